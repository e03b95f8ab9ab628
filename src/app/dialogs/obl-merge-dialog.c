/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two entities side by side, and in lines what becomes of the one that goes. */
#define G_LOG_DOMAIN "obl-merge-dialog"

#include "config.h"

#include "app/dialogs/obl-merge-dialog.h"

#include <glib/gi18n.h>

#include "app/panes/obl-entity-picker.h"
#include "app/widgets/obl-dialog.h"

typedef struct {
  OblSession *session;
  GtkWindow *window;
  GtkWidget *picker;
  GtkWidget *stack; /* "choose", "plan" */
  GtkWidget *title;
  GtkWidget *lines;
  GtkWidget *turn;
  GtkWidget *merge;
  OblId from;
  OblId into; /* or none */
} Dialog;

typedef struct {
  OblId from;
  OblId into;
} Question;

static void
dialog_free (gpointer data)
{
  Dialog *dialog = data;

  g_object_unref (dialog->session);
  g_free (dialog);
}

/* --- The plan --------------------------------------------------------------------------------- */

static void
add_line (Dialog *dialog, gboolean is_warning, char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (is_warning)
    gtk_widget_add_css_class (label, "warning");
  gtk_box_append (GTK_BOX (dialog->lines), label);
  g_free (text);
}

static char *
dup_new_names (const OblMergePlan *plan)
{
  GString *names = g_string_new (NULL);

  for (guint i = plan->into->aliases->len; i < plan->merged->aliases->len; i++)
    g_string_append_printf (names, "%s%s", names->len == 0 ? "" : ", ",
                            ((const OblAlias *)plan->merged->aliases->pdata[i])->name);
  return g_string_free (names, FALSE);
}

static void
add_moves (Dialog *dialog, const OblMergePlan *plan)
{
  g_autofree char *names = dup_new_names (plan);
  g_autofree char *articles = g_strdup_printf (
      ngettext ("in %u article", "in %u articles", plan->n_documents), plan->n_documents);

  /* Translators: %s is “in 3 articles”. */
  add_line (
      dialog, FALSE,
      g_strdup_printf (ngettext ("%u mention moves, %s", "%u mentions move, %s", plan->n_mentions),
                       plan->n_mentions, articles));
  if (plan->n_roles > 0)
    add_line (dialog, FALSE,
              g_strdup_printf (
                  ngettext ("%u role in claims moves", "%u roles in claims move", plan->n_roles),
                  plan->n_roles));
  if (*names != '\0')
    add_line (dialog, FALSE, g_strdup_printf (_ ("Also called from now on: %s"), names));
}

static void
add_conflicts (Dialog *dialog, const OblMergePlan *plan)
{
  if (plan->judged_distinct)
    add_line (dialog, TRUE, g_strdup (_ ("They were judged not to be the same")));
  if (plan->differs_in_type)
    add_line (dialog, TRUE,
              g_strdup_printf (_ ("They differ in type: %s stays, not %s"), plan->into->type,
                               plan->from->type));
  for (guint i = 0; i < plan->lost_external->len; i++) {
    const OblExternalId *external = plan->lost_external->pdata[i];

    add_line (dialog, TRUE,
              g_strdup_printf (_ ("%s %s goes into the notes, as the other has another one"),
                               external->scheme, external->value));
  }
}

static void
show_plan (Dialog *dialog, const OblMergePlan *plan)
{
  /* Translators: two entities, of which the second stays. */
  g_autofree char *title
      = g_strdup_printf (_ ("“%s” becomes “%s”"), plan->from->name, plan->into->name);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (dialog->lines)) != NULL)
    gtk_box_remove (GTK_BOX (dialog->lines), child);
  gtk_label_set_text (GTK_LABEL (dialog->title), title);
  add_moves (dialog, plan);
  add_conflicts (dialog, plan);
  gtk_stack_set_visible_child_name (GTK_STACK (dialog->stack), "plan");
  gtk_widget_set_sensitive (dialog->merge, TRUE);
  gtk_widget_grab_focus (dialog->merge);
}

static gpointer
plan_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return obl_store_plan_merge (store, &question->into, &question->from, error);
}

/* The window may be closed by now: then nobody holds it any more. */
static void
plan_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  Dialog *dialog = g_object_get_data (G_OBJECT (window), "merge");
  g_autoptr (OblMergePlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&plan, &error)) {
    if (dialog != NULL)
      gtk_label_set_text (GTK_LABEL (dialog->title), error->message);
  } else if (dialog != NULL) {
    show_plan (dialog, plan);
  }
}

static void
ask (Dialog *dialog)
{
  Question *question = g_new0 (Question, 1);

  question->from = dialog->from;
  question->into = dialog->into;
  gtk_widget_set_sensitive (dialog->merge, FALSE);
  obl_service_run_async (obl_session_get_service (dialog->session), plan_job, question, g_free,
                         (GDestroyNotify)obl_merge_plan_free, NULL, plan_cb,
                         g_object_ref (dialog->window));
}

/* --- The hands -------------------------------------------------------------------------------- */

static void
picked_cb (Dialog *dialog, const OblEntity *into)
{
  if (into == NULL)
    return;
  dialog->into = into->id;
  ask (dialog);
}

static void
turn_cb (Dialog *dialog)
{
  const OblId from = dialog->from;

  dialog->from = dialog->into;
  dialog->into = from;
  ask (dialog);
}

static void
merge_cb (Dialog *dialog)
{
  obl_session_merge_entities (dialog->session, &dialog->into, &dialog->from);
  gtk_window_destroy (dialog->window);
}

/* --- Making it -------------------------------------------------------------------------------- */

static GtkWidget *
make_header (Dialog *dialog)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_ ("Cancel"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  dialog->merge = gtk_button_new_with_label (_ ("Merge"));
  gtk_widget_add_css_class (dialog->merge, "suggested-action");
  gtk_widget_set_sensitive (dialog->merge, FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), dialog->merge);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), dialog->window);
  g_signal_connect_swapped (dialog->merge, "clicked", G_CALLBACK (merge_cb), dialog);
  return header;
}

static GtkWidget *
make_choice (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  const OblEntity *from = obl_session_find_entity (dialog->session, &dialog->from);
  g_autofree char *text
      = g_strdup_printf (_ ("Whom is “%s” to become a part of?"), from == NULL ? "" : from->name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  dialog->picker = obl_entity_picker_new (_ ("Name of the entity to keep"), FALSE);
  obl_pane_set_session (OBL_PANE (dialog->picker), dialog->session);
  obl_entity_picker_set_subject (OBL_ENTITY_PICKER (dialog->picker),
                                 from == NULL ? NULL : from->name, &dialog->from);
  g_signal_connect_swapped (dialog->picker, "picked", G_CALLBACK (picked_cb), dialog);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), dialog->picker);
  return box;
}

static GtkWidget *
make_plan (Dialog *dialog)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  dialog->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "wrap-mode",
                                PANGO_WRAP_WORD_CHAR, NULL);
  gtk_widget_add_css_class (dialog->title, "title-4");
  dialog->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  dialog->turn = gtk_button_new_with_label (_ ("Keep the other one"));
  gtk_widget_set_halign (dialog->turn, GTK_ALIGN_START);
  g_signal_connect_swapped (dialog->turn, "clicked", G_CALLBACK (turn_cb), dialog);
  gtk_box_append (GTK_BOX (box), dialog->title);
  gtk_box_append (GTK_BOX (box), dialog->lines);
  gtk_box_append (GTK_BOX (box), dialog->turn);
  return box;
}

GtkWindow *
obl_merge_dialog_new (GtkWindow *parent, OblSession *session, const OblId *from, const OblId *into)
{
  Dialog *dialog = g_new0 (Dialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  dialog->session = g_object_ref (session);
  dialog->from = *from;
  dialog->window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Merge entities"), "modal", TRUE,
                                 "transient-for", parent, "default-width", 480, "default-height",
                                 360, "width-request", 360, NULL);
  g_object_set_data_full (G_OBJECT (dialog->window), "merge", dialog, dialog_free);
  dialog->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (dialog->stack), make_choice (dialog), "choose");
  gtk_stack_add_named (GTK_STACK (dialog->stack), make_plan (dialog), "plan");
  gtk_widget_set_vexpand (dialog->stack, TRUE);
  gtk_widget_add_css_class (dialog->stack, "dialog-body");
  gtk_box_append (GTK_BOX (box), make_header (dialog));
  gtk_box_append (GTK_BOX (box), dialog->stack);
  adw_window_set_content (ADW_WINDOW (dialog->window), box);
  obl_dialog_close_on_escape (dialog->window);
  if (into != NULL) {
    dialog->into = *into;
    ask (dialog);
  } else {
    gtk_window_set_focus (dialog->window, dialog->picker);
  }
  return dialog->window;
}
