/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile pages leave nothing in the reading HTML but what is allowed.
 *
 * The list of what is allowed is written here a second time, by hand, and the outcome is taken apart
 * by the parser alone: nothing of the code under test is believed. */
#include "config.h"

#include <gumbo.h>
#include <string.h>

#include "core/import/obl-import.h"

static const char *data_folder;

static const struct {
  const char *element;
  const char *attributes; /* beside data-s, data-r, dir, lang; with spaces around each */
} allowed[] = {
  { "article", "" },     { "p", "" },
  { "h1", "" },          { "h2", "" },
  { "h3", "" },          { "h4", "" },
  { "h5", "" },          { "h6", "" },
  { "ul", "" },          { "ol", " start " },
  { "li", " value " },   { "blockquote", "" },
  { "pre", "" },         { "figure", "" },
  { "figcaption", "" },  { "table", "" },
  { "tbody", "" },       { "tr", "" },
  { "td", " colspan " }, { "th", " colspan " },
  { "a", " href " },     { "em", "" },
  { "strong", "" },      { "b", "" },
  { "i", "" },           { "u", "" },
  { "s", "" },           { "sub", "" },
  { "sup", "" },         { "code", "" },
  { "q", "" },           { "cite", "" },
  { "abbr", " title " }, { "time", " datetime " },
  { "mark", "" },        { "small", "" },
  { "span", "" },        { "br", "" },
  { "wbr", "" },         { "ruby", "" },
  { "rt", " data-rt " },
};

static gboolean
is_number (const char *value)
{
  return *value != '\0' && value[strspn (value, "-0123456789")] == '\0';
}

static void
check_attribute (const char *element, const char *own, const GumboAttribute *attribute)
{
  const char *name = attribute->name;
  const char *value = attribute->value;
  g_autofree char *spaced = g_strdup_printf (" %s ", name);

  if (strcmp (name, "href") == 0 && strstr (own, spaced) != NULL) {
    g_assert_true (g_ascii_strncasecmp (value, "http://", 7) == 0
                   || g_ascii_strncasecmp (value, "https://", 8) == 0
                   || g_ascii_strncasecmp (value, "mailto:", 7) == 0 || *value == '#');
    for (const char *p = value; *p != '\0'; p++)
      g_assert_true ((guchar)*p >= 0x20 && *p != 0x7f);
    return;
  }
  if (strcmp (name, "data-s") == 0 || strcmp (name, "colspan") == 0 || strcmp (name, "start") == 0
      || strcmp (name, "value") == 0) {
    g_assert_true (is_number (value));
  } else if (strcmp (name, "data-r") == 0) {
    g_assert_true (g_str_equal (value, "body") || g_str_equal (value, "title")
                   || g_str_equal (value, "meta") || g_str_equal (value, "boilerplate"));
  } else if (strcmp (name, "dir") == 0) {
    g_assert_true (g_str_equal (value, "auto") || g_str_equal (value, "ltr")
                   || g_str_equal (value, "rtl"));
  } else if (strcmp (name, "lang") == 0) {
    g_assert_cmpuint (
        strspn (value, "-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), ==,
        strlen (value));
  } else if (strstr (own, spaced) == NULL) {
    g_test_message ("<%s %s=\"%s\">", element, name, value);
    g_test_fail ();
  }
}

static void
check_element (const GumboNode *node)
{
  const char *name = gumbo_normalized_tagname (node->v.element.tag);
  const GumboVector *attributes = &node->v.element.attributes;

  g_assert_cmpint (node->v.element.tag_namespace, ==, GUMBO_NAMESPACE_HTML);
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    if (strcmp (allowed[i].element, name) != 0)
      continue;
    for (guint k = 0; k < attributes->length; k++)
      check_attribute (name, allowed[i].attributes, attributes->data[k]);
    return;
  }
  g_test_message ("<%s>", name);
  g_test_fail ();
}

static void
check_tree (const GumboNode *node)
{
  g_assert_cmpint (node->type, !=, GUMBO_NODE_COMMENT);
  g_assert_cmpint (node->type, !=, GUMBO_NODE_TEMPLATE);
  if (node->type != GUMBO_NODE_ELEMENT)
    return;
  check_element (node);
  for (guint i = 0; i < node->v.element.children.length; i++)
    check_tree (node->v.element.children.data[i]);
}

static void
append_text (GString *text, const GumboNode *node)
{
  if (node->type != GUMBO_NODE_ELEMENT) {
    g_string_append (text, node->v.text.text);
    return;
  }
  for (guint i = 0; i < node->v.element.children.length; i++)
    append_text (text, node->v.element.children.data[i]);
}

static void
check_document (const OblDocument *document)
{
  g_autofree char *page = g_strdup_printf ("<!doctype html><body>%s", document->html);
  g_autoptr (GString) text = g_string_new (NULL);
  GumboOutput *output = gumbo_parse (page);
  const GumboNode *body = output->root->v.element.children.data[1];

  g_assert_cmpuint (body->v.element.children.length, ==, 1);
  check_tree (body->v.element.children.data[0]);
  append_text (text, body->v.element.children.data[0]);
  g_assert_cmpstr (text->str, ==, obl_text_get_utf8 (document->text));
  gumbo_destroy_output (&kGumboDefaultOptions, output);
}

static void
test_page (void)
{
  static const OblImportOptions options = { .format = "html", .name = "hostile.html" };
  g_autofree char *path = g_build_filename (data_folder, "hostile.html", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GString) page = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A page with every attack that is known");
  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  page = g_string_new (content);
  g_string_replace (page, "@HOST@:@PORT@", "127.0.0.1:9", 0);
  bytes = g_bytes_new (page->str, page->len);
  document = obl_import_bytes (bytes, &options, &error);
  g_assert_no_error (error);
  check_document (document);
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), "First paragraph, long enough"));
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), "The last paragraph"));
}

/* Wraps each piece in another and asks again: what is harmless by itself may not be in a table, in
 * a foreign element or in the middle of a word. */
static void
test_pieces (void)
{
  static const char *const pieces[] = {
    "<script>x</script>",
    "<img src=x onerror=x>",
    "<svg/onload=x>",
    "<b onclick=x>y</b>",
    "<a href=javascript:x>y</a>",
    "<a href='jav&#x0A;ascript:x'>y</a>",
    "<a href='&#106;avascript:x'>y</a>",
    "<iframe srcdoc='<p>x'>",
    "<math><mi xlink:href=javascript:x>y",
    "<style>@import 'x'</style>",
    "<textarea></p><img src=x onerror=x></textarea>",
    "<title></title><img src=x onerror=x>",
    "<!--<img src=x onerror=x>-->",
    "<!--><img src=x onerror=x>-->",
    "<![CDATA[<img src=x onerror=x>]]>",
    "<svg><![CDATA[<img src=x onerror=x>]]></svg>",
    "<noscript><p title='</noscript><img src=x onerror=x>'>",
    "<svg><style><img src=x onerror=x></style></svg>",
    "<svg><title><img src=x onerror=x></title></svg>",
    "<svg><desc><table><style><img src=x onerror=x></style></table></desc></svg>",
    "<math><annotation-xml encoding='text/html'><img src=x onerror=x></annotation-xml></math>",
    "<form><form><input name=x>",
    "<table><a href=x><tr><td><a href=y>z",
    "<p><table><p>x</p></table></p>",
    "<a><b><a><i><a>x",
    "<li><ul><p><li>x",
    "<rt>x</rt><ruby><rt>y<ruby>z<rt>w",
    "<select><option><b>x</select>y",
    "<pre>\n\n x</pre>",
    "<listing>\nx</listing>",
    "<plaintext>x",
    "<p title='\"><img src=x onerror=x>'>y",
    "<abbr title='&quot;><img src=x>'>y</abbr>",
    "<a href='http://x/\" onclick=\"y'>z</a>",
    "<a href=\"http://x/<>'`\">z</a>",
    "<time datetime='\"onx'>y</time>",
    "<ol start='1 onclick'><li value='\"x'>y",
    "<td colspan='9999999999'>x",
    "<table><tr><td colspan=1000 rowspan=65534>x<td>y<tr><td>z</table>",
    "<br/><wbr/><hr/>",
    "</br></p>",
    "&lt;script&gt;",
    "&amp;lt;",
    "&#0;&#x80;&#xD800;&#x110000;",
    "x\r\ny\rz",
    "<p lang='en\" x=\"'>y</p>",
    "<bdo dir='rtl\"'>x</bdo>",
    "\xc2\xa0",
    "\xe2\x80\xa8",
    "<q><q><q>x</q></q></q>",
    "<frameset><frame src=x></frameset>",
    "<template><img src=x></template>",
    "<object><p>x</object>y",
    "<body onload=x><html lang=x>",
    "<head><base href=x></head>",
    "<isindex prompt=x>",
    "<image src=x>",
    "<xmp></p><script></xmp>",
    "<noembed><img></noembed>",
    "<button><p>x</button>",
    "<marquee>x</marquee>",
    "<ruby>a<rt>b</rt></ruby>",
    "<dl><dt>a<dd>b</dl>",
    "<h1><h2>x</h2></h1>",
    "<b><p>x</b>y</p>",
  };
  static const char *const frames[] = {
    "%s",
    "<p>a%sb</p>",
    "<table><tr><th>a<th>%s<tr><td>b<td>c</table>d",
    "<table>%s<tr><td>a<td>b<tr><td>c<td>d</table>",
    "<ul><li>a<li>%s<li>b</ul>c",
    "<h2>a%sb</h2><p>c",
    "<pre>a\n%s\nb</pre>c",
    "<svg>%s</svg>a",
    "<math><mtext>%s</mtext></math>a",
    "<a href=http://x/><b>a%sb</b></a>c",
    "<blockquote>%s</blockquote>a",
    "<select>%s</select>a",
    "<div>%s<p>a</p>%s</div>",
  };
  static const OblImportOptions options = { .format = "html", .name = "piece.html" };

  g_test_summary ("Every attack within every frame");
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++) {
    for (guint k = 0; k < G_N_ELEMENTS (frames); k++) {
      g_auto (GStrv) parts = g_strsplit (frames[k], "%s", -1);
      g_autofree char *page = g_strjoinv (pieces[i], parts);
      g_autoptr (GBytes) bytes = g_bytes_new (page, strlen (page));
      g_autoptr (GError) error = NULL;
      g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, &error);
      g_autofree char *again = NULL;

      if (document == NULL) {
        g_assert_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_EMPTY);
        continue;
      }
      check_document (document);
      if (strstr (document->importer, "text only") != NULL) {
        g_test_message ("does not read back: %s", page);
        g_test_fail ();
      }
      again = obl_import_html_if_true (document->html, document->text, document->blocks);
      if (g_strcmp0 (again, document->html) != 0) {
        g_test_message ("%s\nbecomes %s\nbecomes %s", page, document->html, again);
        g_test_fail ();
      }
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  data_folder = argv[1];
  g_test_add_func ("/core/html/hostile/page", test_page);
  g_test_add_func ("/core/html/hostile/pieces", test_pieces);
  return g_test_run ();
}
