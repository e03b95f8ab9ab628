/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What canonical text does with each character of a page. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_CHAR_VISIBLE,
  OBL_CHAR_SPACE,      /* collapses */
  OBL_CHAR_BLANK,      /* kept, but makes no block by itself */
  OBL_CHAR_WORD_BREAK, /* becomes an element */
  OBL_CHAR_REMOVED,
} OblCharKind;

OblCharKind obl_char_classify (gunichar c);

/* FALSE for control characters, white space among them, and non-characters: they mean nothing in an
 * attribute, and parsers do not agree on them. */
gboolean obl_char_is_sound (gunichar c);

G_END_DECLS
