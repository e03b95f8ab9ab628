/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finding entries of knowledge bases at a key press.
 *
 * Every question is a range of a sorted tree that is at most OBL_TOP_KEYS long, or the few noted best
 * of a longer one; entries themselves are read only when they have a chance to be shown.  What costs
 * more, words in another order and names that sound alike, is asked only when the rest found too
 * little. */
#define G_LOG_DOMAIN "obl-store-knowledge"

#include "config.h"

#include "core/store/obl-store-knowledge-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text/obl-name-key.h"
#include "core/text/obl-name-match.h"

/* Entries whose names are looked at for words in another order, and for sounding alike. */
#define MAX_COMPARED 80u
/* See obl_name_form_compare(). */
#define MIN_SIMILARITY 0.8
/* Bytes of a key: what is shorter sounds like too much. */
#define MIN_SOUND_BYTES 4u

/* The best first. */
typedef enum {
  FOUND_SAME,
  FOUND_BEGINNING,
  FOUND_WORD_BEGINNING,
  FOUND_OTHER_ORDER,
  FOUND_SOUND,
} Found;

typedef struct {
  gint64 row;
  Found found;
  gint64 popularity;
  guint n_bytes; /* of the key: of two that begin alike the shorter is nearer */
  double similarity;
} Hit;

typedef struct {
  OblStore *store;
  const char *key;  /* of what is looked for */
  GArray *hits;     /* Hit, each row once */
  GHashTable *rows; /* gint64 */
} Search;

/* What was found first stays: it is the better way. */
static void
add_hit (Search *search, const Hit *hit)
{
  if (g_hash_table_contains (search->rows, &hit->row))
    return;
  g_array_append_val (search->hits, *hit);
  g_hash_table_add (search->rows, g_memdup2 (&hit->row, sizeof hit->row));
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *x = a;
  const Hit *y = b;

  if (x->found != y->found)
    return x->found < y->found ? -1 : 1;
  if (x->similarity != y->similarity)
    return x->similarity > y->similarity ? -1 : 1;
  if (x->popularity != y->popularity)
    return x->popularity > y->popularity ? -1 : 1;
  if (x->n_bytes != y->n_bytes)
    return x->n_bytes < y->n_bytes ? -1 : 1;
  return x->row < y->row ? -1 : x->row > y->row;
}

/* --- Ranges ----------------------------------------------------------------------------------- */

/* Appends the noted best of @beginning to @hits. */
static gboolean
read_top (OblStore *store,
          gint64 base,
          OblKnowledgeKeyKind kind,
          const char *beginning,
          Found found,
          GArray *hits,
          GError **error)
{
  static const char sql[]
      = "SELECT t.row, e.popularity, length (e.name) FROM knowledge_top t "
        "JOIN knowledge_entry e ON e.row = t.row "
        "WHERE t.base = ?1 AND t.kind = ?2 AND t.beginning = ?3 ORDER BY t.ordinal";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, base);
  obl_stmt_bind_int (stmt, 2, kind);
  obl_stmt_bind_text (stmt, 3, beginning);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const Hit hit = { obl_stmt_column_int (stmt, 0), found, obl_stmt_column_int (stmt, 1),
                      (guint)obl_stmt_column_int (stmt, 2), 0 };

    g_array_append_val (hits, hit);
  }
  return step == OBL_STEP_END;
}

/* Appends what has keys from @from on and below @to. */
static gboolean
read_range (OblStore *store,
            gint64 base,
            OblKnowledgeKeyKind kind,
            const char *from,
            const char *to,
            Found found,
            GArray *hits,
            GError **error)
{
  static const char sql[] = "SELECT row, popularity, length (key) FROM knowledge_key "
                            "WHERE base = ?1 AND kind = ?2 AND key >= ?3 AND key < ?4 LIMIT ?5";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, base);
  obl_stmt_bind_int (stmt, 2, kind);
  obl_stmt_bind_text (stmt, 3, from);
  obl_stmt_bind_text (stmt, 4, to);
  obl_stmt_bind_int (stmt, 5, OBL_TOP_KEYS);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const Hit hit = { obl_stmt_column_int (stmt, 0), found, obl_stmt_column_int (stmt, 1),
                      (guint)obl_stmt_column_int (stmt, 2), 0 };

    g_array_append_val (hits, hit);
  }
  return step == OBL_STEP_END;
}

/* All that begins so, or the best of it. */
static gboolean
read_beginning (OblStore *store,
                gint64 base,
                OblKnowledgeKeyKind kind,
                const char *beginning,
                Found found,
                GArray *hits,
                GError **error)
{
  /* The last character there is. */
  g_autofree char *to = g_strconcat (beginning, "\xf4\x8f\xbf\xbf", NULL);
  const guint n_before = hits->len;

  if (!read_top (store, base, kind, beginning, found, hits, error))
    return FALSE;
  return hits->len > n_before || read_range (store, base, kind, beginning, to, found, hits, error);
}

static void
add_hits (Search *search, const GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    add_hit (search, &g_array_index (hits, Hit, i));
}

static gboolean
search_beginnings (Search *search, gint64 base, GError **error)
{
  /* The least text above the key itself. */
  g_autofree char *next = g_strconcat (search->key, "\x01", NULL);
  g_autofree char *words = g_strconcat (search->key, " ", NULL);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  /* A later word that is there whole, as a surname is, counts as much as a beginning. */
  if (!read_range (search->store, base, OBL_KEY_WHOLE, search->key, next, FOUND_SAME, hits, error)
      || !read_range (search->store, base, OBL_KEY_LATER, search->key, next, FOUND_BEGINNING, hits,
                      error)
      || !read_beginning (search->store, base, OBL_KEY_WHOLE, search->key, FOUND_BEGINNING, hits,
                          error)
      || !read_beginning (search->store, base, OBL_KEY_LATER, words, FOUND_BEGINNING, hits, error)
      || !read_beginning (search->store, base, OBL_KEY_LATER, search->key, FOUND_WORD_BEGINNING,
                          hits, error))
    return FALSE;
  add_hits (search, hits);
  return TRUE;
}

/* --- Entries ---------------------------------------------------------------------------------- */

static OblKnowledgeEntry *
get_entry (OblStore *store, gint64 row, GError **error)
{
  static const char sql[] = "SELECT " OBL_KNOWLEDGE_COLUMNS
                            " FROM knowledge_entry e JOIN knowledge_base b ON b.base = e.base "
                            "WHERE e.row = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_int (stmt, 1, row);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_END)
    g_set_error_literal (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT,
                         _ ("A knowledge base of the project is damaged; remove it, and import it "
                            "again"));
  return step == OBL_STEP_ROW ? obl_knowledge_read_entry (stmt) : NULL;
}

static const char *
get_name (const OblKnowledgeEntry *entry, guint index)
{
  return index == 0 ? entry->entity->name
                    : ((const OblAlias *)entry->entity->aliases->pdata[index - 1])->name;
}

/* Adds those of @hits, the popular ones first, for which @judge finds a name. */
typedef double (*Judge) (const char *key, gconstpointer data);

static gboolean
add_judged (Search *search, GArray *hits, Judge judge, gconstpointer data, GError **error)
{
  g_array_sort (hits, compare_hits);
  for (guint i = 0, n_compared = 0; i < hits->len && n_compared < MAX_COMPARED; i++) {
    Hit *hit = &g_array_index (hits, Hit, i);
    g_autoptr (OblKnowledgeEntry) entry = NULL;

    if (g_hash_table_contains (search->rows, &hit->row))
      continue;
    n_compared++;
    entry = get_entry (search->store, hit->row, error);
    if (entry == NULL)
      return FALSE;
    for (guint j = 0; j <= entry->entity->aliases->len; j++) {
      g_autofree char *key = obl_name_key (get_name (entry, j));

      hit->similarity = MAX (hit->similarity, judge (key, data));
    }
    if (hit->similarity > 0)
      add_hit (search, hit);
  }
  return TRUE;
}

/* --- Words in another order ------------------------------------------------------------------- */

/* 1 when every word of @data (a vector) begins a word of @key. */
static double
has_words (const char *key, gconstpointer data)
{
  const char *const *words = data;
  g_autofree char *spaced = g_strconcat (" ", key, NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *word = g_strconcat (" ", words[i], NULL);

    if (strstr (spaced, word) == NULL)
      return 0;
  }
  return 1;
}

static gboolean
search_words (Search *search, gint64 base, GError **error)
{
  g_auto (GStrv) words = g_strsplit (search->key, " ", -1);
  g_autoptr (GArray) hits = NULL;
  const char *longest = "";

  for (guint i = 0; words[i] != NULL; i++) {
    if (strlen (words[i]) > strlen (longest))
      longest = words[i];
  }
  if (g_strv_length (words) < 2 || strlen (longest) < 2)
    return TRUE;
  hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  return read_beginning (search->store, base, OBL_KEY_WHOLE, longest, FOUND_OTHER_ORDER, hits,
                         error)
         && read_beginning (search->store, base, OBL_KEY_LATER, longest, FOUND_OTHER_ORDER, hits,
                            error)
         && add_judged (search, hits, has_words, words, error);
}

/* --- Names that sound alike ------------------------------------------------------------------- */

static double
compare_names (const char *key, gconstpointer data)
{
  g_autoptr (OblNameForm) form = obl_name_form_new (key);
  const double similarity = obl_name_form_compare (data, form);

  return similarity < MIN_SIMILARITY ? 0 : similarity;
}

static gboolean
search_sounds (Search *search, gint64 base, GError **error)
{
  g_autofree char *skeleton = obl_name_skeleton (search->key);
  g_autoptr (OblNameForm) form = NULL;
  g_autoptr (GArray) hits = NULL;

  if (strlen (search->key) < MIN_SOUND_BYTES)
    return TRUE;
  obl_knowledge_cut_key (skeleton);
  form = obl_name_form_new (search->key);
  hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  return read_beginning (search->store, base, OBL_KEY_SKELETON, skeleton, FOUND_SOUND, hits, error)
         && add_judged (search, hits, compare_names, form, error);
}

/* --- The search ------------------------------------------------------------------------------- */

typedef gboolean (*Way) (Search *search, gint64 base, GError **error);

static gboolean
search_bases (Search *search, const GPtrArray *bases, guint limit, GError **error)
{
  static const Way ways[] = { search_beginnings, search_words, search_sounds };

  for (guint i = 0; i < G_N_ELEMENTS (ways) && (i == 0 || search->hits->len < limit); i++) {
    for (guint j = 0; j < bases->len; j++) {
      if (!ways[i](search, ((const OblKnowledgeBase *)bases->pdata[j])->row, error))
        return FALSE;
    }
  }
  g_array_sort (search->hits, compare_hits);
  return TRUE;
}

/* Within what was found in one way, entries of the wanted type come first. */
static GPtrArray *
read_entries (Search *search, const char *label, guint limit, GError **error)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_knowledge_entry_unref);
  const guint n_looked_at = MIN (search->hits->len, label == NULL ? limit : 4 * limit);
  guint first = 0;

  for (guint i = 0; i < n_looked_at; i++) {
    const Hit *hit = &g_array_index (search->hits, Hit, i);
    OblKnowledgeEntry *entry = get_entry (search->store, hit->row, error);

    if (entry == NULL)
      return NULL;
    if (i > 0 && hit[-1].found != hit->found)
      first = entries->len;
    if (label != NULL && obl_knowledge_type_fits (entry->entity->type, label))
      g_ptr_array_insert (entries, (int)first++, entry);
    else
      g_ptr_array_add (entries, entry);
  }
  if (entries->len > limit)
    g_ptr_array_set_size (entries, (int)limit);
  return g_steal_pointer (&entries);
}

GPtrArray *
obl_store_search_knowledge (
    OblStore *store, const char *text, const char *label, guint limit, GError **error)
{
  g_autoptr (GPtrArray) bases = obl_store_list_knowledge (store, error);
  g_autofree char *key = NULL;
  g_autoptr (GArray) hits = NULL;
  g_autoptr (GHashTable) rows = NULL;
  Search search = { .store = store };
  GPtrArray *entries = NULL;

  if (bases == NULL)
    return NULL;
  hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  key = obl_name_key (text);
  obl_knowledge_cut_key (key);
  search.key = key;
  search.hits = hits;
  search.rows = rows;
  if (!obl_store_begin_read (store, error))
    return NULL;
  if (*key == '\0' || search_bases (&search, bases, limit, error))
    entries = read_entries (&search, label, limit, error);
  obl_store_end_read (store);
  return entries;
}
