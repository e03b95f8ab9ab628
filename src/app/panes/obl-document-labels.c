/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document label is an attribute by another name: the rows are an attribute form, over types made
 * from the label set's document labels. */
#define G_LOG_DOMAIN "obl-document-labels"

#include "config.h"

#include "app/panes/obl-document-labels.h"

#include "app/panes/obl-attribute-form.h"

struct _OblDocumentLabels {
  AdwBin parent_instance;

  GtkWidget *form;
  OblLabelSet *set; /* that the types were made from, or NULL */
  GPtrArray *types; /* OblAttributeType that borrow from the set */
};

G_DEFINE_FINAL_TYPE (OblDocumentLabels, obl_document_labels, ADW_TYPE_BIN)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
changed_cb (OblDocumentLabels *self, const char *name, const char *json_value)
{
  g_autoptr (GPtrArray) attributes = obl_attributes_new ();
  g_autofree char *value = NULL;

  obl_attributes_set (attributes, name, json_value);
  value = obl_attributes_dup_string (attributes, name);
  g_signal_emit (self, signals[CHANGED], 0, name, value);
}

static void
obl_document_labels_finalize (GObject *object)
{
  OblDocumentLabels *self = OBL_DOCUMENT_LABELS (object);

  g_clear_pointer (&self->types, g_ptr_array_unref);
  g_clear_pointer (&self->set, obl_label_set_unref);

  G_OBJECT_CLASS (obl_document_labels_parent_class)->finalize (object);
}

static void
obl_document_labels_class_init (OblDocumentLabelsClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_document_labels_finalize;

  signals[CHANGED] = g_signal_new ("changed", OBL_TYPE_DOCUMENT_LABELS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
obl_document_labels_init (OblDocumentLabels *self)
{
  self->form = obl_attribute_form_new ();
  adw_bin_set_child (ADW_BIN (self), self->form);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
obl_document_labels_new (void)
{
  return g_object_new (OBL_TYPE_DOCUMENT_LABELS, NULL);
}

static GPtrArray *
make_types (const OblLabelSet *set)
{
  GPtrArray *types = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; set != NULL && i < set->document_labels->len; i++) {
    const OblDocumentLabelType *label = set->document_labels->pdata[i];
    OblAttributeType *type = g_new0 (OblAttributeType, 1);

    type->name = label->name;
    type->title = label->title;
    type->kind = label->values->len > 0 ? OBL_VALUE_CHOICE : OBL_VALUE_TEXT;
    type->values = label->values;
    g_ptr_array_add (types, type);
  }
  return types;
}

void
obl_document_labels_show (OblDocumentLabels *self, OblLabelSet *set, const OblDocument *document)
{
  g_autoptr (GPtrArray) attributes = obl_attributes_new ();

  g_return_if_fail (OBL_IS_DOCUMENT_LABELS (self));

  for (guint i = 0; document != NULL && document->labels != NULL && i < document->labels->len;
       i++) {
    const OblDocumentLabel *label = document->labels->pdata[i];

    obl_attributes_set_string (attributes, label->name, label->value);
  }
  if (self->types == NULL || set != self->set) {
    OblLabelSet *before = self->set;
    GPtrArray *types = make_types (set);

    obl_attribute_form_show (OBL_ATTRIBUTE_FORM (self->form), types, attributes);
    g_clear_pointer (&self->types, g_ptr_array_unref);
    self->types = types;
    self->set = set == NULL ? NULL : obl_label_set_ref (set);
    g_clear_pointer (&before, obl_label_set_unref);
  } else {
    obl_attribute_form_show (OBL_ATTRIBUTE_FORM (self->form), self->types, attributes);
  }
}
