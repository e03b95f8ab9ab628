/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole exports: through the store, from disk, into files; what is chosen, how it is split, what the
 * report says, and what is left when something goes wrong. */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/base/obl-json-tree.h"
#include "core/export/obl-export.h"
#include "obl-test-project.h"

typedef struct {
  OblTestProject project;
  char *folder; /* for what is exported */
  OblExportOptions options;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  obl_test_project_init (&fixture->project, "Seoul accused Pyongyang.\nKim Jong Un said no.");
  fixture->folder = g_dir_make_tmp ("obelus-export-XXXXXX", NULL);
  fixture->options.format = "conll";
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);

  if (dir != NULL) {
    const char *name = NULL;

    while ((name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  }
  g_remove (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  obl_test_project_clear (&fixture->project);
  remove_all (fixture->folder);
  g_free (fixture->folder);
}

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names in the folder, sorted, with a space between; hidden ones too. */
static char *
list_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **)names->pdata);
}

static void
assert_folder (const char *path, const char *expected)
{
  g_autofree char *names = list_folder (path);

  g_assert_cmpstr (names, ==, expected);
}

static char *
read_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);

  return contents;
}

static OblExportReport *
export_to (Fixture *fixture, const char *name)
{
  g_autofree char *path = in_folder (fixture, name);
  g_autoptr (GError) error = NULL;
  OblExportReport *report = NULL;

  fixture->options.output = path;
  g_assert_true (obl_export_run (fixture->project.store, &fixture->options, &report, &error));
  g_assert_no_error (error);
  g_assert_nonnull (report);

  return report;
}

static void
assert_refused (Fixture *fixture, const char *output, int code, const char *says)
{
  g_autoptr (GError) error = NULL;

  fixture->options.output = output;
  g_assert_false (obl_export_run (fixture->project.store, &fixture->options, NULL, &error));
  g_assert_error (error, OBL_EXPORT_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
}

/* A claim with a source, on the first sentence of the first article. */
static OblId
add_claim (OblTestProject *project)
{
  OblId content = obl_test_project_mark (project, "accused Pyongyang", 0, "Content");
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Claim", "tester", NULL);
  g_autoptr (OblFrame) frame = obl_frame_new ();

  frame->document_id = project->document_id;
  frame->type = g_strdup ("Claim");
  obl_frame_add_role (frame, "content", OBL_FILLER_SPAN, &content);
  g_assert_true (obl_edit_put_frame (edit, frame, NULL));
  g_assert_true (obl_edit_commit (edit, NULL));

  return frame->id;
}

static void
damage (Fixture *fixture, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (fixture->project.path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
test_conll (Fixture *fixture, gconstpointer data)
{
  OblTestProject *project = &fixture->project;
  g_autoptr (OblExportReport) report = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *documents = NULL;
  g_autofree char *expected = NULL;
  char first[OBL_ID_STRING_SIZE], second[OBL_ID_STRING_SIZE];
  OblId other = obl_test_project_add (project, "A tab\tand a \\", "~ Tokyo 😀\nWas silent.");

  obl_test_project_mark (project, "Seoul", 0, "Government");
  obl_test_project_mark (project, "Kim Jong Un", 0, "Person");
  add_claim (project);
  obl_test_project_reopen (project);
  report = export_to (fixture, "corpus.conll");

  rows = read_file (fixture, "corpus.conll");
  g_assert_cmpstr (rows, ==,
                   "-DOCSTART- -X- O O\n\n"
                   "Seoul -X- -X- B-Government\naccused -X- -X- O\nPyongyang -X- -X- O\n"
                   ". -X- -X- O\n\n"
                   "Kim -X- -X- B-Person\nJong -X- -X- I-Person\nUn -X- -X- I-Person\n"
                   "said -X- -X- O\nno -X- -X- O\n. -X- -X- O\n\n"
                   "-DOCSTART- -X- O O\n\n"
                   "~ -X- -X- O\nTokyo -X- -X- O\n😀 -X- -X- O\n\n"
                   "Was -X- -X- O\nsilent -X- -X- O\n. -X- -X- O\n\n");
  documents = read_file (fixture, "corpus.conll.documents.tsv");
  expected = g_strdup_printf ("document\ttitle\tfirst_sentence\tn_sentences\n"
                              "%s\tTest\t1\t2\n%s\tA tab\\tand a \\\\\t3\t2\n",
                              obl_id_format (&project->document_id, first),
                              obl_id_format (&other, second));
  g_assert_cmpstr (documents, ==, expected);
  assert_folder (fixture->folder, "corpus.conll corpus.conll.documents.tsv");

  g_assert_cmpuint (report->n_documents, ==, 2);
  g_assert_cmpuint (report->n_spans_in, ==, 3);
  g_assert_cmpuint (report->n_spans_out, ==, 2);
  g_assert_cmpuint (report->n_frames_in, ==, 1);
  g_assert_cmpuint (report->n_frames_out, ==, 0);
  g_assert_cmpuint (report->n_losses, ==, 2);
  g_assert_cmpuint (report->files->len, ==, 2);
}

static void
test_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OblExportReport) one = NULL;
  g_autoptr (OblExportReport) two = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *first_report = NULL;
  g_autofree char *second_report = NULL;

  g_test_summary ("The same project gives the same bytes, files and report.");

  for (guint i = 0; i < 5; i++)
    obl_test_project_add (&fixture->project, "Another", "Kim spoke.\nSeoul was silent.");
  obl_test_project_mark (&fixture->project, "Seoul accused", 0, "Event");
  obl_test_project_mark (&fixture->project, "accused Pyongyang", 0, "Event");
  obl_test_project_mark (&fixture->project, "Seoul", 0, "Place");
  one = export_to (fixture, "corpus");
  first = read_file (fixture, "corpus");
  first_report = obl_export_report_to_json (one);
  obl_test_project_reopen (&fixture->project);
  two = export_to (fixture, "corpus");
  second = read_file (fixture, "corpus");
  second_report = obl_export_report_to_json (two);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first_report, ==, second_report);
}

static void
test_empty_project (Fixture *fixture, gconstpointer data)
{
  const char *const nobody[] = { "flagged", NULL };
  g_autoptr (OblExportReport) report = NULL;
  g_autofree char *rows = NULL;

  g_test_summary ("No documents make an empty corpus, not an error.");
  fixture->options.statuses = nobody;
  report = export_to (fixture, "corpus");
  rows = read_file (fixture, "corpus");
  g_assert_cmpstr (rows, ==, "");
  g_assert_cmpuint (report->n_documents, ==, 0);
}

static void
test_choosing (Fixture *fixture, gconstpointer data)
{
  OblTestProject *project = &fixture->project;
  const char *const places[] = { "Place", NULL };
  const char *const content[] = { "Content", NULL };
  const char *const testers[] = { "tester", NULL };
  const char *const none[] = { NULL };
  const char *chosen[2] = { NULL, NULL };
  g_autofree char *id = obl_id_dup_string (&project->document_id);
  g_autofree char *rows = NULL;
  OblExportReport *report = NULL;

  g_test_summary ("Labels, annotators and documents narrow a corpus, and what they leave out is "
                  "no loss.");
  obl_test_project_add (project, "Another", "Tokyo");
  obl_test_project_mark (project, "Seoul", 0, "Government");
  obl_test_project_mark (project, "Pyongyang", 0, "Place");
  add_claim (project);

  fixture->options.labels = places;
  report = export_to (fixture, "corpus");
  g_assert_cmpuint (report->n_spans_in, ==, 1);
  g_assert_cmpuint (report->n_spans_out, ==, 1);
  g_assert_cmpuint (report->n_losses, ==, 0);
  obl_export_report_free (report);

  fixture->options.labels = content;
  report = export_to (fixture, "corpus");
  rows = read_file (fixture, "corpus");
  g_assert_nonnull (strstr (rows, "accused -X- -X- B-Content\nPyongyang -X- -X- I-Content\n"));
  g_assert_cmpuint (report->n_losses, ==, 0);
  obl_export_report_free (report);

  fixture->options.labels = none; /* an empty list is no choice */
  fixture->options.annotators = testers;
  chosen[0] = id;
  fixture->options.documents = chosen;
  report = export_to (fixture, "corpus");
  g_assert_cmpuint (report->n_documents, ==, 1);
  g_assert_cmpuint (report->n_spans_in, ==, 3);
  obl_export_report_free (report);
}

static void
test_annotators (Fixture *fixture, gconstpointer data)
{
  OblTestProject *project = &fixture->project;
  const char *const other[] = { "Ada", NULL };
  g_autoptr (OblEdit) edit = NULL;
  g_autoptr (OblSpan) span = obl_span_new ();
  g_autoptr (OblExportReport) by_name = NULL;
  g_autoptr (OblExportReport) by_id = NULL;
  g_autofree char *id = NULL;
  const char *ids[2] = { NULL, NULL };

  obl_test_project_mark (project, "Seoul", 0, "Government");
  edit = obl_edit_begin (project->store, "Mark", "Ada", NULL);
  span->document_id = project->document_id;
  span->label = g_strdup ("Place");
  obl_span_add_fragment (span, 0, 5);
  g_assert_true (obl_edit_put_span (edit, span, NULL));
  id = obl_id_dup_string (obl_edit_get_annotator (edit));
  ids[0] = id;
  g_assert_true (obl_edit_commit (edit, NULL));

  fixture->options.annotators = other;
  by_name = export_to (fixture, "corpus");
  fixture->options.annotators = ids;
  by_id = export_to (fixture, "corpus");
  g_assert_cmpuint (by_name->n_spans_in, ==, 1);
  g_assert_cmpuint (by_id->n_spans_out, ==, 1);
}

static void
test_wrong_options (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[] = { "Plaice", NULL };
  g_autofree char *path = in_folder (fixture, "corpus");
  g_autofree char *missing = in_folder (fixture, "no/corpus");

  g_test_summary ("Each slip in the options is named, and nothing is written.");

  fixture->options.labels = wrong;
  assert_refused (fixture, path, OBL_EXPORT_ERROR_OPTIONS, "Place");
  fixture->options.labels = NULL;
  fixture->options.annotators = wrong;
  assert_refused (fixture, path, OBL_EXPORT_ERROR_OPTIONS, "nobody has annotated");
  obl_test_project_mark (&fixture->project, "Seoul", 0, "Place");
  assert_refused (fixture, path, OBL_EXPORT_ERROR_OPTIONS, "tester");
  fixture->options.annotators = NULL;
  fixture->options.statuses = wrong;
  assert_refused (fixture, path, OBL_EXPORT_ERROR_OPTIONS, "in-progress");
  fixture->options.statuses = NULL;
  fixture->options.split = "train=most";
  assert_refused (fixture, path, OBL_EXPORT_ERROR_OPTIONS, "most");
  fixture->options.split = "a=1,b=1";
  assert_refused (fixture, "-", OBL_EXPORT_ERROR_OPTIONS, "folder");
  fixture->options.split = NULL;
  fixture->options.report = path;
  assert_refused (fixture, path, OBL_EXPORT_ERROR_OPTIONS, path);
  fixture->options.report = missing;
  assert_refused (fixture, path, OBL_EXPORT_ERROR_WRITE, "does not exist");
  fixture->options.report = NULL;
  assert_refused (fixture, missing, OBL_EXPORT_ERROR_WRITE, "does not exist");
  assert_refused (fixture, fixture->folder, OBL_EXPORT_ERROR_WRITE, "folder");
  assert_refused (fixture, NULL, OBL_EXPORT_ERROR_OPTIONS, "where");
  fixture->options.format = "docx";
  assert_refused (fixture, path, OBL_EXPORT_ERROR_UNKNOWN_FORMAT, "conll");
  assert_folder (fixture->folder, "");
}

/* The part of each document, by id. */
static GHashTable *
read_split (Fixture *fixture)
{
  static const char *const names[] = { "split/train.conll", "split/dev.conll", "split/test.conll" };
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *name = g_strconcat (names[i], ".documents.tsv", NULL);
    g_autofree char *text = read_file (fixture, name);
    g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

    for (guint j = 1; lines[j] != NULL && *lines[j] != '\0'; j++)
      g_assert_true (
          g_hash_table_insert (parts, g_strndup (lines[j], 36), GUINT_TO_POINTER (i + 1)));
  }

  return parts;
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  g_autofree char *split = in_folder (fixture, "split");
  g_autoptr (GHashTable) before = NULL;
  g_autoptr (GHashTable) after = NULL;
  OblExportReport *report = NULL;
  GHashTableIter iter;
  gpointer id = NULL, part = NULL;

  g_test_summary ("Each document is in one part, and stays there when others come.");
  for (guint i = 0; i < 30; i++)
    obl_test_project_add (&fixture->project, "Another", "Kim spoke.");
  fixture->options.split = "train=80,dev=10,test=10";
  fixture->options.seed = 3;
  report = export_to (fixture, "split");
  g_assert_cmpuint (report->n_documents, ==, 31);
  g_assert_cmpuint (report->files->len, ==, 6);
  obl_export_report_free (report);
  assert_folder (split, "dev.conll dev.conll.documents.tsv test.conll test.conll.documents.tsv "
                        "train.conll train.conll.documents.tsv");
  before = read_split (fixture);
  g_assert_cmpuint (g_hash_table_size (before), ==, 31);

  for (guint i = 0; i < 30; i++)
    obl_test_project_add (&fixture->project, "Another", "Kim spoke.");
  report = export_to (fixture, "split");
  obl_export_report_free (report);
  after = read_split (fixture);
  g_assert_cmpuint (g_hash_table_size (after), ==, 61);
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &id, &part))
    g_assert_true (g_hash_table_lookup (after, id) == part);
}

static void
test_strict (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "corpus");
  g_autofree char *report_path = in_folder (fixture, "report.json");
  g_autofree char *old = NULL;
  g_autofree char *json = NULL;
  g_autoptr (OblExportReport) report = NULL;
  g_autoptr (OblExportReport) clean = NULL;
  g_autoptr (GError) error = NULL;
  OblId claim;

  g_test_summary ("Strict, a loss leaves everything as it was, but for the report of it.");

  fixture->options.strict = TRUE;
  clean = export_to (fixture, "corpus");
  g_assert_cmpuint (clean->n_losses, ==, 0);
  old = read_file (fixture, "corpus");

  claim = add_claim (&fixture->project);
  obl_test_project_add (&fixture->project, "Another", "More.");
  fixture->options.output = path;
  fixture->options.report = report_path;
  g_assert_false (obl_export_run (fixture->project.store, &fixture->options, &report, &error));
  g_assert_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_LOSS);
  g_assert_cmpuint (report->n_losses, ==, 2);
  {
    g_autofree char *now = read_file (fixture, "corpus");
    g_autofree char *id = obl_id_dup_string (&claim);

    g_assert_cmpstr (now, ==, old);
    json = read_file (fixture, "report.json");
    g_assert_nonnull (strstr (json, id));
    g_assert_nonnull (strstr (json, "Claim: Content “accused Pyongyang”"));
    g_assert_nonnull (strstr (json, "\"files\":[]"));
  }
  assert_folder (fixture->folder, "corpus corpus.documents.tsv report.json");
}

static void
assert_number (const OblJsonNode *object, const char *name, gint64 value)
{
  gint64 found = -1;

  g_assert_true (obl_json_node_get_int (obl_json_node_get_member (object, name), &found));
  g_assert_cmpint (found, ==, value);
}

static void
test_report (Fixture *fixture, gconstpointer data)
{
  g_autofree char *report_path = in_folder (fixture, "report.json");
  g_autoptr (OblExportReport) report = NULL;
  g_autoptr (OblJsonTree) tree = NULL;
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  char *json = NULL;
  gsize n_bytes = 0;
  const OblJsonNode *root = NULL;
  const OblJsonNode *loss = NULL;
  OblId span;

  g_test_summary ("The report names every loss by id, for people and for programs.");

  obl_test_project_mark (&fixture->project, "Seoul accused", 0, "Event");
  span = obl_test_project_mark (&fixture->project, "Seoul", 0, "Government");
  id = obl_id_dup_string (&span);
  fixture->options.report = report_path;
  report = export_to (fixture, "corpus");

  text = obl_export_report_to_text (report);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, id));
  g_assert_nonnull (strstr (text, "Government “Seoul”"));

  g_assert_true (g_file_get_contents (report_path, &json, &n_bytes, NULL));
  tree = obl_json_tree_parse_take (json, n_bytes, NULL, NULL);
  g_assert_nonnull (tree);
  root = obl_json_tree_get_root (tree);
  assert_number (root, "n_losses", 1);
  assert_number (obl_json_node_get_member (root, "spans"), "in", 2);
  assert_number (obl_json_node_get_member (root, "spans"), "out", 1);
  loss = obl_json_node_get_member (root, "losses")->first;
  g_assert_cmpstr (obl_json_node_get_member (loss, "id")->text, ==, id);
  g_assert_cmpstr (obl_json_node_get_member (loss, "code")->text, ==, "overlap");
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = in_folder (fixture, "corpus");
  g_autofree char *split = in_folder (fixture, "split");
  g_autofree char *old = NULL;
  g_autoptr (GError) error = NULL;

  g_test_summary ("A project that turns out damaged half-way leaves what was exported before.");

  obl_export_report_free (export_to (fixture, "corpus"));
  old = read_file (fixture, "corpus");
  obl_test_project_add (&fixture->project, "Another", "Kim spoke.");
  damage (fixture, "UPDATE content SET text = 'Kim lied.' WHERE text = 'Kim spoke.'");
  fixture->options.output = path;
  g_assert_false (obl_export_run (fixture->project.store, &fixture->options, NULL, &error));
  g_assert_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_CORRUPT);
  {
    g_autofree char *now = read_file (fixture, "corpus");

    g_assert_cmpstr (now, ==, old);
  }

  g_clear_error (&error);
  fixture->options.output = split;
  fixture->options.split = "a=1,b=1";
  g_assert_false (obl_export_run (fixture->project.store, &fixture->options, NULL, &error));
  assert_folder (fixture->folder, "corpus corpus.documents.tsv");
}

static void
test_mismatch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OblExportReport) report = NULL;

  g_test_summary ("A span whose words are not the text's is a loss, never exported as true.");
  obl_test_project_mark (&fixture->project, "Seoul", 0, "Government");
  damage (fixture, "UPDATE fragment SET quote = 'Tokyo'");
  report = export_to (fixture, "corpus");
  g_assert_cmpuint (report->n_spans_in, ==, 1);
  g_assert_cmpuint (report->n_spans_out, ==, 0);
  g_assert_cmpuint (report->losses->len, ==, 1);
  g_assert_cmpstr (((OblLoss *)g_ptr_array_index (report->losses, 0))->code, ==, "mismatch");
}

static void
test_stdout (Fixture *fixture, gconstpointer data)
{
  g_test_summary ("“-” is standard output, with nothing beside it.");

  if (g_test_subprocess ()) {
    fixture->options.output = "-";
    g_assert_true (obl_export_run (fixture->project.store, &fixture->options, NULL, NULL));
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*-DOCSTART- -X- O O\n\nSeoul -X- -X- O\n*");
  g_test_trap_assert_stdout_unmatched ("*first_sentence*");
}

static void
test_formats (void)
{
  const OblExportFormat *const *formats = obl_export_list_formats ();

  for (guint i = 0; formats[i] != NULL; i++) {
    g_assert_true (obl_export_find_format (formats[i]->name) == formats[i]);
    g_assert_cmpuint (formats[i]->carries & OBL_CARRIES_SPANS, !=, 0);
  }
  g_assert_null (obl_export_find_format ("docx"));
  g_assert_cmpstr (obl_carries_to_string (OBL_CARRIES_TEXT), ==, "text");
  g_assert_cmpstr (obl_carries_to_string (OBL_CARRIES_PROPOSITIONS), ==, "propositions");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/core/export/export/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("conll", test_conll);
  ADD ("twice", test_twice);
  ADD ("empty-project", test_empty_project);
  ADD ("choosing", test_choosing);
  ADD ("annotators", test_annotators);
  ADD ("wrong-options", test_wrong_options);
  ADD ("split", test_split);
  ADD ("strict", test_strict);
  ADD ("report", test_report);
  ADD ("failure", test_failure);
  ADD ("mismatch", test_mismatch);
  ADD ("stdout", test_stdout);
  g_test_add_func ("/core/export/export/formats", test_formats);

  return g_test_run ();
}
