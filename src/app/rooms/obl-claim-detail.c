/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is shown belongs to the rows that were asked for last; an answer about others is dropped. */
#define G_LOG_DOMAIN "obl-claim-detail"

#include "config.h"

#include "app/rooms/obl-claim-detail.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/rooms/obl-claim-columns.h"
#include "app/rooms/obl-claim-facts.h"
#include "app/rooms/obl-claim-judgements.h"
#include "app/rooms/obl-claim-saying.h"
#include "app/widgets/obl-form.h"
#include "core/model/obl-label-set.h"

struct _OblClaimDetail {
  OblPane parent_instance;

  GtkWidget *stack; /* nothing is selected, or something is */
  GtkWidget *heading;
  GtkWidget *content;
  GtkWidget *open;
  GtkWidget *form;
  GtkWidget *saying;
  GtkWidget *judgements;
  OblClaimFacts *facts;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (OblClaimDetail, obl_claim_detail, OBL_TYPE_PANE)

static guint open_signal;

/* --- Showing ---------------------------------------------------------------------------------------- */

static GtkWidget *
make_value (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  return label;
}

static void
add_fact (OblClaimDetail *self, OblClaimColumn column, const OblClaim *claim)
{
  g_autofree char *text = NULL;

  if (*claim->columns[column] == '\0')
    return;
  text = obl_claim_column_dup_text (column, claim->columns[column]);
  obl_form_append (self->form, obl_claim_column_get_title (column), make_value (text));
}

/* Each under its own name. */
static void
add_attributes (OblClaimDetail *self, const OblClaim *claim)
{
  g_auto (GStrv) lines = g_strsplit (claim->columns[OBL_CLAIM_ATTRIBUTES], "\n", -1);
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLabelSet *set = session == NULL ? NULL : obl_session_get_label_set (session);
  const OblFrameType *type
      = set == NULL ? NULL : obl_label_set_find_frame_type (set, claim->columns[OBL_CLAIM_TYPE]);

  for (guint i = 0; lines[i] != NULL; i++) {
    char *value = strstr (lines[i], ": ");
    const OblAttributeType *attribute = NULL;

    if (value == NULL)
      continue;
    *value = '\0';
    attribute = type == NULL ? NULL : obl_attribute_types_find (type->attributes, lines[i]);
    obl_form_append (self->form, attribute != NULL ? attribute->title : lines[i],
                     make_value (obl_label_set_translate (value + 2)));
  }
}

static void
show_one (OblClaimDetail *self, const OblClaim *claim)
{
  static const OblClaimColumn columns[]
      = { OBL_CLAIM_ACT, OBL_CLAIM_TARGET, OBL_CLAIM_TITLE, OBL_CLAIM_PUBLISHER, OBL_CLAIM_DATE };
  g_autofree char *chain
      = obl_claim_column_dup_text (OBL_CLAIM_CHAIN, claim->columns[OBL_CLAIM_CHAIN]);
  g_autofree char *content = g_strdup_printf ("“%s”", claim->columns[OBL_CLAIM_CONTENT]);

  gtk_label_set_text (GTK_LABEL (self->heading), chain);
  gtk_label_set_text (GTK_LABEL (self->content), content);
  obl_form_remove_all (self->form);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_fact (self, columns[i], claim);
  add_attributes (self, claim);
}

static void
show_facts (OblClaimDetail *self)
{
  const GPtrArray *claims = self->facts == NULL ? NULL : self->facts->claims;
  const guint n = claims == NULL ? 0 : claims->len;
  g_autofree char *many = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), n == 0 ? "nothing" : "claims");
  gtk_widget_set_visible (self->content, n == 1);
  gtk_widget_set_visible (self->open, n == 1);
  gtk_widget_set_visible (self->form, n == 1);
  gtk_widget_set_visible (self->judgements, n == 1);
  if (n == 0)
    return;
  if (n == 1) {
    show_one (self, claims->pdata[0]);
  } else {
    many = g_strdup_printf (ngettext ("%u claim selected", "%u claims selected", n), n);
    gtk_label_set_text (GTK_LABEL (self->heading), many);
  }
  obl_claim_saying_show (OBL_CLAIM_SAYING (self->saying), self->facts);
  obl_claim_judgements_show (OBL_CLAIM_JUDGEMENTS (self->judgements), self->facts);
}

static void
take_facts (OblClaimDetail *self, OblClaimFacts *facts)
{
  OblClaimFacts *old = self->facts;

  self->facts = facts;
  show_facts (self);
  if (facts == NULL || facts->claims->len == 0) {
    obl_claim_saying_show (OBL_CLAIM_SAYING (self->saying), NULL);
    obl_claim_judgements_show (OBL_CLAIM_JUDGEMENTS (self->judgements), NULL);
  }
  obl_claim_facts_free (old);
}

/* --- Reading ------------------------------------------------------------------------------------------ */

static void
facts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblClaimDetail) self = user_data;
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblClaimFacts *facts = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&facts, NULL))
    return;
  if (session == NULL || obl_session_get_service (session) != OBL_SERVICE (source))
    obl_claim_facts_free (facts);
  else
    take_facts (self, facts);
}

void
obl_claim_detail_show (OblClaimDetail *self, const GArray *rows)
{
  OblSession *session;
  GArray *copy;

  g_return_if_fail (OBL_IS_CLAIM_DETAIL (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  session = obl_pane_get_session (OBL_PANE (self));
  if (session == NULL || rows->len == 0) {
    take_facts (self, NULL);
    return;
  }
  copy = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  g_array_append_vals (copy, rows->data, rows->len);
  self->reading = g_cancellable_new ();
  obl_service_run_async (obl_session_get_service (session), obl_claim_facts_job, copy,
                         (GDestroyNotify)g_array_unref, (GDestroyNotify)obl_claim_facts_free,
                         self->reading, facts_cb, g_object_ref (self));
}

void
obl_claim_detail_focus (OblClaimDetail *self)
{
  g_return_if_fail (OBL_IS_CLAIM_DETAIL (self));

  obl_claim_saying_focus (OBL_CLAIM_SAYING (self->saying));
}

/* --- The object ----------------------------------------------------------------------------------------- */

static void
open_cb (OblClaimDetail *self)
{
  g_signal_emit (self, open_signal, 0);
}

static void
obl_claim_detail_refresh (OblPane *pane)
{
  OblClaimDetail *self = OBL_CLAIM_DETAIL (pane);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  take_facts (self, NULL);
}

static void
obl_claim_detail_dispose (GObject *object)
{
  OblClaimDetail *self = OBL_CLAIM_DETAIL (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);

  G_OBJECT_CLASS (obl_claim_detail_parent_class)->dispose (object);
}

static void
obl_claim_detail_finalize (GObject *object)
{
  obl_claim_facts_free (OBL_CLAIM_DETAIL (object)->facts);

  G_OBJECT_CLASS (obl_claim_detail_parent_class)->finalize (object);
}

static void
obl_claim_detail_class_init (OblClaimDetailClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_claim_detail_dispose;
  G_OBJECT_CLASS (class)->finalize = obl_claim_detail_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_claim_detail_refresh;

  open_signal = g_signal_new ("open", OBL_TYPE_CLAIM_DETAIL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static GtkWidget *
make_nothing (void)
{
  GtkWidget *label = gtk_label_new (_ ("Select a claim to see what it says, who else says it, and "
                                       "what is thought of it. Select several to put them under "
                                       "one proposition."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (label, 18);
  gtk_widget_set_margin_end (label, 18);
  return label;
}

static GtkWidget *
make_page (OblClaimDetail *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->heading = make_value (NULL);
  gtk_widget_add_css_class (self->heading, "heading");
  self->content = make_value (NULL);
  gtk_widget_add_css_class (self->content, "quote");
  self->open = gtk_button_new_with_label (_ ("Show in the article"));
  gtk_widget_set_halign (self->open, GTK_ALIGN_START);
  g_signal_connect_object (self->open, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  self->form = obl_form_new ();
  self->saying = obl_claim_saying_new ();
  self->judgements = obl_claim_judgements_new ();
  g_object_bind_property (self, "session", self->saying, "session", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self, "session", self->judgements, "session", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), self->content);
  gtk_box_append (GTK_BOX (box), self->form);
  gtk_box_append (GTK_BOX (box), self->open);
  gtk_box_append (GTK_BOX (box), self->saying);
  gtk_box_append (GTK_BOX (box), self->judgements);
  gtk_widget_add_css_class (box, "inspector-box");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  return scrolled;
}

static void
obl_claim_detail_init (OblClaimDetail *self)
{
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_nothing (), "nothing");
  gtk_stack_add_named (GTK_STACK (self->stack), make_page (self), "claims");
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (self->stack), FALSE);
  adw_bin_set_child (ADW_BIN (self), self->stack);
}

GtkWidget *
obl_claim_detail_new (void)
{
  return g_object_new (OBL_TYPE_CLAIM_DETAIL, NULL);
}
