/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A popular entity has hundreds of mentions in a long article, hence a list view over the lazy model
 * in a box of bounded height. */
#define G_LOG_DOMAIN "obl-mention-list"

#include "config.h"

#include "app/panes/obl-mention-list.h"

#include <glib/gi18n-lib.h>

#include "app/models/obl-record-list.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-tip.h"

struct _OblMentionList {
  OblPane parent_instance;

  GtkWidget *title;
  GtkWidget *scroller;
  GtkWidget *list;
  OblRecordList *records;
};

G_DEFINE_FINAL_TYPE (OblMentionList, obl_mention_list, OBL_TYPE_PANE)

/* Pixels; more would push the rest of the inspector out of sight. */
#define MAX_HEIGHT 132
/* A scroller takes the room of its bar even for a single row; so many rows do without. */
#define MAX_UNSCROLLED 5

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const OblSpan *span = obl_record_get_span (OBL_RECORD (gtk_list_item_get_item (item)));

  gtk_label_set_text (GTK_LABEL (label), span->quote);
  obl_tip_set (label, span->quote);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, span->quote, -1);
}

static void
activate_cb (OblMentionList *self, guint position)
{
  const OblSpan *span = obl_record_list_get (self->records, position);
  /* The list may be shown anew, without the span, before the call is over. */
  OblId id = span->id;

  obl_session_select (obl_pane_get_session (OBL_PANE (self)), &id);
}

static void
obl_mention_list_refresh (OblPane *pane)
{
  if (obl_pane_get_session (pane) == NULL)
    obl_mention_list_show (OBL_MENTION_LIST (pane), &OBL_ID_NONE, &OBL_ID_NONE);
}

static void
obl_mention_list_finalize (GObject *object)
{
  g_clear_object (&OBL_MENTION_LIST (object)->records);

  G_OBJECT_CLASS (obl_mention_list_parent_class)->finalize (object);
}

static void
obl_mention_list_class_init (OblMentionListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_mention_list_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_mention_list_refresh;
}

static void
obl_mention_list_init (OblMentionList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->records = obl_record_list_new (OBL_RECORD_SPAN);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  self->list = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->records)))),
      factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "mentions");
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  self->title = obl_form_title (NULL);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->scroller);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
obl_mention_list_new (void)
{
  return g_object_new (OBL_TYPE_MENTION_LIST, NULL);
}

void
obl_mention_list_show (OblMentionList *self, const OblId *entity_id, const OblId *but_span_id)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  g_autoptr (GPtrArray) mentions = g_ptr_array_new ();
  GPtrArray *spans;
  g_autofree char *title = NULL;

  g_return_if_fail (OBL_IS_MENTION_LIST (self));

  spans = session == NULL ? NULL : obl_session_get_spans (session);
  for (guint i = 0; spans != NULL && !obl_id_is_none (entity_id) && i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];

    if (obl_id_equal (&span->entity_id, entity_id) && !obl_id_equal (&span->id, but_span_id))
      g_ptr_array_add (mentions, spans->pdata[i]);
  }
  if (obl_id_is_none (but_span_id))
    title = g_strdup_printf (
        ngettext ("%u mention in this article", "%u mentions in this article", mentions->len),
        mentions->len);
  else
    title = g_strdup_printf (ngettext ("%u other mention in this article",
                                       "%u other mentions in this article", mentions->len),
                             mentions->len);
  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  mentions->len <= MAX_UNSCROLLED ? GTK_POLICY_NEVER
                                                                  : GTK_POLICY_AUTOMATIC);
  obl_record_list_set (self->records, mentions);
  gtk_widget_set_visible (GTK_WIDGET (self), mentions->len > 0);
}
