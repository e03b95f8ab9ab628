/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wrong with a record is named by file, line and place, and leaves the article untouched. */
#include "config.h"

#include <string.h>

#include "obl-test-record.h"

#define TEXT "Anna Weiß said on Monday that Bruno was late."

typedef struct {
  const char *name;
  const char *rest;       /* of the record, after its text */
  const char *message[3]; /* parts of what is said */
} Case;

#define UNKNOWN_ID "01900000-0000-7000-8000-000000000000"

static const Case cases[] = {
  { "string expected",
    "'spans':[{'label':7,'fragments':[[0,1]]}]",
    { "test.jsonl, line 1: at $.spans[0].label: expected a string, found a number" } },
  { "array expected", "'spans':{}", { "$.spans: expected an array" } },
  { "object expected", "'spans':[1]", { "$.spans[0]: expected an object" } },
  { "number expected",
    "'spans':[{'label':'Person','fragments':[['0',1]]}]",
    { "$.spans[0].fragments[0][0]: expected a number" } },
  { "half a position",
    "'spans':[{'label':'Person','fragments':[[0.5,1]]}]",
    { "$.spans[0].fragments[0][0]", "0.5" } },
  { "negative position", "'spans':[{'label':'Person','fragments':[[-1,1]]}]", { "[0][0]", "-1" } },
  { "huge position",
    "'spans':[{'label':'Person','fragments':[[0,99999999999999999999]]}]",
    { "[0][1]", "99999999999999999999" } },
  { "range of three",
    "'spans':[{'label':'Person','fragments':[[0,1,2]]}]",
    { "$.spans[0].fragments[0]", "two numbers" } },
  { "no label", "'spans':[{'fragments':[[0,1]]}]", { "$.spans[0]", "“label”" } },
  { "no fragments", "'spans':[{'label':'Person'}]", { "$.spans[0]", "“fragments”" } },
  { "empty fragments", "'spans':[{'label':'Person','fragments':[]}]", { "“fragments”" } },
  { "empty fragment",
    "'spans':[{'label':'Person','fragments':[[3,3]]}]",
    { "[3, 3)", "end must be after" } },
  { "backward fragment",
    "'spans':[{'label':'Person','fragments':[[3,2]]}]",
    { "[3, 2)", "end must be after" } },
  { "outside",
    "'spans':[{'label':'Person','fragments':[[0,46]]}]",
    { "[0, 46)", "outside the text", "45 characters" } },
  { "overlap",
    "'spans':[{'label':'Person','fragments':[[0,5],[4,9]]}]",
    { "[0, 5) and [4, 9) overlap" } },
  { "quote",
    "'spans':[{'label':'Person','fragments':[[0,4]],'quote':'Anne'}]",
    { "$.spans[0].quote", "“Anna”", "“Anne”" } },
  { "unknown label",
    "'spans':[{'label':'Persn','fragments':[[0,4]]}]",
    { "“Persn”", "the nearest is “Person”", "--add-labels" } },
  { "unknown frame type",
    "'frames':[{'type':'claims'}]",
    { "$.frames[0].type", "the nearest is “Claim”", "--add-labels" } },
  { "unknown role",
    "'frames':[{'type':'Claim','roles':{'sources':['https://a.example/']}}]",
    { "$.frames[0].roles.sources", "the nearest is “source”", "--add-labels" } },
  { "dangling entity",
    "'spans':[{'label':'Person','fragments':[[0,4]],'entity':'e1'}]",
    { "$.spans[0].entity", "“e1”" } },
  { "dangling UUID",
    "'spans':[{'label':'Person','fragments':[[0,4]],'entity':'" UNKNOWN_ID "'}]",
    { "$.spans[0].entity", UNKNOWN_ID } },
  { "dangling filler",
    "'frames':[{'type':'Claim','roles':{'source':['nobody']}}]",
    { "$.frames[0].roles.source[0]", "“nobody”" } },
  { "dangling proposition",
    "'frames':[{'type':'Claim','proposition':'p'}]",
    { "$.frames[0].proposition", "“p”" } },
  { "dangling annotator",
    "'spans':[{'label':'Person','fragments':[[0,4]],'annotator':'" UNKNOWN_ID "'}]",
    { "$.spans[0].annotator", UNKNOWN_ID } },
  { "reference of another kind",
    "'spans':[{'id':'a','label':'Person','fragments':[[0,4]],'entity':'a'}]",
    { "$.spans[0].entity" } },
  { "filler of a wrong kind",
    "'labels':[{'id':'l','name':'topic'}],'frames':[{'type':'Claim','roles':{'source':['l']}}]",
    { "$.frames[0].roles.source[0]", "cannot fill a role" } },
  { "twice",
    "'spans':[{'id':'a','label':'Person','fragments':[[0,4]]},"
    "{'id':'a','label':'Person','fragments':[[5,9]]}]",
    { "$.spans[1].id", "“a” is defined twice" } },
  { "twice in two kinds",
    "'spans':[{'id':'a','label':'Person','fragments':[[0,4]]}],'frames':[{'id':'a','type':'Claim'}"
    "]",
    { "$.frames[0].id", "“a” is defined twice" } },
  { "empty id",
    "'spans':[{'id':'','label':'Person','fragments':[[0,4]]}]",
    { "$.spans[0].id", "empty" } },
  { "nested in itself",
    "'frames':[{'id':'a','type':'Claim','roles':{'nested_in':['b']}},"
    "{'id':'b','type':'Claim','roles':{'nested_in':['a']}}]",
    { "$.frames[0]", "nested in itself" } },
  { "attribute",
    "'spans':[{'label':'Person','fragments':[[0,4]],'attributes':{'a':{}}}]",
    { "$.spans[0].attributes.a" } },
  { "attribute in an array",
    "'spans':[{'label':'Person','fragments':[[0,4]],'attributes':{'a':[null]}}]",
    { "$.spans[0].attributes.a[0]" } },
  { "origin",
    "'spans':[{'label':'Person','fragments':[[0,4]],'origin':{'kind':'guess'}}]",
    { "$.spans[0].origin", "“guess”" } },
  { "score",
    "'spans':[{'label':'Person','fragments':[[0,4]],'origin':{'kind':'model','score':2}}]",
    { "$.spans[0].origin.score" } },
  { "moment",
    "'spans':[{'label':'Person','fragments':[[0,4]],'created':'yesterday'}]",
    { "$.spans[0].created", "“yesterday”" } },
  { "status", "'status':'finished'", { "$.status", "“finished”" } },
  { "direction", "'meta':{'direction':'up'}", { "$.meta.direction", "“up”" } },
  { "empty title", "'title':''", { "$.title", "empty" } },
  { "offset unit", "'offset_unit':'byte'", { "$.offset_unit", "“byte”" } },
  { "newer", "'obelus':2", { "$.obelus", "newer" } },
  { "hash", "'text_sha256':'0000'", { "$.text_sha256", "0000" } },
  { "block", "'blocks':[{'range':[0,7]}]", { "$.blocks[0]", "[0, 7)" } },
  { "kind of block",
    "'blocks':[{'range':[0,45],'kind':'heading'}]",
    { "$.blocks[0]", "“paragraph”", "“heading”" } },
  { "nothing to delete", "'deleted':['" UNKNOWN_ID "']", { "$.deleted[0]", UNKNOWN_ID } },
  { "put and deleted",
    "'deleted':['a'],'spans':[{'id':'a','label':'Person','fragments':[[0,4]]}]",
    { "$.deleted[0]", "“a”" } },
  { "entity without a name", "'entities':[{'id':'e'}]", { "$.entities[0]", "“name”" } },
  { "assessment of nothing",
    "'assessments':[{'scale':'verdict','value':'refuted'}]",
    { "$.assessments[0]" } },
  { "link to nothing",
    "'propositions':[{'id':'p','text':'t'}],"
    "'links':[{'from':'p','to':'q','type':'supports'}]",
    { "$.links[0].to", "“q”" } },
  { "NUL", "'title':'a\\u0000b'", { "test.jsonl, line 1, column ", "NUL" } },
  { "lone surrogate", "'title':'a\\ud800b'", { "test.jsonl, line 1, column ", "surrogate" } },
  { "syntax", "'title' 'x'", { "test.jsonl, line 1, column ", "“:”" } },
};

static void
test_case (gconstpointer data)
{
  const Case *refused = data;
  OblTestProject project;
  g_autofree char *line = g_strdup_printf ("{'text':'" TEXT "',%s}", refused->rest);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *message = NULL;

  obl_test_project_init (&project, TEXT);
  before = obl_test_write (&project);
  message = obl_test_apply_refused (&project, line);
  for (guint i = 0; i < G_N_ELEMENTS (refused->message) && refused->message[i] != NULL; i++)
    obl_test_assert_contains (message, refused->message[i]);
  after = obl_test_write (&project);
  g_assert_cmpstr (after, ==, before);
  obl_test_project_clear (&project);
}

static void
test_other_text (void)
{
  OblTestProject project;
  g_autofree char *id = NULL;
  g_autofree char *line = NULL;
  g_autofree char *message = NULL;

  obl_test_project_init (&project, TEXT);
  id = obl_id_dup_string (&project.document_id);
  line = g_strdup_printf ("{'id':'%s','text':'Anna Weiß said on Tuesday.'}", id);
  message = obl_test_apply_refused (&project, line);
  obl_test_assert_contains (message, "from character 18 on");
  obl_test_assert_contains (message, "“Monday that Bruno was late.”");
  obl_test_assert_contains (message, "“Tuesday.”");
  obl_test_project_clear (&project);
}

static void
test_no_article (void)
{
  static const char *const lines[]
      = { "{}", "{'id':'" UNKNOWN_ID "'}", "{'text':'Nobody wrote this.'}" };
  OblTestProject project;

  obl_test_project_init (&project, TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autofree char *message = obl_test_apply_refused (&project, lines[i]);

    obl_test_assert_contains (message, "article");
  }
  obl_test_project_clear (&project);
}

static void
test_one_text_twice (void)
{
  OblTestProject project;
  g_autofree char *message = NULL;
  g_autofree char *id = NULL;
  g_autofree char *by_id = NULL;

  obl_test_project_init (&project, TEXT);
  obl_test_project_add (&project, "The same again", TEXT);
  message = obl_test_apply_refused (&project, "{'text':'" TEXT "','title':'x'}");
  obl_test_assert_contains (message, "several articles");
  id = obl_id_dup_string (&project.document_id);
  by_id = g_strdup_printf ("{'id':'%s','text':'" TEXT "','title':'x'}", id);
  obl_test_apply_all (&project, by_id);
  obl_test_project_clear (&project);
}

static void
test_other_article (void)
{
  OblTestProject project;
  g_autofree char *span_id = NULL;
  g_autofree char *put = NULL;
  g_autofree char *delete = NULL;
  g_autofree char *put_message = NULL;
  g_autofree char *delete_message = NULL;
  OblId id;

  obl_test_project_init (&project, TEXT);
  obl_test_project_add (&project, "Second", "Another text.");
  id = obl_test_project_mark (&project, "Anna", 0, "Person");
  span_id = obl_id_dup_string (&id);
  put = g_strdup_printf (
      "{'text':'Another text.','spans':[{'id':'%s','label':'Person','fragments':[[0,7]]}]}",
      span_id);
  put_message = obl_test_apply_refused (&project, put);
  obl_test_assert_contains (put_message, "in the article");
  delete = g_strdup_printf ("{'text':'Another text.','deleted':['%s']}", span_id);
  delete_message = obl_test_apply_refused (&project, delete);
  obl_test_assert_contains (delete_message, "in the article");
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strdup_printf ("/core/record/refused/%s", cases[i].name);

    g_strdelimit (path, " ", '-');
    g_test_add_data_func (path, &cases[i], test_case);
  }
  g_test_add_func ("/core/record/refused/other-text", test_other_text);
  g_test_add_func ("/core/record/refused/no-article", test_no_article);
  g_test_add_func ("/core/record/refused/one-text-twice", test_one_text_twice);
  g_test_add_func ("/core/record/refused/other-article", test_other_article);
  return g_test_run ();
}
