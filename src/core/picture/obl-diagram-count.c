/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many claims and articles everybody, and every pair of somebody and somebody, has. */
#define G_LOG_DOMAIN "obl-diagram-count"

#include "config.h"

#include "core/picture/obl-diagram-private.h"

void
obl_tally_init (OblTally *tally, guint n_acts)
{
  *tally = (OblTally){ .by_act = g_new0 (guint, n_acts) };
}

void
obl_tally_clear (OblTally *tally)
{
  g_clear_pointer (&tally->by_act, g_free);
}

void
obl_tally_add (OblTally *tally, const OblClaimRow *row, guint n_acts)
{
  if (tally->n_claims > 0 && obl_id_equal (&tally->last_claim, &row->id))
    return;
  if (tally->n_claims == 0 || !obl_id_equal (&tally->last_document, &row->document_id))
    tally->n_documents++;
  tally->n_claims++;
  tally->last_claim = row->id;
  tally->last_document = row->document_id;
  tally->by_act[MIN (row->act, n_acts - 1)]++;
}

guint
obl_tally_get_main_act (const OblTally *tally, guint n_acts)
{
  guint best = n_acts - 1;

  for (guint i = n_acts; i > 0; i--) {
    if (tally->by_act[i - 1] > 0 && tally->by_act[i - 1] >= tally->by_act[best])
      best = i - 1;
  }
  return best;
}

static guint
tie_hash (gconstpointer data)
{
  const OblTie *tie = data;

  return tie->source * 31 + tie->target;
}

static gboolean
tie_equal (gconstpointer a, gconstpointer b)
{
  const OblTie *x = a;
  const OblTie *y = b;

  return x->source == y->source && x->target == y->target;
}

static void
tie_free (gpointer data)
{
  OblTie *tie = data;

  obl_tally_clear (&tie->tally);
  g_free (tie);
}

static void
party_count_free (gpointer data)
{
  OblPartyCount *count = data;

  obl_tally_clear (&count->all);
  obl_tally_clear (&count->as_source);
  obl_tally_clear (&count->as_target);
  g_free (count);
}

static OblPartyCount *
party_count_new (guint party, guint n_acts)
{
  OblPartyCount *count = g_new0 (OblPartyCount, 1);

  count->party = party;
  obl_tally_init (&count->all, n_acts);
  obl_tally_init (&count->as_source, n_acts);
  obl_tally_init (&count->as_target, n_acts);
  return count;
}

/* Those with most claims first; of equals, known ones before words, and then by name, so that the
 * order does not depend on that of the rows. */
static int
compare_parties (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const OblPartyCount *x = *(const OblPartyCount *const *)a;
  const OblPartyCount *y = *(const OblPartyCount *const *)b;
  const OblClaimTable *table = user_data;
  const OblParty *p = obl_claim_table_get_party (table, x->party);
  const OblParty *q = obl_claim_table_get_party (table, y->party);
  int order;

  if (x->all.n_claims != y->all.n_claims)
    return x->all.n_claims > y->all.n_claims ? -1 : 1;
  if (obl_id_is_none (&p->id) != obl_id_is_none (&q->id))
    return obl_id_is_none (&p->id) ? 1 : -1;
  order = g_strcmp0 (p->name, q->name);
  if (order == 0)
    order = obl_id_compare (&p->id, &q->id);
  return order != 0 ? order : obl_id_compare (&p->document_id, &q->document_id);
}

static int
compare_ties (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const OblTie *x = *(const OblTie *const *)a;
  const OblTie *y = *(const OblTie *const *)b;
  const guint *ranks = user_data;

  if (x->tally.n_claims != y->tally.n_claims)
    return x->tally.n_claims > y->tally.n_claims ? -1 : 1;
  if (x->source != y->source) {
    if (x->source == OBL_NO_INDEX || y->source == OBL_NO_INDEX)
      return x->source == OBL_NO_INDEX ? 1 : -1;
    return ranks[x->source] < ranks[y->source] ? -1 : 1;
  }
  if (x->target == OBL_NO_INDEX || y->target == OBL_NO_INDEX)
    return x->target == y->target ? 0 : x->target == OBL_NO_INDEX ? 1 : -1;
  return ranks[x->target] < ranks[y->target] ? -1 : 1;
}

static void
count_row (OblCounts *counts, GHashTable *ties, const OblClaimRow *row)
{
  OblTie key = { .source = row->source, .target = row->target };
  OblTie *tie = g_hash_table_lookup (ties, &key);

  if (tie == NULL) {
    tie = g_memdup2 (&key, sizeof key);
    obl_tally_init (&tie->tally, counts->n_acts);
    g_hash_table_add (ties, tie);
    g_ptr_array_add (counts->ties, tie);
  }
  obl_tally_add (&tie->tally, row, counts->n_acts);
  obl_tally_add (&counts->all, row, counts->n_acts);
  if (row->source != OBL_NO_INDEX) {
    OblPartyCount *party = counts->parties->pdata[row->source];

    obl_tally_add (&party->all, row, counts->n_acts);
    obl_tally_add (&party->as_source, row, counts->n_acts);
  }
  if (row->target != OBL_NO_INDEX) {
    OblPartyCount *party = counts->parties->pdata[row->target];

    obl_tally_add (&party->all, row, counts->n_acts);
    obl_tally_add (&party->as_target, row, counts->n_acts);
  }
}

OblCounts *
obl_counts_new (const OblClaimTable *table)
{
  OblCounts *counts = g_new0 (OblCounts, 1);
  g_autoptr (GHashTable) ties = g_hash_table_new (tie_hash, tie_equal);
  g_autofree guint *ranks = g_new0 (guint, table->parties->len + 1);

  counts->n_acts = table->acts->len + 1;
  obl_tally_init (&counts->all, counts->n_acts);
  counts->parties = g_ptr_array_new_with_free_func (party_count_free);
  counts->ties = g_ptr_array_new_with_free_func (tie_free);
  for (guint i = 0; i < table->parties->len; i++)
    g_ptr_array_add (counts->parties, party_count_new (i, counts->n_acts));
  for (guint i = 0; i < table->rows->len; i++)
    count_row (counts, ties, obl_claim_table_get_row (table, i));
  g_ptr_array_sort_with_data (counts->parties, compare_parties, (gpointer)table);
  for (guint i = 0; i < counts->parties->len; i++)
    ranks[((OblPartyCount *)counts->parties->pdata[i])->party] = i;
  g_ptr_array_sort_with_data (counts->ties, compare_ties, ranks);
  return counts;
}

void
obl_counts_free (OblCounts *counts)
{
  if (counts == NULL)
    return;
  obl_tally_clear (&counts->all);
  g_ptr_array_unref (counts->parties);
  g_ptr_array_unref (counts->ties);
  g_free (counts);
}
