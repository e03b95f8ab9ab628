/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Certificates are never passed over, and a safe way never leads to an unsafe one. */
#include "config.h"

#include "test-server.h"

#include <string.h>

#include <glib/gstdio.h>

/* For 127.0.0.1 and nothing else, until 2120; signed by itself; of these tests alone. */
static const char pem[] = "-----BEGIN PRIVATE KEY-----\n"
                          "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgzPNzCr1Vfs3D85y4\n"
                          "K2PuKgIEhkfZV8WCEj77n3Jh/nuhRANCAASDBajq2R3+XrTVc2LtrArL8JDak3OJ\n"
                          "S4Y2o6naicKfXm+AojEDpmv7MlafmSsioqmpsNwOo4WV4EOX0vxSHjr7\n"
                          "-----END PRIVATE KEY-----\n"
                          "-----BEGIN CERTIFICATE-----\n"
                          "MIIBVDCB+qADAgECAhRcZcV5iGkpckhPRV1r20iQ01xihDAKBggqhkjOPQQDAjAW\n"
                          "MRQwEgYDVQQDDAtPYmVsdXMgdGVzdDAgFw0wMDAxMDEwMDAwMDBaGA8yMTIwMDEw\n"
                          "MTAwMDAwMFowFjEUMBIGA1UEAwwLT2JlbHVzIHRlc3QwWTATBgcqhkjOPQIBBggq\n"
                          "hkjOPQMBBwNCAASDBajq2R3+XrTVc2LtrArL8JDak3OJS4Y2o6naicKfXm+AojED\n"
                          "pmv7MlafmSsioqmpsNwOo4WV4EOX0vxSHjr7oyQwIjAPBgNVHRMBAf8EBTADAQH/\n"
                          "MA8GA1UdEQQIMAaHBH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIhAO6hAW9I1VdfNxky\n"
                          "GCs5uSrw5DjduxWT+Zo5K5pEklJRAiEApEEaGqDYvRpH9dyUsEyS4E1QZB26kOrU\n"
                          "pdrY2kkF9Lc=\n"
                          "-----END CERTIFICATE-----\n";

static void
answer (SoupServerMessage *message, const char *path, gpointer data)
{
  if (strcmp (path, "/down") == 0)
    test_answer_redirect (message, 302, "http://127.0.0.1:1/page");
  else if (strcmp (path, "/round") == 0)
    test_answer_redirect (message, 302, "/page");
  else
    test_answer_with (message, 200, "text/plain", "safe");
}

/* To http, on the same port. */
static void
answer_up (SoupServerMessage *message, const char *path, gpointer data)
{
  test_answer_redirect (message, 302, data);
}

/* Read when the first connection is made, and so kept until the end. */
static void
trust (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = NULL;

  g_file_set_contents (path, pem, -1, &error);
  g_assert_no_error (error);
  database = g_tls_file_database_new (path, &error);
  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

static void
assert_fails (TestServer *server, const char *path, OblFetchError code, const char *why)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (test_server_fetch (server, path, NULL, &error));
  g_assert_error (error, OBL_FETCH_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_certificates (void)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_pem (pem, -1, &error);
  g_autoptr (TestServer) server = NULL;
  g_autoptr (TestServer) open_server = NULL;
  g_autoptr (OblFetched) fetched = NULL;
  g_autoptr (OblFetched) upgraded = NULL;
  g_autofree char *folder = g_dir_make_tmp ("obelus-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "trusted.pem", NULL);
  g_autofree char *target = NULL;
  g_autofree char *other_name = NULL;

  g_assert_no_error (error);
  server = test_server_new (answer, NULL, certificate);
  assert_fails (server, "/page", OBL_FETCH_ERROR_TLS, "nobody this computer trusts");
  g_assert_cmpuint (test_server_count_requests (server), ==, 0);

  trust (path);
  fetched = test_server_fetch (server, "/round", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes),
                   "safe", 4);
  assert_fails (server, "/down", OBL_FETCH_ERROR_REDIRECT, "http://127.0.0.1:1/page");

  other_name = g_strdup_printf ("https://localhost:%u/", test_server_get_port (server));
  g_assert_null (obl_fetch (other_name, &options, NULL, &error));
  g_assert_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, "for another site"));
  g_clear_error (&error);

  target = g_strconcat (test_server_get_base (server), "/page", NULL);
  open_server = test_server_new (answer_up, target, NULL);
  upgraded = test_server_fetch (open_server, "/", NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (upgraded->url, ==, target);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

typedef struct {
  GSocketListener *listener;
  GCancellable *cancellable;
} PlainServer;

/* Says to whoever calls what a server without https says to what is no request. */
static gpointer
refuse_all (gpointer data)
{
  static const char answer[] = "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n";
  PlainServer *server = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (server->listener, NULL, server->cancellable, NULL))
         != NULL) {
    GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
    char byte;

    g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)), &byte, 1, NULL,
                         NULL);
    g_output_stream_write_all (out, answer, strlen (answer), NULL, NULL, NULL);
    g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    g_object_unref (connection);
  }
  return NULL;
}

static void
test_plain (void)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE };
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any_port = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) address = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PlainServer server = { listener, cancellable };
  GThread *thread;

  g_socket_listener_add_address (listener, any_port, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_DEFAULT, NULL, &address, &error);
  g_assert_no_error (error);
  thread = g_thread_new ("plain", refuse_all, &server);
  url = g_strdup_printf ("https://127.0.0.1:%u/",
                         g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (address)));
  g_assert_null (obl_fetch (url, &options, NULL, &error));
  g_assert_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, "http://"));
  g_cancellable_cancel (cancellable);
  g_thread_join (thread);
}

int
main (int argc, char **argv)
{
  /* Not the settings of this computer; GIO loads them even where another resolver is given. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ())) {
    g_print ("1..0 # SKIP GLib has no TLS here\n");
    return 0;
  }
  g_test_add_func ("/core/fetch/tls/certificates", test_certificates);
  g_test_add_func ("/core/fetch/tls/plain", test_plain);
  return g_test_run ();
}
