/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar's own widgets have no header.  They are known by the names of their types, and where these
 * should be others one day, or have roles of their own, nothing is done to them. */
#define G_LOG_DOMAIN "obl-tab-names"

#include "config.h"

#include "app/compat/obl-tab-names.h"

static void
set_role (const char *type_name, GtkAccessibleRole role)
{
  const GType type = g_type_from_name (type_name);
  g_autoptr (GTypeClass) class = type != 0 ? g_type_class_ref (type) : NULL;

  if (class != NULL && GTK_IS_WIDGET_CLASS (class)
      && gtk_widget_class_get_accessible_role (GTK_WIDGET_CLASS (class))
             == GTK_ACCESSIBLE_ROLE_WIDGET) {
    gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), role);
  }
}

void
obl_tab_names_prepare (AdwTabView *view)
{
  /* The type of a tab is known once there has been one. */
  AdwTabPage *page = adw_tab_view_append (view, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));

  set_role ("AdwTab", GTK_ACCESSIBLE_ROLE_TAB);
  set_role ("AdwTabBox", GTK_ACCESSIBLE_ROLE_TAB_LIST);
  adw_tab_view_close_page (view, page);
}

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_tab (GtkWidget *widget)
{
  g_autoptr (AdwTabPage) page = NULL;

  g_object_get (widget, "page", &page, NULL);
  if (page != NULL) {
    set_name (widget, adw_tab_page_get_title (page));
    gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_SELECTED,
                                 adw_tab_page_get_selected (page), -1);
  }
}

static void
update (GtkWidget *widget, const OblTabNames *names)
{
  const char *type = G_OBJECT_TYPE_NAME (widget);

  if (g_str_equal (type, "AdwTab")) {
    update_tab (widget);
  } else if (g_str_equal (type, "AdwTabBox")) {
    set_name (widget, names->list);
  } else if (GTK_IS_BUTTON (widget)) {
    set_name (widget, names->close);
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    update (child, names);
  }
}

void
obl_tab_names_update (AdwTabBar *bar, const OblTabNames *names)
{
  update (GTK_WIDGET (bar), names);
}
