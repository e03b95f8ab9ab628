/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The peer is a library of annotations for web pages, not a program: it gets a page of its own that
 * holds the article and nothing else.  It is not part of Obelus and not fetched by it; whoever has
 * unpacked the package names the file. */
#include "config.h"

#include "bench-peer.h"

#include <string.h>
#include <webkit/webkit.h>

#include "../page/page-fixture.h"
#include "core/base/obl-json-tree.h"
#include "core/base/obl-json.h"

#define MEASURE "/org/obelus/Obelus/page/measure.js"

/* Arguments: spans is a JSON list of [start, end] in UTF-16 units, the article's letters are their
 * own offsets.  Times by the page's clock, as obelus measures its own. */
static const char program[]
    = "const article = document.querySelector('article');"
      "const text = article.textContent;"
      "let serial = 0;"
      "const like = ([start, end]) => {"
      "  const id = `a${serial++}`;"
      "  return {id, bodies: [], target: {annotation: id,"
      "    selector: [{quote: text.slice(start, end), start, end}]}};"
      "};"
      "const began = performance.now();"
      "const annotator = RecogitoJS.createTextAnnotator(article, {});"
      "annotator.setAnnotations(JSON.parse(spans).map(like));"
      "await Measure.frame();"
      "const painted = performance.now() - began;"
      "const keys = [];"
      "for (let i = 0; i < n_keys; i++) {"
      "  const one = like([40 + i * 20, 52 + i * 20]);"
      "  await Measure.frame();"
      "  const began = performance.now();"
      "  annotator.addAnnotation(one);"
      "  await Measure.frame();"
      "  keys.push(performance.now() - began);"
      "  annotator.removeAnnotation(one.id);"
      "}"
      "keys.sort((a, b) => a - b);"
      "const {median, worst} = await Measure.scroll(n_jumps);"
      "return JSON.stringify({painted, key_median: keys[n_keys >> 1], key_worst: keys[n_keys - 1],"
      "  scroll_median: median, scroll_worst: worst});";

typedef struct {
  guint n_loads;
  guint n_answers;
  char *json;
} Page;

/* However long it takes. */
static void
wait_for (const guint *counter, guint value)
{
  while (*counter < value)
    g_main_context_iteration (NULL, TRUE);
}

static void
loaded_cb (WebKitWebView *view, WebKitLoadEvent event, Page *page)
{
  if (event == WEBKIT_LOAD_FINISHED)
    page->n_loads++;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Page *page = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);

  if (value == NULL)
    g_error ("The peer: %s", error->message);
  page->json = jsc_value_to_string (value);
  page->n_answers++;
}

static void
add_script (WebKitUserContentManager *manager, const char *source)
{
  WebKitUserScript *script
      = webkit_user_script_new (source, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME,
                                WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_START, NULL, NULL);

  webkit_user_content_manager_add_script (manager, script);
  webkit_user_script_unref (script);
}

static WebKitUserContentManager *
new_manager (const char *path)
{
  WebKitUserContentManager *manager = webkit_user_content_manager_new ();
  g_autoptr (GBytes) measure = g_resources_lookup_data (MEASURE, 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *peer = NULL;

  if (!g_file_get_contents (path, &peer, NULL, &error))
    g_error ("%s", error->message);
  add_script (manager, g_bytes_get_data (measure, NULL));
  add_script (manager, "var process = {env: {NODE_ENV: 'production'}};"); /* as a bundler has it */
  add_script (manager, peer);
  return manager;
}

static GVariant *
new_arguments (const GPtrArray *spans, guint n_keys, guint n_jumps)
{
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (list);
  GVariantDict arguments;

  obl_json_begin_array (json);
  for (guint i = 0; i < spans->len; i++) {
    const OblRange extent = obl_span_get_extent (spans->pdata[i]);

    obl_json_begin_array (json);
    obl_json_int (json, extent.start);
    obl_json_int (json, extent.end);
    obl_json_end_array (json);
  }
  obl_json_end_array (json);
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "spans", "s", list->str);
  g_variant_dict_insert (&arguments, "n_keys", "u", n_keys);
  g_variant_dict_insert (&arguments, "n_jumps", "u", n_jumps);
  return g_variant_dict_end (&arguments);
}

double
bench_get_number (const OblJsonTree *tree, const char *member)
{
  const OblJsonNode *node
      = tree == NULL ? NULL : obl_json_node_get_member (obl_json_tree_get_root (tree), member);
  double number = -1;

  if (node != NULL)
    obl_json_node_get_double (node, &number);
  return number;
}

void
bench_peer_measure (const char *path,
                    const OblDocument *document,
                    const GPtrArray *spans,
                    guint n_keys,
                    guint n_jumps,
                    BenchPeer *figures)
{
  g_autoptr (WebKitUserContentManager) manager = new_manager (path);
  GtkWidget *view = g_object_new (WEBKIT_TYPE_WEB_VIEW, "user-content-manager", manager, NULL);
  GtkWidget *window = gtk_window_new ();
  Page page = { 0 };
  g_autoptr (OblJsonTree) tree = NULL;
  double opened = 0;
  gint64 began = 0;

  gtk_window_set_default_size (GTK_WINDOW (window), FIXTURE_WIDTH, FIXTURE_HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  g_signal_connect (view, "load-changed", G_CALLBACK (loaded_cb), &page);
  /* The first load starts WebKit's process. */
  webkit_web_view_load_html (WEBKIT_WEB_VIEW (view), "<p>", NULL);
  wait_for (&page.n_loads, 1);
  began = g_get_monotonic_time ();
  webkit_web_view_load_html (WEBKIT_WEB_VIEW (view), document->html, NULL);
  wait_for (&page.n_loads, 2);
  opened = (double)(g_get_monotonic_time () - began) / 1000;
  webkit_web_view_call_async_javascript_function (WEBKIT_WEB_VIEW (view), program, -1,
                                                  new_arguments (spans, n_keys, n_jumps), NULL,
                                                  NULL, NULL, answered_cb, &page);
  wait_for (&page.n_answers, 1);
  tree = obl_json_tree_parse_take (page.json, strlen (page.json), NULL, NULL);
  if (tree == NULL)
    g_error ("The peer's figures cannot be read");
  figures->painted = opened + bench_get_number (tree, "painted");
  figures->key_median = bench_get_number (tree, "key_median");
  figures->key_worst = bench_get_number (tree, "key_worst");
  figures->scroll_median = bench_get_number (tree, "scroll_median");
  figures->scroll_worst = bench_get_number (tree, "scroll_worst");
  gtk_window_destroy (GTK_WINDOW (window));
}
