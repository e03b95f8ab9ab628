/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record and the label set: what is not in the set is an error that names the nearest thing which
 * is, or is added to it. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* --- The nearest name ------------------------------------------------------------------------- */

/* Characters of a name that are compared; more is more work than a hint is worth. */
#define MAX_COMPARED 64

/* How many characters must be put in, taken out or changed, case aside. */
static guint
measure_distance (const char *a, const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);
  glong n_a = 0;
  glong n_b = 0;
  g_autofree gunichar *x = g_utf8_to_ucs4_fast (folded_a, -1, &n_a);
  g_autofree gunichar *y = g_utf8_to_ucs4_fast (folded_b, -1, &n_b);
  guint row[MAX_COMPARED + 1] = { 0 };

  n_a = MIN (n_a, MAX_COMPARED);
  n_b = MIN (n_b, MAX_COMPARED);
  for (glong j = 0; j <= n_b; j++)
    row[j] = (guint)j;
  for (glong i = 1; i <= n_a; i++) {
    guint diagonal = row[0];

    row[0] = (guint)i;
    for (glong j = 1; j <= n_b; j++) {
      guint changed = diagonal + (x[i - 1] != y[j - 1]);

      diagonal = row[j];
      row[j] = MIN (changed, MIN (row[j], row[j - 1]) + 1);
    }
  }
  return row[n_b];
}

/* Every label, frame type and role begins with its name. */
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblSpanLabel, name) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblFrameType, name) == 0);
G_STATIC_ASSERT (G_STRUCT_OFFSET (OblRoleType, name) == 0);

static const char *
find_nearest (const GPtrArray *named, const char *name)
{
  const char *nearest = NULL;
  guint least = G_MAXUINT;

  for (guint i = 0; i < named->len; i++) {
    const char *candidate = *(char *const *)named->pdata[i];
    guint distance = measure_distance (candidate, name);

    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

static gboolean
fail_unknown (GError **error,
              const OblJsonNode *node,
              const char *what,
              const char *name,
              const GPtrArray *named)
{
  const char *nearest = find_nearest (named, name);

  if (nearest == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_NOT_FOUND, node,
                            /* Translators: "a label", "a frame type" or "a role of Claim". */
                            _ ("“%s” is not %s of this project, which has none; --add-labels "
                               "adds it"),
                            name, what);
  return obl_record_fail (error, OBL_RECORD_ERROR_NOT_FOUND, node,
                          _ ("“%s” is not %s of this project; the nearest is “%s”; --add-labels "
                             "adds what is missing"),
                          name, what, nearest);
}

gboolean
obl_record_check_label (OblRecordApply *apply,
                        const OblJsonNode *node,
                        const char *label,
                        GError **error)
{
  if (obl_label_set_find_span_label (apply->set, label) != NULL)
    return TRUE;
  return fail_unknown (error, node, _ ("a label"), label, apply->set->span_labels);
}

gboolean
obl_record_check_frame_type (OblRecordApply *apply,
                             const OblJsonNode *node,
                             const char *type,
                             GError **error)
{
  if (obl_label_set_find_frame_type (apply->set, type) != NULL)
    return TRUE;
  return fail_unknown (error, node, _ ("a frame type"), type, apply->set->frame_types);
}

gboolean
obl_record_check_role (OblRecordApply *apply,
                       const OblJsonNode *node,
                       const char *type,
                       const char *role,
                       GError **error)
{
  const OblFrameType *frame_type = obl_label_set_find_frame_type (apply->set, type);
  g_autofree char *what = NULL;

  g_return_val_if_fail (frame_type != NULL, FALSE);
  if (obl_frame_type_find_role (frame_type, role) != NULL)
    return TRUE;
  what = g_strdup_printf (_ ("a role of the frame type “%s”"), type);
  return fail_unknown (error, node, what, role, frame_type->roles);
}

/* --- Adding what is missing ------------------------------------------------------------------- */

/* More kinds of thing than anybody tells apart: a file that has each span labelled by itself is not
 * made better by taking it. */
#define MAX_LABELS 2000

/* A copy of the set that may still be changed, made when the first thing is missing. */
static OblLabelSet *
ensure_own (OblRecordApply *apply, OblLabelSet **own)
{
  if (*own == NULL)
    *own = obl_label_set_copy (apply->set);
  apply->report->n_labels_added++;
  return *own;
}

static const OblLabelSet *
get_current (OblRecordApply *apply, OblLabelSet *own)
{
  return own == NULL ? apply->set : own;
}

/* The member @name of @object when it is a string that holds something. */
static const char *
peek_string (const OblJsonNode *object, const char *name)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);

  return node == NULL || node->kind != OBL_JSON_STRING || node->n_bytes == 0 ? NULL : node->text;
}

static const OblJsonNode *
peek_first (const OblJsonNode *object, const char *name)
{
  const OblJsonNode *list = obl_json_node_get_member (object, name);

  return list == NULL ? NULL : list->first;
}

static gboolean
is_role_label (const OblLabelSet *set, const char *label)
{
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = set->frame_types->pdata[i];

    for (guint j = 0; j < type->roles->len; j++) {
      const OblRoleType *role = type->roles->pdata[j];

      if (g_strcmp0 (role->span_label, label) == 0)
        return TRUE;
    }
  }
  return FALSE;
}

static gboolean
mentions_entity (const OblJsonNode *root, const char *label)
{
  for (const OblJsonNode *span = peek_first (root, "spans"); span != NULL; span = span->next) {
    if (g_strcmp0 (peek_string (span, "label"), label) == 0 && peek_string (span, "entity") != NULL)
      return TRUE;
  }
  return FALSE;
}

static void
add_span_labels (OblRecordApply *apply, OblLabelSet **own)
{
  for (const OblJsonNode *span = peek_first (apply->root, "spans"); span != NULL;
       span = span->next) {
    const char *label = peek_string (span, "label");
    OblSpanKind kind = OBL_SPAN_OTHER;

    if (label == NULL || get_current (apply, *own)->span_labels->len >= MAX_LABELS
        || obl_label_set_find_span_label (get_current (apply, *own), label) != NULL)
      continue;
    if (mentions_entity (apply->root, label))
      kind = OBL_SPAN_ENTITY;
    else if (is_role_label (get_current (apply, *own), label))
      kind = OBL_SPAN_ROLE;
    obl_label_set_add_span_label (ensure_own (apply, own), label, kind);
  }
}

static void
add_roles (OblRecordApply *apply, const OblJsonNode *frame, const char *type, OblLabelSet **own)
{
  for (const OblJsonNode *role = peek_first (frame, "roles"); role != NULL; role = role->next) {
    const OblFrameType *known = obl_label_set_find_frame_type (get_current (apply, *own), type);

    if (known != NULL && known->roles->len < MAX_LABELS && role->name != NULL && *role->name != '\0'
        && role->n_children > 0 && obl_frame_type_find_role (known, role->name) == NULL)
      obl_label_set_add_role (ensure_own (apply, own), type, role->name);
  }
}

static void
add_frame_types (OblRecordApply *apply, OblLabelSet **own)
{
  for (const OblJsonNode *frame = peek_first (apply->root, "frames"); frame != NULL;
       frame = frame->next) {
    const char *type = peek_string (frame, "type");

    if (type == NULL || get_current (apply, *own)->frame_types->len >= MAX_LABELS)
      continue;
    if (obl_label_set_find_frame_type (get_current (apply, *own), type) == NULL)
      obl_label_set_add_frame_type (ensure_own (apply, own), type);
    add_roles (apply, frame, type, own);
  }
}

gboolean
obl_record_add_labels (OblRecordApply *apply, GError **error)
{
  g_autoptr (OblLabelSet) own = NULL;

  add_frame_types (apply, &own);
  add_span_labels (apply, &own);
  if (own == NULL)
    return TRUE;
  if (!obl_edit_put_label_set (apply->edit, own, error))
    return FALSE;
  apply->changed = TRUE;
  obl_label_set_unref (apply->set);
  apply->set = g_steal_pointer (&own);
  return TRUE;
}
