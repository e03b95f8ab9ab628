/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every entity of the project as a list, of which some are shown in some order.  A row gets an object
 * only when it comes into sight. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-registry.h"

G_BEGIN_DECLS

#define OBL_TYPE_ENTITY_ITEM (obl_entity_item_get_type ())
G_DECLARE_FINAL_TYPE (OblEntityItem, obl_entity_item, OBL, ENTITY_ITEM, GObject)

const OblEntityLine *obl_entity_item_get (OblEntityItem *item);

typedef enum {
  OBL_ENTITY_ORDER_NAME, /* or as found */
  OBL_ENTITY_ORDER_MENTIONS,
  OBL_ENTITY_ORDER_ARTICLES,
  OBL_ENTITY_ORDER_TYPE,
} OblEntityOrder;

#define OBL_TYPE_ENTITY_LINES (obl_entity_lines_get_type ())
G_DECLARE_FINAL_TYPE (OblEntityLines, obl_entity_lines, OBL, ENTITY_LINES, GObject)

OblEntityLines *obl_entity_lines_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* @lines: OblEntityLine, by name; a reference is taken. */
void obl_entity_lines_set (OblEntityLines *self, GPtrArray *lines);
guint obl_entity_lines_get_n_all (OblEntityLines *self);
/* Shows those of @type (NULL: any) among @ids (OblId in order; NULL: all). */
void obl_entity_lines_arrange (OblEntityLines *self,
                               const char *type,
                               const GArray *ids,
                               OblEntityOrder order);
/* Where an entity is shown; FALSE when it is not. */
gboolean obl_entity_lines_find (OblEntityLines *self, const OblId *id, guint *position);
/* The types that there are, each once, in order; char *, of the lines. */
GPtrArray *obl_entity_lines_list_types (OblEntityLines *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
