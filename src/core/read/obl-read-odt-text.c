/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One walk down the elements of the text.  Elements without a meaning of their own are gone through:
 * what a future version adds is read as what is in it. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-odt-text.h"

#include <string.h>

#include "core/read/obl-read-xml.h"

#define MAX_SPACES 200
#define MAX_REPEATED 64
#define MAX_SPAN 1000
#define MAX_HEADING 6

typedef struct {
  const OblReadMembers *members; /* NULL for a flat file */
  OblOdtStyles *styles;
  OblAssets *assets;
  GString *html;
  GString *aside;      /* text boxes, which come after the paragraph they hang on */
  GPtrArray *notes;    /* xmlNode: bodies, in the order of the text */
  GHashTable *numbers; /* a list's style → its last item's number */
  char *title;         /* a paragraph that the document itself calls so */
  guint n_pictures;
  guint list_depth;
  gboolean is_of_headings; /* the list */
  gboolean is_preformatted;
  gboolean is_caption;
} Odt;

static void write_blocks (Odt *self, const xmlNode *parent);
static void write_inline (Odt *self, const xmlNode *parent);

/* --- Pictures and boxes ----------------------------------------------------------------------- */

/* A flat file has its pictures written into it. */
static char *
add_picture (Odt *self, const xmlNode *image)
{
  g_autofree char *path = obl_read_xml_dup (image, "href");
  g_autofree char *data = obl_read_xml_dup_text (obl_read_xml_child (image, "binary-data"));
  g_autoptr (GBytes) own = NULL;
  GBytes *bytes = NULL;
  char *name = NULL;
  gsize n_bytes;

  if (path != NULL && self->members != NULL) {
    name = obl_read_members_resolve ("", path);
    bytes = obl_read_members_find (self->members, name);
  } else if (data != NULL && strlen (data) > 1) {
    g_base64_decode_inplace (data, &n_bytes);
    own = g_bytes_new (data, n_bytes);
    bytes = own;
    name = g_strdup_printf ("picture-%u", ++self->n_pictures);
  }
  if (bytes == NULL) {
    g_free (name);
    return NULL;
  }
  obl_assets_add (self->assets, name, bytes);
  return name;
}

static void
write_picture (Odt *self, const xmlNode *frame)
{
  g_autofree char *name = NULL;
  g_autofree char *title = obl_read_xml_dup_child_text (frame, "title");
  g_autofree char *alt = obl_read_xml_dup_child_text (frame, "desc");

  /* The first that is a picture: a frame may hold the same several times. */
  for (xmlNode *child = frame->children; child != NULL && name == NULL; child = child->next) {
    if (obl_read_xml_is (child, "image"))
      name = add_picture (self, child);
  }
  if (name == NULL)
    return;
  g_string_append (self->html, "<img");
  obl_read_html_attribute (self->html, "src", name);
  if (alt == NULL || *alt == '\0') {
    g_free (alt);
    alt = g_steal_pointer (&title);
  }
  if (alt != NULL)
    obl_read_html_attribute (self->html, "alt", alt);
  if (title != NULL && *title != '\0')
    obl_read_html_attribute (self->html, "title", title);
  g_string_append_c (self->html, '>');
}

/* A picture with its caption is a box of one paragraph, in which the picture stands. */
static const xmlNode *
find_caption (xmlNode *box)
{
  const xmlNode *paragraph = xmlFirstElementChild (box);

  if (!obl_read_xml_is (paragraph, "p") || xmlNextElementSibling ((xmlNode *)paragraph) != NULL)
    return NULL;
  return obl_read_xml_find ((xmlNode *)paragraph, "image") == NULL ? NULL : paragraph;
}

static void
write_figure (Odt *self, const xmlNode *paragraph)
{
  g_string_append (self->html, "<figure>");
  for (xmlNode *node = obl_read_xml_next (paragraph, paragraph); node != NULL;
       node = obl_read_xml_next (node, paragraph)) {
    if (obl_read_xml_is (node, "frame"))
      write_picture (self, node);
  }
  g_string_append (self->html, "<figcaption>");
  self->is_caption = TRUE;
  write_inline (self, paragraph);
  self->is_caption = FALSE;
  g_string_append (self->html, "</figcaption></figure>\n");
}

/* What a frame or a drawn shape has in it, as blocks. */
static void
write_box (Odt *self, xmlNode *shape)
{
  xmlNode *box = obl_read_xml_child (shape, "text-box");
  const xmlNode *caption = box == NULL ? NULL : find_caption (box);

  if (caption != NULL)
    write_figure (self, caption);
  else
    write_blocks (self, box == NULL ? shape : box);
}

static void
flush_aside (Odt *self)
{
  if (self->aside->len == 0)
    return;
  g_string_append_len (self->html, self->aside->str, (gssize)self->aside->len);
  g_string_truncate (self->aside, 0);
}

static void
write_aside (Odt *self, xmlNode *shape)
{
  const Odt outer = *self;

  self->html = g_string_new (NULL);
  self->aside = g_string_new (NULL);
  self->is_preformatted = FALSE;
  self->is_caption = FALSE;
  write_box (self, shape);
  flush_aside (self);
  g_string_append_len (outer.aside, self->html->str, (gssize)self->html->len);
  g_string_free (self->html, TRUE);
  g_string_free (self->aside, TRUE);
  self->html = outer.html;
  self->aside = outer.aside;
  self->is_preformatted = outer.is_preformatted;
  self->is_caption = outer.is_caption;
}

static gboolean
is_shape (const xmlNode *node)
{
  static const char *const names[]
      = { "custom-shape", "rect", "ellipse",   "circle",  "polygon", "polyline",
          "line",         "path", "connector", "caption", "g",       "regular-polygon" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (obl_read_xml_is (node, names[i]))
      return TRUE;
  }
  return FALSE;
}

/* Inside a paragraph pictures stay where they are; text in a box is kept for after it.  A caption's
 * have been written before it. */
static void
write_frame (Odt *self, xmlNode *frame, gboolean in_block)
{
  gboolean has_text = is_shape (frame) || obl_read_xml_child (frame, "text-box") != NULL;

  if (has_text && in_block)
    write_box (self, frame);
  else if (has_text)
    write_aside (self, frame);
  else if (!self->is_caption)
    write_picture (self, frame);
}

/* --- Runs ------------------------------------------------------------------------------------- */

static gboolean
is_left_out (const xmlNode *node)
{
  static const char *const names[]
      = { "tracked-changes",  "annotation",         "annotation-end",   "forms",
          "table-of-content", "illustration-index", "table-index",      "object-index",
          "sequence-decls",   "variable-decls",     "user-field-decls", "script",
          "event-listeners",  "hidden-text",        "ruby-text",        "note-citation",
          "binary-data" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (obl_read_xml_is (node, names[i]))
      return TRUE;
  }
  return FALSE;
}

/* White space in the file is one space; more of it has elements of its own. */
static void
write_text (Odt *self, const xmlNode *node)
{
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *p = (const char *)node->content; p != NULL && *p != '\0'; p++) {
    if (!g_ascii_isspace (*p))
      g_string_append_c (plain, *p);
    else if (p == (const char *)node->content || !g_ascii_isspace (p[-1]))
      g_string_append_c (plain, ' ');
  }
  obl_read_html_text (self->html, plain->str);
}

static void
write_note_mark (Odt *self, const xmlNode *note)
{
  xmlNode *body = obl_read_xml_child (note, "note-body");

  if (body == NULL)
    return;
  g_ptr_array_add (self->notes, body);
  g_string_append_printf (self->html, "<sup>[%u]</sup>", self->notes->len);
}

static void
write_span (Odt *self, const xmlNode *span)
{
  g_autofree char *name = obl_read_xml_dup (span, "style-name");
  const OblOdtStyle *style = obl_odt_styles_find (self->styles, "text", name);
  const char *raised = style->is_raised ? "sup" : style->is_lowered ? "sub" : NULL;

  if (style->is_hidden)
    return;
  g_string_append_printf (self->html, "%s%s", style->is_bold ? "<b>" : "",
                          style->is_italic ? "<i>" : "");
  if (raised != NULL)
    g_string_append_printf (self->html, "<%s>", raised);
  write_inline (self, span);
  if (raised != NULL)
    g_string_append_printf (self->html, "</%s>", raised);
  g_string_append_printf (self->html, "%s%s", style->is_italic ? "</i>" : "",
                          style->is_bold ? "</b>" : "");
}

static void
write_link (Odt *self, const xmlNode *link)
{
  g_autofree char *target = obl_read_xml_dup (link, "href");

  if (target != NULL) {
    g_string_append (self->html, "<a");
    obl_read_html_attribute (self->html, "href", target);
    g_string_append_c (self->html, '>');
  }
  write_inline (self, link);
  if (target != NULL)
    g_string_append (self->html, "</a>");
}

static void
write_ruby (Odt *self, const xmlNode *ruby)
{
  const xmlNode *base = obl_read_xml_child (ruby, "ruby-base");
  const xmlNode *reading = obl_read_xml_child (ruby, "ruby-text");

  g_string_append (self->html, "<ruby>");
  if (base != NULL)
    write_inline (self, base);
  if (reading != NULL) {
    g_string_append (self->html, "<rt>");
    write_inline (self, reading);
    g_string_append (self->html, "</rt>");
  }
  g_string_append (self->html, "</ruby>");
}

static void
write_inline_element (Odt *self, xmlNode *node)
{
  if (obl_read_xml_is (node, "span")) {
    write_span (self, node);
  } else if (obl_read_xml_is (node, "s")) {
    for (int n = CLAMP (obl_read_xml_get_int (node, "c", 1), 1, MAX_SPACES); n > 0; n--)
      g_string_append_c (self->html, ' ');
  } else if (obl_read_xml_is (node, "tab")) {
    g_string_append_c (self->html, self->is_preformatted ? '\t' : ' ');
  } else if (obl_read_xml_is (node, "line-break")) {
    g_string_append (self->html, self->is_preformatted ? "\n" : "<br>");
  } else if (obl_read_xml_is (node, "a")) {
    write_link (self, node);
  } else if (obl_read_xml_is (node, "note")) {
    write_note_mark (self, node);
  } else if (obl_read_xml_is (node, "ruby")) {
    write_ruby (self, node);
  } else if (obl_read_xml_is (node, "frame") || is_shape (node)) {
    write_frame (self, node, FALSE);
  } else {
    write_inline (self, node);
  }
}

static void
write_inline (Odt *self, const xmlNode *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
      write_text (self, node);
    else if (node->type == XML_ELEMENT_NODE && !is_left_out (node))
      write_inline_element (self, node);
  }
}

/* --- Paragraphs ------------------------------------------------------------------------------- */

static void
keep_title (Odt *self, const xmlNode *node)
{
  g_autofree char *text = self->title == NULL ? obl_read_xml_dup_text (node) : NULL;

  if (text != NULL && *g_strstrip (text) != '\0')
    self->title = g_steal_pointer (&text);
}

/* Each line of preformatted text is a paragraph: those that follow each other are one block. */
static void
write_preformatted (Odt *self, const xmlNode *node)
{
  static const char end[] = "</pre>\n";
  gsize n_end = strlen (end);

  if (self->html->len >= n_end && strcmp (self->html->str + self->html->len - n_end, end) == 0) {
    g_string_truncate (self->html, self->html->len - n_end);
    g_string_append_c (self->html, '\n');
  } else {
    g_string_append (self->html, "<pre>\n");
  }
  self->is_preformatted = TRUE;
  write_inline (self, node);
  self->is_preformatted = FALSE;
  g_string_append (self->html, end);
  flush_aside (self);
}

static void
write_paragraph (Odt *self, const xmlNode *node)
{
  g_autofree char *name = obl_read_xml_dup (node, "style-name");
  const OblOdtStyle *style = obl_odt_styles_find (self->styles, "paragraph", name);
  int level = obl_read_xml_is (node, "h") ? obl_read_xml_get_int (node, "outline-level", 1)
                                          : (int)style->heading;
  char element[] = "p\0";
  gsize before = self->html->len;
  gsize begin;

  if (style->is_hidden)
    return;
  if (style->is_preformatted && level == 0) {
    write_preformatted (self, node);
    return;
  }
  if (style->is_title)
    level = 1;
  if (level > 0) {
    element[0] = 'h';
    element[1] = (char)('0' + MIN (level, MAX_HEADING));
  }
  g_string_append_printf (self->html, "%s<%s%s>", style->is_quote ? "<blockquote>" : "", element,
                          style->is_right_to_left ? " dir=\"rtl\"" : "");
  begin = self->html->len;
  write_inline (self, node);
  if (self->html->len == begin)
    g_string_truncate (self->html, before);
  else
    g_string_append_printf (self->html, "</%s>%s\n", element,
                            style->is_quote ? "</blockquote>" : "");
  if (style->is_title)
    keep_title (self, node);
  flush_aside (self);
}

/* --- Lists ------------------------------------------------------------------------------------ */

/* Numbered headings are headings in lists. */
static gboolean
is_of_headings (xmlNode *list)
{
  return obl_read_xml_find (list, "h") != NULL && obl_read_xml_find (list, "p") == NULL;
}

static guint
get_start (Odt *self, const xmlNode *list, const char *style)
{
  g_autofree char *continues = obl_read_xml_dup (list, "continue-numbering");
  g_autofree char *continued = obl_read_xml_dup (list, "continue-list");
  const xmlNode *item = obl_read_xml_child (list, "list-item");
  int start = obl_read_xml_get_int (item, "start-value", 0);

  if (start > 0)
    return (guint)start;
  if (continued != NULL || g_strcmp0 (continues, "true") == 0)
    return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, style)) + 1;
  return 1;
}

/* @outer: the style of the list around, which this one has when it names none. */
static void
write_list (Odt *self, xmlNode *list, const char *outer)
{
  g_autofree char *own = obl_read_xml_dup (list, "style-name");
  const char *style = own != NULL ? own : outer != NULL ? outer : "";
  gboolean is_list;
  gboolean is_ordered = obl_odt_styles_is_ordered (self->styles, style, self->list_depth + 1);
  guint number = is_ordered && self->list_depth == 0 ? get_start (self, list, style) : 1;

  if (self->list_depth == 0)
    self->is_of_headings = is_of_headings (list);
  is_list = !self->is_of_headings;
  self->list_depth++;
  if (is_list && number > 1)
    g_string_append_printf (self->html, "<ol start=\"%u\">", number);
  else if (is_list)
    g_string_append (self->html, is_ordered ? "<ol>" : "<ul>");
  for (xmlNode *item = list->children; item != NULL; item = item->next) {
    if (!obl_read_xml_is (item, "list-item") && !obl_read_xml_is (item, "list-header"))
      continue;
    g_string_append (self->html, is_list ? "<li>" : "");
    for (xmlNode *child = item->children; child != NULL; child = child->next) {
      if (obl_read_xml_is (child, "list"))
        write_list (self, child, style);
      else if (obl_read_xml_is (child, "p") || obl_read_xml_is (child, "h"))
        write_paragraph (self, child);
    }
    g_string_append (self->html, is_list ? "</li>\n" : "");
    number++;
  }
  if (is_list)
    g_string_append (self->html, is_ordered ? "</ol>\n" : "</ul>\n");
  self->list_depth--;
  if (self->list_depth == 0)
    g_hash_table_replace (self->numbers, g_strdup (style), GUINT_TO_POINTER (number - 1));
}

/* --- Tables ----------------------------------------------------------------------------------- */

static void
write_cell (Odt *self, const xmlNode *cell, const char *element)
{
  int width = obl_read_xml_get_int (cell, "number-columns-spanned", 1);
  int height = obl_read_xml_get_int (cell, "number-rows-spanned", 1);
  int repeated = obl_read_xml_get_int (cell, "number-columns-repeated", 1);

  for (int i = CLAMP (repeated, 1, MAX_REPEATED); i > 0; i--) {
    g_string_append_printf (self->html, "<%s", element);
    if (width > 1)
      g_string_append_printf (self->html, " colspan=\"%d\"", MIN (width, MAX_SPAN));
    if (height > 1)
      g_string_append_printf (self->html, " rowspan=\"%d\"", MIN (height, MAX_SPAN));
    g_string_append_c (self->html, '>');
    /* Only empty cells are repeated in texts. */
    if (i == 1)
      write_blocks (self, cell);
    g_string_append_printf (self->html, "</%s>", element);
  }
}

static void
write_rows (Odt *self, const xmlNode *parent, gboolean is_header)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if (obl_read_xml_is (node, "table-row")) {
      g_string_append (self->html, "<tr>");
      for (const xmlNode *cell = node->children; cell != NULL; cell = cell->next) {
        if (obl_read_xml_is (cell, "table-cell"))
          write_cell (self, cell, is_header ? "th" : "td");
      }
      g_string_append (self->html, "</tr>\n");
    } else if (node->type == XML_ELEMENT_NODE) {
      write_rows (self, node, is_header || obl_read_xml_is (node, "table-header-rows"));
    }
  }
}

static void
write_table (Odt *self, const xmlNode *table)
{
  g_string_append (self->html, "<table>\n");
  write_rows (self, table, FALSE);
  g_string_append (self->html, "</table>\n");
}

/* --- The whole -------------------------------------------------------------------------------- */

static gboolean
is_hidden_section (const xmlNode *node)
{
  g_autofree char *display
      = obl_read_xml_is (node, "section") ? obl_read_xml_dup (node, "display") : NULL;

  return g_strcmp0 (display, "none") == 0;
}

static void
write_block (Odt *self, xmlNode *node)
{
  if (node->type != XML_ELEMENT_NODE || is_left_out (node) || is_hidden_section (node))
    return;
  if (obl_read_xml_is (node, "p") || obl_read_xml_is (node, "h"))
    write_paragraph (self, node);
  else if (obl_read_xml_is (node, "list"))
    write_list (self, node, NULL);
  else if (obl_read_xml_is (node, "table"))
    write_table (self, node);
  else if (obl_read_xml_is (node, "frame"))
    write_frame (self, node, TRUE);
  else
    write_blocks (self, node);
}

/* Lists that begin within end within. */
static void
write_blocks (Odt *self, const xmlNode *parent)
{
  guint depth = self->list_depth;
  gboolean of_headings = self->is_of_headings;

  self->list_depth = 0;
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    write_block (self, node);
  self->list_depth = depth;
  self->is_of_headings = of_headings;
}

/* Notes may have notes of their own, which are not written. */
static void
write_notes (Odt *self)
{
  const guint n_notes = self->notes->len;

  if (n_notes == 0)
    return;
  g_string_append (self->html, "<ol>\n");
  for (guint i = 0; i < n_notes; i++) {
    g_string_append (self->html, "<li>");
    write_blocks (self, self->notes->pdata[i]);
    g_string_append (self->html, "</li>\n");
  }
  g_string_append (self->html, "</ol>\n");
}

GString *
obl_odt_write (const OblReadMembers *members,
               OblOdtStyles *styles,
               OblAssets *assets,
               const xmlNode *text,
               char **title)
{
  g_autoptr (GString) aside = g_string_new (NULL);
  g_autoptr (GPtrArray) notes = g_ptr_array_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Odt self = { .members = members,
               .styles = styles,
               .assets = assets,
               .html = g_string_new ("<!doctype html>\n"),
               .aside = aside,
               .notes = notes,
               .numbers = numbers };

  write_blocks (&self, text);
  write_notes (&self);
  *title = self.title;
  return self.html;
}
