/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One tag for all of the text, and over it one for each kind of block; sizes as in
 * src/page/page.css. */
#define G_LOG_DOMAIN "obl-text-blocks"

#include "config.h"

#include "app/view/obl-text-blocks.h"

#include "app/view/obl-view-style.h"

/* Of a line of the serif as it comes, in sizes of its letters. */
#define NATURAL_LEADING 1.34
#define SERIF                                                                                      \
  "Source Serif 4, Source Serif Pro, Charter, Bitstream Charter, Noto Serif, Noto Serif CJK SC, "  \
  "Libertinus Serif, Liberation Serif, DejaVu Serif, Noto Naskh Arabic, serif"
#define SANS "Adwaita Sans, Cantarell, Inter, Noto Sans, DejaVu Sans, sans-serif"
#define MONO "Source Code Pro, Adwaita Mono, Noto Sans Mono, DejaVu Sans Mono, monospace"

#define MAX_LIST_DEPTH 4
/* Between the columns of a table, in letters' sizes. */
#define COLUMN_WIDTH 9
#define MAX_COLUMNS 12

typedef enum {
  STYLE_ALL,
  STYLE_EVEN_LINE,
  STYLE_ODD_LINE,
  STYLE_TITLE,
  STYLE_HEADING,
  STYLE_SMALL_HEADING,
  STYLE_QUOTE,
  STYLE_PREFORMATTED,
  STYLE_CAPTION,
  STYLE_CELL,
  STYLE_META,
  STYLE_FURNITURE,
  STYLE_LIST, /* the first of MAX_LIST_DEPTH, then as many for lines that run to the left */
  N_STYLES = STYLE_LIST + 2 * MAX_LIST_DEPTH,
} Style;

struct _OblTextBlocks {
  GtkTextBuffer *buffer;
  GtkTextTag *tags[N_STYLES]; /* owned by the buffer's table */
};

OblTextBlocks *
obl_text_blocks_new (GtkTextBuffer *buffer)
{
  OblTextBlocks *blocks = g_new0 (OblTextBlocks, 1);

  blocks->buffer = g_object_ref (buffer);
  for (guint i = 0; i < N_STYLES; i++) {
    blocks->tags[i] = gtk_text_tag_new (NULL);
    gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (buffer), blocks->tags[i]);
    g_object_unref (blocks->tags[i]);
  }
  return blocks;
}

void
obl_text_blocks_free (OblTextBlocks *blocks)
{
  if (blocks == NULL)
    return;
  g_object_unref (blocks->buffer);
  g_free (blocks);
}

/* --- Looks ------------------------------------------------------------------------------------- */

static int
pixels (double size, double share)
{
  return (int)(size * share + 0.5);
}

PangoFontDescription *
obl_text_blocks_new_font (const OblPageLook *look, double size)
{
  PangoFontDescription *font = pango_font_description_new ();
  g_autofree char *families = NULL;

  if (g_str_equal (look->face, "sans"))
    families = g_strdup (SANS);
  else if (g_str_equal (look->face, "system"))
    families = g_strdup ("system-ui");
  else
    families = g_strconcat (look->face, *look->face != '\0' ? "," : "", SERIF, NULL);
  pango_font_description_set_family (font, families);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  return font;
}

static void
set_all (OblTextBlocks *blocks, double size, const OblPageLook *look)
{
  PangoFontDescription *font = obl_text_blocks_new_font (look, size);
  const GdkRGBA ink = obl_view_style_get_ink (look->theme);

  g_object_set (blocks->tags[STYLE_ALL], "font-desc", font, "foreground-rgba", &ink,
                "pixels-below-lines", pixels (size, 0.75), "pixels-inside-wrap",
                pixels (size, MAX (0, look->leading - NATURAL_LEADING)), NULL);
  pango_font_description_free (font);
}

static void
set_headings (OblTextBlocks *blocks, double size)
{
  g_object_set (blocks->tags[STYLE_TITLE], "scale", 1.66, "weight", PANGO_WEIGHT_BOLD,
                "pixels-below-lines", pixels (size, 1.1), "pixels-inside-wrap", 0, NULL);
  g_object_set (blocks->tags[STYLE_HEADING], "scale", 1.12, "weight", PANGO_WEIGHT_BOLD,
                "pixels-above-lines", pixels (size, 0.8), "pixels-below-lines", pixels (size, 0.4),
                "pixels-inside-wrap", pixels (size, 0.1), NULL);
  g_object_set (blocks->tags[STYLE_SMALL_HEADING], "weight", PANGO_WEIGHT_BOLD,
                "pixels-above-lines", pixels (size, 0.8), "pixels-below-lines", pixels (size, 0.4),
                NULL);
}

static void
set_asides (OblTextBlocks *blocks, double size, OblTheme theme, gboolean is_folded)
{
  const GdkRGBA soft = obl_view_style_get_soft (theme);
  const GdkRGBA quiet = obl_view_style_get_quiet (theme);

  g_object_set (blocks->tags[STYLE_META], "family", SANS, "scale", 0.8, "foreground-rgba", &soft,
                NULL);
  g_object_set (blocks->tags[STYLE_CAPTION], "family", SANS, "scale", 0.78, "foreground-rgba",
                &soft, NULL);
  g_object_set (blocks->tags[STYLE_FURNITURE], "family", SANS, "scale", is_folded ? 0.62 : 0.8,
                "foreground-rgba", &quiet, "pixels-below-lines",
                is_folded ? 0 : pixels (size, 0.25), "pixels-inside-wrap", 0, NULL);
}

static void
set_insets (OblTextBlocks *blocks, double size)
{
  PangoTabArray *tabs = pango_tab_array_new (MAX_COLUMNS, TRUE);

  g_object_set (blocks->tags[STYLE_QUOTE], "accumulative-margin", TRUE, "left-margin",
                pixels (size, 1.6), "right-margin", pixels (size, 1.6), NULL);
  g_object_set (blocks->tags[STYLE_PREFORMATTED], "family", MONO, "scale", 0.82,
                "accumulative-margin", TRUE, "left-margin", pixels (size, 1), "pixels-below-lines",
                pixels (size, 0.2), NULL);
  for (int i = 0; i < MAX_LIST_DEPTH; i++) {
    const int inset = pixels (size, 1.5 * (i + 1));

    g_object_set (blocks->tags[STYLE_LIST + i], "accumulative-margin", TRUE, "left-margin", inset,
                  "pixels-below-lines", pixels (size, 0.3), NULL);
    g_object_set (blocks->tags[STYLE_LIST + MAX_LIST_DEPTH + i], "accumulative-margin", TRUE,
                  "right-margin", inset, "pixels-below-lines", pixels (size, 0.3), NULL);
  }
  for (int i = 0; i < MAX_COLUMNS; i++)
    pango_tab_array_set_tab (tabs, i, PANGO_TAB_LEFT, pixels (size, COLUMN_WIDTH * (i + 1)));
  g_object_set (blocks->tags[STYLE_CELL], "scale", 0.88, "tabs", tabs, "pixels-below-lines",
                pixels (size, 0.3), NULL);
  pango_tab_array_free (tabs);
}

void
obl_text_blocks_set_look (OblTextBlocks *blocks,
                          double size,
                          const OblPageLook *look,
                          gboolean is_folded)
{
  set_all (blocks, size, look);
  set_headings (blocks, size);
  set_asides (blocks, size, look->theme, is_folded);
  set_insets (blocks, size);
}

/* --- Applying ---------------------------------------------------------------------------------- */

/* A list hangs on the side on which its lines begin. */
static int
find_list_style (const OblDocument *document, const OblBlock *block)
{
  const int depth = CLAMP (block->level, 1, MAX_LIST_DEPTH) - 1;
  const gboolean is_to_the_left = g_strcmp0 (document->direction, "rtl") == 0;

  return STYLE_LIST + depth + (is_to_the_left ? MAX_LIST_DEPTH : 0);
}

/* STYLE_ALL: nothing of its own. */
static int
find_style (const OblDocument *document, const OblBlock *block)
{
  switch (block->role) {
  case OBL_ROLE_TITLE:
    return STYLE_TITLE;
  case OBL_ROLE_META:
    return STYLE_META;
  case OBL_ROLE_BOILERPLATE:
    return STYLE_FURNITURE;
  case OBL_ROLE_BODY:
    break;
  }
  switch (block->kind) {
  case OBL_BLOCK_HEADING:
    return block->level < 4 ? STYLE_HEADING : STYLE_SMALL_HEADING;
  case OBL_BLOCK_LIST_ITEM:
    return find_list_style (document, block);
  case OBL_BLOCK_TABLE_CELL:
    return STYLE_CELL;
  case OBL_BLOCK_QUOTE:
    return STYLE_QUOTE;
  case OBL_BLOCK_PREFORMATTED:
    return STYLE_PREFORMATTED;
  case OBL_BLOCK_CAPTION:
    return STYLE_CAPTION;
  case OBL_BLOCK_PARAGRAPH:
    break;
  }
  return STYLE_ALL;
}

/* GTK keeps the style that it used last until it comes by the beginning or end of a tag.  On its way
 * to a line without one it may have come from any other, whose style the line would get: so each
 * line begins with a tag of its own, that changes nothing. */
static void
part_lines (OblTextBlocks *blocks)
{
  GtkTextIter start;
  GtkTextIter end;
  gboolean is_odd = FALSE;

  gtk_text_buffer_get_start_iter (blocks->buffer, &start);
  while (!gtk_text_iter_is_end (&start)) {
    end = start;
    gtk_text_iter_forward_line (&end);
    gtk_text_buffer_apply_tag (
        blocks->buffer, blocks->tags[is_odd ? STYLE_ODD_LINE : STYLE_EVEN_LINE], &start, &end);
    start = end;
    is_odd = !is_odd;
  }
}

void
obl_text_blocks_apply (OblTextBlocks *blocks, const OblDocument *document)
{
  const guint32 n_chars = obl_text_get_n_chars (document->text);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (blocks->buffer, &start, &end);
  for (guint i = 0; i < N_STYLES; i++)
    gtk_text_buffer_remove_tag (blocks->buffer, blocks->tags[i], &start, &end);
  g_object_set (blocks->tags[STYLE_ALL], "language", document->language, NULL);
  gtk_text_buffer_apply_tag (blocks->buffer, blocks->tags[STYLE_ALL], &start, &end);
  part_lines (blocks);
  for (guint i = 0; document->blocks != NULL && i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    const int style = find_style (document, block);

    if (style == STYLE_ALL || block->range.end > n_chars)
      continue;
    /* With what ends the line. */
    gtk_text_buffer_get_iter_at_offset (blocks->buffer, &start, (int)block->range.start);
    gtk_text_buffer_get_iter_at_offset (blocks->buffer, &end,
                                        (int)MIN (block->range.end + 1, n_chars));
    gtk_text_buffer_apply_tag (blocks->buffer, blocks->tags[style], &start, &end);
  }
}
