/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Books: chapters in the order of the spine, whole or each for itself. */
#include "config.h"

#include "test-pack.h"
#include "test-sink.h"

#include <string.h>

#define CHAPTER(title, body)                                                                       \
  "<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html [<!ENTITY x 'y'>]><html "                  \
  "xmlns='http://www.w3.org/1999/xhtml' xml:lang='en'><head><title/><script src='a.js'/></head>"   \
  "<body><h1>" title "</h1>" body "</body></html>"

static const char container[]
    = "<container><rootfiles><rootfile full-path='OEBPS/book.opf'/></rootfiles></container>";
static const char package[]
    = "<package xmlns:dc='d' xmlns:opf='o'><metadata><dc:title id='t1'>A series</dc:title>"
      "<dc:title id='t2'>The Harbour</dc:title><meta refines='#t2' "
      "property='title-type'>main</meta>"
      "<dc:creator id='c1'>Ada Berg</dc:creator><meta refines='#c1' property='role'>aut</meta>"
      "<dc:creator opf:role='ill'>Bo Dahl</dc:creator><dc:publisher>Quay Press</dc:publisher>"
      "<dc:date>2024-03-05</dc:date><meta property='dcterms:modified'>2024-04-06T10:00:00Z</meta>"
      "<dc:language>en-GB</dc:language></metadata><manifest>"
      "<item id='nav' href='nav.xhtml' properties='nav' media-type='application/xhtml+xml'/>"
      "<item id='n' href='notes.xhtml' media-type='application/xhtml+xml'/>"
      "<item id='c' href='cover.xhtml' media-type='application/xhtml+xml'/>"
      "<item id='a' href='text/ch%201.xhtml' media-type='application/xhtml+xml'/>"
      "<item id='b' href='text/2.xhtml' media-type='application/xhtml+xml'/>"
      "<item id='i' href='text/2.png' media-type='image/png'/></manifest><spine>"
      "<itemref idref='n' linear='no'/><itemref idref='c'/><itemref idref='nav'/>"
      "<itemref idref='a'/><itemref idref='b'/><itemref idref='a'/><itemref idref='i'/></spine>"
      "</package>";
static const char nav[] = CHAPTER ("Contents",
                                   "<nav><ol><li><a href='text/ch%201.xhtml#x'>First</a></li>"
                                   "<li><a href='text/2.xhtml'>Second</a></li></ol></nav>");
static const char cover[]
    = "<html><body><svg><title>Cover</title><image xlink:href='c.png'/></svg></body></html>";
static const char first[] = CHAPTER (
    "Ships &amp; boats",
    "<a id='x'/><p>They <i/>came &nbsp;in.<br></br>At night.</p><nav><a href='2.xhtml'>On"
    "</a></nav><p><![CDATA[1 < 2]]></p><!-- <p>no</p> --><pre>a\n b</pre>");
/* No XML at all: it is read like any page. */
static const char second[] = "<html><body><p>Then <b>they & others</b> left.<img src=2.png></body>";
static const char notes[] = CHAPTER ("Notes", "<p>From the log.</p>");

static TestPack *
make_book (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);

  test_pack_add (pack, "mimetype", "application/epub+zip");
  test_pack_add (pack, "META-INF/container.xml", container);
  test_pack_add (pack, "OEBPS/book.opf", package);
  test_pack_add (pack, "OEBPS/nav.xhtml", nav);
  test_pack_add (pack, "OEBPS/cover.xhtml", cover);
  test_pack_add (pack, "OEBPS/notes.xhtml", notes);
  test_pack_add (pack, "OEBPS/text/ch 1.xhtml", first);
  test_pack_add (pack, "OEBPS/text/2.xhtml", second);
  test_pack_add (pack, "OEBPS/text/2.png", "\x89PNG\r\n\x1a\n....");
  return pack;
}

static void
test_whole (void)
{
  const OblReadOptions options = { .name = "book.bin" };
  g_autoptr (GByteArray) bytes = test_pack_finish (make_book ());
  g_autoptr (TestFound) found = test_read (bytes->data, bytes->len, &options);
  g_autofree char *sha256
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "The Harbour");
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->publisher, ==, "Quay Press");
  g_assert_cmpstr (document->published, ==, "2024-03-05");
  g_assert_true (g_str_has_prefix (document->updated, "2024-04-06"));
  g_assert_cmpstr (document->language, ==, "en-GB");
  g_assert_cmpstr (document->source.media_type, ==, "application/epub+zip");
  g_assert_cmpstr (document->source.name, ==, "book.bin");
  g_assert_cmpstr (document->source.sha256, ==, sha256);
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==,
                   "Ships & boats\nThey came \xc2\xa0in.\nAt night.\n1 < 2\na\n b\n"
                   "Then they & others left.\nNotes\nFrom the log.");
}

static void
check_chapter (TestFound *found, guint index, const char *name, const char *title)
{
  OblDocument *document = found->documents->pdata[index];

  g_assert_cmpstr (found->offered->pdata[index], ==, name);
  g_assert_cmpstr (document->source.name, ==, name);
  g_assert_cmpstr (document->title, ==, title);
  g_assert_cmpstr (document->byline, ==, "Ada Berg");
  g_assert_cmpstr (document->publisher, ==, "Quay Press");
}

static void
test_split (void)
{
  const OblReadOptions options = { .name = "book.bin", .splits_books = TRUE };
  g_autoptr (GByteArray) bytes = test_pack_finish (make_book ());
  g_autoptr (TestFound) found = test_read (bytes->data, bytes->len, &options);
  OblDocument *one;

  /* The cover, which is the first, has no text. */
  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 3);
  check_chapter (found, 0, "book.bin/02 Ships & boats", "Ships & boats");
  check_chapter (found, 1, "book.bin/03 Second", "Second");
  check_chapter (found, 2, "book.bin/04 Notes", "Notes");
  one = found->documents->pdata[0];
  g_assert_cmpmem (g_bytes_get_data (one->source.bytes, NULL), g_bytes_get_size (one->source.bytes),
                   first, strlen (first));
}

static void
test_stop (void)
{
  const OblReadOptions options = { .name = "book.bin", .splits_books = TRUE };
  g_autoptr (GByteArray) bytes = test_pack_finish (make_book ());
  g_autoptr (TestFound) found = test_read_as (bytes->data, bytes->len, &options, OBL_READ_STOP);

  g_assert_cmpuint (found->offered->len, ==, 1);
  g_assert_cmpuint (found->documents->len, ==, 0);
}

/* The older kind: names in an NCX, the table of contents said in the guide. */
static void
test_old (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "old.epub", .splits_books = TRUE };
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (TestFound) found = NULL;

  test_pack_add (pack, "META-INF/container.xml",
                 "<container><rootfiles><rootfile full-path='a.opf'/></rootfiles></container>");
  test_pack_add (
      pack, "a.opf",
      "<package><metadata><dc-metadata><title>Old</title><creator>Ada Berg</creator><date "
      "event='publication'>1999-05-06</date></dc-metadata></metadata><manifest><item id='t' "
      "href='toc.html'/><item id='x' href='1.html'/><item id='ncx' href='a.ncx' "
      "media-type='application/x-dtbncx+xml'/></manifest><spine><itemref idref='t'/><itemref "
      "idref='x'/></spine><guide><reference type='toc' href='toc.html'/></guide></package>");
  test_pack_add (pack, "a.ncx",
                 "<ncx><navMap><navPoint><navLabel><text>One/two</text></navLabel><content "
                 "src='1.html#a'/></navPoint></navMap></ncx>");
  test_pack_add (pack, "toc.html", "<p>Contents</p>");
  test_pack_add (pack, "1.html", "<p>Text.</p>");
  bytes = test_pack_finish (pack);
  found = test_read (bytes->data, bytes->len, &options);
  g_assert_cmpstr (test_found_get_only (found)->title, ==, "One/two");
  g_assert_cmpstr (test_found_get_only (found)->published, ==, "1999-05-06");
  g_assert_cmpstr (found->offered->pdata[0], ==, "old.epub/01 One-two");
}

static TestFound *
read_locked (const char *method)
{
  TestPack *pack = make_book ();
  const OblReadOptions options = { .name = "book.epub" };
  g_autofree char *encryption
      = g_strdup_printf ("<encryption><EncryptedData><EncryptionMethod Algorithm='%s'/>"
                         "</EncryptedData></encryption>",
                         method);
  g_autoptr (GByteArray) bytes = NULL;

  test_pack_add (pack, "META-INF/encryption.xml", encryption);
  bytes = test_pack_finish (pack);
  return test_read (bytes->data, bytes->len, &options);
}

static void
test_locked (void)
{
  g_autoptr (TestFound) fonts = read_locked ("http://www.idpf.org/2008/embedding");
  g_autoptr (TestFound) text = read_locked ("http://www.w3.org/2001/04/xmlenc#aes128-cbc");

  g_assert_nonnull (test_found_get_only (fonts));
  g_assert_cmpuint (text->documents->len, ==, 0);
  g_assert_nonnull (strstr (text->refused->pdata[0], "locked"));
}

static void
test_broken (void)
{
  TestPack *pack = test_pack_new (ARCHIVE_FORMAT_ZIP, ARCHIVE_FILTER_NONE);
  const OblReadOptions options = { .name = "book.epub" };
  g_autoptr (GByteArray) bytes = NULL;
  g_autoptr (TestFound) found = NULL;

  test_pack_add (pack, "META-INF/container.xml", container);
  test_pack_add (pack, "OEBPS/book.opf", "<package><spine><itemref idref='a'/></spine></package>");
  bytes = test_pack_finish (pack);
  found = test_read (bytes->data, bytes->len, &options);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "chapters"));
  for (guint n = 60; n < bytes->len; n += 11) {
    g_autoptr (TestFound) cut = test_read (bytes->data, n, &options);

    g_assert_cmpuint (cut->refused->len, >, 0);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/epub/whole", test_whole);
  g_test_add_func ("/read/epub/split", test_split);
  g_test_add_func ("/read/epub/stop", test_stop);
  g_test_add_func ("/read/epub/old", test_old);
  g_test_add_func ("/read/epub/locked", test_locked);
  g_test_add_func ("/read/epub/broken", test_broken);
  return g_test_run ();
}
