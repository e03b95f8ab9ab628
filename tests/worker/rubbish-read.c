/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands in for the reading process and breaks the rules of its messages, in the way that the
 * environment variable OBL_RUBBISH names. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/import/obl-import.h"
#include "core/ingest/obl-reader-process.h"
#include "core/ingest/obl-wire-document.h"

#define SHA256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
tell (OblWireKind kind, GVariant *value)
{
  if (!obl_wire_send (OBL_READER_FD, kind, value, -1))
    _exit (EXIT_FAILURE);
}

static void
tell_bytes (guint32 length, char kind, const void *bytes, gsize n_bytes)
{
  if (write (OBL_READER_FD, &length, sizeof length) < 0 || write (OBL_READER_FD, &kind, 1) < 0
      || write (OBL_READER_FD, bytes, n_bytes) < 0)
    _exit (EXIT_FAILURE);
}

static void
offer (void)
{
  tell (OBL_WIRE_OFFER, g_variant_new ("(ss)", "article", SHA256));
}

static void
finish (void)
{
  tell (OBL_WIRE_DONE, g_variant_new ("(bus)", TRUE, 0, ""));
}

/* A document that is right but for @name, which is left out or has the value @instead. */
static void
take (const char *name, GVariant *instead)
{
  static const char text[] = "A title of the article\n\nA paragraph, which ends here.\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  const OblImportOptions options = { .name = "a.txt" };
  g_autoptr (OblDocument) document = obl_import_bytes (bytes, &options, NULL);
  g_autoptr (GVariant) value = g_variant_ref_sink (obl_wire_document_new (document));
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (value);

  if (name != NULL)
    g_variant_dict_remove (&dict, name);
  if (instead != NULL)
    g_variant_dict_insert_value (&dict, name, instead);
  tell (OBL_WIRE_TAKE, g_variant_dict_end (&dict));
}

/* @blocks in the text format of GVariant. */
static void
take_blocks (const char *blocks)
{
  offer ();
  take ("blocks", g_variant_new_parsed (blocks));
}

static void
play_bytes (const char *mode)
{
  static const guint8 noise[64] = { 0xff, 0xfe, 0x80, 0x01, 0x7f, 0xc0, 0xaf, 0x2f };

  if (strcmp (mode, "length-zero") == 0)
    tell_bytes (0, OBL_WIRE_DONE, noise, sizeof noise);
  else if (strcmp (mode, "length-huge") == 0)
    tell_bytes (G_MAXUINT32, OBL_WIRE_DONE, noise, sizeof noise);
  else if (strcmp (mode, "kind-unknown") == 0)
    tell_bytes (sizeof noise + 1, '?', noise, sizeof noise);
  else if (strcmp (mode, "noise-offer") == 0)
    tell_bytes (sizeof noise + 1, OBL_WIRE_OFFER, noise, sizeof noise);
  else if (strcmp (mode, "noise-take") == 0)
    tell_bytes (sizeof noise + 1, OBL_WIRE_TAKE, noise, sizeof noise);
  else if (strcmp (mode, "cut") == 0)
    tell_bytes (1000, OBL_WIRE_DONE, noise, sizeof noise);
}

static void
play_order (const char *mode)
{
  if (strcmp (mode, "request") == 0)
    tell (OBL_WIRE_REQUEST, g_variant_new ("a{sv}", NULL));
  else if (strcmp (mode, "choice") == 0)
    tell (OBL_WIRE_CHOICE, g_variant_new_uint32 (OBL_READ_FULL));
  else if (strcmp (mode, "take-unoffered") == 0)
    take (NULL, NULL);
  else if (strcmp (mode, "offer-twice") == 0) {
    offer ();
    offer ();
    take (NULL, NULL);
  } else if (strcmp (mode, "take-twice") == 0) {
    offer ();
    take (NULL, NULL);
    take (NULL, NULL);
  }
}

static void
play_document (const char *mode)
{
  static const char *const members[] = { "title", "text", "html", "source-sha256", "blocks" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++) {
    if (!g_str_has_prefix (mode, "without-")
        || strcmp (mode + strlen ("without-"), members[i]) != 0)
      continue;
    offer ();
    take (members[i], NULL);
  }
  if (strcmp (mode, "hash-short") == 0) {
    offer ();
    take ("source-sha256", g_variant_new_string ("0123"));
  } else if (strcmp (mode, "title-number") == 0) {
    offer ();
    take ("title", g_variant_new_uint32 (7));
  } else if (strcmp (mode, "blocks-short") == 0) {
    take_blocks ("@a(uuyyyiiu) [(0, 5, 0x00, 0x00, 0x00, 0, 0, 0)]");
  } else if (strcmp (mode, "blocks-long") == 0) {
    take_blocks ("@a(uuyyyiiu) [(0, 4294967295, 0x00, 0x00, 0x00, 0, 0, 0)]");
  } else if (strcmp (mode, "blocks-backward") == 0) {
    take_blocks ("@a(uuyyyiiu) [(0, 22, 0x00, 0x00, 0x00, 0, 0, 0),"
                 " (23, 10, 0x00, 0x00, 0x00, 0, 0, 0)]");
  } else if (strcmp (mode, "blocks-kind") == 0) {
    take_blocks ("@a(uuyyyiiu) [(0, 22, 0xff, 0x00, 0x00, 0, 0, 0),"
                 " (23, 52, 0x00, 0x00, 0x00, 0, 0, 0)]");
  } else if (strcmp (mode, "blocks-other") == 0) {
    take_blocks ("[('a', 'b')]");
  }
}

/* Without end; whoever does not listen any more ends it. */
static void
play_endless (const char *mode)
{
  if (strcmp (mode, "endless-offers") == 0) {
    while (TRUE)
      offer ();
  }
  for (guint i = 0; strcmp (mode, "endless-refusals") == 0; i++) {
    g_autofree char *name = g_strdup_printf ("%u", i);

    tell (OBL_WIRE_REFUSE, g_variant_new ("(sus)", name, G_MAXUINT32, "no"));
  }
  while (strcmp (mode, "endless-notes") == 0)
    tell (OBL_WIRE_NOTE, g_variant_new ("(ss)", "table", "text=body"));
  if (strcmp (mode, "endless-drops") == 0) {
    const guint32 length = 1000 * 1000 * 100;

    for (volatile guint i = 0;; i++) {
      if (i == 0 && write (OBL_READER_FD, &length, sizeof length) < 0)
        _exit (EXIT_FAILURE);
      if (i % 10000000 == 1 && write (OBL_READER_FD, "T", 1) < 0)
        _exit (EXIT_FAILURE);
    }
  }
}

int
main (void)
{
  const char *mode = g_getenv ("OBL_RUBBISH");

  while (mode != NULL && strcmp (mode, "exit") != 0) {
    OblWireKind kind;
    int fd;
    g_autoptr (GVariant) request = obl_wire_receive (OBL_READER_FD, &kind, &fd);

    if (request == NULL)
      break;
    close (fd);
    if (strcmp (mode, "exit-late") == 0)
      break;
    play_bytes (mode);
    if (strcmp (mode, "cut") == 0)
      break;
    play_order (mode);
    play_document (mode);
    play_endless (mode);
    finish ();
  }
  return EXIT_SUCCESS;
}
