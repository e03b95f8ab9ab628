/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obl-labels-dialog.c (the window, its lists, files) and obl-labels-rows.c (what is in a label)
 * share. */
#pragma once

#include <adwaita.h>

#include "app/shell/obl-labels-dialog.h"

G_BEGIN_DECLS

typedef struct {
  OblSession *session;
  GtkWidget *window;
  GtkWidget *add;  /* where a label is added */
  GtkWidget *said; /* what was done, or why not */
  GtkWidget *undo;
  AdwPreferencesGroup *labels;
  AdwPreferencesGroup *frames;
  GPtrArray *rows; /* GtkWidget, of both groups */
  char *open;      /* the path whose row is open, or NULL */
  char *focus;     /* the widget's name that has the focus again once the rows are made anew */
} OblLabelsDialog;

/* A row that opens, with all that can be changed about a label or a type of frames. */
GtkWidget *obl_labels_make_label (OblLabelsDialog *dialog, const OblSpanLabel *label);
GtkWidget *obl_labels_make_frame (OblLabelsDialog *dialog, const OblFrameType *type);

/* An entry within a row, called @caption; Enter, or leaving it, gives what is in it to @change with
 * @path and @member (see obl-label-change.h).  Its name is made of those two. */
GtkWidget *obl_labels_make_entry (OblLabelsDialog *dialog,
                                  const char *caption,
                                  const char *text,
                                  OblLabelChangeKind kind,
                                  const char *path,
                                  const char *member);

G_END_DECLS
