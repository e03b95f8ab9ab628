/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gnuplot, as a process of its own: it reads commands and numbers, and gives SVG.
 *
 * Its language can do anything, so no words of an article ever reach it.  It draws "@T0@" where the
 * first of them belongs, and the words take that place afterwards, escaped for XML. */
#define G_LOG_DOMAIN "obl-diagram-plot"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/picture/obl-diagram-private.h"

const char *
obl_plot_number (char *buffer, double number)
{
  return g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.4f", number);
}

void
obl_plot_append (OblPlot *plot, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_string_append_vprintf (plot->script, format, arguments);
  va_end (arguments);
}

static void
set_margin (OblPlot *plot, const char *name, double share)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (plot->script, "set %s at screen %s\n", name,
                          g_ascii_formatd (number, sizeof number, "%.6f", share));
}

void
obl_plot_begin (OblPlot *plot, const OblDiagramTheme *theme)
{
  plot->script = g_string_new (NULL);
  plot->texts = g_ptr_array_new_with_free_func (g_free);
  obl_plot_append (plot,
                   "set encoding utf8\n"
                   "set terminal svg size %d,%d fixed noenhanced font \"%s,%d\"\n"
                   "set datafile separator \"\\t\"\n"
                   "unset key\n"
                   "set border 0\n",
                   (int)plot->width, (int)plot->height, OBL_DIAGRAM_FONT,
                   (int)OBL_DIAGRAM_FONT_SIZE);
  obl_plot_append (plot,
                   "set xtics nomirror out scale 0 textcolor rgb \"%s\"\n"
                   "set ytics nomirror out scale 0 textcolor rgb \"%s\"\n"
                   "set style fill solid 1.0 noborder\n",
                   theme->ink, theme->ink);
  set_margin (plot, "lmargin", plot->left / plot->width);
  set_margin (plot, "rmargin", plot->right / plot->width);
  set_margin (plot, "tmargin", 1 - plot->top / plot->height);
  set_margin (plot, "bmargin", 1 - plot->bottom / plot->height);
}

void
obl_plot_clear (OblPlot *plot)
{
  if (plot->script != NULL)
    g_string_free (g_steal_pointer (&plot->script), TRUE);
  g_clear_pointer (&plot->texts, g_ptr_array_unref);
}

const char *
obl_plot_add_text (OblPlot *plot, const char *words)
{
  static _Thread_local char place[24];

  g_snprintf (place, sizeof place, "@T%u@", plot->texts->len);
  g_ptr_array_add (plot->texts, g_strdup (words));
  return place;
}

/* The text that the place at @at stands for, and where it ends; NULL when it is none. */
static const char *
read_place (const OblPlot *plot, const char *at, const char **end)
{
  guint64 index;
  char *after;

  if (at[0] != '@' || at[1] != 'T' || !g_ascii_isdigit (at[2]))
    return NULL;
  index = g_ascii_strtoull (at + 2, &after, 10);
  if (*after != '@' || index >= plot->texts->len)
    return NULL;
  *end = after + 1;
  return plot->texts->pdata[index];
}

static void
append_filled (const OblPlot *plot, const char *svg, const char *end, GString *out)
{
  while (svg < end) {
    const char *after;
    const char *words = read_place (plot, svg, &after);

    if (words == NULL) {
      g_string_append_c (out, *svg++);
    } else {
      obl_diagram_append_escaped (out, words);
      svg = after;
    }
  }
}

/* The drawing: all of the document but its head, and what is only a definition of point styles. */
static gboolean
take_drawing (const OblPlot *plot, const char *svg, GString *out)
{
  const char *start = strstr (svg, "</defs>");
  const char *end = g_strrstr (svg, "</svg>");

  if (start == NULL || end == NULL || end < start)
    return FALSE;
  g_string_append (out, "<g>");
  append_filled (plot, start + strlen ("</defs>"), end, out);
  return TRUE;
}

static gboolean
fail (GError **error, const char *why)
{
  g_set_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_FAILED,
               _ ("Cannot draw the picture: gnuplot gave up: %s"), why);
  return FALSE;
}

static GSubprocess *
start_gnuplot (GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) own = NULL;
  GSubprocess *process;

  /* Numbers with a point, and nothing of what a person has set for gnuplot. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "GNUTERM");
  process = g_subprocess_launcher_spawn (launcher, &own, "gnuplot", "-d", "-", NULL);
  if (process == NULL)
    g_set_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_FAILED,
                 _ ("Cannot draw the picture: %s; install gnuplot"), own->message);
  return process;
}

gboolean
obl_plot_run (OblPlot *plot, GString *out, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSubprocess) process = start_gnuplot (error);
  g_autofree char *svg = NULL;
  g_autofree char *complaint = NULL;

  if (process == NULL)
    return FALSE;
  if (!g_subprocess_communicate_utf8 (process, plot->script->str, cancellable, &svg, &complaint,
                                      error)) {
    g_subprocess_force_exit (process);
    return FALSE;
  }
  if (!g_subprocess_get_successful (process) || svg == NULL)
    return fail (error, complaint != NULL ? g_strstrip (complaint) : "");
  return take_drawing (plot, svg, out) || fail (error, _ ("it drew nothing"));
}
