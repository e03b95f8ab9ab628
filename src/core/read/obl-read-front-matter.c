/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of YAML that people write there: one key and its value on a line, lists in brackets or
 * below with a dash.  What is more than that belongs to nobody's article and is passed over. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-front-matter.h"

#include <string.h>

#include "core/import/obl-date.h"
#include "core/read/obl-read-facts.h"

#define MAX_LINES 200u

/* Without quotes around it. */
static char *
dup_value (const char *text, gsize n_bytes)
{
  char *value = g_strstrip (g_strndup (text, n_bytes));
  gsize n_value = strlen (value);

  if (n_value >= 2 && (*value == '"' || *value == '\'') && value[n_value - 1] == *value) {
    memmove (value, value + 1, n_value - 2);
    value[n_value - 2] = '\0';
  }
  return value;
}

static void
take (char **field, const char *value)
{
  if (*field == NULL && *value != '\0')
    *field = g_strdup (value);
}

/* "A. Berg" or "[A. Berg, B. Dahl]". */
static void
take_authors (OblDocument *facts, const char *value)
{
  gsize n_value = strlen (value);
  g_autofree char *inner = NULL;
  g_auto (GStrv) names = NULL;

  if (n_value < 2 || *value != '[' || value[n_value - 1] != ']') {
    obl_read_facts_add_author (facts, value);
    return;
  }
  inner = g_strndup (value + 1, n_value - 2);
  names = g_strsplit (inner, ",", -1);
  for (char **name = names; *name != NULL; name++) {
    g_autofree char *plain = dup_value (*name, strlen (*name));

    obl_read_facts_add_author (facts, plain);
  }
}

static gboolean
is_one_of (const char *key, const char *one, const char *other)
{
  return g_ascii_strcasecmp (key, one) == 0 || g_ascii_strcasecmp (key, other) == 0;
}

static void
take_fact (OblDocument *facts, const char *key, const char *value)
{
  if (is_one_of (key, "title", "title")) {
    take (&facts->title, value);
  } else if (is_one_of (key, "author", "authors")) {
    take_authors (facts, value);
  } else if (is_one_of (key, "lang", "language")) {
    take (&facts->language, value);
  } else if (is_one_of (key, "publisher", "site")) {
    take (&facts->publisher, value);
  } else if (is_one_of (key, "url", "source")) {
    if (g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://"))
      take (&facts->source.url, value);
  } else if (is_one_of (key, "date", "published")) {
    if (facts->published == NULL)
      facts->published = obl_date_find (value);
  } else if (is_one_of (key, "updated", "lastmod") && facts->updated == NULL) {
    facts->updated = obl_date_find (value);
  }
}

/* FALSE for a line that is none of YAML.  @key: the last one, for the lines of a list below it. */
static gboolean
take_line (OblDocument *facts, const char *line, gsize n_line, char **key)
{
  const char *colon = memchr (line, ':', n_line);
  gsize n_indent = strspn (line, " \t");
  g_autofree char *value = NULL;

  if (n_line <= n_indent || line[n_indent] == '\r' || line[n_indent] == '#')
    return TRUE;
  if (line[n_indent] == '-' && n_line > n_indent + 1) {
    value = dup_value (line + n_indent + 1, n_line - n_indent - 1);
    if (facts != NULL && *key != NULL)
      take_fact (facts, *key, value);
    return *key != NULL;
  }
  if (n_indent > 0)
    return *key != NULL;
  if (colon == NULL || colon == line || (colon + 1 < line + n_line && !g_ascii_isspace (colon[1])))
    return FALSE;
  g_free (*key);
  *key = dup_value (line, (gsize)(colon - line));
  if (strpbrk (*key, " \t") != NULL)
    return FALSE;
  value = dup_value (colon + 1, (gsize)(line + n_line - colon - 1));
  if (facts != NULL)
    take_fact (facts, *key, value);
  return TRUE;
}

static gboolean
is_fence (const char *line, gsize n_line, const char *fence)
{
  return n_line >= 3 && strncmp (line, fence, 3) == 0 && strspn (line + 3, " \t\r") + 3 >= n_line;
}

/* Past the closing line; NULL when this is no front matter. */
static const char *
read_lines (const char *utf8, OblDocument *facts)
{
  g_autofree char *key = NULL;
  const char *line = utf8;

  for (guint i = 0; i < MAX_LINES && *line != '\0'; i++) {
    gsize n_line = strcspn (line, "\n");
    const char *next = line + n_line + (line[n_line] == '\n' ? 1 : 0);

    if (i > 0 && (is_fence (line, n_line, "---") || is_fence (line, n_line, "...")))
      return key == NULL ? NULL : next;
    if (i == 0 ? !is_fence (line, n_line, "---") : !take_line (facts, line, n_line, &key))
      return NULL;
    line = next;
  }
  return NULL;
}

const char *
obl_front_matter_read (const char *utf8, OblDocument *facts)
{
  const char *start = g_str_has_prefix (utf8, "\xef\xbb\xbf") ? utf8 + 3 : utf8;
  const char *rest = read_lines (start, NULL);

  if (rest == NULL)
    return utf8;
  /* Only now, for nothing of what turns out to be no front matter may be taken. */
  if (facts != NULL)
    read_lines (start, facts);
  return rest;
}
