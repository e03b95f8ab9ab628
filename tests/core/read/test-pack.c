/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libarchive's writer, into memory. */
#include "config.h"

#include "test-pack.h"

#include <string.h>

#include <archive_entry.h>

struct _TestPack {
  struct archive *archive;
  GByteArray *bytes;
};

static la_ssize_t
write_block (struct archive *archive, void *data, const void *block, size_t n_bytes)
{
  g_byte_array_append (data, block, (guint)n_bytes);
  return (la_ssize_t)n_bytes;
}

TestPack *
test_pack_new (int format, int filter)
{
  TestPack *pack = g_new0 (TestPack, 1);

  pack->bytes = g_byte_array_new ();
  pack->archive = archive_write_new ();
  g_assert_cmpint (archive_write_set_format (pack->archive, format), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_add_filter (pack->archive, filter), ==, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block (pack->archive, 1);
  archive_write_open (pack->archive, pack->bytes, NULL, write_block, NULL);
  return pack;
}

void
test_pack_add_entry (TestPack *pack, const char *name, int kind, const char *bytes, gsize n_bytes)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, (unsigned)kind);
  archive_entry_set_perm (entry, 0644);
  if (kind == AE_IFLNK)
    archive_entry_set_symlink (entry, bytes);
  else
    archive_entry_set_size (entry, (la_int64_t)n_bytes);
  g_assert_cmpint (archive_write_header (pack->archive, entry), >=, ARCHIVE_WARN);
  if (kind == AE_IFREG)
    g_assert_cmpint (archive_write_data (pack->archive, bytes, n_bytes), ==, n_bytes);
  archive_entry_free (entry);
}

void
test_pack_add (TestPack *pack, const char *name, const char *text)
{
  test_pack_add_entry (pack, name, AE_IFREG, text, strlen (text));
}

GByteArray *
test_pack_finish (TestPack *pack)
{
  GByteArray *bytes = pack->bytes;

  g_assert_cmpint (archive_write_close (pack->archive), ==, ARCHIVE_OK);
  archive_write_free (pack->archive);
  g_free (pack);
  return bytes;
}
