/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles in tables. */
#include "config.h"

#include "test-sink.h"

#include <string.h>

#define HARBOUR "The harbour of Halmar reopened on Monday, the port authority said."
#define BRIDGE "The old bridge at Vessen will be closed for repairs until the end of June."

static TestFound *
read_table (const char *text, const char *name)
{
  const OblReadOptions options = { .name = name, .n_bytes = strlen (text) };

  return test_read (text, strlen (text), &options);
}

static void
test_fields (void)
{
  static const char table[]
      = "id,title,author,date,outlet,url,text\r\n"
        "a7,\"Harbour \"\"reopens\"\"\",Ada N.,2024-03-01,Halmar "
        "Post,https://post.example/1,\"" HARBOUR "\r\n\r\nShips wait, some say.\"\r\n"
        "\r\n"
        "a8,Bridge closed,,1 April 2024,,,\"" BRIDGE "\"\r\n";
  g_autoptr (TestFound) found = read_table (table, "a.csv");
  OblDocument *document;
  const char *original;

  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 2);
  document = found->documents->pdata[0];
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, HARBOUR "\nShips wait, some say.");
  g_assert_cmpstr (document->title, ==, "Harbour \"reopens\"");
  g_assert_cmpstr (document->byline, ==, "Ada N.");
  g_assert_cmpstr (document->published, ==, "2024-03-01");
  g_assert_cmpstr (document->publisher, ==, "Halmar Post");
  g_assert_cmpstr (document->source.url, ==, "https://post.example/1");
  g_assert_cmpstr (document->source.name, ==, "a.csv/line 2, a7");
  g_assert_cmpstr (document->source.media_type, ==, "text/csv");
  g_assert_nonnull (strstr (document->importer, "; table 1;"));
  document = found->documents->pdata[1];
  g_assert_cmpstr (document->published, ==, "2024-04-01");
  g_assert_null (document->byline);
  g_assert_cmpstr (document->source.name, ==, "a.csv/line 6, a8");
  original = g_bytes_get_data (document->source.bytes, NULL);
  g_assert_cmpmem (original, g_bytes_get_size (document->source.bytes),
                   "a8,Bridge closed,,1 April 2024,,,\"" BRIDGE "\"",
                   strlen ("a8,Bridge closed,,1 April 2024,,,\"" BRIDGE "\""));
  g_assert_cmpuint (found->noted->len, ==, 1);
  g_assert_cmpstr (found->noted->pdata[0], ==,
                   "a.csv: text=text,title=title,author=author,date=date,url=url,publisher=outlet,"
                   "id=id");
}

static void
check_two (const char *table, gsize n_bytes, const char *name, const char *title)
{
  const OblReadOptions options = { .name = name, .n_bytes = n_bytes };
  g_autoptr (TestFound) found = test_read (table, n_bytes, &options);
  OblDocument *document;

  for (guint i = 0; i < found->refused->len; i++)
    g_test_message ("%s", (const char *)found->refused->pdata[i]);
  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 2);
  document = found->documents->pdata[0];
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, HARBOUR);
  g_assert_cmpstr (document->title, ==, title);
  document = found->documents->pdata[1];
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, BRIDGE);
}

static void
test_delimiters (void)
{
  static const char tabs[] = "title\ttext\nHarbour\t" HARBOUR "\nBridge\t" BRIDGE "\n";
  static const char semicolons[]
      = "title;text\nHarbour, at last;" HARBOUR "\nBridge;\"" BRIDGE "\"";
  static const char bars[] = "title|text|n\rHarbour|" HARBOUR "|1\rBridge|" BRIDGE "|2\r";
  static const char ordered[]
      = "\xef\xbb\xbfsep=;\r\ntitle;text\r\nHarbour;" HARBOUR "\r\nBridge;" BRIDGE "\r\n";
  static const char marked[]
      = "\xef\xbb\xbf\"title\",\"text\"\n\"Harbour\",\"" HARBOUR "\"\n\"Bridge\",\"" BRIDGE "\"\n";
  /* A letter orders nothing. */
  static const char named[] = "sep=text;text\nHarbour;" HARBOUR "\nBridge;" BRIDGE "\n";
  static const char column[] = "text\n\"" HARBOUR "\"\n\"" BRIDGE "\"\n";

  check_two (tabs, strlen (tabs), "a.tsv", "Harbour");
  check_two (semicolons, strlen (semicolons), "a.csv", "Harbour, at last");
  check_two (bars, strlen (bars), "a.csv", "Harbour");
  check_two (ordered, strlen (ordered), "a.csv", "Harbour");
  check_two (marked, strlen (marked), "a.csv", "Harbour");
  check_two (named, strlen (named), "a.csv", HARBOUR);
  check_two (column, strlen (column), "a.csv", HARBOUR);
  /* By what is in it. */
  check_two (tabs, strlen (tabs), "a", "Harbour");
  check_two (marked, strlen (marked), "a.txt", "Harbour");
}

static void
test_no_head (void)
{
  static const char table[] = "2024-03-01,Harbour reopens again,\"" HARBOUR
                              "\"\n2024-03-02,Bridge closed,\"" BRIDGE "\"\n";
  const OblReadOptions options = { .name = "a.csv", .mapping = "text=3,publisher=2" };
  g_autoptr (TestFound) found = NULL;

  check_two (table, strlen (table), "a.csv", "Harbour reopens again");
  found = test_read (table, strlen (table), &options);
  g_assert_cmpuint (found->documents->len, ==, 2);
  g_assert_cmpstr (((OblDocument *)found->documents->pdata[0])->publisher, ==,
                   "Harbour reopens again");
}

static void
test_encodings (void)
{
  static const char latin[] = "titre;texte\nCaf\xe9 ferm\xe9;" HARBOUR "\nPont;" BRIDGE "\n";
  static const char narrow[] = "title\ttext\nCaf\xe9\t" HARBOUR "\nBridge\t" BRIDGE "\n";
  g_autoptr (GByteArray) wide = g_byte_array_new ();
  g_autoptr (GString) late = g_string_new ("title,text\n");
  g_autoptr (TestFound) found = NULL;
  OblDocument *last;

  check_two (latin, strlen (latin), "a.csv", "Caf\xc3\xa9 ferm\xc3\xa9");
  g_byte_array_append (wide, (const guint8 *)"\xff\xfe", 2);
  for (const char *p = narrow; *p != '\0'; p++)
    g_byte_array_append (wide, (const guint8[]){ (guint8)*p, 0 }, 2);
  check_two ((const char *)wide->data, wide->len, "a.txt", "Caf\xc3\xa9");
  /* What is no ASCII comes late. */
  for (guint i = 0; i < 3000; i++)
    g_string_append (late, "Harbour,\"" HARBOUR "\"\n");
  g_string_append (late, "Caf\xe9,\"Le caf\xe9 est ferm\xe9 jusqu'\xe0 l'\xe9t\xe9 prochain.\"\n");
  found = read_table (late->str, "a.csv");
  g_assert_cmpuint (found->documents->len, ==, 3001);
  last = found->documents->pdata[3000];
  g_assert_cmpstr (last->title, ==, "Caf\xc3\xa9");
}

static void
test_odd_rows (void)
{
  static const char table[] = "title,text\n"
                              "Harbour," HARBOUR "\n"
                              "Only a title\n"
                              ",\n"
                              "Bridge,\"" BRIDGE "\" he said\n"
                              "Bridge,\"never closed\nand so on, and on\n";
  g_autoptr (TestFound) found = read_table (table, "a.csv");

  g_assert_cmpuint (found->documents->len, ==, 1);
  g_assert_cmpstr (obl_text_get_utf8 (test_found_get_only (found)->text), ==, BRIDGE " he said");
  g_assert_cmpuint (found->refused->len, ==, 3);
  g_assert_nonnull (strstr (found->refused->pdata[0], "a.csv/line 6"));
  g_assert_nonnull (strstr (found->refused->pdata[0], "never closed"));
  g_assert_nonnull (strstr (found->refused->pdata[1], "a.csv/line 2"));
  g_assert_nonnull (strstr (found->refused->pdata[1], "more cells"));
  g_assert_nonnull (strstr (found->refused->pdata[2], "a.csv/line 3"));
  g_assert_nonnull (strstr (found->refused->pdata[2], "no text"));
}

static void
test_mapping (void)
{
  static const char table[] = "one,two\nHarbour,\"" HARBOUR "\"\n";
  const OblReadOptions options = { .name = "a.csv", .mapping = "text=two,title=one" };
  const OblReadOptions wrong = { .name = "a.csv", .mapping = "text=three" };
  const OblReadOptions broken = { .name = "a.csv", .mapping = "two" };
  g_autoptr (TestFound) found = test_read (table, strlen (table), &options);
  g_autoptr (TestFound) unknown = test_read (table, strlen (table), &wrong);
  g_autoptr (TestFound) senseless = test_read (table, strlen (table), &broken);

  g_assert_cmpstr (test_found_get_only (found)->title, ==, "Harbour");
  g_assert_cmpuint (unknown->refused->len, ==, 1);
  g_assert_nonnull (strstr (unknown->refused->pdata[0], "“three”"));
  g_assert_nonnull (strstr (unknown->refused->pdata[0], "one, two"));
  g_assert_cmpuint (unknown->noted->len, ==, 0);
  g_assert_cmpuint (senseless->refused->len, ==, 1);
  g_assert_nonnull (strstr (senseless->refused->pdata[0], "FIELD=COLUMN"));
}

static void
check_not_table (const char *text, const char *name)
{
  g_autoptr (TestFound) found = read_table (text, name);

  g_assert_cmpuint (found->noted->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 1);
}

/* Prose has commas, and tables of other things are not articles. */
static void
test_not_tables (void)
{
  check_not_table ("Storms, floods, fire\n\n" HARBOUR "\nOne, two, three\n", "a.txt");
  check_not_table (HARBOUR "\n" HARBOUR "\n", "a.txt");
  check_not_table ("Title, text\n\n" HARBOUR "\n" BRIDGE "\n", "a.txt");
  check_not_table ("month,ships,boats\nMay,17,20\nJune,21,12\n", "a.txt");
  check_not_table ("<p>title,text</p>\n<p>a,b</p>\n", "a.csv");
  check_not_table (BRIDGE "\n", "a.csv");
}

/* One cell of all there is, and more cells than anything has. */
static void
test_hostile (void)
{
  g_autoptr (GString) wide = g_string_new ("title,text\nHarbour,\"" HARBOUR "\"\n");
  g_autoptr (GString) open = g_string_new ("title,text\nHarbour,\"" HARBOUR "\"\n\"");
  g_autoptr (TestFound) found_wide = NULL;
  g_autoptr (TestFound) found_open = NULL;

  for (guint i = 0; i < 2000000; i++) {
    g_string_append (wide, "a,,");
    g_string_append (open, "\"\"\n,");
  }
  found_wide = read_table (wide->str, "a.csv");
  g_assert_cmpuint (found_wide->documents->len, ==, 1);
  g_assert_nonnull (strstr (found_wide->refused->pdata[0], "more cells"));
  found_open = read_table (open->str, "a.csv");
  g_assert_cmpuint (found_open->documents->len, ==, 1);
  g_assert_nonnull (strstr (found_open->refused->pdata[0], "never closed"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/table/fields", test_fields);
  g_test_add_func ("/read/table/delimiters", test_delimiters);
  g_test_add_func ("/read/table/no-head", test_no_head);
  g_test_add_func ("/read/table/encodings", test_encodings);
  g_test_add_func ("/read/table/odd-rows", test_odd_rows);
  g_test_add_func ("/read/table/mapping", test_mapping);
  g_test_add_func ("/read/table/not-tables", test_not_tables);
  g_test_add_func ("/read/table/hostile", test_hostile);
  return g_test_run ();
}
