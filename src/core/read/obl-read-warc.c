/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WARC 0.x to 1.1: every successful answer whose type can be an article's is read as a file of its
 * own; so are resources, and the texts that a crawl's publisher has made from its pages.  Requests,
 * notes, repeats, redirects, errors, pictures and answers for programs are passed over.
 *
 * One record is held at a time, so that the file may be of any size.  Pictures come as records of
 * their own, before or after the page that shows them, possibly in another file; joining them to it
 * would take the whole crawl in memory or two passes, and so pages come without them. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-warc.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/read/obl-read-gunzip.h"
#include "core/read/obl-read-http.h"
#include "core/read/obl-read-window.h"

#define MAX_LINE_BYTES (64u * 1024)
#define MAX_HEAD_BYTES (256u * 1024)
/* An address is told in messages up to here. */
#define MAX_TOLD_BYTES 300u
/* Where a payload's kind shows. */
#define SNIFF_BYTES 1024u

typedef struct {
  OblReadJob *job;
  const OblReadItem *item;
  OblReadWindow *window;
  char *last; /* the address of the record before */
  gboolean goes_on;
} Crawl;

typedef struct {
  char *type; /* "response" … */
  char *url;
  char *content_type;
  gint64 date;
  guint64 n_bytes;
} Record;

static void
record_free (Record *record)
{
  if (record == NULL)
    return;
  g_free (record->type);
  g_free (record->url);
  g_free (record->content_type);
  g_free (record);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Record, record_free)

/* --- Recognising ------------------------------------------------------------------------------ */

static gboolean
is_version (const guint8 *bytes, gsize n_bytes)
{
  return n_bytes >= 7 && (memcmp (bytes, "WARC/1.", 7) == 0 || memcmp (bytes, "WARC/0.", 7) == 0);
}

static gboolean
is_gzip (const guint8 *bytes, gsize n_bytes)
{
  return n_bytes >= 3 && memcmp (bytes, "\x1f\x8b\x08", 3) == 0;
}

static gboolean
recognise (const OblReadHead *head)
{
  guint8 start[16];

  if (is_version (head->bytes, head->n_bytes))
    return TRUE;
  return is_gzip (head->bytes, head->n_bytes)
         && is_version (start,
                        obl_read_gunzip_head (head->bytes, head->n_bytes, start, sizeof start));
}

/* --- Records ---------------------------------------------------------------------------------- */

static char *
dup_url (const char *head)
{
  g_autofree char *value = obl_read_http_dup_field (head, "WARC-Target-URI");
  gsize n_bytes = value == NULL ? 0 : strlen (value);

  /* Some programs, and an early draft, have it in angle brackets. */
  if (n_bytes >= 2 && value[0] == '<' && value[n_bytes - 1] == '>')
    return g_utf8_make_valid (value + 1, (gssize)n_bytes - 2);
  return value == NULL ? NULL : g_utf8_make_valid (value, -1);
}

/* NULL when it does not say how long it is. */
static Record *
parse_record (const char *head)
{
  g_autoptr (Record) record = g_new0 (Record, 1);
  g_autofree char *length = obl_read_http_dup_field (head, "Content-Length");
  g_autofree char *date = obl_read_http_dup_field (head, "WARC-Date");

  if (length == NULL
      || !g_ascii_string_to_unsigned (length, 10, 0, G_MAXINT64, &record->n_bytes, NULL))
    return NULL;
  record->type = obl_read_http_dup_field (head, "WARC-Type");
  record->content_type = obl_read_http_dup_field (head, "Content-Type");
  record->url = dup_url (head);
  if (record->type == NULL)
    record->type = g_strdup ("");
  if (!obl_time_parse (date, &record->date))
    record->date = 0;
  return g_steal_pointer (&record);
}

/* The record before, for messages. */
static char *
dup_told (const Crawl *self)
{
  if (self->last == NULL)
    return g_strdup (_ ("the beginning"));
  return g_utf8_make_valid (self->last, (gssize)MIN (strlen (self->last), MAX_TOLD_BYTES));
}

static gboolean
set_ended (Crawl *self, GError **error)
{
  g_autofree char *told = dup_told (self);
  g_autofree char *why = NULL;

  if (self->last == NULL)
    why = g_strdup (_ ("the archive is damaged at its beginning, and nothing in it can be read"));
  else
    why = g_strdup_printf (_ ("the archive is damaged or cut off after “%s”; what came before that "
                              "is imported"),
                           told);
  obl_read_set_broken (error, self->item->name, why);
  return FALSE;
}

/* Something that is no record: told once per place, and the next record is looked for. */
static void
refuse_place (Crawl *self)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *told = dup_told (self);
  g_autofree char *why = g_strdup_printf (
      _ ("the archive is damaged after “%s”; what could not be read there is left out"), told);

  obl_read_set_broken (&problem, self->item->name, why);
  obl_read_job_refuse (self->job, self->item->name, problem);
}

/* Takes lines until one that begins a record; FALSE without @error at the end of the file.
 * @has_skipped: there was something else before it. */
static gboolean
find_record (Crawl *self, gboolean *has_skipped, GError **error)
{
  g_autoptr (GByteArray) line = g_byte_array_new ();

  *has_skipped = FALSE;
  while (TRUE) {
    OblReadWindowResult result = obl_read_window_line (self->window, line, MAX_LINE_BYTES, error);

    if (result == OBL_READ_WINDOW_FAILED || result == OBL_READ_WINDOW_END)
      return FALSE;
    if (result == OBL_READ_WINDOW_LINE && is_version (line->data, line->len))
      return TRUE;
    for (guint i = 0; i < line->len; i++)
      *has_skipped = *has_skipped || !g_ascii_isspace (line->data[i]);
    *has_skipped = *has_skipped || result == OBL_READ_WINDOW_TOO_LONG;
  }
}

/* The fields of a record's head; NULL without @error when it is cut off or out of all measure. */
static char *
read_head (Crawl *self, GError **error)
{
  g_autoptr (GByteArray) line = g_byte_array_new ();
  g_autoptr (GString) head = g_string_new (NULL);

  while (head->len < MAX_HEAD_BYTES) {
    OblReadWindowResult result = obl_read_window_line (self->window, line, MAX_LINE_BYTES, error);

    if (result != OBL_READ_WINDOW_LINE)
      return NULL;
    if (line->data[0] == '\n' || (line->len > 1 && line->data[0] == '\r' && line->data[1] == '\n'))
      return g_string_free (g_steal_pointer (&head), FALSE);
    /* A line that goes on: as one. */
    if ((line->data[0] == ' ' || line->data[0] == '\t') && head->len > 0)
      g_string_truncate (head, head->len - 1);
    g_string_append_len (head, (const char *)line->data, line->len);
  }
  return NULL;
}

/* --- Which can be articles -------------------------------------------------------------------- */

static gboolean
contains (const guint8 *bytes, gsize n_bytes, const char *what)
{
  return g_strstr_len ((const char *)bytes, (gssize)n_bytes, what) != NULL;
}

static gboolean
is_article_type (const char *type)
{
  static const char *const types[]
      = { "",
          "text/html",
          "application/xhtml+xml",
          "text/plain",
          "text/markdown",
          "application/pdf",
          "application/rss+xml",
          "application/atom+xml",
          "application/xml",
          "text/xml",
          "application/epub+zip",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.oasis.opendocument.text",
          "application/octet-stream",
          "message/rfc822",
          "multipart/related",
          NULL };

  return type == NULL || g_strv_contains (types, type);
}

/* Types that say little: what the content says. */
static gboolean
is_article (const char *type, GBytes *bytes)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);
  gsize n_start = MIN (n_bytes, SNIFF_BYTES);

  if (n_bytes == 0)
    return FALSE;
  if (type == NULL || *type == '\0')
    return contains (data, n_start, "<html") || contains (data, n_start, "<!DOCTYPE html")
           || contains (data, n_start, "<!doctype html");
  if (strcmp (type, "application/xml") == 0 || strcmp (type, "text/xml") == 0)
    return contains (data, n_start, "<rss") || contains (data, n_start, "<feed")
           || contains (data, n_start, "<rdf:RDF") || contains (data, n_start, "<html");
  if (strcmp (type, "application/octet-stream") == 0)
    return n_bytes >= 5 && memcmp (data, "%PDF-", 5) == 0;
  return TRUE;
}

/* A file of another kind than its type says: its content tells which. */
static gboolean
begins_as_package (const guint8 *bytes, gsize n_bytes)
{
  return n_bytes >= 5
         && (memcmp (bytes, "%PDF-", 5) == 0 || memcmp (bytes, "PK\3\4", 4) == 0
             || is_gzip (bytes, n_bytes));
}

/* What crawlers ask every site for. */
static gboolean
is_for_robots (const char *url)
{
  return g_str_has_suffix (url, "/robots.txt") || g_str_has_suffix (url, "/ads.txt");
}

static gboolean
is_web (const char *url)
{
  return g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://")
         || g_str_has_prefix (url, "ftp://");
}

/* "text" and "html" as the server said, if that can be; for others the content tells. */
static const char *
choose_format (const char *type, GBytes *bytes)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (type == NULL || begins_as_package (data, n_bytes))
    return NULL;
  if (strcmp (type, "text/html") == 0)
    return "html";
  return strcmp (type, "text/plain") == 0 ? "text" : NULL;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
add_payload (Crawl *self,
             const Record *record,
             const OblReadHttpHead *head,
             const char *name,
             GBytes *payload,
             GError **error)
{
  g_autoptr (GBytes) bytes = obl_read_http_unpack (self->job, name, head, payload, error);
  OblReadItem item = { .name = name,
                       .bytes = bytes,
                       .url = record->url,
                       .retrieved = record->date,
                       .media_type = head->media_type,
                       .charset = head->charset };

  if (bytes == NULL)
    return FALSE;
  if (!is_article (head->media_type, bytes))
    return TRUE;
  item.format = choose_format (head->media_type, bytes);
  self->goes_on = obl_read_job_add (self->job, &item);
  return TRUE;
}

/* The head of the answer in @start, or what stands for it; NULL when the record is not wanted. */
static OblReadHttpHead *
find_head (const Record *record, const guint8 *start, gsize n_start)
{
  g_autoptr (OblReadHttpHead) head = NULL;

  if (record->url == NULL || !is_web (record->url) || is_for_robots (record->url))
    return NULL;
  if (strcmp (record->type, "response") == 0) {
    head = obl_read_http_head_parse (start, n_start);
    if (head == NULL || head->status != 200)
      return NULL;
  } else if (strcmp (record->type, "resource") == 0 || strcmp (record->type, "conversion") == 0) {
    head = g_new0 (OblReadHttpHead, 1);
    obl_read_http_split_type (record->content_type, &head->media_type, &head->charset);
  } else {
    return NULL;
  }
  return is_article_type (head->media_type) ? g_steal_pointer (&head) : NULL;
}

static void
refuse_too_large (Crawl *self, const char *name)
{
  g_autoptr (GError) problem = NULL;

  g_set_error (&problem, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
               _ ("Cannot import “%s”: it is larger than %u MB, the most that is read"), name,
               OBL_IMPORT_MAX_BYTES / 1024 / 1024);
  obl_read_job_refuse (self->job, name, problem);
}

/* Everything of the record but @block, its beginning.  FALSE with or without @error: the file ends
 * within. */
static gboolean
read_rest (Crawl *self, const Record *record, GByteArray *block, gboolean is_kept, GError **error)
{
  guint64 n_left = record->n_bytes - block->len;

  return obl_read_window_bytes (self->window, is_kept ? block : NULL, n_left, error)
         == (gint64)n_left;
}

/* Takes one record from the stream; FALSE with or without @error: the file ends within. */
static gboolean
read_record (Crawl *self, const Record *record, GError **error)
{
  g_autoptr (GByteArray) block = g_byte_array_new ();
  g_autoptr (OblReadHttpHead) head = NULL;
  g_autofree char *name
      = obl_read_join_name (self->item->name, record->url == NULL ? "?" : record->url);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GError) problem = NULL;
  guint64 n_start = MIN (record->n_bytes, (guint64)OBL_READ_HTTP_HEAD_BYTES);

  if (obl_read_window_bytes (self->window, block, n_start, error) != (gint64)n_start)
    return FALSE;
  head = find_head (record, block->data, block->len);
  if (head == NULL)
    return read_rest (self, record, block, FALSE, error);
  if (record->n_bytes - head->n_bytes > OBL_IMPORT_MAX_BYTES) {
    refuse_too_large (self, name);
    return read_rest (self, record, block, FALSE, error);
  }
  if (!read_rest (self, record, block, TRUE, error))
    return FALSE;
  g_byte_array_remove_range (block, 0, (guint)head->n_bytes);
  payload = g_byte_array_free_to_bytes (g_steal_pointer (&block));
  if (!add_payload (self, record, head, name, payload, &problem))
    obl_read_job_refuse (self->job, name, problem);
  return TRUE;
}

/* FALSE with or without @error: the file ends within. */
static gboolean
read_one (Crawl *self, GError **error)
{
  g_autofree char *fields = read_head (self, error);
  g_autoptr (Record) record = fields == NULL ? NULL : parse_record (fields);

  if (fields == NULL)
    return FALSE;
  if (record == NULL) {
    refuse_place (self);
    return TRUE;
  }
  if (!read_record (self, record, error))
    return FALSE;
  g_free (self->last);
  self->last = g_strdup (record->url != NULL ? record->url : record->type);
  return TRUE;
}

static gboolean
read_records (Crawl *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean has_skipped = FALSE;
  gboolean is_cut = FALSE;

  while (self->goes_on && !is_cut && find_record (self, &has_skipped, &problem)) {
    if (has_skipped)
      refuse_place (self);
    has_skipped = FALSE;
    is_cut = !read_one (self, &problem);
  }
  if (problem == NULL && !is_cut && !has_skipped)
    return TRUE;
  if (problem == NULL || g_error_matches (problem, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED))
    return set_ended (self, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
unpack (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  g_autoptr (OblReadWindow) outer = obl_read_window_new (stream);
  g_autoptr (GInputStream) unpacked = NULL;
  g_autoptr (OblReadWindow) inner = NULL;
  Crawl self = { .job = job, .item = item, .window = outer, .goes_on = TRUE };
  gsize n_bytes;
  const guint8 *start = obl_read_window_peek (outer, &n_bytes, error);
  gboolean done;

  if (start == NULL)
    return FALSE;
  if (is_gzip (start, n_bytes)) {
    unpacked = obl_read_gunzip_new (outer, job, item->name);
    inner = obl_read_window_new (unpacked);
    self.window = inner;
  }
  done = read_records (&self, error);
  g_free (self.last);
  return done;
}

const OblReader obl_reader_warc = {
  .format = "warc",
  .media_type = "application/warc",
  .recognise = recognise,
  .unpack = unpack,
};
