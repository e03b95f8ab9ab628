/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obl-view-marks.c (which marks there are) and obl-view-marks-write.c (how they are told to the
 * page) share. */
#pragma once

#include "app/view/obl-view-marks.h"

G_BEGIN_DECLS

typedef struct {
  guint32 handle;
  OblId id;
  OblSpan *span; /* one of these two */
  OblFrame *frame;
} Mark;

struct _OblViewMarks {
  OblLabelSet *set;
  GHashTable *by_id;     /* OblId (in the mark) → Mark */
  GHashTable *by_handle; /* handle → Mark, not owned */
  GHashTable *names;     /* OblId → char * */
  GHashTable *styles;    /* label → style + 1, made as needed */
  guint32 last_handle;
};

G_END_DECLS
