/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private addresses are not connected to, however a page gets there, and names are left to a
 * proxy.  The resolver of these tests stands in for the system's: what it is asked is counted. */
#include "config.h"

#include "test-server.h"

#include <string.h>

#define PUBLIC "93.184.216.34"

/* --- A resolver that answers what a test wants ------------------------------------------------ */

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver {
  GResolver parent_instance;
  const char *first; /* addresses, with spaces between; NULL: there are none */
  const char *later;
  int n_asked;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static GList *
answer_name (TestResolver *self, GError **error)
{
  int n_before = g_atomic_int_add (&self->n_asked, 1);
  const char *answer = n_before == 0 ? self->first : self->later;
  g_auto (GStrv) texts = g_strsplit (answer != NULL ? answer : "", " ", -1);
  GList *addresses = NULL;

  for (char **text = texts; *text != NULL; text++)
    addresses = g_list_append (addresses, g_inet_address_new_from_string (*text));
  if (addresses == NULL)
    g_set_error (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "no such name");
  return addresses;
}

static GList *
lookup (GResolver *resolver, const char *name, GCancellable *cancellable, GError **error)
{
  return answer_name (TEST_RESOLVER (resolver), error);
}

static GList *
lookup_with_flags (GResolver *resolver,
                   const char *name,
                   GResolverNameLookupFlags flags,
                   GCancellable *cancellable,
                   GError **error)
{
  return answer_name (TEST_RESOLVER (resolver), error);
}

static void
lookup_async (GResolver *resolver,
              const char *name,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, data);
  GError *error = NULL;
  GList *addresses = answer_name (TEST_RESOLVER (resolver), &error);

  if (addresses != NULL)
    g_task_return_pointer (task, addresses, free_addresses);
  else
    g_task_return_error (task, error);
}

static void
lookup_with_flags_async (GResolver *resolver,
                         const char *name,
                         GResolverNameLookupFlags flags,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  lookup_async (resolver, name, cancellable, callback, data);
}

static GList *
lookup_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *class)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (class);

  resolver_class->lookup_by_name = lookup;
  resolver_class->lookup_by_name_async = lookup_async;
  resolver_class->lookup_by_name_finish = lookup_finish;
  resolver_class->lookup_by_name_with_flags = lookup_with_flags;
  resolver_class->lookup_by_name_with_flags_async = lookup_with_flags_async;
  resolver_class->lookup_by_name_with_flags_finish = lookup_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

/* --- A listener that must not hear anything --------------------------------------------------- */

typedef struct {
  TestResolver *resolver;
  GResolver *system;
  GSocket *listener;
  guint port;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  fixture->system = g_resolver_get_default ();
  fixture->resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);
  g_resolver_set_default (G_RESOLVER (fixture->resolver));
  fixture->listener
      = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, &error);
  g_assert_no_error (error);
  g_assert_true (g_socket_bind (fixture->listener, any, TRUE, &error));
  g_assert_true (g_socket_listen (fixture->listener, &error));
  bound = g_socket_get_local_address (fixture->listener, &error);
  fixture->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_resolver_set_default (fixture->system);
  g_object_unref (fixture->system);
  g_object_unref (fixture->resolver);
  g_object_unref (fixture->listener);
}

/* The kernel itself would have taken a connection that nobody has accepted yet. */
static gboolean
has_heard (Fixture *fixture)
{
  return (g_socket_condition_check (fixture->listener, G_IO_IN) & G_IO_IN) != 0;
}

static void
assert_refused (Fixture *fixture, const char *format, const char *proxy, OblFetchError code)
{
  const OblFetchOptions options = { .proxy = proxy };
  g_autofree char *port = g_strdup_printf ("%u", fixture->port);
  g_auto (GStrv) parts = g_strsplit (format, "PORT", -1);
  g_autofree char *url = g_strjoinv (port, parts);
  g_autoptr (GError) error = NULL;

  g_assert_null (obl_fetch (url, &options, NULL, &error));
  g_assert_error (error, OBL_FETCH_ERROR, (int)code);
  g_assert_false (has_heard (fixture));
}

/* --- Direct ways ------------------------------------------------------------------------------ */

static const char *const private_urls[] = {
  "http://127.0.0.1:PORT/",  "https://127.0.0.1:PORT/",         "http://localhost:PORT/",
  "http://localhost.:PORT/", "http://a.localhost:PORT/",        "http://2130706433:PORT/",
  "http://0x7f.1:PORT/",     "http://017700000001:PORT/",       "http://127.1:PORT/",
  "http://[::1]:PORT/",      "http://[::ffff:127.0.0.1]:PORT/", "http://[::]:PORT/",
  "http://0.0.0.0:PORT/",    "http://[64:ff9b::7f00:1]:PORT/",  "http://127.0.0.1.:PORT/",
  "http://nas.local:PORT/",  "http://[2002:7f00:1::]:PORT/",    "http://LOCALHOST:PORT/",
};

static void
test_private (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (private_urls); i++)
    assert_refused (fixture, private_urls[i], "none", OBL_FETCH_ERROR_PRIVATE);
  for (gsize i = 0; i < G_N_ELEMENTS (private_urls); i++)
    assert_refused (fixture, private_urls[i], NULL, OBL_FETCH_ERROR_PRIVATE);
  g_assert_cmpint (fixture->resolver->n_asked, ==, 0);
}

static void
test_named (Fixture *fixture, gconstpointer data)
{
  static const char *const answers[]
      = { "127.0.0.1", "10.0.0.1", "::1", "::ffff:127.0.0.1", PUBLIC " 127.0.0.1", "0.0.0.0" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    fixture->resolver->n_asked = 0;
    fixture->resolver->first = fixture->resolver->later = answers[i];
    assert_refused (fixture, "http://www.example:PORT/", "none", OBL_FETCH_ERROR_PRIVATE);
    g_assert_cmpint (fixture->resolver->n_asked, ==, 1);
  }
  fixture->resolver->first = fixture->resolver->later = NULL;
  assert_refused (fixture, "http://www.example:PORT/", "none", OBL_FETCH_ERROR_NAME);
}

/* A name that is public when it is checked and private when the connection is made. */
static void
test_rebound (Fixture *fixture, gconstpointer data)
{
  static const char *const answers[] = { "127.0.0.1", "127.0.0.1 127.0.0.2", "::1 127.0.0.1" };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++) {
    fixture->resolver->n_asked = 0;
    fixture->resolver->first = PUBLIC;
    fixture->resolver->later = answers[i];
    assert_refused (fixture, "http://www.example:PORT/", "none", OBL_FETCH_ERROR_PRIVATE);
    g_assert_cmpint (fixture->resolver->n_asked, >=, 2);
    fixture->resolver->n_asked = 0;
    assert_refused (fixture, "https://www.example:PORT/", "none", OBL_FETCH_ERROR_PRIVATE);
  }
}

static void
answer_page (SoupServerMessage *message, const char *path, gpointer data)
{
  test_answer_with (message, 200, "text/plain", "allowed");
}

/* The same with leave to, which shows that nothing else stood in the way. */
static void
test_allowed (Fixture *fixture, gconstpointer data)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE };
  g_autoptr (TestServer) server = test_server_new (answer_page, NULL, NULL);
  g_autofree char *url = g_strdup_printf ("http://www.example:%u/", test_server_get_port (server));
  g_autofree char *silent = g_strdup_printf ("http://www.example:%u/", fixture->port);
  const OblFetchOptions hasty = { .proxy = "none", .allow_private = TRUE, .timeout_seconds = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFetched) fetched = NULL;

  fixture->resolver->first = fixture->resolver->later = "127.0.0.1";
  fetched = obl_fetch (url, &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                   "allowed", 7);
  g_assert_null (obl_fetch (silent, &hasty, NULL, &error));
  g_assert_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_TIMEOUT);
  g_assert_true (has_heard (fixture));
}

/* --- An HTTP proxy ---------------------------------------------------------------------------- */

static void
answer_as_proxy (SoupServerMessage *message, const char *path, gpointer data)
{
  Fixture *fixture = data;
  GUri *url = soup_server_message_get_uri (message);
  g_autofree char *asked = g_uri_to_string (url);
  g_autofree char *location = NULL;

  if (strcmp (path, "/inside") == 0)
    location = g_strdup_printf ("http://127.0.0.1:%u/", fixture->port);
  else if (strcmp (path, "/number") == 0)
    location = g_strdup_printf ("http://2130706433:%u/", fixture->port);
  else if (strcmp (path, "/local") == 0)
    location = g_strdup_printf ("//localhost:%u/", fixture->port);
  if (location != NULL)
    test_answer_redirect (message, 302, location);
  else
    test_answer_with (message, 200, "text/plain", asked);
}

static void
test_http_proxy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TestServer) server = test_server_new (answer_as_proxy, fixture, NULL);
  g_autofree char *proxy = g_strdup_printf ("http://127.0.0.1:%u", test_server_get_port (server));
  const OblFetchOptions options = { .proxy = proxy };
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFetched) fetched = obl_fetch ("http://www.example/a?b", &options, NULL, &error);
  guint n_requests;

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                   "http://www.example/a?b", 22);
  assert_refused (fixture, "http://www.example/inside", proxy, OBL_FETCH_ERROR_PRIVATE);
  assert_refused (fixture, "http://www.example/number", proxy, OBL_FETCH_ERROR_PRIVATE);
  assert_refused (fixture, "http://www.example/local", proxy, OBL_FETCH_ERROR_PRIVATE);
  n_requests = test_server_count_requests (server);
  g_assert_cmpuint (n_requests, ==, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (private_urls); i++)
    assert_refused (fixture, private_urls[i], proxy, OBL_FETCH_ERROR_PRIVATE);
  g_assert_cmpuint (test_server_count_requests (server), ==, n_requests);
  g_assert_cmpint (fixture->resolver->n_asked, ==, 0);
}

/* --- SOCKS ------------------------------------------------------------------------------------ */

typedef struct {
  GMainLoop *loop;
  GMutex mutex;
  GString *asked; /* what was asked for, a line each */
} Socks;

/* As RFC 1928 has it, for one connection, with a page at its end whatever the host. */
static gboolean
serve_socks (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer data)
{
  static const guint8 greeting[] = { 5, 0 };
  static const guint8 granted[] = { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
  static const char page[] = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nhidden";
  Socks *socks = data;
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  guint8 bytes[1024] = { 0 };
  gsize n_read;

  g_input_stream_read_all (in, bytes, 2, &n_read, NULL, NULL);
  g_input_stream_read_all (in, bytes, bytes[1], &n_read, NULL, NULL);
  g_output_stream_write_all (out, greeting, sizeof greeting, NULL, NULL, NULL);
  g_input_stream_read_all (in, bytes, 5, &n_read, NULL, NULL);
  g_mutex_lock (&socks->mutex);
  g_string_append_printf (socks->asked, "%u ", bytes[3]);
  if (bytes[3] == 3) {
    gsize n_name = bytes[4];

    g_input_stream_read_all (in, bytes, n_name + 2, &n_read, NULL, NULL);
    g_string_append_printf (socks->asked, "%.*s %u\n", (int)n_name, (char *)bytes,
                            (guint)bytes[n_name] << 8 | bytes[n_name + 1]);
  }
  g_mutex_unlock (&socks->mutex);
  g_output_stream_write_all (out, granted, sizeof granted, NULL, NULL, NULL);
  g_input_stream_read (in, bytes, sizeof bytes, NULL, NULL);
  g_output_stream_write_all (out, page, sizeof page - 1, NULL, NULL, NULL);
  return TRUE;
}

static gpointer
run_socks (gpointer data)
{
  g_main_loop_run (data);
  return NULL;
}

static void
test_socks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  Socks socks = { .asked = g_string_new ("") };
  g_autoptr (GSocketService) service = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFetched) fetched = NULL;
  g_autoptr (OblFetched) onion = NULL;
  g_autofree char *proxy = NULL;
  OblFetchOptions options = { 0 };
  GThread *thread;

  g_mutex_init (&socks.mutex);
  socks.loop = g_main_loop_new (context, FALSE);
  g_main_context_push_thread_default (context);
  service = g_threaded_socket_service_new (2);
  g_signal_connect (service, "run", G_CALLBACK (serve_socks), &socks);
  proxy = g_strdup_printf (
      "socks5h://127.0.0.1:%u",
      g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error));
  g_main_context_pop_thread_default (context);
  thread = g_thread_new ("socks", run_socks, socks.loop);

  options.proxy = proxy;
  fetched = obl_fetch ("http://www.example/a", &options, NULL, &error);
  g_assert_no_error (error);
  onion = obl_fetch ("http://abcdef.onion:81/", &options, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (onion->bytes, NULL), g_bytes_get_size (onion->bytes), "hidden",
                   6);
  for (gsize i = 0; i < G_N_ELEMENTS (private_urls); i++)
    assert_refused (fixture, private_urls[i], proxy, OBL_FETCH_ERROR_PRIVATE);
  /* 3: the proxy was given the name, and not what somebody had looked up. */
  g_mutex_lock (&socks.mutex);
  g_assert_cmpstr (socks.asked->str, ==, "3 www.example 80\n3 abcdef.onion 81\n");
  g_mutex_unlock (&socks.mutex);
  g_assert_cmpint (fixture->resolver->n_asked, ==, 0);

  g_main_loop_quit (socks.loop);
  g_thread_join (thread);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_main_loop_unref (socks.loop);
  g_string_free (socks.asked, TRUE);
  g_mutex_clear (&socks.mutex);
}

/* Nobody at the proxy's address: there is no second way past it. */
static void
test_dead_proxy (Fixture *fixture, gconstpointer data)
{
  g_autofree char *dead = g_strdup_printf ("socks5://127.0.0.1:%u", fixture->port);
  g_autofree char *dead_http = g_strdup_printf ("http://127.0.0.1:%u", fixture->port);

  g_socket_close (fixture->listener, NULL);
  fixture->resolver->first = fixture->resolver->later = PUBLIC;
  for (guint i = 0; i < 2; i++) {
    const OblFetchOptions options = { .proxy = i == 0 ? dead : dead_http };
    g_autoptr (GError) error = NULL;

    g_assert_null (obl_fetch ("http://www.example/", &options, NULL, &error));
    g_assert_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_PROXY);
  }
  g_assert_cmpint (fixture->resolver->n_asked, ==, 0);
}

int
main (int argc, char **argv)
{
  /* Not the settings of this computer; GIO loads them even where another resolver is given. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/core/fetch/guard/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("private", test_private);
  ADD ("named", test_named);
  ADD ("rebound", test_rebound);
  ADD ("allowed", test_allowed);
  ADD ("http-proxy", test_http_proxy);
  ADD ("socks", test_socks);
  ADD ("dead-proxy", test_dead_proxy);
#undef ADD
  return g_test_run ();
}
