/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a PDF file to a document: every page's lines, what is furniture among them, their order, the
 * blocks they make, and HTML of those for the importer that all formats share. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf.h"

#include <string.h>
#include <time.h>

#include <glib/gi18n-lib.h>
#include <poppler.h>

#include "core/html/obl-reading.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-xml.h"
#include "core/read/obl-reader.h"
#include "worker/obl-pdf-columns.h"
#include "worker/obl-pdf-data.h"
#include "worker/obl-pdf-flow.h"
#include "worker/obl-pdf-heads.h"
#include "worker/obl-pdf-page.h"

#define MAX_PAGES 5000

typedef struct {
  PopplerDocument *file;
  const char *name;
  GPtrArray *lines; /* OblPdfLine, owned */
  gsize n_chars;
  guint n_pages;
  guint n_empty; /* pages without text */
  guint n_heads; /* lines left out */
  guint n_rows;  /* of tables */
} Pdf;

/* --- Loading ahead ---------------------------------------------------------------------------- */

/* The least that poppler opens: as long as one document is open, what it has read about its own
 * files stays. */
static const char least[] = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                            "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
                            "trailer<</Root 1 0 R/Info<</Title(a)>>>>\n%%EOF\n";

/* What poppler finds wrong with a file, which can be much, is of no use to anyone here. */
static void
ignore_message (const char *domain, GLogLevelFlags level, const char *message, gpointer data)
{
}

/* What has to stay open for what it has loaded to stay. */
typedef struct {
  GTimeZone *zone;
  GIConv titles; /* they are in UTF-16 */
  PopplerDocument *document;
} Loaded;

static gpointer
load (gpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (least, sizeof least - 1);
  Loaded *loaded = g_new0 (Loaded, 1);

  g_log_set_handler ("Poppler", G_LOG_LEVEL_INFO, ignore_message, NULL);
  obl_pdf_data_init ();
  obl_read_xml_init ();
  tzset ();
  (void)g_get_charset (NULL);
  loaded->zone = g_time_zone_new_local ();
  loaded->titles = g_iconv_open ("UTF-8", "UTF-16BE");
  loaded->document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  return loaded;
}

void
obl_pdf_init (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, load, NULL);
}

/* --- Opening ---------------------------------------------------------------------------------- */

static const char *
explain (const GError *problem)
{
  if (g_error_matches (problem, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return _ ("it is protected by a password; save a copy without one");
  return _ ("it is damaged; try to open it in a PDF viewer and to print it into a new file");
}

static gboolean
open_file (Pdf *pdf, GBytes *bytes, GError **error)
{
  g_autoptr (GError) problem = NULL;

  pdf->file = poppler_document_new_from_bytes (bytes, NULL, &problem);
  if (pdf->file == NULL) {
    obl_read_set_broken (error, pdf->name, explain (problem));
    return FALSE;
  }
  pdf->n_pages = (guint)MAX (poppler_document_get_n_pages (pdf->file), 0);
  if (pdf->n_pages > MAX_PAGES) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                 _ ("Cannot import “%s”: it has more than %d pages; split it first"), pdf->name,
                 MAX_PAGES);
    return FALSE;
  }
  return TRUE;
}

/* --- Lines ------------------------------------------------------------------------------------ */

static gboolean
set_too_long (const Pdf *pdf, guint page, GError **error)
{
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
               _ ("Cannot import “%s”: there is too much text in it up to page %u; split it "
                  "first"),
               pdf->name, page);
  return FALSE;
}

/* A page that poppler cannot make out has no text. */
static gboolean
read_page (Pdf *pdf, guint index)
{
  PopplerPage *page = poppler_document_get_page (pdf->file, (int)index);
  gboolean done = page == NULL || obl_pdf_page_read (page, index + 1, pdf->lines);

  g_clear_object (&page);
  return done;
}

static gboolean
read_pages (Pdf *pdf, GError **error)
{
  for (guint i = 0; i < pdf->n_pages; i++) {
    guint before = pdf->lines->len;

    if (!read_page (pdf, i))
      return set_too_long (pdf, i + 1, error);
    for (guint j = before; j < pdf->lines->len; j++)
      pdf->n_chars += strlen (((const OblPdfLine *)pdf->lines->pdata[j])->text);
    if (pdf->n_chars > 4 * (gsize)OBL_READING_MAX_CHARS)
      return set_too_long (pdf, i + 1, error);
    pdf->n_empty += before == pdf->lines->len ? 1 : 0;
  }
  return TRUE;
}

/* An empty page is a page; a file of them is pictures. */
static gboolean
check_text (const Pdf *pdf, GError **error)
{
  if (pdf->lines->len > 0)
    return TRUE;
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_EMPTY,
               _ ("Cannot import “%s”: it is a scanned PDF without text; run OCR on it first"),
               pdf->name);
  return FALSE;
}

/* Page by page into reading order. */
static void
order_lines (Pdf *pdf)
{
  g_autoptr (GPtrArray) pieces = pdf->lines;
  g_autoptr (GPtrArray) page = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_pdf_line_free);

  pdf->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_pdf_line_free);
  for (guint i = 0; i < pieces->len; i++) {
    OblPdfLine *piece = g_steal_pointer (&pieces->pdata[i]);
    const OblPdfLine *next = i + 1 < pieces->len ? pieces->pdata[i + 1] : NULL;

    g_ptr_array_add (page, piece);
    if (next == NULL || next->page != piece->page)
      obl_pdf_columns_order (page, pdf->lines);
  }
}

/* --- HTML ------------------------------------------------------------------------------------- */

static const char *
get_element (const OblPdfBlock *block)
{
  static const char *const headings[] = { "h1", "h2", "h3", "h4", "h5", "h6" };

  return block->is_item ? "li" : block->heading > 0 ? headings[block->heading - 1] : "p";
}

static void
write_block (GString *html, const OblPdfBlock *block)
{
  const char *element = get_element (block);

  g_string_append_printf (html, "<%s data-page=\"%u\">", element, block->page);
  obl_read_html_text (html, block->text);
  g_string_append_printf (html, "</%s>\n", element);
}

static GBytes *
write_html (Pdf *pdf, const GArray *blocks)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html>\n");
  gboolean is_in_list = FALSE;

  for (guint i = 0; i < blocks->len; i++) {
    const OblPdfBlock *block = &g_array_index (blocks, OblPdfBlock, i);

    if (block->is_item != is_in_list)
      g_string_append (html, is_in_list ? "</ul>\n" : "<ul>\n");
    is_in_list = block->is_item;
    write_block (html, block);
    pdf->n_rows += block->is_row ? 1 : 0;
  }
  if (is_in_list)
    g_string_append (html, "</ul>\n");
  return g_string_free_to_bytes (g_steal_pointer (&html));
}

/* --- Facts ------------------------------------------------------------------------------------ */

static char *
dup_useful (char *value)
{
  g_autofree char *own = value;

  return own == NULL || *g_strstrip (own) == '\0' ? NULL : g_steal_pointer (&own);
}

static OblDocument *
read_facts (const Pdf *pdf, const GArray *blocks, const OblDocument *known)
{
  g_autoptr (GDateTime) created = poppler_document_get_creation_date_time (pdf->file);
  g_autofree char *title = poppler_document_get_title (pdf->file);
  g_autofree char *xmp = poppler_document_get_metadata (pdf->file);
  g_autoptr (GBytes) bytes = xmp == NULL ? NULL : g_bytes_new (xmp, strlen (xmp));
  g_autoptr (OblDocument) more = obl_read_facts_from_core (bytes);
  OblDocument *facts = obl_document_new ();

  facts->byline = dup_useful (poppler_document_get_author (pdf->file));
  if (created != NULL)
    facts->published = g_date_time_format_iso8601 (created);
  if (obl_read_title_is_useful (title))
    facts->title = g_strdup (title);
  obl_read_facts_complete (facts, more);
  for (guint i = 0; i < blocks->len && facts->title == NULL; i++) {
    const OblPdfBlock *block = &g_array_index (blocks, OblPdfBlock, i);

    if (block->heading == 1)
      facts->title = g_strdup (block->text);
  }
  obl_read_facts_complete (facts, known);
  return facts;
}

/* What was left out or could not be kept, for the document's record of how it was made. */
static char *
dup_reader (const Pdf *pdf)
{
  g_autoptr (GString) reader = g_string_new ("pdf 1");

  if (pdf->n_heads > 0)
    g_string_append_printf (reader, "; running heads left out: %u lines", pdf->n_heads);
  if (pdf->n_rows > 0)
    g_string_append_printf (reader, "; rows of tables read as lines: %u", pdf->n_rows);
  if (pdf->n_empty > 0)
    g_string_append_printf (reader, "; pages without text: %u", pdf->n_empty);
  return g_string_free (g_steal_pointer (&reader), FALSE);
}

/* --- The whole -------------------------------------------------------------------------------- */

static OblDocument *
import (Pdf *pdf, GBytes *original, const OblImportOptions *given, GError **error)
{
  g_autoptr (GArray) blocks = obl_pdf_flow (pdf->lines);
  g_autoptr (GBytes) html = write_html (pdf, blocks);
  g_autoptr (OblDocument) facts = read_facts (pdf, blocks, given->facts);
  g_autofree char *reader = dup_reader (pdf);
  OblImportOptions options = *given;

  options.format = "html";
  options.charset = "utf-8";
  if (options.original == NULL) {
    options.original = original;
    options.original_media_type = "application/pdf";
  }
  options.reader = reader;
  options.facts = facts;
  options.is_article = TRUE;
  return obl_import_bytes (html, &options, error);
}

OblDocument *
obl_pdf_read (GBytes *bytes, const OblImportOptions *options, GError **error)
{
  Pdf pdf = { .name = options->name != NULL ? options->name : _ ("the article") };
  OblDocument *document = NULL;

  pdf.lines = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_pdf_line_free);
  if (open_file (&pdf, bytes, error) && read_pages (&pdf, error) && check_text (&pdf, error)) {
    pdf.n_heads = obl_pdf_heads_remove (pdf.lines);
    order_lines (&pdf);
    document = import (&pdf, bytes, options, error);
  }
  g_ptr_array_unref (pdf.lines);
  g_clear_object (&pdf.file);
  return document;
}
