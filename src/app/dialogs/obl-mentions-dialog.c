/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows with a tick each, of a mention or of all that are spelled alike or stand in one article. */
#define G_LOG_DOMAIN "obl-mentions-dialog"

#include "config.h"

#include "app/dialogs/obl-mentions-dialog.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/widgets/obl-dialog.h"
#include "app/widgets/obl-form.h"

/* More than anybody reads; what is not listed is not done. */
#define MAX_MENTIONS 2000

typedef enum {
  BY_SPELLING,
  BY_ARTICLE,
  ONE_BY_ONE,
} Grouping;

typedef struct {
  char *title;
  char *subtitle;
  GArray *ids; /* OblId of spans */
  GtkWidget *check;
} Group;

typedef struct {
  OblSession *session;
  GtkWindow *window;
  OblEntity *entity;
  char *words; /* that are linked; NULL: it is split */
  GPtrArray *mentions;
  GPtrArray *groups;
  GtkWidget *name; /* of the new entity, or NULL */
  GtkWidget *grouping;
  GtkWidget *stack; /* "wait", "list", "nothing" */
  GtkWidget *list;
  GtkWidget *act;
} Dialog;

static void
group_free (Group *group)
{
  g_free (group->title);
  g_free (group->subtitle);
  g_array_unref (group->ids);
  g_free (group);
}

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_clear_pointer (&dialog->mentions, g_ptr_array_unref);
  g_ptr_array_unref (dialog->groups);
  obl_entity_unref (dialog->entity);
  g_object_unref (dialog->session);
  g_free (dialog->words);
  g_free (dialog);
}

/* --- What is chosen --------------------------------------------------------------------------- */

static GArray *
list_chosen (const Dialog *dialog)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (OblId));

  for (guint i = 0; i < dialog->groups->len; i++) {
    const Group *group = dialog->groups->pdata[i];

    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (group->check)))
      g_array_append_vals (ids, group->ids->data, group->ids->len);
  }
  return ids;
}

static void
update (Dialog *dialog)
{
  g_autoptr (GArray) chosen = list_chosen (dialog);
  g_autofree char *label = g_strdup_printf (
      dialog->words != NULL
          ? ngettext ("Link %u mention", "Link %u mentions", chosen->len)
          : ngettext ("Split off %u mention", "Split off %u mentions", chosen->len),
      chosen->len);
  const gboolean has_name
      = dialog->name == NULL || *gtk_editable_get_text (GTK_EDITABLE (dialog->name)) != '\0';

  gtk_button_set_label (GTK_BUTTON (dialog->act), label);
  gtk_widget_set_sensitive (dialog->act, chosen->len > 0 && has_name);
}

static void
act_cb (Dialog *dialog)
{
  g_autoptr (GArray) chosen = list_chosen (dialog);
  g_autoptr (OblEntity) part = NULL;

  if (dialog->words != NULL) {
    obl_session_link_all (dialog->session, chosen, dialog->entity, dialog->words);
  } else {
    part = obl_entity_new ();
    part->name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (dialog->name))));
    part->type = g_strdup (dialog->entity->type);
    obl_session_split_entity (dialog->session, dialog->entity, part, chosen);
  }
  gtk_window_destroy (dialog->window);
}

/* --- Groups ----------------------------------------------------------------------------------- */

/* The title is the key: what has the same one belongs together, but for single mentions. */
static Group *
ensure_group (Dialog *dialog, const char *title, gboolean is_single)
{
  Group *group;

  for (guint i = 0; !is_single && i < dialog->groups->len; i++) {
    group = dialog->groups->pdata[i];
    if (strcmp (group->title, title) == 0)
      return group;
  }
  group = g_new0 (Group, 1);
  group->title = g_strdup (title);
  group->ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_ptr_array_add (dialog->groups, group);
  return group;
}

static char *
describe_single (const OblMention *mention)
{
  return mention->entity_name == NULL
             ? g_strdup (mention->document_title)
             /* Translators: an article and whom the mention in it is linked to now. */
             : g_strdup_printf (_ ("%s · now %s"), mention->document_title, mention->entity_name);
}

static void
add_mention (Dialog *dialog, const OblMention *mention, Grouping grouping)
{
  g_autofree char *line
      = g_strconcat (mention->before == NULL ? "" : mention->before, mention->quote,
                     mention->after == NULL ? "" : mention->after, NULL);
  const char *const titles[] = {
    [BY_SPELLING] = mention->quote, [BY_ARTICLE] = mention->document_title, [ONE_BY_ONE] = line
  };
  Group *group = ensure_group (dialog, titles[grouping], grouping == ONE_BY_ONE);

  g_array_append_val (group->ids, mention->span_id);
  g_free (group->subtitle);
  group->subtitle = grouping == ONE_BY_ONE
                        ? describe_single (mention)
                        : g_strdup_printf (ngettext ("%u mention", "%u mentions", group->ids->len),
                                           group->ids->len);
}

static void
toggle (GtkCheckButton *check)
{
  gtk_check_button_set_active (check, !gtk_check_button_get_active (check));
}

static GtkWidget *
make_row (Dialog *dialog, Group *group, gboolean is_chosen)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_markup_escape_text (group->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (group->subtitle, -1);

  group->check = gtk_check_button_new ();
  gtk_widget_set_valign (group->check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (group->check), is_chosen);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  group->title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  group->subtitle, -1);
  g_signal_connect_swapped (group->check, "toggled", G_CALLBACK (update), dialog);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), group->check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (toggle), group->check, G_CONNECT_SWAPPED);
  return row;
}

static Grouping
get_grouping (const Dialog *dialog)
{
  return dialog->grouping == NULL
             ? ONE_BY_ONE
             : (Grouping)gtk_drop_down_get_selected (GTK_DROP_DOWN (dialog->grouping));
}

/* What is linked to somebody else already is not taken away without being asked for. */
static void
show_groups (Dialog *dialog)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (dialog->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (dialog->list), child);
  g_ptr_array_set_size (dialog->groups, 0);
  for (guint i = 0; i < dialog->mentions->len; i++)
    add_mention (dialog, dialog->mentions->pdata[i], get_grouping (dialog));
  for (guint i = 0; i < dialog->groups->len; i++) {
    const gboolean is_chosen
        = dialog->words != NULL
          && obl_id_is_none (&((const OblMention *)dialog->mentions->pdata[i])->entity_id);

    gtk_list_box_append (GTK_LIST_BOX (dialog->list),
                         make_row (dialog, dialog->groups->pdata[i], is_chosen));
  }
  update (dialog);
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->stack),
                                    dialog->groups->len > 0 ? "list" : "nothing");
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct {
  OblId entity_id;
  char *words;
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *)data)->words);
  g_free (data);
}

/* Those that are linked to the entity have nothing to gain. */
static void
leave_out (GPtrArray *mentions, const OblId *entity_id)
{
  for (guint i = mentions->len; i > 0; i--) {
    if (obl_id_equal (&((const OblMention *)mentions->pdata[i - 1])->entity_id, entity_id))
      g_ptr_array_remove_index (mentions, i - 1);
  }
}

static gpointer
mentions_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  GPtrArray *mentions;

  if (question->words == NULL)
    return obl_store_list_mentions (store, &question->entity_id, 0, MAX_MENTIONS, error);
  mentions = obl_store_list_same_text (store, question->words, NULL, error);
  if (mentions != NULL) {
    leave_out (mentions, &question->entity_id);
    g_ptr_array_set_size (mentions, (int)MIN (mentions->len, MAX_MENTIONS));
  }
  return mentions;
}

static void
mentions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "mentions");
  GPtrArray *mentions = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&mentions, NULL))
    return;
  if (dialog == NULL || !gtk_widget_get_realized (GTK_WIDGET (window))) {
    g_ptr_array_unref (mentions);
    return;
  }
  dialog->mentions = mentions;
  show_groups (dialog);
  if (dialog->name == NULL)
    gtk_widget_grab_focus (dialog->act);
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_header (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  dialog->act = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (dialog->act, "suggested-action");
  gtk_widget_set_sensitive (dialog->act, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->act);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (dialog->act, "clicked", G_CALLBACK (act_cb), dialog);
  return header;
}

static GtkWidget *
make_stack (Dialog *dialog)
{
  GtkWidget *spinner = gtk_spinner_new ();
  GtkWidget *nothing = adw_status_page_new ();

  dialog->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (dialog->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (dialog->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (dialog->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Mentions"), -1);
  gtk_spinner_start (GTK_SPINNER (spinner));
  adw_status_page_set_title (ADW_STATUS_PAGE (nothing), _ ("No Other Mention"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nothing),
                                   _ ("Nothing else that is marked says the same."));
  dialog->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (dialog->stack), spinner, "wait");
  gtk_stack_add_named (GTK_STACK (dialog->stack),
                       obl_dialog_new_list_page (dialog->list, gtk_label_new (NULL)), "list");
  gtk_stack_add_named (GTK_STACK (dialog->stack), nothing, "nothing");
  gtk_widget_set_vexpand (dialog->stack, TRUE);
  return dialog->stack;
}

static GtkWidget *
make_form (Dialog *dialog)
{
  const char *const groupings[] = { [BY_SPELLING] = _ ("By spelling"),
                                    [BY_ARTICLE] = _ ("By article"),
                                    [ONE_BY_ONE] = _ ("One by one"),
                                    NULL };
  GtkWidget *form = obl_form_new ();

  dialog->name = gtk_entry_new ();
  gtk_widget_set_hexpand (dialog->name, TRUE);
  g_signal_connect_swapped (dialog->name, "changed", G_CALLBACK (update), dialog);
  obl_form_append (form, _ ("Name of the new entity"), dialog->name);
  dialog->grouping = gtk_drop_down_new_from_strings (groupings);
  obl_form_append (form, _ ("Choose mentions"), dialog->grouping);
  g_signal_connect_swapped (dialog->grouping, "notify::selected", G_CALLBACK (show_groups), dialog);
  gtk_widget_add_css_class (form, "dialog-body");
  return form;
}

static GtkWindow *
dialog_new (GtkWindow *parent, OblSession *session, const OblEntity *entity, const char *words)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = words != NULL
                               ? g_strdup_printf (_ ("Link all “%s” to %s"), words, entity->name)
                               : g_strdup_printf (_ ("Split %s"), entity->name);
  Question *question = g_new0 (Question, 1);

  dialog->session = g_object_ref (session);
  dialog->entity = obl_entity_copy (entity);
  dialog->words = g_strdup (words);
  dialog->groups = g_ptr_array_new_with_free_func ((GDestroyNotify)group_free);
  dialog->window
      = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "transient-for", parent,
                      "default-width", 560, "default-height", 560, "width-request", 360, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "mentions", dialog, dialog_free);
  gtk_box_append (GTK_BOX (box), make_header (dialog));
  if (words == NULL)
    gtk_box_append (GTK_BOX (box), make_form (dialog));
  gtk_box_append (GTK_BOX (box), make_stack (dialog));
  adw_window_set_content (ADW_WINDOW (dialog->window), box);
  obl_dialog_close_on_escape (dialog->window);
  if (dialog->name != NULL)
    gtk_window_set_focus (dialog->window, dialog->name);
  question->entity_id = entity->id;
  question->words = g_strdup (words);
  obl_service_run_async (obl_session_get_service (session), mentions_job, question, question_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, mentions_cb,
                         g_object_ref (dialog->window));
  return dialog->window;
}

GtkWindow *
obl_link_all_dialog_new (GtkWindow *parent,
                         OblSession *session,
                         const char *words,
                         const OblEntity *entity)
{
  return dialog_new (parent, session, entity, words);
}

GtkWindow *
obl_split_dialog_new (GtkWindow *parent, OblSession *session, const OblEntity *entity)
{
  return dialog_new (parent, session, entity, NULL);
}
