/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of the original is shown, and the articles that say nearly the same. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

#define OBL_TYPE_DOCUMENT_READING (obl_document_reading_get_type ())
G_DECLARE_FINAL_TYPE (OblDocumentReading, obl_document_reading, OBL, DOCUMENT_READING, AdwBin)

GtkWidget *obl_document_reading_new (void);
/* Of the open article, which there is. */
void obl_document_reading_show (OblDocumentReading *reading, OblSession *session);

G_END_DECLS
