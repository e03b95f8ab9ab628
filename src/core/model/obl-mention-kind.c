/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of mention in words, and a guess from how the words are written.
 *
 * Capitals tell most of it: a name has one, a description begins with an article and ends with a
 * small word.  German writes every noun with a capital, so there an article decides; scripts without
 * capitals have names unless the word is a pronoun. */
#define G_LOG_DOMAIN "obl-mention-kind"

#include "config.h"

#include "core/model/obl-mention-kind.h"

#include <string.h>

static const char *const names[OBL_N_MENTION_KINDS] = { NULL, "name", "nominal", "pronoun" };

const char *
obl_mention_kind_to_string (OblMentionKind mention)
{
  return names[mention];
}

gboolean
obl_mention_kind_from_string (const char *string, OblMentionKind *mention)
{
  for (guint i = 1; i < OBL_N_MENTION_KINDS; i++) {
    if (g_strcmp0 (string, names[i]) == 0) {
      *mention = (OblMentionKind)i;
      return TRUE;
    }
  }
  return FALSE;
}

/* --- Guessing --------------------------------------------------------------------------------- */

typedef struct {
  const char *language;
  const char *pronouns;    /* lower case, a space before and after each */
  const char *determiners; /* the same */
  gboolean nouns_are_capital;
} Words;

/* The first one also serves articles whose language is not known. */
static const Words languages[] = {
  { "en",
    " i me my mine myself you your yours yourself he him his himself she her hers herself it its "
    "itself we us our ours ourselves they them their theirs themselves themself who whom whose "
    "which this that these those one another ",
    " the a an this that these those his her its their our my your some any every each both ",
    FALSE },
  { "fr",
    " je me moi tu te toi il le lui elle la nous vous ils les leur leurs elles eux se soi qui que "
    "celui celle ceux celles celui-ci celle-ci ce ça cela son sa ses on ",
    " le la les un une des ce cet cette ces son sa ses leur leurs notre votre mon ma mes ", FALSE },
  { "de",
    " ich mich mir du dich dir er ihn ihm sie ihr ihnen es wir uns euch sich sein seine seinem "
    "seinen seiner seines ihre ihrem ihren ihrer ihres dieser diese dieses der die das dem den "
    "dessen deren man ",
    " der die das dem den des ein eine einem einen einer eines dieser diese dieses diesem diesen "
    "sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer ",
    TRUE },
  { "es",
    " yo me mí tú te ti él ella ello lo la le nosotros nosotras nos vosotros os ellos ellas los "
    "las les se sí su sus quien quienes este esta ese esa aquel aquella usted ustedes ",
    " el la los las un una unos unas este esta estos estas ese esa esos esas su sus ", FALSE },
  { "ko", " 나 저 우리 저희 너 당신 그 그녀 그들 그것 이것 저것 이들 자신 자기 ", " ", FALSE },
  { "zh", " 我 我们 我們 你 你们 你們 他 她 它 他们 他們 她们 她們 它们 自己 ", " ", FALSE },
  { "ja", " 私 私たち 僕 あなた 彼 彼女 彼ら それ これ 自分 ", " ", FALSE },
  { "ar", " أنا نحن أنت أنتم هو هي هم هن هما هذا هذه ذلك تلك الذي التي ", " ", FALSE },
  { "ru",
    " я меня мне мной ты тебя тебе он его ему им нём она её ее ей ней оно мы нас нам вы вас вам "
    "они их ими себя себе свой кто который которая это этот эта ",
    " этот эта это эти тот та те его её ее их наш ваш ", FALSE },
};

static const Words *
find_words (const char *language)
{
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (languages); i++) {
    if (g_ascii_strncasecmp (language, languages[i].language, 2) == 0
        && !g_ascii_isalpha (language[2]))
      return &languages[i];
  }
  return &languages[0];
}

static gboolean
has_word (const char *list, const char *word)
{
  g_autofree char *folded = g_utf8_strdown (word, -1);
  g_autofree char *spaced = g_strconcat (" ", folded, " ", NULL);

  return *word != '\0' && strstr (list, spaced) != NULL;
}

/* The words of @quote, without the signs around each. */
static GPtrArray *
split (const char *quote)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  const char *p = quote;

  while (*p != '\0') {
    const char *start;
    const char *end = NULL;

    while (*p != '\0' && !g_unichar_isalnum (g_utf8_get_char (p)))
      p = g_utf8_next_char (p);
    start = p;
    while (*p != '\0' && !g_unichar_isspace (g_utf8_get_char (p))) {
      gunichar c = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (g_unichar_isalnum (c) || g_unichar_ismark (c))
        end = p;
    }
    if (end != NULL)
      g_ptr_array_add (words, g_strndup (start, (gsize)(end - start)));
  }
  return words;
}

/* A capital anywhere in it, as in "al-Qaeda", or a letter of a script that has none. */
static gboolean
looks_like_name (const char *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isupper (c) || g_unichar_istitle (c)
        || g_unichar_type (c) == G_UNICODE_OTHER_LETTER)
      return TRUE;
  }
  return FALSE;
}

static gboolean
has_letter (const char *quote)
{
  for (const char *p = quote; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  }
  return FALSE;
}

OblMentionKind
obl_mention_kind_guess (const char *quote, const char *language)
{
  const Words *known = find_words (language);
  g_autoptr (GPtrArray) words = NULL;
  gboolean any = FALSE;

  if (!has_letter (quote))
    return OBL_MENTION_UNSET;
  words = split (quote);
  /* "US" and "IT" are names where they are written so. */
  if (words->len == 1 && has_word (known->pronouns, words->pdata[0])) {
    const char *word = words->pdata[0];
    g_autofree char *small = g_utf8_strdown (word, -1);

    if (g_utf8_strlen (word, -1) == 1 || !looks_like_name (g_utf8_next_char (word))
        || g_str_equal (small, word))
      return OBL_MENTION_PRONOUN;
  }
  if (words->len > 1 && has_word (known->determiners, words->pdata[0]))
    return known->nouns_are_capital || !looks_like_name (words->pdata[words->len - 1])
               ? OBL_MENTION_NOMINAL
               : OBL_MENTION_NAME;
  for (guint i = 0; i < words->len; i++)
    any = any || looks_like_name (words->pdata[i]);
  return any ? OBL_MENTION_NAME : OBL_MENTION_NOMINAL;
}
