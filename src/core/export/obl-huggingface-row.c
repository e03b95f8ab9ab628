/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrow takes the types of columns from the first rows, so that a list that is empty there has to be one
 * and not null, and nothing may be a string here and a number there. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-huggingface-row.h"

#include <string.h>

#include "core/base/obl-json.h"

#define STRING(column)                                                                             \
  {                                                                                                \
    column, OBL_PARQUET_STRING, NULL                                                               \
  }
#define INT64(column)                                                                              \
  {                                                                                                \
    column, OBL_PARQUET_INT64, NULL                                                                \
  }
#define LIST(column, rows)                                                                         \
  {                                                                                                \
    column, OBL_PARQUET_LIST, rows                                                                 \
  }
#define END                                                                                        \
  {                                                                                                \
    NULL, OBL_PARQUET_STRING, NULL                                                                 \
  }

static const OblParquetField fragment_fields[] = { INT64 ("start"), INT64 ("end"), END };
static const OblParquetField attribute_fields[] = { STRING ("key"), STRING ("value"), END };
static const OblParquetField role_fields[]
    = { STRING ("role"), STRING ("kind"), STRING ("filler"), STRING ("words"), END };
static const OblParquetField label_fields[] = { STRING ("name"), STRING ("value"), END };

static const OblParquetField span_fields[] = {
  STRING ("id"),
  INT64 (OBL_HUGGINGFACE_LABEL),
  INT64 ("start"),
  INT64 ("end"),
  LIST ("fragments", fragment_fields),
  STRING ("quote"),
  STRING ("entity"),
  STRING ("entity_name"),
  LIST ("attributes", attribute_fields),
  STRING ("comment"),
  STRING ("annotator"),
  END,
};

static const OblParquetField claim_fields[] = {
  STRING ("id"),
  STRING ("type"),
  LIST ("roles", role_fields),
  LIST ("attributes", attribute_fields),
  STRING ("proposition"),
  STRING ("comment"),
  STRING ("annotator"),
  END,
};

const OblParquetField obl_huggingface_fields[] = {
  STRING ("id"),
  STRING ("title"),
  STRING ("byline"),
  STRING ("publisher"),
  STRING ("published"),
  STRING ("language"),
  STRING ("url"),
  STRING ("text"),
  LIST ("spans", span_fields),
  LIST ("claims", claim_fields),
  LIST ("labels", label_fields),
  END,
};

static void
write_id (OblJson *json, const char *name, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_member_string (json, name, obl_id_is_none (id) ? NULL : obl_id_format (id, buffer));
}

static gint64
find_label (const OblLabelSet *set, const char *name)
{
  for (guint i = 0; i < set->span_labels->len; i++)
    if (strcmp (((const OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->name, name) == 0)
      return i;

  return -1;
}

static void
write_attributes (OblJson *json, const GPtrArray *attributes)
{
  obl_json_name (json, "attributes");
  obl_json_begin_array (json);
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = g_ptr_array_index (attributes, i);
    g_autofree char *value = obl_attributes_dup_string (attributes, attribute->name);

    obl_json_begin_object (json);
    obl_json_member_string (json, "key", attribute->name);
    obl_json_member_string (json, "value", value);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static void
write_fragments (OblJson *json, const OblSpan *span)
{
  obl_json_name (json, "fragments");
  obl_json_begin_array (json);
  for (guint i = 0; i < span->fragments->len; i++) {
    const OblRange *range = &g_array_index (span->fragments, OblRange, i);

    obl_json_begin_object (json);
    obl_json_member_int (json, "start", range->start);
    obl_json_member_int (json, "end", range->end);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static void
write_span (OblJson *json, OblExportJob *job, const OblExportArticle *article, const OblSpan *span)
{
  const OblEntity *entity = obl_export_article_find_entity (article, &span->entity_id);
  const gint64 label = find_label (job->choice->set, span->label);

  if (label < 0)
    obl_export_lose_span (job->report, OBL_LOSS_SPAN_RENAMED, span);
  obl_json_begin_object (json);
  write_id (json, "id", &span->id);
  obl_json_member_int (json, OBL_HUGGINGFACE_LABEL, label);
  obl_json_member_int (json, "start", obl_span_get_extent (span).start);
  obl_json_member_int (json, "end", obl_span_get_extent (span).end);
  write_fragments (json, span);
  obl_json_member_string (json, "quote", span->quote);
  write_id (json, "entity", &span->entity_id);
  obl_json_member_string (json, "entity_name", entity != NULL ? entity->name : NULL);
  write_attributes (json, span->attributes);
  obl_json_member_string (json, "comment", span->comment);
  obl_json_member_string (json, "annotator",
                          obl_export_job_get_annotator (job, &span->annotator_id));
  obl_json_end_object (json);
}

static void
write_role (OblJson *json, const OblExportArticle *article, const OblRole *role)
{
  const OblSpan *span = obl_export_article_find_span (article, &role->id);
  const OblEntity *entity = obl_export_article_find_entity (article, &role->id);

  obl_json_begin_object (json);
  obl_json_member_string (json, "role", role->role);
  obl_json_member_string (json, "kind", obl_filler_kind_to_string (role->kind));
  if (role->kind == OBL_FILLER_URL)
    obl_json_member_string (json, "filler", role->url);
  else
    write_id (json, "filler", &role->id);
  obl_json_member_string (json, "words",
                          span != NULL     ? span->quote
                          : entity != NULL ? entity->name
                                           : NULL);
  obl_json_end_object (json);
}

static void
write_claim (OblJson *json,
             OblExportJob *job,
             const OblExportArticle *article,
             const OblFrame *frame)
{
  obl_json_begin_object (json);
  write_id (json, "id", &frame->id);
  obl_json_member_string (json, "type", frame->type);
  obl_json_name (json, "roles");
  obl_json_begin_array (json);
  for (guint i = 0; i < frame->roles->len; i++)
    write_role (json, article, g_ptr_array_index (frame->roles, i));
  obl_json_end_array (json);
  write_attributes (json, frame->attributes);
  write_id (json, "proposition", &frame->proposition_id);
  obl_json_member_string (json, "comment", frame->comment);
  obl_json_member_string (json, "annotator",
                          obl_export_job_get_annotator (job, &frame->annotator_id));
  obl_json_end_object (json);
}

static void
write_labels (OblJson *json, const OblExportArticle *article)
{
  obl_json_name (json, "labels");
  obl_json_begin_array (json);
  for (guint i = 0; i < article->labels->len; i++) {
    const OblDocumentLabel *label = g_ptr_array_index (article->labels, i);

    obl_json_begin_object (json);
    obl_json_member_string (json, "name", label->name);
    obl_json_member_string (json, "value", label->value);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

void
obl_huggingface_append_row (OblExportJob *job, const OblExportArticle *article, GString *out)
{
  const OblDocument *document = article->document;
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  write_id (json, "id", &document->id);
  obl_json_member_string (json, "title", document->title);
  obl_json_member_string (json, "byline", document->byline);
  obl_json_member_string (json, "publisher", document->publisher);
  obl_json_member_string (json, "published", document->published);
  obl_json_member_string (json, "language", document->language);
  obl_json_member_string (json, "url", document->source.url);
  obl_json_member_string (json, "text", obl_text_get_utf8 (document->text));
  obl_json_name (json, "spans");
  obl_json_begin_array (json);
  for (guint i = 0; i < article->spans->len; i++)
    write_span (json, job, article, g_ptr_array_index (article->spans, i));
  obl_json_end_array (json);
  obl_json_name (json, "claims");
  obl_json_begin_array (json);
  for (guint i = 0; i < article->frames->len; i++)
    write_claim (json, job, article, g_ptr_array_index (article->frames, i));
  obl_json_end_array (json);
  write_labels (json, article);
  obl_json_end_object (json);
}
