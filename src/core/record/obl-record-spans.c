/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Spans of a record.  Each becomes the struct that core/edit takes, as a copy of the one in the
 * project when there is one, so that what the record leaves out stays. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
check_fragments (OblRecordApply *apply,
                 const OblJsonNode *node,
                 const GArray *fragments,
                 GError **error)
{
  guint32 n_chars = obl_text_get_n_chars (apply->document->text);

  for (guint i = 0; i < fragments->len; i++) {
    OblRange range = g_array_index (fragments, OblRange, i);
    const OblRange *before = i == 0 ? NULL : &g_array_index (fragments, OblRange, i - 1);

    if (range.end <= range.start)
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                              _ ("the fragment [%u, %u) holds nothing: its end must be after its "
                                 "start"),
                              range.start, range.end);
    if (range.end > n_chars)
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                              _ ("the fragment [%u, %u) lies outside the text, which has %u "
                                 "characters"),
                              range.start, range.end, n_chars);
    if (before != NULL && range.start < before->end)
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                              _ ("the fragments [%u, %u) and [%u, %u) overlap"), before->start,
                              before->end, range.start, range.end);
  }
  return TRUE;
}

static gboolean
read_fragments (OblRecordApply *apply, const OblJsonNode *node, OblSpan *span, GError **error)
{
  const OblJsonNode *list;

  if (!obl_record_read_child (node, "fragments", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  if (list == NULL && span->fragments->len > 0)
    return TRUE;
  if (list == NULL || list->first == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a span needs “fragments”, one or more ranges"));
  g_array_set_size (span->fragments, 0);
  for (const OblJsonNode *child = list->first; child != NULL; child = child->next) {
    OblRange range;

    if (!obl_record_read_range (child, &range, error))
      return FALSE;
    g_array_append_val (span->fragments, range);
  }
  g_array_sort (span->fragments, obl_range_compare);
  if (!check_fragments (apply, list, span->fragments, error))
    return FALSE;
  obl_fragments_normalise (span->fragments);
  return TRUE;
}

/* The quote is the text's; the record's must be the same. */
static gboolean
read_quote (OblRecordApply *apply, const OblJsonNode *node, OblSpan *span, GError **error)
{
  const OblJsonNode *quote;

  g_free (span->quote);
  span->quote = obl_text_dup_quote (apply->document->text, (const OblRange *)span->fragments->data,
                                    span->fragments->len);
  if (!obl_record_read_child (node, "quote", OBL_JSON_STRING, &quote, error))
    return FALSE;
  if (quote != NULL && strcmp (quote->text, span->quote) != 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_MISMATCH, quote,
                            _ ("the text there is “%s”, the record says “%s”"), span->quote,
                            quote->text);
  return TRUE;
}

static gboolean
read_label (OblRecordApply *apply, const OblJsonNode *node, OblSpan *span, GError **error)
{
  const OblJsonNode *label = obl_json_node_get_member (node, "label");

  if (!obl_record_read_name (node, "label", &span->label, error))
    return FALSE;
  if (span->label == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("a span needs a “label”"));
  return label == NULL || obl_record_check_label (apply, label, span->label, error);
}

static gboolean
read_mention (const OblJsonNode *node, OblMentionKind *mention, GError **error)
{
  const OblJsonNode *member = obl_json_node_get_member (node, "mention");
  const OblJsonNode *word;

  if (member == NULL)
    return TRUE;
  if (!obl_record_read_child (node, "mention", OBL_JSON_STRING, &word, error))
    return FALSE;
  if (word == NULL)
    *mention = OBL_MENTION_UNSET;
  else if (!obl_mention_kind_from_string (word->text, mention))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, word,
                            _ ("“%s” is no kind of mention; it is “name”, “nominal” or “pronoun”"),
                            word->text);
  return TRUE;
}

static gboolean
read_span (OblRecordApply *apply, const OblJsonNode *node, OblSpan *span, GError **error)
{
  static const char *const known[]
      = { "id",      "label",     "fragments", "quote",   "entity",   "mention", "attributes",
          "comment", "annotator", "origin",    "created", "modified", NULL };

  obl_record_note_unknown (apply, node, known);
  return read_label (apply, node, span, error) && read_fragments (apply, node, span, error)
         && read_quote (apply, node, span, error)
         && obl_record_read_reference (apply, node, "entity", OBL_NAME_ENTITY, &span->entity_id,
                                       error)
         && read_mention (node, &span->mention, error)
         && obl_record_read_attributes (node, span->attributes, error)
         && obl_record_read_text (node, "comment", &span->comment, error)
         && obl_record_read_annotator (apply, node, &span->annotator_id, error)
         && obl_record_read_origin (node, &span->origin, error)
         && obl_record_read_time (node, "created", &span->created, error)
         && obl_record_read_time (node, "modified", &span->modified, error);
}

static gboolean
put_span (OblRecordApply *apply, const OblJsonNode *node, GError **error)
{
  OblId id = obl_record_ensure_id (apply, node);
  g_autoptr (OblSpan) old = NULL;
  g_autoptr (OblSpan) span = NULL;
  GError *problem = NULL;

  old = obl_store_get_span (apply->store, &id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (old != NULL && !obl_id_equal (&old->document_id, &apply->document->id))
    return obl_record_fail_elsewhere (node, &old->document_id, error);
  span = old == NULL ? obl_span_new () : obl_span_copy (old);
  span->id = id;
  span->document_id = apply->document->id;
  if (!read_span (apply, node, span, error))
    return FALSE;
  if (old != NULL && obl_record_equal ((OblRecordWriter)obl_record_write_span, old, span))
    return TRUE;
  if (old != NULL && span->modified == old->modified)
    span->modified = 0; /* now: it says nothing newer than what it changes */
  if (!obl_edit_put_span (apply->edit, span, error))
    return obl_record_fail_at (error, node);
  apply->changed = TRUE;
  if (old == NULL)
    apply->report->n_spans_added++;
  else
    apply->report->n_spans_changed++;
  return TRUE;
}

gboolean
obl_record_put_spans (OblRecordApply *apply, GError **error)
{
  const OblJsonNode *list = obl_json_node_get_member (apply->root, "spans");

  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    if (!put_span (apply, node, error))
      return FALSE;
  }
  return TRUE;
}
