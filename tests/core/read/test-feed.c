/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds: every item an article with its own facts, however the feed is written. */
#include "config.h"

#include "test-sink.h"

#include <string.h>

static TestFound *
read_feed (const char *text)
{
  const OblReadOptions options = { .name = "news.bin" };

  return test_read (text, strlen (text), &options);
}

static OblDocument *
get_item (TestFound *found, guint index)
{
  g_assert_cmpuint (index, <, found->documents->len);
  return found->documents->pdata[index];
}

static const char *
get_text (TestFound *found, guint index)
{
  return obl_text_get_utf8 (get_item (found, index)->text);
}

static const char rss[]
    = "<?xml version='1.0'?><!-- made by hand --><rss version='2.0' "
      "xmlns:content='http://purl.org/rss/1.0/modules/content/' "
      "xmlns:media='http://search.yahoo.com/mrss/' xmlns:dc='http://purl.org/dc/elements/1.1/' "
      "xmlns:atom='http://www.w3.org/2005/Atom'>"
      "<channel><title>Halmar &amp;amp; Quay</title><link>https://example.org/</link><atom:link "
      "rel='self' href='https://example.org/feed'/><language>en-GB</language>"
      "<item><media:title>No</media:title><title>Harbour reopens</title><link>/ships/1</link>"
      "<pubDate>Mon, 04 Mar 2024 10:30:00 +0100</pubDate><dc:creator>Ada Berg</dc:creator>"
      "<description>Two lines.</description><content:encoded><![CDATA[<p>The whole <b>article</b>."
      "</p><ul><li>Ships</li></ul><script>no()</script>]]></content:encoded></item>"
      "<item><title>R&D at the quay</title><author>bo@example.org (Bo Dahl)</author><guid>"
      "https://example.org/ships/2</guid><pubDate>Tue, 5 Mar 2024 08:05 GMT</pubDate>"
      "<description>Only&nbsp;a &lt;i&gt;teaser&lt;/i&gt;.</description></item>"
      "<item><guid isPermaLink='false'>7</guid><description>No title, only words. Dr. Berg said "
      "so.</description></item><item><enclosure url='a.mp3'/></item></channel></rss>";

static void
test_rss (void)
{
  g_autoptr (TestFound) found = read_feed (rss);
  OblDocument *document;

  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 3);
  document = get_item (found, 0);
  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->publisher, ==, "Halmar & Quay");
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->published, ==, "2024-03-04T10:30:00+01:00");
  g_assert_cmpstr (document->source.url, ==, "https://example.org/ships/1");
  g_assert_cmpstr (document->source.name, ==, "news.bin/Harbour reopens");
  g_assert_cmpstr (document->source.media_type, ==, "application/rss+xml");
  g_assert_cmpstr (get_text (found, 0), ==, "Harbour reopens\nThe whole article.\nShips");
  document = get_item (found, 1);
  g_assert_cmpstr (document->title, ==, "R&D at the quay");
  g_assert_cmpstr (document->byline, ==, "Bo Dahl");
  g_assert_cmpstr (document->published, ==, "2024-03-05T08:05:00Z");
  g_assert_cmpstr (document->source.url, ==, "https://example.org/ships/2");
  g_assert_cmpstr (get_text (found, 1), ==,
                   "R&D at the quay\nOnly\xc2\xa0"
                   "a teaser.");
  document = get_item (found, 2);
  g_assert_cmpstr (document->title, ==, "No title, only words. Dr. Berg said so.");
  g_assert_null (document->source.url);
  g_assert_null (document->published);
}

/* An item has the same bytes in whatever feed it stands, and others than its neighbours. */
static void
test_originals (void)
{
  static const char item[] = "<item><title>A</title><description>a</description></item>";
  g_autofree char *one = g_strconcat ("<rss><channel>", item, "<item><title>B</title></item>",
                                      "</channel></rss>", NULL);
  g_autofree char *two = g_strconcat ("<rss version='2.0'><channel><title>T</title>", item,
                                      "</channel></rss>", NULL);
  g_autoptr (TestFound) first = read_feed (one);
  g_autoptr (TestFound) second = read_feed (two);
  g_autofree char *bytes = NULL;

  g_assert_cmpuint (first->documents->len, ==, 2);
  g_assert_cmpstr (get_item (first, 0)->source.sha256, ==, get_item (second, 0)->source.sha256);
  g_assert_cmpstr (get_item (first, 0)->source.sha256, !=, get_item (first, 1)->source.sha256);
  bytes = g_strndup (g_bytes_get_data (get_item (first, 0)->source.bytes, NULL),
                     g_bytes_get_size (get_item (first, 0)->source.bytes));
  g_assert_nonnull (strstr (bytes, item));
}

static void
test_rdf (void)
{
  g_autoptr (TestFound) found = read_feed (
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
      "xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
      "<title>Quay</title></channel><item><title>One</title><link>https://example.org/1</link>"
      "<dc:date>2024-03-04T10:00:00Z</dc:date><description>First.</description></item></rdf:RDF>");
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->publisher, ==, "Quay");
  g_assert_true (g_str_has_prefix (document->published, "2024-03-04T10:00:00"));
  g_assert_cmpstr (get_text (found, 0), ==, "One\nFirst.");
}

static void
test_atom (void)
{
  g_autoptr (TestFound) found = read_feed (
      "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='de'><title>Hafen</title><author><name>"
      "Ada Berg</name></author><link href='https://example.org/'/><entry><title "
      "type='html'>Schiffe "
      "&amp;amp; Boote</title><link rel='edit' href='/e'/><link href='/1'/><published>"
      "2024-03-04T10:00:00+01:00</published><updated>2024-03-05T10:00:00Z</updated><summary>Kurz."
      "</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Alles<a "
      "id='x'/> da.</p><p>Ende</p></div></content></entry><entry xml:lang='en'><title>a &lt; b"
      "</title><author><name>Bo</name></author><author><name>Cy</name></author><updated>"
      "2024-03-06</updated><content>One.\nTwo.\n\n5 &lt; 6</content></entry><entry><title>Bild"
      "</title><content type='image/png'>iVBORw0KGgo=</content></entry></feed>");
  OblDocument *document = get_item (found, 0);

  g_assert_cmpuint (found->documents->len, ==, 3);
  g_assert_cmpstr (document->title, ==, "Schiffe & Boote");
  g_assert_cmpstr (document->language, ==, "de");
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->source.url, ==, "https://example.org/1");
  g_assert_true (g_str_has_prefix (document->updated, "2024-03-05"));
  g_assert_cmpstr (get_text (found, 0), ==, "Schiffe & Boote\nAlles da.\nEnde");
  document = get_item (found, 1);
  g_assert_cmpstr (document->title, ==, "a < b");
  g_assert_cmpstr (document->language, ==, "en");
  g_assert_cmpstr (document->byline, ==, "Bo, Cy");
  g_assert_cmpstr (document->published, ==, "2024-03-06");
  g_assert_cmpstr (get_text (found, 1), ==, "a < b\nOne.\nTwo.\n5 < 6");
  g_assert_cmpstr (get_text (found, 2), ==, "Bild");
}

static void
test_json (void)
{
  g_autoptr (TestFound) found = read_feed (
      "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Quay\", \"language\": "
      "\"en\", \"items\": [{\"id\": \"1\", \"url\": \"https://example.org/1\", \"title\": \"One\", "
      "\"content_html\": \"<p>First.</p>\", \"date_published\": \"2024-03-04T10:00:00Z\", "
      "\"authors\": [{\"name\": \"Ada\"}, {\"name\": \"Bo\"}]}, {\"id\": \"2\", \"content_text\": "
      "\"a < b\\n\\nc\"}, 7]}");

  g_assert_cmpuint (found->documents->len, ==, 2);
  g_assert_cmpstr (get_item (found, 0)->byline, ==, "Ada, Bo");
  g_assert_cmpstr (get_item (found, 0)->publisher, ==, "Quay");
  g_assert_cmpstr (get_item (found, 0)->source.media_type, ==, "application/feed+json");
  g_assert_cmpstr (get_text (found, 0), ==, "One\nFirst.");
  g_assert_cmpstr (get_text (found, 1), ==, "a < b\nc");
}

static void
test_encodings (void)
{
  static const char cyrillic[] = "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item>"
                                 "<title>\xcf\xee\xf0\xf2</title></item></channel></rss>";
  const OblReadOptions options = { .name = "news.bin" };
  g_autoptr (TestFound) found = read_feed (cyrillic);
  g_autofree char *wide = NULL;
  g_autoptr (TestFound) other = NULL;
  gsize n_wide;

  g_assert_cmpstr (test_found_get_only (found)->title, ==, "\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82");
  wide = g_convert ("\xef\xbb\xbf<?xml version='1.0' encoding='utf-16'?><rss><channel><item><title>"
                    "\xd0\x9f</title></item></channel></rss>",
                    -1, "UTF-16LE", "UTF-8", NULL, &n_wide, NULL);
  other = test_read (wide, n_wide, &options);
  g_assert_cmpstr (test_found_get_only (other)->title, ==, "\xd0\x9f");
}

/* Entities do nothing: neither those that grow nor those that name a file. */
static void
test_entities (void)
{
  g_autoptr (TestFound) found = read_feed (
      "<?xml version='1.0'?><!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY c SYSTEM 'file:///etc/passwd'>]><rss><channel><item><title>T</title><description>"
      "&b; &c; end</description></item></channel></rss>");
  const char *text = obl_text_get_utf8 (test_found_get_only (found)->text);

  g_assert_null (strstr (text, "haha"));
  g_assert_null (strstr (text, "root"));
  g_assert_nonnull (strstr (text, "end"));
}

static void
test_broken (void)
{
  const OblReadOptions named = { .name = "news.bin", .format = "feed" };
  g_autoptr (TestFound) cut = test_read (rss, (gsize)(strstr (rss, "R&D") - rss), &named);
  g_autoptr (TestFound) none = read_feed ("<rss><channel><title>T</title></channel></rss>");
  g_autoptr (TestFound) empty = read_feed ("<rss");
  g_autoptr (TestFound) json = test_read ("{\"items\": 7}", 12, &named);

  g_assert_cmpuint (cut->documents->len, >=, 1);
  g_assert_cmpstr (get_item (cut, 0)->title, ==, "Harbour reopens");
  g_assert_nonnull (strstr (cut->refused->pdata[0], "cut off"));
  g_assert_nonnull (strstr (none->refused->pdata[0], "no article"));
  g_assert_cmpuint (json->refused->len, ==, 1);
  g_assert_cmpuint (empty->documents->len + empty->refused->len, ==, 1);
}

/* Attributes cost the parser the square of their number. */
static void
test_attributes (void)
{
  g_autoptr (GString) text = g_string_new ("<rss><channel><item");
  g_autoptr (TestFound) found = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, " a%u='>'", i);
  g_string_append (text, "><title>T</title></item></channel></rss>");
  found = read_feed (text->str);
  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_nonnull (strstr (found->refused->pdata[0], "damaged"));
}

/* What begins like XML or JSON need not be a feed. */
static void
test_others (void)
{
  g_autoptr (TestFound) page
      = read_feed ("<!doctype html><title>T</title><p>About rss and feeds.</p>");
  g_autoptr (TestFound) other = read_feed ("<feed><p>Grain for cattle, by weight.</p></feed>");

  g_assert_cmpstr (page->offered->pdata[0], ==, "news.bin");
  g_assert_cmpstr (other->offered->pdata[0], ==, "news.bin");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/feed/rss", test_rss);
  g_test_add_func ("/read/feed/originals", test_originals);
  g_test_add_func ("/read/feed/rdf", test_rdf);
  g_test_add_func ("/read/feed/atom", test_atom);
  g_test_add_func ("/read/feed/json", test_json);
  g_test_add_func ("/read/feed/encodings", test_encodings);
  g_test_add_func ("/read/feed/entities", test_entities);
  g_test_add_func ("/read/feed/attributes", test_attributes);
  g_test_add_func ("/read/feed/broken", test_broken);
  g_test_add_func ("/read/feed/others", test_others);
  return g_test_run ();
}
