/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Start and end tags of a reading: containers, blocks and inline elements, the empty cells of
 * tables, and pictures. */
#define G_LOG_DOMAIN "obl-reading"

#include "config.h"

#include "core/html/obl-reading-private.h"

#include <inttypes.h>
#include <string.h>

#include "core/html/obl-char.h"

OblReadingFrame *
obl_reading_get_frame (const OblReading *reading, guint index)
{
  return &g_array_index (reading->frames, OblReadingFrame, index);
}

OblReadingFrame *
obl_reading_get_top_frame (const OblReading *reading)
{
  g_assert (reading->frames->len > 0);
  return obl_reading_get_frame (reading, reading->frames->len - 1);
}

/* --- Characters ------------------------------------------------------------------------------- */

void
obl_reading_append_escaped (GString *html, const char *utf8, gsize n_bytes)
{
  for (const char *p = utf8; p < utf8 + n_bytes; p++) {
    switch (*p) {
    case '&':
      g_string_append (html, "&amp;");
      break;
    case '<':
      g_string_append (html, "&lt;");
      break;
    case '>':
      g_string_append (html, "&gt;");
      break;
    case '"':
      g_string_append (html, "&quot;");
      break;
    case '\r':
      /* A parser would make a bare one a line feed. */
      g_string_append (html, "&#13;");
      break;
    default:
      g_string_append_c (html, *p);
    }
  }
}

void
obl_reading_append_attribute (GString *attributes, const char *name, const char *value)
{
  g_string_append_printf (attributes, " %s=\"", name);
  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p)) {
    if (obl_char_is_sound (g_utf8_get_char (p)))
      obl_reading_append_escaped (attributes, p, (gsize)(g_utf8_next_char (p) - p));
  }
  g_string_append_c (attributes, '"');
}

/* --- Elements --------------------------------------------------------------------------------- */

static void
write_start_tag (OblReading *reading, OblReadingFrame *frame)
{
  g_string_append_printf (reading->html, "<%s%s>", frame->element,
                          frame->attributes == NULL ? "" : frame->attributes);
  if (strcmp (frame->element, "table") == 0) {
    reading->n_rows = 0;
    g_array_set_size (reading->covered, 0);
  } else if (strcmp (frame->element, "tr") == 0) {
    reading->next_column = 0;
    reading->n_rows++;
  }
  frame->is_written = TRUE;
}

void
obl_reading_write_end_tag (OblReading *reading, OblReadingFrame *frame)
{
  if (frame->is_written)
    g_string_append_printf (reading->html, "</%s>", frame->element);
  frame->is_written = FALSE;
}

void
obl_reading_push_frame (OblReading *reading,
                        OblReadingFrameKind kind,
                        const char *element,
                        const char *attributes)
{
  OblReadingFrame frame = { kind, element, g_strdup (attributes), FALSE };

  g_array_append_val (reading->frames, frame);
}

void
obl_reading_pop_frame (OblReading *reading)
{
  obl_reading_write_end_tag (reading, obl_reading_get_top_frame (reading));
  g_array_set_size (reading->frames, reading->frames->len - 1);
}

/* The innermost container, NULL for the article itself. */
static const char *
get_container (const OblReading *reading)
{
  for (guint i = reading->frames->len; i-- > 0;) {
    if (obl_reading_get_frame (reading, i)->kind == OBL_READING_FRAME_CONTAINER)
      return obl_reading_get_frame (reading, i)->element;
  }
  return NULL;
}

/* Lists and tables have parts of their own, among which nothing else may be. */
static gboolean
can_hold_figure (const char *container)
{
  static const char *const others[] = { "table", "tbody", "tr", "ul", "ol", "dl" };

  for (guint i = 0; container != NULL && i < G_N_ELEMENTS (others); i++) {
    if (strcmp (container, others[i]) == 0)
      return FALSE;
  }
  return TRUE;
}

/* In the container, before a block that is not written yet. */
static void
write_figure (OblReading *reading, const char *markup)
{
  gboolean in_figure = g_strcmp0 (get_container (reading), "figure") == 0;

  obl_reading_write_frames (reading, OBL_READING_FRAME_CONTAINER);
  g_string_append_printf (reading->html, in_figure ? "%s" : "<figure>%s</figure>", markup);
}

void
obl_reading_write_strays (OblReading *reading)
{
  if (reading->strays->len == 0 || reading->has_block || !can_hold_figure (get_container (reading)))
    return;
  for (guint i = 0; i < reading->strays->len; i++)
    write_figure (reading, reading->strays->pdata[i]);
  g_ptr_array_set_size (reading->strays, 0);
}

void
obl_reading_open (OblReading *reading, const char *element, const char *attributes)
{
  obl_reading_push_frame (
      reading, reading->has_block ? OBL_READING_FRAME_INLINE : OBL_READING_FRAME_CONTAINER, element,
      attributes);
}

void
obl_reading_close (OblReading *reading)
{
  g_assert (obl_reading_get_top_frame (reading)->kind
            == (reading->has_block ? OBL_READING_FRAME_INLINE : OBL_READING_FRAME_CONTAINER));
  obl_reading_pop_frame (reading);
  obl_reading_write_strays (reading);
}

void
obl_reading_keep_empty (OblReading *reading)
{
  guint n = reading->frames->len;

  g_assert (!reading->has_block && n > 0);
  if (n > 1 && obl_reading_get_frame (reading, n - 2)->is_written
      && !obl_reading_get_top_frame (reading)->is_written)
    write_start_tag (reading, obl_reading_get_top_frame (reading));
}

gboolean
obl_reading_is_row_written (const OblReading *reading)
{
  for (guint i = reading->frames->len; i-- > 0;) {
    const OblReadingFrame *frame = obl_reading_get_frame (reading, i);

    if (frame->is_written)
      return strcmp (frame->element, "tr") == 0;
  }
  return FALSE;
}

static gboolean
is_covered (const OblReading *reading, gint32 column)
{
  return column < (gint32)reading->covered->len
         && g_array_index (reading->covered, guint, column) >= reading->n_rows;
}

static void
write_empty_cells (OblReading *reading, gint32 n)
{
  if (n == 1)
    g_string_append (reading->html, "<td></td>");
  else if (n > 1)
    g_string_append_printf (reading->html, "<td colspan=\"%d\"></td>", n);
}

/* Empty cells up to the one that is to be written, but where a cell from above reaches down. */
static void
write_gap (OblReading *reading)
{
  const OblReadingBlock *block = &reading->block;
  gint32 end = block->column + (gint32)block->colspan;
  gint32 n_empty = 0;

  for (gint32 i = reading->next_column; i < block->column; i++) {
    if (!is_covered (reading, i)) {
      n_empty++;
      continue;
    }
    write_empty_cells (reading, n_empty);
    n_empty = 0;
  }
  write_empty_cells (reading, n_empty);
  reading->next_column = end;
  if (block->rowspan < 2)
    return;
  if ((gint32)reading->covered->len < end)
    g_array_set_size (reading->covered, (guint)end);
  for (gint32 i = block->column; i < end; i++)
    g_array_index (reading->covered, guint, i) = reading->n_rows + block->rowspan - 1;
}

static void
write_block_start (OblReading *reading, OblReadingFrame *frame)
{
  const OblReadingBlock *wanted = &reading->block;
  OblBlock block = { { reading->n_chars, reading->n_chars },
                     wanted->kind,
                     wanted->role,
                     wanted->level,
                     wanted->row,
                     wanted->column,
                     wanted->page };
  OblReadingNote note = { reading->text->len, 0, 0, wanted->hints };
  g_autoptr (GString) attributes = g_string_new (NULL);

  if (wanted->kind == OBL_BLOCK_TABLE_CELL)
    write_gap (reading);
  g_string_append_printf (reading->html, "<%s data-s=\"%u\"", wanted->element, reading->n_chars);
  note.role_at = reading->html->len;
  obl_reading_append_attribute (attributes, "dir",
                                wanted->direction == NULL ? "auto" : wanted->direction);
  if (wanted->language != NULL)
    obl_reading_append_attribute (attributes, "lang", wanted->language);
  if (wanted->colspan > 1)
    g_string_append_printf (attributes, " colspan=\"%u\"", wanted->colspan);
  if (wanted->rowspan > 1)
    g_string_append_printf (attributes, " rowspan=\"%u\"", wanted->rowspan);
  if (wanted->page != 0)
    g_string_append_printf (attributes, " data-page=\"%u\"", wanted->page);
  if (wanted->value != 0)
    g_string_append_printf (attributes, " value=\"%" PRId64 "\"", wanted->value);
  g_string_append_printf (reading->html, "%s>", attributes->str);
  /* Parsers swallow one line feed after <pre>, so one is given to be swallowed. */
  if (reading->is_preformatted)
    g_string_append_c (reading->html, '\n');
  g_string_append (reading->html, reading->pictures->str);
  g_string_truncate (reading->pictures, 0);
  frame->is_written = TRUE;
  g_array_append_val (reading->blocks, block);
  g_array_append_val (reading->notes, note);
}

void
obl_reading_write_frames (OblReading *reading, OblReadingFrameKind last)
{
  for (guint i = 0; i < reading->frames->len; i++) {
    OblReadingFrame *frame = obl_reading_get_frame (reading, i);

    if (frame->kind > last)
      break;
    if (frame->is_written)
      continue;
    if (frame->kind == OBL_READING_FRAME_BLOCK)
      write_block_start (reading, frame);
    else
      write_start_tag (reading, frame);
  }
}

guint
obl_reading_find_block_frame (const OblReading *reading)
{
  guint index = reading->frames->len;

  while (obl_reading_get_frame (reading, --index)->kind != OBL_READING_FRAME_BLOCK)
    g_assert (index > 0);
  return index;
}

gboolean
obl_reading_is_block_written (const OblReading *reading)
{
  return obl_reading_get_frame (reading, obl_reading_find_block_frame (reading))->is_written;
}

/* --- Pictures --------------------------------------------------------------------------------- */

void
obl_reading_picture (OblReading *reading, const char *markup)
{
  gboolean is_paragraph = !reading->has_block || strcmp (reading->block.element, "p") == 0;

  if (reading->has_block && obl_reading_is_block_written (reading))
    g_string_append (reading->html, markup);
  else if (!is_paragraph)
    g_string_append (reading->pictures, markup);
  else if (can_hold_figure (get_container (reading)))
    write_figure (reading, markup);
  else
    g_ptr_array_add (reading->strays, g_strdup (markup));
}
