/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CoNLL-2003 columns with IOB2 tags, which every tagger reads: TOKEN -X- -X- TAG, an empty line after
 * each sentence, "-DOCSTART- -X- O O" and an empty line before each document.
 *
 * The poorest of formats: one layer of tags on whole tokens.  Nearly everything else that a document
 * has is a loss, and each is noted by id.  Since the format has no place for document ids, a file of
 * tab-separated values beside it says which sentences are whose: numbered from 1 over the file, not
 * counting -DOCSTART-. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-conll.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "core/export/obl-conll-tags.h"
#include "core/export/obl-conll-tokens.h"

/* The exact text that spaCy's converter looks for; NLTK and datasets take it as well. */
#define DOCUMENT_START "-DOCSTART- -X- O O\n\n"

/* --- Rows ------------------------------------------------------------------------------------- */

/* "B-" on a span's first token in each sentence: there is no entity across sentences. */
static void
append_tag (GString *out, const OblConllTokens *tokens, const OblConllTags *tags, guint index)
{
  const OblConllToken *token = &g_array_index (tokens->tokens, OblConllToken, index);
  guint32 owner = tags->owners[index];
  const OblSpan *span = NULL;
  gboolean continues = FALSE;

  if (owner == 0) {
    g_string_append_c (out, 'O');
    return;
  }
  continues
      = index > 0 && tags->owners[index - 1] == owner && token[-1].sentence == token->sentence;
  span = g_ptr_array_index (tags->spans, owner - 1);
  g_string_append (out, continues ? "I-" : "B-");
  obl_conll_append_name (out, span->label);
}

static void
append_rows (const OblDocument *document,
             const OblConllTokens *tokens,
             const OblConllTags *tags,
             OblExportReport *report,
             GString *out)
{
  for (guint i = 0; i < tokens->tokens->len; i++) {
    const OblConllToken *token = &g_array_index (tokens->tokens, OblConllToken, i);

    if (i > 0 && token[-1].sentence != token->sentence)
      g_string_append_c (out, '\n');
    if (obl_conll_append_token (out, document->text, token->range) > 0)
      obl_export_report_take_loss (report, OBL_LOSS_TOKEN_SPACE, &document->id, NULL,
                                   obl_text_dup_range (document->text, token->range));
    g_string_append (out, " -X- -X- ");
    append_tag (out, tokens, tags, i);
    g_string_append_c (out, '\n');
  }
  if (tokens->tokens->len > 0)
    g_string_append_c (out, '\n');
}

guint32
obl_export_conll_append (const OblDocument *document,
                         const GPtrArray *spans,
                         const OblExportChoice *choice,
                         OblExportReport *report,
                         GString *out)
{
  g_autoptr (OblConllTokens) tokens = obl_conll_tokens_new (document);
  g_autoptr (OblConllTags) tags = obl_conll_tags_new (document, tokens, spans, choice, report);

  g_string_append (out, DOCUMENT_START);
  append_rows (document, tokens, tags, report, out);
  report->n_spans_out += tags->n_tagged;
  report->n_boilerplate_blocks += tokens->n_boilerplate_blocks;

  return tokens->n_sentences;
}

/* --- What has no column ----------------------------------------------------------------------- */

/* Each entity once: those that mentions link to or that fill a role. */
static void
lose_entity (
    OblExportJob *job, const OblDocument *document, GHashTable *seen, const OblId *id, char *what)
{
  if (!g_hash_table_add (seen, (gpointer)id)) {
    g_free (what);
    return;
  }
  job->report->n_entities_in++;
  obl_export_report_take_loss (job->report, OBL_LOSS_ENTITY, &document->id, id, what);
}

static void
lose_entities (OblExportJob *job,
               const OblDocument *document,
               const GPtrArray *spans,
               const GPtrArray *frames)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (obl_id_hash, obl_id_equal);

  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);

    if (!obl_id_is_none (&span->entity_id))
      lose_entity (job, document, seen, &span->entity_id, obl_conll_describe_span (span));
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);

    for (guint j = 0; j < frame->roles->len; j++) {
      const OblRole *role = g_ptr_array_index (frame->roles, j);

      if (role->kind == OBL_FILLER_ENTITY)
        lose_entity (job, document, seen, &role->id, g_strdup (role->role));
    }
  }
}

/* --- One document from the store -------------------------------------------------------------- */

/* Tab-separated values: no quoting, so tab, line feed and backslash are escaped. */
static void
append_field (GString *out, const char *value)
{
  for (const char *c = value; *c != '\0'; c++) {
    switch (*c) {
    case '\t':
      g_string_append (out, "\\t");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    default:
      g_string_append_c (out, *c);
      break;
    }
  }
}

static void
append_document_line (OblExportPart *part, const OblDocument *document, guint32 n_sentences)
{
  GString *out = obl_export_file_get_buffer (part->documents);
  char buffer[OBL_ID_STRING_SIZE];

  g_string_append (out, obl_id_format (&document->id, buffer));
  g_string_append_c (out, '\t');
  append_field (out, document->title);
  g_string_append_printf (out, "\t%" PRIu64 "\t%u\n", part->n_sentences + 1, n_sentences);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all_spans = NULL;
  g_autoptr (GPtrArray) all_frames = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;
  guint32 n_sentences = 0;

  document = obl_store_get_document (job->store, document_id, error);
  if (document == NULL)
    return FALSE;
  all_spans = obl_store_list_spans (job->store, document, problems, error);
  if (all_spans == NULL)
    return FALSE;
  all_frames = obl_store_list_frames (job->store, document_id, error);
  if (all_frames == NULL)
    return FALSE;

  for (guint i = 0; i < problems->len; i++)
    obl_export_report_take_loss (job->report, OBL_LOSS_SPAN_MISMATCH, document_id, NULL,
                                 g_strdup (g_ptr_array_index (problems, i)));
  spans = obl_export_choose_spans (job->choice, all_spans);
  frames = obl_export_choose_frames (job->choice, all_frames);
  job->report->n_spans_in += spans->len + problems->len;
  lose_entities (job, document, spans, frames);
  obl_export_lose_frames (job, document, frames, all_spans);
  obl_export_lose_labels (job, document);

  n_sentences = obl_export_conll_append (document, spans, job->choice, job->report,
                                         obl_export_file_get_buffer (part->main));
  if (part->documents != NULL)
    append_document_line (part, document, n_sentences);
  part->n_sentences += n_sentences;

  return TRUE;
}

const OblExportWriter obl_export_conll = {
  .format = {
    .name = "conll",
    .title = N_ ("CoNLL-2003 columns, IOB2 tags"),
    .extension = "conll",
    .media_type = "text/plain",
    .reads = FALSE,
    .carries = OBL_CARRIES_SPANS,
  },
  .documents_header = "document\ttitle\tfirst_sentence\tn_sentences\n",
  .write = write_document,
};
