/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as they come from articles, made fit for a picture: measured by Pango, which draws them later
 * too, shortened, and without characters that would break a line, the order of others, or the XML. */
#define G_LOG_DOMAIN "obl-diagram-text"

#include "config.h"

#include <pango/pangocairo.h>
#include <string.h>

#include "core/picture/obl-diagram-private.h"

/* Longer ones are no names. */
#define MAX_CHARACTERS 400

struct _OblDiagramText {
  PangoFontMap *fonts;
  PangoContext *context;
  PangoLayout *layout;
};

OblDiagramText *
obl_diagram_text_new (void)
{
  OblDiagramText *text = g_new0 (OblDiagramText, 1);

  /* A map of its own, as maps must not be shared among threads. */
  text->fonts = pango_cairo_font_map_new ();
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (text->fonts), 96);
  text->context = pango_font_map_create_context (text->fonts);
  text->layout = pango_layout_new (text->context);
  return text;
}

void
obl_diagram_text_free (OblDiagramText *text)
{
  if (text == NULL)
    return;
  g_object_unref (text->layout);
  g_object_unref (text->context);
  g_object_unref (text->fonts);
  g_free (text);
}

double
obl_diagram_text_measure (OblDiagramText *text, const char *words, double size)
{
  PangoFontDescription *font = pango_font_description_from_string (OBL_DIAGRAM_FONT);
  int width;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (text->layout, font);
  pango_layout_set_text (text->layout, words, -1);
  pango_layout_get_size (text->layout, &width, NULL);
  pango_font_description_free (font);
  return (double)width / PANGO_SCALE;
}

/* What neither XML nor a line of text can have, and marks that would turn around what follows. */
static gboolean
is_unfit (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f)
         || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe
         || (c >= 0xfdd0 && c <= 0xfdef) || (c >= 0xd800 && c <= 0xdfff);
}

/* By the blocks of the scripts that are written so: Hebrew to Arabic, and their later additions. */
static gboolean
is_right_to_left (const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (g_unichar_isalpha (c))
      return (c >= 0x590 && c <= 0x8ff) || (c >= 0xfb1d && c <= 0xfdff)
             || (c >= 0xfe70 && c <= 0xfeff) || (c >= 0x10800 && c <= 0x10fff)
             || (c >= 0x1e800 && c <= 0x1efff);
  }
  return FALSE;
}

/* Such a line stays in its order, whatever stands around it. */
static char *
isolate (const char *words)
{
  return is_right_to_left (words) ? g_strdup_printf ("\u2067%s\u2069", words) : g_strdup (words);
}

char *
obl_diagram_make_plain (const char *words)
{
  g_autofree char *valid = g_utf8_make_valid (words, -1);
  GString *out = g_string_new (NULL);
  guint n = 0;

  for (const char *at = valid; *at != '\0' && n < MAX_CHARACTERS; at = g_utf8_next_char (at)) {
    gunichar c = g_utf8_get_char (at);

    if (is_unfit (c) || g_unichar_isspace (c)) {
      if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    } else {
      g_string_append_unichar (out, c);
    }
    n++;
  }
  return g_strchomp (g_string_free (out, FALSE));
}

char *
obl_diagram_clean (const char *words)
{
  g_autofree char *plain = obl_diagram_make_plain (words);

  return isolate (plain);
}

char *
obl_diagram_text_fit (OblDiagramText *text, const char *words, double size, double width)
{
  g_autofree char *plain = obl_diagram_make_plain (words);
  g_autofree char *shorter = NULL;
  glong low = 1;
  glong high;

  if (obl_diagram_text_measure (text, plain, size) <= width)
    return isolate (plain);
  high = g_utf8_strlen (plain, -1);
  while (low < high) {
    glong middle = (low + high + 1) / 2;
    g_autofree char *start = g_utf8_substring (plain, 0, middle);
    g_autofree char *tried = g_strconcat (start, "…", NULL);

    if (obl_diagram_text_measure (text, tried, size) <= width)
      low = middle;
    else
      high = middle - 1;
  }
  shorter = g_utf8_substring (plain, 0, low);
  g_strchomp (shorter);
  {
    g_autofree char *cut = g_strconcat (shorter, "…", NULL);

    return isolate (cut);
  }
}

void
obl_diagram_append_escaped (GString *out, const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at)) {
    switch (*at) {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    case '\'':
      g_string_append (out, "&#39;");
      break;
    default:
      g_string_append_len (out, at, g_utf8_next_char (at) - at);
    }
  }
}

void
obl_diagram_append_number (GString *out, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}
