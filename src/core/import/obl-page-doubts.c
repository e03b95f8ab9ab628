/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an analyst should look at what was taken for the article.
 *
 * The limits come from pages whose articles people had marked: of the pages in doubt one in five
 * was wrong (half of those with little text), of the others one in fifteen. */
#define G_LOG_DOMAIN "obl-page-doubts"

#include "config.h"

#include "core/import/obl-page.h"

/* Characters. */
#define FEW_CHARS 400u
#define HARDLY_ANY_CHARS 50u
/* Of the whole text, in per cent: few characters are nothing odd where there is little else. */
#define FEW_SHARE 40u
/* Of running text, in per cent. */
#define MIN_PAGE_SHARE 30u
#define MIN_BODY_SHARE 50u
#define MIN_TAKEN_SHARE 50u

static gboolean
is_less (guint32 part, guint32 whole, guint share)
{
  return (guint64)part * 100 < (guint64)whole * share;
}

guint
obl_page_doubt (const OblPageArticle *article, OblReading *reading)
{
  const GArray *blocks = obl_reading_get_blocks (reading);
  guint32 n_body = 0;
  guint32 n_all = 0;
  guint doubts = 0;

  for (guint i = 0; i < blocks->len; i++) {
    const OblBlock *block = &g_array_index (blocks, OblBlock, i);
    guint32 n_chars = block->range.end - block->range.start;

    n_all += n_chars;
    n_body += block->role == OBL_ROLE_BODY ? n_chars : 0;
  }
  if ((n_body < FEW_CHARS && is_less (n_body, n_all, FEW_SHARE))
      || (n_body < HARDLY_ANY_CHARS && n_body < n_all))
    doubts |= OBL_DOUBT_LITTLE_TEXT;
  if (is_less (article->mass, article->page_mass, MIN_PAGE_SHARE)
      || is_less (article->mass, article->body_mass, MIN_BODY_SHARE)
      || (!article->is_marked && is_less (article->mass, article->page_mass, MIN_BODY_SHARE))
      || is_less (n_body, article->mass, MIN_TAKEN_SHARE))
    doubts |= OBL_DOUBT_UNSURE_BODY;
  return doubts;
}
