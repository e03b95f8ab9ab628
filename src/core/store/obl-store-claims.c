/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for rows of claims.  One statement answers which and in which order, for every column,
 * filter and group: what is not asked for is bound to NULL. */
#define G_LOG_DOMAIN "obl-store-claims"

#include "config.h"

#include "core/store/obl-store-claims.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/store/obl-store-private.h"

/* In the order of OblClaimColumn. */
static const char *const column_names[OBL_CLAIM_N_COLUMNS]
    = { "source", "act",        "target",      "content",     "title", "publisher",
        "date",   "attributes", "proposition", "assessments", "chain", "type" };

const char *
obl_claim_column_get_name (OblClaimColumn column)
{
  return column_names[column];
}

int
obl_claim_column_find (const char *name)
{
  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++) {
    if (strcmp (column_names[i], name) == 0)
      return i;
  }
  return OBL_CLAIM_NO_COLUMN;
}

/* --- Queries ---------------------------------------------------------------------------------- */

OblClaimQuery *
obl_claim_query_new (void)
{
  OblClaimQuery *query = g_new0 (OblClaimQuery, 1);

  query->group = query->sort = OBL_CLAIM_NO_COLUMN;
  return query;
}

OblClaimQuery *
obl_claim_query_copy (const OblClaimQuery *query)
{
  OblClaimQuery *copy = g_new0 (OblClaimQuery, 1);

  *copy = *query;
  copy->match = g_strdup (query->match);
  copy->source_words = g_strdup (query->source_words);
  copy->target_words = g_strdup (query->target_words);
  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++) {
    copy->filters[i] = NULL;
    for (guint j = 0; query->filters[i] != NULL && j < query->filters[i]->len; j++)
      obl_claim_query_add (copy, i, query->filters[i]->pdata[j]);
  }
  return copy;
}

void
obl_claim_query_free (OblClaimQuery *query)
{
  if (query == NULL)
    return;
  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++)
    obl_claim_query_drop (query, i);
  g_free (query->match);
  g_free (query->source_words);
  g_free (query->target_words);
  g_free (query);
}

void
obl_claim_query_add (OblClaimQuery *query, OblClaimColumn column, const char *value)
{
  if (query->filters[column] == NULL)
    query->filters[column] = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (query->filters[column], g_strdup (value));
}

void
obl_claim_query_drop (OblClaimQuery *query, OblClaimColumn column)
{
  g_clear_pointer (&query->filters[column], g_ptr_array_unref);
}

/* --- Words ------------------------------------------------------------------------------------ */

/* Written without spaces, so that FTS5's tokenizer cannot cut it. */
static gboolean
is_spaceless (const char *term)
{
  for (const char *p = term; *p != '\0'; p = g_utf8_next_char (p)) {
    switch ((int)g_unichar_get_script (g_utf8_get_char (p))) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      break;
    }
  }
  return FALSE;
}

static gboolean
has_word (const char *term)
{
  for (const char *p = term; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  }
  return FALSE;
}

typedef struct {
  GString *match;  /* for FTS5 */
  OblJson *exact;  /* an array of what must stand in the row as it is */
  GString *buffer; /* of that */
  guint n_exact;
} Words;

static void
add_words (Words *words, const char *text, const char *columns)
{
  g_auto (GStrv) terms = NULL;

  if (text == NULL)
    return;
  terms = g_strsplit_set (text, " \t\n\"", -1);
  for (guint i = 0; terms[i] != NULL; i++) {
    if (!has_word (terms[i]))
      continue;
    if (is_spaceless (terms[i])) {
      obl_json_string (words->exact, terms[i]);
      words->n_exact++;
      continue;
    }
    g_string_append_printf (words->match, "%s%s\"%s\" *", words->match->len > 0 ? " AND " : "",
                            columns, terms[i]);
  }
}

static void
bind_words (OblStmt *stmt, int match, int exact, const OblClaimQuery *query)
{
  Words words = { g_string_new (NULL), NULL, g_string_new (NULL), 0 };

  words.exact = obl_json_new (words.buffer);
  obl_json_begin_array (words.exact);
  add_words (&words, query->match, "");
  add_words (&words, query->source_words, "{source source_words} : ");
  add_words (&words, query->target_words, "{target target_words} : ");
  obl_json_end_array (words.exact);
  obl_json_free (words.exact);
  if (words.match->len > 0)
    obl_stmt_bind_text (stmt, match, words.match->str);
  if (words.n_exact > 0)
    obl_stmt_bind_text (stmt, exact, words.buffer->str);
  g_string_free (words.match, TRUE);
  g_string_free (words.buffer, TRUE);
}

/* --- Which, and in which order ------------------------------------------------------------------ */

/* The column whose number is bound at @n, in the order of OblClaimColumn. */
#define COLUMN(n)                                                                                  \
  "CASE ?" n " WHEN 0 THEN source WHEN 1 THEN act WHEN 2 THEN target WHEN 3 THEN content "         \
  "WHEN 4 THEN title WHEN 5 THEN publisher WHEN 6 THEN substr (published, 1, 10) "                 \
  "WHEN 7 THEN attributes WHEN 8 THEN proposition WHEN 9 THEN assessments WHEN 10 THEN chain "     \
  "WHEN 11 THEN type END"

/* One of the values bound at @n, a JSON array, is a line of @column; empty ones are lines of
 * nothing. */
#define FILTER(column, n)                                                                          \
  " AND (?" n " IS NULL OR EXISTS (SELECT 1 FROM json_each (?" n                                   \
  ") j WHERE instr (char (10) || " column                                                          \
  " || char (10), char (10) || j.value || char (10)) > 0))"

#define FIRST_FILTER 8

#define WORDS                                                                                      \
  "(?4 IS NULL OR row IN (SELECT rowid FROM claim_search WHERE claim_search MATCH ?4)) "           \
  "AND (?5 IS NULL OR NOT EXISTS (SELECT 1 FROM json_each (?5) j WHERE instr (source || "          \
  "char (10) || target || char (10) || content || char (10) || title || char (10) || "             \
  "proposition || char (10) || source_words || char (10) || target_words, j.value) = 0)) "         \
  "AND (?6 IS NULL OR proposition_id = ?6) AND (?7 IS NULL OR document_id = ?7)"

#define ROLES FILTER ("source", "8") FILTER ("act", "9") FILTER ("target", "10")
#define SAID FILTER ("content", "11") FILTER ("proposition", "16") FILTER ("chain", "18")
#define ARTICLE FILTER ("title", "12") FILTER ("publisher", "13")
#define DAY FILTER ("substr (published, 1, 10)", "14")
#define JUDGED FILTER ("attributes", "15") FILTER ("assessments", "17") FILTER ("type", "19")
#define FILTERS ROLES SAID ARTICLE DAY JUDGED

/* Ascending or descending: one of the two is NULL for all rows. */
#define ORDER                                                                                      \
  " ORDER BY \"group\" COLLATE NOCASE, "                                                           \
  "CASE WHEN ?3 = 0 THEN " COLUMN ("2") " END COLLATE NOCASE, "                                    \
                                        "CASE WHEN ?3 = 1 THEN " COLUMN (                          \
                                            "2") " END COLLATE NOCASE DESC, "                      \
                                                 "published, document_id, start, row"

static const char order_sql[]
    = "SELECT row, " COLUMN ("1") " AS \"group\" FROM claim WHERE " WORDS FILTERS ORDER;

static void
bind_filter (OblStmt *stmt, int index, const GPtrArray *values)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (values == NULL || values->len == 0)
    return;
  obl_json_begin_array (json);
  for (guint i = 0; i < values->len; i++)
    obl_json_string (json, values->pdata[i]);
  obl_json_end_array (json);
  obl_stmt_bind_text (stmt, index, out->str);
}

/* @without: the column whose filter does not count. */
static OblStmt *
get_order (OblStore *store, const OblClaimQuery *query, int group, int without, GError **error)
{
  OblStmt *stmt = obl_stmt_get (store, order_sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_int (stmt, 1, group);
  obl_stmt_bind_int (stmt, 2, query->sort);
  obl_stmt_bind_int (stmt, 3, query->descending ? 1 : 0);
  bind_words (stmt, 4, 5, query);
  obl_stmt_bind_id (stmt, 6, &query->proposition_id);
  obl_stmt_bind_id (stmt, 7, &query->document_id);
  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++) {
    if (i != without)
      bind_filter (stmt, FIRST_FILTER + i, query->filters[i]);
  }
  return stmt;
}

static void
group_free (gpointer data)
{
  OblClaimGroup *group = data;

  g_free (group->value);
  g_free (group);
}

void
obl_claim_order_free (OblClaimOrder *order)
{
  if (order == NULL)
    return;
  g_array_unref (order->rows);
  g_clear_pointer (&order->groups, g_ptr_array_unref);
  g_free (order);
}

static void
add_to_group (OblClaimOrder *order, const char *value)
{
  OblClaimGroup *last
      = order->groups->len == 0 ? NULL : order->groups->pdata[order->groups->len - 1];

  if (last == NULL || strcmp (last->value, value) != 0) {
    last = g_new0 (OblClaimGroup, 1);
    last->value = g_strdup (value);
    last->first = order->rows->len;
    g_ptr_array_add (order->groups, last);
  }
  last->n_claims++;
}

/* The largest first; those of nothing last. */
static int
compare_groups (gconstpointer a, gconstpointer b)
{
  const OblClaimGroup *left = *(OblClaimGroup *const *)a;
  const OblClaimGroup *right = *(OblClaimGroup *const *)b;

  if ((*left->value == '\0') != (*right->value == '\0'))
    return *left->value == '\0' ? 1 : -1;
  if (left->n_claims != right->n_claims)
    return left->n_claims > right->n_claims ? -1 : 1;
  return left->first < right->first ? -1 : 1;
}

static void
arrange_groups (OblClaimOrder *order)
{
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (gint64), order->rows->len);

  g_ptr_array_sort (order->groups, compare_groups);
  for (guint i = 0; i < order->groups->len; i++) {
    OblClaimGroup *group = order->groups->pdata[i];
    guint first = rows->len;

    g_array_append_vals (rows, &g_array_index (order->rows, gint64, group->first), group->n_claims);
    group->first = first;
  }
  g_array_unref (order->rows);
  order->rows = rows;
}

OblClaimOrder *
obl_store_order_claims (OblStore *store, const OblClaimQuery *query, GError **error)
{
  g_autoptr (OblStmt) stmt = get_order (store, query, query->group, OBL_CLAIM_NO_COLUMN, error);
  g_autoptr (OblClaimOrder) order = g_new0 (OblClaimOrder, 1);
  OblStep step;

  order->rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (query->group != OBL_CLAIM_NO_COLUMN)
    order->groups = g_ptr_array_new_with_free_func (group_free);
  if (stmt == NULL)
    return NULL;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    gint64 row = obl_stmt_column_int (stmt, 0);

    if (order->groups != NULL)
      add_to_group (order, obl_stmt_column_required (stmt, 1));
    g_array_append_val (order->rows, row);
  }
  if (step == OBL_STEP_ERROR)
    return NULL;
  if (order->groups != NULL)
    arrange_groups (order);
  return g_steal_pointer (&order);
}

/* --- Values of a column ------------------------------------------------------------------------- */

static void
count_free (gpointer data)
{
  OblCount *count = data;

  g_free (count->name);
  g_free (count);
}

static void
count_line (GHashTable *seen, GPtrArray *counts, const char *line)
{
  OblCount *count = g_hash_table_lookup (seen, line);

  if (count == NULL) {
    count = g_new0 (OblCount, 1);
    count->name = g_strdup (line);
    g_hash_table_insert (seen, count->name, count);
    g_ptr_array_add (counts, count);
  }
  count->count++;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const OblCount *left = *(OblCount *const *)a;
  const OblCount *right = *(OblCount *const *)b;

  if (left->count != right->count)
    return left->count > right->count ? -1 : 1;
  return strcmp (left->name, right->name);
}

GPtrArray *
obl_store_count_claim_values (OblStore *store,
                              const OblClaimQuery *query,
                              OblClaimColumn column,
                              GError **error)
{
  g_autoptr (OblStmt) stmt = get_order (store, query, column, column, error);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);
  OblStep step;

  if (stmt == NULL)
    return NULL;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const char *value = obl_stmt_column_required (stmt, 1);

    if (strchr (value, '\n') == NULL) {
      count_line (seen, counts, value);
    } else {
      g_auto (GStrv) lines = g_strsplit (value, "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        count_line (seen, counts, lines[i]);
    }
  }
  if (step == OBL_STEP_ERROR)
    return NULL;
  g_ptr_array_sort (counts, compare_counts);
  return g_steal_pointer (&counts);
}

/* --- Rows --------------------------------------------------------------------------------------- */

#define CLAIM_COLUMNS                                                                              \
  "row, frame_id, document_id, proposition_id, outer_id, start, \"end\", source, act, target, "    \
  "content, title, publisher, published, attributes, proposition, assessments, chain, type"

static OblClaim *
read_claim (OblStmt *stmt)
{
  OblClaim *claim = g_new0 (OblClaim, 1);

  claim->row = obl_stmt_column_int (stmt, 0);
  obl_stmt_column_id (stmt, 1, &claim->frame_id);
  obl_stmt_column_id (stmt, 2, &claim->document_id);
  obl_stmt_column_id (stmt, 3, &claim->proposition_id);
  obl_stmt_column_id (stmt, 4, &claim->outer_id);
  claim->content.start = (guint32)CLAMP (obl_stmt_column_int (stmt, 5), 0, G_MAXUINT32);
  claim->content.end = (guint32)CLAMP (obl_stmt_column_int (stmt, 6), 0, G_MAXUINT32);
  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++)
    claim->columns[i] = obl_stmt_column_dup_required (stmt, 7 + i);
  return claim;
}

void
obl_claim_free (OblClaim *claim)
{
  if (claim == NULL)
    return;
  for (int i = 0; i < OBL_CLAIM_N_COLUMNS; i++)
    g_free (claim->columns[i]);
  g_free (claim);
}

GPtrArray *
obl_store_list_claims (OblStore *store, const gint64 *rows, guint n_rows, GError **error)
{
  static const char sql[] = "SELECT " CLAIM_COLUMNS " FROM claim WHERE row = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (GPtrArray) claims = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_claim_free);

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < n_rows; i++) {
    OblStep step;

    obl_stmt_reset (stmt);
    obl_stmt_bind_int (stmt, 1, rows[i]);
    step = obl_stmt_step (stmt, error);
    if (step == OBL_STEP_ERROR)
      return NULL;
    if (step == OBL_STEP_ROW)
      g_ptr_array_add (claims, read_claim (stmt));
  }
  return g_steal_pointer (&claims);
}

OblClaim *
obl_store_get_claim (OblStore *store, const OblId *frame_id, GError **error)
{
  static const char sql[] = "SELECT " CLAIM_COLUMNS " FROM claim WHERE frame_id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, frame_id);
  return obl_stmt_step (stmt, error) == OBL_STEP_ROW ? read_claim (stmt) : NULL;
}

char **
obl_claim_split_chain (const char *chain)
{
  g_autofree char *whole
      = *chain == '\0' ? g_strdup ("writer") : g_strconcat ("writer\n", chain, NULL);

  return g_strsplit (whole, "\n", -1);
}

/* --- By the beginning of an id ------------------------------------------------------------------ */

/* FALSE with *@n 0 for none, 2 for several; otherwise as for an error. */
static gboolean
find_by_prefix (
    OblStore *store, const char *sql, const char *prefix, OblId *id, guint *n, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autofree char *digits = g_ascii_strdown (prefix, -1);
  OblStep step = OBL_STEP_END;
  char *to = digits;

  *n = 0;
  if (stmt == NULL)
    return FALSE;
  for (const char *from = digits; *from != '\0'; from++) {
    if (*from != '-')
      *to++ = *from;
  }
  *to = '\0';
  obl_stmt_bind_text (stmt, 1, digits);
  while (*digits != '\0' && *n < 2 && (step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    obl_stmt_column_id (stmt, 0, id);
    (*n)++;
  }
  return step != OBL_STEP_ERROR && *n == 1;
}

gboolean
obl_store_find_frame (OblStore *store, const char *prefix, OblId *id, GError **error)
{
  static const char sql[]
      = "SELECT id FROM frame WHERE substr (lower (hex (id)), 1, length (?1)) = ?1 LIMIT 2";
  GError *problem = NULL;
  guint n;

  if (find_by_prefix (store, sql, prefix, id, &n, &problem))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 n == 0 ? _ ("there is no claim whose id begins with “%s”")
                        : _ ("the ids of several claims begin with “%s”; give more of it"),
                 prefix);
  return FALSE;
}

gboolean
obl_store_find_proposition (OblStore *store, const char *prefix, OblId *id, GError **error)
{
  static const char sql[]
      = "SELECT id FROM proposition WHERE substr (lower (hex (id)), 1, length (?1)) = ?1 LIMIT 2";
  GError *problem = NULL;
  guint n;

  if (find_by_prefix (store, sql, prefix, id, &n, &problem))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 n == 0 ? _ ("there is no proposition whose id begins with “%s”")
                        : _ ("the ids of several propositions begin with “%s”; give more of it"),
                 prefix);
  return FALSE;
}
