/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which characters canonical text keeps, folds and leaves out. */
#include "config.h"

#include "core/html/obl-char.h"

static void
assert_kinds (const gunichar *characters, guint n_characters, OblCharKind kind)
{
  for (guint i = 0; i < n_characters; i++) {
    if (obl_char_classify (characters[i]) != kind)
      g_error ("U+%04X is of kind %d", characters[i], (int)obl_char_classify (characters[i]));
  }
}

static void
test_kinds (void)
{
  static const gunichar visible[] = { '!', '~', 0xa1, 0x301, 0x1100, 0x627, 0xac00, 0x1f600 };
  static const gunichar space[] = { ' ', '\t', '\n', '\f', '\r', 0x85, 0x2028, 0x2029 };
  static const gunichar blank[] = { 0xa0, 0x200d, 0x200f, 0x2009, 0x202e, 0x3000, 0xe0061 };
  static const gunichar removed[]
      = { 0x1,    0xb,    0x1f,   0x7f,   0x84,   0x86,   0x9f,    0xad,    0x2060,
          0xfeff, 0xfff9, 0xfffb, 0xfdd0, 0xfdef, 0xfffe, 0x1ffff, 0x10ffff };
  static const gunichar word_break[] = { 0x200b };

  g_test_summary ("Every kind, at the borders of its ranges");
  assert_kinds (visible, G_N_ELEMENTS (visible), OBL_CHAR_VISIBLE);
  assert_kinds (space, G_N_ELEMENTS (space), OBL_CHAR_SPACE);
  assert_kinds (blank, G_N_ELEMENTS (blank), OBL_CHAR_BLANK);
  assert_kinds (removed, G_N_ELEMENTS (removed), OBL_CHAR_REMOVED);
  assert_kinds (word_break, G_N_ELEMENTS (word_break), OBL_CHAR_WORD_BREAK);
}

static void
test_sound (void)
{
  static const gunichar sound[] = { ' ', '~', 0xa0, 0xfdcf, 0xfdf0, 0xfffd, 0x10fffd };
  static const gunichar unsound[]
      = { 0x1, '\n', 0x1f, 0x7f, 0x9f, 0xfdd0, 0xfdef, 0xfffe, 0xffff, 0x1fffe, 0x10ffff };

  g_test_summary ("Control characters and non-characters are not sound");
  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    g_assert_true (obl_char_is_sound (sound[i]));
  for (guint i = 0; i < G_N_ELEMENTS (unsound); i++)
    g_assert_false (obl_char_is_sound (unsound[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/html/char/kinds", test_kinds);
  g_test_add_func ("/core/html/char/sound", test_sound);
  return g_test_run ();
}
