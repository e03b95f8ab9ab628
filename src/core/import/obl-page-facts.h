/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says about its article, from the many places that say it.
 *
 * Each place adds what it says, with how far it is to be trusted; the surest of each field goes to
 * the document, and all of them are kept with it. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* How sure a place is; the less the surer.  Between two that are equally sure the first decides. */
enum {
  OBL_RANK_JSON = 10,      /* JSON-LD about an article */
  OBL_RANK_META = 20,      /* meta elements made for this */
  OBL_RANK_JSON_PAGE = 25, /* JSON-LD about something else */
  OBL_RANK_ITEM = 30,      /* microdata */
  OBL_RANK_TIME = 40,      /* a time element, a link to the author, in the article's head */
  OBL_RANK_VAGUE = 43,     /* meta elements that do not say what they mean */
  OBL_RANK_URL = 45,
  OBL_RANK_CLASS = 50, /* the name of a class, in the article's head */
  OBL_RANK_LINE = 60,  /* the words of a line in the article's head */
  OBL_RANK_OTHER = 80, /* somewhere else in the page */
  OBL_RANK_LAST = 90,  /* not what it was meant for */
};

typedef enum {
  OBL_FACT_TITLE,
  OBL_FACT_BYLINE,
  OBL_FACT_PUBLISHER,
  OBL_FACT_PUBLISHED,
  OBL_FACT_UPDATED,
  OBL_FACT_LANGUAGE,
  OBL_FACT_URL,
  OBL_N_FACTS,
} OblFact;

typedef struct _OblPageFacts OblPageFacts;

OblPageFacts *obl_page_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_page_facts_free (OblPageFacts *facts);

/* @value is made one clean line; a value of NULL or "" is nothing. */
void obl_page_facts_add (
    OblPageFacts *facts, OblFact fact, const char *value, const char *from, guint rank);
/* The first date in @text. */
void obl_page_facts_add_date (
    OblPageFacts *facts, OblFact fact, const char *text, const char *from, guint rank);
/* The same; with words for "updated" before it, it is that. */
void obl_page_facts_add_dates (OblPageFacts *facts, const char *text, const char *from, guint rank);
/* The names in @text, cleaned; an agency among them is noted as such. */
void
obl_page_facts_add_byline (OblPageFacts *facts, const char *text, const char *from, guint rank);

void obl_page_facts_add_agency (OblPageFacts *facts, const char *agency);

/* The surest so far, or NULL. */
const char *obl_page_facts_get (const OblPageFacts *facts, OblFact fact);
/* What the place number @index said of @fact, in no order; NULL past the last. */
const char *obl_page_facts_get_nth (const OblPageFacts *facts, OblFact fact, guint index);
/* Of all places alike: how dates are read. */
void obl_page_facts_set_language (OblPageFacts *facts, const char *language);
const char *obl_page_facts_get_language (const OblPageFacts *facts);

/* Fills what @document does not know yet, and its candidates. */
void obl_page_facts_apply (const OblPageFacts *facts, OblDocument *document);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPageFacts, obl_page_facts_free)

G_END_DECLS
