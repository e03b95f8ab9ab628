/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Claims and entities, in the steps in which a person makes them. */
#include "config.h"

#include "obl-session-test.h"

#define TEXT                                                                                       \
  "“We are ready,” KCNA reported, quoting the ministry in Pyongyang: North Korea said it is "  \
  "ready.\n"                                                                                       \
  "Seoul accused Pyongyang of lying. Choe Song-hee, or Choi Sung-hee, was there."

static OblFrame *
begin (OblSessionTest *test, const char *cue, guint nth)
{
  obl_session_test_select_text (test, cue, nth);
  obl_session_begin_frame (test->session, "Claim");
  obl_session_test_settle (test);
  return obl_session_get_frame_in_hand (test->session);
}

static OblFrame *
fill (OblSessionTest *test, const char *role, const char *quote, guint nth)
{
  obl_session_test_select_text (test, quote, nth);
  obl_session_fill_role (test->session, role, NULL);
  obl_session_test_settle (test);
  return obl_session_get_frame_in_hand (test->session);
}

static void
test_claim (void)
{
  OblSessionTest test;
  OblFrame *frame = NULL;
  OblId mention;
  g_autofree char *description = NULL;
  g_autofree char *name = NULL;
  guint n_spans = 0;

  g_test_summary ("A claim from its cue: roles take mentions as they are, or make their own spans");
  obl_session_test_init (&test, TEXT);
  mention = obl_session_test_mark (&test, "Seoul", 0, "Government")->id;
  frame = begin (&test, "accused", 0);
  g_assert_nonnull (frame);
  obl_session_test_assert_said (&test, "New Claim: “accused”");
  g_assert_true (obl_id_equal (obl_session_get_selected (test.session), &frame->id));
  g_assert_cmpstr (obl_session_test_get_filler (&test, frame, "cue"), ==, "accused");

  frame = fill (&test, "source", "Seoul", 0);
  g_assert_true (obl_frame_has_filler (frame, &mention));
  frame = fill (&test, "content", "of lying", 0);
  g_assert_cmpstr (obl_session_test_get_filler (&test, frame, "content"), ==, "of lying");
  /* One content: the next takes its place, and no orphan stays behind. */
  n_spans = obl_session_get_spans (test.session)->len;
  frame = fill (&test, "content", "lying", 0);
  g_assert_cmpstr (obl_session_test_get_filler (&test, frame, "content"), ==, "lying");
  g_assert_cmpuint (obl_session_get_spans (test.session)->len, ==, n_spans);

  description = obl_session_describe (test.session, &frame->id);
  g_assert_cmpstr (description, ==, "Seoul: “lying”");
  obl_session_set_attribute (test.session, &frame->id, "act", "\"accuse\"");
  obl_session_test_settle (&test);
  name = obl_session_name_frame (test.session, obl_session_get_frame_in_hand (test.session));
  g_assert_cmpstr (name, ==, "Seoul · accuse");
  obl_session_test_clear (&test);
}

static void
test_quotation_marks (void)
{
  static const struct {
    const char *words;
    const char *quoted;
  } cases[] = {
    { "it is ready", "“it is ready”" },
    { "“We are ready,”", "“We are ready,”" },
    { "\"ready to receive\" the president", "\"ready to receive\" the president" },
    { "it is “ready”", "it is “ready”" },
    { "is « prête »", "is « prête »" },
    { "『準備』", "『準備』" },
    { "it is “ready” to", "“it is “ready” to”" },
    { "the players’", "“the players’”" },
    { "", "“”" },
  };

  g_test_summary ("Words that bring their own quotation marks get no more of them");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *quoted = obl_session_quote (cases[i].words);

    g_assert_cmpstr (quoted, ==, cases[i].quoted);
  }
}

static void
test_words_are_not_mentions (void)
{
  OblSessionTest test;
  OblFrame *frame = NULL;
  OblId mention;

  g_test_summary ("Content is words: a mention of the same range does not become it");
  obl_session_test_init (&test, TEXT);
  mention = obl_session_test_mark (&test, "Pyongyang", 1, "Place")->id;
  begin (&test, "accused", 0);
  frame = fill (&test, "content", "Pyongyang", 1);
  g_assert_false (obl_frame_has_filler (frame, &mention));
  g_assert_cmpstr (obl_session_test_get_filler (&test, frame, "content"), ==, "Pyongyang");
  obl_session_test_clear (&test);
}

static void
test_begin_with_mention (void)
{
  OblSessionTest test;
  OblFrame *frame = NULL;
  OblId mention;

  g_test_summary ("With a mention selected and no words, a claim begins with its source");
  obl_session_test_init (&test, TEXT);
  obl_session_begin_frame (test.session, "Claim");
  g_assert_null (obl_session_get_frame_in_hand (test.session));
  mention = obl_session_test_mark (&test, "Seoul", 0, "Government")->id;
  obl_session_begin_frame (test.session, "Claim");
  obl_session_test_settle (&test);
  frame = obl_session_get_frame_in_hand (test.session);
  g_assert_cmpstr (obl_session_test_get_filler (&test, frame, "source"), ==, "Seoul");
  /* Picking mentions keeps the claim in hand; stepping back lets it go. */
  obl_session_select (test.session, &mention);
  g_assert_true (obl_session_get_frame_in_hand (test.session) == frame);
  g_assert_true (obl_session_step_back (test.session));
  g_assert_true (obl_id_equal (obl_session_get_selected (test.session), &frame->id));
  g_assert_true (obl_session_step_back (test.session));
  g_assert_null (obl_session_get_frame_in_hand (test.session));
  obl_session_test_clear (&test);
}

static void
test_discontinuous_content (void)
{
  OblSessionTest test;
  OblFrame *frame = NULL;

  g_test_summary ("Right after the content, a further part goes to it");
  obl_session_test_init (&test, TEXT);
  begin (&test, "reported", 0);
  fill (&test, "content", "“We are ready,”", 0);
  obl_session_test_select_text (&test, "quoting the ministry", 0);
  obl_session_add_fragment (test.session);
  obl_session_test_settle (&test);
  frame = obl_session_get_frame_in_hand (test.session);
  g_assert_cmpstr (obl_session_test_get_filler (&test, frame, "content"), ==,
                   "“We are ready,” quoting the ministry");
  obl_session_test_clear (&test);
}

static void
test_nesting (void)
{
  OblSessionTest test;
  OblId outer, inner;
  g_autofree char *description = NULL;

  g_test_summary ("A claim nests in the one whose content holds it, and never in itself");
  obl_session_test_init (&test, TEXT);
  outer = begin (&test, "reported", 0)->id;
  fill (&test, "source", "KCNA", 0);
  fill (&test, "content", "North Korea said it is ready", 0);
  inner = begin (&test, "said", 0)->id;
  fill (&test, "source", "North Korea", 0);
  fill (&test, "content", "it is ready", 0);
  obl_session_nest_frame_in_hand (test.session);
  obl_session_test_settle (&test);
  obl_session_test_assert_said (&test, "Nested “North Korea” in “KCNA”");
  description = obl_session_describe (test.session, &inner);
  g_assert_cmpstr (description, ==, "KCNA › North Korea: “it is ready”");

  obl_session_nest_frame (test.session, &outer, &inner);
  obl_session_nest_frame (test.session, &outer, &outer);
  obl_session_test_settle (&test);
  g_assert_null (obl_frame_get_role (obl_session_find_frame (test.session, &outer), "nested_in"));
  obl_session_nest_frame (test.session, &inner, NULL);
  obl_session_test_settle (&test);
  g_assert_null (obl_frame_get_role (obl_session_find_frame (test.session, &inner), "nested_in"));
  obl_session_test_clear (&test);
}

static void
test_delete_claim (void)
{
  OblSessionTest test;
  OblFrame *frame = NULL;
  OblId id, mention, cue;

  g_test_summary (
      "A deleted claim takes its own spans along and leaves mentions; undo restores it");
  obl_session_test_init (&test, TEXT);
  mention = obl_session_test_mark (&test, "Seoul", 0, "Government")->id;
  begin (&test, "accused", 0);
  frame = fill (&test, "source", "Seoul", 0);
  id = frame->id;
  cue = obl_frame_get_role (frame, "cue")->id;
  obl_session_delete_selected (test.session);
  obl_session_test_settle (&test);
  g_assert_null (obl_session_find_frame (test.session, &id));
  g_assert_null (obl_session_find_span (test.session, &cue));
  g_assert_nonnull (obl_session_find_span (test.session, &mention));
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  g_assert_true (obl_id_equal (obl_session_get_selected (test.session), &id));
  g_assert_nonnull (obl_session_find_span (test.session, &cue));
  obl_session_test_clear (&test);
}

static void
test_empty_role (void)
{
  OblSessionTest test;
  OblFrame *frame = NULL;
  OblId id, content;

  g_test_summary ("A role that is emptied takes the span along that was made for it");
  obl_session_test_init (&test, TEXT);
  begin (&test, "accused", 0);
  frame = fill (&test, "content", "of lying", 0);
  id = frame->id;
  content = obl_frame_get_role (frame, "content")->id;
  obl_session_empty_role (test.session, &id, "content", &content);
  obl_session_test_settle (&test);
  g_assert_null (obl_frame_get_role (obl_session_find_frame (test.session, &id), "content"));
  g_assert_null (obl_session_find_span (test.session, &content));
  obl_session_test_clear (&test);
}

static void
test_entity (void)
{
  OblSessionTest test;
  OblId first, second, entity_id;
  OblEntity *entity = NULL;

  g_test_summary ("Two spellings become one entity, and the history knows how");
  obl_session_test_init (&test, TEXT);
  first = obl_session_test_mark (&test, "Choe Song-hee", 0, "Person")->id;
  second = obl_session_test_mark (&test, "Choi Sung-hee", 0, "Person")->id;
  obl_session_link (test.session, &first, NULL, "Choe Son-hui");
  obl_session_test_settle (&test);
  entity_id = obl_session_find_span (test.session, &first)->entity_id;
  obl_session_link (test.session, &second, &entity_id, NULL);
  obl_session_test_settle (&test);
  entity = obl_session_find_entity (test.session, &entity_id);
  g_assert_cmpstr (entity->name, ==, "Choe Son-hui");
  g_assert_cmpstr (entity->type, ==, "Person");
  g_assert_cmpuint (entity->aliases->len, ==, 2);
  g_assert_cmpuint (entity->n_mentions, ==, 2);
  obl_session_unlink (test.session, &first);
  obl_session_test_settle (&test);
  g_assert_cmpuint (obl_session_find_entity (test.session, &entity_id)->n_mentions, ==, 1);
  obl_session_undo (test.session);
  obl_session_undo (test.session);
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  g_assert_null (obl_session_find_entity (test.session, &entity_id));
  g_assert_cmpuint (obl_session_get_entities (test.session)->len, ==, 0);
  obl_session_test_clear (&test);
}

/* As the store lists them, and as it counts their mentions. */
static void
assert_entities_as_stored (OblSessionTest *test)
{
  GPtrArray *known = obl_session_get_entities (test->session);
  g_autoptr (GPtrArray) stored = NULL;
  GError *error = NULL;

  obl_session_test_open_store (test);
  stored = obl_store_list_entities (test->project.store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (known->len, ==, stored->len);
  for (guint i = 0; i < stored->len; i++) {
    const OblEntity *a = g_ptr_array_index (known, i);
    const OblEntity *b = g_ptr_array_index (stored, i);

    g_assert_true (obl_id_equal (&a->id, &b->id));
    g_assert_cmpstr (a->name, ==, b->name);
    g_assert_cmpuint (a->aliases->len, ==, b->aliases->len);
    g_assert_cmpuint (a->n_mentions, ==, b->n_mentions);
    g_assert_true (obl_session_find_entity (test->session, &a->id) == a);
  }
  obl_session_test_close_store (test);
}

static void
test_entities_follow (void)
{
  static const char *const names[] = { "Middle", "First", "Zuletzt" };
  OblSessionTest test;
  GPtrArray *before = NULL;
  OblId marks[G_N_ELEMENTS (names)];
  OblId into;

  g_test_summary ("What the session knows of entities is what the store says, whatever is done");
  obl_session_test_init (&test, TEXT);
  marks[0] = obl_session_test_mark (&test, "Choe Song-hee", 0, "Person")->id;
  marks[1] = obl_session_test_mark (&test, "Choi Sung-hee", 0, "Person")->id;
  marks[2] = obl_session_test_mark (&test, "accused", 0, "Person")->id;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    obl_session_link (test.session, &marks[i], NULL, names[i]);
    obl_session_test_settle (&test);
    assert_entities_as_stored (&test);
  }
  into = obl_session_find_span (test.session, &marks[1])->entity_id;
  before = obl_session_get_entities (test.session);
  obl_session_unlink (test.session, &marks[1]);
  obl_session_test_settle (&test);
  g_assert_true (obl_session_get_entities (test.session) == before);
  assert_entities_as_stored (&test);
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  assert_entities_as_stored (&test);
  obl_session_merge_entities (test.session, &into,
                              &obl_session_find_span (test.session, &marks[2])->entity_id);
  obl_session_test_settle (&test);
  assert_entities_as_stored (&test);
  obl_session_undo (test.session);
  obl_session_test_settle (&test);
  assert_entities_as_stored (&test);
  g_assert_cmpuint (obl_session_get_entities (test.session)->len, ==, 3);
  obl_session_test_clear (&test);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/session/claim", test_claim);
  g_test_add_func ("/app/session/quotation-marks", test_quotation_marks);
  g_test_add_func ("/app/session/words-are-not-mentions", test_words_are_not_mentions);
  g_test_add_func ("/app/session/begin-with-mention", test_begin_with_mention);
  g_test_add_func ("/app/session/discontinuous", test_discontinuous_content);
  g_test_add_func ("/app/session/nesting", test_nesting);
  g_test_add_func ("/app/session/delete-claim", test_delete_claim);
  g_test_add_func ("/app/session/empty-role", test_empty_role);
  g_test_add_func ("/app/session/entity", test_entity);
  g_test_add_func ("/app/session/entities-follow", test_entities_follow);
  return g_test_run ();
}
