/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading process for PDF: poppler is in no other. */
#define G_LOG_DOMAIN "obl-worker"

#include "config.h"

#include "core/read/obl-reader.h"
#include "worker/obl-pdf.h"
#include "worker/obl-worker.h"

static gboolean
read_pdf (GInputStream *stream,
          const OblReadOptions *options,
          const OblReadSink *sink,
          GError **error)
{
  g_autoptr (GBytes) bytes = obl_read_all (stream, options->name, error);
  g_autofree char *sha256 = NULL;
  g_autoptr (GError) refusal = NULL;
  OblReadChoice choice;
  OblDocument *document;
  OblImportOptions import
      = { .name = options->name, .url = options->url, .retrieved = options->retrieved };

  if (bytes == NULL)
    return FALSE;
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  choice = sink->offer (sink->data, options->name, sha256);
  if (choice == OBL_READ_SKIP || choice == OBL_READ_STOP)
    return TRUE;
  import.is_reduced = choice == OBL_READ_REDUCED;
  document = obl_pdf_read (bytes, &import, &refusal);
  if (document == NULL)
    sink->refuse (sink->data, options->name, refusal);
  else
    sink->take (sink->data, document);
  return TRUE;
}

int
main (void)
{
  return obl_worker_run (obl_pdf_init, read_pdf);
}
