/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The split.  A document's place is the first 32 bits of SHA-256 over seed and id, scaled to the sum
 * of the weights: integers only, so that every machine comes to the same parts. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-split.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/export/obl-export.h"

#define MAX_WEIGHT 1000000u
#define MAX_PARTS 100u

void
obl_export_split_free (OblExportSplit *split)
{
  if (split == NULL)
    return;

  g_ptr_array_unref (split->names);
  g_array_unref (split->weights);
  g_free (split);
}

/* A part's name is a file's name. */
static gboolean
is_part_name (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && ((*c != '-' && *c != '_') || c == name))
      return FALSE;

  return *name != '\0';
}

static gboolean
add_part (OblExportSplit *split, const char *string, GError **error)
{
  g_auto (GStrv) halves = g_strsplit (string, "=", 2);
  g_autofree char *name = NULL;
  guint64 weight = 0;
  guint32 weight32 = 0;

  if (g_strv_length (halves) != 2) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Cannot split the corpus: “%s” is not a name and a share, like train=80."),
                 string);
    return FALSE;
  }

  name = g_strdup (g_strstrip (halves[0]));
  if (!is_part_name (name)) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Cannot split the corpus: “%s” cannot be the name of a file. Use letters, "
                    "digits, hyphens and underscores."),
                 name);
    return FALSE;
  }
  if (g_ptr_array_find_with_equal_func (split->names, name, g_str_equal, NULL)) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Cannot split the corpus: the part “%s” is named twice."), name);
    return FALSE;
  }
  if (!g_ascii_string_to_unsigned (g_strstrip (halves[1]), 10, 1, MAX_WEIGHT, &weight, NULL)) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Cannot split the corpus: the share of “%s” must be a whole number from 1 to "
                    "%u, and “%s” is not."),
                 name, MAX_WEIGHT, halves[1]);
    return FALSE;
  }

  weight32 = (guint32)weight;
  g_ptr_array_add (split->names, g_steal_pointer (&name));
  g_array_append_val (split->weights, weight32);
  split->total += weight32;

  return TRUE;
}

OblExportSplit *
obl_export_split_parse (const char *string, guint64 seed, GError **error)
{
  g_autoptr (OblExportSplit) split = g_new0 (OblExportSplit, 1);
  g_auto (GStrv) parts = g_strsplit (string, ",", -1);

  split->names = g_ptr_array_new_with_free_func (g_free);
  split->weights = g_array_new (FALSE, FALSE, sizeof (guint32));
  split->seed = seed;

  if (g_strv_length (parts) > MAX_PARTS) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Cannot split the corpus into more than %u parts."), MAX_PARTS);
    return NULL;
  }
  for (guint i = 0; parts[i] != NULL; i++)
    if (!add_part (split, parts[i], error))
      return NULL;
  if (split->names->len == 0) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Cannot split the corpus: no parts are given. Give names and shares, like "
                    "train=80,dev=10,test=10."));
    return NULL;
  }

  return g_steal_pointer (&split);
}

guint
obl_export_split_choose (const OblExportSplit *split, const OblId *document_id)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize n_digest = sizeof digest;
  guint64 seed = GUINT64_TO_LE (split->seed);
  guint64 hash = 0;
  guint64 place = 0;

  g_checksum_update (checksum, (const guchar *)&seed, sizeof seed);
  g_checksum_update (checksum, document_id->bytes, sizeof document_id->bytes);
  g_checksum_get_digest (checksum, digest, &n_digest);
  hash = ((guint64)digest[0] << 24) | ((guint64)digest[1] << 16) | ((guint64)digest[2] << 8)
         | digest[3];
  place = (hash * split->total) >> 32;

  for (guint i = 0; i < split->weights->len; i++) {
    guint32 weight = g_array_index (split->weights, guint32, i);

    if (place < weight)
      return i;
    place -= weight;
  }

  g_assert_not_reached ();
}
