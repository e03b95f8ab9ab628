/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowledge bases, and the commands that say what kind of mention something is. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/dialogs/obl-knowledge-dialog.h"

void
obl_window_show_knowledge (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  gtk_window_present (obl_knowledge_dialog_new (GTK_WINDOW (self), self->session));
}

/* NULL, after a word, when no mention is selected. */
static const OblSpan *
find_mention (OblWindow *self)
{
  const OblSpan *span
      = obl_session_find_span (self->session, obl_session_get_selected (self->session));

  if (span == NULL) {
    obl_window_say (self, _ ("Select the mention of an entity first"), FALSE);
  }
  return span;
}

void
obl_window_set_mention (OblWindow *self, const char *argument)
{
  const OblSpan *span = find_mention (self);
  OblMentionKind kind;

  if (span != NULL && obl_mention_kind_from_string (argument, &kind)) {
    obl_session_set_mention (self->session, &span->id, kind);
  }
}

void
obl_window_turn_mention (OblWindow *self, const char *argument)
{
  const OblSpan *span = find_mention (self);

  if (span != NULL) {
    obl_session_set_mention (self->session, &span->id,
                             span->mention == OBL_MENTION_PRONOUN
                                 ? OBL_MENTION_NAME
                                 : (OblMentionKind)(span->mention + 1));
  }
}
