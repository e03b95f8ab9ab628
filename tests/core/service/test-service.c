/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The store behind its thread: answers in order, changes before answers, errors as errors. */
#include "config.h"

#include <gio/gio.h>

#include "core/service/obl-service.h"
#include "obl-test-project.h"

typedef struct {
  GMainLoop *loop;
  OblService *service;
  GString *log; /* what happened, in order */
  GError *error;
} Fixture;

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;

  fixture->service = obl_service_open_finish (result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
changed_cb (OblService *service, OblChange *change, Fixture *fixture)
{
  g_string_append_printf (fixture->log, "changed %u;", change->entity_ids->len);
}

static gpointer
put_entity (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (store, "Entity", "tester", error);
  g_autoptr (OblEntity) entity = obl_entity_new ();

  entity->name = g_strdup (data);
  if (edit == NULL || !obl_edit_put_entity (edit, entity, error) || !obl_edit_commit (edit, error))
    return NULL;
  return g_strdup (data);
}

static void
put_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Fixture *fixture = data;
  gpointer name = NULL;

  if (obl_service_run_finish (OBL_SERVICE (source), result, &name, &fixture->error))
    g_string_append_printf (fixture->log, "put %s;", (char *)name);
  else
    g_string_append (fixture->log, "failed;");
  g_free (name);
  g_main_loop_quit (fixture->loop);
}

static void
put (Fixture *fixture, const char *name)
{
  obl_service_run_async (fixture->service, put_entity, g_strdup (name), g_free, g_free, NULL,
                         put_cb, fixture);
  g_main_loop_run (fixture->loop);
}

static void
test_jobs (void)
{
  OblTestProject project;
  Fixture fixture = { g_main_loop_new (NULL, FALSE), NULL, g_string_new (NULL), NULL };

  g_test_summary ("A commit is announced before its answer; a refusal is an error and no change");
  obl_test_project_init (&project, "A text.");
  g_clear_pointer (&project.store, obl_store_close);
  obl_service_open_async (project.path, NULL, NULL, opened_cb, &fixture);
  g_main_loop_run (fixture.loop);
  g_assert_no_error (fixture.error);
  g_signal_connect (fixture.service, "changed", G_CALLBACK (changed_cb), &fixture);
  put (&fixture, "one");
  put (&fixture, "");
  g_assert_error (fixture.error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID);
  g_clear_error (&fixture.error);
  put (&fixture, "two");
  g_assert_cmpstr (fixture.log->str, ==, "changed 1;put one;failed;changed 1;put two;");

  obl_service_close (fixture.service);
  put (&fixture, "too late");
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&fixture.error);
  g_assert_finalize_object (fixture.service);
  g_main_loop_unref (fixture.loop);
  g_string_free (fixture.log, TRUE);
  obl_test_project_clear (&project);
}

static void
thread_cb (OblService *service, OblChange *change, GThread **thread)
{
  *thread = g_thread_self ();
}

static void
test_thread (void)
{
  OblTestProject project;
  Fixture fixture = { g_main_loop_new (NULL, FALSE), NULL, NULL, NULL };
  GThread *thread = NULL;

  g_test_summary ("Changes wait for the main context, also while nobody runs it");
  obl_test_project_init (&project, "A text.");
  g_clear_pointer (&project.store, obl_store_close);
  obl_service_open_async (project.path, NULL, NULL, opened_cb, &fixture);
  g_main_loop_run (fixture.loop);
  g_signal_connect (fixture.service, "changed", G_CALLBACK (thread_cb), &thread);
  obl_service_run_async (fixture.service, put_entity, g_strdup ("one"), g_free, g_free, NULL, NULL,
                         NULL);
  obl_service_close (fixture.service);
  g_assert_null (thread);
  while (thread == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (thread == g_thread_self ());
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (fixture.service);
  g_main_loop_unref (fixture.loop);
  obl_test_project_clear (&project);
}

static void
test_missing (void)
{
  Fixture fixture = { g_main_loop_new (NULL, FALSE), NULL, NULL, NULL };

  g_test_summary ("A project that is not there is an error, not a service");
  obl_service_open_async ("/nowhere/at/all.obelus", NULL, NULL, opened_cb, &fixture);
  g_main_loop_run (fixture.loop);
  g_assert_null (fixture.service);
  g_assert_error (fixture.error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND);
  g_clear_error (&fixture.error);
  g_main_loop_unref (fixture.loop);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/service/jobs", test_jobs);
  g_test_add_func ("/core/service/thread", test_thread);
  g_test_add_func ("/core/service/missing", test_missing);
  return g_test_run ();
}
