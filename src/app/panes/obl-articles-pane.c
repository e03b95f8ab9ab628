/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the list is sorted and which status it shows are states of the pane's own action group
 * "articles", so that the menu shows them as radio buttons without further code.  The selected row
 * is the open article. */
#define G_LOG_DOMAIN "obl-articles-pane"

#include "config.h"

#include "app/panes/obl-articles-pane.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-article-row.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-record-view.h"
#include "app/widgets/obl-form.h"
#include "core/text/obl-fold.h"

/* Beside the statuses, what "articles.show" can be. */
#define ALL "all"
#define DOUBTS "doubts"
#define TO_DO "to-do"

struct _OblArticlesPane {
  OblPane parent_instance;

  OblRecordView *view;
  GtkMenuButton *view_button;
  GtkWidget *foot;
  GtkProgressBar *progress;
  GtkLabel *count;
  GMenuModel *row_menu;

  gboolean has_status; /* only articles of "status" are shown */
  OblStatus status;
  gboolean only_doubts;
  gboolean only_to_do;
  OblId open; /* the article that is open, or OBL_ID_NONE */
  gboolean hide_copies;
  GSimpleActionGroup *actions;
};

enum {
  PROP_0,
  PROP_HIDE_COPIES,
};

G_DEFINE_FINAL_TYPE (OblArticlesPane, obl_articles_pane, OBL_TYPE_PANE)

/* --- Rows --------------------------------------------------------------------------------------- */

static char *
show_row (gpointer owner, GtkWidget *row, OblRecord *record)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (owner));
  const OblDocument *document = obl_record_get_document (record);
  const OblDocument *original
      = session == NULL ? NULL : obl_session_find_document (session, &document->copy_of);

  return obl_article_row_show (OBL_ARTICLE_ROW (row), document, original);
}

static gboolean
matches (gpointer owner, OblRecord *record, const char *needle)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (owner);
  const OblDocument *document = obl_record_get_document (record);

  if (self->has_status && document->status != self->status)
    return FALSE;
  if (self->only_doubts && document->doubts == 0)
    return FALSE;
  if (self->only_to_do && document->status == OBL_STATUS_DONE
      && !obl_id_equal (&document->id, &self->open))
    return FALSE;
  if (self->hide_copies && !obl_id_is_none (&document->copy_of))
    return FALSE;
  if (*needle == '\0' || obl_fold_contains (document->title, needle)
      || obl_fold_contains (document->publisher, needle))
    return TRUE;
  for (guint i = 0; document->tags != NULL && i < document->tags->len; i++) {
    if (obl_fold_contains (document->tags->pdata[i], needle))
      return TRUE;
  }
  return FALSE;
}

static const OblRecordViewOps ops = { obl_article_row_new, show_row, matches };

/* --- Sorting ------------------------------------------------------------------------------------ */

/* As sort key: GtkStringSorter asks for it once per row and compares in the person's language. */
static char *
dup_title (OblRecord *record)
{
  return g_strdup (obl_record_get_document (record)->title);
}

/* The newest first, those without a date last. */
static int
compare_dates (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const char *date_a = obl_record_get_document (OBL_RECORD ((gpointer)a))->published;
  const char *date_b = obl_record_get_document (OBL_RECORD ((gpointer)b))->published;

  return -g_strcmp0 (date_a, date_b);
}

/* What is being worked on first, what is done last. */
static int
compare_statuses (gconstpointer a, gconstpointer b, gpointer user_data)
{
  static const int ranks[] = {
    [OBL_STATUS_IN_PROGRESS] = 0,
    [OBL_STATUS_FLAGGED] = 1,
    [OBL_STATUS_NEW] = 2,
    [OBL_STATUS_DONE] = 3,
  };

  return ranks[obl_record_get_document (OBL_RECORD ((gpointer)a))->status]
         - ranks[obl_record_get_document (OBL_RECORD ((gpointer)b))->status];
}

/* The most annotated first. */
static int
compare_counts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint count_a = obl_record_get_document (OBL_RECORD ((gpointer)a))->n_spans;
  guint count_b = obl_record_get_document (OBL_RECORD ((gpointer)b))->n_spans;

  return (count_a < count_b) - (count_a > count_b);
}

static GtkSorter *
make_sorter (const char *order)
{
  if (g_str_equal (order, "title"))
    return GTK_SORTER (gtk_string_sorter_new (gtk_cclosure_expression_new (
        G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (dup_title), NULL, NULL)));
  if (g_str_equal (order, "date"))
    return GTK_SORTER (gtk_custom_sorter_new (compare_dates, NULL, NULL));
  if (g_str_equal (order, "status"))
    return GTK_SORTER (gtk_custom_sorter_new (compare_statuses, NULL, NULL));
  if (g_str_equal (order, "marks"))
    return GTK_SORTER (gtk_custom_sorter_new (compare_counts, NULL, NULL));
  return NULL;
}

static void
change_sort (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (user_data);
  g_autoptr (GtkSorter) sorter = make_sorter (g_variant_get_string (state, NULL));

  g_simple_action_set_state (action, state);
  obl_record_view_set_sorter (self->view, sorter);
}

/* The button of the menu tells that something is left out. */
static void
show_filtered (OblArticlesPane *self)
{
  if (self->has_status || self->only_doubts || self->only_to_do || self->hide_copies)
    gtk_widget_add_css_class (GTK_WIDGET (self->view_button), "accent");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->view_button), "accent");
  obl_record_view_filter_changed (self->view);
}

static void
change_show (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (user_data);
  const char *name = g_variant_get_string (state, NULL);

  g_simple_action_set_state (action, state);
  self->has_status = obl_status_from_string (name, &self->status);
  self->only_doubts = g_str_equal (name, DOUBTS);
  self->only_to_do = g_str_equal (name, TO_DO);
  show_filtered (self);
}

/* --- The menu of a row -------------------------------------------------------------------------- */

static const OblId *
get_menu_id (OblArticlesPane *self)
{
  OblRecord *record = obl_record_view_get_menu_record (self->view);

  return record == NULL || obl_pane_get_session (OBL_PANE (self)) == NULL
             ? NULL
             : obl_record_get_id (record);
}

static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (user_data);
  const OblId *id = get_menu_id (self);

  if (id != NULL)
    obl_session_open_document (obl_pane_get_session (OBL_PANE (self)), id);
}

static void
activate_open_in_tab (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (user_data);
  const OblId *id = get_menu_id (self);
  char buffer[OBL_ID_STRING_SIZE];

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-in-tab", "s",
                                obl_id_format (id, buffer));
}

static void
activate_set_status (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (user_data);
  const OblId *id = get_menu_id (self);
  OblStatus status;

  if (id != NULL && obl_status_from_string (g_variant_get_string (parameter, NULL), &status))
    obl_session_set_document_status (obl_pane_get_session (OBL_PANE (self)), id, status);
}

static void
activate_delete (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (user_data);
  const OblId *id = get_menu_id (self);

  if (id != NULL)
    obl_session_delete_document (obl_pane_get_session (OBL_PANE (self)), id);
}

static const GActionEntry action_entries[] = {
  { "sort", NULL, "s", "'import'", change_sort },
  { "show", NULL, "s", "'" ALL "'", change_show },
  { "open", activate_open },
  { "open-in-tab", activate_open_in_tab },
  { "set-status", activate_set_status, "s" },
  { "delete", activate_delete },
};

/* --- The session -------------------------------------------------------------------------------- */

static void
activated_cb (OblArticlesPane *self, OblRecord *record)
{
  obl_session_open_document (obl_pane_get_session (OBL_PANE (self)), obl_record_get_id (record));
}

/* Who never says of an article that it is done is not told how many are. */
static char *
dup_count (guint n_shown, guint n_all, guint n_done)
{
  if (n_shown == n_all && n_done == 0)
    return g_strdup_printf (ngettext ("%u article", "%u articles", n_all), n_all);
  if (n_shown == n_all)
    return g_strdup_printf (_ ("%u of %u done"), n_done, n_all);
  if (n_done == 0)
    return g_strdup_printf (_ ("%u of %u articles"), n_shown, n_all);
  /* Translators: how many articles are listed, how many there are, how many of these are done. */
  return g_strdup_printf (_ ("%u of %u articles · %u done"), n_shown, n_all, n_done);
}

static void
show_count (OblArticlesPane *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  guint n_all = session == NULL ? 0 : obl_session_get_documents (session)->len;
  guint n_done = session == NULL ? 0 : obl_session_count_done (session);
  g_autofree char *text = dup_count (obl_record_view_get_n_shown (self->view), n_all, n_done);

  gtk_label_set_text (self->count, text);
  gtk_widget_set_visible (self->foot, n_all > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), n_done > 0);
  gtk_progress_bar_set_fraction (self->progress, n_all == 0 ? 0 : (double)n_done / n_all);
}

static void
shown_changed_cb (OblArticlesPane *self)
{
  show_count (self);
}

static gboolean
is_done (OblSession *session, const OblId *id)
{
  const OblDocument *document = obl_session_find_document (session, id);

  return document != NULL && document->status == OBL_STATUS_DONE;
}

static void
show_open_document (OblArticlesPane *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblDocument *document = session == NULL ? NULL : obl_session_get_document (session);
  const OblId left = self->open;

  self->open = document == NULL ? OBL_ID_NONE : document->id;
  if (self->only_to_do && session != NULL && !obl_id_equal (&left, &self->open)
      && (is_done (session, &left) || is_done (session, &self->open)))
    obl_record_view_filter_changed (self->view);
  obl_record_view_select (self->view, document == NULL ? NULL : &document->id);
}

static void
show_documents (OblArticlesPane *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  obl_record_view_set_records (self->view,
                               session == NULL ? NULL : obl_session_get_documents (session));
  show_count (self);
}

static void
obl_articles_pane_refresh (OblPane *pane)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (pane);

  show_documents (self);
  show_open_document (self);
}

static void
obl_articles_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (object);

  switch (id) {
  case PROP_HIDE_COPIES:
    g_value_set_boolean (value, self->hide_copies);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
obl_articles_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OblArticlesPane *self = OBL_ARTICLES_PANE (object);

  switch (id) {
  case PROP_HIDE_COPIES:
    self->hide_copies = g_value_get_boolean (value);
    show_filtered (self);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
obl_articles_pane_finalize (GObject *object)
{
  g_clear_object (&OBL_ARTICLES_PANE (object)->actions);

  G_OBJECT_CLASS (obl_articles_pane_parent_class)->finalize (object);
}

static void
obl_articles_pane_class_init (OblArticlesPaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = obl_articles_pane_get_property;
  object_class->set_property = obl_articles_pane_set_property;
  object_class->finalize = obl_articles_pane_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_articles_pane_refresh;
  g_object_class_install_property (
      object_class, PROP_HIDE_COPIES,
      g_param_spec_boolean ("hide-copies", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  g_type_ensure (OBL_TYPE_RECORD_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/obelus/Obelus/ui/obl-articles-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, OblArticlesPane, view);
  gtk_widget_class_bind_template_child (widget_class, OblArticlesPane, view_button);
  gtk_widget_class_bind_template_child (widget_class, OblArticlesPane, foot);
  gtk_widget_class_bind_template_child (widget_class, OblArticlesPane, progress);
  gtk_widget_class_bind_template_child (widget_class, OblArticlesPane, count);
  gtk_widget_class_bind_template_child (widget_class, OblArticlesPane, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_changed_cb);
}

static void
obl_articles_pane_init (OblArticlesPane *self)
{
  self->actions = g_simple_action_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  obl_record_view_setup (self->view, OBL_RECORD_DOCUMENT, &ops, self, _ ("Articles"),
                         _ ("Filter articles"));
  obl_record_view_set_click_opens (self->view, TRUE);
  obl_record_view_set_menu (self->view, self->row_menu);
  obl_record_view_set_empty_text (self->view, _ ("No articles yet"),
                                  _ ("The articles of this project will be listed here. Drop files "
                                     "or folders on the window, or press + above."));
  obl_set_hint (GTK_WIDGET (self->view_button), _ ("Order and status of the articles shown"), NULL);

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), action_entries,
                                   G_N_ELEMENTS (action_entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "articles", G_ACTION_GROUP (self->actions));

  obl_pane_watch (OBL_PANE (self), "documents-changed", G_CALLBACK (show_documents));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_open_document));
}

GtkWidget *
obl_articles_pane_new (void)
{
  return g_object_new (OBL_TYPE_ARTICLES_PANE, NULL);
}

void
obl_articles_pane_focus_filter (OblArticlesPane *self)
{
  g_return_if_fail (OBL_IS_ARTICLES_PANE (self));

  obl_record_view_focus_filter (self->view);
}

void
obl_articles_pane_toggle_doubts (OblArticlesPane *self)
{
  g_return_if_fail (OBL_IS_ARTICLES_PANE (self));

  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "show",
                                      g_variant_new_string (self->only_doubts ? ALL : DOUBTS));
}

void
obl_articles_pane_toggle_to_do (OblArticlesPane *self)
{
  g_return_if_fail (OBL_IS_ARTICLES_PANE (self));

  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "show",
                                      g_variant_new_string (self->only_to_do ? ALL : TO_DO));
}

/* Where the open article stands among those that are listed; their number when it does not. */
static guint
find_open (OblArticlesPane *self, GListModel *shown, guint n_shown)
{
  for (guint i = 0; i < n_shown; i++) {
    g_autoptr (OblRecord) record = g_list_model_get_item (shown, i);

    if (obl_id_equal (obl_record_get_id (record), &self->open))
      return i;
  }
  return n_shown;
}

static gboolean
find_next (OblArticlesPane *self, gboolean also_done, OblId *id)
{
  GListModel *shown = obl_record_view_get_shown (self->view);
  guint n_shown = g_list_model_get_n_items (shown);
  guint open = find_open (self, shown, n_shown);

  for (guint i = 1; i <= n_shown; i++) {
    /* When the open one is not listed, the first one comes first. */
    const guint position = (open == n_shown ? i - 1 : open + i) % n_shown;
    g_autoptr (OblRecord) record = g_list_model_get_item (shown, position);

    if (position != open
        && (also_done || obl_record_get_document (record)->status != OBL_STATUS_DONE)) {
      *id = *obl_record_get_id (record);
      return TRUE;
    }
  }
  return FALSE;
}

gboolean
obl_articles_pane_find_to_do (OblArticlesPane *self, OblId *id)
{
  g_return_val_if_fail (OBL_IS_ARTICLES_PANE (self), FALSE);

  return find_next (self, FALSE, id);
}

gboolean
obl_articles_pane_find_next (OblArticlesPane *self, OblId *id)
{
  g_return_val_if_fail (OBL_IS_ARTICLES_PANE (self), FALSE);

  return find_next (self, TRUE, id);
}

gboolean
obl_articles_pane_get_focused (OblArticlesPane *self, OblId *id)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root == NULL ? NULL : gtk_root_get_focus (root);
  /* The list's own widget, with the row in it. */
  GtkWidget *row = focus == NULL ? NULL : gtk_widget_get_first_child (focus);

  if (row == NULL || !OBL_IS_ARTICLE_ROW (row))
    return FALSE;
  *id = *obl_article_row_get_id (OBL_ARTICLE_ROW (row));
  return TRUE;
}
