/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds the query; whoever shows the board is told when it has changed. */
#define G_LOG_DOMAIN "obl-claims-bar"

#include "config.h"

#include "app/rooms/obl-claims-bar.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/rooms/obl-claim-columns.h"
#include "app/rooms/obl-claim-filter.h"
#include "app/widgets/obl-chip.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-wrap-box.h"

struct _OblClaimsBar {
  OblPane parent_instance;

  GtkWidget *search;
  GtkWidget *filter;
  GtkWidget *group;
  GtkWidget *fold;
  GtkWidget *unfold;
  GtkWidget *count;
  GtkWidget *chips;
  OblClaimQuery *query;
};

G_DEFINE_FINAL_TYPE (OblClaimsBar, obl_claims_bar, OBL_TYPE_PANE)

enum {
  CHANGED,
  FOLD,
  DOWN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Behind “not grouped”. */
static const OblClaimColumn group_columns[]
    = { OBL_CLAIM_SOURCE,    OBL_CLAIM_TARGET, OBL_CLAIM_PROPOSITION, OBL_CLAIM_ACT,
        OBL_CLAIM_PUBLISHER, OBL_CLAIM_DATE,   OBL_CLAIM_TITLE };

static void show_chips (OblClaimsBar *self);

static void
changed (OblClaimsBar *self)
{
  const gboolean is_grouped = self->query->group != OBL_CLAIM_NO_COLUMN;

  gtk_widget_set_visible (self->fold, is_grouped);
  gtk_widget_set_visible (self->unfold, is_grouped);
  show_chips (self);
  obl_claim_filter_set_query (OBL_CLAIM_FILTER (self->filter), self->query);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- What is asked for -------------------------------------------------------------------------------- */

static void
search_cb (OblClaimsBar *self)
{
  g_free (self->query->match);
  self->query->match = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  changed (self);
}

static void
group_cb (OblClaimsBar *self)
{
  const guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->group));

  self->query->group = index == 0 || index > G_N_ELEMENTS (group_columns)
                           ? OBL_CLAIM_NO_COLUMN
                           : (int)group_columns[index - 1];
  changed (self);
}

static gboolean
has_value (const GPtrArray *values, const char *value)
{
  return values != NULL
         && g_ptr_array_find_with_equal_func ((GPtrArray *)values, value, g_str_equal, NULL);
}

static void
chosen_cb (OblClaimsBar *self, int column, const char *value)
{
  if (has_value (self->query->filters[column], value))
    return;
  obl_claim_query_add (self->query, (OblClaimColumn)column, value);
  changed (self);
}

static void
removed_cb (OblClaimsBar *self, GtkWidget *chip)
{
  const int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "column"));
  const char *value = g_object_get_data (G_OBJECT (chip), "value");
  GPtrArray *values = self->query->filters[column];
  guint index;

  if (values == NULL || !g_ptr_array_find_with_equal_func (values, value, g_str_equal, &index))
    return;
  g_ptr_array_remove_index (values, index);
  if (values->len == 0)
    obl_claim_query_drop (self->query, (OblClaimColumn)column);
  changed (self);
}

static GtkWidget *
make_chip (OblClaimsBar *self, int column, const char *value)
{
  g_autofree char *shown = *value == '\0' && column != OBL_CLAIM_CHAIN
                               ? g_strdup (_ ("None"))
                               : obl_claim_column_dup_text ((OblClaimColumn)column, value);
  /* Translators: a column and the value that is filtered by: “Act: deny”. */
  g_autofree char *text
      = g_strdup_printf (_ ("%s: %s"), obl_claim_column_get_title ((OblClaimColumn)column), shown);
  GtkWidget *chip = obl_chip_new (text);

  obl_chip_set_removable (OBL_CHIP (chip), _ ("Take this filter away"));
  g_object_set_data (G_OBJECT (chip), "column", GINT_TO_POINTER (column));
  g_object_set_data_full (G_OBJECT (chip), "value", g_strdup (value), g_free);
  g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
show_chips (OblClaimsBar *self)
{
  gboolean has_any = FALSE;

  obl_wrap_box_remove_all (OBL_WRAP_BOX (self->chips));
  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++) {
    const GPtrArray *values = self->query->filters[i];

    for (guint j = 0; values != NULL && j < values->len; j++) {
      obl_wrap_box_append (OBL_WRAP_BOX (self->chips), make_chip (self, i, values->pdata[j]));
      has_any = TRUE;
    }
  }
  gtk_widget_set_visible (self->chips, has_any);
}

const OblClaimQuery *
obl_claims_bar_get_query (OblClaimsBar *self)
{
  g_return_val_if_fail (OBL_IS_CLAIMS_BAR (self), NULL);

  return self->query;
}

void
obl_claims_bar_set_count (OblClaimsBar *self, guint n_claims)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("%'u claim", "%'u claims", n_claims), n_claims);

  g_return_if_fail (OBL_IS_CLAIMS_BAR (self));

  gtk_label_set_text (GTK_LABEL (self->count), text);
}

void
obl_claims_bar_focus (OblClaimsBar *self)
{
  g_return_if_fail (OBL_IS_CLAIMS_BAR (self));

  gtk_widget_grab_focus (self->search);
}

void
obl_claims_bar_clear (OblClaimsBar *self)
{
  g_return_if_fail (OBL_IS_CLAIMS_BAR (self));

  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++)
    obl_claim_query_drop (self->query, (OblClaimColumn)i);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_clear_pointer (&self->query->match, g_free);
  changed (self);
}

/* --- The object ----------------------------------------------------------------------------------------- */

static void
fold_cb (OblClaimsBar *self)
{
  g_signal_emit (self, signals[FOLD], 0, TRUE);
}

static void
unfold_cb (OblClaimsBar *self)
{
  g_signal_emit (self, signals[FOLD], 0, FALSE);
}

static void
down_cb (OblClaimsBar *self)
{
  g_signal_emit (self, signals[DOWN], 0);
}

static gboolean
key_pressed_cb (OblClaimsBar *self, guint keyval)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  down_cb (self);
  return GDK_EVENT_STOP;
}

static void
obl_claims_bar_refresh (OblPane *pane)
{
  obl_claims_bar_clear (OBL_CLAIMS_BAR (pane));
}

static void
obl_claims_bar_finalize (GObject *object)
{
  obl_claim_query_free (OBL_CLAIMS_BAR (object)->query);

  G_OBJECT_CLASS (obl_claims_bar_parent_class)->finalize (object);
}

static void
obl_claims_bar_class_init (OblClaimsBarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_claims_bar_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_claims_bar_refresh;

  signals[CHANGED] = g_signal_new ("changed", OBL_TYPE_CLAIMS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[FOLD] = g_signal_new ("fold", OBL_TYPE_CLAIMS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[DOWN] = g_signal_new ("down", OBL_TYPE_CLAIMS_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
make_search (OblClaimsBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ ("Words in claims"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Words in claims"), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_widget_set_size_request (self->search, 160, -1);
  gtk_widget_add_controller (self->search, keys);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (down_cb), self, G_CONNECT_SWAPPED);
}

static void
make_group (OblClaimsBar *self)
{
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  gtk_string_list_append (texts, _ ("Not grouped"));
  for (guint i = 0; i < G_N_ELEMENTS (group_columns); i++)
    /* Translators: how claims are grouped: “By source”. */
    gtk_string_list_take (
        texts, g_strdup_printf (_ ("By %s"), obl_claim_column_get_title (group_columns[i])));
  self->group = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&texts)), NULL);
  obl_drop_down_describe_strings (GTK_DROP_DOWN (self->group), _ ("Group"));
  self->fold = obl_icon_button_new ("pan-end-symbolic", _ ("Fold all groups"), NULL);
  self->unfold = obl_icon_button_new ("pan-down-symbolic", _ ("Unfold all groups"), NULL);
  g_signal_connect_object (self->group, "notify::selected", G_CALLBACK (group_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fold, "clicked", G_CALLBACK (fold_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->unfold, "clicked", G_CALLBACK (unfold_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
obl_claims_bar_init (OblClaimsBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->query = obl_claim_query_new ();
  make_search (self);
  make_group (self);
  self->filter = obl_claim_filter_new ();
  g_object_bind_property (self, "session", self->filter, "session", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->filter, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dim-label");
  gtk_widget_add_css_class (self->count, "numeric");
  self->chips = obl_wrap_box_new (6);
  gtk_box_append (GTK_BOX (line), self->search);
  gtk_box_append (GTK_BOX (line), self->filter);
  gtk_box_append (GTK_BOX (line), self->group);
  gtk_box_append (GTK_BOX (line), self->fold);
  gtk_box_append (GTK_BOX (line), self->unfold);
  gtk_box_append (GTK_BOX (line), self->count);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_widget_add_css_class (box, "claims-bar");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (self->fold, FALSE);
  gtk_widget_set_visible (self->unfold, FALSE);
  gtk_widget_set_visible (self->chips, FALSE);
}

GtkWidget *
obl_claims_bar_new (void)
{
  return g_object_new (OBL_TYPE_CLAIMS_BAR, NULL);
}
