/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates in the languages of the world's newspapers. */
#include "config.h"

#include "core/import/obl-date.h"

static void
test_languages (void)
{
  /* All of them the fourth of March 2024. */
  static const char *const texts[] = {
    "Monday, March 4, 2024",
    "4th of March 2024",
    "Mon, 04 Mar 2024 10:00:00 GMT",
    "lundi 4 mars 2024",
    "Montag, 4. März 2024",
    "4. Maerz 2024",
    "4 de marzo de 2024",
    "4 marzo 2024",
    "4 de março de 2024",
    "4 de març de 2024",
    "4 martie 2024",
    "4 maart 2024",
    "den 4 mars 2024",
    "4. marts 2024",
    "4. maaliskuuta 2024",
    "4. märts 2024",
    "2024. gada 4. martā",
    "2024 m. kovo 4 d.",
    "4 marca 2024",
    "4. března 2024",
    "4. marec 2024",
    "4. ožujka 2024.",
    "4. mart 2024.",
    "4. март 2024.",
    "2024. március 4.",
    "4 mars 2024",
    "4 марта 2024 г.",
    "4 березня 2024 р.",
    "4 сакавіка 2024",
    "4 наурыз 2024",
    "Δευτέρα 4 Μαρτίου 2024",
    "4 ΜΑΡΤΙΟΥ 2024",
    "4 մարտի 2024",
    "4 მარტი 2024",
    "4 Mart 2024 Pazartesi",
    "Senin, 4 Maret 2024",
    "4 Mac 2024",
    "4 Machi 2024",
    "ngày 4 tháng 3 năm 2024",
    "4 tháng 3, 2024",
    "4 مارس 2024",
    "٤ آذار ٢٠٢٤",
    "۴ مارس ۲۰۲۴",
    "4 مارچ 2024",
    "4 במרץ 2024",
    "4 मार्च 2024",
    "४ मार्च २०२४",
    "৪ মার্চ ২০২৪",
    "4 மார்ச் 2024",
    "4 มีนาคม 2567",
    "2024年3月4日(月)",
    "令和6年3月4日",
    "2024년 3월 4일",
    "2024. 3. 4.",
    "04.03.2024",
    "4.3.2024",
    "04.03.24",
    "4. 3. 2024",
    "04 | 03 | 2024",
    "2024/03/04",
    "2024-Mar-04",
    "04-Mar-24",
    "20240304",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *date = obl_date_find (texts[i]);

    g_test_message ("%s", texts[i]);
    g_assert_cmpstr (date, ==, "2024-03-04");
  }
}

static void
test_orders (void)
{
  static const struct {
    const char *text;
    const char *language;
    const char *date;
  } cases[] = {
    { "03/04/2024", NULL, NULL },
    { "03/04/2024", "en", NULL },
    { "03/04/2024", "en-US", "2024-03-04" },
    { "03/04/2024", "en-GB", "2024-04-03" },
    { "03/04/2024", "fr", "2024-04-03" },
    { "03-04-2024", "nl-BE", "2024-04-03" },
    { "13/04/2024", NULL, "2024-04-13" },
    { "04/13/2024", "fr", "2024-04-13" },
    { "03/03/2024", NULL, "2024-03-03" },
    { "9/11/13 10:00AM", "en-US", "2013-09-11" },
    /* One word, two months. */
    { "4 listopada 2024", NULL, "2024-11-04" },
    { "4. listopada 2024.", "hr", "2024-10-04" },
    { "4 كانون الأول 2024", "ar", "2024-12-04" },
    { "4 تشرين الثاني 2024", "ar", "2024-11-04" },
    { "Jan 04 09:34 2024", NULL, "2024-01-04" },
    /* None at all. */
    { "Version 1.2.2024.5", NULL, NULL },
    { "31.02.2024", NULL, NULL },
    { "0800 123 4567", NULL, NULL },
    { "March 2024", NULL, NULL },
    { "4 men 2024", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *date = obl_date_find_in (cases[i].text, cases[i].language);

    g_test_message ("%s", cases[i].text);
    g_assert_cmpstr (date, ==, cases[i].date);
  }
}

static void
test_addresses (void)
{
  static const struct {
    const char *url;
    const char *date;
  } cases[] = {
    { "https://a.example/2024/03/04/crane", "2024-03-04" },
    { "https://a.example/world/2024/mar/04/crane", "2024-03-04" },
    { "https://a.example/crane-20240304.html", "2024-03-04" },
    { "https://a.example/crane/2024-03-04-falls", "2024-03-04" },
    { "https://a.example/2024/33/04", NULL },
    { "https://a.example/2024/crane", NULL },
    { "https://a.example/p/12345678", NULL },
    { "2024/03/04", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *date = obl_date_find_in_url (cases[i].url);

    g_test_message ("%s", cases[i].url);
    g_assert_cmpstr (date, ==, cases[i].date);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/date/languages", test_languages);
  g_test_add_func ("/core/import/date/orders", test_orders);
  g_test_add_func ("/core/import/date/addresses", test_addresses);
  return g_test_run ();
}
