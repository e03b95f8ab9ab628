/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MHTML (RFC 2557) as browsers and word processors write it: the page is taken out as it was and
 * read as any page; its pictures come along.  Frames are other pages and stay out. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-mhtml.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/read/obl-mime.h"

static gboolean
recognise (const OblReadHead *head)
{
  OblMimeHead found;

  if (!obl_mime_look (head->bytes, head->n_bytes, &found))
    return FALSE;
  /* Word processors write nothing but the structure; a mail has somebody who sent it. */
  return found.is_saved_page
         || (found.is_related && found.is_sent && !found.has_sender && found.n_known <= 2);
}

static gboolean
is_page (const OblMimePart *part)
{
  return strcmp (part->type, "text/html") == 0 || strcmp (part->type, "application/xhtml+xml") == 0;
}

/* The part that the archive names, else the first page in it. */
static const OblMimePart *
find_page (const OblMimePart *part)
{
  const OblMimePart *root
      = obl_mime_part_has_prefix (part, "multipart/related") ? obl_mime_part_get_root (part) : NULL;
  const OblMimePart *page = NULL;

  if (is_page (part))
    return part;
  if (root != NULL)
    page = find_page (root);
  for (guint i = 0; page == NULL && i < part->parts->len; i++)
    page = part->parts->pdata[i] == root ? NULL : find_page (part->parts->pdata[i]);
  return page;
}

static char *
dup_address (const OblMimePart *part, const char *header)
{
  char *address = obl_mime_part_dup_text (part, header, NULL);

  if (address != NULL && g_ascii_strncasecmp (address, "http://", 7) != 0
      && g_ascii_strncasecmp (address, "https://", 8) != 0)
    g_clear_pointer (&address, g_free);
  return address;
}

static OblDocument *
import (const OblMimePart *archive,
        const OblMimePart *page,
        OblImportOptions *options,
        GError **error)
{
  g_autofree char *charset = obl_mime_part_dup_parameter (page, "Content-Type", "charset");
  g_autofree char *location = obl_mime_part_dup_text (page, "Content-Location", NULL);
  g_autofree char *url = dup_address (archive, "Snapshot-Content-Location");
  g_autoptr (GDateTime) date = obl_mime_part_dup_date (archive, "Date");
  g_autoptr (OblAssets) assets = obl_assets_new ();
  g_autoptr (GBytes) bytes = obl_mime_part_decode (page);

  if (url == NULL)
    url = dup_address (page, "Content-Location");
  obl_mime_add_pictures (archive, location != NULL ? location : url, assets);
  if (url != NULL)
    options->url = url;
  if (options->retrieved == 0 && date != NULL)
    options->retrieved = g_date_time_to_unix (date) * 1000;
  options->format = "html";
  options->charset = charset;
  options->reader = "mhtml 1";
  options->assets = assets;
  return obl_import_bytes (bytes, options, error);
}

static OblDocument *
read_mhtml (const OblReadItem *item, OblImportOptions *options, GError **error)
{
  g_autoptr (OblMimePart) archive = obl_mime_parse (item->bytes);
  const OblMimePart *page = find_page (archive);

  if (page == NULL) {
    obl_read_set_broken (error, item->name,
                         _ ("there is no page in the web archive, or it is cut off before it"));
    return NULL;
  }
  options->original = item->bytes;
  return import (archive, page, options, error);
}

const OblReader obl_reader_mhtml = {
  .format = "mhtml",
  .media_type = "multipart/related",
  .recognise = recognise,
  .read = read_mhtml,
};
