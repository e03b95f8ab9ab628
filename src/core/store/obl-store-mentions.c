/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mentions where they stand, and choosing some of them. */
#define G_LOG_DOMAIN "obl-store-mentions"

#include "config.h"

#include <string.h>

#include "core/store/obl-store-private.h"
#include "core/store/obl-store-registry.h"

#define CONTEXT_CHARS 40u

#define MENTION                                                                                    \
  "s.id, s.document_id, d.title, s.label, s.entity_id, e.name, f.start, f.\"end\", "               \
  "(SELECT group_concat(quote, ' ') FROM (SELECT quote FROM fragment g WHERE g.span_id = s.id "    \
  "ORDER BY ordinal)) FROM span s JOIN fragment f ON f.span_id = s.id AND f.ordinal = 0 "          \
  "JOIN document d ON d.id = s.document_id LEFT JOIN entity e ON e.id = s.entity_id "

static gpointer
read_mention (OblStmt *stmt)
{
  OblMention *mention = g_new0 (OblMention, 1);

  obl_stmt_column_id (stmt, 0, &mention->span_id);
  obl_stmt_column_id (stmt, 1, &mention->document_id);
  mention->document_title = obl_stmt_column_dup_required (stmt, 2);
  mention->label = obl_stmt_column_dup_required (stmt, 3);
  obl_stmt_column_id (stmt, 4, &mention->entity_id);
  mention->entity_name = obl_stmt_column_dup (stmt, 5);
  mention->range.start = (guint32)obl_stmt_column_int (stmt, 6);
  mention->range.end = (guint32)obl_stmt_column_int (stmt, 7);
  mention->quote = obl_stmt_column_dup_required (stmt, 8);
  return mention;
}

/* The words of one paragraph either side. */
static void
cut_context (OblMention *mention, const OblText *text)
{
  const guint32 n_chars = obl_text_get_n_chars (text);
  const OblRange range = mention->range;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  char *line;

  if (range.start > range.end || range.end > n_chars)
    return; /* a stranger's file; check says so */
  before = obl_text_dup_range (
      text, (OblRange){ range.start - MIN (range.start, CONTEXT_CHARS), range.start });
  after = obl_text_dup_range (
      text, (OblRange){ range.end, range.end + MIN (n_chars - range.end, CONTEXT_CHARS) });
  line = strrchr (before, '\n');
  mention->before = g_strdup (line == NULL ? before : line + 1);
  line = strchr (after, '\n');
  mention->after = line == NULL ? g_strdup (after) : g_strndup (after, (gsize)(line - after));
}

static gboolean
add_contexts (OblStore *store, GPtrArray *mentions, GError **error)
{
  for (guint i = 0; i < mentions->len; i++) {
    OblMention *mention = mentions->pdata[i];
    g_autoptr (OblText) text = obl_store_get_text (store, &mention->document_id, error);

    if (text == NULL)
      return FALSE;
    cut_context (mention, text);
  }
  return TRUE;
}

static GPtrArray *
collect_mentions (OblStore *store, OblStmt *stmt, GError **error)
{
  g_autoptr (GPtrArray) mentions
      = obl_stmt_collect (stmt, read_mention, (GDestroyNotify)obl_mention_free, error);

  if (mentions == NULL || !add_contexts (store, mentions, error))
    return NULL;
  return g_steal_pointer (&mentions);
}

GPtrArray *
obl_store_list_mentions (
    OblStore *store, const OblId *entity_id, guint offset, guint limit, GError **error)
{
  static const char sql[]
      = "SELECT " MENTION "WHERE s.entity_id = ?1 ORDER BY s.document_id, f.start, s.id "
        "LIMIT ?2 OFFSET ?3";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, entity_id);
  obl_stmt_bind_int (stmt, 2, limit == 0 ? -1 : (gint64)limit);
  obl_stmt_bind_int (stmt, 3, offset);
  return collect_mentions (store, stmt, error);
}

/* --- The same text ---------------------------------------------------------------------------- */

/* Takes out what no entity is mentioned by: parts of claims and what is marked for its own sake. */
static void
keep_entity_labels (GPtrArray *mentions, const OblLabelSet *set)
{
  for (guint i = mentions->len; i > 0; i--) {
    const OblMention *mention = mentions->pdata[i - 1];
    const OblSpanLabel *label = obl_label_set_find_span_label (set, mention->label);

    if (obl_id_is_none (&mention->entity_id) && (label == NULL || label->kind != OBL_SPAN_ENTITY))
      g_ptr_array_remove_index (mentions, i - 1);
  }
}

GPtrArray *
obl_store_list_same_text (OblStore *store, const char *quote, const char *label, GError **error)
{
  /* The conditions of the index fragment_by_quote, word by word. */
  static const char sql[]
      = "SELECT " MENTION "WHERE f.quote = ?1 AND f.ordinal = 0 AND length(f.quote) <= 100 "
        "AND (?2 IS NULL OR s.label = ?2) AND NOT EXISTS "
        "(SELECT 1 FROM fragment o WHERE o.span_id = s.id AND o.ordinal = 1) "
        "ORDER BY s.document_id, f.start, s.id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (GPtrArray) mentions = NULL;
  OblLabelSet *set;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_text (stmt, 1, quote);
  obl_stmt_bind_text (stmt, 2, label);
  mentions = collect_mentions (store, stmt, error);
  if (mentions == NULL || label != NULL)
    return g_steal_pointer (&mentions);
  set = obl_store_peek_label_set (store, error);
  if (set == NULL)
    return NULL;
  keep_entity_labels (mentions, set);
  return g_steal_pointer (&mentions);
}

/* --- Choosing --------------------------------------------------------------------------------- */

static gboolean
has_id (const GArray *ids, const OblId *id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    if (obl_id_equal (&g_array_index (ids, OblId, i), id))
      return TRUE;
  }
  return FALSE;
}

GArray *
obl_store_choose_mentions (OblStore *store,
                           const OblId *entity_id,
                           const OblMentionChoice *choice,
                           GError **error)
{
  static const char sql[]
      = "SELECT s.id, s.document_id, (SELECT group_concat(quote, ' ') FROM (SELECT quote FROM "
        "fragment f WHERE f.span_id = s.id ORDER BY ordinal)) FROM span s WHERE s.entity_id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  OblStep step;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, entity_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblId id, document_id;

    if (!obl_stmt_column_id (stmt, 0, &id) || !obl_stmt_column_id (stmt, 1, &document_id))
      continue;
    if ((choice->quotes != NULL
         && g_strv_contains (choice->quotes, obl_stmt_column_required (stmt, 2)))
        || has_id (choice->document_ids, &document_id) || has_id (choice->span_ids, &id))
      g_array_append_val (ids, id);
  }
  return step == OBL_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}
