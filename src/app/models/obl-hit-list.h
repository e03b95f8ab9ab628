/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a search has found so far, as a list model, and which rows are ticked.  Rows are made when a
 * list asks for them: a hundred thousand hits cost what their words do. */
#pragma once

#include <gtk/gtk.h>

#include "core/store/obl-search.h"

G_BEGIN_DECLS

/* Property "is-ticked" (gboolean). */
#define OBL_TYPE_HIT_ITEM (obl_hit_item_get_type ())
G_DECLARE_FINAL_TYPE (OblHitItem, obl_hit_item, OBL, HIT_ITEM, GObject)

/* Signal "ticks-changed" (). */
#define OBL_TYPE_HIT_LIST (obl_hit_list_get_type ())
G_DECLARE_FINAL_TYPE (OblHitList, obl_hit_list, OBL, HIT_LIST, GObject)

OblHitList *obl_hit_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_hit_list_clear (OblHitList *list);
/* Takes the hits out of @hits and puts them behind those that are there. */
void obl_hit_list_take (OblHitList *list, GPtrArray *hits);
void obl_hit_list_sort (OblHitList *list, OblHitOrder order);
guint obl_hit_list_count_documents (OblHitList *list);

guint obl_hit_list_count_ticked (OblHitList *list);
/* How many of those that are ticked are of that kind. */
guint obl_hit_list_count_ticked_of (OblHitList *list, OblHitKind kind);
void obl_hit_list_tick (OblHitList *list, guint position, gboolean ticked);
void obl_hit_list_tick_all (OblHitList *list, gboolean ticked);
/* Copies of those that are ticked (OblSearchHit), to be taken to another thread. */
GPtrArray *obl_hit_list_dup_ticked (OblHitList *list) G_GNUC_WARN_UNUSED_RESULT;

/* Owned by the item. */
const OblSearchHit *obl_hit_item_get (OblHitItem *item);
gboolean obl_hit_item_is_ticked (OblHitItem *item);

G_END_DECLS
