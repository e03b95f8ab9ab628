/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the paragraphs, runs and lists of an OpenDocument text are, by their styles. */
#pragma once

#include "core/read/obl-read-xml.h"

G_BEGIN_DECLS

typedef struct _OblOdtStyles OblOdtStyles;

typedef struct {
  guint heading; /* 1 to 6, or 0: only when the paragraph's outline level comes from its style */
  gboolean is_title;
  gboolean is_quote;
  gboolean is_preformatted;
  gboolean is_bold;
  gboolean is_italic;
  gboolean is_raised;
  gboolean is_lowered;
  gboolean is_hidden;
  gboolean is_right_to_left;
} OblOdtStyle;

OblOdtStyles *obl_odt_styles_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_odt_styles_free (OblOdtStyles *styles);
/* Every style below @root (or NULL), which must live as long as @styles; those that are there
 * already stay. */
void obl_odt_styles_add (OblOdtStyles *styles, xmlNode *root);
/* @family: "paragraph", "text", "section".  @name may be NULL.  Never NULL. */
const OblOdtStyle *obl_odt_styles_find (OblOdtStyles *styles, const char *family, const char *name);
/* TRUE for a list that is numbered at @depth, from 1. */
gboolean obl_odt_styles_is_ordered (OblOdtStyles *styles, const char *list, guint depth);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblOdtStyles, obl_odt_styles_free)

G_END_DECLS
