/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Freeing what the registry tells, and two rules of it. */
#define G_LOG_DOMAIN "obl-registry"

#include "config.h"

#include "core/model/obl-registry.h"

#include <string.h>

/* From where on a name is taken for the mention's without asking, and how far behind the next has to
 * be.  See obl_name_form_compare() for what the numbers mean. */
#define CLEAR_SIMILARITY 0.9
#define CLEAR_LEAD 0.04

void
obl_entity_line_free (OblEntityLine *line)
{
  if (line == NULL)
    return;
  g_free (line->type);
  g_free (line->name);
  g_free (line);
}

void
obl_link_candidate_free (OblLinkCandidate *candidate)
{
  if (candidate == NULL)
    return;
  obl_entity_unref (candidate->entity);
  g_free (candidate->matched);
  g_free (candidate);
}

gboolean
obl_candidates_are_clear (const GPtrArray *candidates)
{
  const OblLinkCandidate *first = candidates->len > 0 ? candidates->pdata[0] : NULL;
  const OblLinkCandidate *second = candidates->len > 1 ? candidates->pdata[1] : NULL;

  if (first == NULL || first->similarity < CLEAR_SIMILARITY)
    return FALSE;
  return second == NULL || second->similarity < CLEAR_SIMILARITY
         || first->score >= second->score + CLEAR_LEAD;
}

void
obl_duplicate_free (OblDuplicate *duplicate)
{
  if (duplicate == NULL)
    return;
  obl_entity_unref (duplicate->first);
  obl_entity_unref (duplicate->second);
  g_free (duplicate->first_name);
  g_free (duplicate->second_name);
  g_free (duplicate);
}

void
obl_mention_free (OblMention *mention)
{
  if (mention == NULL)
    return;
  g_free (mention->document_title);
  g_free (mention->label);
  g_free (mention->entity_name);
  g_free (mention->before);
  g_free (mention->quote);
  g_free (mention->after);
  g_free (mention);
}

void
obl_spelling_free (OblSpelling *spelling)
{
  g_free (spelling->quote);
  g_free (spelling);
}

void
obl_merge_free (OblMerge *merge)
{
  g_free (merge->name);
  g_free (merge->type);
  g_free (merge->annotator);
  g_free (merge);
}

void
obl_distinct_free (OblDistinct *distinct)
{
  g_free (distinct->other_name);
  g_free (distinct->annotator);
  g_free (distinct);
}

void
obl_merge_plan_free (OblMergePlan *plan)
{
  if (plan == NULL)
    return;
  obl_entity_unref (plan->into);
  obl_entity_unref (plan->from);
  obl_entity_unref (plan->merged);
  g_clear_pointer (&plan->lost_external, g_ptr_array_unref);
  g_free (plan);
}

/* --- Uniting ---------------------------------------------------------------------------------- */

static const char *
get_external (const OblEntity *entity, const char *scheme)
{
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    if (strcmp (external->scheme, scheme) == 0)
      return external->value;
  }
  return NULL;
}

static void
add_note (OblEntity *entity, const char *line)
{
  char *notes = entity->notes == NULL || *entity->notes == '\0'
                    ? g_strdup (line)
                    : g_strconcat (entity->notes, "\n", line, NULL);

  g_free (entity->notes);
  entity->notes = notes;
}

OblEntity *
obl_registry_unite (const OblEntity *into, const OblEntity *from, GPtrArray *lost)
{
  OblEntity *merged = obl_entity_copy (into);

  if (merged->type == NULL)
    merged->type = g_strdup (from->type);
  obl_entity_add_alias (merged, from->name, NULL, NULL);
  for (guint i = 0; i < from->aliases->len; i++) {
    const OblAlias *alias = from->aliases->pdata[i];

    obl_entity_add_alias (merged, alias->name, alias->language, alias->script);
  }
  if (from->notes != NULL && *from->notes != '\0')
    add_note (merged, from->notes);
  for (guint i = 0; i < from->external->len; i++) {
    OblExternalId *external = from->external->pdata[i];
    const char *ours = get_external (into, external->scheme);

    if (ours == NULL) {
      obl_entity_set_external (merged, external->scheme, external->value);
    } else if (strcmp (ours, external->value) != 0) {
      g_autofree char *line
          = g_strdup_printf ("%s %s (%s)", external->scheme, external->value, from->name);

      add_note (merged, line);
      if (lost != NULL)
        g_ptr_array_add (lost, external);
    }
  }
  return merged;
}
