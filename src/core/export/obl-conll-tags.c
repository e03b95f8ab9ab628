/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From any shape of spans to one tag per token.
 *
 * A span asks for all tokens that it touches.  The longest asks first, so that the outermost of
 * nested spans wins; of two equally long ones the one that starts first, then the one whose label
 * stands first in the label set, then the older one.  Who finds a token taken gets nothing: half a
 * name would teach a tagger something false. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-conll-tags.h"

#include "core/export/obl-export-article.h"

#include <string.h>

typedef struct {
  const OblSpan *span;
  guint32 index;  /* in spans */
  guint32 length; /* characters */
  guint32 rank;   /* of its label in the label set */
  guint first;    /* token */
  guint end;
} Candidate;

typedef struct {
  const OblDocument *document;
  const OblConllTokens *tokens;
  const OblExportChoice *choice;
  OblExportReport *report;
  gboolean entities_only;
} Tagger;

static void
lose (const Tagger *tagger, OblLossReason reason, const OblSpan *span)
{
  obl_export_lose_span (tagger->report, reason, span);
}

/* --- Who may be tagged ------------------------------------------------------------------------ */

static gboolean
has_entity_labels (const OblLabelSet *set)
{
  for (guint i = 0; i < set->span_labels->len; i++)
    if (((const OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->kind == OBL_SPAN_ENTITY)
      return TRUE;

  return FALSE;
}

/* Contents of claims are whole clauses: as the longest spans they would win every entity's tokens.
 * So only entities are tagged unless labels were chosen, or there are none that mark entities. */
static gboolean
may_be_tagged (const Tagger *tagger, const OblSpan *span)
{
  const OblSpanLabel *label = NULL;

  if (!tagger->entities_only)
    return TRUE;
  label = obl_label_set_find_span_label (tagger->choice->set, span->label);

  return label != NULL && label->kind == OBL_SPAN_ENTITY;
}

static guint32
rank_label (const OblLabelSet *set, const char *name)
{
  for (guint i = 0; i < set->span_labels->len; i++)
    if (strcmp (((const OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->name, name) == 0)
      return i;

  return set->span_labels->len;
}

/* Whether any of @range lies in page furniture. */
static gboolean
touches_boilerplate (const OblDocument *document, OblRange range)
{
  int block = obl_document_find_block (document, range.start);

  for (guint i = (guint)MAX (block, 0); i < document->blocks->len; i++) {
    const OblBlock *other = &g_array_index (document->blocks, OblBlock, i);

    if (other->range.start >= range.end)
      break;
    if (other->role == OBL_ROLE_BOILERPLATE && other->range.end > range.start)
      return TRUE;
  }

  return FALSE;
}

/* TRUE with the tokens that the span asks for; otherwise its loss is noted. */
static gboolean
make_candidate (const Tagger *tagger, const OblSpan *span, Candidate *candidate)
{
  OblRange range = obl_span_get_extent (span);

  if (!may_be_tagged (tagger, span)) {
    lose (tagger, OBL_LOSS_SPAN_NOT_CHOSEN, span);
    return FALSE;
  }
  if (span->fragments->len > 1) {
    lose (tagger, OBL_LOSS_SPAN_DISCONTINUOUS, span);
    return FALSE;
  }
  if (!obl_conll_tokens_find (tagger->tokens, range, &candidate->first, &candidate->end)) {
    lose (tagger,
          touches_boilerplate (tagger->document, range) ? OBL_LOSS_SPAN_BOILERPLATE
                                                        : OBL_LOSS_SPAN_NO_TOKEN,
          span);
    return FALSE;
  }
  candidate->span = span;
  candidate->length = range.end - range.start;
  candidate->rank = rank_label (tagger->choice->set, span->label);

  return TRUE;
}

static int
compare_candidates (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;
  guint32 start_x = obl_span_get_extent (x->span).start;
  guint32 start_y = obl_span_get_extent (y->span).start;

  if (x->length != y->length)
    return x->length > y->length ? -1 : 1;
  if (start_x != start_y)
    return start_x < start_y ? -1 : 1;
  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;

  return obl_id_compare (&x->span->id, &y->span->id);
}

/* --- Who is tagged ---------------------------------------------------------------------------- */

static gboolean
is_free (const OblConllTags *tags, const Candidate *candidate)
{
  for (guint i = candidate->first; i < candidate->end; i++)
    if (tags->owners[i] != 0)
      return FALSE;

  return TRUE;
}

/* What a tagged span leaves behind. */
static void
note_changes (const Tagger *tagger, const Candidate *candidate)
{
  const OblSpan *span = candidate->span;
  OblRange range = obl_span_get_extent (span);
  const OblConllToken *first
      = &g_array_index (tagger->tokens->tokens, OblConllToken, candidate->first);
  const OblConllToken *last
      = &g_array_index (tagger->tokens->tokens, OblConllToken, candidate->end - 1);

  if (first->sentence != last->sentence || touches_boilerplate (tagger->document, range))
    lose (tagger, OBL_LOSS_SPAN_CUT, span);
  if (first->range.start < range.start || last->range.end > range.end)
    lose (tagger, OBL_LOSS_SPAN_EXPANDED, span);
  if (obl_conll_has_space (span->label))
    lose (tagger, OBL_LOSS_SPAN_RENAMED, span);
  obl_export_lose_details (tagger->report, 0, span);
}

OblConllTags *
obl_conll_tags_new (const OblDocument *document,
                    const OblConllTokens *tokens,
                    const GPtrArray *spans,
                    const OblExportChoice *choice,
                    OblExportReport *report)
{
  OblConllTags *tags = g_new0 (OblConllTags, 1);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Tagger tagger = { document, tokens, choice, report, FALSE };

  tags->spans = spans;
  tags->owners = g_new0 (guint32, tokens->tokens->len);
  tagger.entities_only = choice->labels == NULL && has_entity_labels (choice->set);

  for (guint i = 0; i < spans->len; i++) {
    Candidate candidate = { .index = i };

    if (make_candidate (&tagger, g_ptr_array_index (spans, i), &candidate))
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_candidates);

  for (guint i = 0; i < candidates->len; i++) {
    const Candidate *candidate = &g_array_index (candidates, Candidate, i);

    if (!is_free (tags, candidate)) {
      lose (&tagger, OBL_LOSS_SPAN_OVERLAP, candidate->span);
      continue;
    }
    for (guint j = candidate->first; j < candidate->end; j++)
      tags->owners[j] = candidate->index + 1;
    tags->n_tagged++;
    note_changes (&tagger, candidate);
  }

  return tags;
}

void
obl_conll_tags_free (OblConllTags *tags)
{
  if (tags == NULL)
    return;

  g_free (tags->owners);
  g_free (tags);
}
