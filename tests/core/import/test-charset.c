/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same articles in many encodings must give the same text. */
#include "config.h"

#include "core/import/obl-charset.h"
#include "core/import/obl-import.h"

#include <string.h>

#define ENGLISH                                                                                    \
  "The minister said the report was “premature” and declined to comment further on it."
#define RUSSIAN                                                                                                                                                       \
  "Министр сообщил журналистам, что доклад был преждевременным, и отказался от дальнейших " \
  "комментариев. По его словам, комиссия продолжает работу."
#define KOREAN                                                                                                                            \
  "장관은 보고서가 시기상조라고 말하며 더 이상의 언급을 거부했다. 그는 위원회가 조사를 계속하고 " \
  "있다고 덧붙였다."
#define JAPANESE                                                                                                                                  \
  "大臣は報告書は時期尚早だと述べ、それ以上のコメントを控えた。委員会は調査を続けているという。カ" \
  "タカナもある。"
#define CHINESE                                                                                    \
  "部长表示这份报告为时过早，并拒绝作进一步评论。他说委员会仍在继续调查，结果将在下个月公布。"
#define FRENCH                                                                                          \
  "Le ministre a déclaré que le rapport était prématuré et a refusé d'en dire plus à ce sujet. " \
  "L'été dernier, la même réponse avait déjà été donnée."

static char *
encode (const char *utf8, const char *charset, gsize *n_bytes)
{
  g_autoptr (GError) error = NULL;
  char *bytes = g_convert (utf8, -1, charset, "UTF-8", NULL, n_bytes, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_guessed (void)
{
  static const struct {
    const char *text;
    const char *charset;
  } cases[] = {
    { RUSSIAN, "windows-1251" }, { RUSSIAN, "KOI8-R" },      { KOREAN, "EUC-KR" },
    { JAPANESE, "SHIFT_JIS" },   { JAPANESE, "EUC-JP" },     { CHINESE, "GB18030" },
    { FRENCH, "ISO-8859-1" },    { FRENCH, "windows-1252" }, { ENGLISH, "UTF-16LE" },
    { ENGLISH, "UTF-16BE" },     { FRENCH, "UTF-16LE" },     { ENGLISH, "UTF-8" },
    { JAPANESE, "ISO-2022-JP" },
  };

  g_test_summary ("Encodings that nobody names are recognised");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    static const OblImportOptions options = { .name = "x.txt", .format = "text" };
    gsize n_bytes;
    g_autofree char *encoded = encode (cases[i].text, cases[i].charset, &n_bytes);
    g_autoptr (GBytes) bytes = g_bytes_new (encoded, n_bytes);
    g_autoptr (GError) error = NULL;
    g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, &error);

    g_assert_no_error (error);
    g_test_message ("%s: %s", cases[i].charset, document->importer);
    g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, cases[i].text);
  }
}

static void
assert_detected (const char *bytes,
                 gssize n_bytes,
                 const char *given,
                 const char *charset,
                 OblCharsetSource source)
{
  OblCharsetSource found;
  g_autofree char *name = obl_charset_detect (bytes, n_bytes < 0 ? strlen (bytes) : (gsize)n_bytes,
                                              given, TRUE, &found);

  g_assert_cmpstr (name, ==, charset);
  g_assert_cmpint (found, ==, source);
}

static void
test_order (void)
{
  g_test_summary ("Byte order mark before what was given, before the page's word, before a guess");
  assert_detected ("\xef\xbb\xbf<meta charset=koi8-r>x", -1, "windows-1251", "UTF-8",
                   OBL_CHARSET_BOM);
  assert_detected ("\xff\xfex\0", 4, "windows-1251", "UTF-16LE", OBL_CHARSET_BOM);
  assert_detected ("\xfe\xff\0x", 4, NULL, "UTF-16BE", OBL_CHARSET_BOM);
  assert_detected ("\xff\xfe\0\0x\0\0\0", 8, NULL, "UTF-32LE", OBL_CHARSET_BOM);
  assert_detected ("<meta charset=koi8-r>x", -1, "windows-1251", "windows-1251", OBL_CHARSET_GIVEN);
  assert_detected ("<meta charset=koi8-r>x", -1, "no-such-charset", "koi8-r", OBL_CHARSET_META);
  assert_detected ("<meta charset = 'EUC-KR' >x", -1, NULL, "windows-949", OBL_CHARSET_META);
  assert_detected ("<META http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">x", -1,
                   NULL, "ibm-943_P15A-2003", OBL_CHARSET_META);
  assert_detected ("<meta charset=iso-8859-1>x", -1, NULL, "windows-1252", OBL_CHARSET_META);
  assert_detected ("<meta charset=utf-16>x", -1, NULL, "UTF-8", OBL_CHARSET_META);
  assert_detected ("<meta name=charset><meta charset=nonsense>x", -1, NULL, "UTF-8",
                   OBL_CHARSET_UTF8);
  assert_detected ("caf\xc3\xa9", -1, NULL, "UTF-8", OBL_CHARSET_UTF8);
}

static void
test_broken (void)
{
  gsize n_utf8;
  g_autofree char *bad = obl_charset_convert ("a\xff"
                                              "b\xc3",
                                              4, "UTF-8", &n_utf8);
  g_autofree char *nul = obl_charset_convert ("a\0b", 3, "UTF-8", &n_utf8);
  g_autofree char *lone = obl_charset_convert ("a\0\x00\xd8"
                                               "b\0",
                                               6, "UTF-16LE", &n_utf8);
  g_autoptr (GString) pairs = g_string_new (NULL);
  g_autofree char *many = NULL;

  g_test_summary ("What is no character becomes U+FFFD; NUL goes; pairs are never cut");
  g_assert_cmpstr (bad, ==,
                   "a\xef\xbf\xbd"
                   "b\xef\xbf\xbd");
  g_assert_cmpstr (nul, ==, "ab");
  g_assert_cmpstr (lone, ==,
                   "a\xef\xbf\xbd"
                   "b");
  g_assert_null (obl_charset_convert ("a", 1, "no-such-charset", &n_utf8));
  g_string_append_len (pairs, "x\0", 2);
  for (guint i = 0; i < 10000; i++)
    g_string_append_len (pairs, "\x3d\xd8\x00\xde", 4);
  many = obl_charset_convert (pairs->str, pairs->len, "UTF-16LE", &n_utf8);
  g_assert_cmpuint (n_utf8, ==, 40001);
  g_assert_null (strstr (many, "\xef\xbf\xbd"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/import/charset/guessed", test_guessed);
  g_test_add_func ("/core/import/charset/order", test_order);
  g_test_add_func ("/core/import/charset/broken", test_broken);
  return g_test_run ();
}
