/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lines are taken for, and above all what they are not. */
#include "config.h"

#include "core/import/obl-date.h"
#include "core/import/obl-language.h"
#include "core/import/obl-line.h"

static void
test_furniture (void)
{
  static const char *const furniture[] = {
    "Skip to content",
    "SHARE THIS ARTICLE:",
    "most popular",
    "Read more »",
    "globe news.jpg",
    "https://example.org/x",
    "Home | World | Politics | Sport",
    "© 2024 The Courier. All rights reserved.",
    "Follow us on Twitter",
    "Partager l’article",
    "À lire aussi : Le port rouvre",
    "많이 본 뉴스",
    "شارك المقال",
    "相关新闻",
    "Читайте также",
    "This site uses cookies to improve your experience.",
    "###",
  };
  static const char *const text[] = {
    "He said he would share this article with the committee.",
    "The most popular minister in the government resigned on Monday.",
    "Home prices fell for the third month in a row",
    "Print journalism is not dead",
    "Search continues for missing crew",
    "A picture named harbour.jpg was found on his telephone.",
    "Comments by the minister caused an outcry",
    "Source of the leak remains unclear",
    "",
    "Related party transactions worried the auditors",
    "시장은 기사 공유를 거부했다.",
  };

  g_test_summary ("Furniture, and lines of an article that begin like it");
  for (guint i = 0; i < G_N_ELEMENTS (furniture); i++) {
    g_test_message ("%s", furniture[i]);
    g_assert_true (obl_line_is_furniture (furniture[i]));
  }
  for (guint i = 0; i < G_N_ELEMENTS (text); i++) {
    g_test_message ("%s", text[i]);
    g_assert_false (obl_line_is_furniture (text[i]));
  }
}

static void
test_source (void)
{
  static const struct {
    const char *line;
    const char *source;
  } cases[] = {
    { "Source: Le Parisien", "Le Parisien" },
    { "SOURCE : AFP", "AFP" },
    { "Sources: AFP, Reuters.", "AFP, Reuters" },
    { "출처: 연합뉴스", "연합뉴스" },
    { "来源：新华社", "新华社" },
    { "المصدر: رويترز", "رويترز" },
    { "Quelle: dpa", "dpa" },
    { "Source", NULL },
    { "Source:", NULL },
    { "A source: the minister", NULL },
    { "Source: the minister said on Monday that he would not resign over it.", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *source = obl_line_dup_source (cases[i].line);

    g_assert_cmpstr (source, ==, cases[i].source);
  }
}

static void
test_byline (void)
{
  static const struct {
    const char *line;
    const char *byline;
  } cases[] = {
    { "By Jane Doe", "Jane Doe" },
    { "BY JANE DOE", "JANE DOE" },
    { "By Jane Doe and John Roe, Science correspondent",
      "Jane Doe and John Roe, Science correspondent" },
    { "Written by Jane van der Berg", "Jane van der Berg" },
    { "Par Céline Aubrac", "Céline Aubrac" },
    { "Von Jan Müller", "Jan Müller" },
    { "김민수 기자", "김민수" },
    { "بقلم ليلى حداد", "ليلى حداد" },
    { "作者：李明", "李明" },
    { "By the river", NULL },
    { "By Monday evening the fire was out.", NULL },
    { "By Thursday the city was quiet again", NULL },
    { "Von der Leyen visits the port", NULL },
    { "Di Maio resigns over crane affair", NULL },
    { "Par avion", NULL },
  };

  g_test_summary ("Names after “by”, not headlines that begin with it");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *byline = obl_line_dup_byline (cases[i].line);

    g_assert_cmpstr (byline, ==, cases[i].byline);
  }
}

static void
test_dates (void)
{
  static const struct {
    const char *text;
    const char *date;
  } cases[] = {
    { "2024-01-21", "2024-01-21" },
    { "2024-01-21T10:30:00Z", "2024-01-21T10:30:00Z" },
    { "2024-01-21T10:30:00.000+0100", "2024-01-21T10:30:00+01:00" },
    { "2024-01-21 10:30", "2024-01-21T10:30" },
    { "Published: 21 January 2024, 10:30", "2024-01-21" },
    { "Jan. 21, 2024", "2024-01-21" },
    { "January 21st, 2024", "2024-01-21" },
    { "1er février 2024", "2024-02-01" },
    { "3. März 2024", "2024-03-03" },
    { "21 de enero de 2024", "2024-01-21" },
    { "21 января 2024", "2024-01-21" },
    { "٢١ يناير ٢٠٢٤", "2024-01-21" },
    { "2024년 1월 21일", "2024-01-21" },
    { "2024年1月21日", "2024-01-21" },
    { "21.01.2024", "2024-01-21" },
    { "03/04/2024", NULL },
    { "2024-13-01", NULL },
    { "31 February 2024", NULL },
    { "room 21 Main 2024", NULL },
    { "yesterday", NULL },
    { "", NULL },
  };

  g_test_summary ("Dates as articles write them; none where two readings are possible");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *date = obl_date_find (cases[i].text);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (date, ==, cases[i].date);
  }
}

static void
test_date_lines (void)
{
  g_autofree char *date = obl_line_dup_date ("Last updated on 3 May 2024 at 10:15");
  g_autofree char *sentence
      = obl_line_dup_date ("The treaty of 3 May 2024 was never ratified by either parliament");

  g_assert_cmpstr (date, ==, "2024-05-03");
  g_assert_null (sentence);
}

static void
test_languages (void)
{
  static const struct {
    const char *text;
    const char *language;
  } cases[] = {
    { "The minister of the interior said that it was not for him to decide.", "en" },
    { "Le ministre a dit que la décision ne serait pas prise dans les jours qui viennent.", "fr" },
    { "Der Minister sagte, dass die Entscheidung nicht von ihm und seinem Haus zu treffen ist.",
      "de" },
    { "El ministro dijo que la decisión no es una de las que se toman en un día.", "es" },
    { "Il ministro ha detto che la decisione non è una di quelle che si prendono per gli altri.",
      "it" },
    { "Міністр повідомив, що рішення буде ухвалено наступного тижня після зустрічі.", "uk" },
    { "Министр сообщил, что решение будет принято на следующей неделе. Это важный вопрос, мы ждём.",
      "ru" },
    { "گزارش پیگیری چاپ می‌شود", "fa" },
    { "รัฐมนตรีกล่าวว่าการตัดสินใจจะมีขึ้นในสัปดาห์หน้า", "th" },
    { "Lorem ipsum", NULL },
    { "12345 !!!", NULL },
    { "", NULL },
  };

  g_autofree char *tag = obl_language_dup_tag ("zh_hans_cn");
  g_autofree char *none = obl_language_dup_tag ("english please");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (obl_language_guess (cases[i].text, NULL), ==, cases[i].language);
  g_assert_cmpstr (tag, ==, "zh-Hans-CN");
  g_assert_null (none);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/line/furniture", test_furniture);
  g_test_add_func ("/core/import/line/source", test_source);
  g_test_add_func ("/core/import/line/byline", test_byline);
  g_test_add_func ("/core/import/line/dates", test_dates);
  g_test_add_func ("/core/import/line/date-lines", test_date_lines);
  g_test_add_func ("/core/import/line/languages", test_languages);
  return g_test_run ();
}
