/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A disk that fills up in the middle of an edit.  RLIMIT_FSIZE stands in for it: writes beyond a size
 * fail, as they do on a full disk. */
#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "obl-test-project.h"

static void
limit_file_size (rlim_t n_bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = n_bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gsize
log_size (OblTestProject *project)
{
  g_autofree char *log = g_strconcat (project->path, "-wal", NULL);
  struct stat status;

  g_assert_cmpint (stat (log, &status), ==, 0);
  return (gsize)status.st_size;
}

/* An edit too large for what is left; TRUE when it was saved all the same. */
static gboolean
mark_many (OblTestProject *project, GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Mark many", "tester", error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < 5000; i++) {
    g_autoptr (OblSpan) span = obl_span_new ();

    span->document_id = project->document_id;
    span->label = g_strdup ("Place");
    obl_span_add_fragment (span, 0, 5);
    if (!obl_edit_put_span (edit, span, error))
      return FALSE;
  }
  return obl_edit_commit (edit, error);
}

static void
test_full (void)
{
  OblTestProject project;
  g_autoptr (GError) error = NULL;
  OblId kept;
  g_autoptr (OblSpan) span = NULL;

  g_test_summary ("A full disk refuses the edit in words, loses nothing, and the next edit works");
  signal (SIGXFSZ, SIG_IGN);
  obl_test_project_init (&project, "Seoul accused Pyongyang.");
  kept = obl_test_project_mark (&project, "Seoul", 0, "Place");

  limit_file_size (log_size (&project) + 100 * 1024);
  g_assert_false (mark_many (&project, &error));
  g_assert_nonnull (error);
  g_assert_cmpint ((int)error->domain, ==, (int)OBL_STORE_ERROR);
  g_assert_true (error->code == OBL_STORE_ERROR_IO || error->code == OBL_STORE_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, project.path));
  limit_file_size (RLIM_INFINITY);

  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  obl_test_project_mark (&project, "Pyongyang", 0, "Place");
  obl_test_project_reopen (&project);
  span = obl_store_get_span (project.store, &kept, NULL);
  g_assert_cmpstr (span->quote, ==, "Seoul");
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 2);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/store/full", test_full);
  return g_test_run ();
}
