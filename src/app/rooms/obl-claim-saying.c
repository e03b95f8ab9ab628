/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A claim without a proposition gets one here: its words are proposed as the sentence, others are
 * offered as one types, and a claim that may say the same is taken with Enter. */
#define G_LOG_DOMAIN "obl-claim-saying"

#include "config.h"

#include "app/rooms/obl-claim-saying.h"

#include <glib/gi18n.h>

#include "app/rooms/obl-claim-columns.h"
#include "app/rooms/obl-proposition-picker.h"
#include "app/widgets/obl-field.h"
#include "app/widgets/obl-form.h"
#include "core/model/obl-scale.h"

struct _OblClaimSaying {
  OblPane parent_instance;

  GtkWidget *sentence; /* of the proposition, to be renamed */
  GtkWidget *buttons;  /* take out, delete */
  GtkWidget *picker;
  GtkWidget *suggest; /* puts the claim's own words into the picker */
  GtkWidget *candidates;
  GtkWidget *candidates_title;
  GtkWidget *of_one; /* links and spread: of a proposition */
  GtkWidget *links;
  GtkWidget *link_type;
  GtkWidget *link_picker;
  GtkWidget *first;
  GtkWidget *spread;
  const OblClaimFacts *facts;
};

G_DEFINE_FINAL_TYPE (OblClaimSaying, obl_claim_saying, OBL_TYPE_PANE)

static const OblClaim *
get_first (OblClaimSaying *self)
{
  return self->facts->claims->pdata[0];
}

static gboolean
has_proposition (OblClaimSaying *self)
{
  return !obl_id_is_none (&self->facts->proposition_id);
}

/* --- Edits ------------------------------------------------------------------------------------------ */

static OblSession *
get_session (OblClaimSaying *self)
{
  return self->facts == NULL || self->facts->claims->len == 0
             ? NULL
             : obl_pane_get_session (OBL_PANE (self));
}

static GArray *
list_frames (OblClaimSaying *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (OblId));

  for (guint i = 0; i < self->facts->claims->len; i++)
    g_array_append_vals (ids, &((const OblClaim *)self->facts->claims->pdata[i])->frame_id, 1);
  return ids;
}

static void
picked_cb (OblClaimSaying *self, const OblId *id, const char *sentence)
{
  OblSession *session = get_session (self);
  g_autoptr (GArray) ids = NULL;

  if (session == NULL)
    return;
  ids = list_frames (self);
  obl_session_put_under (session, ids, id, sentence);
}

static void
take_out_cb (OblClaimSaying *self)
{
  picked_cb (self, NULL, NULL);
}

static void
delete_cb (OblClaimSaying *self)
{
  OblSession *session = get_session (self);

  if (session != NULL && has_proposition (self))
    obl_session_delete_proposition (session, &self->facts->proposition_id);
}

static void
renamed_cb (OblClaimSaying *self, const char *sentence)
{
  OblSession *session = get_session (self);

  if (session != NULL && has_proposition (self) && *sentence != '\0')
    obl_session_rename_proposition (session, &self->facts->proposition_id, sentence);
}

static void
suggest_cb (OblClaimSaying *self)
{
  if (get_session (self) == NULL)
    return;
  obl_proposition_picker_set_text (OBL_PROPOSITION_PICKER (self->picker),
                                   get_first (self)->columns[OBL_CLAIM_CONTENT]);
  gtk_widget_child_focus (self->picker, GTK_DIR_TAB_FORWARD);
}

/* The candidate says what the selected claims say; or, when these say nothing yet, all of them say
 * what it says, or a new one of the first claim's words.  Two propositions are merged. */
static void
take_candidate (OblClaimSaying *self, const OblClaim *other)
{
  OblSession *session = get_session (self);
  g_autoptr (GArray) ids = list_frames (self);
  const gboolean theirs = !obl_id_is_none (&other->proposition_id);

  if (has_proposition (self) && theirs) {
    obl_session_merge_propositions (session, &self->facts->proposition_id, &other->proposition_id);
  } else if (has_proposition (self)) {
    g_array_set_size (ids, 0);
    g_array_append_val (ids, other->frame_id);
    obl_session_put_under (session, ids, &self->facts->proposition_id, NULL);
  } else if (theirs) {
    obl_session_put_under (session, ids, &other->proposition_id, NULL);
  } else {
    g_array_append_val (ids, other->frame_id);
    obl_session_put_under (session, ids, NULL, get_first (self)->columns[OBL_CLAIM_CONTENT]);
  }
}

static void
candidate_cb (OblClaimSaying *self, GtkListBoxRow *row)
{
  const guint index = (guint)gtk_list_box_row_get_index (row);

  if (get_session (self) != NULL && index < self->facts->candidates->len)
    take_candidate (self,
                    ((const OblClaimCandidate *)self->facts->candidates->pdata[index])->claim);
}

static void
link_picked_cb (OblClaimSaying *self, const OblId *id, const char *sentence)
{
  OblSession *session = get_session (self);
  const guint type = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->link_type));

  if (session != NULL && has_proposition (self))
    obl_session_link_propositions (session, &self->facts->proposition_id,
                                   obl_link_types_list ()[type].name, id, sentence);
}

static void
unlink_cb (OblClaimSaying *self, GtkWidget *button)
{
  OblSession *session = get_session (self);
  OblId id = *(const OblId *)g_object_get_data (G_OBJECT (button), "id");

  if (session != NULL)
    obl_session_unlink_propositions (session, &id);
}

/* --- Showing ------------------------------------------------------------------------------------------ */

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear_list (GtkWidget *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static GtkWidget *
make_candidate (const OblClaimCandidate *candidate)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *source
      = obl_claim_column_dup_text (OBL_CLAIM_SOURCE, candidate->claim->columns[OBL_CLAIM_SOURCE]);
  g_autofree char *reason = obl_claim_candidate_dup_reason (candidate);
  g_autofree char *head
      = *source == '\0'
            ? g_strdup_printf ("“%s”", candidate->claim->columns[OBL_CLAIM_CONTENT])
            : g_strdup_printf ("%s: “%s”", source, candidate->claim->columns[OBL_CLAIM_CONTENT]);
  g_autofree char *foot = g_strdup_printf ("%.0f %% · %s", candidate->score * 100, reason);
  GtkWidget *words = make_label (head, NULL);

  gtk_label_set_lines (GTK_LABEL (words), 3);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), make_label (foot, "caption"));
  if (!obl_id_is_none (&candidate->claim->proposition_id)) {
    g_autofree char *says
        = g_strdup_printf ("= %s", candidate->claim->columns[OBL_CLAIM_PROPOSITION]);

    gtk_box_append (GTK_BOX (box), make_label (says, "caption"));
  }
  gtk_widget_add_css_class (box, "candidate");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, head,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, foot, -1);
  return row;
}

static void
show_candidates (OblClaimSaying *self)
{
  const GPtrArray *candidates = self->facts->candidates;

  clear_list (self->candidates);
  for (guint i = 0; i < candidates->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->candidates), make_candidate (candidates->pdata[i]));
  gtk_widget_set_visible (self->candidates, candidates->len > 0);
  gtk_widget_set_visible (self->candidates_title, candidates->len > 0);
}

static GtkWidget *
make_link (OblClaimSaying *self, const OblClaimLink *link)
{
  const OblLinkType *type = obl_link_type_find (link->link->type);
  const char *title = type == NULL ? link->link->type : _ (type->title);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove
      = obl_icon_button_new ("window-close-symbolic", _ ("Take this link away"), NULL);
  /* Translators: a link between two propositions, seen from this one: “This contradicts “…””. */
  g_autofree char *text = link->is_from
                              ? g_strdup_printf (_ ("This %s “%s”"), title, link->sentence)
                              : g_strdup_printf (_ ("“%s” %s this"), link->sentence, title);
  GtkWidget *label = make_label (text, NULL);

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (remove, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), remove);
  g_object_set_data_full (G_OBJECT (remove), "id", obl_id_dup (&link->link->id), g_free);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (unlink_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static void
show_links (OblClaimSaying *self)
{
  clear_list (self->links);
  for (guint i = 0; i < self->facts->links->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->links),
                         make_link (self, self->facts->links->pdata[i]));
  gtk_widget_set_visible (self->links, self->facts->links->len > 0);
}

static void
add_cell (GtkWidget *grid, int column, int row, const char *text, gboolean is_number)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), is_number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label),
                           column == 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, row == 0 ? "caption" : "numeric");
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static void
add_number (GtkWidget *grid, int column, int row, guint number)
{
  g_autofree char *text = g_strdup_printf ("%'u", number);

  add_cell (grid, column, row, text, TRUE);
}

static int
add_parts (GtkWidget *grid, int row, const char *title, const GPtrArray *parts)
{
  add_cell (grid, 0, row, title, FALSE);
  gtk_widget_add_css_class (gtk_grid_get_child_at (GTK_GRID (grid), 0, row), "caption");
  for (guint i = 0; i < parts->len; i++) {
    const OblSpreadPart *part = parts->pdata[i];

    row++;
    add_cell (grid, 0, row, *part->name == '\0' ? _ ("unknown") : part->name, FALSE);
    add_number (grid, 1, row, part->n_claims);
    add_number (grid, 2, row, part->n_documents);
    add_number (grid, 3, row, part->n_texts);
    add_cell (grid, 4, row, part->first, FALSE);
  }
  return row + 1;
}

static void
show_spread (OblClaimSaying *self)
{
  const OblSpread *spread = self->facts->spread;
  GString *line = g_string_new (NULL);
  int row;

  obl_form_remove_all (self->spread);
  add_cell (self->spread, 1, 0, _ ("Claims"), TRUE);
  add_cell (self->spread, 2, 0, _ ("Articles"), TRUE);
  add_cell (self->spread, 3, 0, _ ("Texts"), TRUE);
  add_cell (self->spread, 4, 0, _ ("First"), FALSE);
  row = add_parts (self->spread, 0, _ ("Publisher"), spread->publishers);
  add_parts (self->spread, row, _ ("Day"), spread->days);
  gtk_widget_set_tooltip_text (self->spread, _ ("Copies of one article are one text"));
  if (spread->first_title != NULL) {
    /* Translators: the article in which something is said first. */
    g_string_append_printf (line, _ ("First in “%s”"), spread->first_title);
    if (*spread->first_publisher != '\0')
      g_string_append_printf (line, ", %s", spread->first_publisher);
    if (*spread->first_day != '\0')
      g_string_append_printf (line, ", %s", spread->first_day);
  }
  gtk_label_set_text (GTK_LABEL (self->first), line->str);
  g_string_free (line, TRUE);
}

void
obl_claim_saying_show (OblClaimSaying *self, const OblClaimFacts *facts)
{
  gboolean has;

  g_return_if_fail (OBL_IS_CLAIM_SAYING (self));

  self->facts = facts;
  if (facts == NULL || facts->claims->len == 0)
    return;
  has = has_proposition (self);
  obl_field_set_text (OBL_FIELD (self->sentence),
                      has ? get_first (self)->columns[OBL_CLAIM_PROPOSITION] : "");
  gtk_widget_set_visible (self->sentence, has);
  gtk_widget_set_visible (self->buttons, has || !facts->says_one);
  gtk_widget_set_visible (self->suggest, !has);
  gtk_widget_set_visible (self->of_one, has);
  obl_proposition_picker_set_but (OBL_PROPOSITION_PICKER (self->picker), &facts->proposition_id);
  obl_proposition_picker_set_but (OBL_PROPOSITION_PICKER (self->link_picker),
                                  &facts->proposition_id);
  show_candidates (self);
  show_links (self);
  if (has)
    show_spread (self);
}

void
obl_claim_saying_focus (OblClaimSaying *self)
{
  g_return_if_fail (OBL_IS_CLAIM_SAYING (self));

  gtk_widget_child_focus (self->picker, GTK_DIR_TAB_FORWARD);
}

/* --- The object ----------------------------------------------------------------------------------------- */

static void
obl_claim_saying_leave (OblPane *pane)
{
  obl_field_commit (OBL_FIELD (OBL_CLAIM_SAYING (pane)->sentence));
}

static void
obl_claim_saying_refresh (OblPane *pane)
{
  OBL_CLAIM_SAYING (pane)->facts = NULL;
}

static void
obl_claim_saying_class_init (OblClaimSayingClass *class)
{
  OBL_PANE_CLASS (class)->leave = obl_claim_saying_leave;
  OBL_PANE_CLASS (class)->refresh = obl_claim_saying_refresh;
}

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
make_button (OblClaimSaying *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_picker (OblClaimSaying *self, const char *label, GCallback callback)
{
  GtkWidget *picker = obl_proposition_picker_new (label);

  g_object_bind_property (self, "session", picker, "session", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (picker, "picked", callback, self, G_CONNECT_SWAPPED);
  return picker;
}

static GtkWidget *
make_of_one (OblClaimSaying *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (const OblLinkType *type = obl_link_types_list (); type->name != NULL; type++)
    g_ptr_array_add (titles, (gpointer)_ (type->title));
  g_ptr_array_add (titles, NULL);
  self->links = make_list (_ ("Links"));
  self->link_type = gtk_drop_down_new_from_strings ((const char *const *)titles->pdata);
  obl_drop_down_describe_strings (GTK_DROP_DOWN (self->link_type), _ ("Kind of link"));
  self->link_picker
      = make_picker (self, _ ("Link to another proposition"), G_CALLBACK (link_picked_cb));
  self->first = make_label (NULL, NULL);
  self->spread = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->spread), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->spread), 3);
  gtk_box_append (GTK_BOX (box), obl_form_title (_ ("Links")));
  gtk_box_append (GTK_BOX (box), self->links);
  gtk_box_append (GTK_BOX (box), self->link_type);
  gtk_box_append (GTK_BOX (box), self->link_picker);
  gtk_box_append (GTK_BOX (box), obl_form_title (_ ("Spread")));
  gtk_box_append (GTK_BOX (box), self->first);
  gtk_box_append (GTK_BOX (box), self->spread);
  return box;
}

static void
obl_claim_saying_init (OblClaimSaying *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->sentence = obl_field_new_multiline (_ ("Proposition"));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->buttons),
                  make_button (self, _ ("Take out"), G_CALLBACK (take_out_cb)));
  gtk_box_append (GTK_BOX (self->buttons),
                  make_button (self, _ ("Delete proposition"), G_CALLBACK (delete_cb)));
  self->picker = make_picker (self, _ ("Put under a proposition"), G_CALLBACK (picked_cb));
  self->suggest = make_button (self, _ ("Use the claim’s words"), G_CALLBACK (suggest_cb));
  self->candidates_title = obl_form_title (_ ("May say the same"));
  self->candidates = make_list (_ ("May say the same"));
  self->of_one = make_of_one (self);
  gtk_box_append (GTK_BOX (box), obl_form_title (_ ("Proposition")));
  gtk_box_append (GTK_BOX (box), self->sentence);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), self->picker);
  gtk_box_append (GTK_BOX (box), self->suggest);
  gtk_box_append (GTK_BOX (box), self->candidates_title);
  gtk_box_append (GTK_BOX (box), self->candidates);
  gtk_box_append (GTK_BOX (box), self->of_one);
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->sentence, "committed", G_CALLBACK (renamed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->candidates, "row-activated", G_CALLBACK (candidate_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
obl_claim_saying_new (void)
{
  return g_object_new (OBL_TYPE_CLAIM_SAYING, NULL);
}
