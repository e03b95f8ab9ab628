/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a stretch of plain text as text tags.
 *
 * A place has one tag, made of what lies there.  The tint and the line below it are those of the
 * innermost mark; a line above says that there is a mark around it, or that it is the selected one,
 * a double line below that there are more.  A suggestion has a wavy line, and what is only proposed
 * a wavy line without a tint; a hit has a tint and lines like no mark. */
#pragma once

#include <gtk/gtk.h>

#include "app/view/obl-text-spans.h"
#include "app/view/obl-view-style.h"
#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

/* What is to be seen; all of it stays the caller's. */
typedef struct {
  OblTextSpans *spans;
  const OblLabelSet *set;
  GHashTable *selected; /* OblId: a span, or those of a frame */
  GHashTable *linked;   /* OblId */
  const GArray *hits;   /* OblRange, or NULL */
  guint hit;
  const GArray *sketches; /* OblTextSketch */
} OblTextScene;

/* A piece of what is proposed. */
typedef struct {
  OblRange range;
  guint swatch;
  gboolean is_current;
} OblTextSketch;

typedef struct _OblTextPaint OblTextPaint;

OblTextPaint *obl_text_paint_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
void obl_text_paint_free (OblTextPaint *paint);

/* Takes all tags away, as for another text or other colours. */
void obl_text_paint_clear (OblTextPaint *paint, OblTheme theme);
/* Paints what lies in @band, and takes away what was painted elsewhere. */
void obl_text_paint_show (OblTextPaint *paint, const OblTextScene *scene, OblRange band);
/* What has been painted; empty after clear. */
OblRange obl_text_paint_get_band (const OblTextPaint *paint);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblTextPaint, obl_text_paint_free)

G_END_DECLS
