/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows of a project: who is source and target, chosen by entity, act and day; and where the
 * claims stand. */
#include "config.h"

#include "obl-test-project.h"

#define TEXT "Velmora accused Kestria of lying. She denied it."

typedef struct {
  OblTestProject project;
  OblId second;
  OblId velmora;
  OblId kestria;
  OblId accusation; /* frames */
  OblId denials[2];
} Case;

static void
put_entity (Case *test, OblEdit *edit, const char *name, OblId *id)
{
  g_autoptr (OblEntity) entity = obl_entity_new ();
  g_autoptr (GError) error = NULL;

  entity->name = g_strdup (name);
  entity->type = g_strdup ("Government");
  *id = entity->id = obl_id_new ();
  obl_edit_put_entity (edit, entity, &error);
  g_assert_no_error (error);
}

static OblId
put_span (OblEdit *edit,
          const OblId *document_id,
          const char *label,
          const OblId *entity_id,
          guint32 start,
          guint32 end)
{
  g_autoptr (OblSpan) span = obl_span_new ();
  g_autoptr (GError) error = NULL;
  OblRange range = { start, end };

  span->document_id = *document_id;
  span->label = g_strdup (label);
  span->entity_id = *entity_id;
  g_array_append_val (span->fragments, range);
  obl_edit_put_span (edit, span, &error);
  g_assert_no_error (error);
  return span->id;
}

static OblId
put_claim (OblEdit *edit,
           const OblId *document_id,
           const char *act,
           const OblId *source,
           const OblId *target,
           const OblId *content)
{
  g_autoptr (OblFrame) frame = obl_frame_new ();
  g_autoptr (GError) error = NULL;

  frame->document_id = *document_id;
  frame->type = g_strdup ("Claim");
  obl_frame_add_role (frame, "source", OBL_FILLER_SPAN, source);
  if (target != NULL)
    obl_frame_add_role (frame, "target", OBL_FILLER_ENTITY, target);
  obl_frame_add_role (frame, "content", OBL_FILLER_SPAN, content);
  obl_attributes_set_string (frame->attributes, "act", act);
  obl_edit_put_frame (edit, frame, &error);
  g_assert_no_error (error);
  return frame->id;
}

static void
date (OblEdit *edit, OblStore *store, const OblId *id, const char *published)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = obl_store_get_document_info (store, id, &error);

  g_assert_no_error (error);
  g_free (document->published);
  document->published = g_strdup (published);
  obl_edit_put_document (edit, document, &error);
  g_assert_no_error (error);
}

/* In both articles she, whom nobody has linked, denies something. */
static void
deny (Case *test, OblEdit *edit, guint i, const OblId *document_id)
{
  OblId she = put_span (edit, document_id, "Source", &OBL_ID_NONE, 34, 37);
  OblId it = put_span (edit, document_id, "Content", &OBL_ID_NONE, 45, 47);

  test->denials[i] = put_claim (edit, document_id, "deny", &she, NULL, &it);
}

static void
set_up (Case *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblEdit) edit = NULL;
  OblId first;
  OblId velmora;
  OblId content;

  obl_test_project_init (&test->project, TEXT);
  first = test->project.document_id;
  test->second = obl_test_project_add (&test->project, "Second", TEXT);
  edit = obl_edit_begin (test->project.store, "Claims", "tester", &error);
  g_assert_no_error (error);
  date (edit, test->project.store, &first, "2025-03-14T06:30:00Z");
  date (edit, test->project.store, &test->second, "2025-04-01");
  put_entity (test, edit, "Velmora", &test->velmora);
  put_entity (test, edit, "Kestria", &test->kestria);
  velmora = put_span (edit, &first, "Government", &test->velmora, 0, 7);
  put_span (edit, &first, "Government", &test->kestria, 16, 23);
  content = put_span (edit, &first, "Content", &OBL_ID_NONE, 27, 32);
  test->accusation = put_claim (edit, &first, "accuse", &velmora, &test->kestria, &content);
  deny (test, edit, 0, &first);
  deny (test, edit, 1, &test->second);
  obl_edit_commit (edit, &error);
  g_assert_no_error (error);
}

static void
tear_down (Case *test, gconstpointer data)
{
  obl_test_project_assert_whole (&test->project);
  obl_test_project_clear (&test->project);
}

static OblClaimTable *
tabulate (Case *test, const OblClaimChoice *choice)
{
  g_autoptr (GError) error = NULL;
  OblClaimTable *table = obl_store_tabulate_claims (test->project.store, choice, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_count (Case *test, OblClaimChoice choice, guint n)
{
  g_autoptr (OblClaimTable) table = tabulate (test, &choice);

  g_assert_cmpuint (table->rows->len, ==, n);
}

static void
test_rows (Case *test, gconstpointer data)
{
  const OblClaimChoice all = { OBL_ID_NONE };
  g_autoptr (OblClaimTable) table = tabulate (test, &all);
  const OblClaimRow *row = obl_claim_table_get_row (table, 0);
  const OblParty *source;
  const OblParty *she[2];

  g_assert_cmpuint (table->rows->len, ==, 3);
  /* Velmora and Kestria, and two women. */
  g_assert_cmpuint (table->parties->len, ==, 4);
  g_assert_true (obl_id_equal (&row->id, &test->accusation));
  source = obl_claim_table_get_party (table, row->source);
  g_assert_cmpstr (source->name, ==, "Velmora");
  g_assert_cmpstr (source->type, ==, "Government");
  g_assert_cmpstr (obl_claim_table_get_party (table, row->target)->name, ==, "Kestria");
  g_assert_cmpstr (table->acts->pdata[row->act], ==, "accuse");
  g_assert_cmpuint (row->day, ==, obl_claim_day_parse ("2025-03-14"));
  for (guint i = 0; i < 2; i++) {
    row = obl_claim_table_get_row (table, i + 1);
    g_assert_cmpuint (row->target, ==, OBL_NO_INDEX);
    she[i] = obl_claim_table_get_party (table, row->source);
    g_assert_cmpstr (she[i]->name, ==, "She");
    g_assert_true (obl_id_is_none (&she[i]->id));
  }
  g_assert_true (she[0] != she[1]);
}

static void
test_choice (Case *test, gconstpointer data)
{
  const guint32 march = obl_claim_day_parse ("2025-03-14");
  const guint32 april = obl_claim_day_parse ("2025-04-01");

  assert_count (test, (OblClaimChoice){ test->kestria, NULL, 0, 0 }, 1);
  assert_count (test, (OblClaimChoice){ OBL_ID_NONE, (char *)"deny", 0, 0 }, 2);
  assert_count (test, (OblClaimChoice){ OBL_ID_NONE, (char *)"\" OR 1", 0, 0 }, 0);
  assert_count (test, (OblClaimChoice){ OBL_ID_NONE, NULL, march + 1, 0 }, 1);
  assert_count (test, (OblClaimChoice){ OBL_ID_NONE, NULL, march, march }, 2);
  assert_count (test, (OblClaimChoice){ OBL_ID_NONE, NULL, 0, march - 1 }, 0);
  assert_count (test, (OblClaimChoice){ OBL_ID_NONE, (char *)"deny", april, april }, 1);
}

static void
test_mentions (Case *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const OblClaimChoice choices[] = { { test->velmora }, { test->kestria } };
  static const char *const how[] = { "source", "mention" };

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++) {
    g_autoptr (OblClaimTable) table
        = obl_store_tabulate_mentions (test->project.store, &choices[i], NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (table->rows->len, ==, 1);
    g_assert_cmpstr (table->acts->pdata[obl_claim_table_get_row (table, 0)->act], ==, how[i]);
  }
}

static void
test_place (Case *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblClaimPlace) place
      = obl_store_get_claim_place (test->project.store, &test->denials[1], &error);
  const OblId nothing = obl_id_new ();

  g_assert_no_error (error);
  g_assert_cmpstr (place->title, ==, "Second");
  g_assert_cmpstr (place->quote, ==, "it");
  g_assert_cmpuint (place->range.start, ==, 45);
  g_assert_true (obl_id_equal (&place->document_id, &test->second));
  g_assert_null (obl_store_get_claim_place (test->project.store, &nothing, &error));
  g_assert_no_error (error);
}

static void
test_cancelled (Case *test, gconstpointer data)
{
  const OblClaimChoice all = { OBL_ID_NONE };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (obl_store_tabulate_claims (test->project.store, &all, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Case, NULL, set_up, function, tear_down)
  ADD ("/core/picture/claims/rows", test_rows);
  ADD ("/core/picture/claims/choice", test_choice);
  ADD ("/core/picture/claims/mentions", test_mentions);
  ADD ("/core/picture/claims/place", test_place);
  ADD ("/core/picture/claims/cancelled", test_cancelled);
#undef ADD

  return g_test_run ();
}
