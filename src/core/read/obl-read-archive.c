/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Zip and tar archives, compressed or not, and single compressed files: each member that can be an
 * article is read as a file of its own, from memory; nothing is ever written, so that names, links
 * and devices can do no harm.
 *
 * libarchive streams: of a tar of any size only one member is held.  It takes member names to the
 * locale's encoding, and with it loads what that needs; a locale that glibc carries in itself
 * keeps them as they are. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-archive.h"

#include <errno.h>
#include <string.h>
#include <time.h>

#include <glib/gi18n-lib.h>

#include <archive.h>
#include <archive_entry.h>

#define BLOCK_BYTES (64u * 1024)
/* Where a tar's header has its name for the format, and its check sum. */
#define TAR_HEADER_BYTES 512u
#define TAR_MAGIC_AT 257u
#define TAR_SUM_AT 148u
#define TAR_SUM_BYTES 8u

typedef struct {
  OblReadJob *job;
  const OblReadItem *item;
  GInputStream *stream;
  struct archive *archive;
  GError *problem; /* of the stream */
  guint8 *block;
} Unpacking;

static locale_t utf8_locale;

void
obl_read_archive_init (void)
{
  if (utf8_locale != (locale_t)0)
    return;
  utf8_locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
  /* Members of a zip file have local times; the time zone is in a file. */
  tzset ();
}

locale_t
obl_read_archive_enter (void)
{
  obl_read_archive_init ();
  return uselocale (utf8_locale);
}

/* --- Recognising ------------------------------------------------------------------------------ */

static gboolean
begins_with (const OblReadHead *head, const char *magic, gsize n_bytes)
{
  return head->n_bytes >= n_bytes && memcmp (head->bytes, magic, n_bytes) == 0;
}

static gboolean
recognise_zip (const OblReadHead *head)
{
  return begins_with (head, "PK\3\4", 4) || begins_with (head, "PK\5\6", 4)
         || begins_with (head, "PK\7\10PK\3\4", 8);
}

/* An old tar has no name for its format, but every one has a sum of its header. */
static gboolean
recognise_tar (const OblReadHead *head)
{
  char sum_text[TAR_SUM_BYTES + 1] = { 0 };
  guint64 sum = 0;

  if (head->n_bytes < TAR_HEADER_BYTES || head->bytes[0] == '\0')
    return FALSE;
  if (memcmp (head->bytes + TAR_MAGIC_AT, "ustar", 5) == 0)
    return TRUE;
  memcpy (sum_text, head->bytes + TAR_SUM_AT, TAR_SUM_BYTES);
  for (guint i = 0; i < TAR_HEADER_BYTES; i++) {
    gboolean is_sum = i >= TAR_SUM_AT && i < TAR_SUM_AT + TAR_SUM_BYTES;

    sum += is_sum ? ' ' : head->bytes[i];
  }
  return g_ascii_strtoull (sum_text, NULL, 8) == sum;
}

static gboolean
recognise_compressed (const OblReadHead *head)
{
  return begins_with (head, "\x1f\x8b\x08", 3) || begins_with (head, "BZh", 3)
         || begins_with (head,
                         "\xfd"
                         "7zXZ\0",
                         6)
         || begins_with (head, "\x28\xb5\x2f\xfd", 4);
}

/* --- The stream under the archive ------------------------------------------------------------- */

static la_ssize_t
read_block (struct archive *archive, void *data, const void **block)
{
  Unpacking *self = data;
  gssize n_read;

  g_clear_error (&self->problem);
  n_read = g_input_stream_read (self->stream, self->block, BLOCK_BYTES, NULL, &self->problem);
  *block = self->block;
  if (n_read < 0)
    archive_set_error (archive, EIO, "%s", self->problem->message);
  return n_read;
}

static la_int64_t
seek_block (struct archive *archive, void *data, la_int64_t offset, int whence)
{
  static const GSeekType types[] = { G_SEEK_SET, G_SEEK_CUR, G_SEEK_END };
  Unpacking *self = data;
  GSeekable *seekable = G_SEEKABLE (self->stream);

  if (whence < 0 || whence > 2 || !g_seekable_seek (seekable, offset, types[whence], NULL, NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (seekable);
}

static gboolean
open_archive (Unpacking *self, gboolean is_compressed)
{
  struct archive *archive = self->archive;

  archive_read_support_format_tar (archive);
  if (is_compressed) {
    /* Never the filters that are programs of their own. */
    archive_read_support_filter_gzip (archive);
    archive_read_support_filter_bzip2 (archive);
    archive_read_support_filter_xz (archive);
    archive_read_support_filter_zstd (archive);
    archive_read_support_format_raw (archive);
  } else {
    archive_read_support_format_zip (archive);
  }
  archive_read_set_read_callback (archive, read_block);
  /* With its directory, at its end, a zip file tells more. */
  if (G_IS_SEEKABLE (self->stream) && g_seekable_can_seek (G_SEEKABLE (self->stream)))
    archive_read_set_seek_callback (archive, seek_block);
  archive_read_set_callback_data (archive, self);
  return archive_read_open1 (archive) == ARCHIVE_OK;
}

/* --- Members ---------------------------------------------------------------------------------- */

/* As in folders: names that begin with a dot are of the system's, and so is what macOS adds. */
static gboolean
is_hidden (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (char **part = parts; *part != NULL; part++) {
    if (strcmp (*part, "__MACOSX") == 0)
      return TRUE;
    if (**part == '.' && strcmp (*part, ".") != 0 && strcmp (*part, "..") != 0)
      return TRUE;
  }
  return FALSE;
}

/* What is in a compressed file is called like it, but for the ending. */
static char *
dup_uncompressed_name (const char *name)
{
  static const struct {
    const char *ending;
    const char *instead;
  } endings[] = { { ".gz", "" },      { ".bz2", "" },      { ".xz", "" },     { ".zst", "" },
                  { ".tgz", ".tar" }, { ".tbz2", ".tar" }, { ".txz", ".tar" } };

  g_autofree char *base = g_path_get_basename (name);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    gsize n_base = strlen (base);
    gsize n_ending = strlen (endings[i].ending);

    if (n_base > n_ending
        && g_ascii_strcasecmp (base + n_base - n_ending, endings[i].ending) == 0) {
      g_autofree char *stem = g_strndup (base, n_base - n_ending);

      return g_strconcat (stem, endings[i].instead, NULL);
    }
  }
  return g_steal_pointer (&base);
}

static char *
dup_member_name (Unpacking *self, struct archive_entry *entry)
{
  const char *path = archive_entry_pathname (entry);
  g_autofree char *base = NULL;

  if (archive_format (self->archive) == ARCHIVE_FORMAT_RAW) {
    base = dup_uncompressed_name (self->item->name);
    return obl_read_join_name (self->item->name, base);
  }
  while (path != NULL && *path == '/')
    path++;
  return obl_read_join_name (self->item->name, path == NULL || *path == '\0' ? "?" : path);
}

static gboolean
is_article (struct archive_entry *entry)
{
  const char *path = archive_entry_pathname (entry);

  /* Raw data has no kind of file. */
  if (archive_entry_filetype (entry) != AE_IFREG && archive_entry_filetype (entry) != 0)
    return FALSE;
  if (archive_entry_hardlink (entry) != NULL)
    return FALSE;
  return path == NULL || (!is_hidden (path) && !obl_import_is_asset (path));
}

static void
set_ended (const Unpacking *self, const char *last, GError **error)
{
  g_autofree char *why = NULL;

  if (self->problem != NULL)
    why = g_strdup (self->problem->message);
  else if (last == NULL)
    why = g_strdup (_ ("the archive is damaged at its beginning, and nothing in it can be read"));
  else
    why = g_strdup_printf (_ ("the archive is damaged or cut off after “%s”; what came before that "
                              "is imported"),
                           last);
  obl_read_set_broken (error, self->item->name, why);
}

/* FALSE with @error for a bomb or a member that is too large; then @is_over says whether the
 * archive as a whole ends here. */
static gboolean
read_member (Unpacking *self, const char *name, GByteArray *all, gboolean *is_over, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  la_ssize_t n_read;

  *is_over = FALSE;
  while ((n_read = archive_read_data (self->archive, block, BLOCK_BYTES)) > 0) {
    if (!obl_read_job_charge (self->job, name, (gsize)n_read, error)) {
      *is_over = TRUE;
      return FALSE;
    }
    if (all->len + (gsize)n_read > OBL_IMPORT_MAX_BYTES) {
      g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                   _ ("Cannot import “%s”: it is larger than %u MB, the most that is read"), name,
                   OBL_IMPORT_MAX_BYTES / 1024 / 1024);
      return FALSE;
    }
    g_byte_array_append (all, block, (guint)n_read);
  }
  if (n_read == 0)
    return TRUE;
  *is_over = n_read == ARCHIVE_FATAL;
  obl_read_set_broken (error, name, _ ("it is damaged or cut off inside the archive"));
  return FALSE;
}

/* FALSE when the archive ends here: with @error, or because nothing more is wanted. */
static gboolean
add_member (Unpacking *self, struct archive_entry *entry, const char *name, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) problem = NULL;
  OblReadItem item = { .name = name, .retrieved = self->item->retrieved };
  gboolean is_over;

  if (archive_entry_is_data_encrypted (entry)) {
    obl_read_set_broken (&problem, name,
                         _ ("it is protected by a password; unpack it with the password first"));
    obl_read_job_refuse (self->job, name, problem);
    return TRUE;
  }
  if (!read_member (self, name, all, &is_over, &problem)) {
    if (is_over)
      g_propagate_error (error, g_steal_pointer (&problem));
    else
      obl_read_job_refuse (self->job, name, problem);
    return !is_over;
  }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&all));
  item.bytes = bytes;
  return obl_read_job_add (self->job, &item);
}

/* What is passed over in a compressed archive is unpacked all the same. */
static gboolean
charge_passed_over (Unpacking *self, struct archive_entry *entry, const char *name, GError **error)
{
  la_int64_t n_bytes = archive_entry_size (entry);

  if (archive_filter_code (self->archive, 0) == ARCHIVE_FILTER_NONE || n_bytes <= 0)
    return TRUE;
  return obl_read_job_charge (self->job, name, (gsize)n_bytes, error);
}

static gboolean
unpack_members (Unpacking *self, GError **error)
{
  g_autofree char *last = NULL;
  g_autoptr (GError) problem = NULL;
  struct archive_entry *entry;
  gboolean goes_on = TRUE;
  int status = ARCHIVE_OK;

  while (goes_on && (status = archive_read_next_header (self->archive, &entry)) != ARCHIVE_EOF) {
    g_autofree char *name = NULL;

    if (status == ARCHIVE_FATAL || status == ARCHIVE_FAILED || status == ARCHIVE_RETRY) {
      set_ended (self, last, error);
      return FALSE;
    }
    name = dup_member_name (self, entry);
    if (is_article (entry))
      goes_on = add_member (self, entry, name, &problem);
    else
      goes_on = charge_passed_over (self, entry, name, &problem);
    g_free (last);
    last = g_steal_pointer (&name);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
unpack (OblReadJob *job,
        const OblReadItem *item,
        GInputStream *stream,
        gboolean is_compressed,
        GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  Unpacking self = { .job = job, .item = item, .stream = stream, .block = block };
  locale_t before;
  gboolean done;

  before = obl_read_archive_enter ();
  self.archive = archive_read_new ();
  done = open_archive (&self, is_compressed);
  if (done)
    done = unpack_members (&self, error);
  else
    set_ended (&self, NULL, error);
  archive_read_free (self.archive);
  uselocale (before);
  g_clear_error (&self.problem);
  return done;
}

static gboolean
unpack_plain (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  return unpack (job, item, stream, FALSE, error);
}

static gboolean
unpack_compressed (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  return unpack (job, item, stream, TRUE, error);
}

const OblReader obl_reader_zip = {
  .format = "zip",
  .media_type = "application/zip",
  .recognise = recognise_zip,
  .unpack = unpack_plain,
};

const OblReader obl_reader_tar = {
  .format = "tar",
  .media_type = "application/x-tar",
  .recognise = recognise_tar,
  .unpack = unpack_plain,
};

const OblReader obl_reader_compressed = {
  .format = "compressed",
  .media_type = "application/octet-stream",
  .recognise = recognise_compressed,
  .unpack = unpack_compressed,
};
