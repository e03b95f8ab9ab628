/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which view the article is shown in: as a page, or as plain text.  The one that is not shown is
 * empty; who changes over takes place, selection and selected mark along. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/view/obl-article-view.h"
#include "app/view/obl-text-view.h"

/* Of an annotation's words. */
#define MAX_WORDS_CHARS 80

/* --- Marks in words --------------------------------------------------------------------------- */

static const char *
get_role_title (OblWindow *self, const OblFrame *frame, const char *name)
{
  const OblLabelSet *set = obl_session_get_label_set (self->session);
  const OblFrameType *type = set != NULL ? obl_label_set_find_frame_type (set, frame->type) : NULL;
  const OblRoleType *role = type != NULL ? obl_frame_type_find_role (type, name) : NULL;

  return role != NULL ? role->title : name;
}

/* ", source of the claim KCNA · assert" for each frame that the span is a part of. */
static void
append_roles (OblWindow *self, const OblSpan *span, GString *words)
{
  g_autoptr (GPtrArray) frames = obl_session_list_frames_of (self->session, &span->id);

  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = frames->pdata[i];
    g_autofree char *name = obl_session_name_frame (self->session, frame);

    for (guint j = 0; j < frame->roles->len; j++) {
      const OblRole *role = g_ptr_array_index (frame->roles, j);

      if (obl_id_equal (&role->id, &span->id)) {
        /* Translators: what an annotation is in a claim: its role there, the kind of frame, and who
         * speaks: “, Content of Claim KCNA · assert”. */
        g_string_append_printf (words, _ (", %s of %s %s"),
                                get_role_title (self, frame, role->role),
                                obl_session_get_label_title (self->session, frame->type), name);
      }
    }
  }
}

static char *
describe_mark (const OblId *id, gpointer window)
{
  OblWindow *self = window;
  const OblSpan *span = self->session != NULL ? obl_session_find_span (self->session, id) : NULL;
  const OblFrame *frame = self->session != NULL ? obl_session_find_frame (self->session, id) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  const OblEntity *entity = NULL;

  if (frame != NULL) {
    g_autofree char *said = obl_session_describe (self->session, id);

    g_string_printf (words, "%s: %s", obl_session_get_label_title (self->session, frame->type),
                     said);
    return g_strdup (words->str);
  }
  if (span == NULL) {
    return NULL;
  }
  g_string_printf (words, "%s: %.*s", obl_session_get_label_title (self->session, span->label),
                   (int)(g_utf8_offset_to_pointer (
                             span->quote, MIN (g_utf8_strlen (span->quote, -1), MAX_WORDS_CHARS))
                         - span->quote),
                   span->quote);
  g_strdelimit (words->str, "\n\t", ' ');
  entity = obl_session_find_entity (self->session, &span->entity_id);
  if (entity != NULL && !g_str_equal (entity->name, span->quote)) {
    g_string_append_printf (words, " → %s", entity->name);
  }
  append_roles (self, span, words);
  return g_strdup (words->str);
}

/* --- Changing over ---------------------------------------------------------------------------- */

static gboolean
has_focus_within (GtkWidget *view)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));

  return focus != NULL && (focus == view || gtk_widget_is_ancestor (focus, view));
}

/* A page takes its time to be there; what was selected on the other one waits for it. */
static void
ready_cb (GtkWidget *view, OblWindow *self)
{
  const OblRange carried = self->carried;

  if (view != self->view || self->shown == NULL
      || !obl_id_equal (&self->carried_to, &self->shown->id)) {
    return;
  }
  self->carried_to = OBL_ID_NONE;
  if (carried.end <= obl_text_get_n_chars (self->shown->text)) {
    obl_reading_view_set_selection (OBL_READING_VIEW (view), carried);
  }
}

static void
add_view (OblWindow *self, GtkWidget *view, const char *name)
{
  self->view = view;
  gtk_stack_add_named (GTK_STACK (self->view_stack), view, name);
  g_signal_connect_object (view, "ready", G_CALLBACK (ready_cb), self, 0);
}

GtkWidget *
obl_window_make_view (OblWindow *self)
{
  self->view_stack = gtk_stack_new ();
  gtk_widget_set_vexpand (self->view_stack, TRUE);
  add_view (self, obl_article_view_new (), "page");
  return self->view_stack;
}

/* The text is made when it is first asked for. */
static void
show_view (OblWindow *self, const char *name)
{
  GtkWidget *view = gtk_stack_get_child_by_name (GTK_STACK (self->view_stack), name);

  if (view == NULL) {
    view = obl_text_view_new ();
    obl_reading_view_set_describer (OBL_READING_VIEW (view), describe_mark, self);
    add_view (self, view, name);
    obl_window_watch_view (self);
  }
  self->view = view;
  gtk_stack_set_visible_child (GTK_STACK (self->view_stack), view);
}

void
obl_window_choose_view (OblWindow *self)
{
  const char *wanted = g_settings_get_boolean (self->settings, "plain-text") ? "text" : "page";
  OblReadingView *before = OBL_READING_VIEW (self->view);
  const gboolean had_focus = has_focus_within (self->view);
  OblRange carried = { 0, 0 };
  gboolean has_carried = FALSE;

  if (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (self->view_stack)), wanted) == 0) {
    return;
  }
  has_carried = obl_reading_view_get_selection (before, &carried);
  if (!has_carried) {
    has_carried = obl_reading_view_get_caret (before, &carried.start);
    carried.end = carried.start;
  }
  obl_window_hide_link (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  show_view (self, wanted);
  obl_reading_view_set_document (before, NULL);
  self->carried = carried;
  self->carried_to = has_carried && self->shown != NULL ? self->shown->id : OBL_ID_NONE;
  obl_window_fill_view (self);
  if (had_focus) {
    obl_reading_view_focus (OBL_READING_VIEW (self->view));
  }
}

void
obl_window_select_in (OblWindow *self, const OblId *document_id, OblRange range)
{
  if (self->shown != NULL && obl_id_equal (&self->shown->id, document_id)) {
    obl_reading_view_set_selection (OBL_READING_VIEW (self->view), range);
    return;
  }
  self->carried = range;
  self->carried_to = *document_id;
  obl_session_open_document (self->session, document_id);
}
