/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the items of feeds have in common, whatever their format. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

typedef struct {
  OblReadJob *job;
  const OblReadItem *container;
  OblDocument *facts; /* that every item has: the feed's name as publisher, its language … */
  char *home;         /* its own address, or NULL */
  guint n_items;      /* that have been added */
} OblFeed;

/* Adds an article.  @facts: what is known of it; takes what is missing from the feed's.  @content:
 * HTML, or NULL.  @original: the item as it stands in the feed.  FALSE when nothing more is
 * wanted. */
gboolean obl_feed_add (OblFeed *feed,
                       OblDocument *facts,
                       const char *content,
                       GBytes *original,
                       const char *media_type);
/* Items of a JSON Feed in @utf8; takes it.  FALSE with @error when it is none. */
gboolean obl_feed_unpack_json (OblFeed *feed, char *utf8, gsize n_utf8, GError **error);

/* The words of a piece of HTML on one line. */
char *obl_feed_dup_plain (const char *html) G_GNUC_WARN_UNUSED_RESULT;
/* Text as HTML, in paragraphs. */
char *obl_feed_dup_html (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* A date of RFC 822 or RFC 3339 as ISO 8601; NULL when it is none, or @value is NULL. */
char *obl_feed_dup_date (const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* @address completed by @base (or NULL); NULL when it is none of the web. */
char *obl_feed_dup_url (const char *base, const char *address) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
