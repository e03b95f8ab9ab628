/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window is working on: one project, one open article with its annotations, and what is
 * selected.  Panes bind to the session and never to each other; everything a person does to their
 * data is a method here, runs on the store's thread, and shows only when it is on disk. */
#pragma once

#include <adwaita.h>

#include "core/find/obl-find.h"
#include "core/find/obl-hit-change.h"
#include "core/import/obl-import.h"
#include "core/intake/obl-intake.h"
#include "core/knowledge/obl-knowledge-import.h"
#include "core/text/obl-segment.h"
#include "core/service/obl-service.h"
#include "core/store/obl-store-registry.h"

G_BEGIN_DECLS

#define OBL_TYPE_SESSION (obl_session_get_type ())
G_DECLARE_FINAL_TYPE (OblSession, obl_session, OBL, SESSION, GObject)

/* What was selected when a key was pressed. */
typedef struct {
  OblRange range; /* code points; start == end: no words */
  guint64 serial; /* tells it from every other selection of this session */
} OblAim;

/* Properties (read-only but for annotator): "service" OblService, "document-title" string, "saved"
 * gboolean (nothing waits to be written), "save-error" string (why the last thing done is not on
 * disk, or NULL), "settled" gboolean (nothing waits to be written or to be shown), "can-undo",
 * "can-redo" gboolean, "undo-label", "redo-label" string, "annotator" string.
 *
 * Signals, all on the main context:
 *   "documents-changed" ()           the list of documents has to be read again
 *   "document-opened" ()             another document, or none, is current; its marks are loaded
 *   "document-changed" ()            metadata, status, labels or block roles of the current one
 *   "marks-changed" (GPtrArray *put_spans, GPtrArray *put_frames, GArray *removed_ids)
 *                                    what of the current document's marks; all NULL: everything
 *   "entities-changed" ()
 *   "label-set-changed" ()
 *   "selected-changed" ()            see obl_session_get_selected()
 *   "text-selection-changed" ()      also when it was let go because it has been marked
 *   "intake-changed" ()              an import is over: see obl_session_get_intake(); what that gave
 *                                    before is gone after this
 *   "hits-changed" ()                what is looked for has been found, or not
 *   "proposal-changed" ()            see obl_session_get_proposal()
 *   "layers-changed" ()              see obl_session_is_shown()
 *   "progress" (const char *what, double fraction)    of an import; what NULL: over
 *   "done" (const char *message, gboolean can_undo)   a quiet word about what was done
 *   "failed" (const char *message)   stays until read */

OblSession *obl_session_new (OblService *service, const char *annotator);
OblService *obl_session_get_service (OblSession *session);
void obl_session_close (OblSession *session);
/* What people call the project at @path: its file's name without the ending; free with g_free(). */
char *obl_session_dup_project_name (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE until the project's documents, entities and labels have been read for the first time. */
gboolean obl_session_is_loaded (OblSession *session);
gboolean obl_session_is_settled (OblSession *session);

/* --- Reading: owned by the session, valid until the next signal that says it changed ---------- */

GPtrArray *obl_session_get_documents (OblSession *session);  /* light OblDocument */
OblDocument *obl_session_get_document (OblSession *session); /* the open one, or NULL */
/* The light one of that id, or NULL. */
OblDocument *obl_session_find_document (OblSession *session, const OblId *id);
/* The light documents that say nearly the same as this one, with itself, the first one first; empty
 * when it is the only one.  Free with g_ptr_array_unref(). */
GPtrArray *obl_session_list_copies (OblSession *session, const OblId *id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_session_get_spans (OblSession *session);  /* OblSpan, text order */
GPtrArray *obl_session_get_frames (OblSession *session); /* OblFrame */
OblSpan *obl_session_find_span (OblSession *session, const OblId *id);
OblFrame *obl_session_find_frame (OblSession *session, const OblId *id);
/* Frames in which this span or frame fills a role; free the array with g_ptr_array_unref(). */
GPtrArray *obl_session_list_frames_of (OblSession *session,
                                       const OblId *id) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_session_get_entities (OblSession *session); /* OblEntity, by name */
OblEntity *obl_session_find_entity (OblSession *session, const OblId *id);
/* In the reader's language, so it must not be stored; NULL until the project has been read. */
OblLabelSet *obl_session_get_label_set (OblSession *session);
/* The quote of a span; "KCNA › North Korea: “it is …”" of a claim; free with g_free(). */
char *obl_session_describe (OblSession *session, const OblId *id) G_GNUC_WARN_UNUSED_RESULT;
/* Words of the article in the quotation marks of the person's language, unless they have their own;
 * free with g_free(). */
char *obl_session_quote (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Who speaks in a frame, the outermost first: "KCNA › North Korea"; free with g_free(). */
char *obl_session_describe_sources (OblSession *session,
                                    const OblFrame *frame) G_GNUC_WARN_UNUSED_RESULT;
/* Who speaks in a frame and what that does: "KCNA · assert"; free with g_free(). */
char *obl_session_name_frame (OblSession *session, const OblFrame *frame) G_GNUC_WARN_UNUSED_RESULT;

/* The title of a span label or frame type; its name when the label set does not know it. */
const char *obl_session_get_label_title (OblSession *session, const char *label);

/* --- What is selected ------------------------------------------------------------------------- */

/* A span, a frame, or OBL_ID_NONE. */
const OblId *obl_session_get_selected (OblSession *session);
/* NULL or OBL_ID_NONE: nothing, and no frame stays in hand. */
void obl_session_select (OblSession *session, const OblId *id);
/* One level back: from the text selection, from a part of a claim to the claim, from it to nothing.
 * FALSE when there was nothing to step back from. */
gboolean obl_session_step_back (OblSession *session);
/* The next (+1) or previous (-1) mark in text order; FALSE when there is none at all. */
gboolean obl_session_select_next (OblSession *session, int direction);
/* The text selection, as the view reports it (start == end: none). */
void obl_session_set_text_selection (OblSession *session, OblRange range);
OblRange obl_session_get_text_selection (OblSession *session);
/* Commands may run later than their key was pressed, when the edits before them are on disk, and
 * the person has gone on to select other words by then.  What was selected at the key press is kept
 * with get, and put into force for the commands that follow with set (NULL: what is selected now). */
void obl_session_get_aim (OblSession *session, OblAim *aim);
void obl_session_set_aim (OblSession *session, const OblAim *aim);
/* To what borders a selection grows before it is marked (by default those of words). */
void obl_session_set_grain (OblSession *session, OblUnit grain);
OblUnit obl_session_get_grain (OblSession *session);
/* What a double (@n_clicks 2) or triple click at @position selects: the word there, and then the
 * sentence; with a coarser grain what follows it.  FALSE: there are no words. */
gboolean
obl_session_find_clicked (OblSession *session, guint32 position, guint n_clicks, OblRange *range);
/* The next wider words around those that are selected, by word, sentence and paragraph; FALSE when
 * there are none. */
gboolean obl_session_widen (OblSession *session, OblRange *range);
/* What was selected before it was widened; FALSE when it was not. */
gboolean obl_session_narrow (OblSession *session, OblRange *range);
/* Makes the selected span a part of the one that was selected before it, which keeps its label and
 * takes over its roles, and attributes that it has not. */
void obl_session_join (OblSession *session);
gboolean obl_session_can_join (OblSession *session);
/* Makes a span of each part of the selected one.  They fill its roles together where several may. */
void obl_session_split (OblSession *session);
/* --- What is to be done or talked about (obl-session-review.c) ---------------------------------- */

/* What the label set finds unfinished or wrong in a span or frame, in sentences; an array of char *. */
GPtrArray *obl_session_list_problems (OblSession *session,
                                      const OblId *id) G_GNUC_WARN_UNUSED_RESULT;
gboolean obl_session_is_discussed (OblSession *session, const OblId *id);
/* Flags the selected annotation for discussion, or takes the flag away. */
void obl_session_toggle_discussed (OblSession *session);
/* Flag, problems and comment in one line; NULL when there is nothing to say. */
char *obl_session_dup_notes (OblSession *session, const OblId *id) G_GNUC_WARN_UNUSED_RESULT;
/* Selects the next (@direction > 0) or previous annotation about which there is something to say,
 * round the article; FALSE when there is none. */
gboolean obl_session_select_noted (OblSession *session, int direction);

/* A border of the part @part of a span comes to @position: @edge 0 the first, 1 the last one.  The
 * other border stays.  With @exact not false it is moved to just there, else as the grain is. */
void obl_session_put_border (OblSession *session,
                             const OblId *span_id,
                             guint part,
                             int edge,
                             guint32 position,
                             gboolean exact);

/* The next (@direction > 0) or previous sentence of the article's text without any annotation, from
 * the text selection, or the selected mark, on; FALSE when there is none that way. */
gboolean obl_session_find_bare_sentence (OblSession *session, int direction, OblRange *sentence);

/* --- Layers: what of the marks is shown, which is never stored ---------------------------------- */

typedef enum {
  OBL_LAYER_LABEL,     /* spans, by their label */
  OBL_LAYER_FRAME,     /* frames, by their type */
  OBL_LAYER_ANNOTATOR, /* by who made them: an id as a string */
  OBL_LAYER_ORIGIN,    /* "human", "rule", "model", "import" */
  OBL_LAYER_STATUS,    /* the two below */
} OblLayerKind;

#define OBL_LAYER_ACCEPTED "accepted"
#define OBL_LAYER_SUGGESTED "suggested" /* by a rule or a model */

typedef struct {
  OblLayerKind kind;
  char *name;
  char *title;   /* for people */
  guint n_marks; /* of the open article */
  gboolean shown;
} OblLayer;

/* The layers that the open article has marks in, and those that are hidden, by kind and in the order
 * of the label set: OblLayer; free with g_ptr_array_unref(). */
GPtrArray *obl_session_list_layers (OblSession *session) G_GNUC_WARN_UNUSED_RESULT;
void
obl_session_show_layer (OblSession *session, OblLayerKind kind, const char *name, gboolean shown);
gboolean obl_session_is_layer_shown (OblSession *session, OblLayerKind kind, const char *name);
/* That one, and no other of its kind. */
void obl_session_show_only_layer (OblSession *session, OblLayerKind kind, const char *name);
/* Hides the label, or the type, of what is selected. */
void obl_session_hide_like_selected (OblSession *session);
/* Shows the frame in hand and what fills its roles, and nothing else; then the next one that comes
 * to hand, until the article is left. */
void obl_session_set_only_claim (OblSession *session, gboolean only);
gboolean obl_session_is_only_claim (OblSession *session);
/* All layers, and not only one claim. */
void obl_session_show_everything (OblSession *session);
gboolean obl_session_shows_everything (OblSession *session);
/* Whether this mark is to be seen; what is selected always is. */
gboolean obl_session_is_shown (OblSession *session, const OblId *id);
/* Spans and frames of the open article, also the selected one. */
guint obl_session_count_hidden (OblSession *session);

/* The next (@direction > 0) or previous place where a name of a known entity stands that nobody has
 * linked, from what is selected on; says who it is.  FALSE when there is none that way. */
gboolean obl_session_step_known (OblSession *session, int direction, OblRange *range);
/* Marks the place that was stepped to last, as long as just that is selected, and goes on: *@next is
 * what to select then.  FALSE when nothing else is selected than what a person chose. */
gboolean obl_session_take_known (OblSession *session, OblRange *next);
/* Label and name of who was asked about, while just that place is selected; otherwise NULL. */
char *obl_session_dup_asked (OblSession *session);

typedef enum {
  OBL_UNMARKED_NAME, /* of somebody or something whom nobody knows yet */
  OBL_UNMARKED_CUE,  /* words by which something is claimed */
} OblUnmarked;

/* The next (@direction > 0) or previous place that might be marked and is not, from what is selected on;
 * says by which key.  FALSE when there is none that way. */
gboolean
obl_session_step_unmarked (OblSession *session, OblUnmarked kind, int direction, OblRange *range);

/* --- Finding in the open article -------------------------------------------------------------- */

/* Looks for @words, also in articles that are opened later; "" ends it.  "hits-changed" tells when
 * there is an answer, and when there is another one since the text is another. */
void obl_session_find (OblSession *session, const char *words, OblFindFlags flags);
/* OblRange, in order; NULL when nothing is looked for or it cannot be. */
GArray *obl_session_get_hits (OblSession *session, gboolean *has_more);
/* Why not, for a person; or NULL. */
const char *obl_session_get_find_error (OblSession *session);
/* Every hit becomes a span of that label, unless it is one already: one entry of the history. */
void obl_session_mark_hits (OblSession *session, const char *label);

/* --- Looking through articles before marking -------------------------------------------------- */

/* What was found in one article. */
typedef struct {
  OblId document_id;
  char *title;
  char *text_sha256; /* of what was searched */
  GPtrArray *places; /* OblFindPlace, in order */
} OblSurveyed;

typedef struct {
  const char *words;
  OblFindFlags flags;
  const char *label;         /* with which places may be marked already, or NULL */
  gboolean in_every_article; /* or else in the open one */
} OblSurvey;

/* An edit under way goes first; others wait for some articles only, so this may take long. */
void obl_session_survey_async (OblSession *session,
                               const OblSurvey *survey,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* OblSurveyed, of each article with any place; NULL with @error, also when @words are no pattern. */
GPtrArray *obl_session_survey_finish (OblSession *session,
                                      GAsyncResult *result,
                                      gboolean *has_more,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Takes what is in @hits (OblFindHits): spans of that label, which mention @entity_id (or NULL), as one
 * entry of the history.  @n: how many are marked by that. */
void obl_session_mark_places (OblSession *session,
                              const char *label,
                              const OblId *entity_id,
                              const char *words,
                              GPtrArray *hits,
                              guint n);

/* --- Searching the project (obl-session-search.c) ----------------------------------------------- */

/* The next page of what @query finds; edits go between two pages.  @cursor: where the last one ended,
 * all zero at first. */
void obl_session_search_async (OblSession *session,
                               OblQuery *query,
                               const OblSearchCursor *cursor,
                               guint limit,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data);
/* OblSearchHit; moves @cursor.  @position: the place in the query that an OBL_QUERY_ERROR is about. */
GPtrArray *obl_session_search_finish (OblSession *session,
                                      GAsyncResult *result,
                                      OblSearchCursor *cursor,
                                      guint *position,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Does it to all of @hits, as one entry of the history. */
void obl_session_change_hits (OblSession *session, const OblHitChange *change, GPtrArray *hits);

/* The queries that a person keeps in the project, NULL-terminated, by name. */
void obl_session_list_searches_async (OblSession *session,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
char **obl_session_list_searches_finish (OblSession *session,
                                         GAsyncResult *result) G_GNUC_WARN_UNUSED_RESULT;
/* Keeps @query in the project, or drops it. */
void obl_session_keep_search (OblSession *session, const char *query, gboolean keep);

/* --- Carrying annotations over to copies (obl-session-carry.c) ---------------------------------- */

/* What the annotations of the open article would become in each of its copies: those of the
 * paragraphs that have any of the selected words, or all. */
void obl_session_plan_carry_async (OblSession *session,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* OblCarried of each copy. */
GPtrArray *obl_session_plan_carry_finish (OblSession *session,
                                          GAsyncResult *result,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Does what is in @plans (OblCarried), as one entry of the history. */
void obl_session_carry (OblSession *session, const GPtrArray *plans);

/* --- What a claim might consist of ------------------------------------------------------------ */

/* Words of the open article that might fill a role of the frame in hand; nothing of it is stored. */
typedef struct {
  char *role;     /* its name */
  GArray *ranges; /* OblRange, in text order */
} OblProposed;

/* Whether a claim that is begun is followed by a proposal of its other roles (default TRUE). */
void obl_session_set_proposes (OblSession *session, gboolean proposes);
/* OblProposed, in the order of the text, and the one that keys are about (G_MAXUINT until a person has
 * turned to one); NULL when nothing is proposed.  "proposal-changed" tells of anything else. */
GPtrArray *obl_session_get_proposal (OblSession *session, guint *current);
/* To the next (+1) or previous (-1) one, round the ends. */
void obl_session_step_proposal (OblSession *session, int direction);
void obl_session_choose_proposed (OblSession *session, guint index);
/* That one is wrong: it is proposed no more. */
void obl_session_drop_proposed (OblSession *session, guint index);
void obl_session_drop_proposal (OblSession *session);
/* All that is still proposed fills its roles: one entry of the history. */
void obl_session_keep_proposal (OblSession *session);

/* --- Doing -------------------------------------------------------------------------------------- */

void obl_session_open_document (OblSession *session, const OblId *id); /* NULL: none */
/* With that annotation selected, if it is still there. */
void obl_session_open_document_at (OblSession *session, const OblId *id, const OblId *selected);
void obl_session_step_document (OblSession *session, int direction);

/* The text selection becomes a span of that label; without one the selected span gets the label;
 * a label that is a role of a claim in hand goes into that claim. */
void obl_session_mark (OblSession *session, const char *label);
/* Gives a span another label, whatever is selected. */
void obl_session_set_label (OblSession *session, const OblId *span_id, const char *label);
/* The label that a person marked with last, while the label set has it; or NULL. */
const char *obl_session_get_last_label (OblSession *session);
/* The text selection becomes one more fragment of the selected span, or, with a frame selected, of
 * the role that was filled last. */
void obl_session_add_fragment (OblSession *session);
/* Takes the fragment nearest to the text selection out of the selected span. */
void obl_session_remove_fragment (OblSession *session);
/* Moves a border of the selected span: @edge 0 start, 1 end; @direction -1 or +1. */
void obl_session_nudge (OblSession *session, int edge, int direction, OblUnit unit);
void obl_session_delete_selected (OblSession *session);
void obl_session_set_comment (OblSession *session, const OblId *id, const char *comment);
/* @json_value NULL takes it away. */
void obl_session_set_attribute (OblSession *session,
                                const OblId *id,
                                const char *name,
                                const char *json_value);

/* A new frame of @type; the text selection, the cue that the caret is in, or else the selected span
 * becomes its cue (or its first role that takes it).  It is then selected and "in hand": role keys
 * fill it, and what else it might consist of is proposed. */
void obl_session_begin_frame (OblSession *session, const char *type);
/* The frame that role keys fill: the selected one, or the one the selected span belongs to; it
 * stays in hand while mentions that could fill its roles are selected. */
OblFrame *obl_session_get_frame_in_hand (OblSession *session);
/* Fills a role of the frame in hand with the text selection (as a new span, or the existing entity
 * mention of just that text), with the selected span, or with @filler when not NULL. */
void obl_session_fill_role (OblSession *session, const char *role, const OblId *filler);
void obl_session_empty_role (OblSession *session,
                             const OblId *frame_id,
                             const char *role,
                             const OblId *filler);
/* @inner is what @outer's content says: sets nested_in (NULL @outer: takes it away). */
void obl_session_nest_frame (OblSession *session, const OblId *inner, const OblId *outer);
/* Nests the frame in hand in the one whose content holds it, or else in the one that was in hand
 * before it and has no content yet. */
void obl_session_nest_frame_in_hand (OblSession *session);

/* Links the span to an entity, or (@entity_id NULL) to a new one of that name; type from the label.
 */
void obl_session_link (OblSession *session,
                       const OblId *span_id,
                       const OblId *entity_id,
                       const char *new_name);
/* To the entity whose name is the mention's words, or clearly nearest to them, or to a new one of that
 * name when no name is like them; what was done is said as ever.  Finishes with FALSE, and no error, when
 * a person has to choose: several are as near, or there is no such mention, or it is linked already. */
void obl_session_link_first_async (OblSession *session,
                                   const OblId *span_id,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean obl_session_link_first_finish (OblSession *session, GAsyncResult *result, GError **error);

/* --- The registry (obl-session-registry.c) ----------------------------------------------------- */

/* Makes mentions of @entity of all of these spans, which say @words. */
void obl_session_link_all (OblSession *session,
                           GArray *span_ids,
                           const OblEntity *entity,
                           const char *words);
/* Makes @part, which is new, of some mentions of @whole. */
void obl_session_split_entity (OblSession *session,
                               const OblEntity *whole,
                               const OblEntity *part,
                               GArray *span_ids);
/* Remembers that two are not the same, or forgets it. */
void obl_session_judge_distinct (OblSession *session,
                                 const OblEntity *a,
                                 const OblEntity *b,
                                 gboolean are_distinct);
void obl_session_unlink (OblSession *session, const OblId *span_id);
/* How a mention speaks of its entity. */
void obl_session_set_mention (OblSession *session, const OblId *span_id, OblMentionKind kind);

/* --- Knowledge bases (obl-session-knowledge.c) --------------------------------------------------- */

/* Entries called so, things of the type @label first; OblKnowledgeEntry. */
void obl_session_search_knowledge_async (OblSession *session,
                                         const char *text,
                                         const char *label,
                                         guint limit,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *obl_session_search_knowledge_finish (OblSession *session,
                                                GAsyncResult *result,
                                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Links the span to the entity that @entry is, which is made unless it is there: one entry of the
 * history. */
void
obl_session_link_knowledge (OblSession *session, const OblId *span_id, OblKnowledgeEntry *entry);
/* OblKnowledgeBase, by name. */
void obl_session_list_knowledge_async (OblSession *session,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
GPtrArray *obl_session_list_knowledge_finish (OblSession *session,
                                              GAsyncResult *result,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* @progress comes on the main context, and no more once it is over.  Nothing else that the session asks
 * of the project is answered until then. */
void obl_session_import_knowledge_async (OblSession *session,
                                         const char *path,
                                         OblKnowledgeProgress progress,
                                         gpointer progress_data,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
OblKnowledgeReport *obl_session_import_knowledge_finish (OblSession *session,
                                                         GAsyncResult *result,
                                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_session_remove_knowledge_async (OblSession *session,
                                         const char *name,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
gboolean
obl_session_remove_knowledge_finish (OblSession *session, GAsyncResult *result, GError **error);

/* --- Entities ------------------------------------------------------------------------------------ */

void obl_session_put_entity (OblSession *session, const OblEntity *entity);
void obl_session_merge_entities (OblSession *session, const OblId *into, const OblId *from);
void obl_session_delete_entity (OblSession *session, const OblId *id);

void obl_session_put_document (OblSession *session,
                               const OblDocument *document,
                               const char *history_label);
void obl_session_set_status (OblSession *session, OblStatus status);
/* The same for any document of the project. */
void obl_session_set_document_status (OblSession *session, const OblId *id, OblStatus status);
/* The open article is done; @then (or NULL) is said besides. */
void obl_session_finish_document (OblSession *session, const char *then);
/* How many articles of the project are done. */
guint obl_session_count_done (OblSession *session);
void obl_session_set_block_role (OblSession *session, guint32 position, OblBlockRole role);
/* Every block that @range touches, in one entry of the history; start == end: the one there. */
void obl_session_set_block_roles (OblSession *session, OblRange range, OblBlockRole role);
/* The selected blocks become page furniture, or, if the first of them is that, text. */
void obl_session_toggle_furniture (OblSession *session);
void obl_session_delete_document (OblSession *session, const OblId *id);

/* Changes the labels, and with a name all that is annotated with it: see obl-label-change.h. */
void obl_session_change_labels (OblSession *session,
                                OblLabelChangeKind kind,
                                const char *path,
                                const char *name,
                                const char *value);
/* How many annotations, and in how many articles, use the part of the labels at @path; the answer is
 * a new OblLabelUse. */
void obl_session_count_label_uses_async (OblSession *session,
                                         const char *path,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
OblLabelUse *obl_session_count_label_uses_finish (GAsyncResult *result,
                                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The claims @frame_ids (OblId), of any articles, say @proposition_id; NULL: a new one that reads
 * @sentence, or none when that is NULL as well. */
void obl_session_put_under (OblSession *session,
                            const GArray *frame_ids,
                            const OblId *proposition_id,
                            const char *sentence);
void obl_session_rename_proposition (OblSession *session, const OblId *id, const char *sentence);
void obl_session_merge_propositions (OblSession *session, const OblId *into, const OblId *from);
void obl_session_delete_proposition (OblSession *session, const OblId *id);
/* @to_id NULL: to a new one that reads @sentence. */
void obl_session_link_propositions (OblSession *session,
                                    const OblId *from_id,
                                    const char *type,
                                    const OblId *to_id,
                                    const char *sentence);
void obl_session_unlink_propositions (OblSession *session, const OblId *link_id);
/* Of a proposition or of a claim, one of the two; the other is OBL_ID_NONE.  @note may be NULL. */
void obl_session_assess (OblSession *session,
                         const OblId *proposition_id,
                         const OblId *frame_id,
                         const char *scale,
                         const char *value,
                         const char *note);

/* Files and folders; reports through "progress", "done" and "failed", opens the first new one. */
void obl_session_import (OblSession *session, const char *const *paths);
/* Stops an import after the article it is at; what came in stays. */
void obl_session_cancel_import (OblSession *session);
gboolean obl_session_is_importing (OblSession *session);
/* What the last import came to, file by file; NULL before the first. */
const OblIntake *obl_session_get_intake (OblSession *session);

/* What a person has typed, made an address; NULL with @error when it cannot be one. */
char *obl_session_clean_address (const char *typed, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Fetches one page from the web and imports it.  @proxy: NULL as the system has it, "none", or its
 * address.  Finished when it has come; the import goes on like that of a file. */
void obl_session_fetch_async (OblSession *session,
                              const char *address,
                              const char *proxy,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean obl_session_fetch_finish (OblSession *session, GAsyncResult *result, GError **error);

/* The open article again, from the original that is kept: all that the page says, or the article. */
void obl_session_reread (OblSession *session, gboolean whole_page);
gboolean obl_session_is_whole_page (OblSession *session);
/* In a sentence; NULL: nothing is in the way. */
const char *obl_session_why_not_reread (OblSession *session);
/* A person has looked at what was doubtful about the open article. */
void obl_session_settle_doubts (OblSession *session);

void obl_session_undo (OblSession *session);
void obl_session_redo (OblSession *session);
/* To where that entry of the history is the latest one done: all of the way, or none of it. */
void obl_session_go_in_history (OblSession *session, gint64 number);

/* Looks for what other programs wrote. */
void obl_session_poll (OblSession *session);

G_END_DECLS
