/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The native format: a record per document and line (data/record.schema.json).  It carries
 * everything that was chosen, so there is never a loss. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/export/obl-export-private.h"

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  OblRecordFilter filter = { 0 };
  OblRecordCounts counts = { 0 };

  if (job->choice->labels != NULL)
    filter.labels = (const char *const *)job->choice->labels->pdata;
  if (job->choice->annotators != NULL) {
    filter.annotators = (const OblId *)job->choice->annotators->data;
    filter.n_annotators = job->choice->annotators->len;
  }

  if (!obl_record_write (job->store, document_id,
                         filter.labels != NULL || filter.annotators != NULL ? &filter : NULL,
                         obl_export_file_get_buffer (part->main), &counts, error))
    return FALSE;
  job->report->n_spans_in += counts.n_spans;
  job->report->n_spans_out += counts.n_spans;
  job->report->n_frames_in += counts.n_frames;
  job->report->n_frames_out += counts.n_frames;
  job->report->n_entities_in += counts.n_entities;
  job->report->n_entities_out += counts.n_entities;

  return TRUE;
}

const OblExportWriter obl_export_jsonl = {
  .format = {
    .name = "jsonl",
    .title = N_ ("Obelus records, one per line"),
    .extension = "jsonl",
    .media_type = "application/jsonl",
    .reads = TRUE,
    .carries = OBL_CARRIES_TEXT | OBL_CARRIES_METADATA | OBL_CARRIES_BLOCKS | OBL_CARRIES_SPANS
               | OBL_CARRIES_OVERLAPS | OBL_CARRIES_DISCONTINUOUS | OBL_CARRIES_ATTRIBUTES
               | OBL_CARRIES_FRAMES | OBL_CARRIES_ENTITIES | OBL_CARRIES_ANNOTATORS
               | OBL_CARRIES_DOCUMENT_LABELS | OBL_CARRIES_PROPOSITIONS | OBL_CARRIES_COMMENTS,
  },
  .write = write_document,
};
