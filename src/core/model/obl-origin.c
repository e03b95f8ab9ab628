/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of origin in words, as they stand in files. */
#define G_LOG_DOMAIN "obl-origin"

#include "config.h"

#include "core/model/obl-origin.h"

static const char *const origin_kinds[] = { "human", "rule", "model", "import" };

const char *
obl_origin_kind_to_string (OblOriginKind kind)
{
  return origin_kinds[kind];
}

gboolean
obl_origin_kind_from_string (const char *string, OblOriginKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (origin_kinds); i++) {
    if (g_strcmp0 (string, origin_kinds[i]) == 0) {
      *kind = (OblOriginKind)i;
      return TRUE;
    }
  }
  return FALSE;
}

void
obl_origin_copy (OblOrigin *to, const OblOrigin *from)
{
  to->kind = from->kind;
  to->name = g_strdup (from->name);
  to->version = g_strdup (from->version);
  to->score = from->score;
}

void
obl_origin_clear (OblOrigin *origin)
{
  g_free (origin->name);
  g_free (origin->version);
}
