/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mailboxes: each mail by itself, one at a time. */
#include "config.h"

#include "core/import/obl-import.h"
#include "test-sink.h"

#include <string.h>

#define ENVELOPE "From ada@halmar.example Tue Mar  5 10:20:30 2024\n"
#define TO "From: Ada Berg <ada@halmar.example>\nTo: Ole Lind <ole@halmar.example>\n"

static const char box[] = ENVELOPE TO
    "Subject: =?koi8-r?B?8M/S1A==?=/1\n\nThe harbour reopens.\n\n"
    ">From Monday on.\n>>From here.\n\nFrom now on, at noon.\n\n" ENVELOPE TO
    "Subject: The pier\n\nIt is old.\n\n" ENVELOPE "To: nobody\n\nWithout a subject.\n";

static const char *
get_text (TestFound *found, guint index)
{
  g_assert_cmpuint (index, <, found->documents->len);
  return obl_text_get_utf8 (((OblDocument *)found->documents->pdata[index])->text);
}

static void
test_mails (void)
{
  const OblReadOptions options = { .name = "box", .n_bytes = strlen (box) };
  g_autoptr (TestFound) found = test_read (box, strlen (box), &options);
  OblDocument *second;

  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 3);
  g_assert_cmpstr (found->offered->pdata[0], ==, "box/1 Порт-1");
  g_assert_cmpstr (found->offered->pdata[1], ==, "box/2 The pier");
  g_assert_cmpstr (found->offered->pdata[2], ==, "box/3");
  g_assert_true (g_str_has_suffix (
      get_text (found, 0),
      "\nThe harbour reopens.\nFrom Monday on.\nFrom here.\nFrom now on, at noon."));
  second = found->documents->pdata[1];
  g_assert_cmpstr (second->title, ==, "The pier");
  /* The mail is kept without what is the mailbox's. */
  g_assert_cmpmem (g_bytes_get_data (second->source.bytes, NULL),
                   g_bytes_get_size (second->source.bytes), TO "Subject: The pier\n\nIt is old.\n",
                   strlen (TO "Subject: The pier\n\nIt is old.\n"));
}

static void
test_line_ends (void)
{
  g_auto (GStrv) lines = g_strsplit (box, "\n", -1);
  g_autofree char *windows = g_strjoinv ("\r\n", lines);
  const OblReadOptions options = { .name = "box", .n_bytes = strlen (windows) };
  g_autoptr (TestFound) found = test_read (windows, strlen (windows), &options);

  g_assert_cmpuint (found->documents->len, ==, 3);
  g_assert_true (g_str_has_suffix (get_text (found, 1), "\nIt is old."));
}

static void
test_choices (void)
{
  const OblReadOptions options = { .name = "box", .n_bytes = strlen (box) };
  g_autoptr (TestFound) skipped = test_read_as (box, strlen (box), &options, OBL_READ_SKIP);
  g_autoptr (TestFound) stopped = test_read_as (box, strlen (box), &options, OBL_READ_STOP);

  g_assert_cmpuint (skipped->offered->len, ==, 3);
  g_assert_cmpuint (skipped->documents->len, ==, 0);
  g_assert_cmpuint (stopped->offered->len, ==, 1);
}

/* A mail that is too large is refused, a line without end does no harm, and the next mail is read. */
static void
test_too_large (void)
{
  g_autoptr (GString) large = g_string_new (ENVELOPE TO "Subject: Large\n\n");
  const OblReadOptions options = { .name = "box", .n_bytes = 1 };
  g_autoptr (TestFound) found = NULL;
  gsize n_before = large->len;

  g_string_set_size (large, n_before + OBL_IMPORT_MAX_BYTES + 100);
  memset (large->str + n_before, 'x', large->len - n_before);
  g_string_append (large, "\n\n" ENVELOPE TO "Subject: Small\n\nIt is old.\n");
  found = test_read (large->str, large->len, &options);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "box/1 Large"));
  g_assert_nonnull (strstr (found->refused->pdata[0], "64 MB"));
  g_assert_cmpstr (test_found_get_only (found)->title, ==, "Small");
}

static void
test_nothing (void)
{
  static const char text[] = "There is no mail in this.\n";
  const OblReadOptions options = { .name = "box", .format = "mbox" };
  g_autoptr (TestFound) found = test_read (text, strlen (text), &options);

  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "no mail"));
}

static void
test_truncated (void)
{
  const OblReadOptions options = { .name = "box", .format = "mbox" };

  for (gsize n = 1; n < sizeof box; n++) {
    g_autoptr (TestFound) found = test_read (box, n, &options);

    g_assert_true (n <= strlen (ENVELOPE) || found->documents->len + found->refused->len > 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  obl_read_init ();
  g_test_add_func ("/read/mbox/mails", test_mails);
  g_test_add_func ("/read/mbox/line-ends", test_line_ends);
  g_test_add_func ("/read/mbox/choices", test_choices);
  g_test_add_func ("/read/mbox/too-large", test_too_large);
  g_test_add_func ("/read/mbox/nothing", test_nothing);
  g_test_add_func ("/read/mbox/truncated", test_truncated);
  return g_test_run ();
}
