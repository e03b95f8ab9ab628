/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What language a text is in, by cld2; which way it runs, by its letters. */
#define G_LOG_DOMAIN "obl-language"

#include "config.h"

#include "core/import/obl-language.h"

#include <string.h>

#include "core/import/obl-language-cld2.h"

/* The beginning of an article tells. */
#define MAX_BYTES 40000u
#define MAX_LETTERS 20000u
/* What it takes to say that a page is wrong about itself. */
#define MIN_SURE_BYTES 400
#define MIN_SURE_PERCENT 90

static gsize
get_n_bytes (const char *utf8)
{
  gsize n_bytes = strnlen (utf8, MAX_BYTES);

  /* Whole characters. */
  while (n_bytes > 0 && ((guchar)utf8[n_bytes] & 0xc0) == 0x80)
    n_bytes--;
  return n_bytes;
}

/* cld2 has some codes that BCP 47 has replaced. */
static const char *
get_tag (const char *code)
{
  static const struct {
    const char *code;
    const char *tag;
  } replaced[] = { { "iw", "he" }, { "jw", "jv" }, { "in", "id" }, { "mo", "ro" }, { "un", NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (replaced); i++) {
    if (strcmp (code, replaced[i].code) == 0)
      return replaced[i].tag;
  }
  /* "xxx" and "xx-Xxxx" are its names for scripts and for noise. */
  return strncmp (code, "xx", 2) == 0 ? NULL : code;
}

const char *
obl_language_guess (const char *utf8, gboolean *is_sure)
{
  int percent = 0;
  int n_letter_bytes = 0;
  int is_reliable = 0;
  const char *code
      = obl_language_cld2 (utf8, (int)get_n_bytes (utf8), &percent, &n_letter_bytes, &is_reliable);
  const char *tag = is_reliable ? get_tag (code) : NULL;

  if (is_sure != NULL)
    *is_sure = tag != NULL && percent >= MIN_SURE_PERCENT && n_letter_bytes >= MIN_SURE_BYTES;
  return tag;
}

gboolean
obl_language_are_near (const char *a, const char *b)
{
  /* Nobody, and no program, always tells these apart. */
  static const char *const families[]
      = { " no nb nn da ", " hr sr bs sh cnr ", " id ms ", " fil tl ", " cs sk ",
          " gl pt ",       " zh yue wuu ",      " ca oc ", " fa prs " };
  g_autofree char *first = g_strndup (a, strcspn (a, "-"));
  g_autofree char *second = g_strndup (b, strcspn (b, "-"));
  g_autofree char *spaced_a = g_strdup_printf (" %s ", first);
  g_autofree char *spaced_b = g_strdup_printf (" %s ", second);

  if (g_ascii_strcasecmp (first, second) == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (families); i++) {
    if (strstr (families[i], spaced_a) != NULL && strstr (families[i], spaced_b) != NULL)
      return TRUE;
  }
  return FALSE;
}

const char *
obl_language_guess_direction (const char *utf8)
{
  guint n_letters = 0;
  guint n_rtl = 0;

  for (const char *p = utf8; *p != '\0' && n_letters < MAX_LETTERS; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    GUnicodeScript script;

    if (!g_unichar_isalpha (c))
      continue;
    script = g_unichar_get_script (c);
    n_letters++;
    n_rtl += script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW
             || script == G_UNICODE_SCRIPT_SYRIAC || script == G_UNICODE_SCRIPT_THAANA;
  }
  return n_rtl > n_letters / 2 ? "rtl" : "ltr";
}

char *
obl_language_dup_tag (const char *tag)
{
  g_autofree char *copy = g_strstrip (g_strdelimit (g_strdup (tag), "_", '-'));
  g_auto (GStrv) parts = g_strsplit (copy, "-", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    gsize n_bytes = strlen (parts[i]);

    if (n_bytes == 0 || n_bytes > 8 || (i == 0 && (n_bytes < 2 || n_bytes > 3)))
      return NULL;
    for (char *p = parts[i]; *p != '\0'; p++) {
      if (!g_ascii_isalnum (*p) || (i == 0 && g_ascii_isdigit (*p)))
        return NULL;
      *p = i > 0 && n_bytes == 2 ? g_ascii_toupper (*p) : g_ascii_tolower (*p);
    }
    if (i > 0 && n_bytes == 4)
      parts[i][0] = g_ascii_toupper (parts[i][0]);
  }
  return parts[0] == NULL ? NULL : g_strjoinv ("-", parts);
}
