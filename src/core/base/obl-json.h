/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes JSON (RFC 8259) in one defined way, so that the same data gives the same bytes: no
 * white space, members in the order they are written, text as UTF-8, only what must be escaped
 * is escaped, and what some programs take for the end of a line.  See obl-json-tree.h for reading.  */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OblJson OblJson;

/* Appends to @out, which stays the caller's. */
OblJson *obl_json_new (GString *out) G_GNUC_WARN_UNUSED_RESULT;
void obl_json_free (OblJson *json);

void obl_json_begin_object (OblJson *json);
void obl_json_end_object (OblJson *json);
void obl_json_begin_array (OblJson *json);
void obl_json_end_array (OblJson *json);

/* The name of the member that the next value belongs to. */
void obl_json_name (OblJson *json, const char *name);

/* @value NULL writes null. */
void obl_json_string (OblJson *json, const char *value);
void obl_json_string_len (OblJson *json, const char *value, gsize n_bytes);
void obl_json_int (OblJson *json, gint64 value);
void obl_json_double (OblJson *json, double value);
void obl_json_boolean (OblJson *json, gboolean value);
void obl_json_null (OblJson *json);

/* @text is JSON already, written as it is. */
void obl_json_raw (OblJson *json, const char *text);

/* Name and value in one call. */
void obl_json_member_string (OblJson *json, const char *name, const char *value);
void obl_json_member_int (OblJson *json, const char *name, gint64 value);
void obl_json_member_boolean (OblJson *json, const char *name, gboolean value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblJson, obl_json_free)

G_END_DECLS
