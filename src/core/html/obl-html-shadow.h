/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Custom elements as a browser shows them: what their shadow root holds, with the children that
 * the page gave them in its slots. */
#pragma once

#include "core/html/obl-html-tree.h"

G_BEGIN_DECLS

/* The element of a template that is a shadow root (<template shadowrootmode>). */
extern const OblHtmlElement obl_html_shadow_root;

/* Puts each shadow root's content in the place of its host's children; afterwards there is no
 * shadow root below @root.  The tree may become deeper than it was. */
void obl_html_shadow_compose (OblHtmlNode *root);

G_END_DECLS
