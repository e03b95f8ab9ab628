/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is proposed for a cue, on invented sentences.  In them the cue stands between [ and ], which
 * are taken out; expected are quotes, and contents of several parts are joined by one space. */
#include "config.h"

#include <string.h>

#include "core/propose/obl-propose.h"

typedef struct {
  const char *text;
  const char *source;
  const char *content;
  const char *target;
  const char *addressee;
  const char *cue; /* when it grows */
} Case;

typedef struct {
  OblText *text;
  OblRange cue;
} Marked;

static Marked
take_marks (const char *string)
{
  const char *open = strchr (string, '[');
  const char *close = strchr (string, ']');
  g_autoptr (GString) utf8 = g_string_new (NULL);
  Marked marked;

  g_assert_true (open != NULL && close != NULL && open < close);
  g_string_append_len (utf8, string, open - string);
  g_string_append_len (utf8, open + 1, close - open - 1);
  g_string_append (utf8, close + 1);
  marked.text = obl_text_new (utf8->str);
  marked.cue.start = (guint32)g_utf8_strlen (string, open - string);
  marked.cue.end = marked.cue.start + (guint32)g_utf8_strlen (open + 1, close - open - 1);
  return marked;
}

static OblProposal *
propose (const Marked *marked, const char *language)
{
  OblRange whole = { 0, obl_text_get_n_chars (marked->text) };

  return obl_propose (marked->text, language, whole, marked->cue, NULL, 0);
}

static char *
dup_role (const OblText *text, OblRange range)
{
  return range.start < range.end ? obl_text_dup_range (text, range) : NULL;
}

static char *
dup_content (const OblText *text, const OblProposal *proposal)
{
  if (proposal->content->len == 0)
    return NULL;
  return obl_text_dup_quote (text, (const OblRange *)proposal->content->data,
                             proposal->content->len);
}

static void
assert_cases (const Case *cases, guint n_cases, const char *language)
{
  for (guint i = 0; i < n_cases; i++) {
    Marked marked = take_marks (cases[i].text);
    g_autoptr (OblText) text = marked.text;
    g_autoptr (OblProposal) proposal = propose (&marked, language);
    g_autofree char *source = dup_role (text, proposal->source);
    g_autofree char *target = dup_role (text, proposal->target);
    g_autofree char *addressee = dup_role (text, proposal->addressee);
    g_autofree char *content = dup_content (text, proposal);
    g_autofree char *cue = dup_role (text, proposal->cue);
    g_autofree char *given = dup_role (text, marked.cue);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (source, ==, cases[i].source);
    g_assert_cmpstr (content, ==, cases[i].content);
    g_assert_cmpstr (target, ==, cases[i].target);
    g_assert_cmpstr (addressee, ==, cases[i].addressee);
    g_assert_cmpstr (cue, ==, cases[i].cue == NULL ? given : cases[i].cue);
  }
}

static void
test_content_behind (void)
{
  static const Case cases[] = {
    { "Finch [said] the bridge was closed.", "Finch", "the bridge was closed" },
    { "The mayor [said] on Monday that the bridge would be closed.", "The mayor",
      "the bridge would be closed" },
    { "The mayor on Monday [said] the bridge would be closed.", "The mayor",
      "the bridge would be closed" },
    { "“If nobody looks, nobody finds it,” she [said], and added that he would pay.", "she",
      "“If nobody looks, nobody finds it,”" },
    { "Finch [said] in a statement carried by the radio that it was late.", "Finch",
      "it was late" },
    { "Dr. Ina Vale, a surgeon at Torme General Hospital, [said] the clinic was full.",
      "Dr. Ina Vale", "the clinic was full" },
    { "The chair, Ina Vale, has [said] that it works.", "Ina Vale", "it works" },
    { "The general, who took power in May, [vowed] to hold elections.", "The general",
      "to hold elections" },
    { "Foss, who was elected last year, [rejected] the plan.", "Foss", "the plan" },
    { "The radio [reported] that it rained, but gave no details.", "The radio", "it rained" },
    { "The president [insisted] it was late, although aides said no.", "The president",
      "it was late" },
    { "Torme [threatened] to shoot any bird that entered.", "Torme",
      "to shoot any bird that entered" },
    { "The White House [denied] it.", "The White House", "it" },
    { "Police [said] they had left, but declined to say when.", "Police", "they had left" },
    { "The report [says] 12 wells were poisoned; the army denies it.", "The report",
      "12 wells were poisoned" },
    { "The report says 12 wells were poisoned; the army [denies] it.", "the army", "it" },
    { "While Finch [says] the vote was fair, observers reported fraud.", "Finch",
      "the vote was fair" },
    { "Finch [believes] Vale said it.", "Finch", "Vale said it" },
    { "Finch believes Vale [said] no.", "Vale", "no" },
    { "Vale called it a lie and [demanded] an apology.", "Vale", "an apology" },
    { "In January the White House [warned] that it would act.", "the White House", "it would act" },
    { "The United States and Torme [said] they would share data.", "The United States and Torme",
      "they would share data" },
    { "SEOUL (Wire) — Finch [said] it was late.", "Finch", "it was late" },
    { "The court ruled against it, [saying] it violated the charter.", "The court",
      "it violated the charter" },
    { "Finch [said], “We are ready.”", "Finch", "“We are ready.”" },
    { "Asked about it, Finch [replied]: “Ask me in May.”", "Finch", "“Ask me in May.”" },
  };

  g_test_summary ("Who says, and the clause behind the verb, up to the next who says something");
  assert_cases (cases, G_N_ELEMENTS (cases), "en");
}

static void
test_content_before (void)
{
  static const Case cases[] = {
    { "The bridge will be closed, the mayor [said] Monday.", "the mayor",
      "The bridge will be closed" },
    { "The bridge will be closed, [said] the mayor.", "the mayor", "The bridge will be closed" },
    { "“Stop it,” [said] Ina Vale, who was there.", "Ina Vale", "“Stop it,”" },
    { "The plan “may work,” [said] an aide to President Oskar Lund on Monday.",
      "an aide to President Oskar Lund", "The plan “may work,”" },
    { "The North said it had tested an engine, the state-run XNA news agency [reported] on "
      "Friday, its third.",
      "XNA", "The North said it had tested an engine" },
    { "The North [said] it had tested an engine, the state-run XNA news agency reported on "
      "Friday, its third.",
      "The North", "it had tested an engine" },
    { "“Is it ready?” Orla Finch [asked].", "Orla Finch", "“Is it ready?”" },
    { "“We left. Nobody saw us.” Finch [said].", "Finch", "“We left. Nobody saw us.”" },
    { "“Yes,” Haas [replied] when asked if he would go.", "Haas", "“Yes,”" },
    { "‘We lost everything,’ Ada Rook [said].", "Ada Rook", "‘We lost everything,’" },
    { "In Torme, “We lost everything,” Ada Rook [said].", "Ada Rook", "“We lost everything,”" },
  };

  g_test_summary (
      "What is said before the attribution, with the verb on either side of its subject");
  assert_cases (cases, G_N_ELEMENTS (cases), "en-GB");
}

static void
test_gaps (void)
{
  static const Case cases[] = {
    { "“It is”, he [said], “ready”.", "he", "“It is” “ready”" },
    { "\"We won't go,\" Rook [said], \"and that's final.\"", "Rook",
      "\"We won't go,\" \"and that's final.\"" },
    { "“The evidence,” [said] Ina Vale, a judge, “is thin.”", "Ina Vale",
      "“The evidence,” “is thin.”" },
    { "“We are done,” [said] Finch. “We will not come back.”", "Finch",
      "“We are done,” “We will not come back.”" },
    { "“We are done,” [said] Finch. “Gone” is the word.", "Finch", "“We are done,”" },
    { "The talks, she [said], had failed.", "she", "The talks had failed" },
    { "“It was not us,” the rebels [said], adding “never”.", "the rebels", "“It was not us,”" },
  };

  g_test_summary ("An attribution in the middle is cut out of the content");
  assert_cases (cases, G_N_ELEMENTS (cases), NULL);
}

static void
test_targets (void)
{
  static const Case cases[] = {
    { "Seoul [accused] Pyongyang of supplying shells.", "Seoul", "supplying shells", "Pyongyang" },
    { "Seoul [accused] Torme on Friday of lying.", "Seoul", "lying", "Torme" },
    { "Seoul [accused] the court in Torme of lying.", "Seoul", "lying", "the court in Torme" },
    { "Finch [accused] the president of Torme of lying.", "Finch", "lying",
      "the president of Torme" },
    { "Torme [accuses] its neighbour of “sinking ships on paper.”", "Torme",
      "“sinking ships on paper.”", "its neighbour" },
    { "Torme is [accused] of hiding the report.", NULL, "hiding the report", "Torme", NULL,
      "is accused of" },
    { "Two officers were [accused] by the union of taking bribes.", "the union", "taking bribes",
      "Two officers", NULL, "were accused" },
    { "The opposition [blamed] the cabinet for the shortage.", "The opposition", "the shortage",
      "the cabinet" },
    { "She [described] the plan as “a gift”.", "She", "“a gift”", "the plan" },
    { "The paper [called] the charge “a script” and left.", "The paper", "“a script”",
      "the charge" },
    { "Officials left, in what Finch [called] a “farce”.", "Finch", "a “farce”" },
  };

  g_test_summary ("About whom, and of what");
  assert_cases (cases, G_N_ELEMENTS (cases), "en");
}

static void
test_addressees (void)
{
  static const Case cases[] = {
    { "Finch [told] Reuters she would resign.", "Finch", "she would resign", NULL, "Reuters" },
    { "Finch [told] the committee on Tuesday that no money was missing.", "Finch",
      "no money was missing", NULL, "the committee" },
    { "Finch had [told] lawmakers Torme “wants war.”", "Finch", "Torme “wants war.”", NULL,
      "lawmakers" },
    { "“We left,” Finch [told] reporters in Torme, “and came back.”", "Finch",
      "“We left,” “and came back.”", NULL, "reporters" },
    { "Finch [said] to reporters that it was late.", "Finch", "it was late", NULL, "reporters" },
    { "Vale warned of floods and [urged] residents to leave.", "Vale", "to leave", NULL,
      "residents" },
    { "He was [told] that the road was closed.", NULL, "the road was closed", NULL, "He" },
    { "He [called] on Torme to withdraw.", "He", "to withdraw", NULL, "Torme" },
  };

  g_test_summary ("Told whom");
  assert_cases (cases, G_N_ELEMENTS (cases), "en");
}

static void
test_other_cues (void)
{
  static const Case cases[] = {
    { "[According] to Kim, the harbour is open.", "Kim", "the harbour is open", NULL, NULL,
      "According to" },
    { "The harbour is open, according [to] the guild.", "the guild", "The harbour is open", NULL,
      NULL, "according to" },
    { "The harbour, [according to] the guild, is open.", "the guild", "The harbour is open" },
    { "According [to] the guild, whose members left, it is open.", "the guild", "it is open", NULL,
      NULL, "According to" },
    { "Finch[:] “We have nothing to hide.”", "Finch", "“We have nothing to hide.”" },
    { "The [claim] by Torme that the dam was safe.", "Torme", "the dam was safe" },
    { "Torme’s [claim] that the dam was safe.", "Torme", "the dam was safe" },
    { "Kestria did not [confirm] the invitation.", "Kestria", "the invitation", NULL, NULL,
      "did not confirm" },
    { "A spokesman declined to [comment].", "A spokesman", NULL, NULL, NULL,
      "declined to comment" },
    { "A spokesman [declined] to comment.", "A spokesman", NULL, NULL, NULL,
      "declined to comment" },
    { "The ministry did not immediately [respond] to a request.", "The ministry", NULL, NULL, NULL,
      "did not immediately respond" },
  };

  g_test_summary ("Cues that are no plain verbs, grown to their whole phrase");
  assert_cases (cases, G_N_ELEMENTS (cases), "en");
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "Foreign Minister Irena Marrow [said] no.", "Irena Marrow", "no" },
    { "Military spokesman Col. Brun Askel [said] no.", "Brun Askel", "no" },
    { "The Kestrian daily Sentinel [said] no.", "Sentinel", "no" },
    { "Torme’s transport ministry [said] no.", "Torme’s transport ministry", "no" },
    { "an aide to President Lund later [said] no.", "an aide to President Lund", "no" },
    { "Neither Finch nor Vale [confirmed] it.", "Neither Finch nor Vale", "it" },
  };

  g_test_summary ("A source is the name alone, where titles stand before it");
  assert_cases (cases, G_N_ELEMENTS (cases), "en");
}

static void
test_other_languages (void)
{
  static const Case korean[] = {
    { "장관은 “준비가 되어 있다”고 [말했다].", NULL, "“준비가 되어 있다”" },
    { "장관은 떠났다고 [말했다].", NULL, NULL },
  };
  static const Case french[] = {
    { "« Jamais », a [déclaré] la ministre, « et c’est tout ».", NULL,
      "« Jamais » « et c’est tout »" },
  };
  static const Case german[] = {
    { "Sie [sagte]: „Wir sind bereit.“", NULL, "„Wir sind bereit.“" },
    { "Finch [said] it was late.", NULL, NULL },
  };
  static const Case japanese[]
      = { { "大臣は「準備はできた」と[述べた]。", NULL, "「準備はできた」" } };

  g_test_summary ("Elsewhere only quotation marks are understood");
  assert_cases (korean, G_N_ELEMENTS (korean), "ko");
  assert_cases (french, G_N_ELEMENTS (french), "fr-CA");
  assert_cases (german, G_N_ELEMENTS (german), "de");
  assert_cases (japanese, G_N_ELEMENTS (japanese), "ja");
}

static void
assert_range (OblRange range, guint32 start, guint32 end)
{
  g_assert_cmpuint (range.start, ==, start);
  g_assert_cmpuint (range.end, ==, end);
}

static void
test_offsets (void)
{
  static const char utf8[]
      = "🚢 Ships\n"
        "👩‍👩‍👧 Kim accused 평양 of “hiding 🚀🚀.” Kim said no.\n"
        "Kim";
  g_autoptr (OblText) text = obl_text_new (utf8);
  OblRange block = { 8, 0 };
  g_autoptr (OblProposal) proposal = NULL;

  g_test_summary ("Ranges are code points of the whole text, and stay inside of the block");
  block.end = obl_text_get_n_chars (text) - 4;
  proposal = obl_propose (text, "en", block, (OblRange){ 18, 25 }, NULL, 0);
  assert_range (proposal->cue, 18, 25);
  assert_range (proposal->source, 14, 17);
  assert_range (proposal->target, 26, 28);
  g_assert_cmpuint (proposal->content->len, ==, 1);
  assert_range (g_array_index (proposal->content, OblRange, 0), 32, 44);
}

static void
test_blocks (void)
{
  g_autoptr (OblText) text = obl_text_new ("“We left,”\nFinch said.\n“And came back.”");
  g_autoptr (OblProposal) proposal
      = obl_propose (text, "en", (OblRange){ 11, 22 }, (OblRange){ 17, 21 }, NULL, 0);

  g_test_summary ("Nothing is proposed beyond the block");
  assert_range (proposal->source, 11, 16);
  g_assert_cmpuint (proposal->content->len, ==, 0);
}

static void
test_mentions (void)
{
  g_autoptr (OblText) text = obl_text_new ("The old pilot of Torme said it rained.");
  OblRange whole = { 0, obl_text_get_n_chars (text) };
  const OblRange far = { 17, 22 };
  const OblRange near[] = { { 17, 22 }, { 4, 22 } };
  g_autoptr (OblProposal) without = obl_propose (text, "en", whole, (OblRange){ 23, 27 }, &far, 1);
  g_autoptr (OblProposal) with = obl_propose (text, "en", whole, (OblRange){ 23, 27 }, near, 2);

  g_test_summary ("A mention that is the source gives its borders; one within it does not");
  assert_range (without->source, 0, 22);
  assert_range (with->source, 4, 22);
}

static void
test_caret (void)
{
  g_autoptr (OblText) text = obl_text_new ("Finch said no. Done!");
  OblRange whole = { 0, obl_text_get_n_chars (text) };

  g_test_summary ("A caret stands for the word that it touches");
  for (guint32 at = 6; at <= 10; at++) {
    g_autoptr (OblProposal) proposal
        = obl_propose (text, "en", whole, (OblRange){ at, at }, NULL, 0);

    assert_range (proposal->cue, 6, 10);
    assert_range (proposal->source, 0, 5);
  }
}

static OblDocument *
make_document (const char *utf8, OblBlockRole second)
{
  OblDocument *document = obl_document_new ();
  const char *break_at = strchr (utf8, '\n');
  guint32 n = (guint32)g_utf8_strlen (utf8, break_at - utf8);
  OblBlock blocks[2] = { { .range = { 0, n }, .role = OBL_ROLE_TITLE },
                         { .range = { n + 1, 0 }, .role = second } };

  document->text = obl_text_new (utf8);
  blocks[1].range.end = obl_text_get_n_chars (document->text);
  g_array_append_vals (document->blocks, blocks, 2);
  return document;
}

static char *
dup_cues (const OblDocument *document)
{
  g_autoptr (GArray) cues = obl_propose_find_cues (document);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++) {
    g_autofree char *cue = obl_text_dup_range (document->text, g_array_index (cues, OblRange, i));

    g_string_append_printf (out, "%s%s", i == 0 ? "" : "|", cue);
  }
  return g_string_free (out, FALSE);
}

static void
test_cues (void)
{
  static const char text[]
      = "Finch says no\n"
        "The United States reports claims of fraud, according to a report. He is accused of it. "
        "He did not deny the alleged claim by Torme that it rained, and called it “a late gift”. "
        "They found the boats, found that they leaked, and declined to comment. She declined the "
        "offer. “I said no,” she added: nothing.";
  g_autoptr (OblDocument) body = make_document (text, OBL_ROLE_BODY);
  g_autoptr (OblDocument) meta = make_document (text, OBL_ROLE_META);
  g_autofree char *cues = dup_cues (body);
  g_autofree char *in_title = dup_cues (meta);
  g_autofree char *in_french = NULL;

  g_test_summary ("Likely cues, in title and body, and only in English");
  g_assert_cmpstr (cues, ==,
                   "says|reports|according to|is accused of|did not deny|claim|called|found|"
                   "declined to comment");
  g_assert_cmpstr (in_title, ==, "says");
  body->language = g_strdup ("fr");
  in_french = dup_cues (body);
  g_assert_cmpstr (in_french, ==, "");
}

static void
test_in_document (void)
{
  g_autoptr (OblDocument) document
      = make_document ("Finch says no\nKim said it was late.", OBL_ROLE_BODY);
  g_autoptr (OblProposal) proposal
      = obl_propose_in_document (document, (OblRange){ 18, 22 }, NULL, 0);

  g_test_summary ("The block of the cue is found");
  assert_range (proposal->source, 14, 17);
  assert_range (g_array_index (proposal->content, OblRange, 0), 23, 34);
}

/* A selection of all, marks alone, white space alone, the end: something that can be kept or
 * nothing comes of it. */
static void
test_odd_cues (void)
{
  g_autoptr (OblText) text = obl_text_new ("  Finch said: “no” …  ");
  guint32 n = obl_text_get_n_chars (text);

  g_test_summary ("Any range is taken");
  for (guint32 start = 0; start <= n; start++) {
    for (guint32 end = start; end <= n; end++) {
      g_autoptr (OblProposal) proposal
          = obl_propose (text, NULL, (OblRange){ 0, n }, (OblRange){ start, end }, NULL, 0);
      guint32 at = 0;

      for (guint i = 0; i < proposal->content->len; i++) {
        OblRange one = g_array_index (proposal->content, OblRange, i);

        g_assert_cmpuint (one.start, >=, at);
        g_assert_cmpuint (one.end, >, one.start);
        g_assert_true (one.end <= proposal->cue.start || one.start >= proposal->cue.end);
        at = one.end;
      }
      g_assert_cmpuint (at, <=, n);
    }
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/propose/content-behind", test_content_behind);
  g_test_add_func ("/propose/content-before", test_content_before);
  g_test_add_func ("/propose/gaps", test_gaps);
  g_test_add_func ("/propose/targets", test_targets);
  g_test_add_func ("/propose/addressees", test_addressees);
  g_test_add_func ("/propose/other-cues", test_other_cues);
  g_test_add_func ("/propose/names", test_names);
  g_test_add_func ("/propose/other-languages", test_other_languages);
  g_test_add_func ("/propose/offsets", test_offsets);
  g_test_add_func ("/propose/blocks", test_blocks);
  g_test_add_func ("/propose/mentions", test_mentions);
  g_test_add_func ("/propose/caret", test_caret);
  g_test_add_func ("/propose/cues", test_cues);
  g_test_add_func ("/propose/in-document", test_in_document);
  g_test_add_func ("/propose/odd-cues", test_odd_cues);
  return g_test_run ();
}
