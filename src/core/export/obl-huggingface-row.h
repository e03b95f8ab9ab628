/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article as a row of a dataset: the same keys in every one, lists and never maps, labels by
 * number. */
#pragma once

#include "core/export/obl-export-article.h"
#include "core/export/obl-parquet.h"

G_BEGIN_DECLS

/* The columns. */
extern const OblParquetField obl_huggingface_fields[];
/* The one among those of "spans" that is the number of a label. */
#define OBL_HUGGINGFACE_LABEL "label"

/* Appends the row as JSON, without a line feed.  A label that is not in the label set has the number
 * -1, which means that it is not known. */
void obl_huggingface_append_row (OblExportJob *job, const OblExportArticle *article, GString *out);

G_END_DECLS
