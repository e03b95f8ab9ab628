/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thing that can be jumped to by typing: a command, an article, an annotation, an entity. */
#pragma once

#include <gio/gio.h>

#include "core/base/obl-id.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* In the order in which equally good ones are listed. */
typedef enum {
  OBL_JUMP_COMMAND,
  OBL_JUMP_FRAME,
  OBL_JUMP_SPAN,
  OBL_JUMP_ENTITY,
  OBL_JUMP_DOCUMENT,
} OblJumpKind;

#define OBL_TYPE_JUMP_ITEM (obl_jump_item_get_type ())
G_DECLARE_FINAL_TYPE (OblJumpItem, obl_jump_item, OBL, JUMP_ITEM, GObject)

/* @about: what stands beside the title, and is looked through as well; may be NULL. */
OblJumpItem *obl_jump_item_new (OblJumpKind kind,
                                const char *title,
                                const char *about) G_GNUC_WARN_UNUSED_RESULT;
/* What a command does, as a detailed action name; and the key for it, as people read it, or NULL. */
void obl_jump_item_set_action (OblJumpItem *item, const char *action, const char *key);
/* What anything else is. */
void obl_jump_item_set_id (OblJumpItem *item, const OblId *id);
/* Further words by which it is found, as other names. */
void obl_jump_item_add_words (OblJumpItem *item, const char *words);

/* Where the title stands in an article; many titles are alike but for that. */
void obl_jump_item_set_place (OblJumpItem *item, OblDocument *document, OblRange place);

OblJumpKind obl_jump_item_get_kind (OblJumpItem *item);
const char *obl_jump_item_get_title (OblJumpItem *item);
const char *obl_jump_item_get_about (OblJumpItem *item);
const char *obl_jump_item_get_action (OblJumpItem *item);
const char *obl_jump_item_get_key (OblJumpItem *item);
const OblId *obl_jump_item_get_id (OblJumpItem *item);
/* The title as Pango's markup, strong among the words around it when it has a place. */
char *obl_jump_item_dup_markup (OblJumpItem *item) G_GNUC_WARN_UNUSED_RESULT;

/* Of @items (OblJumpItem), at most @limit that have all the words of @typed, the best first: those
 * whose title begins so, then those with a word that does, then the others.  With nothing typed, the
 * commands. */
GPtrArray *obl_jump_items_match (const GPtrArray *items,
                                 const char *typed,
                                 guint limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
