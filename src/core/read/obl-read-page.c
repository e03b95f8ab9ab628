/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web pages and plain text: core/import tells one from the other once it knows the encoding.  The
 * reader of last resort: what it cannot read, nothing here can. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-reader.h"

static gboolean
recognise (const OblReadHead *head)
{
  return TRUE;
}

static OblDocument *
read_page (const OblReadItem *item, OblImportOptions *options, GError **error)
{
  return obl_import_bytes (item->bytes, options, error);
}

const OblReader obl_reader_page = {
  .format = "html",
  .recognise = recognise,
  .read = read_page,
};
