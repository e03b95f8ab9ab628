/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives: what is in them is read, and nothing in them does harm. */
#include "config.h"

#include "test-pack.h"
#include "test-sink.h"

#include <string.h>

#include <archive_entry.h>

static const char page[]
    = "<!doctype html><title>Harbour</title><p>The harbour of Halmar reopened on "
      "Monday, the port authority said.</p>";

static TestFound *
read_pack (TestPack *pack, const char *name)
{
  g_autoptr (GByteArray) bytes = test_pack_finish (pack);
  const OblReadOptions options = { .name = name, .n_bytes = bytes->len };

  return test_read (bytes->data, bytes->len, &options);
}

static void
check_folder (int format, int filter, const char *name)
{
  TestPack *pack = test_pack_new (format, filter);
  g_autofree char *deep = g_strconcat (name, "/folder/page.html", NULL);
  g_autofree char *odd = g_strconcat (name, "/../../\xd0\xbc\xd0\xb8\xd1\x80.txt", NULL);
  g_autoptr (TestFound) found = NULL;

  test_pack_add_entry (pack, "folder", AE_IFDIR, "", 0);
  test_pack_add (pack, "folder/page.html", page);
  test_pack_add (pack, "folder/page_files/a.css", "p { color: red }");
  test_pack_add (pack, "folder/.hidden", "hidden");
  test_pack_add (pack, "__MACOSX/page.html", "of the system");
  test_pack_add_entry (pack, "link.txt", AE_IFLNK, "/etc/passwd", 0);
  test_pack_add (pack, "../../\xd0\xbc\xd0\xb8\xd1\x80.txt", "Some words of peace.");
  found = read_pack (pack, name);
  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 2);
  g_assert_cmpstr (found->offered->pdata[0], ==, deep);
  g_assert_cmpstr (found->offered->pdata[1], ==, odd);
}

static void
test_folders (void)
{
  check_folder (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE, "a.zip");
  check_folder (ARCHIVE_FORMAT_TAR_PAX_RESTRICTED, ARCHIVE_FILTER_NONE, "a.tar");
  check_folder (ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP, "a.tar.gz");
  check_folder (ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_BZIP2, "a.tar.bz2");
  check_folder (ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_XZ, "a.tar.xz");
  check_folder (ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FILTER_ZSTD, "a.tar.zst");
}

static void
test_single (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_RAW, ARCHIVE_FILTER_GZIP);
  g_autoptr (TestFound) found = NULL;

  test_pack_add (pack, "any", page);
  found = read_pack (pack, "page.html.gz");
  g_assert_cmpstr (test_found_get_only (found)->source.name, ==, "page.html.gz/page.html");
  g_assert_cmpstr (test_found_get_only (found)->title, ==, "Harbour");
}

static void
test_nested (void)
{
  TestPack *inner = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  TestPack *outer = test_pack_new (ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_GZIP);
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (TestFound) found = NULL;

  test_pack_add (inner, "page.html", page);
  bytes = test_pack_finish (inner);
  test_pack_add_entry (outer, "b.zip", AE_IFREG, (const char *)bytes->data, bytes->len);
  found = read_pack (outer, "a.tgz");
  g_assert_cmpstr (test_found_get_only (found)->source.name, ==, "a.tgz/b.zip/page.html");
}

static void
test_name_in_no_encoding (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE);
  g_autoptr (TestFound) found = NULL;

  test_pack_add (pack, "caf\xe9.html", page);
  found = read_pack (pack, "a.tar");
  g_assert_cmpstr (test_found_get_only (found)->source.name, ==, "a.tar/caf\xef\xbf\xbd.html");
}

static void
test_bomb (void)
{
  const gsize n_zeros = 50 * 1024 * 1024;
  g_autofree char *zeros = g_malloc0 (n_zeros);
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  g_autoptr (TestFound) found = NULL;

  for (guint i = 0; i < 7; i++) {
    g_autofree char *name = g_strdup_printf ("%u.html", i);

    test_pack_add_entry (pack, name, AE_IFREG, zeros, n_zeros);
  }
  found = read_pack (pack, "bomb.zip");
  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_nonnull (strstr (found->refused->pdata[found->refused->len - 1], "times its size"));
}

static void
test_truncated (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "a.tar" };
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (TestFound) found = NULL;

  test_pack_add (pack, "1.html", page);
  test_pack_add (pack, "2.html", page);
  bytes = test_pack_finish (pack);
  found = test_read (bytes->data, 1024 + 512 + 20, &options);
  g_assert_cmpuint (found->documents->len, ==, 1);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "cut off"));
}

/* Every beginning of a zip file ends in words, whatever is missing. */
static void
test_truncated_anywhere (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "a.zip" };
  g_autoptr (GByteArray) bytes = NULL;

  test_pack_add (pack, "1.html", page);
  test_pack_add (pack, "2.html", page);
  bytes = test_pack_finish (pack);
  for (guint n = 4; n < bytes->len; n += 3) {
    g_autoptr (TestFound) found = test_read (bytes->data, n, &options);

    g_assert_cmpuint (found->documents->len + found->refused->len, >, 0);
  }
}

static void
test_encrypted (void)
{
  /* A local header that says so, and what a person cannot read. */
  static const char zip[] = "PK\3\4\x14\0\1\0\0\0\0\0\0\0\0\0\0\0\x10\0\0\0\x04\0\0\0\5\0\0\0a.txt"
                            "0123456789abcdef";
  const OblReadOptions options = { .name = "a.zip" };
  g_autoptr (TestFound) found = test_read (zip, sizeof zip - 1, &options);

  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_nonnull (strstr (found->refused->pdata[0], "a.zip/a.txt"));
  g_assert_nonnull (strstr (found->refused->pdata[0], "password"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/archive/folders", test_folders);
  g_test_add_func ("/read/archive/single", test_single);
  g_test_add_func ("/read/archive/nested", test_nested);
  g_test_add_func ("/read/archive/name-in-no-encoding", test_name_in_no_encoding);
  g_test_add_func ("/read/archive/bomb", test_bomb);
  g_test_add_func ("/read/archive/truncated", test_truncated);
  g_test_add_func ("/read/archive/truncated-anywhere", test_truncated_anywhere);
  g_test_add_func ("/read/archive/encrypted", test_encrypted);
  return g_test_run ();
}
