/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is who, across the articles: linking a mention to the first candidate, linking many at once,
 * splitting, and judging that two are not the same. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

/* As many as are looked at to see whether one is clearly the first. */
#define FEW_CANDIDATES 5u
/* Below this no name is like the words: whom they name is new. */
#define LIKE 0.85

/* --- The first candidate ---------------------------------------------------------------------- */

typedef struct {
  OblId span_id;
  OblId document_id;
  char *quote;
  char *label;
} Mention;

static void
mention_free (Mention *mention)
{
  g_free (mention->quote);
  g_free (mention->label);
  g_free (mention);
}

static gpointer
candidates_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Mention *mention = data;

  return obl_store_list_candidates (store, mention->quote, mention->label, &mention->document_id,
                                    &mention->span_id, FEW_CANDIDATES, error);
}

/* The one to take, or NULL; @is_new: none is called anything like it. */
static const OblEntity *
choose (const GPtrArray *candidates, gboolean *is_new)
{
  const OblLinkCandidate *first = candidates->len > 0 ? candidates->pdata[0] : NULL;

  *is_new = TRUE;
  for (guint i = 0; i < candidates->len; i++) {
    *is_new &= ((const OblLinkCandidate *)candidates->pdata[i])->similarity < LIKE;
  }
  return first != NULL && obl_candidates_are_clear (candidates) ? first->entity : NULL;
}

static void
candidates_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  OblSession *self = g_task_get_source_object (task);
  const Mention *mention = g_task_get_task_data (task);
  g_autoptr (GPtrArray) candidates = NULL;
  const OblEntity *entity = NULL;
  const OblSpan *span = obl_marks_find_span (self->marks, &mention->span_id);
  GError *error = NULL;
  gboolean is_new = FALSE;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&candidates, &error)) {
    g_task_return_error (task, error);
    return;
  }
  entity = choose (candidates, &is_new);
  if (span == NULL || !obl_id_is_none (&span->entity_id) || self->service == NULL
      || (entity == NULL && !is_new)) {
    g_task_return_boolean (task, FALSE);
    return;
  }
  obl_session_link (self, &mention->span_id, entity != NULL ? &entity->id : NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

void
obl_session_link_first_async (OblSession *self,
                              const OblId *span_id,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  const OblSpan *span = obl_marks_find_span (self->marks, span_id);
  Mention *mention = NULL;

  g_task_set_source_tag (task, obl_session_link_first_async);
  if (span == NULL || !obl_id_is_none (&span->entity_id)) {
    g_task_return_boolean (task, FALSE);
    g_object_unref (task);
    return;
  }
  mention = g_new0 (Mention, 1);
  mention->span_id = span->id;
  mention->document_id = span->document_id;
  mention->quote = g_strdup (span->quote);
  mention->label = g_strdup (span->label);
  g_task_set_task_data (task, mention, (GDestroyNotify)mention_free);
  obl_service_run_async (self->service, candidates_job, mention, NULL,
                         (GDestroyNotify)g_ptr_array_unref, NULL, candidates_cb, task);
}

gboolean
obl_session_link_first_finish (OblSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- Many mentions, and judgements ------------------------------------------------------------ */

void
obl_session_link_all (OblSession *self,
                      GArray *span_ids,
                      const OblEntity *entity,
                      const char *words)
{
  g_autofree char *excerpt = obl_session_shorten (words, OBL_SESSION_EXCERPT_CHARS);
  OblBatch *batch = NULL;

  if (span_ids->len == 0) {
    return;
  }
  /* Translators: an entry of the history: the words of mentions and the entity's name. */
  batch = obl_batch_new (g_strdup_printf (_ ("Link all “%s” to %s"), excerpt, entity->name),
                         g_strdup_printf (ngettext ("Linked %u mention “%s” to %s",
                                                    "Linked %u mentions “%s” to %s", span_ids->len),
                                          span_ids->len, excerpt, entity->name));
  obl_batch_link_spans (batch, span_ids, &entity->id);
  obl_session_commit (self, batch);
}

void
obl_session_split_entity (OblSession *self,
                          const OblEntity *whole,
                          const OblEntity *part,
                          GArray *span_ids)
{
  OblBatch *batch
      /* Translators: an entry of the history: two entities, of which the first is new. */
      = obl_batch_new (
          g_strdup_printf (_ ("Split %s off from %s"), part->name, whole->name),
          g_strdup_printf (ngettext ("Split %s off from %s, with %u mention",
                                     "Split %s off from %s, with %u mentions", span_ids->len),
                           part->name, whole->name, span_ids->len));

  obl_batch_split_entity (batch, &whole->id, part, span_ids);
  obl_session_commit (self, batch);
}

void
obl_session_judge_distinct (OblSession *self,
                            const OblEntity *a,
                            const OblEntity *b,
                            gboolean are_distinct)
{
  OblBatch *batch = NULL;

  if (are_distinct) {
    batch
        = obl_batch_new (g_strdup_printf (_ ("%s is not the same as %s"), a->name, b->name),
                         g_strdup_printf (_ ("Noted: %s is not the same as %s"), a->name, b->name));
    obl_batch_put_distinct (batch, &a->id, &b->id);
  } else {
    batch = obl_batch_new (g_strdup_printf (_ ("%s may be %s after all"), a->name, b->name),
                           g_strdup_printf (_ ("Noted: %s may be %s after all"), a->name, b->name));
    obl_batch_delete_distinct (batch, &a->id, &b->id);
  }
  obl_session_commit (self, batch);
}
