/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of each object and their order, which data/record.schema.json describes.  A member is
 * written even when it is null or empty, so that readers find the same shape everywhere; only what
 * most objects of a kind cannot have (a table cell's row, a model's score) is left out. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-objects.h"

#include <string.h>

#include "core/base/obl-time.h"

static void
write_id (OblJson *json, const char *name, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_member_string (json, name, obl_id_is_none (id) ? NULL : obl_id_format (id, buffer));
}

static void
write_time (OblJson *json, const char *name, gint64 ms)
{
  g_autofree char *text = ms == 0 ? NULL : obl_time_format (ms);

  obl_json_member_string (json, name, text);
}

static void
write_range (OblJson *json, OblRange range)
{
  obl_json_begin_array (json);
  obl_json_int (json, range.start);
  obl_json_int (json, range.end);
  obl_json_end_array (json);
}

static void
write_attributes (OblJson *json, const GPtrArray *attributes)
{
  obl_json_name (json, "attributes");
  obl_json_begin_object (json);
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = attributes->pdata[i];

    obl_json_name (json, attribute->name);
    obl_json_raw (json, attribute->value);
  }
  obl_json_end_object (json);
}

static void
write_origin (OblJson *json, const OblOrigin *origin)
{
  obl_json_name (json, "origin");
  obl_json_begin_object (json);
  obl_json_member_string (json, "kind", obl_origin_kind_to_string (origin->kind));
  if (origin->name != NULL)
    obl_json_member_string (json, "name", origin->name);
  if (origin->version != NULL)
    obl_json_member_string (json, "version", origin->version);
  if (origin->score >= 0) {
    obl_json_name (json, "score");
    obl_json_double (json, origin->score);
  }
  obl_json_end_object (json);
}

void
obl_record_write_span (OblJson *json, const OblSpan *span)
{
  obl_json_begin_object (json);
  write_id (json, "id", &span->id);
  obl_json_member_string (json, "label", span->label);
  obl_json_name (json, "fragments");
  obl_json_begin_array (json);
  for (guint i = 0; i < span->fragments->len; i++)
    write_range (json, g_array_index (span->fragments, OblRange, i));
  obl_json_end_array (json);
  obl_json_member_string (json, "quote", span->quote);
  write_id (json, "entity", &span->entity_id);
  obl_json_member_string (json, "mention", obl_mention_kind_to_string (span->mention));
  write_attributes (json, span->attributes);
  obl_json_member_string (json, "comment", span->comment);
  write_id (json, "annotator", &span->annotator_id);
  write_origin (json, &span->origin);
  write_time (json, "created", span->created);
  write_time (json, "modified", span->modified);
  obl_json_end_object (json);
}

static gboolean
is_first_of_role (const GPtrArray *roles, guint index)
{
  const OblRole *role = roles->pdata[index];

  for (guint i = 0; i < index; i++) {
    if (strcmp (((const OblRole *)roles->pdata[i])->role, role->role) == 0)
      return FALSE;
  }
  return TRUE;
}

static void
write_fillers (OblJson *json, const GPtrArray *roles, guint first)
{
  const char *name = ((const OblRole *)roles->pdata[first])->role;

  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = first; i < roles->len; i++) {
    const OblRole *role = roles->pdata[i];
    char buffer[OBL_ID_STRING_SIZE];

    if (strcmp (role->role, name) == 0)
      obl_json_string (json, role->kind == OBL_FILLER_URL ? role->url
                                                          : obl_id_format (&role->id, buffer));
  }
  obl_json_end_array (json);
}

void
obl_record_write_frame (OblJson *json, const OblFrame *frame)
{
  obl_json_begin_object (json);
  write_id (json, "id", &frame->id);
  obl_json_member_string (json, "type", frame->type);
  obl_json_name (json, "roles");
  obl_json_begin_object (json);
  for (guint i = 0; i < frame->roles->len; i++) {
    if (is_first_of_role (frame->roles, i))
      write_fillers (json, frame->roles, i);
  }
  obl_json_end_object (json);
  write_attributes (json, frame->attributes);
  write_id (json, "proposition", &frame->proposition_id);
  obl_json_member_string (json, "comment", frame->comment);
  write_id (json, "annotator", &frame->annotator_id);
  write_origin (json, &frame->origin);
  write_time (json, "created", frame->created);
  write_time (json, "modified", frame->modified);
  obl_json_end_object (json);
}

void
obl_record_write_label (OblJson *json, const OblDocumentLabel *label)
{
  obl_json_begin_object (json);
  write_id (json, "id", &label->id);
  obl_json_member_string (json, "name", label->name);
  obl_json_member_string (json, "value", label->value);
  write_id (json, "annotator", &label->annotator_id);
  write_time (json, "created", label->created);
  obl_json_end_object (json);
}

static void
write_alias (OblJson *json, const OblAlias *alias)
{
  if (alias->language == NULL && alias->script == NULL) {
    obl_json_string (json, alias->name);
    return;
  }
  obl_json_begin_object (json);
  obl_json_member_string (json, "name", alias->name);
  obl_json_member_string (json, "language", alias->language);
  obl_json_member_string (json, "script", alias->script);
  obl_json_end_object (json);
}

void
obl_record_write_entity (OblJson *json, const OblEntity *entity)
{
  obl_json_begin_object (json);
  write_id (json, "id", &entity->id);
  obl_json_member_string (json, "type", entity->type);
  obl_json_member_string (json, "name", entity->name);
  obl_json_name (json, "aliases");
  obl_json_begin_array (json);
  for (guint i = 0; i < entity->aliases->len; i++)
    write_alias (json, entity->aliases->pdata[i]);
  obl_json_end_array (json);
  obl_json_name (json, "external");
  obl_json_begin_object (json);
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    obl_json_member_string (json, external->scheme, external->value);
  }
  obl_json_end_object (json);
  obl_json_member_string (json, "notes", entity->notes);
  write_time (json, "created", entity->created);
  write_time (json, "modified", entity->modified);
  obl_json_end_object (json);
}

void
obl_record_write_proposition (OblJson *json, const OblProposition *proposition)
{
  obl_json_begin_object (json);
  write_id (json, "id", &proposition->id);
  obl_json_member_string (json, "text", proposition->text);
  obl_json_member_string (json, "language", proposition->language);
  obl_json_member_string (json, "notes", proposition->notes);
  write_time (json, "created", proposition->created);
  write_time (json, "modified", proposition->modified);
  obl_json_end_object (json);
}

void
obl_record_write_link (OblJson *json, const OblPropositionLink *link)
{
  obl_json_begin_object (json);
  write_id (json, "id", &link->id);
  write_id (json, "from", &link->from_id);
  write_id (json, "to", &link->to_id);
  obl_json_member_string (json, "type", link->type);
  write_id (json, "annotator", &link->annotator_id);
  write_time (json, "created", link->created);
  obl_json_end_object (json);
}

void
obl_record_write_assessment (OblJson *json, const OblAssessment *assessment)
{
  obl_json_begin_object (json);
  write_id (json, "id", &assessment->id);
  write_id (json, "proposition", &assessment->proposition_id);
  write_id (json, "frame", &assessment->frame_id);
  obl_json_member_string (json, "scale", assessment->scale);
  obl_json_member_string (json, "value", assessment->value);
  obl_json_member_string (json, "note", assessment->note);
  write_id (json, "annotator", &assessment->annotator_id);
  write_time (json, "created", assessment->created);
  obl_json_end_object (json);
}

void
obl_record_write_annotator (OblJson *json, const OblAnnotator *annotator)
{
  obl_json_begin_object (json);
  write_id (json, "id", &annotator->id);
  obl_json_member_string (json, "name", annotator->name);
  obl_json_end_object (json);
}

/* --- Document --------------------------------------------------------------------------------- */

static void
write_meta (OblJson *json, const OblDocument *document)
{
  obl_json_name (json, "meta");
  obl_json_begin_object (json);
  obl_json_member_string (json, "byline", document->byline);
  obl_json_member_string (json, "publisher", document->publisher);
  obl_json_member_string (json, "published", document->published);
  obl_json_member_string (json, "updated", document->updated);
  obl_json_member_string (json, "agency", document->agency);
  obl_json_member_string (json, "language", document->language);
  obl_json_member_string (json, "direction", document->direction);
  obl_json_end_object (json);
}

static void
write_source (OblJson *json, const OblSource *source)
{
  obl_json_name (json, "source");
  obl_json_begin_object (json);
  obl_json_member_string (json, "name", source->name);
  obl_json_member_string (json, "media_type", source->media_type);
  obl_json_member_string (json, "sha256", source->sha256);
  obl_json_member_string (json, "url", source->url);
  write_time (json, "retrieved", source->retrieved);
  obl_json_member_string (json, "head", source->head);
  obl_json_end_object (json);
}

static void
write_candidates (OblJson *json, const GPtrArray *candidates)
{
  obl_json_name (json, "candidates");
  obl_json_begin_array (json);
  for (guint i = 0; i < candidates->len; i++) {
    const OblCandidate *candidate = candidates->pdata[i];

    obl_json_begin_object (json);
    obl_json_member_string (json, "field", candidate->field);
    obl_json_member_string (json, "value", candidate->value);
    obl_json_member_string (json, "from", candidate->from);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static void
write_block (OblJson *json, const OblBlock *block)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "kind", obl_block_kind_to_string (block->kind));
  obl_json_member_string (json, "role", obl_block_role_to_string (block->role));
  obl_json_name (json, "range");
  write_range (json, block->range);
  if (block->level > 0)
    obl_json_member_int (json, "level", block->level);
  if (block->row >= 0 && block->kind == OBL_BLOCK_TABLE_CELL) {
    obl_json_member_int (json, "row", block->row);
    obl_json_member_int (json, "column", block->column);
  }
  if (block->page > 0)
    obl_json_member_int (json, "page", block->page);
  obl_json_end_object (json);
}

void
obl_record_write_document (OblJson *json, const OblDocument *document)
{
  obl_json_member_int (json, "obelus", 1);
  write_id (json, "id", &document->id);
  obl_json_member_string (json, "title", document->title);
  write_meta (json, document);
  obl_json_name (json, "text");
  obl_json_string_len (json, obl_text_get_utf8 (document->text),
                       obl_text_get_n_bytes (document->text));
  obl_json_member_string (json, "text_sha256", obl_text_get_sha256 (document->text));
  obl_json_member_string (json, "offset_unit", "codepoint");
  write_source (json, &document->source);
  obl_json_member_string (json, "status", obl_status_to_string (document->status));
  obl_json_name (json, "tags");
  obl_json_begin_array (json);
  for (guint i = 0; i < document->tags->len; i++)
    obl_json_string (json, document->tags->pdata[i]);
  obl_json_end_array (json);
  obl_json_member_string (json, "notes", document->notes);
  write_time (json, "created", document->created);
  obl_doubts_write (json, document->doubts);
  obl_json_member_string (json, "importer", document->importer);
  write_candidates (json, document->candidates);
  obl_json_member_string (json, "html", document->html);
  obl_json_name (json, "blocks");
  obl_json_begin_array (json);
  for (guint i = 0; i < document->blocks->len; i++)
    write_block (json, &g_array_index (document->blocks, OblBlock, i));
  obl_json_end_array (json);
}

/* --- Comparing -------------------------------------------------------------------------------- */

gboolean
obl_record_equal (OblRecordWriter writer, gconstpointer a, gconstpointer b)
{
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) second = g_string_new (NULL);
  g_autoptr (OblJson) first_json = obl_json_new (first);
  g_autoptr (OblJson) second_json = obl_json_new (second);

  writer (first_json, a);
  writer (second_json, b);
  return g_string_equal (first, second);
}
