/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding: a byte of flags, the pattern up to a NUL, and the text.  Any pattern is refused in words or
 * looked for; hits are in order, in the text and never empty, whole words end where words do, and a
 * context stands beside its hit. */
#include "config.h"

#include <string.h>

#include "core/find/obl-find.h"
#include "core/text/obl-segment.h"
#include "fuzz.h"

/* A search of more is slow for the fuzzer, not for people. */
#define MAX_BYTES 2048

static void
check_hits (const OblText *text, const GArray *hits, const char *locale)
{
  guint32 at = 0;

  for (guint i = 0; i < hits->len; i++) {
    OblRange hit = g_array_index (hits, OblRange, i);
    OblFindContext context = obl_find_get_context (text, hit, i % 50, locale);

    g_assert_cmpuint (hit.start, >=, at);
    g_assert_cmpuint (hit.end, >, hit.start);
    g_assert_true (obl_text_contains (text, hit));
    g_assert_cmpuint (context.before.end, ==, hit.start);
    g_assert_cmpuint (context.before.start, <=, hit.start);
    g_assert_cmpuint (context.after.start, ==, hit.end);
    g_assert_true (obl_text_contains (text, context.after));
    at = hit.end;
  }
}

/* What was found as it is typed is found when it is typed as it stands there. */
static void
check_found_again (const OblText *text, OblRange hit, guint flags, const char *locale)
{
  g_autofree char *words = obl_text_dup_range (text, hit);
  g_autoptr (OblFindPattern) pattern = obl_find_pattern_new (words, (OblFindFlags)flags, NULL);
  g_autoptr (GArray) hits = NULL;

  g_assert_nonnull (pattern);
  hits = obl_find_run (pattern, text, NULL, locale, 0, NULL, NULL);
  g_assert_nonnull (hits);
  g_assert_cmpuint (hits->len, >, 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  static const char *const locales[] = { NULL, "ko", "zh", "th" };
  g_autofree char *words = NULL;
  g_autoptr (OblText) text = NULL;
  g_autoptr (OblFindPattern) pattern = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GError) error = NULL;
  const uint8_t *end;
  const char *locale;
  guint limit;
  guint flags;

  if (n_bytes < 2 || n_bytes > MAX_BYTES)
    return 0;
  flags = bytes[0] & 7u;
  limit = (bytes[0] >> 3) & 7u;
  locale = locales[bytes[0] >> 6];
  end = memchr (bytes + 1, '\0', n_bytes - 1);
  if (end == NULL)
    return 0;
  words = g_utf8_make_valid ((const char *)bytes + 1, end - bytes - 1);
  text = obl_text_new_take (
      g_utf8_make_valid ((const char *)end + 1, (gssize)(bytes + n_bytes - end - 1)));
  pattern = obl_find_pattern_new (words, (OblFindFlags)flags, &error);
  g_assert_true ((pattern == NULL) == (error != NULL));
  if (pattern == NULL)
    return 0;
  hits = obl_find_run (pattern, text, NULL, locale, limit, NULL, &error);
  g_assert_true ((hits == NULL) == (error != NULL));
  if (hits == NULL)
    return 0;
  g_assert_true (limit == 0 || hits->len <= limit);
  check_hits (text, hits, locale);
  /* Over a line break the words are other ones. */
  if (hits->len > 0 && (flags & OBL_FIND_REGEX) == 0 && strchr (words, '\n') == NULL)
    check_found_again (text, g_array_index (hits, OblRange, 0), flags, locale);
  return 0;
}
