/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The original goes through the same readers once more, with all that was known of where it is from. */
#define G_LOG_DOMAIN "obl-ingest"

#include "config.h"

#include "core/intake/obl-reread.h"

/* What the server had said about the encoding. */
static char *
dup_charset (const OblSource *source)
{
  g_autoptr (GRegex) regex = g_regex_new ("^content-type:.*charset\\s*=\\s*\"?([^\\s\";]+)",
                                          G_REGEX_CASELESS | G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return source->head != NULL && g_regex_match (regex, source->head, 0, &match)
             ? g_match_info_fetch (match, 1)
             : NULL;
}

OblDocument *
obl_reread (GBytes *bytes,
            const OblDocument *document,
            const char *charset,
            gboolean whole_page,
            GError **error)
{
  const OblSource *source = &document->source;
  g_autofree char *said = dup_charset (source);
  const OblIngestOrigin origin = {
    .name = source->name,
    .url = source->url,
    .media_type = source->media_type,
    .charset = charset != NULL ? charset : said,
    .head = source->head,
    .retrieved = source->retrieved,
  };
  const OblIngestOptions options = { .n_readers = 1, .is_whole_page = whole_page };

  return obl_ingest_one (bytes, &origin, &options, error);
}
