/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles, history and other programs: what goes beyond the open article. */
#include "config.h"

#include <string.h>

#include "obl-session-test.h"

#define TEXT "Seoul accused Pyongyang of lying."

/* A look at what others wrote has no end that one could wait for but its effect. */
#define poll_until(test, condition)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    obl_session_poll ((test)->session);                                                            \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    obl_session_test_settle (test);                                                                \
  }                                                                                                \
  G_STMT_END

static OblId
add_article (OblSessionTest *test, const char *title)
{
  const guint n = obl_session_get_documents (test->session)->len;
  OblId id;

  obl_session_test_open_store (test);
  id = obl_test_project_add (&test->project, title, title);
  obl_session_test_close_store (test);
  poll_until (test, obl_session_get_documents (test->session)->len == n + 1);
  return id;
}

static void
assert_open (OblSessionTest *test, const OblId *id)
{
  g_assert_true (obl_id_equal (&obl_session_get_document (test->session)->id, id));
}

static void
test_other_program (void)
{
  OblSessionTest test;
  OblId id;

  g_test_summary ("What another program writes is seen at the next look, marks and articles alike");
  obl_session_test_init (&test, TEXT);
  obl_session_test_open_store (&test);
  id = obl_test_project_mark (&test.project, "Seoul", 0, "Place");
  obl_session_test_close_store (&test);
  poll_until (&test, obl_session_find_span (test.session, &id) != NULL);
  add_article (&test, "Another one.");
  g_assert_cmpuint (obl_session_get_documents (test.session)->len, ==, 2);
  obl_session_test_clear (&test);
}

static void
test_step (void)
{
  OblSessionTest test;
  OblId second;

  g_test_summary ("Through the articles, and no further than the last");
  obl_session_test_init (&test, TEXT);
  second = add_article (&test, "The second article.");
  obl_session_step_document (test.session, 1);
  obl_session_test_settle (&test);
  assert_open (&test, &second);
  obl_session_step_document (test.session, 1);
  obl_session_test_settle (&test);
  assert_open (&test, &second);
  obl_session_step_document (test.session, -1);
  obl_session_test_settle (&test);
  assert_open (&test, &test.project.document_id);
  /* The one asked for last counts. */
  obl_session_open_document (test.session, &second);
  obl_session_open_document (test.session, &test.project.document_id);
  obl_session_test_settle (&test);
  assert_open (&test, &test.project.document_id);
  obl_session_test_clear (&test);
}

static void
test_undo_all (void)
{
  OblSessionTest test;
  OblId second;
  gboolean can_undo = TRUE;
  gboolean can_redo = TRUE;

  g_test_summary ("All is undone and redone across a restart, and undo goes to where it changes");
  obl_session_test_init (&test, TEXT);
  second = add_article (&test, "The second article.");
  obl_session_test_mark (&test, "Seoul", 0, "Place");
  obl_session_open_document (test.session, &second);
  obl_session_test_settle (&test);
  obl_session_test_mark (&test, "second", 0, "Quantity");
  obl_session_test_restart (&test);
  assert_open (&test, &test.project.document_id);
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  assert_open (&test, &second);
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 0);
  for (guint i = 0; i < 3; i++) {
    obl_session_undo (test.session);
    obl_session_test_settle (&test);
  }
  g_object_get (test.session, "can-undo", &can_undo, NULL);
  g_assert_false (can_undo);
  g_assert_cmpuint (obl_session_get_documents (test.session)->len, ==, 0);
  g_assert_null (obl_session_get_document (test.session));
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  obl_session_test_assert_said (&test, "Nothing to undo");
  for (guint i = 0; i < 4; i++) {
    obl_session_redo (test.session);
    obl_session_test_settle (&test);
  }
  g_object_get (test.session, "can-redo", &can_redo, NULL);
  g_assert_false (can_redo);
  assert_open (&test, &second);
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 1);
  obl_session_test_clear (&test);
}

static void
test_status (void)
{
  OblSessionTest test;
  OblId second;

  g_test_summary ("Any article gets a status and keeps everything else");
  obl_session_test_init (&test, TEXT);
  second = add_article (&test, "The second article.");
  obl_session_set_status (test.session, OBL_STATUS_DONE);
  obl_session_set_document_status (test.session, &second, OBL_STATUS_FLAGGED);
  obl_session_test_settle (&test);
  g_assert_cmpint (obl_session_get_document (test.session)->status, ==, OBL_STATUS_DONE);
  g_assert_cmpint (
      ((OblDocument *)g_ptr_array_index (obl_session_get_documents (test.session), 1))->status, ==,
      OBL_STATUS_FLAGGED);
  obl_session_open_document (test.session, &second);
  obl_session_test_settle (&test);
  g_assert_cmpstr (obl_session_get_document (test.session)->title, ==, "The second article.");
  g_assert_cmpuint (obl_session_get_document (test.session)->blocks->len, ==, 1);
  obl_session_test_clear (&test);
}

static void
test_block_role (void)
{
  OblSessionTest test;

  g_test_summary ("A line is taken for page furniture");
  obl_session_test_init (&test, "Skip to content\nSeoul accused Pyongyang.");
  obl_session_set_block_role (test.session, 2, OBL_ROLE_BOILERPLATE);
  obl_session_test_settle (&test);
  g_assert_cmpint (
      g_array_index (obl_session_get_document (test.session)->blocks, OblBlock, 0).role, ==,
      OBL_ROLE_BOILERPLATE);
  g_assert_cmpint (
      g_array_index (obl_session_get_document (test.session)->blocks, OblBlock, 1).role, ==,
      OBL_ROLE_BODY);
  obl_session_test_clear (&test);
}

static void
test_block_roles (void)
{
  OblSessionTest test;
  const GArray *blocks = NULL;

  g_test_summary ("Several lines become furniture in one entry of the history, and text again");
  obl_session_test_init (&test, "Skip to content\nShare this\nSeoul accused Pyongyang.");
  obl_session_set_text_selection (test.session, (OblRange){ 3, 20 });
  obl_session_toggle_furniture (test.session);
  obl_session_test_settle (&test);
  blocks = obl_session_get_document (test.session)->blocks;
  g_assert_cmpint (g_array_index (blocks, OblBlock, 0).role, ==, OBL_ROLE_BOILERPLATE);
  g_assert_cmpint (g_array_index (blocks, OblBlock, 1).role, ==, OBL_ROLE_BOILERPLATE);
  g_assert_cmpint (g_array_index (blocks, OblBlock, 2).role, ==, OBL_ROLE_BODY);
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  blocks = obl_session_get_document (test.session)->blocks;
  g_assert_cmpint (g_array_index (blocks, OblBlock, 0).role, ==, OBL_ROLE_BODY);
  g_assert_cmpint (g_array_index (blocks, OblBlock, 1).role, ==, OBL_ROLE_BODY);
  obl_session_test_clear (&test);
}

static void
test_delete_document (void)
{
  OblSessionTest test;
  OblId second;

  g_test_summary (
      "An article that goes makes way for its neighbour, and comes back with its marks");
  obl_session_test_init (&test, TEXT);
  second = add_article (&test, "The second article.");
  obl_session_test_mark (&test, "Seoul", 0, "Place");
  obl_session_delete_document (test.session, &test.project.document_id);
  obl_session_test_settle (&test);
  assert_open (&test, &second);
  g_assert_cmpuint (obl_session_get_documents (test.session)->len, ==, 1);
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  assert_open (&test, &test.project.document_id);
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, 1);
  obl_session_test_clear (&test);
}

static void
wait_for_import (OblSessionTest *test)
{
  /* The files are read outside the session's own jobs, so that "settled" does not wait for it. */
  while (test->said->len == 0 && test->failed->len == 0) {
    g_main_context_iteration (NULL, TRUE);
  }
  obl_session_test_settle (test);
}

static void
test_import (void)
{
  OblSessionTest test;
  g_autofree char *good = NULL;
  g_autofree char *empty = NULL;
  const char *paths[3] = { NULL };

  g_test_summary (
      "Good files come in and are opened, bad ones are named, known ones are not doubled");
  obl_session_test_init (&test, TEXT);
  good = g_build_filename (test.project.folder, "good.txt", NULL);
  empty = g_build_filename (test.project.folder, "empty.txt", NULL);
  g_assert_true (g_file_set_contents (good, "A headline\n\nAn article about Seoul.", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", -1, NULL));
  paths[0] = good;
  paths[1] = empty;

  obl_session_import (test.session, paths);
  wait_for_import (&test);
  obl_session_test_assert_said (&test, "Imported 1 article, 1 not imported");
  g_assert_cmpuint (obl_session_get_intake (test.session)->items->len, ==, 2);
  g_assert_nonnull (strstr (test.failed->str, "empty.txt"));
  g_assert_cmpuint (obl_session_get_documents (test.session)->len, ==, 2);
  g_assert_cmpstr (obl_session_get_document (test.session)->title, ==, "good");

  obl_session_open_document (test.session, &test.project.document_id);
  obl_session_test_settle (&test);
  g_string_truncate (test.said, 0);
  g_string_truncate (test.failed, 0);
  paths[1] = NULL;
  obl_session_import (test.session, paths);
  wait_for_import (&test);
  obl_session_test_assert_said (&test, "Imported 0 articles, 1 was in the project already");
  g_assert_cmpuint (obl_session_get_documents (test.session)->len, ==, 2);
  g_assert_cmpstr (obl_session_get_document (test.session)->title, ==, "good");
  obl_session_test_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/session/other-program", test_other_program);
  g_test_add_func ("/app/session/step", test_step);
  g_test_add_func ("/app/session/undo-all", test_undo_all);
  g_test_add_func ("/app/session/status", test_status);
  g_test_add_func ("/app/session/block-role", test_block_role);
  g_test_add_func ("/app/session/block-roles", test_block_roles);
  g_test_add_func ("/app/session/delete-document", test_delete_document);
  g_test_add_func ("/app/session/import", test_import);
  return g_test_run ();
}
