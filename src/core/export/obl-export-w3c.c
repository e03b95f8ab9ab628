/* SPDX-License-Identifier: GPL-3.0-or-later */
/* W3C Web Annotation (JSON-LD): a page of annotations, each with a quotation and a position for every
 * fragment, in code points.  Claims are annotations of their content that link to what fills their roles.
 * What the vocabulary has no word for stands under a prefix of its own, as JSON-LD drops keys that no
 * context knows. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/base/obl-time.h"
#include "core/export/obl-export-article.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS | OBL_CARRIES_DISCONTINUOUS | OBL_CARRIES_ATTRIBUTES   \
   | OBL_CARRIES_FRAMES | OBL_CARRIES_ANNOTATORS | OBL_CARRIES_DOCUMENT_LABELS                     \
   | OBL_CARRIES_COMMENTS)

/* Of the text around a quotation. */
#define CONTEXT_CHARS 32u

typedef struct {
  OblExportJob *job;
  const OblExportArticle *article;
  OblJson *json;
} Writer;

/* --- Pieces ----------------------------------------------------------------------------------- */

static void
write_urn (OblJson *json, const char *name, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];
  g_autofree char *urn = g_strconcat ("urn:uuid:", obl_id_format (id, buffer), NULL);

  obl_json_member_string (json, name, urn);
}

static void
write_source (const Writer *writer)
{
  const OblDocument *document = writer->article->document;

  if (document->source.url != NULL)
    obl_json_member_string (writer->json, "source", document->source.url);
  else
    write_urn (writer->json, "source", &document->id);
}

static void
write_selectors (const Writer *writer, OblRange range)
{
  OblJson *json = writer->json;
  const OblText *text = writer->article->document->text;
  const guint32 n_chars = obl_text_get_n_chars (text);
  const OblRange before = { range.start - MIN (range.start, CONTEXT_CHARS), range.start };
  const OblRange after = { range.end, range.end + MIN (n_chars - range.end, CONTEXT_CHARS) };
  g_autofree char *exact = obl_text_dup_range (text, range);
  g_autofree char *prefix = obl_text_dup_range (text, before);
  g_autofree char *suffix = obl_text_dup_range (text, after);

  obl_json_name (json, "selector");
  obl_json_begin_array (json);
  obl_json_begin_object (json);
  obl_json_member_string (json, "type", "TextQuoteSelector");
  obl_json_member_string (json, "exact", exact);
  obl_json_member_string (json, "prefix", prefix);
  obl_json_member_string (json, "suffix", suffix);
  obl_json_end_object (json);
  obl_json_begin_object (json);
  obl_json_member_string (json, "type", "TextPositionSelector");
  obl_json_member_int (json, "start", range.start);
  obl_json_member_int (json, "end", range.end);
  obl_json_end_object (json);
  obl_json_end_array (json);
}

static void
write_targets (const Writer *writer, const OblSpan *span)
{
  for (guint i = 0; i < span->fragments->len; i++) {
    obl_json_begin_object (writer->json);
    write_source (writer);
    write_selectors (writer, g_array_index (span->fragments, OblRange, i));
    obl_json_end_object (writer->json);
  }
}

static void
write_text_body (OblJson *json, const char *purpose, const char *value)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "type", "TextualBody");
  obl_json_member_string (json, "purpose", purpose);
  obl_json_member_string (json, "value", value);
  obl_json_end_object (json);
}

/* Of something with an IRI: an entity, a span in a role. */
static void
begin_resource_body (OblJson *json, const char *purpose)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "type", "SpecificResource");
  obl_json_member_string (json, "purpose", purpose);
}

static void
write_entity_body (const Writer *writer, const OblEntity *entity)
{
  begin_resource_body (writer->json, "identifying");
  write_urn (writer->json, "source", &entity->id);
  obl_json_member_string (writer->json, "obelus:name", entity->name);
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = g_ptr_array_index (entity->external, i);
    g_autofree char *name = g_strconcat ("obelus:", external->scheme, NULL);

    obl_json_member_string (writer->json, name, external->value);
  }
  obl_json_end_object (writer->json);
}

static void
write_attribute_bodies (const Writer *writer, const GPtrArray *attributes)
{
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = g_ptr_array_index (attributes, i);
    g_autofree char *value = obl_attributes_dup_string (attributes, attribute->name);

    obl_json_begin_object (writer->json);
    obl_json_member_string (writer->json, "type", "TextualBody");
    obl_json_member_string (writer->json, "purpose", "describing");
    obl_json_member_string (writer->json, "value", value);
    obl_json_member_string (writer->json, "obelus:attribute", attribute->name);
    obl_json_end_object (writer->json);
  }
}

static void
write_creator (const Writer *writer, const OblId *annotator_id, const OblOrigin *origin)
{
  OblJson *json = writer->json;

  if (!obl_id_is_none (annotator_id)) {
    obl_json_name (json, "creator");
    obl_json_begin_object (json);
    write_urn (json, "id", annotator_id);
    obl_json_member_string (json, "type", "Person");
    obl_json_member_string (json, "name", obl_export_job_get_annotator (writer->job, annotator_id));
    obl_json_end_object (json);
  }
  if (origin != NULL && origin->kind != OBL_ORIGIN_HUMAN && origin->name != NULL) {
    obl_json_name (json, "generator");
    obl_json_begin_object (json);
    obl_json_member_string (json, "type", "Software");
    obl_json_member_string (json, "name", origin->name);
    obl_json_end_object (json);
  }
}

static void
write_time (OblJson *json, const char *name, gint64 time)
{
  g_autofree char *text = time != 0 ? obl_time_format (time) : NULL;

  if (text != NULL)
    obl_json_member_string (json, name, text);
}

static void
begin_annotation (const Writer *writer, const OblId *id, const char *motivation)
{
  obl_json_begin_object (writer->json);
  write_urn (writer->json, "id", id);
  obl_json_member_string (writer->json, "type", "Annotation");
  obl_json_member_string (writer->json, "motivation", motivation);
}

/* --- Annotations ------------------------------------------------------------------------------ */

static void
write_span (const Writer *writer, const OblSpan *span)
{
  OblJson *json = writer->json;
  const OblEntity *entity = obl_export_article_find_entity (writer->article, &span->entity_id);

  begin_annotation (writer, &span->id, "classifying");
  write_time (json, "created", span->created);
  write_time (json, "modified", span->modified);
  write_creator (writer, &span->annotator_id, &span->origin);
  obl_json_name (json, "body");
  obl_json_begin_array (json);
  write_text_body (json, "classifying", span->label);
  if (entity != NULL)
    write_entity_body (writer, entity);
  write_attribute_bodies (writer, span->attributes);
  if (span->comment != NULL)
    write_text_body (json, "commenting", span->comment);
  obl_json_end_array (json);
  obl_json_name (json, "target");
  obl_json_begin_array (json);
  write_targets (writer, span);
  obl_json_end_array (json);
  obl_json_end_object (json);
}

static void
write_role_body (const Writer *writer, const OblRole *role)
{
  begin_resource_body (writer->json, "linking");
  if (role->kind == OBL_FILLER_URL)
    obl_json_member_string (writer->json, "source", role->url);
  else
    write_urn (writer->json, "source", &role->id);
  obl_json_member_string (writer->json, "obelus:role", role->role);
  obl_json_end_object (writer->json);
}

static void
write_frame (const Writer *writer, const OblFrame *frame)
{
  OblJson *json = writer->json;
  static const char *const roles[] = { "content", "cue", NULL };
  const OblSpan *place = obl_export_article_find_place (writer->article, frame, roles);

  begin_annotation (writer, &frame->id, "linking");
  write_time (json, "created", frame->created);
  write_time (json, "modified", frame->modified);
  write_creator (writer, &frame->annotator_id, &frame->origin);
  obl_json_name (json, "body");
  obl_json_begin_array (json);
  write_text_body (json, "classifying", frame->type);
  for (guint i = 0; i < frame->roles->len; i++)
    write_role_body (writer, g_ptr_array_index (frame->roles, i));
  write_attribute_bodies (writer, frame->attributes);
  if (frame->comment != NULL)
    write_text_body (json, "commenting", frame->comment);
  obl_json_end_array (json);
  obl_json_name (json, "target");
  obl_json_begin_array (json);
  if (place != NULL) {
    write_targets (writer, place);
  } else {
    obl_json_begin_object (json);
    write_source (writer);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
  obl_json_end_object (json);
}

static void
write_label (const Writer *writer, const OblDocumentLabel *label)
{
  OblJson *json = writer->json;

  begin_annotation (writer, &label->id, "tagging");
  write_time (json, "created", label->created);
  write_creator (writer, &label->annotator_id, NULL);
  obl_json_name (json, "body");
  obl_json_begin_object (json);
  obl_json_member_string (json, "type", "TextualBody");
  obl_json_member_string (json, "purpose", "tagging");
  obl_json_member_string (json, "value", label->value != NULL ? label->value : label->name);
  obl_json_member_string (json, "obelus:label", label->name);
  obl_json_end_object (json);
  obl_json_name (json, "target");
  obl_json_begin_object (json);
  write_source (writer);
  obl_json_end_object (json);
  obl_json_end_object (json);
}

/* --- The page --------------------------------------------------------------------------------- */

static gboolean
begin (OblExportJob *job, OblExportPart *part, GError **error)
{
  g_string_append (obl_export_file_get_buffer (part->main),
                   "{\"@context\":[\"http://www.w3.org/ns/anno.jsonld\","
                   "{\"obelus\":\"urn:obelus:\"}],"
                   "\"id\":\"urn:obelus:annotations\",\"type\":\"AnnotationPage\","
                   "\"startIndex\":0,\"items\":[");

  return TRUE;
}

static gboolean
end (OblExportJob *job, OblExportPart *part, GError **error)
{
  g_string_append (obl_export_file_get_buffer (part->main), "\n]}\n");

  return TRUE;
}

/* Before each annotation: a line of its own. */
static void
separate (OblExportPart *part)
{
  g_string_append (obl_export_file_get_buffer (part->main), part->n_items++ > 0 ? ",\n" : "\n");
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  GString *out = obl_export_file_get_buffer (part->main);

  if (article == NULL)
    return FALSE;
  for (guint i = 0; i < article->spans->len + article->frames->len + article->labels->len; i++) {
    g_autoptr (OblJson) json = NULL;
    Writer writer = { job, article, NULL };
    guint index = i;

    separate (part);
    json = obl_json_new (out);
    writer.json = json;
    if (index < article->spans->len) {
      write_span (&writer, g_ptr_array_index (article->spans, index));
      continue;
    }
    index -= article->spans->len;
    if (index < article->frames->len)
      write_frame (&writer, g_ptr_array_index (article->frames, index));
    else
      write_label (&writer, g_ptr_array_index (article->labels, index - article->frames->len));
  }
  job->report->n_spans_out += article->spans->len;
  obl_export_lose_frames (job, article, CARRIES);
  obl_export_lose_entity_names (job, article);

  return TRUE;
}

const OblExportWriter obl_export_w3c = {
  .format = {
    .name = "w3c",
    .title = N_ ("W3C Web Annotation, JSON-LD"),
    .extension = "jsonld",
    .media_type = "application/ld+json",
    .carries = CARRIES,
  },
  .begin = begin,
  .end = end,
  .write = write_document,
};
