/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Label sets: what ships can be read, what is written reads back equal, and every slip in a
 * hand-written one is answered with its place. */
#include "config.h"

#include <string.h>

#include <glib.h>

#include "core/model/obl-label-set.h"
#include "core/model/obl-palette.h"

static void
test_presets (void)
{
  const char *const *presets = obl_label_set_list_presets ();

  g_test_summary ("Every preset loads, and its colours are swatches.");
  g_assert_cmpstr (presets[0], ==, "news-analysis");

  for (guint i = 0; presets[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblLabelSet) set = obl_label_set_load_preset (presets[i], &error);

    g_assert_no_error (error);
    g_assert_cmpstr (set->id, ==, presets[i]);
    g_assert_cmpint (set->version, ==, 0);
    for (guint j = 0; j < set->span_labels->len; j++) {
      const OblSpanLabel *label = g_ptr_array_index (set->span_labels, j);

      g_assert_cmpstr (obl_palette_find (label->color)->name, ==, label->color);
      g_assert_nonnull (label->guideline);
    }
    for (guint j = 0; j < set->frame_types->len; j++) {
      const OblFrameType *type = g_ptr_array_index (set->frame_types, j);

      g_assert_cmpstr (obl_palette_find (type->color)->name, ==, type->color);
      g_assert_nonnull (type->guideline);
      for (guint k = 0; k < type->roles->len; k++)
        g_assert_nonnull (((OblRoleType *)g_ptr_array_index (type->roles, k))->guideline);
    }
  }
}

static void
test_unknown_preset (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("../quotes", &error);

  g_assert_null (set);
  g_assert_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "news-analysis"));
}

static void
test_news_analysis (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) colors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  const OblFrameType *claim = NULL;
  const OblFrameType *relation = NULL;
  const OblRoleType *role = NULL;
  const char *entity_keys = "1234567890";
  guint n_entities = 0;

  g_test_summary ("The default set has the labels, roles, keys and colours that were decided.");

  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    if (label->kind != OBL_SPAN_ENTITY)
      continue;
    g_assert_cmpint (label->key[0], ==, entity_keys[n_entities]);
    g_assert_true (g_hash_table_add (colors, label->color));
    n_entities++;
  }
  g_assert_cmpuint (n_entities, ==, 10);

  claim = obl_label_set_find_frame_type (set, "Claim");
  g_assert_cmpstr (claim->key, ==, "c");
  relation = obl_label_set_find_frame_type (set, "Relation");
  g_assert_cmpuint (relation->roles->len, ==, 2);

  /* One key, one meaning, over all frame types: nobody should have to think which claim is in
   * hand. */
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    g_assert_true (g_hash_table_add (keys, type->key));
    for (guint j = 0; j < type->roles->len; j++)
      g_assert_true (
          g_hash_table_add (keys, ((OblRoleType *)g_ptr_array_index (type->roles, j))->key));
  }

  role = obl_frame_type_find_role (claim, "content");
  g_assert_cmpstr (role->span_label, ==, "Content");
  g_assert_cmpuint (role->min, ==, 1);
  g_assert_cmpuint (role->max, ==, 1);
  role = obl_frame_type_find_role (claim, "source");
  g_assert_cmpuint (role->min, ==, 0);
  g_assert_cmpuint (role->max, ==, G_MAXUINT);
  g_assert_cmpuint (role->fillers, ==, (1 << OBL_FILLER_SPAN) | (1 << OBL_FILLER_ENTITY));
  role = obl_frame_type_find_role (claim, "place");
  g_assert_cmpint (obl_label_set_find_span_label (set, role->span_label)->kind, ==,
                   OBL_SPAN_ENTITY);
  role = obl_frame_type_find_role (claim, "nested_in");
  g_assert_null (role->span_label);
  g_assert_cmpuint (role->fillers, ==, 1 << OBL_FILLER_FRAME);
  g_assert_true (obl_attribute_types_find (claim->attributes, "modality")->advanced);
  g_assert_false (obl_attribute_types_find (claim->attributes, "act")->advanced);
  g_assert_true (g_ptr_array_find_with_equal_func (
      obl_attribute_types_find (claim->attributes, "act")->values, "accuse", g_str_equal, NULL));
}

/* Sets have no comparison of their own: their JSON says everything in one order. */
static void
test_round_trip (void)
{
  const char *const *presets = obl_label_set_list_presets ();

  for (guint i = 0; presets[i] != NULL; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblLabelSet) set = obl_label_set_load_preset (presets[i], &error);
    g_autoptr (OblLabelSet) copy = obl_label_set_copy (set);
    g_autofree char *json = obl_label_set_to_json (set);
    g_autoptr (OblLabelSet) again = obl_label_set_parse (json, -1, &error);
    g_autofree char *json_again = NULL;
    g_autofree char *json_copy = obl_label_set_to_json (copy);

    g_assert_no_error (error);
    json_again = obl_label_set_to_json (again);
    g_assert_cmpstr (json, ==, json_again);
    g_assert_cmpstr (json, ==, json_copy);
  }
}

static void
test_minimal (void)
{
  const char *json = "{\"obelus_label_set\":1,\"id\":\"x\",\"name\":\"X\",\"span_labels\":["
                     "{\"name\":\"été\"},{\"name\":\"Cue\",\"kind\":\"role\"}],\"frame_types\":["
                     "{\"name\":\"Quote\",\"roles\":[{\"name\":\"cue\"}]}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_parse (json, -1, &error);
  const OblSpanLabel *label = NULL;
  const OblFrameType *type = NULL;
  const OblRoleType *role = NULL;

  g_test_summary ("What a hand-written set leaves out gets a sensible value.");
  g_assert_no_error (error);
  g_assert_cmpstr (set->description, ==, "");

  label = g_ptr_array_index (set->span_labels, 0);
  g_assert_cmpstr (label->title, ==, "Été");
  g_assert_cmpint (label->kind, ==, OBL_SPAN_ENTITY);
  g_assert_cmpstr (label->color, ==, obl_palette_get (0)->name);
  g_assert_null (label->key);

  type = g_ptr_array_index (set->frame_types, 0);
  g_assert_cmpstr (type->color, ==, obl_palette_get (2)->name);
  role = obl_frame_type_find_role (type, "cue");
  g_assert_cmpstr (role->span_label, ==, "Cue");
  g_assert_cmpuint (role->max, ==, G_MAXUINT);
}

static void
test_mistakes (void)
{
  static const struct {
    const char *rest;
    const char *says; /* part of the message */
  } cases[] = {
    { "\"name\":\"X\"}", "“id”" },
    { "\"id\":\"../x\",\"name\":\"X\"}", "“id”" },
    { "\"id\":\"x\",\"name\":\"\"}", "“name”" },
    { "\"id\":\"x\",\"name\":7}", "“name”" },
    { "\"id\":\"x\",\"name\":\"X\",\"labels\":[]}", "“labels”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":{}}", "“span_labels”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[3]}", "“span_labels[0]”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"colour\":\"blue\"}]}",
      "“span_labels[0].colour”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\"},{\"name\":\"A\"}]}",
      "“span_labels[1].name”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"kind\":\"thing\"}]}",
      "“thing”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"key\":\"F1\"}]}", "“F1”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"key\":\"A\"}]}",
      "capital letter" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"key\":\"\"}]}", ".key" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"key\":\"a\"},"
      "{\"name\":\"B\",\"key\":\"a\"}]}",
      "“A” and “B”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"attributes\":[{\"name\":"
      "\"b\"}]}]}",
      "“span_labels[0].attributes[0].values”" },
    { "\"id\":\"x\",\"name\":\"X\",\"span_labels\":[{\"name\":\"A\",\"attributes\":[{\"name\":"
      "\"b\",\"values\":[\"c\",\"c\"]}]}]}",
      "“c” is listed twice" },
    { "\"id\":\"x\",\"name\":\"X\",\"frame_types\":[{\"name\":\"F\",\"roles\":[{\"name\":\"r\"}]}]"
      "}",
      "no span label “R”" },
    { "\"id\":\"x\",\"name\":\"X\",\"frame_types\":[{\"name\":\"F\",\"roles\":[{\"name\":\"r\","
      "\"fillers\":[\"frame\"],\"max\":0}]}]}",
      "roles[0].max" },
    { "\"id\":\"x\",\"name\":\"X\",\"frame_types\":[{\"name\":\"F\",\"roles\":[{\"name\":\"r\","
      "\"fillers\":[\"frame\"],\"max\":-1}]}]}",
      "roles[0].max" },
    { "\"id\":\"x\",\"name\":\"X\",\"frame_types\":[{\"name\":\"F\",\"roles\":[{\"name\":\"r\","
      "\"fillers\":[]}]}]}",
      "roles[0].fillers" },
    { "\"id\":\"x\",\"name\":\"X\",\"frame_types\":[{\"name\":\"F\",\"roles\":[{\"name\":\"r\","
      "\"fillers\":[\"frame\"],\"span_label\":\"R\"}]}]}",
      "roles[0].span_label" },
  };

  g_test_summary ("Each mistake in a label set is answered with its place.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *json = g_strconcat ("{\"obelus_label_set\":1,", cases[i].rest, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (OblLabelSet) set = obl_label_set_parse (json, -1, &error);

    g_test_message ("%s", json);
    g_assert_null (set);
    g_assert_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_INVALID);
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, cases[i].says));
  }
}

static void
test_not_json (void)
{
  g_autofree char *deep = g_strnfill (1000 * 1000, '[');
  const char *const cases[]
      = { "", "  ", "{", "[]", "3", "{}", "\xff", "{\"obelus_label_set\":2}", deep };

  g_test_summary ("What is no label set at all is refused, a million brackets included.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblLabelSet) set = obl_label_set_parse (cases[i], -1, &error);

    g_assert_null (set);
    g_assert_error (error, OBL_LABEL_SET_ERROR, OBL_LABEL_SET_ERROR_INVALID);
  }
}

static void
test_grow (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) preset = obl_label_set_load_preset ("conll-2003", NULL);
  g_autoptr (OblLabelSet) set = obl_label_set_copy (preset);
  g_autofree char *json = NULL;
  g_autoptr (OblLabelSet) again = NULL;

  g_test_summary ("A set grows by names alone and stays one that can be read.");

  obl_label_set_add_span_label (set, "Ship", OBL_SPAN_ENTITY);
  obl_label_set_add_span_label (set, "Ship", OBL_SPAN_OTHER); /* is there */
  obl_label_set_add_span_label (set, "Irony", OBL_SPAN_OTHER);
  obl_label_set_add_frame_type (set, "Irate");
  obl_label_set_add_role (set, "Irate", "who");
  obl_label_set_add_role (set, "Irate", "who");
  g_assert_cmpuint (set->span_labels->len, ==, 4 + 3);
  g_assert_cmpuint (preset->span_labels->len, ==, 4);

  g_assert_cmpstr (obl_label_set_find_span_label (set, "Ship")->key, ==, "5");
  g_assert_cmpint (obl_label_set_find_span_label (set, "Ship")->kind, ==, OBL_SPAN_ENTITY);
  g_assert_cmpstr (obl_label_set_find_span_label (set, "Ship")->color, ==, "teal");
  g_assert_cmpstr (obl_label_set_find_span_label (set, "Irony")->key, ==, "i");
  g_assert_cmpstr (obl_label_set_find_frame_type (set, "Irate")->key, ==, "r");
  g_assert_cmpint (obl_label_set_find_span_label (set, "Who")->kind, ==, OBL_SPAN_ROLE);

  /* Far more than there are keys and colours. */
  for (guint i = 0; i < 100; i++) {
    g_autofree char *name = g_strdup_printf ("L%u", i);

    obl_label_set_add_span_label (set, name, OBL_SPAN_ENTITY);
  }

  json = obl_label_set_to_json (set);
  again = obl_label_set_parse (json, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->span_labels->len, ==, 4 + 3 + 100);
}

static void
test_translated (void)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (OblLabelSet) translated = obl_label_set_dup_translated (set);
  g_autofree char *before = obl_label_set_to_json (set);
  g_autofree char *after = obl_label_set_to_json (translated);

  g_test_summary ("What no translation has is shown as it is");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (obl_label_set_translate ("my own words"), ==, "my own words");
  g_assert_cmpstr (obl_label_set_translate (""), ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/model/label-set/presets", test_presets);
  g_test_add_func ("/core/model/label-set/unknown-preset", test_unknown_preset);
  g_test_add_func ("/core/model/label-set/news-analysis", test_news_analysis);
  g_test_add_func ("/core/model/label-set/round-trip", test_round_trip);
  g_test_add_func ("/core/model/label-set/minimal", test_minimal);
  g_test_add_func ("/core/model/label-set/mistakes", test_mistakes);
  g_test_add_func ("/core/model/label-set/not-json", test_not_json);
  g_test_add_func ("/core/model/label-set/grow", test_grow);

  g_test_add_func ("/core/model/label-set/translated", test_translated);
  return g_test_run ();
}
