/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carrying annotations of the open article over to its copies. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/find/obl-carry.h"

typedef struct {
  OblId document_id;
  OblRange range;
} Plan;

static gpointer
plan_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Plan *plan = data;
  g_autoptr (OblDocument) document = obl_store_get_document (store, &plan->document_id, error);
  g_autoptr (OblCarry) carry = NULL;

  if (document == NULL) {
    return NULL;
  }
  carry = obl_carry_new (store, document, plan->range, error);
  return carry != NULL ? obl_carry_plan_all (carry, store, NULL, error) : NULL;
}

static void
planned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  gpointer plans = NULL;
  GError *error = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, &plans, &error)) {
    g_task_return_error (task, error);
  } else {
    g_task_return_pointer (task, plans, (GDestroyNotify)g_ptr_array_unref);
  }
}

/* The paragraphs that have any of the selected words; an empty range for all. */
static OblRange
get_chosen_range (OblSession *self)
{
  OblRange range = self->text_selection;
  int first;
  int last;

  if (range.start == range.end) {
    return (OblRange){ 0, 0 };
  }
  first = obl_document_find_block (self->document, range.start);
  last = obl_document_find_block (self->document, range.end - 1);
  range.start = g_array_index (self->document->blocks, OblBlock, (guint)first).range.start;
  range.end = g_array_index (self->document->blocks, OblBlock, (guint)last).range.end;
  return range;
}

void
obl_session_plan_carry_async (OblSession *self, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  Plan *plan = g_new0 (Plan, 1);

  g_task_set_source_tag (task, obl_session_plan_carry_async);
  g_task_set_task_data (task, plan, g_free);
  plan->document_id = self->document->id;
  plan->range = get_chosen_range (self);
  obl_service_run_async (self->service, plan_job, plan, NULL, (GDestroyNotify)g_ptr_array_unref,
                         NULL, planned_cb, task);
}

GPtrArray *
obl_session_plan_carry_finish (OblSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
obl_session_carry (OblSession *self, const GPtrArray *plans)
{
  OblBatch *batch = NULL;
  guint n = 0;

  for (guint i = 0; i < plans->len; i++) {
    const OblCarried *carried = g_ptr_array_index (plans, i);

    n += carried->spans->len + carried->frames->len;
  }
  batch = obl_batch_new (
      obl_carry_dup_history_label (self->document->title),
      g_strdup_printf (ngettext ("Carried %u annotation over", "Carried %u annotations over", n),
                       n));
  for (guint i = 0; i < plans->len; i++) {
    const OblCarried *carried = g_ptr_array_index (plans, i);

    for (guint j = 0; j < carried->spans->len; j++) {
      obl_batch_put_span (batch, g_ptr_array_index (carried->spans, j));
    }
    for (guint j = 0; j < carried->frames->len; j++) {
      obl_batch_put_frame (batch, g_ptr_array_index (carried->frames, j));
    }
  }
  obl_session_commit (self, batch);
}
