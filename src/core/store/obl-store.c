/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, making, migrating and closing a project file, and transactions.
 *
 * A project may come from a stranger, and a person's work may be in it: before SQLite touches a file
 * its header is read here, so that a foreign or newer file is refused without a byte of it or
 * beside it changing; afterwards triggers, views and what the schema could call are off. */
#define G_LOG_DOMAIN "obl-store"

#include "config.h"

#include "core/store/obl-store-names.h"
#include "core/store/obl-store-words.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/store/obl-change.h"

#define HEADER_BYTES 100 /* https://www.sqlite.org/fileformat.html, section 1.3 */
#define BUSY_TIMEOUT_MS 5000

void
obl_store_assert_thread (OblStore *store)
{
  g_assert (store->owner == g_thread_self ());
}

void
obl_store_move_thread (OblStore *store)
{
  store->owner = g_thread_self ();
}

const char *
obl_store_get_path (OblStore *store)
{
  return store->path;
}

gboolean
obl_store_is_read_only (OblStore *store)
{
  return store->read_only;
}

/* --- The header, before SQLite sees the file -------------------------------------------------- */

static guint32
read_be32 (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

static void
set_not_a_project (const char *name, const char *what, GError **error)
{
  g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_A_PROJECT,
               _ ("%s: not an Obelus project (%s). Choose an .obelus file, or make a new project "
                  "and import this file into it"),
               name, what);
}

static void
set_newer (const char *name, gint64 version, GError **error)
{
  g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NEWER_SCHEMA,
               _ ("%s: written by a newer Obelus (project version %" PRId64
                  ", this program knows %d). Update Obelus to open it; it was not changed"),
               name, version, OBL_STORE_SCHEMA_VERSION);
}

/* What the first bytes say; @n_bytes read of a file of @size bytes (-1: whose end is in the log). */
static gboolean
judge_header (const char *name, const guint8 *header, gssize n_bytes, gint64 size, GError **error)
{
  guint32 page_size;

  if (n_bytes == 0) {
    set_not_a_project (name, _ ("the file is empty"), error);
    return FALSE;
  }
  if (n_bytes < HEADER_BYTES || memcmp (header, "SQLite format 3", 16) != 0) {
    set_not_a_project (name, _ ("it is some other kind of file, or cut short"), error);
    return FALSE;
  }
  if (read_be32 (header + 68) != OBL_STORE_APPLICATION_ID) {
    set_not_a_project (name, _ ("it is another program’s database"), error);
    return FALSE;
  }
  if (read_be32 (header + 60) > OBL_STORE_SCHEMA_VERSION) {
    set_newer (name, read_be32 (header + 60), error);
    return FALSE;
  }
  page_size = (guint32)header[16] << 8 | header[17];
  if (page_size == 1)
    page_size = 65536;
  if (size >= 0 && size < (gint64)page_size * read_be32 (header + 28)) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT,
                 _ ("%s: the file is cut short (%'" PRId64 " bytes of %'" PRId64
                    "). Restore a backup of it; it was not changed"),
                 name, size, (gint64)page_size * read_be32 (header + 28));
    return FALSE;
  }
  return TRUE;
}

/* A program that was killed leaves the log of its last commits beside the file.  SQLite moves it into
 * the file when the project is opened; a file that was caught half-way through that may be shorter
 * than it says. */
static gboolean
log_has_more (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat status;

  return stat (log, &status) == 0 && status.st_size > 0;
}

static gboolean
check_header (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  guint8 header[HEADER_BYTES];
  struct stat status;
  gssize n_bytes;
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

  if (fd < 0) {
    int saved = errno;

    g_set_error (
        error, OBL_STORE_ERROR, saved == ENOENT ? OBL_STORE_ERROR_NOT_FOUND : OBL_STORE_ERROR_IO,
        saved == ENOENT ? _ ("%s: there is no such project (%s). Make one with “obelusctl new”")
                        : _ ("%s: cannot open the project: %s"),
        name, g_strerror (saved));
    return FALSE;
  }
  if (fstat (fd, &status) != 0 || !S_ISREG (status.st_mode)) {
    close (fd);
    set_not_a_project (name, _ ("it is not a regular file"), error);
    return FALSE;
  }
  n_bytes = read (fd, header, sizeof header);
  close (fd);
  return judge_header (name, header, MAX (n_bytes, 0), log_has_more (path) ? -1 : status.st_size,
                       error);
}

/* --- Connection ------------------------------------------------------------------------------- */

static gboolean
harden (OblStore *store, GError **error)
{
  static const int off[] = { SQLITE_DBCONFIG_ENABLE_TRIGGER, SQLITE_DBCONFIG_ENABLE_VIEW,
                             SQLITE_DBCONFIG_TRUSTED_SCHEMA, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION,
                             SQLITE_DBCONFIG_DQS_DDL,        SQLITE_DBCONFIG_DQS_DML };
  int code = sqlite3_db_config (store->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);

  for (guint i = 0; code == SQLITE_OK && i < G_N_ELEMENTS (off); i++)
    code = sqlite3_db_config (store->db, off[i], 0, NULL);
  if (code != SQLITE_OK) {
    obl_store_set_error (store, code, _ ("Cannot open the project safely"), error);
    return FALSE;
  }
  sqlite3_extended_result_codes (store->db, 1);
  sqlite3_busy_timeout (store->db, BUSY_TIMEOUT_MS);
  return TRUE;
}

/* A WAL database in a folder that cannot be written can only be read as a file that does not change,
 * which is true as long as there is no log beside it. */
static gboolean
needs_immutable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *log = g_strconcat (path, "-wal", NULL);

  return access (folder, W_OK) != 0 && !g_file_test (log, G_FILE_TEST_EXISTS);
}

/* A connection that cannot write leaves the log and its index beside the project, since it cannot tidy
 * them away; so one that only reads is let write where that is possible, and told not to
 * (query_only). */
static int
choose_flags (const char *path, OblStoreMode mode)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (mode == OBL_STORE_READ_ONLY && (access (path, W_OK) != 0 || access (folder, W_OK) != 0))
    return SQLITE_OPEN_READONLY;
  return SQLITE_OPEN_READWRITE;
}

static OblStore *
connect_to (const char *path, int flags, GError **error)
{
  g_autoptr (OblStore) store = g_new0 (OblStore, 1);
  g_autofree char *uri = NULL;
  int code;

  store->path = g_strdup (path);
  store->owner = g_thread_self ();
  store->changes = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_change_unref);
  store->data_version = -1;
  if ((flags & SQLITE_OPEN_READONLY) != 0 && needs_immutable (path)) {
    g_autofree char *escaped = g_uri_escape_string (path, "/", FALSE);

    uri = g_strdup_printf ("file:%s?immutable=1", escaped);
    flags |= SQLITE_OPEN_URI;
  }
  obl_store_take_lasting_locks ();
  code = sqlite3_open_v2 (uri != NULL ? uri : path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK) {
    obl_store_set_error (store, code, _ ("Cannot open the project"), error);
    return NULL;
  }
  if (!harden (store, error) || !obl_store_add_functions (store, error))
    return NULL;
  return g_steal_pointer (&store);
}

static gboolean
set_pragmas (OblStore *store, GError **error)
{
  gint64 value = 0;

  if (!obl_store_exec (store, "PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;", error))
    return FALSE;
  if (!obl_store_query_int (store, "PRAGMA foreign_keys", NULL, &value, error))
    return FALSE;
  g_assert (value == 1);
  if (store->read_only)
    return obl_store_exec (store, "PRAGMA query_only = ON", error);
  obl_store_watch_log (store);
  /* 96 MB of pages at most: the bands of a hundred thousand articles (obl-store-copies.c) and ten
   * thousand mentions of one entity are met in no order, and what does not fit is read each time. */
  return obl_store_exec (store,
                         "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                         "PRAGMA cache_size = -98304;",
                         error);
}

static gboolean
read_version (OblStore *store, gint64 *version, GError **error)
{
  gint64 application = 0;
  g_autofree char *name = g_filename_display_name (store->path);

  if (!obl_store_query_int (store, "PRAGMA application_id", NULL, &application, error)
      || !obl_store_query_int (store, "PRAGMA user_version", NULL, version, error))
    return FALSE;
  if (application != OBL_STORE_APPLICATION_ID) {
    set_not_a_project (name, _ ("it is another program’s database"), error);
    return FALSE;
  }
  if (*version > OBL_STORE_SCHEMA_VERSION) {
    set_newer (name, *version, error);
    return FALSE;
  }
  return TRUE;
}

/* --- Migration -------------------------------------------------------------------------------- */

/* What SQL alone cannot derive, by the version that brings it. */
static const struct {
  gint64 version;
  gboolean (*fill) (OblStore *store, GError **error);
} fills[] = {
  { 4, obl_store_fill_names },
  { 7, obl_store_index_all_words },
};

static gboolean
fill_derived (OblStore *store, gint64 version, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (fills); i++) {
    if (fills[i].version == version && !fills[i].fill (store, error))
      return FALSE;
  }
  return TRUE;
}

/* One version up, in one transaction with its number. */
static gboolean
migrate_to (OblStore *store, gint64 version, GError **error)
{
  g_autofree char *resource = g_strdup_printf ("/org/obelus/Obelus/schema/%03d.sql", (int)version);
  g_autofree char *tail = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d;",
                                           (int)version, OBL_STORE_APPLICATION_ID);
  g_autoptr (GBytes) sql = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (OblTxn) txn = NULL;

  if (sql == NULL)
    return FALSE;
  txn = obl_txn_begin (store, error);
  /* A resource ends with a NUL that is not counted in its size. */
  return txn != NULL && obl_store_exec (store, g_bytes_get_data (sql, NULL), error)
         && fill_derived (store, version, error) && obl_store_exec (store, tail, error)
         && obl_txn_commit (txn, error);
}

static gboolean
migrate (OblStore *store, gint64 version, GError **error)
{
  if (version > 0 && version < OBL_STORE_SCHEMA_VERSION) {
    g_autofree char *backup = g_strdup_printf ("%s.bak-v%" PRId64, store->path, version);

    /* A backup from an earlier try is as good: the project has not changed since. */
    if (!g_file_test (backup, G_FILE_TEST_EXISTS) && !obl_store_backup (store, backup, error)) {
      g_prefix_error (error, _ ("Cannot back up the project before updating it: "));
      return FALSE;
    }
  }
  for (gint64 next = version + 1; next <= OBL_STORE_SCHEMA_VERSION; next++) {
    if (!migrate_to (store, next, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Create, open, close ---------------------------------------------------------------------- */

static gboolean
fill_new (OblStore *store, const OblLabelSet *set, GError **error)
{
  static const char insert_set[]
      = "INSERT INTO label_set (version, json, created) VALUES (1, ?1, ?2)";
  static const char insert_project[] = "INSERT INTO project (name, value) VALUES ('id', ?1)";
  g_autoptr (OblTxn) txn = NULL;
  g_autoptr (OblStmt) put_set = NULL;
  g_autoptr (OblStmt) put_id = NULL;
  g_autofree char *json = obl_label_set_to_json (set);
  char id[OBL_ID_STRING_SIZE];
  OblId project_id = obl_id_new ();

  if (!migrate (store, 0, error))
    return FALSE;
  txn = obl_txn_begin (store, error);
  if (txn == NULL || (put_set = obl_stmt_get (store, insert_set, error)) == NULL
      || (put_id = obl_stmt_get (store, insert_project, error)) == NULL)
    return FALSE;
  obl_stmt_bind_text (put_set, 1, json);
  obl_stmt_bind_int (put_set, 2, obl_time_now ());
  obl_stmt_bind_text (put_id, 1, obl_id_format (&project_id, id));
  return obl_stmt_run (put_set, error) && obl_stmt_run (put_id, error)
         && obl_txn_commit (txn, error);
}

static void
remove_with_log (const char *path)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++) {
    g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

    unlink (file);
  }
}

OblStore *
obl_store_create (const char *path, const OblLabelSet *set, GError **error)
{
  g_autoptr (OblStore) store = NULL;
  int fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0) {
    int saved = errno;
    g_autofree char *name = g_filename_display_name (path);

    if (saved == EEXIST)
      g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_EXISTS,
                   _ ("%s: there is a file of that name; choose another name for the new project"),
                   name);
    else
      g_set_error (error, OBL_STORE_ERROR,
                   saved == EROFS || saved == EACCES ? OBL_STORE_ERROR_READ_ONLY
                                                     : OBL_STORE_ERROR_IO,
                   _ ("%s: cannot make a project here: %s. Choose a folder that you can write to"),
                   name, g_strerror (saved));
    return NULL;
  }
  close (fd);
  store = connect_to (path, SQLITE_OPEN_READWRITE, error);
  /* The file itself, and not only its log, has to say what it is: that is what is looked at before
   * it is opened, by us and by whoever has the file without the log. */
  if (store == NULL || !set_pragmas (store, error) || !fill_new (store, set, error)
      || !obl_store_fill_derived (store, error)
      || !obl_store_exec (store, "PRAGMA wal_checkpoint(TRUNCATE)", error)) {
    g_clear_pointer (&store, obl_store_close);
    remove_with_log (path); /* the empty file is ours: nothing of the person's is in it */
    return NULL;
  }
  return g_steal_pointer (&store);
}

OblStore *
obl_store_open (const char *path, OblStoreMode mode, GError **error)
{
  g_autoptr (OblStore) store = NULL;
  gint64 version;
  g_autofree char *name = g_filename_display_name (path);

  if (!check_header (path, error))
    return NULL;
  if (mode == OBL_STORE_READ_WRITE && access (path, W_OK) != 0) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_READ_ONLY,
                 _ ("%s: the project cannot be written; check its permissions, or copy it to "
                    "a folder of your own"),
                 name);
    return NULL;
  }
  store = connect_to (path, choose_flags (path, mode), error);
  if (store == NULL)
    return NULL;
  store->read_only = mode == OBL_STORE_READ_ONLY;
  if (!read_version (store, &version, error) || !set_pragmas (store, error))
    return NULL;
  if (store->read_only && version < OBL_STORE_SCHEMA_VERSION) {
    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_READ_ONLY,
                 _ ("%s: written by an older Obelus and has to be updated first; open it where it "
                    "can be written"),
                 name);
    return NULL;
  }
  if (!migrate (store, version, error)
      || (!store->read_only && !obl_store_fill_derived (store, error)))
    return NULL;
  return g_steal_pointer (&store);
}

void
obl_store_close (OblStore *store)
{
  if (store == NULL)
    return;
  obl_store_assert_thread (store);
  obl_store_clear_statements (store);
  if (store->db != NULL) {
    int code = sqlite3_close (store->db);

    g_assert (code == SQLITE_OK); /* SQLITE_BUSY: a statement or session outlived its scope */
  }
  g_ptr_array_unref (store->changes);
  g_clear_pointer (&store->text, obl_text_unref);
  g_clear_pointer (&store->label_set, obl_label_set_unref);
  g_free (store->path);
  g_free (store);
}

/* --- Reading states and transactions ---------------------------------------------------------- */

gboolean
obl_store_changed_elsewhere (OblStore *store)
{
  gint64 version = store->data_version;
  gint64 before = store->data_version;

  if (!obl_store_query_int (store, "PRAGMA data_version", NULL, &version, NULL))
    return FALSE;
  store->data_version = version;
  return before != -1 && before != version;
}

gboolean
obl_store_begin_read (OblStore *store, GError **error)
{
  if (store->read_depth == 0 && !store->in_edit && !obl_store_exec (store, "BEGIN", error))
    return FALSE;
  store->read_depth++;
  return TRUE;
}

void
obl_store_end_read (OblStore *store)
{
  g_return_if_fail (store->read_depth > 0);
  store->read_depth--;
  if (store->read_depth == 0 && !store->in_edit)
    obl_store_exec (store, "COMMIT", NULL);
}

OblTxn *
obl_txn_begin (OblStore *store, GError **error)
{
  OblTxn *txn;

  g_assert (!store->in_edit && store->read_depth == 0);
  if (store->read_only) {
    g_autofree char *name = g_filename_display_name (store->path);

    g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_READ_ONLY,
                 _ ("%s: the project is open for reading only"), name);
    return NULL;
  }
  if (!obl_store_exec (store, "BEGIN IMMEDIATE", error))
    return NULL;
  txn = g_new0 (OblTxn, 1);
  txn->store = store;
  txn->active = TRUE;
  store->in_edit = TRUE;
  return txn;
}

gboolean
obl_txn_commit (OblTxn *txn, GError **error)
{
  g_assert (txn->active);
  if (!obl_store_exec (txn->store, "COMMIT", error))
    return FALSE; /* still open: rolled back when it is freed */
  txn->active = FALSE;
  txn->store->in_edit = FALSE;
  return TRUE;
}

void
obl_txn_free (OblTxn *txn)
{
  if (txn == NULL)
    return;
  if (txn->active) {
    /* SQLite has rolled back by itself after some errors (disk full); then there is nothing to do. */
    if (sqlite3_get_autocommit (txn->store->db) == 0)
      obl_store_exec (txn->store, "ROLLBACK", NULL);
    txn->store->in_edit = FALSE;
    g_clear_pointer (&txn->store->label_set, obl_label_set_unref);
    txn->store->text_id = OBL_ID_NONE;
  }
  g_free (txn);
}
