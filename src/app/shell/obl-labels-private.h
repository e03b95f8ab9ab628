/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What obl-labels-dialog.c (the window, its lists, files), obl-labels-rows.c (what is in a label) and
 * obl-labels-parts.c (its roles and attributes) share. */
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
  char *part;      /* the path of the role or attribute in it that is open, or NULL */
  char *renaming;  /* the path of what is being renamed, and what it will be; or NULL */
  char *renamed;
  gboolean is_filling; /* the rows are being made anew */
  char *focus;         /* the widget's name that has the focus again once the rows are made anew */
} OblLabelsDialog;

/* A row that opens, with all that can be changed about a label or a type of frames. */
GtkWidget *obl_labels_make_label (OblLabelsDialog *dialog, const OblSpanLabel *label);
GtkWidget *obl_labels_make_frame (OblLabelsDialog *dialog, const OblFrameType *type);

/* What is in such a row of roles and attributes (obl-labels-parts.c). */
void obl_labels_add_roles (OblLabelsDialog *dialog, AdwExpanderRow *row, const OblFrameType *type);
/* @owner: the path of what they are of, without what tells it from another. */
void obl_labels_add_attributes (OblLabelsDialog *dialog,
                                AdwExpanderRow *row,
                                const char *owner,
                                const GPtrArray *types);

/* A row with a control, and one with an entry (see below). */
GtkWidget *obl_labels_make_row (const char *title, GtkWidget *control);
void obl_labels_add_entry (OblLabelsDialog *dialog,
                           AdwExpanderRow *row,
                           const char *caption,
                           const char *text,
                           OblLabelChangeKind kind,
                           const char *path,
                           const char *member);
/* An entry that adds something, with @hint in it. */
void obl_labels_add_new (OblLabelsDialog *dialog,
                         AdwExpanderRow *row,
                         const char *caption,
                         const char *hint,
                         OblLabelChangeKind kind,
                         const char *path);
/* Its name is made like that of an entry. */
GtkWidget *obl_labels_make_button (OblLabelsDialog *dialog,
                                   const char *icon,
                                   const char *hint,
                                   OblLabelChangeKind kind,
                                   const char *path,
                                   const char *value);

/* An entry within a row, called @caption; Enter, or leaving it, unless it adds something, gives what is in it to @change with
 * @path and @member (see obl-label-change.h).  Its name is made of those two. */
GtkWidget *obl_labels_make_entry (OblLabelsDialog *dialog,
                                  const char *caption,
                                  const char *text,
                                  OblLabelChangeKind kind,
                                  const char *path,
                                  const char *member);

char *obl_labels_dup_name (OblLabelChangeKind kind,
                           const char *path,
                           const char *member) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
