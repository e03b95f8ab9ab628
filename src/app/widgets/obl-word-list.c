/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holds no words of its own: a chip knows its word, and a change is shown when it is stored. */
#define G_LOG_DOMAIN "obl-word-list"

#include "config.h"

#include "app/widgets/obl-word-list.h"

#include "app/widgets/obl-chip.h"
#include "app/widgets/obl-field.h"
#include "app/widgets/obl-wrap-box.h"

struct _OblWordList {
  GtkWidget parent_instance;

  GtkWidget *chips;
  GtkWidget *field;
  char *remove_hint;
};

G_DEFINE_FINAL_TYPE (OblWordList, obl_word_list, GTK_TYPE_WIDGET)

enum {
  ADDED,
  REMOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
committed_cb (OblWordList *self, const char *text)
{
  g_autofree char *word = g_strdup (text);

  obl_field_set_text (OBL_FIELD (self->field), NULL);
  if (*word != '\0')
    g_signal_emit (self, signals[ADDED], 0, word);
}

static void
removed_cb (OblWordList *self, OblChip *chip)
{
  g_autofree char *word = g_strdup (g_object_get_data (G_OBJECT (chip), "obl-word"));

  g_signal_emit (self, signals[REMOVED], 0, word);
}

static void
obl_word_list_dispose (GObject *object)
{
  OblWordList *self = OBL_WORD_LIST (object);

  g_clear_pointer (&self->chips, gtk_widget_unparent);
  g_clear_pointer (&self->field, gtk_widget_unparent);

  G_OBJECT_CLASS (obl_word_list_parent_class)->dispose (object);
}

static void
obl_word_list_finalize (GObject *object)
{
  g_free (OBL_WORD_LIST (object)->remove_hint);

  G_OBJECT_CLASS (obl_word_list_parent_class)->finalize (object);
}

static void
obl_word_list_class_init (OblWordListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = obl_word_list_dispose;
  object_class->finalize = obl_word_list_finalize;

  signals[ADDED] = g_signal_new ("added", OBL_TYPE_WORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REMOVED] = g_signal_new ("removed", OBL_TYPE_WORD_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "wordlist");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
obl_word_list_init (OblWordList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->chips = obl_wrap_box_new (6);
  gtk_widget_set_visible (self->chips, FALSE);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
}

GtkWidget *
obl_word_list_new (const char *label, const char *placeholder, const char *remove_hint)
{
  OblWordList *self = g_object_new (OBL_TYPE_WORD_LIST, NULL);

  self->remove_hint = g_strdup (remove_hint);
  self->field = obl_field_new (label);
  obl_field_set_placeholder (OBL_FIELD (self->field), placeholder);
  gtk_widget_set_parent (self->field, GTK_WIDGET (self));
  g_signal_connect_object (self->field, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
obl_word_list_show (OblWordList *self, GPtrArray *words)
{
  g_return_if_fail (OBL_IS_WORD_LIST (self));

  obl_wrap_box_remove_all (OBL_WRAP_BOX (self->chips));
  for (guint i = 0; words != NULL && i < words->len; i++) {
    GtkWidget *chip = obl_chip_new (words->pdata[i]);

    obl_chip_set_removable (OBL_CHIP (chip), self->remove_hint);
    g_object_set_data_full (G_OBJECT (chip), "obl-word", g_strdup (words->pdata[i]), g_free);
    g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
    obl_wrap_box_append (OBL_WRAP_BOX (self->chips), chip);
  }
  gtk_widget_set_visible (self->chips, words != NULL && words->len > 0);
}

void
obl_word_list_commit (OblWordList *self)
{
  g_return_if_fail (OBL_IS_WORD_LIST (self));

  obl_field_commit (OBL_FIELD (self->field));
}
