/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The latest of each analyst stands out, what they thought before stays beside it.  Judging anew adds a
 * row; nothing is overwritten. */
#define G_LOG_DOMAIN "obl-claim-judgements"

#include "config.h"

#include "app/rooms/obl-claim-judgements.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/widgets/obl-form.h"
#include "core/base/obl-time.h"
#include "core/model/obl-scale.h"

struct _OblClaimJudgements {
  OblPane parent_instance;

  GtkWidget *list;
  GtkWidget *subject; /* the claim, or the proposition */
  GtkWidget *scale;
  GtkWidget *value;
  GtkWidget *note;
  GtkWidget *add;
  const OblClaimFacts *facts;
};

enum {
  SUBJECT_CLAIM,
  SUBJECT_PROPOSITION,
};

G_DEFINE_FINAL_TYPE (OblClaimJudgements, obl_claim_judgements, OBL_TYPE_PANE)

/* --- The form ------------------------------------------------------------------------------------- */

static const OblScale *
get_scale (OblClaimJudgements *self)
{
  guint n_scales;
  const OblScale *scales = obl_scales_list (&n_scales);
  const guint index = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->scale));

  return &scales[MIN (index, n_scales - 1)];
}

static void
show_values (OblClaimJudgements *self)
{
  const OblScale *scale = get_scale (self);
  g_autoptr (GtkStringList) texts = gtk_string_list_new (NULL);

  for (guint i = 0; i < scale->n_values; i++)
    gtk_string_list_take (texts, obl_scale_value_dup_text (scale, &scale->values[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->value), G_LIST_MODEL (texts));
}

static void
add_cb (OblClaimJudgements *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblScale *scale = get_scale (self);
  const guint value = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value));
  const char *note = gtk_editable_get_text (GTK_EDITABLE (self->note));
  const gboolean of_claim
      = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->subject)) == SUBJECT_CLAIM;

  if (session == NULL || self->facts == NULL || self->facts->claims->len == 0
      || value >= scale->n_values)
    return;
  if (!of_claim && obl_id_is_none (&self->facts->proposition_id))
    return;
  obl_session_assess (session, of_claim ? &OBL_ID_NONE : &self->facts->proposition_id,
                      of_claim ? &((const OblClaim *)self->facts->claims->pdata[0])->frame_id
                               : &OBL_ID_NONE,
                      scale->name, scale->values[value].value, *note == '\0' ? NULL : note);
  gtk_editable_set_text (GTK_EDITABLE (self->note), "");
}

/* --- Showing ------------------------------------------------------------------------------------------ */

static char *
dup_day (gint64 moment)
{
  g_autoptr (GDateTime) utc = moment == 0 ? NULL : g_date_time_new_from_unix_utc (moment / 1000);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_local (utc);

  return local == NULL ? g_strdup ("") : g_date_time_format (local, "%x %H:%M");
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_row (const OblClaimJudgement *judgement)
{
  const OblAssessment *assessment = judgement->assessment;
  const OblScale *scale = obl_scale_find (assessment->scale);
  const OblScaleValue *value
      = scale == NULL ? NULL : obl_scale_find_value (scale, assessment->value);
  g_autofree char *text
      = value == NULL ? g_strdup (assessment->value) : obl_scale_value_dup_text (scale, value);
  g_autofree char *day = dup_day (assessment->created);
  g_autofree char *who = g_strdup_printf (
      "%s · %s · %s%s", judgement->annotator, day,
      obl_id_is_none (&assessment->frame_id) ? _ ("of the proposition") : _ ("of the claim"),
      judgement->is_latest ? "" : _ (" · earlier"));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), make_label (text, judgement->is_latest ? "heading" : NULL));
  gtk_box_append (GTK_BOX (box), make_label (who, "caption"));
  if (assessment->note != NULL)
    gtk_box_append (GTK_BOX (box), make_label (assessment->note, NULL));
  if (!judgement->is_latest)
    gtk_widget_add_css_class (box, "dim-label");
  gtk_widget_add_css_class (box, "candidate");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, who, -1);
  return row;
}

void
obl_claim_judgements_show (OblClaimJudgements *self, const OblClaimFacts *facts)
{
  GtkWidget *row;
  gboolean has_proposition;

  g_return_if_fail (OBL_IS_CLAIM_JUDGEMENTS (self));

  self->facts = facts;
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (facts == NULL)
    return;
  for (guint i = 0; i < facts->judgements->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (facts->judgements->pdata[i]));
  gtk_widget_set_visible (self->list, facts->judgements->len > 0);
  has_proposition = !obl_id_is_none (&facts->proposition_id);
  gtk_widget_set_sensitive (self->subject, has_proposition);
  if (!has_proposition)
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->subject), SUBJECT_CLAIM);
}

/* --- The object ----------------------------------------------------------------------------------------- */

static void
obl_claim_judgements_refresh (OblPane *pane)
{
  obl_claim_judgements_show (OBL_CLAIM_JUDGEMENTS (pane), NULL);
}

static void
obl_claim_judgements_class_init (OblClaimJudgementsClass *class)
{
  OBL_PANE_CLASS (class)->refresh = obl_claim_judgements_refresh;
}

static GtkWidget *
make_drop_down (const char *const *texts, const char *name)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (texts);

  obl_drop_down_describe_strings (GTK_DROP_DOWN (drop_down), name);
  return drop_down;
}

static void
make_form (OblClaimJudgements *self)
{
  const char *const subjects[] = { _ ("The claim"), _ ("The proposition"), NULL };
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  guint n_scales;
  const OblScale *scales = obl_scales_list (&n_scales);

  for (guint i = 0; i < n_scales; i++)
    g_ptr_array_add (titles, (gpointer)_ (scales[i].title));
  g_ptr_array_add (titles, NULL);
  self->subject = make_drop_down (subjects, _ ("What is judged"));
  self->scale = make_drop_down ((const char *const *)titles->pdata, _ ("Scale"));
  self->value = make_drop_down (NULL, _ ("Judgement"));
  self->note = gtk_entry_new ();
  g_object_set (self->note, "placeholder-text", _ ("Why"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->note), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Why"), -1);
  self->add = gtk_button_new_with_label (_ ("Add judgement"));
  gtk_widget_set_halign (self->add, GTK_ALIGN_START);
  g_signal_connect_object (self->scale, "notify::selected", G_CALLBACK (show_values), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->note, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  show_values (self);
}

static void
obl_claim_judgements_init (OblClaimJudgements *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Assessments"), -1);
  make_form (self);
  gtk_box_append (GTK_BOX (box), obl_form_title (_ ("Assessments")));
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->subject);
  gtk_box_append (GTK_BOX (box), self->scale);
  gtk_box_append (GTK_BOX (box), self->value);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->add);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
obl_claim_judgements_new (void)
{
  return g_object_new (OBL_TYPE_CLAIM_JUDGEMENTS, NULL);
}
