/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames for formats that know relations of two spans and no more: from the cue (or else the content, or
 * the first span) of a frame to each other span in it, named by the role of that. */
#pragma once

#include "core/export/obl-export-article.h"

G_BEGIN_DECLS

typedef struct {
  const OblFrame *frame;
  const OblSpan *from;
  const OblSpan *to;
  const char *role; /* that @to has in the frame */
} OblExportRelation;

/* OblExportRelation of the chosen frames, between spans that @written (OblId → any) has.  Notes what is
 * lost by it, and counts the frames that have any relation as written. */
GArray *obl_export_relations_new (OblExportJob *job,
                                  const OblExportArticle *article,
                                  GHashTable *written) G_GNUC_WARN_UNUSED_RESULT;

/* The chosen spans of one fragment, in order; the others are noted as lost. @written: gets each one's
 * place in the list, from 1. */
GPtrArray *obl_export_list_continuous (OblExportJob *job,
                                       const OblExportArticle *article,
                                       guint carries,
                                       GHashTable *written) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
