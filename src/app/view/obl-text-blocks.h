/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, quotes, lists and the other blocks of an article as text tags.
 *
 * Nothing is hidden by a tag: a screen reader would get another text than the stored one, and other
 * positions.  Furniture that is folded is small and pale instead. */
#pragma once

#include <gtk/gtk.h>

#include "app/view/obl-page-look.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

typedef struct _OblTextBlocks OblTextBlocks;

OblTextBlocks *obl_text_blocks_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
void obl_text_blocks_free (OblTextBlocks *blocks);

/* @size: of the letters, in pixels. */
void obl_text_blocks_set_look (OblTextBlocks *blocks,
                               double size,
                               const OblPageLook *look,
                               gboolean is_folded);
/* Of running text; free with pango_font_description_free(). */
PangoFontDescription *obl_text_blocks_new_font (const OblPageLook *look,
                                                double size) G_GNUC_WARN_UNUSED_RESULT;
/* The buffer's text is the document's. */
void obl_text_blocks_apply (OblTextBlocks *blocks, const OblDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblTextBlocks, obl_text_blocks_free)

G_END_DECLS
