/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of an article's body, by which its copies are found (core/text/obl-minhash.h).
 * Furniture says the same on every page of a site, so that only blocks whose role is body count. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* NULL when the body has too few words. */
GArray *obl_document_get_shingles (const OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* Fills in the document's signature, where it has none. */
void obl_document_sign (OblDocument *document);

G_END_DECLS
