/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By script where a script has one main language, by letters where a few share it, and by the
 * commonest little words for the Latin script.  It only has to be right on an article's length of
 * text, and to say nothing rather than something wrong. */
#define G_LOG_DOMAIN "obl-language"

#include "config.h"

#include "core/import/obl-language.h"

#include <string.h>

/* Letters; the beginning of an article tells. */
#define MAX_LETTERS 20000u
#define MIN_LETTERS 8u
#define MIN_LITTLE_WORDS 3u
/* Those of GUnicodeScript that are looked at have small numbers. */
#define N_SCRIPTS 128u

typedef struct {
  guint n_letters;
  guint latin, cyrillic, arabic, hangul, han, kana, rtl;
  guint other[N_SCRIPTS];
} Scripts;

static void
count_scripts (const char *utf8, Scripts *scripts)
{
  memset (scripts, 0, sizeof *scripts);
  for (const char *p = utf8; *p != '\0' && scripts->n_letters < MAX_LETTERS;
       p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    GUnicodeScript script;

    if (!g_unichar_isalpha (c))
      continue;
    script = g_unichar_get_script (c);
    scripts->n_letters++;
    if ((int)script >= 0 && (guint)script < N_SCRIPTS)
      scripts->other[script]++;
  }
  scripts->latin = scripts->other[G_UNICODE_SCRIPT_LATIN];
  scripts->cyrillic = scripts->other[G_UNICODE_SCRIPT_CYRILLIC];
  scripts->arabic = scripts->other[G_UNICODE_SCRIPT_ARABIC];
  scripts->hangul = scripts->other[G_UNICODE_SCRIPT_HANGUL];
  scripts->han = scripts->other[G_UNICODE_SCRIPT_HAN];
  scripts->kana
      = scripts->other[G_UNICODE_SCRIPT_HIRAGANA] + scripts->other[G_UNICODE_SCRIPT_KATAKANA];
  scripts->rtl = scripts->arabic + scripts->other[G_UNICODE_SCRIPT_HEBREW]
                 + scripts->other[G_UNICODE_SCRIPT_SYRIAC]
                 + scripts->other[G_UNICODE_SCRIPT_THAANA];
}

static guint
count_any (const char *utf8, const char *letters)
{
  guint n = 0;

  for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_strchr (letters, -1, g_utf8_get_char (p)) != NULL;
  return n;
}

static const char *
guess_cyrillic (const char *utf8)
{
  if (count_any (utf8, "іїєґІЇЄҐ") > 2)
    return count_any (utf8, "ўЎыЫ") > 2 ? "be" : "uk";
  if (count_any (utf8, "ђћџљњјЂЋЏЉЊЈ") > 2)
    return "sr";
  return count_any (utf8, "ыэЫЭ") > 0 ? "ru" : "bg";
}

static const char *
guess_arabic (const char *utf8)
{
  if (count_any (utf8, "ٹڈڑںےہ") > 4)
    return "ur";
  return count_any (utf8, "پچژگیک") > 4 ? "fa" : "ar";
}

static const struct {
  const char *language;
  const char *words; /* with spaces around each */
} little_words[] = {
  { "en", " the of and to in that is was for it on with as by at from said his has are " },
  { "fr", " le la les des et en du une que qui dans est pour par sur pas au il ce avec " },
  { "de", " der die und das den von zu mit ist im nicht ein eine dem für auf sich des auch " },
  { "es", " el los las del que en y un una por con para se su al es lo como más fue " },
  { "it", " il di che la per del della un una con non sono è gli nel alla dei anche ha " },
  { "pt", " o os da do das dos que em um uma para com não por se ao na no foi mais " },
  { "nl", " de het een van en in dat is op te zijn met voor niet aan er door ook bij " },
  { "sv", " och att det som en på är av för med den till inte har om ett de var " },
  { "pl", " w i na z do się nie że jest to o jak po ale przez od za oraz " },
  { "tr", " ve bir bu için ile da de olarak daha çok olan gibi sonra kadar ancak " },
  { "id", " yang dan di dengan untuk dari ini pada itu tidak dalam akan oleh juga " },
  { "vi", " và của là có trong được cho không một với các những này người đã " },
};

static const char *
guess_latin (const char *utf8)
{
  guint n_hits[G_N_ELEMENTS (little_words)] = { 0 };
  guint best = 0;
  guint second = 0;
  guint n_letters = 0;
  g_autoptr (GString) word = g_string_new (" ");

  for (const char *p = utf8; n_letters < MAX_LETTERS; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalpha (c)) {
      g_string_append_unichar (word, g_unichar_tolower (c));
      n_letters++;
      continue;
    }
    if (word->len > 1) {
      g_string_append_c (word, ' ');
      for (guint i = 0; i < G_N_ELEMENTS (little_words); i++)
        n_hits[i] += strstr (little_words[i].words, word->str) != NULL;
      g_string_truncate (word, 1);
    }
    if (c == '\0')
      break;
  }
  for (guint i = 1; i < G_N_ELEMENTS (little_words); i++) {
    if (n_hits[i] > n_hits[best])
      best = i;
  }
  for (guint i = 0; i < G_N_ELEMENTS (little_words); i++) {
    if (i != best)
      second = MAX (second, n_hits[i]);
  }
  if (n_hits[best] < MIN_LITTLE_WORDS || n_hits[best] <= second + second / 4)
    return NULL;
  return little_words[best].language;
}

const char *
obl_language_guess (const char *utf8)
{
  static const struct {
    GUnicodeScript script;
    const char *language;
  } plain[] = {
    { G_UNICODE_SCRIPT_GREEK, "el" },    { G_UNICODE_SCRIPT_HEBREW, "he" },
    { G_UNICODE_SCRIPT_THAI, "th" },     { G_UNICODE_SCRIPT_DEVANAGARI, "hi" },
    { G_UNICODE_SCRIPT_GEORGIAN, "ka" }, { G_UNICODE_SCRIPT_ARMENIAN, "hy" },
    { G_UNICODE_SCRIPT_BENGALI, "bn" },  { G_UNICODE_SCRIPT_TAMIL, "ta" },
    { G_UNICODE_SCRIPT_TELUGU, "te" },   { G_UNICODE_SCRIPT_KHMER, "km" },
    { G_UNICODE_SCRIPT_LAO, "lo" },      { G_UNICODE_SCRIPT_MYANMAR, "my" },
    { G_UNICODE_SCRIPT_ETHIOPIC, "am" },
  };

  Scripts scripts;
  guint half;

  count_scripts (utf8, &scripts);
  if (scripts.n_letters < MIN_LETTERS)
    return NULL;
  half = scripts.n_letters / 2;
  if (scripts.hangul > scripts.n_letters / 3)
    return "ko";
  if (scripts.han + scripts.kana > half)
    return scripts.kana > (scripts.han + scripts.kana) / 20 ? "ja" : "zh";
  if (scripts.cyrillic > half)
    return guess_cyrillic (utf8);
  if (scripts.arabic > half)
    return guess_arabic (utf8);
  for (guint i = 0; i < G_N_ELEMENTS (plain); i++) {
    if (scripts.other[plain[i].script] > half)
      return plain[i].language;
  }
  return scripts.latin > half ? guess_latin (utf8) : NULL;
}

const char *
obl_language_guess_direction (const char *utf8)
{
  Scripts scripts;

  count_scripts (utf8, &scripts);
  return scripts.rtl > scripts.n_letters / 2 ? "rtl" : "ltr";
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
