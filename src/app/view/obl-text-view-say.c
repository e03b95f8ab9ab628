/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks at the caret in words.
 *
 * GTK before 4.14 cannot announce anything to a screen reader.  What it does tell at once is that a
 * label has changed: the line below the text has the role of a status, which readers speak; and the
 * description of the text is there to be asked for. */
#define G_LOG_DOMAIN "obl-text-view"

#include "config.h"

#include "app/view/obl-text-view-private.h"

#include <glib/gi18n-lib.h>

static void
append (OblTextView *view, GString *words, const OblId *id)
{
  const gboolean is_selected = obl_id_equal (id, &view->selected);
  g_autofree char *one = view->describe == NULL ? NULL : view->describe (id, view->describe_data);

  if (one == NULL)
    return;
  if (words->len > 0)
    g_string_append (words, "; ");
  if (is_selected)
    /* Translators: %s is an annotation in words: “Person: Mira Solheim”. */
    g_string_append_printf (words, _ ("Selected: %s"), one);
  else
    g_string_append (words, one);
}

void
obl_text_view_say (OblTextView *view)
{
  const gboolean has_words = view->selection.start < view->selection.end;
  g_autoptr (GPtrArray) spans
      = obl_text_spans_list_at (view->spans, has_words ? view->selection.start : view->caret);
  g_autoptr (GString) words = g_string_new (NULL);

  /* The selected one first, wherever it is. */
  if (!obl_id_is_none (&view->selected))
    append (view, words, &view->selected);
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];

    if (!obl_id_equal (&span->id, &view->selected))
      append (view, words, &span->id);
  }
  if (g_str_equal (gtk_label_get_text (GTK_LABEL (view->said)), words->str))
    return;
  gtk_label_set_text (GTK_LABEL (view->said), words->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words->str, -1);
}
