/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/widgets/obl-chip.h"
#include "app/widgets/obl-field.h"
#include "app/widgets/obl-form.h"
#include "app/widgets/obl-height-cap.h"
#include "app/widgets/obl-tip.h"
#include "app/widgets/obl-word-list.h"
#include "app/widgets/obl-wrap-box.h"
#include "obl-gui-test.h"

static void
remember_cb (GPtrArray *texts, const char *text)
{
  g_ptr_array_add (texts, g_strdup (text));
}

static GPtrArray *
remember (GtkWidget *widget, const char *signal)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_signal_connect_swapped (widget, signal, G_CALLBACK (remember_cb), texts);
  return texts;
}

static void
test_field (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *field = obl_field_new ("Title");
  GtkWidget *other = obl_field_new ("Other");
  g_autoptr (GPtrArray) committed = remember (field, "committed");
  GtkWidget *entry;

  g_test_summary ("What is typed counts on Enter and when the field is left, and never twice");
  gtk_box_append (GTK_BOX (box), field);
  gtk_box_append (GTK_BOX (box), other);
  obl_gui_test_show (&test, box);
  entry = obl_gui_test_find (field, GTK_TYPE_ENTRY, 0);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Title");

  obl_field_set_text (OBL_FIELD (field), "stored");
  obl_field_commit (OBL_FIELD (field));
  g_assert_cmpuint (committed->len, ==, 0);

  obl_gui_test_type (&test, entry, "  typed ");
  obl_field_set_text (OBL_FIELD (field), "read again");
  g_assert_cmpstr (obl_field_get_text (OBL_FIELD (field)), ==, "  typed ");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (committed->len, ==, 1);
  g_assert_cmpstr (committed->pdata[0], ==, "typed");

  obl_gui_test_type (&test, entry, "left");
  gtk_widget_grab_focus (other);
  obl_gui_test_settle (&test);
  g_assert_cmpuint (committed->len, ==, 2);
  g_assert_cmpstr (committed->pdata[1], ==, "left");

  obl_field_set_text (OBL_FIELD (field), NULL);
  g_assert_cmpstr (obl_field_get_text (OBL_FIELD (field)), ==, "");
  g_assert_cmpuint (committed->len, ==, 2);
  obl_gui_test_finish_widget (&test);
}

static void
test_field_multiline (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *field = obl_field_new_multiline ("Notes");
  g_autoptr (GPtrArray) committed = remember (field, "committed");
  GtkWidget *view;

  g_test_summary ("A field of several lines commits like one of a single line");
  obl_gui_test_show (&test, field);
  obl_field_set_text (OBL_FIELD (field), "one");
  view = obl_gui_test_find (field, GTK_TYPE_TEXT_VIEW, 0);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "one\ntwo", -1);
  obl_field_commit (OBL_FIELD (field));
  obl_field_commit (OBL_FIELD (field));
  g_assert_cmpuint (committed->len, ==, 1);
  g_assert_cmpstr (committed->pdata[0], ==, "one\ntwo");
  obl_gui_test_finish_widget (&test);
}

static void
test_field_problem (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *field = obl_field_new ("Date");

  g_test_summary ("A problem stands beside the text, and goes with the stored text");
  obl_gui_test_show (&test, field);
  obl_field_set_problem (OBL_FIELD (field), "Not a date");
  obl_gui_test_until (obl_gui_test_find_label (field, "Not a date") != NULL);
  obl_field_set_text (OBL_FIELD (field), "2024-01-21");
  g_assert_null (obl_gui_test_find_label (field, "Not a date"));
  obl_gui_test_finish_widget (&test);
}

static void
test_wrap_box (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *box = obl_wrap_box_new (6);
  GtkWidget *first = NULL;
  GtkWidget *last = NULL;
  graphene_rect_t first_bounds;
  graphene_rect_t last_bounds;
  int one_line;
  int wrapped;

  g_test_summary (
      "Chips flow into lines; a narrow box is a higher one; the right side leads in RTL");
  for (int i = 0; i < 6; i++) {
    last = obl_chip_new ("Organization");
    first = first == NULL ? last : first;
    obl_wrap_box_append (OBL_WRAP_BOX (box), last);
  }
  obl_gui_test_show (&test, box);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 2000, &one_line, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 150, &wrapped, NULL, NULL, NULL);
  g_assert_cmpint (wrapped, ==, 6 * one_line + 5 * 6);
  g_assert_true (gtk_widget_compute_bounds (first, box, &first_bounds));
  g_assert_true (gtk_widget_compute_bounds (last, box, &last_bounds));
  g_assert_cmpfloat (first_bounds.origin.x, ==, 0);
  g_assert_cmpfloat (last_bounds.origin.y, >, first_bounds.origin.y);

  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  gtk_widget_queue_allocate (box);
  obl_gui_test_until (gtk_widget_compute_bounds (first, box, &first_bounds)
                      && first_bounds.origin.x > 0);
  g_assert_cmpfloat_with_epsilon (first_bounds.origin.x + first_bounds.size.width,
                                  gtk_widget_get_width (box), 0.5);
  obl_wrap_box_remove_all (OBL_WRAP_BOX (box));
  g_assert_null (gtk_widget_get_first_child (box));
  obl_gui_test_finish_widget (&test);
}

static void
test_height_cap (void)
{
  GtkWidget *box = obl_wrap_box_new (0);
  GtkWidget *cap;
  int one_line;
  int capped;

  g_test_summary ("Height follows width up to the limit");
  for (int i = 0; i < 40; i++)
    obl_wrap_box_append (OBL_WRAP_BOX (box), obl_chip_new ("Organization"));
  cap = g_object_ref_sink (obl_height_cap_new (box, 100));
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 100000, &one_line, NULL, NULL, NULL);
  gtk_widget_measure (cap, GTK_ORIENTATION_VERTICAL, 100000, &capped, NULL, NULL, NULL);
  g_assert_cmpint (capped, ==, one_line);
  gtk_widget_measure (cap, GTK_ORIENTATION_VERTICAL, 300, &capped, NULL, NULL, NULL);
  g_assert_cmpint (capped, ==, 100);
  g_assert_finalize_object (cap);
}

static void
count_cb (guint *n_calls)
{
  (*n_calls)++;
}

static void
test_chip (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *chip = obl_chip_new ("Person");
  GtkWidget *button = obl_chip_get_button (OBL_CHIP (chip));
  GtkWidget *cross;
  guint n_clicks = 0;
  guint n_removals = 0;

  g_test_summary ("A chip tells its two presses apart, and a screen reader what it is");
  obl_chip_set_key (OBL_CHIP (chip), "1");
  obl_chip_set_removable (OBL_CHIP (chip), "Take out");
  obl_chip_set_current (OBL_CHIP (chip), TRUE);
  g_signal_connect_swapped (chip, "clicked", G_CALLBACK (count_cb), &n_clicks);
  g_signal_connect_swapped (chip, "removed", G_CALLBACK (count_cb), &n_removals);
  obl_gui_test_show (&test, chip);
  cross = obl_gui_test_find_tooltip (chip, "Take out");
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (cross, "clicked");
  g_signal_emit_by_name (cross, "clicked");
  g_assert_cmpuint (n_clicks, ==, 1);
  g_assert_cmpuint (n_removals, ==, 2);
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Person");
  gtk_test_accessible_assert_property (cross, GTK_ACCESSIBLE_PROPERTY_LABEL, "Take out");
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_PRESSED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  obl_gui_test_finish_widget (&test);
}

static void
test_word_list (void)
{
  OblGuiTest test = { 0 };
  GtkWidget *list = obl_word_list_new ("New tag", "Add a tag", "Take away this tag");
  g_autoptr (GPtrArray) added = remember (list, "added");
  g_autoptr (GPtrArray) removed = remember (list, "removed");
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  g_test_summary ("Words come from the field and go by their cross; the list waits to be told");
  g_ptr_array_add (words, (gpointer) "harbour");
  obl_word_list_show (OBL_WORD_LIST (list), words);
  obl_gui_test_show (&test, list);
  obl_gui_test_type (&test, obl_gui_test_find (list, GTK_TYPE_ENTRY, 0), "pier");
  obl_word_list_commit (OBL_WORD_LIST (list));
  obl_word_list_commit (OBL_WORD_LIST (list));
  g_assert_cmpuint (added->len, ==, 1);
  g_assert_cmpstr (added->pdata[0], ==, "pier");
  g_signal_emit_by_name (obl_gui_test_find_tooltip (list, "Take away"), "clicked");
  g_assert_cmpuint (removed->len, ==, 1);
  g_assert_cmpstr (removed->pdata[0], ==, "harbour");
  g_assert_nonnull (obl_gui_test_find_label (list, "harbour"));
  obl_word_list_show (OBL_WORD_LIST (list), NULL);
  g_assert_null (obl_gui_test_find_label (list, "harbour"));
  obl_gui_test_finish_widget (&test);
}

static void
test_form (void)
{
  GtkWidget *form = g_object_ref_sink (obl_form_new ());
  GtkWidget *value = gtk_entry_new ();
  GtkWidget *caption = obl_form_append (form, "Publisher", value);

  g_test_summary ("A caption names the value beside it");
  gtk_test_accessible_assert_relation (value, GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL);
  obl_form_remove_all (form);
  g_assert_null (gtk_widget_get_first_child (form));
  g_assert_finalize_object (form);
}

static gboolean
ask_for_tip (GtkWidget *widget)
{
  GtkTooltip *tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 1, 1, FALSE, tooltip, &shown);
  g_object_unref (tooltip);
  return shown;
}

static void
test_tip (void)
{
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("Words"));

  g_test_summary ("A tip is there when it is asked for, and says what it was told last");
  obl_tip_set (label, "before");
  obl_tip_set (label, "after");
  g_assert_true (gtk_widget_get_has_tooltip (label));
  g_assert_cmpstr (obl_tip_get (label), ==, "after");
  g_assert_true (ask_for_tip (label));
  obl_tip_set (label, NULL);
  g_assert_false (ask_for_tip (label));
  g_assert_finalize_object (label);
}

int
main (int argc, char **argv)
{
  obl_gui_test_main_init (&argc, &argv);
  g_test_add_func ("/gui/widgets/field", test_field);
  g_test_add_func ("/gui/widgets/field-multiline", test_field_multiline);
  g_test_add_func ("/gui/widgets/field-problem", test_field_problem);
  g_test_add_func ("/gui/widgets/wrap-box", test_wrap_box);
  g_test_add_func ("/gui/widgets/height-cap", test_height_cap);
  g_test_add_func ("/gui/widgets/chip", test_chip);
  g_test_add_func ("/gui/widgets/word-list", test_word_list);
  g_test_add_func ("/gui/widgets/form", test_form);
  g_test_add_func ("/gui/widgets/tip", test_tip);
  return g_test_run ();
}
