/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes to the page and what comes from it, without a page. */
#include "config.h"

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
      "{\"v\":1,\"type\":\"selection\",\"start\":3,\"end\":100,\"caret\":3}", N_CHARS, &message,
      &error));
  g_assert_cmpint (message.type, ==, OBL_PAGE_SELECTION);
  g_assert_cmpuint (message.range.start, ==, 3);
  g_assert_cmpuint (message.range.end, ==, 100);
  g_assert_true (message.has_caret);
  g_assert_true (
      obl_page_message_parse ("{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":0,\"caret\":-1}",
                              N_CHARS, &message, &error));
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
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":101,\"caret\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":5,\"end\":4,\"caret\":0}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":101}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":-2}",
    "{\"v\":1,\"type\":\"selection\",\"start\":0,\"end\":4,\"caret\":-0.5}",
    "{\"v\":1,\"type\":\"menu\",\"x\":1e9,\"y\":0}",
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
  g_test_summary ("Words stay readable on every tint, of every swatch, in light and dark");
  for (int dark = 0; dark < 2; dark++) {
    GdkRGBA ink = obl_view_style_get_ink (dark);
    GdkRGBA page = obl_view_style_get_page (dark);

    for (guint i = 0; i < OBL_N_SWATCHES; i++) {
      GdkRGBA line = obl_view_style_get_line (i, dark);

      g_assert_cmpfloat (obl_view_style_contrast (&line, &page), >=, 3);
      for (int tone = 0; tone < OBL_N_TONES; tone++) {
        GdkRGBA tint = obl_view_style_get_tint (i, (OblTone)tone, dark);

        g_assert_cmpfloat (obl_view_style_contrast (&tint, &ink), >=, OBL_VIEW_MIN_CONTRAST);
      }
    }
  }
}

static void
test_html (void)
{
  g_autoptr (OblDocument) document = obl_document_new ();
  g_autofree char *html = NULL;

  g_test_summary ("A language from a stranger's file does not get out of its attribute");
  document->html = g_strdup ("<article></article>");
  document->language = g_strdup ("en\"><script>");
  document->direction = g_strdup ("rtl");
  html = obl_view_page_new_html (document, 3, TRUE);
  g_assert_null (strstr (html, "script"));
  g_assert_nonnull (strstr (html, "<html dir=\"rtl\" class=\"dark\" data-serial=\"3\">"));
  g_assert_nonnull (strstr (html, "default-src 'none'"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/view/messages/taken", test_messages_taken);
  g_test_add_func ("/view/messages/refused", test_messages_refused);
  g_test_add_func ("/view/style/contrast", test_contrast);
  g_test_add_func ("/view/page/html", test_html);

  return g_test_run ();
}
