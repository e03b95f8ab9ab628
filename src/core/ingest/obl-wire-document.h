/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document on its way from the process that read it to the program. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* Packs the original's bytes on the way. */
GVariant *obl_wire_document_new (OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* With ids of its own.  NULL when it breaks the rules of documents: blocks that do not cover the
 * text, no title, a hash that is none. */
OblDocument *obl_wire_document_read (GVariant *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
