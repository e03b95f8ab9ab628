/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decomposing and case folding by ICU's tables, one character at a time.
 *
 * The order matters little: what is decomposed first folds to decomposed characters, since the
 * tables have whole letters only for what cannot be taken apart. */
#define G_LOG_DOMAIN "obl-fold"

#include "config.h"

#include "core/text/obl-fold.h"

#include <string.h>

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

char *
obl_fold_loosely (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *folded = NULL;
  GString *bare;

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (decomposed == NULL)
    return g_strdup (text);
  folded = g_utf8_casefold (decomposed, -1);
  bare = g_string_sized_new (strlen (folded));
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_combining_class (c) == 0)
      g_string_append_unichar (bare, c);
  }
  return g_string_free (bare, FALSE);
}

gboolean
obl_fold_contains (const char *text, const char *needle)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = obl_fold_loosely (text);
  return strstr (folded, needle) != NULL;
}
