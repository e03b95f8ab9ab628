/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a label or a type of frames.  Each control is told what it changes when it is made, and
 * changes that one thing; the rows are made anew when it has been done. */
#define G_LOG_DOMAIN "obl-labels-dialog"

#include "config.h"

#include "app/shell/obl-labels-private.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"
#include "core/model/obl-palette.h"

#define ENTRY_CHARS 28
/* Between examples in their entry; they are kept a line each. */
#define APART "; "

/* What a control changes. */
typedef struct {
  OblLabelsDialog *dialog;
  OblLabelChangeKind kind;
  char *path;
  char *
      detail; /* of an entry, the member that is set, or NULL for a new name; of a button, the value */
  char *before; /* what was in the entry; else NULL */
} Change;

static Change *
change_new (OblLabelsDialog *dialog, OblLabelChangeKind kind, const char *path, const char *detail)
{
  Change *change = g_new0 (Change, 1);

  change->dialog = dialog;
  change->kind = kind;
  change->path = g_strdup (path);
  change->detail = g_strdup (detail);
  return change;
}

static void
change_free (gpointer data, GClosure *closure)
{
  Change *change = data;

  g_free (change->path);
  g_free (change->detail);
  g_free (change->before);
  g_free (change);
}

/* The focus is there again once the rows are made anew. */
static void
note_focus (OblLabelsDialog *dialog, gpointer widget)
{
  g_free (dialog->focus);
  dialog->focus = g_strdup (gtk_widget_get_name (widget));
}

/* --- Entries ----------------------------------------------------------------------------------- */

/* "a; b" as lines. */
static char *
dup_lines (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  return g_strjoinv ("\n", parts);
}

/* "size = big, small" or "size": a name and what it consists of. */
static void
add_attribute (const Change *field, const char *text)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  g_autofree char *name = g_strstrip (g_strdup (sides[0]));
  g_autofree char *values = sides[1] != NULL ? g_strstrip (g_strdup (sides[1])) : g_strdup ("text");

  obl_session_change_labels (field->dialog->session, field->kind, field->path, name, values);
}

/* So that what is open stays so, and the focus where it was, once the last of the path is called
 * @text. */
static void
note_new_name (const Change *field, const char *text)
{
  OblLabelsDialog *dialog = field->dialog;
  const gsize length = strlen (field->path);
  const gsize before = strlen (field->before);

  g_return_if_fail (before <= length);
  g_free (dialog->renaming);
  g_free (dialog->renamed);
  dialog->renaming = g_strdup (field->path);
  dialog->renamed = g_strdup_printf ("%.*s%s", (int)(length - before), field->path, text);
}

static void
send (const Change *field, const char *text)
{
  OblSession *session = field->dialog->session;
  g_autofree char *lines = g_strcmp0 (field->detail, "examples") == 0 ? dup_lines (text) : NULL;

  if (field->kind == OBL_LABEL_CHANGE_SET) {
    obl_session_change_labels (session, field->kind, field->path, field->detail,
                               lines != NULL ? lines : text);
  } else if (field->kind == OBL_LABEL_CHANGE_ADD_ATTRIBUTE) {
    add_attribute (field, text);
  } else {
    obl_session_change_labels (session, field->kind, field->path, text, NULL);
  }
}

static void
activated_cb (GtkEntry *entry, Change *field)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  if (strcmp (text, field->before) == 0
      || (text[0] == '\0' && field->kind != OBL_LABEL_CHANGE_SET)) {
    return;
  }
  if (field->kind == OBL_LABEL_CHANGE_RENAME) {
    note_new_name (field, text);
  }
  g_free (field->before);
  field->before = g_strdup (text);
  note_focus (field->dialog, entry);
  send (field, text);
  if (field->kind < OBL_LABEL_CHANGE_RENAME) {
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
    g_free (field->before);
    field->before = g_strdup ("");
  }
}

/* What was typed is not lost by going elsewhere; but what is added is only added with Enter, and a
 * name is not half typed when its row is made anew. */
static void
left_cb (GtkEventControllerFocus *controller, Change *field)
{
  if (field->kind == OBL_LABEL_CHANGE_SET
      || (field->kind == OBL_LABEL_CHANGE_RENAME && !field->dialog->is_filling)) {
    activated_cb (GTK_ENTRY (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller))),
                  field);
    g_clear_pointer (&field->dialog->focus, g_free);
  }
}

/* Escape takes back what was typed, and closes the window only when there is nothing of that. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                Change *field)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (keyval != GDK_KEY_Escape
      || strcmp (gtk_editable_get_text (GTK_EDITABLE (entry)), field->before) == 0) {
    return GDK_EVENT_PROPAGATE;
  }
  gtk_editable_set_text (GTK_EDITABLE (entry), field->before);
  return GDK_EVENT_STOP;
}

char *
obl_labels_dup_name (OblLabelChangeKind kind, const char *path, const char *member)
{
  return g_strdup_printf ("%d %s %s", (int)kind, path != NULL ? path : "",
                          member != NULL ? member : "");
}

GtkWidget *
obl_labels_make_entry (OblLabelsDialog *dialog,
                       const char *caption,
                       const char *text,
                       OblLabelChangeKind kind,
                       const char *path,
                       const char *member)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  Change *field = change_new (dialog, kind, path, member);
  g_autofree char *name = obl_labels_dup_name (kind, path, member);

  field->before = g_strdup (text != NULL ? text : "");
  gtk_editable_set_text (GTK_EDITABLE (entry), field->before);
  gtk_widget_set_name (entry, name);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  /* All alike: what is written in them begins on one line. */
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), ENTRY_CHARS);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, caption,
                                  -1);
  g_signal_connect_data (entry, "activate", G_CALLBACK (activated_cb), field, change_free, 0);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), field);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), field);
  gtk_widget_add_controller (entry, keys);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

GtkWidget *
obl_labels_make_row (const char *title, GtkWidget *control)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", markup, "focusable", FALSE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  return row;
}

void
obl_labels_add_entry (OblLabelsDialog *dialog,
                      AdwExpanderRow *row,
                      const char *caption,
                      const char *text,
                      OblLabelChangeKind kind,
                      const char *path,
                      const char *member)
{
  adw_expander_row_add_row (
      row, obl_labels_make_row (caption,
                                obl_labels_make_entry (dialog, caption, text, kind, path, member)));
}

/* --- Buttons ----------------------------------------------------------------------------------- */

static void
pressed_cb (GtkButton *button, Change *change)
{
  note_focus (change->dialog, button);
  obl_session_change_labels (change->dialog->session, change->kind, change->path, NULL,
                             change->detail);
}

GtkWidget *
obl_labels_make_button (OblLabelsDialog *dialog,
                        const char *icon,
                        const char *hint,
                        OblLabelChangeKind kind,
                        const char *path,
                        const char *value)
{
  GtkWidget *button = obl_icon_button_new (icon, hint, NULL);
  g_autofree char *name = obl_labels_dup_name (kind, path, value);

  gtk_widget_set_name (button, name);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_data (button, "clicked", G_CALLBACK (pressed_cb),
                         change_new (dialog, kind, path, value), change_free, 0);
  return button;
}

static void
add_place (OblLabelsDialog *dialog, AdwExpanderRow *row, const char *path)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_box_append (GTK_BOX (box), obl_labels_make_button (dialog, "go-up-symbolic", _ ("Further up"),
                                                         OBL_LABEL_CHANGE_MOVE, path, "-1"));
  gtk_box_append (GTK_BOX (box),
                  obl_labels_make_button (dialog, "go-down-symbolic", _ ("Further down"),
                                          OBL_LABEL_CHANGE_MOVE, path, "1"));
  gtk_box_append (GTK_BOX (box), obl_labels_make_button (dialog, "user-trash-symbolic",
                                                         _ ("Remove all of it, if nothing uses it"),
                                                         OBL_LABEL_CHANGE_REMOVE, path, NULL));
  adw_expander_row_add_row (row, obl_labels_make_row (_ ("Place in the list"), box));
}

/* --- Colours ----------------------------------------------------------------------------------- */

static void
colored_cb (GtkDropDown *drop_down, GParamSpec *pspec, Change *change)
{
  const OblSwatch *swatch = obl_palette_get (gtk_drop_down_get_selected (drop_down));

  note_focus (change->dialog, drop_down);
  obl_session_change_labels (change->dialog->session, change->kind, change->path, change->detail,
                             swatch->name);
}

static void
add_color (OblLabelsDialog *dialog, AdwExpanderRow *row, const char *path, const char *color)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop_down = NULL;
  g_autofree char *name = obl_labels_dup_name (OBL_LABEL_CHANGE_SET, path, "color");
  guint current = 0;

  for (guint i = 0; i < OBL_N_SWATCHES; i++) {
    gtk_string_list_append (names, obl_palette_get (i)->name);
    if (g_strcmp0 (obl_palette_get (i)->name, color) == 0) {
      current = i;
    }
  }
  drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), current);
  obl_drop_down_describe (drop_down, _ ("Colour"), color);
  gtk_widget_set_name (drop_down, name);
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  g_signal_connect_data (drop_down, "notify::selected", G_CALLBACK (colored_cb),
                         change_new (dialog, OBL_LABEL_CHANGE_SET, path, "color"), change_free, 0);
  adw_expander_row_add_row (row, obl_labels_make_row (_ ("Colour"), drop_down));
}

/* --- Merging ----------------------------------------------------------------------------------- */

typedef struct {
  OblLabelsDialog *dialog;
  char *from;
  GtkWidget *drop_down;
  GtkWidget *button;
} Merge;

static void
merge_free (gpointer data, GClosure *closure)
{
  Merge *merge = data;

  g_free (merge->from);
  g_free (merge);
}

static const char *
get_into (const Merge *merge)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (GTK_DROP_DOWN (merge->drop_down));

  return item == NULL || gtk_drop_down_get_selected (GTK_DROP_DOWN (merge->drop_down)) == 0
             ? NULL
             : gtk_string_object_get_string (item);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkButton) button = user_data;
  g_autofree OblLabelUse *use = obl_session_count_label_uses_finish (result, NULL);
  g_autofree char *annotations = NULL;
  g_autofree char *words = NULL;

  if (use == NULL) {
    return;
  }
  annotations
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%" PRId64 " annotation",
                                      "%" PRId64 " annotations", (gulong)use->n_annotations),
                         use->n_annotations);
  /* Translators: %s is "12 annotations". */
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Merge: %s in %" PRId64 " article",
                                        "Merge: %s in %" PRId64 " articles",
                                        (gulong)use->n_documents),
                           annotations, use->n_documents);
  gtk_button_set_label (button, words);
  gtk_widget_set_sensitive (GTK_WIDGET (button), TRUE);
}

/* What it would do is counted and shown before it can be done. */
static void
chosen_cb (Merge *merge)
{
  const char *into = get_into (merge);

  gtk_widget_set_sensitive (merge->button, FALSE);
  gtk_widget_set_visible (merge->button, into != NULL);
  if (into != NULL) {
    obl_session_count_label_uses_async (merge->dialog->session, merge->from, counted_cb,
                                        g_object_ref (merge->button));
  }
}

static void
merged_cb (Merge *merge)
{
  g_autofree char *into = g_strdup (get_into (merge));

  if (into == NULL) {
    return;
  }
  g_free (merge->dialog->open);
  merge->dialog->open = g_strdup (into);
  obl_session_change_labels (merge->dialog->session, OBL_LABEL_CHANGE_MERGE, merge->from, into,
                             NULL);
}

static void
add_merge (OblLabelsDialog *dialog, AdwExpanderRow *row, const OblSpanLabel *label)
{
  const OblLabelSet *set = obl_session_get_label_set (dialog->session);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Merge *merge = g_new0 (Merge, 1);

  gtk_string_list_append (names, _ ("None"));
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *other = g_ptr_array_index (set->span_labels, i);

    if (other != label && other->kind == label->kind) {
      gtk_string_list_append (names, other->name);
    }
  }
  merge->dialog = dialog;
  merge->from = g_strdup (label->name);
  merge->drop_down = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&names)), NULL);
  merge->button = gtk_button_new ();
  gtk_widget_add_css_class (merge->button, "suggested-action");
  gtk_widget_set_visible (merge->button, FALSE);
  gtk_widget_set_valign (merge->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (merge->drop_down, GTK_ALIGN_CENTER);
  obl_drop_down_describe (merge->drop_down, _ ("Merge into"), _ ("None"));
  g_signal_connect_data (merge->drop_down, "notify::selected", G_CALLBACK (chosen_cb), merge,
                         merge_free, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (merge->button, "clicked", G_CALLBACK (merged_cb), merge);
  gtk_box_append (GTK_BOX (box), merge->drop_down);
  gtk_box_append (GTK_BOX (box), merge->button);
  adw_expander_row_add_row (row, obl_labels_make_row (_ ("Merge into"), box));
}

/* --- What lists have ---------------------------------------------------------------------- */

static char *
dup_list (const GPtrArray *strings, const char *apart)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++) {
    g_string_append_printf (out, "%s%s", i == 0 ? "" : apart,
                            (const char *)g_ptr_array_index (strings, i));
  }
  return g_string_free (out, FALSE);
}

void
obl_labels_add_new (OblLabelsDialog *dialog,
                    AdwExpanderRow *row,
                    const char *caption,
                    const char *hint,
                    OblLabelChangeKind kind,
                    const char *path)
{
  GtkWidget *entry = obl_labels_make_entry (dialog, caption, NULL, kind, path, NULL);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), hint);
  adw_expander_row_add_row (row, obl_labels_make_row (caption, entry));
}

/* --- Rows -------------------------------------------------------------------------------------- */

static GtkWidget *
make_expander (OblLabelsDialog *dialog,
               const OblLook *look,
               const char *path,
               const char *guideline)
{
  g_autofree char *title = g_markup_escape_text (look->title, -1);
  g_autofree char *subtitle = g_markup_escape_text (guideline != NULL ? guideline : "", -1);
  GtkWidget *row = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title, "subtitle", subtitle,
                                 "expanded", g_strcmp0 (dialog->open, path) == 0, NULL);
  GtkWidget *mark = obl_swatch_mark_new ();

  obl_look_apply (look, OBL_SWATCH_MARK (mark));
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), mark);
  if (look->key != NULL) {
    GtkWidget *key = gtk_label_new (look->key);

    gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
    gtk_widget_add_css_class (key, "key-name");
    adw_expander_row_add_action (ADW_EXPANDER_ROW (row), key);
  }
  return row;
}

GtkWidget *
obl_labels_make_label (OblLabelsDialog *dialog, const OblSpanLabel *label)
{
  const OblLabelSet *set = obl_session_get_label_set (dialog->session);
  const OblLook look = obl_look_of_label (set, label->name);
  g_autofree char *examples = dup_list (label->examples, APART);
  GtkWidget *widget = make_expander (dialog, &look, label->name, label->guideline);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);
  const char *path = label->name;

  obl_labels_add_entry (dialog, row, _ ("Name"), label->name, OBL_LABEL_CHANGE_RENAME, path, NULL);
  obl_labels_add_entry (dialog, row, _ ("Key"), label->key, OBL_LABEL_CHANGE_SET, path, "key");
  add_color (dialog, row, path, label->color);
  obl_labels_add_entry (dialog, row, _ ("What it is for"), label->guideline, OBL_LABEL_CHANGE_SET,
                        path, "guideline");
  obl_labels_add_entry (dialog, row, _ ("Examples, with semicolons between"), examples,
                        OBL_LABEL_CHANGE_SET, path, "examples");
  obl_labels_add_attributes (dialog, row, path, label->attributes);
  obl_labels_add_new (dialog, row, _ ("Another attribute"), _ ("size = big, small"),
                      OBL_LABEL_CHANGE_ADD_ATTRIBUTE, path);
  add_merge (dialog, row, label);
  add_place (dialog, row, path);
  return widget;
}

GtkWidget *
obl_labels_make_frame (OblLabelsDialog *dialog, const OblFrameType *type)
{
  const OblLabelSet *set = obl_session_get_label_set (dialog->session);
  const OblLook look = obl_look_of_frame_type (set, type->name);
  g_autofree char *path = g_strconcat ("frame:", type->name, NULL);
  g_autofree char *examples = dup_list (type->examples, APART);
  GtkWidget *widget = make_expander (dialog, &look, path, type->guideline);
  AdwExpanderRow *row = ADW_EXPANDER_ROW (widget);

  obl_labels_add_entry (dialog, row, _ ("Name"), type->name, OBL_LABEL_CHANGE_RENAME, path, NULL);
  obl_labels_add_entry (dialog, row, _ ("Key"), type->key, OBL_LABEL_CHANGE_SET, path, "key");
  add_color (dialog, row, path, type->color);
  obl_labels_add_entry (dialog, row, _ ("What it is for"), type->guideline, OBL_LABEL_CHANGE_SET,
                        path, "guideline");
  obl_labels_add_entry (dialog, row, _ ("Examples, with semicolons between"), examples,
                        OBL_LABEL_CHANGE_SET, path, "examples");
  obl_labels_add_roles (dialog, row, type);
  obl_labels_add_new (dialog, row, _ ("Another role"), _ ("witness"), OBL_LABEL_CHANGE_ADD_ROLE,
                      path);
  obl_labels_add_attributes (dialog, row, type->name, type->attributes);
  obl_labels_add_new (dialog, row, _ ("Another attribute"), _ ("tone = calm, sharp"),
                      OBL_LABEL_CHANGE_ADD_ATTRIBUTE, path);
  add_place (dialog, row, path);
  return widget;
}
