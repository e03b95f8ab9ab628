/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the labels of a project came to be as they are: its versions, each compared with the one
 * before. */
#define G_LOG_DOMAIN "obl-store-label-versions"

#include "config.h"

#include "core/model/obl-label-set-diff.h"
#include "core/store/obl-store-private.h"

void
obl_label_version_free (OblLabelVersion *version)
{
  if (version == NULL)
    return;
  g_free (version->annotator);
  g_free (version->action);
  g_ptr_array_unref (version->differences);
  g_free (version);
}

static gpointer
read_version (OblStmt *stmt)
{
  OblLabelVersion *version = g_new0 (OblLabelVersion, 1);

  version->version = obl_stmt_column_int (stmt, 0);
  version->created = obl_stmt_column_int (stmt, 1);
  version->annotator = obl_stmt_column_dup (stmt, 2);
  version->action = obl_stmt_column_dup (stmt, 3);
  version->differences = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_label_difference_free);
  return version;
}

/* An action and the version that it made are of one moment. */
static GPtrArray *
read_versions (OblStore *store, guint limit, GError **error)
{
  static const char sql[]
      = "SELECT l.version, l.created, a.name, "
        "(SELECT h.label FROM history h WHERE h.created = l.created AND h.state = 0 "
        "ORDER BY h.number LIMIT 1) "
        "FROM label_set l LEFT JOIN annotator a ON a.id = l.annotator_id "
        "ORDER BY l.version DESC LIMIT ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_int (stmt, 1, limit);
  return obl_stmt_collect (stmt, read_version, (GDestroyNotify)obl_label_version_free, error);
}

/* @versions: with one more at the end than is told of, unless that is the first. */
static gboolean
compare_versions (OblStore *store, const GPtrArray *versions, GError **error)
{
  g_autoptr (OblLabelSet) newer = NULL;

  for (guint i = 0; i < versions->len; i++) {
    const OblLabelVersion *version = g_ptr_array_index (versions, i);
    g_autoptr (OblLabelSet) set = obl_store_get_label_set_version (store, version->version, error);

    if (set == NULL)
      return FALSE;
    if (newer != NULL) {
      OblLabelVersion *next = g_ptr_array_index (versions, i - 1);

      g_ptr_array_unref (next->differences);
      next->differences = obl_label_set_diff (set, newer);
    }
    g_clear_pointer (&newer, obl_label_set_unref);
    newer = g_steal_pointer (&set);
  }
  return TRUE;
}

GPtrArray *
obl_store_list_label_versions (OblStore *store, guint limit, GError **error)
{
  g_autoptr (GPtrArray) versions = NULL;
  gboolean is_read = FALSE;

  if (!obl_store_begin_read (store, error))
    return NULL;
  versions = read_versions (store, limit + 1, error);
  is_read = versions != NULL && compare_versions (store, versions, error);
  obl_store_end_read (store);
  if (!is_read)
    return NULL;
  if (versions->len > limit)
    g_ptr_array_set_size (versions, (int)limit);
  return g_steal_pointer (&versions);
}
