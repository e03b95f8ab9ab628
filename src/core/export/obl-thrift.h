/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thrift's compact protocol, as much of it as the metadata of a Parquet file needs
 * (github.com/apache/thrift, doc/specs/thrift-compact-protocol.md). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_THRIFT_I32 = 5,
  OBL_THRIFT_I64 = 6,
  OBL_THRIFT_BINARY = 8,
  OBL_THRIFT_LIST = 9,
  OBL_THRIFT_STRUCT = 12,
} OblThriftType;

typedef struct _OblThrift OblThrift;

/* Appends to @out, which stays the caller's. */
OblThrift *obl_thrift_new (GByteArray *out) G_GNUC_WARN_UNUSED_RESULT;
void obl_thrift_free (OblThrift *thrift);

/* Of a field, by its number, which grows within a struct; of an element of a list when 0. */
void obl_thrift_begin_struct (OblThrift *thrift, guint field);
void obl_thrift_end_struct (OblThrift *thrift);
void obl_thrift_begin_list (OblThrift *thrift, guint field, OblThriftType type, guint n);
void obl_thrift_i32 (OblThrift *thrift, guint field, gint32 value);
void obl_thrift_i64 (OblThrift *thrift, guint field, gint64 value);
void obl_thrift_string (OblThrift *thrift, guint field, const char *value);

/* A number of seven bits a byte, the lowest first. */
void obl_thrift_append_varint (GByteArray *out, guint64 value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblThrift, obl_thrift_free)

G_END_DECLS
