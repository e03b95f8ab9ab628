/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks as they are told to the page. */
#define G_LOG_DOMAIN "obl-view-marks"

#include "config.h"

#include "app/view/obl-view-marks-private.h"

#include <string.h>

#include "app/view/obl-mark-style.h"
#include "core/base/obl-json.h"

#define SWATCH_SHIFT 4
#define SUGGESTED (1u << 8)
#define LABEL_SHIFT 9 /* its place in the label set, from 1 */

/* --- How marks look ---------------------------------------------------------------------------- */

static guint
style_of_label (OblViewMarks *marks, const char *name)
{
  gpointer known = g_hash_table_lookup (marks->styles, name);
  const OblSpanLabel *label
      = marks->set == NULL ? NULL : obl_label_set_find_span_label (marks->set, name);
  guint swatch = 0;
  guint place = 0;
  guint style = 0;

  if (known != NULL)
    return GPOINTER_TO_UINT (known) - 1;
  style = (guint)obl_mark_style_find (marks->set, name, &swatch);
  style |= swatch << SWATCH_SHIFT;
  if (label != NULL && g_ptr_array_find (marks->set->span_labels, label, &place))
    style |= (place + 1) << LABEL_SHIFT;
  g_hash_table_insert (marks->styles, g_strdup (name), GUINT_TO_POINTER (style + 1));

  return style;
}

static guint
style_of_span (OblViewMarks *marks, const OblSpan *span)
{
  guint style = style_of_label (marks, span->label != NULL ? span->label : "");

  if (obl_mark_style_is_suggested (span))
    style |= SUGGESTED;

  return style;
}

/* --- Encoding ---------------------------------------------------------------------------------- */

/* Ten thousand spans are written at once: no general writer here. */
static void
append_number (GString *out, guint32 number)
{
  char digits[12];
  int n = g_snprintf (digits, sizeof digits, "%u,", number);

  g_string_append_len (out, digits, n);
}

static void
append_span (OblViewMarks *marks, GString *out, const OblSpan *span)
{
  guint32 handle = obl_view_marks_find_handle (marks, &span->id);

  if (handle == 0)
    return;
  append_number (out, handle);
  append_number (out, style_of_span (marks, span));
  append_number (out, span->fragments->len);
  for (guint i = 0; i < span->fragments->len; i++) {
    OblRange range = g_array_index (span->fragments, OblRange, i);

    append_number (out, range.start);
    append_number (out, range.end);
  }
}

static const char *
title_of_role (const OblFrameType *type, const char *role)
{
  const OblRoleType *known = type == NULL ? NULL : obl_frame_type_find_role (type, role);

  return known == NULL ? role : known->title;
}

/* The shortest beginning of the role's title that none of the others (char *) shares. */
static char *
dup_letters (const OblFrameType *type, const GPtrArray *others, const char *role)
{
  const char *title = title_of_role (type, role);
  long n_chars = g_utf8_strlen (title, -1);
  long n = 1;

  for (guint i = 0; i < others->len; i++) {
    const char *other = others->pdata[i];
    const char *other_title = title_of_role (type, other);

    if (g_strcmp0 (other, role) == 0)
      continue;
    while (n < n_chars
           && strncmp (title, other_title, (gsize)(g_utf8_offset_to_pointer (title, n) - title))
                  == 0)
      n++;
  }

  return g_utf8_substring (title, 0, n);
}

static GPtrArray *
list_roles_of_spans (const OblFrame *frame)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; frame != NULL && i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);

    if (role->kind == OBL_FILLER_SPAN)
      g_ptr_array_add (names, role->role);
  }

  return names;
}

static void
write_frame (OblViewMarks *marks, OblJson *json, const OblFrame *frame)
{
  const OblFrameType *type
      = marks->set == NULL ? NULL : obl_label_set_find_frame_type (marks->set, frame->type);
  const OblRole *content = obl_frame_get_role (frame, OBL_ROLE_NAME_CONTENT);
  const char *name = g_hash_table_lookup (marks->names, &frame->id);
  g_autoptr (GPtrArray) roles = list_roles_of_spans (frame);

  obl_json_begin_array (json);
  obl_json_int (json, obl_view_marks_find_handle (marks, &frame->id));
  obl_json_int (json, type == NULL ? 0 : obl_mark_style_find_swatch (type->color));
  obl_json_string (json, name == NULL ? "" : name);
  obl_json_begin_array (json);
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    guint32 handle
        = role->kind == OBL_FILLER_SPAN ? obl_view_marks_find_handle (marks, &role->id) : 0;
    g_autofree char *letters = NULL;

    if (handle == 0)
      continue;
    letters = dup_letters (type, roles, role->role);
    obl_json_int (json, handle);
    obl_json_string (json, letters);
    /* The bracket stands beside the content; without one, beside all there is. */
    obl_json_int (json, content == NULL || g_strcmp0 (role->role, OBL_ROLE_NAME_CONTENT) == 0);
  }
  obl_json_end_array (json);
  obl_json_end_array (json);
}

typedef struct {
  OblViewMarks *marks;
  GString *spans;
  GString *frames;
  OblJson *json; /* writes to frames */
} Encoder;

static void
encoder_init (Encoder *encoder, OblViewMarks *marks)
{
  encoder->marks = marks;
  encoder->spans = g_string_new (NULL);
  encoder->frames = g_string_new (NULL);
  encoder->json = obl_json_new (encoder->frames);
  obl_json_begin_array (encoder->json);
}

/* The titles of the labels, in the order to which styles refer. */
static void
append_titles (const OblViewMarks *marks, GString *out)
{
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_array (json);
  for (guint i = 0; marks->set != NULL && i < marks->set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (marks->set->span_labels, i);

    obl_json_string (json, label->title);
  }
  obl_json_end_array (json);
}

static char *
encoder_finish (Encoder *encoder, GArray *removed_handles)
{
  GString *out = g_string_sized_new (encoder->spans->len + encoder->frames->len + 64);

  obl_json_end_array (encoder->json);
  g_string_append (out, "{\"removed\":[");
  for (guint i = 0; removed_handles != NULL && i < removed_handles->len; i++)
    append_number (out, g_array_index (removed_handles, guint32, i));
  if (removed_handles != NULL && removed_handles->len > 0)
    g_string_truncate (out, out->len - 1);
  g_string_append (out, "],\"spans\":[");
  if (encoder->spans->len > 0) /* but for the last comma */
    g_string_append_len (out, encoder->spans->str, (gssize)encoder->spans->len - 1);
  g_string_append (out, "],\"frames\":");
  g_string_append_len (out, encoder->frames->str, (gssize)encoder->frames->len);
  g_string_append (out, ",\"labels\":");
  append_titles (encoder->marks, out);
  g_string_append_c (out, '}');
  g_clear_pointer (&encoder->json, obl_json_free);
  g_string_free (g_steal_pointer (&encoder->spans), TRUE);
  g_string_free (g_steal_pointer (&encoder->frames), TRUE);

  return g_string_free (out, FALSE);
}

char *
obl_view_marks_encode_all (OblViewMarks *marks)
{
  Encoder encoder;
  GHashTableIter iter;
  gpointer value = NULL;

  encoder_init (&encoder, marks);
  g_hash_table_iter_init (&iter, marks->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    const Mark *mark = value;

    if (mark->span != NULL)
      append_span (marks, encoder.spans, mark->span);
    if (mark->frame != NULL)
      write_frame (marks, encoder.json, mark->frame);
  }

  return encoder_finish (&encoder, NULL);
}

char *
obl_view_marks_encode_changes (OblViewMarks *marks,
                               GPtrArray *spans,
                               GPtrArray *frames,
                               GArray *removed_handles)
{
  Encoder encoder;

  encoder_init (&encoder, marks);
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    append_span (marks, encoder.spans, g_ptr_array_index (spans, i));
  for (guint i = 0; frames != NULL && i < frames->len; i++)
    write_frame (marks, encoder.json, g_ptr_array_index (frames, i));

  return encoder_finish (&encoder, removed_handles);
}

char *
obl_view_marks_encode_handles (const OblViewMarks *marks, const GArray *ids)
{
  g_autoptr (GArray) handles = obl_view_marks_list_handles (marks, ids);
  GString *out = g_string_new ("[");

  for (guint i = 0; i < handles->len; i++)
    append_number (out, g_array_index (handles, guint32, i));
  if (handles->len > 0)
    g_string_truncate (out, out->len - 1);
  g_string_append_c (out, ']');

  return g_string_free (out, FALSE);
}

/* --- What is proposed -------------------------------------------------------------------------- */

static void
write_sketch (OblViewMarks *marks,
              OblJson *json,
              const OblFrameType *type,
              const GPtrArray *roles,
              const OblSketch *sketch)
{
  const OblRoleType *role = type == NULL ? NULL : obl_frame_type_find_role (type, sketch->role);
  const OblSpanLabel *label = role == NULL || role->span_label == NULL
                                  ? NULL
                                  : obl_label_set_find_span_label (marks->set, role->span_label);
  g_autofree char *letters = dup_letters (type, roles, sketch->role);

  obl_json_begin_array (json);
  obl_json_string (json, letters);
  obl_json_int (json, label == NULL ? 0 : obl_mark_style_find_swatch (label->color));
  obl_json_int (json, sketch->is_current);
  for (guint i = 0; i < sketch->ranges->len; i++) {
    OblRange range = g_array_index (sketch->ranges, OblRange, i);

    obl_json_int (json, range.start);
    obl_json_int (json, range.end);
  }
  obl_json_end_array (json);
}

char *
obl_view_marks_encode_sketches (OblViewMarks *marks, const OblFrame *frame, const GArray *sketches)
{
  GString *data = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (data);
  const OblFrameType *type = frame == NULL || marks->set == NULL
                                 ? NULL
                                 : obl_label_set_find_frame_type (marks->set, frame->type);
  g_autoptr (GPtrArray) roles = list_roles_of_spans (frame);

  for (guint i = 0; sketches != NULL && i < sketches->len; i++)
    g_ptr_array_add (roles, (gpointer)g_array_index (sketches, OblSketch, i).role);
  obl_json_begin_array (json);
  for (guint i = 0; sketches != NULL && i < sketches->len; i++)
    write_sketch (marks, json, type, roles, &g_array_index (sketches, OblSketch, i));
  obl_json_end_array (json);

  return g_string_free (data, FALSE);
}
