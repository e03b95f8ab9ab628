/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes Parquet (github.com/apache/parquet-format): the frozen part of it that rows of strings, whole
 * numbers and lists of such rows need.  Rows come as JSON, so that a file of JSON lines and this one
 * cannot say different things.  Debian 12 has no library for it that C can use. */
#pragma once

#include "core/base/obl-json-node.h"

G_BEGIN_DECLS

typedef enum {
  OBL_PARQUET_STRING,
  OBL_PARQUET_INT64,
  OBL_PARQUET_LIST, /* of rows */
} OblParquetKind;

typedef struct _OblParquetField OblParquetField;

/* A column; every one may be null. */
struct _OblParquetField {
  const char *name; /* NULL ends the fields of a row */
  OblParquetKind kind;
  const OblParquetField *fields; /* of a list's rows; or NULL */
};

typedef struct _OblParquet OblParquet;

/* Appends to @out, which stays the caller's, who may empty it at any time. @fields: static. */
OblParquet *obl_parquet_new (const OblParquetField *fields, GString *out) G_GNUC_WARN_UNUSED_RESULT;
void obl_parquet_free (OblParquet *parquet);

/* @row: an object with a member for each field: what is missing is null. */
void obl_parquet_add_row (OblParquet *parquet, const OblJsonNode *row);
/* Ends the file. @key, @value: metadata that programs look for. */
void obl_parquet_finish (OblParquet *parquet, const char *key, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblParquet, obl_parquet_free)

G_END_DECLS
