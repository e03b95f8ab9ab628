/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph's style is mostly an automatic one, "P7", made for what somebody changed by hand; its
 * parents have the names that mean something.  What was looked up once is kept. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-odt-styles.h"

#include <string.h>

/* Styles based on styles. */
#define MAX_PARENTS 20u
#define MAX_HEADING 6
/* Of one style that are looked at. */
#define MAX_CHILDREN 64u

struct _OblOdtStyles {
  GHashTable *nodes;    /* "family name" → xmlNode style:style */
  GHashTable *lists;    /* name → xmlNode text:list-style */
  GHashTable *resolved; /* "family name" → OblOdtStyle */
};

OblOdtStyles *
obl_odt_styles_new (void)
{
  OblOdtStyles *styles = g_new0 (OblOdtStyles, 1);

  styles->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  styles->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  styles->resolved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return styles;
}

void
obl_odt_styles_free (OblOdtStyles *styles)
{
  if (styles == NULL)
    return;
  g_hash_table_unref (styles->nodes);
  g_hash_table_unref (styles->lists);
  g_hash_table_unref (styles->resolved);
  g_free (styles);
}

static void
add_style (GHashTable *table, char *key, xmlNode *node)
{
  if (g_hash_table_contains (table, key))
    g_free (key);
  else
    g_hash_table_insert (table, key, node);
}

static void
add_group (OblOdtStyles *styles, const xmlNode *group)
{
  for (xmlNode *node = group->children; node != NULL; node = node->next) {
    gboolean is_list = obl_read_xml_is (node, "list-style");
    g_autofree char *name = NULL;
    g_autofree char *family = NULL;

    if (!is_list && !obl_read_xml_is (node, "style"))
      continue;
    name = obl_read_xml_dup (node, "name");
    family = obl_read_xml_dup (node, "family");
    if (name != NULL && is_list)
      add_style (styles->lists, g_steal_pointer (&name), node);
    else if (name != NULL && family != NULL)
      add_style (styles->nodes, g_strconcat (family, " ", name, NULL), node);
  }
}

void
obl_odt_styles_add (OblOdtStyles *styles, xmlNode *root)
{
  for (xmlNode *node = root == NULL ? NULL : root->children; node != NULL; node = node->next) {
    if (obl_read_xml_is (node, "automatic-styles") || obl_read_xml_is (node, "styles"))
      add_group (styles, node);
  }
}

/* "Preformatted_20_Text" is how "Preformatted Text" is written; programs differ in case. */
static void
take_name (const char *name, OblOdtStyle *style)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_auto (GStrv) words = g_strsplit (lower, "_20_", -1);
  g_autofree char *plain = g_strjoinv (" ", words);

  if (strcmp (plain, "title") == 0)
    style->is_title = TRUE;
  else if (strcmp (plain, "quotations") == 0 || strcmp (plain, "quote") == 0
           || strcmp (plain, "intense quote") == 0 || strcmp (plain, "quotation") == 0)
    style->is_quote = TRUE;
  else if (strcmp (plain, "preformatted text") == 0 || strcmp (plain, "html preformatted") == 0
           || strcmp (plain, "source code") == 0)
    style->is_preformatted = TRUE;
}

/* The nearest style that says something of a property decides on it. */
static void
take_property (const xmlNode *properties,
               const char *attribute,
               gboolean (*is_so) (const char *value),
               gboolean *is_known,
               gboolean *property)
{
  g_autofree char *value = *is_known ? NULL : obl_read_xml_dup (properties, attribute);

  if (value == NULL)
    return;
  *is_known = TRUE;
  *property = is_so (value);
}

static gboolean
is_bold (const char *value)
{
  return strcmp (value, "bold") == 0 || strcmp (value, "700") == 0 || strcmp (value, "800") == 0
         || strcmp (value, "900") == 0;
}

static gboolean
is_italic (const char *value)
{
  return strcmp (value, "italic") == 0 || strcmp (value, "oblique") == 0;
}

static gboolean
is_raised (const char *value)
{
  return g_str_has_prefix (value, "super") || g_ascii_strtod (value, NULL) > 0;
}

static gboolean
is_lowered (const char *value)
{
  return g_str_has_prefix (value, "sub") || g_ascii_strtod (value, NULL) < 0;
}

static gboolean
is_hidden (const char *value)
{
  return strcmp (value, "none") == 0;
}

static gboolean
is_right_to_left (const char *value)
{
  return g_str_has_prefix (value, "rl");
}

/* What a nearer style has said already. */
typedef struct {
  gboolean bold;
  gboolean italic;
  gboolean raised;
  gboolean lowered;
  gboolean hidden;
  gboolean direction;
} Known;

/* Among the first children only: honest styles have few, and styles are looked at often. */
static const xmlNode *
find_properties (const xmlNode *style, const char *name)
{
  const xmlNode *child = style == NULL ? NULL : style->children;

  for (guint i = 0; i < MAX_CHILDREN && child != NULL; i++, child = child->next) {
    if (obl_read_xml_is (child, name))
      return child;
  }
  return NULL;
}

static void
take_style (const xmlNode *node, gboolean is_paragraph, Known *known, OblOdtStyle *style)
{
  const xmlNode *text = find_properties (node, "text-properties");
  const xmlNode *paragraph = find_properties (node, "paragraph-properties");
  int level = obl_read_xml_get_int (node, "default-outline-level", 0);

  if (style->heading == 0 && level > 0)
    style->heading = (guint)MIN (level, MAX_HEADING);
  /* A whole paragraph in bold is a matter of looks; in a run it is emphasis. */
  if (!is_paragraph) {
    take_property (text, "font-weight", is_bold, &known->bold, &style->is_bold);
    take_property (text, "font-style", is_italic, &known->italic, &style->is_italic);
    take_property (text, "text-position", is_raised, &known->raised, &style->is_raised);
    take_property (text, "text-position", is_lowered, &known->lowered, &style->is_lowered);
  }
  take_property (text, "display", is_hidden, &known->hidden, &style->is_hidden);
  take_property (paragraph, "writing-mode", is_right_to_left, &known->direction,
                 &style->is_right_to_left);
}

static OblOdtStyle *
resolve (OblOdtStyles *styles, const char *family, const char *name)
{
  OblOdtStyle *style = g_new0 (OblOdtStyle, 1);
  g_autofree char *current = g_strdup (name);
  gboolean is_paragraph = strcmp (family, "paragraph") == 0;
  Known known = { FALSE };

  for (guint i = 0; i < MAX_PARENTS && current != NULL; i++) {
    g_autofree char *key = g_strconcat (family, " ", current, NULL);
    const xmlNode *node = g_hash_table_lookup (styles->nodes, key);

    take_name (current, style);
    take_style (node, is_paragraph, &known, style);
    g_free (current);
    current = obl_read_xml_dup (node, "parent-style-name");
  }
  return style;
}

const OblOdtStyle *
obl_odt_styles_find (OblOdtStyles *styles, const char *family, const char *name)
{
  static const OblOdtStyle plain = { 0 };
  g_autofree char *key = name == NULL ? NULL : g_strconcat (family, " ", name, NULL);
  OblOdtStyle *style = key == NULL ? NULL : g_hash_table_lookup (styles->resolved, key);

  if (key == NULL)
    return &plain;
  if (style == NULL) {
    style = resolve (styles, family, name);
    g_hash_table_insert (styles->resolved, g_steal_pointer (&key), style);
  }
  return style;
}

gboolean
obl_odt_styles_is_ordered (OblOdtStyles *styles, const char *list, guint depth)
{
  const xmlNode *node = list == NULL ? NULL : g_hash_table_lookup (styles->lists, list);

  const xmlNode *level = node == NULL ? NULL : node->children;

  for (guint i = 0; i < MAX_CHILDREN && level != NULL; i++, level = level->next) {
    if (obl_read_xml_is (level, "list-level-style-number")
        && obl_read_xml_get_int (level, "level", 0) == (int)depth) {
      g_autofree char *format = obl_read_xml_dup (level, "num-format");

      /* A level without a number format only moves the text to the right. */
      return format != NULL && *format != '\0';
    }
  }
  return FALSE;
}
