/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The strict JSON reader.
 *
 * Strings are decoded where they stand: what an escape stands for is never longer than the escape.
 * Nodes come from chunks that are freed together.  So a line of 200 MB that is one long text costs
 * 200 MB and not a multiple, and one that is nothing but brackets is refused at MAX_NODES. */
#define G_LOG_DOMAIN "obl-json"

#include "config.h"

#include "core/base/obl-json-tree.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#define MAX_DEPTH 64
#define MAX_NODES (24u * 1024 * 1024)
#define NODES_PER_CHUNK 512
/* Up to here two members of one name are looked for by comparing all; above, by a hash table. */
#define FEW_MEMBERS 24

struct _OblJsonTree {
  char *text;
  GPtrArray *chunks; /* OblJsonNode[NODES_PER_CHUNK] */
  guint n_nodes;
  OblJsonNode *root;
};

typedef struct {
  OblJsonTree *tree;
  char *at;
  char *end;
  /* For the place of a mistake.  Decoding shortens what is behind us, so it keeps count of the
   * characters that were there. */
  char *line_start;
  guint64 line;
  gint64 lost;
  guint depth;
} Parser;

G_DEFINE_QUARK (obl_json_error_quark, obl_json_error)

static gboolean parse_value (Parser *parser, OblJsonNode *node, GError **error);

static gint64
count_chars (const char *start, const char *end)
{
  gint64 n = 0;

  for (const char *p = start; p < end; p++)
    n += ((guchar)*p & 0xc0) != 0x80;
  return n;
}

static gboolean G_GNUC_PRINTF (3, 4)
    fail (GError **error, OblJsonError code, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error_literal (error, OBL_JSON_ERROR, (int)code, message);
  return FALSE;
}

static gboolean
fail_expected (Parser *parser, const char *expected, GError **error)
{
  g_autofree char *found = NULL;

  if (parser->at == parser->end)
    return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("the JSON ends too early: expected %s"),
                 expected);
  found = g_strndup (parser->at, (gsize)(g_utf8_next_char (parser->at) - parser->at));
  return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("expected %s, found “%s”"), expected, found);
}

static void
skip_space (Parser *parser)
{
  for (; parser->at < parser->end; parser->at++) {
    if (*parser->at == '\n') {
      parser->line++;
      parser->line_start = parser->at + 1;
      parser->lost = 0;
    } else if (*parser->at != ' ' && *parser->at != '\t' && *parser->at != '\r') {
      return;
    }
  }
}

/* Eats @c, after white space. */
static gboolean
take (Parser *parser, char c)
{
  skip_space (parser);
  if (parser->at == parser->end || *parser->at != c)
    return FALSE;
  parser->at++;
  return TRUE;
}

static OblJsonNode *
add_node (Parser *parser, GError **error)
{
  OblJsonTree *tree = parser->tree;
  guint index = tree->n_nodes % NODES_PER_CHUNK;

  if (tree->n_nodes == MAX_NODES) {
    fail (error, OBL_JSON_ERROR_LIMIT, _ ("more than %u values in one piece of JSON"), MAX_NODES);
    return NULL;
  }
  if (index == 0)
    g_ptr_array_add (tree->chunks, g_new0 (OblJsonNode, NODES_PER_CHUNK));
  tree->n_nodes++;
  return (OblJsonNode *)g_ptr_array_index (tree->chunks, tree->chunks->len - 1) + index;
}

/* --- Strings ---------------------------------------------------------------------------------- */

/* Four hexadecimal digits at @at; -1 when they are not there. */
static int
read_hex4 (const char *at, const char *end)
{
  int value = 0;

  if (end - at < 4)
    return -1;
  for (int i = 0; i < 4; i++) {
    if (!g_ascii_isxdigit (at[i]))
      return -1;
    value = value * 16 + g_ascii_xdigit_value (at[i]);
  }
  return value;
}

/* The character of the "\uXXXX" (or pair of them) at parser->at; 0 on failure. */
static gunichar
read_unicode_escape (Parser *parser, GError **error)
{
  int unit = read_hex4 (parser->at + 2, parser->end);
  int low = -1;

  if (unit < 0) {
    fail (error, OBL_JSON_ERROR_SYNTAX, _ ("“\\u” is not followed by four hexadecimal digits"));
    return 0;
  }
  if (unit == 0) {
    fail (error, OBL_JSON_ERROR_SYNTAX,
          _ ("“\\u0000” (NUL) cannot be part of a text; take it out"));
    return 0;
  }
  if (unit < 0xd800 || unit > 0xdfff) {
    parser->at += 6;
    return (gunichar)unit;
  }
  if (unit < 0xdc00 && parser->end - parser->at >= 12 && parser->at[6] == '\\'
      && parser->at[7] == 'u')
    low = read_hex4 (parser->at + 8, parser->end);
  if (low < 0xdc00 || low > 0xdfff) {
    fail (error, OBL_JSON_ERROR_SYNTAX,
          _ ("“\\u%04x” is half of a surrogate pair and no character by itself"), (guint)unit);
    return 0;
  }
  parser->at += 12;
  return 0x10000 + ((gunichar)(unit - 0xd800) << 10) + (gunichar)(low - 0xdc00);
}

/* Reads the escape at parser->at and writes what it stands for at @out. */
static gboolean
read_escape (Parser *parser, char **out, GError **error)
{
  static const char from[] = "\"\\/bfnrt";
  static const char to[] = "\"\\/\b\f\n\r\t";
  const char *known = NULL;
  gunichar c;

  if (parser->end - parser->at >= 2 && parser->at[1] == 'u') {
    c = read_unicode_escape (parser, error);
    if (c == 0)
      return FALSE;
    *out += g_unichar_to_utf8 (c, *out);
    return TRUE;
  }
  if (parser->end - parser->at >= 2 && parser->at[1] != '\0')
    known = strchr (from, parser->at[1]);
  if (known == NULL)
    return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("“\\” begins no escape that JSON knows"));
  *(*out)++ = to[known - from];
  parser->at += 2;
  return TRUE;
}

/* Decodes up to the closing quote mark. */
static gboolean
decode_string (Parser *parser, char **out, GError **error)
{
  while (parser->at < parser->end && *parser->at != '"') {
    if ((guchar)*parser->at < 0x20)
      return fail (error, OBL_JSON_ERROR_SYNTAX,
                   _ ("a line end or control character inside a string must be escaped"));
    if (*parser->at == '\\') {
      const char *escape = parser->at;
      const char *before = *out;

      if (!read_escape (parser, out, error))
        return FALSE;
      parser->lost += (parser->at - escape) - count_chars (before, *out);
    } else {
      *(*out)++ = *parser->at++;
    }
  }
  if (parser->at == parser->end)
    return fail_expected (parser, _ ("the end of a string"), error);
  return TRUE;
}

/* The string after an opening quote mark.  What is left between the decoded text and the closing
 * quote mark is filled with bytes that count_chars() passes over; the NUL counts for the mark. */
static gboolean
parse_string (Parser *parser, const char **text, gsize *n_bytes, GError **error)
{
  char *start = parser->at;
  char *out = start;
  gboolean ok = decode_string (parser, &out, error);

  memset (out, 0x80, (gsize)(parser->at - out));
  if (!ok)
    return FALSE;
  *parser->at++ = (char)0x80;
  *out = '\0';
  *text = start;
  *n_bytes = (gsize)(out - start);
  return TRUE;
}

/* --- Numbers and words ------------------------------------------------------------------------ */

static gsize
count_digits (const Parser *parser, const char *at)
{
  const char *p = at;

  while (p < parser->end && g_ascii_isdigit (*p))
    p++;
  return (gsize)(p - at);
}

static gboolean
parse_number (Parser *parser, OblJsonNode *node, GError **error)
{
  char *p = parser->at;
  gsize n;

  if (*p == '-')
    p++;
  n = count_digits (parser, p);
  if (n == 0 || (n > 1 && *p == '0'))
    return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("this is not a number as JSON writes it"));
  p += n;
  if (p < parser->end && *p == '.') {
    n = count_digits (parser, p + 1);
    if (n == 0)
      return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("this is not a number as JSON writes it"));
    p += 1 + n;
  }
  if (p < parser->end && (*p == 'e' || *p == 'E')) {
    p++;
    if (p < parser->end && (*p == '+' || *p == '-'))
      p++;
    n = count_digits (parser, p);
    if (n == 0)
      return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("this is not a number as JSON writes it"));
    p += n;
  }
  node->kind = OBL_JSON_NUMBER;
  node->text = parser->at;
  node->n_bytes = (gsize)(p - parser->at);
  parser->at = p;
  return TRUE;
}

static gboolean
parse_word (Parser *parser, OblJsonNode *node, GError **error)
{
  static const struct {
    const char *word;
    OblJsonKind kind;
  } words[] = {
    { "null", OBL_JSON_NULL },
    { "true", OBL_JSON_BOOLEAN },
    { "false", OBL_JSON_BOOLEAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++) {
    gsize n = strlen (words[i].word);

    if ((gsize)(parser->end - parser->at) >= n && memcmp (parser->at, words[i].word, n) == 0) {
      node->kind = words[i].kind;
      node->text = words[i].word;
      node->n_bytes = n;
      parser->at += n;
      return TRUE;
    }
  }
  return fail_expected (parser, _ ("a value"), error);
}

/* --- Arrays and objects ----------------------------------------------------------------------- */

static gboolean
check_name (const OblJsonNode *object, const OblJsonNode *member, GHashTable **seen, GError **error)
{
  gboolean is_new = TRUE;

  if (object->n_children < FEW_MEMBERS) {
    for (const OblJsonNode *other = object->first; is_new && other != member; other = other->next)
      is_new = strcmp (other->name, member->name) != 0;
  } else {
    if (*seen == NULL) {
      *seen = g_hash_table_new (g_str_hash, g_str_equal);
      for (const OblJsonNode *other = object->first; other != member; other = other->next)
        g_hash_table_add (*seen, (gpointer)other->name);
    }
    is_new = g_hash_table_add (*seen, (gpointer)member->name);
  }
  if (!is_new)
    return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("the member “%s” stands twice in one object"),
                 member->name);
  return TRUE;
}

static gboolean
parse_name (Parser *parser, OblJsonNode *member, GError **error)
{
  gsize n_bytes;

  if (!take (parser, '"'))
    return fail_expected (parser, _ ("a member's name in quotation marks"), error);
  if (!parse_string (parser, &member->name, &n_bytes, error))
    return FALSE;
  if (!take (parser, ':'))
    return fail_expected (parser, _ ("“:”"), error);
  return TRUE;
}

/* The rest of an array or object after its opening bracket. */
static gboolean
parse_children (Parser *parser, OblJsonNode *node, GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  gboolean is_object = node->kind == OBL_JSON_OBJECT;
  char closing = is_object ? '}' : ']';
  OblJsonNode *last = NULL;

  if (take (parser, closing))
    return TRUE;
  do {
    OblJsonNode *child = add_node (parser, error);

    if (child == NULL)
      return FALSE;
    child->parent = node;
    if (is_object && !parse_name (parser, child, error))
      return FALSE;
    if (last == NULL)
      node->first = child;
    else
      last->next = child;
    last = child;
    if (is_object && !check_name (node, child, &seen, error))
      return FALSE;
    node->n_children++;
    if (!parse_value (parser, child, error))
      return FALSE;
  } while (take (parser, ','));
  if (!take (parser, closing))
    return fail_expected (parser, is_object ? _ ("“,” or “}”") : _ ("“,” or “]”"), error);
  return TRUE;
}

static gboolean
parse_value (Parser *parser, OblJsonNode *node, GError **error)
{
  gboolean ok;

  skip_space (parser);
  if (parser->at == parser->end)
    return fail_expected (parser, _ ("a value"), error);
  switch (*parser->at) {
  case '{':
  case '[':
    node->kind = *parser->at == '{' ? OBL_JSON_OBJECT : OBL_JSON_ARRAY;
    if (parser->depth == MAX_DEPTH)
      return fail (error, OBL_JSON_ERROR_LIMIT, _ ("arrays and objects nest more than %d deep"),
                   MAX_DEPTH);
    parser->at++;
    parser->depth++;
    ok = parse_children (parser, node, error);
    parser->depth--;
    return ok;
  case '"':
    node->kind = OBL_JSON_STRING;
    parser->at++;
    return parse_string (parser, &node->text, &node->n_bytes, error);
  case '-':
  case '0' ... '9':
    return parse_number (parser, node, error);
  default:
    return parse_word (parser, node, error);
  }
}

/* --- The tree --------------------------------------------------------------------------------- */

static gboolean
parse_document (Parser *parser, gsize n_bytes, GError **error)
{
  const char *invalid;

  if (!g_utf8_validate_len (parser->at, n_bytes, &invalid)) {
    parser->at += invalid - parser->at;
    for (char *p = parser->line_start; p < parser->at; p++) {
      if (*p == '\n') {
        parser->line++;
        parser->line_start = p + 1;
      }
    }
    if (*parser->at == '\0')
      return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("a NUL byte cannot be part of JSON"));
    return fail (error, OBL_JSON_ERROR_SYNTAX, _ ("these bytes are not UTF-8"));
  }
  parser->tree->root = add_node (parser, error);
  if (!parse_value (parser, parser->tree->root, error))
    return FALSE;
  skip_space (parser);
  if (parser->at < parser->end)
    return fail_expected (parser, _ ("nothing more"), error);
  return TRUE;
}

OblJsonTree *
obl_json_tree_parse_take (char *text, gsize n_bytes, OblJsonPlace *place, GError **error)
{
  g_autoptr (OblJsonTree) tree = g_new0 (OblJsonTree, 1);
  Parser parser = { tree, text, text + n_bytes, text, 1, 0, 0 };

  g_return_val_if_fail (text != NULL, NULL);

  tree->text = text;
  tree->chunks = g_ptr_array_new_with_free_func (g_free);
  if (!parse_document (&parser, n_bytes, error)) {
    if (place != NULL) {
      place->line = parser.line;
      place->column = (guint64)(count_chars (parser.line_start, parser.at) + parser.lost + 1);
    }
    return NULL;
  }
  return g_steal_pointer (&tree);
}

void
obl_json_tree_free (OblJsonTree *tree)
{
  if (tree == NULL)
    return;
  g_ptr_array_unref (tree->chunks);
  g_free (tree->text);
  g_free (tree);
}

const OblJsonNode *
obl_json_tree_get_root (const OblJsonTree *tree)
{
  return tree->root;
}
