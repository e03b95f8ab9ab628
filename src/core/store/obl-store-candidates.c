/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom a mention may speak of.
 *
 * The score is the name's likeness, less where the type is another's, more where the article speaks of
 * the entity already, and a little more for those mentioned often: enough to order names that are
 * alike, never enough to set a name that is not like it before one that is. */
#define G_LOG_DOMAIN "obl-store-candidates"

#include "config.h"

#include "core/store/obl-store-names.h"
#include "core/store/obl-store-private.h"
#include "core/store/obl-store-registry.h"

#define OTHER_TYPE 0.15
#define HERE 0.08
#define OFTEN 0.02
/* A name that only begins with what is typed is as good as a part of it. */
#define PART_SIMILARITY 0.72

static gboolean
count_here (OblStore *store,
            const OblId *entity_id,
            const OblId *document_id,
            const OblId *span_id,
            guint *n_here,
            GError **error)
{
  static const char sql[]
      = "SELECT count(*) FROM span WHERE entity_id = ?1 AND document_id = ?2 AND id IS NOT ?3";
  g_autoptr (OblStmt) stmt = NULL;

  if (document_id == NULL)
    return TRUE;
  stmt = obl_stmt_get (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, entity_id);
  obl_stmt_bind_id (stmt, 2, document_id);
  obl_stmt_bind_id (stmt, 3, span_id);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return FALSE;
  *n_here = (guint)obl_stmt_column_int (stmt, 0);
  return TRUE;
}

static double
rate (const OblLinkCandidate *candidate, guint step, const char *label)
{
  double score = candidate->similarity;

  if (step >= 1 && step <= 3)
    score = MAX (score, PART_SIMILARITY - 0.02 * step);
  if (label != NULL && candidate->entity->type != NULL && !candidate->same_type)
    score -= OTHER_TYPE;
  if (candidate->n_here > 0)
    score += HERE;
  if (candidate->entity->n_mentions >= 3)
    score += OFTEN;
  return CLAMP (score, 0, 1.1) / 1.1;
}

static OblLinkCandidate *
make_candidate (OblStore *store,
                const OblNameHit *hit,
                const char *label,
                const OblId *document_id,
                const OblId *span_id,
                GError **error)
{
  g_autoptr (OblLinkCandidate) candidate = g_new0 (OblLinkCandidate, 1);

  candidate->entity = obl_store_get_entity (store, &hit->entity_id, error);
  if (candidate->entity == NULL)
    return NULL;
  candidate->matched = obl_store_dup_name (store, hit, error);
  if (candidate->matched == NULL)
    return NULL;
  candidate->similarity = hit->similarity;
  candidate->same_type = label != NULL && g_strcmp0 (candidate->entity->type, label) == 0;
  if (!count_here (store, &hit->entity_id, document_id, span_id, &candidate->n_here, error))
    return NULL;
  candidate->score = rate (candidate, hit->step, label);
  return g_steal_pointer (&candidate);
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const OblLinkCandidate *first = *(const OblLinkCandidate *const *)a;
  const OblLinkCandidate *second = *(const OblLinkCandidate *const *)b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  if (first->entity->n_mentions != second->entity->n_mentions)
    return first->entity->n_mentions > second->entity->n_mentions ? -1 : 1;
  return obl_id_compare (&first->entity->id, &second->entity->id);
}

GPtrArray *
obl_store_list_candidates (OblStore *store,
                           const char *quote,
                           const char *label,
                           const OblId *document_id,
                           const OblId *span_id,
                           guint limit,
                           GError **error)
{
  g_autoptr (GPtrArray) hits = obl_store_find_names (store, quote, 4 * limit, error);
  g_autoptr (GPtrArray) candidates
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_link_candidate_free);

  if (hits == NULL)
    return NULL;
  /* What counts besides the name may bring forward some, and not those far behind. */
  for (guint i = 0; i < MIN (hits->len, 4 * limit); i++) {
    GError *problem = NULL;
    OblLinkCandidate *candidate
        = make_candidate (store, hits->pdata[i], label, document_id, span_id, &problem);

    if (problem != NULL) {
      g_propagate_error (error, problem);
      return NULL;
    }
    if (candidate != NULL)
      g_ptr_array_add (candidates, candidate);
  }
  g_ptr_array_sort (candidates, compare_candidates);
  g_ptr_array_set_size (candidates, (int)MIN (candidates->len, limit));
  return g_steal_pointer (&candidates);
}
