/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a dataset says about itself: its card (README.md), and the features that a Parquet file carries. */
#pragma once

#include "core/export/obl-export-private.h"
#include "core/export/obl-parquet.h"

G_BEGIN_DECLS

typedef struct {
  const char *name; /* of the split */
  guint64 n_rows;
} OblHuggingfaceSplit;

/* {"info": {"features": …}} */
char *obl_huggingface_make_features (const OblParquetField *fields,
                                     const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;
/* @splits: OblHuggingfaceSplit. @languages: char *, sorted. */
char *obl_huggingface_make_card (const OblParquetField *fields,
                                 const OblExportJob *job,
                                 const GArray *splits,
                                 const GPtrArray *languages) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
