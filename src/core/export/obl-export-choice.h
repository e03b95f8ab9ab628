/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a project goes into a corpus: the options of an export, checked and resolved. */
#pragma once

#include "core/export/obl-export.h"

G_BEGIN_DECLS

typedef struct {
  GArray *documents;  /* OblId, in order */
  GArray *copies;     /* OblId, left out because another document says nearly the same */
  GPtrArray *labels;  /* char *, NULL-terminated; or NULL for no choice */
  GArray *annotators; /* OblId; or NULL for everybody */
  OblLabelSet *set;
} OblExportChoice;

/* An unknown label, annotator or status is OBL_EXPORT_ERROR_OPTIONS; errors about documents are
 * the store's. */
OblExportChoice *obl_export_choice_new (OblStore *store,
                                        const OblExportOptions *options,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_export_choice_free (OblExportChoice *choice);

/* Whether @name, of a span label or frame type, was chosen; everything is when nothing was. */
gboolean obl_export_choice_has_label (const OblExportChoice *choice, const char *name);
gboolean obl_export_choice_has_annotator (const OblExportChoice *choice, const OblId *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblExportChoice, obl_export_choice_free)

G_END_DECLS
