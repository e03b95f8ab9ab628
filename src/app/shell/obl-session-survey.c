/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looking through one article or all for words that are to be marked.
 *
 * The store's thread does it, some articles at a time, so that an edit never waits for all of them. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/find/obl-find-project.h"

#define ARTICLES_PER_JOB 32u
/* More than anyone reads before they agree. */
#define MAX_PLACES 10000u
#define CONTEXT_CHARS 40u

typedef struct {
  OblFindPattern *pattern;
  char *label; /* or NULL */
  GArray *ids; /* OblId */
  guint n_done;
  guint n_places;
  gboolean has_more;
  GPtrArray *found; /* OblSurveyed */
} Work;

static void
surveyed_free (OblSurveyed *surveyed)
{
  g_free (surveyed->title);
  g_free (surveyed->text_sha256);
  g_ptr_array_unref (surveyed->places);
  g_free (surveyed);
}

static void
work_free (Work *work)
{
  g_clear_pointer (&work->pattern, obl_find_pattern_unref);
  g_free (work->label);
  g_array_unref (work->ids);
  g_ptr_array_unref (work->found);
  g_free (work);
}

/* --- On the store's thread -------------------------------------------------------------------- */

typedef struct {
  Work *work;
  OblStore *store;
} Job;

static gboolean
found_cb (const OblDocument *document, GArray *hits, gpointer user_data, GError **error)
{
  const Job *job = user_data;
  g_autoptr (GPtrArray) marked = NULL;
  OblSurveyed *surveyed = NULL;

  if (job->work->label != NULL) {
    g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
    g_autoptr (GPtrArray) spans = obl_store_list_spans (job->store, document, problems, error);

    if (spans == NULL) {
      return FALSE;
    }
    marked = obl_find_marked (spans, job->work->label, hits);
  }
  surveyed = g_new0 (OblSurveyed, 1);
  surveyed->document_id = document->id;
  surveyed->title = g_strdup (document->title);
  surveyed->text_sha256 = g_strdup (obl_text_get_sha256 (document->text));
  surveyed->places = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_find_place_free);
  for (guint i = 0; i < hits->len; i++) {
    OblFindPlace *place
        = obl_find_place_new (document, g_array_index (hits, OblRange, i), CONTEXT_CHARS);

    place->is_marked = marked != NULL && marked->pdata[i] != NULL;
    g_ptr_array_add (surveyed->places, place);
  }
  job->work->n_places += hits->len;
  g_ptr_array_add (job->work->found, surveyed);
  return TRUE;
}

static gpointer
survey_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  const guint n = MIN (work->ids->len - work->n_done, ARTICLES_PER_JOB);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  Job job = { work, store };
  gboolean has_more = FALSE;

  if (n > 0) {
    g_array_append_vals (ids, &g_array_index (work->ids, OblId, work->n_done), n);
  }
  work->n_done += n;
  obl_find_in_project (store, work->pattern, ids, MAX_PLACES - work->n_places, found_cb, &job,
                       &has_more, error);
  work->has_more |= has_more;
  return NULL;
}

/* --- On the main context ---------------------------------------------------------------------- */

static void run_next (OblSession *self, GTask *task);

static void
surveyed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OblSession *self = g_task_get_source_object (task);
  const Work *work = g_task_get_task_data (task);
  GError *error = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, NULL, &error)) {
    g_task_return_error (task, error);
  } else if (!g_task_return_error_if_cancelled (task)) {
    if (work->n_done < work->ids->len && work->n_places < MAX_PLACES && self->service != NULL) {
      run_next (self, g_steal_pointer (&task));
    } else {
      g_task_return_boolean (task, TRUE);
    }
  }
}

/* Takes @task. */
static void
run_next (OblSession *self, GTask *task)
{
  obl_service_run_async (self->service, survey_job, g_task_get_task_data (task), NULL, NULL, NULL,
                         surveyed_cb, task);
}

static GArray *
choose_documents (OblSession *self, gboolean in_every_article)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (OblId));

  if (self->document != NULL) {
    g_array_append_val (ids, self->document->id);
  }
  for (guint i = 0; in_every_article && i < self->documents->len; i++) {
    const OblDocument *document = g_ptr_array_index (self->documents, i);

    if (self->document == NULL || !obl_id_equal (&document->id, &self->document->id)) {
      g_array_append_val (ids, document->id);
    }
  }
  return ids;
}

void
obl_session_survey_async (OblSession *self,
                          const OblSurvey *survey,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, obl_session_survey_async);
  g_task_set_task_data (task, work, (GDestroyNotify)work_free);
  work->label = g_strdup (survey->label);
  work->ids = choose_documents (self, survey->in_every_article);
  work->found = g_ptr_array_new_with_free_func ((GDestroyNotify)surveyed_free);
  work->pattern = obl_find_pattern_new (survey->words, survey->flags, &error);
  if (work->pattern == NULL) {
    g_task_return_error (task, error);
    return;
  }
  run_next (self, g_steal_pointer (&task));
}

GPtrArray *
obl_session_survey_finish (OblSession *self,
                           GAsyncResult *result,
                           gboolean *has_more,
                           GError **error)
{
  const Work *work = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error)) {
    return NULL;
  }
  *has_more = work->has_more || work->n_done < work->ids->len;
  return g_ptr_array_ref (work->found);
}

/* --- Marking ---------------------------------------------------------------------------------- */

void
obl_session_mark_places (OblSession *self,
                         const char *label,
                         const OblId *entity_id,
                         const char *words,
                         GPtrArray *hits,
                         guint n)
{
  g_autofree char *excerpt = obl_session_shorten (words, OBL_SESSION_EXCERPT_CHARS);
  const char *title = obl_session_get_label_title (self, label);
  /* Translators: the words, the label and how many places. */
  char *done = g_strdup_printf (
      ngettext ("Marked “%s” as %s in %u place", "Marked “%s” as %s in %u places", n), excerpt,
      title, n);
  OblBatch *batch
      = obl_batch_new (obl_find_dup_history_label (self->label_set, label, excerpt, n), done);

  for (guint i = 0; i < hits->len; i++) {
    obl_batch_mark_hits (batch, label, entity_id, hits->pdata[i]);
  }
  g_ptr_array_set_free_func (hits, NULL);
  obl_session_commit (self, batch);
}
