/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns a light document into two lines and a status; formats only, asks nobody. */
#define G_LOG_DOMAIN "obl-article-row"

#include "config.h"

#include "app/panes/obl-article-row.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-facts.h"
#include "app/widgets/obl-tip.h"

struct _OblArticleRow {
  AdwBin parent_instance;

  GtkImage *status;
  GtkLabel *title;
  GtkLabel *about;
  GtkLabel *copy;
  GtkImage *doubt;
  OblId id;
};

G_DEFINE_FINAL_TYPE (OblArticleRow, obl_article_row, ADW_TYPE_BIN)

static void
obl_article_row_class_init (OblArticleRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-article-row.ui");
  gtk_widget_class_bind_template_child (widget_class, OblArticleRow, status);
  gtk_widget_class_bind_template_child (widget_class, OblArticleRow, title);
  gtk_widget_class_bind_template_child (widget_class, OblArticleRow, about);
  gtk_widget_class_bind_template_child (widget_class, OblArticleRow, copy);
  gtk_widget_class_bind_template_child (widget_class, OblArticleRow, doubt);
}

static void
open_in_tab (OblArticleRow *self, GtkGesture *gesture)
{
  char id[OBL_ID_STRING_SIZE];

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-in-tab", "s",
                              obl_id_format (&self->id, id));
}

static void
middle_pressed_cb (OblArticleRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  open_in_tab (self, gesture);
}

static void
primary_pressed_cb (OblArticleRow *self, int n_press, double x, double y, GtkGesture *gesture)
{
  const GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if ((state & GDK_CONTROL_MASK) != 0)
    open_in_tab (self, gesture);
}

/* Before the list takes it for a choice of the row. */
static void
add_gesture (OblArticleRow *self, guint button, GCallback callback)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  g_signal_connect_object (gesture, "pressed", callback, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
obl_article_row_init (OblArticleRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_gesture (self, GDK_BUTTON_MIDDLE, G_CALLBACK (middle_pressed_cb));
  add_gesture (self, GDK_BUTTON_PRIMARY, G_CALLBACK (primary_pressed_cb));
}

const OblId *
obl_article_row_get_id (OblArticleRow *self)
{
  return &self->id;
}

GtkWidget *
obl_article_row_new (void)
{
  return g_object_new (OBL_TYPE_ARTICLE_ROW, NULL);
}

/* "12 ▪ 4 claims · globalhappenings · 21 Jan 2024" */
static char *
describe (const OblDocument *document)
{
  GString *line = g_string_new (NULL);
  g_autofree char *date = obl_look_date (document->published);

  if (document->n_spans > 0)
    g_string_append_printf (line, "%u ▪", document->n_spans);
  if (document->n_frames > 0)
    g_string_append_printf (line, ngettext (" %u claim", " %u claims", document->n_frames),
                            document->n_frames);
  obl_facts_append (line, document->publisher);
  obl_facts_append (line, date);
  return g_strchug (g_string_free (line, FALSE));
}

/* “copy of “Seoul protests”, Daily News”; NULL for what is none. */
static char *
describe_copy (const OblDocument *document, const OblDocument *original)
{
  if (obl_id_is_none (&document->copy_of))
    return NULL;
  if (original == NULL)
    return g_strdup (_ ("copy of another article"));
  if (original->publisher == NULL)
    return g_strdup_printf (_ ("copy of “%s”"), original->title);
  /* Translators: the title and the publisher of an article. */
  return g_strdup_printf (_ ("copy of “%s”, %s"), original->title, original->publisher);
}

/* What a screen reader says after the rest. */
static void
append_more (GString *name, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (name, ", %s", more);
}

static void
show_more (OblArticleRow *self, const char *copy, const char *doubts)
{
  gtk_label_set_text (self->copy, copy != NULL ? copy : "");
  gtk_widget_set_visible (GTK_WIDGET (self->copy), copy != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->doubt), doubts != NULL);
  obl_tip_set (GTK_WIDGET (self->doubt), doubts);
}

char *
obl_article_row_show (OblArticleRow *self, const OblDocument *document, const OblDocument *original)
{
  g_autofree char *about = describe (document);
  g_autofree char *copy = describe_copy (document, original);
  g_autofree char *doubts = obl_look_doubts (document->doubts);
  GString *name = g_string_new (NULL);
  g_autofree char *tooltip = NULL;
  g_autofree char *marks = NULL;
  g_autofree char *claims = NULL;

  self->id = document->id;
  gtk_image_set_from_icon_name (self->status, obl_look_status_icon (document->status));
  obl_tip_set (GTK_WIDGET (self->status), obl_look_status_title (document->status));
  gtk_label_set_text (self->title, document->title);
  gtk_label_set_text (self->about, about);
  gtk_widget_set_visible (GTK_WIDGET (self->about), *about != '\0');
  tooltip = g_strdup_printf ("%s%s%s%s%s", document->title, *about != '\0' ? "\n" : "", about,
                             copy != NULL ? "\n" : "", copy != NULL ? copy : "");
  obl_tip_set (GTK_WIDGET (self), tooltip);
  if (document->status == OBL_STATUS_DONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "done");
  marks = g_strdup_printf (ngettext ("%u mark", "%u marks", document->n_spans), document->n_spans);
  claims = g_strdup_printf (ngettext ("%u claim", "%u claims", document->n_frames),
                            document->n_frames);
  show_more (self, copy, doubts);
  /* Translators: an article for a screen reader: title, status, “12 marks”, “1 claim”. */
  g_string_printf (name, _ ("%s, %s, %s, %s"), document->title,
                   obl_look_status_title (document->status), marks, claims);
  append_more (name, copy);
  append_more (name, doubts);
  return g_string_free (name, FALSE);
}
