/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project file: one SQLite database.  Opens, checks and reads it; changing what a person made
 * is core/edit's work.
 *
 * A store belongs to one thread at a time (the one that opened it, until obl_store_move_thread()),
 * and every function asserts that. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-claim-table.h"
#include "core/model/obl-document.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_STORE_ERROR (obl_store_error_quark ())

typedef enum {
  OBL_STORE_ERROR_FAILED,
  OBL_STORE_ERROR_BUSY,
  OBL_STORE_ERROR_CORRUPT,
  OBL_STORE_ERROR_NO_SPACE,
  OBL_STORE_ERROR_READ_ONLY,
  OBL_STORE_ERROR_NEWER_SCHEMA,
  OBL_STORE_ERROR_NOT_A_PROJECT,
  OBL_STORE_ERROR_EXISTS,
  OBL_STORE_ERROR_NOT_FOUND,
  OBL_STORE_ERROR_CONSTRAINT,
  OBL_STORE_ERROR_IO,
} OblStoreError;

GQuark obl_store_error_quark (void);

typedef struct _OblStore OblStore;

typedef enum {
  OBL_STORE_READ_WRITE,
  OBL_STORE_READ_ONLY, /* changes nothing, not even by migrating: an older project is refused */
} OblStoreMode;

/* Makes a new project; refuses when the file exists. */
OblStore *obl_store_create (const char *path,
                            const OblLabelSet *set,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens a project, after a backup and a migration when an older program wrote it. */
OblStore *
obl_store_open (const char *path, OblStoreMode mode, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_store_close (OblStore *store);
/* Does what a commit has left for when nobody waits. */
void obl_store_tidy (OblStore *store);
/* Hands the store to the calling thread. */
void obl_store_move_thread (OblStore *store);

const char *obl_store_get_path (OblStore *store);
gboolean obl_store_is_read_only (OblStore *store);

/* TRUE when another connection has committed since the last call (PRAGMA data_version). */
gboolean obl_store_changed_elsewhere (OblStore *store);

/* A read snapshot: everything read until the end comes from one state of the project.  Nests. */
gboolean obl_store_begin_read (OblStore *store, GError **error);
void obl_store_end_read (OblStore *store);

/* --- Documents (obl-store-documents.c) -------------------------------------------------------- */

/* Light documents, oldest first (by id). */
GPtrArray *obl_store_list_documents (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* One light document. */
OblDocument *obl_store_get_document_info (OblStore *store,
                                          const OblId *id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The whole of it; checks the text's SHA-256 and the blocks. */
OblDocument *
obl_store_get_document (OblStore *store, const OblId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The document of which @prefix is an unambiguous beginning of the id. */
gboolean obl_store_find_document (OblStore *store, const char *prefix, OblId *id, GError **error);
/* FALSE without an error when there is none. */
gboolean obl_store_find_document_by_text (OblStore *store, const char *text_sha256, OblId *id);
gboolean obl_store_find_document_by_source (OblStore *store, const char *source_sha256, OblId *id);

/* The light documents that say nearly the same as this one, with itself, the first one first; an
 * empty array when it is the only one (obl-store-copies.c). */
GPtrArray *obl_store_list_copies (OblStore *store,
                                  const OblId *document_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The original bytes of a document, unpacked (obl-store-content.c). */
GBytes *obl_store_get_source_bytes (OblStore *store,
                                    const OblDocument *document,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblAsset *
obl_store_get_asset (OblStore *store, const char *sha256, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What the project keeps about itself under @name; NULL for nothing (obl-store-values.c). */
char *obl_store_dup_value (OblStore *store, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* --- Annotations (obl-store-spans.c, obl-store-frames.c) -------------------------------------- */

/* The spans of a document in text order.  Each fragment's stored quote is compared with @document's
 * text; a span that does not agree is left out and described in @problems (char *, appended; NULL
 * to make it an error). */
GPtrArray *obl_store_list_spans (OblStore *store,
                                 const OblDocument *document,
                                 GPtrArray *problems,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* NULL without an error when there is none.  Quotes are as stored. */
OblSpan *
obl_store_get_span (OblStore *store, const OblId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_store_list_frames (OblStore *store,
                                  const OblId *document_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblFrame *
obl_store_get_frame (OblStore *store, const OblId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Entities, propositions, assessments (obl-store-entities.c, obl-store-propositions.c) ----- */

/* All entities by name, with n_mentions. */
GPtrArray *obl_store_list_entities (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblEntity *
obl_store_get_entity (OblStore *store, const OblId *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Entities whose name or an alias begins with or contains @text, case and diacritics folded, best
 * first, at most @limit. */
GPtrArray *obl_store_search_entities (OblStore *store,
                                      const char *text,
                                      guint limit,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblProposition *obl_store_get_proposition (OblStore *store,
                                           const OblId *id,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Links that touch @proposition_id, or all when NULL. */
GPtrArray *obl_store_list_proposition_links (OblStore *store,
                                             const OblId *proposition_id,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Assessments of a proposition or a frame, or all when NULL. */
GPtrArray *obl_store_list_assessments (OblStore *store,
                                       const OblId *subject_id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_store_list_annotators (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblAnnotator *obl_store_get_annotator (OblStore *store,
                                       const OblId *id,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE without an error when there is none. */
gboolean obl_store_find_annotator (OblStore *store, const char *name, OblId *id);

/* --- Who says what about whom (obl-store-pictures.c) ------------------------------------------ */

/* The claims of @choice; the error is of GIO when @cancellable (may be NULL) was cancelled. */
OblClaimTable *obl_store_tabulate_claims (OblStore *store,
                                          const OblClaimChoice *choice,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The mentions of the entity of @choice, whose act is not looked at. */
OblClaimTable *obl_store_tabulate_mentions (OblStore *store,
                                            const OblClaimChoice *choice,
                                            GCancellable *cancellable,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* NULL without an error when there is none of that id. */
OblClaimPlace *obl_store_get_claim_place (OblStore *store,
                                          const OblId *id,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Label set (obl-store-labels.c) ----------------------------------------------------------- */

OblLabelSet *obl_store_get_label_set (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* As it was; versions count from 1, and undo takes the latest away. */
OblLabelSet *obl_store_get_label_set_version (OblStore *store,
                                              gint64 version,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;

typedef struct {
  gint64 version;
  gint64 created;
  char *annotator;        /* who made it, or NULL */
  char *action;           /* what was done then, as the history says it, or NULL */
  GPtrArray *differences; /* OblLabelDifference, from the one before; none of the first */
} OblLabelVersion;

void obl_label_version_free (OblLabelVersion *version);
/* The latest @limit, the newest first, each with what is not as in the one before
 * (obl-store-label-versions.c). */
GPtrArray *obl_store_list_label_versions (OblStore *store,
                                          guint limit,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Numbers, health (obl-store-stats.c, -check.c, -backup.c) -------------- */

typedef struct {
  gint64 n_documents, n_chars, n_spans, n_fragments, n_frames, n_entities, n_propositions;
  gint64 n_assessments, n_annotators, n_history;
  gint64 n_documents_by_status[4];
  GPtrArray *labels;      /* OblCount: spans by label */
  GPtrArray *frame_types; /* OblCount: frames by type */
} OblStats;

typedef struct {
  char *name;
  gint64 count;
} OblCount;

OblStats *obl_store_get_stats (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_stats_free (OblStats *stats);

/* Integrity of the file, references, texts, blocks, offsets and quotes.  Gives one line for a
 * person per problem (char *), none when all is well. */
GPtrArray *obl_store_check (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Copies the project to @path (refused when it exists), opens the copy and checks it. */
gboolean obl_store_backup (OblStore *store, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblStore, obl_store_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblStats, obl_stats_free)

G_END_DECLS
