/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page around a document's reading HTML, and what the page script is told about it. */
#pragma once

#include "app/view/obl-page-look.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* @serial comes back in the page's first message; @document NULL: an empty page. */
char *obl_view_page_new_html (const OblDocument *document,
                              guint32 serial,
                              const OblPageLook *look) G_GNUC_WARN_UNUSED_RESULT;

/* JSON for Reader.open() and setBlocks() in src/page/main.js. */
char *obl_view_page_new_setup (const OblDocument *document,
                               const OblPageLook *look,
                               gboolean show_boilerplate) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
