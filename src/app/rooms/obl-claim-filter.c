/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values are counted when the list is opened or another column is chosen, and narrowed by typing. */
#define G_LOG_DOMAIN "obl-claim-filter"

#include "config.h"

#include "app/rooms/obl-claim-filter.h"

#include <glib/gi18n.h>

#include "app/rooms/obl-claim-columns.h"
#include "app/widgets/obl-form.h"
#include "core/text/obl-fold.h"

/* Values that are listed at a time; typing finds the others. */
#define MAX_LISTED 200u

struct _OblClaimFilter {
  OblPane parent_instance;

  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *column;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *nothing;
  OblClaimQuery *query;
  GPtrArray *counts; /* OblCount, or NULL */
};

G_DEFINE_FINAL_TYPE (OblClaimFilter, obl_claim_filter, OBL_TYPE_PANE)

static guint chosen_signal;

/* In the order of the list of columns. */
static const OblClaimColumn columns[]
    = { OBL_CLAIM_SOURCE,      OBL_CLAIM_ACT,        OBL_CLAIM_TARGET,  OBL_CLAIM_PUBLISHER,
        OBL_CLAIM_DATE,        OBL_CLAIM_TITLE,      OBL_CLAIM_CONTENT, OBL_CLAIM_PROPOSITION,
        OBL_CLAIM_ASSESSMENTS, OBL_CLAIM_ATTRIBUTES, OBL_CLAIM_CHAIN,   OBL_CLAIM_TYPE };

static OblClaimColumn
get_column (OblClaimFilter *self)
{
  const guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->column));

  return columns[MIN (index, G_N_ELEMENTS (columns) - 1)];
}

static char *
dup_value_text (OblClaimColumn column, const char *value)
{
  if (column == OBL_CLAIM_CHAIN)
    return g_strdup (*value == '\0' ? _ ("writer") : value);
  return *value == '\0' ? g_strdup (_ ("None")) : obl_claim_column_dup_text (column, value);
}

/* --- The values -------------------------------------------------------------------------------------- */

static GtkWidget *
make_row (OblClaimColumn column, const OblCount *count)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *text = dup_value_text (column, count->name);
  g_autofree char *number = g_strdup_printf ("%'u", (guint)count->count);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *badge = gtk_label_new (number);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (badge, "badge");
  gtk_widget_add_css_class (badge, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, number, -1);
  g_object_set_data_full (G_OBJECT (row), "value", g_strdup (count->name), g_free);
  return row;
}

static void
show_values (OblClaimFilter *self)
{
  const OblClaimColumn column = get_column (self);
  g_autofree char *needle = obl_fold_loosely (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  GtkWidget *row;
  guint n = 0;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; self->counts != NULL && i < self->counts->len && n < MAX_LISTED; i++) {
    const OblCount *count = self->counts->pdata[i];
    g_autofree char *text = dup_value_text (column, count->name);

    if (*needle != '\0' && !obl_fold_contains (text, needle))
      continue;
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (column, count));
    n++;
  }
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0 && self->counts != NULL);
}

typedef struct {
  OblClaimQuery *query;
  OblClaimColumn column;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  obl_claim_query_free (question->query);
  g_free (question);
}

static gpointer
count_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return obl_store_count_claim_values (store, question->query, question->column, error);
}

static void
count_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblClaimFilter) self = user_data;
  GPtrArray *counts = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&counts, NULL))
    return;
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  self->counts = counts;
  show_values (self);
}

static void
count (OblClaimFilter *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  Question *question;

  g_clear_pointer (&self->counts, g_ptr_array_unref);
  show_values (self);
  if (session == NULL || !gtk_widget_get_mapped (self->popover))
    return;
  question = g_new0 (Question, 1);
  question->query = obl_claim_query_copy (self->query);
  question->column = get_column (self);
  obl_service_run_async (obl_session_get_service (session), count_job, question, question_free,
                         (GDestroyNotify)g_ptr_array_unref, NULL, count_cb, g_object_ref (self));
}

static void
row_activated_cb (OblClaimFilter *self, GtkListBoxRow *row)
{
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (row), "value"));

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  g_signal_emit (self, chosen_signal, 0, (int)get_column (self), value);
}

/* Enter takes the first value. */
static void
activate_cb (OblClaimFilter *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);

  if (row != NULL)
    row_activated_cb (self, row);
}

static void
column_cb (OblClaimFilter *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  count (self);
}

/* --- The object ----------------------------------------------------------------------------------------- */

static void
obl_claim_filter_refresh (OblPane *pane)
{
  count (OBL_CLAIM_FILTER (pane));
}

static void
obl_claim_filter_finalize (GObject *object)
{
  OblClaimFilter *self = OBL_CLAIM_FILTER (object);

  obl_claim_query_free (self->query);
  g_clear_pointer (&self->counts, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_claim_filter_parent_class)->finalize (object);
}

static void
obl_claim_filter_class_init (OblClaimFilterClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_claim_filter_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_claim_filter_refresh;

  chosen_signal = g_signal_new ("chosen", OBL_TYPE_CLAIM_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
}

static GtkWidget *
make_values (OblClaimFilter *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "values");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Values"), -1);
  self->nothing = gtk_label_new (_ ("No such value"));
  gtk_widget_add_css_class (self->nothing, "dim-label");
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->nothing);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 260);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static GtkWidget *
make_popover (OblClaimFilter *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    g_ptr_array_add (titles, (gpointer)obl_claim_column_get_title (columns[i]));
  g_ptr_array_add (titles, NULL);
  self->column = gtk_drop_down_new_from_strings ((const char *const *)titles->pdata);
  obl_drop_down_describe_strings (GTK_DROP_DOWN (self->column), _ ("Column"));
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Find a value"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find a value"), -1);
  gtk_box_append (GTK_BOX (box), self->column);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), make_values (self));
  gtk_widget_set_size_request (box, 300, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

static void
obl_claim_filter_init (OblClaimFilter *self)
{
  self->query = obl_claim_query_new ();
  self->button = gtk_menu_button_new ();
  self->popover = make_popover (self);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Filter"));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Show only claims with a certain value"));
  adw_bin_set_child (ADW_BIN (self), self->button);
  g_signal_connect_object (self->popover, "map", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->column, "notify::selected", G_CALLBACK (column_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show_values), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
obl_claim_filter_new (void)
{
  return g_object_new (OBL_TYPE_CLAIM_FILTER, NULL);
}

void
obl_claim_filter_set_query (OblClaimFilter *self, const OblClaimQuery *query)
{
  g_return_if_fail (OBL_IS_CLAIM_FILTER (self));

  obl_claim_query_free (self->query);
  self->query = obl_claim_query_copy (query);
}
