/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article as a CAS in XMI 1.0. */
#pragma once

#include "core/export/obl-export-article.h"

G_BEGIN_DECLS

/* Notes what is lost. */
char *obl_cas_make_xmi (OblExportJob *job,
                        const OblExportArticle *article,
                        guint carries) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
