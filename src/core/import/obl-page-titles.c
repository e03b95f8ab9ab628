/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an article is called: the page's headline, or what the page says its title is, without the
 * site's name. */
#define G_LOG_DOMAIN "obl-page-titles"

#include "config.h"

#include <string.h>

#include "core/import/obl-import-private.h"
#include "core/import/obl-names.h"
#include "core/import/obl-page-private.h"

#define MAX_TITLE_BYTES 2000u
/* Words: a site has no longer name. */
#define MAX_SITE_WORDS 6u
#define MIN_TITLE_WORDS 3u

/* Letters and digits alone, casefolded. */
static char *
dup_bare_title (const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);
  GString *out = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  }
  return g_string_free (out, FALSE);
}

gboolean
obl_page_titles_match (const char *a, const char *b)
{
  g_autofree char *bare_a = dup_bare_title (a);
  g_autofree char *bare_b = dup_bare_title (b);
  gsize n_a = strlen (bare_a);
  gsize n_b = strlen (bare_b);

  if (n_a == 0 || n_b == 0)
    return FALSE;
  /* A site's name is part of many titles: the shorter must make up a good part of the longer. */
  if (MIN (n_a, n_b) * 5 < MAX (n_a, n_b) * 2)
    return FALSE;
  return strstr (bare_a, bare_b) != NULL || strstr (bare_b, bare_a) != NULL;
}

gboolean
obl_page_title_is_within (const char *title, const char *longer)
{
  g_autofree char *bare = dup_bare_title (title);
  g_autofree char *bare_longer = dup_bare_title (longer);

  return *bare != '\0' && strstr (bare_longer, bare) != NULL && strcmp (bare, bare_longer) != 0;
}

static guint
count_words (const char *text)
{
  guint n_words = 0;
  gboolean is_in_word = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean is_word = !g_unichar_isspace (c) && !g_unichar_ispunct (c);

    /* Wide scripts have no spaces: two characters are a word. */
    n_words += is_word && (!is_in_word || (g_unichar_iswide (c) && (p - text) % 6 == 0));
    is_in_word = is_word;
  }
  return n_words;
}

/* The last separator of headline and site; NULL when there is none. */
static const char *
find_last_separator (const char *title, gsize *n_bytes)
{
  static const char *const separators[]
      = { " | ",  " - ", " – ", " — ", " :: ", " » ", " • ", " · ", " / ",
          " // ", "｜",  " ‹ ", " « ", " ⋆ ",  " ∙ ", "_",   " ― ", "-" };
  const char *last = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++) {
    const char *found = g_strrstr (title, separators[i]);

    /* Without spaces only in scripts that have none. */
    if (found == NULL || found == title || (separators[i][1] == '\0' && (guchar)found[-1] < 0x80))
      continue;
    if (last == NULL || found > last) {
      last = found;
      *n_bytes = strlen (separators[i]);
    }
  }
  return last;
}

static gboolean
is_of_host (const char *name, const char *url)
{
  g_autoptr (GUri) uri = url == NULL ? NULL : g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL);
  const char *host = uri == NULL ? NULL : g_uri_get_host (uri);
  g_autofree char *bare = host == NULL ? NULL : dup_bare_title (host);
  g_autofree char *bare_name = dup_bare_title (name);

  return bare != NULL && strlen (bare_name) >= 3 && strstr (bare, bare_name) != NULL;
}

char *
obl_page_dup_clean_title (const char *title, const char *publisher, const char *url)
{
  g_autofree char *rest = g_strstrip (g_strdup (title));

  if (strlen (rest) > MAX_TITLE_BYTES)
    return g_steal_pointer (&rest);
  for (guint n = 0; n < 3; n++) {
    gsize n_bytes = 0;
    const char *separator = find_last_separator (rest, &n_bytes);
    const char *last = separator == NULL ? NULL : separator + n_bytes;
    g_autofree char *head = separator == NULL ? NULL : g_strndup (rest, (gsize)(separator - rest));
    gboolean is_site;

    if (last == NULL)
      break;
    is_site = (publisher != NULL
               && (obl_names_are_same (last, publisher) || obl_page_titles_match (last, publisher)))
              || is_of_host (last, url);
    if (!is_site
        && (n > 0 || count_words (last) > MAX_SITE_WORDS || count_words (head) < MIN_TITLE_WORDS
            || count_words (last) > count_words (head)))
      break;
    g_free (rest);
    rest = g_strchomp (g_steal_pointer (&head));
  }
  return g_steal_pointer (&rest);
}

/* The headline in the text, or NULL. */
static char *
dup_headline (OblReading *reading)
{
  const GArray *blocks = obl_reading_get_blocks (reading);

  for (guint i = 0; i < blocks->len; i++) {
    g_autofree char *line = NULL;
    char *clean = NULL;

    if (g_array_index (blocks, OblBlock, i).role != OBL_ROLE_TITLE)
      continue;
    line = g_strdelimit (obl_reading_dup_block_text (reading, i), "\n", ' ');
    obl_import_fill (&clean, line);
    if (clean != NULL)
      return clean;
  }
  return NULL;
}

/* Whether any place that names the page's title means @headline. */
static gboolean
is_named_anywhere (const OblPageFacts *facts, const char *headline)
{
  const char *title;

  for (guint i = 0; (title = obl_page_facts_get_nth (facts, OBL_FACT_TITLE, i)) != NULL; i++) {
    if (obl_page_titles_match (headline, title))
      return TRUE;
  }
  return FALSE;
}

/* The page's own headline is what its readers see; but it may have a rubric before it or a subtitle
 * after it, and on some sites the only heading is the site's name. */
void
obl_page_choose_title (OblReading *reading, OblPageFacts *facts, const char *url)
{
  const char *publisher = obl_page_facts_get (facts, OBL_FACT_PUBLISHER);
  const char *named = obl_page_facts_get (facts, OBL_FACT_TITLE);
  const char *own = obl_page_facts_get (facts, OBL_FACT_URL);
  g_autofree char *clean = NULL;
  g_autofree char *headline = dup_headline (reading);

  if (named != NULL)
    clean = obl_page_dup_clean_title (named, publisher, url != NULL ? url : own);
  if (headline == NULL
      || (clean != NULL && !is_named_anywhere (facts, headline)
          && (publisher == NULL || obl_names_are_same (headline, publisher)))
      || (clean != NULL && obl_page_title_is_within (clean, headline))) {
    obl_page_facts_add (facts, OBL_FACT_TITLE, clean, "title without site", 0);
    obl_page_facts_add (facts, OBL_FACT_TITLE, headline, "headline", 1);
  } else {
    obl_page_facts_add (facts, OBL_FACT_TITLE, headline, "headline", 0);
  }
}
