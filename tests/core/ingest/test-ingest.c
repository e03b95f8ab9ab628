/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in, documents out, with the reading programs of this build: what comes, and in which order. */
#include "config.h"

#include "test-gather.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <archive_entry.h>

#include "core/import/obl-import.h"
#include "test-pack.h"
#include "worker/test-pdf-file.h"

#define ARTICLE                                                                                    \
  "Harbour reopens\n\nThe harbour of Halmar reopened on Monday, the port authority said.\n"
#define PAGE                                                                                       \
  "<!DOCTYPE html><title>Storm over Halmar</title><article><h1>Storm over Halmar</h1>"             \
  "<p>The storm that came on Sunday has passed, and ships go out again.</p></article>"

static GByteArray *
make_pdf (void)
{
  TestPdf *pdf = test_pdf_new ();

  test_pdf_add_page (pdf);
  test_pdf_add_lines (pdf, 72, 90, "The harbour of Halmar reopened on Monday after a week.");
  return g_bytes_unref_to_array (test_pdf_finish (pdf));
}

static void
add_pack (TestFolder *folder, const char *name, GByteArray *bytes)
{
  test_folder_add (folder, name, bytes->data, bytes->len);
  g_byte_array_unref (bytes);
}

/* --- What comes, and when --------------------------------------------------------------------- */

static void
test_order (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GString) large = g_string_new ("A long article\n\n");
  g_autoptr (OblIngest) ingest = NULL;
  g_autofree char *gathered = NULL;
  const OblIngestOptions options = { .n_readers = 4 };

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (large, "Paragraph %u of a text that takes its time.\n\n", i);
  test_folder_add (folder, "first.txt", large->str, large->len);
  test_folder_add_articles (folder, 80);
  ingest = test_ingest_new (folder, &options);
  g_assert_cmpuint (obl_ingest_get_n_files (ingest), ==, 81);
  gathered = test_gather (ingest);
  g_string_append (expected, "document first.txt\nfile first.txt\n");
  for (guint i = 0; i < 80; i++)
    g_string_append_printf (expected, "document %02u.txt\nfile %02u.txt\n", i, i);
  g_assert_cmpstr (gathered, ==, expected->str);
  g_assert_cmpuint (obl_ingest_get_n_done (ingest), ==, 81);
}

static void
test_container (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) pdf = make_pdf ();
  g_autoptr (OblIngest) ingest = NULL;
  g_autofree char *gathered = NULL;
  const OblIngestOptions options = { .n_readers = 2 };
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);

  test_pack_add (pack, "a.txt", ARTICLE);
  test_pack_add_entry (pack, "inner/b.pdf", AE_IFREG, (const char *)pdf->data, pdf->len);
  test_pack_add (pack, "inner/c.html", PAGE);
  test_pack_add_entry (pack, "d.txt", AE_IFREG, "", 0);
  add_pack (folder, "x.zip", test_pack_finish (pack));
  test_folder_add (folder, "y.txt", ARTICLE, strlen (ARTICLE));
  ingest = test_ingest_new (folder, &options);
  gathered = test_gather (ingest);
  g_assert_cmpstr (gathered, ==,
                   "document x.zip/a.txt\ndocument x.zip/inner/b.pdf\n"
                   "document x.zip/inner/c.html\n"
                   "refused x.zip/d.txt: Cannot import “x.zip/d.txt”: it is empty\n"
                   "file x.zip\ndocument y.txt\nfile y.txt\n");
}

/* More than may wait, for the only process there is and for two. */
static void
test_many_passed_on (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) pdf = make_pdf ();
  g_autoptr (GString) expected = g_string_new (NULL);
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_NONE);

  for (guint i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("%02u.pdf", i);

    test_pack_add_entry (pack, name, AE_IFREG, (const char *)pdf->data, pdf->len);
    g_string_append_printf (expected, "document x.tar/%s\n", name);
  }
  g_string_append (expected, "file x.tar\n");
  add_pack (folder, "x.tar", test_pack_finish (pack));
  for (guint n_readers = 1; n_readers <= 2; n_readers++) {
    const OblIngestOptions options = { .n_readers = n_readers };
    g_autoptr (OblIngest) ingest = test_ingest_new (folder, &options);
    g_autofree char *gathered = test_gather (ingest);

    g_assert_cmpstr (gathered, ==, expected->str);
  }
}

static gboolean
is_known (gpointer data, const char *sha256)
{
  return strcmp (sha256, data) == 0;
}

static void
test_known (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *known = g_compute_checksum_for_string (G_CHECKSUM_SHA256, ARTICLE, -1);
  const OblIngestOptions options = { .n_readers = 1, .is_known = is_known, .data = known };
  g_autoptr (OblIngest) ingest = NULL;
  g_autofree char *gathered = NULL;

  test_folder_add (folder, "a.txt", ARTICLE, strlen (ARTICLE));
  test_folder_add (folder, "b.html", PAGE, strlen (PAGE));
  ingest = test_ingest_new (folder, &options);
  gathered = test_gather (ingest);
  g_assert_cmpstr (gathered, ==, "known a.txt\nfile a.txt\ndocument b.html\nfile b.html\n");
}

static gboolean
is_records (gpointer data, const char *path)
{
  return g_str_has_suffix (path, ".jsonl");
}

static void
test_records (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const OblIngestOptions options = { .n_readers = 1, .is_records = is_records };
  g_autoptr (OblIngest) ingest = NULL;
  g_autoptr (OblIngestEvent) event = NULL;
  g_autofree char *gathered = NULL;

  test_folder_add (folder, "a.jsonl", "{}\n", 3);
  test_folder_add (folder, "b.txt", ARTICLE, strlen (ARTICLE));
  ingest = test_ingest_new (folder, &options);
  event = obl_ingest_next (ingest, NULL, NULL);
  g_assert_cmpint (event->kind, ==, OBL_INGEST_RECORDS);
  g_assert_cmpstr (event->path, ==, folder->paths->pdata[0]);
  gathered = test_gather (ingest);
  g_assert_cmpstr (gathered, ==, "file a.jsonl\ndocument b.txt\nfile b.txt\n");
}

static void
test_mapping (void)
{
  static const char table[] = "headline,body\nHarbour reopens,The harbour of Halmar reopened.\n"
                              "Storm passes,The storm over Halmar has passed.\n";
  g_autoptr (TestFolder) folder = test_folder_new ();
  const OblIngestOptions options = { .n_readers = 1 };
  g_autoptr (OblIngest) ingest = NULL;
  g_autofree char *gathered = NULL;

  test_folder_add (folder, "a.csv", table, strlen (table));
  ingest = test_ingest_new (folder, &options);
  gathered = test_gather (ingest);
  g_assert_cmpstr (gathered, ==,
                   "mapping a.csv: text=body,title=headline\ndocument a.csv/line 2\n"
                   "document a.csv/line 3\nfile a.csv\n");
}

static void
test_refused (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *pipe = g_build_filename (folder->path, "pipe", NULL);
  g_autofree char *missing = g_build_filename (folder->path, "missing", NULL);
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  g_autofree char *gathered = NULL;
  const OblIngestOptions options = { .n_readers = 2 };
  g_autoptr (OblIngest) ingest = NULL;

  test_folder_add (folder, "empty", "", 0);
  test_pack_add (pack, "a.png", "not looked at");
  add_pack (folder, "pictures.zip", test_pack_finish (pack));
  test_folder_add (folder, "noise", "\0\1\2\3\0\1\2\3\0\1\2\3", 12);
  ingest = test_ingest_new (folder, &options);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_ptr_array_add (folder->paths, g_strdup (pipe));
  obl_ingest_add_path (ingest, pipe);
  obl_ingest_add_path (ingest, missing);
  obl_ingest_add_path (ingest, "/");
  obl_ingest_add_path (ingest, "/dev/zero");
  gathered = test_gather (ingest);
  g_assert_true (g_str_has_prefix (gathered, "refused empty: Cannot import “empty”: "));
  g_assert_nonnull (strstr (gathered, "\nrefused pictures.zip: Cannot import “pictures.zip”: "
                                      "there is no article in it\n"));
  g_assert_nonnull (strstr (gathered, "\nrefused noise: Cannot import “noise”: "));
  g_assert_nonnull (strstr (gathered,
                            "\nrefused pipe: Cannot read “pipe”: it is not a regular file\n"
                            "file pipe\n"
                            "refused missing: Cannot read “missing”: No such file or directory\n"
                            "file missing\nrefused /: Cannot read “/”: it is a folder\nfile /\n"
                            "refused zero: Cannot read “zero”: it is not a regular file\n"
                            "file zero\n"));
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (PAGE, strlen (PAGE));
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  const OblIngestOrigin origin = { .name = "page",
                                   .url = "https://news.example/storm",
                                   .head = "HTTP/1.1 200 OK",
                                   .retrieved = 1700000000000000 };
  const OblIngestOptions options = { .n_readers = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = obl_ingest_one (bytes, &origin, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, "Storm over Halmar");
  g_assert_cmpstr (document->source.url, ==, origin.url);
  g_assert_cmpstr (document->source.head, ==, origin.head);
  g_assert_cmpint (document->source.retrieved, ==, origin.retrieved);
  g_assert_null (obl_ingest_one (nothing, &origin, &options, &error));
  g_assert_cmpint (error->domain, ==, OBL_IMPORT_ERROR);
}

/* --- Interrupted ------------------------------------------------------------------------------ */

static void
test_cancel (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const OblIngestOptions options = { .n_readers = 2 };
  g_autoptr (OblIngest) ingest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *rest = NULL;

  test_folder_add_articles (folder, 30);
  ingest = test_ingest_new (folder, &options);
  for (guint i = 0; i < 10; i++) {
    g_autoptr (OblIngestEvent) event = obl_ingest_next (ingest, cancellable, &error);

    g_assert_nonnull (event);
  }
  g_assert_cmpuint (obl_ingest_get_n_done (ingest), ==, 5);
  g_cancellable_cancel (cancellable);
  g_assert_null (obl_ingest_next (ingest, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* What was being read is not lost to whoever goes on. */
  rest = test_gather (ingest);
  g_assert_true (g_str_has_prefix (rest, "document 05.txt\nfile 05.txt\ndocument 06.txt\n"));
  g_assert_cmpuint (obl_ingest_get_n_done (ingest), ==, 30);
}

static gboolean
is_child (const char *pid)
{
  g_autofree char *path = g_build_filename ("/proc", pid, "stat", NULL);
  g_autofree char *stat = NULL;
  const char *after_name;

  if (!g_file_get_contents (path, &stat, NULL, NULL))
    return FALSE;
  after_name = strrchr (stat, ')');
  return after_name != NULL && strlen (after_name) > 4 && after_name[2] != 'Z'
         && strtol (after_name + 4, NULL, 10) == getpid ();
}

static guint
kill_children (void)
{
  g_autoptr (GDir) processes = g_dir_open ("/proc", 0, NULL);
  const char *name;
  guint n_killed = 0;

  while ((name = g_dir_read_name (processes)) != NULL) {
    if (g_ascii_isdigit (*name) && is_child (name))
      n_killed += kill ((pid_t)strtol (name, NULL, 10), SIGKILL) == 0;
  }
  return n_killed;
}

static void
test_killed (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const OblIngestOptions options = { .n_readers = 2 };
  g_autoptr (OblIngest) ingest = NULL;
  guint n_files = 0, n_documents = 0, n_killed = 0;

  test_folder_add_articles (folder, 200);
  ingest = test_ingest_new (folder, &options);
  while (TRUE) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblIngestEvent) event = obl_ingest_next (ingest, NULL, &error);
    g_autofree char *name = g_strdup_printf ("%02u.txt", n_files);

    g_assert_no_error (error);
    if (event == NULL)
      break;
    g_assert_cmpstr (event->name, ==, name);
    if (event->kind == OBL_INGEST_FILE) {
      n_files++;
      g_assert_cmpuint (n_documents, ==, n_files);
    } else {
      g_assert_cmpint (event->kind, ==, OBL_INGEST_DOCUMENT);
      n_documents++;
    }
    /* So far apart that no file is struck twice. */
    if (event->kind == OBL_INGEST_FILE && n_files % 60 == 5)
      n_killed += kill_children ();
  }
  g_assert_cmpuint (n_files, ==, 200);
  g_assert_cmpuint (n_killed, >=, 4);
}

int
main (int argc, char **argv)
{
  g_autoptr (TestFolder) programs = NULL;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  programs = test_folder_new ();
  test_use_reader (programs, argv[1], NULL);
  g_test_add_func ("/ingest/order", test_order);
  g_test_add_func ("/ingest/container", test_container);
  g_test_add_func ("/ingest/many-passed-on", test_many_passed_on);
  g_test_add_func ("/ingest/known", test_known);
  g_test_add_func ("/ingest/records", test_records);
  g_test_add_func ("/ingest/mapping", test_mapping);
  g_test_add_func ("/ingest/refused", test_refused);
  g_test_add_func ("/ingest/bytes", test_bytes);
  g_test_add_func ("/ingest/cancel", test_cancel);
  g_test_add_func ("/ingest/killed", test_killed);
  return g_test_run ();
}
