/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obelus-bench counts of proposals, on claims whose figures can be told by hand, and that it
 * finds the articles of the project's own samples. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "propose-run.h"

static const char *samples_path;

/* In its first claim all is right; in the second the source is a word short, the content another,
 * and what is said to be the target is none. */
static const char records[]
    = "{\"text\":\"Kim said it rained. The old baker said it snowed.\",\"language\":\"en\","
      "\"spans\":["
      "{\"id\":\"1\",\"label\":\"Source\",\"fragments\":[[0,3]]},"
      "{\"id\":\"2\",\"label\":\"Cue\",\"fragments\":[[4,8]]},"
      "{\"id\":\"3\",\"label\":\"Content\",\"fragments\":[[9,18]]},"
      "{\"id\":\"4\",\"label\":\"Source\",\"fragments\":[[24,33]]},"
      "{\"id\":\"5\",\"label\":\"Cue\",\"fragments\":[[34,38]]},"
      "{\"id\":\"6\",\"label\":\"Content\",\"fragments\":[[0,3]]},"
      "{\"id\":\"7\",\"label\":\"Target\",\"fragments\":[[42,48]]}],"
      "\"frames\":["
      "{\"id\":\"a\",\"type\":\"Claim\",\"roles\":{\"source\":[\"1\"],\"cue\":[\"2\"],"
      "\"content\":[\"3\"]}},"
      "{\"id\":\"b\",\"type\":\"Claim\",\"roles\":{\"source\":[\"4\"],\"cue\":[\"5\"],"
      "\"content\":[\"6\"],\"target\":[\"7\"]}},"
      "{\"id\":\"c\",\"type\":\"Claim\",\"roles\":{\"source\":[\"4\"],\"content\":[\"6\"]}},"
      "{\"id\":\"d\",\"type\":\"Relation\",\"roles\":{\"cue\":[\"5\"]}}]}\n";

static gboolean
run_on (const char *contents, ProposeFigures *figures, GString *list, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("obelus-propose-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "records.jsonl", NULL);
  gboolean is_done;

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  is_done = propose_run (path, figures, list, error);
  g_remove (path);
  g_rmdir (folder);
  return is_done;
}

static void
assert_count (const ProposeCount *count, guint n, guint n_exact, guint n_overlap, guint n_extra)
{
  g_assert_cmpuint (count->n, ==, n);
  g_assert_cmpuint (count->n_exact, ==, n_exact);
  g_assert_cmpuint (count->n_overlap, ==, n_overlap);
  g_assert_cmpuint (count->n_extra, ==, n_extra);
}

static void
test_counts (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  ProposeFigures figures = { 0 };

  g_test_summary ("Of claims with a cue it is counted what is right, and what is near it");
  g_assert_true (run_on (records, &figures, list, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (figures.n_records, ==, 1);
  g_assert_cmpuint (figures.english.n_claims, ==, 2);
  g_assert_cmpuint (figures.mentions.n_claims, ==, 2);
  g_assert_cmpuint (figures.others.n_claims, ==, 0);
  assert_count (&figures.english.roles[PROPOSE_SOURCE], 2, 1, 2, 0);
  assert_count (&figures.english.roles[PROPOSE_CONTENT], 2, 1, 1, 0);
  assert_count (&figures.english.roles[PROPOSE_TARGET], 1, 0, 0, 0);
  lines = g_strsplit (list->str, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_null (strstr (lines[0], "marked_"));
  g_assert_nonnull (strstr (lines[1], "\"marked_source\":\"old baker\""));
  g_assert_nonnull (strstr (lines[1], "\"proposed_source\":\"The old baker\""));
}

static void
test_samples (void)
{
  g_autoptr (GError) error = NULL;
  ProposeFigures figures = { 0 };

  g_test_summary ("The samples are found by their texts; half of what is proposed is right");
  g_assert_true (propose_run (samples_path, &figures, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (figures.n_records, ==, 5);
  g_assert_cmpuint (figures.english.n_claims, ==, 28);
  g_assert_cmpuint (figures.others.n_claims, ==, 22);
  for (guint role = PROPOSE_SOURCE; role <= PROPOSE_CONTENT; role++) {
    const ProposeCount *count = &figures.english.roles[role];

    g_assert_cmpuint (2 * count->n_exact, >, count->n);
    g_assert_cmpuint (count->n_overlap, >=, count->n_exact);
    g_assert_cmpuint (figures.mentions.roles[role].n, ==, count->n);
  }
  g_assert_cmpuint (figures.others.roles[PROPOSE_SOURCE].n_overlap, ==, 0);
}

static void
test_bad_records (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) other = NULL;
  ProposeFigures figures = { 0 };

  g_test_summary ("A line that cannot be used is named");
  g_assert_false (run_on ("\n{\"text\":\"a\",}\n", &figures, NULL, &error));
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_assert_false (run_on ("{\"text_sha256\":\"00\"}\n", &figures, NULL, &other));
  g_assert_nonnull (strstr (other->message, "no file beside it"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samples_path = argv[1];
  g_test_add_func ("/propose-run/counts", test_counts);
  g_test_add_func ("/propose-run/samples", test_samples);
  g_test_add_func ("/propose-run/bad-records", test_bad_records);
  return g_test_run ();
}
