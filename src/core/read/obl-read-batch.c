/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records into articles. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-batch.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/import/obl-charset.h"
#include "core/import/obl-language.h"

/* Characters of a text that stand for a title when there is none, and of an id in a name. */
#define MAX_TITLE_CHARS 100
#define MAX_ID_CHARS 80
/* Bytes of a cell that a mapping is guessed from. */
#define MAX_SAMPLE_BYTES 20000u

void
obl_read_batch_init (OblReadBatch *batch)
{
  batch->kept = g_ptr_array_new_with_free_func ((GDestroyNotify)g_bytes_unref);
  batch->lines = g_array_new (FALSE, FALSE, sizeof (guint64));
}

void
obl_read_batch_clear (OblReadBatch *batch)
{
  g_clear_pointer (&batch->kept, g_ptr_array_unref);
  g_clear_pointer (&batch->lines, g_array_unref);
  g_clear_pointer (&batch->mapping, obl_mapping_free);
}

char *
obl_read_batch_dup_name (const OblReadBatch *batch, guint64 line)
{
  g_autofree char *part = g_strdup_printf ("line %" PRIu64, line);

  return obl_read_join_name (batch->item->name, part);
}

void
obl_read_batch_refuse (OblReadBatch *batch, guint64 line, const char *why)
{
  g_autofree char *name = obl_read_batch_dup_name (batch, line);
  g_autoptr (GError) problem = NULL;

  obl_read_set_broken (&problem, name, why);
  obl_read_job_refuse (batch->job, name, problem);
}

static void
init_record (OblReadRecord *record)
{
  record->names = g_ptr_array_new_with_free_func (g_free);
  record->values = g_ptr_array_new_with_free_func (g_free);
}

static void
clear_record (OblReadRecord *record)
{
  g_ptr_array_unref (record->names);
  g_ptr_array_unref (record->values);
}

/* --- One article ------------------------------------------------------------------------------ */

/* NULL when it is empty or not there. */
static const char *
get_value (const OblReadBatch *batch, const OblReadRecord *record, OblMappingField field)
{
  const char *column = batch->mapping->columns[field];

  for (guint i = 0; column != NULL && i < record->names->len; i++) {
    const char *value = record->values->pdata[i];

    if (strcmp (record->names->pdata[i], column) == 0 && value != NULL
        && value[strspn (value, " \t\r\n")] != '\0')
      return value;
  }
  return NULL;
}

static gboolean
is_empty (const OblReadRecord *record)
{
  for (guint i = 0; i < record->values->len; i++) {
    const char *value = record->values->pdata[i];

    if (value != NULL && value[strspn (value, " \t\r\n")] != '\0')
      return FALSE;
  }
  return TRUE;
}

/* The beginning of the first line, for want of a title. */
static char *
dup_title_from_text (const char *text)
{
  const char *start = text + strspn (text, " \t\r\n");
  g_autofree char *line = g_strndup (start, strcspn (start, "\r\n"));
  g_autofree char *part = NULL;
  char *space;

  if (g_utf8_strlen (line, -1) <= MAX_TITLE_CHARS)
    return g_strchomp (g_steal_pointer (&line));
  part = g_utf8_substring (line, 0, MAX_TITLE_CHARS);
  space = strrchr (part, ' ');
  if (space != NULL && space > part)
    *space = '\0';
  return g_strconcat (part, "…", NULL);
}

static OblDocument *
make_facts (const OblReadBatch *batch, const OblReadRecord *record)
{
  OblDocument *facts = obl_document_new ();
  const char *language = get_value (batch, record, OBL_MAPPING_LANGUAGE);
  const char *url = get_value (batch, record, OBL_MAPPING_URL);

  facts->title = g_strdup (get_value (batch, record, OBL_MAPPING_TITLE));
  facts->byline = g_strdup (get_value (batch, record, OBL_MAPPING_AUTHOR));
  facts->publisher = g_strdup (get_value (batch, record, OBL_MAPPING_PUBLISHER));
  facts->published = obl_mapping_dup_date (get_value (batch, record, OBL_MAPPING_DATE));
  facts->updated = obl_mapping_dup_date (get_value (batch, record, OBL_MAPPING_UPDATED));
  facts->language = language == NULL ? NULL : obl_language_dup_tag (language);
  if (url != NULL && (g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://")))
    facts->source.url = g_strdup (url);
  return facts;
}

/* A page with all around it, not the article cut out of one. */
static gboolean
is_whole_page (const char *html)
{
  g_autofree char *start = g_ascii_strdown (html, (gssize)MIN (strlen (html), 2048));

  return strstr (start, "<html") != NULL || strstr (start, "<body") != NULL
         || strstr (start, "<!doctype") != NULL;
}

/* The file, the line, and the id that the record has itself. */
static char *
dup_item_name (const OblReadBatch *batch, const OblReadRecord *record, guint64 line)
{
  const char *id = get_value (batch, record, OBL_MAPPING_ID);
  g_autofree char *name = obl_read_batch_dup_name (batch, line);
  g_autofree char *part = NULL;

  if (id == NULL)
    return g_steal_pointer (&name);
  part = g_strstrip (g_utf8_substring (id, 0, MIN (g_utf8_strlen (id, -1), MAX_ID_CHARS)));
  return g_strconcat (name, ", ", g_strdelimit (part, "\r\n\t", ' '), NULL);
}

static gboolean
add_record (OblReadBatch *batch, const OblReadRecord *record, guint64 line, GBytes *original)
{
  const char *text = get_value (batch, record, OBL_MAPPING_TEXT);
  const char *html = get_value (batch, record, OBL_MAPPING_HTML);
  g_autofree char *name = dup_item_name (batch, record, line);
  g_autoptr (OblDocument) facts = make_facts (batch, record);
  g_autoptr (GBytes) bytes = NULL;
  OblReadItem item = { .name = name,
                       .format = html != NULL ? "html" : "text",
                       .charset = "UTF-8",
                       .retrieved = batch->item->retrieved,
                       .original = original,
                       .original_media_type = batch->media_type,
                       .facts = facts,
                       .reader = batch->reader,
                       .is_article = html == NULL || !is_whole_page (html) };

  if (text == NULL && html == NULL) {
    obl_read_batch_refuse (batch, line, _ ("there is no text in it"));
    return TRUE;
  }
  if (html == NULL && facts->title == NULL)
    facts->title = dup_title_from_text (text);
  bytes = g_bytes_new (html != NULL ? html : text, strlen (html != NULL ? html : text));
  item.bytes = bytes;
  return obl_read_job_add (batch->job, &item);
}

/* FALSE when nothing more is wanted. */
static gboolean
read_record (OblReadBatch *batch, guint64 line, GBytes *bytes)
{
  g_autofree char *name = obl_read_batch_dup_name (batch, line);
  g_autoptr (GError) problem = NULL;
  OblReadRecord record;
  gboolean goes_on = TRUE;

  init_record (&record);
  if (!batch->parse (batch, bytes, &record, name, &problem))
    obl_read_job_refuse (batch->job, name, problem);
  else if (!is_empty (&record))
    goes_on = add_record (batch, &record, line, bytes);
  clear_record (&record);
  return goes_on;
}

/* --- Which field is which --------------------------------------------------------------------- */

static void
add_to_sample (OblMappingSample *sample, const OblReadRecord *record)
{
  for (guint i = 0; i < record->names->len; i++) {
    const char *value = record->values->pdata[i];
    g_autofree char *part = NULL;

    if (value != NULL)
      part = g_strndup (value, MIN (strlen (value), MAX_SAMPLE_BYTES));
    obl_mapping_sample_add (sample, record->names->pdata[i], part);
  }
}

static OblMappingSample *
make_sample (OblReadBatch *batch)
{
  OblMappingSample *sample = obl_mapping_sample_new ();

  for (guint i = 0; i < batch->kept->len; i++) {
    OblReadRecord record;

    init_record (&record);
    if (batch->parse (batch, batch->kept->pdata[i], &record, batch->item->name, NULL))
      add_to_sample (sample, &record);
    clear_record (&record);
  }
  return sample;
}

/* Of the mappings that were used before, the first that fits; NULL for none. */
static OblMapping *
recall_mapping (OblReadBatch *batch, const OblMappingSample *sample)
{
  const char *saved = obl_read_job_get_options (batch->job)->mappings;
  g_auto (GStrv) lines = saved == NULL ? NULL : g_strsplit (saved, "\n", -1);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++) {
    g_autoptr (OblMapping) mapping = obl_mapping_parse (lines[i], NULL);

    if (mapping != NULL && obl_mapping_check (mapping, sample, NULL))
      return g_steal_pointer (&mapping);
  }
  return NULL;
}

static gboolean
choose_mapping (OblReadBatch *batch, const OblMappingSample *sample, GError **error)
{
  const char *given = obl_read_job_get_options (batch->job)->mapping;
  g_autoptr (GError) problem = NULL;
  g_autofree char *written = NULL;

  if (given != NULL && *given != '\0')
    batch->mapping = obl_mapping_parse (given, &problem);
  else
    batch->mapping = recall_mapping (batch, sample);
  if (batch->mapping == NULL && problem == NULL)
    batch->mapping = obl_mapping_guess (sample);
  if (batch->mapping == NULL || !obl_mapping_check (batch->mapping, sample, &problem)) {
    g_assert (problem != NULL);
    obl_read_set_broken (error, batch->item->name, problem->message);
    return FALSE;
  }
  written = obl_mapping_format (batch->mapping);
  obl_read_job_note (batch->job, batch->item->name, written);
  return TRUE;
}

/* Reads what was kept for the sample.  When all of it is broken, that is told of each, and another
 * sample is waited for. */
static gboolean
begin (OblReadBatch *batch, GError **error)
{
  g_autoptr (OblMappingSample) sample = make_sample (batch);
  gboolean goes_on = TRUE;

  if (!obl_mapping_sample_is_empty (sample) && !choose_mapping (batch, sample, error))
    return FALSE;
  for (guint i = 0; goes_on && i < batch->kept->len; i++)
    goes_on = read_record (batch, g_array_index (batch->lines, guint64, i), batch->kept->pdata[i]);
  g_ptr_array_set_size (batch->kept, 0);
  g_array_set_size (batch->lines, 0);
  batch->n_kept = 0;
  return goes_on;
}

gboolean
obl_read_batch_add (OblReadBatch *batch, guint64 line, GBytes *bytes, GError **error)
{
  if (batch->mapping != NULL)
    return read_record (batch, line, bytes);
  g_ptr_array_add (batch->kept, g_bytes_ref (bytes));
  g_array_append_val (batch->lines, line);
  batch->n_kept += g_bytes_get_size (bytes);
  if (batch->kept->len < OBL_READ_BATCH_SAMPLE_RECORDS
      && batch->n_kept < OBL_READ_BATCH_SAMPLE_BYTES)
    return TRUE;
  return begin (batch, error);
}

gboolean
obl_read_batch_finish (OblReadBatch *batch, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (batch->mapping != NULL || batch->kept->len == 0 || begin (batch, &problem) || problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* --- Encodings -------------------------------------------------------------------------------- */

static gboolean
is_wide (const char *charset)
{
  return g_ascii_strncasecmp (charset, "UTF-16", 6) == 0
         || g_ascii_strncasecmp (charset, "UTF-32", 6) == 0;
}

/* The encoding that whole lines at the beginning show. */
static char *
detect (const guint8 *bytes, gsize n_bytes, gboolean is_all, const char *given)
{
  OblCharsetSource source;
  gsize n_lines = n_bytes;

  while (!is_all && n_lines > 0 && bytes[n_lines - 1] != '\n')
    n_lines--;
  /* One line without an end: at least no character is cut. */
  if (n_lines == 0) {
    n_lines = n_bytes;
    while (n_lines > 0 && n_bytes - n_lines < 4 && (bytes[n_lines - 1] & 0xc0) == 0x80)
      n_lines--;
    if (n_lines > 0 && bytes[n_lines - 1] >= 0xc0)
      n_lines--;
  }
  return obl_charset_detect ((const char *)bytes, n_lines, given, FALSE, &source);
}

OblReadWindow *
obl_read_batch_open (GInputStream *stream, const OblReadItem *item, char **charset, GError **error)
{
  g_autoptr (GInputStream) decoded = NULL;
  g_autoptr (OblReadWindow) window = obl_read_window_new (stream);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize n_bytes;
  const guint8 *start = obl_read_window_peek (window, &n_bytes, error);
  char *utf8;

  if (start == NULL)
    return NULL;
  *charset = detect (start, n_bytes, n_bytes < OBL_READ_WINDOW_BYTES, item->charset);
  if (*charset == NULL)
    *charset = g_strdup ("UTF-8");
  if (n_bytes >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0)
    obl_read_window_drop (window, 3);
  if (!is_wide (*charset))
    return g_steal_pointer (&window);
  if (obl_read_window_bytes (window, all, OBL_IMPORT_MAX_BYTES + 1, error) < 0)
    return NULL;
  if (all->len > OBL_IMPORT_MAX_BYTES) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                 _ ("Cannot import “%s”: of a file in %s no more than %u MB are read; save it as "
                    "UTF-8"),
                 item->name, *charset, OBL_IMPORT_MAX_BYTES / 1024 / 1024);
    return NULL;
  }
  utf8 = obl_charset_convert ((const char *)all->data, all->len, *charset, &n_bytes);
  g_free (*charset);
  *charset = g_strdup ("UTF-8");
  decoded = g_memory_input_stream_new_from_data (utf8, (gssize)n_bytes, g_free);
  return obl_read_window_new (decoded);
}

char *
obl_read_batch_decode (const char *charset, const void *bytes, gsize n_bytes, gsize *n_utf8)
{
  g_autofree char *found = NULL;
  OblCharsetSource source;

  /* A file that begins in UTF-8, or with nothing but ASCII, may go on in something else. */
  if (strcmp (charset, "UTF-8") == 0 && !g_utf8_validate_len (bytes, n_bytes, NULL)) {
    found = obl_charset_detect (bytes, n_bytes, NULL, FALSE, &source);
    if (found != NULL && !is_wide (found))
      charset = found;
  }
  return obl_charset_convert (bytes, n_bytes, charset, n_utf8);
}

char *
obl_read_batch_dup_head (const OblReadHead *head)
{
  g_autofree char *charset = NULL;
  gsize n_utf8;

  if (head->n_bytes == 0)
    return NULL;
  charset = detect (head->bytes, head->n_bytes, head->is_all, NULL);
  if (charset == NULL)
    return NULL;
  return obl_charset_convert ((const char *)head->bytes, head->n_bytes, charset, &n_utf8);
}
