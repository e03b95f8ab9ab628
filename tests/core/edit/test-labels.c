/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels that change, with all that is annotated with them. */
#include "config.h"

#include <string.h>

#include "core/model/obl-label-set-diff.h"
#include "obl-test-project.h"

static const char page[] = "The harbour of Velmora said nothing.\n"
                           "Norland said the harbour was closed.";

static gboolean
try_change (OblTestProject *project,
            OblLabelChangeKind kind,
            const char *path,
            const char *name,
            const char *value,
            GError **error)
{
  g_autoptr (OblLabelChange) change = obl_label_change_new (kind, path, name, value);
  g_autofree char *label = obl_label_change_describe (change);
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, label, "tester", error);

  g_assert_nonnull (edit);
  return obl_edit_change_labels (edit, change, error) && obl_edit_commit (edit, error);
}

static void
do_change (OblTestProject *project,
           OblLabelChangeKind kind,
           const char *path,
           const char *name,
           const char *value)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_change (project, kind, path, name, value, &error));
  g_assert_no_error (error);
}

static void
assert_refused (OblTestProject *project,
                OblLabelChangeKind kind,
                const char *path,
                const char *name,
                const char *value,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) before = obl_store_get_label_set (project->store, NULL);
  g_autoptr (OblLabelSet) after = NULL;

  g_assert_false (try_change (project, kind, path, name, value, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  after = obl_store_get_label_set (project->store, NULL);
  g_assert_cmpint (before->version, ==, after->version);
}

static char *
dup_label (OblTestProject *project, const OblId *id)
{
  g_autoptr (OblSpan) span = obl_store_get_span (project->store, id, NULL);

  return g_strdup (span->label);
}

static void
assert_label (OblTestProject *project, const OblId *id, const char *wanted)
{
  g_autofree char *label = dup_label (project, id);

  g_assert_cmpstr (label, ==, wanted);
}

static OblId
put_claim (OblTestProject *project, const OblId *source, const char *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblFrame) frame = obl_frame_new ();
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "Claim", "tester", &error);

  frame->document_id = project->document_id;
  frame->type = g_strdup ("Claim");
  obl_frame_add_role (frame, "source", OBL_FILLER_SPAN, source);
  obl_attributes_set (frame->attributes, "act", act);
  g_assert_true (obl_edit_put_frame (edit, frame, &error));
  g_assert_no_error (error);
  g_assert_true (obl_edit_commit (edit, &error));
  return frame->id;
}

static void
test_merge (void)
{
  OblTestProject project;
  OblId one, two;
  OblLabelUse use;

  g_test_summary ("Merging moves every annotation; one undo takes it back, after a restart, too");
  obl_test_project_init (&project, page);
  one = obl_test_project_mark (&project, "Velmora", 0, "Government");
  two = obl_test_project_mark (&project, "Norland", 0, "Organization");
  g_assert_true (obl_edit_count_label_uses (project.store, "Government", &use, NULL));
  g_assert_cmpint (use.n_annotations, ==, 1);
  g_assert_cmpint (use.n_documents, ==, 1);

  do_change (&project, OBL_LABEL_CHANGE_MERGE, "Government", "Organization", NULL);
  assert_label (&project, &one, "Organization");
  assert_label (&project, &two, "Organization");
  assert_refused (&project, OBL_LABEL_CHANGE_MERGE, "Government", "Organization", NULL, "no label");
  obl_test_project_assert_whole (&project);

  obl_test_project_reopen (&project);
  obl_test_project_undo (&project);
  assert_label (&project, &one, "Government");
  assert_label (&project, &two, "Organization");
  obl_test_project_assert_whole (&project);
  obl_test_project_redo (&project);
  assert_label (&project, &one, "Organization");
  obl_test_project_clear (&project);
}

static void
test_rename (void)
{
  OblTestProject project;
  g_autoptr (OblFrame) frame = NULL;
  g_autofree char *act = NULL;
  OblId span, claim;

  g_test_summary ("A new name of a label, frame type, role, attribute and value goes everywhere");
  obl_test_project_init (&project, page);
  span = obl_test_project_mark (&project, "Velmora", 0, "Place");
  claim = put_claim (&project, &span, "\"assert\"");
  do_change (&project, OBL_LABEL_CHANGE_RENAME, "Place", "Location", NULL);
  do_change (&project, OBL_LABEL_CHANGE_RENAME, "Claim.act.assert", "state", NULL);
  do_change (&project, OBL_LABEL_CHANGE_RENAME, "Claim.source", "speaker", NULL);
  do_change (&project, OBL_LABEL_CHANGE_RENAME, "Claim.act", "deed", NULL);
  do_change (&project, OBL_LABEL_CHANGE_RENAME, "Claim", "Saying", NULL);
  assert_label (&project, &span, "Location");
  frame = obl_store_get_frame (project.store, &claim, NULL);
  g_assert_cmpstr (frame->type, ==, "Saying");
  g_assert_cmpstr (((const OblRole *)g_ptr_array_index (frame->roles, 0))->role, ==, "speaker");
  act = obl_attributes_dup_string (frame->attributes, "deed");
  g_assert_cmpstr (act, ==, "state");
  obl_test_project_assert_whole (&project);
  assert_refused (&project, OBL_LABEL_CHANGE_RENAME, "Person", "Location", NULL, "already");
  assert_refused (&project, OBL_LABEL_CHANGE_RENAME, "Person", "A.B", NULL, "dots");
  assert_refused (&project, OBL_LABEL_CHANGE_RENAME, "Nobody", "A", NULL, "Nobody");
  for (int i = 0; i < 5; i++)
    obl_test_project_undo (&project);
  assert_label (&project, &span, "Place");
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_add (void)
{
  OblTestProject project;
  g_autoptr (OblLabelSet) set = NULL;
  const OblSpanLabel *ship = NULL;
  OblId span;

  g_test_summary ("What is added can be used at once, and what is used does not go");
  obl_test_project_init (&project, page);
  do_change (&project, OBL_LABEL_CHANGE_ADD_LABEL, NULL, "Ship", NULL);
  do_change (&project, OBL_LABEL_CHANGE_ADD_ATTRIBUTE, "Ship", "size", "big, small");
  do_change (&project, OBL_LABEL_CHANGE_ADD_VALUE, "Ship.size", "middling", NULL);
  do_change (&project, OBL_LABEL_CHANGE_SET, "Ship", "guideline", "Vessels of any size");
  do_change (&project, OBL_LABEL_CHANGE_SET, "Ship", "examples", "the Grey Tide\n\nher tender\n");
  do_change (&project, OBL_LABEL_CHANGE_ADD_ROLE, "Claim", "witness", NULL);
  do_change (&project, OBL_LABEL_CHANGE_MOVE, "Ship", NULL, "-100");
  span = obl_test_project_mark (&project, "harbour", 0, "Ship");
  set = obl_store_get_label_set (project.store, NULL);
  ship = g_ptr_array_index (set->span_labels, 0);
  g_assert_cmpstr (ship->name, ==, "Ship");
  g_assert_cmpstr (ship->guideline, ==, "Vessels of any size");
  g_assert_cmpuint (ship->examples->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (ship->examples, 1), ==, "her tender");
  g_assert_cmpuint (
      ((const OblAttributeType *)g_ptr_array_index (ship->attributes, 0))->values->len, ==, 3);
  g_assert_nonnull (
      obl_frame_type_find_role (obl_label_set_find_frame_type (set, "Claim"), "witness"));
  assert_refused (&project, OBL_LABEL_CHANGE_REMOVE, "Ship", NULL, NULL, "uses “Ship”");
  assert_refused (&project, OBL_LABEL_CHANGE_ADD_LABEL, NULL, "Ship", NULL, "already");
  assert_refused (&project, OBL_LABEL_CHANGE_ADD_LABEL, NULL, " ", NULL, "name");
  assert_refused (&project, OBL_LABEL_CHANGE_ADD_ATTRIBUTE, "Ship", "age", NULL, "chosen");
  assert_refused (&project, OBL_LABEL_CHANGE_SET, "Ship", "key", "1", "key");
  assert_refused (&project, OBL_LABEL_CHANGE_SET, "Ship", "color", "puce", "puce");
  do_change (&project, OBL_LABEL_CHANGE_REMOVE, "Weapon", NULL, NULL);
  assert_label (&project, &span, "Ship");
  obl_test_project_assert_whole (&project);
  obl_test_project_clear (&project);
}

static void
test_replace (void)
{
  static const char small[]
      = "{\"obelus_label_set\":1,\"id\":\"small\",\"name\":\"Small\",\"span_labels\":["
        "{\"name\":\"Place\",\"key\":\"p\"}]}";
  OblTestProject project;
  g_autoptr (OblLabelSet) first = NULL;
  g_autoptr (OblLabelSet) now = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const OblLabelDifference *difference = NULL;
  OblId person;

  g_test_summary ("Another set is taken when it has what is used; versions can be compared");
  obl_test_project_init (&project, page);
  obl_test_project_mark (&project, "Velmora", 0, "Place");
  person = obl_test_project_mark (&project, "Norland", 0, "Person");
  assert_refused (&project, OBL_LABEL_CHANGE_REPLACE, NULL, NULL, small, "uses “Person”");
  assert_label (&project, &person, "Person");
  obl_test_project_undo (&project);
  do_change (&project, OBL_LABEL_CHANGE_REPLACE, NULL, NULL, small);
  first = obl_store_get_label_set_version (project.store, 2, NULL);
  do_change (&project, OBL_LABEL_CHANGE_SET, "Place", "key", "q");
  do_change (&project, OBL_LABEL_CHANGE_ADD_LABEL, NULL, "Ship", NULL);
  now = obl_store_get_label_set (project.store, NULL);
  found = obl_label_set_diff (first, now);
  g_assert_cmpuint (found->len, ==, 2);
  difference = g_ptr_array_index (found, 0);
  g_assert_cmpstr (difference->path, ==, "Place");
  g_assert_cmpstr (difference->member, ==, "key");
  g_assert_cmpstr (difference->before, ==, "p");
  g_assert_cmpstr (difference->after, ==, "q");
  difference = g_ptr_array_index (found, 1);
  g_assert_cmpstr (difference->path, ==, "Ship");
  g_assert_null (difference->member);
  g_assert_null (difference->before);
  obl_test_project_clear (&project);
}

static GPtrArray *
list_versions (OblTestProject *project, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *versions = obl_store_list_label_versions (project->store, limit, &error);

  g_assert_no_error (error);
  return versions;
}

/* The lines of the latest version, with "|" between. */
static void
assert_latest (OblTestProject *project, const char *wanted)
{
  g_autoptr (GPtrArray) versions = list_versions (project, 1);
  g_autoptr (GString) lines = g_string_new (NULL);
  const OblLabelVersion *version = g_ptr_array_index (versions, 0);

  g_assert_cmpuint (versions->len, ==, 1);
  for (guint i = 0; i < version->differences->len; i++) {
    g_autofree char *line
        = obl_label_difference_describe (g_ptr_array_index (version->differences, i));

    g_string_append_printf (lines, "%s%s", i == 0 ? "" : "|", line);
  }
  g_assert_cmpstr (lines->str, ==, wanted);
}

static void
test_versions (void)
{
  static const struct {
    OblLabelChangeKind kind;
    const char *path;
    const char *name;
    const char *value;
    const char *lines;
  } changes[] = {
    { OBL_LABEL_CHANGE_RENAME, "Person", "Human", NULL,
      "The label “Person” is now called “Human”" },
    /* It is mentioned in its own roles. */
    { OBL_LABEL_CHANGE_RENAME, "frame:Claim", "Saying", NULL,
      "The kind of claim or relation “Claim” is now called “Saying”" },
    { OBL_LABEL_CHANGE_RENAME, "Saying.source", "speaker", NULL,
      "The role “source” of “Saying” is now called “speaker”" },
    { OBL_LABEL_CHANGE_RENAME, "Saying.act", "deed", NULL,
      "The attribute “act” of “Saying” is now called “deed”" },
    { OBL_LABEL_CHANGE_RENAME, "Saying.deed.assert", "state", NULL,
      "The value “assert” of “Saying.deed” is now called “state”" },
    { OBL_LABEL_CHANGE_ADD_VALUE, "Saying.deed", "sing", NULL,
      "The value “sing” of “Saying.deed” is new" },
    { OBL_LABEL_CHANGE_SET, "Human", "guideline", "People", NULL },
    { OBL_LABEL_CHANGE_SET, "Human", "guideline", NULL,
      "“Human”, What it is for: none, “People” before" },
    { OBL_LABEL_CHANGE_SET, "Saying.deed", "required", "true", "“Saying.deed” is required" },
    { OBL_LABEL_CHANGE_MOVE, "Human", NULL, "3", "“Human”, Place in the list: “1” → “4”" },
    { OBL_LABEL_CHANGE_REMOVE, "Weapon", NULL, NULL, "The label “Weapon” is gone" },
  };

  OblTestProject project;
  g_autoptr (GPtrArray) versions = NULL;
  const OblLabelVersion *version = NULL;

  g_test_summary ("Each version tells in words what is not as in the one before");
  obl_test_project_init (&project, page);
  versions = list_versions (&project, 10);
  g_assert_cmpuint (versions->len, ==, 1);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++) {
    do_change (&project, changes[i].kind, changes[i].path, changes[i].name, changes[i].value);
    if (changes[i].lines != NULL)
      assert_latest (&project, changes[i].lines);
  }
  g_ptr_array_unref (versions);
  versions = list_versions (&project, 100);
  g_assert_cmpuint (versions->len, ==, 1 + G_N_ELEMENTS (changes));
  version = g_ptr_array_index (versions, 0);
  g_assert_cmpint (version->version, ==, 1 + G_N_ELEMENTS (changes));
  g_assert_cmpstr (version->annotator, ==, "tester");
  g_assert_cmpstr (version->action, ==, "Remove “Weapon” from the labels");
  g_assert_cmpint (version->created, >, 0);
  version = g_ptr_array_index (versions, versions->len - 1);
  g_assert_cmpuint (version->differences->len, ==, 0);
  obl_test_project_undo (&project);
  assert_latest (&project, "“Human”, Place in the list: “1” → “4”");
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/edit/labels/merge", test_merge);
  g_test_add_func ("/edit/labels/rename", test_rename);
  g_test_add_func ("/edit/labels/add", test_add);
  g_test_add_func ("/edit/labels/replace", test_replace);
  g_test_add_func ("/edit/labels/versions", test_versions);

  return g_test_run ();
}
