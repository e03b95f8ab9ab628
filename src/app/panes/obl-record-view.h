/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of the project's things with a filter above it: what the lists of articles, annotations,
 * claims and entities have in common.  It knows records, not what they mean. */
#pragma once

#include <adwaita.h>

#include "app/models/obl-record.h"

G_BEGIN_DECLS

#define OBL_TYPE_RECORD_VIEW (obl_record_view_get_type ())
G_DECLARE_FINAL_TYPE (OblRecordView, obl_record_view, OBL, RECORD_VIEW, GtkWidget)

/* Signals:
 *   "chosen" (OblRecord *)      a person has made another row the selected one
 *   "activated" (OblRecord *)   Enter or a double click; a click, if clicks open
 *   "shown-changed" ()          another number of rows passes the filter
 * In a template, <child type="control"> is put beside the filter. */

/* What the owner does for its rows; @owner is the pane that holds the view. */
typedef struct {
  GtkWidget *(*make_row) (void);
  /* Fills a row, and gives its name for a screen reader, to be freed with g_free(). */
  char *(*show_row) (gpointer owner, GtkWidget *row, OblRecord *record);
  /* @needle: folded by obl_fold_loosely(), "" when nothing is asked for. */
  gboolean (*matches) (gpointer owner, OblRecord *record, const char *needle);
} OblRecordViewOps;

/* Once, after g_object_new() or from a template; @label names the list. */
void obl_record_view_setup (OblRecordView *view,
                            OblRecordKind kind,
                            const OblRecordViewOps *ops,
                            gpointer owner,
                            const char *label,
                            const char *filter_label);
/* What stands there while the list is empty. */
void obl_record_view_set_empty_text (OblRecordView *view, const char *title, const char *text);
/* The menu of a row; the row's record is obl_record_view_get_menu_record() until the next one. */
void obl_record_view_set_menu (OblRecordView *view, GMenuModel *menu);
OblRecord *obl_record_view_get_menu_record (OblRecordView *view);
void obl_record_view_set_click_opens (OblRecordView *view, gboolean click_opens);

void obl_record_view_set_records (OblRecordView *view, GPtrArray *data);
/* Fills the rows on screen again, because something they also show has changed. */
void obl_record_view_refresh_rows (OblRecordView *view);
/* The owner's matches() would answer differently now. */
void obl_record_view_filter_changed (OblRecordView *view);
/* NULL: as given. */
void obl_record_view_set_sorter (OblRecordView *view, GtkSorter *sorter);
/* Shows that row as selected and brings it into view; NULL: none.  Emits nothing. */
void obl_record_view_select (OblRecordView *view, const OblId *id);
/* OblRecord, those that pass the filter, in their order; owned by the view. */
GListModel *obl_record_view_get_shown (OblRecordView *view);
guint obl_record_view_get_n_shown (OblRecordView *view);
void obl_record_view_focus_filter (OblRecordView *view);
void obl_record_view_focus_list (OblRecordView *view);

G_END_DECLS
