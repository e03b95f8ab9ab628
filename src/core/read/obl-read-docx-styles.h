/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the paragraphs of a DOCX file are, by their styles and numbering. */
#pragma once

#include "core/read/obl-read-members.h"
#include "core/read/obl-read-xml.h"

G_BEGIN_DECLS

typedef struct _OblDocxStyles OblDocxStyles;

typedef struct {
  guint heading; /* 1 to 6, or 0 */
  gboolean is_title;
  gboolean is_quote;
  char *list; /* a numbering's id, or NULL for none */
  guint list_depth;
  gboolean is_ordered;
} OblDocxParagraph;

OblDocxStyles *obl_docx_styles_new (const OblReadMembers *members,
                                    const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void obl_docx_styles_free (OblDocxStyles *styles);
/* @properties: of the paragraph (w:pPr), or NULL. */
void obl_docx_styles_look_up (OblDocxStyles *styles,
                              const xmlNode *properties,
                              OblDocxParagraph *paragraph);
void obl_docx_paragraph_clear (OblDocxParagraph *paragraph);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDocxStyles, obl_docx_styles_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblDocxParagraph, obl_docx_paragraph_clear)

G_END_DECLS
