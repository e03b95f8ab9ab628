/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of an article was chosen, and noting what formats without a place for it lose. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-conll-tags.h"
#include "core/export/obl-export-private.h"

GPtrArray *
obl_export_choose_spans (const OblExportChoice *choice, const GPtrArray *all)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    OblSpan *span = g_ptr_array_index (all, i);

    if (obl_export_choice_has_label (choice, span->label)
        && obl_export_choice_has_annotator (choice, &span->annotator_id))
      g_ptr_array_add (chosen, span);
  }

  return chosen;
}

GPtrArray *
obl_export_choose_frames (const OblExportChoice *choice, const GPtrArray *all)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++) {
    OblFrame *frame = g_ptr_array_index (all, i);

    if (obl_export_choice_has_label (choice, frame->type)
        && obl_export_choice_has_annotator (choice, &frame->annotator_id))
      g_ptr_array_add (chosen, frame);
  }

  return chosen;
}

/* The type and the first of its spans, of the content when it has one: "Claim: Content “it is …”". */
static char *
describe_frame (const OblFrame *frame, GHashTable *spans_by_id)
{
  const OblRole *content = obl_frame_get_role (frame, "content");
  const OblSpan *span = content != NULL ? g_hash_table_lookup (spans_by_id, &content->id) : NULL;
  g_autofree char *what = NULL;

  for (guint i = 0; span == NULL && i < frame->roles->len; i++)
    span = g_hash_table_lookup (spans_by_id,
                                &((const OblRole *)g_ptr_array_index (frame->roles, i))->id);
  if (span == NULL)
    return g_strdup (frame->type);
  what = obl_conll_describe_span (span);

  return g_strdup_printf ("%s: %s", frame->type, what);
}

void
obl_export_lose_frames (OblExportJob *job,
                        const OblDocument *document,
                        const GPtrArray *frames,
                        const GPtrArray *all_spans)
{
  g_autoptr (GHashTable) spans_by_id = g_hash_table_new (obl_id_hash, obl_id_equal);

  for (guint i = 0; frames->len > 0 && i < all_spans->len; i++) {
    OblSpan *span = g_ptr_array_index (all_spans, i);

    g_hash_table_insert (spans_by_id, &span->id, span);
  }

  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);

    job->report->n_frames_in++;
    obl_export_report_take_loss (
        job->report, OBL_LOSS_FRAME, &document->id, &frame->id,
        obl_export_report_keeps_losses (job->report) ? describe_frame (frame, spans_by_id) : NULL);
    if (!obl_id_is_none (&frame->proposition_id))
      obl_export_report_take_loss (job->report, OBL_LOSS_PROPOSITION, &document->id,
                                   &frame->proposition_id, NULL);
  }
}

void
obl_export_lose_labels (OblExportJob *job, const OblDocument *document)
{
  for (guint i = 0; i < document->labels->len; i++) {
    const OblDocumentLabel *label = g_ptr_array_index (document->labels, i);

    if (obl_export_choice_has_annotator (job->choice, &label->annotator_id))
      obl_export_report_take_loss (
          job->report, OBL_LOSS_DOCUMENT_LABEL, &document->id, &label->id,
          g_strdup_printf ("%s = %s", label->name, label->value != NULL ? label->value : ""));
  }
}
