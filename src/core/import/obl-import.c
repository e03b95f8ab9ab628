/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From bytes to a document: what kind of file, which encoding, which reader, and the check that
 * the reading HTML really says what the text says. */
#define G_LOG_DOMAIN "obl-import"

#include "config.h"

#include "core/import/obl-import-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/html/obl-char.h"
#include "core/html/obl-html-tree.h"
#include "core/import/obl-charset.h"
#include "core/import/obl-language.h"
#include "core/model/obl-document-signature.h"

/* Code points. */
#define MAX_TITLE_CHARS 300
/* Bytes; where a file's kind shows. */
#define SNIFF_BYTES 1024u
/* How the importer's note says it; others may follow. */
#define WHOLE_PAGE "; whole page"

typedef enum {
  FORMAT_TEXT,
  FORMAT_HTML,
} Format;

G_DEFINE_QUARK (obl_import_error_quark, obl_import_error)

/* --- What kind of file ------------------------------------------------------------------------ */

static gboolean
has_extension (const char *name, const char *const *extensions)
{
  const char *dot = name == NULL ? NULL : strrchr (name, '.');

  for (; dot != NULL && *extensions != NULL; extensions++) {
    if (g_ascii_strcasecmp (dot + 1, *extensions) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Begins as only a page does, comments and white space aside. */
static gboolean
looks_like_html (const char *utf8, gsize n_bytes)
{
  static const char *const starts[]
      = { "<!doctype html", "<html", "<head",   "<body",   "<meta", "<title", "<article", "<main",
          "<section",       "<div",  "<p>",     "<p ",     "<h1",   "<table", "<script",  "<style",
          "<link",          "<base", "<iframe", "<center", "<font", "<ul",    "<b>",      "<a ",
          "<span",          "<br",   "<img",    "<svg",    "<nav",  "<header" };
  g_autofree char *head = g_ascii_strdown (utf8, (gssize)MIN (n_bytes, SNIFF_BYTES));
  const char *p = head;

  while (TRUE) {
    const char *end;

    while (g_ascii_isspace (*p))
      p++;
    if (!g_str_has_prefix (p, "<!--") && !g_str_has_prefix (p, "<?xml"))
      break;
    end = strstr (p, p[1] == '!' ? "-->" : "?>");
    if (end == NULL)
      return TRUE;
    p = end + (p[1] == '!' ? 3 : 2);
  }
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    if (g_str_has_prefix (p, starts[i]))
      return TRUE;
  }
  return FALSE;
}

static Format
choose_format (const char *format, const char *name, const char *utf8, gsize n_bytes)
{
  static const char *const html[] = { "html", "htm", "xhtml", "xht", "shtml", NULL };

  if (g_strcmp0 (format, "text") == 0)
    return FORMAT_TEXT;
  if (g_strcmp0 (format, "html") == 0 || has_extension (name, html)
      || looks_like_html (utf8, n_bytes))
    return FORMAT_HTML;
  return FORMAT_TEXT;
}

/* What is known not to be an article in a form that is read; a name for people. */
static const char *
find_foreign_format (const char *bytes, gsize n_bytes)
{
  static const struct {
    const char *magic;
    gsize n_bytes;
    const char *name;
  } formats[] = {
    { "%PDF-", 5, N_ ("a PDF file") },
    { "PK\x03\x04", 4, N_ ("a ZIP archive or office document") },
    { "\xd0\xcf\x11\xe0", 4, N_ ("an office document") },
    { "{\\rtf", 5, N_ ("a rich text document") },
    { "\x89PNG", 4, N_ ("a picture") },
    { "\xff\xd8\xff", 3, N_ ("a picture") },
    { "GIF8", 4, N_ ("a picture") },
    { "\x1f\x8b", 2, N_ ("a compressed file") },
    { "BZh", 3, N_ ("a compressed file") },
    { "\xfd"
      "7zXZ",
      5, N_ ("a compressed file") },
    { "\x28\xb5\x2f\xfd", 4, N_ ("a compressed file") },
    { "\x7f"
      "ELF",
      4, N_ ("a program") },
    { "SQLite format 3", 15, N_ ("a database") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (n_bytes >= formats[i].n_bytes && memcmp (bytes, formats[i].magic, formats[i].n_bytes) == 0)
      return _ (formats[i].name);
  }
  return NULL;
}

/* Text has hardly any control characters. */
static gboolean
is_text (const char *utf8, gsize n_bytes)
{
  gsize n_control = 0;
  gsize n_replaced = 0;

  for (gsize i = 0; i < n_bytes; i++) {
    if ((guchar)utf8[i] < 0x20 && !g_ascii_isspace (utf8[i]) && utf8[i] != '\v' && utf8[i] != 0x1b)
      n_control++;
    if (i + 2 < n_bytes && memcmp (utf8 + i, "\xef\xbf\xbd", 3) == 0)
      n_replaced++;
  }
  return n_control + n_replaced <= n_bytes / 20;
}

/* --- Decoding --------------------------------------------------------------------------------- */

static const char *
get_name (const OblImportOptions *options)
{
  return options->name == NULL ? _ ("the article") : options->name;
}

static gboolean
check_bytes (const char *bytes, gsize n_bytes, const OblImportOptions *options, GError **error)
{
  const char *name = get_name (options);
  const char *foreign;

  if (options->format != NULL && strcmp (options->format, "auto") != 0
      && strcmp (options->format, "text") != 0 && strcmp (options->format, "html") != 0) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNSUPPORTED,
                 _ ("Cannot import “%s”: there is no format “%s”; choose auto, text or html"), name,
                 options->format);
    return FALSE;
  }
  if (n_bytes == 0) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_EMPTY,
                 _ ("Cannot import “%s”: it is empty"), name);
    return FALSE;
  }
  if (n_bytes > OBL_IMPORT_MAX_BYTES) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                 _ ("Cannot import “%s”: it is larger than %u MB, the most that is read"), name,
                 OBL_IMPORT_MAX_BYTES / 1024 / 1024);
    return FALSE;
  }
  foreign = find_foreign_format (bytes, n_bytes);
  if (foreign != NULL) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNSUPPORTED,
                 _ ("Cannot import “%s”: it is %s, which is not read; save it as text or as a web "
                    "page first"),
                 name, foreign);
    return FALSE;
  }
  return TRUE;
}

static gboolean
may_be_html (const char *bytes, gsize n_bytes, const OblImportOptions *options)
{
  return g_strcmp0 (options->format, "text") != 0 && memchr (bytes, '<', n_bytes) != NULL;
}

/* The text in UTF-8, and in @provenance and @document what is to be said of how it was decoded. */
static char *
decode (GBytes *bytes,
        const OblImportOptions *options,
        OblDocument *document,
        gsize *n_utf8,
        GString *provenance,
        GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  const char *name = get_name (options);
  OblCharsetSource source;
  g_autofree char *charset = NULL;
  g_autofree char *utf8 = NULL;

  if (!check_bytes (data, n_bytes, options, error))
    return NULL;
  charset = obl_charset_detect (data, n_bytes, options->charset,
                                may_be_html (data, n_bytes, options), &source);
  if (charset != NULL)
    utf8 = obl_charset_convert (data, n_bytes, charset, n_utf8);
  if (utf8 == NULL) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_ENCODING,
                 _ ("Cannot import “%s”: its character encoding is not known"), name);
    return NULL;
  }
  if (!is_text (utf8, *n_utf8)) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNSUPPORTED,
                 _ ("Cannot import “%s”: it is not text"), name);
    return NULL;
  }
  g_string_append_printf (provenance, "; %s (%s)", charset, obl_charset_source_to_string (source));
  if (source == OBL_CHARSET_UNSURE)
    document->doubts |= OBL_DOUBT_ODD_ENCODING;
  return g_steal_pointer (&utf8);
}

/* --- The document ----------------------------------------------------------------------------- */

/* One line of text: white space runs made one space, none at the edges, no control characters. */
static char *
dup_one_line (const char *value)
{
  GString *out = g_string_new (NULL);
  gboolean has_space = FALSE;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      has_space = TRUE;
    } else if (!g_unichar_iscntrl (c)) {
      if (has_space && out->len > 0)
        g_string_append_c (out, ' ');
      has_space = FALSE;
      g_string_append_unichar (out, c);
    }
  }
  return g_string_free (out, FALSE);
}

void
obl_import_fill (char **field, const char *value)
{
  g_autofree char *clean = value == NULL ? NULL : dup_one_line (value);

  if (*field == NULL && clean != NULL && *clean != '\0')
    *field = g_steal_pointer (&clean);
}

/* gumbo reads control characters and non-characters as U+FFFD; browsers leave them.  Only the texts
 * of others have any. */
static char *
dup_as_gumbo_reads (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!obl_char_is_sound (c) && c != '\t' && c != '\n' && c != '\f' && c != '\r')
      c = 0xfffd;
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

gboolean
obl_import_check (const char *html, const char *text)
{
  g_autofree char *content = obl_html_dup_text_content (html, strlen (html));
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (content == NULL || strcmp (content, text) == 0)
    return content != NULL;
  expected = dup_as_gumbo_reads (text);
  found = dup_as_gumbo_reads (content);
  return strcmp (expected, found) == 0;
}

static char *
dup_last_resort_title (const OblDocument *document, const OblImportOptions *options)
{
  g_autofree char *stem = NULL;
  char *dot;

  if (options->name == NULL)
    return g_utf8_substring (obl_text_get_utf8 (document->text), 0,
                             MIN (obl_text_get_n_chars (document->text), 80));
  stem = g_path_get_basename (options->name);
  dot = strrchr (stem, '.');
  if (dot != NULL && dot != stem)
    *dot = '\0';
  return g_steal_pointer (&stem);
}

static void
finish_title (OblDocument *document, const OblImportOptions *options)
{
  if (document->title == NULL || *document->title == '\0') {
    g_free (document->title);
    document->title = dup_last_resort_title (document, options);
  }
  if (g_utf8_strlen (document->title, -1) > MAX_TITLE_CHARS) {
    char *shortened = g_utf8_substring (document->title, 0, MAX_TITLE_CHARS);

    g_free (document->title);
    document->title = shortened;
  }
}

static gboolean
set_too_long (const OblImportOptions *options, GError **error)
{
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
               _ ("Cannot import “%s”: it is longer than one article may be, %u characters or %u "
                  "paragraphs; split it first"),
               get_name (options), OBL_READING_MAX_CHARS, OBL_READING_MAX_BLOCKS);
  return FALSE;
}

static gboolean
take_reading (OblDocument *document,
              OblReading *reading,
              const OblImportOptions *options,
              GString *provenance,
              GError **error)
{
  if (obl_reading_is_too_long (reading))
    return set_too_long (options, error);
  if (obl_reading_get_blocks (reading)->len == 0) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_EMPTY,
                 _ ("Cannot import “%s”: there is no text in it"), get_name (options));
    return FALSE;
  }
  document->text = obl_text_new_take (obl_reading_dup_text (reading));
  document->html = obl_reading_dup_html (reading);
  g_array_unref (document->blocks);
  document->blocks = g_array_copy (obl_reading_get_blocks (reading));
  if (!obl_import_check (document->html, obl_text_get_utf8 (document->text))) {
    g_free (document->html);
    document->html = obl_import_html_from_blocks (document->text, document->blocks);
    g_string_append (provenance, "; text only: the page did not read back as its text");
    document->doubts |= OBL_DOUBT_TEXT_ONLY;
    g_ptr_array_set_size (document->assets, 0);
  }
  return TRUE;
}

/* What is kept is what came, not what a reader made of it. */
static void
set_source (OblSource *source, GBytes *bytes, const OblImportOptions *options, Format format)
{
  GBytes *original = options->original != NULL ? options->original : bytes;
  const char *media_type = options->original_media_type;

  if (media_type == NULL)
    media_type = format == FORMAT_HTML ? "text/html" : "text/plain";
  source->name = g_strdup (options->name);
  source->media_type = g_strdup (media_type);
  source->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  source->bytes = g_bytes_ref (original);
  if (options->url != NULL) {
    g_free (source->url);
    source->url = g_strdup (options->url);
  }
}

void
obl_import_set_whole_page (OblDocument *document)
{
  g_autofree char *before = document->importer;

  document->importer = g_strconcat (before != NULL ? before : "", WHOLE_PAGE, NULL);
}

gboolean
obl_import_is_whole_page (const OblDocument *document)
{
  return document->importer != NULL && strstr (document->importer, WHOLE_PAGE) != NULL;
}

static void
finish_document (OblDocument *document,
                 GBytes *bytes,
                 const OblImportOptions *options,
                 Format format,
                 const GString *provenance)
{
  const char *text = obl_text_get_utf8 (document->text);

  if (strstr (text, "\xef\xbf\xbd") != NULL)
    document->doubts |= OBL_DOUBT_ODD_ENCODING;
  document->text_sha256 = g_strdup (obl_text_get_sha256 (document->text));
  document->n_chars = obl_text_get_n_chars (document->text);
  document->importer = g_strdup (provenance->str);
  document->created = obl_time_now ();
  set_source (&document->source, bytes, options, format);
  if (options->retrieved != 0)
    document->source.retrieved = options->retrieved;
  else if (options->url != NULL)
    document->source.retrieved = document->created;
  finish_title (document, options);
  obl_import_fill (&document->direction, obl_language_guess_direction (text));
  obl_document_sign (document);
}

/* What is known for certain comes before what the article seems to say. */
static void
take_facts (OblDocument *document, const OblDocument *facts)
{
  if (facts == NULL)
    return;
  obl_import_fill (&document->title, facts->title);
  obl_import_fill (&document->byline, facts->byline);
  obl_import_fill (&document->publisher, facts->publisher);
  obl_import_fill (&document->published, facts->published);
  obl_import_fill (&document->updated, facts->updated);
  obl_import_fill (&document->language, facts->language);
  obl_import_fill (&document->direction, facts->direction);
  obl_import_fill (&document->agency, facts->agency);
  obl_import_fill (&document->source.url, facts->source.url);
}

static OblReading *
read_input (OblImportInput *input, Format format, const OblImportOptions *options, GError **error)
{
  g_autoptr (GError) problem = NULL;
  OblReading *reading;

  if (format == FORMAT_TEXT
      && g_utf8_strlen (input->utf8, (gssize)input->n_bytes) > OBL_READING_MAX_CHARS) {
    set_too_long (options, error);
    return NULL;
  }
  if (format == FORMAT_TEXT)
    return obl_import_read_text (input);
  reading = obl_import_read_html (input, &problem);
  if (reading == NULL)
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE, _ ("Cannot import “%s”: %s"),
                 get_name (options), problem->message);
  return reading;
}

OblDocument *
obl_import_bytes (GBytes *bytes, const OblImportOptions *options, GError **error)
{
  static const OblImportOptions none = { NULL };
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autoptr (GString) provenance = g_string_new ("Obelus " OBL_VERSION);
  g_autoptr (OblReading) reading = NULL;
  g_autofree char *utf8 = NULL;
  OblImportInput input = { .document = document, .provenance = provenance };
  Format format;

  if (options == NULL)
    options = &none;
  if (options->reader != NULL)
    g_string_append_printf (provenance, "; %s", options->reader);
  take_facts (document, options->facts);
  utf8 = decode (bytes, options, document, &input.n_bytes, provenance, error);
  if (utf8 == NULL)
    return NULL;
  input.utf8 = utf8;
  input.url = options->url;
  input.assets = options->assets;
  input.is_article = options->is_article;
  input.n_meta = options->n_meta;
  input.is_reduced = options->is_reduced;
  input.has_pages = options->is_article && options->reader != NULL;
  format = choose_format (options->format, options->name, utf8, input.n_bytes);
  reading = read_input (&input, format, options, error);
  if (reading == NULL || !take_reading (document, reading, options, provenance, error))
    return NULL;
  finish_document (document, bytes, options, format, provenance);
  return g_steal_pointer (&document);
}
