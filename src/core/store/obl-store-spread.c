/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has become of a proposition: how many claims say it, where it appeared first, and how it went
 * through publishers and days.  Copies of one wire article are one text. */
#define G_LOG_DOMAIN "obl-store-spread"

#include "config.h"

#include <string.h>

#include "core/store/obl-store-claims.h"
#include "core/store/obl-store-private.h"
#include "core/text/obl-fold.h"

/* --- All propositions --------------------------------------------------------------------------- */

void
obl_proposition_facts_free (OblPropositionFacts *facts)
{
  if (facts == NULL)
    return;
  obl_proposition_unref (facts->proposition);
  g_free (facts->first);
  g_free (facts->last);
  g_free (facts);
}

static gpointer
read_facts (OblStmt *stmt)
{
  OblPropositionFacts *facts = g_new0 (OblPropositionFacts, 1);

  facts->proposition = obl_proposition_new ();
  obl_stmt_column_id (stmt, 0, &facts->proposition->id);
  facts->proposition->text = obl_stmt_column_dup_required (stmt, 1);
  facts->proposition->language = obl_stmt_column_dup (stmt, 2);
  facts->proposition->notes = obl_stmt_column_dup (stmt, 3);
  facts->proposition->created = obl_stmt_column_int (stmt, 4);
  facts->proposition->modified = obl_stmt_column_int (stmt, 5);
  facts->n_claims = (guint)obl_stmt_column_int (stmt, 6);
  facts->n_documents = (guint)obl_stmt_column_int (stmt, 7);
  facts->n_publishers = (guint)obl_stmt_column_int (stmt, 8);
  facts->first = obl_stmt_column_dup_required (stmt, 9);
  facts->last = obl_stmt_column_dup_required (stmt, 10);
  facts->n_links = (guint)obl_stmt_column_int (stmt, 11);
  facts->n_assessments = (guint)obl_stmt_column_int (stmt, 12);
  return facts;
}

GPtrArray *
obl_store_list_propositions (OblStore *store, const char *text, GError **error)
{
  static const char sql[]
      = "SELECT p.id, p.text, p.language, p.notes, p.created, p.modified, "
        "coalesce (c.n, 0), coalesce (c.n_documents, 0), coalesce (c.n_publishers, 0), "
        "coalesce (substr (c.first, 1, 10), ''), coalesce (substr (c.last, 1, 10), ''), "
        "(SELECT count (*) FROM proposition_link l WHERE l.from_id = p.id) "
        "+ (SELECT count (*) FROM proposition_link l WHERE l.to_id = p.id), "
        "(SELECT count (*) FROM assessment a WHERE a.proposition_id = p.id) "
        "FROM proposition p LEFT JOIN (SELECT proposition_id, count (*) AS n, "
        "count (DISTINCT document_id) AS n_documents, count (DISTINCT publisher) AS n_publishers, "
        "min (nullif (published, '')) AS first, max (published) AS last FROM claim "
        "WHERE proposition_id IS NOT NULL GROUP BY proposition_id) c ON c.proposition_id = p.id "
        "ORDER BY 7 DESC, p.text, p.id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autofree char *needle = text == NULL ? NULL : obl_fold_loosely (text);
  GPtrArray *all = stmt == NULL
                       ? NULL
                       : obl_stmt_collect (stmt, read_facts,
                                           (GDestroyNotify)obl_proposition_facts_free, error);

  for (guint i = all == NULL || needle == NULL ? 0 : all->len; i > 0; i--) {
    const OblPropositionFacts *facts = all->pdata[i - 1];

    if (!obl_fold_contains (facts->proposition->text, needle))
      g_ptr_array_remove_index (all, i - 1);
  }
  return all;
}

/* --- One ------------------------------------------------------------------------------------------ */

typedef struct {
  GHashTable *parts; /* name → Part */
  GPtrArray *list;   /* OblSpreadPart */
} Tally;

typedef struct {
  OblSpreadPart *part;
  GHashTable *documents; /* OblId */
  GHashTable *texts;     /* gint64 */
} Part;

static void
part_free (gpointer data)
{
  OblSpreadPart *part = data;

  g_free (part->name);
  g_free (part->first);
  g_free (part->last);
  g_free (part);
}

static Part *
part_new (OblSpreadPart *counts)
{
  Part *part = g_new0 (Part, 1);

  part->part = counts;
  part->documents = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  part->texts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return part;
}

static void
tally_part_free (gpointer data)
{
  Part *part = data;

  g_hash_table_unref (part->documents);
  g_hash_table_unref (part->texts);
  g_free (part);
}

static gboolean
is_new_text (GHashTable *texts, gint64 text)
{
  return g_hash_table_add (texts, g_memdup2 (&text, sizeof text));
}

static void
count_claim (Part *part, const OblId *document_id, gint64 text, const char *day)
{
  part->part->n_claims++;
  if (g_hash_table_add (part->documents, obl_id_dup (document_id)))
    part->part->n_documents++;
  if (is_new_text (part->texts, text))
    part->part->n_texts++;
  if (*day == '\0')
    return;
  if (*part->part->first == '\0') {
    g_free (part->part->first);
    part->part->first = g_strdup (day);
  }
  g_free (part->part->last);
  part->part->last = g_strdup (day);
}

static void
tally (Tally *tally, const char *name, const OblId *document_id, gint64 text, const char *day)
{
  Part *part = g_hash_table_lookup (tally->parts, name);

  if (part == NULL) {
    OblSpreadPart *counts = g_new0 (OblSpreadPart, 1);

    counts->name = g_strdup (name);
    counts->first = g_strdup ("");
    counts->last = g_strdup ("");
    part = part_new (counts);
    g_hash_table_insert (tally->parts, counts->name, part);
    g_ptr_array_add (tally->list, counts);
  }
  count_claim (part, document_id, text, day);
}

static void
note_first (OblSpread *spread, OblStmt *stmt)
{
  obl_stmt_column_id (stmt, 0, &spread->first_frame_id);
  obl_stmt_column_id (stmt, 1, &spread->first_document_id);
  spread->first_title = obl_stmt_column_dup_required (stmt, 2);
  spread->first_publisher = obl_stmt_column_dup_required (stmt, 3);
  spread->first_day = obl_stmt_column_dup_required (stmt, 4);
}

/* Rows come in the order of their days, the unknown ones last. */
static gboolean
count_rows (OblSpread *spread, OblStmt *stmt, Tally *publishers, Tally *days, GError **error)
{
  OblSpreadPart whole = { 0 };
  Part *all = part_new (&whole);
  OblStep step;

  whole.first = g_strdup ("");
  whole.last = g_strdup ("");
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const char *day = obl_stmt_column_required (stmt, 4);
    const gint64 text = obl_stmt_column_int (stmt, 5);
    OblId document_id;

    if (whole.n_claims == 0)
      note_first (spread, stmt);
    obl_stmt_column_id (stmt, 1, &document_id);
    count_claim (all, &document_id, text, day);
    tally (publishers, obl_stmt_column_required (stmt, 3), &document_id, text, day);
    tally (days, day, &document_id, text, day);
  }
  spread->n_claims = whole.n_claims;
  spread->n_documents = whole.n_documents;
  spread->n_texts = whole.n_texts;
  g_free (whole.first);
  g_free (whole.last);
  tally_part_free (all);
  return step == OBL_STEP_END;
}

OblSpread *
obl_store_get_spread (OblStore *store, const OblId *proposition_id, GError **error)
{
  static const char sql[]
      = "SELECT c.frame_id, c.document_id, c.title, c.publisher, substr (c.published, 1, 10), "
        "coalesce (y.first_row, k.row) FROM claim c JOIN document d ON d.id = c.document_id "
        "LEFT JOIN content k ON k.id = d.content_id LEFT JOIN content_copy y ON y.row = k.row "
        "WHERE c.proposition_id = ?1 "
        "ORDER BY c.published = '', c.published, c.document_id, c.start";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (OblSpread) spread = g_new0 (OblSpread, 1);
  Tally publishers = { NULL, g_ptr_array_new_with_free_func (part_free) };
  Tally days = { NULL, g_ptr_array_new_with_free_func (part_free) };
  gboolean done;

  spread->publishers = publishers.list;
  spread->days = days.list;
  if (stmt == NULL)
    return NULL;
  publishers.parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tally_part_free);
  days.parts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tally_part_free);
  obl_stmt_bind_id (stmt, 1, proposition_id);
  done = count_rows (spread, stmt, &publishers, &days, error);
  g_hash_table_unref (publishers.parts);
  g_hash_table_unref (days.parts);
  return done ? g_steal_pointer (&spread) : NULL;
}

void
obl_spread_free (OblSpread *spread)
{
  if (spread == NULL)
    return;
  g_ptr_array_unref (spread->publishers);
  g_ptr_array_unref (spread->days);
  g_free (spread->first_title);
  g_free (spread->first_publisher);
  g_free (spread->first_day);
  g_free (spread);
}
