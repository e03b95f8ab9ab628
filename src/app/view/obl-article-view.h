/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article in a web view: shows it, reports what is selected, paints annotations.  Knows spans
 * and frames as data and changes none; all positions are code points of the document's text.
 *
 * The web view runs none of the article's scripts and makes no request (see obl-view-host.c). */
#pragma once

#include <adwaita.h>

#include "app/view/obl-page-look.h"
#include "app/view/obl-view-marks.h"
#include "core/model/obl-document.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_TYPE_ARTICLE_VIEW (obl_article_view_get_type ())
G_DECLARE_FINAL_TYPE (OblArticleView, obl_article_view, OBL, ARTICLE_VIEW, AdwBin)

/* Implements OblReadingView, which has the signals. */

GtkWidget *obl_article_view_new (void);

/* Shows @document (NULL: nothing).  Marks of the one before are gone. */
void obl_article_view_set_document (OblArticleView *view, OblDocument *document);
void obl_article_view_set_label_set (OblArticleView *view, OblLabelSet *set);

/* All spans (OblSpan) and frames (OblFrame) of the document; replaces what was there. */
void obl_article_view_set_marks (OblArticleView *view, GPtrArray *spans, GPtrArray *frames);
/* Only what changed: put these, remove those ids (OblId).  Arrays may be NULL. */
void obl_article_view_update_marks (OblArticleView *view,
                                    GPtrArray *put_spans,
                                    GPtrArray *put_frames,
                                    GArray *removed_ids);

/* The same as the first, for other marks of the document that is shown: only what is different goes
 * to the page, and what is scrolled to and selected stays. */
void obl_article_view_sync_marks (OblArticleView *view, GPtrArray *spans, GPtrArray *frames);

/* Shows a span or frame as selected and scrolls it into view; NULL: none. */
void obl_article_view_select (OblArticleView *view, const OblId *id);
/* Lights up spans (OblId), as the mentions of one entity; NULL: none. */
void obl_article_view_set_linked (OblArticleView *view, GArray *span_ids);
/* Frames the hits of a search (OblRange, in order, none overlapping another; NULL: none); the
 * @current one (G_MAXUINT: none) is brought into sight.  The array is kept, and not changed by
 * anyone: given again, it tells of another current one only. */
void obl_article_view_set_hits (OblArticleView *view, GArray *hits, guint current);
/* Draws what is proposed for @frame: OblSketch; both NULL: nothing.  The current one is brought
 * into sight.  A page that has to be loaded anew is without. */
void
obl_article_view_set_sketches (OblArticleView *view, const OblFrame *frame, const GArray *sketches);
/* Short names for the margin: frame id → text ("KCNA · assert").  GHashTable of OblId → char *. */
void obl_article_view_set_frame_names (OblArticleView *view, GHashTable *names);

/* The text selection as the person made it, not snapped; FALSE when it is empty. */
gboolean obl_article_view_get_selection (OblArticleView *view, OblRange *range);
/* Where the caret is, with or without a selection; FALSE when there is none. */
gboolean obl_article_view_get_caret (OblArticleView *view, guint32 *position);
void obl_article_view_set_selection (OblArticleView *view, OblRange range);
/* Unless the person has selected something else meanwhile, of which the view does not know yet. */
void obl_article_view_clear_selection (OblArticleView *view);

/* Where the article is read: the first character that is seen; 0: from its beginning.  To be set
 * after the document, which is at its beginning otherwise. */
void obl_article_view_set_place (OblArticleView *view, guint32 place);
guint32 obl_article_view_get_place (OblArticleView *view);

/* Asks the page which link the caret is in: "link-shown" answers. */
void obl_article_view_ask_link (OblArticleView *view);

/* The answer to "picture-wanted"; NULL: there is none. */
void obl_article_view_give_picture (OblArticleView *view, const char *sha256, GBytes *bytes);

/* The whole article as a narrow strip beside the scroll bar, to see where marks are. */
void obl_article_view_set_strip (OblArticleView *view, gboolean strip);
void obl_article_view_set_chips (OblArticleView *view, OblChips chips);
/* While a mark is selected, all but it steps far back. */
void obl_article_view_set_dims (OblArticleView *view, gboolean dims);
/* At once, on the page that is there: place, selection and marks stay. */
void obl_article_view_set_look (OblArticleView *view, const OblPageLook *look);
/* Folds or unfolds boilerplate blocks. */
void obl_article_view_set_show_boilerplate (OblArticleView *view, gboolean show);
void obl_article_view_set_zoom (OblArticleView *view, double zoom);
/* Keyboard focus to the article. */
void obl_article_view_focus (OblArticleView *view);

/* Milliseconds, of the page's own clock, as JSON: load, paint and frame times, for the bench. */
void obl_article_view_measure_async (OblArticleView *view,
                                     const char *what,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
char *obl_article_view_measure_finish (OblArticleView *view,
                                       GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
