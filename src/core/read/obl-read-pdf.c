/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files are only recognised here.  What reads them, src/worker/obl-pdf.c, runs in a program of
 * its own, for poppler's sake: their bytes are passed on to it. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-pdf.h"

#include <string.h>

/* Viewers look for the mark so far into a file: some begin with a line of something else. */
#define MARK_BYTES 1024u

/* "%PDF-1.7" */
static gboolean
recognise (const OblReadHead *head)
{
  static const char mark[] = "%PDF-";
  gsize n_bytes = MIN (head->n_bytes, MARK_BYTES);

  for (gsize i = 0; i + sizeof mark + 2 <= n_bytes; i++) {
    const guint8 *version = head->bytes + i + sizeof mark - 1;

    if (memcmp (head->bytes + i, mark, sizeof mark - 1) == 0 && g_ascii_isdigit (version[0])
        && version[1] == '.' && g_ascii_isdigit (version[2]))
      return TRUE;
  }
  return FALSE;
}

const OblReader obl_reader_pdf = {
  .format = "pdf",
  .media_type = "application/pdf",
  .recognise = recognise,
};
