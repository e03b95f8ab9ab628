/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs on the store's thread and knows no widgets. */
#define G_LOG_DOMAIN "obl-claim-facts"

#include "config.h"

#include "app/rooms/obl-claim-facts.h"

#include <string.h>

#define MAX_CANDIDATES 12u

static void
link_free (gpointer data)
{
  OblClaimLink *link = data;

  obl_proposition_link_unref (link->link);
  g_free (link->sentence);
  g_free (link);
}

static void
judgement_free (gpointer data)
{
  OblClaimJudgement *judgement = data;

  obl_assessment_unref (judgement->assessment);
  g_free (judgement->annotator);
  g_free (judgement);
}

void
obl_claim_facts_free (OblClaimFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->claims, g_ptr_array_unref);
  g_clear_pointer (&facts->candidates, g_ptr_array_unref);
  g_clear_pointer (&facts->spread, obl_spread_free);
  g_clear_pointer (&facts->links, g_ptr_array_unref);
  g_clear_pointer (&facts->judgements, g_ptr_array_unref);
  g_free (facts);
}

static void
find_proposition (OblClaimFacts *facts)
{
  facts->says_one = facts->claims->len > 0;
  for (guint i = 0; i < facts->claims->len; i++) {
    const OblClaim *claim = facts->claims->pdata[i];

    if (i == 0)
      facts->proposition_id = claim->proposition_id;
    else if (!obl_id_equal (&facts->proposition_id, &claim->proposition_id))
      facts->says_one = FALSE;
  }
  if (!facts->says_one)
    facts->proposition_id = OBL_ID_NONE;
}

static gboolean
read_links (OblStore *store, OblClaimFacts *facts, GError **error)
{
  g_autoptr (GPtrArray) links
      = obl_store_list_proposition_links (store, &facts->proposition_id, error);

  for (guint i = 0; links != NULL && i < links->len; i++) {
    OblPropositionLink *link = links->pdata[i];
    OblClaimLink *one = g_new0 (OblClaimLink, 1);
    g_autoptr (OblProposition) other = NULL;

    one->link = obl_proposition_link_ref (link);
    one->is_from = obl_id_equal (&link->from_id, &facts->proposition_id);
    g_ptr_array_add (facts->links, one);
    other = obl_store_get_proposition (store, one->is_from ? &link->to_id : &link->from_id, error);
    if (other == NULL)
      return FALSE;
    one->sentence = g_strdup (other->text);
  }
  return links != NULL;
}

static int
compare_judgements (gconstpointer a, gconstpointer b)
{
  const OblAssessment *left = (*(OblClaimJudgement *const *)a)->assessment;
  const OblAssessment *right = (*(OblClaimJudgement *const *)b)->assessment;
  const int by_scale = strcmp (left->scale, right->scale);

  if (by_scale != 0)
    return by_scale;
  if (left->created != right->created)
    return left->created > right->created ? -1 : 1;
  return obl_id_compare (&right->id, &left->id);
}

/* In the order in which they are listed, the first of its kind is the latest. */
static void
find_latest (GPtrArray *judgements)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < judgements->len; i++) {
    OblClaimJudgement *judgement = judgements->pdata[i];

    judgement->is_latest = g_hash_table_add (
        seen,
        g_strdup_printf ("%s %d %s", judgement->assessment->scale,
                         obl_id_is_none (&judgement->assessment->frame_id), judgement->annotator));
  }
}

static gboolean
read_judgements_of (OblStore *store, OblClaimFacts *facts, const OblId *id, GError **error)
{
  g_autoptr (GPtrArray) assessments = obl_store_list_assessments (store, id, error);

  for (guint i = 0; assessments != NULL && i < assessments->len; i++) {
    OblAssessment *assessment = assessments->pdata[i];
    g_autoptr (OblAnnotator) annotator
        = obl_store_get_annotator (store, &assessment->annotator_id, NULL);
    OblClaimJudgement *judgement = g_new0 (OblClaimJudgement, 1);

    judgement->assessment = obl_assessment_ref (assessment);
    judgement->annotator = g_strdup (annotator == NULL ? "" : annotator->name);
    g_ptr_array_add (facts->judgements, judgement);
  }
  return assessments != NULL;
}

static gboolean
read_judgements (OblStore *store, OblClaimFacts *facts, GError **error)
{
  if (facts->claims->len == 1
      && !read_judgements_of (store, facts, &((const OblClaim *)facts->claims->pdata[0])->frame_id,
                              error))
    return FALSE;
  if (!obl_id_is_none (&facts->proposition_id)
      && !read_judgements_of (store, facts, &facts->proposition_id, error))
    return FALSE;
  g_ptr_array_sort (facts->judgements, compare_judgements);
  find_latest (facts->judgements);
  return TRUE;
}

static gboolean
read_proposition (OblStore *store, OblClaimFacts *facts, GError **error)
{
  if (obl_id_is_none (&facts->proposition_id))
    return TRUE;
  facts->spread = obl_store_get_spread (store, &facts->proposition_id, error);
  return facts->spread != NULL && read_links (store, facts, error);
}

static gboolean
read_candidates (OblStore *store, OblClaimFacts *facts, GError **error)
{
  if (facts->claims->len == 0 || !facts->says_one)
    return TRUE;
  g_ptr_array_unref (facts->candidates);
  facts->candidates = obl_store_list_same_claims (
      store, &facts->proposition_id, &((const OblClaim *)facts->claims->pdata[0])->frame_id,
      MAX_CANDIDATES, error);
  return facts->candidates != NULL;
}

gpointer
obl_claim_facts_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const GArray *rows = data;
  g_autoptr (OblClaimFacts) facts = g_new0 (OblClaimFacts, 1);

  facts->links = g_ptr_array_new_with_free_func (link_free);
  facts->judgements = g_ptr_array_new_with_free_func (judgement_free);
  facts->candidates = g_ptr_array_new ();
  facts->claims
      = obl_store_list_claims (store, (const gint64 *)(gconstpointer)rows->data, rows->len, error);
  if (facts->claims == NULL)
    return NULL;
  find_proposition (facts);
  if (!read_proposition (store, facts, error) || !read_judgements (store, facts, error)
      || !read_candidates (store, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}
