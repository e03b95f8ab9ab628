/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of all names of entities, and finding entities by it.
 *
 * A name is looked for in steps, from the surest to the loosest, until there are enough: the same, one
 * that begins with it, words that begin with its words in any order, one that contains it, one that
 * sounds like it, one that shares most of its trigrams.  Each step is a look-up in an index and
 * takes a bounded number of rows, so that a key press costs the same in a project of a hundred
 * thousand entities.  What was found is then ranked by likeness. */
#define G_LOG_DOMAIN "obl-store-names"

#include "config.h"

#include "core/store/obl-store-names.h"

#include <string.h>

#include "core/text/obl-name-key.h"
#include "core/text/obl-name-match.h"

/* Rows that a step gives at most: more than anybody reads, few enough to compare in a millisecond. */
#define STEP_ROWS 200

/* --- Keeping ---------------------------------------------------------------------------------- */

typedef struct {
  char *folded;
  char *key;
  char *compact;
  char *sounds;
  char *fingerprint;
} Keys;

static void
keys_init (Keys *keys, const char *name)
{
  keys->folded = obl_name_fold (name);
  keys->key = obl_name_key (name);
  keys->compact = obl_name_compact (keys->key);
  keys->sounds = obl_name_skeleton (keys->key);
  keys->fingerprint = obl_name_fingerprint (keys->sounds);
}

static void
keys_clear (Keys *keys)
{
  g_free (keys->folded);
  g_free (keys->key);
  g_free (keys->compact);
  g_free (keys->sounds);
  g_free (keys->fingerprint);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Keys, keys_clear)

/* An entry of one of the two full-text tables; @insert has (rowid, …). */
static gboolean
index_words (OblStore *store, const char *sql, gint64 row, const Keys *keys, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, row);
  obl_stmt_bind_text (stmt, 2, keys->key);
  obl_stmt_bind_text (stmt, 3, keys->sounds);
  return obl_stmt_run (stmt, error);
}

static gboolean
index_parts (OblStore *store, const char *sql, gint64 row, const Keys *keys, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, row);
  obl_stmt_bind_text (stmt, 2, keys->compact);
  return obl_stmt_run (stmt, error);
}

static gboolean
add_name (OblStore *store, const OblId *entity_id, int ordinal, const char *name, GError **error)
{
  static const char insert[]
      = "INSERT INTO entity_name (entity_id, ordinal, folded, key, compact, sounds, fingerprint) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
  static const char words[]
      = "INSERT INTO entity_name_words (rowid, key, sounds) VALUES (?1, ?2, ?3)";
  static const char parts[] = "INSERT INTO entity_name_parts (rowid, compact) VALUES (?1, ?2)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, insert, error);
  g_auto (Keys) keys = { 0 };
  gint64 row;

  if (stmt == NULL)
    return FALSE;
  keys_init (&keys, name);
  obl_stmt_bind_id (stmt, 1, entity_id);
  obl_stmt_bind_int (stmt, 2, ordinal);
  obl_stmt_bind_text (stmt, 3, keys.folded);
  obl_stmt_bind_text (stmt, 4, keys.key);
  obl_stmt_bind_text (stmt, 5, keys.compact);
  obl_stmt_bind_text (stmt, 6, keys.sounds);
  obl_stmt_bind_text (stmt, 7, keys.fingerprint);
  if (!obl_stmt_run (stmt, error))
    return FALSE;
  row = sqlite3_last_insert_rowid (store->db);
  return index_words (store, words, row, &keys, error)
         && index_parts (store, parts, row, &keys, error);
}

/* Full-text tables are told what stood there: they keep no texts themselves. */
static gboolean
remove_names (OblStore *store, const OblId *entity_id, GError **error)
{
  static const char select[]
      = "SELECT row, key, sounds, compact FROM entity_name WHERE entity_id = ?1";
  static const char words[] = "INSERT INTO entity_name_words (entity_name_words, rowid, key, "
                              "sounds) VALUES ('delete', ?1, ?2, ?3)";
  static const char parts[] = "INSERT INTO entity_name_parts (entity_name_parts, rowid, compact) "
                              "VALUES ('delete', ?1, ?2)";
  static const char delete[] = "DELETE FROM entity_name WHERE entity_id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, select, error);
  g_autoptr (OblStmt) gone = obl_stmt_get (store, delete, error);
  OblStep step;

  if (stmt == NULL || gone == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, entity_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const gint64 row = obl_stmt_column_int (stmt, 0);
    g_auto (Keys) keys = { .key = obl_stmt_column_dup_required (stmt, 1),
                           .sounds = obl_stmt_column_dup_required (stmt, 2),
                           .compact = obl_stmt_column_dup_required (stmt, 3) };

    if (!index_words (store, words, row, &keys, error)
        || !index_parts (store, parts, row, &keys, error))
      return FALSE;
  }
  if (step == OBL_STEP_ERROR)
    return FALSE;
  obl_stmt_bind_id (gone, 1, entity_id);
  return obl_stmt_run (gone, error);
}

/* Adds what @sql lists as id, ordinal, name; with @entity_id, of that entity. */
static gboolean
add_names (OblStore *store, const char *sql, const OblId *entity_id, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;
  OblId id;

  if (stmt == NULL)
    return FALSE;
  if (entity_id != NULL)
    obl_stmt_bind_id (stmt, 1, entity_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    if (obl_stmt_column_id (stmt, 0, &id)
        && !add_name (store, &id, (int)obl_stmt_column_int (stmt, 1),
                      obl_stmt_column_required (stmt, 2), error))
      return FALSE;
  }
  return step == OBL_STEP_END;
}

gboolean
obl_store_fill_names (OblStore *store, GError **error)
{
  static const char sql[] = "SELECT id, -1, name FROM entity "
                            "UNION ALL SELECT entity_id, ordinal, name FROM entity_alias";

  return add_names (store, sql, NULL, error);
}

gboolean
obl_store_update_names (OblStore *store, const OblChange *change, GError **error)
{
  static const char sql[]
      = "SELECT id, -1, name FROM entity WHERE id = ?1 "
        "UNION ALL SELECT entity_id, ordinal, name FROM entity_alias WHERE entity_id = ?1";

  for (guint i = 0; i < change->entity_ids->len; i++) {
    const OblId *id = &g_array_index (change->entity_ids, OblId, i);

    if (!remove_names (store, id, error) || !add_names (store, sql, id, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Looking ---------------------------------------------------------------------------------- */

struct _OblNameSearch {
  OblStore *store;
  Keys keys;
  OblNameForm *form;
  GHashTable *by_entity; /* OblId within the hit → OblNameHit */
  GPtrArray *hits;       /* OblNameHit */
  double best;           /* similarity of the best so far */
};

static void
hit_free (OblNameHit *hit)
{
  g_free (hit);
}

static void
search_free (OblNameSearch *search)
{
  keys_clear (&search->keys);
  obl_name_form_free (search->form);
  g_hash_table_unref (search->by_entity);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_free (search);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblNameSearch, search_free)

static OblNameSearch *
search_new (OblStore *store, const char *text)
{
  OblNameSearch *search = g_new0 (OblNameSearch, 1);

  search->store = store;
  keys_init (&search->keys, text);
  search->form = obl_name_form_new (search->keys.key);
  search->by_entity = g_hash_table_new (obl_id_hash, obl_id_equal);
  search->hits = g_ptr_array_new_with_free_func ((GDestroyNotify)hit_free);
  return search;
}

/* Notes the row that @stmt stands on: entity_id, ordinal, key, folded. */
static void
note_row (OblNameSearch *search, OblStmt *stmt, guint step)
{
  g_autoptr (OblNameForm) form = NULL;
  OblNameHit *hit;
  double similarity;
  OblId id;

  if (!obl_stmt_column_id (stmt, 0, &id))
    return;
  form = obl_name_form_new (obl_stmt_column_required (stmt, 2));
  similarity = obl_name_form_compare (search->form, form);
  /* Of two that are written alike in Latin letters, the one that is written alike comes first. */
  if (similarity == 1 && strcmp (obl_stmt_column_required (stmt, 3), search->keys.folded) != 0)
    similarity = 0.995;
  search->best = MAX (search->best, similarity);
  hit = g_hash_table_lookup (search->by_entity, &id);
  if (hit == NULL) {
    hit = g_new0 (OblNameHit, 1);
    hit->entity_id = id;
    hit->step = step;
    hit->similarity = -1;
    g_ptr_array_add (search->hits, hit);
    g_hash_table_insert (search->by_entity, &hit->entity_id, hit);
  }
  if (similarity > hit->similarity) {
    hit->similarity = similarity;
    hit->ordinal = (int)obl_stmt_column_int (stmt, 1);
  }
}

static gboolean
take_step (OblNameSearch *search,
           guint step,
           const char *sql,
           const char *first,
           const char *second,
           GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (search->store, sql, error);
  OblStep result;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, first);
  if (second != NULL)
    obl_stmt_bind_text (stmt, 2, second);
  while ((result = obl_stmt_step (stmt, error)) == OBL_STEP_ROW)
    note_row (search, stmt, step);
  return result == OBL_STEP_END;
}

/* Everything that begins with @text sorts before this: U+10FFFF is in no name. */
static char *
dup_after (const char *text)
{
  return g_strconcat (text, "\xf4\x8f\xbf\xbf", NULL);
}

/* The words of @text as an expression that wants all of them in @column, each or only the last as a
 * beginning.  Words are letters and digits, but for a name of signs alone: quoted all the same. */
static char *
make_words (const char *column, const char *text, gboolean each_is_prefix)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    g_auto (GStrv) pieces = g_strsplit (words[i], "\"", -1);
    g_autofree char *escaped = g_strjoinv ("\"\"", pieces);

    g_string_append_printf (out, "%s%s : \"%s\"%s", i == 0 ? "" : " AND ", column, escaped,
                            each_is_prefix || words[i + 1] == NULL ? "*" : "");
  }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Any trigram of @text. */
static char *
make_trigrams (const char *text)
{
  GString *out = g_string_new (NULL);
  const char *end = text;

  for (guint i = 0; i < 3 && *end != '\0'; i++)
    end = g_utf8_next_char (end);
  for (const char *p = text;; p = g_utf8_next_char (p), end = g_utf8_next_char (end)) {
    g_autofree char *trigram = g_strndup (p, (gsize)(end - p));

    if (strchr (trigram, '"') == NULL)
      g_string_append_printf (out, "%s\"%s\"", out->len == 0 ? "" : " OR ", trigram);
    if (*end == '\0')
      break;
  }
  return g_string_free (out, FALSE);
}

#define ROW "n.entity_id, n.ordinal, n.key, n.folded"
#define LIMIT " LIMIT " G_STRINGIFY (STEP_ROWS)

static gboolean
look_surely (OblNameSearch *search, GError **error)
{
  static const char same[]
      = "SELECT " ROW " FROM entity_name n WHERE n.folded = ?1 "
        "UNION ALL SELECT " ROW " FROM entity_name n WHERE n.compact = ?2" LIMIT;
  static const char begins_folded[]
      = "SELECT " ROW " FROM entity_name n WHERE n.folded >= ?1 AND n.folded < ?2 "
        "ORDER BY n.folded" LIMIT;
  static const char begins[]
      = "SELECT " ROW " FROM entity_name n WHERE n.compact >= ?1 AND n.compact < ?2 "
        "ORDER BY n.compact" LIMIT;
  static const char words[]
      = "SELECT " ROW " FROM entity_name_words w JOIN entity_name n ON n.row = w.rowid "
        "WHERE w.entity_name_words MATCH ?1" LIMIT;
  g_autofree char *after_folded = dup_after (search->keys.folded);
  g_autofree char *after = dup_after (search->keys.compact);
  g_autofree char *expression = make_words ("key", search->keys.key, TRUE);

  return take_step (search, 0, same, search->keys.folded, search->keys.compact, error)
         && take_step (search, 1, begins_folded, search->keys.folded, after_folded, error)
         && take_step (search, 1, begins, search->keys.compact, after, error)
         && take_step (search, 2, words, expression, NULL, error);
}

static gboolean
look_loosely (OblNameSearch *search, guint wanted, GError **error)
{
  static const char contains[]
      = "SELECT " ROW " FROM entity_name_parts p JOIN entity_name n ON n.row = p.rowid "
        "WHERE p.entity_name_parts MATCH ?1" LIMIT;
  static const char alike[] = "SELECT " ROW " FROM entity_name n WHERE n.fingerprint = ?1" LIMIT;
  static const char sounds[]
      = "SELECT " ROW " FROM entity_name_words w JOIN entity_name n ON n.row = w.rowid "
        "WHERE w.entity_name_words MATCH ?1" LIMIT;
  static const char shares[]
      = "SELECT " ROW " FROM entity_name_parts p JOIN entity_name n ON n.row = p.rowid "
        "WHERE p.entity_name_parts MATCH ?1 ORDER BY p.rank" LIMIT;
  const glong n_chars = g_utf8_strlen (search->keys.compact, -1);
  g_autofree char *part = NULL;
  g_autofree char *trigrams = NULL;
  g_autofree char *expression = NULL;

  if (n_chars < 3)
    return TRUE;
  if (strchr (search->keys.compact, '"') == NULL)
    part = g_strdup_printf ("\"%s\"", search->keys.compact);
  if (part != NULL && !take_step (search, 3, contains, part, NULL, error))
    return FALSE;
  if (!take_step (search, 4, alike, search->keys.fingerprint, NULL, error))
    return FALSE;
  if (search->hits->len >= wanted)
    return TRUE;
  expression = make_words ("sounds", search->keys.sounds, FALSE);
  if (strlen (search->keys.fingerprint) >= 3
      && !take_step (search, 4, sounds, expression, NULL, error))
    return FALSE;
  if (search->hits->len >= wanted && search->best >= 0.85)
    return TRUE;
  trigrams = n_chars < 5 ? g_strdup ("") : make_trigrams (search->keys.compact);
  return *trigrams == '\0' || take_step (search, 5, shares, trigrams, NULL, error);
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const OblNameHit *first = *(const OblNameHit *const *)a;
  const OblNameHit *second = *(const OblNameHit *const *)b;

  if (first->step != second->step)
    return first->step < second->step ? -1 : 1;
  if (first->similarity != second->similarity)
    return first->similarity > second->similarity ? -1 : 1;
  return obl_id_compare (&first->entity_id, &second->entity_id);
}

/* What came in only by sharing letters has to be alike. */
static void
drop_unlike (GPtrArray *hits)
{
  for (guint i = hits->len; i > 0; i--) {
    const OblNameHit *hit = hits->pdata[i - 1];

    if (hit->step >= 4 && hit->similarity < (hit->step == 4 ? 0.6 : 0.7))
      g_ptr_array_remove_index (hits, i - 1);
  }
}

GPtrArray *
obl_store_find_names (OblStore *store, const char *text, guint wanted, GError **error)
{
  g_autoptr (OblNameSearch) search = search_new (store, text);

  if (*search->keys.folded != '\0'
      && (!look_surely (search, error)
          || (search->hits->len < wanted && !look_loosely (search, wanted, error))))
    return NULL;
  drop_unlike (search->hits);
  g_ptr_array_sort (search->hits, compare_hits);
  return g_steal_pointer (&search->hits);
}

char *
obl_store_dup_name (OblStore *store, const OblNameHit *hit, GError **error)
{
  static const char preferred[] = "SELECT name FROM entity WHERE id = ?1";
  static const char alias[] = "SELECT name FROM entity_alias WHERE entity_id = ?1 AND ordinal = ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, hit->ordinal < 0 ? preferred : alias, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, &hit->entity_id);
  if (hit->ordinal >= 0)
    obl_stmt_bind_int (stmt, 2, hit->ordinal);
  return obl_stmt_step (stmt, error) == OBL_STEP_ROW ? obl_stmt_column_dup_required (stmt, 0)
                                                     : NULL;
}

GPtrArray *
obl_store_search_entities (OblStore *store, const char *text, guint limit, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
  g_autoptr (GPtrArray) hits = obl_store_find_names (store, text, limit, error);

  if (hits == NULL)
    return NULL;
  for (guint i = 0; i < hits->len && found->len < limit; i++) {
    const OblNameHit *hit = hits->pdata[i];
    GError *problem = NULL;
    OblEntity *entity = obl_store_get_entity (store, &hit->entity_id, &problem);

    if (problem != NULL) {
      g_propagate_error (error, problem);
      return NULL;
    }
    if (entity != NULL)
      g_ptr_array_add (found, entity);
  }
  return g_steal_pointer (&found);
}
