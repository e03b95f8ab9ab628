/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the tree of a query to a condition.  Each part becomes a condition on the thing that is looked
 * at: a text, a span, a frame, or what fills a frame's role.
 *
 * Inner scopes use the same aliases as outer ones (s, f, r), so nested frames need no numbers. */
#define G_LOG_DOMAIN "obl-store-query"

#include "config.h"

#include "core/store/obl-store-query.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/text/obl-fold.h"
#include "core/text/obl-word-term.h"

typedef enum {
  ON_TEXT,
  ON_SPAN,
  ON_FRAME,
  ON_FILLER, /* of the role “r” */
} Subject;

typedef struct {
  const OblLabelSet *set;
  OblSql *sql;
  gboolean in_order;     /* spans are gone through as they come, and not entity by entity */
  const char *frame;     /* the type of the frame whose parts are read, or NULL */
  gboolean has_entities; /* the role that is read may be filled by an entity */
  guint position;
  GError **error;
} Compiler;

static gboolean compile (Compiler *compiler, const OblQueryNode *node, Subject subject);

static gboolean refuse (Compiler *compiler, const OblQueryNode *node, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static gboolean
refuse (Compiler *compiler, const OblQueryNode *node, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  compiler->position = node->start;
  obl_query_set_error (compiler->error, OBL_QUERY_ERROR_UNKNOWN, node->start, "%s", message);
  return FALSE;
}

/* --- Words ------------------------------------------------------------------------------------ */

/* What the span says, its parts joined. */
#define QUOTE_OF_SPAN                                                                              \
  "(SELECT group_concat(quote, ' ') FROM (SELECT quote FROM fragment "                             \
  "WHERE span_id = s.id ORDER BY ordinal))"
#define QUOTE_OF_FILLER                                                                            \
  "(SELECT group_concat(quote, ' ') FROM (SELECT quote FROM fragment "                             \
  "WHERE span_id = r.span_id ORDER BY ordinal))"

static void
add_words_of (Compiler *compiler, const OblQueryNode *node)
{
  obl_sql_add (compiler->sql, ", ");
  obl_sql_add_text (compiler->sql, node->text);
  obl_sql_add (compiler->sql, ", ");
  obl_sql_add_int (compiler->sql, node->is_prefix);
  obl_sql_add (compiler->sql, ")");
}

static gboolean
compile_in_text (Compiler *compiler, const OblQueryNode *node)
{
  g_autofree char *match = obl_store_query_dup_expression (node);

  if (match == NULL && node->kind == OBL_QUERY_NEAR)
    return refuse (compiler, node, _ ("in %s stand words and “phrases” only"), "NEAR(…)");
  if (match == NULL) {
    obl_sql_add (compiler->sql, "instr(c.text, ");
    obl_sql_add_text (compiler->sql, node->text);
    obl_sql_add (compiler->sql, ") > 0");
    return TRUE;
  }
  obl_sql_add (compiler->sql,
               "c.row IN (SELECT rowid FROM content_words WHERE content_words MATCH ");
  obl_sql_add_text (compiler->sql, match);
  obl_sql_add (compiler->sql, ")");
  return TRUE;
}

/* Only in articles that have these words at all, which the index knows at once.  @owner: the column with
 * the article of what is looked at. */
#define add_narrowing(compiler, node, owner)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *words_ = dup_all_words (node);                                                \
                                                                                                   \
    if (words_ != NULL) {                                                                          \
      obl_sql_add ((compiler)->sql, owner " IN (SELECT wd.id FROM content_words w "                \
                                          "CROSS JOIN content wc ON wc.row = w.rowid "             \
                                          "CROSS JOIN document wd ON wd.content_id = wc.id "       \
                                          "WHERE content_words MATCH ");                           \
      obl_sql_add_text ((compiler)->sql, words_);                                                  \
      obl_sql_add ((compiler)->sql, ") AND ");                                                     \
    }                                                                                              \
  }                                                                                                \
  G_STMT_END

static char *
dup_all_words (const OblQueryNode *node)
{
  g_autoptr (OblWordTerm) term = obl_word_term_new (node->text, node->is_prefix);
  g_autoptr (GString) match = g_string_new (NULL);

  obl_word_term_append_words (term, match);
  return match->len == 0 ? NULL : g_strdup (match->str);
}

/* In what fills a role: in the words that were marked, and where an entity fills it in its name. */
static void
compile_in_filler (Compiler *compiler, const OblQueryNode *node)
{
  obl_sql_add (compiler->sql, "(obelus_has_words(" QUOTE_OF_FILLER);
  add_words_of (compiler, node);
  if (compiler->has_entities) {
    obl_sql_add (compiler->sql,
                 " OR EXISTS (SELECT 1 FROM entity e WHERE e.id = coalesce(r.entity_id, (SELECT "
                 "s.entity_id FROM span s WHERE s.id = r.span_id)) AND obelus_has_words(e.name");
    add_words_of (compiler, node);
    obl_sql_add (compiler->sql, ")");
  }
  obl_sql_add (compiler->sql, ")");
}

static gboolean
compile_words (Compiler *compiler, const OblQueryNode *node, Subject subject)
{
  g_autofree char *folded = NULL;

  if (*node->text == '\0')
    return refuse (compiler, node, _ ("“%s” alone is no word"), node->is_prefix ? "*" : "");
  switch (subject) {
  case ON_TEXT:
    return compile_in_text (compiler, node);
  case ON_SPAN:
    /* Any letters of it, as it has always been. */
    folded = obl_fold_loosely (node->text);
    obl_sql_add (compiler->sql, "obelus_contains(" QUOTE_OF_SPAN ", ");
    obl_sql_add_text (compiler->sql, folded);
    obl_sql_add (compiler->sql, ")");
    return TRUE;
  case ON_FRAME:
    obl_sql_add (compiler->sql, "EXISTS (SELECT 1 FROM frame_role r WHERE r.frame_id = f.id AND ");
    compiler->has_entities = TRUE;
    compile_in_filler (compiler, node);
    obl_sql_add (compiler->sql, ")");
    return TRUE;
  case ON_FILLER:
    compile_in_filler (compiler, node);
    return TRUE;
  }
  return FALSE;
}

/* --- Fields of articles ----------------------------------------------------------------------- */

static gboolean
is_date (const char *text)
{
  static const char form[] = "dddd-dd-dd";
  gsize length = strlen (text);

  if (length != 4 && length != 7 && length != 10)
    return FALSE;
  for (gsize i = 0; i < length; i++) {
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;
  }
  return TRUE;
}

/* From the beginning of one to the end of the other; either may be left out. */
static gboolean
compile_date (Compiler *compiler, const OblQueryNode *node)
{
  g_auto (GStrv) parts = g_strsplit (node->text, "..", 2);
  const char *from = parts[0];
  const char *to = parts[0] != NULL && parts[1] != NULL ? parts[1] : parts[0];
  g_autofree char *end = NULL;

  if (from == NULL || (*from == '\0' && *to == '\0') || (*from != '\0' && !is_date (from))
      || (*to != '\0' && !is_date (to)))
    return refuse (compiler, node,
                   _ ("“%s” is no date; write 2024, 2024-01, 2024-01-21 or two of them: "
                      "2024-01..2024-03"),
                   node->text);
  end = g_strconcat (*to == '\0' ? "9999" : to, "~", NULL); /* behind every day of it */
  obl_sql_add (compiler->sql, "d.published BETWEEN ");
  obl_sql_add_text (compiler->sql, from);
  obl_sql_add (compiler->sql, " AND ");
  obl_sql_add_text (compiler->sql, end);
  return TRUE;
}

static gboolean
compile_status (Compiler *compiler, const OblQueryNode *node)
{
  OblStatus status;

  if (!obl_status_from_string (node->text, &status))
    return refuse (compiler, node,
                   _ ("there is no status “%s”; there are new, in-progress, done, flagged"),
                   node->text);
  obl_sql_add (compiler->sql, "d.status = ");
  obl_sql_add_int (compiler->sql, status);
  return TRUE;
}

static void
add_folded (Compiler *compiler, const OblQueryNode *node)
{
  g_autofree char *folded = obl_fold_loosely (node->text);

  obl_sql_add_text (compiler->sql, folded);
  obl_sql_add (compiler->sql, ")");
}

static gboolean
compile_language (Compiler *compiler, const OblQueryNode *node)
{
  g_autofree char *lower = g_ascii_strdown (node->text, -1);

  obl_sql_add (compiler->sql, "lower(substr(d.language, 1, length(");
  obl_sql_add_text (compiler->sql, lower);
  obl_sql_add (compiler->sql, "))) = ");
  obl_sql_add_text (compiler->sql, lower);
  return TRUE;
}

/* --- Fields of annotations -------------------------------------------------------------------- */

static gboolean
is_anything (const OblQueryNode *node)
{
  return node->is_prefix && *node->text == '\0';
}

static gboolean
compile_label (Compiler *compiler, const OblQueryNode *node)
{
  g_autoptr (GPtrArray) names
      = obl_query_names_list_labels (compiler->set, node->text, node->is_prefix);

  /* One label stands in the order of the articles in its index, several do not. */
  if (compiler->in_order)
    obl_sql_add (compiler->sql, "+");
  if (names->len == 1)
    obl_sql_add (compiler->sql, "s.label = ");
  else
    obl_sql_add (compiler->sql, "s.label IN (");
  for (guint i = 0; i < names->len; i++) {
    if (i > 0)
      obl_sql_add (compiler->sql, ", ");
    obl_sql_add_text (compiler->sql, names->pdata[i]);
  }
  if (names->len != 1)
    obl_sql_add (compiler->sql, ")");
  return TRUE;
}

/* What stands on the left is the entity that is linked or fills a role. */
static gboolean
compile_entity (Compiler *compiler, const OblQueryNode *node)
{
  OblId id;

  if (is_anything (node)) {
    obl_sql_add (compiler->sql, " IS NOT NULL");
    return TRUE;
  }
  if (obl_id_parse (node->text, &id)) {
    obl_sql_add (compiler->sql, " = ");
    obl_sql_add_id (compiler->sql, &id);
    return TRUE;
  }
  obl_sql_add (compiler->sql, " IN (SELECT id FROM entity WHERE obelus_contains(name, ");
  add_folded (compiler, node);
  obl_sql_add (compiler->sql, " UNION ALL SELECT entity_id FROM entity_alias "
                              "WHERE obelus_contains(name, ");
  add_folded (compiler, node);
  obl_sql_add (compiler->sql, ")");
  return TRUE;
}

static gboolean
compile_entity_type (Compiler *compiler, const OblQueryNode *node)
{
  g_autoptr (GPtrArray) names
      = obl_query_names_list_labels (compiler->set, node->text, node->is_prefix);

  obl_sql_add (compiler->sql, " IN (SELECT id FROM entity WHERE type IN (");
  for (guint i = 0; i < names->len; i++) {
    if (i > 0)
      obl_sql_add (compiler->sql, ", ");
    obl_sql_add_text (compiler->sql, names->pdata[i]);
  }
  obl_sql_add (compiler->sql, "))");
  return TRUE;
}

static gboolean
compile_origin (Compiler *compiler, const OblQueryNode *node)
{
  OblOriginKind kind;

  if (!obl_origin_kind_from_string (node->text, &kind))
    return refuse (compiler, node,
                   _ ("there is no origin “%s”; there are human, rule, model, import"), node->text);
  obl_sql_add (compiler->sql, " = ");
  obl_sql_add_int (compiler->sql, kind);
  return TRUE;
}

static gboolean
compile_mention (Compiler *compiler, const OblQueryNode *node)
{
  OblMentionKind kind;

  if (!obl_mention_kind_from_string (node->text, &kind))
    return refuse (compiler, node,
                   _ ("there are no mentions “%s”; there are name, nominal, pronoun"), node->text);
  obl_sql_add (compiler->sql, "s.mention = ");
  obl_sql_add_int (compiler->sql, kind);
  return TRUE;
}

static gboolean
compile_annotator (Compiler *compiler, const OblQueryNode *node)
{
  obl_sql_add (compiler->sql, " IN (SELECT id FROM annotator WHERE obelus_contains(name, ");
  add_folded (compiler, node);
  obl_sql_add (compiler->sql, ")");
  return TRUE;
}

/* A value as it is stored: the string in JSON, and what may be a number or truth as it stands. */
static void
add_attribute_value (Compiler *compiler, const OblQueryNode *node, const OblAttributeType *type)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (OblJson) writer = obl_json_new (json);
  const char *value = node->text;

  for (guint i = 0; type != NULL && i < type->values->len; i++) {
    if (g_ascii_strcasecmp (type->values->pdata[i], value) == 0)
      value = type->values->pdata[i];
  }
  obl_json_string (writer, value);
  if (node->is_prefix) {
    g_string_truncate (json, json->len - 1);
    obl_sql_add (compiler->sql, " AND substr(a.value, 1, length(");
    obl_sql_add_text (compiler->sql, json->str);
    obl_sql_add (compiler->sql, ")) = ");
    obl_sql_add_text (compiler->sql, json->str);
    return;
  }
  obl_sql_add (compiler->sql, " AND (a.value IN (");
  obl_sql_add_text (compiler->sql, json->str);
  obl_sql_add (compiler->sql, ", ");
  obl_sql_add_text (compiler->sql, value);
  obl_sql_add (compiler->sql, ") OR (substr(a.value, 1, 1) = '[' AND instr(a.value, ");
  obl_sql_add_text (compiler->sql, json->str);
  obl_sql_add (compiler->sql, ") > 0))");
}

static gboolean
compile_attribute (Compiler *compiler,
                   const OblQueryNode *node,
                   const char *name,
                   const OblAttributeType *type,
                   Subject subject)
{
  if (node->text == NULL)
    return refuse (compiler, node, _ ("“%s” has no parts that brackets could describe"), name);
  if (subject == ON_FRAME)
    obl_sql_add (compiler->sql, "EXISTS (SELECT 1 FROM frame_attribute a WHERE a.frame_id = f.id");
  else if (subject == ON_SPAN)
    obl_sql_add (compiler->sql, "EXISTS (SELECT 1 FROM span_attribute a WHERE a.span_id = s.id");
  else
    obl_sql_add (compiler->sql,
                 "EXISTS (SELECT 1 FROM span_attribute a WHERE a.span_id = r.span_id");
  obl_sql_add (compiler->sql, " AND a.name = ");
  obl_sql_add_text (compiler->sql, type == NULL ? name : type->name);
  if (!is_anything (node))
    add_attribute_value (compiler, node, type);
  obl_sql_add (compiler->sql, ")");
  return TRUE;
}

/* --- Roles and frames ------------------------------------------------------------------------- */

/* What @node says of which entity something is, alone or beside other things; or NULL. */
static const OblQueryNode *
find_one_entity (const OblQueryNode *node)
{
  const OblQueryField *field;

  for (guint i = 0; node->kind == OBL_QUERY_ALL && i < node->children->len; i++) {
    const OblQueryNode *part = find_one_entity (node->children->pdata[i]);

    if (part != NULL)
      return part;
  }
  field = node->kind == OBL_QUERY_FIELD ? obl_query_find_field (node->name) : NULL;
  return field != NULL && field->id == OBL_QUERY_FIELD_ENTITY && !is_anything (node) ? node : NULL;
}

/* Only frames in which that entity is anything at all, which the indices know at once. */
static void
add_frames_of_entity (Compiler *compiler, const OblQueryNode *node)
{
  obl_sql_add (compiler->sql, "f.id IN (SELECT er.frame_id FROM frame_role er WHERE er.entity_id");
  compile_entity (compiler, node);
  obl_sql_add (compiler->sql, " UNION ALL SELECT er.frame_id FROM span es CROSS JOIN frame_role er "
                              "ON er.span_id = es.id WHERE es.entity_id");
  compile_entity (compiler, node);
  obl_sql_add (compiler->sql, ") AND ");
}

static gboolean
compile_role (Compiler *compiler,
              const OblQueryNode *node,
              const char *name,
              const OblRoleType *type,
              Subject subject)
{
  gboolean outer = compiler->has_entities;
  const OblQueryNode *entity;
  gboolean done = TRUE;

  if (subject != ON_FRAME)
    return refuse (compiler, node,
                   _ ("“%s” is a role of frames; write it in the brackets of one: claim(…)"), name);
  compiler->has_entities = type == NULL || (type->fillers & 1u << OBL_FILLER_ENTITY) != 0;
  obl_sql_add (compiler->sql, "(");
  if (!compiler->has_entities && node->text != NULL)
    add_narrowing (compiler, node, "f.document_id");
  entity = node->children != NULL ? find_one_entity (node->children->pdata[0]) : NULL;
  if (entity != NULL)
    add_frames_of_entity (compiler, entity);
  obl_sql_add (compiler->sql,
               "EXISTS (SELECT 1 FROM frame_role r WHERE r.frame_id = f.id AND r.role = ");
  obl_sql_add_text (compiler->sql, type == NULL ? name : type->name);
  if (node->children != NULL || !is_anything (node)) {
    obl_sql_add (compiler->sql, " AND ");
    if (node->children != NULL)
      done = compile (compiler, node->children->pdata[0], ON_FILLER);
    else
      done = compile_words (compiler, node, ON_FILLER);
  }
  obl_sql_add (compiler->sql, "))");
  compiler->has_entities = outer;
  return done;
}

static gboolean
compile_frame (Compiler *compiler, const OblQueryNode *node, Subject subject)
{
  const char *type = obl_query_names_find_frame (compiler->set, node->name);
  const char *outer = compiler->frame;
  gboolean is_any = g_ascii_strcasecmp (node->name, "frame") == 0 && type == NULL;
  gboolean done = TRUE;

  if (type == NULL && !is_any)
    return refuse (compiler, node, _ ("the label set has no frames of type “%s”"), node->name);
  if (subject == ON_SPAN || subject == ON_TEXT)
    return refuse (compiler, node, _ ("“%s(…)” cannot be part of a mark"), node->name);
  if (subject == ON_FILLER)
    obl_sql_add (compiler->sql,
                 "EXISTS (SELECT 1 FROM frame f WHERE f.id = r.filler_frame_id AND ");
  obl_sql_add (compiler->sql, "(");
  if (is_any)
    obl_sql_add (compiler->sql, "1");
  else {
    obl_sql_add (compiler->sql, "f.type = ");
    obl_sql_add_text (compiler->sql, type);
  }
  if (node->children != NULL) {
    compiler->frame = type;
    obl_sql_add (compiler->sql, " AND ");
    done = compile (compiler, node->children->pdata[0], ON_FRAME);
    compiler->frame = outer;
  }
  obl_sql_add (compiler->sql, ")");
  if (subject == ON_FILLER)
    obl_sql_add (compiler->sql, ")");
  return done;
}

/* --- Fields ----------------------------------------------------------------------------------- */

static gboolean
compile_document_field (Compiler *compiler, const OblQueryNode *node, OblQueryFieldId id)
{
  switch ((int)id) {
  case OBL_QUERY_FIELD_STATUS:
    return compile_status (compiler, node);
  case OBL_QUERY_FIELD_DATE:
    return compile_date (compiler, node);
  case OBL_QUERY_FIELD_LANGUAGE:
    return compile_language (compiler, node);
  case OBL_QUERY_FIELD_PUBLISHER:
    obl_sql_add (compiler->sql, "obelus_contains(d.publisher, ");
    add_folded (compiler, node);
    return TRUE;
  case OBL_QUERY_FIELD_TITLE:
    obl_sql_add (compiler->sql, "obelus_has_words(d.title");
    add_words_of (compiler, node);
    return TRUE;
  default:
    obl_sql_add (compiler->sql, "EXISTS (SELECT 1 FROM document_tag t WHERE t.document_id = d.id "
                                "AND obelus_contains(t.tag, ");
    add_folded (compiler, node);
    obl_sql_add (compiler->sql, ")");
    return TRUE;
  }
}

/* A plus keeps SQLite from its index of entities. */
static void
add_entity_of_span (Compiler *compiler)
{
  if (compiler->in_order)
    obl_sql_add (compiler->sql, "+");
  obl_sql_add (compiler->sql, "s.entity_id");
}

static gboolean
compile_span_field (Compiler *compiler, const OblQueryNode *node, OblQueryFieldId id)
{
  switch ((int)id) {
  case OBL_QUERY_FIELD_LABEL:
    return compile_label (compiler, node);
  case OBL_QUERY_FIELD_TEXT:
    obl_sql_add (compiler->sql, "(");
    add_narrowing (compiler, node, "s.document_id");
    obl_sql_add (compiler->sql, "obelus_has_words(" QUOTE_OF_SPAN);
    add_words_of (compiler, node);
    obl_sql_add (compiler->sql, ")");
    return TRUE;
  case OBL_QUERY_FIELD_ENTITY:
    add_entity_of_span (compiler);
    return compile_entity (compiler, node);
  case OBL_QUERY_FIELD_TYPE:
    add_entity_of_span (compiler);
    return compile_entity_type (compiler, node);
  case OBL_QUERY_FIELD_MENTION:
    return compile_mention (compiler, node);
  case OBL_QUERY_FIELD_BY:
    obl_sql_add (compiler->sql, "s.annotator_id");
    return compile_annotator (compiler, node);
  case OBL_QUERY_FIELD_ORIGIN:
    obl_sql_add (compiler->sql, "s.origin_kind");
    return compile_origin (compiler, node);
  default:
    obl_sql_add (compiler->sql, "obelus_has_words(s.comment");
    add_words_of (compiler, node);
    return TRUE;
  }
}

static gboolean
compile_filler_field (Compiler *compiler, const OblQueryNode *node, OblQueryFieldId id)
{
  static const char entity_of_filler[]
      = "coalesce(r.entity_id, (SELECT s.entity_id FROM span s WHERE s.id = r.span_id))";
  gboolean done;

  switch ((int)id) {
  case OBL_QUERY_FIELD_ENTITY:
    obl_sql_add_constant (compiler->sql, entity_of_filler);
    return compile_entity (compiler, node);
  case OBL_QUERY_FIELD_TYPE:
    obl_sql_add_constant (compiler->sql, entity_of_filler);
    return compile_entity_type (compiler, node);
  default:
    obl_sql_add (compiler->sql, "EXISTS (SELECT 1 FROM span s WHERE s.id = r.span_id AND ");
    done = compile_span_field (compiler, node, id);
    obl_sql_add (compiler->sql, ")");
    return done;
  }
}

static gboolean
compile_frame_field (Compiler *compiler, const OblQueryNode *node, OblQueryFieldId id)
{
  gboolean done;

  switch ((int)id) {
  case OBL_QUERY_FIELD_BY:
    obl_sql_add (compiler->sql, "f.annotator_id");
    return compile_annotator (compiler, node);
  case OBL_QUERY_FIELD_ORIGIN:
    obl_sql_add (compiler->sql, "f.origin_kind");
    return compile_origin (compiler, node);
  case OBL_QUERY_FIELD_COMMENT:
    obl_sql_add (compiler->sql, "obelus_has_words(f.comment");
    add_words_of (compiler, node);
    return TRUE;
  default:
    /* Said of any that fills a role of it. */
    obl_sql_add (compiler->sql, "EXISTS (SELECT 1 FROM frame_role r WHERE r.frame_id = f.id AND ");
    done = compile_filler_field (compiler, node, id);
    obl_sql_add (compiler->sql, ")");
    return done;
  }
}

static gboolean
compile_known_field (Compiler *compiler,
                     const OblQueryNode *node,
                     const OblQueryField *field,
                     Subject subject)
{
  if (*node->text == '\0' && !node->is_prefix)
    return refuse (compiler, node, _ ("a value was expected behind “%s:”"), node->name);
  if (field->scope == OBL_QUERY_IN_DOCUMENT)
    return compile_document_field (compiler, node, field->id);
  if (subject == ON_FRAME)
    return compile_frame_field (compiler, node, field->id);
  if (subject == ON_FILLER)
    return compile_filler_field (compiler, node, field->id);
  return compile_span_field (compiler, node, field->id);
}

/* A name that only the label set knows. */
static gboolean
compile_own_field (Compiler *compiler, const OblQueryNode *node, Subject subject)
{
  const char *role = obl_query_names_skip (node->name, "role");
  const char *attribute = obl_query_names_skip (node->name, "attribute");
  const OblRoleType *role_type = obl_query_names_find_role (compiler->set, compiler->frame,
                                                            role != NULL ? role : node->name);
  const OblAttributeType *type
      = obl_query_names_find_attribute (compiler->set, attribute != NULL ? attribute : node->name);

  if (attribute != NULL)
    return compile_attribute (compiler, node, attribute, type, subject);
  if (role != NULL || (role_type != NULL && subject == ON_FRAME))
    return compile_role (compiler, node, role != NULL ? role : node->name, role_type, subject);
  if (type != NULL)
    return compile_attribute (compiler, node, node->name, type, subject);
  if (role_type != NULL)
    return compile_role (compiler, node, node->name, role_type, subject);
  return refuse (compiler, node,
                 _ ("“%s” is no field, role or attribute; in quotes it is looked for as words"),
                 node->name);
}

static gboolean
compile_field (Compiler *compiler, const OblQueryNode *node, Subject subject)
{
  const OblQueryField *field = obl_query_find_field (node->name);

  return field != NULL ? compile_known_field (compiler, node, field, subject)
                       : compile_own_field (compiler, node, subject);
}

/* --- The tree --------------------------------------------------------------------------------- */

static gboolean
compile_row (Compiler *compiler, const OblQueryNode *node, Subject subject)
{
  obl_sql_add (compiler->sql, "(");
  for (guint i = 0; i < node->children->len; i++) {
    if (i > 0 && node->kind == OBL_QUERY_ALL)
      obl_sql_add (compiler->sql, " AND ");
    else if (i > 0)
      obl_sql_add (compiler->sql, " OR ");
    if (!compile (compiler, node->children->pdata[i], subject))
      return FALSE;
  }
  obl_sql_add (compiler->sql, ")");
  return TRUE;
}

static gboolean
compile (Compiler *compiler, const OblQueryNode *node, Subject subject)
{
  gboolean done;

  switch (node->kind) {
  case OBL_QUERY_ALL:
  case OBL_QUERY_ANY:
    return compile_row (compiler, node, subject);
  case OBL_QUERY_NOT:
    obl_sql_add (compiler->sql, "NOT coalesce("); /* what is not known is not so */
    done = compile (compiler, node->children->pdata[0], subject);
    obl_sql_add (compiler->sql, ", 0)");
    return done;
  case OBL_QUERY_WORDS:
    return compile_words (compiler, node, subject);
  case OBL_QUERY_NEAR:
    if (subject == ON_TEXT)
      return compile_in_text (compiler, node);
    return refuse (compiler, node, _ ("%s looks into articles, not into annotations"), "NEAR(…)");
  case OBL_QUERY_FIELD:
    return compile_field (compiler, node, subject);
  case OBL_QUERY_FRAME:
    return compile_frame (compiler, node, subject);
  }
  return FALSE;
}

/* Of texts, what dup_match() does not say already. */
static gboolean
compile_rest (Compiler *compiler, const OblQueryNode *root)
{
  g_autofree char *whole = obl_store_query_dup_expression (root);
  guint n_parts = 0;

  if (whole != NULL) {
    obl_sql_add (compiler->sql, "1");
    return TRUE;
  }
  if (root->kind != OBL_QUERY_ALL)
    return compile (compiler, root, ON_TEXT);
  for (guint i = 0; i < root->children->len; i++) {
    const OblQueryNode *child = root->children->pdata[i];
    g_autofree char *part = obl_store_query_dup_expression (child);

    if (part != NULL)
      continue;
    if (n_parts++ > 0)
      obl_sql_add (compiler->sql, " AND ");
    if (!compile (compiler, child, ON_TEXT))
      return FALSE;
  }
  return TRUE;
}

OblSql *
obl_store_query_compile (const OblQuery *query,
                         OblTarget target,
                         const OblLabelSet *set,
                         gboolean in_order,
                         guint *position,
                         GError **error)
{
  g_autoptr (OblSql) sql = obl_sql_new ();
  Compiler compiler = { .set = set, .sql = sql, .in_order = in_order, .error = error };
  const OblQueryNode *root = obl_query_get_root (query);
  gboolean done = target == OBL_TARGET_TEXTS
                      ? compile_rest (&compiler, root)
                      : compile (&compiler, root, target == OBL_TARGET_SPANS ? ON_SPAN : ON_FRAME);

  if (position != NULL)
    *position = compiler.position;
  return done ? g_steal_pointer (&sql) : NULL;
}

static gboolean
is_one_label (const OblQueryNode *node)
{
  const OblQueryField *field
      = node->kind == OBL_QUERY_FIELD ? obl_query_find_field (node->name) : NULL;

  return field != NULL && field->id == OBL_QUERY_FIELD_LABEL && node->text != NULL;
}

static gboolean
says_which_marks (const OblQueryNode *node)
{
  const OblQueryField *field
      = node->kind == OBL_QUERY_FIELD ? obl_query_find_field (node->name) : NULL;

  if (node->kind == OBL_QUERY_ANY) {
    for (guint i = 0; i < node->children->len; i++) {
      if (!is_one_label (node->children->pdata[i]))
        return FALSE;
    }
    return TRUE;
  }
  return field != NULL && node->text != NULL
         && (field->id == OBL_QUERY_FIELD_ENTITY || field->id == OBL_QUERY_FIELD_TYPE
             || (is_one_label (node) && node->is_prefix));
}

/* The part of the query that says by an index out of the articles' order which marks are hits: of some
 * entities, or of several labels; or NULL. */
static const OblQueryNode *
find_marks_part (const OblQueryNode *root)
{
  for (guint i = 0; root->kind == OBL_QUERY_ALL && i < root->children->len; i++) {
    if (says_which_marks (root->children->pdata[i]))
      return root->children->pdata[i];
  }
  return says_which_marks (root) ? root : NULL;
}

OblSql *
obl_store_query_compile_marks (const OblQuery *query, const OblLabelSet *set)
{
  g_autoptr (OblSql) sql = obl_sql_new ();
  Compiler compiler = { .set = set, .sql = sql };
  const OblQueryNode *part = find_marks_part (obl_query_get_root (query));

  return part != NULL && compile (&compiler, part, ON_SPAN) ? g_steal_pointer (&sql) : NULL;
}

/* --- What is asked for ------------------------------------------------------------------------ */

static guint
scan_field (const OblQueryNode *node, const OblLabelSet *set)
{
  const OblQueryField *field = obl_query_find_field (node->name);
  const char *attribute = obl_query_names_skip (node->name, "attribute");
  guint owners;

  if (field != NULL && field->scope == OBL_QUERY_IN_SPAN)
    return OBL_TARGET_SPANS;
  if (field != NULL)
    return field->scope == OBL_QUERY_IN_DOCUMENT ? 0 : OBL_TARGET_SPANS | OBL_TARGET_FRAMES;
  owners = obl_query_names_get_owners (set, attribute != NULL ? attribute : node->name);
  if (owners == 0 && attribute == NULL)
    return OBL_TARGET_FRAMES; /* a role, or nothing that is known */
  return owners != 0 ? owners : OBL_TARGET_SPANS | OBL_TARGET_FRAMES;
}

/* What each part could be said of; only the parts that name annotations have a say. */
static void
scan (const OblQueryNode *node, const OblLabelSet *set, guint *allowed, gboolean *has_frame)
{
  guint targets;

  switch (node->kind) {
  case OBL_QUERY_FRAME:
    *has_frame = TRUE;
    break;
  case OBL_QUERY_FIELD:
    targets = scan_field (node, set);
    if (targets != 0)
      *allowed = *allowed == 0 ? targets : *allowed & targets ? *allowed & targets : *allowed;
    break;
  case OBL_QUERY_ALL:
  case OBL_QUERY_ANY:
  case OBL_QUERY_NOT:
    for (guint i = 0; i < node->children->len; i++)
      scan (node->children->pdata[i], set, allowed, has_frame);
    break;
  case OBL_QUERY_WORDS:
  case OBL_QUERY_NEAR:
    break;
  }
}

guint
obl_store_query_get_targets (const OblQuery *query, const OblLabelSet *set)
{
  guint allowed = 0;
  gboolean has_frame = FALSE;

  scan (obl_query_get_root (query), set, &allowed, &has_frame);
  if (has_frame)
    return OBL_TARGET_FRAMES;
  return allowed != 0 ? allowed : OBL_TARGET_TEXTS;
}
