/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has been read goes into the project, a portion at a time, and a report of every file is kept.
 *
 * The command line and the window take in articles by this.  A portion is one transaction and one
 * entry of the history: what is reported as imported is on disk. */
#pragma once

#include "core/ingest/obl-ingest.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

typedef enum {
  OBL_INTAKE_IMPORTED,
  OBL_INTAKE_PRESENT, /* the project has it already: same bytes, or same text */
  OBL_INTAKE_REFUSED,
} OblIntakeOutcome;

/* One article, or one file of records. */
typedef struct {
  OblIntakeOutcome outcome;
  char *name;    /* the file's path, and the way inside it; UTF-8 */
  char *title;   /* of what was imported */
  char *message; /* why it was refused */
  OblId id;      /* of the document that was made, or is there */
  OblId copy_of; /* the first one of those that say nearly the same, or none */
  guint doubts;  /* OblDoubt */
} OblIntakeItem;

typedef struct {
  GPtrArray *items; /* OblIntakeItem */
  guint n_files;
  guint n_imported;
  guint n_present;
  guint n_refused;
  guint n_copies; /* of those imported */
  guint n_doubted;
  guint64 n_spans, n_frames, n_entities, n_labels_added; /* by records */
  GPtrArray *notes;                                      /* char *, for people */
  guint n_entries;                                       /* of the history */
  OblId first;                                           /* imported or present */
} OblIntake;

OblIntake *obl_intake_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_intake_free (OblIntake *intake);

/* Events of one transaction.  Whether those gathered so far are enough of them: @n_documents and
 * @n_bytes of their texts, since @started (of the monotonic clock). */
gboolean obl_intake_is_portion (guint n_documents, gsize n_bytes, gint64 started);

/* Takes a portion: OblIngestEvent, in their order.  FALSE when the project cannot be written to;
 * nothing of the portion is in it then. */
gboolean obl_intake_add (OblIntake *intake,
                         OblStore *store,
                         const GPtrArray *events,
                         const char *annotator,
                         GError **error);
/* The mappings of fields that imports into the project have used, a line each, the latest first. */
char *obl_intake_dup_mappings (OblStore *store) G_GNUC_WARN_UNUSED_RESULT;
/* One refusal that no event tells. */
void obl_intake_refuse (OblIntake *intake, const char *name, const char *message);

/* The report as JSON: the counts, and the arrays "imported", "skipped" and "failed". */
char *obl_intake_dup_report (const OblIntake *intake) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblIntake, obl_intake_free)

G_END_DECLS
