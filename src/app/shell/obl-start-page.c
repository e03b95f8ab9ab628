/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The first page: three ways to begin and the projects of late.  It only names actions; the
 * application performs them. */
#define G_LOG_DOMAIN "obl-start-page"

#include "config.h"

#include "app/shell/obl-start-page.h"

#include <glib/gi18n.h>

#include "app/shell/obl-session.h"
#include "app/shell/obl-settings.h"

#define MAX_SHOWN 6

struct _OblStartPage {
  AdwBin parent_instance;

  GSettings *settings;
  GtkWidget *recent_box;
  GtkWidget *recent;
};

G_DEFINE_FINAL_TYPE (OblStartPage, obl_start_page, ADW_TYPE_BIN)

/* The folder as people write it. */
static char *
dup_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const char *home = g_get_home_dir ();

  if (g_str_has_prefix (folder, home)
      && (folder[strlen (home)] == '/' || folder[strlen (home)] == '\0')) {
    return g_strconcat ("~", folder + strlen (home), NULL);
  }
  return g_steal_pointer (&folder);
}

static GtkWidget *
make_row (const char *path)
{
  g_autofree char *name = obl_session_dup_project_name (path);
  g_autofree char *folder = dup_folder (path);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  /* Rows take markup. */
  title = g_markup_escape_text (name, -1);
  subtitle = g_markup_escape_text (folder, -1);
  return g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, "activatable",
                       TRUE, "action-name", "app.open-recent", "action-target",
                       g_variant_new_string (path), NULL);
}

static void
update_recent (OblStartPage *self)
{
  g_auto (GStrv) paths = obl_settings_list_recent (self->settings);
  GtkWidget *row = NULL;

  while ((row = gtk_widget_get_first_child (self->recent)) != NULL) {
    gtk_list_box_remove (GTK_LIST_BOX (self->recent), row);
  }
  for (guint i = 0; paths[i] != NULL && i < MAX_SHOWN; i++) {
    gtk_list_box_append (GTK_LIST_BOX (self->recent), make_row (paths[i]));
  }
  gtk_widget_set_visible (self->recent_box, paths[0] != NULL);
}

/* A project may have been moved or deleted since. */
static void
obl_start_page_map (GtkWidget *widget)
{
  OblStartPage *self = OBL_START_PAGE (widget);

  if (self->settings != NULL) {
    update_recent (self);
  }
  GTK_WIDGET_CLASS (obl_start_page_parent_class)->map (widget);
}

static void
obl_start_page_dispose (GObject *object)
{
  g_clear_object (&OBL_START_PAGE (object)->settings);
  G_OBJECT_CLASS (obl_start_page_parent_class)->dispose (object);
}

static void
obl_start_page_class_init (OblStartPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_start_page_dispose;
  widget_class->map = obl_start_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/shell/obl-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, OblStartPage, recent_box);
  gtk_widget_class_bind_template_child (widget_class, OblStartPage, recent);
}

static void
obl_start_page_init (OblStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
obl_start_page_set_settings (OblStartPage *self, GSettings *settings)
{
  self->settings = g_object_ref (settings);
  update_recent (self);
}

static GtkWidget *
make_pill (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
obl_start_page_new_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *import = make_pill (_ ("Import articles…"), "win.import");

  gtk_widget_add_css_class (import, "suggested-action");
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), import);
  gtk_box_append (GTK_BOX (box), make_pill (_ ("Add from address…"), "win.add-address"));
  return g_object_new (ADW_TYPE_STATUS_PAGE, "title", _ ("No article yet"), "description",
                       _ ("Articles of this project are read and marked here. Drop files "
                          "or folders on this window, choose them, or give a page's address."),
                       "icon-name", "text-x-generic-symbolic", "child", box, NULL);
}
