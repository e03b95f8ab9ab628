/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kill -9 while annotating: a child makes one edit after another and acknowledges each over a pipe once
 * its commit has returned; it is killed at a random moment, fifty times over.  Every acknowledged
 * span must be there, and the project whole. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "obl-test-project.h"

#define ROUNDS 50

static OblId
mark_one (OblStore *store, const OblId *document_id, guint32 n_chars)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (store, "Mark", "tester", NULL);
  g_autoptr (OblSpan) span = obl_span_new ();
  guint32 start = (guint32)g_random_int_range (0, (gint32)n_chars - 4);

  span->document_id = *document_id;
  span->label = g_strdup ("Person");
  obl_span_add_fragment (span, start, start + 1);
  obl_span_add_fragment (span, start + 2, start + 3);
  if (!obl_edit_put_span (edit, span, NULL) || !obl_edit_commit (edit, NULL))
    _exit (1);
  return span->id;
}

static void G_GNUC_NORETURN
annotate_for_ever (const char *path, const OblId *document_id, guint32 n_chars, int acknowledge)
{
  g_autoptr (OblStore) store = obl_store_open (path, OBL_STORE_READ_WRITE, NULL);

  for (;;) {
    OblId id = mark_one (store, document_id, n_chars);

    if (write (acknowledge, id.bytes, sizeof id.bytes) != sizeof id.bytes)
      _exit (1);
  }
}

/* Reads until @n_wanted acknowledgements have come, so that the moment of the kill does not depend
 * on how fast the machine is. */
static void
read_acknowledged (int fd, GArray *acknowledged, guint n_wanted)
{
  OblId id;

  for (guint i = 0; i < n_wanted; i++) {
    gsize got = 0;

    while (got < sizeof id.bytes) {
      ssize_t n = read (fd, id.bytes + got, sizeof id.bytes - got);

      if (n <= 0)
        return;
      got += (gsize)n;
    }
    g_array_append_val (acknowledged, id);
  }
}

static void
one_round (OblTestProject *project, guint32 n_chars, GArray *acknowledged)
{
  int ends[2];
  int status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0) {
    close (ends[0]);
    annotate_for_ever (project->path, &project->document_id, n_chars, ends[1]);
  }
  close (ends[1]);
  read_acknowledged (ends[0], acknowledged, (guint)g_random_int_range (0, 20));
  for (int spin = g_random_int_range (0, 20000); spin > 0; spin--)
    g_thread_yield (); /* somewhere within the next edit */
  kill (child, SIGKILL);
  read_acknowledged (ends[0], acknowledged, G_MAXUINT); /* those that were on their way */
  close (ends[0]);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
}

static void
test_kill (void)
{
  static const char text[] = "A text that is long enough to be marked in a number of places.";
  OblTestProject project;
  g_autoptr (GArray) acknowledged = g_array_new (FALSE, FALSE, sizeof (OblId));

  g_test_summary ("Every acknowledged edit survives kill -9, fifty times");
  obl_test_project_init (&project, text);
  g_clear_pointer (&project.store, obl_store_close); /* a fork must not inherit a connection */
  for (int round = 0; round < ROUNDS; round++) {
    one_round (&project, sizeof text - 1, acknowledged);
    obl_test_project_reopen (&project);
    for (guint i = 0; i < acknowledged->len; i++) {
      g_autoptr (OblSpan) span
          = obl_store_get_span (project.store, &g_array_index (acknowledged, OblId, i), NULL);

      g_assert_nonnull (span);
      g_assert_cmpuint (span->fragments->len, ==, 2);
    }
    obl_test_project_assert_whole (&project);
    g_clear_pointer (&project.store, obl_store_close);
  }
  g_assert_cmpuint (acknowledged->len, >, 0);
  g_test_message ("%u edits acknowledged in %d rounds", acknowledged->len, ROUNDS);
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/edit/kill", test_kill);
  return g_test_run ();
}
