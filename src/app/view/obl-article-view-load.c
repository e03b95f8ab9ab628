/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Brings a page to show what should be seen: what was set before the page is there waits for it,
 * and a page that WebKit lost is made again from the same state. */
#define G_LOG_DOMAIN "obl-article-view-load"

#include "config.h"

#include "app/view/obl-article-view-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/view/obl-page-message.h"
#include "app/view/obl-view-page.h"
#include "core/base/obl-json.h"

/* A text of many megabytes opens in a second or two; nothing takes longer but a dead process. */
#define PATIENCE_SECONDS 30
/* A page that kills its process more often than that within that time does so by itself. */
#define MAX_CRASHES 3
#define CRASH_SECONDS 60

guint32
obl_article_view_get_n_chars (OblArticleView *view)
{
  return view->document == NULL ? 0 : obl_text_get_n_chars (view->document->text);
}

gboolean
obl_article_view_can_tell (OblArticleView *view)
{
  return view->step == STEP_READY || view->step == STEP_MARKING;
}

void
obl_article_view_tell (OblArticleView *view, const char *body, GVariant *arguments)
{
  obl_view_bridge_run (view->bridge, body, arguments);
}

static void
fail (OblArticleView *view, const char *message)
{
  view->step = STEP_FAILED;
  g_signal_emit_by_name (view, "failed", message);
}

/* --- Loading ----------------------------------------------------------------------------------- */

void
obl_article_view_load (OblArticleView *view)
{
  g_autofree char *html = obl_view_page_new_html (view->document, ++view->serial, view->look);
  gboolean had_selection = view->has_caret;

  view->step = view->document == NULL ? STEP_EMPTY : STEP_LOADING;
  view->selection = (OblRange){ 0 };
  view->has_caret = FALSE;
  view->asked = 0;
  obl_view_pictures_forget (view->pictures);
  obl_view_host_load (view->host, html);
  if (had_selection)
    g_signal_emit_by_name (view, "selection-changed");
}

void
obl_article_view_tell_selected (OblArticleView *view, gboolean scroll)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "handle", "u",
                         obl_view_marks_find_handle (view->marks, &view->selected));
  g_variant_dict_insert (&arguments, "scroll", "u", (guint)scroll);
  obl_article_view_tell (view, "obelus.select(handle, scroll === 1)",
                         g_variant_dict_end (&arguments));
}

void
obl_article_view_tell_linked (OblArticleView *view)
{
  g_autofree char *handles = obl_view_marks_encode_handles (view->marks, view->linked);

  obl_article_view_tell (view, "obelus.setLinked(data)",
                         obl_view_bridge_argument ("data", g_variant_new_string (handles)));
}

/* What a person wants to see besides the marks. */
void
obl_article_view_tell_extras (OblArticleView *view)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "dims", "u", (guint)view->dims);
  g_variant_dict_insert (&arguments, "strip", "u", (guint)view->strip);
  g_variant_dict_insert (&arguments, "chips", "u", view->chips);
  g_variant_dict_insert (&arguments, "zoom", "d",
                         webkit_web_view_get_zoom_level (obl_view_host_get_web_view (view->host)));
  obl_article_view_tell (view,
                         "obelus.setExtras({dims: dims === 1, chips, strip: strip === 1, zoom})",
                         g_variant_dict_end (&arguments));
}

/* Starts and ends of all hits, and which one the person is at. */
void
obl_article_view_tell_hits (OblArticleView *view)
{
  GString *data = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (data);
  GVariantDict arguments;

  obl_json_begin_array (json);
  for (guint i = 0; view->hits != NULL && i < view->hits->len; i++) {
    OblRange hit = g_array_index (view->hits, OblRange, i);

    obl_json_int (json, hit.start);
    obl_json_int (json, hit.end);
  }
  obl_json_end_array (json);
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "data", "s", data->str);
  g_variant_dict_insert (&arguments, "current", "i", (gint32)view->hit);
  g_string_free (data, TRUE);
  obl_article_view_tell (view, "obelus.setHits(data, current)", g_variant_dict_end (&arguments));
}

/* A pending call of a load: it means nothing when another load has begun since. */
typedef struct {
  OblArticleView *view;
  guint32 serial;
} Pending;

static Pending *
pending_new (OblArticleView *view)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->view = g_object_ref (view);
  pending->serial = view->serial;

  return pending;
}

static void
pending_free (Pending *pending)
{
  g_object_unref (pending->view);
  g_free (pending);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Pending, pending_free)

static gboolean
pending_is_current (const Pending *pending, OblViewStep step)
{
  return pending->view->bridge != NULL && pending->view->serial == pending->serial
         && pending->view->step == step;
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = obl_view_bridge_call_finish (result, &error);

  if (!pending_is_current (pending, STEP_MARKING))
    return;
  if (value == NULL) {
    g_debug ("Painting failed: %s", error->message);
    fail (pending->view, _ ("The annotations of this article cannot be painted."));
    return;
  }
  pending->view->step = STEP_READY;
  g_signal_emit_by_name (pending->view, "ready");
}

/* Everything there is to paint, for a page that has none of it. */
void
obl_article_view_tell_marks (OblArticleView *view)
{
  g_autofree char *data = obl_view_marks_encode_all (view->marks);

  view->step = STEP_MARKING;
  obl_article_view_tell_extras (view);
  obl_view_bridge_call_async (view->bridge, "obelus.setMarks(data)",
                              obl_view_bridge_argument ("data", g_variant_new_string (data)),
                              PATIENCE_SECONDS, marked_cb, pending_new (view));
  if (view->linked != NULL)
    obl_article_view_tell_linked (view);
  if (view->hits != NULL)
    obl_article_view_tell_hits (view);
  if (!obl_id_is_none (&view->selected))
    obl_article_view_tell_selected (view, TRUE);
}

/* The promise that what is seen is the text: byte for byte, on every load. */
static gboolean
is_the_text (OblArticleView *view, JSCValue *shown)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!jsc_value_is_string (shown))
    return FALSE;
  bytes = jsc_value_to_string_as_bytes (shown);

  return g_bytes_get_size (bytes) == obl_text_get_n_bytes (view->document->text)
         && memcmp (g_bytes_get_data (bytes, NULL), obl_text_get_utf8 (view->document->text),
                    g_bytes_get_size (bytes))
                == 0;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Pending) pending = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) shown = obl_view_bridge_call_finish (result, &error);

  if (!pending_is_current (pending, STEP_OPENING))
    return;
  if (shown == NULL) {
    g_debug ("Opening failed: %s", error->message);
    fail (pending->view, _ ("This article cannot be shown: the page does not answer."));
  } else if (!is_the_text (pending->view, shown)) {
    fail (pending->view,
          _ ("The page that was stored for this article does not show the article’s text, so its "
             "annotations are not painted. The text itself and the annotations are unharmed."));
  } else {
    obl_article_view_tell_marks (pending->view);
  }
}

static void
open_page (OblArticleView *view)
{
  g_autofree char *setup
      = obl_view_page_new_setup (view->document, view->look, view->show_boilerplate);
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "setup", "s", setup);
  g_variant_dict_insert (&arguments, "place", "u", view->place);
  view->step = STEP_OPENING;
  obl_view_bridge_call_async (view->bridge, "return obelus.open(setup, place)",
                              g_variant_dict_end (&arguments), PATIENCE_SECONDS, opened_cb,
                              pending_new (view));
}

void
obl_article_view_take_crash (OblArticleView *view)
{
  gint64 now = g_get_monotonic_time ();

  if (view->document == NULL)
    return;
  if (now - view->last_crash > CRASH_SECONDS * G_USEC_PER_SEC)
    view->n_crashes = 0;
  view->last_crash = now;
  if (++view->n_crashes > MAX_CRASHES)
    fail (view, _ ("This article cannot be shown: the part of the program that renders it keeps "
                   "stopping. The article and its annotations are unharmed."));
  else
    obl_article_view_load (view);
}

/* --- Messages ---------------------------------------------------------------------------------- */

/* 0 is no mark; a handle that we never gave, or whose mark is gone, is nothing to act upon. */
static gboolean
mark_to_id (OblArticleView *view, guint32 handle, char **id)
{
  const OblId *found = handle == 0 ? NULL : obl_view_marks_find_id (view->marks, handle);

  if (handle != 0 && found == NULL)
    return FALSE;
  *id = found == NULL ? NULL : obl_id_dup_string (found);

  return TRUE;
}

/* What was selected before the page came to what it was asked for last is no longer so. */
static void
selection_said (OblArticleView *view, const OblPageMessage *message)
{
  if (message->asked != view->asked)
    return;
  view->selection = message->range;
  view->has_caret = message->has_caret;
  view->caret = message->caret;
  g_signal_emit_by_name (view, "selection-changed");
}

static void
menu_said (OblArticleView *view, const OblPageMessage *message)
{
  double zoom = webkit_web_view_get_zoom_level (obl_view_host_get_web_view (view->host));

  g_signal_emit_by_name (view, "context-menu", message->x * zoom, message->y * zoom);
}

static void
link_said (OblArticleView *view, const OblPageMessage *message)
{
  double zoom = webkit_web_view_get_zoom_level (obl_view_host_get_web_view (view->host));

  g_signal_emit_by_name (view, "link-shown", message->address, message->x * zoom, message->y * zoom,
                         message->by_key);
}

static void
act_on (OblArticleView *view, const OblPageMessage *message)
{
  g_autofree char *id = NULL;

  switch (message->type) {
  case OBL_PAGE_LOADED:
    if (view->step == STEP_LOADING && message->serial == view->serial)
      open_page (view);
    break;
  case OBL_PAGE_SELECTION:
    selection_said (view, message);
    break;
  case OBL_PAGE_STEP:
    g_signal_emit_by_name (view, "mark-stepped", message->back ? -1 : 1);
    break;
  case OBL_PAGE_ACTIVATE:
    if (mark_to_id (view, message->mark, &id))
      g_signal_emit_by_name (view, "mark-activated", id, message->open);
    break;
  case OBL_PAGE_HOVER:
    if (mark_to_id (view, message->mark, &id))
      g_signal_emit_by_name (view, "mark-hovered", id);
    break;
  case OBL_PAGE_MENU:
    menu_said (view, message);
    break;
  case OBL_PAGE_LINK:
    link_said (view, message);
    break;
  case OBL_PAGE_UNITS:
    g_signal_emit_by_name (view, "units-wanted", message->at, message->clicks);
    break;
  case OBL_PAGE_BORDER:
    if (mark_to_id (view, message->mark, &id) && id != NULL)
      g_signal_emit_by_name (view, "border-moved", id, message->part, (int)message->edge,
                             message->at, message->exact);
    break;
  case OBL_PAGE_PLACE:
    view->place = message->at;
    g_signal_emit_by_name (view, "place-changed");
    break;
  }
}

void
obl_article_view_take_message (const char *json, gpointer user_data)
{
  OblArticleView *view = user_data;
  g_auto (OblPageMessage) message = { 0 };
  g_autoptr (GError) error = NULL;

  if (!obl_page_message_parse (json, obl_article_view_get_n_chars (view), &message, &error)) {
    g_debug ("Refused: %s", error->message);
    return;
  }
  if (message.type != OBL_PAGE_LOADED && view->step < STEP_OPENING)
    return;
  act_on (view, &message);
}
