/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the session and the article's view: what is open, marked and selected goes to the view;
 * what is selected and clicked there comes back.  Neither knows of the other. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/widgets/obl-facts.h"

/* The letters' size at which the view's zoom is 1. */
#define READING_SIZE 18.0

static OblReadingView *
get_view (OblWindow *self)
{
  return OBL_READING_VIEW (self->view);
}

/* --- The line about the article --------------------------------------------------------------- */

/* "2024-01-21…" as "21 January 2024"; anything else as it is. */
static char *
dup_date (const char *published)
{
  g_autofree char *moment = g_strdup_printf ("%.10sT00:00:00Z", published);
  g_autoptr (GDateTime) date = g_date_time_new_from_iso8601 (moment, NULL);

  return date != NULL ? g_date_time_format (date, _ ("%-d %B %Y")) : g_strdup (published);
}

static void
show_meta (OblWindow *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *published = self->shown->published;
  g_autofree char *date = published != NULL ? dup_date (published) : NULL;

  obl_facts_append (text, self->shown->publisher);
  obl_facts_append (text, self->shown->byline);
  obl_facts_append (text, date);
  obl_facts_append (text, self->shown->language);
  gtk_label_set_text (GTK_LABEL (self->meta), text->str);
  gtk_widget_set_visible (self->meta, text->len > 0);
}

/* --- From the session to the view ------------------------------------------------------------- */

static void
show_frame_names (OblWindow *self)
{
  GPtrArray *frames = obl_session_get_frames (self->session);
  g_autoptr (GHashTable) names = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);

  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);

    g_hash_table_insert (names, obl_id_dup (&frame->id),
                         obl_session_name_frame (self->session, frame));
  }
  obl_reading_view_set_frame_names (get_view (self), names);
}

/* The other mentions of the entity that the selected span mentions. */
static void
show_linked (OblWindow *self)
{
  const OblSpan *span
      = obl_session_find_span (self->session, obl_session_get_selected (self->session));
  GPtrArray *spans = obl_session_get_spans (self->session);
  g_autoptr (GArray) linked = NULL;

  if (span == NULL || obl_id_is_none (&span->entity_id)) {
    obl_reading_view_set_linked (get_view (self), NULL);
    return;
  }
  linked = g_array_new (FALSE, FALSE, sizeof (OblId));
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *other = g_ptr_array_index (spans, i);

    if (obl_id_equal (&other->entity_id, &span->entity_id)) {
      g_array_append_val (linked, other->id);
    }
  }
  obl_reading_view_set_linked (get_view (self), linked);
}

static void
show_marks (OblWindow *self)
{
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;

  obl_window_list_shown (self, &spans, &frames);
  obl_reading_view_set_marks (get_view (self), spans, frames);
  show_frame_names (self);
}

static void
remember_article (OblWindow *self, const OblDocument *document)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_settings_set_last_article (self->settings, self->path, obl_id_format (&document->id, buffer));
}

void
obl_window_show_document (OblWindow *self)
{
  OblDocument *document = self->session != NULL ? obl_session_get_document (self->session) : NULL;

  obl_window_hide_link (self);
  if (document != NULL || self->shown != NULL) {
    obl_reading_view_set_document (get_view (self), document);
  }
  if (document != NULL) {
    obl_reading_view_set_place (get_view (self), obl_places_get (self->places, &document->id));
  }
  g_clear_pointer (&self->shown, obl_document_unref);
  if (document != NULL) {
    self->shown = obl_document_ref (document);
    show_meta (self);
    show_marks (self);
    remember_article (self, document);
  }
  gtk_stack_set_visible_child_name (GTK_STACK (self->article_stack),
                                    document != NULL ? "article" : "empty");
  obl_window_sync_tabs (self);
  obl_window_update_title (self);
  obl_window_update_actions (self);
  obl_window_update_layers (self);
  obl_window_update_foot (self);
}

static void
document_opened_cb (OblWindow *self)
{
  obl_window_show_document (self);
  if (self->shown != NULL) {
    obl_reading_view_focus (get_view (self));
  }
}

/* Whether the page would look the same: another reading has another text, a person may change what
 * is furniture in it and what the language is. */
static gboolean
is_same_page (const OblDocument *a, const OblDocument *b)
{
  for (guint i = 0; i < a->blocks->len && i < b->blocks->len; i++) {
    if (g_array_index (a->blocks, OblBlock, i).role
        != g_array_index (b->blocks, OblBlock, i).role) {
      return FALSE;
    }
  }
  return a->blocks->len == b->blocks->len && obl_id_equal (&a->content_id, &b->content_id)
         && g_strcmp0 (a->language, b->language) == 0
         && g_strcmp0 (a->direction, b->direction) == 0;
}

static void
document_changed_cb (OblWindow *self)
{
  OblDocument *document = obl_session_get_document (self->session);

  if (self->shown == NULL || !is_same_page (self->shown, document)) {
    obl_window_show_document (self);
    obl_reading_view_select (get_view (self), obl_session_get_selected (self->session));
    return;
  }
  obl_document_unref (self->shown);
  self->shown = obl_document_ref (document);
  show_meta (self);
  obl_window_update_doubts (self);
  obl_window_update_title (self);
}

/* Names in the margin are made of frames and of what fills them. */
static gboolean
changes_names (OblWindow *self, GPtrArray *put_spans, GPtrArray *put_frames)
{
  if (put_frames != NULL && put_frames->len > 0) {
    return TRUE;
  }
  for (guint i = 0; put_spans != NULL && i < put_spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (put_spans, i);
    g_autoptr (GPtrArray) frames = obl_session_list_frames_of (self->session, &span->id);

    if (frames->len > 0) {
      return TRUE;
    }
  }
  return FALSE;
}

/* One more mark may hide or show others: those that only fill its roles. */
static void
show_shown_marks (OblWindow *self)
{
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;

  obl_window_list_shown (self, &spans, &frames);
  obl_reading_view_sync_marks (get_view (self), spans, frames);
}

static void
marks_changed_cb (OblSession *session,
                  GPtrArray *put_spans,
                  GPtrArray *put_frames,
                  GArray *removed_ids,
                  OblWindow *self)
{
  if (put_spans == NULL && put_frames == NULL && removed_ids == NULL) {
    show_marks (self);
  } else {
    if (obl_session_shows_everything (session)) {
      obl_reading_view_update_marks (get_view (self), put_spans, put_frames, removed_ids);
    } else {
      show_shown_marks (self);
    }
    if (changes_names (self, put_spans, put_frames)) {
      show_frame_names (self);
    }
  }
  show_linked (self);
  obl_window_update_doubts (self);
  obl_window_update_layers (self);
  obl_window_update_foot (self);
}

static void
selected_changed_cb (OblWindow *self)
{
  const OblId *selected = obl_session_get_selected (self->session);

  obl_reading_view_select (get_view (self), obl_id_is_none (selected) ? NULL : selected);
  show_linked (self);
  obl_window_update_actions (self);
}

static void
proposal_changed_cb (OblWindow *self)
{
  guint current = 0;
  const GPtrArray *parts = obl_session_get_proposal (self->session, &current);
  g_autoptr (GArray) sketches = g_array_new (FALSE, FALSE, sizeof (OblSketch));

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    const OblProposed *part = g_ptr_array_index (parts, i);
    const OblSketch sketch = { part->role, part->ranges, i == current };

    g_array_append_val (sketches, sketch);
  }
  obl_reading_view_set_sketches (get_view (self), obl_session_get_frame_in_hand (self->session),
                                 sketches);
}

static void
text_selection_changed_cb (OblWindow *self)
{
  const OblRange range = obl_session_get_text_selection (self->session);
  OblRange seen = { 0, 0 };

  if (range.start == range.end && obl_reading_view_get_selection (get_view (self), &seen)) {
    obl_reading_view_clear_selection (get_view (self));
  }
}

static void
label_set_changed_cb (OblWindow *self)
{
  obl_reading_view_set_label_set (get_view (self), obl_session_get_label_set (self->session));
  obl_window_take_label_keys (self);
}

void
obl_window_fill_view (OblWindow *self)
{
  if (self->session == NULL) {
    return;
  }
  obl_reading_view_set_label_set (get_view (self), obl_session_get_label_set (self->session));
  obl_window_show_document (self);
  selected_changed_cb (self);
  proposal_changed_cb (self);
  obl_window_show_hits (self);
}

void
obl_window_watch_session (OblWindow *self)
{
  OblSession *session = self->session;

  g_signal_connect_swapped (session, "document-opened", G_CALLBACK (document_opened_cb), self);
  g_signal_connect_swapped (session, "document-changed", G_CALLBACK (document_changed_cb), self);
  g_signal_connect (session, "marks-changed", G_CALLBACK (marks_changed_cb), self);
  g_signal_connect_swapped (session, "entities-changed", G_CALLBACK (show_linked), self);
  g_signal_connect_swapped (session, "selected-changed", G_CALLBACK (selected_changed_cb), self);
  g_signal_connect_swapped (session, "proposal-changed", G_CALLBACK (proposal_changed_cb), self);
  g_signal_connect_swapped (session, "text-selection-changed",
                            G_CALLBACK (text_selection_changed_cb), self);
  g_signal_connect_swapped (session, "label-set-changed", G_CALLBACK (label_set_changed_cb), self);
  obl_window_watch_layers (self);
  obl_window_watch_tabs (self);
}

/* --- From the view to the session ------------------------------------------------------------- */

static void
selection_changed_cb (OblWindow *self)
{
  OblRange range = { 0, 0 };
  guint32 caret = 0;

  obl_window_hide_link (self);
  if (self->session == NULL) {
    return;
  }
  if (!obl_reading_view_get_selection (get_view (self), &range)
      && obl_reading_view_get_caret (get_view (self), &caret)) {
    range = (OblRange){ caret, caret };
  }
  obl_session_set_text_selection (self->session, range);
}

static void
mark_activated_cb (OblWindow *self, const char *string, gboolean open)
{
  OblId id = OBL_ID_NONE;

  obl_window_hide_link (self);
  if (self->session == NULL) {
    return;
  }
  /* Beside all marks: most often the beginning of a selection that is to fill the claim in hand. */
  if (string == NULL && obl_session_get_frame_in_hand (self->session) != NULL) {
    return;
  }
  obl_session_select (self->session, string != NULL && obl_id_parse (string, &id) ? &id : NULL);
  if (open && !obl_id_is_none (&id)) {
    obl_window_open_inspector (self);
  }
}

/* What the words are taken for; the words themselves are before one's eyes. */
static char *
dup_hint (OblWindow *self, const OblId *id)
{
  const OblSpan *span = obl_session_find_span (self->session, id);
  const OblEntity *entity
      = span != NULL ? obl_session_find_entity (self->session, &span->entity_id) : NULL;
  const char *title = NULL;

  if (span == NULL) {
    return obl_session_describe (self->session, id);
  }
  title = obl_session_get_label_title (self->session, span->label);
  return entity != NULL ? g_strdup_printf ("%s → %s", title, entity->name) : g_strdup (title);
}

static gboolean
has_shown_span (OblWindow *self)
{
  const GPtrArray *spans = obl_session_get_spans (self->session);

  for (guint i = 0; i < spans->len; i++) {
    if (obl_session_is_shown (self->session,
                              &((const OblSpan *)g_ptr_array_index (spans, i))->id)) {
      return TRUE;
    }
  }
  return FALSE;
}

/* An article without marks is one stop among all that the window has.  A mark that is still being
 * made counts. */
static void
mark_stepped_cb (OblWindow *self, int direction)
{
  if (self->session != NULL && obl_session_is_settled (self->session) && !has_shown_span (self)) {
    gtk_widget_child_focus (GTK_WIDGET (self),
                            direction > 0 ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
    return;
  }
  gtk_widget_activate_action (GTK_WIDGET (self),
                              direction > 0 ? "win.next-mark" : "win.previous-mark", NULL);
}

static void
mark_hovered_cb (OblWindow *self, const char *string)
{
  g_autofree char *hint = NULL;
  OblId id = OBL_ID_NONE;

  if (self->session != NULL && string != NULL && obl_id_parse (string, &id)) {
    hint = dup_hint (self, &id);
  }
  gtk_widget_set_tooltip_text (self->view, hint);
}

static void
place_changed_cb (OblWindow *self)
{
  if (self->shown != NULL) {
    obl_places_set (self->places, &self->shown->id, obl_reading_view_get_place (get_view (self)));
  }
}

/* --- Pictures --------------------------------------------------------------------------------- */

typedef struct {
  OblWindow *window;
  char *sha256;
} Wish;

static void
wish_free (Wish *wish)
{
  g_object_unref (wish->window);
  g_free (wish->sha256);
  g_free (wish);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wish, wish_free)

static gpointer
read_picture (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_get_asset (store, data, error);
}

static void
picture_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wish) wish = user_data;
  g_autoptr (OblAsset) asset = NULL;
  g_autoptr (GError) error = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&asset, &error)) {
    g_debug ("No picture: %s", error->message);
  }
  obl_reading_view_give_picture (get_view (wish->window), wish->sha256,
                                 asset != NULL ? asset->bytes : NULL);
}

static void
picture_wanted_cb (OblWindow *self, const char *sha256)
{
  OblService *service = self->session != NULL ? obl_session_get_service (self->session) : NULL;
  Wish *wish = NULL;

  if (service == NULL) {
    obl_reading_view_give_picture (get_view (self), sha256, NULL);
    return;
  }
  wish = g_new0 (Wish, 1);
  wish->window = g_object_ref (self);
  wish->sha256 = g_strdup (sha256);
  obl_service_run_async (service, read_picture, g_strdup (sha256), g_free,
                         (GDestroyNotify)obl_asset_free, NULL, picture_read_cb, wish);
}

static void
link_shown_cb (OblWindow *self, const char *address, double x, double y, gboolean by_key)
{
  obl_window_show_link (self, address, x, y, by_key);
}

void
obl_window_watch_view (OblWindow *self)
{
  g_signal_connect_swapped (self->view, "selection-changed", G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->view, "mark-activated", G_CALLBACK (mark_activated_cb), self);
  g_signal_connect_swapped (self->view, "mark-stepped", G_CALLBACK (mark_stepped_cb), self);
  g_signal_connect_swapped (self->view, "units-wanted", G_CALLBACK (obl_window_select_clicked),
                            self);
  g_signal_connect_swapped (self->view, "border-moved", G_CALLBACK (obl_window_drag_border), self);
  g_signal_connect_swapped (self->view, "mark-hovered", G_CALLBACK (mark_hovered_cb), self);
  g_signal_connect_swapped (self->view, "place-changed", G_CALLBACK (place_changed_cb), self);
  g_signal_connect_swapped (self->view, "context-menu", G_CALLBACK (obl_window_popup_menu), self);
  g_signal_connect_swapped (self->view, "picture-wanted", G_CALLBACK (picture_wanted_cb), self);
  g_signal_connect_swapped (self->view, "link-shown", G_CALLBACK (link_shown_cb), self);
  g_signal_connect_swapped (self->view, "failed", G_CALLBACK (obl_window_show_message), self);
}

static void
apply_look (OblWindow *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  g_autoptr (OblPageLook) look
      = obl_settings_dup_look (self->settings, adw_style_manager_get_dark (style),
                               adw_style_manager_get_high_contrast (style));

  obl_reading_view_set_look (get_view (self), look);
  if (look->theme == OBL_THEME_SEPIA) {
    gtk_widget_add_css_class (self->desk, "sepia");
  } else {
    gtk_widget_remove_css_class (self->desk, "sepia");
  }
}

void
obl_window_apply_settings (OblWindow *self)
{
  const int size = g_settings_get_int (self->settings, "reading-size");

  obl_window_choose_view (self);
  obl_reading_view_set_zoom (get_view (self), size / READING_SIZE);
  apply_look (self);
  obl_reading_view_set_show_boilerplate (get_view (self),
                                         g_settings_get_boolean (self->settings, "show-furniture"));
  obl_reading_view_set_strip (get_view (self),
                              g_settings_get_boolean (self->settings, "show-strip"));
  obl_reading_view_set_chips (get_view (self),
                              (guint)g_settings_get_enum (self->settings, "label-chips"));
  if (self->session != NULL) {
    g_autofree char *annotator = obl_settings_dup_annotator (self->settings);

    g_object_set (self->session, "annotator", annotator, NULL);
    obl_session_set_grain (self->session,
                           (OblUnit)g_settings_get_enum (self->settings, "granularity"));
    obl_session_set_proposes (self->session,
                              g_settings_get_boolean (self->settings, "propose-roles"));
  }
  obl_window_update_actions (self);
}
