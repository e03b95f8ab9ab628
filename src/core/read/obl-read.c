/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which reader a file needs, and what becomes of each thing it finds.
 *
 * One recursion: a file is an item, an archive's members are items again.  An article among them is
 * offered to the sink under the hash of its bytes before it is read, so that what is known costs
 * nothing, and so that whoever watches knows what was being read if this process should die. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/read/obl-read-archive.h"
#include "core/read/obl-read-docx.h"
#include "core/read/obl-read-epub.h"
#include "core/read/obl-read-feed.h"
#include "core/read/obl-read-json-lines.h"
#include "core/read/obl-read-mail.h"
#include "core/read/obl-read-markdown.h"
#include "core/read/obl-read-mhtml.h"
#include "core/read/obl-read-odt.h"
#include "core/read/obl-read-pdf.h"
#include "core/read/obl-read-table.h"
#include "core/read/obl-read-warc.h"
#include "core/read/obl-read-xml.h"
#include "core/read/obl-reader.h"

/* Containers in containers. */
#define MAX_DEPTH 4
/* What a file may unpack to: so much, and so many times its own size. */
#define FREE_BYTES (G_GUINT64_CONSTANT (256) * 1024 * 1024)
#define MAX_RATIO 200

struct _OblReadJob {
  const OblReadOptions *options;
  const OblReadSink *sink;
  guint depth;
  guint64 n_charged;
  gboolean is_stopped;
};

/* In the order in which they are asked: the particular before the general. */
static const OblReader *const readers[] = {
  &obl_reader_docx,  &obl_reader_odt,        &obl_reader_epub,       &obl_reader_zip,
  &obl_reader_tar,   &obl_reader_warc,       &obl_reader_compressed, &obl_reader_mbox,
  &obl_reader_mhtml, &obl_reader_mail,       &obl_reader_mail_body,  &obl_reader_pdf,
  &obl_reader_feed,  &obl_reader_json_lines, &obl_reader_table,      &obl_reader_markdown,
  &obl_reader_page,
};

void
obl_read_init (void)
{
  obl_read_archive_init ();
  obl_read_mail_init ();
  obl_read_xml_init ();
  obl_read_markdown_init ();
}

/* --- For readers ------------------------------------------------------------------------------ */

char *
obl_read_join_name (const char *outer, const char *inner)
{
  g_autofree char *valid = g_utf8_make_valid (inner, -1);

  return g_strconcat (outer, "/", valid, NULL);
}

gboolean
obl_read_has_extension (const char *name, const char *const *extensions)
{
  const char *dot = name == NULL ? NULL : strrchr (name, '.');

  for (; dot != NULL && *extensions != NULL; extensions++) {
    if (g_ascii_strcasecmp (dot + 1, *extensions) == 0)
      return TRUE;
  }
  return FALSE;
}

void
obl_read_set_broken (GError **error, const char *name, const char *why)
{
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED, _ ("Cannot import “%s”: %s"), name,
               why);
}

GBytes *
obl_read_all (GInputStream *stream, const char *name, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize n_read;

  do {
    guint before = all->len;

    g_byte_array_set_size (all, before + OBL_READ_HEAD_BYTES);
    if (!g_input_stream_read_all (stream, all->data + before, OBL_READ_HEAD_BYTES, &n_read, NULL,
                                  error))
      return NULL;
    g_byte_array_set_size (all, before + (guint)n_read);
  } while (n_read > 0 && all->len <= OBL_IMPORT_MAX_BYTES);
  if (all->len > OBL_IMPORT_MAX_BYTES) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                 _ ("Cannot import “%s”: it is larger than %u MB, the most that is read"), name,
                 OBL_IMPORT_MAX_BYTES / 1024 / 1024);
    return NULL;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

const OblReadOptions *
obl_read_job_get_options (const OblReadJob *job)
{
  return job->options;
}

void
obl_read_job_refuse (OblReadJob *job, const char *name, const GError *error)
{
  job->sink->refuse (job->sink->data, name, error);
}

void
obl_read_job_note (OblReadJob *job, const char *name, const char *mapping)
{
  if (job->sink->note != NULL)
    job->sink->note (job->sink->data, name, mapping);
}

gboolean
obl_read_job_charge (OblReadJob *job, const char *name, gsize n_bytes, GError **error)
{
  job->n_charged += n_bytes;
  if (job->n_charged <= FREE_BYTES + MAX_RATIO * job->options->n_bytes)
    return TRUE;
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
               _ ("Cannot import “%s”: it unpacks to more than %u times its size; unpack it "
                  "yourself if you trust it, and import what is in it"),
               name, MAX_RATIO);
  return FALSE;
}

/* --- Recognising ------------------------------------------------------------------------------ */

static const OblReader *
find_reader (const char *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    if (strcmp (readers[i]->format, format) == 0)
      return readers[i];
  }
  /* "text" and "html" are told apart further on. */
  return &obl_reader_page;
}

static const OblReader *
choose_reader (const char *format, const OblReadHead *head)
{
  if (format != NULL && strcmp (format, "auto") != 0)
    return find_reader (format);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++) {
    if (readers[i]->recognise (head))
      return readers[i];
  }
  return &obl_reader_page;
}

/* --- Reading ---------------------------------------------------------------------------------- */

static void
read_article (OblReadJob *job, const OblReader *reader, const OblReadItem *item)
{
  const OblReadSink *sink = job->sink;
  GBytes *original = item->original != NULL ? item->original : item->bytes;
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, original);
  OblReadChoice choice = sink->offer (sink->data, item->name, sha256);
  g_autoptr (GError) error = NULL;
  OblDocument *document;
  OblImportOptions options = {
    .format = item->format,
    .name = item->name,
    .url = item->url,
    .charset = item->charset,
    .retrieved = item->retrieved,
    .original = item->original,
    .original_media_type
    = item->original_media_type != NULL ? item->original_media_type : reader->media_type,
    .reader = item->reader,
    .facts = item->facts,
    .assets = item->assets,
    .is_article = item->is_article || job->options->is_whole_page,
    .is_reduced = choice == OBL_READ_REDUCED,
  };

  job->is_stopped = choice == OBL_READ_STOP;
  if (choice == OBL_READ_STOP || choice == OBL_READ_SKIP)
    return;
  document = reader->read (item, &options, &error);
  if (document != NULL && job->options->is_whole_page)
    obl_import_set_whole_page (document);
  if (document == NULL)
    sink->refuse (sink->data, item->name, error);
  else
    sink->take (sink->data, document);
}

static void
pass_on (OblReadJob *job, const OblReader *reader, const OblReadItem *item)
{
  g_autoptr (GError) error = NULL;

  if (job->sink->pass_on != NULL) {
    job->sink->pass_on (job->sink->data, item->name, reader->format, item->bytes);
    return;
  }
  g_set_error (&error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_UNSUPPORTED,
               _ ("Cannot import “%s”: this kind of file is not read here"), item->name);
  obl_read_job_refuse (job, item->name, error);
}

static gboolean
unpack (OblReadJob *job,
        const OblReader *reader,
        const OblReadItem *item,
        GInputStream *stream,
        GError **error)
{
  gboolean done;

  if (job->depth == MAX_DEPTH) {
    obl_read_set_broken (error, item->name, _ ("archives are packed into archives too often"));
    return FALSE;
  }
  job->depth++;
  done = reader->unpack (job, item, stream, error);
  job->depth--;
  return done;
}

gboolean
obl_read_job_add (OblReadJob *job, const OblReadItem *item)
{
  gsize n_bytes;
  const guint8 *bytes = g_bytes_get_data (item->bytes, &n_bytes);
  OblReadHead head = { .name = item->name,
                       .media_type = item->media_type,
                       /* Of nothing GBytes has no address. */
                       .bytes = bytes != NULL ? bytes : (const guint8 *)"",
                       .n_bytes = MIN (n_bytes, OBL_READ_HEAD_BYTES),
                       .is_all = n_bytes <= OBL_READ_HEAD_BYTES };
  const OblReader *reader = choose_reader (item->format, &head);

  if (job->is_stopped)
    return FALSE;
  if (reader->read != NULL) {
    read_article (job, reader, item);
  } else if (reader->unpack != NULL) {
    g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (item->bytes);
    g_autoptr (GError) error = NULL;

    if (!unpack (job, reader, item, stream, &error))
      obl_read_job_refuse (job, item->name, error);
  } else {
    pass_on (job, reader, item);
  }
  return !job->is_stopped;
}

/* Fills @stream's buffer with the file's beginning. */
static gboolean
peek (GBufferedInputStream *stream, OblReadHead *head, GError **error)
{
  gssize n_read;

  do {
    n_read = g_buffered_input_stream_fill (stream, -1, NULL, error);
    head->bytes = g_buffered_input_stream_peek_buffer (stream, &head->n_bytes);
  } while (n_read > 0 && head->n_bytes < OBL_READ_HEAD_BYTES);
  head->is_all = n_read == 0 && head->n_bytes < OBL_READ_HEAD_BYTES;
  return n_read >= 0;
}

gboolean
obl_read_stream (GInputStream *stream,
                 const OblReadOptions *options,
                 const OblReadSink *sink,
                 GError **error)
{
  g_autoptr (GInputStream) peeked = g_buffered_input_stream_new_sized (stream, OBL_READ_HEAD_BYTES);
  g_autoptr (GBytes) bytes = NULL;
  OblReadJob job = { .options = options, .sink = sink };
  OblReadHead head = { .name = options->name, .media_type = options->media_type };
  OblReadItem item = { .name = options->name,
                       .format = options->format,
                       .media_type = options->media_type,
                       .charset = options->charset,
                       .url = options->url,
                       .retrieved = options->retrieved };
  const OblReader *reader;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (peeked), FALSE);
  if (!peek (G_BUFFERED_INPUT_STREAM (peeked), &head, error))
    return FALSE;
  reader = choose_reader (options->format, &head);
  if (reader->unpack != NULL)
    return unpack (&job, reader, &item, peeked, error);
  bytes = obl_read_all (peeked, options->name, error);
  if (bytes == NULL)
    return FALSE;
  item.bytes = bytes;
  obl_read_job_add (&job, &item);
  return TRUE;
}
