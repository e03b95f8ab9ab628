/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A zip file taken apart into a table.  Office documents are small and their parts refer to each
 * other in no order, so they are read whole, within a limit. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-members.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include <archive.h>
#include <archive_entry.h>

#include "core/read/obl-read-archive.h"

#define BLOCK_BYTES (64u * 1024)
/* Of all members together. */
#define MAX_BYTES (256u * 1024 * 1024)
#define MAX_MEMBERS 20000u
/* Of a zip member's header in the file. */
#define HEADER_BYTES 30u

struct _OblReadMembers {
  GHashTable *by_name; /* char * → GBytes */
  gsize n_bytes;
};

void
obl_read_members_free (OblReadMembers *members)
{
  if (members == NULL)
    return;
  g_hash_table_unref (members->by_name);
  g_free (members);
}

/* FALSE with a clause in @why. */
static gboolean
read_member (OblReadMembers *self,
             struct archive *archive,
             struct archive_entry *entry,
             const char **why)
{
  const char *path = archive_entry_pathname (entry);
  g_autoptr (GByteArray) all = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  la_ssize_t n_read;

  if (path == NULL || archive_entry_filetype (entry) == AE_IFDIR)
    return TRUE;
  *why = _ ("it is protected by a password; save it without one first");
  if (archive_entry_is_data_encrypted (entry))
    return FALSE;
  *why = _ ("it unpacks to more than any honest document");
  while ((n_read = archive_read_data (archive, block, BLOCK_BYTES)) > 0) {
    self->n_bytes += (gsize)n_read;
    if (self->n_bytes > MAX_BYTES || g_hash_table_size (self->by_name) > MAX_MEMBERS)
      return FALSE;
    g_byte_array_append (all, block, (guint)n_read);
  }
  *why = _ ("it is damaged or cut off");
  if (n_read < 0)
    return FALSE;
  if (!g_hash_table_contains (self->by_name, path))
    g_hash_table_insert (self->by_name, g_strdup (path),
                         g_byte_array_free_to_bytes (g_steal_pointer (&all)));
  return TRUE;
}

static gboolean
read_members (OblReadMembers *self, GBytes *bytes, const char **why)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);
  gboolean done;
  int status;

  *why = _ ("it is damaged or cut off");
  archive_read_support_format_zip (archive);
  done = archive_read_open_memory (archive, data, n_bytes) == ARCHIVE_OK;
  while (done && (status = archive_read_next_header (archive, &entry)) != ARCHIVE_EOF)
    done = status >= ARCHIVE_WARN && read_member (self, archive, entry, why);
  archive_read_free (archive);
  return done;
}

OblReadMembers *
obl_read_members_new (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (OblReadMembers) self = g_new0 (OblReadMembers, 1);
  locale_t before = obl_read_archive_enter ();
  const char *why;
  gboolean done;

  self->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_bytes_unref);
  done = read_members (self, bytes, &why);
  uselocale (before);
  if (done)
    return g_steal_pointer (&self);
  obl_read_set_broken (error, name, why);
  return NULL;
}

GBytes *
obl_read_members_find (const OblReadMembers *members, const char *name)
{
  return g_hash_table_lookup (members->by_name, name);
}

gboolean
obl_read_members_has_folder (const OblReadMembers *members, const char *prefix)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, members->by_name);
  while (g_hash_table_iter_next (&iter, &name, NULL)) {
    if (g_str_has_prefix (name, prefix))
      return TRUE;
  }
  return FALSE;
}

char *
obl_read_members_resolve (const char *base, const char *path)
{
  g_autofree char *plain = g_uri_unescape_string (path, NULL);
  const char *slash = strrchr (base, '/');
  g_autofree char *folder = g_strndup (base, slash == NULL ? 0 : (gsize)(slash - base + 1));
  g_autofree char *joined = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_auto (GStrv) parts = NULL;

  if (plain == NULL)
    plain = g_strdup (path);
  joined = *plain == '/' ? g_strdup (plain) : g_strconcat (folder, plain, NULL);
  parts = g_strsplit (joined, "/", -1);
  for (char **part = parts; *part != NULL; part++) {
    if (strcmp (*part, "..") == 0 && kept->len > 0)
      g_ptr_array_set_size (kept, (int)kept->len - 1);
    else if (**part != '\0' && strcmp (*part, ".") != 0 && strcmp (*part, "..") != 0)
      g_ptr_array_add (kept, *part);
  }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **)kept->pdata);
}

/* --- Heads ------------------------------------------------------------------------------------ */

gboolean
obl_read_members_head_has (const OblReadHead *head, const char *name)
{
  const gboolean is_folder = g_str_has_suffix (name, "/");
  const gsize n_name = strlen (name);

  for (gsize at = 0; at + HEADER_BYTES + n_name <= head->n_bytes; at++) {
    const guint8 *header = head->bytes + at;
    gsize n_member;

    if (memcmp (header, "PK\3\4", 4) != 0)
      continue;
    n_member = header[26] | (gsize)header[27] << 8;
    if ((is_folder ? n_member >= n_name : n_member == n_name)
        && memcmp (header + HEADER_BYTES, name, n_name) == 0)
      return TRUE;
  }
  return FALSE;
}

gboolean
obl_read_members_head_is (const OblReadHead *head, const char *media_type)
{
  const gsize n_name = strlen ("mimetype");
  const gsize n_type = strlen (media_type);
  gsize at;

  if (head->n_bytes < HEADER_BYTES + n_name || memcmp (head->bytes, "PK\3\4", 4) != 0
      || memcmp (head->bytes + HEADER_BYTES, "mimetype", n_name) != 0)
    return FALSE;
  /* Some programs that pack add fields of their own between name and content. */
  at = HEADER_BYTES + n_name + (head->bytes[28] | (gsize)head->bytes[29] << 8);
  return head->n_bytes >= at + n_type && memcmp (head->bytes + at, media_type, n_type) == 0;
}
