/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading processes that die, stall, try what they may not, or talk rubbish. */
#include "config.h"

#include "test-gather.h"

#include <stdlib.h>
#include <string.h>

#include "test-pack.h"

#define ARTICLE                                                                                    \
  "Harbour reopens\n\nThe harbour of Halmar reopened on Monday, the port authority said.\n"

static char *build;
static char *planted;
static char *rubbish;

static char *
gather_with (const char *program, const TestFolder *files, guint n_readers)
{
  g_autoptr (TestFolder) programs = test_folder_new ();
  const OblIngestOptions options = { .n_readers = n_readers };
  g_autoptr (OblIngest) ingest = NULL;

  test_use_reader (programs, build, program);
  ingest = test_ingest_new (files, &options);
  return test_gather (ingest);
}

static void
add_article (TestFolder *folder, const char *name)
{
  g_autofree char *text
      = g_str_has_suffix (name, ".html")
            ? g_strconcat ("<!DOCTYPE html><h1>Harbour reopens</h1><p>", name, "</p>", NULL)
            : g_strconcat (ARTICLE, name, "\n", NULL);

  test_folder_add (folder, name, text, strlen (text));
}

static void
assert_refused (const char *gathered, const char *name, const char *why)
{
  g_autofree char *line = g_strdup_printf ("refused %s: Cannot import “%s”: %s", name, name, why);
  const char *found = strstr (gathered, line);

  if (found == NULL)
    g_test_message ("%s", gathered);
  g_assert_nonnull (found);
  g_assert_null (strstr (found + 1, line));
}

#define ENDED "it ended the program that reads files"
#define STALLED "reading it takes more than 4 seconds"

static void
test_dying (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *gathered = NULL;

  add_article (folder, "a.txt");
  add_article (folder, "kills-full.html");
  add_article (folder, "b.txt");
  add_article (folder, "kills-always.txt");
  add_article (folder, "c.txt");
  add_article (folder, "dies-at-once.txt");
  add_article (folder, "d.txt");
  gathered = gather_with (planted, folder, 2);
  g_assert_true (g_str_has_prefix (gathered,
                                   "document a.txt\nfile a.txt\n"
                                   "reduced kills-full.html\nfile kills-full.html\n"
                                   "document b.txt\nfile b.txt\nrefused kills-always.txt: "));
  assert_refused (gathered, "kills-always.txt", ENDED);
  assert_refused (gathered, "dies-at-once.txt", ENDED);
  g_assert_nonnull (strstr (gathered, "\nfile kills-always.txt\ndocument c.txt\nfile c.txt\n"));
  g_assert_true (g_str_has_suffix (gathered, "\ndocument d.txt\nfile d.txt\n"));
}

static void
test_dying_in_container (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *gathered = NULL;

  test_pack_add (pack, "a.txt", ARTICLE "a");
  test_pack_add (pack, "empty.txt", "");
  test_pack_add (pack, "kills-always.txt", ARTICLE "b");
  test_pack_add (pack, "c.txt", ARTICLE "c");
  test_pack_add (pack, "kills-full.html", "<!DOCTYPE html><h1>Harbour</h1><p>Open.</p>");
  test_pack_add (pack, "e.txt", ARTICLE "e");
  bytes = test_pack_finish (pack);
  test_folder_add (folder, "x.zip", bytes->data, bytes->len);
  gathered = gather_with (planted, folder, 1);
  g_assert_true (g_str_has_prefix (gathered, "document x.zip/a.txt\nrefused x.zip/empty.txt: "));
  assert_refused (gathered, "x.zip/empty.txt", "");
  assert_refused (gathered, "x.zip/kills-always.txt", ENDED);
  g_assert_true (g_str_has_suffix (gathered,
                                   "\ndocument x.zip/c.txt\nreduced x.zip/kills-full.html\n"
                                   "document x.zip/e.txt\nfile x.zip\n"));
}

/* Each of them costs reading the file from its beginning. */
static void
test_dying_on_and_on (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_TAR, ARCHIVE_FILTER_NONE);
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *gathered = NULL;

  for (guint i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("kills-always-%u.txt", i);

    test_pack_add (pack, name, ARTICLE);
  }
  bytes = test_pack_finish (pack);
  test_folder_add (folder, "x.tar", bytes->data, bytes->len);
  add_article (folder, "y.txt");
  gathered = gather_with (planted, folder, 1);
  assert_refused (gathered, "x.tar/kills-always-9.txt", ENDED);
  g_assert_null (strstr (gathered, "kills-always-10.txt"));
  assert_refused (gathered, "x.tar", ENDED);
  g_assert_true (g_str_has_suffix (gathered, "\nfile x.tar\ndocument y.txt\nfile y.txt\n"));
}

static void
test_stalling (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *gathered = NULL;

  add_article (folder, "stalls-full.html");
  add_article (folder, "a.txt");
  add_article (folder, "stalls-always.txt");
  add_article (folder, "b.txt");
  gathered = gather_with (planted, folder, 2);
  assert_refused (gathered, "stalls-always.txt", STALLED);
  g_assert_true (g_str_has_prefix (gathered, "reduced stalls-full.html\nfile stalls-full.html\n"
                                             "document a.txt\nfile a.txt\nrefused "));
  g_assert_true (
      g_str_has_suffix (gathered, "\nfile stalls-always.txt\ndocument b.txt\nfile b.txt\n"));
}

/* --- What it may not -------------------------------------------------------------------------- */

static void
test_attempts (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *gathered = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_refused = 0;

  add_article (folder, "attempts.txt");
  gathered = gather_with (planted, folder, 1);
  lines = g_strsplit (gathered, "\n", -1);
  for (char **line = lines; g_str_has_prefix (*line, "refused "); line++, n_refused++) {
    const char *expected = "EPERM";

    if (g_str_has_prefix (*line, "refused map much memory: ")) {
      expected = "ENOMEM";
#ifdef __SANITIZE_ADDRESS__
      expected = "done"; /* it needs far more than that for itself */
#endif
    }
    if (!g_str_has_suffix (*line, expected))
      g_test_message ("%s, not %s", *line, expected);
    g_assert_true (g_str_has_suffix (*line, expected));
  }
  g_assert_cmpuint (n_refused, ==, 25);
  /* And goes on reading. */
  g_assert_true (g_str_has_suffix (gathered, "\ndocument attempts.txt\nfile attempts.txt\n"));
}

/* The same calls are what any other process may do. */
static void
test_attempts_elsewhere (void)
{
  const char *const arguments[] = { planted, "attempts", NULL };
  g_autofree char *output = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  lines = g_strsplit (g_strchomp (output), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 17);
  for (char **line = lines; *line != NULL; line++) {
    if (!g_str_has_suffix (*line, ": done"))
      g_test_message ("%s", *line);
    g_assert_true (g_str_has_suffix (*line, ": done"));
  }
}

/* --- Rubbish ---------------------------------------------------------------------------------- */

static void
test_rubbish (gconstpointer mode)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *gathered = NULL;
  gboolean is_after_article = strcmp (mode, "take-twice") == 0;

  add_article (folder, "a.txt");
  g_assert_true (g_setenv ("OBL_RUBBISH", mode, TRUE));
  gathered = gather_with (rubbish, folder, 1);
  g_unsetenv ("OBL_RUBBISH");
  g_assert_cmpuint (test_count_line (gathered, "document article"), ==, is_after_article ? 1 : 0);
  g_assert_cmpuint (test_count_line (gathered, "reduced article"), ==, 0);
  g_assert_true (g_str_has_suffix (gathered, "\nfile a.txt\n"));
  if (strstr (gathered, "the program that reads files") == NULL)
    assert_refused (gathered, "a.txt", STALLED);
}

static const char *const modes[] = {
  "exit",
  "exit-late",
  "length-zero",
  "length-huge",
  "kind-unknown",
  "noise-offer",
  "noise-take",
  "cut",
  "request",
  "choice",
  "take-unoffered",
  "take-twice",
  "offer-twice",
  "without-title",
  "without-text",
  "without-html",
  "without-source-sha256",
  "without-blocks",
  "hash-short",
  "title-number",
  "blocks-short",
  "blocks-long",
  "blocks-backward",
  "blocks-kind",
  "blocks-other",
  "endless-offers",
  "endless-refusals",
  "endless-notes",
  "endless-drops",
};

static void
test_no_program (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const OblIngestOptions options = { .n_readers = 1 };
  g_autoptr (OblIngest) ingest = NULL;
  g_autoptr (GError) error = NULL;

  add_article (folder, "a.txt");
  g_assert_true (g_setenv ("OBELUS_LIBEXEC_DIR", folder->path, TRUE));
  ingest = test_ingest_new (folder, &options);
  g_assert_null (obl_ingest_next (ingest, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "install Obelus again"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 4);
  /* Absolute, for they are linked to from other folders. */
  build = g_canonicalize_filename (argv[1], NULL);
  planted = g_canonicalize_filename (argv[2], NULL);
  rubbish = g_canonicalize_filename (argv[3], NULL);
  g_test_add_func ("/faults/dying", test_dying);
  g_test_add_func ("/faults/dying-in-container", test_dying_in_container);
  g_test_add_func ("/faults/dying-on-and-on", test_dying_on_and_on);
  g_test_add_func ("/faults/stalling", test_stalling);
  g_test_add_func ("/faults/attempts", test_attempts);
  g_test_add_func ("/faults/attempts-elsewhere", test_attempts_elsewhere);
  g_test_add_func ("/faults/no-program", test_no_program);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++) {
    g_autofree char *path = g_strconcat ("/faults/rubbish/", modes[i], NULL);

    g_test_add_data_func (path, modes[i], test_rubbish);
  }
  return g_test_run ();
}
