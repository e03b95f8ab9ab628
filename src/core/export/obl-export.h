/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Projects out as corpora: choosing, writing under a temporary name, and the loss report.  One
 * writer per file (obl-export-FORMAT.c), found through a table that also says what each format
 * can carry. */
#pragma once

#include <gio/gio.h>

#include "core/record/obl-record.h"

G_BEGIN_DECLS

#define OBL_EXPORT_ERROR (obl_export_error_quark ())

typedef enum {
  OBL_EXPORT_ERROR_FAILED,
  OBL_EXPORT_ERROR_UNKNOWN_FORMAT,
  OBL_EXPORT_ERROR_LOSS, /* strict, and something would be lost */
  OBL_EXPORT_ERROR_OPTIONS,
  OBL_EXPORT_ERROR_WRITE,
} OblExportError;

GQuark obl_export_error_quark (void);

/* What a format can carry. */
typedef enum {
  OBL_CARRIES_TEXT = 1 << 0,
  OBL_CARRIES_METADATA = 1 << 1,
  OBL_CARRIES_BLOCKS = 1 << 2,
  OBL_CARRIES_SPANS = 1 << 3,
  OBL_CARRIES_OVERLAPS = 1 << 4, /* nested and crossing */
  OBL_CARRIES_DISCONTINUOUS = 1 << 5,
  OBL_CARRIES_ATTRIBUTES = 1 << 6,
  OBL_CARRIES_FRAMES = 1 << 7,
  OBL_CARRIES_ENTITIES = 1 << 8,
  OBL_CARRIES_ANNOTATORS = 1 << 9,
  OBL_CARRIES_DOCUMENT_LABELS = 1 << 10,
  OBL_CARRIES_PROPOSITIONS = 1 << 11,
  OBL_CARRIES_COMMENTS = 1 << 12,
} OblCarries;

typedef struct _OblExportFormat OblExportFormat;

struct _OblExportFormat {
  const char *name;       /* "conll" */
  const char *title;      /* translatable */
  const char *extension;  /* "conll" */
  const char *media_type; /* NULL for a folder of files */
  gboolean reads;         /* can be imported as well */
  guint carries;          /* OblCarries */
};

/* All formats; NULL-terminated, static. */
const OblExportFormat *const *obl_export_list_formats (void);
const OblExportFormat *obl_export_find_format (const char *name);
/* "spans", "overlaps" … for one OblCarries bit; static. */
const char *obl_carries_to_string (OblCarries carries);

/* One thing that the format could not carry, or carried changed. */
typedef struct {
  OblId document_id;  /* OBL_ID_NONE when it concerns all documents */
  OblId object_id;    /* of the span, frame, entity …; OBL_ID_NONE for what has no id */
  const char *kind;   /* "span", "frame", "attribute" …: of the object that it concerns; static */
  const char *code;   /* "overlap" …: for programs, never translated; static */
  const char *reason; /* for people, in English: translate it with _(); static */
  char *what;         /* "Content “it is ready …”" */
} OblLoss;

typedef struct {
  const char *format;
  const char *output;           /* a path, or "-" for standard output */
  const char *report;           /* path of the JSON loss report, or NULL */
  const char *const *documents; /* id prefixes, or NULL */
  const char *const *labels;
  const char *const *annotators; /* names or ids */
  const char *const *statuses;
  const char *split; /* "train=80,dev=10,test=10", or NULL; output is then a folder */
  guint64 seed;
  gboolean strict;
  gboolean without_copies; /* one of each group of documents that say nearly the same */
} OblExportOptions;

typedef struct {
  const char *format;
  guint64 n_documents;
  /* What was chosen, and what of it is in the files. */
  guint64 n_spans_in, n_spans_out;
  guint64 n_frames_in, n_frames_out;
  /* An entity counts once for each document that refers to it. */
  guint64 n_entities_in, n_entities_out;
  guint64 n_losses;             /* all of them */
  guint64 *n_losses_by_reason;  /* as many as there are reasons */
  GPtrArray *losses;            /* OblLoss, at most the first 100,000 */
  guint64 n_boilerplate_blocks; /* left out */
  GArray *copies;               /* OblId of documents, left out by choice */
  GPtrArray *files;             /* char *, written; "-" for standard output */
} OblExportReport;

void obl_export_report_free (OblExportReport *report);

/* Exports within one read snapshot.  Writes under temporary names, syncs, renames; a failure leaves
 * what was there before.  @report is given also when strict turned a loss into a failure. */
gboolean obl_export_run (OblStore *store,
                         const OblExportOptions *options,
                         OblExportReport **report,
                         GError **error);
/* The loss report as people read it on standard error, and as JSON. */
char *obl_export_report_to_text (const OblExportReport *report) G_GNUC_WARN_UNUSED_RESULT;
char *obl_export_report_to_json (const OblExportReport *report) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblExportReport, obl_export_report_free)

G_END_DECLS
