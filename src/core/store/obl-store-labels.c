/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label set: its newest version is the project's. */
#define G_LOG_DOMAIN "obl-store-labels"

#include "config.h"

#include <inttypes.h>

#include "core/store/obl-store-private.h"

#include <glib/gi18n-lib.h>

OblLabelSet *
obl_store_peek_label_set (OblStore *store, GError **error)
{
  static const char newest[] = "SELECT max(version) FROM label_set";
  static const char sql[] = "SELECT json FROM label_set WHERE version = ?1";
  g_autoptr (OblStmt) stmt = NULL;
  g_autoptr (OblLabelSet) set = NULL;
  gint64 version = 0;

  if (!obl_store_query_int (store, newest, NULL, &version, error))
    return NULL;
  if (store->label_set != NULL && store->label_set->version == version)
    return store->label_set;

  stmt = obl_stmt_get (store, sql, error);
  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_int (stmt, 1, version);
  switch (obl_stmt_step (stmt, error)) {
  case OBL_STEP_ROW:
    set = obl_label_set_parse (obl_stmt_column_required (stmt, 0), -1, error);
    if (set == NULL) {
      g_prefix_error (error, _ ("%s: the label set of the project is damaged: "), store->path);
      return NULL;
    }
    set->version = version;
    break;
  case OBL_STEP_END:
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT,
                 _ ("%s: the project has no label set; restore a backup"), store->path);
    return NULL;
  case OBL_STEP_ERROR:
    return NULL;
  }
  g_clear_pointer (&store->label_set, obl_label_set_unref);
  store->label_set = g_steal_pointer (&set);
  return store->label_set;
}

OblLabelSet *
obl_store_get_label_set (OblStore *store, GError **error)
{
  OblLabelSet *set = obl_store_peek_label_set (store, error);

  return set == NULL ? NULL : obl_label_set_ref (set);
}

OblLabelSet *
obl_store_get_label_set_version (OblStore *store, gint64 version, GError **error)
{
  static const char sql[] = "SELECT json FROM label_set WHERE version = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblLabelSet *set = NULL;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_int (stmt, 1, version);
  switch (obl_stmt_step (stmt, error)) {
  case OBL_STEP_ROW:
    set = obl_label_set_parse (obl_stmt_column_required (stmt, 0), -1, error);
    break;
  case OBL_STEP_END:
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
                 _ ("%s: there is no version %" PRId64 " of the labels"), store->path, version);
    return NULL;
  case OBL_STEP_ERROR:
    return NULL;
  }
  if (set != NULL)
    set->version = version;
  return set;
}
