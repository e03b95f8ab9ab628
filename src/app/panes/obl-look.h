/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the things of a label set are named and drawn in every list and inspector.  A name that the
 * label set does not know, as another program may have written, still gets a look. */
#pragma once

#include "app/widgets/obl-chip.h"
#include "core/model/obl-document.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

typedef struct {
  OblShape shape;
  const char *light; /* "#rrggbb", static */
  const char *dark;
  const char *title; /* of the label set, or the name that was asked for */
  const char *key;   /* or NULL */
} OblLook;

/* @set may be NULL while a project is loading. */
OblLook obl_look_of_label (const OblLabelSet *set, const char *label);
OblLook obl_look_of_frame_type (const OblLabelSet *set, const char *type);
/* The look of the label of a span made to fill the role, with the role's own title and key. */
OblLook obl_look_of_role (const OblLabelSet *set, const char *frame_type, const char *role);

void obl_look_apply (const OblLook *look, OblSwatchMark *mark);
void obl_look_apply_to_chip (const OblLook *look, OblChip *chip);

const char *obl_look_status_title (OblStatus status);
/* The name of an icon of our own. */
const char *obl_look_status_icon (OblStatus status);
const char *obl_look_block_role_title (OblBlockRole role);

/* Each reason for which an article should be looked at, a sentence a line; NULL without any.  Free
 * with g_free(). */
char *obl_look_doubts (guint doubts) G_GNUC_WARN_UNUSED_RESULT;

/* "21 Jan 2024" for "2024-01-21" or a date and time; anything else as it is. Free with g_free(). */
char *obl_look_date (const char *iso) G_GNUC_WARN_UNUSED_RESULT;
/* Date and time of day, local. */
char *obl_look_moment (gint64 milliseconds) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
