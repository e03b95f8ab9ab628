/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Properties of documents as DOCX writes them, and what all formats need for theirs. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-facts.h"

#include <string.h>

#include "core/import/obl-date.h"
#include "core/read/obl-read-xml.h"

/* More authors than fit are no byline. */
#define MAX_BYLINE_BYTES 1000u
#define MAX_NAME_CHARS 80

gboolean
obl_read_title_is_useful (const char *title)
{
  static const char *const endings[] = { ".doc",  ".docx", ".odt", ".pdf", ".rtf", ".txt", ".htm",
                                         ".html", ".indd", ".qxd", ".tex", ".dvi", ".tmp" };
  static const char *const beginnings[]
      = { "microsoft word", "untitled", "document1", "powerpoint" };
  g_autofree char *lower = title == NULL ? NULL : g_ascii_strdown (title, -1);

  if (lower == NULL || *g_strstrip (lower) == '\0')
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++) {
    if (g_str_has_suffix (lower, endings[i]))
      return FALSE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++) {
    if (g_str_has_prefix (lower, beginnings[i]))
      return FALSE;
  }
  return TRUE;
}

static void
take (char **field, const char *value)
{
  if (*field == NULL && value != NULL && *value != '\0')
    *field = g_strdup (value);
}

static void
take_date (char **field, const char *value)
{
  if (*field == NULL)
    *field = obl_date_find (value);
}

void
obl_read_facts_add_author (OblDocument *facts, const char *name)
{
  if (facts->byline == NULL) {
    take (&facts->byline, name);
  } else if (*name != '\0' && strstr (facts->byline, name) == NULL
             && strlen (facts->byline) < MAX_BYLINE_BYTES) {
    char *both = g_strconcat (facts->byline, ", ", name, NULL);

    g_free (facts->byline);
    facts->byline = both;
  }
}

static void
take_element (OblDocument *facts, const xmlNode *node)
{
  const char *name = (const char *)node->name;
  g_autofree char *value = NULL;

  if (obl_read_xml_child (node, "meta") != NULL || node->children == NULL)
    return;
  value = g_strstrip (obl_read_xml_dup_text (node));
  if (strcmp (name, "title") == 0 && obl_read_title_is_useful (value))
    take (&facts->title, value);
  else if (strcmp (name, "creator") == 0)
    obl_read_facts_add_author (facts, value);
  else if (strcmp (name, "publisher") == 0)
    take (&facts->publisher, value);
  else if (strcmp (name, "language") == 0)
    take (&facts->language, value);
  else if (strcmp (name, "created") == 0)
    take_date (&facts->published, value);
  else if (strcmp (name, "modified") == 0)
    take_date (&facts->updated, value);
}

OblDocument *
obl_read_facts_from_core (GBytes *bytes)
{
  g_autoptr (xmlDoc) document = obl_read_xml_parse (bytes);
  OblDocument *facts = obl_document_new ();
  xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement (document);

  for (xmlNode *node = root; node != NULL; node = obl_read_xml_next (node, root))
    take_element (facts, node);
  return facts;
}

void
obl_read_facts_complete (OblDocument *facts, const OblDocument *others)
{
  if (others == NULL)
    return;
  take (&facts->title, others->title);
  take (&facts->byline, others->byline);
  take (&facts->publisher, others->publisher);
  take (&facts->published, others->published);
  take (&facts->updated, others->updated);
  take (&facts->language, others->language);
  take (&facts->direction, others->direction);
  take (&facts->agency, others->agency);
  take (&facts->source.url, others->source.url);
}

char *
obl_read_title_to_name (const char *title)
{
  g_autofree char *valid = g_utf8_make_valid (title, -1);
  GString *name = g_string_new (NULL);
  gboolean has_space = FALSE;
  int n_chars = 0;

  for (const char *p = valid; *p != '\0' && n_chars < MAX_NAME_CHARS; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || g_unichar_iscntrl (c)) {
      has_space = TRUE;
      continue;
    }
    if (has_space && name->len > 0)
      g_string_append_c (name, ' ');
    has_space = FALSE;
    g_string_append_unichar (name, c == '/' ? '-' : c);
    n_chars++;
  }
  return g_string_free (name, FALSE);
}
