/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article read anew from the original that the project keeps. */
#pragma once

#include "core/ingest/obl-ingest.h"

G_BEGIN_DECLS

/* Reads the original of @document again, in a process of its own, as when it came in.
 *
 * @bytes: the original, as obl_store_get_source_bytes() gives it.
 * @charset: the encoding that a person names; NULL for what the server had said, or for a guess.
 * @whole_page: no part of the page is taken for furniture.
 *
 * Blocks until it is read; OBL_IMPORT_ERROR when it cannot be.  What comes back has no id, and goes
 * into the project by obl_edit_replace_content(). */
OblDocument *obl_reread (GBytes *bytes,
                         const OblDocument *document,
                         const char *charset,
                         gboolean whole_page,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
