/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One label of several lines: a screen reader reads it as one, and it changes with the annotation. */
#define G_LOG_DOMAIN "obl-problem-list"

#include "config.h"

#include "app/panes/obl-problem-list.h"

#include <glib/gi18n-lib.h>

GtkWidget *
obl_problem_list_new (void)
{
  GtkWidget *list = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (list), 0);
  gtk_label_set_wrap (GTK_LABEL (list), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (list), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (list, "caption");
  gtk_widget_add_css_class (list, "notes");
  return list;
}

void
obl_problem_list_show (GtkWidget *list, OblSession *session, const OblId *id)
{
  g_autoptr (GPtrArray) problems = obl_session_list_problems (session, id);
  g_autoptr (GString) text = g_string_new (NULL);

  if (obl_session_is_discussed (session, id))
    g_string_append (text, _ ("To discuss"));
  for (guint i = 0; i < problems->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *)problems->pdata[i]);
  gtk_label_set_text (GTK_LABEL (list), text->str);
  gtk_widget_set_visible (list, text->len > 0);
}
