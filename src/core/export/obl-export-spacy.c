/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON lines as scripts that train spaCy read them: "entities" without overlaps as [start, end, label],
 * and all spans in the group "sc", which its span categorizer looks at, with the entity they link to.
 * "cats" are the labels of the whole article. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/export/obl-export-flat.h"
#include "core/export/obl-export-relations.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_TEXT | OBL_CARRIES_METADATA | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS              \
   | OBL_CARRIES_DOCUMENT_LABELS)

static void
write_flat (OblJson *json, const GPtrArray *spans)
{
  obl_json_name (json, "entities");
  obl_json_begin_array (json);
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);
    const OblRange range = obl_span_get_extent (span);

    obl_json_begin_array (json);
    obl_json_int (json, range.start);
    obl_json_int (json, range.end);
    obl_json_string (json, span->label);
    obl_json_end_array (json);
  }
  obl_json_end_array (json);
}

/* What a knowledge base knows it by, or else the project. */
static char *
dup_knowledge_id (const OblExportArticle *article, const OblSpan *span)
{
  const OblEntity *entity = obl_export_article_find_entity (article, &span->entity_id);
  char buffer[OBL_ID_STRING_SIZE];

  for (guint i = 0; entity != NULL && i < entity->external->len; i++) {
    const OblExternalId *external = g_ptr_array_index (entity->external, i);

    if (g_str_equal (external->scheme, "wikidata"))
      return g_strdup (external->value);
  }

  return entity != NULL ? g_strdup (obl_id_format (&entity->id, buffer)) : NULL;
}

static void
write_group (OblJson *json, const OblExportArticle *article, const GPtrArray *spans)
{
  obl_json_name (json, "spans");
  obl_json_begin_object (json);
  obl_json_name (json, "sc");
  obl_json_begin_array (json);
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);
    const OblRange range = obl_span_get_extent (span);
    g_autofree char *id = dup_knowledge_id (article, span);

    obl_json_begin_object (json);
    obl_json_member_int (json, "start", range.start);
    obl_json_member_int (json, "end", range.end);
    obl_json_member_string (json, "label", span->label);
    obl_json_member_string (json, "kb_id", id != NULL ? id : "");
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
  obl_json_end_object (json);
}

/* Scores are numbers with a point: spaCy takes no integers. */
static void
write_labels (OblJson *json, const OblExportArticle *article)
{
  obl_json_name (json, "cats");
  obl_json_begin_object (json);
  for (guint i = 0; i < article->labels->len; i++) {
    const OblDocumentLabel *label = g_ptr_array_index (article->labels, i);
    g_autofree char *name = label->value != NULL
                                ? g_strdup_printf ("%s=%s", label->name, label->value)
                                : g_strdup (label->name);

    obl_json_name (json, name);
    obl_json_raw (json, "1.0");
  }
  obl_json_end_object (json);
}

static void
write_meta (OblJson *json, const OblDocument *document)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_name (json, "meta");
  obl_json_begin_object (json);
  obl_json_member_string (json, "id", obl_id_format (&document->id, buffer));
  obl_json_member_string (json, "title", document->title);
  obl_json_member_string (json, "byline", document->byline);
  obl_json_member_string (json, "publisher", document->publisher);
  obl_json_member_string (json, "published", document->published);
  obl_json_member_string (json, "language", document->language);
  obl_json_end_object (json);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  g_autoptr (GHashTable) written = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) flat = NULL;
  GString *out = obl_export_file_get_buffer (part->main);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (article == NULL)
    return FALSE;
  spans = obl_export_list_continuous (job, article, CARRIES, written);
  flat = obl_export_list_flat (job, article, spans);
  obl_export_lose_frames (job, article, CARRIES);
  obl_export_lose_entity_names (job, article);

  obl_json_begin_object (json);
  obl_json_member_string (json, "text", obl_text_get_utf8 (article->document->text));
  write_flat (json, flat);
  write_group (json, article, spans);
  write_labels (json, article);
  write_meta (json, article->document);
  obl_json_end_object (json);
  g_string_append_c (out, '\n');

  return TRUE;
}

const OblExportWriter obl_export_spacy = {
  .format = {
    .name = "spacy",
    .title = N_ ("spaCy, JSON lines with entities and span groups"),
    .extension = "jsonl",
    .media_type = "application/jsonl",
    .carries = CARRIES,
  },
  .write = write_document,
};
