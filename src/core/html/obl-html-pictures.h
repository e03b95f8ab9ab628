/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pictures of a page are shown, and as what.
 *
 * Only those that came along: written into the page itself, or packed together with it.  None is
 * ever fetched; of one that did not come along its description is kept, as an attribute. */
#pragma once

#include "core/html/obl-assets.h"
#include "core/html/obl-html-tree.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* Of one document; what is beyond is treated as if it had not come along. */
#define OBL_HTML_MAX_PICTURES 300u
#define OBL_HTML_MAX_PICTURE_BYTES (16u * 1024 * 1024)
#define OBL_HTML_MAX_PICTURES_BYTES (48u * 1024 * 1024)

typedef struct _OblHtmlPictures OblHtmlPictures;

/* Looks in @cut (what was cut out of the page) and @along (what came with it), each may be NULL.
 * Those that are used go to @taken (OblAsset). */
OblHtmlPictures *obl_html_pictures_new (OblAssets *cut,
                                        OblAssets *along,
                                        GUri *base,
                                        GPtrArray *taken) G_GNUC_WARN_UNUSED_RESULT;
void obl_html_pictures_free (OblHtmlPictures *pictures);

/* The markup that stands for @img; NULL when there is nothing to show: spacers, trackers, signs
 * too small to be seen by themselves.  @in_line: there are words around it. */
char *obl_html_pictures_dup_markup (OblHtmlPictures *pictures,
                                    const OblHtmlNode *img,
                                    gboolean in_line) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a node of reading HTML that Obelus wrote; NULL when it stands for no picture. */
char *obl_html_pictures_dup_own_markup (const OblHtmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblHtmlPictures, obl_html_pictures_free)

G_END_DECLS
