/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text of an OpenDocument file as HTML. */
#pragma once

#include "core/read/obl-read-members.h"
#include "core/read/obl-read-odt-styles.h"

G_BEGIN_DECLS

/* A page of @text, the element office:text.  @members: where pictures are, or NULL for a file that
 * has them written into it; those that are shown are added to @assets.  @title: a paragraph that is
 * a title by its style, or NULL; free with g_free(). */
GString *obl_odt_write (const OblReadMembers *members,
                        OblOdtStyles *styles,
                        OblAssets *assets,
                        const xmlNode *text,
                        char **title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
