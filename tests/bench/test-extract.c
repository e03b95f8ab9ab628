/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obelus-bench counts, on texts whose figures can be worked out by hand and on two small
 * pages. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "extract-gold.h"
#include "extract-run.h"

static const char *gold_path;

static void
assert_near (double value, double expected)
{
  g_assert_cmpfloat_with_epsilon (value, expected, 0.0001);
}

static void
test_shingles (void)
{
  TextScore score = score_text ("a b c d e", "b c d e f g");

  g_test_summary ("Four words in a row count as often as they are there");
  assert_near (score.precision, 1.0 / 2);
  assert_near (score.recall, 1.0 / 3);
  score = score_text ("a a a a a a", "a a a a");
  assert_near (score.precision, 1.0 / 3);
  assert_near (score.recall, 1);
  score = score_text ("Zwei, Wörter!", "Zwei\nWörter");
  assert_near (score.precision, 1);
  assert_near (score.recall, 1);
}

static void
test_nothing (void)
{
  TextScore score = score_text ("", "a b c d");

  g_test_summary ("Where nothing is found there is no precision, and the other way round");
  g_assert_false (score.has_precision);
  g_assert_true (score.has_recall);
  assert_near (score.recall, 0);
  score = score_text ("a b c d", "…");
  g_assert_true (score.has_precision);
  g_assert_false (score.has_recall);
}

static void
test_metadata (void)
{
  g_test_summary ("Titles, names and days");
  g_assert_true (score_is_same (" Crane  falls", "Crane falls"));
  g_assert_false (score_is_same ("Crane Falls", "Crane falls"));
  g_assert_true (score_is_near ("CRANE FALLS!", "Crane falls in Tessaly"));
  g_assert_false (score_is_near ("Crane fall", "Crane falls"));
  g_assert_false (score_is_near ("", "Crane falls"));
  g_assert_false (score_is_near (NULL, "Crane falls"));
  g_assert_true (score_is_same_names ("Jo Bell; Ruth Amsel", "Ruth Amsel, Jo Bell"));
  g_assert_false (score_is_same_names ("Jo Bell", "Ruth Amsel, Jo Bell"));
  g_assert_true (score_is_same_day ("2024-05-03T10:15:00Z", "2024-05-03"));
  g_assert_false (score_is_same_day ("2024-05", "2024-05-03"));
  g_assert_false (score_is_same_day (NULL, "2024-05-03"));
}

static void
test_pages (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  ExtractFigures figures = { 0 };

  g_test_summary ("The figures of a set are those of its pages together");
  g_assert_true (extract_run (gold_path, &figures, list, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (figures.n_pages, ==, 2);
  g_assert_cmpuint (figures.n_failed, ==, 0);
  g_assert_cmpuint (figures.n_text, ==, 1);
  assert_near (extract_figures_get_text_f1 (&figures), 1);
  /* Three of four pieces, and one that should not be there. */
  assert_near (extract_figures_get_pieces_f1 (&figures), 0.75);
  g_assert_cmpuint (figures.title.n_right, ==, 2);
  g_assert_cmpuint (figures.author.n, ==, 1);
  g_assert_cmpuint (figures.author.n_right, ==, 1);
  g_assert_cmpuint (figures.date.n, ==, 2);
  g_assert_cmpuint (figures.date.n_right, ==, 1);
  g_assert_cmpfloat (figures.cpu_ms, >=, 0);
  g_assert_cmpint (figures.peak_kb, >, 0);
  lines = g_strsplit (list->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (strstr (lines[1], "\"missing\":[\"nobody wrote this\"]"));
  g_assert_nonnull (strstr (lines[1], "\"too_much\":[\"auf Wunsch\"]"));
}

static void
assert_refused (const char *lines, const char *problem)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("obelus-extract-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "gold.jsonl", NULL);
  ExtractFigures figures = { 0 };

  g_assert_true (g_file_set_contents (path, lines, -1, NULL));
  g_assert_false (extract_run (path, &figures, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, problem));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_bad_gold (void)
{
  g_test_summary ("A line that cannot be read is named");
  assert_refused ("\n{\"path\": \"a.html\",}\n", "line 2");
  assert_refused ("{\"text\": \"a\"}\n", "“path” is missing");
  assert_refused ("{\"path\": \"nothing.html\"}\n", "nothing.html");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gold_path = argv[1];
  g_test_add_func ("/extract/shingles", test_shingles);
  g_test_add_func ("/extract/nothing", test_nothing);
  g_test_add_func ("/extract/metadata", test_metadata);
  g_test_add_func ("/extract/pages", test_pages);
  g_test_add_func ("/extract/bad-gold", test_bad_gold);
  return g_test_run ();
}
