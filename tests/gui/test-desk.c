/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk at the widths of the design, and the messages above it. */
#include "config.h"

#include "app/widgets/obl-banner.h"
#include "app/widgets/obl-desk.h"
#include "obl-gui-test.h"

typedef struct {
  GtkWidget *desk;
  GtkWidget *page;
  GtkWidget *panes[2];
} Desk;

/* Lays the desk out as a window of that width would; no window manager takes part. */
static void
lay_out (Desk *test, int width)
{
  int min = 0;

  gtk_widget_measure (test->desk, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  g_assert_cmpint (min, <=, width);
  gtk_widget_size_allocate (test->desk, &(GtkAllocation){ 0, 0, width, 600 }, -1);
}

static void
make_desk (Desk *test)
{
  test->desk = g_object_ref_sink (obl_desk_new ());
  test->page = gtk_label_new ("page");
  obl_desk_set_page (OBL_DESK (test->desk), test->page);
  for (guint i = 0; i < 2; i++) {
    test->panes[i] = gtk_label_new ("pane");
    obl_desk_set_pane (OBL_DESK (test->desk), i, test->panes[i]);
  }
}

static void
finish (Desk *test)
{
  while (g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_finalize_object (test->desk);
}

static void
assert_shown (Desk *test, int width, gboolean start, gboolean end, int page_width)
{
  lay_out (test, width);
  g_assert_cmpint (obl_desk_is_shown (OBL_DESK (test->desk), OBL_DESK_START), ==, start);
  g_assert_cmpint (obl_desk_is_shown (OBL_DESK (test->desk), OBL_DESK_END), ==, end);
  g_assert_cmpint (gtk_widget_get_child_visible (test->panes[0]), ==, start);
  g_assert_cmpint (gtk_widget_get_child_visible (test->panes[1]), ==, end);
  g_assert_cmpint (gtk_widget_get_width (test->page), ==, page_width);
}

static void
test_widths (void)
{
  Desk test;

  g_test_summary ("Panes stand beside the page while there is room, and come back when there is");
  make_desk (&test);
  g_object_set (test.desk, "start-width", 250, "end-width", 300, NULL);
  assert_shown (&test, 1280, TRUE, TRUE, 1280 - 250 - 300);
  assert_shown (&test, 999, TRUE, FALSE, 999 - 250);
  assert_shown (&test, 819, FALSE, FALSE, 819);
  assert_shown (&test, 1000, TRUE, TRUE, 1000 - 250 - 300);
  obl_desk_show (OBL_DESK (test.desk), OBL_DESK_START, FALSE);
  assert_shown (&test, 1280, FALSE, TRUE, 1280 - 300);
  finish (&test);
}

static void
test_covering (void)
{
  Desk test;
  gboolean wanted = TRUE;

  g_test_summary ("In a narrow window one pane at a time lies over the page, and leaves no trace");
  make_desk (&test);
  lay_out (&test, 700);
  g_assert_false (obl_desk_uncover (OBL_DESK (test.desk)));
  obl_desk_show (OBL_DESK (test.desk), OBL_DESK_END, TRUE);
  assert_shown (&test, 700, FALSE, TRUE, 700);
  obl_desk_show (OBL_DESK (test.desk), OBL_DESK_START, TRUE);
  assert_shown (&test, 700, TRUE, FALSE, 700);
  g_assert_true (obl_desk_uncover (OBL_DESK (test.desk)));
  assert_shown (&test, 700, FALSE, FALSE, 700);
  obl_desk_show (OBL_DESK (test.desk), OBL_DESK_END, TRUE);
  obl_desk_show (OBL_DESK (test.desk), OBL_DESK_END, FALSE);
  g_object_get (test.desk, "end-wanted", &wanted, NULL);
  g_assert_true (wanted);
  obl_desk_show (OBL_DESK (test.desk), OBL_DESK_END, TRUE);
  lay_out (&test, 1280);
  assert_shown (&test, 700, FALSE, FALSE, 700);
  finish (&test);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
test_told (void)
{
  Desk test;
  guint n = 0;

  g_test_summary ("A desk that is narrow from the beginning says so");
  make_desk (&test);
  g_signal_connect_swapped (test.desk, "notify::start-shown", G_CALLBACK (count_cb), &n);
  lay_out (&test, 700);
  while (g_main_context_pending (NULL)) {
    g_main_context_iteration (NULL, FALSE);
  }
  g_assert_cmpuint (n, ==, 1);
  finish (&test);
}

static void
test_right_to_left (void)
{
  Desk test;
  graphene_rect_t bounds;

  g_test_summary ("Where reading starts at the right, so does the desk");
  make_desk (&test);
  gtk_widget_set_direction (test.desk, GTK_TEXT_DIR_RTL);
  g_object_set (test.desk, "start-width", 250, NULL);
  lay_out (&test, 1280);
  g_assert_true (gtk_widget_compute_bounds (test.panes[OBL_DESK_START], test.desk, &bounds));
  g_assert_cmpint ((int)bounds.origin.x, ==, 1280 - 250);
  finish (&test);
}

static void
test_messages (void)
{
  GtkWidget *widget = g_object_ref_sink (obl_banner_new ());
  OblBanner *banner = OBL_BANNER (widget);

  g_test_summary ("A message stays until it is read, the next one follows, none is shown twice");
  g_assert_null (obl_banner_get_message (banner));
  obl_banner_add (banner, "first");
  obl_banner_add (banner, "second");
  obl_banner_add (banner, "first");
  g_assert_cmpstr (obl_banner_get_message (banner), ==, "first");
  obl_banner_dismiss (banner);
  g_assert_cmpstr (obl_banner_get_message (banner), ==, "second");
  obl_banner_dismiss (banner);
  g_assert_null (obl_banner_get_message (banner));
  obl_banner_dismiss (banner);
  g_assert_finalize_object (widget);
}

int
main (int argc, char *argv[])
{
  obl_gui_test_main_init (&argc, &argv);
  g_test_add_func ("/gui/desk/widths", test_widths);
  g_test_add_func ("/gui/desk/covering", test_covering);
  g_test_add_func ("/gui/desk/told", test_told);
  g_test_add_func ("/gui/desk/right-to-left", test_right_to_left);
  g_test_add_func ("/gui/banner", test_messages);
  return g_test_run ();
}
