/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item becomes a page of its own: its title as a heading, then its content, be it the whole
 * article or the two lines that a feed tells of it. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-feed-item.h"

#include <string.h>

#include "core/html/obl-html-tree.h"
#include "core/import/obl-date.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-xml.h"

/* Of the first words of an item without a title. */
#define MAX_TITLE_CHARS 80

char *
obl_feed_dup_plain (const char *html)
{
  g_autoptr (OblHtmlTree) tree = NULL;
  g_autofree char *page = NULL;

  if (strpbrk (html, "<&") == NULL)
    return g_strstrip (g_strdup (html));
  page = g_strconcat ("<!doctype html><body>", html, NULL);
  tree = obl_html_tree_parse (page, strlen (page), NULL);
  return tree == NULL ? g_strdup ("") : obl_html_node_dup_text (obl_html_tree_get_root (tree));
}

char *
obl_feed_dup_html (const char *text)
{
  GString *html = g_string_new ("<p>");
  const char *p = text;

  while (*p != '\0') {
    gsize n_line = strcspn (p, "\n");
    g_autofree char *line = g_strndup (p, n_line);

    obl_read_html_text (html, line);
    p += n_line;
    if (*p == '\0')
      break;
    p++;
    g_string_append (html, *p == '\n' ? "</p><p>" : "<br>");
    p += strspn (p, "\n");
  }
  g_string_append (html, "</p>");
  return g_string_free (html, FALSE);
}

/* --- Dates ------------------------------------------------------------------------------------ */

/* As ISO 8601 writes it; NULL when it is unknown. */
static char *
dup_zone (const char *zone)
{
  static const struct {
    const char *name;
    const char *offset;
  } zones[] = {
    { "GMT", "Z" },      { "UTC", "Z" },      { "UT", "Z" },       { "Z", "Z" },
    { "EST", "-05:00" }, { "EDT", "-04:00" }, { "CST", "-06:00" }, { "CDT", "-05:00" },
    { "MST", "-07:00" }, { "MDT", "-06:00" }, { "PST", "-08:00" }, { "PDT", "-07:00" },
  };

  gsize n_digits = strspn (zone + (*zone == '\0' ? 0 : 1), "0123456789");

  if ((*zone == '+' || *zone == '-') && n_digits == 4)
    return g_strdup_printf ("%.3s:%.2s", zone, zone + 3);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++) {
    gsize n_name = strlen (zones[i].name);

    if (strncmp (zone, zones[i].name, n_name) == 0 && !g_ascii_isalpha (zone[n_name]))
      return g_strdup (zones[i].offset);
  }
  return NULL;
}

/* A number of one or two digits, and @at behind it; -1 when there is none. */
static int
read_two_digits (const char **at)
{
  int number = -1;

  for (guint i = 0; i < 2 && g_ascii_isdigit (**at); i++)
    number = MAX (number, 0) * 10 + g_ascii_digit_value (*(*at)++);
  return number;
}

/* "T10:30:00+01:00" of "Mon, 4 Mar 2024 10:30:00 +0100"; NULL without a zone that is known. */
static char *
dup_time (const char *value)
{
  const char *colon = strchr (value, ':');
  const char *at;
  int hours, minutes;
  int seconds = 0;
  g_autofree char *zone = NULL;

  if (colon == NULL || colon - value < 2 || !g_ascii_isdigit (colon[-1]))
    return NULL;
  at = colon - (g_ascii_isdigit (colon[-2]) ? 2 : 1);
  hours = read_two_digits (&at);
  at++;
  minutes = read_two_digits (&at);
  if (*at == ':') {
    at++;
    seconds = read_two_digits (&at);
  }
  zone = dup_zone (at + strspn (at, " "));
  if (zone == NULL || hours < 0 || hours > 23 || minutes < 0 || minutes > 59 || seconds < 0
      || seconds > 59)
    return NULL;
  return g_strdup_printf ("T%02d:%02d:%02d%s", hours, minutes, seconds, zone);
}

char *
obl_feed_dup_date (const char *value)
{
  g_autofree char *date = value == NULL ? NULL : obl_date_find (value);
  g_autofree char *time = NULL;

  if (date == NULL || strchr (date, 'T') != NULL)
    return g_steal_pointer (&date);
  time = dup_time (value);
  return time == NULL ? g_steal_pointer (&date) : g_strconcat (date, time, NULL);
}

/* --- Adding ----------------------------------------------------------------------------------- */

char *
obl_feed_dup_url (const char *base, const char *address)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address));
  g_autofree char *url = NULL;
  const char *scheme;

  if (base != NULL)
    url = g_uri_resolve_relative (base, trimmed, G_URI_FLAGS_PARSE_RELAXED, NULL);
  if (url == NULL)
    url = g_strdup (trimmed);
  scheme = g_uri_peek_scheme (url);
  if (g_strcmp0 (scheme, "http") != 0 && g_strcmp0 (scheme, "https") != 0)
    return NULL;
  return g_steal_pointer (&url);
}

/* The first words of an item that has only a text. */
static char *
dup_first_words (const char *content)
{
  g_autofree char *plain = obl_feed_dup_plain (content);
  g_autofree char *beginning = NULL;
  char *space;

  if (g_utf8_strlen (plain, -1) <= MAX_TITLE_CHARS)
    return g_steal_pointer (&plain);
  beginning = g_utf8_substring (plain, 0, MAX_TITLE_CHARS);
  space = strrchr (beginning, ' ');
  if (space != NULL)
    *space = '\0';
  return g_strconcat (beginning, "…", NULL);
}

gboolean
obl_feed_add (OblFeed *feed,
              OblDocument *facts,
              const char *content,
              GBytes *original,
              const char *media_type)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html>\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *label = NULL;
  g_autofree char *name = NULL;
  OblReadItem item = { .format = "html",
                       .charset = "utf-8",
                       .original = original,
                       .original_media_type = media_type,
                       .facts = facts,
                       .retrieved = feed->container->retrieved,
                       .reader = "feed 1",
                       .is_article = TRUE };

  if (facts->title != NULL && *facts->title != '\0') {
    g_string_append (html, "<h1>");
    obl_read_html_text (html, facts->title);
    g_string_append (html, "</h1>\n");
  } else if (content != NULL) {
    g_free (facts->title);
    facts->title = dup_first_words (content);
  }
  /* An item of a feed may have nothing but a sound or a picture. */
  if (facts->title == NULL || *facts->title == '\0')
    return TRUE;
  if (content != NULL)
    g_string_append_printf (html, "<div>%s</div>\n", content);
  bytes = g_bytes_new (html->str, html->len);
  item.bytes = bytes;
  label = obl_read_title_to_name (facts->title);
  name = obl_read_join_name (feed->container->name, label);
  item.name = name;
  obl_read_facts_complete (facts, feed->facts);
  feed->n_items++;
  return obl_read_job_add (feed->job, &item);
}
