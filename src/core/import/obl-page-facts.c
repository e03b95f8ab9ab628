/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The places are few, so a plain list is kept and searched; when one field has too many, the least
 * sure goes. */
#define G_LOG_DOMAIN "obl-page-facts"

#include "config.h"

#include "core/import/obl-page-facts.h"

#include <string.h>

#include "core/import/obl-date.h"
#include "core/import/obl-import-private.h"
#include "core/import/obl-line.h"
#include "core/import/obl-names.h"

/* Of one field: a page must not fill the project with its guesses. */
#define MAX_PER_FIELD 12u
#define MAX_VALUE_BYTES 2000u
/* Nobody put an article into the web before. */
#define FIRST_DAY "1990"

typedef struct {
  OblFact fact;
  char *value;
  char *from;
  guint rank;
} Entry;

struct _OblPageFacts {
  GPtrArray *entries; /* Entry *, in the order in which they came */
  guint n_entries[OBL_N_FACTS];
  char *language;
  char *agency;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->value);
  g_free (entry->from);
  g_free (entry);
}

OblPageFacts *
obl_page_facts_new (void)
{
  OblPageFacts *facts = g_new0 (OblPageFacts, 1);

  facts->entries = g_ptr_array_new_with_free_func (entry_free);
  return facts;
}

void
obl_page_facts_free (OblPageFacts *facts)
{
  if (facts == NULL)
    return;
  g_ptr_array_unref (facts->entries);
  g_free (facts->language);
  g_free (facts->agency);
  g_free (facts);
}

/* --- Adding ----------------------------------------------------------------------------------- */

/* TRUE when another place that is no less sure said the same. */
static gboolean
has_value (const OblPageFacts *facts, OblFact fact, const char *value, guint rank)
{
  for (guint i = 0; i < facts->entries->len; i++) {
    const Entry *entry = facts->entries->pdata[i];

    if (entry->fact == fact && entry->rank <= rank && strcmp (entry->value, value) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Drops the least sure when there are too many; FALSE when the new one would be that. */
static gboolean
make_room (OblPageFacts *facts, OblFact fact, guint rank)
{
  int worst = -1;
  guint worst_rank = rank;

  if (facts->n_entries[fact] < MAX_PER_FIELD)
    return TRUE;
  for (guint i = 0; i < facts->entries->len; i++) {
    const Entry *entry = facts->entries->pdata[i];

    if (entry->fact == fact && entry->rank > worst_rank) {
      worst = (int)i;
      worst_rank = entry->rank;
    }
  }
  if (worst < 0)
    return FALSE;
  g_ptr_array_remove_index (facts->entries, (guint)worst);
  facts->n_entries[fact]--;
  return TRUE;
}

void
obl_page_facts_add (
    OblPageFacts *facts, OblFact fact, const char *value, const char *from, guint rank)
{
  g_autofree char *clean = NULL;
  Entry *entry;

  if (value == NULL || strlen (value) > MAX_VALUE_BYTES)
    return;
  obl_import_fill (&clean, value);
  if (clean == NULL || has_value (facts, fact, clean, rank) || !make_room (facts, fact, rank))
    return;
  entry = g_new0 (Entry, 1);
  entry->fact = fact;
  entry->value = g_steal_pointer (&clean);
  entry->from = g_strdup (from);
  entry->rank = rank;
  facts->n_entries[fact]++;
  g_ptr_array_add (facts->entries, entry);
}

void
obl_page_facts_add_date (
    OblPageFacts *facts, OblFact fact, const char *text, const char *from, guint rank)
{
  g_autofree char *date = obl_date_find_in (text, facts->language);

  if (date != NULL && strcmp (date, FIRST_DAY) > 0)
    obl_page_facts_add (facts, fact, date, from, rank);
}

void
obl_page_facts_add_dates (OblPageFacts *facts, const char *text, const char *from, guint rank)
{
  const char *updated = obl_line_find_updated (text);
  g_autofree char *before = NULL;

  if (updated == NULL) {
    obl_page_facts_add_date (facts, OBL_FACT_PUBLISHED, text, from, rank);
    return;
  }
  before = g_strndup (text, (gsize)(updated - text));
  obl_page_facts_add_date (facts, OBL_FACT_PUBLISHED, before, from, rank);
  obl_page_facts_add_date (facts, OBL_FACT_UPDATED, updated, from, rank);
}

void
obl_page_facts_add_byline (OblPageFacts *facts, const char *text, const char *from, guint rank)
{
  g_autofree char *agency = NULL;
  g_autofree char *names = obl_names_clean (text, &agency);

  if (facts->agency == NULL)
    facts->agency = g_steal_pointer (&agency);
  obl_page_facts_add (facts, OBL_FACT_BYLINE, names, from, rank);
}

void
obl_page_facts_add_agency (OblPageFacts *facts, const char *agency)
{
  obl_import_fill (&facts->agency, agency);
}

void
obl_page_facts_set_language (OblPageFacts *facts, const char *language)
{
  g_free (facts->language);
  facts->language = g_strdup (language);
}

const char *
obl_page_facts_get_language (const OblPageFacts *facts)
{
  return facts->language;
}

/* --- Choosing --------------------------------------------------------------------------------- */

static const Entry *
find_surest (const OblPageFacts *facts, OblFact fact)
{
  const Entry *best = NULL;

  for (guint i = 0; i < facts->entries->len; i++) {
    const Entry *entry = facts->entries->pdata[i];

    if (entry->fact == fact && (best == NULL || entry->rank < best->rank))
      best = entry;
  }
  return best;
}

const char *
obl_page_facts_get_nth (const OblPageFacts *facts, OblFact fact, guint index)
{
  for (guint i = 0; i < facts->entries->len; i++) {
    const Entry *entry = facts->entries->pdata[i];

    if (entry->fact == fact && index-- == 0)
      return entry->value;
  }
  return NULL;
}

const char *
obl_page_facts_get (const OblPageFacts *facts, OblFact fact)
{
  const Entry *entry = find_surest (facts, fact);

  return entry == NULL ? NULL : entry->value;
}

static gboolean
is_publisher (const OblPageFacts *facts, const char *name)
{
  for (guint i = 0; i < facts->entries->len; i++) {
    const Entry *entry = facts->entries->pdata[i];

    if (entry->fact == OBL_FACT_PUBLISHER && obl_names_are_same (entry->value, name))
      return TRUE;
  }
  return FALSE;
}

/* A site that names itself as the author gives way to a person. */
static void
demote_companies (const OblPageFacts *facts)
{
  for (guint i = 0; i < facts->entries->len; i++) {
    Entry *entry = facts->entries->pdata[i];

    if (entry->fact != OBL_FACT_BYLINE || entry->rank >= OBL_RANK_OTHER)
      continue;
    if (is_publisher (facts, entry->value))
      entry->rank += OBL_RANK_OTHER;
    else if (obl_names_is_company (entry->value))
      entry->rank += OBL_RANK_LINE - OBL_RANK_META;
  }
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(const Entry *const *)a;
  const Entry *second = *(const Entry *const *)b;

  return (int)first->rank - (int)second->rank;
}

static char **
get_field (OblDocument *document, OblFact fact)
{
  switch (fact) {
  case OBL_FACT_TITLE:
    return &document->title;
  case OBL_FACT_BYLINE:
    return &document->byline;
  case OBL_FACT_PUBLISHER:
    return &document->publisher;
  case OBL_FACT_PUBLISHED:
    return &document->published;
  case OBL_FACT_UPDATED:
    return &document->updated;
  case OBL_FACT_LANGUAGE:
    return &document->language;
  case OBL_FACT_URL:
    return &document->source.url;
  case OBL_N_FACTS:
    break;
  }
  g_assert_not_reached ();
}

void
obl_page_facts_apply (const OblPageFacts *facts, OblDocument *document)
{
  static const char *const names[OBL_N_FACTS]
      = { "title", "byline", "publisher", "published", "updated", "language", "url" };
  g_autoptr (GPtrArray) sorted = NULL;

  demote_companies (facts);
  sorted = g_ptr_array_copy (facts->entries, NULL, NULL);
  g_ptr_array_set_free_func (sorted, NULL);
  /* It is stable: merge sort. */
  g_ptr_array_sort (sorted, compare_entries);
  for (OblFact fact = 0; fact < OBL_N_FACTS; fact++) {
    if (*get_field (document, fact) != NULL)
      obl_document_add_candidate (document, names[fact], *get_field (document, fact), "given");
  }
  for (guint i = 0; i < sorted->len; i++) {
    const Entry *entry = sorted->pdata[i];

    obl_document_add_candidate (document, names[entry->fact], entry->value, entry->from);
    obl_import_fill (get_field (document, entry->fact), entry->value);
  }
  /* The only day that the page tells. */
  if (document->published == NULL && document->updated != NULL) {
    obl_document_add_candidate (document, "published", document->updated, "updated");
    document->published = g_strdup (document->updated);
  }
  obl_import_fill (&document->agency, facts->agency);
}
