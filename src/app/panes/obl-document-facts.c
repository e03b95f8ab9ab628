/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A form of labels, of which those without a value are hidden: most articles lack some. */
#define G_LOG_DOMAIN "obl-document-facts"

#include "config.h"

#include "app/panes/obl-document-facts.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-form.h"

/* Enough of a SHA-256 to tell two sources apart by eye; the whole is in the tooltip. */
#define SHORT_HASH 12

typedef enum {
  FACT_SOURCE,
  FACT_URL,
  FACT_RETRIEVED,
  FACT_KIND,
  FACT_HASH,
  FACT_IMPORTER,
  FACT_COUNTS,
  N_FACTS,
} Fact;

struct _OblDocumentFacts {
  AdwBin parent_instance;

  GtkWidget *captions[N_FACTS];
  GtkWidget *values[N_FACTS];
  GtkWidget *answer; /* folds away what the server said */
  GtkWidget *head;
};

G_DEFINE_FINAL_TYPE (OblDocumentFacts, obl_document_facts, ADW_TYPE_BIN)

static void
obl_document_facts_class_init (OblDocumentFactsClass *class)
{
}

static void
wrap (GtkWidget *label)
{
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
}

static void
obl_document_facts_init (OblDocumentFacts *self)
{
  const char *captions[N_FACTS] = {
    [FACT_SOURCE] = _ ("Source"), [FACT_URL] = _ ("Address"),  [FACT_RETRIEVED] = _ ("Retrieved"),
    [FACT_KIND] = _ ("Kind"),     [FACT_HASH] = _ ("SHA-256"), [FACT_IMPORTER] = _ ("Read by"),
    [FACT_COUNTS] = _ ("Counts"),
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *form = obl_form_new ();

  for (guint i = 0; i < N_FACTS; i++) {
    self->values[i] = gtk_label_new (NULL);
    gtk_label_set_xalign (GTK_LABEL (self->values[i]), 0);
    gtk_label_set_selectable (GTK_LABEL (self->values[i]), TRUE);
    gtk_label_set_ellipsize (GTK_LABEL (self->values[i]), PANGO_ELLIPSIZE_MIDDLE);
    gtk_widget_add_css_class (self->values[i], "caption");
    gtk_widget_add_css_class (self->values[i], "numeric");
    self->captions[i] = obl_form_append (form, captions[i], self->values[i]);
  }
  /* These are sentences: they wrap. */
  wrap (self->values[FACT_COUNTS]);
  wrap (self->values[FACT_IMPORTER]);
  self->head = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->head), 0);
  gtk_label_set_selectable (GTK_LABEL (self->head), TRUE);
  wrap (self->head);
  gtk_widget_add_css_class (self->head, "caption");
  gtk_widget_add_css_class (self->head, "monospace");
  self->answer = obl_expander_new (_ ("What the server said"), self->head);
  gtk_widget_add_css_class (self->answer, "caption");
  gtk_box_append (GTK_BOX (box), obl_form_title (_ ("Origin")));
  gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), self->answer);
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
obl_document_facts_new (void)
{
  return g_object_new (OBL_TYPE_DOCUMENT_FACTS, NULL);
}

static void
show_fact (OblDocumentFacts *self, Fact fact, const char *text, const char *tooltip)
{
  gboolean has_text = text != NULL && *text != '\0';

  gtk_label_set_text (GTK_LABEL (self->values[fact]), has_text ? text : "");
  gtk_widget_set_tooltip_text (self->values[fact], tooltip);
  gtk_widget_set_visible (self->captions[fact], has_text);
  gtk_widget_set_visible (self->values[fact], has_text);
}

static char *
describe_counts (const OblDocument *document, guint n_spans, guint n_frames)
{
  guint n_chars
      = document->text == NULL ? document->n_chars : obl_text_get_n_chars (document->text);
  g_autofree char *chars
      = g_strdup_printf (ngettext ("%'u character", "%'u characters", n_chars), n_chars);
  g_autofree char *spans
      = g_strdup_printf (ngettext ("%'u annotation", "%'u annotations", n_spans), n_spans);
  g_autofree char *frames
      = g_strdup_printf (ngettext ("%'u claim", "%'u claims", n_frames), n_frames);

  return g_strjoin (", ", chars, spans, frames, NULL);
}

void
obl_document_facts_show (OblDocumentFacts *self,
                         const OblDocument *document,
                         guint n_spans,
                         guint n_frames)
{
  const OblSource *source = &document->source;
  g_autofree char *retrieved = obl_look_moment (source->retrieved);
  g_autofree char *hash = source->sha256 == NULL ? NULL : g_strndup (source->sha256, SHORT_HASH);
  g_autofree char *counts = describe_counts (document, n_spans, n_frames);

  g_return_if_fail (OBL_IS_DOCUMENT_FACTS (self));

  show_fact (self, FACT_SOURCE, source->name, source->name);
  show_fact (self, FACT_URL, source->url, source->url);
  show_fact (self, FACT_RETRIEVED, retrieved, NULL);
  show_fact (self, FACT_KIND, source->media_type, NULL);
  show_fact (self, FACT_HASH, hash, source->sha256);
  show_fact (self, FACT_IMPORTER, document->importer, document->importer);
  show_fact (self, FACT_COUNTS, counts, NULL);
  gtk_label_set_text (GTK_LABEL (self->head), source->head != NULL ? source->head : "");
  gtk_widget_set_visible (self->answer, source->head != NULL);
}
