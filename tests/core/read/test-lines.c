/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles in JSON. */
#include "config.h"

#include "test-sink.h"

#include <string.h>

#define HARBOUR "The harbour of Halmar reopened on Monday, the port authority said."
#define BRIDGE "The old bridge at Vessen will be closed for repairs until the end of June."

static const char lines[]
    = "{\"id\": 1, \"headline\": \"Harbour reopens\", \"body\": \"" HARBOUR "\\n\\nShips wait.\", "
      "\"authors\": [\"Ada N.\", {\"name\": \"Bo M.\"}], \"published_at\": 1709303400, "
      "\"source\": {\"id\": \"hp\", \"name\": \"Halmar Post\"}, \"lang\": \"en\", "
      "\"url\": \"https://post.example/1\"}\n"
      "\n"
      "{\"id\": 2, \"headline\": \"Bridge\", \"body\": \n"
      "{\"id\": 3, \"headline\": \"Bridge closed\", \"body\": \"" BRIDGE "\"}\r\n"
      "{\"id\": 4, \"headline\": \"Nothing\", \"body\": \" \"}\n";

static TestFound *
read_lines (const char *text, const char *name)
{
  const OblReadOptions options = { .name = name, .n_bytes = strlen (text) };

  return test_read (text, strlen (text), &options);
}

static void
test_fields (void)
{
  g_autoptr (TestFound) found = read_lines (lines, "a.jsonl");
  OblDocument *document;
  g_autofree char *original = NULL;

  g_assert_cmpuint (found->documents->len, ==, 2);
  document = found->documents->pdata[0];
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, HARBOUR "\nShips wait.");
  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->byline, ==, "Ada N., Bo M.");
  g_assert_cmpstr (document->published, ==, "2024-03-01T14:30:00Z");
  g_assert_cmpstr (document->publisher, ==, "Halmar Post");
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpstr (document->source.url, ==, "https://post.example/1");
  g_assert_cmpstr (document->source.name, ==, "a.jsonl/line 1, 1");
  g_assert_cmpstr (document->source.media_type, ==, "application/json");
  g_assert_nonnull (strstr (document->importer, "; json-lines 1;"));
  original = g_strndup (g_bytes_get_data (document->source.bytes, NULL),
                        g_bytes_get_size (document->source.bytes));
  g_assert_true (g_str_has_prefix (lines, original));
  g_assert_true (g_str_has_suffix (original, "/1\"}"));
  document = found->documents->pdata[1];
  g_assert_cmpstr (document->source.name, ==, "a.jsonl/line 4, 3");
  g_assert_cmpuint (found->noted->len, ==, 1);
  g_assert_cmpstr (found->noted->pdata[0], ==,
                   "a.jsonl: text=body,title=headline,author=authors,date=published_at,"
                   "language=lang,url=url,publisher=source.name,id=id");
}

/* What is broken is told by its line, and the rest is read. */
static void
test_broken_lines (void)
{
  g_autoptr (TestFound) found = read_lines (lines, "a.jsonl");

  g_assert_cmpuint (found->refused->len, ==, 2);
  g_assert_nonnull (strstr (found->refused->pdata[0], "a.jsonl/line 3"));
  g_assert_nonnull (strstr (found->refused->pdata[1], "a.jsonl/line 5"));
  g_assert_nonnull (strstr (found->refused->pdata[1], "no text"));
}

static void
test_all_broken (void)
{
  g_autoptr (TestFound) found
      = read_lines ("{\"text\": \"a\" \"b\"}\n{\"text\": tru}\n", "a.jsonl");

  g_assert_cmpuint (found->refused->len, ==, 2);
  g_assert_nonnull (strstr (found->refused->pdata[1], "a.jsonl/line 2"));
}

/* More than what a mapping is guessed from. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TestFound) found = NULL;

  for (guint i = 0; i < 450; i++)
    g_string_append_printf (text, "{\"text\": \"%u: " HARBOUR "\"}\n", i);
  found = read_lines (text->str, "a.jsonl");
  g_assert_cmpuint (found->documents->len, ==, 450);
  g_assert_cmpuint (found->noted->len, ==, 1);
  for (guint i = 0; i < 450; i += 83) {
    OblDocument *document = found->documents->pdata[i];
    g_autofree char *start = g_strdup_printf ("%u: ", i);

    g_assert_true (g_str_has_prefix (obl_text_get_utf8 (document->text), start));
    g_assert_true (g_str_has_prefix (document->title, start));
  }
}

static void
check_objects (const char *text)
{
  g_autoptr (TestFound) found = read_lines (text, "a.json");
  OblDocument *document;

  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 2);
  document = found->documents->pdata[0];
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, HARBOUR " }{");
  g_assert_cmpstr (document->source.name, ==, "a.json/line 2");
  document = found->documents->pdata[1];
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, BRIDGE);
}

static void
test_objects (void)
{
  check_objects ("[\n{\"text\": \"" HARBOUR " }{\"}, {\"text\":\n\"" BRIDGE "\"}\n]\n");
  check_objects ("\xef\xbb\xbf[\n  {\n    \"text\": \"" HARBOUR
                 " }{\"\n  },\n  {\n    \"text\": \"" BRIDGE "\"\n  }\n]");
  check_objects ("\n{\n  \"text\": \"" HARBOUR " }{\"\n}\n{\n  \"text\": \"" BRIDGE "\"\n}\n");
}

static void
test_cut_off (void)
{
  g_autoptr (TestFound) found
      = read_lines ("[{\"text\": \"" HARBOUR "\"}, 7, 8,\n {\"text\": \"The", "a.json");

  g_assert_cmpuint (found->documents->len, ==, 1);
  g_assert_cmpuint (found->refused->len, ==, 2);
  g_assert_nonnull (strstr (found->refused->pdata[0], "a.json/line 1"));
  g_assert_nonnull (strstr (found->refused->pdata[1], "a.json/line 2"));
  g_assert_nonnull (strstr (found->refused->pdata[1], "cut off"));
}

static void
test_html (void)
{
  static const char text[]
      = "{\"title\": {\"rendered\": \"Harbour\"}, \"content\": {\"rendered\": "
        "\"<p>" HARBOUR "</p><ul><li>One ship</li></ul>\"}, \"date\": \"2024-03-01\"}\n"
        "{\"title\": {\"rendered\": \"Bridge\"}, \"content\": {\"rendered\": "
        "\"<html><body><nav><a href='/'>Home</a> <a "
        "href='/n'>News</a></nav><h1>Bridge</h1><p>" BRIDGE "</p></body></html>\"}}\n";
  g_autoptr (TestFound) found = read_lines (text, "a.jsonl");
  OblDocument *document;

  g_assert_cmpuint (found->documents->len, ==, 2);
  document = found->documents->pdata[0];
  g_assert_cmpstr (document->title, ==, "Harbour");
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 1).kind, ==, OBL_BLOCK_LIST_ITEM);
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 1).role, ==, OBL_ROLE_BODY);
  /* A whole page has furniture. */
  document = found->documents->pdata[1];
  g_assert_cmpint (g_array_index (document->blocks, OblBlock, 0).role, ==, OBL_ROLE_BOILERPLATE);
}

/* Lines that would be furniture on a page are part of a text that somebody has cut out. */
static void
test_all_is_body (void)
{
  g_autoptr (TestFound) found = read_lines (
      "{\"title\": \"Harbour\", \"text\": \"Harbour\\nSkip to content\\n" HARBOUR "\"}\n",
      "a.jsonl");
  OblDocument *document = test_found_get_only (found);
  g_autofree char *body = test_dup_role (document, OBL_ROLE_BODY);
  g_autofree char *title = test_dup_role (document, OBL_ROLE_TITLE);

  g_assert_cmpstr (body, ==, "Skip to content|" HARBOUR);
  g_assert_cmpstr (title, ==, "Harbour");
}

static void
test_mapping (void)
{
  static const char text[]
      = "{\"text\": \"Not this.\", \"note\": {\"words\": \"" HARBOUR "\"}, \"x\": \"Harbour\"}\n";
  const OblReadOptions options = { .name = "a.jsonl", .mapping = "text=note.words,title=x" };
  const OblReadOptions wrong = { .name = "a.jsonl", .mapping = "text=words" };
  g_autoptr (TestFound) found = test_read (text, strlen (text), &options);
  g_autoptr (TestFound) refused = test_read (text, strlen (text), &wrong);

  g_assert_cmpstr (obl_text_get_utf8 (test_found_get_only (found)->text), ==, HARBOUR);
  g_assert_cmpstr (test_found_get_only (found)->title, ==, "Harbour");
  g_assert_cmpstr (found->noted->pdata[0], ==, "a.jsonl: text=note.words,title=x");
  g_assert_cmpuint (refused->documents->len, ==, 0);
  g_assert_cmpuint (refused->refused->len, ==, 1);
  g_assert_nonnull (strstr (refused->refused->pdata[0], "“words”"));
  g_assert_nonnull (strstr (refused->refused->pdata[0], "note.words"));
}

static void
test_no_text (void)
{
  g_autoptr (TestFound) found = read_lines ("{\"a\": 1, \"b\": [2]}\n{\"a\": 3}\n", "a.jsonl");

  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "there are: a, b"));
}

/* UTF-16 as PowerShell writes it. */
static void
test_encodings (void)
{
  static const char text[] = "{\"text\": \"" HARBOUR " \\ud83d\\udea2\"}\n";
  g_autoptr (GByteArray) wide = g_byte_array_new ();
  const OblReadOptions options = { .name = "a.jsonl" };
  g_autoptr (TestFound) found = NULL;

  g_byte_array_append (wide, (const guint8 *)"\xff\xfe", 2);
  for (const char *p = text; *p != '\0'; p++)
    g_byte_array_append (wide, (const guint8[]){ (guint8)*p, 0 }, 2);
  found = test_read (wide->data, wide->len, &options);
  g_assert_cmpstr (obl_text_get_utf8 (test_found_get_only (found)->text), ==,
                   HARBOUR " \xf0\x9f\x9a\xa2");
}

static void
check_not_lines (const char *text)
{
  g_autoptr (TestFound) found = read_lines (text, "a.txt");

  g_assert_cmpuint (found->noted->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 1);
}

static void
test_not_lines (void)
{
  check_not_lines ("{\"obelus\": \"document\", \"text\": \"" HARBOUR "\"}\n");
  check_not_lines ("[1] " HARBOUR "\n");
  check_not_lines ("{a} " HARBOUR "\n");
  check_not_lines ("{\"" HARBOUR "\"}\n");
}

/* A line of nothing but brackets costs neither time nor memory. */
static void
test_hostile (void)
{
  g_autoptr (GString) text = g_string_new ("{\"text\": \"" HARBOUR "\"}\n{\"text\": ");
  g_autoptr (TestFound) found = NULL;

  for (guint i = 0; i < 2000000; i++)
    g_string_append (text, "[[],");
  found = read_lines (text->str, "a.jsonl");
  g_assert_cmpuint (found->documents->len, ==, 1);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "more values"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/lines/fields", test_fields);
  g_test_add_func ("/read/lines/broken-lines", test_broken_lines);
  g_test_add_func ("/read/lines/all-broken", test_all_broken);
  g_test_add_func ("/read/lines/many", test_many);
  g_test_add_func ("/read/lines/objects", test_objects);
  g_test_add_func ("/read/lines/cut-off", test_cut_off);
  g_test_add_func ("/read/lines/html", test_html);
  g_test_add_func ("/read/lines/all-is-body", test_all_is_body);
  g_test_add_func ("/read/lines/mapping", test_mapping);
  g_test_add_func ("/read/lines/no-text", test_no_text);
  g_test_add_func ("/read/lines/encodings", test_encodings);
  g_test_add_func ("/read/lines/not-lines", test_not_lines);
  g_test_add_func ("/read/lines/hostile", test_hostile);
  return g_test_run ();
}
