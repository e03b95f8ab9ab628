/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not the same in two versions of a label set. */
#pragma once

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

typedef enum {
  OBL_DIFFERENT_LABEL,
  OBL_DIFFERENT_FRAME,
  OBL_DIFFERENT_ROLE,
  OBL_DIFFERENT_ATTRIBUTE,
  OBL_DIFFERENT_VALUE,
  OBL_DIFFERENT_DOCUMENT_LABEL,
} OblDifferentPart;

typedef struct {
  OblDifferentPart part;
  char *path;  /* "Person", "frame:Claim.source", "document:topic": where it is now, or was when it
                * has gone or is called otherwise */
  char *name;  /* the last of the path */
  char *owner; /* what it is a part of, "Claim" or "Claim.act"; or NULL */
  char
      *member; /* "name", "place" (from 1), "key", "guideline" …; NULL: the part has come or gone */
  char *before; /* what it said, or what kind of part it was; NULL: it was not there */
  char *after;
} OblLabelDifference;

void obl_label_difference_free (OblLabelDifference *difference);
/* A line for a person: "The role “source” of “Claim” is now called “speaker”"; free with g_free(). */
char *
obl_label_difference_describe (const OblLabelDifference *difference) G_GNUC_WARN_UNUSED_RESULT;

/* OblLabelDifference: what went or changed in the order of @before, then what came.  What has
 * another name and is the same for the rest, in the same place, is called otherwise; it has not
 * gone. */
GPtrArray *obl_label_set_diff (const OblLabelSet *before,
                               const OblLabelSet *after) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblLabelDifference, obl_label_difference_free)

G_END_DECLS
