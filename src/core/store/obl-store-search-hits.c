/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One hit, of each kind: where it stands and what stands around it. */
#define G_LOG_DOMAIN "obl-store-search-hits"

#include "config.h"

#include "core/store/obl-store-search-private.h"

#include <string.h>

#include "core/text/obl-word-term.h"

const char *
obl_hit_kind_to_string (OblHitKind kind)
{
  static const char *const names[] = { "text", "span", "frame", "document" };

  return names[kind];
}

static void
clear_shared (char **string)
{
  if (*string != NULL)
    g_ref_string_release (*string);
  *string = NULL;
}

static char *
share (char *string)
{
  return string == NULL ? NULL : g_ref_string_acquire (string);
}

void
obl_search_hit_free (OblSearchHit *hit)
{
  if (hit == NULL)
    return;
  clear_shared (&hit->document_title);
  clear_shared (&hit->publisher);
  clear_shared (&hit->published);
  if (hit->label != NULL)
    g_ref_string_release (hit->label);
  g_free (hit->before);
  g_free (hit->match);
  g_free (hit->after);
  g_free (hit);
}

OblSearchHit *
obl_search_hit_copy (const OblSearchHit *hit)
{
  OblSearchHit *copy = g_memdup2 (hit, sizeof *hit);

  copy->document_title = share (hit->document_title);
  copy->publisher = share (hit->publisher);
  copy->published = share (hit->published);
  copy->label = share (hit->label);
  copy->before = g_strdup (hit->before);
  copy->match = g_strdup (hit->match);
  copy->after = g_strdup (hit->after);
  return copy;
}

static char *
read_shared (OblStmt *stmt, int column)
{
  const char *text = obl_stmt_column_text (stmt, column);

  return text == NULL ? NULL : g_ref_string_new (text);
}

void
obl_hit_place_read (OblHitPlace *place, OblStmt *stmt, int column)
{
  OblId id;

  obl_stmt_column_id (stmt, column, &id);
  if (place->title != NULL && obl_id_equal (&id, &place->id))
    return;
  obl_hit_place_clear (place);
  place->id = id;
  place->title = g_ref_string_new (obl_stmt_column_required (stmt, column + 1));
  place->publisher = read_shared (stmt, column + 2);
  place->published = read_shared (stmt, column + 3);
}

void
obl_hit_place_clear (OblHitPlace *place)
{
  clear_shared (&place->title);
  clear_shared (&place->publisher);
  clear_shared (&place->published);
}

static OblSearchHit *
new_hit (
    OblHitKind kind, const OblHitPlace *place, const OblText *text, OblRange range, guint context)
{
  OblSearchHit *hit = g_new0 (OblSearchHit, 1);
  guint32 n_chars = obl_text_get_n_chars (text);
  OblRange before = { range.start - MIN (range.start, context), range.start };
  OblRange after = { range.end, range.end + MIN (n_chars - range.end, context) };

  hit->kind = kind;
  hit->document_id = place->id;
  hit->document_title = share (place->title);
  hit->publisher = share (place->publisher);
  hit->published = share (place->published);
  hit->range = range;
  hit->before = obl_text_dup_range (text, before);
  hit->match = obl_text_dup_range (text, range);
  hit->after = obl_text_dup_range (text, after);
  return hit;
}

/* --- Words ------------------------------------------------------------------------------------ */

gboolean
obl_query_has_words (const OblQueryNode *node)
{
  if (node->kind == OBL_QUERY_WORDS || node->kind == OBL_QUERY_NEAR)
    return TRUE;
  if (node->kind == OBL_QUERY_NOT || node->kind == OBL_QUERY_FIELD || node->children == NULL)
    return FALSE;
  for (guint i = 0; i < node->children->len; i++) {
    if (obl_query_has_words (node->children->pdata[i]))
      return TRUE;
  }
  return FALSE;
}

typedef struct {
  const OblText *text;
  OblWords *words;
  GArray *ranges; /* OblRange, in bytes */
} Looker;

/* What is no word, as it stands. */
static void
look_for_letters (Looker *looker, const char *letters)
{
  const char *utf8 = obl_text_get_utf8 (looker->text);
  gsize length = strlen (letters);

  if (length == 0)
    return;
  for (const char *at = strstr (utf8, letters); at != NULL; at = strstr (at + length, letters)) {
    OblRange bytes = { (guint32)(at - utf8), (guint32)(at - utf8 + length) };

    g_array_append_val (looker->ranges, bytes);
  }
}

static void
look_for_words (Looker *looker, const OblQueryNode *node)
{
  g_autoptr (OblWordTerm) term = obl_word_term_new (node->text, node->is_prefix);
  guint n_words = obl_words_get_length (looker->words);

  if (obl_word_term_is_empty (term)) {
    look_for_letters (looker, node->text);
    return;
  }
  for (guint i = 0; i < n_words; i++) {
    OblRange bytes;

    if (obl_word_term_match (term, looker->words, i) == 0)
      continue;
    bytes = obl_word_term_get_bytes (term, looker->words, i);
    g_array_append_val (looker->ranges, bytes);
  }
}

/* Where @term begins, in words. */
static GArray *
list_beginnings (const Looker *looker, const OblWordTerm *term)
{
  GArray *beginnings = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_words = obl_words_get_length (looker->words);

  for (guint i = 0; i < n_words; i++) {
    if (obl_word_term_match (term, looker->words, i) > 0)
      g_array_append_val (beginnings, i);
  }
  return beginnings;
}

/* The one that is nearest to @at; FALSE when none is within @distance words. */
static gboolean
find_nearest (const GArray *beginnings, guint at, guint distance, guint *nearest)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < beginnings->len; i++) {
    guint candidate = g_array_index (beginnings, guint, i);
    guint apart = candidate > at ? candidate - at : at - candidate;

    if (apart > 0 && apart < best) {
      best = apart;
      *nearest = candidate;
    }
  }
  return best <= distance + 1;
}

/* One hit for each place of the first term that has all others near, from the first to the last of
 * them. */
static void
look_for_near (Looker *looker, const OblQueryNode *node)
{
  g_autoptr (GPtrArray) terms = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_word_term_free);
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  const GArray *firsts;

  for (guint i = 0; i < node->children->len; i++) {
    const OblQueryNode *child = node->children->pdata[i];

    g_ptr_array_add (terms, obl_word_term_new (child->text, child->is_prefix));
    g_ptr_array_add (places, list_beginnings (looker, terms->pdata[i]));
  }
  firsts = places->pdata[0];
  for (guint i = 0; i < firsts->len; i++) {
    guint at = g_array_index (firsts, guint, i);
    OblRange bytes = obl_word_term_get_bytes (terms->pdata[0], looker->words, at);
    gboolean all = TRUE;

    for (guint j = 1; all && j < terms->len; j++) {
      guint nearest = 0;

      all = find_nearest (places->pdata[j], at, node->distance, &nearest);
      if (all) {
        OblRange other = obl_word_term_get_bytes (terms->pdata[j], looker->words, nearest);

        bytes.start = MIN (bytes.start, other.start);
        bytes.end = MAX (bytes.end, other.end);
      }
    }
    if (all)
      g_array_append_val (looker->ranges, bytes);
  }
}

static void
look (Looker *looker, const OblQueryNode *node)
{
  switch (node->kind) {
  case OBL_QUERY_WORDS:
    look_for_words (looker, node);
    break;
  case OBL_QUERY_NEAR:
    look_for_near (looker, node);
    break;
  case OBL_QUERY_ALL:
  case OBL_QUERY_ANY:
    for (guint i = 0; i < node->children->len; i++)
      look (looker, node->children->pdata[i]);
    break;
  case OBL_QUERY_NOT:
  case OBL_QUERY_FIELD:
  case OBL_QUERY_FRAME:
    break;
  }
}

void
obl_hits_add_text (
    GPtrArray *hits, const OblHitPlace *place, OblText *text, const OblQuery *query, guint context)
{
  g_autoptr (OblWords) words
      = obl_words_new (obl_text_get_utf8 (text), obl_text_get_n_bytes (text));
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (OblRange));
  Looker looker = { .text = text, .words = words, .ranges = ranges };
  OblRange last = { G_MAXUINT32, G_MAXUINT32 };

  look (&looker, obl_query_get_root (query));
  g_array_sort (ranges, obl_range_compare);
  for (guint i = 0; i < ranges->len; i++) {
    OblRange bytes = g_array_index (ranges, OblRange, i);
    OblRange range;

    if (obl_range_compare (&bytes, &last) == 0)
      continue;
    last = bytes;
    range.start = obl_text_from_byte (text, bytes.start);
    range.end = obl_text_from_byte (text, bytes.end);
    g_ptr_array_add (hits, new_hit (OBL_HIT_TEXT, place, text, range, context));
  }
}

void
obl_hits_add_document (GPtrArray *hits, const OblHitPlace *place, OblText *text, guint context)
{
  OblRange nothing = { 0, 0 };
  OblSearchHit *hit = new_hit (OBL_HIT_DOCUMENT, place, text, nothing, context);

  g_free (hit->match);
  hit->match = g_strdup (place->title);
  g_ptr_array_add (hits, hit);
}

/* --- Annotations ------------------------------------------------------------------------------ */

static gboolean
agrees (const OblText *text, OblRange range, const char *quote)
{
  return range.start < range.end && range.end <= obl_text_get_n_chars (text)
         && obl_text_range_is (text, range, quote);
}

/* From the first part of a mark to the last, and what they say; no @quote for one that does not agree
 * with the text. */
static gboolean
read_span (OblStore *store,
           const OblId *span_id,
           const OblText *text,
           OblRange *extent,
           char **quote,
           GError **error)
{
  static const char sql[]
      = "SELECT start, \"end\", quote FROM fragment WHERE span_id = ?1 ORDER BY ordinal";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (GString) joined = g_string_new (NULL);
  guint n_parts = 0;
  OblStep step;

  *quote = NULL;
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, span_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblRange range = { (guint32)CLAMP (obl_stmt_column_int (stmt, 0), 0, G_MAXUINT32),
                       (guint32)CLAMP (obl_stmt_column_int (stmt, 1), 0, G_MAXUINT32) };
    const char *part = obl_stmt_column_required (stmt, 2);

    if (!agrees (text, range, part) || (n_parts > 0 && range.start < extent->end))
      return TRUE;
    if (n_parts++ == 0)
      *extent = range;
    else
      g_string_append_c (joined, ' ');
    extent->end = range.end;
    g_string_append (joined, part);
  }
  if (step == OBL_STEP_ERROR)
    return FALSE;
  if (n_parts > 0)
    *quote = g_strdup (joined->str);
  return TRUE;
}

static void
add_annotation (GPtrArray *hits,
                const OblHitPlace *place,
                const OblText *text,
                OblHitKind kind,
                const OblId *id,
                const char *label,
                OblRange extent,
                char *quote,
                guint context)
{
  OblSearchHit *hit = new_hit (kind, place, text, extent, context);

  hit->annotation_id = *id;
  hit->label = g_ref_string_new_intern (label);
  g_free (hit->match);
  hit->match = quote;
  g_ptr_array_add (hits, hit);
}

gboolean
obl_hits_add_span (GPtrArray *hits,
                   const OblHitPlace *place,
                   OblStore *store,
                   const OblId *span_id,
                   const char *label,
                   guint context,
                   GError **error)
{
  g_autoptr (OblText) text = obl_store_get_text (store, &place->id, error);
  OblRange extent = { 0, 0 };
  char *quote;

  if (text == NULL || !read_span (store, span_id, text, &extent, &quote, error))
    return FALSE;
  if (quote != NULL)
    add_annotation (hits, place, text, OBL_HIT_SPAN, span_id, label, extent, quote, context);
  return TRUE;
}

gboolean
obl_hits_add_frame (GPtrArray *hits,
                    const OblHitPlace *place,
                    OblStore *store,
                    const OblId *frame_id,
                    const char *type,
                    guint context,
                    GError **error)
{
  static const char sql[] = "SELECT span_id FROM frame_role WHERE frame_id = ?1 AND span_id IS NOT "
                            "NULL ORDER BY role <> 'content', ordinal LIMIT 1";
  g_autoptr (OblText) text = obl_store_get_text (store, &place->id, error);
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblRange extent = { 0, 0 };
  OblId span_id = OBL_ID_NONE;
  char *quote = NULL;
  OblStep step;

  if (text == NULL || stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, frame_id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ERROR)
    return FALSE;
  if (step == OBL_STEP_ROW) {
    obl_stmt_column_id (stmt, 0, &span_id);
    if (!read_span (store, &span_id, text, &extent, &quote, error))
      return FALSE;
    if (quote == NULL)
      return TRUE;
  }
  add_annotation (hits, place, text, OBL_HIT_FRAME, frame_id, type, extent,
                  quote != NULL ? quote : g_strdup (""), context);
  return TRUE;
}
