/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates come in waves: entities mentioned in the open article at once, then what the project's
 * search finds, on the store's thread, then who is in the knowledge bases, below those.  The list stands below the field, not in a popover,
 * so that a screen reader and the Tab key meet it on their way.
 *
 * Which row Enter takes: one whose name is just the text; else, once a person has typed, one that
 * begins with it; else the new entity.  A name that merely contains the words of the article must
 * never be linked by a hasty Enter. */
#define G_LOG_DOMAIN "obl-entity-picker"

#include "config.h"

#include "app/panes/obl-entity-picker.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/panes/obl-knowledge-row.h"
#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"
#include "core/text/obl-fold.h"

#define MAX_CANDIDATES 7
#define MAX_KNOWLEDGE 5

struct _OblEntityPicker {
  OblPane parent_instance;

  GtkWidget *entry;
  GtkWidget *list;
  gboolean can_make_new;
  char *subject;
  OblId but_entity_id;

  gboolean has_typed;
  gboolean is_setting;   /* the text changes, and no person did it */
  GCancellable *search;  /* of the search under way, or NULL */
  GPtrArray *candidates; /* OblEntity, as the rows show them */
  GPtrArray *knowledge;  /* OblKnowledgeEntry, the rows below them */
  char *label;
};

G_DEFINE_FINAL_TYPE (OblEntityPicker, obl_entity_picker, OBL_TYPE_PANE)

enum {
  PICKED,
  KNOWLEDGE_PICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_name (OblEntityPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

/* --- Candidates --------------------------------------------------------------------------------- */

/* 0 not at all, 1 contains @needle, 2 begins with it, 3 is it. */
static int
rank_name (const char *name, const char *needle)
{
  g_autofree char *folded = obl_fold_loosely (name);

  if (g_str_equal (folded, needle))
    return 3;
  if (g_str_has_prefix (folded, needle))
    return 2;
  return strstr (folded, needle) != NULL ? 1 : 0;
}

static int
rank_entity (const OblEntity *entity, const char *needle)
{
  int rank = rank_name (entity->name, needle);

  for (guint i = 0; rank < 3 && i < entity->aliases->len; i++) {
    const OblAlias *alias = entity->aliases->pdata[i];

    rank = MAX (rank, rank_name (alias->name, needle));
  }
  return rank;
}

static gboolean
has_candidate (OblEntityPicker *self, const OblId *id)
{
  for (guint i = 0; i < self->candidates->len; i++) {
    if (obl_id_equal (&((OblEntity *)self->candidates->pdata[i])->id, id))
      return TRUE;
  }
  return FALSE;
}

static void
add_candidate (OblEntityPicker *self, OblEntity *entity)
{
  if (self->candidates->len < MAX_CANDIDATES && !obl_id_equal (&entity->id, &self->but_entity_id)
      && !has_candidate (self, &entity->id))
    g_ptr_array_add (self->candidates, obl_entity_ref (entity));
}

/* The entities that the open article mentions, each once, in text order. */
static GPtrArray *
list_mentioned (OblSession *session)
{
  GPtrArray *mentioned = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (obl_id_hash, obl_id_equal);
  GPtrArray *spans = obl_session_get_spans (session);

  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    const OblId *id = &((const OblSpan *)spans->pdata[i])->entity_id;
    OblEntity *entity;

    if (obl_id_is_none (id) || !g_hash_table_add (seen, (gpointer)id))
      continue;
    entity = obl_session_find_entity (session, id);
    if (entity != NULL)
      g_ptr_array_add (mentioned, entity);
  }
  return mentioned;
}

static void
add_from_article (OblEntityPicker *self, const char *needle)
{
  g_autoptr (GPtrArray) mentioned = list_mentioned (obl_pane_get_session (OBL_PANE (self)));

  for (int rank = 3; rank > 0; rank--) {
    for (guint i = 0; i < mentioned->len; i++) {
      if (rank_entity (mentioned->pdata[i], needle) == rank)
        add_candidate (self, mentioned->pdata[i]);
    }
  }
}

static GtkWidget *
make_row (OblEntityPicker *self, const OblEntity *entity)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLook look = obl_look_of_label (obl_session_get_label_set (session), entity->type);
  g_autofree char *about = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = obl_swatch_mark_new ();
  GtkWidget *name = gtk_label_new (entity->name);
  GtkWidget *count;

  about = g_strdup_printf (ngettext ("%s, %u mention", "%s, %u mentions", entity->n_mentions),
                           look.title, entity->n_mentions);
  count = gtk_label_new (NULL);
  gtk_label_set_text (GTK_LABEL (count), about);
  obl_look_apply (&look, OBL_SWATCH_MARK (mark));
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (count), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (count, "dim-label");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  return box;
}

static GtkWidget *
make_new_row (const char *name)
{
  GtkWidget *label;
  g_autofree char *text = NULL;

  /* Translators: %s is the name of an entity (person, place …) that a person typed. */
  text = g_strdup_printf (_ ("Make new entity “%s”"), name);
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  return label;
}

static GtkListBoxRow *
choose_default (OblEntityPicker *self, const char *needle)
{
  for (guint i = 0; i < self->candidates->len; i++) {
    int rank = rank_entity (self->candidates->pdata[i], needle);

    if (rank == 3 || (rank == 2 && self->has_typed) || !self->can_make_new)
      return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int)i);
  }
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list),
                                        (int)(self->candidates->len + self->knowledge->len));
}

static void
show_candidates (OblEntityPicker *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *needle = obl_fold_loosely (name);
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->candidates->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, self->candidates->pdata[i]));
  for (guint i = 0; i < self->knowledge->len; i++)
    gtk_list_box_append (
        GTK_LIST_BOX (self->list),
        obl_knowledge_row_new (obl_session_get_label_set (session), self->knowledge->pdata[i]));
  if (self->can_make_new && *name != '\0')
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_new_row (name));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), choose_default (self, needle));
  gtk_widget_set_visible (self->list, gtk_widget_get_first_child (self->list) != NULL);
}

/* --- Search in the project ---------------------------------------------------------------------- */

static gpointer
search_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  /* The one entity not to offer may be among them. */
  return obl_store_search_entities (store, data, MAX_CANDIDATES + 1, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblEntityPicker) self = OBL_ENTITY_PICKER (user_data);
  g_autoptr (GError) error = NULL;
  gpointer found = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, &found, &error)) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_debug ("Cannot search the entities: %s", error->message);
    return;
  }
  if (self->search != NULL && !g_cancellable_is_cancelled (self->search)
      && obl_pane_get_session (OBL_PANE (self)) != NULL) {
    for (guint i = 0; i < ((GPtrArray *)found)->len; i++)
      add_candidate (self, ((GPtrArray *)found)->pdata[i]);
    show_candidates (self);
  }
  g_ptr_array_unref (found);
}

/* Who is an entity of the project already is among the candidates. */
static gboolean
is_candidate (OblEntityPicker *self, const OblKnowledgeEntry *entry)
{
  for (guint i = 0; i < self->candidates->len; i++) {
    const OblEntity *entity = self->candidates->pdata[i];

    for (guint j = 0; j < entity->external->len; j++) {
      const OblExternalId *external = entity->external->pdata[j];

      if (g_str_equal (external->scheme, entry->scheme) && g_str_equal (external->value, entry->id))
        return TRUE;
    }
  }
  return FALSE;
}

static void
known_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblEntityPicker) self = OBL_ENTITY_PICKER (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = obl_session_search_knowledge_finish (OBL_SESSION (source), result, &error);

  if (found == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_debug ("Cannot search the knowledge bases: %s", error->message);
    return;
  }
  if (self->search == NULL || g_cancellable_is_cancelled (self->search)
      || obl_pane_get_session (OBL_PANE (self)) == NULL || found->len == 0)
    return;
  for (guint i = 0; i < found->len; i++) {
    if (!is_candidate (self, found->pdata[i]))
      g_ptr_array_add (self->knowledge, obl_knowledge_entry_ref (found->pdata[i]));
  }
  show_candidates (self);
}

static void
stop_search (OblEntityPicker *self)
{
  if (self->search != NULL)
    g_cancellable_cancel (self->search);
  g_clear_object (&self->search);
}

static void
look_for (OblEntityPicker *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  g_autofree char *name = dup_name (self);
  g_autofree char *needle = obl_fold_loosely (name);

  stop_search (self);
  g_ptr_array_set_size (self->candidates, 0);
  g_ptr_array_set_size (self->knowledge, 0);
  if (session == NULL || *name == '\0') {
    gtk_widget_set_visible (self->list, FALSE);
    return;
  }
  add_from_article (self, needle);
  show_candidates (self);
  self->search = g_cancellable_new ();
  obl_service_run_async (obl_session_get_service (session), search_job, g_strdup (name), g_free,
                         (GDestroyNotify)g_ptr_array_unref, self->search, found_cb,
                         g_object_ref (self));
  if (self->can_make_new)
    obl_session_search_knowledge_async (session, name, self->label, MAX_KNOWLEDGE, self->search,
                                        known_cb, g_object_ref (self));
}

/* --- The field ---------------------------------------------------------------------------------- */

static void
pick (OblEntityPicker *self, GtkListBoxRow *row)
{
  g_autofree char *name = dup_name (self);
  g_autoptr (OblEntity) entity = NULL;
  g_autoptr (OblKnowledgeEntry) entry = NULL;
  guint index;

  if (row == NULL || *name == '\0')
    return;
  index = (guint)gtk_list_box_row_get_index (row);
  if (index < self->candidates->len)
    entity = obl_entity_ref (self->candidates->pdata[index]);
  else if (index - self->candidates->len < self->knowledge->len)
    entry = obl_knowledge_entry_ref (self->knowledge->pdata[index - self->candidates->len]);
  obl_entity_picker_close (self);
  if (entry != NULL)
    g_signal_emit (self, signals[KNOWLEDGE_PICKED], 0, entry);
  else
    g_signal_emit (self, signals[PICKED], 0, entity, entity == NULL ? name : NULL);
}

static void
row_activated_cb (OblEntityPicker *self, GtkListBoxRow *row)
{
  pick (self, row);
}

static void
entry_activate_cb (OblEntityPicker *self)
{
  if (gtk_widget_get_visible (self->list))
    pick (self, gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)));
  else
    look_for (self);
}

static void
entry_changed_cb (OblEntityPicker *self)
{
  if (self->is_setting)
    return;
  self->has_typed = TRUE;
  look_for (self);
}

static void
set_text (OblEntityPicker *self, const char *text)
{
  self->is_setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_setting = FALSE;
  self->has_typed = FALSE;
}

static void
move (OblEntityPicker *self, int direction)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row == NULL ? -1 : gtk_list_box_row_get_index (row);

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), MAX (0, index + direction));
  if (row == NULL)
    return;
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

/* Escape takes back what was typed and stays; with nothing but a proposal here, it leaves. */
static gboolean
key_pressed_cb (OblEntityPicker *self, guint keyval)
{
  gboolean is_open = gtk_widget_get_visible (self->list);
  gboolean has_typed = self->has_typed;

  if (is_open && keyval == GDK_KEY_Down) {
    move (self, 1);
    return GDK_EVENT_STOP;
  }
  if (is_open && keyval == GDK_KEY_Up) {
    move (self, -1);
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_Escape
      && (is_open || gtk_entry_get_text_length (GTK_ENTRY (self->entry)))) {
    obl_entity_picker_close (self);
    return has_typed;
  }
  return GDK_EVENT_PROPAGATE;
}

/* Proposes the words of the article, all selected, so that typing replaces them. */
static void
focus_entered_cb (OblEntityPicker *self)
{
  if (gtk_entry_get_text_length (GTK_ENTRY (self->entry)) > 0 || self->subject == NULL)
    return;
  set_text (self, self->subject);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  look_for (self);
}

static gboolean
obl_entity_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (OBL_ENTITY_PICKER (widget)->entry);
}

static void
obl_entity_picker_refresh (OblPane *pane)
{
  obl_entity_picker_close (OBL_ENTITY_PICKER (pane));
}

static void
obl_entity_picker_dispose (GObject *object)
{
  OblEntityPicker *self = OBL_ENTITY_PICKER (object);

  stop_search (self);

  G_OBJECT_CLASS (obl_entity_picker_parent_class)->dispose (object);
}

static void
obl_entity_picker_finalize (GObject *object)
{
  OblEntityPicker *self = OBL_ENTITY_PICKER (object);

  g_free (self->subject);
  g_free (self->label);
  g_ptr_array_unref (self->candidates);
  g_ptr_array_unref (self->knowledge);

  G_OBJECT_CLASS (obl_entity_picker_parent_class)->finalize (object);
}

static void
obl_entity_picker_class_init (OblEntityPickerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = obl_entity_picker_dispose;
  object_class->finalize = obl_entity_picker_finalize;
  GTK_WIDGET_CLASS (class)->grab_focus = obl_entity_picker_grab_focus;
  OBL_PANE_CLASS (class)->refresh = obl_entity_picker_refresh;

  signals[PICKED] = g_signal_new ("picked", OBL_TYPE_ENTITY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  signals[KNOWLEDGE_PICKED]
      = g_signal_new ("knowledge-picked", OBL_TYPE_ENTITY_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
obl_entity_picker_init (OblEntityPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
  self->knowledge = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_knowledge_entry_unref);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "candidates");
  gtk_widget_set_visible (self->list, FALSE);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (entry_activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (obl_entity_picker_close), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

GtkWidget *
obl_entity_picker_new (const char *label, gboolean can_make_new)
{
  OblEntityPicker *self = g_object_new (OBL_TYPE_ENTITY_PICKER, NULL);

  self->can_make_new = can_make_new;
  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Entities that fit"), -1);
  return GTK_WIDGET (self);
}

void
obl_entity_picker_set_subject (OblEntityPicker *self, const char *name, const OblId *but_entity_id)
{
  g_return_if_fail (OBL_IS_ENTITY_PICKER (self));

  self->but_entity_id = but_entity_id == NULL ? OBL_ID_NONE : *but_entity_id;
  if (g_strcmp0 (self->subject, name) == 0)
    return;
  g_free (self->subject);
  self->subject = g_strdup (name);
  obl_entity_picker_close (self);
}

void
obl_entity_picker_close (OblEntityPicker *self)
{
  g_return_if_fail (OBL_IS_ENTITY_PICKER (self));

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  stop_search (self);
  g_ptr_array_set_size (self->candidates, 0);
  gtk_widget_set_visible (self->list, FALSE);
  set_text (self, "");
}

void
obl_entity_picker_set_label (OblEntityPicker *self, const char *label)
{
  g_return_if_fail (OBL_IS_ENTITY_PICKER (self));

  g_free (self->label);
  self->label = g_strdup (label);
}
