/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which spans are left when none may overlap another. */
#pragma once

#include "core/export/obl-export-article.h"

G_BEGIN_DECLS

/* Of @spans (OblSpan of one fragment each), those of labels that mark entities: the longest first, then
 * the one that starts first; in text order.  They begin and end with something that is not white space. */
GPtrArray *obl_export_list_flat (const OblExportJob *job,
                                 const OblExportArticle *article,
                                 const GPtrArray *spans) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
