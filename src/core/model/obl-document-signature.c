/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From blocks to shingles and signatures. */
#define G_LOG_DOMAIN "obl-document"

#include "config.h"

#include "core/model/obl-document-signature.h"

#include "core/text/obl-minhash.h"

GArray *
obl_document_get_shingles (const OblDocument *document)
{
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (OblRange));

  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);

    if (block->role == OBL_ROLE_BODY)
      g_array_append_val (ranges, block->range);
  }
  return obl_shingles_new (document->text, (const OblRange *)(gconstpointer)ranges->data,
                           ranges->len);
}

void
obl_document_sign (OblDocument *document)
{
  g_autoptr (GArray) shingles = NULL;

  /* It may have come from a process that is not trusted. */
  if (document->signature != NULL && g_bytes_get_size (document->signature) == OBL_MINHASH_N_BYTES)
    return;
  g_clear_pointer (&document->signature, g_bytes_unref);
  shingles = obl_document_get_shingles (document);
  if (shingles != NULL)
    document->signature = obl_minhash_new (shingles);
}
