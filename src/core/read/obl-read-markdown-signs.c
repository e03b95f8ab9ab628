/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An article may have a line that begins with a dash, a star or a number sign, and an address in
 * brackets.  A file without a name for it is Markdown only when signs of different kinds, none of
 * which plain text has by chance, come together. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-markdown-signs.h"

#include <string.h>

#include "core/read/obl-read-front-matter.h"

/* Bytes: a thick book has half of it, and the tree is a hundred times as large as its text. */
#define MAX_BYTES (2u * 1024 * 1024)
/* Markers of quotations and lists at the beginning of a line. */
#define MAX_MARKERS 20u
/* Brackets, stars … in one paragraph, and columns in one line. */
#define MAX_DELIMITERS 5000u
#define MAX_COLUMNS 500u

typedef struct {
  guint headings;
  guint subheadings; /* of these, below the first level */
  guint links;
  guint fences;
  guint rules;  /* under the head of a table */
  guint strong; /* **so** */
} Signs;

/* --- Recognising ------------------------------------------------------------------------------ */

static gboolean
is_blank (const char *line, gsize n_line)
{
  for (gsize i = 0; i < n_line; i++) {
    if (!g_ascii_isspace (line[i]))
      return FALSE;
  }
  return TRUE;
}

/* "## Something"; the number of signs, or 0. */
static guint
get_heading (const char *line, gsize n_line)
{
  guint level = (guint)strspn (line, "#");

  if (level == 0 || level > 6 || level + 2 > n_line || line[level] != ' ')
    return 0;
  return is_blank (line + level, n_line - level) ? 0 : level;
}

static gboolean
is_table_rule (const char *line, gsize n_line)
{
  gsize n_signs = strspn (line, "|-: ");

  return n_signs >= n_line - (n_line > 0 && line[n_line - 1] == '\r' ? 1 : 0)
         && g_strstr_len (line, (gssize)n_line, "--") != NULL && memchr (line, '|', n_line) != NULL;
}

/* "[text](https://…)" or a picture. */
static guint
count_links (const char *line, gsize n_line)
{
  static const char *const beginnings[] = { "http", "/", "#", "mailto:", "./", "../" };
  const char *limit = line + n_line;
  guint n_links = 0;

  for (const char *p = line; (p = g_strstr_len (p, limit - p, "](")) != NULL; p += 2) {
    gboolean is_link = FALSE;

    for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
      is_link = is_link || g_str_has_prefix (p + 2, beginnings[i]);
    if (is_link && memchr (line, '[', (gsize)(p - line)) != NULL)
      n_links++;
  }
  return n_links;
}

static gboolean
has_strong (const char *line, gsize n_line)
{
  const char *open = g_strstr_len (line, (gssize)n_line, "**");
  const char *end = line + n_line;

  return open != NULL && open + 2 < end && g_ascii_isalnum (open[2])
         && g_strstr_len (open + 2, end - open - 2, "**") != NULL;
}

static void
count_signs (const char *text, Signs *signs)
{
  gboolean after_blank = TRUE;
  gboolean in_fence = FALSE;

  for (const char *line = text; *line != '\0';) {
    gsize n_line = strcspn (line, "\n");
    guint level = after_blank ? get_heading (line, n_line) : 0;

    if (g_str_has_prefix (line, "```") || g_str_has_prefix (line, "~~~")) {
      signs->fences += in_fence ? 1 : 0;
      in_fence = !in_fence;
    } else if (!in_fence) {
      signs->headings += level > 0 ? 1 : 0;
      signs->subheadings += level > 1 ? 1 : 0;
      signs->links += count_links (line, n_line);
      signs->rules += is_table_rule (line, n_line) ? 1 : 0;
      signs->strong += has_strong (line, n_line) ? 1 : 0;
    }
    after_blank = is_blank (line, n_line);
    line += n_line + (line[n_line] == '\n' ? 1 : 0);
  }
}

/* A page, whatever its name; Markdown itself may well begin with an element. */
static gboolean
is_page (const char *start)
{
  static const char *const beginnings[] = { "<!doctype", "<html", "<head", "<body", "<?xml" };

  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++) {
    if (g_ascii_strncasecmp (start, beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
obl_markdown_recognise (const OblReadHead *head)
{
  static const char *const names[] = { "md", "markdown", "mdown", "mkd", "mkdn", NULL };
  g_autofree char *text = g_strndup ((const char *)head->bytes, head->n_bytes);
  const char *start = text + strspn (text, "\xef\xbb\xbf \t\r\n");
  gboolean has_facts;
  Signs signs = { 0 };
  guint n_kinds;

  if (*start == '\0' || is_page (start) || strlen (text) < head->n_bytes)
    return FALSE;
  if (obl_read_has_extension (head->name, names)
      || (head->media_type != NULL && g_str_has_prefix (head->media_type, "text/markdown")))
    return TRUE;
  if (*start == '<' || *start == '{')
    return FALSE;
  has_facts = obl_front_matter_read (text, NULL) != text;
  count_signs (text, &signs);
  n_kinds = (signs.links > 0) + (signs.fences > 0) + (signs.rules > 0) + (signs.strong > 1);
  if (signs.headings == 0)
    return has_facts && n_kinds > 0;
  return has_facts || n_kinds > 0 || (signs.headings > 1 && signs.subheadings > 0);
}

/* --- Bounds ----------------------------------------------------------------------------------- */

/* How deep the line is nested by what it begins with. */
static guint
count_markers (const char *line, gsize n_line)
{
  guint n_markers = 0;

  for (gsize i = 0; i < n_line && strchr (">-*+ \t0123456789.)", line[i]) != NULL; i++)
    n_markers += strchr (">-*+.)", line[i]) != NULL ? 1 : 0;
  return n_markers;
}

/* A rule of dashes, stars or what stands under a heading is as long as one likes. */
static gboolean
is_rule (const char *line, gsize n_line)
{
  gsize n_signs = strspn (line, "-*_=|:+ \t\r");

  return n_signs >= n_line;
}

gboolean
obl_markdown_is_tame (const char *utf8)
{
  guint n_delimiters = 0;

  if (strlen (utf8) > MAX_BYTES)
    return FALSE;
  for (const char *line = utf8; *line != '\0';) {
    gsize n_line = strcspn (line, "\n");
    guint n_columns = 0;

    if (is_blank (line, n_line))
      n_delimiters = 0;
    for (gsize i = 0; i < n_line; i++) {
      n_columns += line[i] == '|' ? 1 : 0;
      n_delimiters += strchr ("[]*_`~!<&\\|:", line[i]) != NULL ? 1 : 0;
    }
    if (n_columns > MAX_COLUMNS || n_delimiters > MAX_DELIMITERS
        || (!is_rule (line, n_line) && count_markers (line, n_line) > MAX_MARKERS))
      return FALSE;
    line += n_line + (line[n_line] == '\n' ? 1 : 0);
  }
  return TRUE;
}
