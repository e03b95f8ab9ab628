/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of entities that may be one.
 *
 * Not every pair is compared.  All names are read once, and compared are those that meet in a block: the
 * same external id, the same key, the same fingerprint, or neighbours in the order of their keys (the
 * sorted-neighbourhood method of Hernández and Stolfo, 1995), and names of one word with the longer
 * names that have this word, as long as these are few.  The work grows as n log n. */
#define G_LOG_DOMAIN "obl-store-duplicates"

#include "config.h"

#include <string.h>

#include "core/store/obl-store-private.h"
#include "core/store/obl-store-registry.h"
#include "core/text/obl-name-match.h"

#define NEIGHBOURS 5u        /* before each name in the order of keys */
#define BLOCK_NEIGHBOURS 24u /* among those of one fingerprint or external id */
#define LEAST_FINGERPRINT 3u
#define SPELLING 0.86 /* from here on names are alike, see obl_name_form_compare() */
#define FEW_WORDS 3u  /* longer names with a word, for it to tell of whom it is */
#define PART_SCORE 0.8
#define CONTEXT_SCORE 0.03

typedef struct {
  OblId entity_id;
  const char *key;
  const char *compact;
  const char *fingerprint;
  const char *type; /* or NULL */
} Name;

typedef struct {
  OblId ids[2]; /* the lesser first */
  const Name *names[2];
  double score;
  guint reasons;
} Pair;

typedef struct {
  OblStore *store;
  GStringChunk *texts;
  GArray *names;        /* Name */
  GHashTable *pairs;    /* Pair by its ids → itself */
  GHashTable *distinct; /* Pair with ids alone */
  GCancellable *cancellable;
  OblDuplicatesProgress progress;
  gpointer user_data;
} Search;

static guint
hash_pair (gconstpointer pair)
{
  const Pair *self = pair;

  return obl_id_hash (&self->ids[0]) * 31 + obl_id_hash (&self->ids[1]);
}

static gboolean
equal_pairs (gconstpointer a, gconstpointer b)
{
  return memcmp (((const Pair *)a)->ids, ((const Pair *)b)->ids, sizeof (((Pair *)NULL)->ids)) == 0;
}

static void
search_clear (Search *search)
{
  g_string_chunk_free (search->texts);
  g_array_unref (search->names);
  g_hash_table_unref (search->pairs);
  g_hash_table_unref (search->distinct);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* --- Reading ---------------------------------------------------------------------------------- */

static gboolean
read_names (Search *search, GError **error)
{
  static const char sql[]
      = "SELECT n.entity_id, n.key, n.compact, n.fingerprint, e.type FROM entity_name n "
        "JOIN entity e ON e.id = n.entity_id ORDER BY n.compact, n.entity_id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (search->store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const char *type = obl_stmt_column_text (stmt, 4);
    Name name
        = { .key = g_string_chunk_insert (search->texts, obl_stmt_column_required (stmt, 1)),
            .compact = g_string_chunk_insert (search->texts, obl_stmt_column_required (stmt, 2)),
            .fingerprint
            = g_string_chunk_insert (search->texts, obl_stmt_column_required (stmt, 3)),
            .type = type == NULL ? NULL : g_string_chunk_insert_const (search->texts, type) };

    if (obl_stmt_column_id (stmt, 0, &name.entity_id))
      g_array_append_val (search->names, name);
  }
  return step == OBL_STEP_END;
}

static gboolean
read_distinct (Search *search, GError **error)
{
  static const char sql[] = "SELECT first_id, second_id FROM entity_distinct";
  g_autoptr (OblStmt) stmt = obl_stmt_get (search->store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    Pair *pair = g_new0 (Pair, 1);

    obl_stmt_column_id (stmt, 0, &pair->ids[0]);
    obl_stmt_column_id (stmt, 1, &pair->ids[1]);
    g_hash_table_add (search->distinct, pair);
  }
  return step == OBL_STEP_END;
}

static gboolean
go_on (Search *search, double done, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (search->cancellable, error))
    return FALSE;
  if (search->progress != NULL)
    search->progress (done, search->user_data);
  return TRUE;
}

/* --- Pairs ------------------------------------------------------------------------------------ */

static void
note_pair (Search *search, const Name *a, const Name *b, double score, guint reason)
{
  const gboolean turned = obl_id_compare (&a->entity_id, &b->entity_id) > 0;
  const Name *first = turned ? b : a;
  const Name *second = turned ? a : b;
  Pair key = { .ids = { first->entity_id, second->entity_id } };
  Pair *pair;

  if (obl_id_equal (&a->entity_id, &b->entity_id) || g_hash_table_contains (search->distinct, &key))
    return;
  pair = g_hash_table_lookup (search->pairs, &key);
  if (pair == NULL) {
    pair = g_new0 (Pair, 1);
    *pair = key;
    g_hash_table_add (search->pairs, pair);
  }
  pair->reasons |= reason;
  if (score > pair->score) {
    pair->score = score;
    pair->names[0] = first;
    pair->names[1] = second;
  }
}

static gboolean
may_be_one_type (const Name *a, const Name *b)
{
  /* Constants of the chunk: the same text is the same pointer. */
  return a->type == NULL || b->type == NULL || a->type == b->type;
}

static void
compare (Search *search,
         const Name *a,
         const OblNameForm *form_a,
         const Name *b,
         const OblNameForm *form_b)
{
  double score;

  if (obl_id_equal (&a->entity_id, &b->entity_id))
    return;
  if (strcmp (a->compact, b->compact) == 0) {
    note_pair (search, a, b, may_be_one_type (a, b) ? 1 : 0.8, OBL_ALIKE_NAME);
    return;
  }
  if (!may_be_one_type (a, b))
    return;
  score = obl_name_form_compare (form_a, form_b);
  if (score >= SPELLING)
    note_pair (search, a, b, score, OBL_ALIKE_SPELLING);
}

/* Compares each of @names (Name *), as they are ordered, with @n_neighbours before it. */
static gboolean
compare_neighbours (Search *search,
                    const GPtrArray *names,
                    guint n_neighbours,
                    double from,
                    double to,
                    GError **error)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_name_form_free);

  for (guint i = 0; i < names->len; i++) {
    const Name *name = names->pdata[i];

    g_ptr_array_add (forms, obl_name_form_new (name->key));
    for (guint j = 1; j < forms->len; j++)
      compare (search, names->pdata[i - j], forms->pdata[forms->len - 1 - j], name,
               forms->pdata[forms->len - 1]);
    if (forms->len > n_neighbours)
      g_ptr_array_remove_index (forms, 0);
    if (i % 4096 == 4095 && !go_on (search, from + (to - from) * i / names->len, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_fingerprints (gconstpointer a, gconstpointer b)
{
  const Name *first = *(const Name *const *)a;
  const Name *second = *(const Name *const *)b;
  const int order = strcmp (first->fingerprint, second->fingerprint);

  return order != 0 ? order : strcmp (first->compact, second->compact);
}

/* Names of one fingerprint stand side by side in @names. */
static gboolean
compare_blocks (Search *search, const GPtrArray *names, GError **error)
{
  for (guint i = 0; i < names->len;) {
    const char *fingerprint = ((const Name *)names->pdata[i])->fingerprint;
    g_autoptr (GPtrArray) block = g_ptr_array_new ();

    for (;
         i < names->len && strcmp (((const Name *)names->pdata[i])->fingerprint, fingerprint) == 0;
         i++)
      g_ptr_array_add (block, names->pdata[i]);
    if (block->len > 1 && strlen (fingerprint) >= LEAST_FINGERPRINT
        && !compare_neighbours (search, block, BLOCK_NEIGHBOURS, 0.5, 0.5, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
compare_names (Search *search, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < search->names->len; i++)
    g_ptr_array_add (names, &g_array_index (search->names, Name, i));
  if (!compare_neighbours (search, names, NEIGHBOURS, 0.1, 0.5, error))
    return FALSE;
  g_ptr_array_sort (names, compare_fingerprints);
  return go_on (search, 0.5, error) && compare_blocks (search, names, error)
         && go_on (search, 0.8, error);
}

/* --- One word of a longer name ---------------------------------------------------------------- */

/* The entities of the longer names that have a word. */
typedef struct {
  const Name *names[FEW_WORDS];
  guint n; /* beyond FEW_WORDS: too many to tell */
} Bearers;

static void
add_bearer (GHashTable *bearers, const char *word, const Name *name)
{
  Bearers *known = g_hash_table_lookup (bearers, word);

  if (known == NULL) {
    known = g_new0 (Bearers, 1);
    g_hash_table_insert (bearers, g_strdup (word), known);
  }
  for (guint i = 0; i < MIN (known->n, FEW_WORDS); i++) {
    if (obl_id_equal (&known->names[i]->entity_id, &name->entity_id))
      return;
  }
  if (known->n < FEW_WORDS)
    known->names[known->n] = name;
  known->n++;
}

static gboolean
share_document (Search *search, const OblId *a, const OblId *b, guint *n_shared, GError **error)
{
  static const char sql[]
      = "SELECT count(*) FROM (SELECT document_id FROM span WHERE entity_id = ?1 "
        "GROUP BY document_id) d WHERE EXISTS (SELECT 1 FROM span s WHERE s.entity_id = ?2 "
        "AND s.document_id = d.document_id)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (search->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, a);
  obl_stmt_bind_id (stmt, 2, b);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return FALSE;
  *n_shared = (guint)obl_stmt_column_int (stmt, 0);
  return TRUE;
}

/* A last name is taken for somebody's where an article has both. */
static gboolean
compare_parts (Search *search, GError **error)
{
  g_autoptr (GHashTable) bearers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < search->names->len; i++) {
    const Name *name = &g_array_index (search->names, Name, i);
    g_auto (GStrv) words = strchr (name->key, ' ') == NULL ? NULL : g_strsplit (name->key, " ", 8);

    for (guint j = 0; words != NULL && words[j] != NULL; j++) {
      if (strlen (words[j]) >= 4)
        add_bearer (bearers, words[j], name);
    }
  }
  for (guint i = 0; i < search->names->len; i++) {
    const Name *name = &g_array_index (search->names, Name, i);
    const Bearers *known
        = strchr (name->key, ' ') != NULL ? NULL : g_hash_table_lookup (bearers, name->key);

    for (guint j = 0; known != NULL && known->n <= FEW_WORDS && j < known->n; j++) {
      const Name *other = known->names[j];
      guint n_shared = 0;

      if (obl_id_equal (&name->entity_id, &other->entity_id) || name->type == NULL
          || name->type != other->type)
        continue;
      if (!share_document (search, &name->entity_id, &other->entity_id, &n_shared, error))
        return FALSE;
      if (n_shared > 0)
        note_pair (search, name, other, PART_SCORE, OBL_ALIKE_PART);
    }
    if (i % 4096 == 4095 && !go_on (search, 0.8 + 0.15 * i / search->names->len, error))
      return FALSE;
  }
  return TRUE;
}

/* --- External ids ----------------------------------------------------------------------------- */

static const Name *
find_name (Search *search, GHashTable *by_entity, const OblId *id)
{
  if (g_hash_table_size (by_entity) == 0) {
    for (guint i = search->names->len; i > 0; i--) {
      Name *name = &g_array_index (search->names, Name, i - 1);

      g_hash_table_insert (by_entity, &name->entity_id, name);
    }
  }
  return g_hash_table_lookup (by_entity, id);
}

static gboolean
compare_external (Search *search, GError **error)
{
  static const char sql[]
      = "SELECT x.entity_id, y.entity_id FROM entity_external x JOIN "
        "(SELECT scheme, value, min(entity_id) AS entity_id FROM entity_external "
        "GROUP BY scheme, value HAVING count(*) > 1) y ON y.scheme = x.scheme AND y.value = "
        "x.value "
        "WHERE x.entity_id <> y.entity_id";
  g_autoptr (GHashTable) by_entity = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (OblStmt) stmt = obl_stmt_get (search->store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const Name *a, *b;
    OblId first, second;

    if (!obl_stmt_column_id (stmt, 0, &first) || !obl_stmt_column_id (stmt, 1, &second))
      continue;
    a = find_name (search, by_entity, &first);
    b = find_name (search, by_entity, &second);
    if (a != NULL && b != NULL)
      note_pair (search, a, b, 1, OBL_ALIKE_EXTERNAL);
  }
  return step == OBL_STEP_END;
}

/* --- The queue -------------------------------------------------------------------------------- */

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *first = *(const Pair *const *)a;
  const Pair *second = *(const Pair *const *)b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return memcmp (first->ids, second->ids, sizeof first->ids);
}

/* The name as it is written, of which @name is the key. */
static char *
dup_written (const OblEntity *entity, const Name *name, OblStore *store)
{
  static const char sql[] = "SELECT ordinal FROM entity_name WHERE entity_id = ?1 AND key = ?2 "
                            "ORDER BY ordinal LIMIT 1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, NULL);
  gint64 ordinal = -1;

  if (stmt != NULL) {
    obl_stmt_bind_id (stmt, 1, &entity->id);
    obl_stmt_bind_text (stmt, 2, name->key);
    if (obl_stmt_step (stmt, NULL) == OBL_STEP_ROW)
      ordinal = obl_stmt_column_int (stmt, 0);
  }
  if (ordinal >= 0 && ordinal < entity->aliases->len)
    return g_strdup (((const OblAlias *)entity->aliases->pdata[ordinal])->name);
  return g_strdup (entity->name);
}

static OblDuplicate *
make_duplicate (Search *search, const Pair *pair, GError **error)
{
  g_autoptr (OblEntity) a = obl_store_get_entity (search->store, &pair->ids[0], error);
  g_autoptr (OblEntity) b
      = a == NULL ? NULL : obl_store_get_entity (search->store, &pair->ids[1], error);
  OblDuplicate *duplicate;
  guint n_shared = 0;
  int first;

  if (b == NULL || !share_document (search, &a->id, &b->id, &n_shared, error))
    return NULL;
  first = b->n_mentions > a->n_mentions ? 1 : 0;
  duplicate = g_new0 (OblDuplicate, 1);
  duplicate->first = obl_entity_ref (first == 0 ? a : b);
  duplicate->second = obl_entity_ref (first == 0 ? b : a);
  duplicate->first_name = dup_written (duplicate->first, pair->names[first], search->store);
  duplicate->second_name = dup_written (duplicate->second, pair->names[1 - first], search->store);
  duplicate->score = pair->score;
  duplicate->reasons = pair->reasons;
  duplicate->n_documents_shared = n_shared;
  if (n_shared > 0) {
    duplicate->reasons |= OBL_ALIKE_CONTEXT;
    duplicate->score = MIN (1, duplicate->score + CONTEXT_SCORE);
  }
  return duplicate;
}

static int
compare_duplicates (gconstpointer a, gconstpointer b)
{
  const OblDuplicate *first = *(const OblDuplicate *const *)a;
  const OblDuplicate *second = *(const OblDuplicate *const *)b;
  const guint n_first = first->first->n_mentions + first->second->n_mentions;
  const guint n_second = second->first->n_mentions + second->second->n_mentions;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;
  return obl_id_compare (&first->first->id, &second->first->id);
}

static GPtrArray *
make_queue (Search *search, guint limit, GError **error)
{
  g_autoptr (GPtrArray) queue = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_duplicate_free);
  g_autoptr (GPtrArray) pairs = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer pair;

  g_hash_table_iter_init (&iter, search->pairs);
  while (g_hash_table_iter_next (&iter, &pair, NULL))
    g_ptr_array_add (pairs, pair);
  g_ptr_array_sort (pairs, compare_pairs);
  for (guint i = 0; i < MIN (pairs->len, limit); i++) {
    OblDuplicate *duplicate = make_duplicate (search, pairs->pdata[i], error);

    if (duplicate == NULL)
      return NULL;
    g_ptr_array_add (queue, duplicate);
  }
  g_ptr_array_sort (queue, compare_duplicates);
  return g_steal_pointer (&queue);
}

GPtrArray *
obl_store_list_duplicates (OblStore *store,
                           guint limit,
                           GCancellable *cancellable,
                           OblDuplicatesProgress progress,
                           gpointer user_data,
                           GError **error)
{
  g_auto (Search) search
      = { .store = store,
          .texts = g_string_chunk_new (1 << 16),
          .names = g_array_new (FALSE, FALSE, sizeof (Name)),
          .pairs = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL),
          .distinct = g_hash_table_new_full (hash_pair, equal_pairs, g_free, NULL),
          .cancellable = cancellable,
          .progress = progress,
          .user_data = user_data };
  GPtrArray *queue = NULL;

  if (!obl_store_begin_read (store, error))
    return NULL;
  if (read_distinct (&search, error) && read_names (&search, error) && go_on (&search, 0.1, error)
      && compare_names (&search, error) && compare_parts (&search, error)
      && compare_external (&search, error))
    queue = make_queue (&search, limit, error);
  obl_store_end_read (store);
  return queue;
}
