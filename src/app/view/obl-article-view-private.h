/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obl-article-view.c (what should be seen) and obl-article-view-load.c (how a page comes to
 * show it) share. */
#pragma once

#include "app/view/obl-article-view.h"
#include "app/view/obl-reading-view.h"
#include "app/view/obl-view-bridge.h"
#include "app/view/obl-view-host.h"
#include "app/view/obl-view-marks.h"
#include "app/view/obl-view-pictures.h"

G_BEGIN_DECLS

/* A load has four steps, and messages of an older page count for nothing in any of them. */
typedef enum {
  STEP_EMPTY,
  STEP_LOADING, /* the page is on its way; its first message bears our serial */
  STEP_OPENING, /* it begins, and gives back the text it shows, which must be the document's */
  STEP_MARKING, /* all marks are on their way */
  STEP_READY,   /* changes go to the page one by one */
  STEP_FAILED,  /* shown, perhaps, but without marks */
} OblViewStep;

struct _OblArticleView {
  AdwBin parent_instance;

  OblViewHost *host;
  OblViewBridge *bridge;
  OblViewMarks *marks;
  OblViewPictures *pictures;
  OblDocument *document;
  GArray *linked; /* OblId, or NULL */
  GArray *hits;   /* OblRange, or NULL */
  guint hit;      /* of them, or G_MAXUINT */
  OblId selected; /* or OBL_ID_NONE */
  OblRange selection;
  guint32 caret;
  gboolean has_caret;
  guint32 asked; /* how often the page was asked to select something */
  OblPageLook *look;
  guint32 place; /* where it is read: a code point, or 0 for its beginning */
  gboolean show_boilerplate;
  gboolean dims;
  guint chips;
  gboolean strip;
  OblViewStep step;
  guint32 serial;
  guint n_crashes;   /* in a row */
  gint64 last_crash; /* monotonic time */
};

/* In obl-article-view-reading.c. */
void obl_article_view_init_reading (OblReadingViewInterface *iface);

/* Makes the page anew, from what should be seen. */
void obl_article_view_load (OblArticleView *view);
/* Changes go to a page that has all the marks, or will get them before the change. */
gboolean obl_article_view_can_tell (OblArticleView *view);
void obl_article_view_tell (OblArticleView *view, const char *body, GVariant *arguments);
void obl_article_view_tell_marks (OblArticleView *view); /* all of them */
void obl_article_view_tell_extras (OblArticleView *view);
void obl_article_view_tell_linked (OblArticleView *view);
void obl_article_view_tell_hits (OblArticleView *view);
void obl_article_view_tell_selected (OblArticleView *view, gboolean scroll);
guint32 obl_article_view_get_n_chars (OblArticleView *view);

/* What the page says, and that its process has ended. */
void obl_article_view_take_message (const char *json, gpointer view);
void obl_article_view_take_crash (OblArticleView *view);

G_END_DECLS
