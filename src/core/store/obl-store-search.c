/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search over texts and annotations, with context.
 *
 * Words and phrases go to SQLite's FTS5; scripts that are written without spaces, which its tokenizer
 * cannot cut, are looked for as they stand.  A query with label: or entity: looks in annotations. */
#define G_LOG_DOMAIN "obl-store-search"

#include "config.h"

#include "core/store/obl-store-names.h"
#include "core/store/obl-store-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define CONTEXT_CHARS 40u
/* Bytes around each hit in what highlight() gives; no UTF-8 has them. */
#define HIT_START '\xfe'
#define HIT_END '\xff'

typedef struct {
  GString *match;   /* FTS5 expression; empty: none */
  GPtrArray *exact; /* char *: to be found as they stand */
  GPtrArray *words; /* char *, folded: what an annotation's quote must contain */
  char *label;
  char *entity;
} Query;

void
obl_search_hit_free (OblSearchHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->document_title);
  g_free (hit->label);
  g_free (hit->before);
  g_free (hit->match);
  g_free (hit->after);
  g_free (hit);
}

static void
query_free (Query *query)
{
  g_string_free (query->match, TRUE);
  g_ptr_array_unref (query->exact);
  g_ptr_array_unref (query->words);
  g_free (query->label);
  g_free (query->entity);
  g_free (query);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Query, query_free)

/* --- The query -------------------------------------------------------------------------------- */

static gboolean
is_spaceless (const char *term)
{
  for (const char *p = term; *p != '\0'; p = g_utf8_next_char (p)) {
    switch ((int)g_unichar_get_script (g_utf8_get_char (p))) {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return TRUE;
    default:
      break;
    }
  }
  return FALSE;
}

/* Korean and Arabic attach particles to words: there, a word means its beginning. */
static gboolean
takes_endings (const char *term)
{
  int script = (int)g_unichar_get_script (g_utf8_get_char (term));

  return script == G_UNICODE_SCRIPT_HANGUL || script == G_UNICODE_SCRIPT_ARABIC;
}

static gboolean
has_word_character (const char *term)
{
  for (const char *p = term; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      return TRUE;
  }
  return FALSE;
}

static void
add_term (Query *query, const char *term, gboolean prefix)
{
  g_autofree char *folded = g_utf8_casefold (term, -1);

  if (*term == '\0')
    return;
  g_ptr_array_add (query->words, g_steal_pointer (&folded));
  if (is_spaceless (term) || !has_word_character (term)) {
    g_ptr_array_add (query->exact, g_strdup (term));
    return;
  }
  if (query->match->len > 0)
    g_string_append_c (query->match, ' ');
  g_string_append_c (query->match, '"');
  for (const char *p = term; *p != '\0'; p++) {
    if (*p == '"')
      g_string_append_c (query->match, '"');
    g_string_append_c (query->match, *p);
  }
  g_string_append_c (query->match, '"');
  if (prefix || takes_endings (term))
    g_string_append_c (query->match, '*');
}

/* Reads a word or a quoted phrase at *@at and moves behind it. */
static char *
take_term (const char **at, gboolean *prefix)
{
  const char *start = *at;
  const char *end;
  char *term;

  *prefix = FALSE;
  if (*start == '"') {
    start++;
    end = strchr (start, '"');
    if (end == NULL)
      end = start + strlen (start);
    term = g_strndup (start, (gsize)(end - start));
    *at = *end == '"' ? end + 1 : end;
  } else {
    end = start;
    while (*end != '\0' && *end != '"' && !g_unichar_isspace (g_utf8_get_char (end)))
      end = g_utf8_next_char (end);
    term = g_strndup (start, (gsize)(end - start));
    *at = end;
    if (end > start && end[-1] == '*') {
      term[strlen (term) - 1] = '\0';
      *prefix = TRUE;
      return term;
    }
  }
  if (**at == '*') {
    *prefix = TRUE;
    (*at)++;
  }
  return term;
}

static Query *
parse_query (const char *string)
{
  Query *query = g_new0 (Query, 1);

  query->match = g_string_new (NULL);
  query->exact = g_ptr_array_new_with_free_func (g_free);
  query->words = g_ptr_array_new_with_free_func (g_free);
  for (const char *p = string; *p != '\0';) {
    g_autofree char *term = NULL;
    gboolean prefix;
    char **field = NULL;

    if (g_unichar_isspace (g_utf8_get_char (p))) {
      p = g_utf8_next_char (p);
      continue;
    }
    if (g_str_has_prefix (p, "label:")) {
      field = &query->label;
      p += strlen ("label:");
    } else if (g_str_has_prefix (p, "entity:")) {
      field = &query->entity;
      p += strlen ("entity:");
    }
    term = take_term (&p, &prefix);
    if (field == NULL)
      add_term (query, term, prefix);
    else {
      g_free (*field);
      *field = g_steal_pointer (&term);
    }
  }
  return query;
}

/* --- Hits in texts ---------------------------------------------------------------------------- */

static OblSearchHit *
new_hit (const OblText *text, const OblId *document_id, const char *title, OblRange range)
{
  OblSearchHit *hit = g_new0 (OblSearchHit, 1);
  guint32 n_chars = obl_text_get_n_chars (text);
  OblRange before = { range.start - MIN (range.start, CONTEXT_CHARS), range.start };
  OblRange after = { range.end, range.end + MIN (n_chars - range.end, CONTEXT_CHARS) };

  hit->document_id = *document_id;
  hit->document_title = g_strdup (title);
  hit->range = range;
  hit->before = obl_text_dup_range (text, before);
  hit->match = obl_text_dup_range (text, range);
  hit->after = obl_text_dup_range (text, after);
  return hit;
}

/* Reads the marks of highlight() back as byte ranges of the text without them. */
static GArray *
read_marks (const char *marked, gsize n_bytes)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (OblRange));
  OblRange range = { 0, 0 };
  guint32 byte = 0;

  for (const char *p = marked; p < marked + n_bytes; p++) {
    if (*p == HIT_START)
      range.start = byte;
    else if (*p == HIT_END) {
      range.end = byte;
      g_array_append_val (ranges, range);
    } else
      byte++;
  }
  return ranges;
}

static void
find_exact (GArray *ranges, const char *utf8, const char *term)
{
  gsize length = strlen (term);

  for (const char *at = strstr (utf8, term); at != NULL; at = strstr (at + length, term)) {
    OblRange range = { (guint32)(at - utf8), (guint32)(at - utf8 + length) };

    g_array_append_val (ranges, range);
  }
}

static gboolean
contains_all (const char *utf8, const GPtrArray *terms)
{
  for (guint i = 0; i < terms->len; i++) {
    if (strstr (utf8, terms->pdata[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* One document that the words are in. */
static void
add_text_hits (GPtrArray *hits, OblStmt *stmt, const Query *query, guint limit)
{
  g_autoptr (OblText) text = obl_text_new (obl_stmt_column_required (stmt, 2));
  const char *utf8 = obl_text_get_utf8 (text);
  g_autofree char *title = obl_stmt_column_dup_required (stmt, 1);
  g_autoptr (GArray) ranges = NULL;
  const char *marked;
  gsize n_marked;
  OblId id;

  if (!contains_all (utf8, query->exact))
    return;
  obl_stmt_column_id (stmt, 0, &id);
  marked = obl_stmt_column_blob (stmt, 3, &n_marked);
  ranges = read_marks (marked, n_marked);
  for (guint i = 0; i < query->exact->len; i++)
    find_exact (ranges, utf8, query->exact->pdata[i]);
  g_array_sort (ranges, obl_range_compare);
  for (guint i = 0; i < ranges->len && (limit == 0 || hits->len < limit); i++) {
    const OblRange *bytes = &g_array_index (ranges, OblRange, i);
    OblRange range;

    /* In a damaged project the index may know more of a text than can be read of it. */
    if (bytes->end > obl_text_get_n_bytes (text))
      continue;
    range.start = obl_text_from_byte (text, bytes->start);
    range.end = obl_text_from_byte (text, bytes->end);
    g_ptr_array_add (hits, new_hit (text, &id, title, range));
  }
}

static gboolean
search_texts (OblStore *store, const Query *query, guint limit, GPtrArray *hits, GError **error)
{
  static const char by_words[]
      = "SELECT d.id, d.title, c.text, highlight(content_search, 0, "
        "CAST(x'fe' AS TEXT), CAST(x'ff' AS TEXT)) "
        "FROM content_search JOIN content c ON c.row = content_search.rowid "
        "JOIN document d ON d.content_id = c.id WHERE content_search MATCH ?1 ORDER BY d.id";
  static const char all[] = "SELECT d.id, d.title, c.text, '' FROM document d "
                            "JOIN content c ON c.id = d.content_id ORDER BY d.id";
  gboolean words = query->match->len > 0;
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, words ? by_words : all, error);
  OblStep step = OBL_STEP_END;

  if (stmt == NULL)
    return FALSE;
  if (words)
    obl_stmt_bind_text (stmt, 1, query->match->str);
  while ((limit == 0 || hits->len < limit) && (step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW)
    add_text_hits (hits, stmt, query, limit);
  return step != OBL_STEP_ERROR;
}

/* --- Hits in annotations ---------------------------------------------------------------------- */

static gboolean
quote_matches (const OblSpan *span, const Query *query)
{
  g_autofree char *folded = g_utf8_casefold (span->quote, -1);

  return contains_all (folded, query->words);
}

/* The ids of the entities that the query names; NULL when it names none. */
static GHashTable *
find_entities (OblStore *store, const Query *query, GError **error)
{
  /* Those that are only like it where none is called so. */
  g_autoptr (GPtrArray) found = obl_store_find_names (store, query->entity, 1, error);
  GHashTable *ids;

  if (found == NULL)
    return NULL;
  ids = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  for (guint i = 0; i < found->len; i++)
    g_hash_table_add (ids, obl_id_dup (&((const OblNameHit *)found->pdata[i])->entity_id));
  return ids;
}

static gboolean
add_document_spans (OblStore *store,
                    const OblId *document_id,
                    const Query *query,
                    GHashTable *entities,
                    guint limit,
                    GPtrArray *hits,
                    GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, document_id, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) spans = NULL;

  if (document == NULL)
    return FALSE;
  spans = obl_store_list_spans (store, document, problems, error);
  if (spans == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len && (limit == 0 || hits->len < limit); i++) {
    const OblSpan *span = spans->pdata[i];
    OblSearchHit *hit;

    if ((query->label != NULL && strcmp (span->label, query->label) != 0)
        || (entities != NULL && !g_hash_table_contains (entities, &span->entity_id))
        || !quote_matches (span, query))
      continue;
    hit = new_hit (document->text, document_id, document->title, obl_span_get_extent (span));
    hit->span_id = span->id;
    hit->label = g_strdup (span->label);
    g_free (hit->match);
    hit->match = g_strdup (span->quote); /* a discontinuous span shows its parts only */
    g_ptr_array_add (hits, hit);
  }
  return TRUE;
}

static gboolean
search_annotations (
    OblStore *store, const Query *query, guint limit, GPtrArray *hits, GError **error)
{
  static const char sql[]
      = "SELECT DISTINCT document_id FROM span WHERE ?1 IS NULL OR label = ?1 ORDER BY document_id";
  g_autoptr (GHashTable) entities = NULL;
  g_autoptr (OblStmt) stmt = NULL;
  OblStep step = OBL_STEP_END;

  if (query->entity != NULL && (entities = find_entities (store, query, error)) == NULL)
    return FALSE;
  stmt = obl_stmt_get (store, sql, error);
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, query->label);
  while ((limit == 0 || hits->len < limit)
         && (step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblId id;

    obl_stmt_column_id (stmt, 0, &id);
    if (!add_document_spans (store, &id, query, entities, limit, hits, error))
      return FALSE;
  }
  return step != OBL_STEP_ERROR;
}

GPtrArray *
obl_store_search (OblStore *store, const char *query_string, guint limit, GError **error)
{
  g_autoptr (Query) query = parse_query (query_string);
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_search_hit_free);
  gboolean in_annotations = query->label != NULL || query->entity != NULL;
  gboolean done;

  if (!in_annotations && query->words->len == 0) {
    g_set_error (
        error, OBL_STORE_ERROR, OBL_STORE_ERROR_FAILED,
        _ ("“%s”: nothing to search for; give a word, a “phrase”, label:NAME or entity:NAME"),
        query_string);
    return NULL;
  }
  if (!obl_store_begin_read (store, error))
    return NULL;
  done = in_annotations ? search_annotations (store, query, limit, hits, error)
                        : search_texts (store, query, limit, hits, error);
  obl_store_end_read (store);
  return done ? g_steal_pointer (&hits) : NULL;
}
