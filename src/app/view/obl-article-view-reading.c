/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page in a web view, as one of the views that the window can show an article in. */
#define G_LOG_DOMAIN "obl-article-view"

#include "config.h"

#include "app/view/obl-article-view-private.h"

static void
set_document (OblReadingView *view, OblDocument *document)
{
  obl_article_view_set_document (OBL_ARTICLE_VIEW (view), document);
}

static void
set_label_set (OblReadingView *view, OblLabelSet *set)
{
  obl_article_view_set_label_set (OBL_ARTICLE_VIEW (view), set);
}

static void
set_marks (OblReadingView *view, GPtrArray *spans, GPtrArray *frames)
{
  obl_article_view_set_marks (OBL_ARTICLE_VIEW (view), spans, frames);
}

static void
update_marks (OblReadingView *view,
              GPtrArray *put_spans,
              GPtrArray *put_frames,
              GArray *removed_ids)
{
  obl_article_view_update_marks (OBL_ARTICLE_VIEW (view), put_spans, put_frames, removed_ids);
}

static void
select_mark (OblReadingView *view, const OblId *id)
{
  obl_article_view_select (OBL_ARTICLE_VIEW (view), id);
}

static void
set_linked (OblReadingView *view, GArray *span_ids)
{
  obl_article_view_set_linked (OBL_ARTICLE_VIEW (view), span_ids);
}

static void
set_hits (OblReadingView *view, GArray *hits, guint current)
{
  obl_article_view_set_hits (OBL_ARTICLE_VIEW (view), hits, current);
}

static void
set_sketches (OblReadingView *view, const OblFrame *frame, const GArray *sketches)
{
  obl_article_view_set_sketches (OBL_ARTICLE_VIEW (view), frame, sketches);
}

static void
set_frame_names (OblReadingView *view, GHashTable *names)
{
  obl_article_view_set_frame_names (OBL_ARTICLE_VIEW (view), names);
}

static gboolean
get_selection (OblReadingView *view, OblRange *range)
{
  return obl_article_view_get_selection (OBL_ARTICLE_VIEW (view), range);
}

static gboolean
get_caret (OblReadingView *view, guint32 *position)
{
  return obl_article_view_get_caret (OBL_ARTICLE_VIEW (view), position);
}

static void
set_selection (OblReadingView *view, OblRange range)
{
  obl_article_view_set_selection (OBL_ARTICLE_VIEW (view), range);
}

static void
clear_selection (OblReadingView *view)
{
  obl_article_view_clear_selection (OBL_ARTICLE_VIEW (view));
}

static void
ask_link (OblReadingView *view)
{
  obl_article_view_ask_link (OBL_ARTICLE_VIEW (view));
}

static void
give_picture (OblReadingView *view, const char *sha256, GBytes *bytes)
{
  obl_article_view_give_picture (OBL_ARTICLE_VIEW (view), sha256, bytes);
}

static void
sync_marks (OblReadingView *view, GPtrArray *spans, GPtrArray *frames)
{
  obl_article_view_sync_marks (OBL_ARTICLE_VIEW (view), spans, frames);
}

static void
set_look (OblReadingView *view, const OblPageLook *look)
{
  obl_article_view_set_look (OBL_ARTICLE_VIEW (view), look);
}

static void
set_place (OblReadingView *view, guint32 place)
{
  obl_article_view_set_place (OBL_ARTICLE_VIEW (view), place);
}

static void
set_strip (OblReadingView *view, gboolean strip)
{
  obl_article_view_set_strip (OBL_ARTICLE_VIEW (view), strip);
}

static void
set_chips (OblReadingView *view, OblChips chips)
{
  obl_article_view_set_chips (OBL_ARTICLE_VIEW (view), chips);
}

static void
set_dims (OblReadingView *view, gboolean dims)
{
  obl_article_view_set_dims (OBL_ARTICLE_VIEW (view), dims);
}

static guint32
get_place (OblReadingView *view)
{
  return obl_article_view_get_place (OBL_ARTICLE_VIEW (view));
}

static void
set_show_boilerplate (OblReadingView *view, gboolean show)
{
  obl_article_view_set_show_boilerplate (OBL_ARTICLE_VIEW (view), show);
}

static void
set_zoom (OblReadingView *view, double zoom)
{
  obl_article_view_set_zoom (OBL_ARTICLE_VIEW (view), zoom);
}

static void
grab_focus (OblReadingView *view)
{
  obl_article_view_focus (OBL_ARTICLE_VIEW (view));
}

void
obl_article_view_init_reading (OblReadingViewInterface *iface)
{
  iface->set_document = set_document;
  iface->set_label_set = set_label_set;
  iface->set_marks = set_marks;
  iface->update_marks = update_marks;
  iface->select = select_mark;
  iface->set_linked = set_linked;
  iface->set_hits = set_hits;
  iface->set_sketches = set_sketches;
  iface->set_frame_names = set_frame_names;
  iface->get_selection = get_selection;
  iface->get_caret = get_caret;
  iface->set_selection = set_selection;
  iface->clear_selection = clear_selection;
  iface->ask_link = ask_link;
  iface->give_picture = give_picture;
  iface->sync_marks = sync_marks;
  iface->set_look = set_look;
  iface->set_place = set_place;
  iface->set_strip = set_strip;
  iface->set_chips = set_chips;
  iface->set_dims = set_dims;
  iface->get_place = get_place;
  iface->set_show_boilerplate = set_show_boilerplate;
  iface->set_zoom = set_zoom;
  iface->focus = grab_focus;
}
