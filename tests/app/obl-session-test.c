/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "obl-session-test.h"

#include <string.h>

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OblSessionTest *test = user_data;
  g_autoptr (GError) error = NULL;

  test->service = obl_service_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
done_cb (OblSessionTest *test, const char *message, gboolean can_undo)
{
  g_string_assign (test->said, message);
}

static void
failed_cb (OblSessionTest *test, const char *message)
{
  g_string_assign (test->failed, message);
}

static void
marks_changed_cb (OblSessionTest *test)
{
  test->n_marks_changed++;
}

void
obl_session_test_settle (OblSessionTest *test)
{
  while (!obl_session_is_settled (test->session) || g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, TRUE);
  }
}

static void
start (OblSessionTest *test)
{
  obl_service_open_async (test->project.path, NULL, NULL, opened_cb, test);
  while (test->service == NULL) {
    g_main_context_iteration (NULL, TRUE);
  }
  test->session = obl_session_new (test->service, "tester");
  g_signal_connect_swapped (test->session, "done", G_CALLBACK (done_cb), test);
  g_signal_connect_swapped (test->session, "failed", G_CALLBACK (failed_cb), test);
  g_signal_connect_swapped (test->session, "marks-changed", G_CALLBACK (marks_changed_cb), test);
  obl_session_test_settle (test);
  obl_session_open_document (test->session, &test->project.document_id);
  obl_session_test_settle (test);
  g_assert_nonnull (obl_session_get_document (test->session));
}

static void
stop (OblSessionTest *test)
{
  obl_session_test_settle (test);
  obl_session_close (test->session);
  g_clear_object (&test->service);
  g_assert_finalize_object (g_steal_pointer (&test->session));
}

void
obl_session_test_init (OblSessionTest *test, const char *text)
{
  *test = (OblSessionTest){ .said = g_string_new (NULL), .failed = g_string_new (NULL) };
  obl_test_project_init (&test->project, text);
  g_clear_pointer (&test->project.store, obl_store_close);
  start (test);
}

void
obl_session_test_restart (OblSessionTest *test)
{
  stop (test);
  start (test);
}

void
obl_session_test_open_store (OblSessionTest *test)
{
  obl_test_project_reopen (&test->project);
}

void
obl_session_test_close_store (OblSessionTest *test)
{
  g_clear_pointer (&test->project.store, obl_store_close);
}

void
obl_session_test_clear (OblSessionTest *test)
{
  stop (test);
  obl_test_project_reopen (&test->project);
  obl_test_project_assert_whole (&test->project);
  obl_test_project_clear (&test->project);
  g_string_free (test->said, TRUE);
  g_string_free (test->failed, TRUE);
}

void
obl_session_test_select_text (OblSessionTest *test, const char *quote, guint nth)
{
  OblText *text = obl_session_get_document (test->session)->text;
  const char *utf8 = obl_text_get_utf8 (text);
  const char *at = strstr (utf8, quote);
  guint32 start = 0;

  for (; nth > 0 && at != NULL; nth--) {
    at = strstr (at + 1, quote);
  }
  g_assert_nonnull (at);
  start = obl_text_from_byte (text, (gsize)(at - utf8));
  obl_session_set_text_selection (test->session,
                                  (OblRange){ start, start + (guint32)g_utf8_strlen (quote, -1) });
}

OblSpan *
obl_session_test_mark (OblSessionTest *test, const char *quote, guint nth, const char *label)
{
  OblSpan *span = NULL;

  obl_session_test_select_text (test, quote, nth);
  obl_session_mark (test->session, label);
  obl_session_test_settle (test);
  span = obl_session_find_span (test->session, obl_session_get_selected (test->session));
  g_assert_nonnull (span);
  g_assert_cmpstr (span->label, ==, label);
  return span;
}

const char *
obl_session_test_get_filler (OblSessionTest *test, const OblFrame *frame, const char *role)
{
  const char *quote = NULL;

  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filler = g_ptr_array_index (frame->roles, i);

    if (g_str_equal (filler->role, role)) {
      const OblSpan *span = obl_session_find_span (test->session, &filler->id);

      g_assert_null (quote);
      g_assert_nonnull (span);
      quote = span->quote;
    }
  }
  return quote;
}
