/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The document that a record is about: finding it, making it, and what a person can change of it.
 *
 * Text, HTML, source and importer are frozen: a record gives them to a document that it makes; for
 * one that is there the text must be the same, and the rest is not looked at. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/import/obl-import.h"

/* Made by a record that does not say what made it. */
#define OWN_IMPORTER "record 1"
/* Characters shown from each text where two differ, and of a first line that becomes a title. */
#define EXCERPT_CHARS 40
#define TITLE_CHARS 120

/* --- Finding it ------------------------------------------------------------------------------- */

static gboolean
read_text_members (OblRecordApply *apply,
                   const OblJsonNode **text,
                   const OblJsonNode **sha256,
                   GError **error)
{
  g_autofree char *actual = NULL;

  if (!obl_record_read_child (apply->root, "text", OBL_JSON_STRING, text, error)
      || !obl_record_read_child (apply->root, "text_sha256", OBL_JSON_STRING, sha256, error))
    return FALSE;
  if (*text == NULL || *sha256 == NULL)
    return TRUE;
  actual = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)(*text)->text,
                                        (*text)->n_bytes);
  if (g_ascii_strcasecmp (actual, (*sha256)->text) != 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_MISMATCH, *sha256,
                            _ ("the SHA-256 of “text” is %s, the record says %s: the text was "
                               "changed since; offsets may be wrong"),
                            actual, (*sha256)->text);
  return TRUE;
}

/* Up to EXCERPT_CHARS characters from @at. */
static char *
dup_excerpt (const char *at)
{
  const char *end = at;

  for (guint i = 0; i < EXCERPT_CHARS && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  return g_strndup (at, (gsize)(end - at));
}

static gboolean
fail_texts_differ (const OblJsonNode *node, const char *ours, const char *theirs, GError **error)
{
  g_autofree char *our_excerpt = NULL;
  g_autofree char *their_excerpt = NULL;
  guint position = 0;

  while (*ours != '\0' && g_utf8_get_char (ours) == g_utf8_get_char (theirs)) {
    ours = g_utf8_next_char (ours);
    theirs = g_utf8_next_char (theirs);
    position++;
  }
  our_excerpt = dup_excerpt (ours);
  their_excerpt = dup_excerpt (theirs);
  return obl_record_fail (error, OBL_RECORD_ERROR_MISMATCH, node,
                          _ ("the text is not the article's: from character %u on the project has "
                             "“%s”, the record “%s”"),
                          position, our_excerpt, their_excerpt);
}

static gboolean
check_text (OblRecordApply *apply,
            const OblJsonNode *text,
            const OblJsonNode *sha256,
            GError **error)
{
  const OblText *ours = apply->document->text;

  if (text != NULL && strcmp (text->text, obl_text_get_utf8 (ours)) != 0)
    return fail_texts_differ (text, obl_text_get_utf8 (ours), text->text, error);
  if (text == NULL && sha256 != NULL
      && g_ascii_strcasecmp (sha256->text, obl_text_get_sha256 (ours)) != 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_MISMATCH, sha256,
                            _ ("the text is not the article's: its SHA-256 is %s in the project "
                               "and %s in the record"),
                            obl_text_get_sha256 (ours), sha256->text);
  return TRUE;
}

/* Sets apply->document when there is one; FALSE only for an error. */
static gboolean
load_by_id (OblRecordApply *apply, const OblId *id, GError **error)
{
  GError *problem = NULL;

  apply->document = obl_store_get_document (apply->store, id, &problem);
  if (g_error_matches (problem, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND))
    g_clear_error (&problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static GHashTable *
find_shared_texts (OblStore *store, GError **error)
{
  g_autoptr (GPtrArray) documents = obl_store_list_documents (store, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTable *shared;

  if (documents == NULL)
    return NULL;
  shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < documents->len; i++) {
    const OblDocument *document = documents->pdata[i];

    if (!g_hash_table_add (seen, document->text_sha256))
      g_hash_table_add (shared, g_strdup (document->text_sha256));
  }
  return shared;
}

/* Annotations must not go to whichever of two articles comes first. */
static gboolean
check_only_one (OblRecordApply *apply, const char *sha256, GError **error)
{
  if (apply->shared_texts == NULL)
    apply->shared_texts = find_shared_texts (apply->store, error);
  if (apply->shared_texts == NULL)
    return FALSE;
  if (!g_hash_table_contains (apply->shared_texts, sha256))
    return TRUE;
  g_set_error_literal (error, OBL_RECORD_ERROR, OBL_RECORD_ERROR_NOT_FOUND,
                       _ ("several articles have this text; say by “id” which one is meant"));
  return FALSE;
}

static gboolean
load_by_text (OblRecordApply *apply,
              const OblJsonNode *text,
              const OblJsonNode *sha256,
              GError **error)
{
  g_autofree char *hash = NULL;
  OblId id;

  if (sha256 != NULL)
    hash = g_ascii_strdown (sha256->text, -1);
  else if (text != NULL)
    hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)text->text,
                                        text->n_bytes);
  if (hash == NULL || !obl_store_find_document_by_text (apply->store, hash, &id))
    return TRUE;
  if (!apply->options->make_documents && !check_only_one (apply, hash, error))
    return FALSE;
  return load_by_id (apply, &id, error);
}

OblRecordFound
obl_record_find_document (OblRecordApply *apply, GError **error)
{
  const OblJsonNode *id_node;
  const OblJsonNode *text;
  const OblJsonNode *sha256;
  gboolean import = apply->options->make_documents;
  OblId id = OBL_ID_NONE;

  if (!obl_record_read_child (apply->root, "id", OBL_JSON_STRING, &id_node, error)
      || !read_text_members (apply, &text, &sha256, error))
    return OBL_FOUND_NONE;
  if (id_node != NULL && obl_id_parse (id_node->text, &id) && !load_by_id (apply, &id, error))
    return OBL_FOUND_NONE;
  /* Two articles may have one text, so that an import goes by the id when there is one. */
  if (apply->document == NULL && (!import || obl_id_is_none (&id))
      && !load_by_text (apply, text, sha256, error))
    return OBL_FOUND_NONE;
  if (!obl_record_names_define (apply->names, apply->root, OBL_NAME_DOCUMENT,
                                apply->document == NULL ? NULL : &apply->document->id, error))
    return OBL_FOUND_NONE;
  if (apply->document != NULL) {
    if (!check_text (apply, text, sha256, error))
      return OBL_FOUND_NONE;
    return import ? OBL_FOUND_PRESENT : OBL_FOUND_OURS;
  }
  if (import)
    return OBL_FOUND_MISSING;
  g_set_error (error, OBL_RECORD_ERROR, OBL_RECORD_ERROR_NOT_FOUND,
               id_node == NULL && text == NULL && sha256 == NULL
                   ? _ ("the record has neither “id” nor “text” nor “text_sha256”, so that there "
                        "is no telling which article it is about")
                   : _ ("the project has no article with this id or text; import the file first"));
  return OBL_FOUND_NONE;
}

/* --- What a person can change ----------------------------------------------------------------- */

static gboolean
read_direction (const OblJsonNode *meta, OblDocument *document, GError **error)
{
  if (!obl_record_read_text (meta, "direction", &document->direction, error))
    return FALSE;
  if (document->direction != NULL && strcmp (document->direction, "ltr") != 0
      && strcmp (document->direction, "rtl") != 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID,
                            obl_json_node_get_member (meta, "direction"),
                            _ ("a direction is “ltr” or “rtl”, not “%s”"), document->direction);
  return TRUE;
}

static gboolean
read_meta (OblRecordApply *apply, OblDocument *document, GError **error)
{
  static const char *const known[]
      = { "byline", "publisher", "published", "updated", "agency", "language", "direction", NULL };
  const OblJsonNode *meta;

  if (!obl_record_read_child (apply->root, "meta", OBL_JSON_OBJECT, &meta, error))
    return FALSE;
  if (meta == NULL)
    return TRUE;
  obl_record_note_unknown (apply, meta, known);
  return obl_record_read_text (meta, "byline", &document->byline, error)
         && obl_record_read_text (meta, "publisher", &document->publisher, error)
         && obl_record_read_text (meta, "published", &document->published, error)
         && obl_record_read_text (meta, "updated", &document->updated, error)
         && obl_record_read_text (meta, "agency", &document->agency, error)
         && obl_record_read_text (meta, "language", &document->language, error)
         && read_direction (meta, document, error);
}

static gboolean
read_status (const OblJsonNode *root, OblDocument *document, GError **error)
{
  g_autofree char *status = NULL;

  if (!obl_record_read_name (root, "status", &status, error))
    return FALSE;
  if (status != NULL && !obl_status_from_string (status, &document->status))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID,
                            obl_json_node_get_member (root, "status"),
                            _ ("“%s” is no status: new, in-progress, done or flagged"), status);
  return TRUE;
}

static gboolean
read_tags (const OblJsonNode *root, OblDocument *document, GError **error)
{
  const OblJsonNode *list;

  if (!obl_record_read_few (root, "tags", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  if (list == NULL)
    return TRUE;
  g_ptr_array_set_size (document->tags, 0);
  for (const OblJsonNode *node = list->first; node != NULL; node = node->next) {
    if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
      return FALSE;
    if (node->n_bytes == 0)
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("a tag needs a name"));
    obl_document_add_tag (document, node->text);
  }
  return TRUE;
}

/* Among the first @n_ours, which the document had: the label that @node updates, or that says the
 * same; NULL for none. */
static OblDocumentLabel *
find_label (OblRecordApply *apply, const OblJsonNode *node, GPtrArray *labels, guint n_ours)
{
  const OblName *name = obl_record_names_get (apply->names, node);
  const OblJsonNode *label_name = obl_json_node_get_member (node, "name");
  const OblJsonNode *value = obl_json_node_get_member (node, "value");

  for (guint i = 0; i < n_ours; i++) {
    OblDocumentLabel *label = labels->pdata[i];

    if (name != NULL ? obl_id_equal (&label->id, &name->id)
                     : label_name != NULL && g_strcmp0 (label->name, label_name->text) == 0
                           && g_strcmp0 (label->value, value == NULL ? NULL : value->text) == 0)
      return label;
  }
  return NULL;
}

static gboolean
read_label (
    OblRecordApply *apply, const OblJsonNode *node, GPtrArray *labels, guint n_ours, GError **error)
{
  static const char *const known[] = { "id", "name", "value", "annotator", "created", NULL };
  OblDocumentLabel *label = find_label (apply, node, labels, n_ours);

  obl_record_note_unknown (apply, node, known);
  if (label == NULL) {
    label = g_new0 (OblDocumentLabel, 1);
    label->id = obl_record_ensure_id (apply, node);
    g_ptr_array_add (labels, label);
  }
  if (!obl_record_read_name (node, "name", &label->name, error)
      || !obl_record_read_text (node, "value", &label->value, error)
      || !obl_record_read_annotator (apply, node, &label->annotator_id, error)
      || !obl_record_read_time (node, "created", &label->created, error))
    return FALSE;
  if (label->name == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a document label needs a “name”"));
  if (obl_id_is_none (&label->annotator_id))
    label->annotator_id = *obl_edit_get_annotator (apply->edit);
  if (label->created == 0)
    label->created = obl_time_now ();
  return TRUE;
}

static gboolean
read_labels (OblRecordApply *apply, OblDocument *document, GError **error)
{
  const OblJsonNode *list;
  guint n_ours = document->labels->len;

  if (!obl_record_read_child (apply->root, "labels", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    if (!read_label (apply, node, document->labels, n_ours, error))
      return FALSE;
  }
  return TRUE;
}

/* The list as a whole takes the place of the one before. */
static gboolean
read_doubts (const OblJsonNode *root, OblDocument *document, GError **error)
{
  const OblJsonNode *list;
  OblDoubt doubt;

  if (!obl_record_read_few (root, "doubts", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  if (list != NULL)
    document->doubts = 0;
  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
      return FALSE;
    if (!obl_doubt_from_string (node->text, &doubt))
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                              _ ("“%s” is no doubt: little-text, unsure-body, text-only, reduced "
                                 "or odd-encoding"),
                              node->text);
    document->doubts |= doubt;
  }
  return TRUE;
}

static gboolean
read_changeable (OblRecordApply *apply, OblDocument *document, GError **error)
{
  return obl_record_read_name (apply->root, "title", &document->title, error)
         && read_meta (apply, document, error) && read_status (apply->root, document, error)
         && obl_record_read_text (apply->root, "notes", &document->notes, error)
         && read_tags (apply->root, document, error) && read_doubts (apply->root, document, error)
         && read_labels (apply, document, error);
}

/* --- A new one -------------------------------------------------------------------------------- */

/* HTML that is not ours is taken only when it says exactly what text and blocks say. */
static gboolean
read_html (const OblJsonNode *root, OblDocument *document, GError **error)
{
  g_autofree char *html = NULL;

  if (!obl_record_read_text (root, "html", &html, error))
    return FALSE;
  if (html != NULL)
    document->html = obl_import_html_if_true (html, document->text, document->blocks);
  if (document->html == NULL)
    document->html = obl_import_html_from_blocks (document->text, document->blocks);
  return TRUE;
}

/* What an article without a title is called: its title block, else its first line. */
static char *
make_title (const OblDocument *document)
{
  OblRange range = { 0, 0 };
  g_autofree char *line = NULL;
  g_autofree char *title = NULL;

  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);

    if (block->role == OBL_ROLE_TITLE && block->range.end > block->range.start) {
      range = block->range;
      break;
    }
    if (range.end == range.start)
      range = block->range;
  }
  range.end = MIN (range.end, range.start + TITLE_CHARS);
  line = obl_text_dup_range (document->text, range);
  g_strdelimit (line, "\n\t", ' ');
  title = g_strdup (g_strstrip (line));
  return *title == '\0' ? g_strdup (_ ("Untitled")) : g_steal_pointer (&title);
}

gboolean
obl_record_add_document (OblRecordApply *apply, GError **error)
{
  g_autoptr (OblDocument) document = obl_document_new ();
  const OblJsonNode *text = obl_json_node_get_member (apply->root, "text");

  if (text == NULL || text->n_bytes == 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, apply->root,
                            _ ("a record that makes an article needs its “text”"));
  document->id = obl_record_ensure_id (apply, apply->root);
  document->keeps_roles = TRUE;
  document->text = obl_text_new_take (g_strndup (text->text, text->n_bytes));
  if (!obl_record_read_blocks (apply->root, document, error)
      || !obl_record_read_source (apply, &document->source, error)
      || !obl_record_read_candidates (apply, document->candidates, error)
      || !obl_record_read_text (apply->root, "importer", &document->importer, error)
      || !obl_record_read_time (apply->root, "created", &document->created, error)
      || !read_html (apply->root, document, error) || !read_changeable (apply, document, error))
    return FALSE;
  if (obl_json_node_get_member (apply->root, "importer") == NULL)
    document->importer = g_strdup (OWN_IMPORTER);
  if (document->title == NULL)
    document->title = make_title (document);
  if (!obl_edit_add_document (apply->edit, document, error))
    return FALSE;
  apply->document = g_steal_pointer (&document);
  return TRUE;
}

static void
write_changeable (OblJson *json, gconstpointer document)
{
  const OblDocument *ours = document;

  obl_json_begin_object (json);
  obl_record_write_document (json, ours);
  obl_json_name (json, "labels");
  obl_json_begin_array (json);
  for (guint i = 0; i < ours->labels->len; i++)
    obl_record_write_label (json, ours->labels->pdata[i]);
  obl_json_end_array (json);
  obl_json_end_object (json);
}

gboolean
obl_record_update_document (OblRecordApply *apply, GError **error)
{
  g_autoptr (OblDocument) changed = obl_document_copy (apply->document);

  if (!read_changeable (apply, changed, error)
      || !obl_record_read_block_roles (apply->root, changed, error))
    return FALSE;
  if (obl_record_equal (write_changeable, apply->document, changed))
    return TRUE;
  if (!obl_edit_put_document (apply->edit, changed, error))
    return FALSE;
  apply->changed = TRUE;
  obl_document_unref (apply->document);
  apply->document = g_steal_pointer (&changed);
  return TRUE;
}
