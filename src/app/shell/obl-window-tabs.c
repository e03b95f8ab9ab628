/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several articles as tabs.
 *
 * There is one view and one open article; a tab is no more than the id of an article and of what was
 * selected in it (where it was read is remembered by article anyway).  An article has one tab at
 * most.  The bar follows the session: whatever opens an article shows its tab, or makes it the
 * article of the current one; a person who chooses a tab opens its article. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/compat/obl-tab-names.h"

/* What belongs to an AdwTabPage. */
typedef struct {
  OblId document_id;
  OblId selected;
} Tab;

static Tab *
get_tab (AdwTabPage *page)
{
  return g_object_get_data (G_OBJECT (page), "obl-tab");
}

static AdwTabPage *
find_page (OblWindow *self, const OblId *document_id)
{
  for (int i = 0; i < adw_tab_view_get_n_pages (self->tabs); i++) {
    AdwTabPage *page = adw_tab_view_get_nth_page (self->tabs, i);

    if (obl_id_equal (&get_tab (page)->document_id, document_id)) {
      return page;
    }
  }
  return NULL;
}

/* Makes it the tab of that article. */
static void
set_document (AdwTabPage *page, const OblDocument *document)
{
  Tab *tab = get_tab (page);

  if (!obl_id_equal (&tab->document_id, &document->id)) {
    tab->document_id = document->id;
    tab->selected = OBL_ID_NONE;
  }
  if (g_strcmp0 (adw_tab_page_get_title (page), document->title) != 0) {
    g_autofree char *tooltip = g_markup_escape_text (document->title, -1);

    adw_tab_page_set_title (page, document->title);
    adw_tab_page_set_tooltip (page, tooltip);
  }
}

static AdwTabPage *
add_page (OblWindow *self)
{
  AdwTabPage *current = adw_tab_view_get_selected_page (self->tabs);
  const int position
      = current != NULL ? adw_tab_view_get_page_position (self->tabs, current) + 1 : 0;
  AdwTabPage *page
      = adw_tab_view_insert (self->tabs, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), position);

  g_object_set_data_full (G_OBJECT (page), "obl-tab", g_new0 (Tab, 1), g_free);
  return page;
}

static void
close_all (OblWindow *self)
{
  while (adw_tab_view_get_n_pages (self->tabs) > 0) {
    adw_tab_view_close_page (self->tabs, adw_tab_view_get_nth_page (self->tabs, 0));
  }
}

/* What can be known of the tabs when the project is opened again. */
static void
remember_tabs (OblWindow *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;
  const int n = adw_tab_view_get_n_pages (self->tabs);

  for (int i = 0; n > 1 && i < n; i++) {
    char id[OBL_ID_STRING_SIZE];

    g_strv_builder_add (
        builder,
        obl_id_format (&get_tab (adw_tab_view_get_nth_page (self->tabs, i))->document_id, id));
  }
  ids = g_strv_builder_end (builder);
  obl_settings_set_tabs (self->settings, self->path, (const char *const *)ids);
}

static void
tabs_changed (OblWindow *self)
{
  const OblTabNames names = { _ ("Open articles"), _ ("Close the tab") };

  obl_tab_names_update (ADW_TAB_BAR (self->tab_bar), &names);
  if (self->session != NULL && adw_tab_view_get_n_pages (self->tabs) > 0) {
    remember_tabs (self);
  }
}

void
obl_window_restore_tabs (OblWindow *self)
{
  g_auto (GStrv) ids = obl_settings_list_tabs (self->settings, self->path);

  self->is_syncing_tabs = TRUE;
  for (guint i = 0; ids[i] != NULL; i++) {
    OblId id = OBL_ID_NONE;
    const OblDocument *document
        = obl_id_parse (ids[i], &id) ? obl_session_find_document (self->session, &id) : NULL;

    if (document != NULL && find_page (self, &id) == NULL) {
      AdwTabPage *page = add_page (self);

      set_document (page, document);
      adw_tab_view_set_selected_page (self->tabs, page);
    }
  }
  self->is_syncing_tabs = FALSE;
}

void
obl_window_sync_tabs (OblWindow *self)
{
  const OblDocument *document
      = self->session != NULL ? obl_session_get_document (self->session) : NULL;
  AdwTabPage *page = NULL;

  self->is_syncing_tabs = TRUE;
  if (document == NULL) {
    close_all (self);
  } else {
    page = find_page (self, &document->id);
    if (page == NULL && !obl_id_equal (&document->id, &self->new_tab)) {
      page = adw_tab_view_get_selected_page (self->tabs);
    }
    if (page == NULL) {
      page = add_page (self);
    }
    set_document (page, document);
    adw_tab_view_set_selected_page (self->tabs, page);
  }
  self->new_tab = OBL_ID_NONE;
  self->is_syncing_tabs = FALSE;
  tabs_changed (self);
}

/* --- What happens to articles ----------------------------------------------------------------- */

/* Articles that have gone take their tabs along; others may have another title. */
static void
documents_changed_cb (OblWindow *self)
{
  const OblDocument *open = obl_session_get_document (self->session);

  self->is_syncing_tabs = TRUE;
  for (int i = adw_tab_view_get_n_pages (self->tabs) - 1; i >= 0; i--) {
    AdwTabPage *page = adw_tab_view_get_nth_page (self->tabs, i);
    const OblId *id = &get_tab (page)->document_id;
    const OblDocument *document = obl_session_find_document (self->session, id);

    if (document != NULL) {
      set_document (page, document);
    } else if (open == NULL || !obl_id_equal (&open->id, id)) {
      adw_tab_view_close_page (self->tabs, page);
    }
  }
  self->is_syncing_tabs = FALSE;
  tabs_changed (self);
}

static void
selected_changed_cb (OblWindow *self)
{
  const OblDocument *document = obl_session_get_document (self->session);
  AdwTabPage *page = document != NULL ? find_page (self, &document->id) : NULL;

  if (page != NULL) {
    get_tab (page)->selected = *obl_session_get_selected (self->session);
  }
}

void
obl_window_watch_tabs (OblWindow *self)
{
  g_signal_connect_swapped (self->session, "documents-changed", G_CALLBACK (documents_changed_cb),
                            self);
  g_signal_connect_swapped (self->session, "selected-changed", G_CALLBACK (selected_changed_cb),
                            self);
}

/* --- What a person does to tabs --------------------------------------------------------------- */

static void
page_chosen_cb (OblWindow *self)
{
  AdwTabPage *page = adw_tab_view_get_selected_page (self->tabs);
  const Tab *tab = page != NULL ? get_tab (page) : NULL;

  /* One that is being made has nothing yet. */
  if (self->is_syncing_tabs || self->session == NULL || tab == NULL) {
    return;
  }
  obl_session_open_document_at (self->session, &tab->document_id, &tab->selected);
}

GtkWidget *
obl_window_make_tabs (OblWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->tabs = ADW_TAB_VIEW (adw_tab_view_new ());
  self->tab_bar = GTK_WIDGET (adw_tab_bar_new ());
  /* The window has keys of its own for them. */
  adw_tab_view_set_shortcuts (self->tabs, ADW_TAB_VIEW_SHORTCUT_NONE);
  gtk_widget_set_visible (GTK_WIDGET (self->tabs), FALSE);
  adw_tab_bar_set_view (ADW_TAB_BAR (self->tab_bar), self->tabs);
  obl_tab_names_prepare (self->tabs);
  g_signal_connect_swapped (self->tabs, "notify::selected-page", G_CALLBACK (page_chosen_cb), self);
  gtk_box_append (GTK_BOX (box), self->tab_bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->tabs));
  return box;
}

static void
open_in_tab (OblWindow *self, const OblId *id)
{
  AdwTabPage *page = find_page (self, id);

  if (page != NULL) {
    adw_tab_view_set_selected_page (self->tabs, page);
    return;
  }
  obl_session_open_document (self->session, id);
  self->new_tab = *id;
}

void
obl_window_open_in_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblId id = OBL_ID_NONE;

  if (obl_id_parse (g_variant_get_string (parameter, NULL), &id)) {
    open_in_tab (OBL_WINDOW (widget), &id);
  }
}

void
obl_window_open_row_in_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  OblArticlesPane *pane = OBL_ARTICLES_PANE (self->articles_pane);
  OblId id = OBL_ID_NONE;

  if (obl_articles_pane_get_focused (pane, &id) || obl_articles_pane_find_next (pane, &id)) {
    open_in_tab (self, &id);
  }
}

void
obl_window_step_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);
  AdwTabPage *current = adw_tab_view_get_selected_page (self->tabs);
  const int n = adw_tab_view_get_n_pages (self->tabs);
  const int direction = g_str_equal (action, "win.next-tab") ? 1 : -1;

  if (n > 1) {
    const int position = adw_tab_view_get_page_position (self->tabs, current);

    adw_tab_view_set_selected_page (
        self->tabs, adw_tab_view_get_nth_page (self->tabs, (position + direction + n) % n));
  }
}

void
obl_window_close_tab (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblWindow *self = OBL_WINDOW (widget);

  if (adw_tab_view_get_n_pages (self->tabs) > 1) {
    adw_tab_view_close_page (self->tabs, adw_tab_view_get_selected_page (self->tabs));
  } else {
    gtk_window_close (GTK_WINDOW (self));
  }
}
