/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds what should be seen, and brings the page to show it: what is set before the page is there
 * waits for it, and a page that WebKit lost is made again from the same state.
 *
 * A load has four steps, and messages of an older page count for nothing in any of them:
 *   LOADING  the page is on its way; its first message bears our serial
 *   OPENING  it is asked to begin and gives back the text it shows, which must be the document's
 *   MARKING  all marks are on their way
 *   READY    changes go to the page one by one */
#define G_LOG_DOMAIN "obl-article-view"

#include "config.h"

#include "app/view/obl-article-view.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/view/obl-page-message.h"
#include "app/view/obl-view-bridge.h"
#include "app/view/obl-view-host.h"
#include "app/view/obl-view-marks.h"
#include "app/view/obl-view-page.h"
#include "app/view/obl-view-style.h"

/* A text of many megabytes opens in a second or two; nothing takes longer but a dead process. */
#define PATIENCE_SECONDS 30
#define MEASURE_SECONDS 300
/* A page that kills its process this often in a row does so by itself. */
#define MAX_CRASHES 3

typedef enum {
  STEP_EMPTY,
  STEP_LOADING,
  STEP_OPENING,
  STEP_MARKING,
  STEP_READY,
  STEP_FAILED, /* shown, perhaps, but without marks */
} Step;

struct _OblArticleView {
  AdwBin parent_instance;

  OblViewHost *host;
  OblViewBridge *bridge;
  OblViewMarks *marks;
  OblDocument *document;
  GArray *linked; /* OblId, or NULL */
  OblId selected; /* or OBL_ID_NONE */
  OblRange selection;
  guint32 caret;
  gboolean has_caret;
  gboolean dark;
  gboolean show_boilerplate;
  Step step;
  guint32 serial;
  guint n_crashes;
};

G_DEFINE_FINAL_TYPE (OblArticleView, obl_article_view, ADW_TYPE_BIN)

enum { SELECTION_CHANGED, MARK_ACTIVATED, MARK_HOVERED, CONTEXT_MENU, READY, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static guint32
n_chars_of (OblArticleView *view)
{
  return view->document == NULL ? 0 : obl_text_get_n_chars (view->document->text);
}

/* Changes go to a page that has all the marks, or will get them before the change. */
static gboolean
can_tell (OblArticleView *view)
{
  return view->step == STEP_READY || view->step == STEP_MARKING;
}

static void
tell (OblArticleView *view, const char *body, GVariant *arguments)
{
  obl_view_bridge_run (view->bridge, body, arguments);
}

static void
fail (OblArticleView *view, const char *message)
{
  view->step = STEP_FAILED;
  g_signal_emit (view, signals[FAILED], 0, message);
}

/* --- Loading ----------------------------------------------------------------------------------- */

static void
load (OblArticleView *view)
{
  g_autofree char *html = obl_view_page_new_html (view->document, ++view->serial, view->dark);
  gboolean had_selection = view->has_caret;

  view->step = view->document == NULL ? STEP_EMPTY : STEP_LOADING;
  view->selection = (OblRange){ 0 };
  view->has_caret = FALSE;
  obl_view_host_load (view->host, html);
  if (had_selection)
    g_signal_emit (view, signals[SELECTION_CHANGED], 0);
}

static void
tell_selected (OblArticleView *view, gboolean scroll)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "handle", "u",
                         obl_view_marks_find_handle (view->marks, &view->selected));
  g_variant_dict_insert (&arguments, "scroll", "u", (guint)scroll);
  tell (view, "obelus.select(handle, scroll === 1)", g_variant_dict_end (&arguments));
}

static void
tell_linked (OblArticleView *view)
{
  g_autofree char *handles = obl_view_marks_encode_handles (view->marks, view->linked);

  tell (view, "obelus.setLinked(data)",
        obl_view_bridge_argument ("data", g_variant_new_string (handles)));
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
pending_is_current (const Pending *pending, Step step)
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
  pending->view->n_crashes = 0;
  g_signal_emit (pending->view, signals[READY], 0);
}

/* Everything there is to paint, for a page that has none of it. */
static void
tell_all_marks (OblArticleView *view)
{
  g_autofree char *data = obl_view_marks_encode_all (view->marks);

  view->step = STEP_MARKING;
  obl_view_bridge_call_async (view->bridge, "obelus.setMarks(data)",
                              obl_view_bridge_argument ("data", g_variant_new_string (data)),
                              PATIENCE_SECONDS, marked_cb, pending_new (view));
  if (view->linked != NULL)
    tell_linked (view);
  if (!obl_id_is_none (&view->selected))
    tell_selected (view, TRUE);
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
    tell_all_marks (pending->view);
  }
}

static void
open_page (OblArticleView *view)
{
  g_autofree char *setup
      = obl_view_page_new_setup (view->document, view->dark, view->show_boilerplate);

  view->step = STEP_OPENING;
  obl_view_bridge_call_async (view->bridge, "return obelus.open(setup)",
                              obl_view_bridge_argument ("setup", g_variant_new_string (setup)),
                              PATIENCE_SECONDS, opened_cb, pending_new (view));
}

static void
process_terminated_cb (WebKitWebView *web_view,
                       WebKitWebProcessTerminationReason reason,
                       OblArticleView *view)
{
  g_debug ("The web process ended (%d)", reason);
  if (view->document == NULL)
    return;
  if (++view->n_crashes > MAX_CRASHES)
    fail (view, _ ("This article cannot be shown: the part of the program that renders it keeps "
                   "stopping. The article and its annotations are unharmed."));
  else
    load (view);
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

static void
selection_said (OblArticleView *view, const OblPageMessage *message)
{
  view->selection = message->range;
  view->has_caret = message->has_caret;
  view->caret = message->caret;
  g_signal_emit (view, signals[SELECTION_CHANGED], 0);
}

static void
menu_said (OblArticleView *view, const OblPageMessage *message)
{
  double zoom = webkit_web_view_get_zoom_level (obl_view_host_get_web_view (view->host));

  g_signal_emit (view, signals[CONTEXT_MENU], 0, message->x * zoom, message->y * zoom);
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
  case OBL_PAGE_ACTIVATE:
    if (mark_to_id (view, message->mark, &id))
      g_signal_emit (view, signals[MARK_ACTIVATED], 0, id, message->open);
    break;
  case OBL_PAGE_HOVER:
    if (mark_to_id (view, message->mark, &id))
      g_signal_emit (view, signals[MARK_HOVERED], 0, id);
    break;
  case OBL_PAGE_MENU:
    menu_said (view, message);
    break;
  }
}

static void
message_cb (const char *json, gpointer user_data)
{
  OblArticleView *view = user_data;
  OblPageMessage message = { 0 };
  g_autoptr (GError) error = NULL;

  if (!obl_page_message_parse (json, n_chars_of (view), &message, &error)) {
    g_debug ("Refused: %s", error->message);
    return;
  }
  if (message.type != OBL_PAGE_LOADED && view->step < STEP_OPENING)
    return;
  act_on (view, &message);
}

/* --- What should be seen ----------------------------------------------------------------------- */

static gboolean
is_same_page (const OblDocument *a, const OblDocument *b)
{
  return a != NULL && b != NULL && obl_id_equal (&a->content_id, &b->content_id)
         && obl_id_equal (&a->id, &b->id) && g_strcmp0 (a->html, b->html) == 0
         && g_strcmp0 (a->language, b->language) == 0
         && g_strcmp0 (a->direction, b->direction) == 0;
}

void
obl_article_view_set_document (OblArticleView *view, OblDocument *document)
{
  gboolean same = FALSE;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));
  g_return_if_fail (document == NULL || (document->text != NULL && document->html != NULL));

  same = is_same_page (view->document, document);
  if (document != NULL)
    obl_document_ref (document);
  g_clear_pointer (&view->document, obl_document_unref);
  view->document = document;
  if (same && can_tell (view)) {
    g_autofree char *setup = obl_view_page_new_setup (document, view->dark, view->show_boilerplate);

    tell (view, "obelus.setBlocks(setup)",
          obl_view_bridge_argument ("setup", g_variant_new_string (setup)));
    return;
  }
  obl_view_marks_clear (view->marks);
  g_clear_pointer (&view->linked, g_array_unref);
  view->selected = OBL_ID_NONE;
  view->n_crashes = 0;
  load (view);
}

void
obl_article_view_set_label_set (OblArticleView *view, OblLabelSet *set)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  obl_view_marks_set_label_set (view->marks, set);
  if (can_tell (view))
    tell_all_marks (view);
}

void
obl_article_view_set_marks (OblArticleView *view, GPtrArray *spans, GPtrArray *frames)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  obl_view_marks_clear (view->marks);
  obl_view_marks_put (view->marks, spans, frames, n_chars_of (view));
  if (can_tell (view))
    tell_all_marks (view);
}

void
obl_article_view_update_marks (OblArticleView *view,
                               GPtrArray *put_spans,
                               GPtrArray *put_frames,
                               GArray *removed_ids)
{
  g_autoptr (GArray) removed = NULL;
  g_autofree char *data = NULL;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  removed = obl_view_marks_list_handles (view->marks, removed_ids);
  obl_view_marks_remove (view->marks, removed_ids);
  obl_view_marks_put (view->marks, put_spans, put_frames, n_chars_of (view));
  if (!can_tell (view))
    return;
  data = obl_view_marks_encode_changes (view->marks, put_spans, put_frames, removed);
  tell (view, "obelus.updateMarks(data)",
        obl_view_bridge_argument ("data", g_variant_new_string (data)));
}

void
obl_article_view_select (OblArticleView *view, const OblId *id)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  view->selected = id == NULL ? OBL_ID_NONE : *id;
  if (can_tell (view))
    tell_selected (view, TRUE);
}

void
obl_article_view_set_linked (OblArticleView *view, GArray *span_ids)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (view->linked == NULL && (span_ids == NULL || span_ids->len == 0))
    return;
  g_clear_pointer (&view->linked, g_array_unref);
  if (span_ids != NULL && span_ids->len > 0) {
    view->linked = g_array_sized_new (FALSE, FALSE, sizeof (OblId), span_ids->len);
    g_array_append_vals (view->linked, span_ids->data, span_ids->len);
  }
  if (can_tell (view))
    tell_linked (view);
}

void
obl_article_view_set_frame_names (OblArticleView *view, GHashTable *names)
{
  g_autofree char *changed = NULL;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  changed = obl_view_marks_set_names (view->marks, names);
  if (changed != NULL && can_tell (view))
    tell (view, "obelus.setNames(data)",
          obl_view_bridge_argument ("data", g_variant_new_string (changed)));
}

/* --- Selection --------------------------------------------------------------------------------- */

gboolean
obl_article_view_get_selection (OblArticleView *view, OblRange *range)
{
  g_return_val_if_fail (OBL_IS_ARTICLE_VIEW (view), FALSE);

  if (view->selection.start >= view->selection.end)
    return FALSE;
  *range = view->selection;

  return TRUE;
}

gboolean
obl_article_view_get_caret (OblArticleView *view, guint32 *position)
{
  g_return_val_if_fail (OBL_IS_ARTICLE_VIEW (view), FALSE);

  if (!view->has_caret)
    return FALSE;
  *position = view->caret;

  return TRUE;
}

void
obl_article_view_set_selection (OblArticleView *view, OblRange range)
{
  GVariantDict arguments;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));
  g_return_if_fail (range.start <= range.end && range.end <= n_chars_of (view));

  if (!can_tell (view))
    return;
  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "start", "u", range.start);
  g_variant_dict_insert (&arguments, "end", "u", range.end);
  tell (view, "obelus.setSelection(start, end)", g_variant_dict_end (&arguments));
}

void
obl_article_view_clear_selection (OblArticleView *view)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (can_tell (view))
    tell (view, "obelus.clearSelection()", NULL);
}

/* --- Looks ------------------------------------------------------------------------------------- */

static void
apply_background (OblArticleView *view)
{
  GdkRGBA page = obl_view_style_get_page (view->dark);

  webkit_web_view_set_background_color (obl_view_host_get_web_view (view->host), &page);
}

void
obl_article_view_set_dark (OblArticleView *view, gboolean dark)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (view->dark == !!dark)
    return;
  view->dark = !!dark;
  apply_background (view);
  if (view->step != STEP_LOADING)
    tell (view, "obelus.setDark(dark === 1)",
          obl_view_bridge_argument ("dark", g_variant_new_uint32 ((guint)view->dark)));
}

void
obl_article_view_set_show_boilerplate (OblArticleView *view, gboolean show)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  view->show_boilerplate = !!show;
  if (can_tell (view))
    tell (view, "obelus.folds.showAll(open === 1)",
          obl_view_bridge_argument ("open", g_variant_new_uint32 ((guint)view->show_boilerplate)));
}

void
obl_article_view_set_zoom (OblArticleView *view, double zoom)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  webkit_web_view_set_zoom_level (obl_view_host_get_web_view (view->host), zoom);
}

void
obl_article_view_focus (OblArticleView *view)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  gtk_widget_grab_focus (GTK_WIDGET (obl_view_host_get_web_view (view->host)));
}

/* --- Measuring --------------------------------------------------------------------------------- */

static void
measured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = obl_view_bridge_call_finish (result, &error);

  if (value == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else if (!jsc_value_is_string (value))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                             "There is no measurement of that name");
  else
    g_task_return_pointer (task, jsc_value_to_string (value), g_free);
}

void
obl_article_view_measure_async (OblArticleView *view,
                                const char *what,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  GTask *task = NULL;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  task = g_task_new (view, NULL, callback, user_data);
  g_task_set_source_tag (task, obl_article_view_measure_async);
  obl_view_bridge_call_async (view->bridge, "return await Measure.run(what)",
                              obl_view_bridge_argument ("what", g_variant_new_string (what)),
                              MEASURE_SECONDS, measured_cb, task);
}

char *
obl_article_view_measure_finish (OblArticleView *view, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, view), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Object ------------------------------------------------------------------------------------ */

static void
obl_article_view_dispose (GObject *object)
{
  OblArticleView *view = OBL_ARTICLE_VIEW (object);

  if (view->host != NULL)
    g_signal_handlers_disconnect_by_data (obl_view_host_get_web_view (view->host), view);
  g_clear_pointer (&view->bridge, obl_view_bridge_free);
  g_clear_pointer (&view->host, obl_view_host_free);
  g_clear_pointer (&view->document, obl_document_unref);
  g_clear_pointer (&view->linked, g_array_unref);

  G_OBJECT_CLASS (obl_article_view_parent_class)->dispose (object);
}

static void
obl_article_view_finalize (GObject *object)
{
  OblArticleView *view = OBL_ARTICLE_VIEW (object);

  g_clear_pointer (&view->marks, obl_view_marks_free);

  G_OBJECT_CLASS (obl_article_view_parent_class)->finalize (object);
}

static guint
add_signal (const char *name, guint n_params, GType first, GType second)
{
  return g_signal_new (name, OBL_TYPE_ARTICLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, n_params, first, second);
}

static void
obl_article_view_class_init (OblArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = obl_article_view_dispose;
  object_class->finalize = obl_article_view_finalize;

  signals[SELECTION_CHANGED] = add_signal ("selection-changed", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[MARK_ACTIVATED] = add_signal ("mark-activated", 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[MARK_HOVERED] = add_signal ("mark-hovered", 1, G_TYPE_STRING, G_TYPE_NONE);
  signals[CONTEXT_MENU] = add_signal ("context-menu", 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[READY] = add_signal ("ready", 0, G_TYPE_NONE, G_TYPE_NONE);
  signals[FAILED] = add_signal ("failed", 1, G_TYPE_STRING, G_TYPE_NONE);
}

static void
obl_article_view_init (OblArticleView *view)
{
  WebKitWebView *web_view = NULL;

  view->host = obl_view_host_new ();
  view->marks = obl_view_marks_new ();
  web_view = obl_view_host_get_web_view (view->host);
  view->bridge = obl_view_bridge_new (web_view, message_cb, view);
  g_signal_connect (web_view, "web-process-terminated", G_CALLBACK (process_terminated_cb), view);
  apply_background (view);
  adw_bin_set_child (ADW_BIN (view), GTK_WIDGET (web_view));
}

GtkWidget *
obl_article_view_new (void)
{
  return g_object_new (OBL_TYPE_ARTICLE_VIEW, NULL);
}
