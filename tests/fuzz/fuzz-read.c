/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reader's format, FUZZ_FORMAT, from any bytes: what is taken is sound, what is not is refused in
 * words. */
#include "config.h"

#include "fuzz.h"

#include "core/read/obl-read.h"

static OblReadChoice
offer (gpointer data, const char *name, const char *sha256)
{
  g_assert_true (g_utf8_validate (name, -1, NULL));
  return OBL_READ_FULL;
}

static void
take (gpointer data, OblDocument *document)
{
  g_assert_nonnull (document->text);
  obl_document_unref (document);
}

static void
refuse (gpointer data, const char *name, const GError *error)
{
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
pass_on (gpointer data, const char *name, const char *format, GBytes *bytes)
{
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  const OblReadOptions options = { .name = "f", .format = FUZZ_FORMAT, .n_bytes = size };
  const OblReadSink sink = { offer, take, refuse, pass_on, NULL, NULL };
  g_autoptr (GError) error = NULL;

  obl_read_init ();
  if (!obl_read_stream (stream, &options, &sink, &error))
    g_assert_nonnull (error);
  return 0;
}
