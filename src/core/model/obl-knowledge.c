/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries of knowledge bases, and which of their types mean which of ours. */
#define G_LOG_DOMAIN "obl-knowledge"

#include "config.h"

#include "core/model/obl-knowledge.h"

#include <string.h>

OblKnowledgeEntry *
obl_knowledge_entry_new (void)
{
  OblKnowledgeEntry *entry = g_atomic_rc_box_new0 (OblKnowledgeEntry);

  entry->entity = obl_entity_new ();
  return entry;
}

OblKnowledgeEntry *
obl_knowledge_entry_ref (OblKnowledgeEntry *entry)
{
  return g_atomic_rc_box_acquire (entry);
}

static void
clear_entry (gpointer data)
{
  OblKnowledgeEntry *entry = data;

  g_free (entry->id);
  obl_entity_unref (entry->entity);
  g_free (entry->description);
  g_free (entry->base);
  g_free (entry->scheme);
}

void
obl_knowledge_entry_unref (OblKnowledgeEntry *entry)
{
  if (entry != NULL)
    g_atomic_rc_box_release_full (entry, clear_entry);
}

void
obl_knowledge_base_free (OblKnowledgeBase *base)
{
  if (base == NULL)
    return;
  g_free (base->name);
  g_free (base->scheme);
  g_free (base->source);
  g_free (base->format);
  g_free (base);
}

/* --- Types ------------------------------------------------------------------------------------ */

/* What label sets, Wikidata (words and ids) and FollowTheMoney call the same, the narrow ones first:
 * without letter case, blanks and hyphens. */
static const char *const kinds[] = {
  " person per human people individual q5 fictionalhuman q15632617 ",
  " government publicbody governmentagency ministry governmentministry q192350 q327333 q7188 "
  "q35798 "
  "governmentorganization administration ",
  " military militaryunit militaryorganization armedforces army navy airforce q176799 q772547 "
  "q37726 ",
  " media newspaper newsagency newsmedia broadcaster magazine televisionstation q11032 q192283 "
  "q1193236 q1110794 q15265344 q41298 ",
  " organization organisation org company business legalentity norp politicalparty "
  "internationalorganization "
  "nonprofitorganization university q43229 q4830453 q783794 q7278 q484652 q163740 q3918 q6881511 ",
  " place location loc gpe geo fac facility address city country state town village settlement "
  "humansettlement island river mountain realestate q515 q6256 q486972 q3957 q532 q23442 q4022 "
  "q8502 "
  "q3624078 q1549591 q5119 q82794 q2221906 ",
  " event conflict war battle election conference summit meeting q1656682 q198 q178561 q40231 "
  "q2020153 "
  "q180684 ",
  " weapon weaponsystem missile ballisticmissile weaponmodel q728 q15142894 q12876 q131436 ",
  " date time ",
  " quantity number money percent cardinal ordinal ",
};

enum {
  KIND_PERSON = 0,
  KIND_ORGANIZATION = 4,
};

/* Index of kinds; -1 for none. */
static int
find_kind (const char *type)
{
  g_autoptr (GString) word = g_string_new (" ");

  for (const char *p = type; *p != '\0'; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (word, g_ascii_tolower (*p));
  }
  if (word->len == 1)
    return -1;
  g_string_append_c (word, ' ');
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strstr (kinds[i], word->str) != NULL)
      return (int)i;
  }
  return -1;
}

gboolean
obl_knowledge_type_fits (const char *type, const char *label)
{
  int kind;

  if (type == NULL || label == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (type, label) == 0)
    return TRUE;
  kind = find_kind (type);
  return kind >= 0 && kind == find_kind (label);
}

static const char *
find_label_of_kind (const OblLabelSet *set, int kind)
{
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = set->span_labels->pdata[i];

    if (label->kind == OBL_SPAN_ENTITY && find_kind (label->name) == kind)
      return label->name;
  }
  return NULL;
}

const char *
obl_knowledge_find_label (const OblLabelSet *set, const char *type)
{
  const char *found = NULL;
  int kind;

  if (type == NULL)
    return NULL;
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = set->span_labels->pdata[i];

    if (label->kind == OBL_SPAN_ENTITY && g_ascii_strcasecmp (label->name, type) == 0)
      return label->name;
  }
  kind = find_kind (type);
  if (kind >= 0)
    found = find_label_of_kind (set, kind);
  /* Governments, armies and newspapers are organizations where nothing narrower is asked for. */
  if (found == NULL && kind > KIND_PERSON && kind < KIND_ORGANIZATION)
    found = find_label_of_kind (set, KIND_ORGANIZATION);
  return found;
}
