/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the session has to read again after a change: asked on the main context, answered on the
 * store's thread from one state of the project. */
#pragma once

#include "core/edit/obl-edit.h"

G_BEGIN_DECLS

typedef struct {
  /* The question. */
  OblChange *change;     /* NULL: everything */
  OblDocument *document; /* the open one, or NULL */
  GPtrArray *marks;      /* OblSpan of the open document, as they were: those of the change */
  GPtrArray *known; /* light OblDocument as listed until now, of those of the change; NULL: not all
                       of them were */

  /* The answer; what is NULL has not changed. */
  GPtrArray *documents;      /* light OblDocument: all of them */
  GPtrArray *document_infos; /* light OblDocument: those that changed */
  OblDocument *new_document; /* the open one again, when more than its marks changed */
  gboolean document_is_gone;
  gboolean has_all_marks;   /* spans and frames are all of the document's */
  GPtrArray *spans;         /* OblSpan */
  GPtrArray *frames;        /* OblFrame */
  GArray *missing;          /* OblId: asked for, and not in the document (any more) */
  GPtrArray *entities;      /* OblEntity: all of them, by name */
  GPtrArray *entity_infos;  /* OblEntity: those that changed, or their mentions */
  GArray *missing_entities; /* OblId: the same, and not there any more */
  GPtrArray *annotators;    /* OblAnnotator */
  OblLabelSet *label_set;
  GPtrArray *problems; /* char *, marks that do not agree with the text */
  char *undo_label;
  char *redo_label;
} OblRefresh;

/* Takes @marks. */
OblRefresh *obl_refresh_new (OblChange *change,
                             OblDocument *document,
                             GPtrArray *marks) G_GNUC_WARN_UNUSED_RESULT;
/* @known, which it takes, is in the order of the change's documents. */
void obl_refresh_take_known (OblRefresh *refresh, GPtrArray *known);
void obl_refresh_free (OblRefresh *refresh);

/* On the store's thread. */
gboolean obl_refresh_run (OblRefresh *refresh, OblStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblRefresh, obl_refresh_free)

G_END_DECLS
