/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is likely to be a name, by its capitals: for who goes from one to the next, or marks the one at
 * the caret. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include "core/propose/obl-propose.h"

#include <string.h>

#include "core/propose/obl-propose-private.h"
#include "core/text/obl-segment.h"

/* In a heading like "Envoys Leave For Port Sund" capitals tell nothing; shorter ones may be one name. */
#define MIN_HEADING_WORDS 4u

#define FUNCTION_WORDS                                                                             \
  (OBL_WORD_DETERMINER | OBL_WORD_PRONOUN | OBL_WORD_PREPOSITION | OBL_WORD_AUXILIARY              \
   | OBL_WORD_ADVERB | OBL_WORD_CONJUNCTION | OBL_WORD_OPENER | OBL_WORD_RELATIVE | OBL_WORD_TIME  \
   | OBL_WORD_NOT | OBL_WORD_NUMBER)

/* --- Runs of capitals ------------------------------------------------------------------------- */

static const OblToken *
get_token (const GArray *tokens, guint i)
{
  return &g_array_index (tokens, OblToken, i);
}

static gboolean
is_capital (const GArray *tokens, guint i)
{
  return i < tokens->len && get_token (tokens, i)->kind == OBL_TOKEN_WORD
         && get_token (tokens, i)->is_capital;
}

static gboolean
is_word (const GArray *tokens, guint i, const char *word)
{
  return i < tokens->len && g_str_equal (get_token (tokens, i)->word, word);
}

/* "People’s Republic" is one name, "Marvenia’s Coast Guard" two. */
static gboolean
ends_name (const OblToken *token)
{
  static const char *const words[]
      = { "children's", "men's", "people's", "peoples'", "women's", "workers'", NULL };

  return token->is_possessive && !g_strv_contains (words, token->word);
}

/* "Ministry of Defence", "Gulf of Orsk": whose name goes on behind "of". */
static gboolean
is_of_something (const char *word)
{
  static const char *const words[]
      = { "bank",         "bay",        "board",  "chamber",      "church",       "court",
          "department",   "gulf",       "house",  "institute",    "isle",         "kingdom",
          "league",       "ministry",   "office", "organisation", "organization", "party",
          "principality", "republic",   "sea",    "state",        "states",       "strait",
          "union",        "university", NULL };

  return g_strv_contains (words, word);
}

/* Behind the run of capitalised words that begins at @first, with one blank between two of them. */
static guint
find_run_end (const GArray *tokens, guint first)
{
  guint end = first + 1;

  for (;;) {
    const OblToken *last = get_token (tokens, end - 1);
    guint next = end;

    if (is_of_something (last->word) && is_word (tokens, next, "of")) {
      next++;
      if (is_word (tokens, next, "the"))
        next++;
    }
    if (!is_capital (tokens, next) || ends_name (last)
        || get_token (tokens, end)->range.start != last->range.end + 1)
      return end;
    end = next + 1;
  }
}

/* Where a capital is no sign of a name. */
static gboolean
begins_sentence (const GArray *tokens, guint i)
{
  const OblToken *before = i > 0 ? get_token (tokens, i - 1) : NULL;

  return before == NULL || (before->kind == OBL_TOKEN_MARK && before->mark != ',');
}

/* "General Assembly" is no general whose name is Assembly. */
static gboolean
is_body (const char *word)
{
  static const char *const words[]
      = { "assembly", "committee", "council",     "court", "department", "hospital",
          "ministry", "office",    "secretariat", "staff", NULL };

  return g_strv_contains (words, word);
}

/* "Foreign Minister Mira Solheym": what is behind the last title, if anything is. */
static guint
skip_titles (const GArray *tokens, guint first, guint end)
{
  for (guint i = end - 1; i > first; i--) {
    if ((get_token (tokens, i - 1)->class & OBL_WORD_TITLE) != 0
        && !is_body (get_token (tokens, i)->word))
      return i;
  }
  return first;
}

/* "in Port Sarn.” She spoke": a stop that ends what is quoted, and not that of "Corp." */
static gboolean
ends_with_stop (const OblText *text, OblRange word)
{
  const char *utf8 = obl_text_get_utf8 (text);
  const gunichar after = g_utf8_get_char (utf8 + obl_text_to_byte (text, word.end));

  return utf8[obl_text_to_byte (text, word.end - 1)] == '.' && after != 0
         && g_utf8_strchr ("”’»\"')", -1, after) != NULL;
}

static OblRange
get_range (const OblText *text, const GArray *tokens, guint first, guint end)
{
  const OblToken *last = get_token (tokens, end - 1);
  OblRange range = { get_token (tokens, first)->range.start, last->range.end };

  if (ends_with_stop (text, last->range))
    range.end--;
  if (last->is_possessive && g_str_has_suffix (last->word, "'"))
    range.end--;
  else if (last->is_possessive)
    range.end = obl_segment_bare_end (text, last->range);
  return range;
}

/* Whether the text has that word in small letters, too; or it is "According to". */
static gboolean
is_common_word (const OblText *text, const char *word)
{
  const char *utf8 = obl_text_get_utf8 (text);
  const size_t n = strlen (word);

  if (strcmp (word, "according") == 0)
    return TRUE;
  for (const char *p = strstr (utf8, word); p != NULL; p = strstr (p + n, word)) {
    if ((p == utf8 || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (p))))
        && !g_unichar_isalnum (g_utf8_get_char (p + n)))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_calendar_word (const OblToken *token)
{
  return (token->class & OBL_WORD_CALENDAR) != 0;
}

/* Adds the name in a run of capitals, if there is one. */
static void
add_name (const OblText *text, const GArray *tokens, guint first, guint end, GArray *names)
{
  const gboolean is_first = begins_sentence (tokens, first);
  guint start = first;
  OblRange name;

  while (is_first && start < end && (get_token (tokens, start)->class & FUNCTION_WORDS) != 0
         && !is_calendar_word (get_token (tokens, start)))
    start++;
  if (start == end)
    return;
  if (is_first && start == first && end == first + 1
      && is_common_word (text, get_token (tokens, start)->word))
    return;
  name = get_range (text, tokens, skip_titles (tokens, start, end), end);
  g_array_append_val (names, name);
}

/* --- Blocks ----------------------------------------------------------------------------------- */

/* Whether most words are capitalised anyhow. */
static gboolean
is_heading_style (const GArray *tokens)
{
  guint n_words = 0;
  guint n_capitals = 0;

  for (guint i = 0; i < tokens->len; i++) {
    const OblToken *token = get_token (tokens, i);

    if (token->kind == OBL_TOKEN_WORD && token->range.end - token->range.start > 3) {
      n_words++;
      n_capitals += token->is_capital ? 1 : 0;
    }
  }
  return n_words >= MIN_HEADING_WORDS && n_capitals * 4 > n_words * 3;
}

/* In German every noun has a capital. */
static gboolean
has_capitals_for_names (const char *language)
{
  return language == NULL
         || !((g_ascii_strncasecmp (language, "de", 2) == 0
               || g_ascii_strncasecmp (language, "lb", 2) == 0)
              && !g_ascii_isalnum (language[2]));
}

GArray *
obl_propose_list_names (const OblDocument *document, guint ordinal)
{
  const OblBlock *block = &g_array_index (document->blocks, OblBlock, ordinal);
  g_autoptr (GArray) no_quotations = g_array_new (FALSE, FALSE, sizeof (OblQuotation));
  g_autoptr (GArray) sentences = NULL;
  GArray *names = g_array_new (FALSE, FALSE, sizeof (OblRange));

  if (block->role == OBL_ROLE_BOILERPLATE || !has_capitals_for_names (document->language))
    return names;
  sentences = obl_segment_sentences (document->text, block->range, document->language);
  for (guint i = 0; i < sentences->len; i++) {
    g_autoptr (GArray) tokens
        = obl_parse_tokens (document->text, g_array_index (sentences, OblRange, i), no_quotations);

    if (block->kind == OBL_BLOCK_HEADING && is_heading_style (tokens))
      continue;
    for (guint at = 0; at < tokens->len;) {
      const guint end = is_capital (tokens, at) ? find_run_end (tokens, at) : at + 1;

      if (is_capital (tokens, at))
        add_name (document->text, tokens, at, end, names);
      at = end;
    }
  }
  return names;
}

/* The word that begins at @position, is around it, or ends there. */
static gboolean
find_word_at (const OblDocument *document, OblRange block, guint32 position, OblRange *word)
{
  g_autoptr (GArray) tokens = obl_segment_tokens (document->text, block, document->language);
  const char *utf8 = obl_text_get_utf8 (document->text);
  gboolean is_found = FALSE;

  for (guint i = 0; i < tokens->len; i++) {
    const OblRange token = g_array_index (tokens, OblRange, i);

    if (token.start > position)
      break;
    if (token.end >= position
        && g_unichar_isalnum (
            g_utf8_get_char (utf8 + obl_text_to_byte (document->text, token.start)))) {
      *word = token;
      is_found = TRUE;
    }
  }
  return is_found;
}

gboolean
obl_propose_find_word_at (const OblDocument *document, guint32 position, OblRange *word)
{
  const int ordinal = obl_document_find_block (document, position);
  g_autoptr (GArray) names = NULL;

  if (ordinal < 0
      || !find_word_at (document, g_array_index (document->blocks, OblBlock, ordinal).range,
                        position, word))
    return FALSE;
  names = obl_propose_list_names (document, (guint)ordinal);
  for (guint i = 0; i < names->len; i++) {
    const OblRange name = g_array_index (names, OblRange, i);

    if (name.start < word->end && name.end > word->start)
      *word = name;
  }
  return TRUE;
}
