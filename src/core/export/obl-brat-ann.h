/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The annotations of one article as brat's standoff lines. */
#pragma once

#include "core/export/obl-export-article.h"

G_BEGIN_DECLS

/* The lines of the .ann file; notes what is lost. */
char *obl_brat_make_ann (OblExportJob *job,
                         const OblExportArticle *article,
                         guint carries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
