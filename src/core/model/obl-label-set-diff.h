/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not the same in two versions of a label set. */
#pragma once

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

typedef struct {
  char *path;   /* "Person", "frame:Claim.source", "document:topic" */
  char *member; /* "key", "guideline" …; NULL: the part itself has come or gone */
  char *before; /* what it said, or what kind of part it was; NULL: it was not there */
  char *after;
} OblLabelDifference;

void obl_label_difference_free (OblLabelDifference *difference);

/* OblLabelDifference: what went or changed in the order of @before, then what came. */
GPtrArray *obl_label_set_diff (const OblLabelSet *before,
                               const OblLabelSet *after) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
