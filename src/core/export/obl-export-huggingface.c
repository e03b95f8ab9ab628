/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder that Hugging Face's datasets loads: Parquet for it, JSON lines of the same rows for everybody
 * else, and a card that says what the columns are and how many rows each split has. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/export/obl-huggingface-card.h"
#include "core/export/obl-huggingface-row.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_TEXT | OBL_CARRIES_METADATA | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS              \
   | OBL_CARRIES_DISCONTINUOUS | OBL_CARRIES_ATTRIBUTES | OBL_CARRIES_FRAMES                       \
   | OBL_CARRIES_ANNOTATORS | OBL_CARRIES_DOCUMENT_LABELS | OBL_CARRIES_COMMENTS)

/* Of a corpus that is not split. */
#define ONLY_SPLIT "train"

typedef struct {
  char *name; /* of the split */
  char *jsonl_name;
  char *parquet_name;
  OblParquet *parquet;
  GHashTable *languages; /* char * */
} State;

static void
state_free (State *state)
{
  g_free (state->name);
  g_free (state->jsonl_name);
  g_free (state->parquet_name);
  obl_parquet_free (state->parquet);
  g_hash_table_unref (state->languages);
  g_free (state);
}

/* The splits are files of one folder, not folders. */
static gboolean
begin (OblExportJob *job, OblExportPart *part, GError **error)
{
  State *state = g_new0 (State, 1);
  GString *out = NULL;

  part->state = state;
  part->free_state = (GDestroyNotify)state_free;
  state->name = *part->prefix != '\0' ? g_strndup (part->prefix, strlen (part->prefix) - 1)
                                      : g_strdup (ONLY_SPLIT);
  state->jsonl_name = g_strdup_printf ("jsonl/%s.jsonl", state->name);
  state->parquet_name = g_strdup_printf ("data/%s.parquet", state->name);
  state->languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  out = obl_export_folder_open (part->folder, state->parquet_name, error);
  if (out == NULL || obl_export_folder_open (part->folder, state->jsonl_name, error) == NULL)
    return FALSE;
  state->parquet = obl_parquet_new (obl_huggingface_fields, out);

  return TRUE;
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  State *state = part->state;
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  GString *out = obl_export_folder_open (part->folder, state->jsonl_name, error);
  g_autoptr (OblJsonTree) tree = NULL;
  gsize start = 0;

  if (article == NULL || out == NULL)
    return FALSE;
  start = out->len;
  obl_huggingface_append_row (job, article, out);
  tree = obl_json_tree_parse_take (g_strndup (out->str + start, out->len - start), out->len - start,
                                   NULL, error);
  if (tree == NULL)
    return FALSE;
  obl_parquet_add_row (state->parquet, obl_json_tree_get_root (tree));
  g_string_append_c (out, '\n');
  if (article->document->language != NULL)
    g_hash_table_add (state->languages, g_strdup (article->document->language));

  job->report->n_spans_out += article->spans->len;
  obl_export_lose_frames (job, article, CARRIES);
  obl_export_lose_entity_names (job, article);

  return TRUE;
}

static gboolean
end (OblExportJob *job, OblExportPart *part, GError **error)
{
  State *state = part->state;
  g_autofree char *features
      = obl_huggingface_make_features (obl_huggingface_fields, job->choice->set);

  obl_parquet_finish (state->parquet, "huggingface", features);

  return TRUE;
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static gboolean
close_all (OblExportJob *job, GArray *parts, GError **error)
{
  g_autoptr (GArray) splits = g_array_new (FALSE, FALSE, sizeof (OblHuggingfaceSplit));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) languages = g_ptr_array_new ();
  g_autofree char *card = NULL;

  for (guint i = 0; i < parts->len; i++) {
    const OblExportPart *part = &g_array_index (parts, OblExportPart, i);
    const State *state = part->state;
    OblHuggingfaceSplit split = { state->name, part->n_documents };
    GHashTableIter iter;
    gpointer language;

    g_array_append_val (splits, split);
    g_hash_table_iter_init (&iter, state->languages);
    while (g_hash_table_iter_next (&iter, &language, NULL))
      if (g_hash_table_add (seen, language))
        g_ptr_array_add (languages, language);
  }
  g_ptr_array_sort (languages, compare_strings);
  card = obl_huggingface_make_card (obl_huggingface_fields, job, splits, languages);

  return obl_export_folder_put (g_array_index (parts, OblExportPart, 0).folder, "README.md", card,
                                -1, error);
}

const OblExportWriter obl_export_huggingface = {
  .format = {
    .name = "huggingface",
    .title = N_ ("Hugging Face dataset, Parquet and JSON lines"),
    .extension = "parquet",
    .carries = CARRIES,
  },
  .is_folder = TRUE,
  .begin = begin,
  .end = end,
  .close = close_all,
  .write = write_document,
};
