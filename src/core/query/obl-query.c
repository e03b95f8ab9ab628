/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recursive descent.  Forgiving where there is one meaning only: brackets and quotes that are not
 * closed end with the query, as while it is being typed. */
#define G_LOG_DOMAIN "obl-query"

#include "config.h"

#include "core/query/obl-query-private.h"

#include <stdarg.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_BYTES 8192u
#define MAX_DEPTH 32u
#define DEFAULT_DISTANCE 10u
#define MAX_DISTANCE 1000u

struct _OblQuery {
  gatomicrefcount ref_count;
  char *string;
  OblQueryNode *root;
};

G_DEFINE_QUARK (obl_query_error_quark, obl_query_error)

/* --- Nodes ------------------------------------------------------------------------------------ */

static void
node_free (OblQueryNode *node)
{
  if (node == NULL)
    return;
  g_free (node->name);
  g_free (node->text);
  g_clear_pointer (&node->children, g_ptr_array_unref);
  g_free (node);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblQueryNode, node_free)

static OblQueryNode *
node_new (OblQueryKind kind, guint start)
{
  OblQueryNode *node = g_new0 (OblQueryNode, 1);

  node->kind = kind;
  node->start = start;
  return node;
}

static void
add_child (OblQueryNode *node, OblQueryNode *child)
{
  if (node->children == NULL)
    node->children = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);
  g_ptr_array_add (node->children, child);
  node->end = child->end;
}

OblQuery *
obl_query_ref (OblQuery *query)
{
  g_atomic_ref_count_inc (&query->ref_count);
  return query;
}

void
obl_query_unref (OblQuery *query)
{
  if (query == NULL || !g_atomic_ref_count_dec (&query->ref_count))
    return;
  node_free (query->root);
  g_free (query->string);
  g_free (query);
}

const OblQueryNode *
obl_query_get_root (const OblQuery *query)
{
  return query->root;
}

const char *
obl_query_get_string (const OblQuery *query)
{
  return query->string;
}

/* --- Errors ----------------------------------------------------------------------------------- */

void
obl_query_set_error (GError **error, OblQueryError code, guint position, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: %u is a place in what was typed, from 1; %s says what is wrong there. */
  g_set_error (error, OBL_QUERY_ERROR, (int)code, _ ("at character %u: %s"), position + 1, message);
}

/* --- Reading ---------------------------------------------------------------------------------- */

typedef struct {
  OblScanner scanner;
  OblToken token; /* the next one */
  guint depth;
  guint position; /* of the error */
  GError **error;
} Parser;

static OblQueryNode *parse_any (Parser *parser);
static OblQueryNode *parse_value (Parser *parser, const char *name, guint start);

static void
next (Parser *parser)
{
  obl_scanner_next (&parser->scanner, &parser->token);
}

static gpointer
refuse (Parser *parser, guint position, const char *message)
{
  parser->position = position;
  obl_query_set_error (parser->error, OBL_QUERY_ERROR_SYNTAX, position, "%s", message);
  return NULL;
}

static OblQueryNode *
take_words (Parser *parser)
{
  OblQueryNode *node = node_new (OBL_QUERY_WORDS, parser->token.start);

  node->end = parser->token.end;
  node->text = g_steal_pointer (&parser->token.text);
  node->is_prefix = parser->token.is_prefix;
  next (parser);
  return node;
}

/* What stands in brackets, the first of which has been read; NULL without an error for nothing. */
static gboolean
parse_inside (Parser *parser, OblQueryNode **inside)
{
  *inside = NULL;
  if (parser->depth >= MAX_DEPTH)
    return refuse (parser, parser->token.start, _ ("brackets are nested too deeply")) != NULL;
  parser->depth++;
  if (parser->token.kind != OBL_TOKEN_CLOSE && parser->token.kind != OBL_TOKEN_END) {
    *inside = parse_any (parser);
    if (*inside == NULL)
      return FALSE;
  }
  parser->depth--;
  if (parser->token.kind == OBL_TOKEN_CLOSE)
    next (parser);
  return TRUE;
}

static OblQueryNode *
parse_group (Parser *parser)
{
  guint start = parser->token.start;
  g_autoptr (OblQueryNode) inside = NULL;

  next (parser);
  if (!parse_inside (parser, &inside))
    return NULL;
  if (inside == NULL)
    return refuse (parser, start, _ ("there is nothing in the brackets"));
  return g_steal_pointer (&inside);
}

static OblQueryNode *
parse_frame (Parser *parser)
{
  g_autoptr (OblQueryNode) frame = node_new (OBL_QUERY_FRAME, parser->token.start);
  OblQueryNode *inside;

  frame->name = g_steal_pointer (&parser->token.text);
  frame->end = parser->token.end;
  next (parser);
  if (!parse_inside (parser, &inside))
    return NULL;
  if (inside != NULL)
    add_child (frame, inside);
  return g_steal_pointer (&frame);
}

/* The distance, if the last thing in NEAR(…) is one: "a b, 5" or "a b,5" or "a b , 5". */
static gboolean
read_distance (OblQueryNode *near, const char *after_comma)
{
  guint64 distance;

  if (!g_ascii_string_to_unsigned (after_comma, 10, 1, MAX_DISTANCE, &distance, NULL))
    return FALSE;
  near->distance = (guint)distance;
  return TRUE;
}

/* One word of NEAR(…), which may have a comma behind it and a number behind that. */
static gboolean
add_near_word (Parser *parser, OblQueryNode *near, gboolean *expects_distance)
{
  gboolean is_phrase = parser->token.kind == OBL_TOKEN_PHRASE;
  guint start = parser->token.start;
  OblQueryNode *word;
  char *comma;

  if (*expects_distance) {
    if (parser->token.kind != OBL_TOKEN_WORD || !read_distance (near, parser->token.text))
      return refuse (parser, start, _ ("a number of words was expected here: NEAR(a b, 5)"))
             != NULL;
    *expects_distance = FALSE;
    next (parser);
    return TRUE;
  }
  word = take_words (parser);
  comma = is_phrase ? NULL : strchr (word->text, ',');
  if (comma != NULL) {
    gboolean good = comma[1] == '\0' || read_distance (near, comma + 1);

    *expects_distance = comma[1] == '\0';
    *comma = '\0';
    if (!good) {
      node_free (word);
      return refuse (parser, start, _ ("a number of words was expected here: NEAR(a b, 5)"))
             != NULL;
    }
  }
  if (*word->text == '\0')
    node_free (word);
  else
    add_child (near, word);
  return TRUE;
}

static OblQueryNode *
parse_near (Parser *parser)
{
  g_autoptr (OblQueryNode) near = node_new (OBL_QUERY_NEAR, parser->token.start);
  gboolean expects_distance = FALSE;

  near->distance = DEFAULT_DISTANCE;
  next (parser);
  while (parser->token.kind == OBL_TOKEN_WORD || parser->token.kind == OBL_TOKEN_PHRASE) {
    if (!add_near_word (parser, near, &expects_distance))
      return NULL;
  }
  if (parser->token.kind != OBL_TOKEN_CLOSE && parser->token.kind != OBL_TOKEN_END)
    return refuse (parser, parser->token.start, _ ("in NEAR(…) stand words and “phrases” only"));
  if (near->children == NULL || near->children->len < 2)
    return refuse (parser, near->start, _ ("NEAR(…) needs two words at least"));
  near->end = parser->token.end;
  if (parser->token.kind == OBL_TOKEN_CLOSE)
    next (parser);
  return g_steal_pointer (&near);
}

/* --- Fields ----------------------------------------------------------------------------------- */

/* label:(Person OR Place) means label:Person OR label:Place. */
static OblQueryNode *
hand_down (Parser *parser, OblQueryNode *group, const char *name)
{
  if (group->kind == OBL_QUERY_WORDS) {
    group->kind = OBL_QUERY_FIELD;
    group->name = g_strdup (name);
    return group;
  }
  if (group->kind == OBL_QUERY_FIELD || group->kind == OBL_QUERY_FRAME
      || group->kind == OBL_QUERY_NEAR) {
    parser->position = group->start;
    obl_query_set_error (parser->error, OBL_QUERY_ERROR_SYNTAX, group->start,
                         _ ("in “%s:(…)” stand only words, OR and NOT"), name);
    return NULL;
  }
  for (guint i = 0; i < group->children->len; i++) {
    if (hand_down (parser, group->children->pdata[i], name) == NULL)
      return NULL;
  }
  return group;
}

/* A role's filler, or the values of a field. */
static OblQueryNode *
parse_group_of (Parser *parser, const char *name, guint start)
{
  g_autoptr (OblQueryNode) group = parse_group (parser);
  OblQueryNode *role;

  if (group == NULL)
    return NULL;
  if (obl_query_find_field (name) != NULL)
    return hand_down (parser, group, name) == NULL ? NULL : g_steal_pointer (&group);
  role = node_new (OBL_QUERY_FIELD, start);
  role->name = g_strdup (name);
  add_child (role, g_steal_pointer (&group));
  return role;
}

/* source:entity:"KCNA", content:claim(…) */
static OblQueryNode *
parse_role_of (Parser *parser, const char *name, guint start)
{
  g_autoptr (OblQueryNode) role = node_new (OBL_QUERY_FIELD, start);
  OblQueryNode *filler;

  if (obl_query_find_field (name) != NULL) {
    parser->position = parser->token.start;
    obl_query_set_error (parser->error, OBL_QUERY_ERROR_SYNTAX, parser->token.start,
                         _ ("a value was expected behind “%s:”"), name);
    return NULL;
  }
  if (parser->depth >= MAX_DEPTH)
    return refuse (parser, parser->token.start, _ ("brackets are nested too deeply"));
  parser->depth++;
  role->name = g_strdup (name);
  if (parser->token.kind == OBL_TOKEN_FRAME)
    filler = parse_frame (parser);
  else {
    g_autofree char *inner = g_steal_pointer (&parser->token.text);
    guint inner_start = parser->token.start;

    next (parser);
    filler = parse_value (parser, inner, inner_start);
  }
  parser->depth--;
  if (filler == NULL)
    return NULL;
  add_child (role, filler);
  return g_steal_pointer (&role);
}

static OblQueryNode *
parse_value (Parser *parser, const char *name, guint start)
{
  OblQueryNode *node;

  switch (parser->token.kind) {
  case OBL_TOKEN_WORD:
  case OBL_TOKEN_PHRASE:
    node = take_words (parser);
    node->kind = OBL_QUERY_FIELD;
    node->name = g_strdup (name);
    node->start = start;
    return node;
  case OBL_TOKEN_OPEN:
    return parse_group_of (parser, name, start);
  case OBL_TOKEN_FIELD:
  case OBL_TOKEN_FRAME:
    return parse_role_of (parser, name, start);
  case OBL_TOKEN_END:
  case OBL_TOKEN_NEAR:
  case OBL_TOKEN_CLOSE:
  case OBL_TOKEN_OR:
  case OBL_TOKEN_AND:
  case OBL_TOKEN_NOT:
    break;
  }
  parser->position = parser->token.start;
  obl_query_set_error (parser->error, OBL_QUERY_ERROR_SYNTAX, parser->token.start,
                       _ ("a value was expected behind “%s:”"), name);
  return NULL;
}

static OblQueryNode *
parse_field (Parser *parser)
{
  g_autofree char *name = g_steal_pointer (&parser->token.text);
  guint start = parser->token.start;

  next (parser);
  return parse_value (parser, name, start);
}

/* --- Operators -------------------------------------------------------------------------------- */

static OblQueryNode *
parse_one (Parser *parser)
{
  switch (parser->token.kind) {
  case OBL_TOKEN_WORD:
  case OBL_TOKEN_PHRASE:
    return take_words (parser);
  case OBL_TOKEN_FIELD:
    return parse_field (parser);
  case OBL_TOKEN_FRAME:
    return parse_frame (parser);
  case OBL_TOKEN_NEAR:
    return parse_near (parser);
  case OBL_TOKEN_OPEN:
    return parse_group (parser);
  case OBL_TOKEN_CLOSE:
    return refuse (parser, parser->token.start, _ ("there is no bracket that this one closes"));
  case OBL_TOKEN_END:
    return refuse (parser, parser->token.start, _ ("something to search for was expected here"));
  case OBL_TOKEN_OR:
  case OBL_TOKEN_AND:
  case OBL_TOKEN_NOT:
    break;
  }
  return refuse (parser, parser->token.start,
                 _ ("something to search for was expected here; an operator as a word goes in "
                    "quotes: \"OR\""));
}

static OblQueryNode *
parse_not (Parser *parser)
{
  gboolean negates = FALSE;
  guint start = parser->token.start;
  OblQueryNode *inner;
  OblQueryNode *node;

  while (parser->token.kind == OBL_TOKEN_NOT) {
    negates = !negates;
    next (parser);
  }
  inner = parse_one (parser);
  if (inner == NULL || !negates)
    return inner;
  node = node_new (OBL_QUERY_NOT, start);
  add_child (node, inner);
  return node;
}

static gboolean
ends_row (const Parser *parser)
{
  return parser->token.kind == OBL_TOKEN_END || parser->token.kind == OBL_TOKEN_CLOSE
         || parser->token.kind == OBL_TOKEN_OR;
}

static OblQueryNode *
parse_all (Parser *parser)
{
  g_autoptr (OblQueryNode) all = NULL;
  OblQueryNode *first = parse_not (parser);

  if (first == NULL || ends_row (parser))
    return first;
  all = node_new (OBL_QUERY_ALL, first->start);
  add_child (all, first);
  while (!ends_row (parser)) {
    OblQueryNode *child;

    if (parser->token.kind == OBL_TOKEN_AND)
      next (parser);
    child = parse_not (parser);
    if (child == NULL)
      return NULL;
    add_child (all, child);
  }
  return g_steal_pointer (&all);
}

static OblQueryNode *
parse_any (Parser *parser)
{
  g_autoptr (OblQueryNode) any = NULL;
  OblQueryNode *first = parse_all (parser);

  if (first == NULL || parser->token.kind != OBL_TOKEN_OR)
    return first;
  any = node_new (OBL_QUERY_ANY, first->start);
  add_child (any, first);
  while (parser->token.kind == OBL_TOKEN_OR) {
    OblQueryNode *child;

    next (parser);
    child = parse_all (parser);
    if (child == NULL)
      return NULL;
    add_child (any, child);
  }
  return g_steal_pointer (&any);
}

static OblQueryNode *
parse_whole (Parser *parser)
{
  g_autoptr (OblQueryNode) root = NULL;

  next (parser);
  if (parser->token.kind == OBL_TOKEN_END)
    return refuse (parser, 0,
                   _ ("there is nothing to search for; give a word, a “phrase”, or a field such "
                      "as label:NAME"));
  root = parse_any (parser);
  if (root != NULL && parser->token.kind != OBL_TOKEN_END)
    return refuse (parser, parser->token.start, _ ("there is no bracket that this one closes"));
  return g_steal_pointer (&root);
}

OblQuery *
obl_query_parse (const char *string, guint *position, GError **error)
{
  Parser parser = { .error = error };
  OblQueryNode *root;
  OblQuery *query;

  if (strlen (string) > MAX_BYTES)
    root = refuse (&parser, MAX_BYTES, _ ("the query is too long"));
  else {
    obl_scanner_init (&parser.scanner, string);
    root = parse_whole (&parser);
  }
  obl_token_clear (&parser.token);
  if (position != NULL)
    *position = parser.position;
  if (root == NULL)
    return NULL;
  query = g_new0 (OblQuery, 1);
  g_atomic_ref_count_init (&query->ref_count);
  query->string = g_strdup (string);
  query->root = root;
  return query;
}
