/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which losses there are is read off the table of what formats carry, so that a writer cannot forget
 * one. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-article.h"

#include "core/base/obl-json.h"

#define MAX_QUOTE_CHARS 60
/* Of a title, in a file's name. */
#define MAX_SLUG_CHARS 48u

/* Both begin with their id, so that a pointer to one is a pointer to its id. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblSpan, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblFrame, id) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblEntity, id) == 0);

/* --- Words for people ------------------------------------------------------------------------- */

char *
obl_export_describe_span (const OblSpan *span)
{
  g_autofree char *quote = NULL;
  const char *more = "";

  if (g_utf8_strlen (span->quote, -1) > MAX_QUOTE_CHARS) {
    quote = g_utf8_substring (span->quote, 0, MAX_QUOTE_CHARS);
    more = "…";
  } else {
    quote = g_strdup (span->quote);
  }
  /* One loss is one line. */
  g_strdelimit (quote, "\n\r\t", ' ');

  return g_strdup_printf ("%s “%s%s”", span->label, quote, more);
}

/* "strait-is-closed-0191…" */
char *
obl_export_dup_file_name (const OblDocument *document)
{
  GString *name = g_string_new (NULL);
  g_autofree char *plain = g_str_to_ascii (document->title, "C");
  char buffer[OBL_ID_STRING_SIZE];

  for (const char *c = plain; *c != '\0' && name->len < MAX_SLUG_CHARS; c++) {
    if (g_ascii_isalnum (*c))
      g_string_append_c (name, g_ascii_tolower (*c));
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c (name, '-');
  }
  if (name->len > 0 && name->str[name->len - 1] != '-')
    g_string_append_c (name, '-');
  g_string_append (name, obl_id_format (&document->id, buffer));

  return g_string_free (name, FALSE);
}

char *
obl_export_describe_frame (const OblExportArticle *article, const OblFrame *frame)
{
  static const char *const roles[] = { "content", NULL };
  const OblSpan *span = obl_export_article_find_place (article, frame, roles);
  g_autofree char *what = NULL;

  if (span == NULL)
    return g_strdup (frame->type);
  what = obl_export_describe_span (span);

  return g_strdup_printf ("%s: %s", frame->type, what);
}

/* --- Choosing --------------------------------------------------------------------------------- */

void
obl_export_article_free (OblExportArticle *article)
{
  if (article == NULL)
    return;

  g_clear_pointer (&article->document, obl_document_unref);
  g_clear_pointer (&article->spans, g_ptr_array_unref);
  g_clear_pointer (&article->frames, g_ptr_array_unref);
  g_clear_pointer (&article->entities, g_ptr_array_unref);
  g_clear_pointer (&article->labels, g_ptr_array_unref);
  g_clear_pointer (&article->spans_by_id, g_hash_table_unref);
  g_clear_pointer (&article->all_spans, g_ptr_array_unref);
  g_clear_pointer (&article->all_frames, g_ptr_array_unref);
  g_free (article);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return obl_id_compare (*(const OblId *const *)a, *(const OblId *const *)b);
}

static void
choose_spans (OblExportArticle *article, const OblExportChoice *choice)
{
  article->spans = g_ptr_array_new ();
  for (guint i = 0; i < article->all_spans->len; i++) {
    OblSpan *span = g_ptr_array_index (article->all_spans, i);

    g_hash_table_insert (article->spans_by_id, &span->id, span);
    if (obl_export_choice_has_label (choice, span->label)
        && obl_export_choice_has_annotator (choice, &span->annotator_id))
      g_ptr_array_add (article->spans, span);
  }
}

static void
choose_frames (OblExportArticle *article, const OblExportChoice *choice)
{
  article->frames = g_ptr_array_new ();
  for (guint i = 0; i < article->all_frames->len; i++) {
    OblFrame *frame = g_ptr_array_index (article->all_frames, i);

    if (obl_export_choice_has_label (choice, frame->type)
        && obl_export_choice_has_annotator (choice, &frame->annotator_id))
      g_ptr_array_add (article->frames, frame);
  }
  g_ptr_array_sort (article->frames, compare_ids);
}

static void
choose_labels (OblExportArticle *article, const OblExportChoice *choice)
{
  article->labels = g_ptr_array_new ();
  for (guint i = 0; i < article->document->labels->len; i++) {
    OblDocumentLabel *label = g_ptr_array_index (article->document->labels, i);

    if (obl_export_choice_has_annotator (choice, &label->annotator_id))
      g_ptr_array_add (article->labels, label);
  }
}

static void
note_entity (GHashTable *ids, const OblId *id)
{
  if (!obl_id_is_none (id))
    g_hash_table_add (ids, (gpointer)id);
}

static gboolean
read_entities (OblExportArticle *article, OblStore *store, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (obl_id_hash, obl_id_equal);
  GHashTableIter iter;
  gpointer id;

  for (guint i = 0; i < article->spans->len; i++)
    note_entity (ids, &((const OblSpan *)g_ptr_array_index (article->spans, i))->entity_id);
  for (guint i = 0; i < article->frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (article->frames, i);

    for (guint j = 0; j < frame->roles->len; j++) {
      const OblRole *role = g_ptr_array_index (frame->roles, j);

      if (role->kind == OBL_FILLER_ENTITY)
        note_entity (ids, &role->id);
    }
  }

  article->entities = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_entity_unref);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    OblEntity *entity = obl_store_get_entity (store, id, error);

    if (entity == NULL)
      return FALSE;
    g_ptr_array_add (article->entities, entity);
  }
  g_ptr_array_sort (article->entities, compare_ids);

  return TRUE;
}

OblExportArticle *
obl_export_article_new (OblExportJob *job, const OblId *document_id, GError **error)
{
  g_autoptr (OblExportArticle) article = g_new0 (OblExportArticle, 1);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  article->spans_by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
  article->document = obl_store_get_document (job->store, document_id, error);
  if (article->document == NULL)
    return NULL;
  article->all_spans = obl_store_list_spans (job->store, article->document, problems, error);
  if (article->all_spans == NULL)
    return NULL;
  article->all_frames = obl_store_list_frames (job->store, document_id, error);
  if (article->all_frames == NULL)
    return NULL;
  choose_spans (article, job->choice);
  choose_frames (article, job->choice);
  choose_labels (article, job->choice);
  if (!read_entities (article, job->store, error))
    return NULL;

  for (guint i = 0; i < problems->len; i++)
    obl_export_report_take_loss (job->report, OBL_LOSS_SPAN_MISMATCH, document_id, NULL,
                                 g_strdup (g_ptr_array_index (problems, i)));
  job->report->n_spans_in += article->spans->len + problems->len;
  job->report->n_frames_in += article->frames->len;
  job->report->n_entities_in += article->entities->len;

  return g_steal_pointer (&article);
}

const OblSpan *
obl_export_article_find_span (const OblExportArticle *article, const OblId *id)
{
  return g_hash_table_lookup (article->spans_by_id, id);
}

const OblSpan *
obl_export_article_find_place (const OblExportArticle *article,
                               const OblFrame *frame,
                               const char *const *roles)
{
  const OblSpan *span = NULL;

  for (guint i = 0; span == NULL && roles[i] != NULL; i++) {
    const OblRole *role = obl_frame_get_role (frame, roles[i]);

    span = role != NULL ? obl_export_article_find_span (article, &role->id) : NULL;
  }
  for (guint i = 0; span == NULL && i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);

    span = obl_export_article_find_span (article, &role->id);
  }

  return span;
}

char *
obl_export_dup_attributes (const GPtrArray *attributes)
{
  GString *text = NULL;
  g_autoptr (OblJson) json = NULL;

  if (attributes->len == 0)
    return NULL;
  text = g_string_new (NULL);
  json = obl_json_new (text);
  obl_json_begin_object (json);
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = g_ptr_array_index (attributes, i);

    obl_json_name (json, attribute->name);
    obl_json_raw (json, attribute->value);
  }
  obl_json_end_object (json);

  return g_string_free (text, FALSE);
}

const OblEntity *
obl_export_article_find_entity (const OblExportArticle *article, const OblId *id)
{
  for (guint i = 0; i < article->entities->len; i++) {
    const OblEntity *entity = g_ptr_array_index (article->entities, i);

    if (obl_id_equal (&entity->id, id))
      return entity;
  }

  return NULL;
}

/* --- Losses ----------------------------------------------------------------------------------- */

void
obl_export_lose_span (OblExportReport *report, OblLossReason reason, const OblSpan *span)
{
  obl_export_report_take_loss (
      report, reason, &span->document_id, &span->id,
      obl_export_report_keeps_losses (report) ? obl_export_describe_span (span) : NULL);
}

void
obl_export_lose_role (OblExportReport *report, const OblFrame *frame, const OblRole *role)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_export_report_take_loss (
      report, OBL_LOSS_ROLE, &frame->document_id, &frame->id,
      g_strdup_printf ("%s: %s", role->role,
                       role->url != NULL ? role->url : obl_id_format (&role->id, buffer)));
}

static void
lose_attributes (OblExportReport *report,
                 const OblId *document_id,
                 const OblId *owner,
                 const GPtrArray *attributes)
{
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = g_ptr_array_index (attributes, i);

    obl_export_report_take_loss (report, OBL_LOSS_ATTRIBUTE, document_id, owner,
                                 obl_export_report_keeps_losses (report) ? g_strdup_printf (
                                     "%s = %s", attribute->name, attribute->value)
                                                                         : NULL);
  }
}

void
obl_export_lose_details (OblExportReport *report, guint carries, const OblSpan *span)
{
  if ((carries & OBL_CARRIES_COMMENTS) == 0 && span->comment != NULL)
    obl_export_lose_span (report, OBL_LOSS_COMMENT, span);
  if ((carries & OBL_CARRIES_ATTRIBUTES) == 0)
    lose_attributes (report, &span->document_id, &span->id, span->attributes);
}

static void
lose_frame_details (OblExportReport *report, const OblFrame *frame, guint carries)
{
  if ((carries & OBL_CARRIES_ATTRIBUTES) == 0)
    lose_attributes (report, &frame->document_id, &frame->id, frame->attributes);
  if ((carries & OBL_CARRIES_COMMENTS) == 0 && frame->comment != NULL)
    obl_export_report_take_loss (report, OBL_LOSS_COMMENT, &frame->document_id, &frame->id,
                                 g_strdup (frame->comment));
  if ((carries & OBL_CARRIES_PROPOSITIONS) == 0 && !obl_id_is_none (&frame->proposition_id))
    obl_export_report_take_loss (report, OBL_LOSS_PROPOSITION, &frame->document_id,
                                 &frame->proposition_id, NULL);
}

void
obl_export_lose_frame (OblExportJob *job,
                       const OblExportArticle *article,
                       const OblFrame *frame,
                       OblLossReason reason,
                       guint carries)
{
  obl_export_report_take_loss (job->report, reason, &frame->document_id, &frame->id,
                               obl_export_report_keeps_losses (job->report)
                                   ? obl_export_describe_frame (article, frame)
                                   : NULL);
  lose_frame_details (job->report, frame, carries);
}

void
obl_export_lose_frames (OblExportJob *job, const OblExportArticle *article, guint carries)
{
  for (guint i = 0; i < article->frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (article->frames, i);

    if ((carries & OBL_CARRIES_FRAMES) != 0) {
      job->report->n_frames_out++;
      lose_frame_details (job->report, frame, carries);
    } else {
      /* With the frame go what it has: that is one loss, but for what is more than its own. */
      obl_export_lose_frame (job, article, frame, OBL_LOSS_FRAME,
                             carries | OBL_CARRIES_ATTRIBUTES | OBL_CARRIES_COMMENTS);
    }
  }
}

void
obl_export_lose_entities (OblExportJob *job, const OblExportArticle *article, guint carries)
{
  if ((carries & OBL_CARRIES_ENTITIES) != 0) {
    job->report->n_entities_out += article->entities->len;
    return;
  }
  for (guint i = 0; i < article->entities->len; i++) {
    const OblEntity *entity = g_ptr_array_index (article->entities, i);

    obl_export_report_take_loss (job->report, OBL_LOSS_ENTITY, &article->document->id, &entity->id,
                                 g_strdup (entity->name));
  }
}

void
obl_export_lose_entity_names (OblExportJob *job, const OblExportArticle *article)
{
  job->report->n_entities_out += article->entities->len;
  for (guint i = 0; i < article->entities->len; i++) {
    const OblEntity *entity = g_ptr_array_index (article->entities, i);

    obl_export_report_take_loss (job->report, OBL_LOSS_ENTITY_NAMES, &article->document->id,
                                 &entity->id, g_strdup (entity->name));
  }
}

void
obl_export_lose_labels (OblExportJob *job, const OblExportArticle *article, guint carries)
{
  for (guint i = 0; (carries & OBL_CARRIES_DOCUMENT_LABELS) == 0 && i < article->labels->len; i++) {
    const OblDocumentLabel *label = g_ptr_array_index (article->labels, i);

    obl_export_report_take_loss (
        job->report, OBL_LOSS_DOCUMENT_LABEL, &article->document->id, &label->id,
        g_strdup_printf ("%s = %s", label->name, label->value != NULL ? label->value : ""));
  }
}

void
obl_export_lose_rest (OblExportJob *job, const OblExportArticle *article, guint carries)
{
  obl_export_lose_frames (job, article, carries);
  obl_export_lose_entities (job, article, carries);
  obl_export_lose_labels (job, article, carries);
}
