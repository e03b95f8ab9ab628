/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mails: what they say and who to whom, in any encoding, and what came along. */
#include "config.h"

#include "test-pack.h"
#include "test-sink.h"

#include <string.h>

#define HEAD(subject)                                                                              \
  "Return-Path: <ada@halmar.example>\r\nFrom: Ada Berg <ada@halmar.example>\r\n"                   \
  "To: Ole Lind <ole@halmar.example>\r\nSubject: " subject "\r\n"                                  \
  "Date: Tue, 5 Mar 2024 10:20:30 +0300\r\nMIME-Version: 1.0\r\n"
#define TO "From: Ada Berg <ada@halmar.example>\nTo: Ole Lind <ole@halmar.example>\n"
#define PNG                                                                                        \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="

static TestFound *
read_mail (const char *mail)
{
  const OblReadOptions options = { .name = "a.eml", .n_bytes = strlen (mail) };

  return test_read (mail, strlen (mail), &options);
}

static const char *
get_text (TestFound *found, guint index)
{
  g_assert_cmpuint (index, <, found->documents->len);
  return obl_text_get_utf8 (((OblDocument *)found->documents->pdata[index])->text);
}

static const OblBlock *
get_block (const OblDocument *document, guint index)
{
  g_assert_cmpuint (index, <, document->blocks->len);
  return &g_array_index (document->blocks, OblBlock, index);
}

static void
test_plain (void)
{
  static const char mail[] = HEAD ("Harbour reopens") "Cc: press@halmar.example\r\n"
                                                      "Content-Type: text/plain; charset=utf-8\r\n"
                                                      "\r\n"
                                                      "The harbour reopens on Monday.\r\n\r\n"
                                                      "Ships <may> enter at noon.\r\n";
  g_autoptr (TestFound) found = read_mail (mail);
  OblDocument *document = test_found_get_only (found);
  g_autofree char *meta = test_dup_role (document, OBL_ROLE_META);
  g_autofree char *title = test_dup_role (document, OBL_ROLE_TITLE);
  g_autofree char *body = test_dup_role (document, OBL_ROLE_BODY);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, mail, -1);

  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->published, ==, "2024-03-05T10:20:30+03:00");
  g_assert_cmpstr (title, ==, "Harbour reopens");
  g_assert_cmpstr (meta, ==,
                   "From: Ada Berg <ada@halmar.example>|To: Ole Lind <ole@halmar.example>|"
                   "Cc: press@halmar.example|Date: Tue, 5 Mar 2024 10:20:30 +0300");
  g_assert_cmpstr (body, ==, "The harbour reopens on Monday.|Ships <may> enter at noon.");
  /* What is kept is the mail as it came. */
  g_assert_cmpstr (document->source.media_type, ==, "message/rfc822");
  g_assert_cmpstr (document->source.sha256, ==, sha256);
  g_assert_cmpstr (document->source.name, ==, "a.eml");
  g_assert_nonnull (strstr (document->importer, "eml 1"));
}

static void
check_subject (const char *subject, const char *expected)
{
  g_autofree char *mail = g_strconcat (TO "MIME-Version: 1.0\nSubject: ", subject,
                                       "\nContent-Type: text/plain; charset=windows-1251\n\n"
                                       "\xcf\xee\xf0\xf2\n",
                                       NULL);
  g_autoptr (TestFound) found = read_mail (mail);

  g_assert_cmpstr (test_found_get_only (found)->title, ==, expected);
}

static void
test_encodings (void)
{
  check_subject ("=?windows-1251?B?z+7w8iDu8urw+/I=?=", "Порт открыт");
  check_subject ("=?KOI8-R?Q?=F0=CF=D2=D4_=CF=D4=CB=D2=D9=D4?=", "Порт открыт");
  check_subject ("=?gb18030?b?uNu/2r+qt8U=?=", "港口开放");
  check_subject ("=?gb2312?b?uNu/2r+qt8U=?=", "港口开放");
  check_subject ("=?ISO-2022-JP?B?GyRCOUEkTzMrJCQkPxsoQg==?=", "港は開いた");
  check_subject ("=?euc-kr?B?x9exuLChIL+tt8i02Q==?=", "항구가 열렸다");
  check_subject ("=?windows-1256*ar?B?x+Hj7eTHwQ==?=", "الميناء");
  check_subject ("=?utf-8?Q?Hafen_ge=C3=B6ffnet?= (2)", "Hafen geöffnet (2)");
  /* One character in two words; two words in two encodings; a line end between. */
  check_subject ("=?utf-8?Q?ge=C3?=\n =?utf-8?Q?=B6ffnet?=", "geöffnet");
  check_subject ("=?utf-8?Q?ge=C3=B6?= =?iso-8859-1?Q?ffnet=F6?=", "geöffnetö");
  /* Against the rules: spaces inside, no end, an encoding that there is not, bare bytes. */
  check_subject ("=?utf-8?Q?Hafen ge=C3=B6ffnet?=", "Hafen geöffnet");
  check_subject ("=?utf-8?Q?Hafen", "=?utf-8?Q?Hafen");
  check_subject ("=?no-such-thing?Q?Hafen?=", "Hafen");
  check_subject ("\xcf\xee\xf0\xf2", "Порт");
  check_subject ("Hafen ge\xc3\xb6"
                 "ffnet",
                 "Hafen geöffnet");
}

static void
test_body_encodings (void)
{
  g_autoptr (TestFound) cyrillic = read_mail (
      TO "Subject: A\nContent-Type: text/plain; charset=\"windows-1251\"\n"
         "Content-Transfer-Encoding: 8bit\n\n\xcf\xee\xf0\xf2 \xee\xf2\xea\xf0\xfb\xf2\n");
  g_autoptr (TestFound) quoted
      = read_mail (TO "Subject: A\nContent-Type: text/plain; charset=utf-8\n"
                      "Content-Transfer-Encoding: Quoted-Printable\n\nHafen ge=C3=B6=\nffnet=2E\n");
  g_autoptr (TestFound) base64
      = read_mail (TO "Subject: A\nContent-Type: text/plain; charset=koi8-r\n"
                      "Content-Transfer-Encoding: base64\n\n8M/S1CDP1MvS\n2dQ=\n");
  g_autoptr (TestFound) page = read_mail (
      TO "Subject: A\nContent-Type: text/html\n\n"
         "<meta charset=windows-1251><p>\xcf\xee\xf0\xf2</p><script>alert(1)</script>");
  OblDocument *document = test_found_get_only (page);

  g_assert_true (g_str_has_suffix (get_text (cyrillic, 0), "\nПорт открыт"));
  g_assert_true (g_str_has_suffix (get_text (quoted, 0), "\nHafen geöffnet."));
  g_assert_true (g_str_has_suffix (get_text (base64, 0), "\nПорт открыт"));
  g_assert_true (g_str_has_suffix (get_text (page, 0), "\nПорт"));
  g_assert_null (strstr (document->html, "alert"));
}

static void
test_senders (void)
{
  static const struct {
    const char *from;
    const char *byline;
  } cases[] = {
    { "\"Berg, Ada\" <a@b.example>", "Berg, Ada" },
    { "\"=?koi8-r?B?8M/S1A==?=\" <a@b.example>", "Порт" },
    { "<a@b.example>", "a@b.example" },
    { "a@b.example (Ada Berg)", "Ada Berg" },
    { "a@b.example", "a@b.example" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *mail
        = g_strconcat ("From: ", cases[i].from, "\nSubject: A\nMIME-Version: 1.0\n\nText.\n", NULL);
    g_autoptr (TestFound) found = read_mail (mail);

    g_assert_cmpstr (test_found_get_only (found)->byline, ==, cases[i].byline);
  }
}

/* What a mail does not say of its time is not made up. */
static void
test_dates (void)
{
  static const struct {
    const char *date;
    const char *published;
  } cases[] = {
    { "Tue, 5 Mar 2024 10:20:30 -0530 (local)", "2024-03-05T10:20:30-05:30" },
    { "5 Mar 24 10:20 GMT", "2024-03-05T10:20:00+00:00" },
    { "Tue Mar  5 10:20:30 2024", "2024-03-05T10:20:30" },
    { "2024-03-05, or so", "2024-03-05" },
    { "Thu, 1 Jan 1970 00:00:00 +0000", NULL },
    { "yesterday", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *mail
        = g_strconcat (TO "Subject: A\nDate: ", cases[i].date, "\n\nIt reopens.\n", NULL);
    g_autoptr (TestFound) found = read_mail (mail);

    g_assert_cmpstr (test_found_get_only (found)->published, ==, cases[i].published);
  }
}

static void
test_flowed (void)
{
  g_autoptr (TestFound) found
      = read_mail (TO "Subject: A\nContent-Type: text/plain; format=flowed; charset=utf-8\n\n"
                      "The harbour \nreopens.\nAt noon.\n"
                      ">> Is it \n>> true?\n> Yes.\n\n It is.\n-- \nAda\n");
  OblDocument *document = test_found_get_only (found);

  g_assert_true (g_str_has_suffix (
      get_text (found, 0), "\nThe harbour reopens.\nAt noon.\nIs it true?\nYes.\nIt is.\n--\nAda"));
  g_assert_nonnull (strstr (document->html, "<blockquote><blockquote>"));
  g_assert_cmpint (get_block (document, 4)->kind, ==, OBL_BLOCK_QUOTE);
}

/* A line end stays where the next word would have fitted. */
static void
test_wrapped (void)
{
  g_autoptr (TestFound) found
      = read_mail (TO "Subject: A\nContent-Type: text/plain\n\n"
                      "The harbour of Halmar, which has been closed since January, reopens on\n"
                      "Monday, the authority said.\nNo ship waits.\n\n"
                      "- pilots\n- tugs\n\n"
                      "> Will the large ships come in, and will the small ones have to wait for\n"
                      "> them outside?\n");

  g_assert_nonnull (
      strstr (get_text (found, 0), "reopens on Monday, the authority said.\nNo ship"));
  g_assert_nonnull (strstr (get_text (found, 0), "- pilots\n- tugs\n"));
  g_assert_nonnull (strstr (get_text (found, 0), "wait for them outside?"));
}

static void
test_alternative (void)
{
  g_autoptr (TestFound) found = read_mail (
      HEAD ("Harbour") "Content-Type: multipart/alternative; boundary=\"a b\"\r\n\r\npreamble\r\n"
                       "--a b\r\nContent-Type: text/plain\r\n\r\nPlain words.\r\n"
                       "--a b\r\nContent-Type: multipart/related; boundary=\"a b c\"\r\n\r\n"
                       "--a b c\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
                       "<html><head><title>x</title></head><body><p>Page words.</p>"
                       "<img src=\"cid:1@x\"></body></html>\r\n"
                       "--a b c\r\nContent-Type: image/png\r\nContent-ID: <1@x>\r\n"
                       "Content-Transfer-Encoding: base64\r\n\r\n" PNG "\r\n"
                       "--a b c--\r\n--a b--\r\nepilogue\r\n");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "Harbour");
  g_assert_true (g_str_has_suffix (get_text (found, 0), "+0300\nPage words."));
}

static void
test_attachments (void)
{
  static const char inner[] = "<h1>Tide tables</h1><p>High water at noon.</p>";
  g_autofree char *mail = g_strconcat (
      HEAD ("Harbour") "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
                       "--b\r\nContent-Type: text/plain\r\n\r\nSee what came along.\r\n"
                       "--b\r\nContent-Type: text/html\r\nContent-Disposition: attachment;\r\n"
                       " filename*0*=windows-1251''%CF%EE; filename*1*=%F0%F2;"
                       " filename*2=\"/tide.html\"\r\n\r\n",
      inner,
      "\r\n--b\r\nContent-Type: image/png; name=photo.png\r\n\r\nx\r\n"
      "--b\r\nContent-Type: application/pgp-signature\r\n\r\nx\r\n"
      "--b\r\nContent-Type: message/rfc822\r\n\r\n"
      "From: Ole <ole@halmar.example>\r\nSubject: About/the pier\r\n\r\nThe pier is old.\r\n"
      "--b\r\nContent-Type: text/plain; name=\"=?utf-8?Q?H=C3=B6he.txt?=\"; charset=koi8-r\r\n\r\n"
      "\xf0\xcf\xd2\xd4 \xcf\xd4\xcb\xd2\xd9\xd4, and the tugs are there.\r\n"
      "--b--\r\n",
      NULL);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, inner, -1);
  g_autoptr (TestFound) found = read_mail (mail);

  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 4);
  g_assert_cmpstr (found->offered->pdata[0], ==, "a.eml");
  g_assert_cmpstr (found->offered->pdata[1], ==, "a.eml/tide.html");
  g_assert_cmpstr (found->offered->pdata[2], ==, "a.eml/About-the pier");
  g_assert_cmpstr (found->offered->pdata[3], ==, "a.eml/Höhe.txt");
  g_assert_cmpstr (((OblDocument *)found->documents->pdata[1])->source.sha256, ==, sha256);
  g_assert_nonnull (strstr (get_text (found, 1), "High water at noon."));
  g_assert_nonnull (strstr (get_text (found, 2), "The pier is old."));
  g_assert_nonnull (strstr (get_text (found, 3), "Порт открыт"));
}

static void
test_archive_inside (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *base64 = NULL;
  g_autofree char *mail = NULL;
  g_autoptr (TestFound) found = NULL;

  test_pack_add (pack, "a.html", "<p>The lighthouse is lit again.</p>");
  bytes = test_pack_finish (pack);
  base64 = g_base64_encode (bytes->data, bytes->len);
  mail = g_strconcat (HEAD ("Harbour") "Content-Type: application/octet-stream; name=a.zip\r\n"
                                       "Content-Transfer-Encoding: base64\r\n\r\n",
                      base64, "\r\n", NULL);
  found = read_mail (mail);
  g_assert_cmpuint (found->documents->len, ==, 2);
  g_assert_cmpstr (found->offered->pdata[1], ==, "a.eml/a.zip/a.html");
  g_assert_cmpstr (get_text (found, 1), ==, "The lighthouse is lit again.");
}

static void
test_encrypted (void)
{
  g_autoptr (TestFound) found = read_mail (
      HEAD ("Harbour") "Content-Type: multipart/encrypted; boundary=b\r\n\r\n"
                       "--b\r\nContent-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"
                       "--b\r\nContent-Type: application/octet-stream\r\n\r\nhQEM\r\n--b--\r\n");

  g_assert_cmpstr (test_found_get_only (found)->title, ==, "Harbour");
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "encrypted"));
}

/* What a person writes at the top of an article does not make it a mail. */
static void
test_not_mails (void)
{
  static const char *const articles[] = {
    "From: Halmar\n\nThe harbour reopens on Monday, the authority said.\n",
    "Date: 5 March 2024\n\nThe harbour reopens on Monday, the authority said.\n",
    "From: Our correspondent\nDate: 5 March 2024\nSubject: Harbour\n\nThe harbour reopens.\n",
    "From: Ada Berg <ada@halmar.example>\nDate: 5 March 2024\nSection: Ports\n\nIt reopens.\n",
    "From: Ada Berg <ada@halmar.example>\nDate: 5 March 2024\nThe harbour reopens on Monday.\n",
    "From the harbour, at 10:30 on 5 March 2024\nSubject to change, the ships sail.\n",
    "Received: a letter\nMessage-ID: none\nTo: all\n\nThe harbour reopens on Monday.\n",
    "To: the editor\nSubject: the harbour\n\nSir, it should reopen.\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++) {
    g_autoptr (TestFound) found = read_mail (articles[i]);
    OblDocument *document = test_found_get_only (found);
    g_autofree char *word = g_strndup (articles[i], strcspn (articles[i], "\n"));

    g_assert_cmpstr (document->source.media_type, ==, "text/plain");
    g_assert_true (g_str_has_prefix (get_text (found, 0), word));
  }
}

static void
test_broken (void)
{
  g_autoptr (TestFound) heads
      = read_mail ("Received: from a by b\nFrom: a@b.example\nthis is no header\n"
                   "Subject: Harbour\nMIME-Version: 1.0\n\nIt reopens.\n");
  g_autoptr (TestFound) boundary
      = read_mail (HEAD ("Harbour") "Content-Type: multipart/mixed\r\n\r\nIt reopens.\r\n");
  g_autoptr (TestFound) nobody = read_mail (TO "Subject: A\n\n");

  g_assert_cmpstr (test_found_get_only (heads)->title, ==, "Harbour");
  g_assert_true (g_str_has_suffix (get_text (heads, 0), "\nIt reopens."));
  g_assert_true (g_str_has_suffix (get_text (boundary, 0), "\nIt reopens."));
  g_assert_true (g_str_has_suffix (get_text (nobody, 0), "To: Ole Lind <ole@halmar.example>"));
}

static void
test_truncated (void)
{
  static const char mail[]
      = HEAD ("=?utf-8?Q?Hafen?=") "Content-Type: multipart/mixed; boundary=\"b\"\r\n\r\n"
                                   "--b\r\nContent-Type: text/html; charset*=utf-8''utf-8\r\n"
                                   "Content-Transfer-Encoding: base64\r\n\r\nPHA+SGk8L3A+\r\n"
                                   "--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\n"
                                   "y\r\n--b--\r\n";
  const OblReadOptions options = { .name = "a.eml", .format = "eml" };

  for (gsize n = 1; n < sizeof mail; n++) {
    g_autoptr (TestFound) found = test_read (mail, n, &options);

    g_assert_cmpuint (found->documents->len + found->refused->len, >, 0);
  }
}

/* Parts in parts in parts, mails in mails in mails, parts without end, words without end. */
static void
test_endless (void)
{
  g_autoptr (GString) deep = g_string_new (HEAD ("Deep"));
  g_autoptr (GString) mails = g_string_new (NULL);
  g_autoptr (GString) many
      = g_string_new (HEAD ("Many") "Content-Type: multipart/mixed; boundary=b\r\n\r\n");
  g_autoptr (GString) words = g_string_new ("MIME-Version: 1.0\nSubject: ");
  g_autoptr (TestFound) in_deep = NULL;
  g_autoptr (TestFound) in_mails = NULL;
  g_autoptr (TestFound) in_many = NULL;
  g_autoptr (TestFound) in_words = NULL;

  for (guint i = 0; i < 5000; i++) {
    g_string_append_printf (deep, "Content-Type: multipart/mixed; boundary=%u\n\n--%u\n", i, i);
    g_string_append (mails, TO "Subject: A\nContent-Type: message/rfc822\n\n");
  }
  for (guint i = 0; i < 100000; i++)
    g_string_append (many, "--b\nContent-Type: image/png\n\n");
  for (guint i = 0; i < 200000; i++)
    g_string_append (words, "=?utf-8?q?=?=");
  g_string_append (words, "\n\nText.\n");

  in_deep = read_mail (deep->str);
  g_assert_cmpuint (in_deep->documents->len, ==, 1);
  g_assert_cmpuint (in_deep->refused->len, ==, 1);
  in_mails = read_mail (mails->str);
  g_assert_cmpuint (in_mails->documents->len, >, 1);
  g_assert_cmpuint (in_mails->documents->len, <, 10);
  g_assert_cmpuint (in_mails->refused->len, ==, 1);
  in_many = read_mail (many->str);
  g_assert_cmpstr (test_found_get_only (in_many)->title, ==, "Many");
  in_words = read_mail (words->str);
  g_assert_cmpuint (in_words->documents->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  obl_read_init ();
  g_test_add_func ("/read/mail/plain", test_plain);
  g_test_add_func ("/read/mail/encodings", test_encodings);
  g_test_add_func ("/read/mail/body-encodings", test_body_encodings);
  g_test_add_func ("/read/mail/senders", test_senders);
  g_test_add_func ("/read/mail/dates", test_dates);
  g_test_add_func ("/read/mail/flowed", test_flowed);
  g_test_add_func ("/read/mail/wrapped", test_wrapped);
  g_test_add_func ("/read/mail/alternative", test_alternative);
  g_test_add_func ("/read/mail/attachments", test_attachments);
  g_test_add_func ("/read/mail/archive-inside", test_archive_inside);
  g_test_add_func ("/read/mail/encrypted", test_encrypted);
  g_test_add_func ("/read/mail/not-mails", test_not_mails);
  g_test_add_func ("/read/mail/broken", test_broken);
  g_test_add_func ("/read/mail/truncated", test_truncated);
  g_test_add_func ("/read/mail/endless", test_endless);
  return g_test_run ();
}
