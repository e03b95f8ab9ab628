/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile pages leave nothing in the reading HTML but what is allowed (allowed.c). */
#include "config.h"

#include <string.h>

#include "allowed.h"
#include "core/import/obl-import.h"

static const char *data_folder;

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
  allowed_check (document);
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
      allowed_check (document);
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
