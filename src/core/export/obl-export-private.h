/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of the formats share: the table's entries, the file they write to, and how a
 * loss is noted. */
#pragma once

#include "core/export/obl-export-choice.h"
#include "core/export/obl-export-output.h"
#include "core/export/obl-export.h"

G_BEGIN_DECLS

/* --- Losses (obl-export-report.c) ------------------------------------------------------------- */

typedef enum {
  OBL_LOSS_SPAN_NOT_CHOSEN,
  OBL_LOSS_SPAN_DISCONTINUOUS,
  OBL_LOSS_SPAN_OVERLAP,
  OBL_LOSS_SPAN_BOILERPLATE,
  OBL_LOSS_SPAN_NO_TOKEN,
  OBL_LOSS_SPAN_MISMATCH,
  OBL_LOSS_SPAN_CUT,
  OBL_LOSS_SPAN_EXPANDED,
  OBL_LOSS_SPAN_RENAMED,
  OBL_LOSS_TOKEN_SPACE,
  OBL_LOSS_ATTRIBUTE,
  OBL_LOSS_COMMENT,
  OBL_LOSS_ENTITY,
  OBL_LOSS_ENTITY_TYPE,
  OBL_LOSS_SPAN_NO_ENTITY,
  OBL_LOSS_SPAN_NO_NAME,
  OBL_LOSS_SPAN_UNRESOLVED,
  OBL_LOSS_FRAME,
  OBL_LOSS_PROPOSITION,
  OBL_LOSS_DOCUMENT_LABEL,
  OBL_N_LOSS_REASONS,
} OblLossReason;

OblExportReport *obl_export_report_new (const char *format) G_GNUC_WARN_UNUSED_RESULT;
/* Counts it, and keeps it while there is room; @what is taken.  The ids may be NULL. */
void obl_export_report_take_loss (OblExportReport *report,
                                  OblLossReason reason,
                                  const OblId *document_id,
                                  const OblId *object_id,
                                  char *what);
/* FALSE once losses are only counted, so that nobody makes texts for nothing. */
gboolean obl_export_report_keeps_losses (const OblExportReport *report);

/* --- Parts of an article (obl-export-parts.c) -------------------------------------------------- */

typedef struct _OblExportJob OblExportJob;

/* Those of @all that were chosen, borrowed. */
GPtrArray *obl_export_choose_spans (const OblExportChoice *choice,
                                    const GPtrArray *all) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_export_choose_frames (const OblExportChoice *choice,
                                     const GPtrArray *all) G_GNUC_WARN_UNUSED_RESULT;
/* Count @frames and note each, with its proposition, as lost; @all_spans are for describing them. */
void obl_export_lose_frames (OblExportJob *job,
                             const OblDocument *document,
                             const GPtrArray *frames,
                             const GPtrArray *all_spans);
void obl_export_lose_labels (OblExportJob *job, const OblDocument *document);

/* --- Writers ---------------------------------------------------------------------------------- */

/* One file of the corpus while it is being written. */
typedef struct {
  OblExportFile *main;
  OblExportFile *documents; /* "….documents.tsv" of formats that have no place for ids, or NULL */
  guint64 n_sentences;      /* written to it so far */
  GHashTable *written;      /* OblId of entities, of formats that write each once; or NULL */
} OblExportPart;

struct _OblExportJob {
  OblStore *store;
  const OblExportChoice *choice;
  OblExportReport *report;
};

typedef struct {
  OblExportFormat format;       /* first, so that the one is found from the other */
  const char *documents_header; /* of the file beside it; NULL for no such file */
  /* Writes one document to the buffers of @part. */
  gboolean (*write) (OblExportJob *job,
                     const OblId *document_id,
                     OblExportPart *part,
                     GError **error);
} OblExportWriter;

extern const OblExportWriter obl_export_jsonl;
extern const OblExportWriter obl_export_conll;
extern const OblExportWriter obl_export_ftm;

G_END_DECLS
