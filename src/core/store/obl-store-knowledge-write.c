/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a knowledge base in.
 *
 * The keys of a million entries come in no order, and a tree that is filled in no order is written
 * over and over.  So they wait in a temporary table, SQLite sorts them once with the memory of
 * its cache, and they go into their tree from left to right.  On that walk the best entries of every
 * beginning that has many keys are noted, so that no key press has to look through those. */
#define G_LOG_DOMAIN "obl-store-knowledge"

#include "config.h"

#include "core/store/obl-store-knowledge-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/base/obl-time.h"
#include "core/text/obl-name-key.h"

/* Keys of one name from later words on; what stands further in a name finds nothing. */
#define MAX_LATER 5
/* Rows between two looks at how far it is. */
#define ROWS_PER_REPORT 16384u

typedef struct {
  gint64 row;
  gint64 popularity;
  gsize n_bytes; /* of the key */
} Best;

/* What begins with the first bytes of the key at hand. */
typedef struct {
  guint n_keys;
  guint n_best;
  Best best[OBL_TOP_ENTRIES]; /* the best first */
} Beginning;

struct _OblKnowledgeWriter {
  OblStore *store;
  OblTxn *txn;
  gint64 base;
  gint64 n_entries;
  gint64 n_names;
  gint64 n_keys;
  /* While the index is made. */
  Beginning *beginnings; /* by number of bytes, from 1 */
  char last[OBL_KEY_BYTES + 1];
  gint64 last_kind;
};

/* --- Begin and end ---------------------------------------------------------------------------- */

static gboolean
add_base (OblKnowledgeWriter *writer, const OblKnowledgeBase *base, GError **error)
{
  static const char sql[]
      = "INSERT INTO knowledge_base (name, scheme, source, format, n_entries, n_names, created) "
        "VALUES (?1, '', ?2, ?3, 0, 0, ?4)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (writer->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, base->name);
  obl_stmt_bind_text (stmt, 2, base->source);
  obl_stmt_bind_text (stmt, 3, base->format);
  obl_stmt_bind_int (stmt, 4, obl_time_now ());
  if (!obl_stmt_run (stmt, error))
    return FALSE;
  writer->base = sqlite3_last_insert_rowid (writer->store->db);
  return TRUE;
}

static gboolean
make_room (OblKnowledgeWriter *writer, const char *name, gboolean replace, GError **error)
{
  gint64 old;

  if (!obl_store_find_knowledge (writer->store, name, &old, error))
    return FALSE;
  if (old == 0)
    return TRUE;
  if (replace)
    return obl_store_delete_knowledge (writer->store, old, error);
  g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_EXISTS,
               _ ("There is a knowledge base “%s” already: replace it, or give this one another "
                  "name"),
               name);
  return FALSE;
}

OblKnowledgeWriter *
obl_knowledge_writer_new (OblStore *store,
                          const OblKnowledgeBase *base,
                          gboolean replace,
                          GError **error)
{
  static const char stage[] = "CREATE TEMP TABLE knowledge_stage (kind INTEGER NOT NULL, "
                              "key TEXT NOT NULL, row INTEGER NOT NULL, "
                              "popularity INTEGER NOT NULL) STRICT";
  g_autoptr (OblKnowledgeWriter) writer = g_new0 (OblKnowledgeWriter, 1);

  writer->store = store;
  writer->txn = obl_txn_begin (store, error);
  if (writer->txn == NULL || !make_room (writer, base->name, replace, error)
      || !add_base (writer, base, error) || !obl_store_exec (store, stage, error))
    return NULL;
  return g_steal_pointer (&writer);
}

void
obl_knowledge_writer_free (OblKnowledgeWriter *writer)
{
  if (writer == NULL)
    return;
  obl_txn_free (writer->txn);
  g_free (writer->beginnings);
  g_free (writer);
}

/* --- Entries ---------------------------------------------------------------------------------- */

static gboolean
stage (OblKnowledgeWriter *writer,
       OblKnowledgeKeyKind kind,
       const char *key,
       gint64 row,
       gint64 popularity,
       GError **error)
{
  static const char sql[] = "INSERT INTO temp.knowledge_stage (kind, key, row, popularity) "
                            "VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (OblStmt) stmt = NULL;

  if (*key == '\0')
    return TRUE;
  stmt = obl_stmt_get (writer->store, sql, error);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, kind);
  obl_stmt_bind_static (stmt, 2, key, strlen (key));
  obl_stmt_bind_int (stmt, 3, row);
  obl_stmt_bind_int (stmt, 4, popularity);
  writer->n_keys++;
  return obl_stmt_run (stmt, error);
}

static gboolean
stage_name (
    OblKnowledgeWriter *writer, const char *name, gint64 row, gint64 popularity, GError **error)
{
  g_autofree char *key = obl_name_key (name);
  g_autofree char *skeleton = obl_name_skeleton (key);
  const char *later = key;

  writer->n_names++;
  obl_knowledge_cut_key (skeleton);
  for (guint i = 0; i < MAX_LATER && (later = strchr (later, ' ')) != NULL; i++) {
    g_autofree char *cut = g_strdup (++later);

    obl_knowledge_cut_key (cut);
    if (!stage (writer, OBL_KEY_LATER, cut, row, popularity, error))
      return FALSE;
  }
  obl_knowledge_cut_key (key);
  return stage (writer, OBL_KEY_WHOLE, key, row, popularity, error)
         && stage (writer, OBL_KEY_SKELETON, skeleton, row, popularity, error);
}

/* Those from @first on. */
static gboolean
stage_aliases (OblKnowledgeWriter *writer,
               const OblKnowledgeEntry *entry,
               gint64 row,
               guint first,
               GError **error)
{
  const GPtrArray *aliases = entry->entity->aliases;

  for (guint i = first; i < aliases->len; i++) {
    const OblAlias *alias = aliases->pdata[i];

    if (!stage_name (writer, alias->name, row, entry->popularity, error))
      return FALSE;
  }
  return TRUE;
}

/* NULL for none. */
static char *
write_aliases (const GPtrArray *aliases)
{
  GString *out;
  g_autoptr (OblJson) json = NULL;

  if (aliases->len == 0)
    return NULL;
  out = g_string_new (NULL);
  json = obl_json_new (out);
  obl_json_begin_array (json);
  for (guint i = 0; i < aliases->len; i++) {
    const OblAlias *alias = aliases->pdata[i];

    obl_json_begin_array (json);
    obl_json_string (json, alias->name);
    if (alias->language != NULL)
      obl_json_string (json, alias->language);
    obl_json_end_array (json);
  }
  obl_json_end_array (json);
  return g_string_free (out, FALSE);
}

static char *
write_external (const GPtrArray *external)
{
  GString *out;
  g_autoptr (OblJson) json = NULL;

  if (external->len == 0)
    return NULL;
  out = g_string_new (NULL);
  json = obl_json_new (out);
  obl_json_begin_object (json);
  for (guint i = 0; i < external->len; i++) {
    const OblExternalId *id = external->pdata[i];

    obl_json_member_string (json, id->scheme, id->value);
  }
  obl_json_end_object (json);
  return g_string_free (out, FALSE);
}

/* The entry of that id takes the names that it has not. */
static gboolean
merge (OblKnowledgeWriter *writer, const OblKnowledgeEntry *entry, GError **error)
{
  static const char select[]
      = "SELECT " OBL_KNOWLEDGE_COLUMNS ", e.row FROM knowledge_entry e JOIN knowledge_base b "
        "ON b.base = e.base WHERE e.base = ?1 AND e.id = ?2";
  static const char update[] = "UPDATE knowledge_entry SET aliases = ?2 WHERE row = ?1";
  g_autoptr (OblStmt) get = obl_stmt_get (writer->store, select, error);
  g_autoptr (OblStmt) put = obl_stmt_get (writer->store, update, error);
  g_autoptr (OblKnowledgeEntry) there = NULL;
  g_autofree char *aliases = NULL;
  guint n_before;
  gint64 row;

  if (get == NULL || put == NULL)
    return FALSE;
  obl_stmt_bind_int (get, 1, writer->base);
  obl_stmt_bind_text (get, 2, entry->id);
  if (obl_stmt_step (get, error) != OBL_STEP_ROW)
    return FALSE;
  there = obl_knowledge_read_entry (get);
  row = obl_stmt_column_int (get, 9);
  n_before = there->entity->aliases->len;
  obl_entity_add_alias (there->entity, entry->entity->name, NULL, NULL);
  for (guint i = 0; i < entry->entity->aliases->len; i++) {
    const OblAlias *alias = entry->entity->aliases->pdata[i];

    obl_entity_add_alias (there->entity, alias->name, alias->language, alias->script);
  }
  if (there->entity->aliases->len == n_before)
    return TRUE;
  aliases = write_aliases (there->entity->aliases);
  obl_stmt_bind_int (put, 1, row);
  obl_stmt_bind_text (put, 2, aliases);
  return obl_stmt_run (put, error) && stage_aliases (writer, there, row, n_before, error);
}

gboolean
obl_knowledge_writer_add (OblKnowledgeWriter *writer,
                          const OblKnowledgeEntry *entry,
                          gboolean *is_new,
                          GError **error)
{
  static const char sql[]
      = "INSERT INTO knowledge_entry (base, id, type, name, aliases, description, external, "
        "popularity) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (base, id) DO NOTHING";
  g_autoptr (OblStmt) stmt = obl_stmt_get (writer->store, sql, error);
  g_autofree char *aliases = write_aliases (entry->entity->aliases);
  g_autofree char *external = write_external (entry->entity->external);
  gint64 row;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, writer->base);
  obl_stmt_bind_text (stmt, 2, entry->id);
  obl_stmt_bind_text (stmt, 3, entry->entity->type);
  obl_stmt_bind_text (stmt, 4, entry->entity->name);
  obl_stmt_bind_text (stmt, 5, aliases);
  obl_stmt_bind_text (stmt, 6, entry->description);
  obl_stmt_bind_text (stmt, 7, external);
  obl_stmt_bind_int (stmt, 8, entry->popularity);
  if (!obl_stmt_run (stmt, error))
    return FALSE;
  *is_new = sqlite3_changes (writer->store->db) > 0;
  if (!*is_new)
    return merge (writer, entry, error);
  row = sqlite3_last_insert_rowid (writer->store->db);
  writer->n_entries++;
  return stage_name (writer, entry->entity->name, row, entry->popularity, error)
         && stage_aliases (writer, entry, row, 0, error);
}

/* --- The best of every beginning -------------------------------------------------------------- */

static gboolean
is_better (const Best *a, const Best *b)
{
  if (a->popularity != b->popularity)
    return a->popularity > b->popularity;
  return a->n_bytes != b->n_bytes ? a->n_bytes < b->n_bytes : a->row < b->row;
}

static void
note_best (Beginning *beginning, const Best *new)
{
  guint n = beginning->n_best;
  guint at = n;

  beginning->n_keys++;
  if (n == OBL_TOP_ENTRIES && !is_better (new, &beginning->best[n - 1]))
    return;
  while (at > 0 && is_better (new, &beginning->best[at - 1]))
    at--;
  /* Two names of one entry may begin alike. */
  for (guint i = 0; i < n; i++) {
    if (beginning->best[i].row != new->row)
      continue;
    if (i < at)
      return;
    memmove (&beginning->best[i], &beginning->best[i + 1], (n - i - 1) * sizeof (Best));
    n--;
    break;
  }
  if (n == OBL_TOP_ENTRIES)
    n--;
  memmove (&beginning->best[at + 1], &beginning->best[at], (n - at) * sizeof (Best));
  beginning->best[at] = *new;
  beginning->n_best = n + 1;
}

static gboolean
write_top (OblKnowledgeWriter *writer, gsize n_bytes, GError **error)
{
  static const char sql[] = "INSERT INTO knowledge_top (base, kind, beginning, ordinal, row) "
                            "VALUES (?1, ?2, ?3, ?4, ?5)";
  const Beginning *beginning = &writer->beginnings[n_bytes];
  g_autoptr (OblStmt) stmt = obl_stmt_get (writer->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < beginning->n_best; i++) {
    obl_stmt_bind_int (stmt, 1, writer->base);
    obl_stmt_bind_int (stmt, 2, writer->last_kind);
    obl_stmt_bind_static (stmt, 3, writer->last, n_bytes);
    obl_stmt_bind_int (stmt, 4, i);
    obl_stmt_bind_int (stmt, 5, beginning->best[i].row);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static gsize
count_common_bytes (const char *a, const char *b)
{
  gsize n = 0;

  while (a[n] != '\0' && a[n] == b[n])
    n++;
  return n;
}

/* No key comes any more that begins with more than @n_common bytes of the last one. */
static gboolean
close_beginnings (OblKnowledgeWriter *writer, gsize n_common, GError **error)
{
  const gsize n_last = MIN (strlen (writer->last), OBL_TOP_BYTES);

  for (gsize n = n_common + 1; n <= n_last; n++) {
    Beginning *beginning = &writer->beginnings[n];
    const gboolean is_whole = ((guchar)writer->last[n] & 0xc0) != 0x80;

    if (is_whole && beginning->n_keys > OBL_TOP_KEYS && !write_top (writer, n, error))
      return FALSE;
    beginning->n_keys = 0;
    beginning->n_best = 0;
  }
  return TRUE;
}

/* --- The index -------------------------------------------------------------------------------- */

static gboolean
insert_key (OblKnowledgeWriter *writer,
            OblStmt *put,
            gint64 kind,
            const char *key,
            const Best *new,
            GError **error)
{
  const gsize n_common = kind == writer->last_kind ? count_common_bytes (writer->last, key) : 0;

  if (!close_beginnings (writer, n_common, error))
    return FALSE;
  g_strlcpy (writer->last, key, sizeof writer->last);
  writer->last_kind = kind;
  for (gsize n = 1; n <= MIN (new->n_bytes, OBL_TOP_BYTES); n++)
    note_best (&writer->beginnings[n], new);
  obl_stmt_bind_int (put, 1, writer->base);
  obl_stmt_bind_int (put, 2, kind);
  obl_stmt_bind_static (put, 3, key, new->n_bytes);
  obl_stmt_bind_int (put, 4, new->row);
  obl_stmt_bind_int (put, 5, new->popularity);
  return obl_stmt_run (put, error);
}

static gboolean
make_index (OblKnowledgeWriter *writer,
            OblKnowledgeProgress progress,
            gpointer progress_data,
            GError **error)
{
  /* Two names of one entry may have one key; of those the first counts. */
  static const char select[] = "SELECT kind, key, row, popularity FROM temp.knowledge_stage "
                               "ORDER BY kind, key, row, popularity DESC";
  static const char insert[]
      = "INSERT INTO knowledge_key (base, kind, key, row, popularity) VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (OblStmt) get = obl_stmt_get (writer->store, select, error);
  g_autoptr (OblStmt) put = obl_stmt_get (writer->store, insert, error);
  gint64 n_done = 0;
  gint64 last_row = 0;
  OblStep step;

  if (get == NULL || put == NULL)
    return FALSE;
  writer->beginnings = g_new0 (Beginning, OBL_TOP_BYTES + 1);
  writer->last_kind = -1;
  while ((step = obl_stmt_step (get, error)) == OBL_STEP_ROW) {
    const char *key = obl_stmt_column_required (get, 1);
    const Best new = { obl_stmt_column_int (get, 2), obl_stmt_column_int (get, 3), strlen (key) };

    const gint64 kind = obl_stmt_column_int (get, 0);

    if ((kind != writer->last_kind || new.row != last_row || strcmp (key, writer->last) != 0)
        && !insert_key (writer, put, kind, key, &new, error))
      return FALSE;
    last_row = new.row;
    if (++n_done % ROWS_PER_REPORT == 0 && progress != NULL)
      progress ((double)n_done / (double)writer->n_keys, progress_data);
  }
  return step == OBL_STEP_END && close_beginnings (writer, 0, error);
}

static gboolean
write_counts (OblKnowledgeWriter *writer, const char *scheme, GError **error)
{
  static const char sql[]
      = "UPDATE knowledge_base SET scheme = ?2, n_entries = ?3, n_names = ?4 WHERE base = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (writer->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, writer->base);
  obl_stmt_bind_text (stmt, 2, scheme);
  obl_stmt_bind_int (stmt, 3, writer->n_entries);
  obl_stmt_bind_int (stmt, 4, writer->n_names);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_knowledge_writer_finish (OblKnowledgeWriter *writer,
                             const char *scheme,
                             OblKnowledgeProgress progress,
                             gpointer progress_data,
                             GCancellable *cancellable,
                             GError **error)
{
  gboolean done;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  obl_store_watch_cancel (writer->store, cancellable);
  done = make_index (writer, progress, progress_data, error);
  obl_store_watch_cancel (writer->store, NULL);
  if (!done) {
    obl_store_explain_cancel (cancellable, error);
    return FALSE;
  }
  return write_counts (writer, scheme, error)
         && obl_store_exec (writer->store, "DROP TABLE temp.knowledge_stage", error)
         && obl_txn_commit (writer->txn, error);
}
