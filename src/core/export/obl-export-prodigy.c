/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prodigy's JSON lines: spans with the tokens they cover, "token_end" being the last one itself, and
 * relations between the last tokens of two spans.  Hashes are left out: its database makes them. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/export/obl-conll-tokens.h"
#include "core/export/obl-export-relations.h"

#define CARRIES (OBL_CARRIES_TEXT | OBL_CARRIES_METADATA | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS)

typedef struct {
  OblExportJob *job;
  const OblExportArticle *article;
  OblConllTokens *tokens;
  GHashTable *written; /* OblId of spans that are written */
} Page;

/* The spans that have tokens; those that do not end where tokens do are taken to the whole token. */
static GPtrArray *
list_spans (Page *page)
{
  g_autoptr (GPtrArray) spans
      = obl_export_list_continuous (page->job, page->article, CARRIES, page->written);
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);
    const OblRange range = obl_span_get_extent (span);
    guint first = 0;
    guint end = 0;

    if (!obl_conll_tokens_find (page->tokens, range, &first, &end)) {
      g_hash_table_remove (page->written, &span->id);
      page->job->report->n_spans_out--;
      obl_export_lose_span (page->job->report, OBL_LOSS_SPAN_NO_TOKEN, span);
      continue;
    }
    if (g_array_index (page->tokens->tokens, OblConllToken, first).range.start != range.start
        || g_array_index (page->tokens->tokens, OblConllToken, end - 1).range.end != range.end)
      obl_export_lose_span (page->job->report, OBL_LOSS_SPAN_EXPANDED, span);
    g_ptr_array_add (kept, span);
  }

  return kept;
}

static void
write_tokens (OblJson *json, const Page *page)
{
  const OblText *text = page->article->document->text;
  const guint32 n_chars = obl_text_get_n_chars (text);

  obl_json_name (json, "tokens");
  obl_json_begin_array (json);
  for (guint i = 0; i < page->tokens->tokens->len; i++) {
    const OblRange range = g_array_index (page->tokens->tokens, OblConllToken, i).range;
    g_autofree char *words = obl_text_dup_range (text, range);

    obl_json_begin_object (json);
    obl_json_member_string (json, "text", words);
    obl_json_member_int (json, "start", range.start);
    obl_json_member_int (json, "end", range.end);
    obl_json_member_int (json, "id", i);
    obl_json_member_boolean (json, "ws",
                             range.end < n_chars && obl_text_get_char (text, range.end) == ' ');
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

/* Start and end are those of whole tokens, as they have to be. */
static void
write_span (OblJson *json, const Page *page, const OblSpan *span)
{
  guint first = 0;
  guint end = 0;

  obl_conll_tokens_find (page->tokens, obl_span_get_extent (span), &first, &end);
  obl_json_begin_object (json);
  obl_json_member_int (json, "start",
                       g_array_index (page->tokens->tokens, OblConllToken, first).range.start);
  obl_json_member_int (json, "end",
                       g_array_index (page->tokens->tokens, OblConllToken, end - 1).range.end);
  obl_json_member_int (json, "token_start", first);
  obl_json_member_int (json, "token_end", (gint64)end - 1);
  obl_json_member_string (json, "label", span->label);
  obl_json_end_object (json);
}

static gint64
get_last_token (const Page *page, const OblSpan *span)
{
  guint first = 0;
  guint end = 1;

  obl_conll_tokens_find (page->tokens, obl_span_get_extent (span), &first, &end);

  return (gint64)end - 1;
}

static void
write_relations (OblJson *json, const Page *page)
{
  g_autoptr (GArray) relations = obl_export_relations_new (page->job, page->article, page->written);

  obl_json_name (json, "relations");
  obl_json_begin_array (json);
  for (guint i = 0; i < relations->len; i++) {
    const OblExportRelation *relation = &g_array_index (relations, OblExportRelation, i);

    obl_json_begin_object (json);
    obl_json_member_int (json, "head", get_last_token (page, relation->from));
    obl_json_member_int (json, "child", get_last_token (page, relation->to));
    obl_json_name (json, "head_span");
    write_span (json, page, relation->from);
    obl_json_name (json, "child_span");
    write_span (json, page, relation->to);
    obl_json_member_string (json, "label", relation->role);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static void
write_meta (OblJson *json, const OblDocument *document)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_name (json, "meta");
  obl_json_begin_object (json);
  obl_json_member_string (json, "id", obl_id_format (&document->id, buffer));
  obl_json_member_string (json, "title", document->title);
  obl_json_member_string (json, "publisher", document->publisher);
  obl_json_member_string (json, "published", document->published);
  obl_json_end_object (json);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  g_autoptr (GHashTable) written = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (OblConllTokens) tokens = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  GString *out = obl_export_file_get_buffer (part->main);
  g_autoptr (OblJson) json = obl_json_new (out);
  Page page = { job, article, NULL, written };

  if (article == NULL)
    return FALSE;
  tokens = obl_conll_tokens_new (article->document);
  page.tokens = tokens;
  spans = list_spans (&page);
  obl_export_lose_entities (job, article, CARRIES);
  obl_export_lose_labels (job, article, CARRIES);

  obl_json_begin_object (json);
  obl_json_member_string (json, "text", obl_text_get_utf8 (article->document->text));
  write_meta (json, article->document);
  write_tokens (json, &page);
  obl_json_name (json, "spans");
  obl_json_begin_array (json);
  for (guint i = 0; i < spans->len; i++)
    write_span (json, &page, g_ptr_array_index (spans, i));
  obl_json_end_array (json);
  write_relations (json, &page);
  obl_json_member_string (json, "answer", "accept");
  obl_json_end_object (json);
  g_string_append_c (out, '\n');

  return TRUE;
}

const OblExportWriter obl_export_prodigy = {
  .format = {
    .name = "prodigy",
    .title = N_ ("Prodigy, JSON lines with spans and relations"),
    .extension = "jsonl",
    .media_type = "application/jsonl",
    .carries = CARRIES,
  },
  .write = write_document,
};
