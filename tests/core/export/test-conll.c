/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article as CoNLL rows: where tokens and sentences end up, which spans win, and that every
 * other one is a loss with a reason. */
#include "config.h"

#include <string.h>

#include <glib.h>

#include "core/export/obl-conll-tokens.h"
#include "core/export/obl-export-conll.h"

typedef struct {
  OblDocument *document;
  GPtrArray *spans;
  OblExportChoice choice;
  OblExportReport *report;
  GString *rows;
  guint32 n_sentences;
} Case;

/* A block per line of @text; one that begins with "~" is page furniture. */
static Case *
case_new (const char *preset, const char *text)
{
  Case *c = g_new0 (Case, 1);
  guint32 start = 0;
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  c->document = obl_document_new ();
  c->document->text = obl_text_new (text);
  for (guint i = 0; lines[i] != NULL; i++) {
    guint32 n_chars = (guint32)g_utf8_strlen (lines[i], -1);
    OblBlock block = { .range = { start, start + n_chars }, .row = -1, .column = -1 };

    if (lines[i][0] == '~')
      block.role = OBL_ROLE_BOILERPLATE;
    g_array_append_val (c->document->blocks, block);
    start += n_chars + 1;
  }
  c->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  c->choice.set = obl_label_set_load_preset (preset, NULL);
  c->report = obl_export_report_new ("conll");
  c->rows = g_string_new (NULL);

  return c;
}

static void
case_free (Case *c)
{
  obl_document_unref (c->document);
  g_ptr_array_unref (c->spans);
  obl_label_set_unref (c->choice.set);
  g_clear_pointer (&c->choice.labels, g_ptr_array_unref);
  obl_export_report_free (c->report);
  g_string_free (c->rows, TRUE);
  g_free (c);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Case, case_free)

/* Marks the first occurrence of @quote; of its parts, when it has "|" between them. */
static OblSpan *
mark (Case *c, const char *label, const char *quote)
{
  const char *utf8 = obl_text_get_utf8 (c->document->text);
  const char *from = utf8;
  g_auto (GStrv) parts = g_strsplit (quote, "|", -1);
  OblSpan *span = obl_span_new ();

  span->document_id = c->document->id;
  span->label = g_strdup (label);
  for (guint i = 0; parts[i] != NULL; i++) {
    const char *found = strstr (from, parts[i]);

    g_assert_nonnull (found);
    obl_span_add_fragment (span, (guint32)g_utf8_pointer_to_offset (utf8, found),
                           (guint32)g_utf8_pointer_to_offset (utf8, found + strlen (parts[i])));
    from = found + strlen (parts[i]);
  }
  span->quote = obl_text_dup_quote (c->document->text, (const OblRange *)span->fragments->data,
                                    span->fragments->len);
  g_ptr_array_add (c->spans, span);

  return span;
}

static void
run (Case *c)
{
  c->n_sentences = obl_export_conll_append (c->document, c->spans, &c->choice, c->report, c->rows);
}

/* The rows without their two middle columns, "/" between token and tag, a space between rows, " | "
 * between sentences. */
static char *
fold (const Case *c)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) sentences = NULL;
  GString *out = g_string_new (NULL);

  g_assert_true (g_str_has_prefix (c->rows->str, "-DOCSTART- -X- O O\n\n"));
  text = g_strdup (c->rows->str + strlen ("-DOCSTART- -X- O O\n\n"));
  if (*text == '\0')
    return g_string_free (out, FALSE);
  g_assert_true (g_str_has_suffix (text, "\n\n"));
  text[strlen (text) - 2] = '\0';

  sentences = g_strsplit (text, "\n\n", -1);
  g_assert_cmpuint (g_strv_length (sentences), ==, c->n_sentences);
  for (guint i = 0; sentences[i] != NULL; i++) {
    g_auto (GStrv) rows = g_strsplit (sentences[i], "\n", -1);

    if (i > 0)
      g_string_append (out, " |");
    for (guint j = 0; rows[j] != NULL; j++) {
      g_auto (GStrv) columns = g_strsplit (rows[j], " ", -1);

      g_assert_cmpuint (g_strv_length (columns), ==, 4);
      g_assert_cmpstr (columns[1], ==, "-X-");
      g_assert_cmpstr (columns[2], ==, "-X-");
      g_string_append_printf (out, "%s%s/%s", out->len > 0 ? " " : "", columns[0], columns[3]);
    }
  }

  return g_string_free (out, FALSE);
}

static void
assert_rows (const Case *c, const char *expected)
{
  g_autofree char *rows = fold (c);

  g_assert_cmpstr (rows, ==, expected);
}

/* The codes of all losses of @span (of any when NULL), in order, with a space between. */
static void
assert_losses (const Case *c, const OblSpan *span, const char *expected)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (guint i = 0; i < c->report->losses->len; i++) {
    const OblLoss *loss = g_ptr_array_index (c->report->losses, i);

    g_assert_true (obl_id_equal (&loss->document_id, &c->document->id));
    if (span == NULL || obl_id_equal (&loss->object_id, &span->id))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", loss->code);
  }
  g_assert_cmpstr (codes->str, ==, expected);
}

static void
test_plain (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "Kim met Moon. They spoke.\nPyongyang said no.");

  mark (c, "PER", "Kim");
  mark (c, "PER", "Moon");
  mark (c, "LOC", "Pyongyang");
  run (c);
  assert_rows (c, "Kim/B-PER met/O Moon/B-PER ./O | They/O spoke/O ./O "
                  "| Pyongyang/B-LOC said/O no/O ./O");
  assert_losses (c, NULL, "");
  g_assert_cmpuint (c->report->n_spans_out, ==, 3);
}

static void
test_bytes (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "New York\nyes");

  mark (c, "LOC", "New York");
  run (c);
  g_assert_cmpstr (
      c->rows->str, ==,
      "-DOCSTART- -X- O O\n\nNew -X- -X- B-LOC\nYork -X- -X- I-LOC\n\nyes -X- -X- O\n\n");
}

static void
test_empty (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", " \n\t");

  g_test_summary ("An article without a word is a document without sentences.");
  run (c);
  assert_rows (c, "");
}

static void
test_adjacent (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "Kim Moon Lee");

  g_test_summary ("Neighbours of one label are told apart by B-.");
  mark (c, "PER", "Kim");
  mark (c, "PER", "Moon");
  mark (c, "ORG", "Lee");
  run (c);
  assert_rows (c, "Kim/B-PER Moon/B-PER Lee/B-ORG");
}

static void
test_overlaps (void)
{
  g_autoptr (Case) c
      = case_new ("conll-2003", "The Bank of New York said Kim Moon Lee left on Monday.");
  const OblSpan *inner = mark (c, "LOC", "New York");
  const OblSpan *outer = mark (c, "ORG", "Bank of New York");
  const OblSpan *left = mark (c, "PER", "Kim Moon");
  const OblSpan *right = mark (c, "PER", "Moon Lee");
  const OblSpan *second = mark (c, "ORG", "Monday");
  const OblSpan *first = mark (c, "PER", "Monday");

  g_test_summary ("The outermost wins, then the first, then the label that stands first.");
  run (c);
  assert_rows (c, "The/O Bank/B-ORG of/I-ORG New/I-ORG York/I-ORG said/O Kim/B-PER Moon/I-PER "
                  "Lee/O left/O on/O Monday/B-PER ./O");
  assert_losses (c, inner, "overlap");
  assert_losses (c, outer, "");
  assert_losses (c, left, "");
  assert_losses (c, right, "overlap");
  assert_losses (c, first, "");
  assert_losses (c, second, "overlap");
  g_assert_cmpuint (c->report->n_spans_out, ==, 3);
  g_assert_cmpuint (c->report->n_losses, ==, 3);
}

static void
test_order_of_spans (void)
{
  g_autofree char *forwards = NULL;
  g_autofree char *backwards = NULL;
  g_autoptr (Case) c = case_new ("conll-2003", "a b c d e f g");

  g_test_summary ("The order in which spans come changes nothing.");
  mark (c, "PER", "a b c");
  mark (c, "LOC", "b c d");
  mark (c, "ORG", "d e");
  mark (c, "ORG", "e f g");
  mark (c, "MISC", "e f g");
  run (c);
  forwards = fold (c);
  for (guint i = 0; i < c->spans->len / 2; i++) {
    gpointer *spans = c->spans->pdata;
    gpointer other = spans[i];

    spans[i] = spans[c->spans->len - 1 - i];
    spans[c->spans->len - 1 - i] = other;
  }
  g_string_truncate (c->rows, 0);
  run (c);
  backwards = fold (c);
  g_assert_cmpstr (forwards, ==, backwards);
  g_assert_cmpstr (forwards, ==, "a/B-PER b/I-PER c/I-PER d/O e/B-ORG f/I-ORG g/I-ORG");
}

static void
test_discontinuous (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "North and South Korea");
  const OblSpan *span = mark (c, "LOC", "North| Korea");

  mark (c, "LOC", "South Korea");
  run (c);
  assert_rows (c, "North/O and/O South/B-LOC Korea/I-LOC");
  assert_losses (c, span, "discontinuous");
}

static void
test_inside_tokens (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "The unKim-like and Kimmoon");
  const OblSpan *inside = mark (c, "PER", "Kim");
  const OblSpan *half = mark (c, "PER", "Kimm");
  const OblSpan *other_half = mark (c, "PER", "oon");

  g_test_summary ("A span within a token gets the whole of it, and one token is one entity's.");
  run (c);
  assert_rows (c, "The/O unKim/B-PER -/O like/O and/O Kimmoon/B-PER");
  assert_losses (c, inside, "expanded");
  assert_losses (c, half, "expanded");
  assert_losses (c, other_half, "overlap");
}

static void
test_sentences (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "He saw Kim. Moon left.\nThe Bank\nof Korea");
  const OblSpan *sentence = mark (c, "PER", "Kim. Moon");
  const OblSpan *block = mark (c, "ORG", "Bank\nof Korea");

  g_test_summary ("An entity across sentences or blocks is one in each of them.");
  run (c);
  assert_rows (c, "He/O saw/O Kim/B-PER ./I-PER | Moon/B-PER left/O ./O | The/O Bank/B-ORG "
                  "| of/B-ORG Korea/I-ORG");
  assert_losses (c, sentence, "cut");
  assert_losses (c, block, "cut");
  g_assert_cmpuint (c->report->n_spans_out, ==, 2);
}

static void
test_boilerplate (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "~Skip to Kim\nSeoul spoke to\n~Share Moon");
  const OblSpan *inside = mark (c, "PER", "Kim");
  const OblSpan *across = NULL;

  g_test_summary ("Page furniture has no rows, and what is marked there is lost by name.");
  mark (c, "LOC", "Seoul");
  run (c);
  assert_rows (c, "Seoul/B-LOC spoke/O to/O");
  assert_losses (c, inside, "boilerplate");
  g_assert_cmpuint (c->report->n_boilerplate_blocks, ==, 2);

  g_clear_pointer (&c, case_free);
  c = case_new ("conll-2003", "Seoul spoke to\n~Share Moon");
  across = mark (c, "PER", "to\n~Share");
  run (c);
  assert_rows (c, "Seoul/O spoke/O to/B-PER");
  assert_losses (c, across, "cut");
}

static void
test_blank_span (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "Kim  Moon");
  const OblSpan *span = mark (c, "PER", "  ");

  run (c);
  assert_rows (c, "Kim/O Moon/O");
  assert_losses (c, span, "no-token");
}

static void
test_white_space (void)
{
  /* U+202F holds a number together for ICU; U+00A0, U+3000 and U+2003 do not. */
  g_autoptr (Case) c = case_new ("conll-2003", "1\u202f000\u00a0won\u3000in\u2003May");

  g_test_summary ("No token holds white space of any kind.");
  mark (c, "MISC", "1\u202f000\u00a0won");
  run (c);
  assert_rows (c, "1_000/B-MISC won/I-MISC in/O May/O");
  assert_losses (c, NULL, "space");
}

static void
test_characters (void)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblText) text
      = obl_text_new ("a\x1f\xc2\x85\u2028\u2029\u1680\u2000\u200a\u205f\x0b\x1c"
                      "b\u200b\U0001f600");

  g_test_summary ("What Python splits at becomes _, and nothing else does.");
  g_assert_cmpuint (
      obl_conll_append_token (out, text, (OblRange){ 0, obl_text_get_n_chars (text) }), ==, 10);
  g_assert_cmpstr (out->str, ==, "a__________b\u200b\U0001f600");
  g_string_free (out, TRUE);
}

static void
test_scripts (void)
{
  static const struct {
    const char *text;
    const char *quote;
    const char *rows;
  } cases[] = {
    { "😀 Angela 👩‍👩‍👧 sagt", "Angela",
      "😀/O Angela/B-PER 👩‍👩‍👧/O sagt/O" },
    { "Ame\u0301lie re\u0301pond", "Ame\u0301lie", "Ame\u0301lie/B-PER re\u0301pond/O" },
    { "김정은이 말했다.", "김정은", "김정은이/B-PER 말했다/O ./O" },
    { "قالت ميركل نعم", "ميركل", "قالت/O ميركل/B-PER نعم/O" },
  };

  g_test_summary ("Emoji, combining marks, Korean and Arabic keep their places.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (Case) c = case_new ("conll-2003", cases[i].text);

    mark (c, "PER", cases[i].quote);
    run (c);
    assert_rows (c, cases[i].rows);
  }
}

static void
test_roles (void)
{
  g_autoptr (Case) c = case_new ("news-analysis", "Seoul accused Pyongyang of lying.");
  const OblSpan *content = NULL;
  const OblSpan *cue = NULL;

  g_test_summary ("Parts of claims give way to entities, unless they are chosen.");
  mark (c, "Government", "Seoul");
  cue = mark (c, "Cue", "accused");
  content = mark (c, "Content", "Seoul accused Pyongyang of lying");
  run (c);
  assert_rows (c, "Seoul/B-Government accused/O Pyongyang/O of/O lying/O ./O");
  assert_losses (c, content, "not-tagged");
  assert_losses (c, cue, "not-tagged");

  g_string_truncate (c->rows, 0);
  c->choice.labels = g_ptr_array_new ();
  g_ptr_array_add (c->choice.labels, (char *)"Content");
  g_ptr_array_add (c->choice.labels, NULL);
  run (c);
  assert_rows (c, "Seoul/B-Content accused/I-Content Pyongyang/I-Content of/I-Content "
                  "lying/I-Content ./O");
}

static void
test_no_entity_labels (void)
{
  g_autoptr (Case) c = case_new ("quotes", "He said no.");

  g_test_summary ("A label set that knows no entities has its other labels tagged.");
  mark (c, "Source", "He");
  mark (c, "Cue", "said");
  mark (c, "Content", "no");
  run (c);
  assert_rows (c, "He/B-Source said/B-Cue no/B-Content ./O");
  assert_losses (c, NULL, "");
}

static void
test_extras (void)
{
  g_autoptr (Case) c = case_new ("conll-2003", "Kim spoke");
  OblLabelSet *set = obl_label_set_copy (c->choice.set);
  OblSpan *span = mark (c, "Head of state", "Kim");

  g_test_summary ("Attributes, comments and odd label names of a tagged span are losses.");
  obl_label_set_add_span_label (set, "Head of state", OBL_SPAN_ENTITY);
  obl_label_set_unref (c->choice.set);
  c->choice.set = set;
  span->comment = g_strdup ("sure?");
  obl_attributes_set_string (span->attributes, "a", "b");
  obl_attributes_set_string (span->attributes, "c", "d");
  run (c);
  assert_rows (c, "Kim/B-Head_of_state spoke/O");
  assert_losses (c, span, "renamed comment attribute attribute");
}

/* However spans lie, tags are legal IOB2 and each span is either tagged or a loss. */
static void
test_random (void)
{
  static const char *const labels[] = { "PER", "ORG", "LOC", "MISC" };
  const char *text = "Kim met Moon. They spoke of peace.\nSeoul said yes; Tokyo did not.\nEnd.";
  guint32 n_chars = (guint32)strlen (text);

  g_test_summary ("Any heap of spans gives legal tags, and none is forgotten.");

  for (guint round = 0; round < 200; round++) {
    g_autoptr (Case) c = case_new ("conll-2003", text);
    g_autoptr (GHashTable) lost = g_hash_table_new (obl_id_hash, obl_id_equal);
    g_auto (GStrv) rows = NULL;
    const char *before = "O";

    for (guint i = 0; i < 15; i++) {
      OblSpan *span = obl_span_new ();
      guint32 start = (guint32)g_test_rand_int_range (0, (gint32)n_chars);
      guint32 end = (guint32)g_test_rand_int_range ((gint32)start + 1, (gint32)n_chars + 1);

      span->label = g_strdup (labels[g_test_rand_int_range (0, 4)]);
      obl_span_add_fragment (span, start, end);
      span->quote = g_strndup (text + start, end - start);
      g_ptr_array_add (c->spans, span);
    }
    run (c);

    for (guint i = 0; i < c->report->losses->len; i++) {
      const OblLoss *loss = g_ptr_array_index (c->report->losses, i);

      if (g_str_equal (loss->code, "overlap") || g_str_equal (loss->code, "no-token"))
        g_assert_true (g_hash_table_add (lost, (gpointer)&loss->object_id));
    }
    g_assert_cmpuint (g_hash_table_size (lost) + c->report->n_spans_out, ==, c->spans->len);

    rows = g_strsplit (c->rows->str, "\n", -1);
    for (guint i = 0; rows[i] != NULL; i++) {
      const char *tag = *rows[i] != '\0' ? strrchr (rows[i], ' ') + 1 : "O";

      if (tag[0] == 'I')
        g_assert_cmpstr (before + 1, ==, tag + 1);
      before = tag;
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/export/conll/plain", test_plain);
  g_test_add_func ("/core/export/conll/bytes", test_bytes);
  g_test_add_func ("/core/export/conll/empty", test_empty);
  g_test_add_func ("/core/export/conll/adjacent", test_adjacent);
  g_test_add_func ("/core/export/conll/overlaps", test_overlaps);
  g_test_add_func ("/core/export/conll/order-of-spans", test_order_of_spans);
  g_test_add_func ("/core/export/conll/discontinuous", test_discontinuous);
  g_test_add_func ("/core/export/conll/inside-tokens", test_inside_tokens);
  g_test_add_func ("/core/export/conll/sentences", test_sentences);
  g_test_add_func ("/core/export/conll/boilerplate", test_boilerplate);
  g_test_add_func ("/core/export/conll/blank-span", test_blank_span);
  g_test_add_func ("/core/export/conll/white-space", test_white_space);
  g_test_add_func ("/core/export/conll/characters", test_characters);
  g_test_add_func ("/core/export/conll/scripts", test_scripts);
  g_test_add_func ("/core/export/conll/roles", test_roles);
  g_test_add_func ("/core/export/conll/no-entity-labels", test_no_entity_labels);
  g_test_add_func ("/core/export/conll/extras", test_extras);
  g_test_add_func ("/core/export/conll/random", test_random);

  return g_test_run ();
}
