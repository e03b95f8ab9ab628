/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A value in a JSON tree, see obl-json-tree.h. */
#pragma once

#include "core/base/obl-json.h"

G_BEGIN_DECLS

typedef enum {
  OBL_JSON_NULL,
  OBL_JSON_BOOLEAN,
  OBL_JSON_NUMBER,
  OBL_JSON_STRING,
  OBL_JSON_ARRAY,
  OBL_JSON_OBJECT,
} OblJsonKind;

typedef struct _OblJsonNode OblJsonNode;

/* Read-only; lives as long as its tree. */
struct _OblJsonNode {
  const char *name; /* of a member; NULL for an element and the root */
  const char *text; /* a string's text, closed by NUL; a number or boolean as it was written,
                     * which is not */
  gsize n_bytes;    /* of text */
  const OblJsonNode *parent;
  const OblJsonNode *first; /* child */
  const OblJsonNode *next;  /* sibling */
  guint32 n_children;
  guint32 kind; /* OblJsonKind */
};

/* NULL when @node is no object or has no such member. */
const OblJsonNode *obl_json_node_get_member (const OblJsonNode *node, const char *name);
/* FALSE, leaving @value alone, when @node is no number, or none that fits. */
gboolean obl_json_node_get_int (const OblJsonNode *node, gint64 *value);
gboolean obl_json_node_get_double (const OblJsonNode *node, double *value);
gboolean obl_json_node_is_true (const OblJsonNode *node);
/* "$.spans[3].label": where @node is in its tree; free with g_free(). */
char *obl_json_node_dup_path (const OblJsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
/* Writes @node and what is below it. */
void obl_json_node_write (const OblJsonNode *node, OblJson *json);

G_END_DECLS
