/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parts of the session share: obl-session.c (life, reading, selection), -refresh (what
 * the store says), -marks, -frames, -entities, -documents and -import (what a person does). */
#pragma once

#include "app/shell/obl-batch.h"
#include "app/shell/obl-layers.h"
#include "app/shell/obl-marks.h"
#include "app/shell/obl-refresh.h"
#include "app/shell/obl-session.h"
#include "core/fetch/obl-fetch.h"

G_BEGIN_DECLS

/* Characters of a quote or title within a message. */
#define OBL_SESSION_EXCERPT_CHARS 40

typedef struct _OblSessionFind OblSessionFind;
typedef struct _OblSessionProposal OblSessionProposal;
typedef struct _OblSessionKnown OblSessionKnown;

struct _OblSession {
  GObject parent_instance;

  OblService *service;       /* NULL once closed */
  GCancellable *cancellable; /* of everything that runs for this session */
  char *annotator;

  GPtrArray *documents; /* light OblDocument, oldest first */
  GPtrArray *entities;  /* OblEntity by name */
  GHashTable *entities_by_id;
  OblLabelSet *label_set; /* NULL until read */

  OblDocument *document;
  OblMarks *marks;
  OblLayers *layers;     /* which of them are shown */
  GPtrArray *annotators; /* OblAnnotator; NULL until read */
  GCancellable *opening; /* of the document that is being read, or NULL */

  OblId selected;
  OblId selected_before; /* the span that was selected before the one that is */
  OblId in_hand;         /* the frame that role keys fill, while anything keeps it in hand */
  OblId was_in_hand;     /* the one before it */
  OblId last_filled;     /* the role span made last, so that a further fragment finds it */
  char *last_label;      /* with which a person marked last, or NULL */
  OblRange text_selection;
  guint64 selection_serial; /* grows whenever the text selection is another one */
  guint64 document_serial;  /* of the first one in the open document */
  guint64 selected_serial;  /* the one when a mark, or none, was selected last */
  guint64 taken_serial;     /* the one that an edit under way, or done, has made an annotation of */
  OblAim aim;               /* what the command that runs means; serial 0: what is selected now */
  OblUnit grain;
  GArray *widened; /* OblRange: what was selected before it was made wider, the first one first */
  OblRange widest; /* what became of the last of them */

  guint n_writing; /* edits on their way to the disk */
  guint n_reading; /* refreshes on their way back */
  gboolean loaded;
  char *undo_label;
  char *redo_label;
  char *save_error;       /* why the last edit is not on disk, or NULL */
  OblId select_next;      /* selected as soon as it has been read, or OBL_ID_NONE */
  char *made;             /* what was done, if that made what is selected next; or NULL */
  gboolean following;     /* an undo or redo is under way: go to the article it changes */
  gboolean shows_changed; /* and select what it has changed */

  GCancellable *importing;      /* or NULL */
  OblIntake *intake;            /* what the last import came to, or NULL */
  OblSessionFind *find;         /* what is looked for in the open article */
  OblSessionProposal *proposal; /* what a frame might consist of, or NULL */
  OblSessionKnown *known;       /* names of known entities in the article, or NULL */
  gboolean proposes;
};

typedef enum {
  OBL_SESSION_DOCUMENTS_CHANGED,
  OBL_SESSION_DOCUMENT_OPENED,
  OBL_SESSION_DOCUMENT_CHANGED,
  OBL_SESSION_MARKS_CHANGED,
  OBL_SESSION_ENTITIES_CHANGED,
  OBL_SESSION_LABEL_SET_CHANGED,
  OBL_SESSION_SELECTED_CHANGED,
  OBL_SESSION_TEXT_SELECTION_CHANGED,
  OBL_SESSION_INTAKE_CHANGED,
  OBL_SESSION_HITS_CHANGED,
  OBL_SESSION_PROPOSAL_CHANGED,
  OBL_SESSION_LAYERS_CHANGED,
  OBL_SESSION_PROGRESS,
  OBL_SESSION_DONE,
  OBL_SESSION_FAILED,
  OBL_SESSION_N_SIGNALS,
} OblSessionSignal;

/* Emits a signal that has no arguments. */
void obl_session_emit (OblSession *self, OblSessionSignal signal);
void obl_session_emit_marks_changed (OblSession *self,
                                     GPtrArray *put_spans,
                                     GPtrArray *put_frames,
                                     GArray *removed_ids);
void obl_session_emit_progress (OblSession *self, const char *what, double fraction);
/* A quiet word; undo is offered with it when it says what was just done. */
void obl_session_say (OblSession *self, const char *message, gboolean can_undo);
void obl_session_fail (OblSession *self, const char *message);

/* Counts what is under way, and tells who watches "saved" and "settled". */
void obl_session_count (OblSession *self, int writing, int reading);
void obl_session_set_save_error (OblSession *self, const char *message);
void obl_session_set_document (OblSession *self, OblDocument *document);
void obl_session_take_history_labels (OblSession *self, char *undo_label, char *redo_label);

/* Marks have come or gone. */
void obl_session_forget_hidden (OblSession *self);
/* Whether anything is shown only because it is selected. */
gboolean obl_session_reveals_selected (OblSession *self);
/* FALSE: another claim in hand makes no difference to what is shown. */
gboolean obl_session_follow_claim (OblSession *self);
/* A mark that a person has just made, or changed, is shown whatever was hidden. */
void obl_session_reveal_made (OblSession *self, const OblId *id, const char *done);

OblSessionFind *obl_session_find_new (void);
void obl_session_find_free (OblSessionFind *find);
/* The same in another text. */
void obl_session_find_elsewhere (OblSession *self);

void obl_session_known_free (OblSessionKnown *known);
/* Adds to @ranges (of OblRange) where names of known entities stand, marked or not. */
void obl_session_add_known (OblSession *self, GArray *ranges);
/* Where to go on: behind (@direction > 0) or before what is selected. */
guint32 obl_session_get_place (OblSession *self, int direction);

void obl_session_proposal_free (OblSessionProposal *proposal);
/* What a new @frame with that cue might consist of is worked out, and shown once it is in hand. */
void obl_session_propose (OblSession *self, const OblFrame *frame, OblRange cue);
/* Where the caret is in words by which things are claimed, outside of the selected mark, and @type has
 * a role for them: those. */
gboolean obl_session_find_cue (OblSession *self, const OblFrameType *type, OblRange *cue);
/* After another frame has come to hand, or roles of this one were filled. */
void obl_session_check_proposal (OblSession *self);
/* The same border moving as obl_session_nudge() does; FALSE when no proposed words are turned to. */
gboolean obl_session_nudge_proposal (OblSession *self, int edge, int direction, OblUnit unit);
/* @range with one border moved by at least one character that is not white space; @range itself
 * when there is nowhere to go. */
OblRange
obl_session_move_border (OblSession *self, OblRange range, int edge, int direction, OblUnit unit);

/* Takes @fetched, and then takes it into the project. */
void obl_session_import_fetched (OblSession *self, OblFetched *fetched);

/* Sends @batch, which it takes, to the disk. */
void obl_session_commit (OblSession *self, OblBatch *batch);
/* Reads anew what @change touched. */
void obl_session_refresh (OblSession *self, OblChange *change);
/* The entities that a refresh has read (obl-session-known-entities.c). */
void obl_session_take_entities (OblSession *self, OblRefresh *refresh);
/* Selects what a batch asked for, once the session holds it. */
void obl_session_select_pending (OblSession *self);
/* After marks came and went: lets go of what is no longer there. */
void obl_session_check_selected (OblSession *self);
/* Selects nothing and holds nothing in hand, without a word to anybody. */
void obl_session_forget_selected (OblSession *self);

/* The text selection that the command which runs means; empty when it has been marked already. */
OblRange obl_session_get_aimed_range (OblSession *self);
/* Lets that one go, unless the person has selected something else since. */
void obl_session_drop_aimed_range (OblSession *self);
/* An edit makes an annotation of that one: nobody else may until it has failed.  Gives what the end
 * of the edit is to be told with. */
guint64 obl_session_begin_taking (OblSession *self);
void obl_session_end_taking (OblSession *self, guint64 serial, gboolean is_done);
/* What the text selection is as an annotation: grown to word borders if that is wanted, without
 * white space at its edges.  FALSE when nothing is left. */
gboolean obl_session_resolve_selection (OblSession *self, OblRange *range);
/* Where a person has put the caret, with no words selected, since a mark was selected and apart from its
 * words: then it is the caret that they mean.  FALSE: it is what is selected. */
gboolean obl_session_get_other_caret (OblSession *self, guint32 *position);
/* The word at that caret, or the whole name there. */
gboolean obl_session_find_word_at_caret (OblSession *self, OblRange *range);
const char *obl_session_get_language (OblSession *self);
/* @range, of the open document, as obl_segment_snap() makes it. */
OblRange obl_session_snap (OblSession *self, OblRange range, OblUnit unit);
/* The text of a range or a quote, short enough for a message. */
char *obl_session_dup_excerpt (OblSession *self, OblRange range) G_GNUC_WARN_UNUSED_RESULT;
char *obl_session_shorten (const char *text, guint n_chars) G_GNUC_WARN_UNUSED_RESULT;
/* The span of exactly @range with that label (any entity mention when NULL), or NULL. */
OblSpan *obl_session_find_exact (OblSession *self, OblRange range, const char *label);
/* What fills @role with these words (OblRange, at least one): a span that is there, or a new one,
 * which is in @batch. */
OblSpan *obl_session_take_words (OblSession *self,
                                 const OblRoleType *role,
                                 const GArray *ranges,
                                 OblBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
/* NULL when the label set knows none of that name, or is not read yet. */
const OblFrameType *obl_session_find_frame_type (OblSession *self, const char *type);
/* Whether words of the article may be made a span for that role. */
gboolean obl_session_takes_words (const OblRoleType *role);
/* A span of the open document with one fragment. */
OblSpan *obl_session_make_span (OblSession *self,
                                const char *label,
                                OblRange range) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
