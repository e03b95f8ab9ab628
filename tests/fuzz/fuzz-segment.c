/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Segmentation: tokens and sentences are in order, inside of the range and never empty; snapping
 * only grows a trimmed range, and stepping always moves or is at the end. */
#include "config.h"

#include "core/text/obl-segment.h"
#include "fuzz.h"

static void
check_ranges (const GArray *ranges, OblRange within)
{
  guint32 at = within.start;

  for (guint i = 0; i < ranges->len; i++) {
    const OblRange *range = &g_array_index (ranges, OblRange, i);

    g_assert_cmpuint (range->start, >=, at);
    g_assert_cmpuint (range->end, >, range->start);
    at = range->end;
  }
  g_assert_cmpuint (at, <=, within.end);
}

static void
check_unit (const OblText *text, OblRange range, OblUnit unit, const char *locale)
{
  guint32 n_chars = obl_text_get_n_chars (text);
  OblRange trimmed = obl_segment_trim (text, range);
  OblRange snapped = obl_segment_snap (text, range, unit, locale);
  guint32 after = obl_segment_step (text, range.start, unit, 1, locale);
  guint32 before = obl_segment_step (text, range.start, unit, -1, locale);

  g_assert_cmpuint (snapped.start, <=, trimmed.start);
  g_assert_cmpuint (snapped.end, >=, trimmed.end);
  g_assert_cmpuint (snapped.end, <=, n_chars);
  g_assert_true (after > range.start || after == n_chars);
  g_assert_true (before < range.start || before == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  static const char *const locales[] = { NULL, "en", "ko", "zh", "ja", "th", "ar", "not a tag" };
  g_autoptr (OblText) text = NULL;
  g_autoptr (GArray) tokens = NULL;
  g_autoptr (GArray) sentences = NULL;
  const char *locale;
  guint32 n_chars;
  OblRange range;

  if (n_bytes < 3 || n_bytes > 16 * 1024)
    return 0;
  locale = locales[bytes[0] % G_N_ELEMENTS (locales)];
  text = obl_text_new_take (g_utf8_make_valid ((const char *)bytes + 3, (gssize)n_bytes - 3));
  n_chars = obl_text_get_n_chars (text);
  range.start = n_chars * bytes[1] / 256;
  range.end = range.start + (n_chars - range.start) * bytes[2] / 255;
  tokens = obl_segment_tokens (text, range, locale);
  sentences = obl_segment_sentences (text, range, locale);
  check_ranges (tokens, range);
  check_ranges (sentences, range);
  for (OblUnit unit = OBL_UNIT_CHARACTER; unit <= OBL_UNIT_PARAGRAPH; unit++)
    check_unit (text, range, unit, locale);
  return 0;
}
