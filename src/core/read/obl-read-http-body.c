/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bodies of recorded answers as the server sent them: in chunks, and compressed with gzip, deflate
 * or brotli.  A body that ends too early gives what there is of it. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-http.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include <brotli/decode.h>
#define ZLIB_CONST
#include <zlib.h>

#define BLOCK_BYTES (64u * 1024)
/* Codings one over the other. */
#define MAX_CODINGS 3u
#define MAX_CHUNK_DIGITS 15u
/* gzip or zlib, whichever it is; and what some servers call deflate, which is neither. */
#define ANY_WINDOW (15 + 32)
#define RAW_WINDOW (-15)

typedef struct {
  OblReadJob *job;
  const char *name;
  GByteArray *out;
} Unpacked;

/* FALSE with @error: too much. */
static gboolean
append (Unpacked *self, const guint8 *bytes, gsize n_bytes, GError **error)
{
  if (!obl_read_job_charge (self->job, self->name, n_bytes, error))
    return FALSE;
  if (self->out->len + n_bytes > OBL_IMPORT_MAX_BYTES) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                 _ ("Cannot import “%s”: it is larger than %u MB, the most that is read"),
                 self->name, OBL_IMPORT_MAX_BYTES / 1024 / 1024);
    return FALSE;
  }
  g_byte_array_append (self->out, bytes, (guint)n_bytes);
  return TRUE;
}

/* --- Chunks ----------------------------------------------------------------------------------- */

/* The size in a chunk's first line, and where its bytes begin; FALSE when there is none. */
static gboolean
read_chunk_size (const char **at, const char *end, guint64 *n_bytes)
{
  const char *p = *at;
  guint n_digits = 0;

  *n_bytes = 0;
  for (; p < end && g_ascii_isxdigit (*p) && n_digits < MAX_CHUNK_DIGITS; p++, n_digits++)
    *n_bytes = *n_bytes * 16 + (guint64)g_ascii_xdigit_value (*p);
  while (p < end && (*p == ' ' || *p == '\t'))
    p++;
  if (n_digits == 0 || p == end || (*p != '\r' && *p != '\n' && *p != ';'))
    return FALSE;
  p = memchr (p, '\n', (gsize)(end - p));
  *at = p == NULL ? end : p + 1;
  return p != NULL;
}

static GBytes *
join_chunks (GBytes *body)
{
  gsize n_bytes;
  const char *at = g_bytes_get_data (body, &n_bytes);
  const char *end = at + n_bytes;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint64 n_chunk;

  if (n_bytes == 0 || !read_chunk_size (&at, end, &n_chunk))
    return g_bytes_ref (body);
  while (n_chunk > 0) {
    gsize n_part = (gsize)MIN (n_chunk, (guint64)(end - at));

    g_byte_array_append (out, (const guint8 *)at, (guint)n_part);
    at += n_part;
    at += at < end && *at == '\r';
    at += at < end && *at == '\n';
    if (!read_chunk_size (&at, end, &n_chunk))
      break;
  }
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

/* --- Compression ------------------------------------------------------------------------------ */

typedef enum {
  UNPACK_DONE,   /* to its end, or to where it is cut off */
  UNPACK_NOT,    /* it is not packed this way */
  UNPACK_FAILED, /* and the error is set */
} UnpackResult;

static UnpackResult
inflate_all (Unpacked *self, GBytes *body, int window, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  UnpackResult result = UNPACK_DONE;
  int status = Z_OK;
  gsize n_bytes;
  z_stream zlib = { .next_in = g_bytes_get_data (body, &n_bytes) };

  zlib.avail_in = (uInt)n_bytes;
  if (inflateInit2 (&zlib, window) != Z_OK)
    return UNPACK_NOT;
  while (status == Z_OK && result == UNPACK_DONE) {
    gsize n_out;

    zlib.next_out = block;
    zlib.avail_out = BLOCK_BYTES;
    status = inflate (&zlib, Z_NO_FLUSH);
    n_out = BLOCK_BYTES - zlib.avail_out;
    if (n_out > 0 && !append (self, block, n_out, error))
      result = UNPACK_FAILED;
    /* Another member may follow. */
    if (status == Z_STREAM_END && zlib.avail_in > 2 && zlib.next_in[0] == 0x1f
        && zlib.next_in[1] == 0x8b)
      status = inflateReset (&zlib);
  }
  inflateEnd (&zlib);
  if (result == UNPACK_DONE && status == Z_DATA_ERROR && self->out->len == 0)
    return UNPACK_NOT;
  return result;
}

static UnpackResult
unbrotli_all (Unpacked *self, GBytes *body, GError **error)
{
  g_autofree guint8 *block = g_malloc (BLOCK_BYTES);
  BrotliDecoderState *brotli = BrotliDecoderCreateInstance (NULL, NULL, NULL);
  BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
  UnpackResult result = UNPACK_DONE;
  gsize n_in;
  const guint8 *in = g_bytes_get_data (body, &n_in);

  if (brotli == NULL)
    return UNPACK_NOT;
  while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && result == UNPACK_DONE) {
    guint8 *out = block;
    gsize n_out = BLOCK_BYTES;

    status = BrotliDecoderDecompressStream (brotli, &n_in, &in, &n_out, &out, NULL);
    if (n_out < BLOCK_BYTES && !append (self, block, BLOCK_BYTES - n_out, error))
      result = UNPACK_FAILED;
  }
  BrotliDecoderDestroyInstance (brotli);
  if (result == UNPACK_DONE && status == BROTLI_DECODER_RESULT_ERROR && self->out->len == 0)
    return UNPACK_NOT;
  return result;
}

/* NULL with @error; @body itself when it turns out not to be packed. */
static GBytes *
unpack_one (OblReadJob *job, const char *name, const char *coding, GBytes *body, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  Unpacked unpacked = { .job = job, .name = name, .out = out };
  UnpackResult result;

  if (*coding == '\0' || strcmp (coding, "identity") == 0 || strcmp (coding, "none") == 0)
    return g_bytes_ref (body);
  if (strcmp (coding, "br") == 0) {
    result = unbrotli_all (&unpacked, body, error);
  } else if (strcmp (coding, "gzip") == 0 || strcmp (coding, "x-gzip") == 0) {
    result = inflate_all (&unpacked, body, ANY_WINDOW, error);
  } else if (strcmp (coding, "deflate") == 0) {
    result = inflate_all (&unpacked, body, ANY_WINDOW, error);
    if (result == UNPACK_NOT)
      result = inflate_all (&unpacked, body, RAW_WINDOW, error);
  } else {
    g_autofree char *valid = g_utf8_make_valid (coding, (gssize)MIN (strlen (coding), 40));
    g_autofree char *why
        = g_strdup_printf (_ ("it is compressed in a way that is not read (%s)"), valid);

    obl_read_set_broken (error, name, why);
    return NULL;
  }
  if (result == UNPACK_FAILED)
    return NULL;
  if (result == UNPACK_NOT)
    return g_bytes_ref (body);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}

GBytes *
obl_read_http_unpack (
    OblReadJob *job, const char *name, const OblReadHttpHead *head, GBytes *body, GError **error)
{
  GBytes *bytes = head->is_chunked ? join_chunks (body) : g_bytes_ref (body);
  g_auto (GStrv) codings = NULL;
  guint n_codings;

  if (head->codings == NULL)
    return bytes;
  /* The last was put on last. */
  codings = g_strsplit (head->codings, ",", (int)MAX_CODINGS);
  n_codings = g_strv_length (codings);
  while (bytes != NULL && n_codings > 0) {
    g_autoptr (GBytes) packed = bytes;

    n_codings--;
    bytes = unpack_one (job, name, g_strstrip (codings[n_codings]), packed, error);
  }
  return bytes;
}
