/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text and values side by side, until they are prepared. */
#define G_LOG_DOMAIN "obl-store-sql"

#include "config.h"

#include "core/store/obl-store-sql.h"

typedef enum {
  VALUE_TEXT,
  VALUE_INT,
  VALUE_ID,
} ValueKind;

typedef struct {
  ValueKind kind;
  char *text;
  gint64 number;
  OblId id;
} Value;

struct _OblSql {
  GString *text;
  GPtrArray *values; /* Value, in the order of their places */
};

static void
value_free (Value *value)
{
  g_free (value->text);
  g_free (value);
}

OblSql *
obl_sql_new (void)
{
  OblSql *sql = g_new0 (OblSql, 1);

  sql->text = g_string_new (NULL);
  sql->values = g_ptr_array_new_with_free_func ((GDestroyNotify)value_free);
  return sql;
}

void
obl_sql_free (OblSql *sql)
{
  if (sql == NULL)
    return;
  g_string_free (sql->text, TRUE);
  g_ptr_array_unref (sql->values);
  g_free (sql);
}

void
obl_sql_add_constant (OblSql *sql, const char *constant)
{
  g_string_append (sql->text, constant);
}

/* Places have no numbers: they are counted by SQLite as they come. */
static Value *
add_value (OblSql *sql, ValueKind kind)
{
  Value *value = g_new0 (Value, 1);

  value->kind = kind;
  g_ptr_array_add (sql->values, value);
  g_string_append_c (sql->text, '?');
  return value;
}

void
obl_sql_add_text (OblSql *sql, const char *text)
{
  add_value (sql, VALUE_TEXT)->text = g_strdup (text);
}

void
obl_sql_add_int (OblSql *sql, gint64 number)
{
  add_value (sql, VALUE_INT)->number = number;
}

void
obl_sql_add_id (OblSql *sql, const OblId *id)
{
  add_value (sql, VALUE_ID)->id = *id;
}

void
obl_sql_add_part (OblSql *sql, const OblSql *part)
{
  g_string_append_len (sql->text, part->text->str, (gssize)part->text->len);
  for (guint i = 0; i < part->values->len; i++) {
    const Value *value = part->values->pdata[i];
    Value *copy = g_new0 (Value, 1);

    *copy = *value;
    copy->text = g_strdup (value->text);
    g_ptr_array_add (sql->values, copy);
  }
}

gboolean
obl_sql_is_empty (const OblSql *sql)
{
  return sql->text->len == 0;
}

OblStmt *
obl_sql_prepare (const OblSql *sql, OblStore *store, GError **error)
{
  OblStmt *stmt = obl_stmt_prepare (store, sql->text->str, error);

  for (guint i = 0; stmt != NULL && i < sql->values->len; i++) {
    const Value *value = sql->values->pdata[i];
    int place = (int)i + 1;

    switch (value->kind) {
    case VALUE_TEXT:
      obl_stmt_bind_text (stmt, place, value->text);
      break;
    case VALUE_INT:
      obl_stmt_bind_int (stmt, place, value->number);
      break;
    case VALUE_ID:
      obl_stmt_bind_id (stmt, place, &value->id);
      break;
    }
  }
  return stmt;
}
