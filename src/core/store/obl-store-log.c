/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When what was committed moves from SQLite's log into the project file.
 *
 * A commit is safe once it is in the log.  SQLite would copy the log into the file within the commit that
 * makes it long, and let whoever waits for a merge of ten thousand mentions wait for that as well. */
#define G_LOG_DOMAIN "obl-store-log"

#include "config.h"

#include "core/store/obl-store-private.h"

/* Pages of 4 KB.  A log longer than SHORT is copied when there is time, one longer than LONG at once: it
 * would take the disk's space, and time when the project is opened after a crash. */
#define SHORT_LOG 1000
#define LONG_LOG 32768

/* Failing does no harm: what could not be copied stays in the log. */
static void
copy_log (OblStore *store)
{
  sqlite3_wal_checkpoint_v2 (store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  store->n_log_pages = 0;
}

static int
committed_cb (void *data, sqlite3 *db, const char *name, int n_pages)
{
  OblStore *store = data;

  store->n_log_pages = n_pages;
  if (n_pages >= LONG_LOG)
    copy_log (store);
  return SQLITE_OK;
}

void
obl_store_watch_log (OblStore *store)
{
  sqlite3_wal_hook (store->db, committed_cb, store);
}

void
obl_store_tidy (OblStore *store)
{
  obl_store_assert_thread (store);
  if (store->n_log_pages >= SHORT_LOG)
    copy_log (store);
}
