/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which attributes an inline element may keep. */
#pragma once

#include "core/html/obl-html-tree.h"

G_BEGIN_DECLS

/* The markup of the attributes with which @node, an inline element, is kept; NULL when it is not
 * worth keeping without those it may not have (a link that leads nowhere, a bare span). */
char *obl_html_inline_dup_attributes (const OblHtmlNode *node,
                                      GUri *base) G_GNUC_WARN_UNUSED_RESULT;

/* @href as a link may have it: http, https, mailto or within the page; NULL for anything else. */
char *obl_html_dup_link (const char *href, GUri *base) G_GNUC_WARN_UNUSED_RESULT;

/* @node's language tag or NULL; its direction ("ltr", "rtl", or "auto") or NULL. */
const char *obl_html_node_get_language (const OblHtmlNode *node);
const char *obl_html_node_get_direction (const OblHtmlNode *node);

G_END_DECLS
