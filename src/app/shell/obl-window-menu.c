/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The menu of the second mouse button over the article: the commands that make sense for what is
 * selected there, with their keys beside them. */
#define G_LOG_DOMAIN "obl-window"

#include "config.h"

#include "app/shell/obl-window-private.h"

#include <glib/gi18n.h>

#include "app/panes/obl-label-menu.h"

static void
append_section (GMenu *menu, const char *title, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0) {
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
  }
}

static GMenu *
make_frames (OblLabelSet *set)
{
  GMenu *frames = g_menu_new ();

  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);
    g_autofree char *action = g_strconcat ("win.begin-frame::", type->name, NULL);
    /* Translators: %s is a kind of frame, as “Claim”. */
    g_autofree char *title = g_strdup_printf (_ ("New %s"), type->title);

    obl_label_menu_append (frames, title, action, type->key);
  }
  return frames;
}

static GMenu *
make_roles (OblWindow *self, OblLabelSet *set)
{
  const OblFrame *frame = obl_session_get_frame_in_hand (self->session);
  const OblFrameType *type
      = frame != NULL ? obl_label_set_find_frame_type (set, frame->type) : NULL;
  GMenu *roles = g_menu_new ();

  for (guint i = 0; type != NULL && i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);

    if ((role->fillers & (1u << OBL_FILLER_SPAN)) != 0 && !role->advanced) {
      g_autofree char *action = g_strconcat ("win.fill-role::", role->name, NULL);

      obl_label_menu_append (roles, role->title, action, role->key);
    }
  }
  if (type != NULL) {
    obl_label_menu_append (roles, _ ("Nest in the claim around it"), "win.nest-frame", "n");
  }
  return roles;
}

/* What it can be said to be besides what it is. */
static void
append_mentions (GMenu *menu, OblMentionKind kind)
{
  static const char *const titles[OBL_N_MENTION_KINDS]
      = { NULL, N_ ("It is a name"), N_ ("It is a description"), N_ ("It is a pronoun") };
  GMenu *kinds = g_menu_new ();

  for (guint i = 1; i < OBL_N_MENTION_KINDS; i++) {
    g_autofree char *action
        = g_strconcat ("win.set-mention::", obl_mention_kind_to_string ((OblMentionKind)i), NULL);

    if (i != (guint)kind) {
      obl_label_menu_append (kinds, _ (titles[i]), action, NULL);
    }
  }
  g_menu_append_submenu (menu, _ ("Kind of mention"), G_MENU_MODEL (kinds));
  g_object_unref (kinds);
}

static GMenu *
make_selected (OblWindow *self)
{
  GMenu *menu = g_menu_new ();
  const OblId *selected = obl_session_get_selected (self->session);
  const OblSpan *span = obl_session_find_span (self->session, selected);
  const OblRange range = obl_session_get_text_selection (self->session);
  OblLabelSet *set = obl_session_get_label_set (self->session);
  const OblSpanLabel *label
      = span != NULL && set != NULL ? obl_label_set_find_span_label (set, span->label) : NULL;

  if (obl_id_is_none (selected)) {
    return menu;
  }
  obl_label_menu_append (menu, _ ("Open"), "win.open-selected", NULL);
  if (span != NULL) {
    obl_label_menu_append (menu, _ ("Link to an entity"), "win.link-entity", "e");
    if (obl_id_is_none (&span->entity_id)) {
      obl_label_menu_append (menu, _ ("Link to the first candidate"), "win.link-by-name",
                             "<Shift>e");
    }
    if (!obl_id_is_none (&span->entity_id)) {
      obl_label_menu_append (menu, _ ("Link all mentions with this text…"), "win.link-all", NULL);
      obl_label_menu_append (menu, _ ("Unlink"), "win.unlink-entity", NULL);
    }
    if (label != NULL && label->kind == OBL_SPAN_ENTITY) {
      append_mentions (menu, span->mention);
    }
    if (obl_session_can_join (self->session)) {
      obl_label_menu_append (menu, _ ("Join with the annotation selected before"), "win.join",
                             "<Control><Shift>j");
    }
    if (range.start != range.end) {
      obl_label_menu_append (menu, _ ("Add the selected words to it"), "win.add-fragment", "+");
    }
    if (span->fragments->len > 1) {
      obl_label_menu_append (menu, _ ("Take the nearest part out"), "win.remove-fragment", "-");
      obl_label_menu_append (menu, _ ("Split into its parts"), "win.split", "<Control><Shift>s");
    }
  }
  obl_label_menu_append (menu,
                         obl_session_is_discussed (self->session, selected)
                             ? _ ("No longer to be discussed")
                             : _ ("Flag for discussion"),
                         "win.discuss", "F11");
  obl_label_menu_append (menu, _ ("Hide annotations like it"), "win.hide-like", NULL);
  obl_label_menu_append (menu, _ ("Delete"), "win.delete-selected", NULL);
  return menu;
}

/* Whom the words were asked about. */
static GMenu *
make_asked (OblWindow *self)
{
  g_autofree char *asked = obl_session_dup_asked (self->session);
  GMenu *menu = g_menu_new ();

  if (asked != NULL) {
    obl_label_menu_append (menu, asked, "win.open-selected", "Return");
  }
  return menu;
}

static GMenu *
make_block (void)
{
  GMenu *roles = g_menu_new ();
  GMenu *menu = g_menu_new ();

  obl_label_menu_append (roles, _ ("Text"), "win.set-block-role::body", NULL);
  obl_label_menu_append (roles, _ ("Title"), "win.set-block-role::title", NULL);
  obl_label_menu_append (roles, _ ("About the article"), "win.set-block-role::meta", NULL);
  obl_label_menu_append (roles, _ ("Page furniture"), "win.set-block-role::boilerplate", NULL);
  obl_label_menu_append (menu, _ ("Page furniture or text"), "win.toggle-furniture", "b");
  g_menu_append_submenu (menu, _ ("This paragraph is"), G_MENU_MODEL (roles));
  g_object_unref (roles);
  return menu;
}

static GMenu *
make_again (OblWindow *self)
{
  const char *label = obl_session_get_last_label (self->session);
  GMenu *menu = g_menu_new ();

  if (label != NULL) {
    /* Translators: %s is a label. */
    g_autofree char *title
        = g_strdup_printf (_ ("%s again"), obl_session_get_label_title (self->session, label));

    obl_label_menu_append (menu, title, "win.mark-again", ".");
  }
  obl_label_menu_append (menu, _ ("Mark every occurrence…"), "win.repeat", "<Control>m");
  return menu;
}

static GMenuModel *
make_menu (OblWindow *self, OblLabelSet *set)
{
  GMenu *menu = g_menu_new ();
  const OblRange range = obl_session_get_text_selection (self->session);
  const OblId *selected = obl_session_get_selected (self->session);
  g_autoptr (GMenu) asked = make_asked (self);
  g_autoptr (GMenu) marked = make_selected (self);
  g_autoptr (GMenu) roles = make_roles (self, set);
  g_autoptr (GMenu) frames = make_frames (set);
  g_autoptr (GMenu) labels = g_menu_new ();
  g_autoptr (GMenu) again = make_again (self);
  g_autoptr (GMenu) block = make_block ();
  const gboolean can_mark
      = range.start != range.end || obl_session_find_span (self->session, selected) != NULL;

  obl_label_menu_append_labels (labels, set, "win.mark", TRUE);
  append_section (menu, NULL, asked);
  append_section (menu, NULL, marked);
  append_section (menu, _ ("In the claim"), roles);
  if (can_mark) {
    append_section (menu, NULL, frames);
    append_section (menu, _ ("Mark as"), labels);
    append_section (menu, NULL, again);
  }
  append_section (menu, NULL, block);
  return G_MENU_MODEL (menu);
}

GMenuModel *
obl_window_make_menu (OblWindow *self)
{
  OblLabelSet *set = self->session != NULL ? obl_session_get_label_set (self->session) : NULL;

  if (set == NULL || obl_session_get_document (self->session) == NULL) {
    return NULL;
  }
  return make_menu (self, set);
}

static void
closed_cb (OblWindow *self)
{
  obl_reading_view_focus (OBL_READING_VIEW (self->view));
}

void
obl_window_popup_menu (OblWindow *self, double x, double y)
{
  g_autoptr (GMenuModel) model = obl_window_make_menu (self);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (model == NULL) {
    return;
  }
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int)x, (int)y, 1, 1 });
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_widget_set_parent (self->menu, self->view);
  g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (closed_cb), self);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
