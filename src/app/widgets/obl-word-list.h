/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A few words a person keeps adding to and taking from: tags, other names.  Chips with a cross each,
 * and a field for the next one. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define OBL_TYPE_WORD_LIST (obl_word_list_get_type ())
G_DECLARE_FINAL_TYPE (OblWordList, obl_word_list, OBL, WORD_LIST, GtkWidget)

/* Signals: "added" (const char *), "removed" (const char *).  The list itself changes only when
 * obl_word_list_show() says so.
 *
 * @label names the field; @placeholder: "Add a tag"; @remove_hint: "Take away this tag". */
GtkWidget *obl_word_list_new (const char *label, const char *placeholder, const char *remove_hint);

/* @words: char *; NULL: none. */
void obl_word_list_show (OblWordList *list, GPtrArray *words);
/* What is typed in the field counts as added. */
void obl_word_list_commit (OblWordList *list);

G_END_DECLS
