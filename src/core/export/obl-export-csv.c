/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for spreadsheets and statistics: documents, spans, claims (all frames) with a column for each
 * role, what fills the roles, entities.  RFC 4180 with LF; cells stay as they are, also those that begin
 * with “=”, since changing them would change the data. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/export/obl-export-article.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_METADATA | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS | OBL_CARRIES_DISCONTINUOUS     \
   | OBL_CARRIES_ATTRIBUTES | OBL_CARRIES_FRAMES | OBL_CARRIES_ENTITIES | OBL_CARRIES_ANNOTATORS   \
   | OBL_CARRIES_DOCUMENT_LABELS | OBL_CARRIES_COMMENTS)

/* --- Cells ------------------------------------------------------------------------------------ */

static void
append_cell (GString *out, const char *value)
{
  const char *text = value != NULL ? value : "";

  if (out->len > 0 && out->str[out->len - 1] != '\n')
    g_string_append_c (out, ',');
  if (strpbrk (text, ",\"\r\n") == NULL) {
    g_string_append (out, text);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++) {
    if (*c == '"')
      g_string_append_c (out, '"');
    g_string_append_c (out, *c);
  }
  g_string_append_c (out, '"');
}

/* The first cell of a row, as an empty one would leave no trace. */
static void
append_first (GString *out, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  g_string_append (out, obl_id_format (id, buffer));
}

static void
append_id (GString *out, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  append_cell (out, obl_id_is_none (id) ? NULL : obl_id_format (id, buffer));
}

static void
append_number (GString *out, guint64 number)
{
  g_string_append_printf (out, ",%" PRIu64, number);
}

static void
append_time (GString *out, gint64 time)
{
  g_autofree char *text = time != 0 ? obl_time_format (time) : NULL;

  append_cell (out, text);
}

static void
append_attributes (GString *out, const GPtrArray *attributes)
{
  g_autofree char *json = obl_export_dup_attributes (attributes);

  append_cell (out, json);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
append_labels (GString *out, const OblExportArticle *article)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < article->labels->len; i++) {
    const OblDocumentLabel *label = g_ptr_array_index (article->labels, i);

    g_string_append_printf (cell, "%s%s%s%s", i > 0 ? "|" : "", label->name,
                            label->value != NULL ? "=" : "",
                            label->value != NULL ? label->value : "");
  }
  append_cell (out, cell->str);
}

static void
write_document_row (GString *out, const OblExportArticle *article)
{
  const OblDocument *document = article->document;

  append_first (out, &document->id);
  append_cell (out, document->title);
  append_cell (out, document->byline);
  append_cell (out, document->publisher);
  append_cell (out, document->published);
  append_cell (out, document->language);
  append_cell (out, obl_status_to_string (document->status));
  append_cell (out, document->source.name);
  append_cell (out, document->source.url);
  append_number (out, obl_text_get_n_chars (document->text));
  append_cell (out, obl_text_get_sha256 (document->text));
  append_labels (out, article);
  g_string_append_c (out, '\n');
}

/* "10-14;20-31" */
static void
append_fragments (GString *out, const OblSpan *span)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < span->fragments->len; i++) {
    const OblRange *range = &g_array_index (span->fragments, OblRange, i);

    g_string_append_printf (cell, "%s%u-%u", i > 0 ? ";" : "", range->start, range->end);
  }
  append_cell (out, cell->str);
}

static void
write_span_row (OblExportJob *job,
                GString *out,
                const OblExportArticle *article,
                const OblSpan *span)
{
  const OblRange range = obl_span_get_extent (span);
  const OblEntity *entity = obl_export_article_find_entity (article, &span->entity_id);

  append_first (out, &span->id);
  append_id (out, &span->document_id);
  append_cell (out, span->label);
  append_number (out, range.start);
  append_number (out, range.end);
  append_fragments (out, span);
  append_cell (out, span->quote);
  append_id (out, &span->entity_id);
  append_cell (out, entity != NULL ? entity->name : NULL);
  append_attributes (out, span->attributes);
  append_cell (out, span->comment);
  append_cell (out, obl_export_job_get_annotator (job, &span->annotator_id));
  append_cell (out, obl_origin_kind_to_string (span->origin.kind));
  append_time (out, span->created);
  append_time (out, span->modified);
  g_string_append_c (out, '\n');
}

/* In words: a span's, an entity's name, an address. */
static char *
dup_filler (const OblExportArticle *article, const OblRole *role)
{
  const OblSpan *span = NULL;
  const OblEntity *entity = NULL;

  switch (role->kind) {
  case OBL_FILLER_SPAN:
    span = obl_export_article_find_span (article, &role->id);
    return g_strdup (span != NULL ? span->quote : "");
  case OBL_FILLER_ENTITY:
    entity = obl_export_article_find_entity (article, &role->id);
    return g_strdup (entity != NULL ? entity->name : "");
  case OBL_FILLER_URL:
    return g_strdup (role->url);
  case OBL_FILLER_FRAME:
  case OBL_FILLER_DOCUMENT:
    return g_strdup ("");
  }
  g_assert_not_reached ();
}

/* All fillers of one role, in words. */
static void
append_role (GString *out, const OblExportArticle *article, const OblFrame *frame, const char *name)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    g_autofree char *words = NULL;

    if (strcmp (role->role, name) != 0)
      continue;
    words = dup_filler (article, role);
    g_string_append_printf (cell, "%s%s", cell->len > 0 ? " | " : "", words);
  }
  append_cell (out, cell->str);
}

static const char *const role_columns[] = { "source", "cue", "content", "target", "addressee" };

static void
write_frame_row (OblExportJob *job,
                 GString *out,
                 const OblExportArticle *article,
                 const OblFrame *frame)
{
  g_autofree char *act = obl_attributes_dup_string (frame->attributes, "act");

  append_first (out, &frame->id);
  append_id (out, &frame->document_id);
  append_cell (out, frame->type);
  for (guint i = 0; i < G_N_ELEMENTS (role_columns); i++)
    append_role (out, article, frame, role_columns[i]);
  append_cell (out, act);
  append_attributes (out, frame->attributes);
  append_id (out, &frame->proposition_id);
  append_cell (out, frame->comment);
  append_cell (out, obl_export_job_get_annotator (job, &frame->annotator_id));
  append_cell (out, obl_origin_kind_to_string (frame->origin.kind));
  append_time (out, frame->created);
  append_time (out, frame->modified);
  g_string_append_c (out, '\n');
}

static void
write_role_rows (GString *out, const OblExportArticle *article, const OblFrame *frame)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    g_autofree char *words = dup_filler (article, role);

    append_first (out, &frame->id);
    append_cell (out, role->role);
    append_cell (out, obl_filler_kind_to_string (role->kind));
    append_id (out, &role->id);
    append_cell (out, words);
    g_string_append_c (out, '\n');
  }
}

static void
write_entity_row (GString *out, const OblEntity *entity)
{
  g_autoptr (GString) aliases = g_string_new (NULL);
  g_autoptr (GString) external = g_string_new (NULL);

  for (guint i = 0; i < entity->aliases->len; i++)
    g_string_append_printf (aliases, "%s%s", i > 0 ? "|" : "",
                            ((const OblAlias *)g_ptr_array_index (entity->aliases, i))->name);
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *id = g_ptr_array_index (entity->external, i);

    g_string_append_printf (external, "%s%s:%s", i > 0 ? "|" : "", id->scheme, id->value);
  }
  append_first (out, &entity->id);
  append_cell (out, entity->type);
  append_cell (out, entity->name);
  append_cell (out, aliases->str);
  append_cell (out, external->str);
  append_cell (out, entity->notes);
  g_string_append_c (out, '\n');
}

/* --- Files ------------------------------------------------------------------------------------ */

static const struct {
  const char *name;
  const char *header;
} tables[] = {
  { "documents.csv", "id,title,byline,publisher,published,language,status,source,url,characters,"
                     "text_sha256,labels\n" },
  { "spans.csv", "id,document,label,start,end,fragments,quote,entity,entity_name,attributes,"
                 "comment,annotator,origin,created,modified\n" },
  { "claims.csv", "id,document,type,source,cue,content,target,addressee,act,attributes,"
                  "proposition,comment,annotator,origin,created,modified\n" },
  { "roles.csv", "claim,role,kind,filler,words\n" },
  { "entities.csv", "id,type,name,aliases,external,notes\n" },
};

/* Also those that stay empty: whoever reads them finds each with its header. */
static gboolean
begin (OblExportJob *job, OblExportPart *part, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    GString *out = obl_export_part_open (part, tables[i].name, error);

    if (out == NULL)
      return FALSE;
    g_string_append (out, tables[i].header);
  }

  return TRUE;
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  GString *out[G_N_ELEMENTS (tables)];

  if (article == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    out[i] = obl_export_part_open (part, tables[i].name, error);
    if (out[i] == NULL)
      return FALSE;
  }
  write_document_row (out[0], article);
  for (guint i = 0; i < article->spans->len; i++)
    write_span_row (job, out[1], article, g_ptr_array_index (article->spans, i));
  for (guint i = 0; i < article->frames->len; i++) {
    write_frame_row (job, out[2], article, g_ptr_array_index (article->frames, i));
    write_role_rows (out[3], article, g_ptr_array_index (article->frames, i));
  }
  for (guint i = 0; i < article->entities->len; i++) {
    const OblEntity *entity = g_ptr_array_index (article->entities, i);

    if (obl_export_part_is_new (part, &entity->id))
      write_entity_row (out[4], entity);
  }
  job->report->n_spans_out += article->spans->len;
  obl_export_lose_rest (job, article, CARRIES);

  return TRUE;
}

const OblExportWriter obl_export_csv = {
  .format = {
    .name = "csv",
    .title = N_ ("Tables of comma-separated values"),
    .extension = "csv",
    .carries = CARRIES,
  },
  .is_folder = TRUE,
  .begin = begin,
  .write = write_document,
};
