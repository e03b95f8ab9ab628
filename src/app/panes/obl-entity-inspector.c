/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An edit starts from "draft" while an earlier one is still on its way to the disk, so that two in
 * quick succession do not undo each other. */
#define G_LOG_DOMAIN "obl-entity-inspector"

#include "config.h"

#include "app/panes/obl-entity-inspector.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-entity-picker.h"
#include "app/panes/obl-label-drop-down.h"
#include "app/panes/obl-mention-list.h"
#include "app/widgets/obl-field.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-word-list.h"

struct _OblEntityInspector {
  OblPane parent_instance;

  GtkWidget *name;
  GtkWidget *type;
  GtkWidget *aliases;
  GtkWidget *wikidata;
  GtkWidget *others; /* ids of other schemes */
  GtkWidget *notes;
  GtkWidget *merge;
  GtkWidget *picker;
  GtkWidget *mentions;

  OblId entity_id;
  gboolean is_across; /* what reaches across articles is shown elsewhere */
  OblEntity *draft;   /* what was put last and is not read back yet, or NULL */
};

G_DEFINE_FINAL_TYPE (OblEntityInspector, obl_entity_inspector, OBL_TYPE_PANE)

enum {
  MERGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Edits -------------------------------------------------------------------------------------- */

/* The entity to change and put(), or NULL. */
static OblEntity *
copy_entity (OblEntityInspector *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblEntity *entity = self->draft;

  if (entity == NULL && session != NULL)
    entity = obl_session_find_entity (session, &self->entity_id);
  return entity == NULL ? NULL : obl_entity_copy (entity);
}

static void
put (OblEntityInspector *self, OblEntity *entity)
{
  g_clear_pointer (&self->draft, obl_entity_unref);
  self->draft = obl_entity_ref (entity);
  obl_session_put_entity (obl_pane_get_session (OBL_PANE (self)), entity);
}

static gboolean
remove_alias (OblEntity *entity, const char *name)
{
  for (guint i = 0; i < entity->aliases->len; i++) {
    if (g_strcmp0 (((OblAlias *)entity->aliases->pdata[i])->name, name) == 0) {
      g_ptr_array_remove_index (entity->aliases, i);
      return TRUE;
    }
  }
  return FALSE;
}

/* Whether a mention may be spelled so: those in other articles are not looked at. */
static gboolean
may_be_spelled (OblEntityInspector *self, const OblEntity *entity, const char *name)
{
  GPtrArray *spans = obl_session_get_spans (obl_pane_get_session (OBL_PANE (self)));
  guint n_here = 0;

  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];

    if (!obl_id_equal (&span->entity_id, &entity->id))
      continue;
    if (g_str_equal (span->quote, name))
      return TRUE;
    n_here++;
  }
  return n_here < entity->n_mentions;
}

/* The name so far stays known as an alias when the articles use it. */
static void
name_committed_cb (OblEntityInspector *self, const char *text)
{
  g_autoptr (OblEntity) entity = copy_entity (self);
  g_autofree char *before = NULL;

  if (entity == NULL)
    return;
  if (*text == '\0') {
    obl_field_set_problem (OBL_FIELD (self->name), _ ("An entity needs a name."));
    return;
  }
  remove_alias (entity, text);
  before = entity->name;
  entity->name = g_strdup (text);
  if (may_be_spelled (self, entity, before))
    obl_entity_add_alias (entity, before, NULL, NULL);
  put (self, entity);
}

static void
type_chosen_cb (OblEntityInspector *self, const char *type)
{
  g_autoptr (OblEntity) entity = copy_entity (self);

  if (entity == NULL)
    return;
  g_free (entity->type);
  entity->type = g_strdup (type);
  put (self, entity);
}

static void
alias_added_cb (OblEntityInspector *self, const char *name)
{
  g_autoptr (OblEntity) entity = copy_entity (self);

  if (entity != NULL && obl_entity_add_alias (entity, name, NULL, NULL))
    put (self, entity);
}

static void
alias_removed_cb (OblEntityInspector *self, const char *name)
{
  g_autoptr (OblEntity) entity = copy_entity (self);

  if (entity != NULL && remove_alias (entity, name))
    put (self, entity);
}

static void
wikidata_committed_cb (OblEntityInspector *self, const char *text)
{
  g_autoptr (OblEntity) entity = copy_entity (self);
  g_autofree char *value = g_ascii_strup (text, -1);

  if (entity == NULL)
    return;
  if (*value != '\0' && !g_regex_match_simple ("^Q[1-9][0-9]*$", value, 0, 0)) {
    obl_field_set_problem (OBL_FIELD (self->wikidata),
                           _ ("A Wikidata id is a Q and a number, such as Q42."));
    return;
  }
  obl_entity_set_external (entity, "wikidata", *value == '\0' ? NULL : value);
  put (self, entity);
}

static void
notes_committed_cb (OblEntityInspector *self, const char *text)
{
  g_autoptr (OblEntity) entity = copy_entity (self);

  if (entity == NULL)
    return;
  g_free (entity->notes);
  entity->notes = *text == '\0' ? NULL : g_strdup (text);
  put (self, entity);
}

static void
merge_picked_cb (OblEntityInspector *self, const OblEntity *into, const char *new_name)
{
  OblId from_id = self->entity_id;
  OblId into_id = into->id;

  gtk_expander_set_expanded (GTK_EXPANDER (self->merge), FALSE);
  obl_session_merge_entities (obl_pane_get_session (OBL_PANE (self)), &into_id, &from_id);
  g_signal_emit (self, signals[MERGED], 0, &into_id);
}

static void
delete_cb (OblEntityInspector *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblId id = self->entity_id;

  if (session != NULL)
    obl_session_delete_entity (session, &id);
}

static void
commit (OblEntityInspector *self)
{
  GtkWidget *fields[] = { self->name, self->wikidata, self->notes };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    obl_field_commit (OBL_FIELD (fields[i]));
  obl_word_list_commit (OBL_WORD_LIST (self->aliases));
}

/* --- Showing ------------------------------------------------------------------------------------ */

static void
show_external (OblEntityInspector *self, const OblEntity *entity)
{
  const char *wikidata = NULL;

  obl_form_remove_all (self->others);
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];
    GtkWidget *label;

    if (g_str_equal (external->scheme, "wikidata")) {
      wikidata = external->value;
      continue;
    }
    label = gtk_label_new (external->value);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    obl_form_append (self->others, external->scheme, label);
  }
  gtk_widget_set_visible (self->others, gtk_widget_get_first_child (self->others) != NULL);
  obl_field_set_text (OBL_FIELD (self->wikidata), wikidata);
}

static void
show_entity (OblEntityInspector *self, const OblEntity *entity)
{
  OblLabelSet *set = obl_session_get_label_set (obl_pane_get_session (OBL_PANE (self)));
  g_autoptr (GPtrArray) aliases = g_ptr_array_new ();

  for (guint i = 0; i < entity->aliases->len; i++)
    g_ptr_array_add (aliases, ((OblAlias *)entity->aliases->pdata[i])->name);
  obl_field_set_text (OBL_FIELD (self->name), entity->name);
  obl_label_drop_down_show (OBL_LABEL_DROP_DOWN (self->type), set, entity->type);
  obl_word_list_show (OBL_WORD_LIST (self->aliases), aliases);
  show_external (self, entity);
  obl_field_set_text (OBL_FIELD (self->notes), entity->notes);
  obl_entity_picker_set_subject (OBL_ENTITY_PICKER (self->picker), NULL, &entity->id);
  if (self->is_across)
    gtk_widget_set_visible (self->mentions, FALSE);
  else
    obl_mention_list_show (OBL_MENTION_LIST (self->mentions), &entity->id, &OBL_ID_NONE);
}

void
obl_entity_inspector_show (OblEntityInspector *self, const OblId *id)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblId wanted = id == NULL ? OBL_ID_NONE : *id;
  g_autoptr (OblEntity) entity = NULL;

  g_return_if_fail (OBL_IS_ENTITY_INSPECTOR (self));

  if (!obl_id_equal (&wanted, &self->entity_id))
    commit (self);
  g_clear_pointer (&self->draft, obl_entity_unref);
  if (session != NULL && !obl_id_is_none (&wanted))
    entity = obl_session_find_entity (session, &wanted);
  if (entity != NULL)
    obl_entity_ref (entity);
  self->entity_id = entity == NULL ? OBL_ID_NONE : wanted;
  if (entity != NULL)
    show_entity (self, entity);
  gtk_widget_set_visible (GTK_WIDGET (self), entity != NULL);
}

void
obl_entity_inspector_set_across (OblEntityInspector *self)
{
  g_return_if_fail (OBL_IS_ENTITY_INSPECTOR (self));

  gtk_widget_set_visible (self->merge, FALSE);
  self->is_across = TRUE;
}

static void
show_again (OblEntityInspector *self)
{
  OblId id = self->entity_id;

  obl_entity_inspector_show (self, &id);
}

/* --- The object --------------------------------------------------------------------------------- */

static void
obl_entity_inspector_leave (OblPane *pane)
{
  commit (OBL_ENTITY_INSPECTOR (pane));
}

static void
obl_entity_inspector_refresh (OblPane *pane)
{
  OblEntityInspector *self = OBL_ENTITY_INSPECTOR (pane);

  self->entity_id = OBL_ID_NONE;
  show_again (self);
}

static void
obl_entity_inspector_finalize (GObject *object)
{
  g_clear_pointer (&OBL_ENTITY_INSPECTOR (object)->draft, obl_entity_unref);

  G_OBJECT_CLASS (obl_entity_inspector_parent_class)->finalize (object);
}

static void
obl_entity_inspector_class_init (OblEntityInspectorClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_entity_inspector_finalize;
  OBL_PANE_CLASS (class)->leave = obl_entity_inspector_leave;
  OBL_PANE_CLASS (class)->refresh = obl_entity_inspector_refresh;

  signals[MERGED] = g_signal_new ("merged", OBL_TYPE_ENTITY_INSPECTOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
make_children (OblEntityInspector *self)
{
  self->name = obl_field_new (_ ("Name"));
  self->type = obl_label_drop_down_new (_ ("Type"), TRUE);
  self->aliases
      = obl_word_list_new (_ ("Another name"), _ ("Add another name"), _ ("Take away this name"));
  self->wikidata = obl_field_new (_ ("Wikidata id"));
  obl_field_set_placeholder (OBL_FIELD (self->wikidata), "Q…");
  self->others = obl_form_new ();
  self->notes = obl_field_new_multiline (_ ("Notes"));
  obl_field_set_placeholder (OBL_FIELD (self->notes), _ ("Notes"));
  self->picker = obl_entity_picker_new (_ ("Name of the entity to keep"), FALSE);
  self->merge = obl_expander_new (_ ("Merge into another entity"), self->picker);
  self->mentions = obl_mention_list_new ();
}

static void
connect_children (OblEntityInspector *self)
{
  const struct {
    GtkWidget *widget;
    const char *signal;
    GCallback callback;
  } connections[] = {
    { self->name, "committed", G_CALLBACK (name_committed_cb) },
    { self->type, "chosen", G_CALLBACK (type_chosen_cb) },
    { self->aliases, "added", G_CALLBACK (alias_added_cb) },
    { self->aliases, "removed", G_CALLBACK (alias_removed_cb) },
    { self->wikidata, "committed", G_CALLBACK (wikidata_committed_cb) },
    { self->notes, "committed", G_CALLBACK (notes_committed_cb) },
    { self->picker, "picked", G_CALLBACK (merge_picked_cb) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (connections); i++)
    g_signal_connect_object (connections[i].widget, connections[i].signal, connections[i].callback,
                             self, G_CONNECT_SWAPPED);
  g_object_bind_property (self, "session", self->picker, "session", G_BINDING_DEFAULT);
  g_object_bind_property (self, "session", self->mentions, "session", G_BINDING_DEFAULT);
}

static void
obl_entity_inspector_init (OblEntityInspector *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *form = obl_form_new ();
  GtkWidget *aliases = NULL;
  GtkWidget *delete = obl_icon_button_new ("user-trash-symbolic",
                                           _ ("Delete this entity; its mentions stay"), NULL);

  make_children (self);
  connect_children (self);
  g_signal_connect_object (delete, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_set_valign (delete, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), self->name);
  gtk_box_append (GTK_BOX (head), delete);
  obl_form_append (form, _ ("Type"), self->type);
  /* The caption belongs to the first of several rows. */
  aliases = obl_form_append (form, _ ("Also called"), self->aliases);
  gtk_widget_set_valign (aliases, GTK_ALIGN_START);
  gtk_widget_set_margin_top (aliases, 6);
  obl_form_append (form, _ ("Wikidata"), self->wikidata);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), self->others);
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_box_append (GTK_BOX (box), self->merge);
  gtk_box_append (GTK_BOX (box), self->mentions);
  gtk_widget_add_css_class (box, "inspector-box");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (show_again));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_again));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_again));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_again));
  obl_pane_watch (OBL_PANE (self), "failed", G_CALLBACK (show_again));
}
