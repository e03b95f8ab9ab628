/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that a person edits in place.  What they typed counts when they press Enter or leave the
 * field, or when obl_field_commit() is called; Escape puts the stored text back. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OBL_TYPE_FIELD (obl_field_get_type ())
G_DECLARE_FINAL_TYPE (OblField, obl_field, OBL, FIELD, GtkWidget)

/* Properties: "multiline" gboolean, construct-only.
 * Signals: "committed" (const char *text)   a person has changed the text; without edge white space
 *
 * @label names it for a screen reader. */
GtkWidget *obl_field_new (const char *label);
GtkWidget *obl_field_new_multiline (const char *label);

/* Shows what is stored; emits nothing.  While a person is typing, their text stays. */
void obl_field_set_text (OblField *field, const char *text);
const char *obl_field_get_text (OblField *field);
void obl_field_set_placeholder (OblField *field, const char *placeholder);
/* Emits "committed" when there is something to commit. */
void obl_field_commit (OblField *field);
/* Says what is wrong with the text, next to it; NULL: nothing. */
void obl_field_set_problem (OblField *field, const char *problem);

G_END_DECLS
