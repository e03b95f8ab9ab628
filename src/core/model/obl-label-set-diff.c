/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is not the same in two label sets.  Each is laid out as a tree of parts, the labels, their
 * attributes, the values of those; parts of one name are then compared by what each says, list by
 * list.  A part that is missing takes with it all that is in it: that it has gone says it all. */
#define G_LOG_DOMAIN "obl-label-set-diff"

#include "config.h"

#include "core/model/obl-label-set-diff.h"

#include <string.h>

#include "core/model/obl-label-set-private.h"

/* Parts of a kind all say the same number of things, in the same order. */
typedef struct {
  const char *name;
  char *value;
} Member;

typedef struct _Node Node;

struct _Node {
  OblDifferentPart part;
  char *name;
  guint place;         /* among those of its kind, from 1 */
  GArray *members;     /* Member */
  GPtrArray *children; /* Node, those of a kind together */
  Node *other;         /* in the other tree, or NULL */
};

static void
member_clear (gpointer data)
{
  g_free (((Member *)data)->value);
}

static void
node_free (gpointer data)
{
  Node *node = data;

  g_free (node->name);
  g_array_unref (node->members);
  g_ptr_array_unref (node->children);
  g_free (node);
}

static Node *
node_new (OblDifferentPart part, const char *name)
{
  Node *node = g_new0 (Node, 1);

  node->part = part;
  node->name = g_strdup (name);
  node->members = g_array_new (FALSE, FALSE, sizeof (Member));
  g_array_set_clear_func (node->members, member_clear);
  node->children = g_ptr_array_new_with_free_func (node_free);
  return node;
}

static Node *
add_child (Node *parent, OblDifferentPart part, const char *name)
{
  Node *node = node_new (part, name);
  const GPtrArray *all = parent->children;
  const Node *last = all->len == 0 ? NULL : g_ptr_array_index (all, all->len - 1);

  node->place = last != NULL && last->part == part ? last->place + 1 : 1;
  g_ptr_array_add (parent->children, node);
  return node;
}

/* --- What a set says --------------------------------------------------------------------------- */

static void
say (Node *node, const char *name, const char *value)
{
  const Member member = { name, g_strdup (value == NULL ? "" : value) };

  g_array_append_val (node->members, member);
}

static const char *
get_new_name (GHashTable *renamed, const char *name)
{
  const char *found = name == NULL ? NULL : g_hash_table_lookup (renamed, name);

  return found == NULL ? name : found;
}

/* With the new names of what is mentioned, so that a name is not told of wherever it stands. */
static void
say_names (Node *node, const char *name, const GPtrArray *names, GHashTable *renamed)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (out, i == 0 ? "%s" : ", %s",
                            get_new_name (renamed, g_ptr_array_index (names, i)));
  say (node, name, out->str);
}

static void
say_list (Node *node, const char *name, const GPtrArray *strings)
{
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);

  say_names (node, name, strings, none);
}

static void
say_values (Node *node, const GPtrArray *values)
{
  for (guint i = 0; i < values->len; i++)
    add_child (node, OBL_DIFFERENT_VALUE, g_ptr_array_index (values, i));
}

static void
say_attributes (Node *owner, const GPtrArray *types)
{
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);
    Node *node = add_child (owner, OBL_DIFFERENT_ATTRIBUTE, type->name);

    say (node, "title", type->title);
    say (node, "kind", obl_value_kind_to_string (type->kind));
    say (node, "advanced", type->advanced ? "true" : "false");
    say (node, "required", type->required ? "true" : "false");
    say (node, "guideline", type->guideline);
    say_values (node, type->values);
  }
}

static void
say_label (Node *root, const OblSpanLabel *label)
{
  Node *node = add_child (root, OBL_DIFFERENT_LABEL, label->name);

  say (node, "title", label->title);
  say (node, "kind", obl_span_kind_to_string (label->kind));
  say (node, "color", label->color);
  say (node, "key", label->key);
  say (node, "guideline", label->guideline);
  say_list (node, "examples", label->examples);
  say_attributes (node, label->attributes);
}

static void
say_role (Node *owner, const OblRoleType *role, GHashTable *renamed)
{
  Node *node = add_child (owner, OBL_DIFFERENT_ROLE, role->name);
  g_autofree char *min = g_strdup_printf ("%u", role->min);
  g_autofree char *max = role->max == G_MAXUINT ? NULL : g_strdup_printf ("%u", role->max);
  g_autoptr (GPtrArray) fillers = g_ptr_array_new ();

  for (OblFillerKind kind = OBL_FILLER_SPAN; kind <= OBL_FILLER_URL; kind++)
    if ((role->fillers & (1u << kind)) != 0)
      g_ptr_array_add (fillers, (gpointer)obl_filler_kind_to_string (kind));
  say (node, "title", role->title);
  say (node, "span_label", get_new_name (renamed, role->span_label));
  say (node, "min", min);
  say (node, "max", max);
  say_list (node, "fillers", fillers);
  say_names (node, "filler_labels", role->filler_labels, renamed);
  say (node, "key", role->key);
  say (node, "advanced", role->advanced ? "true" : "false");
  say (node, "guideline", role->guideline);
  say_list (node, "examples", role->examples);
}

static void
say_frame_type (Node *root, const OblFrameType *type, GHashTable *renamed)
{
  Node *node = add_child (root, OBL_DIFFERENT_FRAME, type->name);

  say (node, "title", type->title);
  say (node, "color", type->color);
  say (node, "key", type->key);
  say (node, "guideline", type->guideline);
  say_list (node, "examples", type->examples);
  for (guint i = 0; i < type->roles->len; i++)
    say_role (node, g_ptr_array_index (type->roles, i), renamed);
  say_attributes (node, type->attributes);
}

/* @renamed: labels and types of frames, their names in @set → those to say for them. */
static Node *
lay_out (const OblLabelSet *set, GHashTable *renamed)
{
  Node *root = node_new (OBL_DIFFERENT_LABEL, "");

  for (guint i = 0; i < set->span_labels->len; i++)
    say_label (root, g_ptr_array_index (set->span_labels, i));
  for (guint i = 0; i < set->frame_types->len; i++)
    say_frame_type (root, g_ptr_array_index (set->frame_types, i), renamed);
  for (guint i = 0; i < set->document_labels->len; i++) {
    const OblDocumentLabelType *type = g_ptr_array_index (set->document_labels, i);
    Node *node = add_child (root, OBL_DIFFERENT_DOCUMENT_LABEL, type->name);

    say (node, "title", type->title);
    say_values (node, type->values);
  }
  return root;
}

/* --- Which is which ---------------------------------------------------------------------------- */

static const char *
get_value (const Node *node, guint index)
{
  return g_array_index (node->members, Member, index).value;
}

/* Whether both are the same but for their names. */
static gboolean
is_same (const Node *one, const Node *two)
{
  if (one->children->len != two->children->len)
    return FALSE;
  for (guint i = 0; i < one->members->len; i++)
    if (strcmp (g_array_index (one->members, Member, i).name, "title") != 0
        && strcmp (get_value (one, i), get_value (two, i)) != 0)
      return FALSE;
  for (guint i = 0; i < one->children->len; i++) {
    const Node *child = g_ptr_array_index (one->children, i);
    const Node *other = g_ptr_array_index (two->children, i);

    if (child->part != other->part || strcmp (child->name, other->name) != 0
        || !is_same (child, other))
      return FALSE;
  }
  return TRUE;
}

static void
pair (Node *one, Node *two)
{
  one->other = two;
  two->other = one;
}

static Node *
find_free (GHashTable *nodes, const char *key)
{
  Node *node = g_hash_table_lookup (nodes, key);

  return node != NULL && node->other == NULL ? node : NULL;
}

/* First those of one name, then those that only have another; without @is_strict, whatever else they
 * have. */
static void
pair_children (const Node *old, const Node *new, gboolean is_strict)
{
  g_autoptr (GHashTable) nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < new->children->len; i++) {
    Node *node = g_ptr_array_index (new->children, i);

    g_hash_table_insert (nodes, g_strdup_printf ("%d\n%s", (int)node->part, node->name), node);
    g_hash_table_insert (nodes, g_strdup_printf ("%d\t%u", (int)node->part, node->place), node);
  }
  for (guint i = 0; i < old->children->len; i++) {
    Node *node = g_ptr_array_index (old->children, i);
    g_autofree char *key = g_strdup_printf ("%d\n%s", (int)node->part, node->name);
    Node *other = find_free (nodes, key);

    if (other != NULL)
      pair (node, other);
  }
  for (guint i = 0; i < old->children->len; i++) {
    Node *node = g_ptr_array_index (old->children, i);
    g_autofree char *key = g_strdup_printf ("%d\t%u", (int)node->part, node->place);
    Node *other = node->other == NULL ? find_free (nodes, key) : NULL;

    if (other != NULL && (!is_strict || is_same (node, other)))
      pair (node, other);
  }
}

/* What the labels and types of frames of @before are called in @after, of those called otherwise;
 * @assumed: as lay_out() has it. */
static GHashTable *
list_renamed (const OblLabelSet *before,
              const OblLabelSet *after,
              GHashTable *assumed,
              gboolean is_strict)
{
  GHashTable *renamed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Node *old = lay_out (before, assumed);
  Node *new = lay_out (after, renamed);

  pair_children (old, new, is_strict);
  for (guint i = 0; i < old->children->len; i++) {
    const Node *node = g_ptr_array_index (old->children, i);

    if (node->other != NULL && node->part != OBL_DIFFERENT_DOCUMENT_LABEL
        && strcmp (node->name, node->other->name) != 0)
      g_hash_table_insert (renamed, g_strdup (node->name), g_strdup (node->other->name));
  }
  node_free (old);
  node_free (new);
  return renamed;
}

/* --- Telling ----------------------------------------------------------------------------------- */

static const char *
get_kind (OblDifferentPart part)
{
  switch (part) {
  case OBL_DIFFERENT_LABEL:
    return "label";
  case OBL_DIFFERENT_FRAME:
    return "frame type";
  case OBL_DIFFERENT_ROLE:
    return "role";
  case OBL_DIFFERENT_ATTRIBUTE:
    return "attribute";
  case OBL_DIFFERENT_VALUE:
    return "value";
  case OBL_DIFFERENT_DOCUMENT_LABEL:
    return "document label";
  }
  g_return_val_if_reached ("");
}

static char *
dup_path (const Node *node, const char *owner)
{
  if (node->part == OBL_DIFFERENT_FRAME)
    return g_strconcat ("frame:", node->name, NULL);
  if (node->part == OBL_DIFFERENT_DOCUMENT_LABEL)
    return g_strconcat ("document:", node->name, NULL);
  return owner == NULL ? g_strdup (node->name) : g_strconcat (owner, ".", node->name, NULL);
}

static void
tell (GPtrArray *found,
      const Node *node,
      const char *owner,
      const char *member,
      const char *before,
      const char *after)
{
  OblLabelDifference *difference = g_new0 (OblLabelDifference, 1);
  const char *colon = owner == NULL ? NULL : strchr (owner, ':');

  difference->part = node->part;
  difference->path = dup_path (node, owner);
  difference->name = g_strdup (node->name);
  difference->owner = g_strdup (colon == NULL ? owner : colon + 1);
  difference->member = g_strdup (member);
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  g_ptr_array_add (found, difference);
}

/* The nodes, in the order of the first tree, that stand elsewhere in the second: those that break the
 * row, seen from its beginning or its end, whichever are fewer. */
static GHashTable *
list_moved (const Node *old)
{
  g_autoptr (GHashTable) down = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) up = g_hash_table_new (NULL, NULL);
  const guint n = old->children->len;

  for (guint i = 0, last = 0; i < n; i++) {
    const Node *node = g_ptr_array_index (old->children, i);

    last = i > 0 && ((Node *)g_ptr_array_index (old->children, i - 1))->part == node->part ? last
                                                                                           : 0;
    if (node->other != NULL && node->other->place < last)
      g_hash_table_add (down, (gpointer)node);
    else if (node->other != NULL)
      last = node->other->place;
  }
  for (guint i = n, last = G_MAXUINT; i > 0; i--) {
    const Node *node = g_ptr_array_index (old->children, i - 1);

    last = i < n && ((Node *)g_ptr_array_index (old->children, i))->part == node->part ? last
                                                                                       : G_MAXUINT;
    if (node->other != NULL && node->other->place > last)
      g_hash_table_add (up, (gpointer)node);
    else if (node->other != NULL)
      last = node->other->place;
  }
  return g_hash_table_size (up) < g_hash_table_size (down) ? g_steal_pointer (&up)
                                                           : g_steal_pointer (&down);
}

static void compare_children (const Node *old, const Node *new, const char *path, GPtrArray *found);

static void
compare_pair (const Node *old, gboolean is_moved, const char *owner, GPtrArray *found)
{
  const Node *new = old->other;
  const gboolean is_renamed = strcmp (old->name, new->name) != 0;
  g_autofree char *path = dup_path (new, owner);

  if (is_renamed)
    tell (found, old, owner, "name", old->name, new->name);
  if (is_moved) {
    g_autofree char *before = g_strdup_printf ("%u", old->place);
    g_autofree char *after = g_strdup_printf ("%u", new->place);

    tell (found, new, owner, "place", before, after);
  }
  for (guint i = 0; i < old->members->len; i++) {
    const char *name = g_array_index (old->members, Member, i).name;

    /* A title goes with its name. */
    if (strcmp (get_value (old, i), get_value (new, i)) != 0
        && !(is_renamed && strcmp (name, "title") == 0))
      tell (found, new, owner, name, get_value (old, i), get_value (new, i));
  }
  compare_children (old, new, path, found);
}

/* @path: of what the children are in, or NULL. */
static void
compare_children (const Node *old, const Node *new, const char *path, GPtrArray *found)
{
  g_autoptr (GHashTable) moved = NULL;

  pair_children (old, new, TRUE);
  moved = list_moved (old);
  for (guint i = 0; i < old->children->len; i++) {
    const Node *node = g_ptr_array_index (old->children, i);

    if (node->other == NULL)
      tell (found, node, path, NULL, get_kind (node->part), NULL);
    else
      compare_pair (node, g_hash_table_contains (moved, node), path, found);
  }
  for (guint i = 0; i < new->children->len; i++) {
    const Node *node = g_ptr_array_index (new->children, i);

    if (node->other == NULL)
      tell (found, node, path, NULL, NULL, get_kind (node->part));
  }
}

GPtrArray *
obl_label_set_diff (const OblLabelSet *before, const OblLabelSet *after)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_label_difference_free);
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  /* A claim may mention itself in its roles, so whether only its name is another shows once that is
   * assumed of it. */
  g_autoptr (GHashTable) assumed = list_renamed (before, after, none, FALSE);
  g_autoptr (GHashTable) renamed = list_renamed (before, after, assumed, TRUE);
  Node *old = lay_out (before, renamed);
  Node *new = lay_out (after, none);

  compare_children (old, new, NULL, found);
  node_free (old);
  node_free (new);

  return found;
}
