/* SPDX-License-Identifier: GPL-3.0-or-later */
/* T: spans, E: frames, A: attributes, N: entities, #: notes.
 *
 * A frame is an event.  Its trigger is a T of the frame's own type with the words of its cue; without one
 * it is the first word of what else it has, and the attribute NoCue says so.  A T cannot go over the end
 * of a line: it gets a part for each line, where “line” is whatever Python's splitlines() takes for one,
 * since that is how the files are read. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-brat-ann.h"

#include <string.h>

#include "core/base/obl-json-tree.h"
#include "core/export/obl-brat-conf.h"

typedef struct {
  OblExportJob *job;
  const OblExportArticle *article;
  GString *out;
  GHashTable *spans;  /* OblId → number of its T */
  GHashTable *frames; /* OblId → number of its E */
  guint n_texts, n_events, n_attributes, n_links, n_notes;
} Writer;

/* --- T ---------------------------------------------------------------------------------------- */

static gboolean
ends_line (gunichar c)
{
  switch (c) {
  case '\n':
  case '\r':
  case 0x0b:
  case 0x0c:
  case 0x1c:
  case 0x1d:
  case 0x1e:
  case 0x85:
  case 0x2028:
  case 0x2029:
    return TRUE;
  default:
    return FALSE;
  }
}

/* The parts of @range on each of its lines. */
static void
add_lines (const OblText *text, OblRange range, GArray *parts)
{
  OblRange part = { range.start, range.start };

  for (; part.end < range.end; part.end++) {
    if (!ends_line (obl_text_get_char (text, part.end)))
      continue;
    if (part.end > part.start)
      g_array_append_val (parts, part);
    part.start = part.end + 1;
  }
  if (part.end > part.start)
    g_array_append_val (parts, part);
}

static GArray *
split_lines (const OblText *text, const GArray *fragments)
{
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (OblRange));

  for (guint i = 0; i < fragments->len; i++)
    add_lines (text, g_array_index (fragments, OblRange, i), parts);

  return parts;
}

/* Gives its number; 0 when there is nothing but ends of lines in it. */
static guint
append_text (Writer *writer, const char *type, const GArray *parts)
{
  const OblText *text = writer->article->document->text;
  GString *out = writer->out;

  if (parts->len == 0)
    return 0;
  g_string_append_printf (out, "T%u\t%s", ++writer->n_texts, type);
  for (guint i = 0; i < parts->len; i++) {
    const OblRange *part = &g_array_index (parts, OblRange, i);

    g_string_append_printf (out, "%s%u %u", i > 0 ? ";" : " ", part->start, part->end);
  }
  for (guint i = 0; i < parts->len; i++) {
    g_autofree char *words = obl_text_dup_range (text, g_array_index (parts, OblRange, i));

    g_string_append_printf (out, "%c%s", i > 0 ? ' ' : '\t', words);
  }
  g_string_append_c (out, '\n');

  return writer->n_texts;
}

static void
write_span (Writer *writer, const OblSpan *span)
{
  g_autofree char *type = obl_brat_dup_name (span->label);
  g_autoptr (GArray) parts = split_lines (writer->article->document->text, span->fragments);
  const guint number = append_text (writer, type, parts);

  if (number == 0) {
    obl_export_lose_span (writer->job->report, OBL_LOSS_SPAN_NO_TOKEN, span);
    return;
  }
  g_hash_table_insert (writer->spans, (gpointer)&span->id, GUINT_TO_POINTER (number));
  writer->job->report->n_spans_out++;
  if (parts->len > span->fragments->len)
    obl_export_lose_span (writer->job->report, OBL_LOSS_SPAN_LINES, span);
  if (!obl_brat_is_name (span->label))
    obl_export_lose_span (writer->job->report, OBL_LOSS_SPAN_RENAMED, span);
}

/* --- A, N, # ---------------------------------------------------------------------------------- */

/* One line: what would end it becomes a space. */
static void
append_note (Writer *writer, char kind, guint number, const char *name, const char *note)
{
  GString *out = writer->out;

  g_string_append_printf (out, "#%u\tAnnotatorNotes %c%u\t", ++writer->n_notes, kind, number);
  if (name != NULL)
    g_string_append_printf (out, "%s: ", name);
  for (const char *c = note; *c != '\0'; c = g_utf8_next_char (c)) {
    const gunichar character = g_utf8_get_char (c);

    g_string_append_unichar (out, ends_line (character) || character == '\t' ? ' ' : character);
  }
  g_string_append_c (out, '\n');
}

static void
append_value (Writer *writer,
              char kind,
              guint number,
              const OblId *owner,
              const char *name,
              const char *value)
{
  g_autofree char *brat_name = obl_brat_dup_name (name);
  g_autofree char *brat_value = obl_brat_dup_value (value);

  g_string_append_printf (writer->out, "A%u\t%s %c%u %s\n", ++writer->n_attributes, brat_name, kind,
                          number, brat_value);
  if (strcmp (value, brat_value) != 0)
    obl_export_report_take_loss (writer->job->report, OBL_LOSS_ATTRIBUTE_VALUE,
                                 &writer->article->document->id, owner,
                                 g_strdup_printf ("%s = %s", name, value));
}

/* A list has a line for each of its values. */
static void
append_values (
    Writer *writer, char kind, guint number, const OblId *owner, const OblAttribute *attribute)
{
  char *json = g_strdup (attribute->value);
  g_autoptr (OblJsonTree) tree = obl_json_tree_parse_take (json, strlen (json), NULL, NULL);
  const OblJsonNode *root = tree != NULL ? obl_json_tree_get_root (tree) : NULL;
  g_autofree char *brat_name = obl_brat_dup_name (attribute->name);

  if (root == NULL)
    return;
  if (root->kind == OBL_JSON_BOOLEAN) {
    if (obl_json_node_is_true (root))
      g_string_append_printf (writer->out, "A%u\t%s %c%u\n", ++writer->n_attributes, brat_name,
                              kind, number);
    else
      append_note (writer, kind, number, attribute->name, "false");
    return;
  }
  if (root->kind == OBL_JSON_STRING)
    append_value (writer, kind, number, owner, attribute->name, root->text);
  for (const OblJsonNode *node = root->first; node != NULL; node = node->next)
    if (node->kind == OBL_JSON_STRING)
      append_value (writer, kind, number, owner, attribute->name, node->text);
}

static void
append_attributes (Writer *writer,
                   char kind,
                   guint number,
                   const OblId *owner,
                   const GPtrArray *types,
                   const GPtrArray *attributes)
{
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = g_ptr_array_index (attributes, i);
    g_autofree char *words = NULL;

    if (types != NULL && obl_brat_has_attribute (types, attribute->name)) {
      append_values (writer, kind, number, owner, attribute);
      continue;
    }
    words = obl_attributes_dup_string (attributes, attribute->name);
    append_note (writer, kind, number, attribute->name, words);
  }
}

/* Ids have neither spaces nor colons in front of the first colon. */
static void
append_link (Writer *writer, guint number, const OblEntity *entity)
{
  char buffer[OBL_ID_STRING_SIZE];
  const char *scheme = "Obelus";
  const char *value = obl_id_format (&entity->id, buffer);
  g_autofree char *name = g_strdelimit (g_strdup (entity->name), "\t\n\r", ' ');

  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = g_ptr_array_index (entity->external, i);

    if (strcmp (external->scheme, "wikidata") == 0) {
      scheme = "Wikidata";
      value = external->value;
    }
  }
  g_string_append_printf (writer->out, "N%u\tReference T%u %s:%s\t%s\n", ++writer->n_links, number,
                          scheme, value, name);
}

static void
write_span_details (Writer *writer, const OblSpan *span)
{
  const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (writer->spans, &span->id));
  const OblSpanLabel *label = obl_label_set_find_span_label (writer->job->choice->set, span->label);
  const OblEntity *entity = obl_export_article_find_entity (writer->article, &span->entity_id);

  if (number == 0)
    return;
  append_attributes (writer, 'T', number, &span->id, label != NULL ? label->attributes : NULL,
                     span->attributes);
  if (entity != NULL)
    append_link (writer, number, entity);
  if (span->comment != NULL)
    append_note (writer, 'T', number, NULL, span->comment);
}

/* --- E ---------------------------------------------------------------------------------------- */

static const OblSpan *
find_filler (Writer *writer, const OblFrame *frame, const char *role)
{
  const OblRole *filler = obl_frame_get_role (frame, role);

  return filler != NULL && filler->kind == OBL_FILLER_SPAN
             ? obl_export_article_find_span (writer->article, &filler->id)
             : NULL;
}

/* The first word of @span. */
static OblRange
get_head (const OblText *text, const OblSpan *span)
{
  OblRange range = g_array_index (span->fragments, OblRange, 0);
  guint32 end = range.start + 1;

  while (end < range.end && !g_unichar_isspace (obl_text_get_char (text, end)))
    end++;
  range.end = end;

  return range;
}

/* Gives the number of the trigger; 0 when nothing of the frame stands in the text. */
static guint
append_trigger (Writer *writer, const OblFrame *frame, gboolean *has_cue)
{
  const OblText *text = writer->article->document->text;
  static const char *const roles[] = { "content", NULL };
  const OblSpan *cue = find_filler (writer, frame, "cue");
  const OblSpan *head
      = cue == NULL ? obl_export_article_find_place (writer->article, frame, roles) : NULL;
  g_autofree char *type = obl_brat_dup_name (frame->type);
  g_autoptr (GArray) parts = NULL;

  *has_cue = cue != NULL;
  if (cue == NULL && head == NULL)
    return 0;
  if (cue != NULL) {
    parts = split_lines (text, cue->fragments);
  } else {
    parts = g_array_new (FALSE, FALSE, sizeof (OblRange));
    add_lines (text, get_head (text, head), parts);
  }

  return append_text (writer, type, parts);
}

/* "T4", "E2", or NULL for what has no line. */
static char *
dup_target (Writer *writer, const OblRole *role)
{
  GHashTable *table = role->kind == OBL_FILLER_SPAN    ? writer->spans
                      : role->kind == OBL_FILLER_FRAME ? writer->frames
                                                       : NULL;
  const guint number
      = table != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (table, &role->id)) : 0;

  return number > 0 ? g_strdup_printf ("%c%u", role->kind == OBL_FILLER_SPAN ? 'T' : 'E', number)
                    : NULL;
}

static void
append_role (Writer *writer, const OblFrame *frame, const OblRole *role, GHashTable *counts)
{
  g_autofree char *target = dup_target (writer, role);
  g_autofree char *name = obl_brat_dup_role (role->role);
  guint count = 0;

  if (target == NULL) {
    obl_export_lose_role (writer->job->report, frame, role);
    return;
  }
  count = GPOINTER_TO_UINT (g_hash_table_lookup (counts, role->role)) + 1;
  g_hash_table_insert (counts, role->role, GUINT_TO_POINTER (count));
  g_string_append_printf (writer->out, " %s", name);
  if (count > 1)
    g_string_append_printf (writer->out, "%u", count);
  g_string_append_printf (writer->out, ":%s", target);
}

static void
write_event (Writer *writer, const OblFrame *frame, guint trigger, gboolean has_cue)
{
  const OblFrameType *type = obl_label_set_find_frame_type (writer->job->choice->set, frame->type);
  const guint number = GPOINTER_TO_UINT (g_hash_table_lookup (writer->frames, &frame->id));
  g_autofree char *name = obl_brat_dup_name (frame->type);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  g_string_append_printf (writer->out, "E%u\t%s:T%u", number, name, trigger);
  for (guint i = 0; i < frame->roles->len; i++)
    append_role (writer, frame, g_ptr_array_index (frame->roles, i), counts);
  g_string_append_c (writer->out, '\n');
  if (!has_cue)
    g_string_append_printf (writer->out, "A%u\t" OBL_BRAT_NO_CUE " E%u\n", ++writer->n_attributes,
                            number);
  append_attributes (writer, 'E', number, &frame->id, type != NULL ? type->attributes : NULL,
                     frame->attributes);
  if (frame->comment != NULL)
    append_note (writer, 'E', number, NULL, frame->comment);
}

/* All triggers first, as events refer to one another. */
static void
write_events (Writer *writer, guint carries)
{
  const GPtrArray *frames = writer->article->frames;
  g_autofree guint *triggers = g_new0 (guint, frames->len + 1);
  g_autofree gboolean *have_cues = g_new0 (gboolean, frames->len + 1);

  for (guint i = 0; i < frames->len; i++) {
    OblFrame *frame = g_ptr_array_index (frames, i);

    triggers[i] = append_trigger (writer, frame, &have_cues[i]);
    if (triggers[i] == 0) {
      obl_export_lose_frame (writer->job, writer->article, frame, OBL_LOSS_FRAME, carries);
      continue;
    }
    g_hash_table_insert (writer->frames, &frame->id, GUINT_TO_POINTER (++writer->n_events));
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);

    if (triggers[i] == 0)
      continue;
    write_event (writer, frame, triggers[i], have_cues[i]);
    writer->job->report->n_frames_out++;
    if (!obl_id_is_none (&frame->proposition_id))
      obl_export_report_take_loss (writer->job->report, OBL_LOSS_PROPOSITION, &frame->document_id,
                                   &frame->proposition_id, NULL);
  }
}

char *
obl_brat_make_ann (OblExportJob *job, const OblExportArticle *article, guint carries)
{
  g_autoptr (GHashTable) spans = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GHashTable) frames = g_hash_table_new (obl_id_hash, obl_id_equal);
  Writer writer = { .job = job, .article = article, .spans = spans, .frames = frames };

  writer.out = g_string_new (NULL);
  for (guint i = 0; i < article->spans->len; i++)
    write_span (&writer, g_ptr_array_index (article->spans, i));
  for (guint i = 0; i < article->spans->len; i++)
    write_span_details (&writer, g_ptr_array_index (article->spans, i));
  write_events (&writer, carries);

  return g_string_free (writer.out, FALSE);
}
