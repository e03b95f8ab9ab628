/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One page to read and to close: a label with its guideline and examples, those that its makers wrote
 * and, of the article that is open, what has been marked so before. */
#define G_LOG_DOMAIN "obl-guideline-dialog"

#include "config.h"

#include "app/shell/obl-guideline-dialog.h"

#include <adwaita.h>
#include <string.h>

#include <glib/gi18n.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-dialog.h"

#define MAX_QUOTES 4

static void
add_line (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *small = g_markup_escape_text (subtitle, -1);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", markup, "subtitle", small, NULL);

  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (AdwPreferencesPage *page, const OblLook *look, const char *guideline)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *mark = obl_swatch_mark_new ();
  g_autofree char *title = look->key != NULL ? g_strdup_printf ("%s (%s)", look->title, look->key)
                                             : g_strdup (look->title);
  g_autofree char *markup = g_markup_escape_text (title, -1);
  g_autofree char *text = g_markup_escape_text (
      guideline != NULL ? guideline : _ ("Nobody has written yet what it is for."), -1);

  obl_look_apply (look, OBL_SWATCH_MARK (mark));
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), markup);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), mark);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_examples (AdwPreferencesGroup *group, const GPtrArray *examples)
{
  for (guint i = 0; i < examples->len; i++) {
    add_line (group, g_ptr_array_index (examples, i), _ ("Example"));
  }
}

/* What has that label in the article, each words once. */
static void
add_marked (AdwPreferencesGroup *group, OblSession *session, const char *label)
{
  const GPtrArray *spans = obl_session_get_spans (session);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < spans->len && g_hash_table_size (seen) < MAX_QUOTES; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);

    if (strcmp (span->label, label) == 0 && g_hash_table_add (seen, span->quote)) {
      add_line (group, span->quote, _ ("Marked in this article"));
    }
  }
}

static void
add_label (AdwPreferencesPage *page, OblSession *session, const OblSpanLabel *label)
{
  const OblLook look = obl_look_of_label (obl_session_get_label_set (session), label->name);
  AdwPreferencesGroup *group = add_group (page, &look, label->guideline);

  add_examples (group, label->examples);
  add_marked (group, session, label->name);
}

static void
add_frame (AdwPreferencesPage *page, OblSession *session, const OblFrameType *type)
{
  const OblLook look = obl_look_of_frame_type (obl_session_get_label_set (session), type->name);
  AdwPreferencesGroup *group = add_group (page, &look, type->guideline);

  add_examples (group, type->examples);
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);

    if (role->guideline != NULL) {
      add_line (group, role->title, role->guideline);
    }
  }
}

static void
add_all (AdwPreferencesPage *page, OblSession *session)
{
  const OblLabelSet *set = obl_session_get_label_set (session);

  for (guint i = 0; set != NULL && i < set->frame_types->len; i++) {
    add_frame (page, session, g_ptr_array_index (set->frame_types, i));
  }
  for (guint i = 0; set != NULL && i < set->span_labels->len; i++) {
    add_label (page, session, g_ptr_array_index (set->span_labels, i));
  }
}

GtkWindow *
obl_guideline_dialog_new (GtkWindow *parent, OblSession *session, const char *path)
{
  const OblLabelSet *set = obl_session_get_label_set (session);
  OblLabelPart part = { 0 };
  GtkWidget *window
      = g_object_new (ADW_TYPE_WINDOW, "title", _ ("What the label is for"), "modal", TRUE,
                      "transient-for", parent, "default-width", 480, "default-height", 420, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());

  if (path != NULL && set != NULL) {
    part = obl_label_set_find_part (set, path);
  }
  if (part.kind == OBL_LABEL_PART_LABEL) {
    add_label (page, session, part.label);
  } else if (part.kind == OBL_LABEL_PART_FRAME) {
    add_frame (page, session, part.frame);
  } else {
    add_all (page, session);
  }
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (ADW_WINDOW (window), box);
  obl_dialog_close_on_escape (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
