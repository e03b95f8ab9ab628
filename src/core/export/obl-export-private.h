/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the writers of the formats share: the table's entries, the file they write to, and how a
 * loss is noted. */
#pragma once

#include "core/export/obl-export-choice.h"
#include "core/export/obl-export-folder.h"
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
  OBL_LOSS_SPAN_LINES,
  OBL_LOSS_TOKEN_SPACE,
  OBL_LOSS_TEXT_CHARACTERS,
  OBL_LOSS_ATTRIBUTE,
  OBL_LOSS_ATTRIBUTE_VALUE,
  OBL_LOSS_COMMENT,
  OBL_LOSS_ENTITY,
  OBL_LOSS_ENTITY_NAMES,
  OBL_LOSS_ENTITY_TYPE,
  OBL_LOSS_SPAN_NO_ENTITY,
  OBL_LOSS_SPAN_NO_NAME,
  OBL_LOSS_SPAN_UNRESOLVED,
  OBL_LOSS_FRAME,
  OBL_LOSS_FRAME_RELATIONS,
  OBL_LOSS_ROLE,
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

/* --- Writers ---------------------------------------------------------------------------------- */

/* One part of the corpus while it is being written: a file, or files in a folder. */
typedef struct {
  OblExportFile *main;
  guint64 n_documents; /* written to it so far */
  guint64 n_items;     /* the same, for writers that count something else */
  gpointer state;      /* of the writer, with how to free it */
  GDestroyNotify free_state;
  GHashTable *seen;         /* OblId of what is written once in all; made when first asked for */
  OblExportFolder *folder;  /* of formats of several files, or NULL */
  const char *prefix;       /* of the names of this part's files there: "", or "train/" */
  OblExportFile *documents; /* "….documents.tsv" of formats that have no place for ids, or NULL */
  guint64 n_sentences;      /* written to it so far */
} OblExportPart;

typedef struct {
  OblStore *store;
  const OblExportChoice *choice;
  OblExportReport *report;
  GHashTable *annotators;  /* OblId → name */
  const char *offset_unit; /* of the files: "codepoint", "token" … */
} OblExportJob;

typedef struct {
  OblExportFormat format;       /* first, so that the one is found from the other */
  const char *documents_header; /* of the file beside it; NULL for no such file */
  const char *offset_unit;      /* NULL: code points */
  gboolean is_folder;           /* writes several files into a folder */
  /* Before the first document of a part and after the last one; may be NULL. */
  gboolean (*begin) (OblExportJob *job, OblExportPart *part, GError **error);
  gboolean (*end) (OblExportJob *job, OblExportPart *part, GError **error);
  /* After all parts have ended: what tells of all of them; may be NULL. */
  gboolean (*close) (OblExportJob *job, GArray *parts, GError **error);
  /* Writes one document to the buffers of @part. */
  gboolean (*write) (OblExportJob *job,
                     const OblId *document_id,
                     OblExportPart *part,
                     GError **error);
} OblExportWriter;

extern const OblExportWriter obl_export_jsonl;
extern const OblExportWriter obl_export_conll;
extern const OblExportWriter obl_export_brat;
extern const OblExportWriter obl_export_spacy;
extern const OblExportWriter obl_export_label_studio;
extern const OblExportWriter obl_export_doccano;
extern const OblExportWriter obl_export_prodigy;
extern const OblExportWriter obl_export_w3c;
extern const OblExportWriter obl_export_csv;
extern const OblExportWriter obl_export_huggingface;
extern const OblExportWriter obl_export_xmi;
extern const OblExportWriter obl_export_ftm;

/* The buffer of the file of that name in this part's folder, made when new; NULL on failure. */
GString *obl_export_part_open (OblExportPart *part, const char *name, GError **error);
/* A whole file at once. */
gboolean obl_export_part_put (
    OblExportPart *part, const char *name, const char *bytes, gssize n_bytes, GError **error);
/* A name for a file of @document: letters and digits of its title, and the id, which makes it the only
 * one. */
char *obl_export_dup_file_name (const OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE the first time that it is asked about an id. */
gboolean obl_export_part_is_new (OblExportPart *part, const OblId *id);
/* The name of an annotator, "" for none; owned by the job. */
const char *obl_export_job_get_annotator (OblExportJob *job, const OblId *id);

G_END_DECLS
