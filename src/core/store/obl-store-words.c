/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of words, kept from code: triggers are off (see trusted_schema in obl-store.c).  And what
 * SQL cannot ask by itself: whether words stand in a piece of text. */
#define G_LOG_DOMAIN "obl-store-words"

#include "config.h"

#include "core/store/obl-store-words.h"

#include <string.h>

#include "core/text/obl-fold.h"
#include "core/text/obl-word-term.h"

/* --- The index -------------------------------------------------------------------------------- */

gboolean
obl_store_index_words (OblStore *store, const char *utf8, gsize n_bytes, gint64 row, GError **error)
{
  static const char sql[] = "INSERT INTO content_words (rowid, words) VALUES (?1, ?2)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (OblWords) words = NULL;
  g_autofree char *joined = NULL;

  if (stmt == NULL)
    return FALSE;
  words = obl_words_new (utf8, n_bytes);
  joined = obl_words_join (words);
  obl_stmt_bind_int (stmt, 1, row);
  obl_stmt_bind_static (stmt, 2, joined, strlen (joined));
  return obl_stmt_run (stmt, error);
}

gboolean
obl_store_index_all_words (OblStore *store, GError **error)
{
  static const char sql[] = "SELECT row, text FROM content ORDER BY row";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    const char *text = obl_stmt_column_required (stmt, 1);

    if (!obl_store_index_words (store, text, strlen (text), obl_stmt_column_int (stmt, 0), error))
      return FALSE;
  }
  return step == OBL_STEP_END;
}

/* --- Functions of SQL ------------------------------------------------------------------------- */

static const char *
get_text (sqlite3_value *value)
{
  const char *text = (const char *)sqlite3_value_text (value);

  return text != NULL && g_utf8_validate (text, sqlite3_value_bytes (value), NULL) ? text : NULL;
}

static void
free_term (gpointer term)
{
  obl_word_term_free (term);
}

/* obelus_has_words(text, words, is_prefix) */
static void
has_words (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = get_text (values[0]);
  const char *wanted = get_text (values[1]);
  OblWordTerm *term = sqlite3_get_auxdata (context, 1);
  g_autoptr (OblWords) words = NULL;

  if (text == NULL || wanted == NULL) {
    sqlite3_result_int (context, 0);
    return;
  }
  if (term == NULL) {
    term = obl_word_term_new (wanted, sqlite3_value_int (values[2]) != 0);
    sqlite3_set_auxdata (context, 1, term, free_term);
    term = sqlite3_get_auxdata (context, 1);
  }
  if (term == NULL || obl_word_term_is_empty (term)) {
    sqlite3_result_int (context, strstr (text, wanted) != NULL);
    return;
  }
  words = obl_words_new (text, strlen (text));
  sqlite3_result_int (context, obl_word_term_is_in (term, words));
}

/* obelus_contains(text, letters): wherever these letters stand, folded already. */
static void
contains (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  const char *text = get_text (values[0]);
  const char *wanted = get_text (values[1]);

  sqlite3_result_int (context, text != NULL && wanted != NULL && obl_fold_contains (text, wanted));
}

gboolean
obl_store_add_functions (OblStore *store, GError **error)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
  int code = sqlite3_create_function_v2 (store->db, "obelus_has_words", 3, flags, NULL, has_words,
                                         NULL, NULL, NULL);

  if (code == SQLITE_OK)
    code = sqlite3_create_function_v2 (store->db, "obelus_contains", 2, flags, NULL, contains, NULL,
                                       NULL, NULL);
  if (code == SQLITE_OK)
    return TRUE;
  obl_store_set_error (store, code, "obelus_has_words", error);
  return FALSE;
}
