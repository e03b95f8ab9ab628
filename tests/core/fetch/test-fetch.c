/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What servers answer, well or badly, and what becomes of it. */
#include "config.h"

#include "test-server.h"

#include <string.h>

#include "core/base/obl-time.h"

#define PAGE "<!doctype html><title>Harbour</title><p>The harbour of Halmar reopened on Monday."
#define MANY_BYTES (200u * 1024)
#define MAX_BYTES 100000u

typedef struct {
  TestServer *server;
  GCancellable *cancellable; /* cancelled as soon as the server is asked for "/hangs" */
} Fixture;

/* --- The server ------------------------------------------------------------------------------- */

static GBytes *
compress (const char *text, gsize n_bytes, GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (format, 9);
  g_autoptr (GInputStream) plain
      = g_memory_input_stream_new_from_data (text, (gssize)n_bytes, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) all = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (all, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (all));
}

static void
answer_encoded (SoupServerMessage *message, const char *encoding, GBytes *bytes)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Content-Encoding", encoding);
  soup_server_message_set_response (message, "text/html", SOUP_MEMORY_COPY, data, n_bytes);
}

static void
answer_packed (SoupServerMessage *message, const char *path)
{
  g_autofree char *many = g_strnfill (MANY_BYTES, 'a');
  g_autoptr (GBytes) bytes = NULL;

  if (strcmp (path, "/packed/gzip") == 0) {
    bytes = compress (PAGE, strlen (PAGE), G_ZLIB_COMPRESSOR_FORMAT_GZIP);
    answer_encoded (message, "gzip", bytes);
  } else if (strcmp (path, "/packed/deflate") == 0) {
    bytes = compress (PAGE, strlen (PAGE), G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
    answer_encoded (message, "deflate", bytes);
  } else if (strcmp (path, "/packed/brotli") == 0) {
    bytes = g_bytes_new_static ("\x0b\x02\x80hello\x03", 9);
    answer_encoded (message, "br", bytes);
  } else if (strcmp (path, "/packed/bomb") == 0) {
    bytes = compress (many, MANY_BYTES, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
    g_assert_cmpuint (g_bytes_get_size (bytes), <, 1000);
    answer_encoded (message, "gzip", bytes);
  } else {
    bytes = g_bytes_new_static (PAGE, strlen (PAGE));
    answer_encoded (message, "gzip", bytes);
  }
}

static void
add_line (const char *name, const char *value, gpointer lines)
{
  g_string_append_printf (lines, "%s: %s\n", name, value);
}

/* What was sent, as the page. */
static void
answer_echo (SoupServerMessage *message)
{
  g_autoptr (GString) lines = g_string_new ("");

  g_string_append_printf (lines, "%s ", soup_server_message_get_method (message));
  g_string_append_printf (lines, "%s\n", g_uri_get_path (soup_server_message_get_uri (message)));
  soup_message_headers_foreach (soup_server_message_get_request_headers (message), add_line, lines);
  test_answer_with (message, 200, "text/plain", lines->str);
}

/* "/redirect/3" leads to "/redirect/2" and so on to "/page". */
static void
answer_counted (SoupServerMessage *message, const char *path)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  guint64 n_left = g_ascii_strtoull (path + strlen ("/redirect/"), NULL, 10);
  g_autofree char *next = g_strdup_printf ("/redirect/%u", (guint)n_left - 1);

  test_answer_redirect (message, statuses[n_left % G_N_ELEMENTS (statuses)],
                        n_left > 1 ? next : "../page#part");
}

static gboolean
send_bit (gpointer data)
{
  SoupServerMessage *message = data;

  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_STATIC,
                            "a", 1);
  soup_server_message_unpause (message);
  return G_SOURCE_CONTINUE;
}

static void
on_gone (SoupServerMessage *message, gpointer source)
{
  g_source_destroy (source);
}

/* A little again and again, without end. */
static void
answer_trickling (SoupServerMessage *message)
{
  g_autoptr (GSource) source = g_timeout_source_new (100);

  soup_server_message_set_status (message, 200, NULL);
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_CHUNKED);
  g_source_set_callback (source, send_bit, message, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
  g_signal_connect_data (message, "finished", G_CALLBACK (on_gone), g_source_ref (source),
                         (GClosureNotify)g_source_unref, 0);
}

static const struct {
  const char *path;
  guint status;
  const char *type;
  const char *body;
} plain_answers[] = {
  { "/page", 200, "text/html; charset=\"ISO-8859-2\"", PAGE },
  { "/bare", 200, "Application/PDF", "%PDF" },
  { "/folder/%E2%80%9Ca%20b.html/", 200, "text/plain", "a" },
  { "/empty", 200, "text/html", "" },
  { "/401", 401, "text/html", "log in" },
  { "/403", 403, "text/html", "no" },
  { "/404", 404, "text/html", "none" },
  { "/410", 410, "text/html", "none" },
  { "/418", 418, "text/html", "none" },
  { "/429", 429, "text/html", "none" },
  { "/503", 503, "text/html", "none" },
};

static const char *const leads[][2] = {
  { "/lead/loop", "/lead/loop" },
  { "/lead/relative", "../page" },
  { "/lead/encoded", "/folder/“a b.html/" },
  { "/lead/ftp", "ftp://127.0.0.1/a" },
  { "/lead/file", "file:///etc/passwd" },
  { "/lead/login", "http://ada:secret@127.0.0.1/" },
  { "/lead/broken", "http://a..b/" },
};

static void
answer_named (SoupServerMessage *message, const char *path)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  test_answer_with (message, 200, "text/plain", "a");
  soup_message_headers_replace (headers, "Content-Disposition",
                                strcmp (path, "/named/evil") == 0
                                    ? "attachment; filename=\"../../a b\x01.html\""
                                    : "attachment; filename*=UTF-8''caf%C3%A9.html");
}

static void
answer (SoupServerMessage *message, const char *path, gpointer data)
{
  Fixture *fixture = data;

  for (gsize i = 0; i < G_N_ELEMENTS (plain_answers); i++) {
    g_autofree char *decoded = g_uri_unescape_string (plain_answers[i].path, NULL);

    if (strcmp (path, decoded) == 0)
      test_answer_with (message, plain_answers[i].status, plain_answers[i].type,
                        plain_answers[i].body);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++) {
    if (strcmp (path, leads[i][0]) == 0)
      test_answer_redirect (message, 302, leads[i][1]);
  }
  if (g_str_has_prefix (path, "/packed/")) {
    answer_packed (message, path);
  } else if (g_str_has_prefix (path, "/redirect/")) {
    answer_counted (message, path);
  } else if (g_str_has_prefix (path, "/named/")) {
    answer_named (message, path);
  } else if (strcmp (path, "/echo") == 0) {
    answer_echo (message);
  } else if (strcmp (path, "/cookie") == 0) {
    test_answer_redirect (message, 302, "/echo");
    soup_message_headers_append (soup_server_message_get_response_headers (message), "Set-Cookie",
                                 "crumb=1; Path=/");
  } else if (strcmp (path, "/nowhere") == 0) {
    soup_server_message_set_status (message, 302, NULL);
  } else if (strcmp (path, "/large") == 0) {
    g_autofree char *many = g_strnfill (MANY_BYTES, 'a');

    test_answer_with (message, 200, "text/html", many);
  } else if (strcmp (path, "/trickles") == 0) {
    answer_trickling (message);
  } else if (strcmp (path, "/hangs") == 0) {
    soup_server_message_pause (message);
    g_cancellable_cancel (fixture->cancellable);
  }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->cancellable = g_cancellable_new ();
  fixture->server = test_server_new (answer, fixture, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  test_server_free (fixture->server);
  g_object_unref (fixture->cancellable);
}

static OblFetched *
fetch_well (Fixture *fixture, const char *path)
{
  g_autoptr (GError) error = NULL;
  OblFetched *fetched = test_server_fetch (fixture->server, path, NULL, &error);

  g_assert_no_error (error);
  return fetched;
}

static void
assert_body (const OblFetched *fetched, const char *body)
{
  g_assert_cmpmem (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes), body,
                   strlen (body));
}

static void
assert_fails (Fixture *fixture,
              const char *path,
              const OblFetchOptions *options,
              OblFetchError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (test_server_fetch (fixture->server, path, options, &error));
  g_assert_error (error, OBL_FETCH_ERROR, (int)code);
  g_assert_true (g_str_has_prefix (error->message, "Cannot fetch “http://127.0.0.1:"));
  g_assert_null (strstr (error->message, "secret"));
}

/* --- Pages ------------------------------------------------------------------------------------ */

static void
test_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = g_strconcat (test_server_get_base (fixture->server), "/page", NULL);
  gint64 before = obl_time_now ();
  g_autoptr (OblFetched) fetched = fetch_well (fixture, "/page#part");

  assert_body (fetched, PAGE);
  g_assert_cmpstr (fetched->url, ==, url);
  g_assert_true (g_str_has_suffix (fetched->requested_url, "/page#part"));
  g_assert_cmpuint (fetched->status, ==, 200);
  g_assert_cmpstr (fetched->media_type, ==, "text/html");
  g_assert_cmpstr (fetched->charset, ==, "iso-8859-2");
  g_assert_cmpstr (fetched->file_name, ==, "page");
  g_assert_cmpint (fetched->retrieved, >=, before);
  g_assert_cmpint (fetched->retrieved, <=, obl_time_now ());
  g_assert_true (g_str_has_prefix (fetched->head, "HTTP/1.1 200 OK\n"));
  g_assert_nonnull (strstr (fetched->head, "\nContent-Type: text/html; charset=\"ISO-8859-2\"\n"));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OblFetched) bare = fetch_well (fixture, "/bare");
  g_autoptr (OblFetched) folder = fetch_well (fixture, "/folder/%E2%80%9Ca%20b.html/");
  g_autoptr (OblFetched) evil = fetch_well (fixture, "/named/evil");
  g_autoptr (OblFetched) coffee = fetch_well (fixture, "/named/coffee");

  g_assert_cmpstr (bare->media_type, ==, "application/pdf");
  g_assert_null (bare->charset);
  g_assert_cmpstr (folder->file_name, ==, "“a b.html");
  g_assert_cmpstr (evil->file_name, ==, "a b_.html");
  g_assert_cmpstr (coffee->file_name, ==, "café.html");
}

/* Nothing that a page has not been told stays for the next. */
static void
test_request (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OblFetched) fetched = fetch_well (fixture, "/cookie");
  g_autofree char *sent
      = g_strndup (g_bytes_get_data (fetched->bytes, NULL), g_bytes_get_size (fetched->bytes));

  g_assert_true (g_str_has_suffix (fetched->url, "/echo"));
  g_assert_true (g_str_has_prefix (sent, "GET /echo\n"));
  g_assert_nonnull (strstr (sent,
                            "\nUser-Agent: Obelus/" OBL_VERSION
                            " (+annotation program; fetches one page at a person's request)\n"));
  g_assert_nonnull (strstr (sent, "\nAccept: text/html,"));
  g_assert_nonnull (strstr (sent, "\nAccept-Language: "));
  g_assert_nonnull (strstr (sent, "gzip"));
  g_assert_null (strstr (sent, "Cookie"));
  g_assert_null (strstr (sent, "Referer"));
  g_assert_null (strstr (sent, "Authorization"));
}

static void
test_packed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OblFetched) gzip = fetch_well (fixture, "/packed/gzip");
  g_autoptr (OblFetched) deflate = fetch_well (fixture, "/packed/deflate");
  g_autoptr (OblFetched) brotli = fetch_well (fixture, "/packed/brotli");
  g_autoptr (OblFetched) mislabelled = fetch_well (fixture, "/packed/mislabelled");

  assert_body (gzip, PAGE);
  g_assert_nonnull (strstr (gzip->head, "\nContent-Encoding: gzip\n"));
  assert_body (deflate, PAGE);
  assert_body (brotli, "hello");
  /* Some servers say so of what is not. */
  assert_body (mislabelled, PAGE);
}

/* --- Limits ----------------------------------------------------------------------------------- */

static void
test_large (Fixture *fixture, gconstpointer data)
{
  OblFetchOptions options = { .proxy = "none", .allow_private = TRUE, .max_bytes = MAX_BYTES };
  g_autoptr (OblFetched) fetched = NULL;
  g_autoptr (GError) error = NULL;

  assert_fails (fixture, "/large", &options, OBL_FETCH_ERROR_TOO_LARGE);
  assert_fails (fixture, "/packed/bomb", &options, OBL_FETCH_ERROR_TOO_LARGE);
  options.max_bytes = MANY_BYTES;
  fetched = test_server_fetch (fixture->server, "/packed/bomb", &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, MANY_BYTES);
}

static void
test_silence (Fixture *fixture, gconstpointer data)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE, .timeout_seconds = 1 };

  assert_fails (fixture, "/hangs", &options, OBL_FETCH_ERROR_TIMEOUT);
}

static void
test_trickle (Fixture *fixture, gconstpointer data)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE, .timeout_seconds = 1 };

  assert_fails (fixture, "/trickles", &options, OBL_FETCH_ERROR_TIMEOUT);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE };
  g_autofree char *url = g_strconcat (test_server_get_base (fixture->server), "/hangs", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) again = NULL;

  g_assert_null (obl_fetch (url, &options, fixture->cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
  g_assert_null (obl_fetch (url, &options, fixture->cancellable, &again));
  g_assert_error (again, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (test_server_count_requests (fixture->server), ==, 1);
}

/* --- Refusals --------------------------------------------------------------------------------- */

static void
test_statuses (Fixture *fixture, gconstpointer data)
{
  assert_fails (fixture, "/401", NULL, OBL_FETCH_ERROR_LOGIN);
  assert_fails (fixture, "/403", NULL, OBL_FETCH_ERROR_LOGIN);
  assert_fails (fixture, "/404", NULL, OBL_FETCH_ERROR_NOT_FOUND);
  assert_fails (fixture, "/410", NULL, OBL_FETCH_ERROR_NOT_FOUND);
  assert_fails (fixture, "/418", NULL, OBL_FETCH_ERROR_STATUS);
  assert_fails (fixture, "/429", NULL, OBL_FETCH_ERROR_STATUS);
  assert_fails (fixture, "/503", NULL, OBL_FETCH_ERROR_STATUS);
  assert_fails (fixture, "/nowhere", NULL, OBL_FETCH_ERROR_STATUS);
  assert_fails (fixture, "/empty", NULL, OBL_FETCH_ERROR_EMPTY);
}

static void
test_redirects (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = g_strconcat (test_server_get_base (fixture->server), "/page", NULL);
  g_autoptr (OblFetched) ten = fetch_well (fixture, "/redirect/10");
  g_autoptr (OblFetched) relative = fetch_well (fixture, "/lead/relative");
  g_autoptr (OblFetched) encoded = fetch_well (fixture, "/lead/encoded");

  assert_body (ten, PAGE);
  g_assert_cmpstr (ten->url, ==, url);
  g_assert_true (g_str_has_suffix (ten->requested_url, "/redirect/10"));
  g_assert_cmpuint (ten->status, ==, 200);
  g_assert_cmpstr (relative->url, ==, url);
  g_assert_true (g_str_has_suffix (encoded->url, "/folder/%E2%80%9Ca%20b.html/"));
  assert_fails (fixture, "/redirect/11", NULL, OBL_FETCH_ERROR_REDIRECT);
  assert_fails (fixture, "/lead/loop", NULL, OBL_FETCH_ERROR_REDIRECT);
  assert_fails (fixture, "/lead/ftp", NULL, OBL_FETCH_ERROR_SCHEME);
  assert_fails (fixture, "/lead/file", NULL, OBL_FETCH_ERROR_SCHEME);
  assert_fails (fixture, "/lead/login", NULL, OBL_FETCH_ERROR_CREDENTIALS);
  assert_fails (fixture, "/lead/broken", NULL, OBL_FETCH_ERROR_ADDRESS);
}

static void
test_addresses (void)
{
  static const struct {
    const char *url;
    OblFetchError code;
  } wrong[] = {
    { "example.org", OBL_FETCH_ERROR_ADDRESS },
    { "ftp://example.org/", OBL_FETCH_ERROR_SCHEME },
    { "http://ada:secret@127.0.0.1/", OBL_FETCH_ERROR_CREDENTIALS },
    { "http://abc.onion/", OBL_FETCH_ERROR_PROXY },
  };

  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_null (obl_fetch (wrong[i].url, &options, NULL, &error));
    g_assert_error (error, OBL_FETCH_ERROR, (int)wrong[i].code);
  }
}

/* --- Servers that are none -------------------------------------------------------------------- */

static gboolean
on_connection (GSocketService *service,
               GSocketConnection *connection,
               GObject *source,
               gpointer data)
{
  const char *answer_text = data;
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  g_autofree char *request = g_malloc (4096);

  g_input_stream_read (in, request, 4096, NULL, NULL);
  g_output_stream_write_all (out, answer_text, strlen (answer_text), NULL, NULL, NULL);
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  return TRUE;
}

static gpointer
run_context (gpointer data)
{
  g_main_loop_run (data);
  return NULL;
}

/* @raw: what a server sends, whatever it is asked. */
static void
check_raw (const char *raw, OblFetchError code)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE };
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GError) error = NULL;
  g_autofree char *url = NULL;
  g_autoptr (OblFetched) fetched = NULL;
  GSocketService *service;
  GThread *thread;
  guint16 port;

  g_main_context_push_thread_default (context);
  service = g_threaded_socket_service_new (2);
  g_signal_connect (service, "run", G_CALLBACK (on_connection), (gpointer)raw);
  port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (service), NULL, &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (context);
  url = g_strdup_printf ("http://127.0.0.1:%u/", port);
  thread = g_thread_new ("raw", run_context, loop);
  fetched = obl_fetch (url, &options, NULL, &error);
  if (fetched != NULL)
    g_error ("“%s” gives a page", raw);
  g_assert_error (error, OBL_FETCH_ERROR, (int)code);
  g_main_loop_quit (loop);
  g_thread_join (thread);
  g_socket_service_stop (service);
  g_socket_listener_close (G_SOCKET_LISTENER (service));
  g_object_unref (service);
}

static void
test_raw (void)
{
  g_autoptr (GString) endless = g_string_new ("HTTP/1.1 200 OK\r\n");

  for (guint i = 0; i < 20000; i++)
    g_string_append (endless, "Field: value\r\n");
  check_raw ("", OBL_FETCH_ERROR_FAILED);
  check_raw ("SSH-2.0-server\r\n", OBL_FETCH_ERROR_FAILED);
  check_raw ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut off", OBL_FETCH_ERROR_FAILED);
  check_raw ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhello",
             OBL_FETCH_ERROR_FAILED);
  check_raw (endless->str, OBL_FETCH_ERROR_FAILED);
  check_raw ("HTTP/1.1 204 No Content\r\n\r\n", OBL_FETCH_ERROR_EMPTY);
}

/* A port that was somebody's a moment ago. */
static void
test_nobody (void)
{
  const OblFetchOptions options = { .proxy = "none", .allow_private = TRUE };
  g_autoptr (TestServer) server = test_server_new (answer, NULL, NULL);
  g_autofree char *url = g_strconcat (test_server_get_base (server), "/page", NULL);
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&server, test_server_free);
  g_assert_null (obl_fetch (url, &options, NULL, &error));
  g_assert_error (error, OBL_FETCH_ERROR, OBL_FETCH_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  /* Not the settings of this computer; GIO loads them even where another resolver is given. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function)                                                                        \
  g_test_add ("/core/fetch/fetch/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("page", test_page);
  ADD ("kinds", test_kinds);
  ADD ("request", test_request);
  ADD ("packed", test_packed);
  ADD ("large", test_large);
  ADD ("silence", test_silence);
  ADD ("trickle", test_trickle);
  ADD ("cancel", test_cancel);
  ADD ("statuses", test_statuses);
  ADD ("redirects", test_redirects);
#undef ADD
  g_test_add_func ("/core/fetch/fetch/addresses", test_addresses);
  g_test_add_func ("/core/fetch/fetch/raw", test_raw);
  g_test_add_func ("/core/fetch/fetch/nobody", test_nobody);
  return g_test_run ();
}
