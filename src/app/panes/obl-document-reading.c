/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The switch between the whole page and the article in it, with the reason why it cannot be used;
 * below it a link to each article that says nearly the same. */
#define G_LOG_DOMAIN "obl-document-reading"

#include "config.h"

#include "app/panes/obl-document-reading.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-facts.h"
#include "app/widgets/obl-form.h"

/* Wire copy may be in hundreds of papers; the list of articles has them all. */
#define MAX_COPIES 20

struct _OblDocumentReading {
  AdwBin parent_instance;

  OblSession *session; /* of what is shown, or NULL */
  GtkWidget *page;
  GtkWidget *reason;
  GtkWidget *copies;
};

G_DEFINE_FINAL_TYPE (OblDocumentReading, obl_document_reading, ADW_TYPE_BIN)

static void
obl_document_reading_dispose (GObject *object)
{
  g_clear_object (&OBL_DOCUMENT_READING (object)->session);

  G_OBJECT_CLASS (obl_document_reading_parent_class)->dispose (object);
}

static void
obl_document_reading_class_init (OblDocumentReadingClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_document_reading_dispose;
}

static void
obl_document_reading_init (OblDocumentReading *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->page = gtk_button_new ();
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->page), "win.whole-page");
  gtk_widget_set_halign (self->page, GTK_ALIGN_START);
  self->reason = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reason), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reason), TRUE);
  gtk_widget_add_css_class (self->reason, "caption");
  gtk_widget_add_css_class (self->reason, "dim-label");
  self->copies = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_box_append (GTK_BOX (box), self->page);
  gtk_box_append (GTK_BOX (box), self->reason);
  gtk_box_append (GTK_BOX (box), self->copies);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
obl_document_reading_new (void)
{
  return g_object_new (OBL_TYPE_DOCUMENT_READING, NULL);
}

static void
copy_cb (OblDocumentReading *self, GtkButton *link)
{
  OblId id = OBL_ID_NONE;

  if (self->session != NULL && obl_id_parse (gtk_widget_get_name (GTK_WIDGET (link)), &id))
    obl_session_open_document (self->session, &id);
}

static GtkWidget *
make_link (OblDocumentReading *self, const OblDocument *document)
{
  GtkWidget *link = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *date = obl_look_date (document->published);
  char buffer[OBL_ID_STRING_SIZE];

  obl_facts_append (text, document->title);
  obl_facts_append (text, document->publisher);
  obl_facts_append (text, date);
  gtk_label_set_text (GTK_LABEL (label), text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (link), label);
  gtk_widget_add_css_class (link, "flat");
  gtk_widget_add_css_class (link, "entity");
  gtk_widget_set_name (link, obl_id_format (&document->id, buffer));
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, text->str,
                                  -1);
  g_signal_connect_object (link, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  return link;
}

static GtkWidget *
make_more (guint n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static void
show_copies (OblDocumentReading *self, const OblDocument *document)
{
  g_autoptr (GPtrArray) group = obl_session_list_copies (self->session, &document->id);
  GtkWidget *child = NULL;
  guint n_shown = 0;

  while ((child = gtk_widget_get_first_child (self->copies)) != NULL)
    gtk_box_remove (GTK_BOX (self->copies), child);
  gtk_widget_set_visible (self->copies, group->len > 1);
  if (group->len < 2)
    return;
  gtk_box_append (GTK_BOX (self->copies), obl_form_title (_ ("Says nearly the same")));
  for (guint i = 0; i < group->len && n_shown < MAX_COPIES; i++) {
    const OblDocument *other = group->pdata[i];

    if (!obl_id_equal (&other->id, &document->id)) {
      gtk_box_append (GTK_BOX (self->copies), make_link (self, other));
      n_shown++;
    }
  }
  if (n_shown < group->len - 1)
    gtk_box_append (GTK_BOX (self->copies), make_more (group->len - 1 - n_shown));
}

void
obl_document_reading_show (OblDocumentReading *self, OblSession *session)
{
  const char *why_not;

  g_return_if_fail (OBL_IS_DOCUMENT_READING (self));

  g_set_object (&self->session, session);
  why_not = obl_session_why_not_reread (session);
  gtk_button_set_label (GTK_BUTTON (self->page), obl_session_is_whole_page (session)
                                                     ? _ ("Show the article")
                                                     : _ ("Show the whole page"));
  gtk_label_set_text (GTK_LABEL (self->reason), why_not != NULL ? why_not : "");
  gtk_widget_set_visible (self->reason, why_not != NULL);
  show_copies (self, obl_session_get_document (session));
}
