/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splitting a corpus into parts ("train=80,dev=10,test=10") by document.  Where a document goes
 * depends on its id and the seed alone, so that adding documents moves none of the others. */
#pragma once

#include "core/base/obl-id.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *names; /* char *, in the order given */
  GArray *weights;  /* guint32 */
  guint32 total;
  guint64 seed;
} OblExportSplit;

/* The error is OBL_EXPORT_ERROR_OPTIONS. */
OblExportSplit *
obl_export_split_parse (const char *string, guint64 seed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_export_split_free (OblExportSplit *split);
/* The index of the part that the document belongs to. */
guint obl_export_split_choose (const OblExportSplit *split, const OblId *document_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblExportSplit, obl_export_split_free)

G_END_DECLS
