/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads JSON (RFC 8259) strictly, from people we do not know: the whole of it is one tree, and a
 * mistake is named by line and column.
 *
 * json-glib 1.6 cannot be used for that: it cuts a string at \u0000, keeps the last of two members
 * of one name, takes JavaScript assignments, and deep nesting overflows its stack. */
#pragma once

#include "core/base/obl-json.h"

G_BEGIN_DECLS

#define OBL_JSON_ERROR (obl_json_error_quark ())

typedef enum {
  OBL_JSON_ERROR_SYNTAX,
  OBL_JSON_ERROR_LIMIT, /* deeper, or more values, than anything honest has */
} OblJsonError;

GQuark obl_json_error_quark (void);

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

typedef struct {
  guint64 line;   /* from 1 */
  guint64 column; /* in characters, from 1 */
} OblJsonPlace;

typedef struct _OblJsonTree OblJsonTree;

/* Takes @text, which g_free() must be able to free and whose byte at @n_bytes must be there to be
 * written to.  On failure @place (or NULL) says where; the message does not. */
OblJsonTree *obl_json_tree_parse_take (char *text,
                                       gsize n_bytes,
                                       OblJsonPlace *place,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_json_tree_free (OblJsonTree *tree);
const OblJsonNode *obl_json_tree_get_root (const OblJsonTree *tree);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblJsonTree, obl_json_tree_free)

G_END_DECLS
