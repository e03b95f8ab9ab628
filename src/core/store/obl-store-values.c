/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a project keeps about itself, by name. */
#define G_LOG_DOMAIN "obl-store-values"

#include "config.h"

#include "core/store/obl-store-private.h"

char *
obl_store_dup_value (OblStore *store, const char *name)
{
  static const char sql[] = "SELECT value FROM project WHERE name = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, NULL);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_text (stmt, 1, name);
  return obl_stmt_step (stmt, NULL) == OBL_STEP_ROW ? obl_stmt_column_dup (stmt, 0) : NULL;
}
