/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names as papers spell them: what their keys are, which are taken for one and which are not. */
#include "config.h"

#include <locale.h>

#include "core/text/obl-name-key.h"
#include "core/text/obl-name-match.h"

static void
test_folding (void)
{
  static const struct {
    const char *name;
    const char *folded;
  } samples[] = {
    { "", "" },
    { "Choe Song-hee", "choe song hee" },
    { "  CHOE   SONG‐HEE ", "choe song hee" },
    { "José Muñoz", "jose munoz" },
    { "O’Brien", "obrien" },
    { "U.S.", "us" },
    { "J.K. Rowling", "jk rowling" },
    { "Corp. of X", "corp of x" },
    { "Straße", "strasse" },
    { "ＫＣＮＡ", "kcna" },
    { "최선희", "최선희" },
    { "أحمد", "احمد" },
    { "a\u200bb", "ab" },
    { "!!!", "!!!" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *folded = obl_name_fold (samples[i].name);

    g_assert_cmpstr (folded, ==, samples[i].folded);
  }
}

static void
test_keys (void)
{
  static const struct {
    const char *name;
    const char *key;
  } samples[] = {
    { "Choe Song-hee", "choe song hee" },
    { "최선희", "choe seon hui" },
    { "조선중앙통신", "jo seon jung ang tong sin" },
    { "Чой Сон Хи", "choy son khi" },
    { "Владимир Путин", "vladimir putin" },
    { "习近平", "xi jin ping" },
    { "محمد القذافي", "mhmd alqdhafy" },
    { "Τσίπρας", "tsipras" },
    { "Løkke Rasmussen", "lokke rasmussen" },
    { "KCNA 통신", "kcna tong sin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *key = obl_name_key (samples[i].name);

    g_assert_cmpstr (key, ==, samples[i].key);
  }
}

static void
test_sounds (void)
{
  static const char *const groups[][5] = {
    { "Choe Song-hee", "Choi Sung-hee", "Choe Son-hui", "최선희", "Hee, Song Choe" },
    { "Kim Jong-un", "Kim Jong Un", "Kim Jeong-eun", "김정은", "Jong-un Kim" },
    { "Ivanov", "Ivanow", "Ivanoff", "Иванов", NULL },
    { "Zhukov", "Joukov", "Жуков", NULL },
    { "Kharkiv", "Harkiv", "Харкив", NULL },
    { "Muhammad", "Mohamed", "Mohammed", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++) {
    g_autofree char *expected = NULL;

    for (guint j = 0; j < 5 && groups[i][j] != NULL; j++) {
      g_autofree char *key = obl_name_key (groups[i][j]);
      g_autofree char *skeleton = obl_name_skeleton (key);
      g_autofree char *fingerprint = obl_name_fingerprint (skeleton);

      if (expected == NULL)
        expected = g_steal_pointer (&fingerprint);
      else
        g_assert_cmpstr (fingerprint, ==, expected);
    }
  }
}

static void
check_between (const char *a, const char *b, double least, double most)
{
  const double value = obl_name_similarity (a, b);

  g_test_message ("%s / %s: %.3f", a, b, value);
  g_assert_cmpfloat (value, >=, least);
  g_assert_cmpfloat (value, <=, most);
  g_assert_cmpfloat_with_epsilon (value, obl_name_similarity (b, a), 1e-9);
}

static void
test_similarity (void)
{
  /* Another spelling. */
  check_between ("Choe Song-hee", "choe song hee", 1, 1);
  check_between ("José", "Jose", 1, 1);
  check_between ("Kim Jong-un", "Kim Jongun", 0.98, 1);
  check_between ("Choe Song-hee", "Choi Sung-hee", 0.88, 0.98);
  check_between ("Choe Son-hui", "최선희", 0.88, 1);
  check_between ("Choi Sung-hee", "최선희", 0.85, 1);
  check_between ("Kim Jong-un", "김정은", 0.85, 1);
  check_between ("Vladimir Putin", "Владимир Путин", 1, 1);
  check_between ("Putin, Vladimir", "Vladimir Putin", 0.95, 1);
  check_between ("Park Geun-hye", "Pak Kun-hye", 0.85, 0.98);
  check_between ("Lee Jae-myung", "Yi Chae-myong", 0.85, 0.98);
  check_between ("Muammar Gaddafi", "Moammar Kadhafi", 0.8, 0.98);
  check_between ("V. Putin", "Vladimir Putin", 0.85, 0.98);
  check_between ("Korean Central News Agency", "Korea Central News Agency", 0.92, 0.99);
  /* A part. */
  check_between ("Putin", "Vladimir Putin", 0.75, 0.87);
  check_between ("Seoul", "Seoul National University", 0.7, 0.84);
  /* Somebody else. */
  check_between ("Kim Jong-un", "Kim Jong-il", 0, 0.87);
  check_between ("Kim Jong-un", "Park Geun-hye", 0, 0.6);
  check_between ("North Korea", "South Korea", 0, 0.8);
  check_between ("Ministry of Defence", "Ministry of Finance", 0, 0.86);
  check_between ("Vladimir Putin", "Volodymyr Zelensky", 0, 0.7);
  check_between ("Reuters", "Yonhap", 0, 0.5);
  check_between ("", "Seoul", 0, 0);
}

static void
test_long_names (void)
{
  g_autofree char *many = g_strnfill (100000, 'x');
  g_autofree char *key = obl_name_key (many);
  g_autoptr (GString) words = g_string_new (NULL);

  g_assert_cmpuint (g_utf8_strlen (key, -1), ==, 256);
  for (guint i = 0; i < 100; i++)
    g_string_append (words, "ab ");
  g_assert_cmpfloat (obl_name_similarity (words->str, words->str), ==, 1);
  g_assert_cmpfloat (obl_name_similarity (words->str, many), <, 0.5);
}

static gpointer
make_keys (gpointer data)
{
  for (guint i = 0; i < 50; i++) {
    g_autofree char *key = obl_name_key ("최선희 Чой 习近平");

    g_assert_cmpstr (key, ==, "choe seon hui choy xi jin ping");
  }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("names", make_keys, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name/folding", test_folding);
  g_test_add_func ("/name/keys", test_keys);
  g_test_add_func ("/name/sounds", test_sounds);
  g_test_add_func ("/name/similarity", test_similarity);
  g_test_add_func ("/name/long", test_long_names);
  g_test_add_func ("/name/threads", test_threads);
  return g_test_run ();
}
