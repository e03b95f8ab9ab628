/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the JSON of a label set (data/label-set.schema.json says what it looks like).
 *
 * Label sets are written by hand and come from strangers, so every mistake is answered with its
 * place ("span_labels[3].key"), what was expected there, and nothing is guessed: an unknown member
 * is more often a slip of the pen than something from the future. */
#define G_LOG_DOMAIN "obl-label-set"

#include "config.h"

#include "core/model/obl-label-set-private.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"

static gboolean G_GNUC_PRINTF (4, 5)
    fail (const OblJsonNode *object, const char *member, GError **error, const char *format, ...)
{
  g_autofree char *path = obl_json_node_dup_path (object);
  g_autofree char *place = NULL;
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);

  /* The path begins with "$", which says nothing to whoever wrote the file. */
  place = member != NULL ? g_strconcat (path + 1, ".", member, NULL) : g_strdup (path + 1);
  if (*place == '\0')
    g_set_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_INVALID,
                 _ ("Cannot read the label set: %s"), message);
  else
    g_set_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_INVALID,
                 /* Translators: the first %s is a place in the file, like span_labels[3].key. */
                 _ ("Cannot read the label set at “%s”: %s"), place + 1, message);

  return FALSE;
}

/* --- Members ---------------------------------------------------------------------------------- */

/* The member, or NULL when it is missing or null. */
static const OblJsonNode *
find_member (const OblJsonNode *object, const char *name)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  return node != NULL && node->kind != OBL_JSON_NULL ? node : NULL;
}

static gboolean
check_members (const OblJsonNode *object, const char *const *known, GError **error)
{
  for (const OblJsonNode *member = object->first; member != NULL; member = member->next) {
    if (!g_strv_contains (known, member->name)) {
      g_autofree char *list = g_strjoinv (", ", (char **)known);

      return fail (object, member->name, error,
                   _ ("nothing of that name belongs here; known are %s."), list);
    }
  }

  return TRUE;
}

static gboolean
read_text (const OblJsonNode *object, const char *name, char **text, GError **error)
{
  const OblJsonNode *node = find_member (object, name);

  if (node == NULL)
    return TRUE;
  if (node->kind != OBL_JSON_STRING)
    return fail (object, name, error, _ ("a text is expected."));
  *text = g_strdup (node->text);

  return TRUE;
}

/* A text that must be there and not be empty. */
static gboolean
read_name (const OblJsonNode *object, const char *name, char **text, GError **error)
{
  if (!read_text (object, name, text, error))
    return FALSE;
  if (*text == NULL)
    return fail (object, name, error, _ ("this must be given."));
  if (**text == '\0')
    return fail (object, name, error, _ ("this must not be empty."));

  return TRUE;
}

/* A title, by default the name. */
static gboolean
read_title (const OblJsonNode *object, const char *name, char **title, GError **error)
{
  if (!read_text (object, "title", title, error))
    return FALSE;
  if (*title == NULL)
    *title = obl_label_set_capitalise (name);

  return TRUE;
}

static gboolean
read_key (const OblJsonNode *object, char **key, GError **error)
{
  gunichar c = 0;

  if (!read_text (object, "key", key, error))
    return FALSE;
  if (*key == NULL)
    return TRUE;
  c = g_utf8_get_char (*key);
  if (g_utf8_strlen (*key, -1) != 1 || !g_unichar_isgraph (c) || g_unichar_isupper (c))
    return fail (object, "key", error,
                 _ ("a key is one character, and not a capital letter; “%s” is not."), *key);

  return TRUE;
}

static gboolean
read_boolean (const OblJsonNode *object, const char *name, gboolean *value, GError **error)
{
  const OblJsonNode *node = find_member (object, name);

  if (node == NULL)
    return TRUE;
  if (node->kind != OBL_JSON_BOOLEAN)
    return fail (object, name, error, _ ("true or false is expected."));
  *value = obl_json_node_is_true (node);

  return TRUE;
}

static gboolean
read_count (const OblJsonNode *object, const char *name, guint *count, GError **error)
{
  const OblJsonNode *node = find_member (object, name);
  gint64 value = 0;

  if (node == NULL)
    return TRUE;
  if (!obl_json_node_get_int (node, &value) || value < 0 || value > G_MAXINT)
    return fail (object, name, error, _ ("a whole number from 0 is expected."));
  *count = (guint)value;

  return TRUE;
}

/* Appends to @strings; each must be there once. */
static gboolean
read_strings (const OblJsonNode *object, const char *name, GPtrArray *strings, GError **error)
{
  const OblJsonNode *node = find_member (object, name);

  if (node == NULL)
    return TRUE;
  if (node->kind != OBL_JSON_ARRAY)
    return fail (object, name, error, _ ("a list of texts is expected."));

  for (const OblJsonNode *element = node->first; element != NULL; element = element->next) {
    if (element->kind != OBL_JSON_STRING)
      return fail (object, name, error, _ ("a list of texts is expected."));
    if (element->n_bytes == 0)
      return fail (object, name, error, _ ("an empty text cannot be chosen."));
    if (g_ptr_array_find_with_equal_func (strings, element->text, g_str_equal, NULL))
      return fail (object, name, error, _ ("“%s” is listed twice."), element->text);
    g_ptr_array_add (strings, g_strdup (element->text));
  }

  return TRUE;
}

/* --- Lists of parts --------------------------------------------------------------------------- */

typedef gboolean (*ReadPart) (const OblJsonNode *part, gpointer owner, GError **error);

/* Calls @read for each object of the list @name; no list is an empty list. */
static gboolean
read_parts (
    const OblJsonNode *object, const char *name, ReadPart read, gpointer owner, GError **error)
{
  const OblJsonNode *node = find_member (object, name);

  if (node == NULL)
    return TRUE;
  if (node->kind != OBL_JSON_ARRAY)
    return fail (object, name, error, _ ("a list is expected."));

  for (const OblJsonNode *element = node->first; element != NULL; element = element->next) {
    if (element->kind != OBL_JSON_OBJECT)
      return fail (element, NULL, error, _ ("an object is expected."));
    if (!read (element, owner, error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
read_attribute (const OblJsonNode *part, gpointer owner, GError **error)
{
  static const char *const known[]
      = { "name", "title", "kind", "values", "advanced", "required", "guideline", NULL };
  GPtrArray *types = owner;
  g_autoptr (OblAttributeType) type = obl_attribute_type_new ();
  g_autofree char *kind = NULL;
  gboolean has_choices = FALSE;

  if (!check_members (part, known, error) || !read_name (part, "name", &type->name, error)
      || !read_title (part, type->name, &type->title, error)
      || !read_text (part, "kind", &kind, error)
      || !read_strings (part, "values", type->values, error)
      || !read_boolean (part, "advanced", &type->advanced, error)
      || !read_boolean (part, "required", &type->required, error)
      || !read_text (part, "guideline", &type->guideline, error))
    return FALSE;

  if (kind != NULL && !obl_value_kind_from_string (kind, &type->kind))
    return fail (part, "kind", error, _ ("there is no kind “%s”."), kind);
  has_choices = type->kind == OBL_VALUE_CHOICE || type->kind == OBL_VALUE_CHOICES;
  if (has_choices && type->values->len == 0)
    return fail (part, "values", error, _ ("there must be something to choose from."));
  if (!has_choices && type->values->len > 0)
    return fail (part, "values", error, _ ("only a choice has values."));
  if (obl_attribute_types_find (types, type->name) != NULL)
    return fail (part, "name", error, _ ("“%s” is listed twice."), type->name);
  g_ptr_array_add (types, g_steal_pointer (&type));

  return TRUE;
}

static gboolean
read_span_label (const OblJsonNode *part, gpointer owner, GError **error)
{
  static const char *const known[]
      = { "name", "title", "kind", "color", "key", "attributes", "guideline", "examples", NULL };
  OblLabelSet *set = owner;
  g_autoptr (OblSpanLabel) label = obl_span_label_new ();
  g_autofree char *kind = NULL;

  if (!check_members (part, known, error) || !read_name (part, "name", &label->name, error)
      || !read_title (part, label->name, &label->title, error)
      || !read_text (part, "kind", &kind, error) || !read_text (part, "color", &label->color, error)
      || !read_key (part, &label->key, error)
      || !read_parts (part, "attributes", read_attribute, label->attributes, error)
      || !read_text (part, "guideline", &label->guideline, error)
      || !read_strings (part, "examples", label->examples, error))
    return FALSE;

  if (kind != NULL && !obl_span_kind_from_string (kind, &label->kind))
    return fail (part, "kind", error, _ ("there is no kind “%s”."), kind);
  if (label->color == NULL)
    label->color = g_strdup (obl_label_set_next_color (set));
  if (obl_label_set_find_span_label (set, label->name) != NULL)
    return fail (part, "name", error, _ ("“%s” is listed twice."), label->name);
  g_ptr_array_add (set->span_labels, g_steal_pointer (&label));

  return TRUE;
}

/* What may fill a role, as a set of bits; spans and entities when nothing is said. */
static gboolean
read_fillers (const OblJsonNode *part, guint *fillers, GError **error)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (find_member (part, "fillers") == NULL) {
    *fillers = (1u << OBL_FILLER_SPAN) | (1u << OBL_FILLER_ENTITY);
    return TRUE;
  }
  if (!read_strings (part, "fillers", words, error))
    return FALSE;
  if (words->len == 0)
    return fail (part, "fillers", error, _ ("something must be able to fill the role."));

  for (guint i = 0; i < words->len; i++) {
    const char *word = g_ptr_array_index (words, i);
    OblFillerKind kind = OBL_FILLER_SPAN;

    if (!obl_filler_kind_from_string (word, &kind))
      return fail (part, "fillers", error, _ ("there is no filler “%s”."), word);
    *fillers |= 1u << kind;
  }

  return TRUE;
}

static gboolean
read_role (const OblJsonNode *part, gpointer owner, GError **error)
{
  static const char *const known[]
      = { "name", "title",         "span_label", "min",       "max",      "fillers",
          "key",  "filler_labels", "advanced",   "guideline", "examples", NULL };
  OblFrameType *type = owner;
  g_autoptr (OblRoleType) role = obl_role_type_new ();

  if (!check_members (part, known, error) || !read_name (part, "name", &role->name, error)
      || !read_title (part, role->name, &role->title, error)
      || !read_text (part, "span_label", &role->span_label, error)
      || !read_count (part, "min", &role->min, error)
      || !read_count (part, "max", &role->max, error) || !read_fillers (part, &role->fillers, error)
      || !read_strings (part, "filler_labels", role->filler_labels, error)
      || !read_key (part, &role->key, error)
      || !read_boolean (part, "advanced", &role->advanced, error)
      || !read_text (part, "guideline", &role->guideline, error)
      || !read_strings (part, "examples", role->examples, error))
    return FALSE;

  if (role->max == 0 || role->min > role->max)
    return fail (part, "max", error, _ ("this must be at least 1 and not less than “min”."));
  if ((role->fillers & (1u << OBL_FILLER_SPAN)) == 0 && role->span_label != NULL)
    return fail (part, "span_label", error, _ ("no span can fill this role."));
  if ((role->fillers & (1u << OBL_FILLER_SPAN)) != 0 && role->span_label == NULL)
    role->span_label = obl_label_set_capitalise (role->name);
  if (obl_frame_type_find_role (type, role->name) != NULL)
    return fail (part, "name", error, _ ("“%s” is listed twice."), role->name);
  g_ptr_array_add (type->roles, g_steal_pointer (&role));

  return TRUE;
}

static gboolean
read_frame_type (const OblJsonNode *part, gpointer owner, GError **error)
{
  static const char *const known[]
      = { "name", "title", "color", "key", "roles", "attributes", "guideline", "examples", NULL };
  OblLabelSet *set = owner;
  g_autoptr (OblFrameType) type = obl_frame_type_new ();

  if (!check_members (part, known, error) || !read_name (part, "name", &type->name, error)
      || !read_title (part, type->name, &type->title, error)
      || !read_text (part, "color", &type->color, error) || !read_key (part, &type->key, error)
      || !read_parts (part, "roles", read_role, type, error)
      || !read_parts (part, "attributes", read_attribute, type->attributes, error)
      || !read_text (part, "guideline", &type->guideline, error)
      || !read_strings (part, "examples", type->examples, error))
    return FALSE;

  if (type->color == NULL)
    type->color = g_strdup (obl_label_set_next_color (set));
  if (obl_label_set_find_frame_type (set, type->name) != NULL)
    return fail (part, "name", error, _ ("“%s” is listed twice."), type->name);
  g_ptr_array_add (set->frame_types, g_steal_pointer (&type));

  return TRUE;
}

static gboolean
read_document_label (const OblJsonNode *part, gpointer owner, GError **error)
{
  static const char *const known[] = { "name", "title", "values", NULL };
  OblLabelSet *set = owner;
  g_autoptr (OblDocumentLabelType) type = obl_document_label_type_new ();

  if (!check_members (part, known, error) || !read_name (part, "name", &type->name, error)
      || !read_title (part, type->name, &type->title, error)
      || !read_strings (part, "values", type->values, error))
    return FALSE;

  for (guint i = 0; i < set->document_labels->len; i++) {
    const OblDocumentLabelType *other = g_ptr_array_index (set->document_labels, i);

    if (strcmp (other->name, type->name) == 0)
      return fail (part, "name", error, _ ("“%s” is listed twice."), type->name);
  }
  g_ptr_array_add (set->document_labels, g_steal_pointer (&type));

  return TRUE;
}

/* --- Rules that take the whole set ------------------------------------------------------------ */

/* Takes @key for @what; fails when something else answers to it already. */
static gboolean
take_key (GHashTable *keys, const char *key, const char *what, GError **error)
{
  const char *other = NULL;

  if (key == NULL)
    return TRUE;
  other = g_hash_table_lookup (keys, key);
  if (other != NULL) {
    g_set_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_INVALID,
                 /* Translators: what cannot have the same key are labels, frame types and roles. */
                 _ ("Cannot read the label set: “%s” and “%s” have the same key “%s”."), other,
                 what, key);
    return FALSE;
  }
  g_hash_table_insert (keys, (char *)key, (char *)what);

  return TRUE;
}

/* Every role's span label is there, and what fills one role by name exists; keys of labels and
 * frame types are unique, and so are those of one frame type's roles beside them. */
static gboolean
check_set (const OblLabelSet *set, GError **error)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    if (!take_key (keys, label->key, label->name, error))
      return FALSE;
  }
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    if (!take_key (keys, type->key, type->name, error))
      return FALSE;
  }
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    for (guint j = 0; j < type->roles->len; j++) {
      const OblRoleType *role = g_ptr_array_index (type->roles, j);

      if (role->span_label != NULL
          && obl_label_set_find_span_label (set, role->span_label) == NULL) {
        g_set_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_INVALID,
                     _ ("Cannot read the label set: there is no span label “%s” for the role “%s” "
                        "of “%s”."),
                     role->span_label, role->name, type->name);
        return FALSE;
      }
      if (!take_key (keys, role->key, role->name, error))
        return FALSE;
    }
    /* The roles of another frame type may use the same keys. */
    for (guint j = 0; j < type->roles->len; j++) {
      const OblRoleType *role = g_ptr_array_index (type->roles, j);

      if (role->key != NULL)
        g_hash_table_remove (keys, role->key);
    }
  }

  return TRUE;
}

/* An id is a file name and a word on the command line. */
static gboolean
check_id (const OblJsonNode *part, const char *id, GError **error)
{
  for (const char *c = id; *c != '\0'; c++)
    if (!g_ascii_islower (*c) && !g_ascii_isdigit (*c) && (*c != '-' || c == id))
      return fail (part, "id", error,
                   _ ("an id has only the letters a to z, digits and, inside, hyphens."));

  return TRUE;
}

static gboolean
read_set (const OblJsonNode *root, OblLabelSet *set, GError **error)
{
  static const char *const known[]
      = { "$schema",     "obelus_label_set", "id", "name", "description", "span_labels",
          "frame_types", "document_labels",  NULL };
  guint format = 0;

  if (root->kind != OBL_JSON_OBJECT)
    return fail (root, NULL, error, _ ("an object is expected."));
  if (!read_count (root, "obelus_label_set", &format, error))
    return FALSE;
  if (format != OBL_LABEL_SET_FORMAT)
    return fail (root, "obelus_label_set", error,
                 _ ("this must be %d; anything else is no label set, or one of a newer Obelus."),
                 OBL_LABEL_SET_FORMAT);
  if (!check_members (root, known, error) || !read_name (root, "id", &set->id, error)
      || !check_id (root, set->id, error) || !read_name (root, "name", &set->name, error)
      || !read_text (root, "description", &set->description, error)
      || !read_parts (root, "span_labels", read_span_label, set, error)
      || !read_parts (root, "frame_types", read_frame_type, set, error)
      || !read_parts (root, "document_labels", read_document_label, set, error))
    return FALSE;
  if (set->description == NULL)
    set->description = g_strdup ("");

  return check_set (set, error);
}

OblLabelSet *
obl_label_set_parse (const char *json, gssize n_bytes, GError **error)
{
  gsize n = n_bytes < 0 ? strlen (json) : (gsize)n_bytes;
  g_autoptr (OblLabelSet) set = obl_label_set_new ();
  g_autoptr (OblJsonTree) tree = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *copy = NULL;
  OblJsonPlace place = { 0, 0 };

  /* The reader decodes strings where they stand, and not in the caller's memory. */
  copy = g_malloc (n + 1);
  memcpy (copy, json, n);
  copy[n] = '\0';
  tree = obl_json_tree_parse_take (g_steal_pointer (&copy), n, &place, &local_error);
  if (tree == NULL) {
    g_set_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_INVALID,
                 _ ("Cannot read the label set: it is not JSON in line %" PRIu64 ", column %" PRIu64
                    ": %s."),
                 place.line, place.column, local_error->message);
    return NULL;
  }
  if (!read_set (obl_json_tree_get_root (tree), set, error))
    return NULL;

  return g_steal_pointer (&set);
}
