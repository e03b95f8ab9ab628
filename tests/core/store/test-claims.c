/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of claims: whatever is changed, undone and done again, they are what they would be if they were
 * made anew; and the words by which sentences are compared. */
#include "config.h"

#include <string.h>

#include "core/store/obl-store-same-claims.h"
#include "core/store/obl-store-private.h"
#include "core/text/obl-gist.h"
#include "obl-test-project.h"

static const char text[] = "KCNA reported that the ministry said Norland had closed the port.\n"
                           "Velmora denied that Norland had closed the port.";

static char *
dup_rows (OblStore *store)
{
  g_autoptr (OblClaimQuery) query = obl_claim_query_new ();
  g_autoptr (OblClaimOrder) order = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  order = obl_store_order_claims (store, query, &error);
  g_assert_no_error (error);
  claims = obl_store_list_claims (store, (const gint64 *)(gconstpointer)order->rows->data,
                                  order->rows->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < claims->len; i++) {
    const OblClaim *claim = claims->pdata[i];

    for (int j = 0; j < OBL_CLAIM_N_COLUMNS; j++)
      g_string_append_printf (out, "%s|", claim->columns[j]);
    g_string_append_printf (out, "%u-%u\n", claim->content.start, claim->content.end);
  }
  return g_string_free (out, FALSE);
}

/* Makes all rows anew and compares them, and the index of their words, with those that were kept. */
static void
assert_kept (OblTestProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = dup_rows (project->store);
  g_autofree char *made = NULL;

  obl_store_exec (project->store,
                  "INSERT INTO claim_search (claim_search, rank) VALUES ('integrity-check', 1)",
                  &error);
  g_assert_no_error (error);
  obl_store_exec (project->store, "DELETE FROM claim_type", &error);
  g_assert_no_error (error);
  obl_test_project_reopen (project);
  made = dup_rows (project->store);
  g_assert_cmpstr (kept, ==, made);
  obl_test_project_assert_whole (project);
}

static OblId
put_claim (OblTestProject *project,
           const OblId *source,
           const OblId *cue,
           const OblId *content,
           const char *act)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (project->store, "claim", "tester", &error);
  g_autoptr (OblFrame) frame = obl_frame_new ();

  frame->document_id = project->document_id;
  frame->type = g_strdup ("Claim");
  if (source != NULL)
    obl_frame_add_role (frame, "source", OBL_FILLER_SPAN, source);
  if (cue != NULL)
    obl_frame_add_role (frame, "cue", OBL_FILLER_SPAN, cue);
  obl_frame_add_role (frame, "content", OBL_FILLER_SPAN, content);
  obl_attributes_set_string (frame->attributes, "act", act);
  obl_edit_put_frame (edit, frame, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  return frame->id;
}

typedef struct {
  OblTestProject project;
  OblId outer, inner, other;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  OblTestProject *project = &fixture->project;
  OblId kcna, reported, said, ministry, outer, inner, velmora, denied, other;

  obl_test_project_init (project, text);
  kcna = obl_test_project_mark (project, "KCNA", 0, "Media");
  reported = obl_test_project_mark (project, "reported", 0, "Cue");
  outer = obl_test_project_mark (project, "the ministry said Norland had closed the port", 0,
                                 "Content");
  ministry = obl_test_project_mark (project, "the ministry", 0, "Source");
  said = obl_test_project_mark (project, "said", 0, "Cue");
  inner = obl_test_project_mark (project, "Norland had closed the port", 0, "Content");
  velmora = obl_test_project_mark (project, "Velmora", 0, "Government");
  denied = obl_test_project_mark (project, "denied", 0, "Cue");
  other = obl_test_project_mark (project, "Norland had closed the port", 1, "Content");
  fixture->outer = put_claim (project, &kcna, &reported, &outer, "assert");
  fixture->inner = put_claim (project, &ministry, &said, &inner, "accuse");
  fixture->other = put_claim (project, &velmora, &denied, &other, "deny");
}

static void
assert_chain (Fixture *fixture, const OblId *frame_id, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblClaim) claim = obl_store_get_claim (fixture->project.store, frame_id, &error);
  g_auto (GStrv) links = NULL;
  g_autofree char *chain = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (claim);
  links = obl_claim_split_chain (claim->columns[OBL_CLAIM_CHAIN]);
  chain = g_strjoinv (" > ", links);
  g_assert_cmpstr (chain, ==, expected);
}

static void
test_rows_follow (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  fixture_init (&fixture);
  assert_chain (&fixture, &fixture.outer, "writer > KCNA");
  assert_chain (&fixture, &fixture.inner, "writer > KCNA > the ministry");
  assert_chain (&fixture, &fixture.other, "writer > Velmora");
  assert_kept (&fixture.project);
  before = dup_rows (fixture.project.store);

  edit = obl_edit_begin (fixture.project.store, "delete", "tester", &error);
  g_assert_no_error (error);
  obl_edit_delete_frame (edit, &fixture.outer, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  assert_chain (&fixture, &fixture.inner, "writer > the ministry");
  g_clear_pointer (&edit, obl_edit_free);
  assert_kept (&fixture.project);

  obl_test_project_undo (&fixture.project);
  after = dup_rows (fixture.project.store);
  g_assert_cmpstr (before, ==, after);
  obl_test_project_redo (&fixture.project);
  assert_kept (&fixture.project);
  obl_test_project_clear (&fixture.project);
}

static void
link_to (Fixture *fixture, const char *name, OblId *entity_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = obl_edit_begin (fixture->project.store, "link", "tester", &error);
  g_autoptr (OblFrame) frame = NULL;
  g_autoptr (OblEntity) entity = obl_entity_new ();

  g_assert_no_error (error);
  frame = obl_store_get_frame (fixture->project.store, &fixture->other, &error);
  entity->name = g_strdup (name);
  *entity_id = entity->id;
  obl_edit_put_entity (edit, entity, &error);
  g_assert_no_error (error);
  obl_edit_link_span (edit, &obl_frame_get_role (frame, "source")->id, &entity->id, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
test_names_follow (void)
{
  Fixture fixture;
  OblId first, second;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = NULL;

  fixture_init (&fixture);
  link_to (&fixture, "Kingdom of Velmora", &first);
  assert_chain (&fixture, &fixture.other, "writer > Kingdom of Velmora");
  obl_test_project_undo (&fixture.project);
  assert_chain (&fixture, &fixture.other, "writer > Velmora");
  link_to (&fixture, "Kingdom of Velmora", &first);
  edit = obl_edit_begin (fixture.project.store, "merge", "tester", &error);
  {
    g_autoptr (OblEntity) entity = obl_entity_new ();

    entity->name = g_strdup ("Velmora (state)");
    second = entity->id;
    obl_edit_put_entity (edit, entity, &error);
    g_assert_no_error (error);
  }
  obl_edit_merge_entities (edit, &second, &first, &error);
  g_assert_no_error (error);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
  g_clear_pointer (&edit, obl_edit_free);
  assert_chain (&fixture, &fixture.other, "writer > Velmora (state)");
  assert_kept (&fixture.project);
  obl_test_project_undo (&fixture.project);
  assert_chain (&fixture, &fixture.other, "writer > Kingdom of Velmora");
  assert_kept (&fixture.project);
  obl_test_project_clear (&fixture.project);
}

static void
test_ring (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autoptr (OblFrame) frame = NULL;

  fixture_init (&fixture);
  /* As only another program could have written it. */
  obl_store_exec (fixture.project.store,
                  "INSERT INTO frame_role (frame_id, ordinal, role, filler_frame_id) "
                  "SELECT a.id, 90, 'nested_in', b.id FROM frame a JOIN frame b ON a.id <> b.id",
                  &error);
  g_clear_error (&error);
  obl_store_exec (fixture.project.store,
                  "INSERT OR IGNORE INTO frame_role (frame_id, ordinal, role, filler_frame_id) "
                  "SELECT a.id, 91, 'nested_in', b.id FROM frame a JOIN frame b ON a.id < b.id; "
                  "INSERT OR IGNORE INTO frame_role (frame_id, ordinal, role, filler_frame_id) "
                  "SELECT a.id, 92, 'nested_in', b.id FROM frame a JOIN frame b ON a.id > b.id",
                  &error);
  g_clear_error (&error);
  obl_store_exec (fixture.project.store, "DELETE FROM claim_type", &error);
  g_assert_no_error (error);
  obl_test_project_reopen (&fixture.project);
  {
    g_autofree char *rows = dup_rows (fixture.project.store);

    g_assert_nonnull (strstr (rows, "KCNA"));
  }
  obl_test_project_clear (&fixture.project);
}

static void
test_candidates (void)
{
  Fixture fixture;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const OblClaimCandidate *best = NULL;

  fixture_init (&fixture);
  found = obl_store_list_same_claims (fixture.project.store, NULL, &fixture.inner, 5, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, >=, 1);
  best = found->pdata[0];
  g_assert_true (obl_id_equal (&best->claim->frame_id, &fixture.other));
  g_assert_cmpfloat (best->score, >, 0.8);
  g_assert_false (best->same_act);
  obl_test_project_clear (&fixture.project);
}

static void
test_gist (void)
{
  g_autoptr (OblGist) one = obl_gist_new ("It had not launched two missiles at the ports.");
  g_autoptr (OblGist) two = obl_gist_new ("Missile launches: 1,200 at a port");
  g_autoptr (OblGist) korean = obl_gist_new ("북한은 미사일을 발사하지 않았다");
  g_autoptr (OblGist) chinese = obl_gist_new ("朝鲜发射导弹");

  g_assert_true (one->negated);
  g_assert_false (two->negated);
  g_assert_true (korean->negated);
  g_assert_true (obl_gist_has_stem (one, "launch"));
  g_assert_true (obl_gist_has_stem (two, "launch"));
  g_assert_true (obl_gist_has_stem (two, "missil"));
  g_assert_true (obl_gist_has_stem (one, "missil"));
  g_assert_true (obl_gist_has_stem (two, "port"));
  g_assert_true (obl_gist_has_stem (one, "port"));
  g_assert_true (obl_gist_has_stem (korean, "미사일"));
  g_assert_true (obl_gist_has_stem (chinese, "导弹"));
  g_assert_cmpstr (one->numbers->pdata[0], ==, "2");
  g_assert_cmpstr (two->numbers->pdata[0], ==, "1200");
  g_assert_cmpint (obl_gist_compare_numbers (one, two), ==, -1);
  g_assert_cmpint (obl_gist_compare_numbers (one, one), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/store/claims/rows-follow", test_rows_follow);
  g_test_add_func ("/core/store/claims/names-follow", test_names_follow);
  g_test_add_func ("/core/store/claims/ring", test_ring);
  g_test_add_func ("/core/store/claims/candidates", test_candidates);
  g_test_add_func ("/core/store/claims/gist", test_gist);
  return g_test_run ();
}
