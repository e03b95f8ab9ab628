/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text: paragraphs, title, sub-headings, credits and furniture, in several scripts and line
 * endings.  The articles are invented. */
#include "config.h"

#include "core/import/obl-import.h"

#include <string.h>

static OblDocument *
import (const char *bytes, gssize n_bytes)
{
  static const OblImportOptions options = { .name = "an article.txt" };
  g_autoptr (GBytes) data = g_bytes_new (bytes, n_bytes < 0 ? strlen (bytes) : (gsize)n_bytes);
  g_autoptr (GError) error = NULL;
  OblDocument *document = obl_import_bytes (data, &options, &error);

  g_assert_no_error (error);
  return document;
}

/* One line per block: a letter for the role, one for the kind, the text. */
static char *
describe (const OblDocument *document)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    g_autofree char *text = obl_text_dup_range (document->text, block->range);

    g_string_append_printf (out, "%.1s%.1s %s\n", obl_block_role_to_string (block->role),
                            obl_block_kind_to_string (block->kind), text);
  }
  return g_string_free (out, FALSE);
}

static void
assert_blocks (const OblDocument *document, const char *expected)
{
  g_autofree char *described = describe (document);

  g_assert_cmpstr (described, ==, expected);
}

#define PARAGRAPH_1                                                                                \
  "The harbour of Tessaly will be closed for three days, the port authority said on Monday, "      \
  "after "                                                                                         \
  "a crane collapsed onto the northern quay."
#define PARAGRAPH_2                                                                                      \
  "“Nobody was hurt,” said Ruth Amsel, who runs the port, “and we intend to keep it that way.” " \
  "Engineers are still looking for the cause."
#define PARAGRAPH_3                                                                                \
  "The company that built the crane, Halden & Sons, accused the port of having skipped two "       \
  "inspections. The port denied it."

static void
test_article (void)
{
  g_autoptr (OblDocument) document = import (
      "Skip to content\n\nTessaly harbour closed after crane collapse\n\n" PARAGRAPH_1
      "\n\nWho is to blame?\n\n" PARAGRAPH_2 "\n\n" PARAGRAPH_3
      "\n\nSource: The Tessaly Courier\n\nShare this article:\ntessaly crane.jpg\nmost popular",
      -1);

  g_test_summary ("An article copied from a web page, furniture and all");
  assert_blocks (document, "bp Skip to content\n"
                           "th Tessaly harbour closed after crane collapse\n"
                           "bp " PARAGRAPH_1 "\n"
                           "bh Who is to blame?\n"
                           "bp " PARAGRAPH_2 "\n"
                           "bp " PARAGRAPH_3 "\n"
                           "mp Source: The Tessaly Courier\n"
                           "bp Share this article:\n"
                           "bp tessaly crane.jpg\n"
                           "bp most popular\n");
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 0).role, ==, OBL_ROLE_BOILERPLATE);
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 2).role, ==, OBL_ROLE_BODY);
  for (guint i = 7; i < 10; i++)
    g_assert_cmpint (g_array_index (document->blocks, OblBlock, i).role, ==, OBL_ROLE_BOILERPLATE);
  g_assert_cmpstr (document->title, ==, "Tessaly harbour closed after crane collapse");
  g_assert_cmpstr (document->publisher, ==, "The Tessaly Courier");
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpstr (document->direction, ==, "ltr");
  g_assert_cmpstr (document->source.name, ==, "an article.txt");
  g_assert_cmpstr (document->source.media_type, ==, "text/plain");
  g_assert_cmpuint (strlen (document->source.sha256), ==, 64);
  g_assert_nonnull (document->source.bytes);
  g_assert_cmpstr (document->text_sha256, ==, obl_text_get_sha256 (document->text));
  g_assert_nonnull (strstr (document->importer, "text 1"));
}

static void
test_plain_paragraphs (void)
{
  g_autoptr (OblDocument) document = import (PARAGRAPH_1 "\n\n" PARAGRAPH_2 "\n", -1);

  g_test_summary ("Text without title or furniture is all body; the file gives the title");
  assert_blocks (document, "bp " PARAGRAPH_1 "\nbp " PARAGRAPH_2 "\n");
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 0).role, ==, OBL_ROLE_BODY);
  g_assert_cmpstr (document->title, ==, "an article");
}

static void
test_short_lines (void)
{
  g_autoptr (OblDocument) document = import ("Eggs\nMilk\n\nBread and butter\n", -1);

  g_test_summary ("A text of nothing but short lines is left as it is");
  for (guint i = 0; i < document->blocks->len; i++)
    g_assert_cmpint (g_array_index (document->blocks, OblBlock, i).role, ==, OBL_ROLE_BODY);
  g_assert_cmpuint (document->blocks->len, ==, 3);
}

static void
test_kicker (void)
{
  g_autoptr (OblDocument) document
      = import ("HARBOURS\nCrane collapse closes the port of Tessaly\n\n" PARAGRAPH_1, -1);
  g_autoptr (OblDocument) name = import ("Ruth Amsel\n\n" PARAGRAPH_2, -1);
  g_autoptr (OblDocument) menu = import (
      "World\nSport\nWeather\nCrane collapse closes the port of Tessaly\n\n" PARAGRAPH_1, -1);

  g_test_summary ("One unknown line above the article is no furniture, several are");
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 0).role, ==, OBL_ROLE_BODY);
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 1).role, ==, OBL_ROLE_TITLE);
  g_assert_cmpint (g_array_index (name->blocks, OblBlock, 0).role, ==, OBL_ROLE_BODY);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (g_array_index (menu->blocks, OblBlock, i).role, ==, OBL_ROLE_BOILERPLATE);
  g_assert_cmpint (g_array_index (menu->blocks, OblBlock, 3).role, ==, OBL_ROLE_TITLE);
}

static void
test_one_line (void)
{
  g_autoptr (OblDocument) document = import ("Hello, world.", -1);

  assert_blocks (document, "bp Hello, world.\n");
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, "Hello, world.");
  g_assert_cmpstr (
      document->html, ==,
      "<article><p data-s=\"0\" data-r=\"body\" dir=\"auto\">Hello, world.</p></article>");
}

static void
test_credits (void)
{
  g_autoptr (OblDocument) document = import (
      "Home | World | Sport\nCrane falls on quay in Tessaly\nA second look at the inspections\n"
      "By Ruth Amsel and Karl Benz\nPublished: 3 May 2024, 10:15\n\n" PARAGRAPH_1 "\n\n" PARAGRAPH_3
      "\n\nReporting by Jo Linden\nSource : Reuters\n",
      -1);

  g_test_summary ("Byline, date and agency are metadata and stay in the text");
  assert_blocks (document, "bp Home | World | Sport\n"
                           "th Crane falls on quay in Tessaly\n"
                           "bp A second look at the inspections\n"
                           "mp By Ruth Amsel and Karl Benz\n"
                           "mp Published: 3 May 2024, 10:15\n"
                           "bp " PARAGRAPH_1 "\n"
                           "bp " PARAGRAPH_3 "\n"
                           "mp Reporting by Jo Linden\n"
                           "mp Source : Reuters\n");
  g_assert_cmpstr (document->byline, ==, "Ruth Amsel and Karl Benz");
  g_assert_cmpstr (document->published, ==, "2024-05-03");
  g_assert_cmpstr (document->publisher, ==, "Reuters");
  g_assert_cmpstr (document->agency, ==, "Reuters");
}

static void
test_line_ends (void)
{
  static const char *const variants[] = {
    "One.\r\n\r\nTwo é 😀 e\xcc\x81.\r\n",        "One.\r\rTwo é 😀 e\xcc\x81.\r",
    "\n\n One. \n\t\n Two  é 😀 e\xcc\x81. \n\n", "\xef\xbb\xbfOne.\nTwo é 😀 e\xcc\x81.",
    "One.\xe2\x80\xa9Two é 😀 e\xcc\x81.",        "One.\fTwo é 😀 e\xcc\x81.",
  };

  g_test_summary ("Line ends, byte order marks and blank lines make no difference");
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++) {
    g_autoptr (OblDocument) document = import (variants[i], -1);

    g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, "One.\nTwo é 😀 e\xcc\x81.");
    g_assert_cmpuint (document->n_chars, ==, 16);
  }
}

static void
test_hard_wrapped (void)
{
  g_autoptr (OblDocument) document
      = import ("Crane collapse closes the harbour of Tessaly\n\n"
                "The harbour of Tessaly will be closed for three days, the port\n"
                "authority said on Monday, after a crane collapsed onto the northern\n"
                "quay. Nobody was hurt, but two warehouses are damaged and the road\n"
                "along the water is blocked.\n\n"
                "Engineers are still looking for the cause. The company that built the\n"
                "crane accused the port of having skipped two inspections, which the\n"
                "port denied.\n",
                -1);

  g_test_summary ("Lines broken at a width are joined again");
  g_assert_cmpuint (document->blocks->len, ==, 3);
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), "the port authority said"));
  g_assert_nonnull (strstr (document->importer, "hard line breaks joined"));
}

static void
test_hard_wrapped_chinese (void)
{
  g_autoptr (OblDocument) document
      = import ("特萨利港口管理局星期一表示，由于一台起重机倒塌在北码头上，\n"
                "该港口将关闭三天。管理局局长说，事故中没有人受伤，工程师仍\n"
                "在寻找起重机倒塌的原因，附近的两座仓库受到损坏，沿海道路也\n"
                "暂时不能通行，预计星期四恢复。\n",
                -1);

  g_test_summary ("Chinese lines are joined without a space");
  g_assert_cmpuint (document->blocks->len, ==, 1);
  g_assert_null (strchr (obl_text_get_utf8 (document->text), ' '));
  g_assert_cmpstr (document->language, ==, "zh");
}

static void
test_verses (void)
{
  g_autoptr (OblDocument) document
      = import ("The crane that stood upon the quay\nWas tall enough for all "
                "to see\nAnd when it fell into the bay\nIt took a "
                "warehouse on the way\nAnd nothing more.\n",
                -1);

  g_test_summary ("Lines that end before the margin are lines");
  g_assert_cmpuint (document->blocks->len, ==, 5);
}

static void
test_scripts (void)
{
  static const struct {
    const char *text;
    const char *language;
    const char *direction;
    const char *publisher;
    const char *roles;
  } cases[] = {
    { "본문 바로가기\n\n테살리 항구, 기중기 붕괴로 사흘간 폐쇄\n김하늘 기자\n\n테살리 항만청은 "
      "월요일 북쪽 부두에서 기중기가 "
      "무너져 항구를 사흘 동안 닫는다고 밝혔다. 다친 사람은 없으며 원인을 조사하고 있다고 "
      "덧붙였다.\n\n누구의 책임인가\n\n"
      "기중기를 만든 회사는 항만청이 두 차례 점검을 건너뛰었다고 비난했다. 항만청은 이를 부인하고 "
      "조사 결과를 기다려 달라고 했다.\n\n"
      "출처: 테살리신문\n기사 공유하기",
      "ko", "ltr", "테살리신문", "b t m b b b m b " },
    { "الأكثر قراءة\n\nإغلاق ميناء تيسالي بعد انهيار رافعة على الرصيف الشمالي\n\nأعلنت سلطة "
      "الميناء يوم الاثنين إغلاق ميناء تيسالي "
      "ثلاثة أيام بعد انهيار رافعة على الرصيف الشمالي، ولم يصب أحد بأذى.\n\nالمصدر: بريد "
      "تيسالي\nشارك المقال",
      "ar", "rtl", "بريد تيسالي", "b t b m b " },
    { "Aller au contenu\n\nLe port de Tessalie fermé après la chute d’une grue\n\nLe port de "
      "Tessalie sera fermé pendant trois jours, a "
      "annoncé lundi l’autorité portuaire, après la chute d’une grue sur le quai nord.\n\nSource : "
      "Le Courrier\nLes plus lus",
      "fr", "ltr", "Le Courrier", "b t b m b " },
    { "Порт Тессалии закрыт после падения крана\n\nПорт Тессалии будет закрыт на три дня, сообщила "
      "в понедельник портовая администрация, "
      "после того как на северный причал упал кран.\n\nИсточник: Вестник\nПоделиться",
      "ru", "ltr", "Вестник", "t b m b " },
    { "テッサリア港、クレーン倒壊で三日間閉鎖\n\nテッサリア港の港湾局は月曜日、北埠頭にクレーンが倒"
      "れたため、港を三日間閉鎖すると発表した。けが人はいなかったが、原因はまだ分かっていない。\n\n"
      "出典：テッサリア新聞\n関連記事",
      "ja", "ltr", "テッサリア新聞", "t b m b " },
  };

  g_test_summary ("Korean, Arabic, French, Russian and Japanese articles");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblDocument) document = import (cases[i].text, -1);
    g_autoptr (GString) roles = g_string_new (NULL);

    for (guint k = 0; k < document->blocks->len; k++)
      g_string_append_printf (
          roles, "%.1s ",
          obl_block_role_to_string (g_array_index (document->blocks, OblBlock, k).role));
    g_assert_cmpstr (document->language, ==, cases[i].language);
    g_assert_cmpstr (document->direction, ==, cases[i].direction);
    g_assert_cmpstr (document->publisher, ==, cases[i].publisher);
    g_assert_cmpstr (roles->str, ==, cases[i].roles);
  }
}

static void
assert_refused (const char *bytes, gsize n_bytes, const char *name, const char *format, int code)
{
  OblImportOptions options = { .name = name, .format = format };
  g_autoptr (GBytes) data = g_bytes_new (bytes, n_bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (obl_import_bytes (data, &options, &error));
  g_assert_error (error, OBL_IMPORT_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_refused (void)
{
  g_autofree char *binary = g_malloc0 (1000);
  g_autofree char *long_text = g_strnfill (4000001, 'x');

  g_test_summary ("What is no article is refused by name, with a reason");
  for (guint i = 0; i < 1000; i++)
    binary[i] = (char)(i * 7 % 251);
  assert_refused ("", 0, "a.txt", NULL, OBL_IMPORT_ERROR_EMPTY);
  assert_refused (" \n\t\n ", 5, "a.txt", NULL, OBL_IMPORT_ERROR_EMPTY);
  assert_refused ("\xef\xbb\xbf", 3, "a.txt", NULL, OBL_IMPORT_ERROR_EMPTY);
  assert_refused ("<p></p>", 7, "a.html", NULL, OBL_IMPORT_ERROR_EMPTY);
  assert_refused (binary, 1000, "a.txt", NULL, OBL_IMPORT_ERROR_UNSUPPORTED);
  assert_refused ("%PDF-1.7\n", 9, "a.pdf", NULL, OBL_IMPORT_ERROR_UNSUPPORTED);
  assert_refused ("PK\x03\x04xxxx", 8, "a.docx", NULL, OBL_IMPORT_ERROR_UNSUPPORTED);
  assert_refused ("x", 1, "a.txt", "docx", OBL_IMPORT_ERROR_UNSUPPORTED);
  assert_refused (long_text, 4000001, "a.txt", NULL, OBL_IMPORT_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/text/article", test_article);
  g_test_add_func ("/core/import/text/plain-paragraphs", test_plain_paragraphs);
  g_test_add_func ("/core/import/text/short-lines", test_short_lines);
  g_test_add_func ("/core/import/text/kicker", test_kicker);
  g_test_add_func ("/core/import/text/one-line", test_one_line);
  g_test_add_func ("/core/import/text/credits", test_credits);
  g_test_add_func ("/core/import/text/line-ends", test_line_ends);
  g_test_add_func ("/core/import/text/hard-wrapped", test_hard_wrapped);
  g_test_add_func ("/core/import/text/hard-wrapped-chinese", test_hard_wrapped_chinese);
  g_test_add_func ("/core/import/text/verses", test_verses);
  g_test_add_func ("/core/import/text/scripts", test_scripts);
  g_test_add_func ("/core/import/text/refused", test_refused);
  return g_test_run ();
}
