/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web archives: the page, its address, its time and its pictures. */
#include "config.h"

#include "core/read/obl-mime.h"
#include "test-sink.h"

#include <string.h>

#define BLINK                                                                                      \
  "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://halmar.example/news/1\r\n"         \
  "Subject: Harbour\r\nDate: Tue, 5 Mar 2024 10:20:30 +0000\r\nMIME-Version: 1.0\r\n"              \
  "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--B--\"\r\n\r\n\r\n"
#define PAGE                                                                                       \
  "----B--\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n"                    \
  "Content-Transfer-Encoding: quoted-printable\r\n"                                                \
  "Content-Location: https://halmar.example/news/1\r\n\r\n"                                        \
  "<!doctype html><html lang=3D\"en\"><head><meta charset=3D\"utf-8\"><title>Harbour re=\r\n"      \
  "opens</title></head><body><article><h1>Harbour reopens</h1><p>The caf=C3=A9 at the harbour of " \
  "Halmar, which =\r\nhas been closed since January, reopens on Monday, the authority said.</p>"   \
  "<img src=3D\"pier.png\"><iframe src=3D\"cid:frame-2@mhtml.blink\"></iframe></article></body>"   \
  "</html>\r\n"
#define FRAME                                                                                      \
  "----B--\r\nContent-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\n"                    \
  "Content-Transfer-Encoding: 8bit\r\nContent-Location: https://ads.example/\r\n\r\n"              \
  "<p>Buy a boat.</p><iframe src=\"cid:frame-1@mhtml.blink\"></iframe>\r\n"
#define PNG                                                                                        \
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
#define PICTURE                                                                                    \
  "----B--\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"                    \
  "Content-ID: <p@x>\r\nContent-Location: pier.png\r\n\r\n" PNG "\r\n"
#define END "----B----\r\n"

static TestFound *
read_archive (const char *archive)
{
  const OblReadOptions options = { .name = "a.bin", .n_bytes = strlen (archive) };

  return test_read (archive, strlen (archive), &options);
}

static void
test_blink (void)
{
  g_autoptr (TestFound) found = read_archive (BLINK PAGE FRAME PICTURE END);
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->title, ==, "Harbour reopens");
  g_assert_cmpstr (document->source.url, ==, "https://halmar.example/news/1");
  g_assert_cmpstr (document->source.media_type, ==, "multipart/related");
  g_assert_cmpint (document->source.retrieved, ==, G_GINT64_CONSTANT (1709634030000));
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), "The café at the harbour"));
  /* The frame refers back to the page. */
  g_assert_null (strstr (obl_text_get_utf8 (document->text), "boat"));
  g_assert_null (strstr (document->html, "iframe"));
  g_assert_nonnull (strstr (document->importer, "mhtml 1"));
  g_assert_nonnull (strstr (document->importer, "meta"));
}

static void
check_page (const char *archive)
{
  g_autoptr (TestFound) found = read_archive (archive);
  OblDocument *document = test_found_get_only (found);

  g_assert_cmpstr (document->source.media_type, ==, "multipart/related");
  g_assert_nonnull (strstr (obl_text_get_utf8 (document->text), "Порт"));
  g_assert_null (strstr (obl_text_get_utf8 (document->text), "Wrong"));
}

/* As other programs write it: another root, a page alone, a page in an alternative, nobody who
 * saved it. */
static void
test_roots (void)
{
  static const char page[] = "Content-Type: text/html; charset=windows-1251\nContent-ID: <r>\n\n"
                             "<p>\xcf\xee\xf0\xf2 Halmar is open to every ship again.</p>\n";
  static const char wrong[] = "Content-Type: text/html\n\n<p>Wrong page.</p>\n";
  g_autofree char *start = g_strconcat ("From: <Saved by UnMHT>\nMIME-Version: 1.0\n"
                                        "Content-Type: multipart/related; start=\"<r>\"; "
                                        "boundary=b\n\n--b\n",
                                        wrong, "--b\n", page, "--b--\n", NULL);
  g_autofree char *alone
      = g_strconcat ("From: <Saved by Explorer 9>\nMIME-Version: 1.0\n", page, NULL);
  g_autofree char *first = g_strconcat ("MIME-Version: 1.0\nContent-Type: multipart/related;\n"
                                        " boundary=\"b\"\n\nA file of a word processor.\n\n--b\n",
                                        page, "--b\n", wrong, "--b--\n", NULL);
  g_autofree char *nested = g_strconcat (
      "From: <Saved by Explorer 5>\nMIME-Version: 1.0\nContent-Type: multipart/related; "
      "boundary=b\n\n--b\nContent-Type: multipart/alternative; boundary=c\n\n--c\n",
      page, "--c--\n--b--\n", NULL);

  check_page (start);
  check_page (alone);
  check_page (first);
  check_page (nested);
}

static void
check_picture (OblAssets *assets, const char *name)
{
  const char *media_type = NULL;

  g_assert_nonnull (obl_assets_find (assets, name, &media_type));
  g_assert_cmpstr (media_type, ==, "image/png");
}

static void
test_pictures (void)
{
  static const char archive[]
      = BLINK PAGE PICTURE "----B--\r\nContent-Type: image/svg+xml\r\nContent-ID: <s@x>\r\n\r\n"
                           "<svg/>\r\n" END;
  g_autoptr (GBytes) bytes = g_bytes_new_static (archive, strlen (archive));
  g_autoptr (OblMimePart) part = obl_mime_parse (bytes);
  g_autoptr (OblAssets) assets = obl_assets_new ();
  const char *media_type;

  obl_mime_add_pictures (part, "https://halmar.example/news/1", assets);
  check_picture (assets, "cid:p@x");
  check_picture (assets, "pier.png");
  check_picture (assets, "https://halmar.example/news/pier.png");
  g_assert_null (obl_assets_find (assets, "cid:s@x", &media_type));
}

/* A mail with pictures is a mail. */
static void
test_mail (void)
{
  g_autoptr (TestFound) found = read_archive (
      "From: Ada Berg <ada@halmar.example>\nTo: ole@halmar.example\nMIME-Version: 1.0\n"
      "Subject: Harbour\nContent-Type: multipart/related; boundary=b\n\n--b\n"
      "Content-Type: text/html\n\n<p>It reopens.</p>\n--b--\n");

  g_assert_cmpstr (test_found_get_only (found)->source.media_type, ==, "message/rfc822");
}

static void
test_without_page (void)
{
  g_autoptr (TestFound) found = read_archive (BLINK PICTURE END);

  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_cmpuint (found->refused->len, ==, 1);
  g_assert_nonnull (strstr (found->refused->pdata[0], "no page"));
}

/* Archives in archives, each naming the next or itself as its page. */
static void
test_cycles (void)
{
  g_autoptr (GString) archive = g_string_new ("From: <Saved by Blink>\nMIME-Version: 1.0\n");
  g_autoptr (TestFound) found = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (archive,
                            "Content-Type: multipart/related; start=\"<1>\"; boundary=\"%u\"\n"
                            "Content-ID: <1>\n\n--%u\n",
                            i, i);
  found = read_archive (archive->str);
  g_assert_cmpuint (found->documents->len, ==, 0);
  g_assert_cmpuint (found->refused->len, ==, 1);
}

static void
test_truncated (void)
{
  static const char archive[] = BLINK PAGE FRAME PICTURE END;
  const OblReadOptions options = { .name = "a.mhtml", .format = "mhtml" };

  for (gsize n = 1; n < sizeof archive; n += 3) {
    g_autoptr (TestFound) found = test_read (archive, n, &options);

    g_assert_cmpuint (found->documents->len + found->refused->len, ==, 1);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  obl_read_init ();
  g_test_add_func ("/read/mhtml/blink", test_blink);
  g_test_add_func ("/read/mhtml/roots", test_roots);
  g_test_add_func ("/read/mhtml/pictures", test_pictures);
  g_test_add_func ("/read/mhtml/mail", test_mail);
  g_test_add_func ("/read/mhtml/without-page", test_without_page);
  g_test_add_func ("/read/mhtml/cycles", test_cycles);
  g_test_add_func ("/read/mhtml/truncated", test_truncated);
  return g_test_run ();
}
