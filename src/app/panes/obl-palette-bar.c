/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chips are made anew when the label set changes or a frame of another type comes to hand; a
 * selection only moves the highlight. */
#define G_LOG_DOMAIN "obl-palette-bar"

#include "config.h"

#include "app/panes/obl-palette-bar.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-height-cap.h"
#include "app/widgets/obl-wrap-box.h"

/* Pixels: five lines of labels and two of roles, and so much of another that one sees that there is
 * more.  Each is scrolled by itself, so that the roles of a claim in hand are there whatever the
 * number of labels. */
#define MAX_LABELS_HEIGHT 140
#define MAX_ROLES_HEIGHT 63

struct _OblPaletteBar {
  OblPane parent_instance;

  GtkWidget *labels; /* span labels and frame types */
  GtkWidget *hand;   /* shown while a frame is in hand */
  GtkWidget *hand_title;
  GtkWidget *roles;
  OblLabelSet *set; /* that the chips show, or NULL */
  char *hand_type;  /* frame type whose roles are shown, or NULL */
};

G_DEFINE_FINAL_TYPE (OblPaletteBar, obl_palette_bar, OBL_TYPE_PANE)

/* @verb: "Mark as %s"; the guideline follows in the tooltip. */
static GtkWidget *
make_chip (const OblLook *look, const char *verb, const char *guideline, const char *action)
{
  GtkWidget *chip = obl_chip_new (look->title);
  GtkWidget *button = obl_chip_get_button (OBL_CHIP (chip));
  g_autoptr (GString) tooltip = g_string_new (verb);

  obl_look_apply_to_chip (look, OBL_CHIP (chip));
  if (look->key != NULL) {
    obl_chip_set_key (OBL_CHIP (chip), look->key);
    g_string_append_printf (tooltip, " (%s)", look->key);
  }
  if (guideline != NULL)
    g_string_append_printf (tooltip, "\n%s", guideline);
  gtk_widget_set_tooltip_text (button, tooltip->str);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  /* The text selection in the article stays while one presses. */
  gtk_widget_set_focus_on_click (button, FALSE);
  return chip;
}

static void
add_label (OblPaletteBar *self, const OblSpanLabel *label)
{
  OblLook look = obl_look_of_label (self->set, label->name);
  g_autofree char *action = g_strdup_printf ("win.mark::%s", label->name);
  g_autofree char *verb = g_strdup_printf (_ ("Mark as %s"), look.title);
  GtkWidget *chip;

  chip = make_chip (&look, verb, label->guideline, action);
  g_object_set_data_full (G_OBJECT (chip), "obl-name", g_strdup (label->name), g_free);
  obl_wrap_box_append (OBL_WRAP_BOX (self->labels), chip);
}

static void
add_frame_type (OblPaletteBar *self, const OblFrameType *type)
{
  OblLook look = obl_look_of_frame_type (self->set, type->name);
  g_autofree char *action = g_strdup_printf ("win.begin-frame::%s", type->name);
  /* Translators: %s is a type of frame: Claim, Relation. */
  g_autofree char *verb = g_strdup_printf (_ ("Begin a new %s"), look.title);
  GtkWidget *chip;

  chip = make_chip (&look, verb, type->guideline, action);
  g_object_set_data_full (G_OBJECT (chip), "obl-name", g_strdup (type->name), g_free);
  obl_wrap_box_append (OBL_WRAP_BOX (self->labels), chip);
}

static void
make_labels (OblPaletteBar *self, OblLabelSet *set)
{
  g_clear_pointer (&self->set, obl_label_set_unref);
  self->set = set == NULL ? NULL : obl_label_set_ref (set);
  obl_wrap_box_remove_all (OBL_WRAP_BOX (self->labels));
  for (guint i = 0; set != NULL && i < set->span_labels->len; i++) {
    const OblSpanLabel *label = set->span_labels->pdata[i];

    /* Labels of roles are given through the claim in hand. */
    if (label->kind != OBL_SPAN_ROLE || label->key != NULL)
      add_label (self, label);
  }
  for (guint i = 0; set != NULL && i < set->frame_types->len; i++)
    add_frame_type (self, set->frame_types->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), set != NULL);
}

static void
make_roles (OblPaletteBar *self, const char *frame_type)
{
  const OblFrameType *type = self->set == NULL || frame_type == NULL
                                 ? NULL
                                 : obl_label_set_find_frame_type (self->set, frame_type);

  g_free (self->hand_type);
  self->hand_type = g_strdup (frame_type);
  obl_wrap_box_remove_all (OBL_WRAP_BOX (self->roles));
  for (guint i = 0; type != NULL && i < type->roles->len; i++) {
    const OblRoleType *role = type->roles->pdata[i];
    OblLook look = obl_look_of_role (self->set, type->name, role->name);
    gboolean is_nesting = role->fillers == 1 << OBL_FILLER_FRAME;
    g_autofree char *action = is_nesting ? g_strdup ("win.nest-frame")
                                         : g_strdup_printf ("win.fill-role::%s", role->name);
    g_autofree char *verb
        /* Translators: %s is a role in a claim: Source, Cue, Content. */
        = g_strdup_printf (is_nesting ? "%s" : _ ("The selection is the %s"), look.title);

    if (!role->advanced)
      obl_wrap_box_append (OBL_WRAP_BOX (self->roles), make_chip (&look, verb, NULL, action));
  }
  if (type != NULL)
    gtk_label_set_text (GTK_LABEL (self->hand_title), type->title);
  gtk_widget_set_visible (self->hand, type != NULL);
}

static void
highlight (OblPaletteBar *self, const char *name)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->labels); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip)) {
    const char *chip_name = g_object_get_data (G_OBJECT (chip), "obl-name");
    gboolean is_current = g_strcmp0 (chip_name, name) == 0;

    if (is_current != obl_chip_is_current (OBL_CHIP (chip)))
      obl_chip_set_current (OBL_CHIP (chip), is_current);
  }
}

static void
show_selected (OblPaletteBar *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblFrame *in_hand = session == NULL ? NULL : obl_session_get_frame_in_hand (session);
  const OblSpan *span = NULL;
  const OblFrame *frame = NULL;

  if (g_strcmp0 (self->hand_type, in_hand == NULL ? NULL : in_hand->type) != 0)
    make_roles (self, in_hand == NULL ? NULL : in_hand->type);
  if (session != NULL) {
    span = obl_session_find_span (session, obl_session_get_selected (session));
    frame = obl_session_find_frame (session, obl_session_get_selected (session));
  }
  highlight (self, span != NULL ? span->label : frame != NULL ? frame->type : NULL);
}

static void
show_label_set (OblPaletteBar *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  make_labels (self, session == NULL ? NULL : obl_session_get_label_set (session));
  make_roles (self, NULL);
  show_selected (self);
}

static void
obl_palette_bar_refresh (OblPane *pane)
{
  show_label_set (OBL_PALETTE_BAR (pane));
}

static void
obl_palette_bar_finalize (GObject *object)
{
  OblPaletteBar *self = OBL_PALETTE_BAR (object);

  g_clear_pointer (&self->set, obl_label_set_unref);
  g_free (self->hand_type);

  G_OBJECT_CLASS (obl_palette_bar_parent_class)->finalize (object);
}

static void
obl_palette_bar_class_init (OblPaletteBarClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_palette_bar_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_palette_bar_refresh;
}

static void
obl_palette_bar_init (OblPaletteBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *roles_cap;

  self->labels = obl_wrap_box_new (4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->labels), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Labels"), -1);
  self->roles = obl_wrap_box_new (4);
  roles_cap = obl_height_cap_new (self->roles, MAX_ROLES_HEIGHT);
  gtk_widget_set_hexpand (roles_cap, TRUE);
  self->hand = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->hand_title = obl_form_title (NULL);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->roles), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  self->hand_title, NULL, -1);
  gtk_widget_set_valign (self->hand_title, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->hand), self->hand_title);
  gtk_box_append (GTK_BOX (self->hand), roles_cap);
  gtk_widget_set_visible (self->hand, FALSE);
  gtk_box_append (GTK_BOX (box), obl_height_cap_new (self->labels, MAX_LABELS_HEIGHT));
  gtk_box_append (GTK_BOX (box), self->hand);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "palette-bar");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_label_set));
  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_selected));
  obl_pane_watch (OBL_PANE (self), "selected-changed", G_CALLBACK (show_selected));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_selected));
}
