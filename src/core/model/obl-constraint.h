/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an annotation lacks, or has too much of, by its label set: roles without fillers, fillers of
 * a label that may not fill a role, attributes that are required, values that are not in the list.
 * None of it is forbidden while one works; it is said, and is to be gone when one is done. */
#pragma once

#include "core/model/obl-frame.h"
#include "core/model/obl-label-set.h"
#include "core/model/obl-span.h"

G_BEGIN_DECLS

/* The label of the span, or the type of the entity or frame, that fills @role; NULL when it is not
 * known, and then nothing is said of it. */
typedef const char *(*OblLabelOfFunc) (const OblRole *role, gpointer user_data);

/* Sentences for people, in the order of the label set; an array of char *, empty when all is well. */
GPtrArray *obl_constraint_list_span (const OblLabelSet *set,
                                     const OblSpan *span) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_constraint_list_frame (const OblLabelSet *set,
                                      const OblFrame *frame,
                                      OblLabelOfFunc label_of,
                                      gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
