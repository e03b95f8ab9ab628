/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of the board of claims. */
#pragma once

#include <gtk/gtk.h>

#include "app/models/obl-claim-list.h"

G_BEGIN_DECLS

/* As a person reads it; static. */
const char *obl_claim_column_get_title (OblClaimColumn column);
/* A value of @column, of one line or of several, as a person reads it: acts in their language, grades
 * by what they mean. */
char *obl_claim_column_dup_text (OblClaimColumn column,
                                 const char *value) G_GNUC_WARN_UNUSED_RESULT;

/* Adds all of them.  @toggle is called with the position of a group whose fold is pressed. */
typedef void (*OblClaimToggle) (gpointer user_data, guint position);
void obl_claim_columns_add (GtkColumnView *view, OblClaimToggle toggle, gpointer user_data);
/* By which column the view is sorted, as its heads show; OBL_CLAIM_NO_COLUMN: by none. */
int obl_claim_columns_get_sort (GtkColumnView *view, gboolean *descending);
/* In which column heads of groups have their names. */
void obl_claim_columns_set_group (GtkColumnView *view, int group);

G_END_DECLS
