/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A byline is cut at what cannot belong to a name: a separator, a date, an office, an address.  What is
 * left is kept as the page writes it, joined names and all. */
#define G_LOG_DOMAIN "obl-names"

#include "config.h"

#include "core/import/obl-names.h"

#include <string.h>

#include "core/html/obl-html-tree.h"
#include "core/import/obl-date-words.h"
#include "core/import/obl-line.h"

#define MAX_BYTES 600u
#define MAX_CHARS 150
#define MAX_WORDS 16u

/* Before a name, casefolded; a colon or a space must follow. */
static const char *const openers[] = { "by",
                                       "written by",
                                       "posted by",
                                       "published by",
                                       "reported by",
                                       "story by",
                                       "words by",
                                       "text by",
                                       "author",
                                       "authors",
                                       "reporting by",
                                       "from",
                                       "von",
                                       "ein beitrag von",
                                       "eine analyse von",
                                       "ein kommentar von",
                                       "ein interview von",
                                       "verfasst von",
                                       "geschrieben von",
                                       "text",
                                       "autor",
                                       "autorin",
                                       "autoren",
                                       "interview",
                                       "foto und text",
                                       "par",
                                       "écrit par",
                                       "publié par",
                                       "propos recueillis par",
                                       "auteur",
                                       "por",
                                       "escrito por",
                                       "publicado por",
                                       "redacción",
                                       "di",
                                       "a cura di",
                                       "autore",
                                       "door",
                                       "av",
                                       "af",
                                       "skrevet af",
                                       "przez",
                                       "автор",
                                       "авторы",
                                       "текст",
                                       "yazan",
                                       "oleh",
                                       "bài",
                                       "بقلم",
                                       "כתב",
                                       NULL };

/* What follows a comma and is no name. */
static const char *const offices[] = { "writer",
                                       "editor",
                                       "reporter",
                                       "correspondent",
                                       "journalist",
                                       "staff",
                                       "columnist",
                                       "contributor",
                                       "producer",
                                       "redakteur",
                                       "redakteurin",
                                       "redaktion",
                                       "korrespondent",
                                       "volontär",
                                       "volontärin",
                                       "journalistin",
                                       "reporterin",
                                       "rédacteur",
                                       "rédactrice",
                                       "journaliste",
                                       "correspondant",
                                       "periodista",
                                       "redactor",
                                       "redactora",
                                       "corresponsal",
                                       "redattore",
                                       "giornalista",
                                       "jornalista",
                                       "repórter",
                                       "redacteur",
                                       "phd",
                                       "md",
                                       "ma",
                                       "ms",
                                       "rd",
                                       "корреспондент",
                                       "news",
                                       "special to",
                                       "updated",
                                       "published",
                                       NULL };

static gboolean
is_separator (gunichar c)
{
  return c == '|' || c == 0x2022 || c == 0xb7 || c == '\n' || c == 0xff5c || c == 0x2014
         || c == 0x2013 || c == '<' || c == '{';
}

/* "&oacute;", once more escaped than it should be. */
static char *
dup_unescaped (const char *text)
{
  g_autoptr (OblHtmlTree) tree = NULL;
  OblHtmlNode *body;

  if (strchr (text, '&') == NULL || strchr (text, ';') == NULL)
    return g_strdup (text);
  tree = obl_html_tree_parse (text, strlen (text), NULL);
  body = tree == NULL ? NULL : obl_html_node_find (obl_html_tree_get_root (tree), "body");
  return body == NULL ? g_strdup (text) : obl_html_node_dup_text (body);
}

static char *
dup_one_space (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isspace (c))
      g_string_append_unichar (out, c);
    else if (out->len > 0 && out->str[out->len - 1] != ' ')
      g_string_append_c (out, ' ');
  }
  return g_string_free (out, FALSE);
}

/* One space for white space, nothing at the edges but what belongs to names. */
static void
trim (GString *text)
{
  g_autofree char *clean = NULL;
  char *start;

  clean = dup_one_space (text->str);
  start = clean + strspn (clean, " ,;:-/*");
  for (char *end = start + strlen (start); end > start && strchr (" ,;:-/*(", end[-1]) != NULL;
       end--)
    end[-1] = '\0';
  g_string_assign (text, start);
}

/* The beginning up to a "|" and the like; what comes first if that says nothing. */
static void
cut_at_separator (GString *text)
{
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p)) {
    gboolean is_dash = g_str_has_prefix (p, " - ") || g_str_has_prefix (p, " // ");

    if (p > text->str && (is_dash || is_separator (g_utf8_get_char (p)))) {
      g_string_truncate (text, (gsize)(p - text->str));
      return;
    }
  }
}

/* "Jane Doe, August 14" and "Jane Doe3 May" end before the date; "user24" does not. */
static void
cut_at_date (GString *text)
{
  static const char *const before_dates[]
      = { "on",  "am",    "at",     "le",        "el",      "om",         "um",
          "vom", "stand", "posted", "published", "updated", "publiziert", "veroffentlicht",
          NULL };
  gsize n_bytes = strcspn (text->str, "0123456789");
  char *space;

  if (text->str[n_bytes] == '\0' || strchr (text->str, ' ') == NULL || n_bytes == 0)
    return;
  g_string_truncate (text, n_bytes);
  trim (text);
  space = strrchr (text->str, ' ');
  while (space != NULL) {
    g_autofree char *word = obl_date_fold (g_strdelimit (space + 1, ".,", ' '));

    g_strstrip (word);
    if (obl_date_find_month (word, NULL) == 0 && !g_strv_contains (before_dates, word))
      return;
    g_string_truncate (text, (gsize)(space - text->str));
    trim (text);
    space = strrchr (text->str, ' ');
  }
}

static gboolean
cut_opener (GString *text)
{
  g_autofree char *folded = g_utf8_casefold (text->str, -1);

  for (guint i = 0; openers[i] != NULL; i++) {
    gsize n_bytes = strlen (openers[i]);
    const char *rest;

    if (!g_str_has_prefix (folded, openers[i]) || strchr (": ", folded[n_bytes]) == NULL
        || folded[n_bytes] == '\0')
      continue;
    rest = g_utf8_offset_to_pointer (
        text->str, MIN (g_utf8_strlen (openers[i], -1), g_utf8_strlen (text->str, -1)));
    rest += strspn (rest, ": ");
    if (*rest == '\0')
      return FALSE;
    g_string_erase (text, 0, rest - text->str);
    return TRUE;
  }
  return FALSE;
}

/* "View all posts by Jane Doe", "Mehr von Jane Doe": the name comes last. */
static void
cut_invitation (GString *text)
{
  static const char *const invitations[]
      = { "all",   "more",   "posts",   "view",     "articles", "alle",
          "mehr",  "zeige",  "beitrag", "beiträge", "artikel",  "pressemitteilung",
          "ein",   "eine",   "tous",    "articles", "ver",      "más",
          "todos", "expert", NULL };
  static const char *const joints[] = { " by ", " von ", " par ", " por ", " de " };
  g_autofree char *folded = g_utf8_casefold (text->str, -1);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  gboolean is_invitation = FALSE;

  for (guint i = 0; words[i] != NULL && i < 3; i++)
    is_invitation = is_invitation || g_strv_contains (invitations, words[i]);
  for (guint i = 0; is_invitation && i < G_N_ELEMENTS (joints); i++) {
    const char *joint = strstr (text->str, joints[i]);

    if (joint == NULL)
      continue;
    g_string_erase (text, 0, joint + strlen (joints[i]) - text->str);
    return;
  }
}

static gboolean
is_office (const char *part)
{
  g_autofree char *folded = g_utf8_casefold (part, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " .", -1);

  for (guint i = 0; words[i] != NULL; i++) {
    if (g_strv_contains (offices, words[i]))
      return TRUE;
  }
  return FALSE;
}

/* Leaves out e-mail addresses, handles, offices; notes an agency. */
static char *
dup_names (const char *text, char **agency)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++) {
    char *part = g_strstrip (parts[i]);
    gunichar first = g_utf8_get_char (part);

    if (*part == '\0' || strchr (part, '@') != NULL || strstr (part, "://") != NULL
        || g_str_has_prefix (part, "www."))
      continue;
    if (obl_line_is_agency (part) && (names->len > 0 || parts[i + 1] != NULL)) {
      if (agency != NULL && *agency == NULL)
        *agency = g_strdup (part);
      continue;
    }
    if (names->len > 0 && (is_office (part) || g_unichar_islower (first)))
      continue;
    g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", part);
  }
  if (agency != NULL && *agency == NULL && obl_line_is_agency (names->str))
    *agency = g_strdup (names->str);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
can_be_names (const char *text)
{
  static const char *const nobody[]
      = { "admin",      "administrator", "no author", "unknown",   "anonymous", "author",
          "authors",    "autor",         "follow",    "datum",     "date",      "posted",
          "publiziert", "share",         "comments",  "webmaster", "editor",    "user",
          "root",       "null",          "undefined", "none",      NULL };
  g_autofree char *folded = g_utf8_casefold (text, -1);
  glong n_chars = g_utf8_strlen (text, -1);

  if (n_chars < 2 || n_chars > MAX_CHARS || obl_line_count_words (text) > MAX_WORDS)
    return FALSE;
  if (g_strv_contains (nobody, folded) || strpbrk (text, "{}<>=[]") != NULL
      || strstr (text, "://") != NULL)
    return FALSE;
  /* "3 comments" */
  if (g_ascii_isdigit (*text) && strchr (text, ' ') != NULL)
    return FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  }
  return FALSE;
}

gboolean
obl_names_is_company (const char *names)
{
  static const char *const words[] = { "gmbh",
                                       "ag",
                                       "ev",
                                       "inc",
                                       "ltd",
                                       "llc",
                                       "sa",
                                       "srl",
                                       "spa",
                                       "kg",
                                       "bv",
                                       "verlag",
                                       "redaktion",
                                       "online",
                                       "news",
                                       "team",
                                       "stiftung",
                                       "magazin",
                                       "magazine",
                                       "media",
                                       "editorial",
                                       "redacción",
                                       "redaktionsteam",
                                       "group",
                                       "staff",
                                       NULL };
  g_autofree char *folded = g_utf8_casefold (names, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " ,/", -1);

  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *bare = g_strdup (parts[i]);
    char *end = bare;

    for (const char *p = parts[i]; *p != '\0'; p++) {
      if (*p != '.')
        *end++ = *p;
    }
    *end = '\0';
    if (g_strv_contains (words, bare) || g_str_has_prefix (parts[i], "www.")
        || (strlen (parts[i]) > 4 && strchr (parts[i], '.') != NULL
            && strlen (strrchr (parts[i], '.')) <= 4 && strlen (strrchr (parts[i], '.')) > 2))
      return TRUE;
  }
  return FALSE;
}

/* Words that begin with a capital, at most four. */
static char *
dup_capitalised (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 8);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL && i < 4; i++) {
    gboolean is_last = strpbrk (words[i], ",|;:()") != NULL;

    g_strdelimit (words[i], ",|;:()", '\0');
    if (!g_unichar_isupper (g_utf8_get_char (words[i])))
      break;
    g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", words[i]);
    if (is_last)
      break;
  }
  return names->len == 0 ? NULL : g_strdup (names->str);
}

char *
obl_names_find (const char *line)
{
  static const char *const markers[]
      = { "von ",      "by ",       "par ",     "por ",        "door ",
          "autor: ",   "autorin: ", "author: ", "redaktion: ", "text: ",
          "auteur : ", "auteur: ",  "autore: ", "автор: ",     "texto: " };
  g_autofree char *lower = g_utf8_strdown (line, -1);

  if (strlen (lower) != strlen (line))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (markers); i++) {
    const char *found = strstr (lower, markers[i]);
    char *names;

    if (found == NULL || (found > lower && !strchr (" |(-", found[-1])))
      continue;
    names = dup_capitalised (line + (found - lower) + strlen (markers[i]));
    if (names != NULL)
      return names;
  }
  return NULL;
}

char *
obl_names_clean (const char *text, char **agency)
{
  g_autofree char *unescaped = NULL;
  g_autofree char *names = NULL;
  g_autoptr (GString) rest = NULL;

  if (text == NULL || strlen (text) > MAX_BYTES || g_str_has_prefix (text, "http"))
    return NULL;
  unescaped = dup_unescaped (text);
  rest = g_string_new (unescaped);
  trim (rest);
  for (guint n = 0; n < 3 && cut_opener (rest); n++)
    trim (rest);
  cut_invitation (rest);
  cut_at_separator (rest);
  cut_at_date (rest);
  trim (rest);
  names = dup_names (rest->str, agency);
  return can_be_names (names) ? g_steal_pointer (&names) : NULL;
}

/* Letters and digits, without what an address ends with. */
static char *
dup_bare (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  const char *start = g_str_has_prefix (folded, "www.") ? folded + 4 : folded;
  const char *dot = strrchr (start, '.');
  GString *out = g_string_new (NULL);

  for (const char *p = start; *p != '\0' && !(p == dot && strlen (dot) <= 4);
       p = g_utf8_next_char (p)) {
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  }
  return g_string_free (out, FALSE);
}

gboolean
obl_names_are_same (const char *a, const char *b)
{
  g_autofree char *bare_a = dup_bare (a);
  g_autofree char *bare_b = dup_bare (b);

  return *bare_a != '\0' && strcmp (bare_a, bare_b) == 0;
}
