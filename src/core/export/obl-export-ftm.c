/* SPDX-License-Identifier: GPL-3.0-or-later */
/* FollowTheMoney entities, one JSON object per line: an Article for each document, its entities, and a
 * Mention for each place that names one.
 *
 * Ids are those of the project, or the FollowTheMoney ids that entities came with, so that what goes
 * out and comes back is the same entity.  Every value is a list of texts.  An entity is written with the
 * first article that mentions it. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/export/obl-conll-tags.h"
#include "core/export/obl-export-private.h"
#include "core/knowledge/obl-ftm.h"

/* --- Objects ---------------------------------------------------------------------------------- */

static OblJson *
begin_object (GString *out, const char *id, const char *schema)
{
  OblJson *json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_string (json, "id", id);
  obl_json_member_string (json, "schema", schema);
  obl_json_name (json, "properties");
  obl_json_begin_object (json);
  return json;
}

static void
end_object (OblJson *json, GString *out)
{
  obl_json_end_object (json);
  obl_json_end_object (json);
  obl_json_free (json);
  g_string_append_c (out, '\n');
}

static void
write_property (OblJson *json, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  obl_json_name (json, name);
  obl_json_begin_array (json);
  obl_json_string (json, value);
  obl_json_end_array (json);
}

/* FollowTheMoney has languages of three letters, and drops what it does not know. */
static const char *
find_language (const char *language)
{
  static const char *const codes[][2] = {
    { "ar", "ara" }, { "de", "deu" }, { "en", "eng" }, { "es", "spa" }, { "fa", "fas" },
    { "fr", "fra" }, { "he", "heb" }, { "hi", "hin" }, { "it", "ita" }, { "ja", "jpn" },
    { "ko", "kor" }, { "nl", "nld" }, { "pl", "pol" }, { "pt", "por" }, { "ru", "rus" },
    { "sv", "swe" }, { "tr", "tur" }, { "uk", "ukr" }, { "zh", "zho" },
  };

  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (codes); i++) {
    if (strncmp (language, codes[i][0], 2) == 0 && !g_ascii_isalpha (language[2]))
      return codes[i][1];
  }
  return NULL;
}

static void
write_article (const OblDocument *document, GString *out)
{
  char id[OBL_ID_STRING_SIZE];
  OblJson *json = begin_object (out, obl_id_format (&document->id, id), "Article");

  write_property (json, "title", document->title);
  write_property (json, "author", document->byline);
  write_property (json, "publisher", document->publisher);
  write_property (json, "publishedAt", document->published);
  write_property (json, "language", find_language (document->language));
  write_property (json, "sourceUrl", document->source.url);
  write_property (json, "bodyText", obl_text_get_utf8 (document->text));
  end_object (json, out);
}

/* --- Entities --------------------------------------------------------------------------------- */

static const char *
get_external (const OblEntity *entity, const char *scheme)
{
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    if (strcmp (external->scheme, scheme) == 0)
      return external->value;
  }
  return NULL;
}

static void
write_aliases (OblJson *json, const OblEntity *entity)
{
  if (entity->aliases->len == 0)
    return;
  obl_json_name (json, "alias");
  obl_json_begin_array (json);
  for (guint i = 0; i < entity->aliases->len; i++)
    obl_json_string (json, ((const OblAlias *)entity->aliases->pdata[i])->name);
  obl_json_end_array (json);
}

/* Borrowed from @entity, or in @id. */
static const char *
choose_id (const OblEntity *entity, char id[OBL_ID_STRING_SIZE])
{
  const char *own = get_external (entity, OBL_FTM_SCHEME);

  return own != NULL ? own : obl_id_format (&entity->id, id);
}

static void
write_entity (const OblEntity *entity, const char *schema, GString *out)
{
  char id[OBL_ID_STRING_SIZE];
  OblJson *json = begin_object (out, choose_id (entity, id), schema);

  write_property (json, "name", entity->name);
  write_aliases (json, entity);
  write_property (json, "wikidataId", get_external (entity, "wikidata"));
  write_property (json, "notes", entity->notes);
  end_object (json, out);
}

/* --- One document ----------------------------------------------------------------------------- */

typedef struct {
  OblExportJob *job;
  const OblDocument *document;
  OblExportPart *part;
  GHashTable *entities; /* OblId → OblEntity: of this document */
} Writer;

static void
writer_clear (Writer *writer)
{
  g_clear_pointer (&writer->entities, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

static void
lose_span (Writer *writer, OblLossReason reason, const OblSpan *span)
{
  OblExportReport *report = writer->job->report;

  obl_export_report_take_loss (
      report, reason, &writer->document->id, &span->id,
      obl_export_report_keeps_losses (report) ? obl_conll_describe_span (span) : NULL);
}

/* Reads an entity and writes it when it is the first time; the type decides whether there is a place
 * for it. */
static gboolean
visit_entity (Writer *writer, const OblId *id, GError **error)
{
  OblExportReport *report = writer->job->report;
  OblEntity *entity;
  const char *schema;

  if (obl_id_is_none (id) || g_hash_table_contains (writer->entities, id))
    return TRUE;
  entity = obl_store_get_entity (writer->job->store, id, error);
  if (entity == NULL) {
    if (error != NULL && *error == NULL)
      g_set_error_literal (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_FAILED,
                           _ ("An annotation is linked to an entity that is not there; “obelusctl "
                              "check” tells more"));
    return FALSE;
  }
  g_hash_table_insert (writer->entities, obl_id_dup (id), entity);
  report->n_entities_in++;
  schema = obl_ftm_find_schema (entity->type);
  if (schema == NULL) {
    obl_export_report_take_loss (report, OBL_LOSS_ENTITY_TYPE, &writer->document->id, id,
                                 g_strdup (entity->name));
    return TRUE;
  }
  report->n_entities_out++;
  if (g_hash_table_add (writer->part->written, obl_id_dup (id)))
    write_entity (entity, schema, obl_export_file_get_buffer (writer->part->main));
  return TRUE;
}

static gboolean
visit_entities (Writer *writer, const GPtrArray *spans, const GPtrArray *frames, GError **error)
{
  for (guint i = 0; i < spans->len; i++) {
    if (!visit_entity (writer, &((const OblSpan *)spans->pdata[i])->entity_id, error))
      return FALSE;
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = frames->pdata[i];

    for (guint j = 0; j < frame->roles->len; j++) {
      const OblRole *role = frame->roles->pdata[j];

      if (role->kind == OBL_FILLER_ENTITY && !visit_entity (writer, &role->id, error))
        return FALSE;
    }
  }
  return TRUE;
}

static void
write_mention (Writer *writer, const OblSpan *span, const OblEntity *entity, const char *schema)
{
  GString *out = obl_export_file_get_buffer (writer->part->main);
  const gboolean resolves = obl_ftm_can_be_resolved (schema);
  char id[OBL_ID_STRING_SIZE];
  OblJson *json = begin_object (out, obl_id_format (&span->id, id), "Mention");

  write_property (json, "document", obl_id_format (&writer->document->id, id));
  write_property (json, "name", span->quote);
  if (resolves)
    write_property (json, "resolved", choose_id (entity, id));
  write_property (json, "detectedSchema", schema);
  end_object (json, out);
  writer->job->report->n_spans_out++;
  if (!resolves)
    lose_span (writer, OBL_LOSS_SPAN_UNRESOLVED, span);
}

static void
visit_span (Writer *writer, const OblSpan *span)
{
  OblExportReport *report = writer->job->report;
  const OblEntity *entity = g_hash_table_lookup (writer->entities, &span->entity_id);
  const char *schema = entity == NULL ? NULL : obl_ftm_find_schema (entity->type);

  report->n_spans_in++;
  if (schema == NULL) {
    lose_span (writer, OBL_LOSS_SPAN_NO_ENTITY, span);
    return;
  }
  if (span->mention == OBL_MENTION_NOMINAL || span->mention == OBL_MENTION_PRONOUN) {
    lose_span (writer, OBL_LOSS_SPAN_NO_NAME, span);
    return;
  }
  write_mention (writer, span, entity, schema);
  for (guint i = 0; i < span->attributes->len; i++) {
    const OblAttribute *attribute = span->attributes->pdata[i];

    obl_export_report_take_loss (report, OBL_LOSS_ATTRIBUTE, &writer->document->id, &span->id,
                                 g_strdup_printf ("%s = %s", attribute->name, attribute->value));
  }
  if (span->comment != NULL)
    lose_span (writer, OBL_LOSS_COMMENT, span);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (job->store, document_id, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all_spans = NULL;
  g_autoptr (GPtrArray) all_frames = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;
  g_auto (Writer) writer = { job, document, part, NULL };

  if (document == NULL)
    return FALSE;
  all_spans = obl_store_list_spans (job->store, document, problems, error);
  all_frames = all_spans == NULL ? NULL : obl_store_list_frames (job->store, document_id, error);
  if (all_frames == NULL)
    return FALSE;
  for (guint i = 0; i < problems->len; i++)
    obl_export_report_take_loss (job->report, OBL_LOSS_SPAN_MISMATCH, document_id, NULL,
                                 g_strdup (problems->pdata[i]));
  job->report->n_spans_in += problems->len;
  spans = obl_export_choose_spans (job->choice, all_spans);
  frames = obl_export_choose_frames (job->choice, all_frames);
  if (part->written == NULL)
    part->written = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
  writer.entities
      = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, (GDestroyNotify)obl_entity_unref);
  write_article (document, obl_export_file_get_buffer (part->main));
  if (!visit_entities (&writer, spans, frames, error))
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    visit_span (&writer, spans->pdata[i]);
  obl_export_lose_frames (job, document, frames, all_spans);
  obl_export_lose_labels (job, document);
  return TRUE;
}

const OblExportWriter obl_export_ftm = {
  .format = {
    .name = "ftm",
    .title = N_ ("FollowTheMoney entities, one per line"),
    .extension = "ftm.json",
    .media_type = "application/json+ftm",
    .reads = FALSE,
    .carries = OBL_CARRIES_TEXT | OBL_CARRIES_METADATA | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS
               | OBL_CARRIES_DISCONTINUOUS | OBL_CARRIES_ENTITIES,
  },
  .write = write_document,
};
