/* SPDX-License-Identifier: GPL-3.0-or-later */
/* DOCX (ECMA-376) to HTML: the text as it stands with all changes accepted.  What was deleted and
 * what colleagues remarked beside it is left out; notes come at the end. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-docx.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/read/obl-read-docx-styles.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-members.h"
#include "core/read/obl-read-xml.h"

typedef struct {
  OblReadMembers *members;
  OblDocxStyles *styles;
  GHashTable *relations; /* id → target, of the part that is being read */
  OblAssets *assets;
  GString *html;
  GString *aside;      /* text boxes, which come after the paragraph they hang on */
  GPtrArray *lists;    /* the open ones, from the outermost: "ul", "ol" */
  GHashTable *numbers; /* "numbering/depth" → the last item's number */
  GPtrArray *notes;    /* char *: "footnotes/2", in the order of the text */
  char *title;         /* a paragraph that the document itself calls so */
} Docx;

static void write_blocks (Docx *self, const xmlNode *parent);

/* --- Parts ------------------------------------------------------------------------------------ */

static GHashTable *
load_relations (const OblReadMembers *members, const char *folder, const char *part)
{
  g_autofree char *name = g_strdup_printf ("%s_rels/%s.rels", folder, part);
  g_autoptr (xmlDoc) document = obl_read_xml_parse (obl_read_members_find (members, name));
  GHashTable *relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement (document);

  for (xmlNode *node = root == NULL ? NULL : root->children; node != NULL; node = node->next) {
    char *id = obl_read_xml_is (node, "Relationship") ? obl_read_xml_dup (node, "Id") : NULL;
    char *target = id == NULL ? NULL : obl_read_xml_dup (node, "Target");

    if (target != NULL)
      g_hash_table_replace (relations, id, target);
    else
      g_free (id);
  }
  return relations;
}

/* --- Runs ------------------------------------------------------------------------------------- */

static gboolean
is_on (const xmlNode *properties, const char *name)
{
  xmlNode *node = obl_read_xml_child (properties, name);
  g_autofree char *value = obl_read_xml_dup (node, "val");

  return node != NULL && g_strcmp0 (value, "0") != 0 && g_strcmp0 (value, "false") != 0
         && g_strcmp0 (value, "none") != 0;
}

static void
write_picture (Docx *self, const xmlNode *picture, const char *attribute, const char *alt)
{
  g_autofree char *id = obl_read_xml_dup (picture, attribute);
  const char *target = id == NULL ? NULL : g_hash_table_lookup (self->relations, id);
  g_autofree char *name = target == NULL ? NULL : obl_read_members_resolve ("word/x", target);
  GBytes *bytes = name == NULL ? NULL : obl_read_members_find (self->members, name);

  if (bytes == NULL)
    return;
  obl_assets_add (self->assets, name, bytes);
  g_string_append (self->html, "<img");
  obl_read_html_attribute (self->html, "src", name);
  if (alt != NULL)
    obl_read_html_attribute (self->html, "alt", alt);
  g_string_append (self->html, ">");
}

/* Pictures stay where they are; the text in a box is kept for after the paragraph. */
static void
write_drawing (Docx *self, xmlNode *drawing)
{
  g_autofree char *alt = obl_read_xml_dup (obl_read_xml_find (drawing, "docPr"), "descr");
  xmlNode *box = obl_read_xml_find (drawing, "txbxContent");
  GString *html = self->html;
  GString *aside = self->aside;

  if (box == NULL) {
    write_picture (self, obl_read_xml_find (drawing, "blip"), "embed", alt);
    write_picture (self, obl_read_xml_find (drawing, "imagedata"), "id", alt);
    return;
  }
  self->html = g_string_new (NULL);
  /* One of its own, or each box would move all before it. */
  self->aside = g_string_new (NULL);
  write_blocks (self, box);
  g_string_append_len (aside, self->html->str, (gssize)self->html->len);
  g_string_append_len (aside, self->aside->str, (gssize)self->aside->len);
  g_string_free (self->html, TRUE);
  g_string_free (self->aside, TRUE);
  self->html = html;
  self->aside = aside;
}

static void
write_note_mark (Docx *self, const xmlNode *node, const char *part)
{
  g_autofree char *id = obl_read_xml_dup (node, "id");

  if (id == NULL)
    return;
  g_ptr_array_add (self->notes, g_strdup_printf ("%s/%s", part, id));
  g_string_append_printf (self->html, "<sup>[%u]</sup>", self->notes->len);
}

static void
write_run_child (Docx *self, xmlNode *node)
{
  if (obl_read_xml_is (node, "t")) {
    g_autofree char *text = obl_read_xml_dup_text (node);

    obl_read_html_text (self->html, text);
  } else if (obl_read_xml_is (node, "tab") || obl_read_xml_is (node, "ptab")) {
    g_string_append_c (self->html, ' ');
  } else if (obl_read_xml_is (node, "br") || obl_read_xml_is (node, "cr")) {
    g_string_append (self->html, "<br>");
  } else if (obl_read_xml_is (node, "noBreakHyphen")) {
    g_string_append (self->html, "\xe2\x80\x91");
  } else if (obl_read_xml_is (node, "footnoteReference")) {
    write_note_mark (self, node, "footnotes");
  } else if (obl_read_xml_is (node, "endnoteReference")) {
    write_note_mark (self, node, "endnotes");
  } else if (obl_read_xml_is (node, "drawing") || obl_read_xml_is (node, "pict")
             || obl_read_xml_is (node, "object")) {
    write_drawing (self, node);
  } else if (obl_read_xml_is (node, "AlternateContent")) {
    /* The same twice, for newer and older programs. */
    xmlNode *choice = obl_read_xml_child (node, "Choice");

    if (choice == NULL)
      choice = obl_read_xml_child (node, "Fallback");
    for (xmlNode *child = choice == NULL ? NULL : choice->children; child != NULL;
         child = child->next)
      write_run_child (self, child);
  }
}

static void
write_run (Docx *self, const xmlNode *run)
{
  const xmlNode *properties = obl_read_xml_child (run, "rPr");
  g_autofree char *align = obl_read_xml_dup (obl_read_xml_child (properties, "vertAlign"), "val");
  const char *raised = g_strcmp0 (align, "superscript") == 0 ? "sup"
                       : g_strcmp0 (align, "subscript") == 0 ? "sub"
                                                             : NULL;
  gboolean is_bold = is_on (properties, "b");
  gboolean is_italic = is_on (properties, "i");

  if (is_on (properties, "vanish"))
    return;
  g_string_append_printf (self->html, "%s%s", is_bold ? "<b>" : "", is_italic ? "<i>" : "");
  if (raised != NULL)
    g_string_append_printf (self->html, "<%s>", raised);
  for (xmlNode *child = run->children; child != NULL; child = child->next)
    write_run_child (self, child);
  if (raised != NULL)
    g_string_append_printf (self->html, "</%s>", raised);
  g_string_append_printf (self->html, "%s%s", is_italic ? "</i>" : "", is_bold ? "</b>" : "");
}

static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const names[] = { "del", "moveFrom", "pPr", "rPr", "sdtPr", "tcPr", "trPr" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (obl_read_xml_is (node, names[i]))
      return TRUE;
  }
  return node->type != XML_ELEMENT_NODE;
}

static void
write_inline (Docx *self, const xmlNode *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next) {
    g_autofree char *id = NULL;
    const char *target;

    if (is_left_out (node))
      continue;
    if (obl_read_xml_is (node, "r")) {
      write_run (self, node);
      continue;
    }
    id = obl_read_xml_is (node, "hyperlink") ? obl_read_xml_dup (node, "id") : NULL;
    target = id == NULL ? NULL : g_hash_table_lookup (self->relations, id);
    if (target != NULL) {
      g_string_append (self->html, "<a");
      obl_read_html_attribute (self->html, "href", target);
      g_string_append_c (self->html, '>');
    }
    write_inline (self, node);
    if (target != NULL)
      g_string_append (self->html, "</a>");
  }
}

/* --- Paragraphs and lists --------------------------------------------------------------------- */

/* An item stays open, with its list, until what comes is not deeper. */
static void
close_lists (Docx *self, guint depth)
{
  while (self->lists->len > depth) {
    g_string_append_printf (self->html, "</li></%s>",
                            (const char *)self->lists->pdata[self->lists->len - 1]);
    g_ptr_array_set_size (self->lists, (int)self->lists->len - 1);
  }
}

/* The number of the next item; what is deeper begins again. */
static guint
count_item (Docx *self, const OblDocxParagraph *paragraph)
{
  char *key = g_strdup_printf ("%s/%u", paragraph->list, paragraph->list_depth);
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key)) + 1;

  g_hash_table_replace (self->numbers, key, GUINT_TO_POINTER (number));
  for (guint depth = paragraph->list_depth + 1; depth < 10; depth++) {
    g_autofree char *deeper = g_strdup_printf ("%s/%u", paragraph->list, depth);

    g_hash_table_remove (self->numbers, deeper);
  }
  return number;
}

static void
open_item (Docx *self, const OblDocxParagraph *paragraph)
{
  const char *element = paragraph->is_ordered ? "ol" : "ul";
  guint number = count_item (self, paragraph);

  close_lists (self, paragraph->list_depth);
  if (self->lists->len == paragraph->list_depth) {
    if (strcmp (self->lists->pdata[self->lists->len - 1], element) == 0) {
      g_string_append (self->html, "</li><li>");
      return;
    }
    close_lists (self, paragraph->list_depth - 1);
  }
  while (self->lists->len < paragraph->list_depth) {
    gboolean is_last = self->lists->len + 1 == paragraph->list_depth;

    g_string_append_printf (self->html, "<%s", element);
    if (is_last && paragraph->is_ordered && number > 1)
      g_string_append_printf (self->html, " start=\"%u\"", number);
    g_string_append (self->html, "><li>");
    g_ptr_array_add (self->lists, (gpointer)element);
  }
}

static void
keep_title (Docx *self, const xmlNode *node, const OblDocxParagraph *paragraph)
{
  if (paragraph->is_title && self->title == NULL) {
    g_autofree char *text = obl_read_xml_dup_text (node);

    if (*g_strstrip (text) != '\0')
      self->title = g_steal_pointer (&text);
  }
}

static void
write_paragraph (Docx *self, const xmlNode *node)
{
  const xmlNode *properties = obl_read_xml_child (node, "pPr");
  const char *direction = is_on (properties, "bidi") ? " dir=\"rtl\"" : "";
  g_auto (OblDocxParagraph) paragraph = { 0 };
  char element[] = "p\0";
  gsize before;
  gsize begin;

  obl_docx_styles_look_up (self->styles, properties, &paragraph);
  if (paragraph.is_title)
    paragraph.heading = 1;
  if (paragraph.heading > 0) {
    element[0] = 'h';
    element[1] = (char)('0' + paragraph.heading);
  }
  before = self->html->len;
  if (paragraph.list != NULL && paragraph.heading == 0)
    open_item (self, &paragraph);
  else
    close_lists (self, 0);
  g_string_append_printf (self->html, "%s<%s%s>", paragraph.is_quote ? "<blockquote>" : "", element,
                          direction);
  begin = self->html->len;
  write_inline (self, node);
  if (self->html->len == begin && self->lists->len == 0)
    g_string_truncate (self->html, before);
  else
    g_string_append_printf (self->html, "</%s>%s\n", element,
                            paragraph.is_quote ? "</blockquote>" : "");
  keep_title (self, node, &paragraph);
  if (self->aside->len > 0) {
    g_string_append_len (self->html, self->aside->str, (gssize)self->aside->len);
    g_string_truncate (self->aside, 0);
  }
}

/* --- Tables ----------------------------------------------------------------------------------- */

static int
get_width (const xmlNode *cell)
{
  xmlNode *span = obl_read_xml_child (obl_read_xml_child (cell, "tcPr"), "gridSpan");

  return CLAMP (obl_read_xml_get_int (span, "val", 1), 1, 1000);
}

static gboolean
is_continued (const xmlNode *cell)
{
  xmlNode *merge = obl_read_xml_child (obl_read_xml_child (cell, "tcPr"), "vMerge");
  g_autofree char *kind = obl_read_xml_dup (merge, "val");

  return merge != NULL && g_strcmp0 (kind, "restart") != 0;
}

/* The cell of @row that begins in @column. */
static const xmlNode *
find_cell (const xmlNode *row, int column)
{
  int at = 0;

  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    if (!obl_read_xml_is (cell, "tc"))
      continue;
    if (at >= column)
      return at == column ? cell : NULL;
    at += get_width (cell);
  }
  return NULL;
}

static int
count_rows (const xmlNode *row, int column)
{
  int n_rows = 1;

  for (row = row->next; row != NULL; row = row->next) {
    const xmlNode *cell = obl_read_xml_is (row, "tr") ? find_cell (row, column) : NULL;

    if (!obl_read_xml_is (row, "tr"))
      continue;
    if (cell == NULL || !is_continued (cell))
      break;
    n_rows++;
  }
  return n_rows;
}

static void
write_row (Docx *self, const xmlNode *row)
{
  const xmlNode *properties = obl_read_xml_child (row, "trPr");
  const char *element = is_on (properties, "tblHeader") ? "th" : "td";
  int column = 0;

  if (obl_read_xml_child (properties, "del") != NULL)
    return;
  g_string_append (self->html, "<tr>");
  for (const xmlNode *cell = row->children; cell != NULL; cell = cell->next) {
    int width;
    int height;

    if (!obl_read_xml_is (cell, "tc"))
      continue;
    width = get_width (cell);
    if (!is_continued (cell)) {
      height = count_rows (row, column);
      g_string_append_printf (self->html, "<%s", element);
      if (width > 1)
        g_string_append_printf (self->html, " colspan=\"%d\"", width);
      if (height > 1)
        g_string_append_printf (self->html, " rowspan=\"%d\"", height);
      g_string_append_c (self->html, '>');
      write_blocks (self, cell);
      g_string_append_printf (self->html, "</%s>", element);
    }
    column += width;
  }
  g_string_append (self->html, "</tr>\n");
}

static void
write_table (Docx *self, const xmlNode *table)
{
  close_lists (self, 0);
  g_string_append (self->html, "<table>\n");
  for (const xmlNode *row = table->children; row != NULL; row = row->next) {
    if (obl_read_xml_is (row, "tr"))
      write_row (self, row);
  }
  g_string_append (self->html, "</table>\n");
}

/* --- The whole -------------------------------------------------------------------------------- */

static void
write_block (Docx *self, const xmlNode *node)
{
  if (is_left_out (node))
    return;
  if (obl_read_xml_is (node, "p")) {
    write_paragraph (self, node);
  } else if (obl_read_xml_is (node, "tbl")) {
    write_table (self, node);
  } else {
    for (const xmlNode *child = node->children; child != NULL; child = child->next)
      write_block (self, child);
  }
}

/* Lists that begin within end within. */
static void
write_blocks (Docx *self, const xmlNode *parent)
{
  GPtrArray *outer = self->lists;

  self->lists = g_ptr_array_new ();
  for (const xmlNode *child = parent->children; child != NULL; child = child->next)
    write_block (self, child);
  close_lists (self, 0);
  g_ptr_array_unref (self->lists);
  self->lists = outer;
}

static const xmlNode *
find_note (const xmlDoc *document, const char *id)
{
  xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement (document);

  for (xmlNode *node = root == NULL ? NULL : root->children; node != NULL; node = node->next) {
    g_autofree char *own = node->type == XML_ELEMENT_NODE ? obl_read_xml_dup (node, "id") : NULL;

    if (g_strcmp0 (own, id) == 0)
      return node;
  }
  return NULL;
}

/* Notes may have notes of their own: the list grows while it is written. */
static void
write_notes (Docx *self)
{
  g_autoptr (xmlDoc) foot
      = obl_read_xml_parse (obl_read_members_find (self->members, "word/footnotes.xml"));
  g_autoptr (xmlDoc) end
      = obl_read_xml_parse (obl_read_members_find (self->members, "word/endnotes.xml"));
  g_autoptr (GHashTable) of_foot = load_relations (self->members, "word/", "footnotes.xml");
  g_autoptr (GHashTable) of_end = load_relations (self->members, "word/", "endnotes.xml");
  const guint n_notes = self->notes->len;

  if (n_notes == 0)
    return;
  g_string_append (self->html, "<ol>\n");
  for (guint i = 0; i < n_notes; i++) {
    const char *note = self->notes->pdata[i];
    gboolean is_foot = g_str_has_prefix (note, "footnotes/");
    const xmlNode *node = find_note (is_foot ? foot : end, strchr (note, '/') + 1);

    g_hash_table_unref (self->relations);
    self->relations = g_hash_table_ref (is_foot ? of_foot : of_end);
    g_string_append (self->html, "<li>");
    if (node != NULL)
      write_blocks (self, node);
    g_string_append (self->html, "</li>\n");
  }
  g_string_append (self->html, "</ol>\n");
}

static OblDocument *
import (Docx *self, const OblReadItem *item, OblImportOptions *options, GError **error)
{
  g_autoptr (OblDocument) facts
      = obl_read_facts_from_core (obl_read_members_find (self->members, "docProps/core.xml"));
  g_autoptr (GBytes) bytes = NULL;

  if (self->title != NULL) {
    g_free (facts->title);
    facts->title = g_strdup (self->title);
  }
  obl_read_facts_complete (facts, options->facts);
  bytes = g_bytes_new (self->html->str, self->html->len);
  options->format = "html";
  options->charset = "utf-8";
  options->original = item->bytes;
  options->reader = "docx 1";
  options->facts = facts;
  options->assets = self->assets;
  options->is_article = TRUE;
  return obl_import_bytes (bytes, options, error);
}

static OblDocument *
convert (Docx *self, const OblReadItem *item, OblImportOptions *options, GError **error)
{
  g_autoptr (xmlDoc) document
      = obl_read_xml_parse (obl_read_members_find (self->members, "word/document.xml"));
  xmlNode *body
      = document == NULL ? NULL : obl_read_xml_child (xmlDocGetRootElement (document), "body");

  if (body == NULL) {
    obl_read_set_broken (error, item->name, _ ("the text in it is damaged"));
    return NULL;
  }
  g_string_append (self->html, "<!doctype html>\n");
  write_blocks (self, body);
  write_notes (self);
  return import (self, item, options, error);
}

static gboolean
check_kind (const OblReadMembers *members, const char *name, GError **error)
{
  const char *what = obl_read_members_has_folder (members, "xl/")
                         ? _ ("it is a spreadsheet; save it as CSV to import its rows")
                     : obl_read_members_has_folder (members, "ppt/")
                         ? _ ("it is a presentation; save its text as a document first")
                         : _ ("there is no text document in it");

  if (obl_read_members_find (members, "word/document.xml") != NULL)
    return TRUE;
  obl_read_set_broken (error, name, what);
  return FALSE;
}

static OblDocument *
read_docx (const OblReadItem *item, OblImportOptions *options, GError **error)
{
  g_autoptr (OblReadMembers) members = obl_read_members_new (item->bytes, item->name, error);
  g_autoptr (OblAssets) assets = obl_assets_new ();
  Docx self = { .members = members, .assets = assets };
  OblDocument *document;

  if (members == NULL || !check_kind (members, item->name, error))
    return NULL;
  self.styles = obl_docx_styles_new (members, "word/");
  self.relations = load_relations (members, "word/", "document.xml");
  self.html = g_string_new (NULL);
  self.aside = g_string_new (NULL);
  self.numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.notes = g_ptr_array_new_with_free_func (g_free);
  document = convert (&self, item, options, error);
  obl_docx_styles_free (self.styles);
  g_hash_table_unref (self.relations);
  g_string_free (self.html, TRUE);
  g_string_free (self.aside, TRUE);
  g_hash_table_unref (self.numbers);
  g_ptr_array_unref (self.notes);
  g_free (self.title);
  return document;
}

/* Spreadsheets and presentations too: they are refused in words of their own. */
static gboolean
recognise (const OblReadHead *head)
{
  return obl_read_members_head_has (head, "[Content_Types].xml")
         || (obl_read_members_head_has (head, "_rels/.rels")
             && obl_read_members_head_has (head, "word/"));
}

const OblReader obl_reader_docx = {
  .format = "docx",
  .media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  .recognise = recognise,
  .read = read_docx,
};
