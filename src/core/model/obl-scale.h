/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scales on which analysts judge claims and propositions, and how propositions are linked.
 *
 * Names and values are those that are stored and exported; titles are for people, to be translated
 * by the C locale's gettext where they are shown. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *value;
  const char *title;
  int percent_from; /* of a likelihood; both 0 where no percentages belong to it */
  int percent_to;
} OblScaleValue;

typedef struct {
  const char *name;
  const char *title;
  const OblScaleValue *values;
  guint n_values;
} OblScale;

/* All of them, static. */
const OblScale *obl_scales_list (guint *n_scales);
/* NULL when there is none of that name. */
const OblScale *obl_scale_find (const char *name);
const OblScaleValue *obl_scale_find_value (const OblScale *scale, const char *value);
/* What a person reads of a judgement: "B", "2", "likely (55–80 %)", in their language. */
char *obl_scale_value_dup_text (const OblScale *scale,
                                const OblScaleValue *value) G_GNUC_WARN_UNUSED_RESULT;
/* What a scale's values are, for a message: "A, B, C …". */
char *obl_scale_dup_values (const OblScale *scale) G_GNUC_WARN_UNUSED_RESULT;

typedef struct {
  const char *name;
  const char *title; /* "this one … that one" */
} OblLinkType;

/* Static, ended by one without a name. */
const OblLinkType *obl_link_types_list (void);
const OblLinkType *obl_link_type_find (const char *name);

G_END_DECLS
