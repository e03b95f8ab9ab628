/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page's characters, each with its box and its font, into pieces of lines.
 *
 * Poppler gives text line by line, a box for each character of it, and runs of characters with one
 * font.  A line that it makes of two columns' lines is cut where the gap is wide. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf-page.h"

#include <math.h>
#include <string.h>

/* In font sizes. */
#define WIDE_GAP 1.5
/* Points; beyond, a box is not on any page. */
#define FAR 1e6

typedef struct {
  guint number;
  GPtrArray *pieces;
  const PopplerRectangle *boxes; /* NULL: they are of no use */
  const GList *fonts;            /* PopplerTextAttributes, the one that is current */
  /* The piece that is being put together. */
  GString *text;
  PopplerRectangle box;
  PopplerRectangle last; /* of its last character that is no space */
  double travelled[2];   /* along x and y, from character to character */
  gsize n_bold;
  gsize n_chars;
  double size; /* of the longest run of one size */
  gsize n_size;
  double run_size;
  gsize n_run;
  gboolean is_right_to_left;
} Piece;

/* --- Characters ------------------------------------------------------------------------------- */

static gboolean
is_embedding (gunichar c)
{
  return c >= 0x202a && c <= 0x202e;
}

/* Forms that fonts have for several letters, or for a letter in one place of a word. */
static gboolean
is_presentation_form (gunichar c)
{
  return (c >= 0xfb00 && c <= 0xfb06) || (c >= 0xfb13 && c <= 0xfb17)
         || (c >= 0xfb50 && c <= 0xfdfb) || (c >= 0xfe70 && c <= 0xfefc);
}

static void
append_char (GString *text, gunichar c)
{
  char utf8[7] = { 0 };
  g_autofree char *letters = NULL;

  g_unichar_to_utf8 (c, utf8);
  if (is_presentation_form (c))
    letters = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFKC);
  g_string_append (text, letters != NULL ? letters : utf8);
}

static gboolean
is_right_to_left (gunichar c)
{
  return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfefc)
         || (c >= 0x10800 && c <= 0x10fff) || (c >= 0x1e800 && c <= 0x1efff);
}

/* --- Fonts ------------------------------------------------------------------------------------ */

/* Fonts say it in their names alone. */
static gboolean
is_bold (const char *font)
{
  static const char *const words[] = { "bold", "black", "heavy", "demi" };
  g_autofree char *lower = font == NULL ? NULL : g_ascii_strdown (font, -1);

  for (guint i = 0; lower != NULL && i < G_N_ELEMENTS (words); i++) {
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

static const PopplerTextAttributes *
find_font (Piece *piece, guint index)
{
  while (piece->fonts != NULL
         && ((const PopplerTextAttributes *)piece->fonts->data)->end_index < (int)index)
    piece->fonts = piece->fonts->next;
  return piece->fonts == NULL ? NULL : piece->fonts->data;
}

static void
count_font (Piece *piece, guint index)
{
  const PopplerTextAttributes *font = find_font (piece, index);
  double size = font == NULL || !isfinite (font->font_size) ? 0 : ABS (font->font_size);

  if (font != NULL && is_bold (font->font_name))
    piece->n_bold++;
  if (size != piece->run_size) {
    piece->run_size = size;
    piece->n_run = 0;
  }
  if (++piece->n_run > piece->n_size) {
    piece->n_size = piece->n_run;
    piece->size = size;
  }
}

/* --- Pieces ----------------------------------------------------------------------------------- */

static void
finish_piece (Piece *piece)
{
  OblPdfLine *line;
  double height = piece->box.y2 - piece->box.y1;

  g_strchomp (piece->text->str);
  if (*piece->text->str != '\0') {
    line = obl_pdf_line_new (piece->text->str, piece->number);
    line->x0 = piece->box.x1;
    line->y0 = piece->box.y1;
    line->x1 = MAX (piece->box.x2, piece->box.x1);
    line->y1 = MAX (piece->box.y2, piece->box.y1);
    line->is_sideways = piece->n_chars > 3 && piece->travelled[1] > 2 * piece->travelled[0];
    line->size = CLAMP (piece->size > 0 ? piece->size : height, 1, 500);
    line->is_bold = 5 * piece->n_bold >= 4 * piece->n_chars;
    g_ptr_array_add (piece->pieces, line);
  }
  g_string_truncate (piece->text, 0);
  piece->n_chars = piece->n_bold = piece->n_size = piece->n_run = 0;
  piece->size = piece->run_size = 0;
  piece->travelled[0] = piece->travelled[1] = 0;
  piece->is_right_to_left = FALSE;
}

static void
add_box (Piece *piece, const PopplerRectangle *box)
{
  if (piece->n_chars == 0) {
    piece->box = *box;
  } else {
    piece->travelled[0] += ABS (box->x1 - piece->last.x1);
    piece->travelled[1] += ABS (box->y1 - piece->last.y1);
    piece->box.x1 = MIN (piece->box.x1, box->x1);
    piece->box.y1 = MIN (piece->box.y1, box->y1);
    piece->box.x2 = MAX (piece->box.x2, box->x2);
    piece->box.y2 = MAX (piece->box.y2, box->y2);
  }
  piece->last = *box;
}

/* Boxes of right-to-left text stand in the order of the eye, not of the text. */
static gboolean
is_far (const Piece *piece, const PopplerRectangle *box)
{
  return piece->n_chars > 0 && !piece->is_right_to_left
         && box->x1 - piece->last.x2 > WIDE_GAP * MAX (piece->run_size, 1)
         && box->y1 < piece->last.y2 && box->y2 > piece->last.y1;
}

static void
add_char (Piece *piece, gunichar c, guint index)
{
  PopplerRectangle box = { 0, 0, 0, 0 };

  if (g_unichar_isspace (c)) {
    if (piece->text->len > 0)
      g_string_append_c (piece->text, ' ');
    return;
  }
  if (g_unichar_iscntrl (c))
    return;
  if (piece->boxes != NULL)
    box = piece->boxes[index];
  if (is_right_to_left (c))
    piece->is_right_to_left = TRUE;
  if (is_far (piece, &box))
    finish_piece (piece);
  add_box (piece, &box);
  count_font (piece, index);
  append_char (piece->text, c);
  piece->n_chars++;
}

/* Without boxes, poppler's lines stand under one another. */
static void
end_line (Piece *piece, guint n_lines)
{
  if (piece->boxes == NULL) {
    piece->box.y1 = 12.0 * n_lines;
    piece->box.y2 = piece->box.y1 + 12;
    piece->box.x2 = 5.0 * (double)piece->n_chars;
  }
  finish_piece (piece);
}

/* --- The page --------------------------------------------------------------------------------- */

/* Poppler writes marks around right-to-left text that have no boxes. */
static GArray *
decode (const char *text)
{
  GArray *chars = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!is_embedding (c))
      g_array_append_val (chars, c);
  }
  return chars;
}

static gboolean
are_sound (const PopplerRectangle *boxes, guint n_boxes)
{
  for (guint i = 0; i < n_boxes; i++) {
    const PopplerRectangle *box = &boxes[i];

    /* Not a number is not less than anything. */
    if (!(ABS (box->x1) < FAR && ABS (box->x2) < FAR && ABS (box->y1) < FAR && ABS (box->y2) < FAR))
      return FALSE;
  }
  return TRUE;
}

static void
read_chars (Piece *piece, const GArray *chars)
{
  guint n_lines = 0;

  for (guint i = 0; i < chars->len; i++) {
    gunichar c = g_array_index (chars, gunichar, i);

    if (c == '\n')
      end_line (piece, n_lines++);
    else
      add_char (piece, c, i);
  }
  end_line (piece, n_lines);
}

gboolean
obl_pdf_page_read (PopplerPage *page, guint number, GPtrArray *pieces)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *text = raw == NULL ? NULL : g_utf8_make_valid (raw, -1);
  g_autofree PopplerRectangle *boxes = NULL;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GArray) chars = NULL;
  Piece piece = { .number = number, .pieces = pieces, .text = line };
  GList *fonts;
  guint n_boxes = 0;

  if (text == NULL || *text == '\0')
    return TRUE;
  chars = decode (text);
  if (chars->len > OBL_PDF_MAX_PAGE_CHARS)
    return FALSE;
  if (poppler_page_get_text_layout (page, &boxes, &n_boxes) && n_boxes == chars->len
      && are_sound (boxes, n_boxes))
    piece.boxes = boxes;
  fonts = poppler_page_get_text_attributes (page);
  piece.fonts = fonts;
  read_chars (&piece, chars);
  poppler_page_free_text_attributes (fonts);
  return TRUE;
}
