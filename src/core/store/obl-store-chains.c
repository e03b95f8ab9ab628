/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Chains of sources: “KCNA reported that Seoul said …” came by the writer, KCNA and Seoul.
 *
 * A claim is said within the one that an analyst has named (nested_in); else within the smallest one
 * whose content holds both its content and the place where it is said. */
#define G_LOG_DOMAIN "obl-store-chains"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <string.h>

/* Claims that are looked at for one that holds another; and links of a chain. */
#define MAX_LOOKED_AT 64u
#define MAX_LINKS 32u

typedef struct _Link Link;

struct _Link {
  gint64 row;
  OblId frame_id, outer_id, named_outer_id;
  char *source; /* as it stands in a chain; NULL: the writer */
  char *chain;
  gint64 inner_at, start, end;
  Link *outer;
};

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->source);
  g_free (link->chain);
  g_free (link);
}

/* Several sources of one claim stand in one link. */
static char *
dup_source (const char *source, const char *status)
{
  g_auto (GStrv) names = NULL;

  if (*source == '\0' && g_strcmp0 (status, "writer") == 0)
    return NULL;
  if (*source == '\0')
    return g_strdup (status != NULL && *status != '\0' ? status : "unnamed");
  names = g_strsplit (source, "\n", -1);
  return g_strjoinv (", ", names);
}

static gpointer
read_link (OblStmt *stmt)
{
  Link *link = g_new0 (Link, 1);

  link->row = obl_stmt_column_int (stmt, 0);
  obl_stmt_column_id (stmt, 1, &link->frame_id);
  obl_stmt_column_id (stmt, 2, &link->outer_id);
  link->source = dup_source (obl_stmt_column_required (stmt, 3), obl_stmt_column_text (stmt, 9));
  link->chain = obl_stmt_column_dup_required (stmt, 4);
  link->inner_at = obl_stmt_column_int (stmt, 5);
  link->start = obl_stmt_column_int (stmt, 6);
  link->end = obl_stmt_column_int (stmt, 7);
  obl_stmt_column_id (stmt, 8, &link->named_outer_id);
  return link;
}

static GPtrArray *
read_links (OblStore *store, const OblId *document_id, GError **error)
{
  static const char sql[]
      = "SELECT c.row, c.frame_id, c.outer_id, c.source, c.chain, c.inner_at, c.start, c.\"end\", "
        "(SELECT r.filler_frame_id FROM frame_role r WHERE r.frame_id = c.frame_id "
        "AND r.role = 'nested_in' LIMIT 1), "
        "(SELECT json_extract (a.value, '$') FROM frame_attribute a WHERE a.frame_id = c.frame_id "
        "AND a.name = 'source_status' AND json_valid (a.value)) "
        "FROM claim c WHERE c.document_id = ?1 ORDER BY c.start, c.\"end\" DESC, c.frame_id";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, document_id);
  return obl_stmt_collect (stmt, read_link, link_free, error);
}

static gboolean
holds (const Link *outer, const Link *inner)
{
  return outer->start <= inner->start && inner->end <= outer->end
         && outer->end - outer->start > inner->end - inner->start && outer->start <= inner->inner_at
         && inner->inner_at < outer->end;
}

/* @open: those that began before, the latest last. */
static Link *
find_holder (GPtrArray *open, const Link *inner)
{
  Link *smallest = NULL;

  for (guint i = open->len; i > 0 && open->len - i < MAX_LOOKED_AT; i--) {
    Link *outer = open->pdata[i - 1];

    if (holds (outer, inner)
        && (smallest == NULL || outer->end - outer->start < smallest->end - smallest->start))
      smallest = outer;
  }
  return smallest;
}

static void
find_outers (GPtrArray *links)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < links->len; i++)
    g_hash_table_insert (by_id, &((Link *)links->pdata[i])->frame_id, links->pdata[i]);
  for (guint i = 0; i < links->len; i++) {
    Link *link = links->pdata[i];

    while (open->len > 0 && ((Link *)open->pdata[open->len - 1])->end <= link->start)
      g_ptr_array_set_size (open, (int)open->len - 1);
    if (!obl_id_is_none (&link->named_outer_id))
      link->outer = g_hash_table_lookup (by_id, &link->named_outer_id);
    else if (link->end > 0)
      link->outer = find_holder (open, link);
    if (link->end > 0)
      g_ptr_array_add (open, link);
  }
}

/* From the outermost source to that of @link, each in a line; without the writer, with whom all
 * begin.  A ring ends where it began. */
static char *
dup_chain (const Link *link)
{
  const Link *path[MAX_LINKS];
  guint n = 0;
  GString *chain = g_string_new (NULL);
  const char *before = NULL;

  for (const Link *at = link; at != NULL && n < MAX_LINKS; at = at->outer) {
    for (guint i = 0; at != NULL && i < n; i++) {
      if (path[i] == at)
        at = NULL;
    }
    if (at == NULL)
      break;
    path[n++] = at;
  }
  while (n > 0) {
    const char *source = path[--n]->source;

    if (source == NULL || g_strcmp0 (source, before) == 0)
      continue;
    g_string_append_printf (chain, "%s%s", chain->len > 0 ? "\n" : "", source);
    before = source;
  }
  return g_string_free (chain, FALSE);
}

gboolean
obl_store_update_chains (OblStore *store, const OblId *document_id, GError **error)
{
  static const char sql[] = "UPDATE claim SET chain = ?2, outer_id = ?3 WHERE row = ?1";
  g_autoptr (GPtrArray) links = read_links (store, document_id, error);
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (links == NULL || stmt == NULL)
    return FALSE;
  find_outers (links);
  for (guint i = 0; i < links->len; i++) {
    const Link *link = links->pdata[i];
    const OblId *outer_id = link->outer == NULL ? &OBL_ID_NONE : &link->outer->frame_id;
    g_autofree char *chain = dup_chain (link);

    if (strcmp (chain, link->chain) == 0 && obl_id_equal (outer_id, &link->outer_id))
      continue;
    obl_stmt_bind_int (stmt, 1, link->row);
    obl_stmt_bind_text (stmt, 2, chain);
    obl_stmt_bind_id (stmt, 3, outer_id);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}
