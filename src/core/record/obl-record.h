/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The native record: one JSON object per document, one per line (data/record.schema.json).
 * Writing is lossless; applying goes through core/edit like everything a person does. */
#pragma once

#include <gio/gio.h>

#include "core/edit/obl-edit.h"

G_BEGIN_DECLS

#define OBL_RECORD_ERROR (obl_record_error_quark ())

typedef enum {
  OBL_RECORD_ERROR_SYNTAX,
  OBL_RECORD_ERROR_INVALID,
  OBL_RECORD_ERROR_MISMATCH, /* text or quote differs from the project's */
  OBL_RECORD_ERROR_NOT_FOUND,
} OblRecordError;

GQuark obl_record_error_quark (void);

/* Which annotations a record carries; zeroed: all. */
typedef struct {
  const char *const *labels; /* span labels and frame types by name, or NULL */
  const OblId *annotators;   /* or NULL */
  guint n_annotators;
} OblRecordFilter;

/* What records carry. */
typedef struct {
  guint64 n_spans, n_frames, n_entities;
} OblRecordCounts;

/* Appends the record of @document_id and a line feed to @out, and adds what is in it to @counts (or
 * NULL). */
gboolean obl_record_write (OblStore *store,
                           const OblId *document_id,
                           const OblRecordFilter *filter,
                           GString *out,
                           OblRecordCounts *counts,
                           GError **error);

typedef struct {
  guint64 n_lines;
  guint64 n_documents_added, n_documents_changed, n_documents_failed;
  guint64 n_documents_present; /* import of a document that was there: left as it was */
  guint64 n_documents_deleted;
  guint64 n_spans_added, n_spans_changed, n_spans_deleted;
  guint64 n_frames_added, n_frames_changed, n_frames_deleted;
  guint64 n_entities_added, n_entities_changed, n_entities_deleted;
  guint64 n_entities_present; /* import of a different one of the same id: left as it was */
  guint64 n_labels_added;     /* labels, frame types and roles */
  GPtrArray *problems;        /* char *, one line each: file, line, place, what and the way on */
  GPtrArray *notes;           /* char *, members that are no part of a record and were not kept */
} OblRecordReport;

void obl_record_report_free (OblRecordReport *report);

typedef struct {
  gboolean dry_run;
  gboolean make_documents; /* import: a record whose document is not there makes it */
  gboolean add_labels;     /* unknown labels, frame types and roles are added to the label set */
  const char *name;        /* of the file, for messages */
  const char *annotator;   /* who does it */
  const char *label;       /* of the history entry */
} OblRecordOptions;

/* Bytes in which the first line of native records shows what it is. */
#define OBL_RECORD_PEEK_BYTES (64u * 1024)
/* TRUE when @bytes, the beginning of a file, look like native records. */
gboolean obl_record_is_native (const char *bytes, gsize n_bytes);
/* The same of the file at @path; FALSE, too, when it cannot be read. */
gboolean obl_record_is_native_file (const char *path);

/* Applies every line of @stream: all or nothing per document, one history entry for all.  FALSE
 * only when nothing could be done at all; failed documents are in the report. */
gboolean obl_record_apply (OblStore *store,
                           GInputStream *stream,
                           const OblRecordOptions *options,
                           OblRecordReport **report,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblRecordReport, obl_record_report_free)

G_END_DECLS
