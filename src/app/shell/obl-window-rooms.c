/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the desk, where an article is worked on, and the rooms, where the whole corpus is. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

/* The name that the desk has among the rooms. */
#define DESK "articles"

gboolean
obl_window_is_at_desk (OblWindow *self)
{
  return gtk_stack_get_visible_child (GTK_STACK (self->rooms)) == self->desk;
}

static void
show (OblWindow *self, GtkWidget *child)
{
  GAction *toggle = g_action_map_lookup_action (G_ACTION_MAP (self), "corpus");

  gtk_stack_set_visible_child (GTK_STACK (self->rooms), child);
  gtk_widget_set_visible (self->annotating, child == self->desk);
  g_simple_action_set_state (G_SIMPLE_ACTION (toggle), g_variant_new_boolean (child != self->desk));
}

void
obl_window_show_desk (OblWindow *self)
{
  show (self, self->desk);
  obl_reading_view_focus (OBL_READING_VIEW (self->view));
}

static void
show_room (OblWindow *self, const char *name)
{
  show (self, self->corpus);
  obl_corpus_show (OBL_CORPUS (self->corpus), name);
}

void
obl_window_show_room (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  if (g_str_equal (name, DESK)) {
    obl_window_show_desk (self);
  } else {
    show_room (self, name);
  }
}

static void
change_corpus_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblWindow *self = user_data;

  if (g_variant_get_boolean (state) && self->session != NULL) {
    show_room (self, NULL);
  } else {
    obl_window_show_desk (self);
  }
}

/* "(ssuu)": the article's id, that of an annotation ("": none), and the words if there is none. */
void
obl_window_open_place (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  const char *document = NULL;
  const char *annotation = NULL;
  OblRange range = { 0, 0 };
  OblId document_id, annotation_id;

  g_variant_get (parameter, "(&s&suu)", &document, &annotation, &range.start, &range.end);
  if (!obl_id_parse (document, &document_id)) {
    return;
  }
  obl_window_show_desk (self);
  if (obl_id_parse (annotation, &annotation_id)) {
    obl_session_open_document_at (self->session, &document_id, &annotation_id);
  } else {
    obl_window_select_in (self, &document_id, range);
  }
}

void
obl_window_add_rooms (OblWindow *self)
{
  const GActionEntry entries[] = {
    { .name = "corpus", .state = "false", .change_state = change_corpus_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->corpus = obl_corpus_new ();
  gtk_stack_add_child (GTK_STACK (self->rooms), self->corpus);
}
