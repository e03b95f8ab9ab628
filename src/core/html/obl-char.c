/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of canonical text, character by character.  Nothing is normalised: what is kept is kept
 * as it was written. */
#define G_LOG_DOMAIN "obl-char"

#include "config.h"

#include "core/html/obl-char.h"

gboolean
obl_char_is_sound (gunichar c)
{
  return c >= 0x20 && (c < 0x7f || c > 0x9f) && (c < 0xfdd0 || c > 0xfdef)
         && (c & 0xfffe) != 0xfffe;
}

static OblCharKind
classify_rare (gunichar c)
{
  switch (c) {
  case 0x85:
  case 0x2028:
  case 0x2029:
    return OBL_CHAR_SPACE;
  case 0x200b:
    return OBL_CHAR_WORD_BREAK;
  case 0xad:
  case 0x2060:
  case 0xfeff:
  case 0xfff9:
  case 0xfffa:
  case 0xfffb:
    return OBL_CHAR_REMOVED;
  default:
    break;
  }
  if (!obl_char_is_sound (c))
    return OBL_CHAR_REMOVED;
  if (g_unichar_isspace (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    return OBL_CHAR_BLANK;
  return OBL_CHAR_VISIBLE;
}

OblCharKind
obl_char_classify (gunichar c)
{
  if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f')
    return OBL_CHAR_SPACE;
  if (c < 0x20)
    return OBL_CHAR_REMOVED;
  if (c < 0x7f)
    return OBL_CHAR_VISIBLE;
  return classify_rare (c);
}
