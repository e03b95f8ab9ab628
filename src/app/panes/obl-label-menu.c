/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One way for the menu over the article, that of the find bar, and the steps in the foot. */
#define G_LOG_DOMAIN "obl-label-menu"

#include "config.h"

#include "app/panes/obl-label-menu.h"

#include <gtk/gtk.h>

void
obl_label_menu_append (GMenu *menu, const char *title, const char *detailed_action, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (title, "_", -1);
  /* In a menu, one underscore is a mnemonic and two are an underscore. */
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, detailed_action);

  if (key != NULL && key[0] != '\0') {
    const gboolean is_typed = *g_utf8_next_char (key) == '\0';
    g_autofree char *accel
        = is_typed ? gtk_accelerator_name (gdk_unicode_to_keyval (g_utf8_get_char (key)), 0)
                   : g_strdup (key);

    g_menu_item_set_attribute (item, "accel", "s", accel);
  }
  g_menu_append_item (menu, item);
}

void
obl_label_menu_append_labels (GMenu *menu,
                              const OblLabelSet *set,
                              const char *action,
                              gboolean with_keys)
{
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    if (label->kind != OBL_SPAN_ROLE) {
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (label->name));
      g_autofree char *detailed = g_action_print_detailed_name (action, target);

      obl_label_menu_append (menu, label->title, detailed, with_keys ? label->key : NULL);
    }
  }
}
