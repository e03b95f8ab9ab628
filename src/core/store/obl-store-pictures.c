/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows that pictures are drawn from, in one pass through the articles in the order of their ids,
 * and the places that a person is led to from a mark of a picture. */
#define G_LOG_DOMAIN "obl-store-pictures"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <gio/gio.h>
#include <string.h>

/* How many rows pass before it is looked whether anybody still wants them. */
#define ROWS_BETWEEN_LOOKS 512

typedef struct {
  OblClaimTable *table;
  GHashTable *entities; /* OblId → index of the party + 1 */
  GHashTable *words;    /* the words, behind the 16 bytes of the article's id → the same */
  GHashTable *acts;     /* JSON as stored → index + 1 */
} Tabulation;

static void
tabulation_clear (Tabulation *tabulation)
{
  g_clear_pointer (&tabulation->table, obl_claim_table_unref);
  g_clear_pointer (&tabulation->entities, g_hash_table_unref);
  g_clear_pointer (&tabulation->words, g_hash_table_unref);
  g_clear_pointer (&tabulation->acts, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tabulation, tabulation_clear)

static void
tabulation_init (Tabulation *tabulation)
{
  tabulation->table = obl_claim_table_new ();
  tabulation->entities = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  tabulation->words
      = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
  tabulation->acts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static guint
add_party (Tabulation *tabulation, const OblId *id, const OblId *document_id, const char *name)
{
  OblParty *party = g_new0 (OblParty, 1);

  party->id = *id;
  party->document_id = *document_id;
  party->name = g_strdup (name);
  g_ptr_array_add (tabulation->table->parties, party);
  return tabulation->table->parties->len - 1;
}

static guint
find_entity (Tabulation *tabulation, const OblId *id)
{
  gpointer known = g_hash_table_lookup (tabulation->entities, id);
  guint index;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  index = add_party (tabulation, id, &OBL_ID_NONE, NULL);
  g_hash_table_insert (tabulation->entities, obl_id_dup (id), GUINT_TO_POINTER (index + 1));
  return index;
}

/* "She" in two articles may be two women: words are somebody of their own in each. */
static guint
find_words (Tabulation *tabulation, const OblId *document_id, const char *words)
{
  g_autoptr (GByteArray) key = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  gpointer known;
  guint index;

  g_byte_array_append (key, document_id->bytes, sizeof document_id->bytes);
  g_byte_array_append (key, (const guint8 *)words, (guint)strlen (words));
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&key));
  known = g_hash_table_lookup (tabulation->words, bytes);
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  index = add_party (tabulation, &OBL_ID_NONE, document_id, words);
  g_hash_table_insert (tabulation->words, g_steal_pointer (&bytes), GUINT_TO_POINTER (index + 1));
  return index;
}

/* The party of two columns: the entity, and the words of one that has none. */
static guint
read_party (Tabulation *tabulation, OblStmt *stmt, int column, const OblId *document_id)
{
  OblId id;
  const char *words;

  if (obl_stmt_column_id (stmt, column, &id))
    return find_entity (tabulation, &id);
  words = obl_stmt_column_text (stmt, column + 1);
  return words == NULL || *words == '\0' ? OBL_NO_INDEX
                                         : find_words (tabulation, document_id, words);
}

/* @json: what is stored.  Several acts of one claim are one act of their own, "deny, accuse". */
static guint
find_act (Tabulation *tabulation, const char *json)
{
  g_autoptr (GPtrArray) attributes = NULL;
  gpointer known;
  char *act;

  if (json == NULL)
    return OBL_NO_INDEX;
  known = g_hash_table_lookup (tabulation->acts, json);
  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  attributes = obl_attributes_new ();
  obl_attributes_set (attributes, "act", json);
  act = obl_attributes_dup_string (attributes, "act");
  g_ptr_array_add (tabulation->table->acts, act);
  g_hash_table_insert (tabulation->acts, g_strdup (json),
                       GUINT_TO_POINTER (tabulation->table->acts->len));
  return tabulation->table->acts->len - 1;
}

static gboolean
name_entities (OblStore *store, Tabulation *tabulation, GError **error)
{
  static const char sql[] = "SELECT name, type FROM entity WHERE id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < tabulation->table->parties->len; i++) {
    OblParty *party = tabulation->table->parties->pdata[i];
    OblStep step;

    if (party->name != NULL)
      continue;
    obl_stmt_bind_id (stmt, 1, &party->id);
    step = obl_stmt_step (stmt, error);
    if (step == OBL_STEP_ERROR)
      return FALSE;
    party->name = step == OBL_STEP_ROW ? obl_stmt_column_dup_required (stmt, 0) : g_strdup ("");
    party->type = step == OBL_STEP_ROW ? obl_stmt_column_dup (stmt, 1) : NULL;
    obl_stmt_reset (stmt);
  }
  return TRUE;
}

static gboolean
is_cancelled (guint n_rows, GCancellable *cancellable, GError **error)
{
  return n_rows % ROWS_BETWEEN_LOOKS == 0
         && g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* --- Claims ----------------------------------------------------------------------------------- */

/* Who fills a role: the entity, and the words of what has none. */
#define PARTY(role, span)                                                                          \
  "coalesce(" role ".entity_id, " span ".entity_id), "                                             \
  "CASE WHEN " role ".entity_id IS NULL AND " span ".entity_id IS NULL THEN coalesce(" role        \
  ".url, (SELECT group_concat(quote, ' ') FROM (SELECT quote FROM fragment "                       \
  "WHERE span_id = " role ".span_id ORDER BY ordinal))) END"

static void
read_claim (Tabulation *tabulation, OblStmt *stmt)
{
  OblClaimRow row = { .act = OBL_NO_INDEX };

  obl_stmt_column_id (stmt, 0, &row.document_id);
  row.day = obl_claim_day_parse (obl_stmt_column_text (stmt, 1));
  obl_stmt_column_id (stmt, 2, &row.id);
  row.act = find_act (tabulation, obl_stmt_column_text (stmt, 3));
  row.source = read_party (tabulation, stmt, 4, &row.document_id);
  row.target = read_party (tabulation, stmt, 6, &row.document_id);
  g_array_append_val (tabulation->table->rows, row);
}

static void
bind_days (OblStmt *stmt, int index, const OblClaimChoice *choice)
{
  g_autofree char *from = choice->from > 0 ? obl_claim_day_format (choice->from) : NULL;
  g_autofree char *to = choice->to > 0 ? obl_claim_day_format (choice->to) : NULL;

  obl_stmt_bind_text (stmt, index, from);
  obl_stmt_bind_text (stmt, index + 1, to);
}

static gboolean
read_claims (OblStore *store,
             Tabulation *tabulation,
             const OblClaimChoice *choice,
             GCancellable *cancellable,
             GError **error)
{
  /* A frame is a claim when somebody is its source, whatever its type is called.  The articles lead,
   * and so all rows of one come together without sorting. */
  static const char sql[]
      = "SELECT d.id, d.published, f.id, a.value, " PARTY ("sr", "ss") ", " PARTY (
          "tr", "ts") " "
                      "FROM document d CROSS JOIN frame f ON f.document_id = d.id "
                      "LEFT JOIN frame_attribute a ON a.frame_id = f.id AND a.name = 'act' "
                      "LEFT JOIN frame_role sr ON sr.frame_id = f.id AND sr.role = 'source' "
                      "LEFT JOIN span ss ON ss.id = sr.span_id "
                      "LEFT JOIN frame_role tr ON tr.frame_id = f.id AND tr.role = 'target' "
                      "LEFT JOIN span ts ON ts.id = tr.span_id "
                      "WHERE (sr.frame_id IS NOT NULL OR f.type = 'Claim') "
                      "AND (?1 IS NULL OR substr(d.published, 1, 10) >= ?1) "
                      "AND (?2 IS NULL OR substr(d.published, 1, 10) <= ?2) "
                      "AND (?3 IS NULL OR a.value = ?3) "
                      "AND (?4 IS NULL OR EXISTS (SELECT 1 FROM frame_role r LEFT JOIN span s ON "
                      "s.id = r.span_id "
                      "WHERE r.frame_id = f.id AND r.role IN ('source', 'target') "
                      "AND coalesce(r.entity_id, s.entity_id) = ?4)) "
                      "ORDER BY d.id, f.id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  bind_days (stmt, 1, choice);
  if (choice->act != NULL) {
    g_autoptr (GPtrArray) attributes = obl_attributes_new ();

    obl_attributes_set_string (attributes, "act", choice->act);
    obl_stmt_bind_text (stmt, 3, obl_attributes_get (attributes, "act"));
  }
  obl_stmt_bind_id (stmt, 4, &choice->entity_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    read_claim (tabulation, stmt);
    if (is_cancelled (tabulation->table->rows->len, cancellable, error))
      return FALSE;
  }
  return step == OBL_STEP_END;
}

OblClaimTable *
obl_store_tabulate_claims (OblStore *store,
                           const OblClaimChoice *choice,
                           GCancellable *cancellable,
                           GError **error)
{
  g_auto (Tabulation) tabulation = { 0 };
  gboolean done;

  tabulation_init (&tabulation);
  if (is_cancelled (0, cancellable, error) || !obl_store_begin_read (store, error))
    return NULL;
  done = read_claims (store, &tabulation, choice, cancellable, error)
         && name_entities (store, &tabulation, error);
  obl_store_end_read (store);
  return done ? g_steal_pointer (&tabulation.table) : NULL;
}

/* --- Mentions --------------------------------------------------------------------------------- */

static const char *const mention_kinds[] = { "source", "target", "mention" };

static gboolean
read_mentions (OblStore *store,
               Tabulation *tabulation,
               const OblClaimChoice *choice,
               GCancellable *cancellable,
               GError **error)
{
  static const char sql[]
      = "SELECT d.id, d.published, s.id, "
        "EXISTS (SELECT 1 FROM frame_role r WHERE r.span_id = s.id AND r.role = 'source'), "
        "EXISTS (SELECT 1 FROM frame_role r WHERE r.span_id = s.id AND r.role = 'target') "
        "FROM span s JOIN document d ON d.id = s.document_id WHERE s.entity_id = ?1 "
        "AND (?2 IS NULL OR substr(d.published, 1, 10) >= ?2) "
        "AND (?3 IS NULL OR substr(d.published, 1, 10) <= ?3) "
        "ORDER BY d.id, s.id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  const guint party = find_entity (tabulation, &choice->entity_id);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &choice->entity_id);
  bind_days (stmt, 2, choice);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblClaimRow row = { .source = party, .target = OBL_NO_INDEX };

    obl_stmt_column_id (stmt, 0, &row.document_id);
    row.day = obl_claim_day_parse (obl_stmt_column_text (stmt, 1));
    obl_stmt_column_id (stmt, 2, &row.id);
    row.act = obl_stmt_column_int (stmt, 3) ? 0 : obl_stmt_column_int (stmt, 4) ? 1 : 2;
    g_array_append_val (tabulation->table->rows, row);
    if (is_cancelled (tabulation->table->rows->len, cancellable, error))
      return FALSE;
  }
  return step == OBL_STEP_END;
}

OblClaimTable *
obl_store_tabulate_mentions (OblStore *store,
                             const OblClaimChoice *choice,
                             GCancellable *cancellable,
                             GError **error)
{
  g_auto (Tabulation) tabulation = { 0 };
  gboolean done;

  tabulation_init (&tabulation);
  for (guint i = 0; i < G_N_ELEMENTS (mention_kinds); i++)
    g_ptr_array_add (tabulation.table->acts, g_strdup (mention_kinds[i]));
  if (is_cancelled (0, cancellable, error) || !obl_store_begin_read (store, error))
    return NULL;
  done = read_mentions (store, &tabulation, choice, cancellable, error)
         && name_entities (store, &tabulation, error);
  obl_store_end_read (store);
  return done ? g_steal_pointer (&tabulation.table) : NULL;
}

/* --- Places ----------------------------------------------------------------------------------- */

static OblClaimPlace *
read_place (OblStmt *stmt, const OblId *id)
{
  OblClaimPlace *place = g_new0 (OblClaimPlace, 1);

  place->id = *id;
  obl_stmt_column_id (stmt, 0, &place->document_id);
  place->title = obl_stmt_column_dup_required (stmt, 1);
  place->publisher = obl_stmt_column_dup (stmt, 2);
  place->published = obl_stmt_column_dup (stmt, 3);
  place->range.start = (guint)CLAMP (obl_stmt_column_int (stmt, 4), 0, G_MAXINT);
  place->range.end = (guint)CLAMP (obl_stmt_column_int (stmt, 5), 0, G_MAXINT);
  place->quote = obl_stmt_column_dup (stmt, 6);
  return place;
}

OblClaimPlace *
obl_store_get_claim_place (OblStore *store, const OblId *id, GError **error)
{
  /* The content of a claim, else its first role that is filled by words; a mention's own words. */
  static const char sql[]
      = "WITH span_of (document_id, span_id) AS ("
        "SELECT f.document_id, (SELECT r.span_id FROM frame_role r WHERE r.frame_id = f.id "
        "AND r.span_id IS NOT NULL ORDER BY r.role <> 'content', r.ordinal LIMIT 1) "
        "FROM frame f WHERE f.id = ?1 "
        "UNION ALL SELECT document_id, id FROM span WHERE id = ?1) "
        "SELECT d.id, d.title, d.publisher, d.published, "
        "(SELECT min(start) FROM fragment WHERE span_id = o.span_id), "
        "(SELECT max(\"end\") FROM fragment WHERE span_id = o.span_id), "
        "(SELECT group_concat(quote, ' … ') FROM (SELECT quote FROM fragment "
        "WHERE span_id = o.span_id ORDER BY ordinal)) "
        "FROM span_of o JOIN document d ON d.id = o.document_id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, id);
  return obl_stmt_step (stmt, error) == OBL_STEP_ROW ? read_place (stmt, id) : NULL;
}
