/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument texts, zipped and flat: structure kept, changes accepted, everything else refused in
 * words. */
#include "config.h"

#include "test-pack.h"
#include "test-sink.h"

#include <string.h>

#include <archive_entry.h>

#define NAMESPACES                                                                                 \
  "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "                               \
  "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "                                 \
  "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "                                   \
  "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "                                 \
  "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "                                \
  "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' "                        \
  "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' "                          \
  "xmlns:meta='urn:oasis:names:tc:opendocument:xmlns:meta:1.0' "                                   \
  "xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:xlink='http://www.w3.org/1999/xlink'"

static const char automatic[]
    = "<office:automatic-styles><style:style style:name='P1' style:family='paragraph' "
      "style:parent-style-name='Quotations'/><style:style style:name='P2' "
      "style:family='paragraph' style:parent-style-name='Preformatted_20_Text'/><style:style "
      "style:name='P3' style:family='paragraph'><style:paragraph-properties "
      "style:writing-mode='rl-tb'/></style:style><style:style style:name='T1' "
      "style:family='text'><style:text-properties "
      "fo:font-weight='bold'/></style:style><style:style "
      "style:name='T2' style:family='text'><style:text-properties text:display='none'/>"
      "</style:style><text:list-style style:name='L1'><text:list-level-style-bullet "
      "text:level='1'/><text:list-level-style-number text:level='2' style:num-format='1'/>"
      "</text:list-style><text:list-style style:name='L2'><text:list-level-style-number "
      "text:level='1' style:num-format='1'/></text:list-style></office:automatic-styles>";
static const char meta[]
    = "<office:meta><dc:title>Untitled 1</dc:title><meta:initial-creator>Ada Berg"
      "</meta:initial-creator><dc:creator>The Office</dc:creator><meta:creation-date>"
      "2024-03-05T10:00:00</meta:creation-date><dc:date>2024-04-06T11:00:00</dc:date>"
      "<dc:language>en-GB</dc:language></office:meta>";

static char *
make_content (const char *text)
{
  return g_strdup_printf (
      "<?xml version='1.0' encoding='UTF-8'?><office:document-content " NAMESPACES
      ">%s<office:body><office:text>%s</office:text></office:body>"
      "</office:document-content>",
      automatic, text);
}

static TestFound *
read_packed (const char *content, const char *other, const char *bytes, gsize n_bytes)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "a.bin" };
  g_autofree char *properties = g_strconcat ("<office:document-meta " NAMESPACES ">", meta,
                                             "</office:document-meta>", NULL);
  g_autoptr (GByteArray) all = NULL;

  test_pack_add (pack, "mimetype", "application/vnd.oasis.opendocument.text");
  test_pack_add (pack, "content.xml", content);
  test_pack_add (pack, "meta.xml", properties);
  if (other != NULL)
    test_pack_add_entry (pack, other, AE_IFREG, bytes, n_bytes);
  all = test_pack_finish (pack);
  return test_read (all->data, all->len, &options);
}

static TestFound *
read_text (const char *text)
{
  g_autofree char *content = make_content (text);

  return read_packed (content, NULL, NULL, 0);
}

static TestFound *
read_flat (const char *text)
{
  g_autofree char *all = g_strdup_printf (
      "<?xml version='1.0' encoding='UTF-8'?><office:document " NAMESPACES
      " office:mimetype='application/vnd.oasis.opendocument.text'>%s%s<office:body><office:text>%s"
      "</office:text></office:body></office:document>",
      meta, automatic, text);
  const OblReadOptions options = { .name = "a.bin" };

  return test_read (all, strlen (all), &options);
}

static const char *
get_text (TestFound *found)
{
  return obl_text_get_utf8 (test_found_get_only (found)->text);
}

static const OblBlock *
get_block (OblDocument *document, guint index)
{
  g_assert_cmpuint (index, <, document->blocks->len);
  return &g_array_index (document->blocks, OblBlock, index);
}

static void
check_structure (TestFound *found)
{
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_true (g_str_has_prefix (document->published, "2024-03-05"));
  g_assert_true (g_str_has_prefix (document->updated, "2024-04-06"));
  g_assert_cmpstr (document->source.media_type, ==, "application/vnd.oasis.opendocument.text");
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==,
                   "Harbour reopens\nOn Monday\nAt last.\na  b\n\tc\nShips and more\nLarge\nBoats");
  g_assert_cmpint (get_block (document, 0)->role, ==, OBL_ROLE_TITLE);
  g_assert_cmpint (get_block (document, 1)->kind, ==, OBL_BLOCK_HEADING);
  g_assert_cmpint (get_block (document, 1)->level, ==, 2);
  g_assert_cmpint (get_block (document, 2)->kind, ==, OBL_BLOCK_QUOTE);
  g_assert_cmpint (get_block (document, 3)->kind, ==, OBL_BLOCK_PREFORMATTED);
  g_assert_cmpint (get_block (document, 4)->kind, ==, OBL_BLOCK_LIST_ITEM);
  g_assert_cmpint (get_block (document, 5)->level, ==, 2);
  g_assert_cmpint (get_block (document, 6)->level, ==, 1);
  g_assert_nonnull (strstr (document->html, "<ol"));
  g_assert_nonnull (strstr (document->html, "https://example.org/ships"));
}

static void
test_structure (void)
{
  static const char text[]
      = "<text:p text:style-name='Title'>Harbour reopens</text:p><text:h "
        "text:outline-level='2'>On\n  Monday</text:h><text:p text:style-name='P1'>At last.</text:p>"
        "<text:p text:style-name='P2'>a<text:s text:c='2'/>b</text:p><text:p "
        "text:style-name='P2'><text:tab/>c</text:p><text:p/>"
        "<text:list text:style-name='L1'><text:list-item><text:p><text:a "
        "xlink:href='https://example.org/ships'>Ships</text:a><text:s text:c='3'/>and more</text:p>"
        "<text:list><text:list-item><text:p>Large</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>Boats</text:p></text:list-item></text:list>";
  g_autoptr (TestFound) packed = read_text (text);
  g_autoptr (TestFound) flat = read_flat (text);

  check_structure (packed);
  check_structure (flat);
}

/* A heading in a list is a heading; a list that is broken off goes on counting. */
static void
test_lists (void)
{
  g_autoptr (TestFound) found = read_text (
      "<text:list text:style-name='L2'><text:list-item><text:h text:outline-level='3'>One</text:h>"
      "</text:list-item></text:list><text:list text:style-name='L2'><text:list-item><text:p>a"
      "</text:p></text:list-item><text:list-item><text:p>b</text:p></text:list-item></text:list>"
      "<text:p>Between</text:p><text:list text:style-name='L2' text:continue-numbering='true'>"
      "<text:list-item><text:p>c</text:p></text:list-item></text:list>");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpint (get_block (document, 0)->kind, ==, OBL_BLOCK_HEADING);
  g_assert_cmpint (get_block (document, 0)->level, ==, 3);
  g_assert_cmpint (get_block (document, 1)->kind, ==, OBL_BLOCK_LIST_ITEM);
  g_assert_nonnull (strstr (document->html, "start=\"3\""));
}

static void
test_changes (void)
{
  g_autoptr (TestFound) found = read_text (
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>is shut</text:p>"
      "</text:deletion></text:changed-region></text:tracked-changes><text:table-of-content>"
      "<text:index-body><text:p>On Monday 1</text:p></text:index-body></text:table-of-content>"
      "<text:p>The harbour <text:change text:change-id='1'/><text:change-start/>is open"
      "<text:change-end/><office:annotation><dc:creator>Bo</dc:creator><text:p>Sure?</text:p>"
      "</office:annotation><text:span text:style-name='T2'>hidden</text:span><text:note "
      "text:note-class='footnote'><text:note-citation>*</text:note-citation><text:note-body>"
      "<text:p>From the log.</text:p></text:note-body></text:note><text:line-break/><text:span "
      "text:style-name='T1'>today</text:span></text:p><text:section text:display='none'><text:p>"
      "Secret</text:p></text:section><text:section><text:p>Seen</text:p></text:section>");

  g_assert_cmpstr (get_text (found), ==, "The harbour is open[1]\ntoday\nSeen\nFrom the log.");
  g_assert_nonnull (strstr (test_found_get_only (found)->html, "<b>today</b>"));
}

#define CELL(attributes, text)                                                                     \
  "<table:table-cell " attributes "><text:p>" text "</text:p></table:table-cell>"

static void
test_table (void)
{
  g_autoptr (TestFound) found = read_text (
      "<table:table><table:table-column table:number-columns-repeated='3'/>"
      "<table:table-header-rows><table:table-row>" CELL ("table:number-rows-spanned='2'", "Port")
          CELL ("", "Ships") CELL ("", "Days") "</table:table-row></table:table-header-rows>"
                                               "<table:table-row><table:covered-table-cell/>" CELL (
                                                   "table:number-columns-spanned='2'",
                                                   "Twelve") "<table:covered-table-cell/>"
                                                             "</table:table-row></table:table>");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpint (get_block (document, 0)->kind, ==, OBL_BLOCK_TABLE_CELL);
  g_assert_cmpint (get_block (document, 3)->row, ==, 1);
  g_assert_cmpint (get_block (document, 3)->column, ==, 1);
  g_assert_nonnull (strstr (document->html, "colspan=\"2\""));
  g_assert_nonnull (strstr (document->html, "<th"));
}

/* A box comes after the paragraph that it hangs on, a caption belongs to its picture. */
static void
test_frames (void)
{
  static const char png[] = "\x89PNG\r\n\x1a\n....";
  g_autofree char *content = make_content (
      "<text:p>Before <draw:frame><draw:text-box><text:p>In the box</text:p></draw:text-box>"
      "</draw:frame>and after</text:p><text:p><draw:frame><draw:text-box><text:p><draw:frame>"
      "<draw:image xlink:href='Pictures/1.png'/><svg:title>T</svg:title><svg:desc>A quay</svg:desc>"
      "</draw:frame>The quay</text:p></draw:text-box></draw:frame></text:p><text:p>End</text:p>");
  g_autoptr (TestFound) found = read_packed (content, "Pictures/1.png", png, sizeof png - 1);
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==,
                   "Before and after\nIn the box\nThe quay\nEnd");
  g_assert_cmpint (get_block (document, 2)->kind, ==, OBL_BLOCK_CAPTION);
}

static void
test_right_to_left (void)
{
  g_autoptr (TestFound) found = read_text ("<text:p text:style-name='P3'>\xd9\x85\xd9\x8a\xd9\x86"
                                           "\xd8\xa7\xd8\xa1 Halmar</text:p>");

  g_assert_nonnull (strstr (test_found_get_only (found)->html, "rtl"));
}

static void
check_refused (TestFound *found, const char *why)
{
  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "a.bin"));
  g_assert_nonnull (strstr (found->refused->pdata[0], why));
}

static void
check_body_refused (const char *body, const char *why)
{
  g_autofree char *content = g_strconcat ("<office:document-content " NAMESPACES "><office:body>",
                                          body, "</office:body></office:document-content>", NULL);
  g_autoptr (TestFound) found = read_packed (content, NULL, NULL, 0);

  check_refused (found, why);
}

static void
test_refused (void)
{
  static const char manifest[]
      = "<manifest:manifest xmlns:manifest='m'><manifest:file-entry "
        "manifest:full-path='content.xml'>"
        "<manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
  static const char laughs[]
      = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>]>"
        "<document-content><body><text><p>&b;</p></text></body></document-content>";
  g_autoptr (TestFound) locked
      = read_packed ("\x12\x34\x56", "META-INF/manifest.xml", manifest, strlen (manifest));
  g_autoptr (TestFound) funny = read_packed (laughs, NULL, NULL, 0);

  check_refused (locked, "password");
  check_refused (funny, "damaged");
  check_body_refused ("<office:spreadsheet/>", "spreadsheet");
  check_body_refused ("<office:presentation/>", "presentation");
  check_body_refused ("<office:drawing/>", "no text document");
  check_body_refused ("<office:text>", "damaged");
}

static void
test_truncated (void)
{
  g_autofree char *content = make_content ("<text:p>Whole</text:p>");
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "a.odt", .format = "odt" };
  g_autoptr (GByteArray) bytes = NULL;

  test_pack_add (pack, "content.xml", content);
  bytes = test_pack_finish (pack);
  for (guint n = 1; n < bytes->len; n += 7) {
    g_autoptr (TestFound) found = test_read (bytes->data, n, &options);

    /* Without the directory at its end a zip file can still be read. */
    g_assert_cmpuint (found->refused->len + found->documents->len, ==, 1);
    g_assert_true (n > bytes->len / 2 || found->refused->len == 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/odt/structure", test_structure);
  g_test_add_func ("/read/odt/lists", test_lists);
  g_test_add_func ("/read/odt/changes", test_changes);
  g_test_add_func ("/read/odt/table", test_table);
  g_test_add_func ("/read/odt/frames", test_frames);
  g_test_add_func ("/read/odt/right-to-left", test_right_to_left);
  g_test_add_func ("/read/odt/refused", test_refused);
  g_test_add_func ("/read/odt/truncated", test_truncated);
  return g_test_run ();
}
