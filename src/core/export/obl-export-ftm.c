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
#include "core/export/obl-export-article.h"
#include "core/knowledge/obl-ftm.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_TEXT | OBL_CARRIES_METADATA | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS              \
   | OBL_CARRIES_DISCONTINUOUS | OBL_CARRIES_ENTITIES)

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

/* With the first article that has it; the type decides whether there is a place for it. */
static void
visit_entity (OblExportJob *job,
              const OblExportArticle *article,
              OblExportPart *part,
              const OblEntity *entity)
{
  const char *schema = obl_ftm_find_schema (entity->type);

  if (schema == NULL) {
    obl_export_report_take_loss (job->report, OBL_LOSS_ENTITY_TYPE, &article->document->id,
                                 &entity->id, g_strdup (entity->name));
    return;
  }
  job->report->n_entities_out++;
  if (obl_export_part_is_new (part, &entity->id))
    write_entity (entity, schema, obl_export_file_get_buffer (part->main));
}

static void
write_mention (OblExportJob *job,
               const OblSpan *span,
               const OblEntity *entity,
               const char *schema,
               GString *out)
{
  const gboolean resolves = obl_ftm_can_be_resolved (schema);
  char id[OBL_ID_STRING_SIZE];
  OblJson *json = begin_object (out, obl_id_format (&span->id, id), "Mention");

  write_property (json, "document", obl_id_format (&span->document_id, id));
  write_property (json, "name", span->quote);
  if (resolves)
    write_property (json, "resolved", choose_id (entity, id));
  write_property (json, "detectedSchema", schema);
  end_object (json, out);
  job->report->n_spans_out++;
  if (!resolves)
    obl_export_lose_span (job->report, OBL_LOSS_SPAN_UNRESOLVED, span);
}

static void
visit_span (OblExportJob *job,
            const OblExportArticle *article,
            OblExportPart *part,
            const OblSpan *span)
{
  const OblEntity *entity = obl_export_article_find_entity (article, &span->entity_id);
  const char *schema = entity != NULL ? obl_ftm_find_schema (entity->type) : NULL;

  if (schema == NULL) {
    obl_export_lose_span (job->report, OBL_LOSS_SPAN_NO_ENTITY, span);
    return;
  }
  if (span->mention == OBL_MENTION_NOMINAL || span->mention == OBL_MENTION_PRONOUN) {
    obl_export_lose_span (job->report, OBL_LOSS_SPAN_NO_NAME, span);
    return;
  }
  write_mention (job, span, entity, schema, obl_export_file_get_buffer (part->main));
  obl_export_lose_details (job->report, CARRIES, span);
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);

  if (article == NULL)
    return FALSE;
  write_article (article->document, obl_export_file_get_buffer (part->main));
  for (guint i = 0; i < article->entities->len; i++)
    visit_entity (job, article, part, g_ptr_array_index (article->entities, i));
  for (guint i = 0; i < article->spans->len; i++)
    visit_span (job, article, part, g_ptr_array_index (article->spans, i));
  obl_export_lose_frames (job, article, CARRIES);
  obl_export_lose_labels (job, article, CARRIES);

  return TRUE;
}

const OblExportWriter obl_export_ftm = {
  .format = {
    .name = "ftm",
    .title = N_ ("FollowTheMoney entities, one per line"),
    .extension = "ftm.json",
    .media_type = "application/json+ftm",
    .reads = FALSE,
    .carries = CARRIES,
  },
  .write = write_document,
};
