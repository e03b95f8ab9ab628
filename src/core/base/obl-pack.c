/* SPDX-License-Identifier: GPL-3.0-or-later */
/* GIO's zlib over bytes in memory. */
#define G_LOG_DOMAIN "obl-pack"

#include "config.h"

#include "core/base/obl-pack.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Of zlib's levels 1 to 9: past it the time doubles and little is won. */
#define LEVEL 6
#define CHUNK_BYTES (64u * 1024)

static GBytes *
pack (GBytes *bytes, GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (format, LEVEL);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (zlib));
  gsize n_bytes;
  const void *data = g_bytes_get_data (bytes, &n_bytes);
  gboolean done = g_output_stream_write_all (stream, data, n_bytes, NULL, NULL, NULL)
                  && g_output_stream_close (stream, NULL, NULL);

  /* Nothing in it can fail but the memory, and then GLib has ended the program. */
  g_assert (done);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

GBytes *
obl_pack (GBytes *bytes)
{
  return pack (bytes, G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
}

GBytes *
obl_pack_gzip (GBytes *bytes)
{
  return pack (bytes, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
}

GBytes *
obl_unpack (GBytes *packed, gsize max_bytes, GError **error)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (zlib));
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gsize n_read;

  do {
    guint before = all->len;

    g_byte_array_set_size (all, before + CHUNK_BYTES);
    if (!g_input_stream_read_all (stream, all->data + before, CHUNK_BYTES, &n_read, NULL, error))
      return NULL;
    g_byte_array_set_size (all, before + (guint)n_read);
    if (all->len > max_bytes) {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                           _ ("it unpacks to more than it may"));
      return NULL;
    }
  } while (n_read > 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}
