/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Controls are made once per list of types and then only filled, so that a refresh while a person
 * is in one of them takes neither the focus nor what they typed.  "is_showing" keeps a refresh from
 * being taken for a choice. */
#define G_LOG_DOMAIN "obl-attribute-form"

#include "config.h"

#include "app/panes/obl-attribute-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/widgets/obl-field.h"
#include "app/widgets/obl-form.h"
#include "core/base/obl-json-tree.h"

typedef struct {
  const OblAttributeType *type; /* owned by the list of types */
  GtkWidget *control;
  GPtrArray *checks; /* GtkCheckButton, one per value of OBL_VALUE_CHOICES; or NULL */
} Row;

struct _OblAttributeForm {
  AdwBin parent_instance;

  GtkWidget *box;
  GtkWidget *daily;
  GtkWidget *expander;
  GtkWidget *advanced;
  GtkWidget *unknown; /* attributes the label set does not know */
  GPtrArray *types;   /* a reference, or NULL */
  GPtrArray *rows;    /* Row */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (OblAttributeForm, obl_attribute_form, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
row_free (gpointer data)
{
  Row *row = data;

  g_clear_pointer (&row->checks, g_ptr_array_unref);
  g_free (row);
}

static void
emit (OblAttributeForm *self, const Row *row, const char *json)
{
  if (!self->is_showing)
    g_signal_emit (self, signals[CHANGED], 0, row->type->name, json);
}

static Row *
find_row (OblAttributeForm *self, gpointer control)
{
  for (guint i = 0; i < self->rows->len; i++) {
    Row *row = self->rows->pdata[i];

    if (row->control == control)
      return row;
  }
  g_return_val_if_reached (NULL);
}

static OblJsonTree *
parse (const char *json)
{
  return obl_json_tree_parse_take (g_strdup (json), strlen (json), NULL, NULL);
}

/* --- One of several, yes or no ------------------------------------------------------------------ */

static char *
dup_json_string (const char *text)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_string (json, text);
  return g_string_free (out, FALSE);
}

/* The first row of every drop-down stands for no value. */
static void
drop_down_cb (OblAttributeForm *self, GParamSpec *pspec, GtkWidget *drop_down)
{
  const Row *row = find_row (self, drop_down);
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down));
  g_autofree char *json = NULL;

  if (self->is_showing)
    return;
  if (selected > 0 && row->type->kind == OBL_VALUE_BOOLEAN)
    json = g_strdup (selected == 1 ? "true" : "false");
  else if (selected > 0)
    json = dup_json_string (gtk_string_list_get_string (
        GTK_STRING_LIST (gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down))), selected));
  emit (self, row, json);
}

/* A list holds the values themselves; only what is seen is in the reader's language. */
static char *
dup_shown (GtkStringObject *item, gpointer user_data)
{
  return g_strdup (obl_label_set_translate (gtk_string_object_get_string (item)));
}

static GtkWidget *
make_drop_down (OblAttributeForm *self, const OblAttributeType *type)
{
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkExpression *shown = NULL;
  GtkWidget *drop_down;

  gtk_string_list_append (titles, "—");
  if (type->kind == OBL_VALUE_BOOLEAN) {
    gtk_string_list_append (titles, _ ("Yes"));
    gtk_string_list_append (titles, _ ("No"));
  }
  for (guint i = 0; type->kind == OBL_VALUE_CHOICE && i < type->values->len; i++)
    gtk_string_list_append (titles, type->values->pdata[i]);
  shown = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_shown), NULL,
                                       NULL);
  drop_down = gtk_drop_down_new (G_LIST_MODEL (titles), shown);
  g_signal_connect_object (drop_down, "notify::selected", G_CALLBACK (drop_down_cb), self,
                           G_CONNECT_SWAPPED);
  return drop_down;
}

/* A value that is not among the choices, as another program may have written it, joins them. */
static guint
find_choice (GtkStringList *titles, const char *value)
{
  guint n_titles = g_list_model_get_n_items (G_LIST_MODEL (titles));

  for (guint i = 1; i < n_titles; i++) {
    if (g_str_equal (gtk_string_list_get_string (titles, i), value))
      return i;
  }
  gtk_string_list_append (titles, value);
  return n_titles;
}

static void
show_drop_down (const Row *row, const GPtrArray *attributes)
{
  GtkDropDown *drop_down = GTK_DROP_DOWN (row->control);
  g_autofree char *value
      = attributes == NULL ? NULL : obl_attributes_dup_string (attributes, row->type->name);
  guint selected = 0;

  if (value != NULL && row->type->kind == OBL_VALUE_BOOLEAN)
    selected = g_str_equal (value, "true") ? 1 : 2;
  else if (value != NULL)
    selected = find_choice (GTK_STRING_LIST (gtk_drop_down_get_model (drop_down)), value);
  gtk_drop_down_set_selected (drop_down, selected);
}

/* --- Several of several ------------------------------------------------------------------------- */

static void
show_checked (const Row *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < row->checks->len; i++) {
    if (!gtk_check_button_get_active (row->checks->pdata[i]))
      continue;
    if (text->len > 0)
      g_string_append (text, ", ");
    g_string_append (text, obl_label_set_translate (row->type->values->pdata[i]));
  }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (row->control), text->len > 0 ? text->str : "—");
}

static void
check_cb (OblAttributeForm *self, GtkWidget *check)
{
  const Row *row = find_row (self, gtk_widget_get_ancestor (check, GTK_TYPE_MENU_BUTTON));
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *text = NULL;
  guint n_checked = 0;

  obl_json_begin_array (json);
  for (guint i = 0; i < row->checks->len; i++) {
    if (gtk_check_button_get_active (row->checks->pdata[i])) {
      obl_json_string (json, row->type->values->pdata[i]);
      n_checked++;
    }
  }
  obl_json_end_array (json);
  text = g_string_free (out, FALSE);
  show_checked (row);
  emit (self, row, n_checked == 0 ? NULL : text);
}

static GtkWidget *
make_menu_button (OblAttributeForm *self, Row *row)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  row->checks = g_ptr_array_new ();
  for (guint i = 0; i < row->type->values->len; i++) {
    GtkWidget *check
        = gtk_check_button_new_with_label (obl_label_set_translate (row->type->values->pdata[i]));

    g_ptr_array_add (row->checks, check);
    gtk_box_append (GTK_BOX (box), check);
    g_signal_connect_object (check, "toggled", G_CALLBACK (check_cb), self, G_CONNECT_SWAPPED);
  }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

static gboolean
has_value (const char *json, const char *value)
{
  g_autoptr (OblJsonTree) tree = json == NULL ? NULL : parse (json);
  const OblJsonNode *array = tree == NULL ? NULL : obl_json_tree_get_root (tree);

  if (array == NULL || array->kind != OBL_JSON_ARRAY)
    return FALSE;
  for (const OblJsonNode *choice = array->first; choice != NULL; choice = choice->next) {
    if (choice->kind == OBL_JSON_STRING && g_str_equal (choice->text, value))
      return TRUE;
  }
  return FALSE;
}

static void
show_choices (const Row *row, const GPtrArray *attributes)
{
  const char *json = attributes == NULL ? NULL : obl_attributes_get (attributes, row->type->name);

  for (guint i = 0; i < row->checks->len; i++)
    gtk_check_button_set_active (row->checks->pdata[i],
                                 has_value (json, row->type->values->pdata[i]));
  show_checked (row);
}

/* --- Text and numbers --------------------------------------------------------------------------- */

static void
committed_cb (OblAttributeForm *self, const char *text, GtkWidget *field)
{
  const Row *row = find_row (self, field);
  g_autofree char *json = NULL;

  if (*text != '\0' && row->type->kind == OBL_VALUE_NUMBER) {
    g_autoptr (OblJsonTree) tree = parse (text);
    double number;

    if (tree == NULL || !obl_json_node_get_double (obl_json_tree_get_root (tree), &number)) {
      obl_field_set_problem (OBL_FIELD (field), _ ("This has to be a number, such as 12 or 0.5."));
      return;
    }
    json = g_strstrip (g_strdup (text));
  } else if (*text != '\0') {
    json = dup_json_string (text);
  }
  emit (self, row, json);
}

static void
show_text (const Row *row, const GPtrArray *attributes)
{
  g_autofree char *value
      = attributes == NULL ? NULL : obl_attributes_dup_string (attributes, row->type->name);

  obl_field_set_text (OBL_FIELD (row->control), value);
}

/* --- The form ----------------------------------------------------------------------------------- */

static GtkWidget *
make_control (OblAttributeForm *self, Row *row)
{
  GtkWidget *control = NULL;

  switch (row->type->kind) {
  case OBL_VALUE_CHOICE:
  case OBL_VALUE_BOOLEAN:
    return make_drop_down (self, row->type);
  case OBL_VALUE_CHOICES:
    return make_menu_button (self, row);
  case OBL_VALUE_TEXT:
  case OBL_VALUE_NUMBER:
    control = obl_field_new (row->type->title);
    g_signal_connect_object (control, "committed", G_CALLBACK (committed_cb), self,
                             G_CONNECT_SWAPPED);
    return control;
  }
  g_return_val_if_reached (NULL);
}

static void
make_rows (OblAttributeForm *self)
{
  gboolean has_advanced = FALSE;

  obl_form_remove_all (self->daily);
  obl_form_remove_all (self->advanced);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; self->types != NULL && i < self->types->len; i++) {
    Row *row = g_new0 (Row, 1);
    GtkWidget *caption;

    row->type = self->types->pdata[i];
    row->control = make_control (self, row);
    caption = obl_form_append (row->type->advanced ? self->advanced : self->daily, row->type->title,
                               row->control);
    gtk_widget_set_tooltip_text (caption, row->type->guideline);
    has_advanced = has_advanced || row->type->advanced;
    g_ptr_array_add (self->rows, row);
  }
  gtk_widget_set_visible (self->expander, has_advanced);
}

/* What another program wrote that the label set has no control for is shown, not hidden. */
static void
show_unknown (OblAttributeForm *self, const GPtrArray *attributes)
{
  guint n_unknown = 0;

  obl_form_remove_all (self->unknown);
  for (guint i = 0; attributes != NULL && i < attributes->len; i++) {
    const OblAttribute *attribute = attributes->pdata[i];
    g_autofree char *value = NULL;
    GtkWidget *label;

    if (self->types != NULL && obl_attribute_types_find (self->types, attribute->name) != NULL)
      continue;
    value = obl_attributes_dup_string (attributes, attribute->name);
    label = gtk_label_new (value);
    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_selectable (GTK_LABEL (label), TRUE);
    obl_form_append (self->unknown, attribute->name, label);
    n_unknown++;
  }
  gtk_widget_set_visible (self->unknown, n_unknown > 0);
}

static void
obl_attribute_form_finalize (GObject *object)
{
  OblAttributeForm *self = OBL_ATTRIBUTE_FORM (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->types, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_attribute_form_parent_class)->finalize (object);
}

static void
obl_attribute_form_class_init (OblAttributeFormClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_attribute_form_finalize;

  signals[CHANGED] = g_signal_new ("changed", OBL_TYPE_ATTRIBUTE_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
obl_attribute_form_init (OblAttributeForm *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->daily = obl_form_new ();
  self->advanced = obl_form_new ();
  self->unknown = obl_form_new ();
  self->expander = obl_expander_new (_ ("All attributes"), self->advanced);
  gtk_box_append (GTK_BOX (self->box), self->daily);
  gtk_box_append (GTK_BOX (self->box), self->expander);
  gtk_box_append (GTK_BOX (self->box), self->unknown);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

GtkWidget *
obl_attribute_form_new (void)
{
  return g_object_new (OBL_TYPE_ATTRIBUTE_FORM, NULL);
}

void
obl_attribute_form_show (OblAttributeForm *self, GPtrArray *types, const GPtrArray *attributes)
{
  g_return_if_fail (OBL_IS_ATTRIBUTE_FORM (self));

  self->is_showing = TRUE;
  if (types != self->types) {
    g_clear_pointer (&self->types, g_ptr_array_unref);
    self->types = types == NULL ? NULL : g_ptr_array_ref (types);
    make_rows (self);
  }
  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = self->rows->pdata[i];

    switch (row->type->kind) {
    case OBL_VALUE_CHOICE:
    case OBL_VALUE_BOOLEAN:
      show_drop_down (row, attributes);
      break;
    case OBL_VALUE_CHOICES:
      show_choices (row, attributes);
      break;
    case OBL_VALUE_TEXT:
    case OBL_VALUE_NUMBER:
      show_text (row, attributes);
      break;
    }
  }
  show_unknown (self, attributes);
  self->is_showing = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->rows->len > 0 || gtk_widget_get_visible (self->unknown));
}

void
obl_attribute_form_commit (OblAttributeForm *self)
{
  g_return_if_fail (OBL_IS_ATTRIBUTE_FORM (self));

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = self->rows->pdata[i];

    if (OBL_IS_FIELD (row->control))
      obl_field_commit (OBL_FIELD (row->control));
  }
}
