/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles of blocks, and the project's rules about them: a line of a site that a person gave the same
 * role twice has it in every article of that site that is taken in later.
 *
 * A line is kept without case, with its numbers as 0 ("3 comments" is "12 comments") and single
 * spaces; a paragraph of an article, which is longer, is no line and says nothing about others.
 * The site is the host of the article's address; articles without one share the rules of their
 * publisher, and those without either have rules of their own (site ""). */
#define G_LOG_DOMAIN "obl-edit-roles"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Characters. */
#define MAX_LINE_CHARS 200
/* From how many times on a line is a rule. */
#define MIN_TIMES 2
/* More are not counted, so that a rule that has become wrong goes by taking it back twice. */
#define MAX_TIMES 3

/* --- Sites and lines -------------------------------------------------------------------------- */

static char *
dup_site (const OblSource *source, const char *publisher)
{
  g_autofree char *host = NULL;
  g_autofree char *folded = NULL;

  if (source->url != NULL)
    g_uri_split (source->url, G_URI_FLAGS_NONE, NULL, NULL, &host, NULL, NULL, NULL, NULL, NULL);
  if (host == NULL || *host == '\0')
    return g_utf8_casefold (publisher == NULL ? "" : publisher, -1);
  folded = g_utf8_casefold (host, -1);
  return g_strdup (g_str_has_prefix (folded, "www.") ? folded + strlen ("www.") : folded);
}

/* NULL for what is too long, or nothing. */
static char *
dup_line (const OblText *text, OblRange range)
{
  g_autofree char *raw = NULL;
  g_autofree char *folded = NULL;
  GString *line;
  gboolean has_space = FALSE;
  gunichar last = 0;

  if (range.end - range.start > MAX_LINE_CHARS)
    return NULL;
  raw = obl_text_dup_range (text, range);
  folded = g_utf8_casefold (raw, -1);
  line = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      has_space = line->len > 0;
      continue;
    }
    if (g_unichar_isdigit (c))
      c = '0';
    if (c == '0' && last == '0' && !has_space)
      continue;
    if (has_space)
      g_string_append_c (line, ' ');
    has_space = FALSE;
    last = c;
    g_string_append_unichar (line, c);
  }
  return g_string_free (line, line->len == 0);
}

/* --- Noting ----------------------------------------------------------------------------------- */

static gboolean
write_rule (OblEdit *edit,
            const char *site,
            const char *line,
            OblBlockRole role,
            gint64 n_times,
            GError **error)
{
  static const char put[] = "INSERT INTO site_line (site, line, role, n_times) "
                            "VALUES (?1, ?2, ?3, ?4) "
                            "ON CONFLICT (site, line) DO UPDATE SET role = ?3, n_times = ?4";
  static const char drop[] = "DELETE FROM site_line WHERE site = ?1 AND line = ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, n_times > 0 ? put : drop, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, site);
  obl_stmt_bind_text (stmt, 2, line);
  if (n_times > 0) {
    obl_stmt_bind_int (stmt, 3, role);
    obl_stmt_bind_int (stmt, 4, n_times);
  }
  return obl_stmt_run (stmt, error);
}

/* The same role once more makes a rule stronger; another one makes it weaker until it is gone. */
static gboolean
note_flip (OblEdit *edit, const char *site, const char *line, OblBlockRole role, GError **error)
{
  static const char sql[] = "SELECT role, n_times FROM site_line WHERE site = ?1 AND line = ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  gint64 old_role = role;
  gint64 n_times = 0;
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, site);
  obl_stmt_bind_text (stmt, 2, line);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ERROR)
    return FALSE;
  if (step == OBL_STEP_ROW) {
    old_role = obl_stmt_column_int (stmt, 0);
    n_times = obl_stmt_column_int (stmt, 1);
  }
  if (old_role == (gint64)role)
    n_times = MIN (n_times + 1, MAX_TIMES);
  else
    n_times--;
  return write_rule (edit, site, line, (OblBlockRole)old_role, n_times, error);
}

static gboolean
write_role (OblEdit *edit, const OblId *id, guint ordinal, OblBlockRole role, GError **error)
{
  static const char sql[] = "UPDATE block SET role = ?3 WHERE document_id = ?1 AND ordinal = ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, id);
  obl_stmt_bind_int (stmt, 2, ordinal);
  obl_stmt_bind_int (stmt, 3, role);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_edit_set_block_role (
    OblEdit *edit, const OblId *document_id, guint ordinal, OblBlockRole role, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (edit->store, document_id, error);
  g_autofree char *site = NULL;
  g_autofree char *line = NULL;
  const OblBlock *block;

  if (document == NULL)
    return FALSE;
  if (ordinal >= document->blocks->len) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("“%s” has no block %u; its blocks are numbered from 0 to %u"), document->title,
                 ordinal, document->blocks->len - 1);
    return FALSE;
  }
  block = &g_array_index (document->blocks, OblBlock, ordinal);
  if (block->role == role)
    return TRUE;
  if (!write_role (edit, document_id, ordinal, role, error))
    return FALSE;
  /* A title is of one article. */
  line = role == OBL_ROLE_TITLE ? NULL : dup_line (document->text, block->range);
  if (line == NULL)
    return TRUE;
  site = dup_site (&document->source, document->publisher);
  return note_flip (edit, site, line, role, error);
}

/* --- Following -------------------------------------------------------------------------------- */

/* Line (char *) to role of the rules of @site; NULL for none, or for an error. */
static GHashTable *
read_rules (OblEdit *edit, const char *site, GError **error)
{
  static const char sql[] = "SELECT line, role FROM site_line WHERE site = ?1 AND n_times >= ?2";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  g_autoptr (GHashTable) rules = NULL;
  OblStep step;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_text (stmt, 1, site);
  obl_stmt_bind_int (stmt, 2, MIN_TIMES);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    gint64 role = CLAMP (obl_stmt_column_int (stmt, 1), 0, OBL_ROLE_BOILERPLATE);

    if (rules == NULL)
      rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_hash_table_insert (rules, obl_stmt_column_dup_required (stmt, 0),
                         GINT_TO_POINTER ((int)role));
  }
  return step == OBL_STEP_ERROR ? NULL : g_steal_pointer (&rules);
}

static guint
apply_rules (OblDocument *document, GHashTable *rules)
{
  guint n_changed = 0;

  for (guint i = 0; i < document->blocks->len; i++) {
    OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    g_autofree char *line = dup_line (document->text, block->range);
    gpointer role;

    if (line == NULL || block->role == OBL_ROLE_TITLE
        || !g_hash_table_lookup_extended (rules, line, NULL, &role)
        || (OblBlockRole)GPOINTER_TO_INT (role) == block->role)
      continue;
    block->role = (OblBlockRole)GPOINTER_TO_INT (role);
    n_changed++;
  }
  return n_changed;
}

gboolean
obl_edit_apply_site_lines (OblEdit *edit, OblDocument *document, GError **error)
{
  g_autofree char *site = dup_site (&document->source, document->publisher);
  g_autoptr (GHashTable) rules = NULL;
  g_autofree char *note = NULL;
  GError *problem = NULL;
  guint n_changed;

  rules = read_rules (edit, site, &problem);
  if (problem != NULL)
    g_propagate_error (error, problem);
  if (rules == NULL)
    return problem == NULL;
  n_changed = apply_rules (document, rules);
  if (n_changed == 0)
    return TRUE;
  /* What is body has changed, and with it the words that tell copies. */
  g_clear_pointer (&document->signature, g_bytes_unref);
  note = g_strdup_printf ("%s; %u %s from the project's rules",
                          document->importer == NULL ? "" : document->importer, n_changed,
                          n_changed == 1 ? "role" : "roles");
  g_free (document->importer);
  document->importer = g_steal_pointer (&note);
  return TRUE;
}
