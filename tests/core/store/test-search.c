/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Full-text and annotation search, with positions that are code points. */
#include "config.h"

#include <string.h>

#include "core/store/obl-search.h"
#include "obl-test-project.h"

static const char text[] = "😀 The Élysée accused “the other side” of delay.\n"
                           "북한은 준비가 되었다고 밝혔다.\n"
                           "朝鲜外务省说已经准备好了。\n"
                           "قالت الوزارة إنها مستعدة.";

typedef struct {
  const char *query;
  guint n_hits;
  const char *first; /* the first match */
} Case;

static void
test_queries (void)
{
  static const Case cases[] = {
    { "accused", 1, "accused" },
    { "elysee", 1, "Élysée" },
    { "\"the other side\"", 1, "the other side" },
    { "accus*", 1, "accused" },
    { "accus", 0, NULL },
    { "accused absent", 0, NULL },
    { "북한", 1, "북한은" },
    { "外务省", 1, "外务省" },
    { "الوزارة", 1, "الوزارة" },
    { "label:Organization", 1, "Élysée" },
    { "label:Organization lys", 1, "Élysée" },
    { "label:Organization nothing", 0, NULL },
    { "label:Person", 0, NULL },
    { "entity:palace", 1, "Élysée" },
    { "*", 0, NULL },
    { "AND OR NOT (", 0, NULL },
  };
  OblTestProject project;
  g_autoptr (OblEntity) entity = obl_entity_new ();
  g_autoptr (OblDocument) document = NULL;
  OblEdit *edit;
  OblId span;

  g_test_summary ("Words, phrases, beginnings, scripts without spaces, labels and entities");
  obl_test_project_init (&project, text);
  span = obl_test_project_mark (&project, "Élysée", 0, "Organization");
  entity->name = g_strdup ("The Palace");
  edit = obl_edit_begin (project.store, "Link", "tester", NULL);
  g_assert_true (obl_edit_put_entity (edit, entity, NULL));
  g_assert_true (obl_edit_link_span (edit, &span, &entity->id, NULL));
  g_assert_true (obl_edit_commit (edit, NULL));
  obl_edit_free (edit);
  document = obl_store_get_document (project.store, &project.document_id, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) hits = obl_store_search (project.store, cases[i].query, 0, &error);

    g_test_message ("query: %s", cases[i].query);
    if (hits == NULL) {
      g_assert_true (error->domain == OBL_QUERY_ERROR);
      g_assert_null (cases[i].first);
      continue;
    }
    g_assert_cmpuint (hits->len, ==, cases[i].n_hits);
    if (hits->len > 0) {
      const OblSearchHit *hit = hits->pdata[0];

      g_assert_cmpstr (hit->match, ==, cases[i].first);
      g_assert_true (obl_text_range_is (document->text, hit->range, hit->match));
    }
  }
  obl_test_project_clear (&project);
}

static void
test_deleted (void)
{
  OblTestProject project;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) again = NULL;
  OblEdit *edit;

  g_test_summary ("An article that was taken out is not found; when it comes back it is");
  obl_test_project_init (&project, text);
  edit = obl_edit_begin (project.store, "Delete", "tester", NULL);
  g_assert_true (obl_edit_delete_document (edit, &project.document_id, NULL));
  g_assert_true (obl_edit_commit (edit, NULL));
  obl_edit_free (edit);
  hits = obl_store_search (project.store, "accused", 0, NULL);
  g_assert_cmpuint (hits->len, ==, 0);
  obl_test_project_undo (&project);
  again = obl_store_search (project.store, "accused", 0, NULL);
  g_assert_cmpuint (again->len, ==, 1);
  obl_test_project_clear (&project);
}

static void
test_control_characters (void)
{
  static const char odd[] = "A\x01 word\x02 and \x01\x02 a \x02word\x01 more";
  OblTestProject project;
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (GPtrArray) hits = NULL;

  g_test_summary ("What a record's text has of control characters moves no hit");
  obl_test_project_init (&project, odd);
  document = obl_store_get_document (project.store, &project.document_id, NULL);
  hits = obl_store_search (project.store, "word", 0, NULL);
  g_assert_cmpuint (hits->len, ==, 2);
  for (guint i = 0; i < hits->len; i++) {
    const OblSearchHit *hit = hits->pdata[i];

    g_assert_cmpstr (hit->match, ==, "word");
    g_assert_true (obl_text_range_is (document->text, hit->range, "word"));
  }
  obl_test_project_clear (&project);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/store/search/queries", test_queries);
  g_test_add_func ("/core/store/search/deleted", test_deleted);
  g_test_add_func ("/core/store/search/control-characters", test_control_characters);
  return g_test_run ();
}
