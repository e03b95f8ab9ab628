/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The door of the readers: offers, choices, sizes, and pages as the simplest format. */
#include "config.h"

#include "test-sink.h"

#include <string.h>

static const char page[]
    = "<!doctype html><title>Harbour reopens</title><h1>Harbour reopens</h1>"
      "<p>The harbour of Halmar reopened on Monday, the port authority said, after a week of "
      "storms that had kept ships at sea.</p><ul><li>One ship</li><li>Two ships</li></ul>";

static void
test_full (void)
{
  const OblReadOptions options = { .name = "page.html" };
  g_autoptr (TestFound) found = test_read (page, strlen (page), &options);
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->source.media_type, ==, "text/html");
  g_assert_cmpuint (found->offered->len, ==, 1);
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 2).kind, ==, OBL_BLOCK_LIST_ITEM);
}

static void
test_reduced (void)
{
  const OblReadOptions options = { .name = "page.html" };
  g_autoptr (TestFound) found = test_read_as (page, strlen (page), &options, OBL_READ_REDUCED);
  OblDocument *document = test_found_get_only (found);

  for (guint i = 0; i < document->blocks->len; i++)
    g_assert_cmpint (g_array_index (document->blocks, OblBlock, i).kind, ==, OBL_BLOCK_PARAGRAPH);
  g_assert_nonnull (strstr (document->importer, "could not be read in full"));
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), "Two ships"));
}

static void
test_skipped (void)
{
  const OblReadOptions options = { .name = "page.html" };
  g_autoptr (TestFound) found = test_read_as (page, strlen (page), &options, OBL_READ_SKIP);

  g_assert_cmpuint (found->offered->len, ==, 1);
  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_cmpuint (found->refused->len, ==, 0);
}

static void
test_whole_page (void)
{
  static const char furnished[]
      = "<title>A</title><nav><a href='/a'>Home</a> <a href='/b'>World</a></nav><p>The harbour of "
        "Halmar reopened on Monday, the port authority said, after a week of storms.</p>";
  const OblReadOptions options = { .name = "page.html" };
  const OblReadOptions whole = { .name = "page.html", .is_whole_page = TRUE };
  g_autoptr (TestFound) found = test_read (furnished, strlen (furnished), &options);
  g_autoptr (TestFound) found_whole = test_read (furnished, strlen (furnished), &whole);
  g_autofree char *furniture = test_dup_role (test_found_get_only (found), OBL_ROLE_BOILERPLATE);
  g_autofree char *none = test_dup_role (test_found_get_only (found_whole), OBL_ROLE_BOILERPLATE);

  g_assert_cmpstr (furniture, ==, "Home World");
  g_assert_cmpstr (none, ==, "");
}

static void
test_empty (void)
{
  const OblReadOptions options = { .name = "page.html" };
  g_autoptr (TestFound) found = test_read ("", 0, &options);

  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_cmpstr (found->refused->pdata[0], ==, "Cannot import “page.html”: it is empty");
}

static void
test_too_large (void)
{
  const gsize n_bytes = 65 * 1024 * 1024;
  g_autofree char *bytes = g_malloc (n_bytes);
  const OblReadOptions options = { .name = "page.html" };
  g_autoptr (TestFound) found = NULL;

  memset (bytes, 'a', n_bytes);
  found = test_read (bytes, n_bytes, &options);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "larger than 64 MB"));
}

/* Another program reads them: they are known by their content, whatever stands before it. */
static void
test_passed_on (void)
{
  static const char pdf[] = "a line\n%PDF-1.7\n1 0 obj";
  static const char text[] = "Such files begin with “%PDF-”, says the standard.";
  const OblReadOptions options = { .name = "a.bin" };
  g_autoptr (TestFound) found = test_read (pdf, strlen (pdf), &options);
  g_autoptr (TestFound) other = test_read (text, strlen (text), &options);

  g_assert_cmpuint (found->passed_on->len, ==, 1);
  g_assert_cmpstr (found->passed_on->pdata[0], ==, "a.bin: pdf");
  g_assert_cmpuint (found->documents->len + found->refused->len, ==, 0);
  g_assert_cmpuint (other->documents->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/page/full", test_full);
  g_test_add_func ("/read/page/reduced", test_reduced);
  g_test_add_func ("/read/page/skipped", test_skipped);
  g_test_add_func ("/read/page/whole-page", test_whole_page);
  g_test_add_func ("/read/page/empty", test_empty);
  g_test_add_func ("/read/page/too-large", test_too_large);
  g_test_add_func ("/read/passed-on", test_passed_on);
  return g_test_run ();
}
