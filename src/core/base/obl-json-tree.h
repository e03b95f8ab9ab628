/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads JSON (RFC 8259) strictly, from people we do not know: the whole of it is one tree, and a
 * mistake is named by line and column.
 *
 * json-glib 1.6 cannot be used for that: it cuts a string at \u0000, keeps the last of two members
 * of one name, takes JavaScript assignments, and deep nesting overflows its stack. */
#pragma once

#include "core/base/obl-json-node.h"

G_BEGIN_DECLS

#define OBL_JSON_ERROR (obl_json_error_quark ())

typedef enum {
  OBL_JSON_ERROR_SYNTAX,
  OBL_JSON_ERROR_LIMIT, /* deeper, or more values, than anything honest has */
} OblJsonError;

GQuark obl_json_error_quark (void);

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblJsonTree, obl_json_tree_free)

G_END_DECLS
