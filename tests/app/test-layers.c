/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is hidden with a label, a type of frames, an annotator, an origin or a status, and what shows it
 * again: a mention, a claim of a source and a content, and what a model has made. */
#include "config.h"

#include "app/shell/obl-layers.h"

typedef struct {
  OblLabelSet *set;
  OblMarks *marks;
  OblLayers *layers;
  OblSpan *person;
  OblSpan *source;
  OblSpan *guess; /* of a model */
  OblFrame *claim;
} Fixture;

static OblSpan *
add_span (Fixture *fixture, const char *label, guint32 start)
{
  OblSpan *span = obl_span_new ();

  span->label = g_strdup (label);
  obl_span_add_fragment (span, start, start + 3);
  obl_marks_put_span (fixture->marks, span);
  obl_span_unref (span);
  return span;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->set = obl_label_set_load_preset ("news-analysis", NULL);
  fixture->marks = obl_marks_new ();
  fixture->layers = obl_layers_new ();
  fixture->person = add_span (fixture, "Person", 0);
  fixture->source = add_span (fixture, "Source", 10);
  fixture->guess = add_span (fixture, "Place", 20);
  fixture->guess->origin.kind = OBL_ORIGIN_MODEL;
  fixture->claim = obl_frame_new ();
  fixture->claim->type = g_strdup ("Claim");
  obl_frame_add_role (fixture->claim, "source", OBL_FILLER_SPAN, &fixture->source->id);
  obl_marks_put_frame (fixture->marks, fixture->claim);
  obl_frame_unref (fixture->claim);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  obl_layers_free (fixture->layers);
  obl_marks_free (fixture->marks);
  obl_label_set_unref (fixture->set);
}

static gboolean
is_hidden (Fixture *fixture, const OblId *id)
{
  return obl_layers_is_hidden (fixture->layers, fixture->marks, fixture->set, id);
}

static void
assert_hidden (Fixture *fixture, gboolean person, gboolean source, gboolean guess, gboolean claim)
{
  g_assert_cmpint (is_hidden (fixture, &fixture->person->id), ==, person);
  g_assert_cmpint (is_hidden (fixture, &fixture->source->id), ==, source);
  g_assert_cmpint (is_hidden (fixture, &fixture->guess->id), ==, guess);
  g_assert_cmpint (is_hidden (fixture, &fixture->claim->id), ==, claim);
  g_assert_cmpuint (obl_layers_count_hidden (fixture->layers, fixture->marks, fixture->set), ==,
                    (guint)(person + source + guess + claim));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  OblLayers *layers = fixture->layers;

  g_test_summary ("Each kind of layer hides its own, and shows it again");
  assert_hidden (fixture, FALSE, FALSE, FALSE, FALSE);
  g_assert_true (obl_layers_show (layers, OBL_LAYER_LABEL, "Person", FALSE));
  g_assert_false (obl_layers_show (layers, OBL_LAYER_LABEL, "Person", FALSE));
  g_assert_false (obl_layers_is_clear (layers));
  assert_hidden (fixture, TRUE, FALSE, FALSE, FALSE);
  g_assert_true (obl_layers_show (layers, OBL_LAYER_LABEL, "Person", TRUE));
  obl_layers_show (layers, OBL_LAYER_STATUS, OBL_LAYER_SUGGESTED, FALSE);
  assert_hidden (fixture, FALSE, FALSE, TRUE, FALSE);
  obl_layers_show (layers, OBL_LAYER_STATUS, OBL_LAYER_SUGGESTED, TRUE);
  obl_layers_show (layers, OBL_LAYER_ORIGIN, "human", FALSE);
  assert_hidden (fixture, TRUE, TRUE, FALSE, TRUE);
  obl_layers_clear (layers);
  g_assert_true (obl_layers_is_clear (layers));
  assert_hidden (fixture, FALSE, FALSE, FALSE, FALSE);
}

static void
test_roles (Fixture *fixture, gconstpointer data)
{
  OblFrame *relation = obl_frame_new ();

  g_test_summary ("What only fills roles goes with the last of its frames");
  obl_layers_show (fixture->layers, OBL_LAYER_FRAME, "Claim", FALSE);
  assert_hidden (fixture, FALSE, TRUE, FALSE, TRUE);
  relation->type = g_strdup ("Relation");
  obl_frame_add_role (relation, "from", OBL_FILLER_SPAN, &fixture->source->id);
  obl_marks_put_frame (fixture->marks, relation);
  obl_frame_unref (relation);
  obl_layers_forget (fixture->layers);
  assert_hidden (fixture, FALSE, FALSE, FALSE, TRUE);
}

static void
test_only (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("Only one claim: all but it and what fills its roles is hidden");
  obl_layers_set_only (fixture->layers, &fixture->claim->id);
  assert_hidden (fixture, TRUE, FALSE, TRUE, FALSE);
  obl_layers_set_only (fixture->layers, &OBL_ID_NONE);
  assert_hidden (fixture, FALSE, FALSE, FALSE, FALSE);
}

static void
test_reveal (Fixture *fixture, gconstpointer data)
{
  OblLayers *layers = fixture->layers;

  g_test_summary ("A mark that is to be seen takes what hides it away, and nothing else");
  obl_layers_show (layers, OBL_LAYER_LABEL, "Person", FALSE);
  obl_layers_show (layers, OBL_LAYER_FRAME, "Claim", FALSE);
  obl_layers_show (layers, OBL_LAYER_ORIGIN, "model", FALSE);
  assert_hidden (fixture, TRUE, TRUE, TRUE, TRUE);
  obl_layers_reveal (layers, fixture->marks, fixture->set, &fixture->source->id);
  assert_hidden (fixture, TRUE, FALSE, TRUE, FALSE);
  obl_layers_reveal (layers, fixture->marks, fixture->set, &fixture->guess->id);
  assert_hidden (fixture, TRUE, FALSE, FALSE, FALSE);
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  guint n_people = G_MAXUINT;
  guint n_events = G_MAXUINT;

  g_test_summary (
      "Layers that have marks are listed with their number, and hidden ones without any");
  obl_layers_show (fixture->layers, OBL_LAYER_LABEL, "Event", FALSE);
  list = obl_layers_list (fixture->layers, fixture->marks, fixture->set);
  for (guint i = 0; i < list->len; i++) {
    const OblLayer *layer = g_ptr_array_index (list, i);

    g_assert_cmpint (layer->shown, ==, !g_str_equal (layer->name, "Event"));
    if (g_str_equal (layer->name, "Person")) {
      n_people = layer->n_marks;
    } else if (g_str_equal (layer->name, "Event")) {
      n_events = layer->n_marks;
    }
  }
  g_assert_cmpuint (n_people, ==, 1);
  g_assert_cmpuint (n_events, ==, 0);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/layers/kinds", test_kinds);
  add ("/layers/roles", test_roles);
  add ("/layers/only", test_only);
  add ("/layers/reveal", test_reveal);
  add ("/layers/list", test_list);
  return g_test_run ();
}
