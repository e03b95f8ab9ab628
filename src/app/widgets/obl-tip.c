/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text is kept with the widget and given out when the pointer rests on it. */
#define G_LOG_DOMAIN "obl-tip"

#include "config.h"

#include "app/widgets/obl-tip.h"

#define KEY "obl-tip"

static gboolean
query_cb (GtkWidget *widget, int x, int y, gboolean by_keyboard, GtkTooltip *tooltip)
{
  const char *text = obl_tip_get (widget);

  if (text == NULL || *text == '\0')
    return FALSE;
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

const char *
obl_tip_get (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return g_object_get_data (G_OBJECT (widget), KEY);
}

void
obl_tip_set (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  if (!gtk_widget_get_has_tooltip (widget)) {
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query_cb), NULL);
    gtk_widget_set_has_tooltip (widget, TRUE);
  }
}
