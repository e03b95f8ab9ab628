/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only door through which a person's data changes.
 *
 * An OblEdit is one entry of the history: begin, any number of puts and deletes, commit.  It is one
 * transaction; freeing it before the commit takes everything back.  What changed is recorded by
 * SQLite's session extension, so that undo and redo need no code per operation and outlive the
 * program. */
#pragma once

#include "core/model/obl-label-change.h"
#include "core/model/obl-registry.h"
#include "core/store/obl-change.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

#define OBL_EDIT_ERROR (obl_edit_error_quark ())

typedef enum {
  OBL_EDIT_ERROR_INVALID,  /* the thing itself is wrong: empty span, range outside the text … */
  OBL_EDIT_ERROR_UNKNOWN,  /* it refers to something that is not in the project or label set */
  OBL_EDIT_ERROR_CONFLICT, /* what undo or redo would change has changed since */
  OBL_EDIT_ERROR_NOTHING,  /* nothing to undo or redo */
} OblEditError;

GQuark obl_edit_error_quark (void);

typedef struct _OblEdit OblEdit;

/* @label: what a person reads in the history ("Mark “Seoul” as Place"), in their language.
 * @annotator: the name of who does it; made in the project when new. */
OblEdit *obl_edit_begin (OblStore *store, const char *label, const char *annotator, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* An edit that changed nothing leaves no history entry. */
gboolean obl_edit_commit (OblEdit *edit, GError **error);
void obl_edit_free (OblEdit *edit);
/* Replaces the label, for when it depends on what was done. */
void obl_edit_set_label (OblEdit *edit, const char *label);
/* Who does this edit. */
const OblId *obl_edit_get_annotator (OblEdit *edit);

/* A savepoint within an edit, for "all or nothing per document". */
gboolean obl_edit_push (OblEdit *edit, GError **error);
gboolean obl_edit_pop (OblEdit *edit, gboolean keep, GError **error);

/* put: adds it, or replaces the one of that id.  created, modified and annotator_id are filled in
 * when 0 or none; modified is set to now on a change unless @keep_times.  Span quotes are made from
 * the text. */
void obl_edit_set_keep_times (OblEdit *edit, gboolean keep_times);

/* Whether spans may have that label; obl_edit_put_span() asks by itself. */
gboolean obl_edit_check_label (OblEdit *edit, const char *label, GError **error);
gboolean obl_edit_put_span (OblEdit *edit, const OblSpan *span, GError **error);
/* Also empties the roles that it fills. */
gboolean obl_edit_delete_span (OblEdit *edit, const OblId *id, GError **error);
gboolean obl_edit_put_frame (OblEdit *edit, const OblFrame *frame, GError **error);
/* Deletes the frame, what points to it, and those of its role spans (kind OBL_SPAN_ROLE) that no
 * other frame uses. */
gboolean obl_edit_delete_frame (OblEdit *edit, const OblId *id, GError **error);

gboolean obl_edit_put_entity (OblEdit *edit, const OblEntity *entity, GError **error);
/* Mentions stay, unlinked. */
gboolean obl_edit_delete_entity (OblEdit *edit, const OblId *id, GError **error);
/* Links a span, or unlinks it with OBL_ID_NONE.  What kind of mention it is is guessed unless
 * somebody has said; a new spelling of a name becomes an alias of the entity. */
gboolean
obl_edit_link_span (OblEdit *edit, const OblId *span_id, const OblId *entity_id, GError **error);

/* --- The registry (obl-edit-registry.c) -------------------------------------------------------- */

/* @from's mentions, roles, names, external ids and notes become @into's, as obl_registry_unite() has
 * it; @from goes, and that it did is recorded.  Whoever was judged not to be @from is not @into. */
gboolean
obl_edit_merge_entities (OblEdit *edit, const OblId *into, const OblId *from, GError **error);
/* Makes @part, which is new, of those mentions of @from that @span_ids (OblId) names.  Names that only
 * those mentions use go with them; the two are judged not to be the same. */
gboolean obl_edit_split_entity (OblEdit *edit,
                                const OblId *from,
                                const OblEntity *part,
                                const GArray *span_ids,
                                GError **error);
/* Links all of them as obl_edit_link_span() does; @entity_id may be none. */
gboolean
obl_edit_link_spans (OblEdit *edit, const GArray *span_ids, const OblId *entity_id, GError **error);
/* Remembers that two are not the same; no annotator and 0: this edit's.  There already: stays. */
gboolean obl_edit_put_distinct (OblEdit *edit,
                                const OblId *a,
                                const OblId *b,
                                const OblId *annotator_id,
                                gint64 created,
                                GError **error);
gboolean obl_edit_delete_distinct (OblEdit *edit, const OblId *a, const OblId *b, GError **error);
/* A record of a merge that was made elsewhere. */
gboolean obl_edit_put_merge (OblEdit *edit, const OblMerge *merge, GError **error);

gboolean
obl_edit_put_proposition (OblEdit *edit, const OblProposition *proposition, GError **error);
gboolean obl_edit_delete_proposition (OblEdit *edit, const OblId *id, GError **error);
/* The claim @frame_id says @proposition_id, or (OBL_ID_NONE) is taken out of the one it says. */
gboolean obl_edit_set_proposition (OblEdit *edit,
                                   const OblId *frame_id,
                                   const OblId *proposition_id,
                                   GError **error);
/* @from's claims, links and assessments become @into's; @from goes.  Links between the two go, and
 * those that @into has already. */
gboolean
obl_edit_merge_propositions (OblEdit *edit, const OblId *into, const OblId *from, GError **error);
gboolean
obl_edit_put_proposition_link (OblEdit *edit, const OblPropositionLink *link, GError **error);
gboolean obl_edit_delete_proposition_link (OblEdit *edit, const OblId *id, GError **error);
/* On a scale of obl-scale.h.  A judgement stays as it was made: putting one of the same id that says
 * something else is refused. */
gboolean obl_edit_put_assessment (OblEdit *edit, const OblAssessment *assessment, GError **error);
gboolean obl_edit_delete_assessment (OblEdit *edit, const OblId *id, GError **error);

/* See obl_store_dup_value(). */
gboolean obl_edit_put_value (OblEdit *edit, const char *name, const char *value, GError **error);

/* A new document with its text, HTML, source bytes, pictures, blocks, tags and labels.  Unless it
 * keeps its roles, lines that the project has rules about get theirs. */
gboolean obl_edit_add_document (OblEdit *edit, OblDocument *document, GError **error);
/* Writes what a person can change of a document: metadata, status, notes, tags, labels, and block
 * roles (never ranges or kinds). */
gboolean obl_edit_put_document (OblEdit *edit, const OblDocument *document, GError **error);
/* Another reading of the same original takes the place of the text, its blocks, and what the
 * importer had made of the metadata; status, notes, tags, labels and what a person wrote stay.
 * OBL_EDIT_ERROR_INVALID once there are annotations.  Undo brings the old reading back. */
gboolean obl_edit_replace_content (OblEdit *edit,
                                   const OblId *document_id,
                                   OblDocument *reread,
                                   GError **error);
/* With all its annotations; the frozen content stays, so that undo brings everything back. */
gboolean obl_edit_delete_document (OblEdit *edit, const OblId *id, GError **error);

/* Changes the role of the block at @ordinal, from 0.  Lines are remembered by their site: what was
 * done twice to a line is done to it in articles that come later (obl-edit-roles.c). */
gboolean obl_edit_set_block_role (
    OblEdit *edit, const OblId *document_id, guint ordinal, OblBlockRole role, GError **error);
/* Gives the lines of @document, which is not in the project yet, the roles that are remembered for
 * its site, and says so in its importer. */
gboolean obl_edit_apply_site_lines (OblEdit *edit, OblDocument *document, GError **error);

/* A new version of the label set. */
gboolean obl_edit_put_label_set (OblEdit *edit, const OblLabelSet *set, GError **error);
/* Changes the labels, and with a name what is annotated with it (obl-edit-labels.c). */
gboolean obl_edit_change_labels (OblEdit *edit, const OblLabelChange *change, GError **error);

typedef struct {
  gint64 n_annotations;
  gint64 n_documents; /* 0 for a value */
} OblLabelUse;

/* What is annotated with the part of the label set at @path: none where there is nothing of it. */
gboolean
obl_edit_count_label_uses (OblStore *store, const char *path, OblLabelUse *use, GError **error);
/* The id of the annotator of that name, made when new. @id_hint gives a new one its id; or NULL. */
gboolean obl_edit_ensure_annotator (
    OblEdit *edit, const char *name, const OblId *id_hint, OblId *id, GError **error);

/* --- History (obl-history.c) ------------------------------------------------------------------ */

typedef enum {
  OBL_HISTORY_DONE,
  OBL_HISTORY_UNDONE,    /* can be redone */
  OBL_HISTORY_SET_ASIDE, /* undone, and then something else was done */
} OblHistoryState;

typedef struct {
  gint64 number;
  char *label;
  char *annotator;
  gint64 created;
  OblHistoryState state;
} OblHistoryEntry;

void obl_history_entry_free (OblHistoryEntry *entry);

/* Undoes the latest done entry, or redoes the latest undone one; gives its label when @label is
 * not NULL.  OBL_EDIT_ERROR_NOTHING when there is none. */
gboolean obl_history_undo (OblStore *store, char **label, GError **error);
gboolean obl_history_redo (OblStore *store, char **label, GError **error);

/* Before everything that is in the history. */
#define OBL_HISTORY_BEGINNING 0

typedef struct {
  gboolean back; /* undone; otherwise done again */
  guint n_steps;
  char *label; /* of the last step */
} OblHistoryWalk;

void obl_history_walk_clear (OblHistoryWalk *walk);

/* How the project would get to where entry @number is the latest one done: by undoing @n_steps
 * entries (@state: it is done) or by redoing them.  Fails for an entry that was set aside, or that is
 * not there. */
gboolean obl_history_find (
    OblStore *store, gint64 number, OblHistoryState *state, guint *n_steps, GError **error);
/* Goes there: all of it, or nothing.  OBL_EDIT_ERROR_NOTHING when that is where the project is. */
gboolean obl_history_go (OblStore *store, gint64 number, OblHistoryWalk *done, GError **error);
/* Newest first, at most @limit (0: all). */
GPtrArray *
obl_history_list (OblStore *store, guint limit, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the next undo and redo would be; NULL for none. */
gboolean obl_history_peek (OblStore *store, char **undo_label, char **redo_label, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblEdit, obl_edit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblHistoryEntry, obl_history_entry_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblHistoryWalk, obl_history_walk_clear)

G_END_DECLS
