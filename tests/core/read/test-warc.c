/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web archives. */
#include "config.h"

#include "test-sink.h"

#include <string.h>

#include "core/import/obl-import.h"

#define PAGE                                                                                       \
  "<!doctype html><title>Harbour</title><p>The harbour of Halmar reopened on Monday, the port "    \
  "authority said, after a week of storms that had kept ships at sea.</p>"

static void
add_record (GString *crawl, const char *type, const char *url, const char *block, gsize n_block)
{
  g_string_append_printf (crawl,
                          "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\n"
                          "WARC-Date: 2024-03-01T14:30:00Z\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
                          "Content-Type: application/http; msgtype=response\r\n"
                          "Content-Length: %zu\r\n\r\n",
                          type, url, n_block);
  g_string_append_len (crawl, block, (gssize)n_block);
  g_string_append (crawl, "\r\n\r\n");
}

static void
add_answer (GString *crawl, const char *url, const char *fields, const char *body, gsize n_body)
{
  g_autoptr (GString) block = g_string_new ("HTTP/1.1 ");

  g_string_append_printf (block, "%s\r\n\r\n", fields);
  g_string_append_len (block, body, (gssize)n_body);
  add_record (crawl, "response", url, block->str, block->len);
}

static void
add_page (GString *crawl, const char *url)
{
  add_answer (crawl, url, "200 OK\r\nContent-Type: text/html; charset=utf-8", PAGE, strlen (PAGE));
}

static TestFound *
read_crawl (const GString *crawl, const char *name)
{
  const OblReadOptions options = { .name = name, .n_bytes = crawl->len };

  return test_read (crawl->str, crawl->len, &options);
}

/* One member. */
static GString *
compress (const char *bytes, gsize n_bytes, GZlibCompressorFormat format)
{
  g_autoptr (GConverter) converter = G_CONVERTER (g_zlib_compressor_new (format, -1));
  g_autoptr (GInputStream) stream
      = g_memory_input_stream_new_from_data (bytes, (gssize)n_bytes, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (stream, converter);
  GString *out = g_string_new (NULL);
  char block[4096];
  gssize n_read;

  while ((n_read = g_input_stream_read (packed, block, sizeof block, NULL, NULL)) > 0)
    g_string_append_len (out, block, n_read);
  g_assert_cmpint (n_read, ==, 0);
  return out;
}

static void
test_which (void)
{
  g_autoptr (GString) crawl = g_string_new (NULL);
  g_autoptr (TestFound) found = NULL;
  OblDocument *document;
  static const char info[] = "software: test\r\n";
  static const char plain[] = "Some words of peace, and nothing else in this text.";

  add_record (crawl, "warcinfo", "x", info, strlen (info));
  add_record (crawl, "request", "http://a.example/1", "GET / HTTP/1.1\r\n\r\n", 18);
  add_page (crawl, "http://a.example/1.html");
  add_answer (crawl, "http://a.example/2", "301 Moved\r\nContent-Type: text/html\r\nLocation: /3",
              PAGE, strlen (PAGE));
  add_answer (crawl, "http://a.example/4", "404 Not Found\r\nContent-Type: text/html", PAGE,
              strlen (PAGE));
  add_answer (crawl, "http://a.example/5.png", "200 OK\r\nContent-Type: image/png", "\x89PNG", 4);
  add_answer (crawl, "http://a.example/6", "200 OK\r\nContent-Type: application/json", "{}", 2);
  add_answer (crawl, "http://a.example/robots.txt", "200 OK\r\nContent-Type: text/plain", plain,
              strlen (plain));
  add_record (crawl, "revisit", "http://a.example/1.html", "HTTP/1.1 200 OK\r\n\r\n", 19);
  add_answer (crawl, "<http://a.example/7>", "200\r\ncontent-type:text/plain", plain,
              strlen (plain));
  add_record (crawl, "metadata", "http://a.example/1.html", "a: b\r\n", 6);
  add_answer (crawl, "http://a.example/sitemap.xml", "200 OK\r\nContent-Type: text/xml",
              "<?xml version='1.0'?><urlset></urlset>", 38);
  found = read_crawl (crawl, "c.warc");
  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 2);
  document = found->documents->pdata[0];
  g_assert_cmpstr (document->title, ==, "Harbour");
  g_assert_cmpstr (document->source.name, ==, "c.warc/http://a.example/1.html");
  g_assert_cmpstr (document->source.url, ==, "http://a.example/1.html");
  g_assert_cmpint (document->source.retrieved, ==, G_GINT64_CONSTANT (1709303400000));
  g_assert_cmpmem (g_bytes_get_data (document->source.bytes, NULL),
                   g_bytes_get_size (document->source.bytes), PAGE, strlen (PAGE));
  document = found->documents->pdata[1];
  g_assert_cmpstr (document->source.url, ==, "http://a.example/7");
  g_assert_cmpstr (obl_text_get_utf8 (document->text), ==, plain);
}

/* Resources say themselves what they are; so do texts made of pages. */
static void
test_resource (void)
{
  static const char crawl[]
      = "WARC/1.1\nwarc-type: resource\nWARC-Target-URI: http://a.example/\n"
        "WARC-Date: 2024-03-01T14:30:00.123456Z\n"
        "Content-Type: text/html;\n charset=\"iso-8859-1\"\n"
        "Content-Length: 42\n\n"
        "<p>Le caf\xe9 est ferm\xe9 depuis hier soir.</p>\n\n"
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://b.example/\r\n"
        "Content-Type: text/plain\r\nContent-Length: 21\r\n\r\n"
        "Le pont est rouvert.\n\r\n\r\n"
        "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: metadata://x/args.txt\r\n"
        "Content-Type: text/plain\r\nContent-Length: 4\r\n\r\n"
        "args\r\n\r\n";
  const OblReadOptions options = { .name = "c.warc" };
  g_autoptr (TestFound) found = test_read (crawl, sizeof crawl - 1, &options);

  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 2);
  g_assert_cmpstr (obl_text_get_utf8 (((OblDocument *)found->documents->pdata[0])->text), ==,
                   "Le caf\xc3\xa9 est ferm\xc3\xa9 depuis hier soir.");
  g_assert_cmpstr (obl_text_get_utf8 (((OblDocument *)found->documents->pdata[1])->text), ==,
                   "Le pont est rouvert.");
}

static void
check_body (const char *fields, const char *body, gsize n_body)
{
  g_autoptr (GString) crawl = g_string_new (NULL);
  g_autofree char *all = g_strconcat ("200 OK\r\nContent-Type: text/html\r\n", fields, NULL);
  g_autoptr (TestFound) found = NULL;

  add_answer (crawl, "http://a.example/", all, body, n_body);
  found = read_crawl (crawl, "c.warc");
  g_assert_cmpstr (test_found_get_only (found)->title, ==, "Harbour");
  g_assert_cmpuint (g_bytes_get_size (test_found_get_only (found)->source.bytes), ==,
                    strlen (PAGE));
}

static void
test_codings (void)
{
  g_autoptr (GString) chunks = g_string_new (NULL);
  g_autoptr (GString) gzip = compress (PAGE, strlen (PAGE), G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GString) twice = compress (gzip->str, gzip->len, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GString) raw = compress (PAGE, strlen (PAGE), G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GString) brotli = g_string_new (NULL);
  g_autoptr (GString) both = g_string_new (NULL);
  guint32 bits = (guint32)((strlen (PAGE) - 1) << 4) | 1u << 20;

  g_string_append_printf (chunks, "0005;x=y\r\n%.5s\r\n%x\r\n%s\r\n0\r\n\r\n", PAGE,
                          (guint)strlen (PAGE) - 5, &PAGE[5]);
  /* One block that is not compressed, and an end. */
  for (guint i = 0; i < 3; i++)
    g_string_append_c (brotli, (char)(bits >> (8 * i) & 0xff));
  g_string_append (brotli, PAGE "\x03");
  g_string_append_printf (both, "%x\r\n", (guint)gzip->len);
  g_string_append_len (both, gzip->str, (gssize)gzip->len);
  g_string_append (both, "\r\n0\r\n\r\n");

  check_body ("Transfer-Encoding: chunked", chunks->str, chunks->len);
  check_body ("Content-Encoding: gzip", gzip->str, gzip->len);
  check_body ("Content-Encoding: gzip, deflate", twice->str, twice->len);
  check_body ("Content-Encoding: deflate", raw->str, raw->len);
  check_body ("Content-Encoding: br", brotli->str, brotli->len);
  check_body ("Transfer-Encoding: chunked\r\nContent-Encoding: GZIP", both->str, both->len);
  /* Unpacked already, though the head does not say so. */
  check_body ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", PAGE, strlen (PAGE));
  check_body ("Content-Encoding: br", PAGE, strlen (PAGE));
}

static void
test_unknown_coding (void)
{
  g_autoptr (GString) crawl = g_string_new (NULL);
  g_autoptr (TestFound) found = NULL;

  add_answer (crawl, "http://a.example/1",
              "200\r\nContent-Type: text/html\r\nContent-Encoding: zstd", "(\xb5/\xfd", 4);
  add_page (crawl, "http://a.example/2");
  found = read_crawl (crawl, "c.warc");
  g_assert_cmpuint (found->documents->len, ==, 1);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "http://a.example/1"));
  g_assert_nonnull (strstr (found->refused->pdata[0], "zstd"));
}

/* A member for each record, as crawlers write it. */
static GString *
make_members (void)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < 3; i++) {
    g_autoptr (GString) crawl = g_string_new (NULL);
    g_autoptr (GString) member = NULL;
    g_autofree char *url = g_strdup_printf ("http://a.example/%u", i);

    add_page (crawl, url);
    member = compress (crawl->str, crawl->len, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
    g_string_append_len (all, member->str, (gssize)member->len);
  }
  return all;
}

static void
test_gzip (void)
{
  g_autoptr (GString) crawl = make_members ();
  g_autoptr (TestFound) found = read_crawl (crawl, "c.warc.gz");

  g_assert_cmpuint (found->refused->len, ==, 0);
  g_assert_cmpuint (found->documents->len, ==, 3);
  g_assert_cmpstr (found->offered->pdata[2], ==, "c.warc.gz/http://a.example/2");
}

static void
check_cut (const GString *crawl, gsize n_bytes, const char *last)
{
  const OblReadOptions options = { .name = "c.warc", .n_bytes = n_bytes };
  g_autoptr (TestFound) found = test_read (crawl->str, n_bytes, &options);

  g_assert_cmpuint (found->documents->len, ==, 2);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "“c.warc”"));
  g_assert_nonnull (strstr (found->refused->pdata[0], "cut off"));
  g_assert_nonnull (strstr (found->refused->pdata[0], last));
}

static void
test_cut (void)
{
  g_autoptr (GString) crawl = g_string_new (NULL);
  g_autoptr (GString) members = make_members ();
  gsize n_two;

  add_page (crawl, "http://a.example/0");
  add_page (crawl, "http://a.example/1");
  n_two = crawl->len;
  add_page (crawl, "http://a.example/2");
  check_cut (crawl, crawl->len - 20, "http://a.example/1");
  check_cut (crawl, n_two + 40, "http://a.example/1");
  check_cut (members, members->len - 20, "http://a.example/1");
}

static void
test_damaged (void)
{
  g_autoptr (GString) crawl = g_string_new (NULL);
  g_autoptr (TestFound) found = NULL;

  add_page (crawl, "http://a.example/0");
  g_string_append (crawl, "something else\r\nand more\r\n");
  add_page (crawl, "http://a.example/1");
  g_string_append (crawl, "WARC/1.0\r\nWARC-Type: response\r\n\r\nno length\r\n");
  add_page (crawl, "http://a.example/2");
  found = read_crawl (crawl, "c.warc");
  g_assert_cmpuint (found->documents->len, ==, 3);
  g_assert_cmpuint (found->refused->len, >=, 2);
  g_assert_nonnull (strstr (found->refused->pdata[0], "http://a.example/0"));
  g_assert_nonnull (strstr (found->refused->pdata[1], "http://a.example/1"));
}

/* What is flagged as cut short is read as far as it goes. */
static void
test_flagged (void)
{
  static const char crawl[]
      = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
        "WARC-Truncated: length\r\nContent-Length: 76\r\n\r\n"
        "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\n<p>The "
        "word\r\n\r\n";
  const OblReadOptions options = { .name = "c.warc" };
  g_autoptr (TestFound) found = test_read (crawl, sizeof crawl - 1, &options);

  g_assert_cmpstr (obl_text_get_utf8 (test_found_get_only (found)->text), ==, "The word");
  g_assert_cmpuint (found->refused->len, ==, 0);
}

/* A record that is too large is refused, and the next is read. */
static void
test_large (void)
{
  g_autoptr (GString) crawl = g_string_new (NULL);
  g_autoptr (GString) body = g_string_new (NULL);
  g_autoptr (TestFound) found = NULL;

  while (body->len <= OBL_IMPORT_MAX_BYTES)
    g_string_append (body, "<p>The harbour of Halmar reopened on Monday, the port authority said.");
  add_answer (crawl, "http://a.example/1", "200\r\nContent-Type: text/html", body->str, body->len);
  add_page (crawl, "http://a.example/2");
  found = read_crawl (crawl, "c.warc");
  g_assert_cmpuint (found->documents->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "http://a.example/1"));
  g_assert_nonnull (strstr (found->refused->pdata[0], "64 MB"));
}

static void
test_bomb (void)
{
  g_autoptr (GString) crawl = g_string_new (NULL);
  g_autofree char *zeros = g_malloc0 (60 * 1024 * 1024);
  g_autoptr (GString) packed = compress (zeros, 60 * 1024 * 1024, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (TestFound) found = NULL;
  const OblReadOptions options = { .name = "c.warc" };

  for (guint i = 0; i < 8; i++)
    add_answer (crawl, "http://a.example/",
                "200\r\nContent-Type: text/html\r\nContent-Encoding: gzip", packed->str,
                packed->len);
  found = test_read (crawl->str, crawl->len, &options);
  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_nonnull (strstr (found->refused->pdata[found->refused->len - 1], "times its size"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/warc/which", test_which);
  g_test_add_func ("/read/warc/resource", test_resource);
  g_test_add_func ("/read/warc/codings", test_codings);
  g_test_add_func ("/read/warc/unknown-coding", test_unknown_coding);
  g_test_add_func ("/read/warc/gzip", test_gzip);
  g_test_add_func ("/read/warc/cut", test_cut);
  g_test_add_func ("/read/warc/damaged", test_damaged);
  g_test_add_func ("/read/warc/flagged", test_flagged);
  g_test_add_func ("/read/warc/large", test_large);
  g_test_add_func ("/read/warc/bomb", test_bomb);
  return g_test_run ();
}
