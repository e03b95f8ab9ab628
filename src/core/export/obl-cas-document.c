/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions count UTF-16 units, as Java does.
 *
 * The text is an attribute: a line feed in it is written as a character reference, since a parser of XML
 * makes a space of a bare one, and nothing would tell, as all positions still fit.  What XML has no
 * character for is a space of the same length.  Sentences and tokens are there because INCEpTION makes
 * its own where they are missing.  A frame stands at its cue, or else at what it says. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-cas-document.h"

#include <string.h>

#include "core/export/obl-cas-types.h"
#include "core/export/obl-conll-tokens.h"

typedef struct {
  OblExportJob *job;
  const OblExportArticle *article;
  GString *out;
  GString *members;    /* ids of what is in the index */
  GHashTable *numbers; /* OblId of a span's first part or a frame → its xmi:id */
  guint n_ids;
} Writer;

/* The sofa's number: the first after the NULL's. */
#define SOFA 1u

/* --- Pieces ----------------------------------------------------------------------------------- */

static gboolean
is_xml (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

/* Gives how many characters are not themselves any more. */
static guint
append_escaped (GString *out, const char *text)
{
  guint n_replaced = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c)) {
    const gunichar character = g_utf8_get_char (c);

    switch (character) {
    case '&':
      g_string_append (out, "&amp;");
      break;
    case '<':
      g_string_append (out, "&lt;");
      break;
    case '>':
      g_string_append (out, "&gt;");
      break;
    case '"':
      g_string_append (out, "&quot;");
      break;
    case '\n':
    case '\r':
    case '\t':
      g_string_append_printf (out, "&#%u;", character);
      break;
    default:
      n_replaced += is_xml (character) ? 0 : 1;
      g_string_append_unichar (out, is_xml (character) ? character : ' ');
      break;
    }
  }

  return n_replaced;
}

static void
append_string (Writer *writer, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (writer->out, " %s=\"", name);
  append_escaped (writer->out, value);
  g_string_append_c (writer->out, '"');
}

static void
append_id (Writer *writer, const char *name, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  if (!obl_id_is_none (id))
    append_string (writer, name, obl_id_format (id, buffer));
}

static void
append_attributes (Writer *writer, const GPtrArray *attributes)
{
  g_autofree char *json = obl_export_dup_attributes (attributes);

  append_string (writer, "attributes", json);
}

/* By the namespaces that stand at the top of the file. */
static char *
dup_element (const char *type)
{
  const char *name = strrchr (type, '.') + 1;
  const char *prefix = "seg";

  if (g_str_has_prefix (type, OBL_CAS_CUSTOM))
    prefix = "custom";
  else if (g_str_equal (type, OBL_CAS_META))
    prefix = "meta";
  else if (g_str_equal (type, OBL_CAS_NAMED_ENTITY))
    prefix = "ner";

  return g_strdup_printf ("%s:%s", prefix, name);
}

/* Gives its id; the element is left open for features. */
static guint
begin_annotation (Writer *writer, const char *type, OblRange range)
{
  const OblText *text = writer->article->document->text;
  g_autofree char *element = dup_element (type);
  const guint id = ++writer->n_ids;

  g_string_append_printf (writer->out, "  <%s xmi:id=\"%u\" sofa=\"%u\" begin=\"%u\" end=\"%u\"",
                          element, id, SOFA, obl_text_to_utf16 (text, range.start),
                          obl_text_to_utf16 (text, range.end));
  g_string_append_printf (writer->members, "%s%u", writer->members->len > 0 ? " " : "", id);

  return id;
}

static void
end_annotation (Writer *writer)
{
  g_string_append (writer->out, "/>\n");
}

/* --- Tokens ----------------------------------------------------------------------------------- */

static void
write_sentence (Writer *writer, const OblConllTokens *tokens, guint first, guint end)
{
  const OblRange range = { g_array_index (tokens->tokens, OblConllToken, first).range.start,
                           g_array_index (tokens->tokens, OblConllToken, end - 1).range.end };

  begin_annotation (writer, OBL_CAS_SENTENCE, range);
  end_annotation (writer);
  for (guint i = first; i < end; i++) {
    begin_annotation (writer, OBL_CAS_TOKEN,
                      g_array_index (tokens->tokens, OblConllToken, i).range);
    end_annotation (writer);
  }
}

static void
write_tokens (Writer *writer)
{
  g_autoptr (OblConllTokens) tokens = obl_conll_tokens_new (writer->article->document);
  guint first = 0;

  for (guint i = 1; i <= tokens->tokens->len; i++) {
    const OblConllToken *token = &g_array_index (tokens->tokens, OblConllToken, first);

    if (i < tokens->tokens->len && token[i - first].sentence == token->sentence)
      continue;
    write_sentence (writer, tokens, first, i);
    first = i;
  }
}

/* --- Spans ------------------------------------------------------------------------------------ */

static void
write_part (Writer *writer, const OblSpan *span, guint part)
{
  const OblEntity *entity = obl_export_article_find_entity (writer->article, &span->entity_id);
  const guint number
      = begin_annotation (writer, OBL_CAS_SPAN, g_array_index (span->fragments, OblRange, part));

  append_id (writer, "spanId", &span->id);
  g_string_append_printf (writer->out, " part=\"%u\"", part + 1);
  append_string (writer, "label", span->label);
  append_id (writer, "entity", &span->entity_id);
  append_string (writer, "entityName", entity != NULL ? entity->name : NULL);
  append_attributes (writer, span->attributes);
  append_string (writer, "comment", span->comment);
  append_string (writer, "annotator",
                 obl_export_job_get_annotator (writer->job, &span->annotator_id));
  end_annotation (writer);
  if (part == 0)
    g_hash_table_insert (writer->numbers, (gpointer)&span->id, GUINT_TO_POINTER (number));
}

/* What INCEpTION shows as a named entity without being told. */
static void
write_named_entity (Writer *writer, const OblSpan *span)
{
  const OblSpanLabel *label = obl_label_set_find_span_label (writer->job->choice->set, span->label);

  if (label == NULL || label->kind != OBL_SPAN_ENTITY || span->fragments->len > 1)
    return;
  begin_annotation (writer, OBL_CAS_NAMED_ENTITY, obl_span_get_extent (span));
  append_string (writer, "value", span->label);
  append_id (writer, "identifier", &span->entity_id);
  end_annotation (writer);
}

static void
write_spans (Writer *writer)
{
  for (guint i = 0; i < writer->article->spans->len; i++) {
    const OblSpan *span = g_ptr_array_index (writer->article->spans, i);

    for (guint part = 0; part < span->fragments->len; part++)
      write_part (writer, span, part);
    write_named_entity (writer, span);
    writer->job->report->n_spans_out++;
  }
}

/* --- Frames ----------------------------------------------------------------------------------- */

/* A link to what fills a role; it is in no index. */
static void
write_link (Writer *writer, const OblFrame *frame, const OblRole *role, GString *ids)
{
  const guint target = GPOINTER_TO_UINT (g_hash_table_lookup (writer->numbers, &role->id));
  g_autofree char *type = obl_cas_dup_link_type (frame->type, role->role);
  g_autofree char *element = dup_element (type);

  if (target == 0) {
    obl_export_lose_role (writer->job->report, frame, role);
    return;
  }
  g_string_append_printf (writer->out, "  <%s xmi:id=\"%u\" target=\"%u\"", element,
                          ++writer->n_ids, target);
  append_string (writer, "role", role->role);
  g_string_append (writer->out, "/>\n");
  g_string_append_printf (ids, "%s%u", ids->len > 0 ? " " : "", writer->n_ids);
}

/* The links of each role, as they stand in the frame's features. */
static char *
write_links (Writer *writer, const OblFrame *frame, const OblFrameType *type)
{
  GString *features = g_string_new (NULL);

  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role_type = g_ptr_array_index (type->roles, i);
    g_autofree char *name = obl_cas_dup_name (role_type->name);
    g_autoptr (GString) ids = g_string_new (NULL);

    for (guint j = 0; j < frame->roles->len; j++) {
      const OblRole *role = g_ptr_array_index (frame->roles, j);

      if (strcmp (role->role, role_type->name) == 0)
        write_link (writer, frame, role, ids);
    }
    if (ids->len > 0)
      g_string_append_printf (features, " %s=\"%s\"", name, ids->str);
  }

  return g_string_free (features, FALSE);
}

/* Its number is known before it is written, as frames link to one another. */
static void
write_frame (Writer *writer, const OblFrame *frame, const OblFrameType *type)
{
  const guint id = GPOINTER_TO_UINT (g_hash_table_lookup (writer->numbers, &frame->id));
  const OblText *text = writer->article->document->text;
  static const char *const roles[] = { "cue", "content", NULL };
  const OblSpan *place = obl_export_article_find_place (writer->article, frame, roles);
  const OblRange range
      = place != NULL ? g_array_index (place->fragments, OblRange, 0) : (OblRange){ 0, 0 };
  g_autofree char *links = write_links (writer, frame, type);
  g_autofree char *name = obl_cas_dup_frame_type (frame->type);
  g_autofree char *element = dup_element (name);

  g_string_append_printf (writer->out, "  <%s xmi:id=\"%u\" sofa=\"%u\" begin=\"%u\" end=\"%u\"%s",
                          element, id, SOFA, obl_text_to_utf16 (text, range.start),
                          obl_text_to_utf16 (text, range.end), links);
  g_string_append_printf (writer->members, " %u", id);
  append_id (writer, "frameId", &frame->id);
  append_attributes (writer, frame->attributes);
  append_id (writer, "proposition", &frame->proposition_id);
  append_string (writer, "comment", frame->comment);
  append_string (writer, "annotator",
                 obl_export_job_get_annotator (writer->job, &frame->annotator_id));
  end_annotation (writer);
}

/* An older label set may have had a type that is not declared now. */
static void
write_frames (Writer *writer, guint carries)
{
  const OblLabelSet *set = writer->job->choice->set;
  const GPtrArray *frames = writer->article->frames;

  for (guint i = 0; i < frames->len; i++) {
    OblFrame *frame = g_ptr_array_index (frames, i);

    if (obl_label_set_find_frame_type (set, frame->type) != NULL)
      g_hash_table_insert (writer->numbers, &frame->id, GUINT_TO_POINTER (++writer->n_ids));
  }
  for (guint i = 0; i < frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (frames, i);
    const OblFrameType *type = obl_label_set_find_frame_type (set, frame->type);

    if (type == NULL) {
      obl_export_lose_frame (writer->job, writer->article, frame, OBL_LOSS_FRAME, carries);
      continue;
    }
    write_frame (writer, frame, type);
    writer->job->report->n_frames_out++;
    if (!obl_id_is_none (&frame->proposition_id))
      obl_export_report_take_loss (writer->job->report, OBL_LOSS_PROPOSITION, &frame->document_id,
                                   &frame->proposition_id, NULL);
  }
}

/* --- The document ----------------------------------------------------------------------------- */

static void
write_sofa (Writer *writer)
{
  const OblDocument *document = writer->article->document;
  guint n_replaced = 0;

  g_string_append_printf (writer->out,
                          "  <cas:Sofa xmi:id=\"%u\" sofaNum=\"1\" sofaID=\"_InitialView\" "
                          "mimeType=\"text\" sofaString=\"",
                          SOFA);
  n_replaced = append_escaped (writer->out, obl_text_get_utf8 (document->text));
  g_string_append (writer->out, "\"/>\n");
  if (n_replaced > 0)
    obl_export_report_take_loss (writer->job->report, OBL_LOSS_TEXT_CHARACTERS, &document->id, NULL,
                                 g_strdup_printf ("%u", n_replaced));
}

static void
write_meta (Writer *writer)
{
  const OblDocument *document = writer->article->document;
  const OblRange all = { 0, obl_text_get_n_chars (document->text) };

  begin_annotation (writer, OBL_CAS_META, all);
  append_string (writer, "language",
                 document->language != NULL ? document->language : "x-unspecified");
  append_string (writer, "documentTitle", document->title);
  append_id (writer, "documentId", &document->id);
  append_string (writer, "documentUri", document->source.url);
  g_string_append (writer->out, " isLastSegment=\"false\"");
  end_annotation (writer);
}

char *
obl_cas_make_xmi (OblExportJob *job, const OblExportArticle *article, guint carries)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GString) members = g_string_new (NULL);
  Writer writer
      = { .job = job, .article = article, .members = members, .numbers = numbers, .n_ids = SOFA };

  writer.out = g_string_new (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<xmi:XMI xmlns:xmi=\"http://www.omg.org/XMI\" xmlns:cas=\"http:///uima/cas.ecore\""
      " xmlns:meta=\"http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore\""
      " xmlns:seg=\"http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore\""
      " xmlns:ner=\"http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore\""
      " xmlns:custom=\"http:///webanno/custom.ecore\" xmi:version=\"2.0\">\n"
      "  <cas:NULL xmi:id=\"0\"/>\n");
  write_sofa (&writer);
  write_meta (&writer);
  write_tokens (&writer);
  write_spans (&writer);
  write_frames (&writer, carries);
  g_string_append_printf (writer.out, "  <cas:View sofa=\"%u\" members=\"%s\"/>\n</xmi:XMI>\n",
                          SOFA, members->str);

  return g_string_free (writer.out, FALSE);
}
