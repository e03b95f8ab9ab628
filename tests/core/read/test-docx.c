/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word processors' documents: structure kept, changes accepted, everything else refused in words. */
#include "config.h"

#include "test-pack.h"
#include "test-sink.h"

#include <string.h>

#define W "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

static const char types[]
    = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>";
static const char styles[]
    = "<w:styles " W "><w:style w:styleId='Top'><w:name w:val='Title'/></w:style>"
      "<w:style w:styleId='H2'><w:name w:val='heading 2'/></w:style>"
      "<w:style w:styleId='Q'><w:name w:val='Quote'/></w:style></w:styles>";
static const char numbering[]
    = "<w:numbering " W "><w:abstractNum w:abstractNumId='7'><w:lvl w:ilvl='0'><w:numFmt "
      "w:val='bullet'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt "
      "w:val='decimal'/></w:lvl></w:abstractNum>"
      "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num></w:numbering>";
static const char core[]
    = "<cp:coreProperties xmlns:cp='a' xmlns:dc='b' "
      "xmlns:dcterms='c'><dc:title>draft7.docx</dc:title>"
      "<dc:creator>Ada Berg</dc:creator><dcterms:created>2024-03-05T10:00:00Z</dcterms:created>"
      "<dc:language>en-GB</dc:language></cp:coreProperties>";
static const char notes[]
    = "<w:footnotes " W "><w:footnote w:id='2'><w:p><w:r><w:t>From the log.</w:t>"
      "</w:r></w:p></w:footnote></w:footnotes>";

#define P(style, text)                                                                             \
  "<w:p><w:pPr><w:pStyle w:val='" style "'/></w:pPr><w:r><w:t>" text "</w:t></w:r></w:p>"
#define ITEM(level, text)                                                                          \
  "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r>"    \
  "<w:t>" text "</w:t></w:r></w:p>"
#define CELL(properties, text)                                                                     \
  "<w:tc><w:tcPr>" properties "</w:tcPr><w:p><w:r><w:t>" text "</w:t></w:r></w:p></w:tc>"

static TestFound *
read_body (const char *body)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  g_autofree char *document
      = g_strdup_printf ("<w:document " W "><w:body>%s</w:body></w:document>", body);
  const OblReadOptions options = { .name = "a.bin" };
  g_autoptr (GByteArray) bytes = NULL;

  test_pack_add (pack, "[Content_Types].xml", types);
  test_pack_add (pack, "word/document.xml", document);
  test_pack_add (pack, "word/styles.xml", styles);
  test_pack_add (pack, "word/numbering.xml", numbering);
  test_pack_add (pack, "word/footnotes.xml", notes);
  test_pack_add (pack, "docProps/core.xml", core);
  bytes = test_pack_finish (pack);
  return test_read (bytes->data, bytes->len, &options);
}

static const OblBlock *
get_block (OblDocument *document, guint index)
{
  g_assert_cmpuint (index, <, document->blocks->len);
  return &g_array_index (document->blocks, OblBlock, index);
}

static void
test_structure (void)
{
  g_autoptr (TestFound) found = read_body (P ("Top", "Harbour reopens") P ("H2", "On Monday") P (
      "Q", "At last.") ITEM ("0", "Ships") ITEM ("1", "Large") ITEM ("0", "Boats"));
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_true (g_str_has_prefix (document->published, "2024-03-05"));
  g_assert_nonnull (strstr (document->source.media_type, "wordprocessingml"));
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==,
                   "Harbour reopens\nOn Monday\nAt last.\nShips\nLarge\nBoats");
  g_assert_cmpint (get_block (document, 0)->role, ==, OBL_ROLE_TITLE);
  g_assert_cmpint (get_block (document, 1)->kind, ==, OBL_BLOCK_HEADING);
  g_assert_cmpint (get_block (document, 1)->level, ==, 2);
  g_assert_cmpint (get_block (document, 2)->kind, ==, OBL_BLOCK_QUOTE);
  g_assert_cmpint (get_block (document, 3)->kind, ==, OBL_BLOCK_LIST_ITEM);
  g_assert_cmpint (get_block (document, 4)->level, ==, 2);
  g_assert_cmpint (get_block (document, 5)->level, ==, 1);
  g_assert_nonnull (strstr (document->html, "<ol"));
}

static void
test_changes (void)
{
  g_autoptr (TestFound) found = read_body (
      "<w:p><w:r><w:t xml:space='preserve'>The harbour </w:t></w:r><w:del><w:r><w:delText>is shut"
      "</w:delText></w:r></w:del><w:ins><w:r><w:t>is "
      "open</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/>"
      "</w:rPr><w:t>hidden</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>");

  g_assert_cmpstr (obl_text_get_utf8 (test_found_get_only (found)->text), ==,
                   "The harbour is open[1]\nFrom the log.");
}

static void
test_table (void)
{
  g_autoptr (TestFound) found = read_body (
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" CELL ("<w:vMerge w:val='restart'/>", "Port")
          CELL ("", "Ships") CELL ("", "Days") "</w:tr><w:tr>" CELL ("<w:vMerge/>", "")
              CELL ("<w:gridSpan w:val='2'/>", "Twelve") "</w:tr></w:tbl>");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpint (get_block (document, 0)->kind, ==, OBL_BLOCK_TABLE_CELL);
  g_assert_nonnull (strstr (document->html, "colspan=\"2\""));
}

static void
test_right_to_left (void)
{
  g_autoptr (TestFound) found = read_body (
      "<w:p><w:pPr><w:bidi/></w:pPr><w:r><w:t>\xd9\x85\xd9\x8a\xd9\x86\xd8\xa7\xd8\xa1 "
      "Halmar</w:t></w:r></w:p>");

  g_assert_nonnull (strstr (test_found_get_only (found)->html, "rtl"));
}

static void
check_refused (const char *member, const char *text, const char *why)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "a.docx" };
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (TestFound) found = NULL;

  test_pack_add (pack, "[Content_Types].xml", types);
  test_pack_add (pack, member, text);
  bytes = test_pack_finish (pack);
  found = test_read (bytes->data, bytes->len, &options);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_nonnull (strstr (found->refused->pdata[0], "a.docx"));
  g_assert_nonnull (strstr (found->refused->pdata[0], why));
}

static void
test_refused (void)
{
  static const char laughs[]
      = "<!DOCTYPE d [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
        "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><document><body><p><r><t>&c;</t></r></p>"
        "</body></document>";

  check_refused ("xl/workbook.xml", "<workbook/>", "spreadsheet");
  check_refused ("ppt/presentation.xml", "<presentation/>", "presentation");
  check_refused ("word/document.xml", "<w:document><w:body>", "damaged");
  check_refused ("word/document.xml", laughs, "");
}

static void
test_truncated (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "a.docx" };
  g_autoptr (GByteArray) bytes = NULL;

  test_pack_add (pack, "[Content_Types].xml", types);
  test_pack_add (pack, "word/document.xml", "<document><body/></document>");
  bytes = test_pack_finish (pack);
  for (guint n = 60; n < bytes->len; n += 3) {
    g_autoptr (TestFound) found = test_read (bytes->data, n, &options);

    g_assert_cmpuint (found->refused->len, >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/docx/structure", test_structure);
  g_test_add_func ("/read/docx/changes", test_changes);
  g_test_add_func ("/read/docx/table", test_table);
  g_test_add_func ("/read/docx/right-to-left", test_right_to_left);
  g_test_add_func ("/read/docx/refused", test_refused);
  g_test_add_func ("/read/docx/truncated", test_truncated);
  return g_test_run ();
}
