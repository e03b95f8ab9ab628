/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands each call on to the view that implements it. */
#define G_LOG_DOMAIN "obl-reading-view"

#include "config.h"

#include "app/view/obl-reading-view.h"

G_DEFINE_INTERFACE (OblReadingView, obl_reading_view, GTK_TYPE_WIDGET)

static void
add_signal (const char *name, guint n_params, GType first, GType second)
{
  g_signal_new (name, OBL_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                n_params, first, second);
}

static void
obl_reading_view_default_init (OblReadingViewInterface *iface)
{
  add_signal ("selection-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  add_signal ("mark-activated", 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  add_signal ("mark-stepped", 1, G_TYPE_INT, G_TYPE_NONE);
  add_signal ("mark-hovered", 1, G_TYPE_STRING, G_TYPE_NONE);
  add_signal ("context-menu", 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  add_signal ("units-wanted", 2, G_TYPE_UINT, G_TYPE_UINT);
  g_signal_new ("border-moved", OBL_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 5, G_TYPE_STRING, G_TYPE_UINT, G_TYPE_INT, G_TYPE_UINT,
                G_TYPE_BOOLEAN);
  add_signal ("picture-wanted", 1, G_TYPE_STRING, G_TYPE_NONE);
  g_signal_new ("link-shown", OBL_TYPE_READING_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_DOUBLE, G_TYPE_DOUBLE, G_TYPE_BOOLEAN);
  add_signal ("place-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  add_signal ("ready", 0, G_TYPE_NONE, G_TYPE_NONE);
  add_signal ("failed", 1, G_TYPE_STRING, G_TYPE_NONE);
}

void
obl_reading_view_set_document (OblReadingView *view, OblDocument *document)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_document != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_document (view, document);
}

void
obl_reading_view_set_label_set (OblReadingView *view, OblLabelSet *set)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_label_set != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_label_set (view, set);
}

void
obl_reading_view_set_marks (OblReadingView *view, GPtrArray *spans, GPtrArray *frames)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_marks != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_marks (view, spans, frames);
}

void
obl_reading_view_sync_marks (OblReadingView *view, GPtrArray *spans, GPtrArray *frames)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->sync_marks != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->sync_marks (view, spans, frames);
}

void
obl_reading_view_update_marks (OblReadingView *view,
                               GPtrArray *put_spans,
                               GPtrArray *put_frames,
                               GArray *removed_ids)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->update_marks != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->update_marks (view, put_spans, put_frames, removed_ids);
}

void
obl_reading_view_select (OblReadingView *view, const OblId *id)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->select != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->select (view, id);
}

void
obl_reading_view_set_linked (OblReadingView *view, GArray *span_ids)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_linked != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_linked (view, span_ids);
}

void
obl_reading_view_set_hits (OblReadingView *view, GArray *hits, guint current)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_hits != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_hits (view, hits, current);
}

void
obl_reading_view_set_sketches (OblReadingView *view, const OblFrame *frame, const GArray *sketches)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_sketches != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_sketches (view, frame, sketches);
}

void
obl_reading_view_set_frame_names (OblReadingView *view, GHashTable *names)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_frame_names != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_frame_names (view, names);
}

void
obl_reading_view_set_describer (OblReadingView *view, OblDescribeFunc func, gpointer user_data)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_describer != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_describer (view, func, user_data);
}

gboolean
obl_reading_view_get_selection (OblReadingView *view, OblRange *range)
{
  g_return_val_if_fail (OBL_IS_READING_VIEW (view), FALSE);

  return OBL_READING_VIEW_GET_IFACE (view)->get_selection (view, range);
}

gboolean
obl_reading_view_get_caret (OblReadingView *view, guint32 *position)
{
  g_return_val_if_fail (OBL_IS_READING_VIEW (view), FALSE);

  return OBL_READING_VIEW_GET_IFACE (view)->get_caret (view, position);
}

void
obl_reading_view_set_selection (OblReadingView *view, OblRange range)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_selection != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_selection (view, range);
}

void
obl_reading_view_clear_selection (OblReadingView *view)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->clear_selection != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->clear_selection (view);
}

void
obl_reading_view_ask_link (OblReadingView *view)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->ask_link != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->ask_link (view);
}

void
obl_reading_view_give_picture (OblReadingView *view, const char *sha256, GBytes *bytes)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->give_picture != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->give_picture (view, sha256, bytes);
}

void
obl_reading_view_set_look (OblReadingView *view, const OblPageLook *look)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_look != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_look (view, look);
}

void
obl_reading_view_set_place (OblReadingView *view, guint32 place)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_place != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_place (view, place);
}

guint32
obl_reading_view_get_place (OblReadingView *view)
{
  g_return_val_if_fail (OBL_IS_READING_VIEW (view), 0);

  return OBL_READING_VIEW_GET_IFACE (view)->get_place (view);
}

void
obl_reading_view_set_strip (OblReadingView *view, gboolean strip)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_strip != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_strip (view, strip);
}

void
obl_reading_view_set_chips (OblReadingView *view, OblChips chips)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_chips != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_chips (view, chips);
}

void
obl_reading_view_set_dims (OblReadingView *view, gboolean dims)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_dims != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_dims (view, dims);
}

void
obl_reading_view_set_show_boilerplate (OblReadingView *view, gboolean show)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_show_boilerplate != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_show_boilerplate (view, show);
}

void
obl_reading_view_set_zoom (OblReadingView *view, double zoom)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->set_zoom != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->set_zoom (view, zoom);
}

void
obl_reading_view_focus (OblReadingView *view)
{
  g_return_if_fail (OBL_IS_READING_VIEW (view));

  if (OBL_READING_VIEW_GET_IFACE (view)->focus != NULL)
    OBL_READING_VIEW_GET_IFACE (view)->focus (view);
}

gboolean
obl_reading_view_gives_keys_first (OblReadingView *view)
{
  g_return_val_if_fail (OBL_IS_READING_VIEW (view), FALSE);

  return OBL_READING_VIEW_GET_IFACE (view)->gives_keys_first;
}
