/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chip for each role, made anew whenever the proposal is another one. */
#define G_LOG_DOMAIN "obl-proposal-bar"

#include "config.h"

#include "app/panes/obl-proposal-bar.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-wrap-box.h"

/* Of the words on a chip; the article shows them all. */
#define MAX_WORDS_CHARS 36

struct _OblProposalBar {
  OblPane parent_instance;

  GtkWidget *chips;
  char *shown; /* what the chips are made of, or NULL */
};

G_DEFINE_FINAL_TYPE (OblProposalBar, obl_proposal_bar, OBL_TYPE_PANE)

static guint
get_index (GtkWidget *chip)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "obl-index"));
}

static void
chosen_cb (GtkWidget *chip, OblProposalBar *self)
{
  obl_session_choose_proposed (obl_pane_get_session (OBL_PANE (self)), get_index (chip));
}

static void
removed_cb (GtkWidget *chip, OblProposalBar *self)
{
  obl_session_drop_proposed (obl_pane_get_session (OBL_PANE (self)), get_index (chip));
}

/* The parts of what is interrupted are joined by an ellipsis. */
static char *
dup_words (const OblText *text, const GArray *ranges)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++) {
    g_autofree char *part = obl_text_dup_range (text, g_array_index (ranges, OblRange, i));

    g_string_append_printf (words, "%s%s", i > 0 ? " … " : "", part);
  }
  if (g_utf8_strlen (words->str, -1) > MAX_WORDS_CHARS) {
    g_string_truncate (
        words, (gsize)(g_utf8_offset_to_pointer (words->str, MAX_WORDS_CHARS - 1) - words->str));
    g_string_append (words, "…");
  }
  return g_strdup (words->str);
}

static GtkWidget *
make_chip (OblProposalBar *self, OblSession *session, const OblProposed *part)
{
  const OblFrame *frame = obl_session_get_frame_in_hand (session);
  const OblLook look
      = obl_look_of_role (obl_session_get_label_set (session), frame->type, part->role);
  g_autofree char *words = dup_words (obl_session_get_document (session)->text, part->ranges);
  /* Translators: a role of a claim and the words proposed for it: “Source: KCNA”. */
  g_autofree char *title = g_strdup_printf (_ ("%s: %s"), look.title, words);
  GtkWidget *chip = obl_chip_new (title);

  obl_look_apply_to_chip (&look, OBL_CHIP (chip));
  obl_chip_set_removable (OBL_CHIP (chip), _ ("Not this (Delete)"));
  gtk_widget_set_focus_on_click (obl_chip_get_button (OBL_CHIP (chip)), FALSE);
  g_signal_connect (chip, "clicked", G_CALLBACK (chosen_cb), self);
  g_signal_connect (chip, "removed", G_CALLBACK (removed_cb), self);
  return chip;
}

/* All that the chips tell. */
static char *
dup_key (const GPtrArray *parts)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    const OblProposed *part = parts->pdata[i];

    g_string_append_printf (key, "%s ", part->role);
    for (guint j = 0; j < part->ranges->len; j++) {
      const OblRange range = g_array_index (part->ranges, OblRange, j);

      g_string_append_printf (key, "%u %u ", range.start, range.end);
    }
  }
  return g_strdup (key->str);
}

static void
make_chips (OblProposalBar *self, const GPtrArray *parts)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  obl_wrap_box_remove_all (OBL_WRAP_BOX (self->chips));
  for (guint i = 0; parts != NULL && i < parts->len; i++) {
    GtkWidget *chip = make_chip (self, session, parts->pdata[i]);

    g_object_set_data (G_OBJECT (chip), "obl-index", GUINT_TO_POINTER (i));
    obl_wrap_box_append (OBL_WRAP_BOX (self->chips), chip);
  }
}

static void
show_proposal (OblProposalBar *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  guint current = 0;
  const GPtrArray *parts = session != NULL ? obl_session_get_proposal (session, &current) : NULL;
  g_autofree char *key = dup_key (parts);

  /* A chip that has the focus stays as long as it says the same. */
  if (g_strcmp0 (self->shown, key) != 0) {
    make_chips (self, parts);
    g_free (self->shown);
    self->shown = g_steal_pointer (&key);
  }
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    obl_chip_set_current (OBL_CHIP (chip), get_index (chip) == current);
  gtk_widget_set_visible (GTK_WIDGET (self), parts != NULL);
}

static void
obl_proposal_bar_refresh (OblPane *pane)
{
  OblProposalBar *self = OBL_PROPOSAL_BAR (pane);

  g_clear_pointer (&self->shown, g_free);
  show_proposal (self);
}

static void
obl_proposal_bar_finalize (GObject *object)
{
  OblProposalBar *self = OBL_PROPOSAL_BAR (object);

  g_free (self->shown);

  G_OBJECT_CLASS (obl_proposal_bar_parent_class)->finalize (object);
}

static void
obl_proposal_bar_class_init (OblProposalBarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_proposal_bar_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_proposal_bar_refresh;
}

static GtkWidget *
make_button (const char *label, const char *hint, const char *action)
{
  GtkWidget *button = gtk_button_new ();

  /* Not as the button's own label, which a screen reader would add to its name. */
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new_with_mnemonic (label));
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  obl_set_hint (button, hint, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (button, FALSE);
  return button;
}

static void
obl_proposal_bar_init (OblProposalBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = obl_form_title (_ ("Proposed"));
  GtkWidget *keep
      = make_button (_ ("_Keep"), _ ("Keep all that is proposed (Enter)"), "win.keep-proposal");
  GtkWidget *drop
      = make_button (_ ("_Drop"), _ ("Drop all that is proposed (Escape)"), "win.drop-proposal");

  self->chips = obl_wrap_box_new (4);
  gtk_widget_set_hexpand (self->chips, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->chips), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_widget_add_css_class (keep, "suggested-action");
  gtk_widget_add_css_class (drop, "flat");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), keep);
  gtk_box_append (GTK_BOX (box), drop);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "proposal-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  obl_pane_watch (OBL_PANE (self), "proposal-changed", G_CALLBACK (show_proposal));
}
