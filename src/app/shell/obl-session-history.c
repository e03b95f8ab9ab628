/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undo and redo, a step at a time or as far as an entry of the history.  What they change comes back
 * as any change does (obl-session-refresh.c). */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

/* Without a number: one step. */
typedef struct {
  OblSession *session;
  gboolean redo;
  gboolean has_number;
  gint64 number;
} WalkCall;

static void
walk_free (gpointer data)
{
  obl_history_walk_clear (data);
  g_free (data);
}

static gpointer
walk_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const WalkCall *call = data;
  OblHistoryWalk *walk = g_new0 (OblHistoryWalk, 1);
  gboolean done;

  if (call->has_number) {
    done = obl_history_go (store, call->number, walk, error);
  } else {
    walk->back = !call->redo;
    walk->n_steps = 1;
    done = call->redo ? obl_history_redo (store, &walk->label, error)
                      : obl_history_undo (store, &walk->label, error);
  }
  if (!done) {
    g_clear_pointer (&walk, walk_free);
  }
  return walk;
}

static char *
dup_done (const OblHistoryWalk *walk)
{
  if (walk->n_steps == 1) {
    /* Translators: %s is what was undone or redone, as “Mark “Seoul” as Place”. */
    return g_strdup_printf (walk->back ? _ ("Undone: %s") : _ ("Redone: %s"), walk->label);
  }
  return g_strdup_printf (
      walk->back ? ngettext ("Took %u change back", "Took %u changes back", walk->n_steps)
                 : ngettext ("Did %u change again", "Did %u changes again", walk->n_steps),
      walk->n_steps);
}

static void
say_nothing (OblSession *self, const WalkCall *call)
{
  /* To where one is: nothing was asked for. */
  if (!call->has_number) {
    obl_session_say (self, call->redo ? _ ("Nothing to redo") : _ ("Nothing to undo"), FALSE);
  }
}

static void
walk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree WalkCall *call = user_data;
  g_autoptr (OblSession) self = call->session;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  OblHistoryWalk *walk = NULL;

  self->following = FALSE;
  if (obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&walk, &error)) {
    obl_session_set_save_error (self, NULL);
    message = dup_done (walk);
    obl_session_say (self, message, FALSE);
    /* Of many things none is the one that was changed. */
    self->shows_changed = self->n_reading > 0 && walk->n_steps == 1;
    walk_free (walk);
  } else if (g_error_matches (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_NOTHING)) {
    say_nothing (self, call);
  } else {
    obl_session_fail (self, error->message);
  }
  obl_session_count (self, -1, 0);
}

static void
walk (OblSession *self, WalkCall *call)
{
  call->session = g_object_ref (self);
  self->following = TRUE;
  obl_session_count (self, 1, 0);
  obl_service_run_async (self->service, walk_job, call, NULL, walk_free, NULL, walk_cb, call);
}

void
obl_session_undo (OblSession *self)
{
  walk (self, g_new0 (WalkCall, 1));
}

void
obl_session_redo (OblSession *self)
{
  WalkCall *call = g_new0 (WalkCall, 1);

  call->redo = TRUE;
  walk (self, call);
}

void
obl_session_go_in_history (OblSession *self, gint64 number)
{
  WalkCall *call = g_new0 (WalkCall, 1);

  call->has_number = TRUE;
  call->number = number;
  walk (self, call);
}
