/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files appear whole or not at all, whatever goes wrong on the way. */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib.h>
#include <glib/gstdio.h>

#include "core/export/obl-export-output.h"
#include "core/export/obl-export.h"

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("obelus-output-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir != NULL) {
    const char *name = NULL;

    while ((name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->folder, 0700);
  remove_all (fixture->folder);
  g_free (fixture->folder);
}

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (dir) != NULL)
    n_files++;

  return n_files;
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (contents, ==, expected);
}

/* Writes @text to @path and commits. */
static gboolean
write_file (const char *path, const char *text, GError **error)
{
  g_autoptr (OblExportOutput) output = obl_export_output_new ();
  OblExportFile *file = obl_export_output_add_file (output, path, FALSE, error);

  if (file == NULL)
    return FALSE;
  g_string_append (obl_export_file_get_buffer (file), text);

  return obl_export_file_flush (file, error) && obl_export_output_commit (output, NULL, error);
}

static void
test_commit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "corpus");
  g_autoptr (GError) error = NULL;

  g_test_summary ("A file replaces what was there and keeps its permissions.");

  g_assert_true (write_file (path, "one", &error));
  assert_contents (path, "one");
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
  g_assert_true (write_file (path, "two", &error));
  g_assert_no_error (error);
  assert_contents (path, "two");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  {
    struct stat info;

    g_assert_cmpint (stat (path, &info), ==, 0);
    g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  }
}

static void
test_no_commit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "corpus");
  g_autofree char *other = in_folder (fixture, "other");
  g_autofree char *made = in_folder (fixture, "made");
  g_autofree char *inside = g_build_filename (made, "part", NULL);
  g_autoptr (OblExportOutput) output = obl_export_output_new ();
  OblExportFile *file = NULL;

  g_test_summary ("Without a commit everything is as it was, a new folder gone again.");

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  file = obl_export_output_add_file (output, path, FALSE, NULL);
  g_assert_nonnull (obl_export_output_add_file (output, other, FALSE, NULL));
  g_assert_true (obl_export_output_make_folder (output, made, NULL));
  g_assert_nonnull (obl_export_output_add_file (output, inside, FALSE, NULL));
  g_string_set_size (obl_export_file_get_buffer (file), 1024 * 1024);
  g_assert_true (obl_export_file_flush (file, NULL));
  assert_contents (path, "old");
  g_clear_pointer (&output, obl_export_output_free);

  assert_contents (path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_only (Fixture *fixture, gconstpointer data)
{
  g_autofree char *corpus = in_folder (fixture, "corpus");
  g_autofree char *report = in_folder (fixture, "report");
  OblExportOutput *output = obl_export_output_new ();
  OblExportFile *file = NULL;

  g_test_summary ("One file can appear while the others do not.");

  g_assert_nonnull (obl_export_output_add_file (output, corpus, TRUE, NULL));
  file = obl_export_output_add_file (output, report, TRUE, NULL);
  g_string_append (obl_export_file_get_buffer (file), "lost");
  g_assert_true (obl_export_output_commit (output, file, NULL));
  obl_export_output_free (output);

  assert_contents (report, "lost");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = in_folder (fixture, "target");
  g_autofree char *link = in_folder (fixture, "link");

  g_test_summary ("A symbolic link stays one, and what it points to is replaced.");

  g_assert_true (g_file_set_contents (target, "old", -1, NULL));
  g_assert_cmpint (symlink ("target", link), ==, 0);
  g_assert_true (write_file (link, "new", NULL));
  assert_contents (target, "new");
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
}

static void
test_special (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "pipe");
  g_autoptr (OblExportOutput) output = obl_export_output_new ();
  OblExportFile *file = NULL;
  char bytes[16] = "";
  int reader = -1;

  g_test_summary ("A pipe is written into, not replaced; held back, it gets all at the end.");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  reader = open (path, O_RDONLY | O_NONBLOCK);
  file = obl_export_output_add_file (output, path, TRUE, NULL);
  g_assert_false (obl_export_file_is_regular (file));
  g_string_append (obl_export_file_get_buffer (file), "rows");
  g_assert_cmpint (read (reader, bytes, sizeof bytes), ==, -1);
  g_assert_cmpint (errno, ==, EAGAIN);
  g_assert_true (obl_export_output_commit (output, NULL, NULL));
  g_assert_cmpint (read (reader, bytes, sizeof bytes), ==, 4);
  g_assert_cmpstr (bytes, ==, "rows");
  close (reader);
}

static void
assert_fails (const char *path, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_file (path, "x", &error));
  g_assert_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = in_folder (fixture, "no/corpus");
  g_autofree char *file = in_folder (fixture, "file");
  g_autofree char *below_file = in_folder (fixture, "file/corpus");
  g_autofree char *in_read_only = in_folder (fixture, "read-only/corpus");
  g_autofree char *read_only = in_folder (fixture, "read-only");
  g_autofree char *read_only_file = in_folder (fixture, "read-only-file");
  g_autoptr (OblExportOutput) output = obl_export_output_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_root = geteuid () == 0;

  g_test_summary ("Places that cannot be written to are told apart.");

  assert_fails (missing, "folder does not exist");
  assert_fails (fixture->folder, "it is a folder");
  g_assert_true (g_file_set_contents (file, "x", -1, NULL));
  assert_fails (below_file, "folder does not exist");
  g_assert_false (obl_export_output_make_folder (output, file, &error));
  g_assert_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE);

  /* Root may do anything, so somebody else tries. */
  g_assert_cmpint (g_mkdir (read_only, 0555), ==, 0);
  g_assert_true (g_file_set_contents (read_only_file, "x", -1, NULL));
  g_assert_cmpint (g_chmod (read_only_file, 0444), ==, 0);
  g_assert_cmpint (g_chmod (fixture->folder, 0777), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  assert_fails (in_read_only, "may not write");
  assert_fails (read_only_file, "may not write");
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);
  assert_contents (read_only_file, "x");
}

static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "corpus");
  g_autofree char *large = g_strnfill (512 * 1024, 'x');
  g_autoptr (GError) error = NULL;
  struct rlimit before, limit;

  g_test_summary ("With no room left, what was there stays and nothing else remains.");

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 100 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_false (write_file (path, large, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);

  g_assert_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "no room left"));
  assert_contents (path, "old");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* As a program does that is killed: nothing is taken away, and its locks go with it. */
static void
write_and_die (const char *path)
{
  OblExportOutput *output = obl_export_output_new ();
  OblExportFile *file = obl_export_output_add_file (output, path, FALSE, NULL);

  if (file == NULL)
    _exit (1);
  g_string_append (obl_export_file_get_buffer (file), "half");
  raise (SIGKILL);
}

static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "corpus.jsonl");
  g_autofree char *mine = in_folder (fixture, ".corpus.jsonl.backup");
  g_autoptr (OblExportOutput) output = obl_export_output_new ();
  g_autoptr (GError) error = NULL;
  pid_t child = fork ();
  int status = 0;

  g_test_summary ("What a killed export left goes with the next; what one at work has stays");
  if (child == 0)
    write_and_die (path);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_file_set_contents (mine, "mine", -1, NULL);

  /* One export is at work while another one is made to the same place. */
  g_assert_nonnull (obl_export_output_add_file (output, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
  g_assert_true (write_file (path, "other", &error));
  g_assert_no_error (error);
  assert_contents (path, "other");
  g_assert_true (obl_export_output_commit (output, NULL, &error));
  g_assert_no_error (error);
  assert_contents (path, "");
  assert_contents (mine, "mine");
  g_assert_cmpuint (count_files (fixture->folder), ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/core/export/output/commit", Fixture, NULL, set_up, test_commit, tear_down);
  g_test_add ("/core/export/output/no-commit", Fixture, NULL, set_up, test_no_commit, tear_down);
  g_test_add ("/core/export/output/only", Fixture, NULL, set_up, test_only, tear_down);
  g_test_add ("/core/export/output/link", Fixture, NULL, set_up, test_link, tear_down);
  g_test_add ("/core/export/output/special", Fixture, NULL, set_up, test_special, tear_down);
  g_test_add ("/core/export/output/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/core/export/output/killed", Fixture, NULL, set_up, test_killed, tear_down);
  g_test_add ("/core/export/output/full", Fixture, NULL, set_up, test_full, tear_down);

  return g_test_run ();
}
