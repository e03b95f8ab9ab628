/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Label Studio: tasks.json, one array of tasks, and config.xml, the labelling configuration that the
 * names in it come from.  Offsets are code points, as its text tag counts them.  What each annotator did
 * is an annotation of its own.  Attributes, comments and entities are further results with the id of
 * their region, answers to questions that are asked per region. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/export/obl-export-relations.h"

#define CARRIES                                                                                    \
  (OBL_CARRIES_TEXT | OBL_CARRIES_METADATA | OBL_CARRIES_SPANS | OBL_CARRIES_OVERLAPS              \
   | OBL_CARRIES_ATTRIBUTES | OBL_CARRIES_ANNOTATORS | OBL_CARRIES_DOCUMENT_LABELS                 \
   | OBL_CARRIES_COMMENTS)

#define TASKS "tasks.json"
/* The tag that shows the text, and the one that labels it. */
#define TEXT "text"
#define LABEL "label"

/* --- Configuration ---------------------------------------------------------------------------- */

/* Begins a question about each region, or about the whole article. */
static void
append_question (GString *out, const char *tag, const char *name, gboolean per_region)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);

  g_string_append_printf (out, "  <%s name=\"%s\" toName=\"" TEXT "\"%s", tag, escaped,
                          per_region ? " perRegion=\"true\"" : "");
}

static void
append_choices (GString *out, const char *name, const GPtrArray *values, gboolean per_region)
{
  append_question (out, "Choices", name, per_region);
  g_string_append (out, " choice=\"multiple\">\n");
  for (guint i = 0; i < values->len; i++) {
    g_autofree char *choice = g_markup_printf_escaped ("    <Choice value=\"%s\"/>\n",
                                                       (const char *)g_ptr_array_index (values, i));

    g_string_append (out, choice);
  }
  g_string_append (out, "  </Choices>\n");
}

static void
append_text_area (GString *out, const char *name, gboolean per_region)
{
  append_question (out, "TextArea", name, per_region);
  g_string_append (out, " editable=\"true\"/>\n");
}

static gboolean
has_choices (const OblAttributeType *type)
{
  return type->kind == OBL_VALUE_CHOICE || type->kind == OBL_VALUE_CHOICES;
}

static void
append_attributes (GString *out, const GPtrArray *types, GHashTable *seen)
{
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);

    if (!g_hash_table_add (seen, type->name))
      continue;
    if (has_choices (type))
      append_choices (out, type->name, type->values, TRUE);
    else
      append_text_area (out, type->name, TRUE);
  }
}

static char *
make_config (const OblLabelSet *set)
{
  GString *out = g_string_new ("<View>\n  <Labels name=\"" LABEL "\" toName=\"" TEXT "\">\n");
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);
    g_autofree char *tag = g_markup_printf_escaped ("    <Label value=\"%s\"/>\n", label->name);

    g_string_append (out, tag);
  }
  g_string_append (out, "  </Labels>\n  <Text name=\"" TEXT "\" value=\"$text\"/>\n");
  for (guint i = 0; i < set->span_labels->len; i++)
    append_attributes (
        out, ((const OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->attributes, seen);
  append_text_area (out, "comment", TRUE);
  append_text_area (out, "entity", TRUE);
  g_string_append (out, "  <Relations>\n");
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    for (guint j = 0; j < type->roles->len; j++) {
      const OblRoleType *role = g_ptr_array_index (type->roles, j);
      g_autofree char *tag = g_markup_printf_escaped ("    <Relation value=\"%s\"/>\n", role->name);

      g_string_append (out, tag);
    }
  }
  g_string_append (out, "  </Relations>\n");
  for (guint i = 0; i < set->document_labels->len; i++) {
    const OblDocumentLabelType *type = g_ptr_array_index (set->document_labels, i);

    if (type->values->len > 0)
      append_choices (out, type->name, type->values, FALSE);
    else
      append_text_area (out, type->name, FALSE);
  }
  g_string_append (out, "</View>\n");

  return g_string_free (out, FALSE);
}

/* --- Results ---------------------------------------------------------------------------------- */

static void
begin_result (OblJson *json, const OblSpan *span, const char *from, const char *type)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "id", obl_id_format (&span->id, buffer));
  obl_json_member_string (json, "from_name", from);
  obl_json_member_string (json, "to_name", TEXT);
  obl_json_member_string (json, "type", type);
  obl_json_name (json, "value");
  obl_json_begin_object (json);
  obl_json_member_int (json, "start", obl_span_get_extent (span).start);
  obl_json_member_int (json, "end", obl_span_get_extent (span).end);
}

static void
end_result (OblJson *json)
{
  obl_json_end_object (json);
  obl_json_end_object (json);
}

/* @member: an array of this one string. */
static void
write_one (OblJson *json, const char *member, const char *string)
{
  obl_json_name (json, member);
  obl_json_begin_array (json);
  obl_json_string (json, string);
  obl_json_end_array (json);
}

static void
write_answer (OblJson *json, const OblSpan *span, const char *from, const char *answer)
{
  begin_result (json, span, from, "textarea");
  write_one (json, "text", answer);
  end_result (json);
}

/* A list of choices stays one; anything else becomes a list of itself. */
static void
write_attribute (OblJson *json, const OblSpanLabel *label, const OblSpan *span, const char *name)
{
  const OblAttributeType *type
      = label != NULL ? obl_attribute_types_find (label->attributes, name) : NULL;
  const char *value = obl_attributes_get (span->attributes, name);
  g_autofree char *words = obl_attributes_dup_string (span->attributes, name);

  if (type == NULL || !has_choices (type)) {
    write_answer (json, span, name, words);
    return;
  }
  begin_result (json, span, name, "choices");
  if (*value == '[') {
    obl_json_name (json, "choices");
    obl_json_raw (json, value);
  } else {
    write_one (json, "choices", words);
  }
  end_result (json);
}

static void
write_span (OblJson *json, OblExportJob *job, const OblExportArticle *article, const OblSpan *span)
{
  const OblSpanLabel *label = obl_label_set_find_span_label (job->choice->set, span->label);
  const OblEntity *entity = obl_export_article_find_entity (article, &span->entity_id);

  begin_result (json, span, LABEL, "labels");
  obl_json_member_string (json, "text", span->quote);
  write_one (json, "labels", span->label);
  end_result (json);
  for (guint i = 0; i < span->attributes->len; i++)
    write_attribute (json, label, span,
                     ((const OblAttribute *)g_ptr_array_index (span->attributes, i))->name);
  if (span->comment != NULL)
    write_answer (json, span, "comment", span->comment);
  if (entity != NULL) {
    char buffer[OBL_ID_STRING_SIZE];
    g_autofree char *answer
        = g_strdup_printf ("%s %s", obl_id_format (&entity->id, buffer), entity->name);

    write_answer (json, span, "entity", answer);
  }
}

static void
write_relation (OblJson *json, const OblExportRelation *relation)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "type", "relation");
  obl_json_member_string (json, "from_id", obl_id_format (&relation->from->id, buffer));
  obl_json_member_string (json, "to_id", obl_id_format (&relation->to->id, buffer));
  obl_json_member_string (json, "direction", "right");
  write_one (json, "labels", relation->role);
  obl_json_end_object (json);
}

static void
write_label (OblJson *json, const OblLabelSet *set, const OblDocumentLabel *label)
{
  gboolean is_choice = FALSE;

  for (guint i = 0; i < set->document_labels->len; i++) {
    const OblDocumentLabelType *type = g_ptr_array_index (set->document_labels, i);

    is_choice |= strcmp (type->name, label->name) == 0 && type->values->len > 0;
  }
  obl_json_begin_object (json);
  obl_json_member_string (json, "from_name", label->name);
  obl_json_member_string (json, "to_name", TEXT);
  obl_json_member_string (json, "type", is_choice ? "choices" : "textarea");
  obl_json_name (json, "value");
  obl_json_begin_object (json);
  write_one (json, is_choice ? "choices" : "text", label->value != NULL ? label->value : "");
  obl_json_end_object (json);
  obl_json_end_object (json);
}

/* --- Tasks ------------------------------------------------------------------------------------ */

typedef struct {
  OblExportJob *job;
  const OblExportArticle *article;
  const GPtrArray *spans;
  const GArray *relations;
} Task;

static void
write_annotation (OblJson *json, const Task *task, const OblId *annotator_id)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "obelus_annotator",
                          obl_export_job_get_annotator (task->job, annotator_id));
  obl_json_name (json, "result");
  obl_json_begin_array (json);
  for (guint i = 0; i < task->spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (task->spans, i);

    if (obl_id_equal (&span->annotator_id, annotator_id))
      write_span (json, task->job, task->article, span);
  }
  for (guint i = 0; i < task->relations->len; i++) {
    const OblExportRelation *relation = &g_array_index (task->relations, OblExportRelation, i);

    /* A relation is of one annotation: to a span of somebody else there is none. */
    if (obl_id_equal (&relation->from->annotator_id, annotator_id)
        && obl_id_equal (&relation->to->annotator_id, annotator_id))
      write_relation (json, relation);
  }
  for (guint i = 0; i < task->article->labels->len; i++) {
    const OblDocumentLabel *label = g_ptr_array_index (task->article->labels, i);

    if (obl_id_equal (&label->annotator_id, annotator_id))
      write_label (json, task->job->choice->set, label);
  }
  obl_json_end_array (json);
  obl_json_end_object (json);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return obl_id_compare (a, b);
}

/* Everybody who did something here, by id. */
static GArray *
list_annotators (const Task *task)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (obl_id_hash, obl_id_equal);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (OblId));

  for (guint i = 0; i < task->spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (task->spans, i);

    if (g_hash_table_add (seen, (gpointer)&span->annotator_id))
      g_array_append_val (ids, span->annotator_id);
  }
  for (guint i = 0; i < task->article->labels->len; i++) {
    const OblDocumentLabel *label = g_ptr_array_index (task->article->labels, i);

    if (g_hash_table_add (seen, (gpointer)&label->annotator_id))
      g_array_append_val (ids, label->annotator_id);
  }
  g_array_sort (ids, compare_ids);

  return ids;
}

static void
lose_relations (const Task *task)
{
  for (guint i = 0; i < task->relations->len; i++) {
    const OblExportRelation *relation = &g_array_index (task->relations, OblExportRelation, i);

    if (!obl_id_equal (&relation->from->annotator_id, &relation->to->annotator_id))
      obl_export_report_take_loss (task->job->report, OBL_LOSS_ROLE, &relation->frame->document_id,
                                   &relation->frame->id,
                                   g_strdup_printf ("%s: %s", relation->role, relation->to->quote));
  }
}

static void
write_data (OblJson *json, const OblDocument *document)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_name (json, "data");
  obl_json_begin_object (json);
  obl_json_member_string (json, "text", obl_text_get_utf8 (document->text));
  obl_json_member_string (json, "id", obl_id_format (&document->id, buffer));
  obl_json_member_string (json, "title", document->title);
  obl_json_member_string (json, "publisher", document->publisher);
  obl_json_member_string (json, "published", document->published);
  obl_json_member_string (json, "url", document->source.url);
  obl_json_end_object (json);
}

static gboolean
begin (OblExportJob *job, OblExportPart *part, GError **error)
{
  g_autofree char *config = make_config (job->choice->set);
  GString *out = obl_export_part_open (part, TASKS, error);

  if (out == NULL)
    return FALSE;
  g_string_append (out, "[");

  return obl_export_part_put (part, "config.xml", config, -1, error);
}

static gboolean
end (OblExportJob *job, OblExportPart *part, GError **error)
{
  GString *out = obl_export_part_open (part, TASKS, error);

  if (out == NULL)
    return FALSE;
  g_string_append (out, "\n]\n");

  return TRUE;
}

static gboolean
write_document (OblExportJob *job, const OblId *document_id, OblExportPart *part, GError **error)
{
  g_autoptr (OblExportArticle) article = obl_export_article_new (job, document_id, error);
  g_autoptr (GHashTable) written = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GArray) relations = NULL;
  g_autoptr (GArray) annotators = NULL;
  g_autoptr (OblJson) json = NULL;
  GString *out = obl_export_part_open (part, TASKS, error);
  Task task = { job, article, NULL, NULL };

  if (article == NULL || out == NULL)
    return FALSE;
  spans = obl_export_list_continuous (job, article, CARRIES, written);
  task.spans = spans;
  relations = obl_export_relations_new (job, article, written);
  task.relations = relations;
  lose_relations (&task);
  obl_export_lose_labels (job, article, CARRIES);
  obl_export_lose_entity_names (job, article);

  g_string_append (out, part->n_documents > 0 ? ",\n" : "\n");
  json = obl_json_new (out);
  annotators = list_annotators (&task);
  obl_json_begin_object (json);
  write_data (json, article->document);
  obl_json_name (json, "annotations");
  obl_json_begin_array (json);
  for (guint i = 0; i < annotators->len; i++)
    write_annotation (json, &task, &g_array_index (annotators, OblId, i));
  obl_json_end_array (json);
  obl_json_end_object (json);

  return TRUE;
}

const OblExportWriter obl_export_label_studio = {
  .format = {
    .name = "label-studio",
    .title = N_ ("Label Studio, tasks and labelling configuration"),
    .extension = "json",
    .carries = CARRIES,
  },
  .is_folder = TRUE,
  .begin = begin,
  .end = end,
  .write = write_document,
};
