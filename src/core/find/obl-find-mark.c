/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hits become spans, through core/edit like everything that a person changes.
 *
 * What is marked already is left as it is, so the same command may be given twice; only a mention of
 * nobody is linked to the entity that all are to mention.  One that mentions another is somebody's
 * decision. */
#define G_LOG_DOMAIN "obl-find-mark"

#include "config.h"

#include "core/find/obl-find-mark.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Of what was looked for, in the history. */
#define MAX_EXCERPT_CHARS 40

OblFindHits *
obl_find_hits_new (const OblDocument *document, GArray *hits)
{
  OblFindHits *made = g_new0 (OblFindHits, 1);

  made->document_id = document->id;
  made->text_sha256 = g_strdup (obl_text_get_sha256 (document->text));
  made->hits = g_array_ref (hits);
  return made;
}

void
obl_find_hits_free (OblFindHits *hits)
{
  if (hits == NULL)
    return;
  g_array_unref (hits->hits);
  g_free (hits->text_sha256);
  g_free (hits);
}

/* --- What is marked already ------------------------------------------------------------------- */

static guint
hash_range (gconstpointer key)
{
  const OblRange *range = key;

  return range->start * 31u + range->end;
}

static gboolean
equal_ranges (gconstpointer a, gconstpointer b)
{
  return obl_range_compare (a, b) == 0;
}

GPtrArray *
obl_find_marked (const GPtrArray *spans, const char *label, const GArray *hits)
{
  g_autoptr (GHashTable) marked = g_hash_table_new (hash_range, equal_ranges);
  GPtrArray *result = g_ptr_array_sized_new (hits->len);

  for (guint i = 0; i < spans->len; i++) {
    OblSpan *span = spans->pdata[i];

    if (strcmp (span->label, label) == 0 && span->fragments->len == 1)
      g_hash_table_insert (marked, span->fragments->data, span);
  }
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (result, g_hash_table_lookup (marked, &g_array_index (hits, OblRange, i)));
  return result;
}

/* --- Marking ---------------------------------------------------------------------------------- */

/* Links one mention of each spelling through obl_edit_link_span(), which gives the entity a name
 * that it did not have; @spellings keeps those that are done. */
static gboolean
link_span (OblEdit *edit,
           const OblFindMark *how,
           const OblSpan *span,
           const char *quote,
           GHashTable *spellings,
           GError **error)
{
  if (!g_hash_table_add (spellings, g_strdup (quote)))
    return TRUE;
  return obl_edit_link_span (edit, &span->id, how->entity_id, error);
}

static gboolean
make_span (OblEdit *edit,
           const OblFindMark *how,
           const OblDocument *document,
           OblRange hit,
           GHashTable *spellings,
           GError **error)
{
  g_autoptr (OblSpan) span = obl_span_new ();
  g_autofree char *quote = NULL;

  span->document_id = document->id;
  span->label = g_strdup (how->label);
  obl_span_add_fragment (span, hit.start, hit.end);
  if (how->entity_id == NULL || !obl_text_contains (document->text, hit))
    return obl_edit_put_span (edit, span, error);

  quote = obl_text_dup_range (document->text, hit);
  span->entity_id = *how->entity_id;
  span->mention = obl_mention_kind_guess (quote, document->language);
  if (!obl_edit_put_span (edit, span, error))
    return FALSE;
  return link_span (edit, how, span, quote, spellings, error);
}

/* A span that was there. */
static gboolean
visit_span (OblEdit *edit,
            const OblFindMark *how,
            const OblSpan *span,
            OblFindCounts *counts,
            GError **error)
{
  counts->n_there++;
  if (how->entity_id == NULL || !obl_id_is_none (&span->entity_id))
    return TRUE;
  counts->n_linked++;
  return obl_edit_link_span (edit, &span->id, how->entity_id, error);
}

gboolean
obl_find_mark_document (OblEdit *edit,
                        OblStore *store,
                        const OblFindMark *how,
                        const OblFindHits *hits,
                        OblFindCounts *counts,
                        GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, &hits->document_id, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) spellings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) marked = NULL;
  guint n_before = counts->n_made + counts->n_linked;

  if (document == NULL)
    return FALSE;
  if (strcmp (hits->text_sha256, obl_text_get_sha256 (document->text)) != 0) {
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_CONFLICT,
                 _ ("The text of “%s” is another one since it was searched; search again"),
                 document->title);
    return FALSE;
  }
  spans = obl_store_list_spans (store, document, problems, error);
  if (spans == NULL)
    return FALSE;
  marked = obl_find_marked (spans, how->label, hits->hits);
  for (guint i = 0; i < marked->len; i++) {
    OblRange hit = g_array_index (hits->hits, OblRange, i);
    gboolean done;

    if (marked->pdata[i] != NULL)
      done = visit_span (edit, how, marked->pdata[i], counts, error);
    else
      done = make_span (edit, how, document, hit, spellings, error);
    if (!done)
      return FALSE;
    if (marked->pdata[i] == NULL)
      counts->n_made++;
  }
  if (counts->n_made + counts->n_linked > n_before)
    counts->n_documents++;
  return TRUE;
}

/* --- All of it as one entry of the history ---------------------------------------------------- */

/* One line, and not a long one. */
static char *
dup_excerpt (const char *words)
{
  g_autofree char *line = g_strdelimit (g_strdup (words), "\n\r\t", ' ');
  g_autofree char *cut = NULL;

  g_strstrip (line);
  if (g_utf8_strlen (line, -1) <= MAX_EXCERPT_CHARS)
    return g_steal_pointer (&line);
  cut = g_utf8_substring (line, 0, MAX_EXCERPT_CHARS);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

char *
obl_find_dup_history_label (const OblLabelSet *set,
                            const char *label,
                            const char *words,
                            guint n_made)
{
  g_autoptr (OblLabelSet) translated = obl_label_set_dup_translated (set);
  const OblSpanLabel *type = obl_label_set_find_span_label (translated, label);
  const char *title = type == NULL ? label : type->title;
  g_autofree char *excerpt = dup_excerpt (words);

  /* Translators: an entry of the history; %s are the words and the label. */
  if (n_made == 1)
    return g_strdup_printf (_ ("Mark “%s” as %s"), excerpt, title);
  /* Translators: an entry of the history; %u is how often, %s are the words and the label. */
  return g_strdup_printf (ngettext ("Mark %u time “%s” as %s", "Mark %u times “%s” as %s", n_made),
                          n_made, excerpt, title);
}

/* The same for hits that were marked, and are only linked. */
static char *
dup_link_label (const char *words, guint n_linked)
{
  g_autofree char *excerpt = dup_excerpt (words);

  /* Translators: an entry of the history; %u is how many, %s what they say. */
  return g_strdup_printf (ngettext ("Link %u mention “%s”", "Link %u mentions “%s”", n_linked),
                          n_linked, excerpt);
}

static gboolean
set_history_label (OblEdit *edit,
                   OblStore *store,
                   const OblFindMark *how,
                   const OblFindCounts *counts,
                   GError **error)
{
  g_autoptr (OblLabelSet) set = obl_store_get_label_set (store, error);
  g_autofree char *label = NULL;

  if (set == NULL)
    return FALSE;
  label = counts->n_made > 0
              ? obl_find_dup_history_label (set, how->label, how->words, counts->n_made)
              : dup_link_label (how->words, counts->n_linked);
  obl_edit_set_label (edit, label);
  return TRUE;
}

gboolean
obl_find_mark_all (OblStore *store,
                   const OblFindMark *how,
                   const GPtrArray *documents,
                   const char *annotator,
                   OblFindCounts *counts,
                   GError **error)
{
  g_autoptr (OblEdit) edit = NULL;
  OblFindCounts counted = { 0 };

  memset (counts, 0, sizeof *counts);
  edit = obl_edit_begin (store, how->words, annotator, error);
  /* A mistake in what is asked for is one even where there is nothing to do. */
  if (edit == NULL || !obl_edit_check_label (edit, how->label, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++) {
    if (!obl_find_mark_document (edit, store, how, documents->pdata[i], &counted, error))
      return FALSE;
  }
  if (!how->dry_run && counted.n_made + counted.n_linked > 0
      && (!set_history_label (edit, store, how, &counted, error) || !obl_edit_commit (edit, error)))
    return FALSE;
  *counts = counted;
  return TRUE;
}
