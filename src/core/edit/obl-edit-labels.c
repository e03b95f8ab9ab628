/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changing the labels of a project together with what is annotated with them: a name that changes
 * changes in every article, and what is in use does not go. */
#define G_LOG_DOMAIN "obl-edit-labels"

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/edit/obl-edit-private.h"
#include "core/model/obl-label-change.h"

static gboolean
run (OblEdit *edit,
     const char *sql,
     const char *one,
     const char *two,
     const char *three,
     GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, one);
  obl_stmt_bind_text (stmt, 2, two);
  if (three != NULL)
    obl_stmt_bind_text (stmt, 3, three);
  return obl_stmt_run (stmt, error);
}

/* Spans, and the entities that they mention. */
static gboolean
move_spans (OblEdit *edit, const char *from, const char *to, GError **error)
{
  return run (edit, "UPDATE span SET label = ?2 WHERE label = ?1", from, to, NULL, error)
         && run (edit, "UPDATE entity SET type = ?2 WHERE type = ?1", from, to, NULL, error);
}

/* --- Values ------------------------------------------------------------------------------------ */

/* The JSON of a choice, or of several, with one value called otherwise; NULL when it is not there. */
static char *
dup_replaced (const char *json, const char *from, const char *to)
{
  g_autoptr (OblJsonTree) tree
      = obl_json_tree_parse_take (g_strdup (json), strlen (json), NULL, NULL);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) writer = obl_json_new (out);
  gboolean found = FALSE;

  if (root != NULL && root->kind == OBL_JSON_STRING) {
    found = strcmp (root->text, from) == 0;
    obl_json_string (writer, to);
  } else if (root != NULL && root->kind == OBL_JSON_ARRAY) {
    obl_json_begin_array (writer);
    for (const OblJsonNode *node = root->first; node != NULL; node = node->next) {
      gboolean is_it = node->kind == OBL_JSON_STRING && strcmp (node->text, from) == 0;

      found = found || is_it;
      if (is_it)
        obl_json_string (writer, to);
      else
        obl_json_node_write (node, writer);
    }
    obl_json_end_array (writer);
  }

  return g_string_free (out, !found);
}

typedef struct {
  OblId id;
  char *value;
} Held;

static void
held_free (gpointer data)
{
  Held *held = data;

  g_free (held->value);
  g_free (held);
}

static gpointer
read_held (OblStmt *stmt)
{
  Held *held = g_new0 (Held, 1);

  obl_stmt_column_id (stmt, 0, &held->id);
  held->value = obl_stmt_column_dup_required (stmt, 1);
  return held;
}

static const char *
get_held_sql (const OblLabelPart *part)
{
  return part->owner == OBL_LABEL_PART_LABEL
             ? "SELECT a.span_id, a.value FROM span_attribute a JOIN span o ON o.id = a.span_id "
               "WHERE o.label = ?1 AND a.name = ?2"
             : "SELECT a.frame_id, a.value FROM frame_attribute a JOIN frame o ON o.id = "
               "a.frame_id "
               "WHERE o.type = ?1 AND a.name = ?2";
}

static const char *
get_owner_name (const OblLabelPart *part)
{
  return part->owner == OBL_LABEL_PART_LABEL ? part->label->name : part->frame->name;
}

/* Held, of all that have the attribute. */
static GPtrArray *
list_held (OblStore *store, const OblLabelPart *part, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, get_held_sql (part), error);

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_text (stmt, 1, get_owner_name (part));
  obl_stmt_bind_text (stmt, 2, part->attribute->name);
  return obl_stmt_collect (stmt, read_held, held_free, error);
}

static gboolean
move_values (OblEdit *edit, const OblLabelPart *part, const char *to, GError **error)
{
  const char *sql = part->owner == OBL_LABEL_PART_LABEL
                        ? "UPDATE span_attribute SET value = ?3 WHERE span_id = ?1 AND name = ?2"
                        : "UPDATE frame_attribute SET value = ?3 WHERE frame_id = ?1 AND name = ?2";
  g_autoptr (GPtrArray) all = list_held (edit->store, part, error);
  g_autoptr (OblStmt) stmt = all == NULL ? NULL : obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++) {
    const Held *held = g_ptr_array_index (all, i);
    g_autofree char *value = dup_replaced (held->value, part->value, to);

    if (value == NULL)
      continue;
    obl_stmt_bind_id (stmt, 1, &held->id);
    obl_stmt_bind_text (stmt, 2, part->attribute->name);
    obl_stmt_bind_text (stmt, 3, value);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Names ------------------------------------------------------------------------------------- */

static gboolean
move_attribute (OblEdit *edit, const OblLabelPart *part, const char *to, GError **error)
{
  const char *sql = part->owner == OBL_LABEL_PART_LABEL
                        ? "UPDATE span_attribute SET name = ?3 WHERE name = ?2 "
                          "AND span_id IN (SELECT id FROM span WHERE label = ?1)"
                        : "UPDATE frame_attribute SET name = ?3 WHERE name = ?2 "
                          "AND frame_id IN (SELECT id FROM frame WHERE type = ?1)";

  return run (edit, sql, get_owner_name (part), part->attribute->name, to, error);
}

static gboolean
move_role (OblEdit *edit, const OblLabelPart *part, const char *to, GError **error)
{
  return run (edit,
              "UPDATE frame_role SET role = ?3 WHERE role = ?2 "
              "AND frame_id IN (SELECT id FROM frame WHERE type = ?1)",
              part->frame->name, part->role->name, to, error);
}

/* @part: as it was called before. */
static gboolean
move_uses (OblEdit *edit, const OblLabelPart *part, const char *to, GError **error)
{
  switch (part->kind) {
  case OBL_LABEL_PART_LABEL:
    return move_spans (edit, part->label->name, to, error);
  case OBL_LABEL_PART_FRAME:
    return run (edit, "UPDATE frame SET type = ?2 WHERE type = ?1", part->frame->name, to, NULL,
                error);
  case OBL_LABEL_PART_ROLE:
    return move_role (edit, part, to, error);
  case OBL_LABEL_PART_ATTRIBUTE:
    return move_attribute (edit, part, to, error);
  case OBL_LABEL_PART_VALUE:
    return move_values (edit, part, to, error);
  case OBL_LABEL_PART_NONE:
    break;
  }
  g_return_val_if_reached (FALSE);
}

/* --- What is in use ---------------------------------------------------------------------------- */

static gboolean
count (OblStore *store,
       const char *sql,
       const char *one,
       const char *two,
       OblLabelUse *use,
       GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_text (stmt, 1, one);
  if (two != NULL)
    obl_stmt_bind_text (stmt, 2, two);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return FALSE;
  use->n_annotations = obl_stmt_column_int (stmt, 0);
  use->n_documents = obl_stmt_column_int (stmt, 1);
  return TRUE;
}

static gboolean
count_values (OblStore *store, const OblLabelPart *part, OblLabelUse *use, GError **error)
{
  g_autoptr (GPtrArray) all = list_held (store, part, error);

  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++) {
    const Held *held = g_ptr_array_index (all, i);
    g_autofree char *found = dup_replaced (held->value, part->value, "");

    use->n_annotations += found != NULL;
  }
  return TRUE;
}

static gboolean
count_uses (OblStore *store, const OblLabelPart *part, OblLabelUse *use, GError **error)
{
  const gboolean of_label = part->owner == OBL_LABEL_PART_LABEL;

  switch (part->kind) {
  case OBL_LABEL_PART_LABEL:
    return count (store, "SELECT count(*), count(DISTINCT document_id) FROM span WHERE label = ?1",
                  part->label->name, NULL, use, error);
  case OBL_LABEL_PART_FRAME:
    return count (store, "SELECT count(*), count(DISTINCT document_id) FROM frame WHERE type = ?1",
                  part->frame->name, NULL, use, error);
  case OBL_LABEL_PART_ROLE:
    return count (store,
                  "SELECT count(*), count(DISTINCT f.document_id) FROM frame_role r "
                  "JOIN frame f ON f.id = r.frame_id WHERE f.type = ?1 AND r.role = ?2",
                  part->frame->name, part->role->name, use, error);
  case OBL_LABEL_PART_ATTRIBUTE:
    return count (store,
                  of_label
                      ? "SELECT count(*), count(DISTINCT o.document_id) FROM span_attribute a "
                        "JOIN span o ON o.id = a.span_id WHERE o.label = ?1 AND a.name = ?2"
                      : "SELECT count(*), count(DISTINCT o.document_id) FROM frame_attribute a "
                        "JOIN frame o ON o.id = a.frame_id WHERE o.type = ?1 AND a.name = ?2",
                  get_owner_name (part), part->attribute->name, use, error);
  case OBL_LABEL_PART_VALUE:
    return count_values (store, part, use, error);
  case OBL_LABEL_PART_NONE:
    return TRUE;
  }
  g_return_val_if_reached (FALSE);
}

gboolean
obl_edit_count_label_uses (OblStore *store, const char *path, OblLabelUse *use, GError **error)
{
  OblLabelSet *set = obl_store_peek_label_set (store, error);
  OblLabelPart part;

  *use = (OblLabelUse){ 0 };
  if (set == NULL)
    return FALSE;
  part = obl_label_set_find_part (set, path);
  return count_uses (store, &part, use, error);
}

static gboolean
check_unused (OblEdit *edit, const OblLabelSet *set, const char *path, GError **error)
{
  OblLabelPart part = obl_label_set_find_part (set, path);
  OblLabelUse use = { 0 };

  if (!count_uses (edit->store, &part, &use, error))
    return FALSE;
  if (use.n_annotations > 0)
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                 g_dngettext (GETTEXT_PACKAGE,
                              "%" PRId64 " annotation uses “%s”; merge it into another, "
                              "or change that annotation first",
                              "%" PRId64 " annotations use “%s”; merge it into another, "
                              "or change those annotations first",
                              (gulong)use.n_annotations),
                 use.n_annotations, obl_label_path_get_shown (path));
  return use.n_annotations == 0;
}

/* Another set must have everything that annotations are made with. */
static gboolean
check_covers (OblEdit *edit, const OblLabelSet *old, const OblLabelSet *set, GError **error)
{
  for (guint i = 0; i < old->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (old->span_labels, i);

    if (obl_label_set_find_span_label (set, label->name) == NULL
        && !check_unused (edit, old, label->name, error))
      return FALSE;
  }
  for (guint i = 0; i < old->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (old->frame_types, i);
    const OblFrameType *other = obl_label_set_find_frame_type (set, type->name);
    g_autofree char *path = g_strconcat ("frame:", type->name, NULL);

    if (other == NULL && !check_unused (edit, old, path, error))
      return FALSE;
    for (guint j = 0; other != NULL && j < type->roles->len; j++) {
      const OblRoleType *role = g_ptr_array_index (type->roles, j);
      g_autofree char *role_path = g_strconcat (path, ".", role->name, NULL);

      if (obl_frame_type_find_role (other, role->name) == NULL
          && !check_unused (edit, old, role_path, error))
        return FALSE;
    }
  }
  return TRUE;
}

/* --- The change -------------------------------------------------------------------------------- */

gboolean
obl_edit_change_labels (OblEdit *edit, const OblLabelChange *change, GError **error)
{
  g_autoptr (OblLabelSet) old = obl_store_get_label_set (edit->store, error);
  g_autoptr (OblLabelSet) set = NULL;
  OblLabelPart part = { 0 };

  if (old == NULL)
    return FALSE;
  if (change->kind == OBL_LABEL_CHANGE_REMOVE && !check_unused (edit, old, change->path, error))
    return FALSE;
  set = obl_label_change_apply (change, old, error);
  if (set == NULL)
    return FALSE;
  if (change->path != NULL)
    part = obl_label_set_find_part (old, change->path);
  if (change->kind == OBL_LABEL_CHANGE_REPLACE && !check_covers (edit, old, set, error))
    return FALSE;
  if (!obl_edit_put_label_set (edit, set, error))
    return FALSE;
  if (change->kind == OBL_LABEL_CHANGE_MERGE || change->kind == OBL_LABEL_CHANGE_RENAME)
    return move_uses (edit, &part, change->name, error);
  return TRUE;
}
