/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of formats, by name. */
#define G_LOG_DOMAIN "obl-import"

#include "config.h"

#include "core/import/obl-formats.h"

#include <string.h>

#include <glib/gi18n-lib.h>

const OblFormat obl_formats[] = {
  { "html", N_ ("Web page"), FALSE },
  { "mhtml", N_ ("Web page saved as one file (MHTML)"), FALSE },
  { "text", N_ ("Plain text"), FALSE },
  { "markdown", N_ ("Markdown text"), FALSE },
  { "pdf", N_ ("PDF document with a text layer"), FALSE },
  { "docx", N_ ("Office Open XML document"), FALSE },
  { "odt", N_ ("OpenDocument text"), FALSE },
  { "epub", N_ ("Electronic book"), TRUE },
  { "eml", N_ ("Mail, with its attachments"), TRUE },
  { "mbox", N_ ("Mailbox (mbox)"), TRUE },
  { "feed", N_ ("News feed (RSS, Atom, JSON Feed)"), TRUE },
  { "json-lines", N_ ("JSON, an object per article"), TRUE },
  { "table", N_ ("Table (CSV, TSV), a row per article"), TRUE },
  { "warc", N_ ("Web archive (WARC)"), TRUE },
  { "zip", N_ ("Zip archive"), TRUE },
  { "tar", N_ ("Tar archive"), TRUE },
  { "compressed", N_ ("Compressed file or archive (gzip, bzip2, xz, zstd)"), TRUE },
  { NULL, NULL, FALSE },
};

const OblFormat *
obl_format_find (const char *name)
{
  for (const OblFormat *format = obl_formats; format->name != NULL; format++) {
    if (strcmp (format->name, name) == 0)
      return format;
  }
  return NULL;
}
