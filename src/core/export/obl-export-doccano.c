/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doccano's JSON lines, of a project with relations: {"id", "text", "entities", "relations"}.  Offsets
 * are code points, as its importer counts in Python; ids are numbers within the file. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/export/obl-export-relations.h"

#define CARRIES (OBL_CARRIES_TEXT | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS)

static void
write_spans (OblJson *json, const GPtrArray *spans, guint64 first)
{
  obl_json_name (json, "entities");
  obl_json_begin_array (json);
  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (spans, i);
    const OblRange range = obl_span_get_extent (span);

    obl_json_begin_object (json);
    obl_json_member_int (json, "id", (gint64)(first + i + 1));
    obl_json_member_string (json, "label", span->label);
    obl_json_member_int (json, "start_offset", range.start);
    obl_json_member_int (json, "end_offset", range.end);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static gint64
get_number (GHashTable *written, guint64 first, const OblSpan *span)
{
  return (gint64)(first + GPOINTER_TO_UINT (g_hash_table_lookup (written, &span->id)));
}

static void
write_relations (OblJson *json, const GArray *relations, GHashTable *written, guint64 first)
{
  obl_json_name (json, "relations");
  obl_json_begin_array (json);
  for (guint i = 0; i < relations->len; i++) {
    const OblExportRelation *relation = &g_array_index (relations, OblExportRelation, i);

    obl_json_begin_object (json);
    obl_json_member_int (json, "id", (gint64)(first + i + 1));
    obl_json_member_int (json, "from_id", get_number (written, first, relation->from));
    obl_json_member_int (json, "to_id", get_number (written, first, relation->to));
    obl_json_member_string (json, "type", relation->role);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  g_autoptr (GHashTable) written = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GArray) relations = NULL;
  GString *out = obl_export_file_get_buffer (part->main);
  g_autoptr (OblJson) json = obl_json_new (out);

  if (article == NULL)
    return FALSE;
  spans = obl_export_list_continuous (job, article, CARRIES, written);
  relations = obl_export_relations_new (job, article, written);
  obl_export_lose_entities (job, article, CARRIES);
  obl_export_lose_labels (job, article, CARRIES);

  obl_json_begin_object (json);
  obl_json_member_int (json, "id", (gint64)part->n_documents + 1);
  obl_json_member_string (json, "text", obl_text_get_utf8 (article->document->text));
  write_spans (json, spans, part->n_items);
  write_relations (json, relations, written, part->n_items);
  obl_json_end_object (json);
  g_string_append_c (out, '\n');
  part->n_items += MAX (spans->len, relations->len);

  return TRUE;
}

const OblExportWriter obl_export_doccano = {
  .format = {
    .name = "doccano",
    .title = N_ ("doccano, JSON lines with relations"),
    .extension = "jsonl",
    .media_type = "application/jsonl",
    .carries = CARRIES,
  },
  .write = write_document,
};
