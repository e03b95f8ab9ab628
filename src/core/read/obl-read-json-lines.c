/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines are read as lines, so that a broken one costs nothing but itself.  Where objects go over
 * several lines they are cut out by their brackets first.  Either way one object is held, and the
 * strict reader of core/base reads it.
 *
 * The fields are the object's members, and those of objects among them as "source.name". */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-json-lines.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/read/obl-read-batch.h"

/* More values than an article has, and less than would fill the memory. */
#define MAX_VALUES (1024u * 1024)
#define MAX_FIELDS 5000u
/* An element of a list longer than this is a paragraph and not a name. */
#define MAX_NAME_BYTES 100u

typedef struct {
  OblReadBatch batch; /* the first member */
  OblReadWindow *window;
  char *charset;
} Lines;

/* --- Recognising ------------------------------------------------------------------------------ */

static const char *
skip_space (const char *at)
{
  return at + strspn (at, " \t\r\n");
}

/* "{ "name" :" */
static gboolean
begins_object (const char *at)
{
  if (*at != '{')
    return FALSE;
  at = skip_space (at + 1);
  if (*at != '"')
    return FALSE;
  for (at++; *at != '\0' && *at != '"' && *at != '\n'; at++) {
    if (*at == '\\' && at[1] != '\0')
      at++;
  }
  return *at == '"' && *skip_space (at + 1) == ':';
}

/* Records of this program's own are another thing, see core/record. */
static gboolean
is_native (const char *at)
{
  g_autofree char *line = g_strndup (at, strcspn (at, "\n"));

  return strstr (line, "\"obelus\"") != NULL;
}

static gboolean
recognise (const OblReadHead *head)
{
  /* White space, a bracket or a byte order mark. */
  static const char beginnings[9] = { ' ', '\t', '\r', '\n', '{', '[', '\xef', '\xff', '\xfe' };
  g_autofree char *text = NULL;
  const char *at;

  if (head->n_bytes == 0 || memchr (beginnings, head->bytes[0], sizeof beginnings) == NULL)
    return FALSE;
  text = obl_read_batch_dup_head (head);
  if (text == NULL)
    return FALSE;
  at = skip_space (text);
  if (*at == '[')
    at = skip_space (at + 1);
  return begins_object (at) && !is_native (at);
}

/* --- Fields ----------------------------------------------------------------------------------- */

static char *dup_value (const OblJsonNode *node, guint depth);

/* What an object stands for where one value is wanted. */
static char *
dup_object_value (const OblJsonNode *node)
{
  static const char *const names[]
      = { "name", "title", "value", "text", "rendered", "#text", "@value", "$date", "$oid" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const OblJsonNode *member = obl_json_node_get_member (node, names[i]);

    if (member != NULL && (member->kind == OBL_JSON_STRING || member->kind == OBL_JSON_NUMBER))
      return dup_value (member, 0);
  }
  return NULL;
}

/* Names with commas, paragraphs apart. */
static char *
dup_array_value (const OblJsonNode *node, guint depth)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gsize longest = 0;

  for (const OblJsonNode *element = node->first; element != NULL; element = element->next) {
    char *part = dup_value (element, depth - 1);

    if (part == NULL)
      continue;
    longest = MAX (longest, strlen (part));
    g_ptr_array_add (parts, part);
  }
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (longest > MAX_NAME_BYTES ? "\n\n" : ", ", (char **)parts->pdata);
}

/* NULL where there is nothing that a field could have. */
static char *
dup_value (const OblJsonNode *node, guint depth)
{
  switch (node->kind) {
  case OBL_JSON_STRING:
  case OBL_JSON_NUMBER:
  case OBL_JSON_BOOLEAN:
    return g_strndup (node->text, node->n_bytes);
  case OBL_JSON_OBJECT:
    return dup_object_value (node);
  case OBL_JSON_ARRAY:
    return depth > 0 ? dup_array_value (node, depth) : NULL;
  default:
    return NULL;
  }
}

static void
take_members (OblReadRecord *record, const OblJsonNode *object, const char *prefix)
{
  for (const OblJsonNode *member = object->first; member != NULL; member = member->next) {
    g_autofree char *name = g_strconcat (prefix, member->name, NULL);

    if (record->names->len == MAX_FIELDS)
      return;
    g_ptr_array_add (record->values, dup_value (member, 1));
    if (member->kind == OBL_JSON_OBJECT && *prefix == '\0') {
      g_autofree char *inner = g_strconcat (name, ".", NULL);

      g_ptr_array_add (record->names, g_steal_pointer (&name));
      take_members (record, member, inner);
    } else {
      g_ptr_array_add (record->names, g_steal_pointer (&name));
    }
  }
}

/* --- One object ------------------------------------------------------------------------------- */

/* Not more than there are commas and brackets outside of strings. */
static gsize
count_values (const char *text, gsize n_bytes)
{
  gboolean is_string = FALSE;
  gsize n_values = 1;

  for (gsize i = 0; i < n_bytes; i++) {
    if (is_string && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      is_string = !is_string;
    else if (!is_string && (text[i] == ',' || text[i] == '[' || text[i] == '{'))
      n_values++;
  }
  return n_values;
}

static gboolean
parse (OblReadBatch *batch, GBytes *bytes, OblReadRecord *record, const char *name, GError **error)
{
  Lines *self = (Lines *)batch;
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  gsize n_utf8;
  char *utf8 = obl_read_batch_decode (self->charset, data, n_bytes, &n_utf8);
  g_autoptr (OblJsonTree) tree = NULL;
  g_autoptr (GError) problem = NULL;
  OblJsonPlace place;

  if (count_values (utf8, n_utf8) > MAX_VALUES) {
    g_free (utf8);
    obl_read_set_broken (error, name, _ ("it has more values than an article can have"));
    return FALSE;
  }
  tree = obl_json_tree_parse_take (utf8, n_utf8, &place, &problem);
  if (tree == NULL) {
    obl_read_set_broken (error, name, problem->message);
    return FALSE;
  }
  if (obl_json_tree_get_root (tree)->kind != OBL_JSON_OBJECT) {
    obl_read_set_broken (error, name, _ ("it is not a JSON object"));
    return FALSE;
  }
  take_members (record, obl_json_tree_get_root (tree), "");
  return TRUE;
}

/* --- Objects on lines ------------------------------------------------------------------------- */

static void
refuse_too_long (Lines *self, guint64 line)
{
  g_autofree char *why = g_strdup_printf (_ ("it is larger than %u MB, the most that is read"),
                                          OBL_IMPORT_MAX_BYTES / 1024 / 1024);

  obl_read_batch_refuse (&self->batch, line, why);
}

static gboolean
add_line (Lines *self, const GByteArray *line, guint64 number, GError **error)
{
  gsize n_bytes = line->len;
  g_autoptr (GBytes) bytes = NULL;

  while (n_bytes > 0 && g_ascii_isspace (line->data[n_bytes - 1]))
    n_bytes--;
  if (n_bytes == 0)
    return TRUE;
  bytes = g_bytes_new (line->data, n_bytes);
  return obl_read_batch_add (&self->batch, number, bytes, error);
}

static gboolean
read_lines (Lines *self, GError **error)
{
  g_autoptr (GByteArray) line = g_byte_array_new ();
  g_autoptr (GError) problem = NULL;
  gboolean goes_on = TRUE;
  guint64 number = 0;

  while (goes_on) {
    OblReadWindowResult result
        = obl_read_window_line (self->window, line, OBL_IMPORT_MAX_BYTES, &problem);

    number++;
    if (result == OBL_READ_WINDOW_TOO_LONG)
      refuse_too_long (self, number);
    else
      goes_on = result == OBL_READ_WINDOW_LINE && add_line (self, line, number, &problem);
  }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* --- Objects by their brackets ---------------------------------------------------------------- */

typedef struct {
  GByteArray *object;
  guint64 line;
  guint64 first_line; /* of the object */
  gsize depth;
  gboolean is_string;
  gboolean is_escaped;
  gboolean is_too_long;
  gboolean is_lost; /* between objects something is that does not belong there */
} Cutter;

static void
step_between (Lines *self, Cutter *cutter, guint8 c)
{
  static const char between[7] = { ' ', '\t', '\r', '\n', ',', '[', ']' };

  if (c == '{') {
    g_byte_array_set_size (cutter->object, 0);
    cutter->first_line = cutter->line;
    cutter->depth = 1;
    cutter->is_too_long = FALSE;
    cutter->is_lost = FALSE;
  } else if (!cutter->is_lost && memchr (between, c, sizeof between) == NULL) {
    cutter->is_lost = TRUE;
    obl_read_batch_refuse (&self->batch, cutter->line, _ ("it is not a JSON object"));
  }
}

static void
step_inside (Cutter *cutter, guint8 c)
{
  if (cutter->is_escaped)
    cutter->is_escaped = FALSE;
  else if (cutter->is_string && c == '\\')
    cutter->is_escaped = TRUE;
  else if (c == '"')
    cutter->is_string = !cutter->is_string;
  else if (!cutter->is_string && (c == '{' || c == '['))
    cutter->depth++;
  else if (!cutter->is_string && (c == '}' || c == ']'))
    cutter->depth--;
}

/* Bytes up to and with the end of an object, or all. */
static gsize
cut (Lines *self, Cutter *cutter, const guint8 *bytes, gsize n_bytes, gboolean *is_whole)
{
  gsize start = 0;
  gsize n_taken = 0;

  *is_whole = FALSE;
  while (n_taken < n_bytes && !*is_whole) {
    guint8 c = bytes[n_taken];

    if (cutter->depth == 0) {
      step_between (self, cutter, c);
      start = n_taken;
    } else {
      step_inside (cutter, c);
      *is_whole = cutter->depth == 0;
    }
    cutter->line += c == '\n';
    n_taken++;
  }
  if (cutter->depth == 0 && !*is_whole)
    return n_taken;
  cutter->is_too_long
      = cutter->is_too_long || cutter->object->len + (n_taken - start) > OBL_IMPORT_MAX_BYTES;
  if (!cutter->is_too_long)
    g_byte_array_append (cutter->object, bytes + start, (guint)(n_taken - start));
  return n_taken;
}

static gboolean
add_object (Lines *self, const Cutter *cutter, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (cutter->object->data, cutter->object->len);

  if (!cutter->is_too_long)
    return obl_read_batch_add (&self->batch, cutter->first_line, bytes, error);
  refuse_too_long (self, cutter->first_line);
  return TRUE;
}

static gboolean
read_objects (Lines *self, GError **error)
{
  g_autoptr (GByteArray) object = g_byte_array_new ();
  g_autoptr (GError) problem = NULL;
  Cutter cutter = { .object = object, .line = 1 };
  const guint8 *bytes;
  gboolean goes_on = TRUE;
  gsize n_bytes;

  while (goes_on && (bytes = obl_read_window_peek (self->window, &n_bytes, &problem)) != NULL
         && n_bytes > 0) {
    gboolean is_whole;

    obl_read_window_drop (self->window, cut (self, &cutter, bytes, n_bytes, &is_whole));
    if (is_whole)
      goes_on = add_object (self, &cutter, &problem);
  }
  if (problem == NULL && cutter.depth > 0)
    obl_read_batch_refuse (&self->batch, cutter.first_line,
                           _ ("the file is cut off within it, or a bracket or a quotation mark in "
                              "it is never closed"));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* --- The file --------------------------------------------------------------------------------- */

/* TRUE when an object ends where its line does, or another begins at the beginning of the next. */
static gboolean
has_lines (const guint8 *bytes, gsize n_bytes)
{
  Cutter cutter = { .depth = 1 };
  gsize i = 0;

  while (i < n_bytes && g_ascii_isspace (bytes[i]))
    i++;
  if (i == n_bytes || bytes[i] != '{')
    return FALSE;
  for (i++; i < n_bytes && bytes[i] != '\n'; i++) {
    if (cutter.depth > 0)
      step_inside (&cutter, bytes[i]);
  }
  if (i == n_bytes || cutter.depth == 0)
    return TRUE;
  while (i < n_bytes && (bytes[i] == '\n' || bytes[i] == '\r'))
    i++;
  return i < n_bytes && bytes[i] == '{';
}

static gboolean
read_file (Lines *self, GInputStream *stream, GError **error)
{
  const guint8 *start;
  gsize n_bytes;
  gboolean done;

  self->window = obl_read_batch_open (stream, self->batch.item, &self->charset, error);
  if (self->window == NULL)
    return FALSE;
  start = obl_read_window_peek (self->window, &n_bytes, error);
  if (start == NULL)
    return FALSE;
  done = has_lines (start, n_bytes) ? read_lines (self, error) : read_objects (self, error);
  return done && obl_read_batch_finish (&self->batch, error);
}

static gboolean
unpack (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  Lines self = { .batch = { .job = job,
                            .item = item,
                            .reader = "json-lines 1",
                            .media_type = "application/json",
                            .parse = parse } };
  gboolean done;

  obl_read_batch_init (&self.batch);
  done = read_file (&self, stream, error);
  obl_read_batch_clear (&self.batch);
  obl_read_window_free (self.window);
  g_free (self.charset);
  return done;
}

const OblReader obl_reader_json_lines = {
  .format = "json-lines",
  .media_type = "application/json",
  .recognise = recognise,
  .unpack = unpack,
};
