/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents and their frozen content.
 *
 * The content (text, HTML, original bytes) is a row of its own that no undo touches: taking a
 * document out and bringing it back is a matter of its small recorded row. */
#define G_LOG_DOMAIN "obl-store-documents"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The first document of the group that c.row is a copy in: that of the group's first content or, if
 * it was taken out, of the next.  NULL when that is d itself. */
#define COPY_OF                                                                                    \
  "nullif((SELECT coalesce("                                                                       \
  "(SELECT f.id FROM content o JOIN document f ON f.content_id = o.id WHERE o.row = "              \
  "y.first_row), "                                                                                 \
  "(SELECT f.id FROM content_copy z JOIN content o ON o.row = z.row "                              \
  "JOIN document f ON f.content_id = o.id "                                                        \
  "WHERE z.first_row = y.first_row AND z.row <= y.row ORDER BY z.row LIMIT 1)) "                   \
  "FROM content_copy y WHERE y.row = c.row), d.id)"

/* The columns that read_info() expects; @from is the rest of the query. */
#define INFO_COLUMNS                                                                               \
  "d.id, d.content_id, d.title, d.byline, d.publisher, d.published, d.updated, d.language, "       \
  "d.direction, d.agency, d.notes, d.status, d.created, c.n_chars, c.text_sha256, "                \
  "c.source_name, c.source_media_type, c.source_sha256, c.source_url, c.source_retrieved, "        \
  "c.importer, d.doubts, "                                                                         \
  "(SELECT count(*) FROM span s WHERE s.document_id = d.id), "                                     \
  "(SELECT count(*) FROM frame f WHERE f.document_id = d.id), " COPY_OF
#define INFO_FROM " FROM document d JOIN content c ON c.id = d.content_id"

static gpointer
read_info (OblStmt *stmt)
{
  OblDocument *document = obl_document_new ();

  g_clear_pointer (&document->blocks, g_array_unref);
  g_clear_pointer (&document->tags, g_ptr_array_unref);
  g_clear_pointer (&document->labels, g_ptr_array_unref);
  g_clear_pointer (&document->candidates, g_ptr_array_unref);
  g_clear_pointer (&document->assets, g_ptr_array_unref);
  obl_stmt_column_id (stmt, 0, &document->id);
  obl_stmt_column_id (stmt, 1, &document->content_id);
  document->title = obl_stmt_column_dup_required (stmt, 2);
  document->byline = obl_stmt_column_dup (stmt, 3);
  document->publisher = obl_stmt_column_dup (stmt, 4);
  document->published = obl_stmt_column_dup (stmt, 5);
  document->updated = obl_stmt_column_dup (stmt, 6);
  document->language = obl_stmt_column_dup (stmt, 7);
  document->direction = obl_stmt_column_dup (stmt, 8);
  document->agency = obl_stmt_column_dup (stmt, 9);
  document->notes = obl_stmt_column_dup (stmt, 10);
  document->status = (OblStatus)CLAMP (obl_stmt_column_int (stmt, 11), 0, OBL_STATUS_FLAGGED);
  document->created = obl_stmt_column_int (stmt, 12);
  document->n_chars = (guint32)obl_stmt_column_int (stmt, 13);
  document->text_sha256 = obl_stmt_column_dup_required (stmt, 14);
  document->source.name = obl_stmt_column_dup (stmt, 15);
  document->source.media_type = obl_stmt_column_dup (stmt, 16);
  document->source.sha256 = obl_stmt_column_dup (stmt, 17);
  document->source.url = obl_stmt_column_dup (stmt, 18);
  document->source.retrieved = obl_stmt_column_int (stmt, 19);
  document->importer = obl_stmt_column_dup (stmt, 20);
  document->doubts = (guint)obl_stmt_column_int (stmt, 21) & OBL_ALL_DOUBTS;
  document->n_spans = (guint32)obl_stmt_column_int (stmt, 22);
  document->n_frames = (guint32)obl_stmt_column_int (stmt, 23);
  obl_stmt_column_id (stmt, 24, &document->copy_of);
  return document;
}

GPtrArray *
obl_store_list_documents (OblStore *store, GError **error)
{
  static const char sql[] = "SELECT " INFO_COLUMNS INFO_FROM " ORDER BY d.id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  return stmt == NULL
             ? NULL
             : obl_stmt_collect (stmt, read_info, (GDestroyNotify)obl_document_unref, error);
}

static void
set_not_found (OblStore *store, const OblId *id, GError **error)
{
  g_autofree char *name = g_filename_display_name (store->path);
  char string[OBL_ID_STRING_SIZE];

  g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
               _ ("%s: there is no document %s; “obelusctl list” shows those there are"), name,
               obl_id_format (id, string));
}

OblDocument *
obl_store_get_document_info (OblStore *store, const OblId *id, GError **error)
{
  static const char sql[] = "SELECT " INFO_COLUMNS INFO_FROM " WHERE d.id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ROW)
    return read_info (stmt);
  if (step == OBL_STEP_END)
    set_not_found (store, id, error);
  return NULL;
}

/* --- The parts of a whole document ------------------------------------------------------------ */

static gboolean
read_blocks (OblStore *store, OblDocument *document, GError **error)
{
  static const char sql[]
      = "SELECT kind, role, start, \"end\", level, row, \"column\", page FROM block "
        "WHERE document_id = ?1 ORDER BY ordinal";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  guint32 n_chars = obl_text_get_n_chars (document->text);
  guint32 at = 0;
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  document->blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  obl_stmt_bind_id (stmt, 1, &document->id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblBlock block = {
      .range = { (guint32)obl_stmt_column_int (stmt, 2), (guint32)obl_stmt_column_int (stmt, 3) },
      .kind = (OblBlockKind)CLAMP (obl_stmt_column_int (stmt, 0), 0, OBL_BLOCK_CAPTION),
      .role = (OblBlockRole)CLAMP (obl_stmt_column_int (stmt, 1), 0, OBL_ROLE_BOILERPLATE),
      .level = (guint8)CLAMP (obl_stmt_column_int (stmt, 4), 0, 255),
      .row = (gint32)obl_stmt_column_int (stmt, 5),
      .column = (gint32)obl_stmt_column_int (stmt, 6),
      .page = (guint32)CLAMP (obl_stmt_column_int (stmt, 7), 0, G_MAXUINT32),
    };

    if (block.range.start < at || block.range.start >= block.range.end
        || block.range.end > n_chars) {
      g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT,
                   _ ("%s: the blocks of “%s” do not fit its text; restore a backup"), store->path,
                   document->title);
      return FALSE;
    }
    at = block.range.end;
    g_array_append_val (document->blocks, block);
  }
  return step == OBL_STEP_END;
}

static gpointer
read_tag (OblStmt *stmt)
{
  return obl_stmt_column_dup_required (stmt, 0);
}

static gboolean
read_tags (OblStore *store, OblDocument *document, GError **error)
{
  static const char sql[] = "SELECT tag FROM document_tag WHERE document_id = ?1 ORDER BY tag";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &document->id);
  document->tags = obl_stmt_collect (stmt, read_tag, g_free, error);
  return document->tags != NULL;
}

static gpointer
read_label (OblStmt *stmt)
{
  OblDocumentLabel *label = g_new0 (OblDocumentLabel, 1);

  obl_stmt_column_id (stmt, 0, &label->id);
  label->name = obl_stmt_column_dup_required (stmt, 1);
  label->value = obl_stmt_column_dup (stmt, 2);
  obl_stmt_column_id (stmt, 3, &label->annotator_id);
  label->created = obl_stmt_column_int (stmt, 4);
  return label;
}

static gboolean
read_labels (OblStore *store, OblDocument *document, GError **error)
{
  static const char sql[] = "SELECT id, name, value, annotator_id, created FROM document_label "
                            "WHERE document_id = ?1 ORDER BY id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &document->id);
  document->labels
      = obl_stmt_collect (stmt, read_label, (GDestroyNotify)obl_document_label_free, error);
  return document->labels != NULL;
}

static gboolean
read_content (OblStore *store, OblDocument *document, GError **error)
{
  static const char sql[] = "SELECT text, html, source_head, candidates FROM content WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &document->content_id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ROW) {
    document->text = obl_text_new_take (obl_stmt_column_dup_required (stmt, 0));
    document->html = obl_stmt_column_dup_required (stmt, 1);
    document->source.head = obl_stmt_column_dup (stmt, 2);
    document->candidates = obl_store_read_candidates (obl_stmt_column_text (stmt, 3));
    if (strcmp (obl_text_get_sha256 (document->text), document->text_sha256) == 0
        && obl_text_get_n_chars (document->text) == document->n_chars)
      return TRUE;
  }
  if (step != OBL_STEP_ERROR)
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT,
                 _ ("%s: the text of “%s” is not the one that was imported (its SHA-256 differs); "
                    "restore a backup"),
                 store->path, document->title);
  return FALSE;
}

OblDocument *
obl_store_get_document (OblStore *store, const OblId *id, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document_info (store, id, error);

  if (document == NULL || !read_content (store, document, error)
      || !read_blocks (store, document, error) || !read_tags (store, document, error)
      || !read_labels (store, document, error))
    return NULL;
  return g_steal_pointer (&document);
}

/* --- Finding ---------------------------------------------------------------------------------- */

/* The hexadecimal digits of @prefix; FALSE when it is not the beginning of an id. */
static gboolean
prefix_digits (const char *prefix, char digits[33])
{
  int n = 0;

  for (const char *p = prefix; *p != '\0'; p++) {
    if (*p == '-')
      continue;
    if (n == 32 || !g_ascii_isxdigit (*p))
      return FALSE;
    digits[n++] = g_ascii_toupper (*p);
  }
  digits[n] = '\0';
  return n > 0;
}

gboolean
obl_store_find_document (OblStore *store, const char *prefix, OblId *id, GError **error)
{
  static const char sql[]
      = "SELECT id FROM document WHERE substr(hex(id), 1, length(?1)) = ?1 ORDER BY id LIMIT 2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autofree char *name = g_filename_display_name (store->path);
  char digits[33];
  OblId found, second;
  OblStep step = OBL_STEP_END;

  if (stmt == NULL)
    return FALSE;
  if (prefix_digits (prefix, digits)) {
    obl_stmt_bind_text (stmt, 1, digits);
    step = obl_stmt_step (stmt, error);
  }
  if (step == OBL_STEP_ERROR)
    return FALSE;
  if (step == OBL_STEP_END) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("%s: there is no document “%s”; “obelusctl list” shows those there are"), name,
                 prefix);
    return FALSE;
  }
  obl_stmt_column_id (stmt, 0, &found);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ROW) {
    char a[OBL_ID_STRING_SIZE], b[OBL_ID_STRING_SIZE];

    obl_stmt_column_id (stmt, 0, &second);
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("%s: more than one document begins with “%s” (%s, %s); give more of the id"),
                 name, prefix, obl_id_format (&found, a), obl_id_format (&second, b));
  }
  if (step == OBL_STEP_END)
    *id = found;
  return step == OBL_STEP_END;
}

static gboolean
find_by_text (OblStore *store, const char *sql, const char *value, OblId *id)
{
  g_autoptr (OblStmt) stmt = NULL;

  if (value == NULL)
    return FALSE;
  stmt = obl_stmt_get (store, sql, NULL);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, value);
  return obl_stmt_step (stmt, NULL) == OBL_STEP_ROW && obl_stmt_column_id (stmt, 0, id);
}

gboolean
obl_store_find_document_by_text (OblStore *store, const char *text_sha256, OblId *id)
{
  static const char sql[]
      = "SELECT d.id" INFO_FROM " WHERE c.text_sha256 = ?1 ORDER BY d.id LIMIT 1";

  return find_by_text (store, sql, text_sha256, id);
}

gboolean
obl_store_find_document_by_source (OblStore *store, const char *source_sha256, OblId *id)
{
  static const char sql[]
      = "SELECT d.id" INFO_FROM " WHERE c.source_sha256 = ?1 ORDER BY d.id LIMIT 1";

  return find_by_text (store, sql, source_sha256, id);
}

/* --- For core/edit ---------------------------------------------------------------------------- */

OblText *
obl_store_get_text (OblStore *store, const OblId *document_id, GError **error)
{
  static const char sql[] = "SELECT c.text" INFO_FROM " WHERE d.id = ?1";
  g_autoptr (OblStmt) stmt = NULL;
  OblStep step;

  if (store->text != NULL && obl_id_equal (&store->text_id, document_id))
    return obl_text_ref (store->text);
  stmt = obl_stmt_get (store, sql, error);
  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, document_id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_END)
    set_not_found (store, document_id, error);
  if (step != OBL_STEP_ROW)
    return NULL;
  g_clear_pointer (&store->text, obl_text_unref);
  store->text = obl_text_new_take (obl_stmt_column_dup_required (stmt, 0));
  store->text_id = *document_id;
  return obl_text_ref (store->text);
}
