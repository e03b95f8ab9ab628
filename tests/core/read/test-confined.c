/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Readers in a process that may open nothing once they are initialised: whoever tries is killed, so
 * that whatever loads something when it is first used (a converter, a time zone) shows here. */
#include "config.h"

#include "test-sink.h"

#include <string.h>
#include <unistd.h>

#include <seccomp.h>

static void
confine (void)
{
  static const int calls[] = { SCMP_SYS (open),  SCMP_SYS (openat), SCMP_SYS (openat2),
                               SCMP_SYS (creat), SCMP_SYS (socket), SCMP_SYS (execve) };
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ALLOW);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    g_assert_cmpint (seccomp_rule_add (filter, SCMP_ACT_KILL_PROCESS, calls[i], 0), ==, 0);
  g_assert_cmpint (seccomp_load (filter), ==, 0);
  seccomp_release (filter);
}

static void
check (const char *bytes, const char *title, const char *words)
{
  const OblReadOptions options = { .name = "a", .n_bytes = strlen (bytes) };
  g_autoptr (TestFound) found = test_read (bytes, strlen (bytes), &options);
  OblDocument *document = test_found_get_only (found);

  if (title != NULL)
    g_assert_cmpstr (document->title, ==, title);
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), words));
}

#define MAIL(subject, charset, words)                                                              \
  "From: " subject " <a@halmar.example>\nSubject: " subject "\nMIME-Version: 1.0\n"                \
  "Date: Tue, 5 Mar 2024 10:20:30 +0530\nContent-Type: text/plain; charset=" charset "\n\n" words  \
  "\n"

static void
read_mails (void)
{
  check (MAIL ("=?windows-1251?B?z+7w8iDu8urw+/I=?=", "koi8-r", "\xf0\xcf\xd2\xd4"), "Порт открыт",
         "Порт");
  check (MAIL ("=?koi8-r?B?8M/S1A==?=", "windows-1251", "\xcf\xee\xf0\xf2"), "Порт", "Порт");
  check (MAIL ("=?gb18030?B?uNu/2r+qt8U=?=", "gb2312", "\xb8\xdb\xbf\xda"), "港口开放", "港口");
  check (MAIL ("=?iso-2022-jp?B?GyRCOUEkTzMrJCQkPxsoQg==?=", "iso-2022-jp",
               "\x1b\x24\x42\x39\x41\x24\x4f\x1b\x28\x42"),
         "港は開いた", "港は");
  check (MAIL ("=?euc-kr?B?x9exuLChIL+tt8i02Q==?=", "euc-kr", "\xc7\xd7\xb1\xb8"), "항구가 열렸다",
         "항구");
  check (MAIL ("=?utf-8?Q?Hafen?=", "utf-8",
               "ge\xc3\xb6"
               "ffnet"),
         "Hafen", "geöffnet");
  check (MAIL ("=?windows-1256?B?x+Hj7eTHwQ==?=", "windows-1256", "\xc7\xe1\xe3\xed\xe4\xc7\xc1"),
         "الميناء", "الميناء");
  /* Encodings that nobody has, and none where one is needed. */
  check (MAIL ("=?x-no-such-thing?B?SGFmZW4=?=", "x-no-such-thing", "Hafen"), "Hafen", "Hafen");
  check (MAIL ("\xcf\xee\xf0\xf2", "x-none", "\xcf\xee\xf0\xf2 \xee\xf2\xea\xf0\xfb\xf2"), NULL,
         "Date");
  check ("From a@b Tue Mar  5 10:20:30 2024\n" MAIL ("Hafen", "utf-8", "Text"), "Hafen", "Text");
}

static void
read_archives (void)
{
  check ("From: <Saved by Blink>\nMIME-Version: 1.0\nDate: Tue, 5 Mar 2024 10:20:30 EST\n"
         "Content-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n"
         "Content-Transfer-Encoding: quoted-printable\n\n"
         "<meta charset=3Dwindows-1251><h1>=CF=EE=F0=F2</h1><p>=CF=EE=F0=F2 Halmar</p>\n--b--\n",
         NULL, "Порт Halmar");
  check ("From: <Saved by Blink>\nMIME-Version: 1.0\n"
         "Content-Type: multipart/related; boundary=b\n\n--b\n"
         "Content-Type: text/html; charset=shift_jis\n\n<p>\x8d\x60\x82\xcd Halmar</p>\n--b--\n",
         NULL, "港は Halmar");
}

static void
test_mails (void)
{
  if (g_test_subprocess ()) {
    obl_read_init ();
    confine ();
    read_mails ();
    read_archives ();
    /* A sanitiser's work at the end of a process needs files. */
    _exit (0);
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* The cage itself: without it the test above would prove nothing. */
static void
test_cage (void)
{
  if (g_test_subprocess ()) {
    g_autofree char *bytes = NULL;

    confine ();
    g_file_get_contents ("/dev/null", &bytes, NULL, NULL);
    _exit (0);
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/confined/mails", test_mails);
  g_test_add_func ("/read/confined/cage", test_cage);
  return g_test_run ();
}
