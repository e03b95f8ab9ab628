/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frozen side of a document: text, reading HTML, original bytes, pictures, and what its metadata
 * could have been.  Written once, when an article is taken in; no undo touches it. */
#define G_LOG_DOMAIN "obl-store-content"

#include "config.h"

#include "core/store/obl-store-words.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/base/obl-pack.h"

/* Bytes; what an original may unpack to: a project may come from a stranger. */
#define MAX_SOURCE_BYTES (256u * 1024 * 1024)

/* --- What metadata could have been ------------------------------------------------------------ */

/* One of the array's elements: [field, value, from]. */
static void
read_candidate (const OblJsonNode *node, GPtrArray *candidates)
{
  const char *parts[3];
  guint n_parts = 0;

  for (const OblJsonNode *part = node->kind == OBL_JSON_ARRAY ? node->first : NULL;
       part != NULL && part->kind == OBL_JSON_STRING && n_parts < G_N_ELEMENTS (parts);
       part = part->next)
    parts[n_parts++] = part->text;
  if (n_parts == G_N_ELEMENTS (parts))
    g_ptr_array_add (candidates, obl_candidate_new (parts[0], parts[1], parts[2]));
}

GPtrArray *
obl_store_read_candidates (const char *json)
{
  GPtrArray *candidates = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_candidate_free);
  g_autoptr (OblJsonTree) tree
      = json == NULL ? NULL : obl_json_tree_parse_take (g_strdup (json), strlen (json), NULL, NULL);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);

  for (const OblJsonNode *node = root == NULL || root->kind != OBL_JSON_ARRAY ? NULL : root->first;
       node != NULL; node = node->next)
    read_candidate (node, candidates);
  return candidates;
}

/* NULL for none. */
static char *
write_candidates (const GPtrArray *candidates)
{
  GString *out = NULL;
  g_autoptr (OblJson) json = NULL;

  if (candidates == NULL || candidates->len == 0)
    return NULL;
  out = g_string_new (NULL);
  json = obl_json_new (out);
  obl_json_begin_array (json);
  for (guint i = 0; i < candidates->len; i++) {
    const OblCandidate *candidate = candidates->pdata[i];

    obl_json_begin_array (json);
    obl_json_string (json, candidate->field);
    obl_json_string (json, candidate->value);
    obl_json_string (json, candidate->from);
    obl_json_end_array (json);
  }
  obl_json_end_array (json);
  return g_string_free (out, FALSE);
}

/* --- Original bytes --------------------------------------------------------------------------- */

GBytes *
obl_store_unpack_source (gconstpointer data, gsize n_bytes, const char *encoding, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, n_bytes);

  if (g_strcmp0 (encoding, "zlib") == 0)
    return obl_unpack (bytes, MAX_SOURCE_BYTES, error);
  return g_steal_pointer (&bytes);
}

GBytes *
obl_store_get_source_bytes (OblStore *store, const OblDocument *document, GError **error)
{
  static const char sql[] = "SELECT source_bytes, source_encoding FROM content WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (GBytes) bytes = NULL;
  const void *data = NULL;
  gsize n_bytes = 0;
  OblStep step;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, &document->content_id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ERROR)
    return NULL;
  if (step == OBL_STEP_ROW)
    data = obl_stmt_column_blob (stmt, 0, &n_bytes);
  if (data == NULL) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("%s: the original of “%s” is not in the project"), store->path,
                 document->title);
    return NULL;
  }
  bytes = obl_store_unpack_source (data, n_bytes, obl_stmt_column_text (stmt, 1), error);
  if (bytes == NULL)
    g_prefix_error (error, _ ("%s: the original of “%s” cannot be read: "), store->path,
                    document->title);
  return g_steal_pointer (&bytes);
}

/* --- Pictures --------------------------------------------------------------------------------- */

OblAsset *
obl_store_get_asset (OblStore *store, const char *sha256, GError **error)
{
  static const char sql[] = "SELECT bytes, media_type FROM asset WHERE sha256 = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (OblAsset) asset = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const void *data;
  gsize n_bytes;
  OblStep step;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_text (stmt, 1, sha256);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ERROR)
    return NULL;
  if (step == OBL_STEP_ROW) {
    data = obl_stmt_column_blob (stmt, 0, &n_bytes);
    bytes = g_bytes_new (data, n_bytes);
    asset = obl_asset_new (bytes, obl_stmt_column_required (stmt, 1));
  }
  if (asset == NULL || strcmp (asset->sha256, sha256) != 0) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("%s: there is no picture %s"), store->path, sha256);
    return NULL;
  }
  return g_steal_pointer (&asset);
}

static gboolean
add_assets (OblStore *store, const OblDocument *document, GError **error)
{
  static const char sql[]
      = "INSERT INTO asset (sha256, media_type, bytes) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
  g_autoptr (OblStmt) stmt = NULL;

  if (document->assets == NULL || document->assets->len == 0)
    return TRUE;
  stmt = obl_stmt_get (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < document->assets->len; i++) {
    const OblAsset *asset = document->assets->pdata[i];

    obl_stmt_bind_text (stmt, 1, asset->sha256);
    obl_stmt_bind_text (stmt, 2, asset->media_type);
    obl_stmt_bind_blob (stmt, 3, g_bytes_get_data (asset->bytes, NULL),
                        g_bytes_get_size (asset->bytes));
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Taking one in ---------------------------------------------------------------------------- */

static void
bind_source (OblStmt *stmt, const OblSource *source)
{
  obl_stmt_bind_text (stmt, 4, source->name);
  obl_stmt_bind_text (stmt, 5, source->media_type);
  obl_stmt_bind_text (stmt, 6, source->sha256);
  obl_stmt_bind_text (stmt, 7, source->url);
  obl_stmt_bind_int (stmt, 8, source->retrieved);
  obl_stmt_bind_text (stmt, 13, source->head);
  if (source->bytes == NULL)
    return;
  obl_stmt_bind_blob (stmt, 12, g_bytes_get_data (source->bytes, NULL),
                      g_bytes_get_size (source->bytes));
  if (source->is_packed)
    obl_stmt_bind_text (stmt, 14, "zlib");
}

gboolean
obl_store_add_content (OblStore *store, OblDocument *document, GError **error)
{
  static const char sql[]
      = "INSERT INTO content (id, n_chars, text_sha256, source_name, source_media_type, "
        "source_sha256, source_url, source_retrieved, importer, text, html, source_bytes, "
        "source_head, source_encoding, candidates) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autofree char *candidates = write_candidates (document->candidates);
  gint64 row;

  if (stmt == NULL)
    return FALSE;
  obl_source_pack (&document->source);
  obl_stmt_bind_id (stmt, 1, &document->content_id);
  obl_stmt_bind_int (stmt, 2, obl_text_get_n_chars (document->text));
  obl_stmt_bind_text (stmt, 3, obl_text_get_sha256 (document->text));
  bind_source (stmt, &document->source);
  obl_stmt_bind_text (stmt, 9, document->importer);
  obl_stmt_bind_static (stmt, 10, obl_text_get_utf8 (document->text),
                        obl_text_get_n_bytes (document->text));
  obl_stmt_bind_static (stmt, 11, document->html, strlen (document->html));
  obl_stmt_bind_text (stmt, 15, candidates);
  if (!obl_stmt_run (stmt, error))
    return FALSE;
  row = sqlite3_last_insert_rowid (store->db);
  return obl_store_index_words (store, obl_text_get_utf8 (document->text),
                                obl_text_get_n_bytes (document->text), row, error)
         && add_assets (store, document, error)
         && obl_store_note_copies (store, document, row, error);
}
