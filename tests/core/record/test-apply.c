/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Applying records: what they add, change and delete, and that it is all or nothing. */
#include "config.h"

#include <string.h>

#include "obl-test-record.h"

/* 0         1         2         3         4
 * 0123456789012345678901234567890123456789012345 */
#define TEXT "Anna Weiß said on Monday that Bruno was late."
#define BY_TEXT "'text':'" TEXT "'"

static OblDocument *
load (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  OblDocument *document = obl_store_get_document (project->store, &project->document_id, &error);

  g_assert_no_error (error);
  return document;
}

static GPtrArray *
list_spans (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = load (project);
  GPtrArray *spans = obl_store_list_spans (project->store, document, NULL, &error);

  g_assert_no_error (error);
  return spans;
}

static GPtrArray *
list_frames (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *frames = obl_store_list_frames (project->store, &project->document_id, &error);

  g_assert_no_error (error);
  return frames;
}

static void
test_create (void)
{
  OblTestProject project;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;
  g_autoptr (OblEntity) entity = NULL;
  const OblSpan *anna;
  const OblSpan *content;
  const OblFrame *outer;

  obl_test_project_init (&project, TEXT);
  /* Objects refer to each other in every direction; "inner" nests in what comes after it. */
  obl_test_apply_all (
      &project,
      "{" BY_TEXT ","
      "'frames':[{'id':'inner','type':'Claim','roles':{'content':['c'],'nested_in':['outer']}},"
      "          {'id':'outer','type':'Claim','roles':{'source':['s'],'content':['c']},"
      "           'attributes':{'act':'assert','review_state':'made up'}}],"
      "'spans':[{'id':'s','label':'Person','fragments':[[0,9]],'quote':'Anna Weiß','entity':'e',"
      "          'annotator':'Berta','origin':{'kind':'model','name':'m','version':'2',"
      "          'score':0.25}},"
      "         {'id':'c','label':'Content','fragments':[[30,35],[25,29]]}],"
      "'entities':[{'id':'e','type':'Person','name':'Anna Weiß','aliases':['A. Weiß',"
      "             "
      "{'name':'안나','language':'ko','script':'Hang'}],'external':{'wikidata':'Q1'}}]}");
  spans = list_spans (&project);
  g_assert_cmpuint (spans->len, ==, 2);
  anna = spans->pdata[0];
  content = spans->pdata[1];
  g_assert_cmpstr (anna->quote, ==, "Anna Weiß");
  g_assert_cmpint (anna->origin.kind, ==, OBL_ORIGIN_MODEL);
  g_assert_cmpfloat (anna->origin.score, ==, 0.25);
  g_assert_cmpstr (content->quote, ==, "that Bruno");
  g_assert_cmpuint (content->fragments->len, ==, 2);
  entity = obl_store_get_entity (project.store, &anna->entity_id, NULL);
  g_assert_cmpstr (entity->name, ==, "Anna Weiß");
  g_assert_cmpuint (entity->aliases->len, ==, 2);
  g_assert_cmpstr (((const OblAlias *)entity->aliases->pdata[1])->script, ==, "Hang");
  frames = list_frames (&project);
  g_assert_cmpuint (frames->len, ==, 2);
  outer = frames->pdata[0];
  if (obl_frame_get_role (outer, "nested_in") != NULL)
    outer = frames->pdata[1];
  g_assert_true (obl_id_equal (&obl_frame_get_role (outer, "source")->id, &anna->id));
  g_assert_cmpstr (obl_attributes_get (outer->attributes, "review_state"), ==, "\"made up\"");
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_update (void)
{
  OblTestProject project;
  g_autofree char *lines = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autofree char *id = NULL;
  const OblSpan *span;

  obl_test_project_init (&project, TEXT);
  obl_test_apply_all (&project,
                      "{" BY_TEXT ",'spans':[{'label':'Person','fragments':[[0,9]],'comment':'c',"
                      "'attributes':{'a':'1','b':2},'created':'2020-01-02T03:04:05.678Z',"
                      "'modified':'2020-01-02T03:04:05.678Z'}]}");
  before = list_spans (&project);
  id = obl_id_dup_string (before->pdata[0]);
  lines = g_strdup_printf ("{" BY_TEXT ",'spans':[{'id':'%s','label':'Media',"
                           "'attributes':{'a':null,'c':[true]}}]}",
                           id);
  obl_test_apply_all (&project, lines);
  spans = list_spans (&project);
  g_assert_cmpuint (spans->len, ==, 1);
  span = spans->pdata[0];
  g_assert_cmpstr (span->label, ==, "Media");
  g_assert_cmpstr (span->quote, ==, "Anna Weiß");
  g_assert_cmpstr (span->comment, ==, "c");
  g_assert_null (obl_attributes_get (span->attributes, "a"));
  g_assert_cmpstr (obl_attributes_get (span->attributes, "b"), ==, "2");
  g_assert_cmpstr (obl_attributes_get (span->attributes, "c"), ==, "[true]");
  g_assert_cmpint (span->created, ==, ((const OblSpan *)before->pdata[0])->created);
  g_assert_cmpint (span->modified, >, ((const OblSpan *)before->pdata[0])->modified);
  obl_test_project_clear (&project);
}

static void
test_update_roles (void)
{
  OblTestProject project;
  g_autofree char *lines = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const OblFrame *frame;

  obl_test_project_init (&project, TEXT);
  obl_test_apply_all (&project,
                      "{" BY_TEXT ",'spans':[{'id':'a','label':'Person','fragments':[[0,9]]},"
                      "{'id':'b','label':'Content','fragments':[[30,44]]}],"
                      "'frames':[{'type':'Claim','roles':{'source':['a'],'content':['b'],"
                      "'evidence':['https://example.org/1']}}]}");
  before = list_frames (&project);
  id = obl_id_dup_string (before->pdata[0]);
  lines = g_strdup_printf ("{" BY_TEXT ",'frames':[{'id':'%s','roles':{'source':[],"
                           "'evidence':['https://example.org/2','https://example.org/3']}}]}",
                           id);
  obl_test_apply_all (&project, lines);
  after = list_frames (&project);
  frame = after->pdata[0];
  g_assert_null (obl_frame_get_role (frame, "source"));
  g_assert_nonnull (obl_frame_get_role (frame, "content"));
  g_assert_cmpuint (frame->roles->len, ==, 3);
  g_assert_cmpstr (obl_frame_get_role (frame, "evidence")->url, ==, "https://example.org/2");
  obl_test_project_clear (&project);
}

static void
test_update_document (void)
{
  OblTestProject project;
  g_autoptr (OblDocument) document = NULL;

  obl_test_project_init (&project, TEXT);
  obl_test_apply_all (&project, "{" BY_TEXT ",'title':'New','meta':{'byline':'B','language':'en'},"
                                "'tags':['y','x'],'status':'done','notes':'n',"
                                "'labels':[{'name':'topic','value':'trains'}],"
                                "'blocks':[{'range':[0,45],'role':'title'}]}");
  obl_test_apply_all (&project, "{" BY_TEXT ",'meta':{'byline':null},"
                                "'labels':[{'name':'topic','value':'trains'}]}");
  document = load (&project);
  g_assert_cmpstr (document->title, ==, "New");
  g_assert_null (document->byline);
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpint (document->status, ==, OBL_STATUS_DONE);
  g_assert_cmpuint (document->tags->len, ==, 2);
  g_assert_cmpstr (document->tags->pdata[0], ==, "x");
  g_assert_cmpuint (document->labels->len, ==, 1);
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 0).role, ==, OBL_ROLE_TITLE);
  obl_test_project_clear (&project);
}

static void
test_nothing_new (void)
{
  const OblRecordOptions options = { .name = "again", .annotator = "somebody else" };
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *record = NULL;

  obl_test_project_init (&project, TEXT);
  obl_test_apply_all (&project,
                      "{" BY_TEXT ",'spans':[{'id':'s','label':'Person','fragments':[[0,9]],"
                      "'entity':'e'}],'entities':[{'id':'e','name':'A','type':'Person'}],"
                      "'frames':[{'type':'Claim','roles':{'source':['s']}}],"
                      "'labels':[{'name':'topic','value':'v'}]}");
  record = obl_test_write (&project);
  before = obl_history_list (project.store, 0, NULL);
  report = obl_test_apply (&project, record, &options);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->n_documents_changed, ==, 0);
  g_assert_cmpuint (report->n_spans_changed + report->n_frames_changed, ==, 0);
  after = obl_history_list (project.store, 0, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  obl_test_project_clear (&project);
}

static void
test_delete (void)
{
  OblTestProject project;
  g_autofree char *lines = NULL;
  g_autofree char *frame_id = NULL;
  g_autofree char *span_id = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;
  g_autoptr (GPtrArray) left = NULL;

  obl_test_project_init (&project, TEXT);
  obl_test_apply_all (&project,
                      "{" BY_TEXT ",'spans':[{'id':'a','label':'Person','fragments':[[0,9]]},"
                      "{'id':'b','label':'Content','fragments':[[30,44]]}],"
                      "'frames':[{'type':'Claim','roles':{'source':['a'],'content':['b']}}]}");
  spans = list_spans (&project);
  frames = list_frames (&project);
  /* The content goes with its claim already; naming it as well is no mistake. */
  span_id = obl_id_dup_string (spans->pdata[1]);
  frame_id = obl_id_dup_string (frames->pdata[0]);
  lines = g_strdup_printf ("{" BY_TEXT ",'deleted':['%s','%s']}", span_id, frame_id);
  obl_test_apply_all (&project, lines);
  left = list_spans (&project);
  g_assert_cmpuint (left->len, ==, 1);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_all_or_nothing (void)
{
  const OblRecordOptions options = { .name = "t", .annotator = "tester" };
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) entities = NULL;
  guint n_before;

  obl_test_project_init (&project, TEXT);
  obl_test_project_add (&project, "Second", "Another text.");
  history = obl_history_list (project.store, 0, NULL);
  n_before = history->len;
  g_clear_pointer (&history, g_ptr_array_unref);
  report = obl_test_apply (
      &project,
      "{'text':'Another text.','title':'changed','entities':[{'id':'e','name':'E'}],"
      "'spans':[{'label':'Person','fragments':[[0,7]],'entity':'e'},"
      "{'label':'Person','fragments':[[0,99]]}]}\n"
      "{" BY_TEXT ",'spans':[{'label':'Person','fragments':[[0,9]]}]}\n"
      /* "e" went with the first line. */
      "{'text':'Another text.','spans':[{'label':'Person','fragments':[[0,7]],'entity':'e'}]}\n",
      &options);
  g_assert_cmpuint (report->n_documents_failed, ==, 2);
  g_assert_cmpuint (report->n_documents_changed, ==, 1);
  g_assert_cmpuint (report->n_spans_added, ==, 1);
  g_assert_cmpuint (report->n_entities_added, ==, 0);
  g_assert_cmpuint (obl_test_project_count_spans (&project), ==, 1);
  entities = obl_store_list_entities (project.store, NULL);
  g_assert_cmpuint (entities->len, ==, 0);
  history = obl_history_list (project.store, 0, NULL);
  g_assert_cmpuint (history->len, ==, n_before + 1);
  obl_test_project_clear (&project);
}

static void
test_one_undo (void)
{
  OblTestProject project;
  g_autofree char *before = NULL;
  g_autofree char *applied = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  obl_test_project_init (&project, TEXT);
  obl_test_project_add (&project, "Second", "Another text.");
  before = obl_test_write (&project);
  obl_test_apply_all (&project,
                      "{" BY_TEXT ",'spans':[{'label':'Person','fragments':[[0,9]],'entity':'e'}],"
                      "'entities':[{'id':'e','name':'Anna','type':'Person'}]}\n"
                      "{'text':'Another text.','status':'flagged',"
                      "'spans':[{'label':'Person','fragments':[[0,7]],'entity':'e'}]}\n");
  applied = obl_test_write (&project);
  obl_test_project_reopen (&project);
  obl_test_project_undo (&project);
  undone = obl_test_write (&project);
  g_assert_cmpstr (undone, ==, before);
  obl_test_project_reopen (&project);
  obl_test_project_redo (&project);
  redone = obl_test_write (&project);
  g_assert_cmpstr (redone, ==, applied);
  obl_test_project_clear (&project);
}

static void
test_dry_run (void)
{
  const OblRecordOptions options = { .dry_run = TRUE, .annotator = "tester" };
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  obl_test_project_init (&project, TEXT);
  before = obl_test_write (&project);
  report = obl_test_apply (
      &project, "{" BY_TEXT ",'title':'x','spans':[{'label':'Person','fragments':[[0,9]]}]}",
      &options);
  g_assert_cmpuint (report->n_spans_added, ==, 1);
  g_assert_cmpuint (report->n_documents_changed, ==, 1);
  after = obl_test_write (&project);
  g_assert_cmpstr (after, ==, before);
  obl_test_project_clear (&project);
}

static void
test_add_labels (void)
{
  const OblRecordOptions options = { .add_labels = TRUE, .annotator = "tester" };
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (OblLabelSet) set = NULL;

  obl_test_project_init (&project, TEXT);
  report = obl_test_apply (&project,
                           "{" BY_TEXT ",'entities':[{'id':'e','name':'E'}],"
                           "'spans':[{'id':'s','label':'Vehicle','fragments':[[0,4]],'entity':'e'},"
                           "{'id':'t','label':'Odd','fragments':[[5,9]]}],"
                           "'frames':[{'type':'Owns','roles':{'owner':['s'],'owned':['t']}}]}",
                           &options);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->n_labels_added, ==, 5);
  set = obl_store_get_label_set (project.store, NULL);
  g_assert_cmpint (obl_label_set_find_span_label (set, "Vehicle")->kind, ==, OBL_SPAN_ENTITY);
  g_assert_cmpint (obl_label_set_find_span_label (set, "Odd")->kind, ==, OBL_SPAN_OTHER);
  g_assert_nonnull (
      obl_frame_type_find_role (obl_label_set_find_frame_type (set, "Owns"), "owned"));
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

/* Frames over frames, with 2^40 ways from the top to the bottom. */
static void
test_many_ways (void)
{
  const OblRecordOptions options = { .add_labels = TRUE, .annotator = "tester" };
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (GString) line = g_string_new ("{" BY_TEXT ",'frames':[");

  for (guint level = 40; level > 0; level--) {
    for (guint side = 0; side < 2; side++)
      g_string_append_printf (line, "{'id':'%u-%u','type':'Group','roles':{'of':['%u-0','%u-1']}},",
                              level, side, level - 1, level - 1);
  }
  g_string_append (line, "{'id':'0-0','type':'Group'},{'id':'0-1','type':'Group'}]}");
  obl_test_project_init (&project, TEXT);
  report = obl_test_apply (&project, line->str, &options);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->n_frames_added, ==, 82);
  obl_test_project_clear (&project);
}

static void
test_line_ends (void)
{
  const OblRecordOptions options = { .name = "t", .annotator = "tester" };
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;

  obl_test_project_init (&project, TEXT);
  report = obl_test_apply (&project,
                           "\xef\xbb\xbf{" BY_TEXT ",'title':'one'}\r\n"
                           "\r\n  \n"
                           "{'text':'unknown'}\r\n"
                           "{" BY_TEXT,
                           &options);
  g_assert_cmpuint (report->n_lines, ==, 3);
  g_assert_cmpuint (report->n_documents_changed, ==, 1);
  g_assert_cmpuint (report->problems->len, ==, 2);
  obl_test_assert_contains (report->problems->pdata[0], "t, line 4: ");
  obl_test_assert_contains (report->problems->pdata[1], "t, line 5, column 56: ");
  obl_test_project_clear (&project);
}

static void
test_empty (void)
{
  static const char *const empty[] = { "", "\n", " \r\n\n", "\xef\xbb\xbf" };
  const OblRecordOptions options = { .name = "nothing.jsonl", .annotator = "tester" };
  OblTestProject project;

  obl_test_project_init (&project, TEXT);
  for (guint i = 0; i < G_N_ELEMENTS (empty); i++) {
    g_autoptr (GInputStream) stream
        = g_memory_input_stream_new_from_data (empty[i], (gssize)strlen (empty[i]), NULL);
    g_autoptr (GError) error = NULL;

    g_assert_false (obl_record_apply (project.store, stream, &options, NULL, &error));
    g_assert_error (error, OBL_RECORD_ERROR, OBL_RECORD_ERROR_INVALID);
    obl_test_assert_contains (error->message, "nothing.jsonl");
  }
  obl_test_project_clear (&project);
}

static void
test_unknown_members (void)
{
  const OblRecordOptions options = { .name = "t", .annotator = "tester" };
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;

  obl_test_project_init (&project, TEXT);
  report = obl_test_apply (&project,
                           "{" BY_TEXT ",'extra':1,'spans':["
                           "{'label':'Person','fragments':[[0,4]],'colour':'red'},"
                           "{'label':'Person','fragments':[[5,9]],'colour':'red'}]}",
                           &options);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpuint (report->n_spans_added, ==, 2);
  g_assert_cmpuint (report->notes->len, ==, 2);
  obl_test_assert_contains (report->notes->pdata[0], "$.extra");
  obl_test_assert_contains (report->notes->pdata[1], "$.spans[0].colour");
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/apply/create", test_create);
  g_test_add_func ("/core/record/apply/update", test_update);
  g_test_add_func ("/core/record/apply/update-roles", test_update_roles);
  g_test_add_func ("/core/record/apply/update-document", test_update_document);
  g_test_add_func ("/core/record/apply/nothing-new", test_nothing_new);
  g_test_add_func ("/core/record/apply/delete", test_delete);
  g_test_add_func ("/core/record/apply/all-or-nothing", test_all_or_nothing);
  g_test_add_func ("/core/record/apply/one-undo", test_one_undo);
  g_test_add_func ("/core/record/apply/dry-run", test_dry_run);
  g_test_add_func ("/core/record/apply/add-labels", test_add_labels);
  g_test_add_func ("/core/record/apply/many-ways", test_many_ways);
  g_test_add_func ("/core/record/apply/line-ends", test_line_ends);
  g_test_add_func ("/core/record/apply/empty", test_empty);
  g_test_add_func ("/core/record/apply/unknown-members", test_unknown_members);
  return g_test_run ();
}
