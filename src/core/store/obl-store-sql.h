/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only way to a statement that is not one constant: constants put together, and values that are
 * always bound.  Nothing that was typed or read from a project gets into the text. */
#pragma once

#include "core/store/obl-store-private.h"

G_BEGIN_DECLS

typedef struct _OblSql OblSql;

OblSql *obl_sql_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_sql_free (OblSql *sql);
/* @constant: a piece of SQL that is written in the program. */
#define obl_sql_add(sql, constant) obl_sql_add_constant ((sql), "" constant "")
void obl_sql_add_constant (OblSql *sql, const char *constant);
/* A place for a value, and the value. */
void obl_sql_add_text (OblSql *sql, const char *value);
void obl_sql_add_int (OblSql *sql, gint64 value);
void obl_sql_add_id (OblSql *sql, const OblId *value);
/* All that @part has. */
void obl_sql_add_part (OblSql *sql, const OblSql *part);
gboolean obl_sql_is_empty (const OblSql *sql);
/* With its values bound; lives for a scope. */
OblStmt *
obl_sql_prepare (const OblSql *sql, OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblSql, obl_sql_free)

G_END_DECLS
