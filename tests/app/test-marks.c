/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Marks against the plain way to do the same: an array that is sorted after every change. */
#include "config.h"

#include "app/shell/obl-marks.h"

static OblSpan *
make_span (guint32 start, guint32 end)
{
  OblSpan *span = obl_span_new ();

  span->label = g_strdup ("Person");
  obl_span_add_fragment (span, start, end);
  return span;
}

static void
assert_same (OblMarks *marks, GPtrArray *expected)
{
  GPtrArray *spans = obl_marks_get_spans (marks);

  g_ptr_array_sort (expected, obl_span_compare);
  g_assert_cmpuint (spans->len, ==, expected->len);
  for (guint i = 0; i < spans->len; i++) {
    OblSpan *span = g_ptr_array_index (spans, i);

    g_assert_true (span == g_ptr_array_index (expected, i));
    g_assert_true (obl_marks_find_span (marks, &span->id) == span);
    g_assert_cmpuint (obl_marks_index_of (marks, span), ==, i);
  }
}

static void
test_random (void)
{
  g_autoptr (OblMarks) marks = obl_marks_new ();
  g_autoptr (GPtrArray) expected = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);

  g_test_summary ("Whatever is put, moved and removed, marks are in text order and found by id");
  for (int i = 0; i < 400; i++) {
    const guint32 start = (guint32)g_test_rand_int_range (0, 50);
    const int what = g_test_rand_int_range (0, 3);
    const guint index
        = expected->len > 0 ? (guint)g_test_rand_int_range (0, (gint32)expected->len) : 0;

    if (what == 0 || expected->len == 0) {
      OblSpan *span = make_span (start, start + 1 + start % 3);

      obl_marks_put_span (marks, span);
      g_ptr_array_add (expected, span);
    } else if (what == 1) {
      OblSpan *moved = obl_span_copy (g_ptr_array_index (expected, index));

      g_array_set_size (moved->fragments, 0);
      obl_span_add_fragment (moved, start, start + 2);
      obl_marks_put_span (marks, moved);
      g_ptr_array_remove_index (expected, index);
      g_ptr_array_add (expected, moved);
    } else {
      const OblId id = ((OblSpan *)g_ptr_array_index (expected, index))->id;

      g_assert_true (obl_marks_remove (marks, &id));
      g_assert_false (obl_marks_remove (marks, &id));
      g_assert_null (obl_marks_find_span (marks, &id));
      g_ptr_array_remove_index (expected, index);
    }
    assert_same (marks, expected);
  }
}

static void
test_lower_bound (void)
{
  g_autoptr (OblMarks) marks = obl_marks_new ();
  const guint32 starts[] = { 3, 3, 7 };

  g_test_summary ("The first mark at or after a position");
  g_assert_cmpuint (obl_marks_lower_bound (marks, 0), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++) {
    g_autoptr (OblSpan) span = make_span (starts[i], starts[i] + 1 + i);

    obl_marks_put_span (marks, span);
  }
  g_assert_cmpuint (obl_marks_lower_bound (marks, 3), ==, 0);
  g_assert_cmpuint (obl_marks_lower_bound (marks, 4), ==, 2);
  g_assert_cmpuint (obl_marks_lower_bound (marks, 7), ==, 2);
  g_assert_cmpuint (obl_marks_lower_bound (marks, 8), ==, 3);
}

static OblFrame *
make_frame (const OblId *first, const OblId *second)
{
  OblFrame *frame = obl_frame_new ();

  frame->type = g_strdup ("Claim");
  obl_frame_add_role (frame, "source", OBL_FILLER_SPAN, first);
  if (second != NULL) {
    obl_frame_add_role (frame, "cue", OBL_FILLER_SPAN, second);
  }
  return frame;
}

static void
test_frames_of (void)
{
  g_autoptr (OblMarks) marks = obl_marks_new ();
  g_autoptr (OblSpan) shared = make_span (0, 3);
  g_autoptr (OblSpan) cue = make_span (4, 8);
  g_autoptr (OblFrame) first = make_frame (&shared->id, &cue->id);
  g_autoptr (OblFrame) second = make_frame (&shared->id, NULL);
  g_autoptr (OblFrame) changed = NULL;
  GPtrArray *frames = NULL;

  g_test_summary ("A mark knows the frames that it fills a role of, oldest first");
  obl_marks_put_span (marks, shared);
  obl_marks_put_span (marks, cue);
  obl_marks_put_frame (marks, second);
  obl_marks_put_frame (marks, first);
  frames = obl_marks_get_frames_of (marks, &shared->id);
  g_assert_cmpuint (frames->len, ==, 2);
  g_assert_true (g_ptr_array_index (frames, 0) == first);
  g_assert_cmpuint (obl_marks_get_frames_of (marks, &cue->id)->len, ==, 1);

  changed = obl_frame_copy (first);
  obl_frame_remove_role (changed, "cue", NULL);
  obl_marks_put_frame (marks, changed);
  g_assert_null (obl_marks_get_frames_of (marks, &cue->id));
  g_assert_cmpuint (obl_marks_get_frames_of (marks, &shared->id)->len, ==, 2);
  g_assert_true (obl_marks_remove (marks, &second->id));
  g_assert_true (obl_marks_remove (marks, &changed->id));
  g_assert_null (obl_marks_get_frames_of (marks, &shared->id));
  g_assert_cmpuint (obl_marks_get_frames (marks)->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/marks/random", test_random);
  g_test_add_func ("/app/marks/lower-bound", test_lower_bound);
  g_test_add_func ("/app/marks/frames-of", test_frames_of);
  return g_test_run ();
}
