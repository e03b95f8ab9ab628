/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the page: paper and ink, typeface, measure, leading. */
#pragma once

#include "app/view/obl-view-style.h"

G_BEGIN_DECLS

/* When the titles of labels stand beside what they mark. */
typedef enum {
  OBL_CHIPS_OFF,
  OBL_CHIPS_SELECTED,
  OBL_CHIPS_ALWAYS,
} OblChips;

typedef struct {
  OblTheme theme;
  char *face;     /* "" the reading serif, "sans", "system", or the name of a family; not NULL */
  guint measure;  /* letters in a line, about */
  double leading; /* of the letters' size */
  gboolean hyphenate;
} OblPageLook;

/* The program's own: light, its serif. */
OblPageLook *obl_page_look_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblPageLook *obl_page_look_copy (const OblPageLook *look) G_GNUC_WARN_UNUSED_RESULT;
void obl_page_look_free (OblPageLook *look);
gboolean obl_page_look_equal (const OblPageLook *a, const OblPageLook *b);
/* For src/page/look.js; free with g_free(). */
char *obl_page_look_to_json (const OblPageLook *look) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPageLook, obl_page_look_free)

G_END_DECLS
