/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile reading HTML straight in the view, as the project file of a stranger may hold it.  A
 * listener on loopback, at which everything in it points, must never be connected to; no script of
 * it may run; and it must not see ours. */
#include "config.h"

#include <string.h>

#include "core/import/obl-import.h"
#include "page-fixture.h"

/* Each has $ where the listener's address goes. */
static const char *const attacks[] = {
  "<script>document.title = 'ran'; fetch('$a')</script>",
  "<script src=\"$b\"></script>",
  "<img src=\"$c\" onerror=\"document.title = 'ran'\" onload=\"document.title = 'ran'\">",
  "<img srcset=\"$d 1x, $e 2x\"><picture><source srcset=\"$f\"><img></picture>",
  "<iframe src=\"$g\"></iframe><iframe srcdoc=\"<script>parent.document.title='ran'</script>"
  "<img src='$h'>\"></iframe>",
  "<object data=\"$i\"></object><embed src=\"$j\">",
  "<video src=\"$k\" poster=\"$l\" autoplay></video><audio src=\"$m\" autoplay></audio>",
  "<meta http-equiv=\"refresh\" content=\"0;url=$n\">",
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src *\">",
  "<link rel=\"stylesheet\" href=\"$o\"><link rel=\"icon\" href=\"$p\">",
  "<link rel=\"preconnect\" href=\"$q\"><link rel=\"dns-prefetch\" href=\"$r\">"
  "<link rel=\"prefetch\" href=\"$s\"><link rel=\"preload\" as=\"image\" href=\"$t\">"
  "<link rel=\"modulepreload\" href=\"$u\"><link rel=\"manifest\" href=\"$v\">",
  "<style>@import url($w); body { background: url($x) } @font-face { font-family: f;"
  " src: url($y) } p { font-family: f }</style>",
  "<p style=\"background: url($z); position: fixed; inset: 0\">styled</p>",
  "<svg onload=\"document.title = 'ran'\"><image href=\"$aa\"/><use href=\"$ab#x\"/>"
  "<script>document.title = 'ran'</script><animate onbegin=\"document.title = 'ran'\""
  " attributeName=\"x\" dur=\"1s\"/></svg>",
  "<math><mtext><mglyph><style><img src=\"$ac\" onerror=\"document.title = 'ran'\"></style>"
  "</mglyph></mtext></math>",
  "<form action=\"$ad\"><input name=\"q\" value=\"1\" autofocus onfocus=\"document.title = 'ran';"
  " form.submit()\"><input type=\"image\" src=\"$ae\"></form>",
  "<details open ontoggle=\"document.title = 'ran'\"><summary>s</summary></details>",
  "<a id=\"link\" href=\"$af\" ping=\"$ag\">link</a>"
  "<a id=\"script\" href=\"javascript:document.title = 'ran'\">script</a>",
  "<base href=\"$ah\"><img src=\"relative\">",
  "<body onload=\"document.title = 'ran'\" background=\"$ai\">",
  "<table background=\"$aj\"><tr><td background=\"$ak\">cell</td></tr></table>",
  "<template shadowrootmode=\"open\"><img src=\"$al\"></template>",
  "</article></body></html><script>document.title = 'ran'</script><img src=\"$am\">",
};

static const char *data_folder;

typedef struct {
  GSocketService *service;
  char *address; /* "http://127.0.0.1:PORT/" */
  guint n_connections;
} Listener;

static gboolean
incoming_cb (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             Listener *listener)
{
  listener->n_connections++;

  return TRUE;
}

static void
listener_init (Listener *listener)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) got = NULL;
  g_autoptr (GError) error = NULL;

  listener->service = g_socket_service_new ();
  g_socket_listener_add_address (G_SOCKET_LISTENER (listener->service), wanted,
                                 G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL, &got, &error);
  g_assert_no_error (error);
  g_signal_connect (listener->service, "incoming", G_CALLBACK (incoming_cb), listener);
  listener->address = g_strdup_printf (
      "http://127.0.0.1:%u/", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (got)));
}

static void
listener_clear (Listener *listener)
{
  g_socket_service_stop (listener->service);
  g_socket_listener_close (G_SOCKET_LISTENER (listener->service));
  g_clear_object (&listener->service);
  g_clear_pointer (&listener->address, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listener, listener_clear)

/* The listener hears a connection that is made: without this, silence would prove nothing. */
static void
check_listener (Listener *listener)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  g_autoptr (GError) error = NULL;
  const char *host_and_port = listener->address + strlen ("http://");
  g_autofree char *host = g_strndup (host_and_port, strlen (host_and_port) - 1);

  connection = g_socket_client_connect_to_host (client, host, 0, NULL, &error);
  g_assert_no_error (error);
  fixture_wait (&listener->n_connections, 1);
  listener->n_connections = 0;
}

/* Several frames and round trips later, so that what a page begins by itself has begun. */
static void
settle (Fixture *fixture)
{
  for (int i = 0; i < 20; i++) {
    g_autofree char *ignored = fixture_ask (fixture, "document.body.getBoundingClientRect().width");
  }
}

static void
assert_silent (Fixture *fixture, const Listener *listener, const char *attack)
{
  g_autofree char *title = NULL;

  settle (fixture);
  title = fixture_eval (fixture, NULL, "document.title");
  g_test_message ("%s", attack);
  g_assert_cmpstr (title, ==, "\"\"");
  g_assert_cmpuint (listener->n_connections, ==, 0);
}

static OblDocument *
new_hostile (const char *attack, const char *address)
{
  g_auto (GStrv) parts = g_strsplit (attack, "$", -1);
  g_autofree char *pointed = g_strjoinv (address, parts);
  g_autofree char *html
      = g_strdup_printf ("<article><p data-s=\"0\" data-r=\"body\">Text</p>%s</article>", pointed);

  return fixture_document_html (html, "Text");
}

static void
test_attacks (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Listener) listener = { 0 };

  g_test_summary ("Nothing of a hostile page runs or connects, whether it is refused or shown");
  listener_init (&listener);
  check_listener (&listener);
  for (guint i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autoptr (OblDocument) document = new_hostile (attacks[i], listener.address);

    fixture_show (fixture, document);
    assert_silent (fixture, &listener, attacks[i]);
  }
}

/* The page that tries everything, pointed at the listener. */
static char *
dup_hostile_page (const Listener *listener)
{
  g_autofree char *path = g_build_filename (data_folder, "hostile.html", NULL);
  g_autofree char *file = NULL;
  g_autofree char *host = g_strndup (listener->address + strlen ("http://"),
                                     strlen (listener->address) - strlen ("http://") - 1);
  g_auto (GStrv) parts = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &file, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (file, "@HOST@:@PORT@", -1);
  g_assert_cmpuint (g_strv_length (parts), >, 20);

  return g_strjoinv (host, parts);
}

static void
test_imported (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Listener) listener = { 0 };
  const OblImportOptions options = { .format = "html", .name = "hostile.html" };
  g_autofree char *page = NULL;
  g_autofree char *title = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (OblDocument) raw = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary (
      "A page that tries everything is imported and shown, and nothing runs or connects; "
      "as it is, it is refused, and nothing runs or connects either");
  listener_init (&listener);
  page = dup_hostile_page (&listener);
  bytes = g_bytes_new (page, strlen (page));
  document = obl_import_bytes (bytes, &options, &error);
  g_assert_no_error (error);
  fixture_show (fixture, document);
  g_assert_null (fixture->failure);
  assert_silent (fixture, &listener, "imported");
  raw = fixture_document_html (page, obl_text_get_utf8 (document->text));
  fixture_show (fixture, raw);
  g_assert_nonnull (fixture->failure);
  settle (fixture);
  title = fixture_eval (fixture, NULL, "document.title");
  g_assert_null (strstr (title, "owned"));
  g_assert_cmpuint (listener.n_connections, ==, 0);
}

static void
test_clicked_links (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Listener) listener = { 0 };
  static const char *const ids[] = { "link", "script" };

  g_test_summary ("A link leads nowhere, clicked or by script");
  listener_init (&listener);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++) {
    g_autofree char *html = g_strdup_printf (
        "<article><p data-s=\"0\"><a id=\"link\" href=\"%s\" ping=\"%s\">A</a><a id=\"script\""
        " href=\"javascript:document.title = 'ran'\">B</a></p></article>",
        listener.address, listener.address);
    g_autofree char *click = g_strdup_printf ("document.getElementById('%s').click(); 0", ids[i]);
    g_autoptr (OblDocument) document = fixture_document_html (html, "AB");
    g_autofree char *clicked = NULL;
    g_autofree char *forced = NULL;

    fixture_show (fixture, document);
    g_assert_null (fixture->failure);
    clicked = fixture_ask (fixture, click);
    assert_silent (fixture, &listener, ids[i]);
  }
}

static void
test_navigation (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_auto (Listener) listener = { 0 };
  g_autoptr (OblDocument) document = fixture_document ("p body Text");
  g_autofree char *location = NULL;
  g_autofree char *script = NULL;
  g_autofree char *ignored = NULL;

  g_test_summary ("Even a script that did run could not leave the page or load anything");
  listener_init (&listener);
  fixture_show (fixture, document);
  script = g_strdup_printf (
      "{ const to = '%s'; new Image().src = to; fetch(to).catch(() => {});"
      " const frame = document.createElement('iframe'); frame.src = to;"
      " document.documentElement.append(frame); open(to); navigator.sendBeacon(to, 'x');"
      " try { new WebSocket(to.replace('http', 'ws')); } catch (error) { }"
      " const link = document.createElement('link'); link.rel = 'preconnect'; link.href = to;"
      " document.head.append(link); location.href = to; }; 0",
      listener.address);
  ignored = fixture_eval (fixture, NULL, script);
  assert_silent (fixture, &listener, "a script");
  location = fixture_eval (fixture, NULL, "location.href.startsWith('obelus-page:/')");
  g_assert_cmpstr (location, ==, "true");
}

static void
test_worlds (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (OblDocument) document = fixture_document ("p body Text");
  g_autofree char *theirs = NULL;
  g_autofree char *ours = NULL;

  g_test_summary ("The page's own world has neither our object nor our channel");
  fixture_show (fixture, document);
  theirs = fixture_eval (fixture, NULL,
                         "[typeof obelus, typeof Reader, typeof CodePoints,"
                         " typeof window.webkit === 'undefined' ||"
                         " typeof window.webkit.messageHandlers.obelus === 'undefined']");
  g_assert_cmpstr (theirs, ==, "[\"undefined\",\"undefined\",\"undefined\",true]");
  ours = fixture_ask (fixture, "[typeof obelus, typeof window.webkit.messageHandlers.obelus]");
  g_assert_cmpstr (ours, ==, "[\"object\",\"object\"]");
}

int
main (int argc, char **argv)
{
  if (!fixture_init (&argc, &argv))
    return 0;
  if (argc < 2)
    g_error ("usage: test-hostile FOLDER-OF-DATA");
  data_folder = argv[1];

  g_test_add_func ("/page/hostile/attacks", test_attacks);
  g_test_add_func ("/page/hostile/imported", test_imported);
  g_test_add_func ("/page/hostile/links", test_clicked_links);
  g_test_add_func ("/page/hostile/navigation", test_navigation);
  g_test_add_func ("/page/hostile/worlds", test_worlds);

  return g_test_run ();
}
