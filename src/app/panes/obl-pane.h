/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What all panes and inspectors share: a session that may come and go, and signals of it that are
 * connected for as long as it is there. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

#define OBL_TYPE_PANE (obl_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (OblPane, obl_pane, OBL, PANE, AdwBin)

struct _OblPaneClass {
  AdwBinClass parent_class;

  /* Before the session goes: a last chance to store what was typed.  May be NULL. */
  void (*leave) (OblPane *pane);
  /* There is another session, or none: show everything anew. */
  void (*refresh) (OblPane *pane);
};

/* Properties: "session" OblSession. */

/* NULL when there is none. */
OblSession *obl_pane_get_session (OblPane *pane);
void obl_pane_set_session (OblPane *pane, OblSession *session);
/* For init(): calls @callback with the pane as its first and only argument that counts. */
void obl_pane_watch (OblPane *pane, const char *signal, GCallback callback);

G_END_DECLS
