/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: what the files that apply a record share.
 *
 * One line is applied between obl_edit_push() and obl_edit_pop(): whatever fails takes the whole
 * line back.  First every id that the line defines gets its place in the table of names, so that
 * objects may refer to each other in any order; then the objects are put, what others refer to
 * before what refers to it. */
#pragma once

#include "core/record/obl-record-fields.h"
#include "core/record/obl-record-names.h"
#include "core/record/obl-record-objects.h"

G_BEGIN_DECLS

typedef struct {
  OblStore *store;
  OblEdit *edit;
  const OblRecordOptions *options;
  const char *file;
  OblRecordReport *report;
  OblRecordNames *names;
  OblLabelSet *set;
  GHashTable *ignored;      /* char *, members that were ignored and have been reported */
  GPtrArray *citations;     /* OblCitation, see obl-record-citations.c */
  GHashTable *shared_texts; /* SHA-256 of texts that several articles have; made when asked for */
  guint64 line;
  /* Of this line. */
  const OblJsonNode *root;
  OblDocument *document; /* as it is in the project, with its text */
  gboolean changed;      /* something of it or of what hangs on it */
} OblRecordApply;

/* --- obl-record-document.c -------------------------------------------------------------------- */

typedef enum {
  OBL_FOUND_NONE,    /* the error is set */
  OBL_FOUND_OURS,    /* the record updates apply->document */
  OBL_FOUND_PRESENT, /* import, and the document is there: nothing to do */
  OBL_FOUND_MISSING, /* import: the record makes it */
} OblRecordFound;

/* Finds the document that the record is about, and compares the text with the record's. */
OblRecordFound obl_record_find_document (OblRecordApply *apply, GError **error);
/* Makes apply->document from the record. */
gboolean obl_record_add_document (OblRecordApply *apply, GError **error);
/* Puts metadata, status, tags, notes, labels and block roles. */
gboolean obl_record_update_document (OblRecordApply *apply, GError **error);

/* --- obl-record-blocks.c ---------------------------------------------------------------------- */

/* Blocks of a new document: as listed, or by lines. */
/* Of a document that the record makes (obl-record-source.c). */
gboolean obl_record_read_source (OblRecordApply *apply, OblSource *source, GError **error);
gboolean obl_record_read_candidates (OblRecordApply *apply, GPtrArray *candidates, GError **error);
gboolean obl_record_read_blocks (const OblJsonNode *root, OblDocument *document, GError **error);
/* Roles of the blocks that @document has. */
gboolean
obl_record_read_block_roles (const OblJsonNode *root, OblDocument *document, GError **error);

/* --- obl-record-spans.c, -frames.c, -knowledge.c, -delete.c ----------------------------------- */

gboolean obl_record_put_spans (OblRecordApply *apply, GError **error);
gboolean obl_record_put_frames (OblRecordApply *apply, GError **error);
gboolean obl_record_put_entities (OblRecordApply *apply, GError **error);
/* Merges and judgements (obl-record-registry.c). */
gboolean obl_record_put_registry (OblRecordApply *apply, GError **error);
gboolean obl_record_put_propositions (OblRecordApply *apply, GError **error);
gboolean obl_record_put_assessments (OblRecordApply *apply, GError **error);
gboolean obl_record_delete_listed (OblRecordApply *apply, GError **error);

/* --- obl-record-citations.c ------------------------------------------------------------------- */

typedef struct _OblCitation OblCitation;

void obl_citation_free (OblCitation *citation);
/* Puts @frame, for now without the articles that it cites and the project does not have yet. */
gboolean obl_record_put_frame (OblRecordApply *apply, OblFrame *frame, GError **error);
/* After the last line: adds those citations, or takes the citing articles back. */
gboolean obl_record_finish_citations (OblRecordApply *apply, GError **error);

/* --- obl-record-labels.c ---------------------------------------------------------------------- */

/* Adds to the label set what the record uses and the set lacks. */
gboolean obl_record_add_labels (OblRecordApply *apply, GError **error);
gboolean obl_record_check_label (OblRecordApply *apply,
                                 const OblJsonNode *node,
                                 const char *label,
                                 GError **error);
gboolean obl_record_check_frame_type (OblRecordApply *apply,
                                      const OblJsonNode *node,
                                      const char *type,
                                      GError **error);
gboolean obl_record_check_role (OblRecordApply *apply,
                                const OblJsonNode *node,
                                const char *type,
                                const char *role,
                                GError **error);

/* --- obl-record-references.c ------------------------------------------------------------------ */

/* Gives every id that the record defines its place in the table of names. */
gboolean obl_record_define_names (OblRecordApply *apply, GError **error);
/* The member @name of @object as a reference to something of @kind; none when it is null. */
gboolean obl_record_read_reference (OblRecordApply *apply,
                                    const OblJsonNode *object,
                                    const char *name,
                                    OblNameKind kind,
                                    OblId *id,
                                    GError **error);
/* Whatever in this file or the project has the id @text; FALSE without an error for nothing. */
gboolean obl_record_find_object (
    OblRecordApply *apply, const char *text, OblNameKind *kind, OblId *id, GError **error);
gboolean obl_record_has_document (OblRecordApply *apply, const OblId *id, GError **error);
gboolean obl_record_read_annotator (OblRecordApply *apply,
                                    const OblJsonNode *object,
                                    OblId *id,
                                    GError **error);
/* Notes, once per file, members of @object that are not in @known (NULL-terminated). */
void obl_record_note_unknown (OblRecordApply *apply,
                              const OblJsonNode *object,
                              const char *const *known);
/* The id of @object: what it says, or a new one. */
OblId obl_record_ensure_id (OblRecordApply *apply, const OblJsonNode *object);
/* The error for an id that is taken by something in another article; gives FALSE. */
gboolean
obl_record_fail_elsewhere (const OblJsonNode *node, const OblId *document_id, GError **error);

G_END_DECLS
