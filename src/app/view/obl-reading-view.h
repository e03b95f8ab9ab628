/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window asks of a view of the article, however it is made: the page in a web view
 * (OblArticleView) and the plain text (OblTextView) both give it.  A view knows spans and frames as
 * data and changes none; all positions are code points of the document's text.
 *
 * What a view has no use for it need not implement. */
#pragma once

#include <adwaita.h>

#include "app/view/obl-page-look.h"
#include "core/model/obl-document.h"
#include "core/model/obl-frame.h"
#include "core/model/obl-label-set.h"
#include "core/text/obl-text.h"

G_BEGIN_DECLS

#define OBL_TYPE_READING_VIEW (obl_reading_view_get_type ())
G_DECLARE_INTERFACE (OblReadingView, obl_reading_view, OBL, READING_VIEW, GtkWidget)

/* A mark in words, for who cannot see it; NULL when there is nothing to say; free with g_free(). */
typedef char *(*OblDescribeFunc) (const OblId *id, gpointer user_data);

/* Signals:
 *   "selection-changed" ()                    see obl_reading_view_get_selection()
 *   "mark-activated" (const char *id, gboolean open)
 *        a mark was clicked (open: double-clicked); the id of a span or frame as a string, or NULL
 *        for a click where no mark is.  Clicking again on the same place goes to the next mark
 *        around it: from a span to the frame it is a part of, and outward.
 *   "mark-stepped" (int direction)            Tab (1) or Shift+Tab (-1) among marks
 *   "mark-hovered" (const char *id)           or NULL
 *   "context-menu" (double x, double y)       widget coordinates
 *   "link-shown" (const char *address, double x, double y, gboolean by_key)
 *        a link was clicked, or asked for by obl_reading_view_ask_link() (by_key), and then "" when
 *        there is none; widget coordinates.  http, https or mailto; nothing has been followed
 *   "units-wanted" (guint position, guint n_clicks)
 *        two or three clicks on words that are to be selected
 *   "border-moved" (const char *id, guint part, int edge, guint position, gboolean exact)
 *        a border of a span was dragged there; edge 0: the first one; exact: to just there
 *   "picture-wanted" (const char *sha256)     see obl_reading_view_give_picture()
 *   "place-changed" ()                        see obl_reading_view_get_place()
 *   "ready" ()                                document shown and marks painted
 *   "failed" (const char *message)            what is shown is not the stored text, or nothing is */
struct _OblReadingViewInterface {
  GTypeInterface parent_interface;

  /* TRUE: see obl_reading_view_gives_keys_first(). */
  gboolean gives_keys_first;

  void (*set_document) (OblReadingView *view, OblDocument *document);
  void (*set_label_set) (OblReadingView *view, OblLabelSet *set);
  void (*set_marks) (OblReadingView *view, GPtrArray *spans, GPtrArray *frames);
  void (*sync_marks) (OblReadingView *view, GPtrArray *spans, GPtrArray *frames);
  void (*update_marks) (OblReadingView *view,
                        GPtrArray *put_spans,
                        GPtrArray *put_frames,
                        GArray *removed_ids);
  void (*select) (OblReadingView *view, const OblId *id);
  void (*set_linked) (OblReadingView *view, GArray *span_ids);
  void (*set_hits) (OblReadingView *view, GArray *hits, guint current);
  void (*set_sketches) (OblReadingView *view, const OblFrame *frame, const GArray *sketches);
  void (*set_frame_names) (OblReadingView *view, GHashTable *names);
  void (*set_describer) (OblReadingView *view, OblDescribeFunc func, gpointer user_data);
  gboolean (*get_selection) (OblReadingView *view, OblRange *range);
  gboolean (*get_caret) (OblReadingView *view, guint32 *position);
  void (*set_selection) (OblReadingView *view, OblRange range);
  void (*clear_selection) (OblReadingView *view);
  void (*ask_link) (OblReadingView *view);
  void (*give_picture) (OblReadingView *view, const char *sha256, GBytes *bytes);
  void (*set_look) (OblReadingView *view, const OblPageLook *look);
  void (*set_place) (OblReadingView *view, guint32 place);
  guint32 (*get_place) (OblReadingView *view);
  void (*set_strip) (OblReadingView *view, gboolean strip);
  void (*set_chips) (OblReadingView *view, OblChips chips);
  void (*set_dims) (OblReadingView *view, gboolean dims);
  void (*set_show_boilerplate) (OblReadingView *view, gboolean show);
  void (*set_zoom) (OblReadingView *view, double zoom);
  void (*focus) (OblReadingView *view);
};

/* Shows @document (NULL: nothing).  Marks of the one before are gone. */
void obl_reading_view_set_document (OblReadingView *view, OblDocument *document);
void obl_reading_view_set_label_set (OblReadingView *view, OblLabelSet *set);

/* All spans (OblSpan) and frames (OblFrame) of the document; replaces what was there. */
void obl_reading_view_set_marks (OblReadingView *view, GPtrArray *spans, GPtrArray *frames);
/* The same, by what differs: nothing that stays is drawn anew. */
void obl_reading_view_sync_marks (OblReadingView *view, GPtrArray *spans, GPtrArray *frames);
/* Only what changed: put these, remove those ids (OblId).  Arrays may be NULL. */
void obl_reading_view_update_marks (OblReadingView *view,
                                    GPtrArray *put_spans,
                                    GPtrArray *put_frames,
                                    GArray *removed_ids);

/* Shows a span or frame as selected and scrolls it into view; NULL: none. */
void obl_reading_view_select (OblReadingView *view, const OblId *id);
/* Lights up spans (OblId), as the mentions of one entity; NULL: none. */
void obl_reading_view_set_linked (OblReadingView *view, GArray *span_ids);
/* Frames the hits of a search (OblRange, in order, none overlapping another; NULL: none); the
 * @current one (G_MAXUINT: none) is brought into sight.  The array is kept, and not changed by
 * anyone: given again, it tells of another current one only. */
void obl_reading_view_set_hits (OblReadingView *view, GArray *hits, guint current);
/* Draws what is proposed for @frame: OblSketch; both NULL: nothing.  The current one is brought
 * into sight. */
void
obl_reading_view_set_sketches (OblReadingView *view, const OblFrame *frame, const GArray *sketches);
/* Short names for the margin: frame id → text ("KCNA · assert").  GHashTable of OblId → char *. */
void obl_reading_view_set_frame_names (OblReadingView *view, GHashTable *names);
/* Who says in words what a mark is, for a view that tells a screen reader itself. */
void
obl_reading_view_set_describer (OblReadingView *view, OblDescribeFunc func, gpointer user_data);

/* The text selection as the person made it, not snapped; FALSE when it is empty. */
gboolean obl_reading_view_get_selection (OblReadingView *view, OblRange *range);
/* Where the caret is, with or without a selection; FALSE when there is none. */
gboolean obl_reading_view_get_caret (OblReadingView *view, guint32 *position);
/* start == end: puts the caret there. */
void obl_reading_view_set_selection (OblReadingView *view, OblRange range);
/* Unless the person has selected something else meanwhile, of which the view does not know yet. */
void obl_reading_view_clear_selection (OblReadingView *view);

/* Asks which link the caret is in: "link-shown" answers. */
void obl_reading_view_ask_link (OblReadingView *view);
/* The answer to "picture-wanted"; NULL: there is none. */
void obl_reading_view_give_picture (OblReadingView *view, const char *sha256, GBytes *bytes);

/* Where a person reads: the first character in sight, a code point; 0: the beginning. */
void obl_reading_view_set_place (OblReadingView *view, guint32 place);
guint32 obl_reading_view_get_place (OblReadingView *view);

/* At once, on the article that is there: place, selection and marks stay. */
void obl_reading_view_set_look (OblReadingView *view, const OblPageLook *look);
/* The whole article as a narrow strip beside the scroll bar, to see where marks are. */
void obl_reading_view_set_strip (OblReadingView *view, gboolean strip);
void obl_reading_view_set_chips (OblReadingView *view, OblChips chips);
/* While a mark is selected, all but it steps far back. */
void obl_reading_view_set_dims (OblReadingView *view, gboolean dims);
/* Folds or unfolds boilerplate blocks. */
void obl_reading_view_set_show_boilerplate (OblReadingView *view, gboolean show);
/* 1: letters of 18 pixels. */
void obl_reading_view_set_zoom (OblReadingView *view, double zoom);
/* Keyboard focus to the article. */
void obl_reading_view_focus (OblReadingView *view);

/* Whether what is selected is known as soon as a key has selected it: then the program's keys come
 * before the view's own, and otherwise after them. */
gboolean obl_reading_view_gives_keys_first (OblReadingView *view);

G_END_DECLS
