/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is the project whole?  The file's pages, references between rows, and then what only Obelus knows:
 * texts and the files they came from against their hashes, blocks and fragments against the texts,
 * groups of copies, attributes, the label set. */
#define G_LOG_DOMAIN "obl-store-check"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* What a row of a check says is wrong; NULL when nothing is. */
typedef char *(*Describe) (OblStmt *stmt);

static char *
describe_file (OblStmt *stmt)
{
  const char *line = obl_stmt_column_required (stmt, 0);

  return strcmp (line, "ok") == 0 ? NULL : g_strdup_printf (_ ("Damaged file: %s"), line);
}

static char *
describe_reference (OblStmt *stmt)
{
  return g_strdup_printf (_ ("A row of “%s” refers to a row of “%s” that is not there"),
                          obl_stmt_column_required (stmt, 0), obl_stmt_column_required (stmt, 2));
}

static char *
describe_content (OblStmt *stmt)
{
  return g_strdup_printf (_ ("“%s”: its text is gone"), obl_stmt_column_required (stmt, 0));
}

/* What was imported is kept, so that whoever doubts a text can look at where it came from. */
static char *
describe_source (OblStmt *stmt)
{
  gsize n_bytes;
  const void *data = obl_stmt_column_blob (stmt, 2, &n_bytes);
  g_autoptr (GBytes) bytes
      = obl_store_unpack_source (data, n_bytes, obl_stmt_column_text (stmt, 3), NULL);
  g_autofree char *hash
      = bytes == NULL ? NULL : g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  if (g_strcmp0 (hash, obl_stmt_column_required (stmt, 1)) == 0)
    return NULL;
  return g_strdup_printf (_ ("“%s”: the file that is kept is not the one that was "
                             "imported (its SHA-256 differs)"),
                          obl_stmt_column_required (stmt, 0));
}

static char *
describe_attribute (OblStmt *stmt)
{
  return g_strdup_printf (_ ("The attribute “%s” is left out: “%s” is not JSON"),
                          obl_stmt_column_required (stmt, 0), obl_stmt_column_required (stmt, 1));
}

static char *
describe_copy (OblStmt *stmt)
{
  return g_strdup_printf (_ ("“%s”: the article that it is noted as a copy of is not there, or is "
                             "noted as a copy itself"),
                          obl_stmt_column_required (stmt, 0));
}

static char *
describe_signature (OblStmt *stmt)
{
  return g_strdup_printf (_ ("Rows for finding copies that are of no article: %d"),
                          (int)obl_stmt_column_int (stmt, 0));
}

static char *
describe_knowledge (OblStmt *stmt)
{
  return g_strdup_printf (
      _ ("The knowledge base “%s” is not whole; remove it, and import it again"),
      obl_stmt_column_required (stmt, 0));
}

static const struct {
  const char *sql;
  Describe describe;
} checks[] = {
  { "PRAGMA integrity_check(100)", describe_file },
  { "PRAGMA foreign_key_check", describe_reference },
  { "SELECT title FROM document d WHERE NOT EXISTS "
    "(SELECT 1 FROM content c WHERE c.id = d.content_id)",
    describe_content },
  { "SELECT source_name, source_sha256, source_bytes, source_encoding FROM content "
    "WHERE source_bytes IS NOT NULL",
    describe_source },
  { "SELECT c.source_name FROM content_copy y LEFT JOIN content c ON c.row = y.row "
    "WHERE c.row IS NULL OR y.first_row >= y.row "
    "OR NOT EXISTS (SELECT 1 FROM content f WHERE f.row = y.first_row) "
    "OR EXISTS (SELECT 1 FROM content_copy f WHERE f.row = y.first_row)",
    describe_copy },
  { "SELECT n FROM (SELECT (SELECT count(*) FROM content_band b "
    "WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.row = b.row)) "
    "+ (SELECT count(*) FROM content_signature s "
    "WHERE NOT EXISTS (SELECT 1 FROM content c WHERE c.row = s.row)) AS n) WHERE n > 0",
    describe_signature },
  { "SELECT b.name FROM knowledge_base b WHERE b.n_entries "
    "<> (SELECT count(*) FROM knowledge_entry e WHERE e.base = b.base) "
    "OR EXISTS (SELECT 1 FROM knowledge_top t WHERE t.base = b.base "
    "AND NOT EXISTS (SELECT 1 FROM knowledge_entry e WHERE e.row = t.row AND e.base = b.base)) "
    "OR EXISTS (SELECT 1 FROM knowledge_key k WHERE k.base = b.base "
    "AND NOT EXISTS (SELECT 1 FROM knowledge_entry e WHERE e.row = k.row AND e.base = b.base))",
    describe_knowledge },
  { "SELECT name, value FROM span_attribute WHERE json_valid(value) IS NOT 1 "
    "UNION ALL SELECT name, value FROM frame_attribute WHERE json_valid(value) IS NOT 1",
    describe_attribute },
};

static gboolean
check_rows (
    OblStore *store, const char *sql, Describe describe, GPtrArray *problems, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    char *problem = describe (stmt);

    if (problem != NULL)
      g_ptr_array_add (problems, problem);
  }
  return step == OBL_STEP_END;
}

static gboolean
check_all_rows (OblStore *store, GPtrArray *problems, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++) {
    if (!check_rows (store, checks[i].sql, checks[i].describe, problems, error))
      return FALSE;
  }
  return TRUE;
}

/* Two neighbours are one separator apart; the first begins and the last ends the text. */
static void
check_blocks (const OblDocument *document, GPtrArray *problems)
{
  guint32 at = 0;

  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    guint32 due = i == 0 ? 0 : at + 1;

    if (block->range.start != due)
      g_ptr_array_add (problems, g_strdup_printf (_ ("“%s”: block %u begins at %u, not at %u"),
                                                  document->title, i, block->range.start, due));
    at = block->range.end;
  }
  if (at != document->n_chars)
    g_ptr_array_add (problems, g_strdup_printf (_ ("“%s”: its blocks end at %u, its text at %u"),
                                                document->title, at, document->n_chars));
}

static void
add_error (GPtrArray *problems, GError *problem)
{
  g_ptr_array_add (problems, g_strdup (problem->message));
  g_error_free (problem);
}

static void
check_document (OblStore *store, const OblId *id, GPtrArray *problems)
{
  GError *problem = NULL;
  g_autoptr (OblDocument) document = obl_store_get_document (store, id, &problem);
  g_autoptr (GPtrArray) spans = NULL;

  if (document == NULL) {
    add_error (problems, problem);
    return;
  }
  check_blocks (document, problems);
  spans = obl_store_list_spans (store, document, problems, &problem);
  if (spans == NULL)
    add_error (problems, problem);
}

GPtrArray *
obl_store_check (OblStore *store, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) documents = NULL;
  GError *problem = NULL;

  if (!obl_store_begin_read (store, error))
    return NULL;
  if (check_all_rows (store, problems, error))
    documents = obl_store_list_documents (store, error);
  if (documents != NULL) {
    for (guint i = 0; i < documents->len; i++)
      check_document (store, &((const OblDocument *)documents->pdata[i])->id, problems);
    if (obl_store_peek_label_set (store, &problem) == NULL)
      add_error (problems, problem);
  }
  obl_store_end_read (store);
  return documents == NULL ? NULL : g_steal_pointer (&problems);
}
