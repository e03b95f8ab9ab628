/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A picture as PNG, drawn by librsvg. */
#define G_LOG_DOMAIN "obl-diagram-image"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <librsvg/rsvg.h>
#include <string.h>

#include "core/picture/obl-diagram-private.h"

/* Of pixels: half a gigabyte of memory. */
#define MAX_PIXELS (128 * 1024 * 1024)

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int n_bytes)
{
  g_byte_array_append (closure, data, n_bytes);
  return CAIRO_STATUS_SUCCESS;
}

/* @x, @y: what of the picture comes to the corner of the surface. */
static gboolean
draw (const OblDiagram *diagram,
      cairo_surface_t *surface,
      double x,
      double y,
      double scale,
      GError **error)
{
  RsvgHandle *handle
      = rsvg_handle_new_from_data ((const guint8 *)diagram->svg, strlen (diagram->svg), error);
  const RsvgRectangle all
      = { -x * scale, -y * scale, diagram->width * scale, diagram->height * scale };
  cairo_t *cairo;
  gboolean done;

  if (handle == NULL)
    return FALSE;
  cairo = cairo_create (surface);
  done = rsvg_handle_render_document (handle, cairo, &all, error);
  cairo_destroy (cairo);
  g_object_unref (handle);
  return done;
}

static gboolean
fail_by_size (GError **error)
{
  g_set_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_FAILED,
               _ ("The picture has too many pixels; choose a smaller scale, or SVG"));
  return FALSE;
}

static gboolean
is_too_large (double width, double height)
{
  return width < 1 || height < 1 || width > G_MAXINT16 || height > G_MAXINT16
         || width * height > MAX_PIXELS;
}

GBytes *
obl_diagram_render (const OblDiagram *diagram,
                    double x,
                    double y,
                    guint width,
                    guint height,
                    double scale,
                    GError **error)
{
  const gsize n_bytes = (gsize)width * height * 4;
  g_autofree guint8 *pixels = NULL;
  cairo_surface_t *surface;
  gboolean done;

  if (is_too_large (width, height)) {
    fail_by_size (error);
    return NULL;
  }
  pixels = g_malloc0 (n_bytes);
  surface = cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, (int)width,
                                                 (int)height, (int)width * 4);
  done = draw (diagram, surface, x, y, scale, error);
  cairo_surface_destroy (surface);
  return done ? g_bytes_new_take (g_steal_pointer (&pixels), n_bytes) : NULL;
}

GBytes *
obl_diagram_to_png (const OblDiagram *diagram, double scale, GError **error)
{
  const double width = diagram->width * scale;
  const double height = diagram->height * scale;
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_surface_t *surface;
  gboolean done;

  if (is_too_large (width, height)) {
    fail_by_size (error);
    return NULL;
  }
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int)width, (int)height);
  done = draw (diagram, surface, 0, 0, scale, error);
  if (done
      && cairo_surface_write_to_png_stream (surface, append_bytes, png) != CAIRO_STATUS_SUCCESS) {
    g_set_error (error, OBL_DIAGRAM_ERROR, OBL_DIAGRAM_ERROR_FAILED,
                 _ ("Cannot make a PNG of the picture: there is too little memory"));
    done = FALSE;
  }
  cairo_surface_destroy (surface);
  return done ? g_byte_array_free_to_bytes (g_steal_pointer (&png)) : NULL;
}
