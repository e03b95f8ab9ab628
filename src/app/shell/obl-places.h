/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where each article is read, to come back to it another day.
 *
 * It belongs to a person and not to the project: a colleague reads elsewhere, and who only reads
 * has changed nothing.  So it is kept in a file beside the program's other state. */
#pragma once

#include "core/base/obl-id.h"

G_BEGIN_DECLS

typedef struct _OblPlaces OblPlaces;

OblPlaces *obl_places_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* Saves first. */
void obl_places_free (OblPlaces *places);

/* A code point of the article's text; 0: from its beginning. */
guint32 obl_places_get (OblPlaces *places, const OblId *document_id);
/* Written to the disk a moment later. */
void obl_places_set (OblPlaces *places, const OblId *document_id, guint32 place);
void obl_places_save (OblPlaces *places);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPlaces, obl_places_free)

G_END_DECLS
