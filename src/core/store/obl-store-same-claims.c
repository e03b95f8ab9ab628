/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of claims finds those that share a rare word, marks those that speak of the same
 * entities; these few are then compared one by one. */
#define G_LOG_DOMAIN "obl-store-same-claims"

#include "config.h"

#include "core/store/obl-store-same-claims.h"

#include <math.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/store/obl-store-private.h"
#include "core/text/obl-gist.h"

#define MAX_MODELS 24u    /* sentences that candidates are compared with */
#define MAX_WORDS 12u     /* that the index is asked for, the rarest */
#define MAX_ENTITIES 6u   /* the same */
#define MAX_COMPARED 300u /* claims that are compared */
#define MIN_SCORE 0.2
#define MAX_NAMED 5u /* words or entities, in a reason */

/* How much each counts; without entities the words have their share too. */
#define WEIGHT_WORDS 0.7
#define WEIGHT_ENTITIES 0.25
#define WEIGHT_ACT 0.05
#define OTHER_NUMBERS 0.5 /* what is left of a score */
#define OTHER_NEGATION 0.6

typedef struct {
  OblGist *gist;
  GHashTable *entities; /* OblId → its name */
  char *act;
} Model;

typedef struct {
  OblStore *store;
  GPtrArray *models;
  GHashTable *left_out; /* gint64: rows of the models themselves */
  GHashTable *weights;  /* stem → double * */
  gint64 n_claims;
} Search;

static void
model_free (gpointer data)
{
  Model *model = data;

  obl_gist_free (model->gist);
  g_hash_table_unref (model->entities);
  g_free (model->act);
  g_free (model);
}

static void
search_clear (Search *search)
{
  g_clear_pointer (&search->models, g_ptr_array_unref);
  g_clear_pointer (&search->left_out, g_hash_table_unref);
  g_clear_pointer (&search->weights, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

void
obl_claim_candidate_free (OblClaimCandidate *candidate)
{
  if (candidate == NULL)
    return;
  obl_claim_free (candidate->claim);
  g_ptr_array_unref (candidate->words);
  g_ptr_array_unref (candidate->entities);
  g_free (candidate);
}

/* --- What they are compared with ---------------------------------------------------------------- */

static Model *
model_new (const char *sentence, const char *act)
{
  Model *model = g_new0 (Model, 1);

  model->gist = obl_gist_new (sentence);
  model->entities = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);
  model->act = g_strdup (act);
  return model;
}

/* Whom the claim speaks of: its targets, and who is mentioned in its content. */
static gboolean
read_entities (OblStore *store, const OblClaim *claim, GHashTable *entities, GError **error)
{
  static const char sql[]
      = "SELECT e.id, e.name FROM span s JOIN fragment x ON x.span_id = s.id "
        "JOIN entity e ON e.id = s.entity_id "
        "WHERE s.document_id = ?1 AND x.start >= ?2 AND x.\"end\" <= ?3 UNION "
        "SELECT e.id, e.name FROM frame_role r LEFT JOIN span s ON s.id = r.span_id "
        "JOIN entity e ON e.id = coalesce (r.entity_id, s.entity_id) "
        "WHERE r.frame_id = ?4 AND r.role = 'target'";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;
  OblId id;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &claim->document_id);
  obl_stmt_bind_int (stmt, 2, claim->content.start);
  obl_stmt_bind_int (stmt, 3, claim->content.end);
  obl_stmt_bind_id (stmt, 4, &claim->frame_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    if (obl_stmt_column_id (stmt, 0, &id))
      g_hash_table_insert (entities, obl_id_dup (&id), obl_stmt_column_dup_required (stmt, 1));
  }
  return step == OBL_STEP_END;
}

static gboolean
add_claim (Search *search, const OblClaim *claim, GError **error)
{
  Model *model = model_new (claim->columns[OBL_CLAIM_CONTENT], claim->columns[OBL_CLAIM_ACT]);

  g_ptr_array_add (search->models, model);
  g_hash_table_add (search->left_out, g_memdup2 (&claim->row, sizeof claim->row));
  return read_entities (search->store, claim, model->entities, error);
}

static gboolean
add_proposition (Search *search, const OblId *id, GError **error)
{
  g_autoptr (OblProposition) proposition = obl_store_get_proposition (search->store, id, error);
  g_autoptr (OblClaimQuery) query = obl_claim_query_new ();
  g_autoptr (OblClaimOrder) order = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  if (proposition == NULL)
    return FALSE;
  g_ptr_array_add (search->models, model_new (proposition->text, ""));
  query->proposition_id = *id;
  order = obl_store_order_claims (search->store, query, error);
  if (order == NULL)
    return FALSE;
  claims = obl_store_list_claims (search->store, (const gint64 *)(gconstpointer)order->rows->data,
                                  MIN (order->rows->len, MAX_MODELS), error);
  for (guint i = 0; claims != NULL && i < claims->len; i++) {
    if (!add_claim (search, claims->pdata[i], error))
      return FALSE;
  }
  for (guint i = 0; i < order->rows->len; i++)
    g_hash_table_add (search->left_out,
                      g_memdup2 (&g_array_index (order->rows, gint64, i), sizeof (gint64)));
  return claims != NULL;
}

/* --- Rarity ------------------------------------------------------------------------------------- */

static char *
dup_match (const char *stem)
{
  return g_strdup_printf ("{content proposition} : \"%s\" *", stem);
}

/* The logarithm of how rare a stem is among all claims. */
static double
get_weight (Search *search, const char *stem)
{
  static const char sql[] = "SELECT count (*) FROM (SELECT 1 FROM claim_search WHERE claim_search "
                            "MATCH ?1 LIMIT 20000)";
  const double *known = g_hash_table_lookup (search->weights, stem);
  g_autoptr (OblStmt) stmt = NULL;
  g_autofree char *match = NULL;
  double weight;

  if (known != NULL)
    return *known;
  stmt = obl_stmt_get (search->store, sql, NULL);
  match = dup_match (stem);
  if (stmt == NULL)
    return 1;
  obl_stmt_bind_text (stmt, 1, match);
  weight = obl_stmt_step (stmt, NULL) == OBL_STEP_ROW
               ? log ((double)(search->n_claims + 2) / (double)(obl_stmt_column_int (stmt, 0) + 1))
               : 1;
  weight = MAX (weight, 0.1);
  g_hash_table_insert (search->weights, g_strdup (stem), g_memdup2 (&weight, sizeof weight));
  return weight;
}

typedef struct {
  const char *stem;
  double weight;
} Weighed;

static int
compare_weighed (gconstpointer a, gconstpointer b)
{
  const Weighed *left = a;
  const Weighed *right = b;

  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return strcmp (left->stem, right->stem);
}

/* The stems of all models, the rarest first. */
static GArray *
weigh_stems (Search *search)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *weighed = g_array_new (FALSE, FALSE, sizeof (Weighed));

  for (guint i = 0; i < search->models->len; i++) {
    const OblGist *gist = ((const Model *)search->models->pdata[i])->gist;

    for (guint j = 0; j < gist->stems->len; j++) {
      Weighed one = { gist->stems->pdata[j], 0 };

      if (!g_hash_table_add (seen, (gpointer)one.stem))
        continue;
      one.weight = get_weight (search, one.stem);
      g_array_append_val (weighed, one);
    }
  }
  g_array_sort (weighed, compare_weighed);
  return weighed;
}

/* --- Finding ------------------------------------------------------------------------------------ */

static gboolean
collect_rows (Search *search, OblStmt *stmt, GArray *rows, GError **error)
{
  OblStep step;

  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    gint64 row = obl_stmt_column_int (stmt, 0);

    if (g_hash_table_contains (search->left_out, &row) || rows->len >= MAX_COMPARED)
      continue;
    g_hash_table_add (search->left_out, g_memdup2 (&row, sizeof row));
    g_array_append_val (rows, row);
  }
  return step == OBL_STEP_END;
}

static gboolean
find_by_words (Search *search, GArray *rows, GError **error)
{
  static const char sql[]
      = "SELECT rowid FROM claim_search WHERE claim_search MATCH ?1 ORDER BY rank LIMIT 200";
  g_autoptr (GArray) weighed = weigh_stems (search);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (OblStmt) stmt = obl_stmt_get (search->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < MIN (weighed->len, MAX_WORDS); i++) {
    g_autofree char *one = dup_match (g_array_index (weighed, Weighed, i).stem);

    g_string_append_printf (match, "%s(%s)", i > 0 ? " OR " : "", one);
  }
  if (match->len == 0)
    return TRUE;
  obl_stmt_bind_text (stmt, 1, match->str);
  return collect_rows (search, stmt, rows, error);
}

static gboolean
find_by_entities (Search *search, GArray *rows, GError **error)
{
  static const char sql[] = "SELECT c.row FROM span s JOIN fragment x ON x.span_id = s.id "
                            "JOIN claim c ON c.document_id = s.document_id AND c.start <= x.start "
                            "AND c.\"end\" >= x.\"end\" WHERE s.entity_id = ?1 LIMIT 100";
  g_autoptr (OblStmt) stmt = obl_stmt_get (search->store, sql, error);
  g_autoptr (GHashTable) asked = g_hash_table_new (obl_id_hash, obl_id_equal);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < search->models->len; i++) {
    GHashTableIter iter;
    gpointer id;

    g_hash_table_iter_init (&iter, ((const Model *)search->models->pdata[i])->entities);
    while (g_hash_table_iter_next (&iter, &id, NULL)) {
      if (g_hash_table_size (asked) >= MAX_ENTITIES || !g_hash_table_add (asked, id))
        continue;
      obl_stmt_reset (stmt);
      obl_stmt_bind_id (stmt, 1, id);
      if (!collect_rows (search, stmt, rows, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* --- Comparing ---------------------------------------------------------------------------------- */

static double
sum_weights (Search *search, const OblGist *gist)
{
  double sum = 0;

  for (guint i = 0; i < gist->stems->len; i++)
    sum += get_weight (search, gist->stems->pdata[i]);
  return sum;
}

static double
compare_words (Search *search, const Model *model, const Model *other, GPtrArray *words)
{
  g_autoptr (GArray) shared = g_array_new (FALSE, FALSE, sizeof (Weighed));
  double common = 0;
  double whole = sum_weights (search, model->gist) + sum_weights (search, other->gist);

  for (guint i = 0; i < model->gist->stems->len; i++) {
    Weighed one = { model->gist->stems->pdata[i], 0 };

    if (!obl_gist_has_stem (other->gist, one.stem))
      continue;
    one.weight = get_weight (search, one.stem);
    common += one.weight;
    g_array_append_val (shared, one);
  }
  g_array_sort (shared, compare_weighed);
  for (guint i = 0; i < shared->len; i++)
    g_ptr_array_add (words, g_strdup (g_array_index (shared, Weighed, i).stem));
  return whole > 0 ? 2 * common / whole : 0;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static double
compare_entities (const Model *model, const Model *other, GPtrArray *names)
{
  guint n_all = g_hash_table_size (model->entities) + g_hash_table_size (other->entities);
  GHashTableIter iter;
  gpointer id, name;

  g_hash_table_iter_init (&iter, model->entities);
  while (g_hash_table_iter_next (&iter, &id, &name)) {
    if (g_hash_table_contains (other->entities, id))
      g_ptr_array_add (names, g_strdup (name));
  }
  g_ptr_array_sort (names, compare_names);
  return n_all > 0 ? 2.0 * names->len / n_all : 0;
}

static OblClaimCandidate *
compare (Search *search, const Model *model, const Model *other)
{
  OblClaimCandidate *candidate = g_new0 (OblClaimCandidate, 1);
  const gboolean both_name
      = g_hash_table_size (model->entities) > 0 && g_hash_table_size (other->entities) > 0;
  double words, entities;

  candidate->words = g_ptr_array_new_with_free_func (g_free);
  candidate->entities = g_ptr_array_new_with_free_func (g_free);
  words = compare_words (search, model, other, candidate->words);
  entities = compare_entities (model, other, candidate->entities);
  candidate->same_act = *model->act != '\0' && strcmp (model->act, other->act) == 0;
  candidate->numbers = obl_gist_compare_numbers (model->gist, other->gist);
  candidate->differs_in_negation = model->gist->negated != other->gist->negated;
  candidate->score = both_name ? WEIGHT_WORDS * words + WEIGHT_ENTITIES * entities
                               : (WEIGHT_WORDS + WEIGHT_ENTITIES) * words;
  if (candidate->same_act || *model->act == '\0')
    candidate->score += WEIGHT_ACT * MIN (1, candidate->score * 2);
  if (candidate->numbers < 0)
    candidate->score *= OTHER_NUMBERS;
  if (candidate->differs_in_negation)
    candidate->score *= OTHER_NEGATION;
  return candidate;
}

/* The likeness to the model that it is most like. */
static OblClaimCandidate *
judge (Search *search, const OblClaim *claim, GError **error)
{
  Model *other = model_new (claim->columns[OBL_CLAIM_CONTENT], claim->columns[OBL_CLAIM_ACT]);
  OblClaimCandidate *best = NULL;

  if (read_entities (search->store, claim, other->entities, error)) {
    for (guint i = 0; i < search->models->len; i++) {
      OblClaimCandidate *candidate = compare (search, search->models->pdata[i], other);

      if (best == NULL || candidate->score > best->score) {
        obl_claim_candidate_free (best);
        best = g_steal_pointer (&candidate);
      }
      obl_claim_candidate_free (candidate);
    }
  }
  model_free (other);
  return best;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const OblClaimCandidate *left = *(OblClaimCandidate *const *)a;
  const OblClaimCandidate *right = *(OblClaimCandidate *const *)b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return obl_id_compare (&left->claim->frame_id, &right->claim->frame_id);
}

static GPtrArray *
judge_all (Search *search, const GArray *rows, guint limit, GError **error)
{
  g_autoptr (GPtrArray) claims = obl_store_list_claims (
      search->store, (const gint64 *)(gconstpointer)rows->data, rows->len, error);
  g_autoptr (GPtrArray) found
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_claim_candidate_free);

  if (claims == NULL)
    return NULL;
  g_ptr_array_set_free_func (claims, NULL);
  for (guint i = 0; i < claims->len; i++) {
    OblClaim *claim = claims->pdata[i];
    OblClaimCandidate *candidate = judge (search, claim, error);

    if (candidate != NULL && candidate->score >= MIN_SCORE) {
      candidate->claim = claim;
      g_ptr_array_add (found, candidate);
    } else {
      obl_claim_candidate_free (candidate);
      obl_claim_free (claim);
    }
  }
  g_ptr_array_sort (found, compare_candidates);
  if (found->len > limit)
    g_ptr_array_set_size (found, (int)limit);
  return g_steal_pointer (&found);
}

static gboolean
add_models (Search *search, const OblId *proposition_id, const OblId *frame_id, GError **error)
{
  g_autoptr (OblClaim) claim = NULL;

  if (proposition_id != NULL && !obl_id_is_none (proposition_id))
    return add_proposition (search, proposition_id, error);
  claim = obl_store_get_claim (search->store, frame_id, error);
  return claim != NULL && add_claim (search, claim, error);
}

GPtrArray *
obl_store_list_same_claims (OblStore *store,
                            const OblId *proposition_id,
                            const OblId *frame_id,
                            guint limit,
                            GError **error)
{
  g_auto (Search) search = { store, NULL, NULL, NULL, 0 };
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *problem = NULL;

  search.models = g_ptr_array_new_with_free_func (model_free);
  search.left_out = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  search.weights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!obl_store_query_int (store, "SELECT count (*) FROM claim", NULL, &search.n_claims, error))
    return NULL;
  if (!add_models (&search, proposition_id, frame_id, &problem)) {
    if (problem == NULL) /* it has gone */
      return g_ptr_array_new_with_free_func ((GDestroyNotify)obl_claim_candidate_free);
    g_propagate_error (error, problem);
    return NULL;
  }
  if (!find_by_words (&search, rows, error) || !find_by_entities (&search, rows, error))
    return NULL;
  return judge_all (&search, rows, limit, error);
}

/* --- Why ---------------------------------------------------------------------------------------- */

static void
append_words (GString *reason, const char *words)
{
  g_string_append_printf (reason, "%s%s", reason->len > 0 ? " · " : "", words);
}

static void
append_list (GString *reason, const char *what, const GPtrArray *words)
{
  append_words (reason, what);
  for (guint i = 0; i < MIN (words->len, MAX_NAMED); i++)
    g_string_append_printf (reason, "%s%s", i > 0 ? ", " : " ", (const char *)words->pdata[i]);
}

char *
obl_claim_candidate_dup_reason (const OblClaimCandidate *candidate)
{
  GString *reason = g_string_new (NULL);

  if (candidate->entities->len > 0)
    append_list (reason, _ ("both about"), candidate->entities);
  if (candidate->words->len > 0)
    append_list (reason, _ ("in common:"), candidate->words);
  if (candidate->same_act)
    append_words (reason, _ ("same act"));
  if (candidate->numbers > 0)
    append_words (reason, _ ("same number"));
  if (candidate->numbers < 0)
    append_words (reason, _ ("other numbers"));
  if (candidate->differs_in_negation)
    append_words (reason, _ ("only one is negated"));
  return g_string_free (reason, FALSE);
}
