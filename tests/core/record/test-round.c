/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Out and in again: what a new project makes of another's records is written as the same bytes. */
#include "config.h"

#include <string.h>

#include "obl-test-record.h"

#define FIRST "Anna Weiß said on Monday that Bruno was late."
#define SECOND "평양 said \xf0\x9f\x98\x80 that e\xcc\x81tude was مرحبا.\nThe end."

/* An empty project beside @like. */
static void
open_beside (OblTestProject *project, const OblTestProject *like)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", &error);

  g_assert_no_error (error);
  *project = *like;
  project->path = g_build_filename (like->folder, "other.obelus", NULL);
  project->store = obl_store_create (project->path, set, &error);
  g_assert_no_error (error);
}

static void
close_beside (OblTestProject *project)
{
  obl_store_close (project->store);
  g_free (project->path);
}

static OblRecordReport *
import (OblTestProject *project, const char *records)
{
  const OblRecordOptions options
      = { .make_documents = TRUE, .add_labels = TRUE, .name = "in", .annotator = "importer" };
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (records, (gssize)strlen (records), NULL);
  g_autoptr (GError) error = NULL;
  OblRecordReport *report = NULL;

  obl_record_apply (project->store, stream, &options, &report, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->problems->len; i++)
    g_test_message ("%s", (const char *)report->problems->pdata[i]);
  return report;
}

/* A second article, and everything a record can hold. */
static void
fill (OblTestProject *project)
{
  obl_test_project_add (project, "Second", SECOND);
  obl_test_apply_all (
      project,
      "{'text':'" FIRST "','title':'A “title”','meta':{'byline':'B','publisher':'P',"
      "'published':'2024-01-21','updated':'2024-01-22T03:04:05Z','agency':'G','language':'en',"
      "'direction':'ltr'},'status':'in-progress','tags':['b','a'],'notes':'line\\nline',"
      "'labels':[{'name':'topic','value':'trains','annotator':'Berta'},{'name':'important'}],"
      "'spans':[{'id':'s1','label':'Person','fragments':[[0,9]],'entity':'e1',"
      "'attributes':{'z':'\\u0007é','n':1.50,'l':['a',true,2]},'comment':'c','annotator':'Berta',"
      "'origin':{'kind':'model','name':'m','version':'v','score':0.9}},"
      "{'id':'s2','label':'Content','fragments':[[25,29],[36,44]]},"
      "{'id':'s3','label':'Person','fragments':[[30,35]]},"
      "{'id':'s4','label':'Cue','fragments':[[10,14]],'origin':{'kind':'rule','name':'r'}}],"
      "'frames':[{'id':'f1','type':'Claim','roles':{'source':['s1','e2'],'cue':['s4'],"
      "'content':['s2'],'evidence':['https://example.org/a?b=c']},"
      "'attributes':{'act':'assert'},'proposition':'p1','comment':'k','annotator':'Carla'},"
      "{'id':'f2','type':'Claim','roles':{'content':['s2'],'nested_in':['f1']}}],"
      "'entities':[{'id':'e1','type':'Person','name':'Anna Weiß','aliases':['A.',"
      "{'name':'안나','language':'ko','script':'Hang'}],'external':{'wikidata':'Q1','viaf':'2'},"
      "'notes':'n'},{'id':'e2','type':'Media','name':'KCNA'}],"
      "'propositions':[{'id':'p1','text':'Bruno was late','language':'en','notes':'q'},"
      "{'id':'p2','text':'Bruno was on time'}],"
      "'links':[{'from':'p1','to':'p2','type':'contradicts','annotator':'Dora'}],"
      "'assessments':[{'proposition':'p2','scale':'verdict','value':'refuted','note':'w',"
      "'annotator':'Emma'},{'frame':'f1','scale':'source_reliability','value':'B'}]}\n"
      "{'text':'평양 said \xf0\x9f\x98\x80 that e\xcc\x81tude was مرحبا.\\nThe end.',"
      "'spans':[{'id':'t1','label':'Place','fragments':[[0,2]],'quote':'평양','entity':'e1'},"
      "{'id':'t2','label':'Content','fragments':[[8,9],[15,21]],"
      "'quote':'\xf0\x9f\x98\x80 e\xcc\x81tude'}],"
      "'frames':[{'type':'Claim','roles':{'content':['t2']},'proposition':'p2'}]}\n");
}

static void
test_same_bytes (void)
{
  OblTestProject project;
  OblTestProject other;
  g_autoptr (OblRecordReport) report = NULL;
  g_autofree char *out = NULL;
  g_autofree char *again = NULL;
  g_autofree char *back = NULL;

  obl_test_project_init (&project, FIRST);
  fill (&project);
  out = obl_test_write (&project);
  again = obl_test_write (&project);
  g_assert_cmpstr (again, ==, out);
  open_beside (&other, &project);
  report = import (&other, out);
  g_assert_cmpuint (report->n_documents_added, ==, 2);
  g_assert_cmpuint (report->n_spans_added, ==, 6);
  g_assert_cmpuint (report->n_frames_added, ==, 3);
  g_assert_cmpuint (report->n_entities_added, ==, 2);
  g_assert_cmpuint (report->n_entities_present, ==, 0);
  obl_test_project_assert_whole (&other);
  back = obl_test_write (&other);
  g_assert_cmpstr (back, ==, out);
  close_beside (&other);
  obl_test_project_clear (&project);
}

static void
test_present (void)
{
  OblTestProject project;
  OblTestProject other;
  g_autoptr (OblRecordReport) first = NULL;
  g_autoptr (OblRecordReport) second = NULL;
  g_autofree char *out = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *id = NULL;

  obl_test_project_init (&project, FIRST);
  fill (&project);
  out = obl_test_write (&project);
  open_beside (&other, &project);
  first = import (&other, out);
  id = obl_id_dup_string (&project.document_id);
  changed = g_strdup_printf ("{'id':'%s','title':'Mine'}", id);
  obl_test_apply_all (&other, changed);
  second = import (&other, out);
  g_assert_cmpuint (second->problems->len, ==, 0);
  g_assert_cmpuint (second->n_documents_present, ==, 2);
  g_assert_cmpuint (second->n_documents_added, ==, 0);
  kept = obl_test_write (&other);
  obl_test_assert_contains (kept, "\"title\":\"Mine\"");
  close_beside (&other);
  obl_test_project_clear (&project);
}

/* A project's own entity is not changed by a file that brings articles. */
static void
test_entity_present (void)
{
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (GPtrArray) entities = NULL;
  g_autofree char *id = NULL;
  g_autofree char *lines = NULL;

  obl_test_project_init (&project, FIRST);
  obl_test_apply_all (&project, "{'text':'" FIRST "','entities':[{'name':'Anna','id':'e'}],"
                                "'spans':[{'label':'Person','fragments':[[0,9]],'entity':'e'}]}");
  entities = obl_store_list_entities (project.store, NULL);
  id = obl_id_dup_string (entities->pdata[0]);
  g_clear_pointer (&entities, g_ptr_array_unref);
  lines = g_strdup_printf ("{\"text\":\"New.\",\"entities\":[{\"id\":\"%s\",\"name\":\"Bob\"}],"
                           "\"spans\":[{\"label\":\"Person\",\"fragments\":[[0,3]],"
                           "\"entity\":\"%s\"}]}",
                           id, id);
  report = import (&project, lines);
  g_assert_cmpuint (report->n_documents_added, ==, 1);
  g_assert_cmpuint (report->n_entities_present, ==, 1);
  entities = obl_store_list_entities (project.store, NULL);
  g_assert_cmpuint (entities->len, ==, 1);
  g_assert_cmpstr (((const OblEntity *)entities->pdata[0])->name, ==, "Anna");
  g_assert_cmpuint (((const OblEntity *)entities->pdata[0])->n_mentions, ==, 2);
  obl_test_project_clear (&project);
}

/* --- What a stranger's record leaves out ------------------------------------------------------ */

static void
test_bare (void)
{
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (OblText) text = obl_text_new ("A headline\nA paragraph.");
  g_autoptr (GError) error = NULL;
  OblId id;

  obl_test_project_init (&project, FIRST);
  report = import (&project, "{\"text\":\"A headline\\nA paragraph.\","
                             "\"html\":\"<p>A headline<script>alert(1)</script></p>\"}");
  g_assert_cmpuint (report->n_documents_added, ==, 1);
  g_assert_true (obl_store_find_document_by_text (project.store, obl_text_get_sha256 (text), &id));
  document = obl_store_get_document (project.store, &id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, "A headline");
  g_assert_cmpuint (document->blocks->len, ==, 2);
  g_assert_null (strstr (document->html, "script"));
  obl_test_assert_contains (document->html, "A paragraph.");
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

/* --- Articles that cite each other ------------------------------------------------------------ */

#define ID_A "01900000-0000-7000-8000-00000000000a"
#define ID_B "01900000-0000-7000-8000-00000000000b"
#define ID_C "01900000-0000-7000-8000-00000000000c"
#define CITING(id, text, cited)                                                                    \
  "{\"id\":\"" id "\",\"text\":\"" text "\",\"spans\":[{\"label\":\"Person\",\"fragments\":"       \
  "[[0,1]]}],\"frames\":[{\"type\":\"Claim\",\"roles\":{\"evidence\":[\"" cited "\"]}}]}\n"

static void
test_citations (void)
{
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autofree char *out = NULL;

  obl_test_project_init (&project, FIRST);
  report = import (&project, CITING (ID_A, "a", ID_B) CITING (ID_B, "b", ID_A));
  g_assert_cmpuint (report->n_documents_added, ==, 2);
  g_assert_cmpuint (report->problems->len, ==, 0);
  out = obl_test_write (&project);
  obl_test_assert_contains (out, "\"roles\":{\"evidence\":[\"" ID_A "\"]}");
  obl_test_assert_contains (out, "\"roles\":{\"evidence\":[\"" ID_B "\"]}");
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_citation_missing (void)
{
  OblTestProject project;
  g_autoptr (OblRecordReport) report = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  obl_test_project_init (&project, FIRST);
  /* A cites B, which goes because C has not come. */
  report
      = import (&project, CITING (ID_A, "a", ID_B) CITING (ID_B, "b", ID_C) "{\"text\":\"c\"}\n");
  g_assert_cmpuint (report->n_documents_added, ==, 1);
  g_assert_cmpuint (report->n_documents_failed, ==, 2);
  g_assert_cmpuint (report->n_spans_added, ==, 0);
  g_assert_cmpuint (report->problems->len, ==, 2);
  obl_test_assert_contains (report->problems->pdata[0], "line 2: “b” was left out");
  obl_test_assert_contains (report->problems->pdata[0], "evidence");
  obl_test_assert_contains (report->problems->pdata[0], ID_C);
  obl_test_assert_contains (report->problems->pdata[0], "Import that article first");
  obl_test_assert_contains (report->problems->pdata[1], "line 1: “a” was left out");
  documents = obl_store_list_documents (project.store, NULL);
  g_assert_cmpuint (documents->len, ==, 2);
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

/* --- Filters ---------------------------------------------------------------------------------- */

static void
test_filter (void)
{
  static const char *const claims[] = { "Claim", NULL };
  static const char *const persons[] = { "Person", NULL };
  OblRecordFilter filter = { .labels = claims };
  OblTestProject project;
  g_autoptr (GString) with_claims = g_string_new (NULL);
  g_autoptr (GString) with_persons = g_string_new (NULL);
  g_autoptr (GString) by_berta = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  OblId berta;

  obl_test_project_init (&project, FIRST);
  fill (&project);
  obl_record_write (project.store, &project.document_id, &filter, with_claims, NULL, &error);
  g_assert_no_error (error);
  /* The claims bring what fills their roles, and no more. */
  obl_test_assert_contains (with_claims->str, "\"quote\":\"Anna Weiß\"");
  g_assert_null (strstr (with_claims->str, "\"quote\":\"Bruno\""));
  filter.labels = persons;
  obl_record_write (project.store, &project.document_id, &filter, with_persons, NULL, &error);
  g_assert_no_error (error);
  obl_test_assert_contains (with_persons->str, "\"quote\":\"Bruno\"");
  obl_test_assert_contains (with_persons->str, "\"frames\":[]");
  obl_test_assert_contains (with_persons->str, "\"propositions\":[]");
  g_assert_null (strstr (with_persons->str, "KCNA"));
  g_assert_true (obl_store_find_annotator (project.store, "Berta", &berta));
  filter = (OblRecordFilter){ .annotators = &berta, .n_annotators = 1 };
  obl_record_write (project.store, &project.document_id, &filter, by_berta, NULL, &error);
  g_assert_no_error (error);
  obl_test_assert_contains (by_berta->str, "\"quote\":\"Anna Weiß\"");
  g_assert_null (strstr (by_berta->str, "\"quote\":\"Bruno\""));
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/record/round/same-bytes", test_same_bytes);
  g_test_add_func ("/core/record/round/present", test_present);
  g_test_add_func ("/core/record/round/entity-present", test_entity_present);
  g_test_add_func ("/core/record/round/bare", test_bare);
  g_test_add_func ("/core/record/round/citations", test_citations);
  g_test_add_func ("/core/record/round/citation-missing", test_citation_missing);
  g_test_add_func ("/core/record/round/filter", test_filter);
  return g_test_run ();
}
