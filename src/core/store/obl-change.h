/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a commit, an undo or a redo touched, so that a window repaints that and nothing else.  Read
 * from the changeset itself, it is the same for a command, its undo and its redo. */
#pragma once

#include "core/store/obl-store.h"

G_BEGIN_DECLS

typedef enum {
  OBL_CHANGE_DOCUMENTS = 1 << 0, /* a document came, went, or its metadata or blocks changed */
  OBL_CHANGE_ENTITIES = 1 << 1,
  OBL_CHANGE_LABEL_SET = 1 << 2,
  OBL_CHANGE_PROPOSITIONS = 1 << 3, /* or links between them, or assessments */
  OBL_CHANGE_ALL = 1 << 4,          /* another program wrote: read everything again */
} OblChangeKind;

/* Ids, each once. */
typedef struct {
  guint kinds;          /* OblChangeKind */
  GArray *document_ids; /* OblId: documents with any change in them, their spans or frames */
  GArray *span_ids;     /* put or deleted: ask the store which */
  GArray *frame_ids;
  GArray *entity_ids;
  GArray *proposition_ids; /* with what is linked to or said of them */
  GArray *assessed_ids;    /* frames that were assessed; perhaps more than once */
} OblChange;

OblChange *obl_change_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblChange *obl_change_ref (OblChange *change);
void obl_change_unref (OblChange *change);
gboolean obl_change_has_document (const OblChange *change, const OblId *id);

/* The changes committed through this store since the last call, oldest first; OblChange. */
GPtrArray *obl_store_take_changes (OblStore *store) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblChange, obl_change_unref)

G_END_DECLS
