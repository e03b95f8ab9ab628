/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asks for files.  GtkFileChooserNative is all that GTK 4.8 has; it is deprecated from 4.10 on,
 * whose GtkFileDialog will replace it here and only here. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  OBL_CHOOSE_OPEN,
  OBL_CHOOSE_OPEN_SEVERAL,
  OBL_CHOOSE_FOLDER,
  OBL_CHOOSE_SAVE,
} OblChooseKind;

typedef struct {
  OblChooseKind kind;
  const char *title;
  const char *accept;      /* the button's text, or NULL */
  const char *filter_name; /* "Obelus projects", or NULL for no filter */
  const char *pattern;     /* "*.obelus" */
  const char *folder;      /* to begin in, or NULL */
  const char *name;        /* that a new file is offered; or NULL */
} OblChoice;

/* @files: GFile, never empty; owned by the caller.  Not called when the person gives up. */
typedef void (*OblChosen) (GListModel *files, gpointer user_data);

/* @user_data is released by @free_data when the window is gone. */
void obl_choose_files (GtkWindow *parent,
                       const OblChoice *choice,
                       OblChosen chosen,
                       gpointer user_data,
                       GDestroyNotify free_data);

G_END_DECLS
