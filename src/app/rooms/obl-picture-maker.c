/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two steps on two threads: whoever edits meanwhile waits for the reading only, never for the
 * drawing. */
#define G_LOG_DOMAIN "obl-picture-maker"

#include "config.h"

#include "app/rooms/obl-picture-maker.h"

OblPictureWish *
obl_picture_wish_copy (const OblPictureWish *wish)
{
  OblPictureWish *copy = g_memdup2 (wish, sizeof *wish);

  copy->act = g_strdup (wish->act);
  if (wish->entity != NULL)
    obl_entity_ref (wish->entity);
  return copy;
}

void
obl_picture_wish_free (OblPictureWish *wish)
{
  if (wish == NULL)
    return;
  g_clear_pointer (&wish->entity, obl_entity_unref);
  g_free (wish->act);
  g_free (wish);
}

void
obl_picture_free (OblPicture *picture)
{
  if (picture == NULL)
    return;
  g_clear_pointer (&picture->table, obl_claim_table_unref);
  g_clear_pointer (&picture->diagram, obl_diagram_unref);
  g_free (picture);
}

typedef struct {
  OblPictureWish *wish;
  OblLabelSet *labels;
  OblClaimTable *table;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->wish, obl_picture_wish_free);
  g_clear_pointer (&work->labels, obl_label_set_unref);
  g_clear_pointer (&work->table, obl_claim_table_unref);
  g_free (work);
}

static OblClaimChoice
get_choice (const OblPictureWish *wish)
{
  return (OblClaimChoice){
    .entity_id = wish->entity != NULL ? wish->entity->id : OBL_ID_NONE,
    .act = wish->act,
    .from = wish->from,
    .to = wish->to,
  };
}

/* --- Drawing, on a thread of its own ---------------------------------------------------------- */

static void
draw_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Work *work = task_data;
  const OblClaimChoice choice = get_choice (work->wish);
  const OblDiagramOptions options = {
    .kind = work->wish->kind,
    .top = work->wish->top,
    .dark = work->wish->dark,
    .entity = work->wish->entity != NULL ? work->wish->entity->name : NULL,
    .choice = &choice,
    .labels = work->labels,
  };
  GError *error = NULL;
  OblDiagram *diagram = obl_diagram_draw (work->table, &options, cancellable, &error);
  OblPicture *picture;

  if (diagram == NULL) {
    g_task_return_error (task, error);
    return;
  }
  picture = g_new0 (OblPicture, 1);
  picture->table = obl_claim_table_ref (work->table);
  picture->diagram = diagram;
  g_task_return_pointer (task, picture, (GDestroyNotify)obl_picture_free);
}

/* --- Reading, on the store's thread ----------------------------------------------------------- */

static gpointer
tabulate_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = g_task_get_task_data (data);
  const OblClaimChoice choice = get_choice (work->wish);

  if (work->wish->kind == OBL_DIAGRAM_MENTIONS)
    return obl_store_tabulate_mentions (store, &choice, cancellable, error);
  return obl_store_tabulate_claims (store, &choice, cancellable, error);
}

static void
tabulated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Work *work = g_task_get_task_data (task);
  GError *error = NULL;
  gpointer table = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, &table, &error)) {
    g_task_return_error (task, error);
    return;
  }
  work->table = table;
  g_task_run_in_thread (task, draw_thread);
}

void
obl_picture_make_async (OblSession *session,
                        const OblPictureWish *wish,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  OblLabelSet *labels = obl_session_get_label_set (session);
  Work *work = g_new0 (Work, 1);

  g_task_set_source_tag (task, obl_picture_make_async);
  work->wish = obl_picture_wish_copy (wish);
  work->labels = labels != NULL ? obl_label_set_ref (labels) : NULL;
  g_task_set_task_data (task, work, work_free);
  obl_service_run_async (obl_session_get_service (session), tabulate_job, task, NULL,
                         (GDestroyNotify)obl_claim_table_unref, cancellable, tabulated_cb, task);
}

OblPicture *
obl_picture_make_finish (OblSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Places ----------------------------------------------------------------------------------- */

static gpointer
places_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *ids = data;
  g_autoptr (GPtrArray) places
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_claim_place_free);

  for (guint i = 0; i < ids->len; i++) {
    GError *own = NULL;
    OblClaimPlace *place = obl_store_get_claim_place (store, &g_array_index (ids, OblId, i), &own);

    if (own != NULL) {
      g_propagate_error (error, own);
      return NULL;
    }
    if (place != NULL)
      g_ptr_array_add (places, place);
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;
  }
  return g_steal_pointer (&places);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  gpointer places = NULL;

  if (obl_service_run_finish (OBL_SERVICE (source), result, &places, &error))
    g_task_return_pointer (task, places, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
obl_picture_list_places_async (OblSession *session,
                               GArray *ids,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, obl_picture_list_places_async);
  obl_service_run_async (obl_session_get_service (session), places_job, g_array_ref (ids),
                         (GDestroyNotify)g_array_unref, (GDestroyNotify)g_ptr_array_unref,
                         cancellable, listed_cb, task);
}

GPtrArray *
obl_picture_list_places_finish (OblSession *session, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
