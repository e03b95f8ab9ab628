/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What should be seen: document, marks, selection, looks.  Each setter keeps it and, when there is
 * a page that can take it, tells the page; obl-article-view-load.c does the rest. */
#define G_LOG_DOMAIN "obl-article-view"

#include "config.h"

#include "app/view/obl-article-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/view/obl-view-page.h"
#include "app/view/obl-view-style.h"

/* Forty jumps through a long article, on a slow machine. */
#define MEASURE_SECONDS 300

G_DEFINE_FINAL_TYPE_WITH_CODE (OblArticleView,
                               obl_article_view,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (OBL_TYPE_READING_VIEW,
                                                      obl_article_view_init_reading))

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
  if (same && obl_article_view_can_tell (view)) {
    g_autofree char *setup = obl_view_page_new_setup (document, view->look, view->show_boilerplate);

    obl_article_view_tell (view, "obelus.setBlocks(setup)",
                           obl_view_bridge_argument ("setup", g_variant_new_string (setup)));
    return;
  }
  obl_view_marks_clear (view->marks);
  g_clear_pointer (&view->linked, g_array_unref);
  g_clear_pointer (&view->hits, g_array_unref);
  view->selected = OBL_ID_NONE;
  view->place = 0;
  obl_article_view_load (view);
}

void
obl_article_view_set_label_set (OblArticleView *view, OblLabelSet *set)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  obl_view_marks_set_label_set (view->marks, set);
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_marks (view);
}

void
obl_article_view_set_marks (OblArticleView *view, GPtrArray *spans, GPtrArray *frames)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  obl_view_marks_clear (view->marks);
  obl_view_marks_put (view->marks, spans, frames, obl_article_view_get_n_chars (view));
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_marks (view);
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
  obl_view_marks_put (view->marks, put_spans, put_frames, obl_article_view_get_n_chars (view));
  if (!obl_article_view_can_tell (view))
    return;
  data = obl_view_marks_encode_changes (view->marks, put_spans, put_frames, removed);
  obl_article_view_tell (view, "obelus.updateMarks(data)",
                         obl_view_bridge_argument ("data", g_variant_new_string (data)));
}

void
obl_article_view_sync_marks (OblArticleView *view, GPtrArray *spans, GPtrArray *frames)
{
  g_autoptr (GPtrArray) put_spans = g_ptr_array_new ();
  g_autoptr (GPtrArray) put_frames = g_ptr_array_new ();
  g_autoptr (GArray) removed = NULL;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  removed = obl_view_marks_compare (view->marks, spans, frames, put_spans, put_frames);
  if (put_spans->len > 0 || put_frames->len > 0 || removed->len > 0)
    obl_article_view_update_marks (view, put_spans, put_frames, removed);
}

void
obl_article_view_select (OblArticleView *view, const OblId *id)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  view->selected = id == NULL ? OBL_ID_NONE : *id;
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_selected (view, TRUE);
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
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_linked (view);
}

void
obl_article_view_set_hits (OblArticleView *view, GArray *hits, guint current)
{
  gboolean is_step = FALSE;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  is_step = hits == view->hits;
  if (!is_step) {
    g_clear_pointer (&view->hits, g_array_unref);
    view->hits = hits != NULL ? g_array_ref (hits) : NULL;
  }
  view->hit = current;
  if (!obl_article_view_can_tell (view) || (is_step && hits == NULL))
    return;
  if (is_step)
    obl_article_view_tell (
        view, "obelus.stepHits(current)",
        obl_view_bridge_argument ("current", g_variant_new_int32 ((gint32)view->hit)));
  else
    obl_article_view_tell_hits (view);
}

void
obl_article_view_set_sketches (OblArticleView *view, const OblFrame *frame, const GArray *sketches)
{
  g_autofree char *data = NULL;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (!obl_article_view_can_tell (view))
    return;
  data = obl_view_marks_encode_sketches (view->marks, frame, sketches);
  obl_article_view_tell (view, "obelus.setSketch(data)",
                         obl_view_bridge_argument ("data", g_variant_new_string (data)));
}

void
obl_article_view_set_frame_names (OblArticleView *view, GHashTable *names)
{
  g_autofree char *changed = NULL;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  changed = obl_view_marks_set_names (view->marks, names);
  if (changed != NULL && obl_article_view_can_tell (view))
    obl_article_view_tell (view, "obelus.setNames(data)",
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

static GVariant *
range_arguments (OblRange range, guint32 asked)
{
  GVariantDict arguments;

  g_variant_dict_init (&arguments, NULL);
  g_variant_dict_insert (&arguments, "start", "u", range.start);
  g_variant_dict_insert (&arguments, "end", "u", range.end);
  g_variant_dict_insert (&arguments, "asked", "u", asked);
  return g_variant_dict_end (&arguments);
}

void
obl_article_view_set_selection (OblArticleView *view, OblRange range)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));
  g_return_if_fail (range.start <= range.end && range.end <= obl_article_view_get_n_chars (view));

  if (obl_article_view_can_tell (view))
    obl_article_view_tell (view, "obelus.setSelection(start, end, asked)",
                           range_arguments (range, ++view->asked));
}

void
obl_article_view_clear_selection (OblArticleView *view)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (obl_article_view_can_tell (view))
    obl_article_view_tell (view, "obelus.clearSelection(start, end)",
                           range_arguments (view->selection, view->asked));
}

void
obl_article_view_set_place (OblArticleView *view, guint32 place)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  place = MIN (place, obl_article_view_get_n_chars (view));
  if (place == view->place)
    return;
  view->place = place;
  if (obl_article_view_can_tell (view))
    obl_article_view_tell (view, "obelus.setPlace(place)",
                           obl_view_bridge_argument ("place", g_variant_new_uint32 (view->place)));
}

guint32
obl_article_view_get_place (OblArticleView *view)
{
  g_return_val_if_fail (OBL_IS_ARTICLE_VIEW (view), 0);

  return view->place;
}

void
obl_article_view_ask_link (OblArticleView *view)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (obl_article_view_can_tell (view))
    obl_article_view_tell (view, "obelus.hands.tellLink()", NULL);
}

/* --- Pictures ---------------------------------------------------------------------------------- */

static void
picture_wanted (const char *sha256, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "picture-wanted", sha256);
}

void
obl_article_view_give_picture (OblArticleView *view, const char *sha256, GBytes *bytes)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (view->pictures != NULL)
    obl_view_pictures_give (view->pictures, sha256, bytes);
}

/* --- Looks ------------------------------------------------------------------------------------- */

static void
apply_background (OblArticleView *view)
{
  GdkRGBA page = obl_view_style_get_page (view->look->theme);

  webkit_web_view_set_background_color (obl_view_host_get_web_view (view->host), &page);
}

void
obl_article_view_set_look (OblArticleView *view, const OblPageLook *look)
{
  g_autofree char *json = NULL;

  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (obl_page_look_equal (view->look, look))
    return;
  obl_page_look_free (view->look);
  view->look = obl_page_look_copy (look);
  apply_background (view);
  json = obl_page_look_to_json (look);
  if (view->step != STEP_LOADING)
    obl_article_view_tell (view, "obelus.setLook(look)",
                           obl_view_bridge_argument ("look", g_variant_new_string (json)));
}

void
obl_article_view_set_chips (OblArticleView *view, OblChips chips)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (view->chips == chips)
    return;
  view->chips = chips;
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_extras (view);
}

void
obl_article_view_set_strip (OblArticleView *view, gboolean strip)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  if (view->strip == !!strip)
    return;
  view->strip = !!strip;
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_extras (view);
}

void
obl_article_view_set_dims (OblArticleView *view, gboolean dims)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  view->dims = !!dims;
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_extras (view);
}

void
obl_article_view_set_show_boilerplate (OblArticleView *view, gboolean show)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  view->show_boilerplate = !!show;
  if (obl_article_view_can_tell (view))
    obl_article_view_tell (
        view, "obelus.folds.showAll(open === 1)",
        obl_view_bridge_argument ("open", g_variant_new_uint32 ((guint)view->show_boilerplate)));
}

void
obl_article_view_set_zoom (OblArticleView *view, double zoom)
{
  g_return_if_fail (OBL_IS_ARTICLE_VIEW (view));

  webkit_web_view_set_zoom_level (obl_view_host_get_web_view (view->host), zoom);
  if (obl_article_view_can_tell (view))
    obl_article_view_tell_extras (view);
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
process_terminated_cb (WebKitWebView *web_view,
                       WebKitWebProcessTerminationReason reason,
                       OblArticleView *view)
{
  g_debug ("The web process ended (%d)", reason);
  obl_article_view_take_crash (view);
}

/* One stop on the way of the Tab key.  Left to itself, WebKit's view would also give the focus to a
 * text field of no size that it keeps inside for its key bindings. */
static gboolean
obl_article_view_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *web_view = adw_bin_get_child (ADW_BIN (widget));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus != NULL && (focus == web_view || gtk_widget_is_ancestor (focus, web_view)))
    return FALSE;
  return gtk_widget_grab_focus (web_view);
}

static void
obl_article_view_dispose (GObject *object)
{
  OblArticleView *view = OBL_ARTICLE_VIEW (object);

  if (view->host != NULL)
    g_signal_handlers_disconnect_by_data (obl_view_host_get_web_view (view->host), view);
  g_clear_pointer (&view->pictures, obl_view_pictures_free);
  g_clear_pointer (&view->bridge, obl_view_bridge_free);
  g_clear_pointer (&view->host, obl_view_host_free);
  g_clear_pointer (&view->document, obl_document_unref);
  g_clear_pointer (&view->linked, g_array_unref);
  g_clear_pointer (&view->hits, g_array_unref);

  G_OBJECT_CLASS (obl_article_view_parent_class)->dispose (object);
}

static void
obl_article_view_finalize (GObject *object)
{
  OblArticleView *view = OBL_ARTICLE_VIEW (object);

  g_clear_pointer (&view->marks, obl_view_marks_free);
  g_clear_pointer (&view->look, obl_page_look_free);

  G_OBJECT_CLASS (obl_article_view_parent_class)->finalize (object);
}

static void
obl_article_view_class_init (OblArticleViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = obl_article_view_dispose;
  object_class->finalize = obl_article_view_finalize;
  widget_class->focus = obl_article_view_move_focus;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
obl_article_view_init (OblArticleView *view)
{
  WebKitWebView *web_view = NULL;

  view->host = obl_view_host_new ();
  view->marks = obl_view_marks_new ();
  view->look = obl_page_look_new ();
  web_view = obl_view_host_get_web_view (view->host);
  view->bridge = obl_view_bridge_new (web_view, obl_article_view_take_message, view);
  view->pictures = obl_view_pictures_new (web_view, picture_wanted, view);
  g_signal_connect (web_view, "web-process-terminated", G_CALLBACK (process_terminated_cb), view);
  apply_background (view);
  adw_bin_set_child (ADW_BIN (view), GTK_WIDGET (web_view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
}

GtkWidget *
obl_article_view_new (void)
{
  return g_object_new (OBL_TYPE_ARTICLE_VIEW, NULL);
}
