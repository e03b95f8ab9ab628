/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can only be read about an article: where it came from, how it was taken in, its counts. */
#pragma once

#include <adwaita.h>

#include "core/model/obl-document.h"

G_BEGIN_DECLS

#define OBL_TYPE_DOCUMENT_FACTS (obl_document_facts_get_type ())
G_DECLARE_FINAL_TYPE (OblDocumentFacts, obl_document_facts, OBL, DOCUMENT_FACTS, AdwBin)

GtkWidget *obl_document_facts_new (void);
void obl_document_facts_show (OblDocumentFacts *facts,
                              const OblDocument *document,
                              guint n_spans,
                              guint n_frames);

G_END_DECLS
