/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that every project has, in the order in which they are offered. */
#define G_LOG_DOMAIN "obl-query-fields"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/query/obl-query.h"

static const OblQueryField fields[] = {
  { OBL_QUERY_FIELD_LABEL, "label", OBL_QUERY_IN_SPAN, N_ ("Marks with that label") },
  { OBL_QUERY_FIELD_ENTITY, "entity", OBL_QUERY_IN_SPAN,
    N_ ("Mentions of an entity of that name") },
  { OBL_QUERY_FIELD_TYPE, "type", OBL_QUERY_IN_SPAN, N_ ("Mentions of entities of that type") },
  { OBL_QUERY_FIELD_MENTION, "mention", OBL_QUERY_IN_SPAN,
    N_ ("Mentions by a name, nominal or pronoun") },
  { OBL_QUERY_FIELD_TEXT, "text", OBL_QUERY_IN_SPAN, N_ ("Marks with these words in them") },
  { OBL_QUERY_FIELD_BY, "by", OBL_QUERY_IN_ANNOTATION, N_ ("Who made it") },
  { OBL_QUERY_FIELD_ORIGIN, "origin", OBL_QUERY_IN_ANNOTATION,
    N_ ("Where it comes from: human, rule, model, import") },
  { OBL_QUERY_FIELD_COMMENT, "comment", OBL_QUERY_IN_ANNOTATION,
    N_ ("Words of the comment on it") },
  { OBL_QUERY_FIELD_STATUS, "status", OBL_QUERY_IN_DOCUMENT,
    N_ ("Articles that are new, in-progress, done or flagged") },
  { OBL_QUERY_FIELD_PUBLISHER, "publisher", OBL_QUERY_IN_DOCUMENT,
    N_ ("Articles of that publisher") },
  { OBL_QUERY_FIELD_DATE, "date", OBL_QUERY_IN_DOCUMENT,
    N_ ("Articles published then: 2024, 2024-01, 2024-01..2024-03") },
  { OBL_QUERY_FIELD_LANGUAGE, "language", OBL_QUERY_IN_DOCUMENT,
    N_ ("Articles in that language: en, ko …") },
  { OBL_QUERY_FIELD_TITLE, "title", OBL_QUERY_IN_DOCUMENT,
    N_ ("Articles with these words in the title") },
  { OBL_QUERY_FIELD_TAG, "tag", OBL_QUERY_IN_DOCUMENT, N_ ("Articles with that tag") },
  { 0, NULL, 0, NULL },
};

const OblQueryField *
obl_query_list_fields (void)
{
  return fields;
}

const OblQueryField *
obl_query_find_field (const char *name)
{
  for (const OblQueryField *field = fields; field->name != NULL; field++) {
    if (g_ascii_strcasecmp (field->name, name) == 0)
      return field;
  }
  return NULL;
}
