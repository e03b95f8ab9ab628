/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labels a whole article can have, as the label set defines them: topic, genre … */
#pragma once

#include <adwaita.h>

#include "core/model/obl-document.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_TYPE_DOCUMENT_LABELS (obl_document_labels_get_type ())
G_DECLARE_FINAL_TYPE (OblDocumentLabels, obl_document_labels, OBL, DOCUMENT_LABELS, AdwBin)

/* Signals: "changed" (const char *name, const char *value)   value NULL: none */
GtkWidget *obl_document_labels_new (void);
/* Hidden when the label set defines none.  @document NULL: nothing is open. */
void
obl_document_labels_show (OblDocumentLabels *labels, OblLabelSet *set, const OblDocument *document);

G_END_DECLS
