/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text fields are a table: where in the document the text is, what it is called, what its change is
 * called in the history, and what is wrong with a text.  As with entities, an edit starts from
 * "draft" while an earlier one is on its way to the disk. */
#define G_LOG_DOMAIN "obl-document-page"

#include "config.h"

#include "app/panes/obl-document-page.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-candidate-button.h"
#include "app/panes/obl-document-facts.h"
#include "app/panes/obl-document-labels.h"
#include "app/panes/obl-document-reading.h"
#include "app/panes/obl-look.h"
#include "app/widgets/obl-field.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-word-list.h"

/* What is wrong with a text, for a person; NULL when nothing is. */
typedef const char *(*Check) (const char *text);

static const char *
check_title (const char *text)
{
  return *text == '\0' ? _ ("An article needs a title.") : NULL;
}

static const char *
check_date (const char *text)
{
  if (*text == '\0'
      || g_regex_match_simple ("^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01])"
                               "([T ][0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?"
                               "(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?$",
                               text, 0, 0))
    return NULL;
  return _ ("Write dates as year-month-day: 2024-01-21.");
}

static const char *
check_language (const char *text)
{
  if (*text == '\0' || g_regex_match_simple ("^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$", text, 0, 0))
    return NULL;
  return _ ("Write the code of a language, such as en, ko or zh-Hant.");
}

typedef struct {
  const char *caption;
  const char *history;
  const char *placeholder;
  gsize offset; /* of a char * in OblDocument */
  Check check;
  const char *field; /* of its candidates, or NULL */
} FieldType;

static const FieldType field_types[] = {
  { N_ ("Title"), N_ ("Change the title"), NULL, G_STRUCT_OFFSET (OblDocument, title), check_title,
    "title" },
  { N_ ("Byline"), N_ ("Change the byline"), NULL, G_STRUCT_OFFSET (OblDocument, byline), NULL,
    "byline" },
  { N_ ("Publisher"), N_ ("Change the publisher"), NULL, G_STRUCT_OFFSET (OblDocument, publisher),
    NULL, "publisher" },
  { N_ ("Agency"), N_ ("Change the agency"), NULL, G_STRUCT_OFFSET (OblDocument, agency), NULL,
    NULL },
  { N_ ("Published"), N_ ("Change the date of publication"), "2024-01-21",
    G_STRUCT_OFFSET (OblDocument, published), check_date, "published" },
  { N_ ("Updated"), N_ ("Change the date of the update"), "2024-01-21",
    G_STRUCT_OFFSET (OblDocument, updated), check_date, "updated" },
  { N_ ("Language"), N_ ("Change the language"), "en", G_STRUCT_OFFSET (OblDocument, language),
    check_language, "language" },
};

#define N_FIELDS G_N_ELEMENTS (field_types)

static const char *const directions[] = { NULL, "ltr", "rtl" };

struct _OblDocumentPage {
  OblPane parent_instance;

  GtkWidget *stack;
  GtkWidget *status;
  GtkWidget *fields[N_FIELDS];
  GtkWidget *candidates[N_FIELDS]; /* beside them, or NULL */
  GtkWidget *reading;
  GtkWidget *direction;
  GtkWidget *labels;
  GtkWidget *tags;
  GtkWidget *notes;
  GtkWidget *block_role;
  GtkWidget *facts;

  OblDocument *document; /* that is shown, or NULL */
  OblDocument *draft;    /* what was put last and is not read back yet, or NULL */
  guint32 caret;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (OblDocumentPage, obl_document_page, OBL_TYPE_PANE)

/* --- Edits -------------------------------------------------------------------------------------- */

/* The document to change and put(), or NULL.  It is the one shown, which is no longer the open one
 * when a field is left because another article was opened. */
static OblDocument *
copy_document (OblDocumentPage *self)
{
  const OblDocument *document = self->draft != NULL ? self->draft : self->document;

  if (self->is_showing || document == NULL || obl_pane_get_session (OBL_PANE (self)) == NULL)
    return NULL;
  return obl_document_copy (document);
}

static void
put (OblDocumentPage *self, OblDocument *document, const char *history_label)
{
  g_clear_pointer (&self->draft, obl_document_unref);
  self->draft = obl_document_ref (document);
  obl_session_put_document (obl_pane_get_session (OBL_PANE (self)), document, history_label);
}

static void
set_text (char **text, const char *value)
{
  g_free (*text);
  *text = value == NULL || *value == '\0' ? NULL : g_strdup (value);
}

static void
field_committed_cb (OblDocumentPage *self, const char *text, GtkWidget *field)
{
  g_autoptr (OblDocument) document = copy_document (self);
  guint index = 0;
  const char *problem;

  while (self->fields[index] != field)
    index++;
  problem = field_types[index].check == NULL ? NULL : field_types[index].check (text);
  obl_field_set_problem (OBL_FIELD (field), problem);
  if (document == NULL || problem != NULL)
    return;
  set_text (G_STRUCT_MEMBER_P (document, field_types[index].offset), text);
  put (self, document, _ (field_types[index].history));
}

static void
candidate_cb (OblDocumentPage *self, const char *value, GtkWidget *button)
{
  g_autoptr (OblDocument) document = copy_document (self);
  guint index = 0;

  while (self->candidates[index] != button)
    index++;
  if (document == NULL)
    return;
  set_text (G_STRUCT_MEMBER_P (document, field_types[index].offset), value);
  obl_field_set_problem (OBL_FIELD (self->fields[index]), NULL);
  put (self, document, _ (field_types[index].history));
}

static void
direction_cb (OblDocumentPage *self)
{
  g_autoptr (OblDocument) document = copy_document (self);

  if (document == NULL)
    return;
  set_text (&document->direction,
            directions[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->direction))]);
  put (self, document, _ ("Change the writing direction"));
}

static void
status_cb (OblDocumentPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (!self->is_showing && session != NULL && self->document != NULL)
    obl_session_set_document_status (
        session, &self->document->id,
        (OblStatus)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->status)));
}

static void
tag_added_cb (OblDocumentPage *self, const char *tag)
{
  g_autoptr (OblDocument) document = copy_document (self);
  g_autofree char *label = g_strdup_printf (_ ("Add the tag “%s”"), tag);

  if (document == NULL)
    return;
  obl_document_add_tag (document, tag);
  put (self, document, label);
}

static void
tag_removed_cb (OblDocumentPage *self, const char *tag)
{
  g_autoptr (OblDocument) document = copy_document (self);
  g_autofree char *label = g_strdup_printf (_ ("Take away the tag “%s”"), tag);
  guint index;

  if (document == NULL
      || !g_ptr_array_find_with_equal_func (document->tags, tag, g_str_equal, &index))
    return;
  g_ptr_array_remove_index (document->tags, index);
  put (self, document, label);
}

static void
notes_committed_cb (OblDocumentPage *self, const char *text)
{
  g_autoptr (OblDocument) document = copy_document (self);

  if (document == NULL)
    return;
  set_text (&document->notes, text);
  put (self, document, _ ("Change the notes"));
}

static void
label_changed_cb (OblDocumentPage *self, const char *name, const char *value)
{
  g_autoptr (OblDocument) document = copy_document (self);
  g_autofree char *history = g_strdup_printf (_ ("Change the article's %s"), name);
  OblDocumentLabel *label;

  if (document == NULL)
    return;
  for (guint i = document->labels->len; i > 0; i--) {
    label = document->labels->pdata[i - 1];
    if (g_str_equal (label->name, name))
      g_ptr_array_remove_index (document->labels, i - 1);
  }
  if (value != NULL) {
    label = g_new0 (OblDocumentLabel, 1);
    label->id = obl_id_new ();
    label->name = g_strdup (name);
    label->value = g_strdup (value);
    g_ptr_array_add (document->labels, label);
  }
  put (self, document, history);
}

static void
block_role_cb (OblDocumentPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (!self->is_showing && session != NULL)
    obl_session_set_block_role (
        session, self->caret,
        (OblBlockRole)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->block_role)));
}

static void
commit (OblDocumentPage *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    obl_field_commit (OBL_FIELD (self->fields[i]));
  obl_field_commit (OBL_FIELD (self->notes));
  obl_word_list_commit (OBL_WORD_LIST (self->tags));
}

/* --- Showing ------------------------------------------------------------------------------------ */

static void
show_block (OblDocumentPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblDocument *document = session == NULL ? NULL : obl_session_get_document (session);
  int index;

  if (document == NULL)
    return;
  self->caret = obl_session_get_text_selection (session).start;
  index = obl_document_find_block (document, self->caret);
  if (index >= 0) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, (guint)index);
    gboolean was_showing = self->is_showing;

    self->is_showing = TRUE;
    gtk_drop_down_set_selected (GTK_DROP_DOWN (self->block_role), (guint)block->role);
    self->is_showing = was_showing;
  }
  gtk_widget_set_sensitive (self->block_role, index >= 0);
}

static guint
find_direction (const OblDocument *document)
{
  for (guint i = 1; i < G_N_ELEMENTS (directions); i++) {
    if (g_strcmp0 (document->direction, directions[i]) == 0)
      return i;
  }
  return 0;
}

static void
show_fields (OblDocumentPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const OblDocument *document = self->document;

  self->is_showing = TRUE;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->status), (guint)document->status);
  for (guint i = 0; i < N_FIELDS; i++) {
    const char *value = G_STRUCT_MEMBER (char *, document, field_types[i].offset);

    obl_field_set_text (OBL_FIELD (self->fields[i]), value);
    if (self->candidates[i] != NULL)
      obl_candidate_button_show (OBL_CANDIDATE_BUTTON (self->candidates[i]), document, value);
  }
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->direction), find_direction (document));
  obl_document_labels_show (OBL_DOCUMENT_LABELS (self->labels), obl_session_get_label_set (session),
                            document);
  obl_word_list_show (OBL_WORD_LIST (self->tags), document->tags);
  obl_field_set_text (OBL_FIELD (self->notes), document->notes);
  obl_document_reading_show (OBL_DOCUMENT_READING (self->reading), session);
  obl_document_facts_show (OBL_DOCUMENT_FACTS (self->facts), document,
                           obl_session_get_spans (session)->len,
                           obl_session_get_frames (session)->len);
  show_block (self);
  self->is_showing = FALSE;
}

/* Another article may have come that says the same. */
static void
show_reading (OblDocumentPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (session != NULL && obl_session_get_document (session) != NULL)
    obl_document_reading_show (OBL_DOCUMENT_READING (self->reading), session);
}

static void
show_document (OblDocumentPage *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblDocument *document = session == NULL ? NULL : obl_session_get_document (session);

  if (document == NULL || self->document == NULL
      || !obl_id_equal (&document->id, &self->document->id))
    commit (self);
  g_clear_pointer (&self->draft, obl_document_unref);
  g_clear_pointer (&self->document, obl_document_unref);
  self->document = document == NULL ? NULL : obl_document_ref (document);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), document == NULL ? "empty" : "form");
  if (document != NULL)
    show_fields (self);
}

/* --- The object --------------------------------------------------------------------------------- */

static void
obl_document_page_leave (OblPane *pane)
{
  commit (OBL_DOCUMENT_PAGE (pane));
}

static void
obl_document_page_refresh (OblPane *pane)
{
  show_document (OBL_DOCUMENT_PAGE (pane));
}

static void
obl_document_page_finalize (GObject *object)
{
  OblDocumentPage *self = OBL_DOCUMENT_PAGE (object);

  g_clear_pointer (&self->draft, obl_document_unref);
  g_clear_pointer (&self->document, obl_document_unref);

  G_OBJECT_CLASS (obl_document_page_parent_class)->finalize (object);
}

static void
obl_document_page_class_init (OblDocumentPageClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_document_page_finalize;
  OBL_PANE_CLASS (class)->leave = obl_document_page_leave;
  OBL_PANE_CLASS (class)->refresh = obl_document_page_refresh;
}

static GtkWidget *
make_drop_down (OblDocumentPage *self, const char *const *titles, GCallback callback)
{
  GtkWidget *drop_down = gtk_drop_down_new_from_strings (titles);

  g_signal_connect_object (drop_down, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  return drop_down;
}

static GtkWidget *
make_form (OblDocumentPage *self)
{
  const char *statuses[]
      = { obl_look_status_title (OBL_STATUS_NEW), obl_look_status_title (OBL_STATUS_IN_PROGRESS),
          obl_look_status_title (OBL_STATUS_DONE), obl_look_status_title (OBL_STATUS_FLAGGED),
          NULL };
  const char *direction_titles[] = { "—", _ ("Left to right"), _ ("Right to left"), NULL };
  GtkWidget *form = obl_form_new ();

  self->status = make_drop_down (self, statuses, G_CALLBACK (status_cb));
  obl_form_append (form, _ ("Status"), self->status);
  for (guint i = 0; i < N_FIELDS; i++) {
    self->fields[i] = obl_field_new (_ (field_types[i].caption));
    if (field_types[i].placeholder != NULL)
      obl_field_set_placeholder (OBL_FIELD (self->fields[i]), field_types[i].placeholder);
    g_signal_connect_object (self->fields[i], "committed", G_CALLBACK (field_committed_cb), self,
                             G_CONNECT_SWAPPED);
    obl_form_append (form, _ (field_types[i].caption), self->fields[i]);
    if (field_types[i].field != NULL) {
      self->candidates[i]
          = obl_candidate_button_new (field_types[i].field, _ (field_types[i].caption));
      g_signal_connect_object (self->candidates[i], "chosen", G_CALLBACK (candidate_cb), self,
                               G_CONNECT_SWAPPED);
      obl_form_append_aside (form, self->candidates[i]);
    }
  }
  self->direction = make_drop_down (self, direction_titles, G_CALLBACK (direction_cb));
  obl_form_append (form, _ ("Direction"), self->direction);
  return form;
}

static GtkWidget *
make_block_form (OblDocumentPage *self)
{
  const char *roles[]
      = { obl_look_block_role_title (OBL_ROLE_BODY), obl_look_block_role_title (OBL_ROLE_TITLE),
          obl_look_block_role_title (OBL_ROLE_META),
          obl_look_block_role_title (OBL_ROLE_BOILERPLATE), NULL };
  GtkWidget *form = obl_form_new ();

  self->block_role = make_drop_down (self, roles, G_CALLBACK (block_role_cb));
  gtk_widget_set_tooltip_text (self->block_role,
                               _ ("What the block of text at the caret is in the article"));
  obl_form_append (form, _ ("This block"), self->block_role);
  return form;
}

static void
make_words (OblDocumentPage *self)
{
  self->tags = obl_word_list_new (_ ("New tag"), _ ("Add a tag"), _ ("Take away this tag"));
  g_signal_connect_object (self->tags, "added", G_CALLBACK (tag_added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tags, "removed", G_CALLBACK (tag_removed_cb), self,
                           G_CONNECT_SWAPPED);
  self->notes = obl_field_new_multiline (_ ("Notes"));
  obl_field_set_placeholder (OBL_FIELD (self->notes), _ ("Notes about the article"));
  g_signal_connect_object (self->notes, "committed", G_CALLBACK (notes_committed_cb), self,
                           G_CONNECT_SWAPPED);
  self->labels = obl_document_labels_new ();
  g_signal_connect_object (self->labels, "changed", G_CALLBACK (label_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->reading = obl_document_reading_new ();
  self->facts = obl_document_facts_new ();
}

static void
obl_document_page_init (OblDocumentPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *empty = adw_status_page_new ();

  make_words (self);
  gtk_box_append (GTK_BOX (box), make_form (self));
  gtk_box_append (GTK_BOX (box), self->labels);
  gtk_box_append (GTK_BOX (box), self->tags);
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_box_append (GTK_BOX (box), make_block_form (self));
  gtk_box_append (GTK_BOX (box), self->reading);
  gtk_box_append (GTK_BOX (box), self->facts);
  gtk_widget_add_css_class (box, "inspector-box");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_add_css_class (empty, "compact");
  /* There is nothing in it to act on; its scrolled window would stop the Tab key all the same. */
  gtk_widget_set_can_focus (empty, FALSE);
  adw_status_page_set_title (ADW_STATUS_PAGE (empty), _ ("No article is open"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (empty),
      _ ("What is known about an article will be here: title, source, date, status, tags."));
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "form");
  adw_bin_set_child (ADW_BIN (self), self->stack);

  obl_pane_watch (OBL_PANE (self), "document-opened", G_CALLBACK (show_document));
  obl_pane_watch (OBL_PANE (self), "document-changed", G_CALLBACK (show_document));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (show_document));
  obl_pane_watch (OBL_PANE (self), "marks-changed", G_CALLBACK (show_document));
  obl_pane_watch (OBL_PANE (self), "documents-changed", G_CALLBACK (show_reading));
  obl_pane_watch (OBL_PANE (self), "failed", G_CALLBACK (show_document));
  obl_pane_watch (OBL_PANE (self), "text-selection-changed", G_CALLBACK (show_block));
}
