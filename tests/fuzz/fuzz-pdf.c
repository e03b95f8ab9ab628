/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The PDF reader, poppler included: a sound document or a refusal in words. */
#include "config.h"

#include "fuzz.h"

#include "worker/obl-pdf.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  const OblImportOptions options = { .name = "f.pdf" };
  g_autoptr (GError) error = NULL;
  g_autoptr (OblDocument) document = NULL;

  obl_pdf_init ();
  document = obl_pdf_read (bytes, &options, &error);
  g_assert_true ((document == NULL) == (error != NULL));
  if (document != NULL)
    g_assert_cmpuint (obl_text_get_n_chars (document->text), >, 0);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
