/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project that is open stays so for other programs, whatever this one does with its files. */
#include "config.h"

#include <fcntl.h>
#include <unistd.h>

#include <sqlite3.h>

#include "core/store/obl-store-private.h"
#include "obl-test-project.h"

/* The place in the index of the log (“-shm”) that SQLite keeps locked while it is in use. */
#define DEAD_MAN_SWITCH 128

#define PATH_VARIABLE "OBELUS_TEST_PROJECT"

/* The number of rows that another connection finds in the table of the project's own values; it is
 * closed in the orderly way, by which the last one takes the log away. */
static int
count_values (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  int n;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT count(*) FROM project", -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n = sqlite3_column_int (statement, 0);
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  return n;
}

/* By this lock SQLite says that the index of the log is in use; without it the next program empties
 * the file. */
static void
assert_in_use (const char *path)
{
  g_autofree char *index = g_strconcat (path, "-shm", NULL);
  struct flock range
      = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = DEAD_MAN_SWITCH, .l_len = 1 };
  int fd = open (index, O_RDWR | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (fcntl (fd, F_GETLK, &range), ==, 0);
  g_assert_cmpint (close (fd), ==, 0);
  g_assert_cmpint (range.l_type, ==, F_RDLCK);
}

static void
test_other_program (void)
{
  const char *path = g_getenv (PATH_VARIABLE);

  if (path == NULL)
    return;
  assert_in_use (path);
  g_assert_cmpint (count_values (path), ==, 1);
}

/* As a file chooser does that wants to know what kind of file it is. */
static void
look_into (const char *path, const char *suffix)
{
  g_autofree char *file = g_strconcat (path, suffix, NULL);
  char bytes[64];
  int fd = open (file, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint ((int)read (fd, bytes, sizeof bytes), >=, 0);
  g_assert_cmpint (close (fd), ==, 0);
}

static void
test_looked_into (void)
{
  OblTestProject project = { 0 };
  g_autoptr (GError) error = NULL;

  g_test_summary (
      "Looking into the files of an open project does not let others take its log away");
  obl_test_project_init (&project, "Some text.");
  look_into (project.path, "");
  look_into (project.path, "-wal");
  look_into (project.path, "-shm");
  g_setenv (PATH_VARIABLE, project.path, TRUE);
  g_test_trap_subprocess ("/store/locks/subprocess/other-program", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_unsetenv (PATH_VARIABLE);
  g_test_trap_assert_passed ();
  g_assert_true (obl_store_exec (
      project.store, "INSERT INTO project (name, value) VALUES ('saved', 'yes')", &error));
  g_assert_no_error (error);
  g_clear_pointer (&project.store, obl_store_close);
  g_assert_cmpint (count_values (project.path), ==, 2);
  obl_test_project_clear (&project);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/locks/looked-into", test_looked_into);
  g_test_add_func ("/store/locks/subprocess/other-program", test_other_program);
  return g_test_run ();
}
