/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The roles and attributes within the row of a label or a type of frames: each a row of its own that
 * opens, with its name, its values, and what else can be changed about it. */
#define G_LOG_DOMAIN "obl-labels-dialog"

#include "config.h"

#include "app/shell/obl-labels-private.h"

#include <glib/gi18n.h>

/* --- Rows that open ---------------------------------------------------------------------------- */

static void
part_expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, OblLabelsDialog *dialog)
{
  const char *path = gtk_widget_get_name (GTK_WIDGET (row));

  if (adw_expander_row_get_expanded (row)) {
    g_free (dialog->part);
    dialog->part = g_strdup (path);
  } else if (g_strcmp0 (dialog->part, path) == 0) {
    g_clear_pointer (&dialog->part, g_free);
  }
}

/* @kind: what it is, below its title. */
static AdwExpanderRow *
add_part (OblLabelsDialog *dialog,
          AdwExpanderRow *owner,
          const char *path,
          const char *title,
          const char *kind)
{
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *kind_markup = g_markup_escape_text (kind, -1);
  GtkWidget *row
      = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", title_markup, "subtitle", kind_markup, "name",
                      path, "expanded", g_strcmp0 (dialog->part, path) == 0, NULL);

  gtk_widget_add_css_class (row, "label-part");
  g_signal_connect (row, "notify::expanded", G_CALLBACK (part_expanded_cb), dialog);
  adw_expander_row_add_row (owner, row);
  return ADW_EXPANDER_ROW (row);
}

static void
add_removal (OblLabelsDialog *dialog, AdwExpanderRow *row, const char *path)
{
  adw_expander_row_add_row (
      row, obl_labels_make_row (_ ("Remove, if nothing uses it"),
                                obl_labels_make_button (dialog, "user-trash-symbolic",
                                                        _ ("Remove, if nothing uses it"),
                                                        OBL_LABEL_CHANGE_REMOVE, path, NULL)));
}

/* --- Roles ------------------------------------------------------------------------------------- */

void
obl_labels_add_roles (OblLabelsDialog *dialog, AdwExpanderRow *row, const OblFrameType *type)
{
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);
    g_autofree char *path = g_strdup_printf ("frame:%s.%s", type->name, role->name);
    g_autofree char *name = g_strdup_printf (_ ("Name of %s"), role->title);
    g_autofree char *key = g_strdup_printf (_ ("Key of %s"), role->title);
    AdwExpanderRow *part = add_part (dialog, row, path, role->title, _ ("Role"));

    obl_labels_add_entry (dialog, part, name, role->name, OBL_LABEL_CHANGE_RENAME, path, NULL);
    obl_labels_add_entry (dialog, part, key, role->key, OBL_LABEL_CHANGE_SET, path, "key");
    obl_labels_add_entry (dialog, part, _ ("What it is for"), role->guideline, OBL_LABEL_CHANGE_SET,
                          path, "guideline");
    add_removal (dialog, part, path);
  }
}

/* --- Attributes -------------------------------------------------------------------------------- */

static void
required_cb (GtkCheckButton *button, OblLabelsDialog *dialog)
{
  const char *path = g_object_get_data (G_OBJECT (button), "obl-path");

  g_free (dialog->focus);
  dialog->focus = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));
  obl_session_change_labels (dialog->session, OBL_LABEL_CHANGE_SET, path, "required",
                             gtk_check_button_get_active (button) ? "true" : NULL);
}

static GtkWidget *
make_required (OblLabelsDialog *dialog, const char *path, gboolean is_required)
{
  GtkWidget *button = gtk_check_button_new ();
  g_autofree char *name = obl_labels_dup_name (OBL_LABEL_CHANGE_SET, path, "required");

  gtk_widget_set_name (button, name);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), is_required);
  gtk_widget_set_tooltip_text (button, _ ("What has no value for it is said to be unfinished"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Required"), -1);
  g_object_set_data_full (G_OBJECT (button), "obl-path", g_strdup (path), g_free);
  g_signal_connect (button, "toggled", G_CALLBACK (required_cb), dialog);
  return button;
}

static void
add_value (OblLabelsDialog *dialog, AdwExpanderRow *row, const char *attribute, const char *value)
{
  g_autofree char *path = g_strdup_printf ("%s.%s", attribute, value);
  g_autofree char *caption = g_strdup_printf (_ ("Name of the value %s"), value);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), obl_labels_make_entry (dialog, caption, value,
                                                        OBL_LABEL_CHANGE_RENAME, path, NULL));
  gtk_box_append (GTK_BOX (box), obl_labels_make_button (dialog, "user-trash-symbolic",
                                                         _ ("Remove, if nothing uses it"),
                                                         OBL_LABEL_CHANGE_REMOVE, path, NULL));
  adw_expander_row_add_row (row, obl_labels_make_row (_ ("Value"), box));
}

static char *
dup_values (const OblAttributeType *type)
{
  g_autoptr (GString) out = g_string_new (_ ("Attribute"));

  for (guint i = 0; i < type->values->len; i++) {
    g_string_append_printf (out, i == 0 ? " · %s" : ", %s",
                            (const char *)g_ptr_array_index (type->values, i));
  }
  return g_strdup (out->str);
}

static void
add_attribute (OblLabelsDialog *dialog,
               AdwExpanderRow *row,
               const char *owner,
               const OblAttributeType *type)
{
  g_autofree char *path = g_strdup_printf ("attribute:%s.%s", owner, type->name);
  g_autofree char *values = dup_values (type);
  g_autofree char *name = g_strdup_printf (_ ("Name of %s"), type->title);
  g_autofree char *caption = g_strdup_printf (_ ("Another value of %s"), type->title);
  AdwExpanderRow *part = add_part (dialog, row, path, type->title, values);

  obl_labels_add_entry (dialog, part, name, type->name, OBL_LABEL_CHANGE_RENAME, path, NULL);
  for (guint i = 0; i < type->values->len; i++) {
    add_value (dialog, part, path, g_ptr_array_index (type->values, i));
  }
  if (type->values->len > 0) {
    obl_labels_add_new (dialog, part, caption, _ ("Another value"), OBL_LABEL_CHANGE_ADD_VALUE,
                        path);
  }
  adw_expander_row_add_row (
      part, obl_labels_make_row (_ ("Required"), make_required (dialog, path, type->required)));
  add_removal (dialog, part, path);
}

void
obl_labels_add_attributes (OblLabelsDialog *dialog,
                           AdwExpanderRow *row,
                           const char *owner,
                           const GPtrArray *types)
{
  for (guint i = 0; i < types->len; i++) {
    add_attribute (dialog, row, owner, g_ptr_array_index (types, i));
  }
}
