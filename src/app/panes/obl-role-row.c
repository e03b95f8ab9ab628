/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A role that other frames fill (nested_in) offers them in a menu; all others are filled by what is
 * selected in the article. */
#define G_LOG_DOMAIN "obl-role-row"

#include "config.h"

#include "app/panes/obl-role-row.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-frame-outline.h"
#include "app/panes/obl-frame-row.h"
#include "app/panes/obl-look.h"
#include "app/panes/obl-record-view.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-wrap-box.h"
#include "core/text/obl-fold.h"

struct _OblRoleRow {
  OblPane parent_instance;

  char *frame_type;
  char *role;
  GtkWidget *chips;
  OblRecordView *claims; /* in the menu; NULL for other roles */
  OblId frame_id;
  char *shown; /* what the chips say, to leave them alone when nothing changed */
};

G_DEFINE_FINAL_TYPE (OblRoleRow, obl_role_row, OBL_TYPE_PANE)

/* --- Fillers ------------------------------------------------------------------------------------ */

static char *
dup_filler_text (OblSession *session, const OblRole *filler)
{
  const OblEntity *entity = NULL;
  const OblSpan *span = NULL;

  switch (filler->kind) {
  case OBL_FILLER_SPAN:
    span = obl_session_find_span (session, &filler->id);
    return g_strdup (span == NULL ? _ ("Missing annotation") : span->quote);
  case OBL_FILLER_FRAME:
    return obl_session_describe (session, &filler->id);
  case OBL_FILLER_ENTITY:
    entity = obl_session_find_entity (session, &filler->id);
    return g_strdup (entity == NULL ? _ ("Missing entity") : entity->name);
  case OBL_FILLER_DOCUMENT:
    return g_strdup (_ ("Another article"));
  case OBL_FILLER_URL:
    return g_strdup (filler->url);
  }
  g_return_val_if_reached (NULL);
}

static OblLook
look_of_filler (OblRoleRow *self, OblSession *session, const OblRole *filler)
{
  OblLabelSet *set = obl_session_get_label_set (session);
  const OblSpan *span
      = filler->kind == OBL_FILLER_SPAN ? obl_session_find_span (session, &filler->id) : NULL;
  const OblFrame *frame
      = filler->kind == OBL_FILLER_FRAME ? obl_session_find_frame (session, &filler->id) : NULL;
  const OblEntity *entity
      = filler->kind == OBL_FILLER_ENTITY ? obl_session_find_entity (session, &filler->id) : NULL;

  if (span != NULL)
    return obl_look_of_label (set, span->label);
  if (frame != NULL)
    return obl_look_of_frame_type (set, frame->type);
  if (entity != NULL)
    return obl_look_of_label (set, entity->type);
  return obl_look_of_role (set, self->frame_type, self->role);
}

static void
chip_clicked_cb (OblRoleRow *self, OblChip *chip)
{
  const OblId id = *(const OblId *)g_object_get_data (G_OBJECT (chip), "obl-id");
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (obl_session_find_span (session, &id) != NULL || obl_session_find_frame (session, &id) != NULL)
    obl_session_select (session, &id);
}

static void
chip_removed_cb (OblRoleRow *self, OblChip *chip)
{
  const OblId id = *(const OblId *)g_object_get_data (G_OBJECT (chip), "obl-id");
  const OblId frame_id = self->frame_id;

  obl_session_empty_role (obl_pane_get_session (OBL_PANE (self)), &frame_id, self->role, &id);
}

static void
add_chip (OblRoleRow *self, const OblRole *filler)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLook look = look_of_filler (self, session, filler);
  g_autofree char *text = dup_filler_text (session, filler);
  g_autofree char *hint = NULL;
  GtkWidget *chip = obl_chip_new (text);

  /* Translators: takes a filler out of a role of a claim. */
  hint = g_strdup_printf (_ ("Take out “%s”"), text);
  obl_look_apply_to_chip (&look, OBL_CHIP (chip));
  /* Fillers are taken out by their id, which a URL has not. */
  if (filler->kind != OBL_FILLER_URL)
    obl_chip_set_removable (OBL_CHIP (chip), hint);
  g_object_set_data_full (G_OBJECT (chip), "obl-id", obl_id_dup (&filler->id), g_free);
  g_signal_connect_object (chip, "clicked", G_CALLBACK (chip_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chip, "removed", G_CALLBACK (chip_removed_cb), self, G_CONNECT_SWAPPED);
  obl_wrap_box_append (OBL_WRAP_BOX (self->chips), chip);
}

/* --- The menu of claims ------------------------------------------------------------------------- */

static char *
show_claim (gpointer owner, GtkWidget *row, OblRecord *record)
{
  return obl_frame_row_show (OBL_FRAME_ROW (row), obl_pane_get_session (OBL_PANE (owner)),
                             obl_record_get_frame (record), 0);
}

static gboolean
claim_matches (gpointer owner, OblRecord *record, const char *needle)
{
  g_autofree char *description = NULL;

  if (*needle == '\0')
    return TRUE;
  description
      = obl_session_describe (obl_pane_get_session (OBL_PANE (owner)), obl_record_get_id (record));
  return obl_fold_contains (description, needle);
}

static const OblRecordViewOps claim_ops = { obl_frame_row_new, show_claim, claim_matches };

static void
claim_activated_cb (OblRoleRow *self, OblRecord *record)
{
  const OblId inner = self->frame_id;
  const OblId outer = *obl_record_get_id (record);

  gtk_popover_popdown (
      GTK_POPOVER (gtk_widget_get_ancestor (GTK_WIDGET (self->claims), GTK_TYPE_POPOVER)));
  obl_session_nest_frame (obl_pane_get_session (OBL_PANE (self)), &inner, &outer);
}

/* All but this claim and those nested in it. */
static void
popover_show_cb (OblRoleRow *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  g_autoptr (OblFrameOutline) outline = obl_frame_outline_new (session);
  g_autoptr (GPtrArray) frames = g_ptr_array_new ();

  for (guint i = 0; i < outline->frames->len; i++) {
    const OblFrame *frame = outline->frames->pdata[i];

    if (!obl_frame_outline_is_within (session, &frame->id, &self->frame_id))
      g_ptr_array_add (frames, outline->frames->pdata[i]);
  }
  obl_record_view_set_records (self->claims, frames);
  obl_record_view_focus_filter (self->claims);
}

/* Rows show the session's frames: none may outlive the time they are looked at. */
static void
popover_closed_cb (OblRoleRow *self)
{
  obl_record_view_set_records (self->claims, NULL);
}

static GtkWidget *
make_menu_button (OblRoleRow *self, const char *hint)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  self->claims = g_object_new (OBL_TYPE_RECORD_VIEW, NULL);
  obl_record_view_setup (self->claims, OBL_RECORD_FRAME, &claim_ops, self, hint,
                         _ ("Filter claims"));
  obl_record_view_set_click_opens (self->claims, TRUE);
  obl_record_view_set_empty_text (self->claims, _ ("No other claim"),
                                  _ ("Mark the claim that this one is part of first."));
  gtk_widget_set_size_request (GTK_WIDGET (self->claims), 300, 260);
  g_signal_connect_object (self->claims, "activated", G_CALLBACK (claim_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->claims));
  gtk_widget_add_css_class (popover, "claims-popover");
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_show_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_widget_add_css_class (button, "flat");
  return button;
}

/* --- The row ------------------------------------------------------------------------------------ */

static void
obl_role_row_refresh (OblPane *pane)
{
  OblRoleRow *self = OBL_ROLE_ROW (pane);

  g_clear_pointer (&self->shown, g_free);
}

static void
obl_role_row_finalize (GObject *object)
{
  OblRoleRow *self = OBL_ROLE_ROW (object);

  g_free (self->frame_type);
  g_free (self->role);
  g_free (self->shown);

  G_OBJECT_CLASS (obl_role_row_parent_class)->finalize (object);
}

static void
obl_role_row_class_init (OblRoleRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_role_row_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_role_row_refresh;
}

static void
obl_role_row_init (OblRoleRow *self)
{
}

static GtkWidget *
make_fill_button (OblRoleRow *self, const OblRoleType *role)
{
  gboolean is_nesting = role->fillers == 1 << OBL_FILLER_FRAME;
  g_autofree char *action = g_strdup_printf ("win.fill-role::%s", role->name);
  g_autofree char *hint = NULL;
  g_autofree char *tooltip = NULL;
  GtkWidget *button;

  /* Translators: %s is a role in a claim: Source, Cue, Content. */
  hint = is_nesting ? g_strdup (_ ("Choose the claim that this one is nested in"))
                    : g_strdup_printf (_ ("Fill %s with the selection"), role->title);
  tooltip = role->key == NULL ? g_strdup (hint) : g_strdup_printf ("%s (%s)", hint, role->key);
  if (is_nesting)
    button = make_menu_button (self, hint);
  else
    button = obl_icon_button_new ("list-add-symbolic", hint, action);
  obl_set_hint (button, hint, NULL);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_focus_on_click (button, is_nesting);
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "fill");
  return button;
}

GtkWidget *
obl_role_row_new (const OblFrameType *type, const OblRoleType *role)
{
  OblRoleRow *self = g_object_new (OBL_TYPE_ROLE_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->frame_type = g_strdup (type->name);
  self->role = g_strdup (role->name);
  self->chips = obl_wrap_box_new (4);
  gtk_widget_set_hexpand (self->chips, TRUE);
  gtk_widget_set_valign (self->chips, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->chips);
  gtk_box_append (GTK_BOX (box), make_fill_button (self, role));
  adw_bin_set_child (ADW_BIN (self), box);
  return GTK_WIDGET (self);
}

void
obl_role_row_show (OblRoleRow *self, const OblFrame *frame)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  g_autoptr (GString) shown = g_string_new (NULL);
  char buffer[OBL_ID_STRING_SIZE];

  g_return_if_fail (OBL_IS_ROLE_ROW (self) && session != NULL);

  self->frame_id = frame->id;
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filler = frame->roles->pdata[i];
    OblLook look = look_of_filler (self, session, filler);
    g_autofree char *text = dup_filler_text (session, filler);

    if (g_str_equal (filler->role, self->role))
      g_string_append_printf (shown, "%s %s %s %s\n", obl_id_format (&filler->id, buffer), text,
                              look.light, look.title);
  }
  if (g_strcmp0 (self->shown, shown->str) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (shown->str);
  obl_wrap_box_remove_all (OBL_WRAP_BOX (self->chips));
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filler = frame->roles->pdata[i];

    if (g_str_equal (filler->role, self->role))
      add_chip (self, filler);
  }
}
