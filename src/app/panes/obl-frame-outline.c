/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Foreign data may nest claims in a ring.  A frame is listed once, from the roots down; what a ring
 * keeps from being reached is listed at the end as if it were nested in nothing. */
#define G_LOG_DOMAIN "obl-frame-outline"

#include "config.h"

#include "app/panes/obl-frame-outline.h"

/* Deeper is not told apart on screen, and bounds the walk. */
#define MAX_DEPTH 12

typedef struct {
  OblFrame *frame;
  guint32 position; /* of its first word, or G_MAXUINT32 */
  GPtrArray *inner; /* Node, not owned */
  gboolean has_outer;
} Node;

static void
node_free (gpointer data)
{
  Node *node = data;

  g_ptr_array_unref (node->inner);
  g_free (node);
}

static guint32
find_position (OblSession *session, const OblFrame *frame)
{
  guint32 position = G_MAXUINT32;

  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    const OblSpan *span
        = role->kind == OBL_FILLER_SPAN ? obl_session_find_span (session, &role->id) : NULL;

    if (span != NULL)
      position = MIN (position, obl_span_get_extent (span).start);
  }
  return position;
}

static int
compare_nodes (gconstpointer a, gconstpointer b)
{
  const Node *node_a = *(Node *const *)a;
  const Node *node_b = *(Node *const *)b;

  if (node_a->position != node_b->position)
    return node_a->position < node_b->position ? -1 : 1;
  return obl_id_compare (&node_a->frame->id, &node_b->frame->id);
}

static void
append_node (OblFrameOutline *outline, const Node *node, guint depth)
{
  if (g_hash_table_contains (outline->depths, &node->frame->id))
    return;
  g_ptr_array_add (outline->frames, obl_frame_ref (node->frame));
  g_hash_table_insert (outline->depths, &node->frame->id, GUINT_TO_POINTER (depth));
  g_ptr_array_sort (node->inner, compare_nodes);
  for (guint i = 0; i < node->inner->len; i++)
    append_node (outline, node->inner->pdata[i], MIN (depth + 1, MAX_DEPTH));
}

static GPtrArray *
make_nodes (OblSession *session, GHashTable *by_id)
{
  GPtrArray *frames = obl_session_get_frames (session);
  GPtrArray *nodes = g_ptr_array_new_with_free_func (node_free);

  for (guint i = 0; frames != NULL && i < frames->len; i++) {
    Node *node = g_new0 (Node, 1);

    node->frame = frames->pdata[i];
    node->position = find_position (session, node->frame);
    node->inner = g_ptr_array_new ();
    g_ptr_array_add (nodes, node);
    g_hash_table_insert (by_id, &node->frame->id, node);
  }
  return nodes;
}

OblFrameOutline *
obl_frame_outline_new (OblSession *session)
{
  OblFrameOutline *outline = g_new0 (OblFrameOutline, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GPtrArray) nodes = NULL;

  outline->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  outline->depths = g_hash_table_new (obl_id_hash, obl_id_equal);
  if (session == NULL)
    return outline;
  nodes = make_nodes (session, by_id);
  for (guint i = 0; i < nodes->len; i++) {
    Node *node = nodes->pdata[i];
    const OblRole *role = obl_frame_get_role (node->frame, "nested_in");
    Node *outer = role == NULL ? NULL : g_hash_table_lookup (by_id, &role->id);

    if (outer == NULL || outer == node)
      continue;
    g_ptr_array_add (outer->inner, node);
    node->has_outer = TRUE;
  }
  g_ptr_array_sort (nodes, compare_nodes);
  for (guint i = 0; i < nodes->len; i++) {
    if (!((Node *)nodes->pdata[i])->has_outer)
      append_node (outline, nodes->pdata[i], 0);
  }
  for (guint i = 0; i < nodes->len; i++)
    append_node (outline, nodes->pdata[i], 0);
  return outline;
}

void
obl_frame_outline_free (OblFrameOutline *outline)
{
  if (outline == NULL)
    return;
  g_hash_table_unref (outline->depths);
  g_ptr_array_unref (outline->frames);
  g_free (outline);
}

guint
obl_frame_outline_get_depth (OblFrameOutline *outline, const OblId *id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (outline->depths, id));
}

gboolean
obl_frame_outline_is_within (OblSession *session, const OblId *inner, const OblId *outer)
{
  OblId id = *inner;

  for (guint depth = 0; depth <= MAX_DEPTH; depth++) {
    const OblFrame *frame = obl_session_find_frame (session, &id);
    const OblRole *role = frame == NULL ? NULL : obl_frame_get_role (frame, "nested_in");

    if (obl_id_equal (&id, outer))
      return TRUE;
    if (role == NULL)
      return FALSE;
    id = role->id;
  }
  return FALSE;
}
