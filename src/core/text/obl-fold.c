/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decomposing and case folding by ICU's tables, one character at a time.
 *
 * The order matters little: what is decomposed first folds to decomposed characters, since the
 * tables have whole letters only for what cannot be taken apart. */
#define G_LOG_DOMAIN "obl-fold"

#include "config.h"

#include "core/text/obl-fold.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utf16.h>

guint
obl_fold_char (gunichar c, gboolean fold_case, gunichar folded[OBL_FOLD_MAX])
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *decomposer = NULL;
  UChar parts[OBL_FOLD_MAX];
  UChar small[OBL_FOLD_MAX];
  const UChar *units = parts;
  int32_t n_units;
  guint n_chars = 0;

  if (c < 0x80) {
    folded[0] = fold_case ? (gunichar)g_ascii_tolower ((char)c) : c;
    return 1;
  }
  decomposer = unorm2_getNFDInstance (&status);
  g_assert (U_SUCCESS (status));
  n_units = unorm2_getDecomposition (decomposer, (UChar32)c, parts, OBL_FOLD_MAX, &status);
  if (n_units < 0) {
    n_units = 0;
    U16_APPEND_UNSAFE (parts, n_units, c);
  }
  if (fold_case) {
    n_units = u_strFoldCase (small, OBL_FOLD_MAX, parts, n_units, U_FOLD_CASE_DEFAULT, &status);
    units = small;
  }
  g_assert (U_SUCCESS (status) && n_units > 0 && n_units <= (int32_t)OBL_FOLD_MAX);
  for (int32_t i = 0; i < n_units; n_chars++)
    U16_NEXT_UNSAFE (units, i, folded[n_chars]);
  return n_chars;
}
