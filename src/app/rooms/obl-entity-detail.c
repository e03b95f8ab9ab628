/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields are the desk's inspector of entities; what reaches across articles is read by a job of its
 * own, a page of mentions at a time. */
#define G_LOG_DOMAIN "obl-entity-detail"

#include "config.h"

#include "app/rooms/obl-entity-detail.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-entity-inspector.h"
#include "app/panes/obl-look.h"
#include "app/rooms/obl-room.h"
#include "app/widgets/obl-form.h"

#define PAGE 100

struct _OblEntityDetail {
  OblPane parent_instance;

  GtkWidget *stack; /* "entity", "none" */
  GtkWidget *inspector;
  GtkWidget *merge;
  GtkWidget *split;
  GtkWidget *record; /* merges and judgements */
  GtkWidget *title;
  GtkWidget *list;
  GtkWidget *more;

  OblId id;
  guint limit;
  GPtrArray *mentions; /* OblMention, as listed; or NULL */
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (OblEntityDetail, obl_entity_detail, OBL_TYPE_PANE)

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct {
  OblId id;
  guint limit;
} Question;

typedef struct {
  OblEntity *entity;
  GPtrArray *merges;
  GPtrArray *distinct;
  GPtrArray *mentions;
} Known;

static void
known_free (Known *known)
{
  g_clear_pointer (&known->entity, obl_entity_unref);
  g_clear_pointer (&known->merges, g_ptr_array_unref);
  g_clear_pointer (&known->distinct, g_ptr_array_unref);
  g_clear_pointer (&known->mentions, g_ptr_array_unref);
  g_free (known);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Known, known_free)

static gpointer
known_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr (Known) known = g_new0 (Known, 1);
  GError *problem = NULL;

  known->entity = obl_store_get_entity (store, &question->id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return NULL;
  }
  if ((known->merges = obl_store_list_merges (store, &question->id, error)) == NULL
      || (known->distinct = obl_store_list_distinct (store, &question->id, error)) == NULL
      || (known->mentions
          = obl_store_list_mentions (store, &question->id, 0, question->limit, error))
             == NULL)
    return NULL;
  return g_steal_pointer (&known);
}

/* --- Merges and judgements -------------------------------------------------------------------- */

static void
forget_cb (GtkWidget *button, OblEntityDetail *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblId *other = g_object_get_data (G_OBJECT (button), "other");
  const OblEntity *a = obl_session_find_entity (session, &self->id);
  const OblEntity *b = obl_session_find_entity (session, other);

  if (a != NULL && b != NULL)
    obl_session_judge_distinct (session, a, b, FALSE);
}

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
add_merge (OblEntityDetail *self, const OblMerge *merge)
{
  g_autofree char *when = obl_look_moment (merge->created);
  g_autofree char *mentions = g_strdup_printf (
      ngettext ("%u mention", "%u mentions", merge->n_mentions), merge->n_mentions);
  /* Translators: an entity, how many mentions of it, when and by whom it was merged. */
  g_autofree char *text
      = g_strdup_printf (_ ("Merged: %s (%s) · %s · %s"), merge->name, mentions, when,
                         merge->annotator == NULL ? _ ("unknown") : merge->annotator);

  gtk_box_append (GTK_BOX (self->record), make_line (text));
}

static void
add_distinct (OblEntityDetail *self, const OblDistinct *distinct)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *text = g_strdup_printf (_ ("Not the same as %s"), distinct->other_name);
  GtkWidget *button
      = obl_icon_button_new ("edit-clear-symbolic", _ ("Forget this judgement"), NULL);

  g_object_set_data_full (G_OBJECT (button), "other", obl_id_dup (&distinct->other_id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (forget_cb), self, 0);
  gtk_box_append (GTK_BOX (row), make_line (text));
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (self->record), row);
}

static void
show_record (OblEntityDetail *self, const Known *known)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->record)) != NULL)
    gtk_box_remove (GTK_BOX (self->record), child);
  for (guint i = 0; i < known->merges->len; i++)
    add_merge (self, known->merges->pdata[i]);
  for (guint i = 0; i < known->distinct->len; i++) {
    const OblDistinct *distinct = known->distinct->pdata[i];

    if (distinct->other_name != NULL)
      add_distinct (self, distinct);
  }
  gtk_widget_set_visible (self->record, gtk_widget_get_first_child (self->record) != NULL);
}

/* --- Mentions --------------------------------------------------------------------------------- */

static GtkWidget *
make_mention (const OblMention *mention)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (mention->document_title);
  GtkWidget *words = gtk_label_new (NULL);
  g_autofree char *markup
      = g_markup_printf_escaped ("%s<b>%s</b>%s", mention->before == NULL ? "" : mention->before,
                                 mention->quote, mention->after == NULL ? "" : mention->after);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (title, "caption");
  gtk_widget_add_css_class (title, "dim-label");
  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (words), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "mention-line");
  return box;
}

static void
show_mentions (OblEntityDetail *self, const Known *known)
{
  const guint n_all = known->entity->n_mentions;
  g_autofree char *title = g_strdup_printf (ngettext ("%'u mention", "%'u mentions", n_all), n_all);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < known->mentions->len; i++) {
    const OblMention *mention = known->mentions->pdata[i];
    g_autofree char *spoken = g_strdup_printf (
        "%s%s%s, %s", mention->before == NULL ? "" : mention->before, mention->quote,
        mention->after == NULL ? "" : mention->after, mention->document_title);
    GtkWidget *row = gtk_list_box_row_new ();

    gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_mention (mention));
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                    -1);
    gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  }
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_widget_set_visible (self->list, known->mentions->len > 0);
  gtk_widget_set_visible (self->more, known->mentions->len < n_all);
  gtk_widget_set_sensitive (self->split, n_all > 1);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  self->mentions = g_ptr_array_ref (known->mentions);
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblEntityDetail) self = user_data;
  Known *known = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&known, NULL))
    return;
  if (known->entity == NULL || obl_pane_get_session (OBL_PANE (self)) == NULL) {
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
  } else {
    show_record (self, known);
    show_mentions (self, known);
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "entity");
  }
  known_free (known);
}

static void
read_known (OblEntityDetail *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  Question *question;

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (session == NULL || obl_id_is_none (&self->id)) {
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "none");
    return;
  }
  question = g_new0 (Question, 1);
  question->id = self->id;
  question->limit = self->limit;
  self->reading = g_cancellable_new ();
  obl_service_run_async (obl_session_get_service (session), known_job, question, g_free,
                         (GDestroyNotify)known_free, self->reading, known_cb, g_object_ref (self));
}

/* --- The hands -------------------------------------------------------------------------------- */

static void
mention_activated_cb (OblEntityDetail *self, GtkListBoxRow *row)
{
  const OblMention *mention = self->mentions->pdata[gtk_list_box_row_get_index (row)];
  GtkWidget *room = gtk_widget_get_ancestor (GTK_WIDGET (self), OBL_TYPE_ROOM);

  obl_room_open_place (OBL_ROOM (room), &mention->document_id, &mention->span_id, mention->range);
}

static void
more_cb (OblEntityDetail *self)
{
  self->limit += PAGE;
  read_known (self);
}

static void
merge_cb (OblEntityDetail *self)
{
  char id[OBL_ID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.merge-entities", "(ss)",
                              obl_id_format (&self->id, id), "");
}

static void
split_cb (OblEntityDetail *self)
{
  char id[OBL_ID_STRING_SIZE];

  gtk_widget_activate_action (GTK_WIDGET (self), "win.split-entity", "s",
                              obl_id_format (&self->id, id));
}

void
obl_entity_detail_show (OblEntityDetail *self, const OblId *id)
{
  g_return_if_fail (OBL_IS_ENTITY_DETAIL (self));

  self->id = id == NULL ? OBL_ID_NONE : *id;
  self->limit = PAGE;
  obl_entity_inspector_show (OBL_ENTITY_INSPECTOR (self->inspector), &self->id);
  read_known (self);
}

/* --- The object ------------------------------------------------------------------------------- */

static void
obl_entity_detail_refresh (OblPane *pane)
{
  obl_entity_detail_show (OBL_ENTITY_DETAIL (pane), NULL);
}

static void
obl_entity_detail_dispose (GObject *object)
{
  OblEntityDetail *self = OBL_ENTITY_DETAIL (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_entity_detail_parent_class)->dispose (object);
}

static void
obl_entity_detail_class_init (OblEntityDetailClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_entity_detail_dispose;
  OBL_PANE_CLASS (class)->refresh = obl_entity_detail_refresh;
}

static GtkWidget *
make_buttons (OblEntityDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->merge = gtk_button_new_with_label (_ ("Merge with…"));
  self->split = gtk_button_new_with_label (_ ("Split…"));
  g_signal_connect_object (self->merge, "clicked", G_CALLBACK (merge_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->split, "clicked", G_CALLBACK (split_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->merge);
  gtk_box_append (GTK_BOX (box), self->split);
  return box;
}

static GtkWidget *
make_mentions (OblEntityDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->title = obl_form_title ("");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Mentions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (mention_activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->more = gtk_button_new_with_label (_ ("Show more"));
  gtk_widget_set_halign (self->more, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->more, "clicked", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->more);
  return box;
}

static void
obl_entity_detail_init (OblEntityDetail *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *none = adw_status_page_new ();

  self->limit = PAGE;
  self->inspector = g_object_new (OBL_TYPE_ENTITY_INSPECTOR, NULL);
  obl_entity_inspector_set_across (OBL_ENTITY_INSPECTOR (self->inspector));
  g_object_bind_property (self, "session", self->inspector, "session", G_BINDING_DEFAULT);
  self->record = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), self->inspector);
  gtk_box_append (GTK_BOX (box), make_buttons (self));
  gtk_box_append (GTK_BOX (box), self->record);
  gtk_box_append (GTK_BOX (box), make_mentions (self));
  gtk_widget_add_css_class (box, "entity-detail");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("Who Is It?"));
  adw_status_page_set_description (ADW_STATUS_PAGE (none),
                                   _ ("Choose somebody in the list to see every mention."));
  gtk_widget_add_css_class (none, "compact");
  gtk_widget_set_can_focus (none, FALSE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "entity");
  gtk_widget_set_size_request (self->stack, 320, -1);
  adw_bin_set_child (ADW_BIN (self), self->stack);
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (read_known));
}

GtkWidget *
obl_entity_detail_new (void)
{
  return g_object_new (OBL_TYPE_ENTITY_DETAIL, NULL);
}
