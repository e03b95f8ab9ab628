/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shows "subject_id"; every edit is for that span, not for whatever is selected by the time the
 * edit comes.  Before another span is shown, what was typed is committed to the one before. */
#define G_LOG_DOMAIN "obl-span-inspector"

#include "config.h"

#include "app/panes/obl-span-inspector.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-attribute-form.h"
#include "app/panes/obl-byline.h"
#include "app/panes/obl-entity-link.h"
#include "app/panes/obl-fragment-editor.h"
#include "app/panes/obl-label-drop-down.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-mention-buttons.h"
#include "app/panes/obl-problem-list.h"
#include "app/widgets/obl-field.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-wrap-box.h"

struct _OblSpanInspector {
  OblPane parent_instance;

  GtkWidget *label;
  GtkWidget *fragments;
  GtkWidget *link;
  GtkWidget *mention; /* of what can be an entity */
  GtkWidget *attributes;
  GtkWidget *problems; /* what is unfinished, in words */
  GtkWidget *comment;
  GtkWidget *frames_title;
  GtkWidget *frames; /* chips: the claims this span is part of */
  GtkWidget *byline;
  OblId subject_id;
};

G_DEFINE_FINAL_TYPE (OblSpanInspector, obl_span_inspector, OBL_TYPE_PANE)

enum {
  ENTITY_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Edits -------------------------------------------------------------------------------------- */

static OblSession *
get_session_for_edit (OblSpanInspector *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  return session == NULL || obl_id_is_none (&self->subject_id) ? NULL : session;
}

static void
label_chosen_cb (OblSpanInspector *self, const char *label)
{
  OblSession *session = get_session_for_edit (self);

  if (session != NULL)
    obl_session_set_label (session, &self->subject_id, label);
}

static void
mention_chosen_cb (OblSpanInspector *self, guint kind)
{
  OblSession *session = get_session_for_edit (self);

  if (session != NULL)
    obl_session_set_mention (session, &self->subject_id, (OblMentionKind)kind);
}

static void
attribute_changed_cb (OblSpanInspector *self, const char *name, const char *json_value)
{
  OblSession *session = get_session_for_edit (self);

  if (session != NULL)
    obl_session_set_attribute (session, &self->subject_id, name, json_value);
}

static void
comment_committed_cb (OblSpanInspector *self, const char *text)
{
  OblSession *session = get_session_for_edit (self);

  if (session != NULL)
    obl_session_set_comment (session, &self->subject_id, *text == '\0' ? NULL : text);
}

static void
commit (OblSpanInspector *self)
{
  obl_field_commit (OBL_FIELD (self->comment));
  obl_attribute_form_commit (OBL_ATTRIBUTE_FORM (self->attributes));
}

static void
frame_clicked_cb (OblSpanInspector *self, OblChip *chip)
{
  const OblId *id = g_object_get_data (G_OBJECT (chip), "obl-id");
  OblId copy = *id;

  obl_session_select (obl_pane_get_session (OBL_PANE (self)), &copy);
}

static void
entity_wanted_cb (OblSpanInspector *self, OblId *id)
{
  g_signal_emit (self, signals[ENTITY_WANTED], 0, id);
}

/* --- Showing ------------------------------------------------------------------------------------ */

static void
show_frames (OblSpanInspector *self, const OblSpan *span)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLabelSet *set = obl_session_get_label_set (session);
  g_autoptr (GPtrArray) frames = obl_session_list_frames_of (session, &span->id);

  obl_wrap_box_remove_all (OBL_WRAP_BOX (self->frames));
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = frames->pdata[i];
    OblLook look = obl_look_of_frame_type (set, frame->type);
    g_autofree char *text = obl_session_describe (session, &frame->id);
    GtkWidget *chip = obl_chip_new (text);

    obl_look_apply_to_chip (&look, OBL_CHIP (chip));
    g_object_set_data_full (G_OBJECT (chip), "obl-id", obl_id_dup (&frame->id), g_free);
    g_signal_connect_object (chip, "clicked", G_CALLBACK (frame_clicked_cb), self,
                             G_CONNECT_SWAPPED);
    obl_wrap_box_append (OBL_WRAP_BOX (self->frames), chip);
  }
  gtk_widget_set_visible (self->frames_title, frames->len > 0);
  gtk_widget_set_visible (self->frames, frames->len > 0);
}

static void
show_span (OblSpanInspector *self, const OblSpan *span)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLabelSet *set = obl_session_get_label_set (session);
  const OblSpanLabel *label = set == NULL ? NULL : obl_label_set_find_span_label (set, span->label);

  obl_label_drop_down_show (OBL_LABEL_DROP_DOWN (self->label), set, span->label);
  obl_fragment_editor_show (OBL_FRAGMENT_EDITOR (self->fragments), span);
  obl_entity_link_show (OBL_ENTITY_LINK (self->link), span);
  obl_mention_buttons_show (OBL_MENTION_BUTTONS (self->mention), span->mention);
  gtk_widget_set_visible (self->mention, (label != NULL && label->kind == OBL_SPAN_ENTITY)
                                             || !obl_id_is_none (&span->entity_id)
                                             || span->mention != OBL_MENTION_UNSET);
  obl_attribute_form_show (OBL_ATTRIBUTE_FORM (self->attributes),
                           label == NULL ? NULL : label->attributes, span->attributes);
  obl_problem_list_show (self->problems, session, &span->id);
  obl_field_set_text (OBL_FIELD (self->comment), span->comment);
  show_frames (self, span);
  obl_byline_show (OBL_BYLINE (self->byline), &span->annotator_id, &span->origin, span->created,
                   span->modified);
}

static void
show_selected (OblSpanInspector *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblId *id = session == NULL ? &OBL_ID_NONE : obl_session_get_selected (session);
  g_autoptr (OblSpan) span = NULL;

  if (!obl_id_equal (id, &self->subject_id))
    commit (self);
  /* Committing may have changed what the session holds. */
  id = session == NULL ? &OBL_ID_NONE : obl_session_get_selected (session);
  span = session == NULL ? NULL : obl_session_find_span (session, id);
  if (span != NULL)
    obl_span_ref (span);
  self->subject_id = span == NULL ? OBL_ID_NONE : span->id;
  if (span != NULL)
    show_span (self, span);
  gtk_widget_set_visible (GTK_WIDGET (self), span != NULL);
}

/* --- The object --------------------------------------------------------------------------------- */

static void
obl_span_inspector_leave (OblPane *pane)
{
  commit (OBL_SPAN_INSPECTOR (pane));
}

static void
obl_span_inspector_refresh (OblPane *pane)
{
  OBL_SPAN_INSPECTOR (pane)->subject_id = OBL_ID_NONE;
  show_selected (OBL_SPAN_INSPECTOR (pane));
}

static void
obl_span_inspector_class_init (OblSpanInspectorClass *class)
{
  OBL_PANE_CLASS (class)->leave = obl_span_inspector_leave;
  OBL_PANE_CLASS (class)->refresh = obl_span_inspector_refresh;

  signals[ENTITY_WANTED]
      = g_signal_new ("entity-wanted", OBL_TYPE_SPAN_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
make_children (OblSpanInspector *self)
{
  self->label = obl_label_drop_down_new (_ ("Label"), FALSE);
  gtk_widget_set_hexpand (self->label, TRUE);
  self->fragments = obl_fragment_editor_new ();
  self->link = obl_entity_link_new ();
  self->mention = obl_mention_buttons_new ();
  self->attributes = obl_attribute_form_new ();
  self->problems = obl_problem_list_new ();
  self->comment = obl_field_new_multiline (_ ("Comment"));
  obl_field_set_placeholder (OBL_FIELD (self->comment), _ ("Comment"));
  self->frames_title = obl_form_title (_ ("Part of"));
  self->frames = obl_wrap_box_new (6);
  self->byline = obl_byline_new ();
}

static void
connect_children (OblSpanInspector *self)
{
  GtkWidget *panes[] = { self->fragments, self->link, self->byline };

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    g_object_bind_property (self, "session", panes[i], "session", G_BINDING_DEFAULT);
  g_signal_connect_object (self->label, "chosen", G_CALLBACK (label_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->link, "entity-wanted", G_CALLBACK (entity_wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mention, "chosen", G_CALLBACK (mention_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attributes, "changed", G_CALLBACK (attribute_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->comment, "committed", G_CALLBACK (comment_committed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
obl_span_inspector_init (OblSpanInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *rest[10];

  make_children (self);
  gtk_box_append (GTK_BOX (head), self->label);
  gtk_box_append (GTK_BOX (head),
                  obl_icon_button_new ("dialog-question-symbolic",
                                       _ ("Flag for discussion, or not"), "win.discuss"));
  gtk_box_append (GTK_BOX (head),
                  obl_icon_button_new ("user-trash-symbolic", _ ("Delete this annotation"),
                                       "win.delete-selected"));
  rest[0] = head;
  rest[1] = self->fragments;
  rest[2] = self->link;
  rest[3] = self->mention;
  rest[4] = self->problems;
  rest[5] = self->attributes;
  rest[6] = self->comment;
  rest[7] = self->frames_title;
  rest[8] = self->frames;
  rest[9] = self->byline;
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    gtk_box_append (GTK_BOX (box), rest[i]);
  gtk_widget_add_css_class (box, "inspector-box");
  adw_bin_set_child (ADW_BIN (self), box);
  connect_children (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  obl_pane_watch (OBL_PANE (self), "selected-changed", G_CALLBACK (show_selected));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_selected));
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (show_selected));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_selected));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_selected));
}

void
obl_span_inspector_focus_entity (OblSpanInspector *self)
{
  g_return_if_fail (OBL_IS_SPAN_INSPECTOR (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    obl_entity_link_focus (OBL_ENTITY_LINK (self->link));
}
