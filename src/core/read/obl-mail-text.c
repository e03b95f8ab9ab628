/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails are wrapped by the program that sent them.  In format=flowed they say where; otherwise a line
 * end is the program's where the next word would not have fitted, and the writer's where it would. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-mail-text.h"

#include <string.h>

#include "core/import/obl-import.h"
#include "core/read/obl-read-xml.h"

#define MAX_QUOTE_DEPTH 8u
/* Characters.  Programs wrap between these; longer lines were not wrapped. */
#define MIN_WIDTH 60u
#define MAX_WIDTH 100u
/* Lines that are held at a time. */
#define MAX_LINES 5000u

typedef struct {
  const char *text; /* without marks of quotation */
  gsize n_bytes;
  guint n_chars;
  guint depth;
  gboolean is_soft; /* the line goes on in the next one: format=flowed says so */
} Line;

typedef struct {
  GString *html;
  gboolean is_flowed;
  gboolean drops_space;
  guint depth;       /* open quotations */
  GArray *paragraph; /* Line */
} Writer;

/* --- Paragraphs ------------------------------------------------------------------------------- */

/* An item of a list, a column, a line of its own. */
static gboolean
begins_anew (const Line *line)
{
  const char *p = line->text;

  if (line->n_bytes == 0 || *p == ' ' || *p == '\t')
    return TRUE;
  return line->n_bytes > 1 && strchr ("-*+", *p) != NULL && p[1] == ' ';
}

static gboolean
is_wrapped (const Line *line, const Line *next, guint width)
{
  const char *space = memchr (next->text, ' ', next->n_bytes);
  gsize n_word = space == NULL ? next->n_bytes : (gsize)(space - next->text);
  glong n_chars = g_utf8_strlen (next->text, (gssize)n_word);

  return width <= MAX_WIDTH && !begins_anew (next) && line->n_chars + 1 + n_chars > width;
}

static void
set_depth (Writer *self, guint depth)
{
  for (; self->depth < depth; self->depth++)
    g_string_append (self->html, "<blockquote>\n");
  for (; self->depth > depth; self->depth--)
    g_string_append (self->html, "</blockquote>\n");
}

static void
append_line (Writer *self, const Line *line)
{
  g_autofree char *text = g_strndup (line->text, line->n_bytes);

  if (line->is_soft && self->drops_space)
    g_strchomp (text);
  obl_read_html_text (self->html, text);
}

static void
finish_paragraph (Writer *self)
{
  const Line *lines = (const Line *)(gpointer)self->paragraph->data;
  const guint n_lines = self->paragraph->len;
  guint width = MIN_WIDTH;

  if (n_lines == 0)
    return;
  for (guint i = 0; i < n_lines; i++)
    width = MAX (width, lines[i].n_chars);
  set_depth (self, lines[0].depth);
  g_string_append (self->html, "<p>");
  for (guint i = 0; i < n_lines; i++) {
    append_line (self, &lines[i]);
    if (i + 1 == n_lines)
      break;
    if (self->is_flowed ? lines[i].is_soft : is_wrapped (&lines[i], &lines[i + 1], width))
      g_string_append (self->html, self->is_flowed ? "" : "\n");
    else
      g_string_append (self->html, "<br>");
  }
  g_string_append (self->html, "</p>\n");
  g_array_set_size (self->paragraph, 0);
}

/* --- Lines ------------------------------------------------------------------------------------ */

/* ">> text" and "> > text" are two deep. */
static void
take_marks (Line *line, gboolean is_flowed)
{
  while (line->n_bytes > 0 && *line->text == '>') {
    guint n_mark
        = !is_flowed && line->n_bytes > 2 && line->text[1] == ' ' && line->text[2] == '>' ? 2 : 1;

    line->text += n_mark;
    line->n_bytes -= n_mark;
    line->depth++;
  }
  line->depth = MIN (line->depth, MAX_QUOTE_DEPTH);
  /* In format=flowed the first space may be there to protect what follows. */
  if (line->n_bytes > 0 && *line->text == ' ' && (is_flowed || line->depth > 0)) {
    line->text++;
    line->n_bytes--;
  }
}

static void
take_line (Writer *self, const char *text, gsize n_bytes)
{
  Line line = { .text = text, .n_bytes = n_bytes };
  gboolean is_signature_mark;

  take_marks (&line, self->is_flowed);
  is_signature_mark = line.n_bytes == 3 && memcmp (line.text, "-- ", 3) == 0;
  line.is_soft = self->is_flowed && !is_signature_mark && line.n_bytes > 0
                 && line.text[line.n_bytes - 1] == ' ';
  while (!line.is_soft && line.n_bytes > 0 && g_ascii_isspace (line.text[line.n_bytes - 1]))
    line.n_bytes--;
  line.n_chars = (guint)g_utf8_strlen (line.text, (gssize)line.n_bytes);
  if (line.n_bytes == 0 || is_signature_mark || self->paragraph->len == MAX_LINES
      || (self->paragraph->len > 0 && g_array_index (self->paragraph, Line, 0).depth != line.depth))
    finish_paragraph (self);
  if (line.n_bytes > 0)
    g_array_append_val (self->paragraph, line);
}

void
obl_mail_text_append (GString *html, const char *text, gboolean is_flowed, gboolean drops_space)
{
  g_autoptr (GArray) paragraph = g_array_new (FALSE, FALSE, sizeof (Line));
  Writer self = {
    .html = html, .is_flowed = is_flowed, .drops_space = drops_space, .paragraph = paragraph
  };

  /* More would not be taken. */
  while (*text != '\0' && html->len <= OBL_IMPORT_MAX_BYTES) {
    gsize n_bytes = strcspn (text, "\r\n");

    take_line (&self, text, n_bytes);
    text += n_bytes;
    if (*text == '\r')
      text++;
    if (*text == '\n')
      text++;
  }
  finish_paragraph (&self);
  set_depth (&self, 0);
}
