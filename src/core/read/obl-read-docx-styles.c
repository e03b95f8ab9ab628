/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paragraph says a style's id; the style, or one that it is based on, says that it is a heading, a
 * quotation, part of a list.  Names of the program's own styles are English in every language. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-docx-styles.h"

#include <string.h>

/* Styles based on styles. */
#define MAX_BASES 20u
#define MAX_HEADING 6u
#define MAX_LIST_DEPTH 9

struct _OblDocxStyles {
  xmlDoc *styles;        /* may be NULL */
  xmlDoc *numbering;     /* may be NULL */
  GHashTable *by_id;     /* char * → xmlNode of styles */
  GHashTable *abstracts; /* numbering's id → xmlNode w:abstractNum */
};

static void
index_styles (OblDocxStyles *self)
{
  xmlNode *root = self->styles == NULL ? NULL : xmlDocGetRootElement (self->styles);

  for (xmlNode *node = root == NULL ? NULL : root->children; node != NULL; node = node->next) {
    char *id = obl_read_xml_is (node, "style") ? obl_read_xml_dup (node, "styleId") : NULL;

    if (id != NULL)
      g_hash_table_replace (self->by_id, id, node);
  }
}

static void
index_numbering (OblDocxStyles *self)
{
  g_autoptr (GHashTable) abstracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  xmlNode *root = self->numbering == NULL ? NULL : xmlDocGetRootElement (self->numbering);

  for (xmlNode *node = root == NULL ? NULL : root->children; node != NULL; node = node->next) {
    char *id
        = obl_read_xml_is (node, "abstractNum") ? obl_read_xml_dup (node, "abstractNumId") : NULL;

    if (id != NULL)
      g_hash_table_replace (abstracts, id, node);
  }
  for (xmlNode *node = root == NULL ? NULL : root->children; node != NULL; node = node->next) {
    char *id = obl_read_xml_is (node, "num") ? obl_read_xml_dup (node, "numId") : NULL;
    g_autofree char *abstract
        = obl_read_xml_dup (obl_read_xml_child (node, "abstractNumId"), "val");

    if (id != NULL && abstract != NULL)
      g_hash_table_replace (self->abstracts, id, g_hash_table_lookup (abstracts, abstract));
    else
      g_free (id);
  }
}

static xmlDoc *
parse_part (const OblReadMembers *members, const char *folder, const char *part)
{
  g_autofree char *name = g_strconcat (folder, part, NULL);

  return obl_read_xml_parse (obl_read_members_find (members, name));
}

OblDocxStyles *
obl_docx_styles_new (const OblReadMembers *members, const char *folder)
{
  OblDocxStyles *self = g_new0 (OblDocxStyles, 1);

  self->by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->abstracts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->styles = parse_part (members, folder, "styles.xml");
  self->numbering = parse_part (members, folder, "numbering.xml");
  index_styles (self);
  index_numbering (self);
  return self;
}

void
obl_docx_styles_free (OblDocxStyles *styles)
{
  if (styles == NULL)
    return;
  g_hash_table_unref (styles->by_id);
  g_hash_table_unref (styles->abstracts);
  g_clear_pointer (&styles->styles, xmlFreeDoc);
  g_clear_pointer (&styles->numbering, xmlFreeDoc);
  g_free (styles);
}

void
obl_docx_paragraph_clear (OblDocxParagraph *paragraph)
{
  g_clear_pointer (&paragraph->list, g_free);
}

static void
take_name (const char *name, OblDocxParagraph *paragraph)
{
  g_autofree char *lower = name == NULL ? NULL : g_ascii_strdown (name, -1);

  if (lower == NULL)
    return;
  if (strcmp (lower, "title") == 0)
    paragraph->is_title = TRUE;
  else if (strcmp (lower, "quote") == 0 || strcmp (lower, "intense quote") == 0)
    paragraph->is_quote = TRUE;
  else if (g_str_has_prefix (lower, "heading ") && paragraph->heading == 0
           && g_ascii_isdigit (lower[strlen ("heading ")]))
    paragraph->heading = (guint)(lower[strlen ("heading ")] - '0');
}

/* What a style or the paragraph itself says; what was said before stays. */
static void
take_properties (const xmlNode *properties, OblDocxParagraph *paragraph, int *depth)
{
  xmlNode *numbering = obl_read_xml_child (properties, "numPr");
  int outline = obl_read_xml_get_int (obl_read_xml_child (properties, "outlineLvl"), "val", -1);

  if (paragraph->heading == 0 && outline >= 0 && outline < 9)
    paragraph->heading = (guint)outline + 1;
  if (numbering == NULL)
    return;
  if (paragraph->list == NULL)
    paragraph->list = obl_read_xml_dup (obl_read_xml_child (numbering, "numId"), "val");
  if (*depth < 0)
    *depth = obl_read_xml_get_int (obl_read_xml_child (numbering, "ilvl"), "val", -1);
}

/* A list whose items have neither number nor bullet is none. */
static void
finish_list (OblDocxStyles *self, OblDocxParagraph *paragraph, int depth)
{
  const xmlNode *abstract = g_hash_table_lookup (self->abstracts, paragraph->list);
  g_autofree char *kind = NULL;

  depth = CLAMP (depth, 0, MAX_LIST_DEPTH - 1);
  for (xmlNode *level = abstract == NULL ? NULL : abstract->children; level != NULL;
       level = level->next) {
    if (kind == NULL && obl_read_xml_is (level, "lvl")
        && obl_read_xml_get_int (level, "ilvl", -1) == depth)
      kind = obl_read_xml_dup (obl_read_xml_child (level, "numFmt"), "val");
  }
  if (abstract == NULL || g_strcmp0 (kind, "none") == 0)
    g_clear_pointer (&paragraph->list, g_free);
  paragraph->list_depth = (guint)depth + 1;
  paragraph->is_ordered = g_strcmp0 (kind, "bullet") != 0;
}

void
obl_docx_styles_look_up (OblDocxStyles *styles,
                         const xmlNode *properties,
                         OblDocxParagraph *paragraph)
{
  g_autofree char *id = obl_read_xml_dup (obl_read_xml_child (properties, "pStyle"), "val");
  int depth = -1;

  *paragraph = (OblDocxParagraph){ 0 };
  take_properties (properties, paragraph, &depth);
  for (guint i = 0; i < MAX_BASES && id != NULL; i++) {
    const xmlNode *style = g_hash_table_lookup (styles->by_id, id);
    g_autofree char *name = obl_read_xml_dup (obl_read_xml_child (style, "name"), "val");

    take_name (name, paragraph);
    take_properties (obl_read_xml_child (style, "pPr"), paragraph, &depth);
    g_free (id);
    id = obl_read_xml_dup (obl_read_xml_child (style, "basedOn"), "val");
  }
  paragraph->heading = MIN (paragraph->heading, MAX_HEADING);
  if (paragraph->list != NULL)
    finish_list (styles, paragraph, depth);
}
