/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one walk over a page's tree that feeds an OblReading, and with it the sanitiser: only what
 * obl-html-element.c lists is written, with the few attributes named in obl-html-inline.c and here. */
#pragma once

#include "core/html/obl-html-pictures.h"
#include "core/html/obl-html-tree.h"
#include "core/html/obl-reading.h"

G_BEGIN_DECLS

typedef struct {
  const char *base_url; /* completes relative links; NULL: those are left out */
  /* The page is reading HTML that Obelus wrote: roles are those it names (data-r), tables are
   * tables. */
  gboolean is_own;
  gboolean has_pages; /* data-page says on which page of a paginated original a part begins */
  OblHtmlPictures *pictures; /* NULL: none are shown, but those of one's own reading HTML */
  guint bare_hints;          /* where one of these is given, no pictures are */
} OblHtmlWalkOptions;

/* Everything visible below @root.  A block's hints are those of all nodes around it. */
void obl_html_walk (OblHtmlNode *root, const OblHtmlWalkOptions *options, OblReading *reading);

/* TRUE for what a browser would not show: hidden, display: none … */
gboolean obl_html_node_is_hidden (const OblHtmlNode *node);

G_END_DECLS
