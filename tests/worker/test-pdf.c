/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files as people have them: reading order, paragraphs, running heads, what is known about them,
 * and what cannot be read, in words. */
#include "config.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>

#include <glib/gstdio.h>

#include "test-pdf-file.h"
#include "worker/obl-pdf.h"

static OblDocument *
read_file (GBytes *bytes, GError **error)
{
  const OblImportOptions options = { .name = "a.pdf" };

  return obl_pdf_read (bytes, &options, error);
}

/* Frees @pdf. */
static OblDocument *
read_pdf (TestPdf *pdf)
{
  g_autoptr (GBytes) bytes = test_pdf_finish (pdf);
  g_autoptr (GError) error = NULL;
  OblDocument *document = read_file (bytes, &error);

  g_assert_no_error (error);
  return document;
}

static const char *
get_text (OblDocument *document)
{
  return obl_text_get_utf8 (document->text);
}

static const OblBlock *
get_block (OblDocument *document, guint index)
{
  g_assert_cmpuint (index, <, document->blocks->len);
  return &g_array_index (document->blocks, OblBlock, index);
}

static void
test_article (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (OblDocument) document = NULL;
  double y;

  test_pdf_add_page (pdf);
  test_pdf_add_line (pdf, 72, 90, TEST_PDF_BOLD, 20, "Harbour reopens after the storm");
  y = test_pdf_add_lines (
      pdf, 72, 130,
      "The harbour of Halmar reopened on Monday after a week of storms, the port\n"
      "authority said. Twelve ships had been kept at sea, and crews had to co-\n"
      "operate with the coast guard.");
  test_pdf_add_line (pdf, 72, y + 20, TEST_PDF_BOLD, 11, "What comes next");
  y = test_pdf_add_lines (
      pdf, 72, y + 40,
      "Repairs of the northern pier will take until the summer, and the ferry to\n"
      "the islands will sail from the old quay until then.");
  test_pdf_add_lines (pdf, 84, y, "\x95 Twelve ships\n\x95 Two ferries");
  document = read_pdf (pdf);
  g_assert_cmpstr (get_text (document), ==,
                   "Harbour reopens after the storm\n"
                   "The harbour of Halmar reopened on Monday after a week of storms, the port "
                   "authority said. Twelve ships had been kept at sea, and crews had to cooperate "
                   "with the coast guard.\n"
                   "What comes next\n"
                   "Repairs of the northern pier will take until the summer, and the ferry to the "
                   "islands will sail from the old quay until then.\n"
                   "Twelve ships\nTwo ferries");
  g_assert_cmpstr (document->title, ==, "Harbour reopens after the storm");
  g_assert_cmpint (get_block (document, 0)->role, ==, OBL_ROLE_TITLE);
  g_assert_cmpint (get_block (document, 1)->kind, ==, OBL_BLOCK_PARAGRAPH);
  g_assert_cmpint (get_block (document, 2)->kind, ==, OBL_BLOCK_HEADING);
  g_assert_cmpint (get_block (document, 2)->level, ==, 2);
  g_assert_cmpint (get_block (document, 4)->kind, ==, OBL_BLOCK_LIST_ITEM);
  g_assert_cmpstr (document->source.media_type, ==, "application/pdf");
  g_assert_true (strstr (document->importer, "pdf 1") != NULL);
}

static void
test_facts (void)
{
  static const char xmp[]
      = "<x:xmpmeta xmlns:x='a'><rdf:RDF xmlns:rdf='b'><rdf:Description xmlns:dc='c'>"
        "<dc:language><rdf:Bag><rdf:li>en-GB</rdf:li></rdf:Bag></dc:language>"
        "<dc:title>Not this</dc:title></rdf:Description></rdf:RDF></x:xmpmeta>";
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (OblDocument) document = NULL;

  test_pdf_add_page (pdf);
  test_pdf_add_lines (pdf, 72, 100, "The harbour is open.");
  test_pdf_set_info (pdf, "/Title <FEFF00480061006C006D00E50072> /Author (Ada Berg) "
                          "/CreationDate (D:20240305101500+02'00')");
  test_pdf_set_metadata (pdf, xmp);
  document = read_pdf (pdf);
  g_assert_cmpstr (document->title, ==, "Halm\xc3\xa5r");
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->published, ==, "2024-03-05T10:15:00+02");
  g_assert_cmpstr (document->language, ==, "en-GB");
}

/* The name of a file is no title. */
static void
test_useless_title (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (OblDocument) document = NULL;

  test_pdf_add_page (pdf);
  test_pdf_add_line (pdf, 72, 90, TEST_PDF_REGULAR, 18, "Storm over Halmar");
  test_pdf_add_lines (pdf, 72, 120, "The storm came on Sunday and stayed for a week.");
  test_pdf_set_info (pdf, "/Title (Microsoft Word - storm.doc)");
  document = read_pdf (pdf);
  g_assert_cmpstr (document->title, ==, "Storm over Halmar");
}

static const char left_column[] = "The first column begins here and\n"
                                  "goes on for a few lines of print,\n"
                                  "each of them nearly as long as\n"
                                  "all of the others, until it ends\n"
                                  "at the foot of this column where";
static const char right_column[] = "the second one takes the sentence\n"
                                   "up again and carries it on to its\n"
                                   "end. A new sentence follows it in\n"
                                   "the same paragraph, and is longer\n"
                                   "than the line that it begins on.";

static void
test_two_columns (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (OblDocument) document = NULL;

  test_pdf_add_page (pdf);
  test_pdf_add_line (pdf, 72, 90, TEST_PDF_BOLD, 20, "A headline that runs over both columns");
  /* Written line by line across the page, as some programs do. */
  {
    g_auto (GStrv) left = g_strsplit (left_column, "\n", -1);
    g_auto (GStrv) right = g_strsplit (right_column, "\n", -1);

    for (guint i = 0; left[i] != NULL; i++) {
      test_pdf_add_line (pdf, 72, 130 + 14 * i, TEST_PDF_REGULAR, 11, left[i]);
      test_pdf_add_line (pdf, 260, 130 + 14 * i, TEST_PDF_REGULAR, 11, right[i]);
    }
  }
  document = read_pdf (pdf);
  g_assert_cmpstr (get_text (document), ==,
                   "A headline that runs over both columns\n"
                   "The first column begins here and goes on for a few lines of print, each of "
                   "them nearly as long as all of the others, until it ends at the foot of this "
                   "column where the second one takes the sentence up again and carries it on to "
                   "its end. A new sentence follows it in the same paragraph, and is longer than "
                   "the line that it begins on.");
}

static void
test_running_heads (void)
{
  static const char *const words[] = { "first", "second", "third", "fourth" };
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (OblDocument) document = NULL;

  for (guint i = 0; i < 4; i++) {
    g_autofree char *text = g_strdup_printf ("The %s page says something of its own.", words[i]);
    g_autofree char *foot = g_strdup_printf ("Page %u of 4", i + 1);

    test_pdf_add_page (pdf);
    test_pdf_add_line (pdf, 72, 40, TEST_PDF_REGULAR, 9, "Halmar Quarterly");
    test_pdf_add_lines (pdf, 72, 100, text);
    test_pdf_add_line (pdf, 280, 760, TEST_PDF_REGULAR, 9, foot);
  }
  document = read_pdf (pdf);
  g_assert_cmpstr (get_text (document), ==,
                   "The first page says something of its own.\n"
                   "The second page says something of its own.\n"
                   "The third page says something of its own.\n"
                   "The fourth page says something of its own.");
  g_assert_nonnull (strstr (document->importer, "running heads left out: 8 lines"));
}

/* Frees @bytes.  Places in the file shift: poppler mends that. */
static GBytes *
replace (GBytes *bytes, const char *from, const char *to)
{
  g_autoptr (GString) changed
      = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes));

  g_assert_cmpuint (g_string_replace (changed, from, to, 1), ==, 1);
  g_bytes_unref (bytes);
  return g_string_free_to_bytes (g_steal_pointer (&changed));
}

/* Letters that a font draws as one. */
static void
test_ligatures (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  test_pdf_add_page (pdf);
  test_pdf_add_lines (pdf, 72, 100, "The #sh were caught o%-shore.");
  bytes = replace (test_pdf_finish (pdf), "/Helvetica /Encoding /WinAnsiEncoding",
                   "/Helvetica /Encoding << /Type /Encoding /Differences [35 /fi 37 /ff] >>");
  document = read_file (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_text (document), ==, "The fish were caught off-shore.");
}

/* A table's rows are lines of their own, and the document says that it was one. */
static void
test_table (void)
{
  static const char *const ports[] = { "Halmar", "Torvik", "Lund", "Nes" };
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (OblDocument) document = NULL;

  test_pdf_add_page (pdf);
  for (guint i = 0; i < 4; i++) {
    test_pdf_add_line (pdf, 72, 100 + 14 * i, TEST_PDF_REGULAR, 11, ports[i]);
    test_pdf_add_line (pdf, 250, 100 + 14 * i, TEST_PDF_REGULAR, 11, i % 2 == 0 ? "12" : "5");
    test_pdf_add_line (pdf, 400, 100 + 14 * i, TEST_PDF_REGULAR, 11, "open");
  }
  document = read_pdf (pdf);
  g_assert_cmpstr (get_text (document), ==,
                   "Halmar 12 open\nTorvik 5 open\nLund 12 open\nNes 5 open");
  g_assert_nonnull (strstr (document->importer, "rows of tables read as lines: 4"));
}

static void
test_empty_page (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (OblDocument) document = NULL;

  test_pdf_add_page (pdf);
  test_pdf_add_page (pdf);
  test_pdf_add_lines (pdf, 72, 100, "The second page alone has text.");
  document = read_pdf (pdf);
  g_assert_cmpstr (get_text (document), ==, "The second page alone has text.");
  g_assert_nonnull (strstr (document->importer, "pages without text: 1"));
}

/* --- What cannot be read ---------------------------------------------------------------------- */

static void
assert_refused (GBytes *bytes, OblImportError code, const char *why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = read_file (bytes, &error);

  g_assert_null (document);
  g_assert_error (error, OBL_IMPORT_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, "a.pdf"));
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_no_text (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (GBytes) bytes = NULL;

  test_pdf_add_page (pdf);
  bytes = test_pdf_finish (pdf);
  assert_refused (bytes, OBL_IMPORT_ERROR_EMPTY, "OCR");
}

static void
test_locked (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (GBytes) bytes = NULL;

  test_pdf_add_page (pdf);
  test_pdf_add_lines (pdf, 72, 100, "A secret.");
  test_pdf_lock (pdf);
  bytes = test_pdf_finish (pdf);
  assert_refused (bytes, OBL_IMPORT_ERROR_FAILED, "password");
}

static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("%PDF-1.4\nnothing more", 21);

  assert_refused (bytes, OBL_IMPORT_ERROR_FAILED, "damaged");
}

/* However short it is cut, it is read or refused. */
static void
test_truncated (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (GBytes) bytes = NULL;
  guint n_read = 0;

  test_pdf_add_page (pdf);
  test_pdf_add_lines (pdf, 72, 100, "The harbour is open again.");
  bytes = test_pdf_finish (pdf);
  for (gsize n = 20; n < g_bytes_get_size (bytes); n += 11) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (bytes, 0, n);
    g_autoptr (GError) error = NULL;
    g_autoptr (OblDocument) document = read_file (part, &error);

    g_assert_true ((document == NULL) == (error != NULL));
    n_read += document != NULL ? 1 : 0;
  }
  /* Cut after its last page, it has all of its text. */
  g_assert_cmpuint (n_read, >, 0);
}

static void
test_many_pages (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 5001; i++)
    test_pdf_add_page (pdf);
  bytes = test_pdf_finish (pdf);
  assert_refused (bytes, OBL_IMPORT_ERROR_TOO_LARGE, "5000 pages");
}

static void
test_crowded_page (void)
{
  TestPdf *pdf = test_pdf_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *line = g_strnfill (1000, 'a');

  test_pdf_add_page (pdf);
  for (guint i = 0; i < 520; i++)
    test_pdf_add_line (pdf, 0, 12 * i, TEST_PDF_REGULAR, 10, line);
  bytes = replace (test_pdf_finish (pdf), "[0 0 612 792]", "[0 -8000 8000 792]");
  assert_refused (bytes, OBL_IMPORT_ERROR_TOO_LARGE, "page 1");
}

/* --- Without a file system -------------------------------------------------------------------- */

/* 港口重新开放 */
#define HAN "6e2f53e391cd65b05f00653e"

static void
test_no_files (void)
{
  struct rlimit usual;
  struct rlimit none;
  TestPdf *pdf;
  g_autoptr (OblDocument) document = NULL;

  if (!g_file_test ("/usr/share/poppler/cMap/Adobe-GB1/UniGB-UCS2-H", G_FILE_TEST_EXISTS)) {
    g_test_skip ("poppler-data is not installed");
    return;
  }
  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return;
  }
  pdf = test_pdf_new ();
  test_pdf_add_page (pdf);
  test_pdf_add_line (pdf, 72, 100, TEST_PDF_HAN, 12, HAN);
  test_pdf_set_info (pdf, "/Title <FEFF6E2F53E3> /CreationDate (D:20240305101500+02'00')");
  /* No more descriptors: no file can be opened. */
  g_assert_cmpint (getrlimit (RLIMIT_NOFILE, &usual), ==, 0);
  none = usual;
  none.rlim_cur = 0;
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &none), ==, 0);
  g_assert_cmpint (g_open ("/dev/null", O_RDONLY, 0), ==, -1);
  document = read_pdf (pdf);
  /* Whatever looks for leaks at the end opens files. */
  g_assert_cmpint (setrlimit (RLIMIT_NOFILE, &usual), ==, 0);
  g_assert_cmpstr (get_text (document), ==,
                   "\xe6\xb8\xaf\xe5\x8f\xa3\xe9\x87\x8d\xe6\x96\xb0\xe5\xbc\x80\xe6\x94\xbe");
  g_assert_cmpstr (document->title, ==, "\xe6\xb8\xaf\xe5\x8f\xa3");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  obl_pdf_init ();
  g_test_add_func ("/pdf/article", test_article);
  g_test_add_func ("/pdf/facts", test_facts);
  g_test_add_func ("/pdf/useless-title", test_useless_title);
  g_test_add_func ("/pdf/two-columns", test_two_columns);
  g_test_add_func ("/pdf/running-heads", test_running_heads);
  g_test_add_func ("/pdf/ligatures", test_ligatures);
  g_test_add_func ("/pdf/table", test_table);
  g_test_add_func ("/pdf/empty-page", test_empty_page);
  g_test_add_func ("/pdf/no-text", test_no_text);
  g_test_add_func ("/pdf/locked", test_locked);
  g_test_add_func ("/pdf/damaged", test_damaged);
  g_test_add_func ("/pdf/truncated", test_truncated);
  g_test_add_func ("/pdf/many-pages", test_many_pages);
  g_test_add_func ("/pdf/crowded-page", test_crowded_page);
  g_test_add_func ("/pdf/no-files", test_no_files);
  return g_test_run ();
}
