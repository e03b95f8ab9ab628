/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a mark looks, from its label's place in the label set; how that looks is drawn by each view. */
#pragma once

#include "core/model/obl-label-set.h"
#include "core/model/obl-span.h"

G_BEGIN_DECLS

/* As in src/page/marks.js. */
typedef enum {
  OBL_MARK_ENTITY,
  OBL_MARK_CONTENT,
  OBL_MARK_CUE,
  OBL_MARK_ROLE,
  OBL_MARK_OTHER,
} OblMarkKind;

/* The roles that are drawn in their own way, as in the claim model. */
#define OBL_ROLE_NAME_CONTENT "content"
#define OBL_ROLE_NAME_CUE "cue"

/* The number of the swatch of that name. */
guint obl_mark_style_find_swatch (const char *color);
/* Of a span label; both 0 for one that the set does not know but for its kind, which is "other". */
OblMarkKind obl_mark_style_find (const OblLabelSet *set, const char *label, guint *swatch);
/* The swatch of the spans that fill a role of a frame of that type. */
guint obl_mark_style_find_role_swatch (const OblLabelSet *set, const char *type, const char *role);
/* What a rule or a model proposed and nobody has taken over yet. */
gboolean obl_mark_style_is_suggested (const OblSpan *span);

G_END_DECLS
