/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans with their fragments and attributes.
 *
 * A document's spans are read in three passes (spans, fragments, attributes), each in the order of the
 * span's id, and merged: no query per span. */
#define G_LOG_DOMAIN "obl-store-spans"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define SPAN_COLUMNS                                                                               \
  "s.id, s.document_id, s.label, s.entity_id, s.comment, s.annotator_id, s.origin_kind, "          \
  "s.origin_name, s.origin_version, s.origin_score, s.created, s.modified, s.mention"

static gpointer
read_span (OblStmt *stmt)
{
  OblSpan *span;
  OblId id;

  obl_stmt_column_id (stmt, 0, &id);
  span = obl_span_new_with_id (&id);
  obl_stmt_column_id (stmt, 1, &span->document_id);
  span->label = obl_stmt_column_dup_required (stmt, 2);
  obl_stmt_column_id (stmt, 3, &span->entity_id);
  span->comment = obl_stmt_column_dup (stmt, 4);
  obl_stmt_column_id (stmt, 5, &span->annotator_id);
  span->origin.kind = (OblOriginKind)CLAMP (obl_stmt_column_int (stmt, 6), 0, OBL_ORIGIN_IMPORT);
  span->origin.name = obl_stmt_column_dup (stmt, 7);
  span->origin.version = obl_stmt_column_dup (stmt, 8);
  span->origin.score = obl_stmt_column_double (stmt, 9, -1);
  span->created = obl_stmt_column_int (stmt, 10);
  span->modified = obl_stmt_column_int (stmt, 11);
  span->mention
      = (OblMentionKind)CLAMP (obl_stmt_column_int (stmt, 12), 0, (gint64)OBL_MENTION_PRONOUN);
  return span;
}

/* Fragments come with their stored quotes; the span's quote is those joined. */
static void
add_fragment (OblSpan *span, guint32 start, guint32 end, const char *quote)
{
  char *joined
      = span->quote == NULL ? g_strdup (quote) : g_strconcat (span->quote, " ", quote, NULL);

  g_free (span->quote);
  span->quote = joined;
  obl_span_add_fragment (span, start, end);
}

static void
note_problem (GHashTable *bad, const OblSpan *span, char *problem)
{
  if (!g_hash_table_contains (bad, span))
    g_hash_table_insert (bad, (gpointer)span, problem);
  else
    g_free (problem);
}

static void
check_fragment (const OblDocument *document,
                const OblSpan *span,
                OblRange range,
                const char *quote,
                GHashTable *bad)
{
  char id[OBL_ID_STRING_SIZE];
  g_autofree char *actual = NULL;

  if (obl_text_range_is (document->text, range, quote))
    return;
  obl_id_format (&span->id, id);
  if (!obl_text_contains (document->text, range)) {
    note_problem (bad, span,
                  g_strdup_printf (_ ("“%s”: span %s (%s) lies outside the text (%u to %u of %u)"),
                                   document->title, id, span->label, range.start, range.end,
                                   obl_text_get_n_chars (document->text)));
    return;
  }
  actual = obl_text_dup_range (document->text, range);
  note_problem (bad, span,
                g_strdup_printf (_ ("“%s”: span %s (%s) says “%s” where the text has “%s”"),
                                 document->title, id, span->label, quote, actual));
}

/* Moves @index forward to the span of the row's first column; NULL when there is none. */
static OblSpan *
seek_span (GPtrArray *spans, guint *index, const OblId *id)
{
  while (*index < spans->len) {
    OblSpan *span = spans->pdata[*index];
    int order = obl_id_compare (&span->id, id);

    if (order == 0)
      return span;
    if (order > 0)
      return NULL;
    (*index)++;
  }
  return NULL;
}

static gboolean
read_fragments (
    OblStore *store, const OblDocument *document, GPtrArray *spans, GHashTable *bad, GError **error)
{
  static const char sql[]
      = "SELECT f.span_id, f.start, f.\"end\", f.quote FROM span s JOIN fragment f "
        "ON f.span_id = s.id WHERE s.document_id = ?1 ORDER BY s.id, f.ordinal";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  guint index = 0;
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &document->id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblRange range
        = { (guint32)obl_stmt_column_int (stmt, 1), (guint32)obl_stmt_column_int (stmt, 2) };
    const char *quote = obl_stmt_column_required (stmt, 3);
    OblSpan *span;
    OblId id;

    obl_stmt_column_id (stmt, 0, &id);
    span = seek_span (spans, &index, &id);
    if (span == NULL)
      continue;
    add_fragment (span, range.start, range.end, quote);
    check_fragment (document, span, range, quote, bad);
  }
  return step == OBL_STEP_END;
}

static gboolean
read_attributes (OblStore *store, const OblId *document_id, GPtrArray *spans, GError **error)
{
  static const char sql[] = "SELECT a.span_id, a.name, a.value FROM span s JOIN span_attribute a "
                            "ON a.span_id = s.id WHERE s.document_id = ?1 ORDER BY s.id, a.name";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  guint index = 0;
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, document_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblSpan *span;
    OblId id;

    obl_stmt_column_id (stmt, 0, &id);
    span = seek_span (spans, &index, &id);
    if (span != NULL)
      obl_stmt_column_attribute (stmt, 1, span->attributes);
  }
  return step == OBL_STEP_END;
}

/* Takes the bad ones, and those without a fragment, out of @spans. */
static gboolean
drop_bad (const OblDocument *document,
          GPtrArray *spans,
          GHashTable *bad,
          GPtrArray *problems,
          GError **error)
{
  for (guint i = spans->len; i > 0; i--) {
    OblSpan *span = spans->pdata[i - 1];
    const char *problem;
    char id[OBL_ID_STRING_SIZE];

    if (span->fragments->len == 0)
      note_problem (bad, span,
                    g_strdup_printf (_ ("“%s”: span %s (%s) marks nothing"), document->title,
                                     obl_id_format (&span->id, id), span->label));
    problem = g_hash_table_lookup (bad, span);
    if (problem == NULL)
      continue;
    if (problems == NULL) {
      g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT, "%s", problem);
      return FALSE;
    }
    g_ptr_array_add (problems, g_strdup (problem));
    g_hash_table_remove (bad, span);
    g_ptr_array_remove_index (spans, i - 1);
  }
  return TRUE;
}

GPtrArray *
obl_store_list_spans (OblStore *store,
                      const OblDocument *document,
                      GPtrArray *problems,
                      GError **error)
{
  static const char sql[]
      = "SELECT " SPAN_COLUMNS " FROM span s WHERE s.document_id = ?1 ORDER BY s.id";
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GHashTable) bad = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, &document->id);
  spans = obl_stmt_collect (stmt, read_span, (GDestroyNotify)obl_span_unref, error);
  if (spans == NULL || !read_fragments (store, document, spans, bad, error)
      || !read_attributes (store, &document->id, spans, error)
      || !drop_bad (document, spans, bad, problems, error))
    return NULL;
  g_ptr_array_sort (spans, obl_span_compare);
  return g_steal_pointer (&spans);
}

/* --- One span --------------------------------------------------------------------------------- */

static gboolean
fill_span (OblStore *store, OblSpan *span, GError **error)
{
  static const char fragments[]
      = "SELECT start, \"end\", quote FROM fragment WHERE span_id = ?1 ORDER BY ordinal";
  static const char attributes[] = "SELECT name, value FROM span_attribute WHERE span_id = ?1";
  g_autoptr (OblStmt) fragment = obl_stmt_get (store, fragments, error);
  g_autoptr (OblStmt) attribute = obl_stmt_get (store, attributes, error);
  OblStep step;

  if (fragment == NULL || attribute == NULL)
    return FALSE;
  obl_stmt_bind_id (fragment, 1, &span->id);
  while ((step = obl_stmt_step (fragment, error)) == OBL_STEP_ROW)
    add_fragment (span, (guint32)obl_stmt_column_int (fragment, 0),
                  (guint32)obl_stmt_column_int (fragment, 1),
                  obl_stmt_column_required (fragment, 2));
  if (step == OBL_STEP_ERROR)
    return FALSE;
  obl_stmt_bind_id (attribute, 1, &span->id);
  while ((step = obl_stmt_step (attribute, error)) == OBL_STEP_ROW)
    obl_stmt_column_attribute (attribute, 0, span->attributes);
  return step == OBL_STEP_END;
}

OblSpan *
obl_store_get_span (OblStore *store, const OblId *id, GError **error)
{
  static const char sql[] = "SELECT " SPAN_COLUMNS " FROM span s WHERE s.id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (OblSpan) span = NULL;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, id);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return NULL;
  span = read_span (stmt);
  if (!fill_span (store, span, error))
    return NULL;
  return g_steal_pointer (&span);
}
