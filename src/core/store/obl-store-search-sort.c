/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a concordance in order.  Keys are made once per hit, and compared as the reader's
 * language orders words. */
#define G_LOG_DOMAIN "obl-store-search-sort"

#include "config.h"

#include "core/store/obl-store-search-private.h"

#include <string.h>

gboolean
obl_hit_order_from_string (const char *string, OblHitOrder *order)
{
  static const char *const names[] = { "document", "left", "match", "right", "date" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (string, names[i]) == 0) {
      *order = (OblHitOrder)i;
      return TRUE;
    }
  }
  return FALSE;
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const OblSearchHit *hit = *(const OblSearchHit *const *)a;
  const OblSearchHit *other = *(const OblSearchHit *const *)b;
  int order = obl_range_compare (&hit->range, &other->range);

  return order != 0 ? order : obl_id_compare (&hit->annotation_id, &other->annotation_id);
}

void
obl_hits_sort_from (GPtrArray *hits, guint first)
{
  if (hits->len > first + 1)
    qsort (hits->pdata + first, hits->len - first, sizeof (gpointer), compare_ranges);
}

typedef struct {
  OblSearchHit *hit;
  char *key; /* or NULL: at the end */
  guint place;
} Line;

static gboolean
is_spaceless (const char *word)
{
  switch ((int)g_unichar_get_script (g_utf8_get_char (word))) {
  case G_UNICODE_SCRIPT_HAN:
  case G_UNICODE_SCRIPT_HIRAGANA:
  case G_UNICODE_SCRIPT_KATAKANA:
  case G_UNICODE_SCRIPT_THAI:
  case G_UNICODE_SCRIPT_LAO:
  case G_UNICODE_SCRIPT_KHMER:
  case G_UNICODE_SCRIPT_MYANMAR:
    return TRUE;
  default:
    return FALSE;
  }
}

/* The words before the hit, the nearest one first; of a script without spaces, the characters. */
static char *
dup_reversed (const char *before)
{
  g_autofree char *letters = g_utf8_strdown (before, -1);
  g_auto (GStrv) words = NULL;
  GString *reversed = g_string_new (NULL);

  for (char *p = letters; *p != '\0'; p = g_utf8_next_char (p)) {
    if (g_ascii_ispunct (*p) || g_ascii_isspace (*p))
      *p = ' ';
  }
  words = g_strsplit (letters, " ", -1);
  for (guint i = g_strv_length (words); i > 0; i--) {
    const char *word = words[i - 1];
    g_autofree char *mirrored = is_spaceless (word) ? g_utf8_strreverse (word, -1) : NULL;

    if (*word == '\0')
      continue;
    if (reversed->len > 0)
      g_string_append_c (reversed, ' ');
    g_string_append (reversed, mirrored != NULL ? mirrored : word);
  }
  return g_string_free (reversed, FALSE);
}

/* What comes before the first letter says nothing. */
static const char *
skip_signs (const char *text)
{
  while (*text != '\0' && !g_unichar_isalnum (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  return text;
}

static char *
collate (const char *text)
{
  g_autofree char *letters = g_utf8_strdown (text, -1);

  return g_utf8_collate_key (letters, -1);
}

static char *
make_key (const OblSearchHit *hit, OblHitOrder order)
{
  g_autofree char *reversed = NULL;

  switch (order) {
  case OBL_HIT_BY_LEFT:
    reversed = dup_reversed (hit->before);
    return collate (reversed);
  case OBL_HIT_BY_MATCH:
    return collate (skip_signs (hit->match));
  case OBL_HIT_BY_RIGHT:
    return collate (skip_signs (hit->after));
  case OBL_HIT_BY_DATE:
    return g_strdup (hit->published);
  case OBL_HIT_BY_DOCUMENT:
    break;
  }
  return NULL;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *line = a;
  const Line *other = b;
  int order = 0;

  if (line->key != NULL && other->key != NULL)
    order = strcmp (line->key, other->key);
  else
    order = (line->key == NULL) - (other->key == NULL);
  return order != 0 ? order : line->place < other->place ? -1 : 1;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const OblSearchHit *hit = *(const OblSearchHit *const *)a;
  const OblSearchHit *other = *(const OblSearchHit *const *)b;
  int order = obl_id_compare (&hit->document_id, &other->document_id);

  return order != 0 ? order : compare_ranges (a, b);
}

void
obl_search_hits_sort (GPtrArray *hits, OblHitOrder order)
{
  g_autofree Line *lines = NULL;

  if (order == OBL_HIT_BY_DOCUMENT) {
    g_ptr_array_sort (hits, compare_places);
    return;
  }
  lines = g_new (Line, hits->len + 1);
  for (guint i = 0; i < hits->len; i++) {
    lines[i].hit = hits->pdata[i];
    lines[i].key = make_key (hits->pdata[i], order);
    lines[i].place = i;
  }
  if (hits->len > 1)
    qsort (lines, hits->len, sizeof *lines, compare_lines);
  for (guint i = 0; i < hits->len; i++) {
    hits->pdata[i] = lines[i].hit;
    g_free (lines[i].key);
  }
}
