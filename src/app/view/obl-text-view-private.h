/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obl-text-view.c (what should be seen), obl-text-view-say.c (what is said of it) and
 * obl-text-view-hands.c (what a person does) share. */
#pragma once

#include "app/view/obl-text-blocks.h"
#include "app/view/obl-text-paint.h"
#include "app/view/obl-text-spans.h"
#include "app/view/obl-text-view.h"

G_BEGIN_DECLS

struct _OblTextView {
  AdwBin parent_instance;

  GtkTextView *text;
  GtkTextBuffer *buffer;
  GtkTextMark *place; /* what is scrolled to */
  GtkWidget *clamp;
  GtkWidget *said;
  OblTextSpans *spans;
  OblTextPaint *paint;
  OblTextBlocks *blocks;
  OblDocument *document;
  OblLabelSet *set;
  GHashTable *linked; /* OblId */
  GArray *hits;       /* OblRange, or NULL */
  guint hit;
  GArray *sketches; /* OblTextSketch */
  OblId selected;
  OblDescribeFunc describe;
  gpointer describe_data;
  OblRange selection; /* as it was told last */
  guint32 caret;
  double zoom;
  OblPageLook *look;
  gboolean show_boilerplate;
  gboolean is_filling; /* the buffer gets another text: nothing to tell of */
  gboolean has_aim;    /* a position is to be scrolled to when there is a size */
  guint32 aim;
  gboolean aims_at_top; /* of the window, not only into sight */
  guint32 read_at;      /* the place that was told last */
  gboolean is_dirty;    /* the marks in sight have to be painted anew */
  gboolean is_new;      /* nobody was told yet that the document is ready */
  gboolean follows;     /* the caret goes to the next mark that is selected, as after Tab */
  guint update_id;
  /* Hands. */
  GPtrArray *pressed; /* OblId: the marks where the last click was */
  int chosen;         /* of them, or -1 */
  double press_x;
  double press_y;
  guint32 press_time;
  guint n_presses; /* one after another on the same place */
  guint click_id;
  OblId hovered;
  /* A border that is being dragged; drag_id is OBL_ID_NONE while none is. */
  OblId drag_id;
  guint drag_part;
  int drag_edge;      /* 0: the beginning */
  guint32 drag_fixed; /* the other end of the part */
  guint32 drag_at;    /* where the border would be; G_MAXUINT32: where it was */
  GtkTextTag *drag_tag;
  gboolean is_at_grip;
};

/* In obl-text-view-paint.c: before the next frame is drawn, marks are painted, and what is at the
 * caret is said. */
void obl_text_view_queue_update (OblTextView *view);
void obl_text_view_queue_paint (OblTextView *view); /* the marks are other ones */
/* Brings a position into sight. */
void obl_text_view_reveal (OblTextView *view, guint32 position);
guint32 obl_text_view_get_n_chars (OblTextView *view);

void obl_text_view_add_hands (OblTextView *view);
void obl_text_view_drop_hands (OblTextView *view);
/* In obl-text-view-grips.c: dragging a border of the selected mark.  Points are the text widget's. */
void obl_text_view_add_grips (OblTextView *view);
/* Whether there is a border to be dragged; the pointer looks so. */
gboolean obl_text_view_hover_grip (OblTextView *view, double x, double y);
/* TRUE: there is a border, and it follows the pointer from now on. */
gboolean obl_text_view_press_grip (OblTextView *view, double x, double y);
/* FALSE: none is being dragged. */
gboolean obl_text_view_drag_grip (OblTextView *view, double x, double y);
/* @exact: to just there, and not to the end of a word. */
gboolean obl_text_view_release_grip (OblTextView *view, gboolean exact);
/* The border stays where it was. */
void obl_text_view_stop_drag (OblTextView *view);
/* Says what is at the caret. */
void obl_text_view_say (OblTextView *view);

G_END_DECLS
