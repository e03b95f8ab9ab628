/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: members of a record's objects, read with their JSON type checked.
 *
 * All of these leave the value alone when the member is not there, which is what a record that
 * updates means by leaving something out, and name the place in the JSON when it is wrong. */
#pragma once

#include "core/base/obl-json-tree.h"
#include "core/model/obl-model.h"
#include "core/record/obl-record.h"

G_BEGIN_DECLS

/* Sets "at $.spans[3].label: …"; gives FALSE. */
gboolean obl_record_fail (GError **error,
                          OblRecordError code,
                          const OblJsonNode *node,
                          const char *format,
                          ...) G_GNUC_PRINTF (4, 5);
/* The same for an error that core/edit gave for @node; gives FALSE. */
gboolean obl_record_fail_at (GError **error, const OblJsonNode *node);

gboolean obl_record_check_kind (const OblJsonNode *node, OblJsonKind kind, GError **error);
/* Refuses a list longer than anybody needs, where each of its members is compared with all others. */
gboolean obl_record_check_few (const OblJsonNode *list, GError **error);

/* A string or null. */
gboolean
obl_record_read_text (const OblJsonNode *object, const char *name, char **value, GError **error);
/* A string that holds something. */
gboolean
obl_record_read_name (const OblJsonNode *object, const char *name, char **value, GError **error);
/* A moment or null. */
gboolean
obl_record_read_time (const OblJsonNode *object, const char *name, gint64 *value, GError **error);
/* A whole number from @min to @max. */
gboolean obl_record_read_int (const OblJsonNode *object,
                              const char *name,
                              gint64 min,
                              gint64 max,
                              gint64 *value,
                              GError **error);
/* @child is NULL when the member is not there or null. */
gboolean obl_record_read_child (const OblJsonNode *object,
                                const char *name,
                                OblJsonKind kind,
                                const OblJsonNode **child,
                                GError **error);
/* The same, and not too many in it. */
gboolean obl_record_read_few (const OblJsonNode *object,
                              const char *name,
                              OblJsonKind kind,
                              const OblJsonNode **child,
                              GError **error);
gboolean obl_record_read_range (const OblJsonNode *node, OblRange *range, GError **error);
/* Attributes that are not listed stay; null takes one away. */
gboolean
obl_record_read_attributes (const OblJsonNode *object, GPtrArray *attributes, GError **error);
gboolean obl_record_read_origin (const OblJsonNode *object, OblOrigin *origin, GError **error);

G_END_DECLS
