/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known across all articles, in the place of the desk: a room each for entities, claims,
 * searches and pictures, and a switch above them.
 *
 * Rooms are panes.  They keep what was typed, sorted and scrolled while the desk is seen, and send a
 * person to a place of an article by win.open-place (obl-room.h). */
#pragma once

#include "app/panes/obl-pane.h"

G_BEGIN_DECLS

#define OBL_TYPE_CORPUS (obl_corpus_get_type ())
G_DECLARE_FINAL_TYPE (OblCorpus, obl_corpus, OBL, CORPUS, OblPane)

GtkWidget *obl_corpus_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The room of that name ("entities", "claims" …), with the focus where work in it begins; NULL: the
 * one that was seen last.  FALSE when there is none of that name. */
gboolean obl_corpus_show (OblCorpus *self, const char *name);

G_END_DECLS
