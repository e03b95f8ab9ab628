/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/models/obl-record-list.h"

typedef struct {
  guint n_signals;
  guint position;
  guint n_removed;
  guint n_added;
} Changes;

static void
items_changed_cb (
    GListModel *model, guint position, guint n_removed, guint n_added, gpointer user_data)
{
  Changes *changes = user_data;

  changes->n_signals++;
  changes->position = position;
  changes->n_removed = n_removed;
  changes->n_added = n_added;
}

static void
assert_change (Changes *changes, guint position, guint n_removed, guint n_added)
{
  g_assert_cmpuint (changes->n_signals, ==, 1);
  g_assert_cmpuint (changes->position, ==, position);
  g_assert_cmpuint (changes->n_removed, ==, n_removed);
  g_assert_cmpuint (changes->n_added, ==, n_added);
  changes->n_signals = 0;
}

static GPtrArray *
make_spans (guint n_spans)
{
  GPtrArray *spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);

  for (guint i = 0; i < n_spans; i++)
    g_ptr_array_add (spans, obl_span_new ());
  return spans;
}

static void
test_span_changes (void)
{
  g_autoptr (OblRecordList) list = obl_record_list_new (OBL_RECORD_SPAN);
  g_autoptr (GPtrArray) spans = make_spans (1000);
  Changes changes = { 0 };

  g_test_summary ("Only what lies between the first and the last changed row is announced");
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  obl_record_list_set (list, spans);
  assert_change (&changes, 0, 0, 1000);
  obl_record_list_set (list, spans);
  g_assert_cmpuint (changes.n_signals, ==, 0);

  g_ptr_array_insert (spans, 400, obl_span_new ());
  obl_record_list_set (list, spans);
  assert_change (&changes, 400, 0, 1);
  obl_span_unref (spans->pdata[7]);
  spans->pdata[7] = obl_span_new ();
  obl_record_list_set (list, spans);
  assert_change (&changes, 7, 1, 1);
  g_ptr_array_remove_range (spans, 10, 20);
  obl_record_list_set (list, spans);
  assert_change (&changes, 10, 20, 0);
  obl_record_list_set (list, NULL);
  assert_change (&changes, 0, 981, 0);
  g_assert_finalize_object (g_steal_pointer (&list));
}

static void
test_items (void)
{
  OblRecordList *list = obl_record_list_new (OBL_RECORD_SPAN);
  g_autoptr (GPtrArray) spans = make_spans (3);
  OblSpan *second = spans->pdata[1];
  OblRecord *record;
  guint position = 0;

  g_test_summary ("Rows are made when asked for, and keep their struct when the list is gone");
  obl_record_list_set (list, spans);
  record = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (obl_record_get_span (record) == second);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 3));
  g_assert_true (obl_record_list_find (list, &second->id, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_false (obl_record_list_find (list, &OBL_ID_NONE, &position));
  g_assert_finalize_object (list);
  g_ptr_array_set_size (spans, 0);
  g_assert_true (obl_id_equal (&obl_record_get_span (record)->id, obl_record_get_id (record)));
  g_assert_finalize_object (record);
}

static void
test_documents_by_value (void)
{
  g_autoptr (OblRecordList) list = obl_record_list_new (OBL_RECORD_DOCUMENT);
  g_autoptr (GPtrArray) documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);
  g_autoptr (GPtrArray) read_again
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);
  Changes changes = { 0 };

  g_test_summary ("Documents that were read again and say the same are the same rows");
  for (guint i = 0; i < 20; i++) {
    OblDocument *document = obl_document_new ();

    document->title = g_strdup_printf ("Article %u", i);
    g_ptr_array_add (documents, document);
    g_ptr_array_add (read_again, obl_document_copy (document));
  }
  obl_record_list_set (list, documents);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &changes);
  obl_record_list_set (list, read_again);
  g_assert_cmpuint (changes.n_signals, ==, 0);
  ((OblDocument *)documents->pdata[5])->status = OBL_STATUS_DONE;
  obl_record_list_set (list, documents);
  assert_change (&changes, 5, 1, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gui/models/span-changes", test_span_changes);
  g_test_add_func ("/gui/models/items", test_items);
  g_test_add_func ("/gui/models/documents-by-value", test_documents_by_value);
  return g_test_run ();
}
