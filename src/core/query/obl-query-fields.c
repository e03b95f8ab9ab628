/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields that every project has, in the order in which they are offered. */
#define G_LOG_DOMAIN "obl-query-fields"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/query/obl-query.h"

static const OblQueryField fields[] = {
  { OBL_QUERY_FIELD_LABEL, OBL_QUERY_IN_SPAN, "label", N_ ("Marks with that label") },
  { OBL_QUERY_FIELD_ENTITY, OBL_QUERY_IN_SPAN, "entity",
    N_ ("Mentions of an entity of that name") },
  { OBL_QUERY_FIELD_TYPE, OBL_QUERY_IN_SPAN, "type", N_ ("Mentions of entities of that type") },
  { OBL_QUERY_FIELD_MENTION, OBL_QUERY_IN_SPAN, "mention",
    N_ ("Mentions by a name, nominal or pronoun") },
  { OBL_QUERY_FIELD_TEXT, OBL_QUERY_IN_SPAN, "text", N_ ("Marks with these words in them") },
  { OBL_QUERY_FIELD_BY, OBL_QUERY_IN_ANNOTATION, "by", N_ ("Who made it") },
  { OBL_QUERY_FIELD_ORIGIN, OBL_QUERY_IN_ANNOTATION, "origin",
    N_ ("Where it comes from: human, rule, model, import") },
  { OBL_QUERY_FIELD_COMMENT, OBL_QUERY_IN_ANNOTATION, "comment",
    N_ ("Words of the comment on it") },
  { OBL_QUERY_FIELD_STATUS, OBL_QUERY_IN_DOCUMENT, "status",
    N_ ("Articles that are new, in-progress, done or flagged") },
  { OBL_QUERY_FIELD_PUBLISHER, OBL_QUERY_IN_DOCUMENT, "publisher",
    N_ ("Articles of that publisher") },
  { OBL_QUERY_FIELD_DATE, OBL_QUERY_IN_DOCUMENT, "date",
    N_ ("Articles published then: 2024, 2024-01, 2024-01..2024-03") },
  { OBL_QUERY_FIELD_LANGUAGE, OBL_QUERY_IN_DOCUMENT, "language",
    N_ ("Articles in that language: en, ko …") },
  { OBL_QUERY_FIELD_TITLE, OBL_QUERY_IN_DOCUMENT, "title",
    N_ ("Articles with these words in the title") },
  { OBL_QUERY_FIELD_TAG, OBL_QUERY_IN_DOCUMENT, "tag", N_ ("Articles with that tag") },
  { 0, 0, NULL, NULL },
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
