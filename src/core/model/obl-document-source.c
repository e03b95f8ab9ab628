/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a document was come by: its original bytes, its pictures, what its metadata could have been,
 * and the doubts of whoever read it. */
#define G_LOG_DOMAIN "obl-document"

#include "config.h"

#include "core/model/obl-document.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-pack.h"

/* Bytes; fewer are not worth the trouble. */
#define MIN_PACK_BYTES 128u

static const char *const doubt_names[]
    = { "little-text", "unsure-body", "text-only", "reduced", "odd-encoding" };

const char *
obl_doubt_to_string (OblDoubt doubt)
{
  guint index = (guint)g_bit_nth_lsf (doubt, -1);

  g_return_val_if_fail (index < G_N_ELEMENTS (doubt_names), NULL);
  return doubt_names[index];
}

gboolean
obl_doubt_from_string (const char *string, OblDoubt *doubt)
{
  for (guint i = 0; i < G_N_ELEMENTS (doubt_names); i++) {
    if (g_strcmp0 (string, doubt_names[i]) == 0) {
      *doubt = (OblDoubt)(1u << i);
      return TRUE;
    }
  }
  return FALSE;
}

const char *
obl_doubt_describe (OblDoubt doubt)
{
  switch (doubt) {
  case OBL_DOUBT_LITTLE_TEXT:
    return _ ("There is far less text than the file would let one expect.");
  case OBL_DOUBT_UNSURE_BODY:
    return _ ("Where the article begins and ends was hard to tell.");
  case OBL_DOUBT_TEXT_ONLY:
    return _ ("The page did not read back as its text, so that its structure was left out.");
  case OBL_DOUBT_REDUCED:
    return _ ("It could not be read in full.");
  case OBL_DOUBT_ODD_ENCODING:
    return _ ("The character encoding was guessed, or some characters could not be decoded.");
  }
  g_return_val_if_reached (NULL);
}

void
obl_doubts_write (OblJson *json, guint doubts)
{
  obl_json_name (json, "doubts");
  obl_json_begin_array (json);
  for (guint bit = 1; bit <= doubts; bit <<= 1) {
    if ((doubts & bit) != 0)
      obl_json_string (json, obl_doubt_to_string ((OblDoubt)bit));
  }
  obl_json_end_array (json);
}

OblCandidate *
obl_candidate_new (const char *field, const char *value, const char *from)
{
  OblCandidate *candidate = g_new0 (OblCandidate, 1);

  candidate->field = g_strdup (field);
  candidate->value = g_strdup (value);
  candidate->from = g_strdup (from);
  return candidate;
}

void
obl_candidate_free (OblCandidate *candidate)
{
  if (candidate == NULL)
    return;
  g_free (candidate->field);
  g_free (candidate->value);
  g_free (candidate->from);
  g_free (candidate);
}

void
obl_document_add_candidate (OblDocument *document,
                            const char *field,
                            const char *value,
                            const char *from)
{
  if (value == NULL || *value == '\0')
    return;
  for (guint i = 0; i < document->candidates->len; i++) {
    const OblCandidate *other = document->candidates->pdata[i];

    if (g_str_equal (other->field, field) && g_str_equal (other->value, value))
      return;
  }
  g_ptr_array_add (document->candidates, obl_candidate_new (field, value, from));
}

/* The beginnings of the kinds of picture that are shown. */
const char *
obl_asset_sniff (const guint8 *bytes, gsize n_bytes)
{
  static const struct {
    guint at;
    const char *magic;
    const char *media_type;
  } kinds[] = {
    { 0, "\x89PNG\r\n\x1a\n", "image/png" },
    { 0, "\xff\xd8\xff", "image/jpeg" },
    { 0, "GIF87a", "image/gif" },
    { 0, "GIF89a", "image/gif" },
    { 8, "WEBP", "image/webp" },
    { 4, "ftypavif", "image/avif" },
    { 0, "BM", "image/bmp" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    gsize n_magic = strlen (kinds[i].magic);

    if (n_bytes >= kinds[i].at + n_magic
        && memcmp (bytes + kinds[i].at, kinds[i].magic, n_magic) == 0)
      return kinds[i].media_type;
  }
  return NULL;
}

OblAsset *
obl_asset_new (GBytes *bytes, const char *media_type)
{
  OblAsset *asset = g_new0 (OblAsset, 1);

  asset->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  asset->media_type = g_strdup (media_type);
  asset->bytes = g_bytes_ref (bytes);
  return asset;
}

void
obl_asset_free (OblAsset *asset)
{
  if (asset == NULL)
    return;
  g_free (asset->sha256);
  g_free (asset->media_type);
  g_bytes_unref (asset->bytes);
  g_free (asset);
}

void
obl_source_pack (OblSource *source)
{
  g_autoptr (GBytes) packed = NULL;

  if (source->bytes == NULL || source->is_packed
      || g_bytes_get_size (source->bytes) < MIN_PACK_BYTES)
    return;
  packed = obl_pack (source->bytes);
  if (g_bytes_get_size (packed) >= g_bytes_get_size (source->bytes))
    return;
  g_bytes_unref (source->bytes);
  source->bytes = g_steal_pointer (&packed);
  source->is_packed = TRUE;
}
