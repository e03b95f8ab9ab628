/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the JSON of strangers into json-glib's tree. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Deeper nesting is refused: json-glib's parser calls itself for each level. */
#define OBL_JSON_MAX_DEPTH 64

/* @n_bytes may be -1 when @json ends in NUL.  Refuses what is not UTF-8, not JSON, empty, or nested
 * too deeply; the error (domain JSON_PARSER_ERROR) says in which line. */
JsonNode *
obl_json_read (const char *json, gssize n_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
