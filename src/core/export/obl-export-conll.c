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
#include "core/export/obl-export-article.h"
#include "core/export/obl-export-manifest.h"

#define CARRIES OBL_CARRIES_SPANS

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

/* --- One document from the store -------------------------------------------------------------- */

static void
append_document_line (OblExportPart *part, const OblDocument *document, guint32 n_sentences)
{
  GString *out = obl_export_file_get_buffer (part->documents);
  char buffer[OBL_ID_STRING_SIZE];

  g_string_append (out, obl_id_format (&document->id, buffer));
  g_string_append_c (out, '\t');
  obl_export_append_field (out, document->title);
  g_string_append_printf (out, "\t%" PRIu64 "\t%u\n", part->n_sentences + 1, n_sentences);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  guint32 n_sentences = 0;

  if (article == NULL)
    return FALSE;
  obl_export_lose_rest (job, article, CARRIES);
  n_sentences = obl_export_conll_append (article->document, article->spans, job->choice,
                                         job->report, obl_export_file_get_buffer (part->main));
  if (part->documents != NULL)
    append_document_line (part, article->document, n_sentences);
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
    .carries = CARRIES,
  },
  .documents_header = "document\ttitle\tfirst_sentence\tn_sentences\n",
  .write = write_document,
};
