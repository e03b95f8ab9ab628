/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Objects one to nine are the same in each file; two for each page follow. */
#include "config.h"

#include "test-pdf-file.h"

#include <string.h>

#define N_FIXED 9u
#define PAGE_HEIGHT 792

struct _TestPdf {
  GPtrArray *pages; /* GString, what is drawn */
  char *info;
  char *metadata;
  gboolean is_locked;
};

TestPdf *
test_pdf_new (void)
{
  TestPdf *pdf = g_new0 (TestPdf, 1);

  pdf->pages = g_ptr_array_new ();
  return pdf;
}

void
test_pdf_add_page (TestPdf *pdf)
{
  g_ptr_array_add (pdf->pages, g_string_new (NULL));
}

void
test_pdf_add_line (
    TestPdf *pdf, double x, double y, TestPdfFont font, double size, const char *text)
{
  GString *page = pdf->pages->pdata[pdf->pages->len - 1];

  g_string_append_printf (page, "BT /F%d %g Tf %g %g Td ", font, size, x, PAGE_HEIGHT - y);
  if (font == TEST_PDF_HAN) {
    g_string_append_printf (page, "<%s> Tj ET\n", text);
    return;
  }
  g_string_append_c (page, '(');
  for (const char *p = text; *p != '\0'; p++)
    g_string_append_printf (page, strchr ("()\\", *p) != NULL ? "\\%c" : "%c", *p);
  g_string_append (page, ") Tj ET\n");
}

double
test_pdf_add_lines (TestPdf *pdf, double x, double y, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++, y += 14)
    test_pdf_add_line (pdf, x, y, TEST_PDF_REGULAR, 11, *line);
  return y;
}

void
test_pdf_set_info (TestPdf *pdf, const char *info)
{
  g_free (pdf->info);
  pdf->info = g_strdup (info);
}

void
test_pdf_set_metadata (TestPdf *pdf, const char *xmp)
{
  g_free (pdf->metadata);
  pdf->metadata = g_strdup (xmp);
}

void
test_pdf_lock (TestPdf *pdf)
{
  pdf->is_locked = TRUE;
}

static void
add_object (GByteArray *out, GArray *offsets, const char *text)
{
  g_autofree char *object = g_strdup_printf ("%u 0 obj\n%s\nendobj\n", offsets->len + 1, text);

  g_array_append_val (offsets, out->len);
  g_byte_array_append (out, (const guint8 *)object, (guint)strlen (object));
}

static void
add_stream (GByteArray *out, GArray *offsets, const char *more, const char *text)
{
  g_autofree char *object
      = g_strdup_printf ("<< /Length %zu %s>>\nstream\n%s\nendstream", strlen (text), more, text);

  add_object (out, offsets, object);
}

static void
add_fixed (TestPdf *pdf, GByteArray *out, GArray *offsets)
{
  g_autoptr (GString) kids = g_string_new (NULL);
  g_autofree char *pages = NULL;
  g_autofree char *info = g_strdup_printf ("<< %s >>", pdf->info == NULL ? "" : pdf->info);

  for (guint i = 0; i < pdf->pages->len; i++)
    g_string_append_printf (kids, "%u 0 R ", N_FIXED + 1 + 2 * i);
  pages = g_strdup_printf ("<< /Type /Pages /Kids [%s] /Count %u >>", kids->str, pdf->pages->len);
  add_object (out, offsets,
              pdf->metadata == NULL ? "<< /Type /Catalog /Pages 2 0 R >>"
                                    : "<< /Type /Catalog /Pages 2 0 R /Metadata 9 0 R >>");
  add_object (out, offsets, pages);
  add_object (out, offsets,
              "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  add_object (out, offsets,
              "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding "
              "/WinAnsiEncoding >>");
  add_object (out, offsets,
              "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-H "
              "/DescendantFonts [6 0 R] >>");
  add_object (out, offsets,
              "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry "
              "(Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>");
  add_object (out, offsets,
              "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] "
              "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>");
  add_object (out, offsets, info);
  add_stream (out, offsets, "/Type /Metadata /Subtype /XML ",
              pdf->metadata == NULL ? "" : pdf->metadata);
}

static void
finish_file (TestPdf *pdf, GByteArray *out, const GArray *offsets)
{
  static const char lock[]
      = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O "
        "<000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f> /U "
        "<202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f> >> "
        "/ID [<00> <00>] ";
  g_autoptr (GString) end = g_string_new (NULL);
  guint start = out->len;

  g_string_append_printf (end, "xref\n0 %u\n0000000000 65535 f \n", offsets->len + 1);
  for (guint i = 0; i < offsets->len; i++)
    g_string_append_printf (end, "%010u 00000 n \n", g_array_index (offsets, guint, i));
  g_string_append_printf (
      end, "trailer\n<< /Size %u /Root 1 0 R /Info 8 0 R %s>>\nstartxref\n%u\n%%%%EOF\n",
      offsets->len + 1, pdf->is_locked ? lock : "", start);
  g_byte_array_append (out, (const guint8 *)end->str, (guint)end->len);
}

GBytes *
test_pdf_finish (TestPdf *pdf)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr (GArray) offsets = g_array_new (FALSE, FALSE, sizeof (guint));

  g_byte_array_append (out, (const guint8 *)"%PDF-1.4\n", 9);
  add_fixed (pdf, out, offsets);
  for (guint i = 0; i < pdf->pages->len; i++) {
    GString *page = pdf->pages->pdata[i];
    g_autofree char *object = g_strdup_printf (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %u 0 R /Resources << "
        "/Font << /F0 3 0 R /F1 4 0 R /F2 5 0 R >> >> >>",
        offsets->len + 2);

    add_object (out, offsets, object);
    add_stream (out, offsets, "", page->str);
    g_string_free (page, TRUE);
  }
  finish_file (pdf, out, offsets);
  g_ptr_array_unref (pdf->pages);
  g_free (pdf->info);
  g_free (pdf->metadata);
  g_free (pdf);
  return g_byte_array_free_to_bytes (out);
}
