/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to the page and what comes from it, without a page. */
#include "config.h"

#include <math.h>

#include "app/view/obl-page-message.h"
#include "app/view/obl-view-page.h"
#include "app/view/obl-view-style.h"
#include "core/model/obl-palette.h"

#define N_CHARS 100

static void
test_messages_taken (void)
{
  OblPageMessage message = { 0 };
  g_autoptr (GError) error = NULL;

  g_test_summary ("Each kind of message is read");
  g_assert_true (
      obl_page_message_parse ("{\"v\":1,\"type\":\"loaded\",\"serial\":7}", 0, &message, &error));
  g_assert_no_error (error);
  g_assert_cmpint (message.type, ==, OBL_PAGE_LOADED);
  g_assert_cmpuint (message.serial, ==, 7);
  g_assert_true (obl_page_message_parse (
      "{\"v\":1,\"type\":\"selection\",\"start\":3,\"end\":100,\"caret\":3,\"asked\":4}", N_CHARS,
      &message, &error));
  g_assert_cmpint (message.type, ==, OBL_PAGE_SELECTION);
  g_assert_cmpuint (message.range.start, ==, 3);
  g_assert_cmpuint (message.range.end, ==, 100);
  g_assert_true (message.has_caret);
  g_assert_cmpuint (message.asked, ==, 4);
  g_assert_true (obl_page_message_parse (
      "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":0,\"caret\":-1,\"asked\":0}", N_CHARS,
      &message, &error));
  g_assert_false (message.has_caret);
  g_assert_true (obl_page_message_parse (
      "{\"v\":1,\"type\":\"activate\",\"mark\":0,\"open\":false}", N_CHARS, &message, &error));
  g_assert_cmpint (message.type, ==, OBL_PAGE_ACTIVATE);
  g_assert_true (obl_page_message_parse ("{\"v\":1,\"type\":\"step\",\"back\":true}", N_CHARS,
                                         &message, NULL));
  g_assert_true (message.type == OBL_PAGE_STEP && message.back);
  g_assert_true (obl_page_message_parse ("{\"v\":1,\"type\":\"hover\",\"mark\":4294967295}",
                                         N_CHARS, &message, &error));
  g_assert_cmpuint (message.mark, ==, G_MAXUINT32);
  g_assert_true (obl_page_message_parse ("{\"v\":1,\"type\":\"menu\",\"x\":1.5,\"y\":20}", N_CHARS,
                                         &message, &error));
  g_assert_cmpfloat (message.x, ==, 1.5);
  g_assert_true (
      obl_page_message_parse ("{\"v\":1,\"type\":\"place\",\"at\":100}", N_CHARS, &message, NULL));
  g_assert_true (message.type == OBL_PAGE_PLACE && message.at == 100);
  g_assert_true (obl_page_message_parse ("{\"v\":1,\"type\":\"units\",\"at\":9,\"clicks\":3}",
                                         N_CHARS, &message, NULL));
  g_assert_true (message.type == OBL_PAGE_UNITS && message.at == 9 && message.clicks == 3);
  g_assert_true (obl_page_message_parse ("{\"v\":1,\"type\":\"border\",\"mark\":5,\"part\":1,"
                                         "\"edge\":1,\"at\":8,\"exact\":true}",
                                         N_CHARS, &message, NULL));
  g_assert_true (message.type == OBL_PAGE_BORDER && message.mark == 5 && message.part == 1);
  g_assert_true (message.edge == 1 && message.at == 8 && message.exact);
}

static void
test_messages_refused (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "null",
    "{",
    "{}",
    "{\"type\":\"hover\",\"mark\":1}",
    "{\"v\":2,\"type\":\"hover\",\"mark\":1}",
    "{\"v\":0,\"type\":\"hover\",\"mark\":1}",
    "{\"v\":\"1\",\"type\":\"hover\",\"mark\":1}",
    "{\"v\":1,\"type\":\"delete\",\"mark\":1}",
    "{\"v\":1,\"type\":[\"hover\"],\"mark\":1}",
    "{\"v\":1,\"type\":\"hover\"}",
    "{\"v\":1,\"type\":\"hover\",\"mark\":1,\"more\":1}",
    "{\"v\":1,\"type\":\"hover\",\"mark\":-1}",
    "{\"v\":1,\"type\":\"hover\",\"mark\":4294967296}",
    "{\"v\":1,\"type\":\"hover\",\"mark\":1.5}",
    "{\"v\":1,\"type\":\"hover\",\"mark\":1e400}",
    "{\"v\":1,\"type\":\"hover\",\"mark\":null}",
    "{\"v\":1,\"type\":\"hover\",\"mark\":true}",
    "{\"v\":1,\"type\":\"activate\",\"mark\":1,\"open\":1}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":101,\"caret\":0,\"asked\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":5,\"end\":4,\"caret\":0,\"asked\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":101,\"asked\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":-2,\"asked\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":-0.5,\"asked\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":0,\"asked\":-1}",
    "{\"v\":1,\"type\":\"menu\",\"x\":1e9,\"y\":0}",
    "{\"v\":1,\"type\":\"place\",\"at\":101}",
    "{\"v\":1,\"type\":\"place\",\"at\":-1}",
    "{\"v\":1,\"type\":\"units\",\"at\":101,\"clicks\":2}",
    "{\"v\":1,\"type\":\"units\",\"at\":1,\"clicks\":4}",
    "{\"v\":1,\"type\":\"border\",\"mark\":1,\"part\":0,\"edge\":2,\"at\":1,\"exact\":true}",
    "{\"v\":1,\"type\":\"border\",\"mark\":1,\"part\":0,\"edge\":1,\"at\":101,\"exact\":true}",
    "{\"v\":1,\"type\":\"border\",\"mark\":1,\"part\":0,\"edge\":1,\"at\":1,\"exact\":1}",
    "{\"v\":1,\"type\":\"menu\",\"x\":{},\"y\":0}",
  };

  g_test_summary ("Whatever else it is, it is refused, and the result is left alone");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++) {
    OblPageMessage message = { .mark = 42 };
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad[i]);
    g_assert_false (obl_page_message_parse (bad[i], N_CHARS, &message, &error));
    g_assert_cmpuint (message.mark, ==, 42);
  }
}

static void
test_contrast (void)
{
  g_test_summary ("Words stay readable on every tint, of every swatch, in every theme");
  for (int theme = 0; theme < OBL_N_THEMES; theme++) {
    const gboolean is_high = theme == OBL_THEME_HIGH_LIGHT || theme == OBL_THEME_HIGH_DARK;
    const double min_line = is_high ? 4.5 : 3;
    GdkRGBA ink = obl_view_style_get_ink ((OblTheme)theme);
    GdkRGBA page = obl_view_style_get_page ((OblTheme)theme);
    GdkRGBA soft = obl_view_style_get_soft ((OblTheme)theme);
    GdkRGBA quiet = obl_view_style_get_quiet ((OblTheme)theme);
    double line_worst = 21;
    double tint_worst = 21;

    g_assert_cmpfloat (obl_view_style_contrast (&ink, &page), >=, is_high ? 20 : 12);
    g_assert_cmpfloat (obl_view_style_contrast (&soft, &page), >=, is_high ? 12 : 7);
    g_assert_cmpfloat (obl_view_style_contrast (&quiet, &page), >=, is_high ? 7 : 4.5);
    for (guint i = 0; i < OBL_N_SWATCHES; i++) {
      GdkRGBA line = obl_view_style_get_line (i, (OblTheme)theme);

      line_worst = MIN (line_worst, obl_view_style_contrast (&line, &page));
      for (int tone = 0; tone < OBL_N_TONES; tone++) {
        GdkRGBA tint = obl_view_style_get_tint (i, (OblTone)tone, (OblTheme)theme);

        tint_worst = MIN (tint_worst, obl_view_style_contrast (&tint, &ink));
      }
    }
    g_test_message ("“%s”: lines %.2f or more, words on tints %.2f or more",
                    obl_view_style_get_classes ((OblTheme)theme), line_worst, tint_worst);
    g_assert_cmpfloat (line_worst, >=, min_line);
    g_assert_cmpfloat (tint_worst, >=, OBL_VIEW_MIN_CONTRAST);
  }
}

/* A swatch is known by its line; a theme that darkens lines must not make two of them one. */
static void
test_lines_differ (void)
{
  g_test_summary ("No two swatches have the same line in any theme");
  for (int theme = 0; theme < OBL_N_THEMES; theme++)
    for (guint i = 0; i < OBL_N_SWATCHES; i++)
      for (guint j = 0; j < i; j++) {
        GdkRGBA a = obl_view_style_get_line (i, (OblTheme)theme);
        GdkRGBA b = obl_view_style_get_line (j, (OblTheme)theme);
        double apart = fabs ((double)a.red - (double)b.red)
                       + fabs ((double)a.green - (double)b.green)
                       + fabs ((double)a.blue - (double)b.blue);

        g_assert_cmpfloat (apart, >, 0.15);
      }
}

static void
test_look (void)
{
  g_autoptr (OblPageLook) look = obl_page_look_new ();
  g_autofree char *json = NULL;

  g_test_summary ("The name of a family does not get out of its string");
  g_free (look->face);
  look->face = g_strdup ("A\"; color: red; \\\n");
  look->theme = OBL_THEME_HIGH_DARK;
  look->hyphenate = TRUE;
  json = obl_page_look_to_json (look);
  g_assert_cmpstr (json, ==,
                   "{\"classes\":\"dark high\",\"face\":\"\\\"A\\\\\\\"; color: red; "
                   "\\\\\\\\\\\",\",\"measure\":68,\"leading\":\"1.60\","
                   "\"hyphens\":\"auto\"}");
}

static void
test_html (void)
{
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autoptr (OblPageLook) look = obl_page_look_new ();
  g_autofree char *html = NULL;

  look->theme = OBL_THEME_DARK;
  g_test_summary ("A language from a stranger's file does not get out of its attribute");
  document->html = g_strdup ("<article></article>");
  document->language = g_strdup ("en\"><script>");
  document->direction = g_strdup ("rtl");
  html = obl_view_page_new_html (document, 3, look);
  g_assert_null (strstr (html, "script"));
  g_assert_nonnull (strstr (html, "<html dir=\"rtl\" class=\"dark\" data-look=\"{&quot;"));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/messages/taken", test_messages_taken);
  g_test_add_func ("/view/messages/refused", test_messages_refused);
  g_test_add_func ("/view/style/contrast", test_contrast);
  g_test_add_func ("/view/style/lines", test_lines_differ);
  g_test_add_func ("/view/style/look", test_look);
  g_test_add_func ("/view/page/html", test_html);

  return g_test_run ();
}
