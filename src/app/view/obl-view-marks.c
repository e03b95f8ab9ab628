/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Handles are given once and never reused while the document is shown, so a late message of the
 * page about a mark that is gone means nothing, rather than another mark. */
#define G_LOG_DOMAIN "obl-view-marks"

#include "config.h"

#include "app/view/obl-view-marks-private.h"

#include "core/base/obl-json.h"

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_clear_pointer (&mark->span, obl_span_unref);
  g_clear_pointer (&mark->frame, obl_frame_unref);
  g_free (mark);
}

OblViewMarks *
obl_view_marks_new (void)
{
  OblViewMarks *marks = g_new0 (OblViewMarks, 1);

  marks->by_id = g_hash_table_new_full (obl_id_hash, obl_id_equal, NULL, mark_free);
  marks->by_handle = g_hash_table_new (NULL, NULL);
  marks->names = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);
  marks->styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return marks;
}

void
obl_view_marks_free (OblViewMarks *marks)
{
  if (marks == NULL)
    return;
  g_clear_pointer (&marks->set, obl_label_set_unref);
  g_clear_pointer (&marks->by_handle, g_hash_table_unref);
  g_clear_pointer (&marks->by_id, g_hash_table_unref);
  g_clear_pointer (&marks->names, g_hash_table_unref);
  g_clear_pointer (&marks->styles, g_hash_table_unref);
  g_free (marks);
}

void
obl_view_marks_set_label_set (OblViewMarks *marks, OblLabelSet *set)
{
  if (set != NULL)
    obl_label_set_ref (set);
  g_clear_pointer (&marks->set, obl_label_set_unref);
  marks->set = set;
  g_hash_table_remove_all (marks->styles);
}

void
obl_view_marks_clear (OblViewMarks *marks)
{
  g_hash_table_remove_all (marks->by_handle);
  g_hash_table_remove_all (marks->by_id);
  g_hash_table_remove_all (marks->names);
}

static Mark *
ensure_mark (OblViewMarks *marks, const OblId *id)
{
  Mark *mark = g_hash_table_lookup (marks->by_id, id);

  if (mark == NULL) {
    mark = g_new0 (Mark, 1);
    mark->id = *id;
    mark->handle = ++marks->last_handle;
    g_hash_table_insert (marks->by_id, &mark->id, mark);
    g_hash_table_insert (marks->by_handle, GUINT_TO_POINTER (mark->handle), mark);
  }

  return mark;
}

static gboolean
span_fits (const OblSpan *span, guint32 n_chars)
{
  if (span->fragments->len == 0)
    return FALSE;
  for (guint i = 0; i < span->fragments->len; i++) {
    OblRange range = g_array_index (span->fragments, OblRange, i);

    if (range.start >= range.end || range.end > n_chars)
      return FALSE;
  }

  return TRUE;
}

void
obl_view_marks_put (OblViewMarks *marks, GPtrArray *spans, GPtrArray *frames, guint32 n_chars)
{
  for (guint i = 0; spans != NULL && i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);
    Mark *mark = NULL;

    if (!span_fits (span, n_chars)) {
      g_warning ("A span that does not lie in the text is not shown");
      continue;
    }
    mark = ensure_mark (marks, &span->id);
    obl_span_ref (span);
    g_clear_pointer (&mark->span, obl_span_unref);
    mark->span = span;
  }
  for (guint i = 0; frames != NULL && i < frames->len; i++) {
    OblFrame *frame = g_ptr_array_index (frames, i);
    Mark *mark = ensure_mark (marks, &frame->id);

    obl_frame_ref (frame);
    g_clear_pointer (&mark->frame, obl_frame_unref);
    mark->frame = frame;
  }
}

void
obl_view_marks_remove (OblViewMarks *marks, GArray *removed)
{
  for (guint i = 0; removed != NULL && i < removed->len; i++) {
    const OblId *id = &g_array_index (removed, OblId, i);
    guint32 handle = obl_view_marks_find_handle (marks, id);

    if (handle != 0) {
      g_hash_table_remove (marks->by_handle, GUINT_TO_POINTER (handle));
      g_hash_table_remove (marks->by_id, id);
    }
  }
}

static void
copy_names (OblViewMarks *marks, GHashTable *names)
{
  GHashTableIter iter;
  gpointer id = NULL;
  gpointer name = NULL;

  g_hash_table_remove_all (marks->names);
  if (names == NULL)
    return;
  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &id, &name))
    g_hash_table_insert (marks->names, obl_id_dup (id), g_strdup (name));
}

char *
obl_view_marks_set_names (OblViewMarks *marks, GHashTable *names)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  GHashTableIter iter;
  gpointer value = NULL;
  guint n_changed = 0;

  obl_json_begin_array (json);
  g_hash_table_iter_init (&iter, marks->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Mark *mark = value;
    const char *before = g_hash_table_lookup (marks->names, &mark->id);
    const char *now = names == NULL ? NULL : g_hash_table_lookup (names, &mark->id);

    if (mark->frame == NULL || g_strcmp0 (before, now) == 0)
      continue;
    n_changed++;
    obl_json_begin_array (json);
    obl_json_int (json, mark->handle);
    obl_json_string (json, now == NULL ? "" : now);
    obl_json_end_array (json);
  }
  obl_json_end_array (json);
  copy_names (marks, names);
  if (n_changed == 0) {
    g_string_free (out, TRUE);
    return NULL;
  }

  return g_string_free (out, FALSE);
}

guint32
obl_view_marks_find_handle (const OblViewMarks *marks, const OblId *id)
{
  const Mark *mark = id == NULL ? NULL : g_hash_table_lookup (marks->by_id, id);

  return mark == NULL ? 0 : mark->handle;
}

const OblId *
obl_view_marks_find_id (const OblViewMarks *marks, guint32 handle)
{
  const Mark *mark = g_hash_table_lookup (marks->by_handle, GUINT_TO_POINTER (handle));

  return mark == NULL ? NULL : &mark->id;
}

GArray *
obl_view_marks_list_handles (const OblViewMarks *marks, const GArray *ids)
{
  GArray *handles = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    guint32 handle = obl_view_marks_find_handle (marks, &g_array_index (ids, OblId, i));

    if (handle != 0)
      g_array_append_val (handles, handle);
  }

  return handles;
}

/* Of a frame that is told already: a part that comes back has another handle than it had. */
static gboolean
has_new_part (const OblFrame *frame, GHashTable *new_spans)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);

    if (role->kind == OBL_FILLER_SPAN && g_hash_table_contains (new_spans, &role->id))
      return TRUE;
  }

  return FALSE;
}

GArray *
obl_view_marks_compare (const OblViewMarks *marks,
                        GPtrArray *spans,
                        GPtrArray *frames,
                        GPtrArray *put_spans,
                        GPtrArray *put_frames)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (obl_id_hash, obl_id_equal);
  g_autoptr (GHashTable) new_spans = g_hash_table_new (obl_id_hash, obl_id_equal);
  GArray *removed = g_array_new (FALSE, FALSE, sizeof (OblId));
  GHashTableIter iter;
  gpointer key = NULL;

  for (guint i = 0; i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);
    const Mark *mark = g_hash_table_lookup (marks->by_id, &span->id);

    g_hash_table_add (wanted, &span->id);
    if (mark == NULL)
      g_hash_table_add (new_spans, &span->id);
    if (mark == NULL || mark->span != span)
      g_ptr_array_add (put_spans, span);
  }
  for (guint i = 0; i < frames->len; i++) {
    OblFrame *frame = g_ptr_array_index (frames, i);
    const Mark *mark = g_hash_table_lookup (marks->by_id, &frame->id);

    g_hash_table_add (wanted, &frame->id);
    if (mark == NULL || mark->frame != frame || has_new_part (frame, new_spans))
      g_ptr_array_add (put_frames, frame);
  }
  g_hash_table_iter_init (&iter, marks->by_id);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    if (!g_hash_table_contains (wanted, key))
      g_array_append_vals (removed, key, 1);
  }

  return removed;
}
