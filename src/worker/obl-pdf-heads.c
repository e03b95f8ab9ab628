/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line is a running head when the same words, digits aside, stand at the same height among the
 * outermost lines of most pages; or of most left or most right pages, for books have two. */
#define G_LOG_DOMAIN "obl-pdf"

#include "config.h"

#include "worker/obl-pdf-heads.h"

#include <string.h>

/* Rows at each edge of a page that are looked at. */
#define EDGE_ROWS 3
#define MIN_PAGES 3
/* Of all pages, or of all left or right ones. */
#define MIN_SHARE 0.6
/* Points that a head may stand higher or lower than where it mostly does. */
#define MAX_DRIFT 6.0

typedef struct {
  double y;
  guint page;
} Place;

/* "Page 12 of 30" and "Page 13 of 30" are the same. */
static char *
fold (const char *text, gboolean is_top)
{
  g_autofree char *lower = g_utf8_casefold (text, -1);
  GString *key = g_string_new (is_top ? "t" : "b");
  gboolean was_digit = FALSE;

  for (const char *p = lower; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);
    gboolean is_digit = g_unichar_isdigit (c);

    if (is_digit && !was_digit)
      g_string_append_c (key, '#');
    else if (!is_digit && !g_unichar_isspace (c))
      g_string_append_unichar (key, c);
    was_digit = is_digit;
  }
  /* Pages of a preface: "iv", "xii". */
  if (key->len > 1 && key->len < 9 && key->str[1] != '#'
      && strspn (key->str + 1, "ivxlc") == key->len - 1)
    g_string_assign (key, is_top ? "t#" : "b#");
  return g_string_free (key, FALSE);
}

static int
compare_tops (gconstpointer a, gconstpointer b)
{
  const OblPdfLine *first = *(OblPdfLine *const *)a;
  const OblPdfLine *second = *(OblPdfLine *const *)b;

  return (first->y0 > second->y0) - (first->y0 < second->y0);
}

/* Where the third row of @sorted ends, from the top or from the bottom. */
static double
find_edge (const GPtrArray *sorted, gboolean is_top)
{
  const OblPdfLine *row = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < sorted->len; i++) {
    const OblPdfLine *line = sorted->pdata[is_top ? i : sorted->len - 1 - i];

    if (row != NULL && obl_pdf_line_get_overlap (row, line) > 0.5)
      continue;
    if (++n_rows > EDGE_ROWS)
      break;
    row = line;
  }
  return row == NULL ? 0 : is_top ? row->y1 : row->y0;
}

static void
add_place (GHashTable *places, char *key, const OblPdfLine *line)
{
  GArray *of_key = g_hash_table_lookup (places, key);
  Place place = { line->y0, line->page };

  if (of_key == NULL) {
    of_key = g_array_new (FALSE, FALSE, sizeof (Place));
    g_hash_table_insert (places, g_strdup (key), of_key);
  }
  g_array_append_val (of_key, place);
}

/* Gives each line at the edge of the page its key in @keys. */
static void
look_at_page (GPtrArray *page, GHashTable *keys, GHashTable *places)
{
  double top;
  double bottom;

  g_ptr_array_sort (page, compare_tops);
  top = find_edge (page, TRUE);
  bottom = find_edge (page, FALSE);
  for (guint i = 0; i < page->len; i++) {
    OblPdfLine *line = page->pdata[i];
    double middle = (line->y0 + line->y1) / 2;
    g_autofree char *key = NULL;

    if (middle > top && middle < bottom)
      continue;
    key = fold (line->text, middle <= top);
    add_place (places, key, line);
    g_hash_table_insert (keys, line, g_steal_pointer (&key));
  }
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  return (first->page > second->page) - (first->page < second->page);
}

static int
compare_heights (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  return (first->y > second->y) - (first->y < second->y);
}

static gboolean
is_frequent (guint n_found, guint n_pages)
{
  return n_found >= MIN_PAGES && n_found >= MIN_SHARE * n_pages;
}

/* Where a line of this key is a running head: the height at which it mostly stands; or -1. */
static double
find_height (GArray *of_key, guint n_pages)
{
  guint n_found[2] = { 0, 0 };
  guint last[2] = { 0, 0 };
  double height;

  g_array_sort (of_key, compare_heights);
  height = g_array_index (of_key, Place, of_key->len / 2).y;
  g_array_sort (of_key, compare_pages);
  for (guint i = 0; i < of_key->len; i++) {
    const Place *place = &g_array_index (of_key, Place, i);
    guint side = place->page % 2;

    if (ABS (place->y - height) <= MAX_DRIFT && place->page != last[side]) {
      n_found[side]++;
      last[side] = place->page;
    }
  }
  return is_frequent (n_found[0] + n_found[1], n_pages) || is_frequent (n_found[0], n_pages / 2)
                 || is_frequent (n_found[1], (n_pages + 1) / 2)
             ? height
             : -1;
}

static void
accept (GHashTable *heights, gpointer key, double height)
{
  g_hash_table_insert (heights, key, g_memdup2 (&height, sizeof height));
}

static guint
count_at (const GArray *of_key, double height)
{
  guint n_found = 0;

  for (guint i = 0; i < of_key->len; i++)
    n_found += ABS (g_array_index (of_key, Place, i).y - height) <= MAX_DRIFT ? 1 : 0;
  return n_found;
}

/* Beside a page number, say, a head that changes from chapter to chapter: no part of it is on most
 * pages, but it is on two, on the line of one that is. */
static void
accept_neighbours (GHashTable *places, GHashTable *heights)
{
  g_autoptr (GList) accepted = g_hash_table_get_keys (heights);
  GHashTableIter each;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&each, places);
  while (g_hash_table_iter_next (&each, &key, &value)) {
    GArray *of_key = value;
    double height;

    if (of_key->len < 2 || g_hash_table_contains (heights, key))
      continue;
    g_array_sort (of_key, compare_heights);
    height = g_array_index (of_key, Place, of_key->len / 2).y;
    if (count_at (of_key, height) < 2)
      continue;
    for (const GList *other = accepted; other != NULL; other = other->next) {
      const double *of_other = g_hash_table_lookup (heights, other->data);

      if (*(const char *)key == *(const char *)other->data
          && ABS (*of_other - height) <= MAX_DRIFT / 3) {
        accept (heights, key, height);
        break;
      }
    }
  }
}

static gboolean
is_head (const OblPdfLine *line, GHashTable *keys, GHashTable *heights)
{
  const char *key = g_hash_table_lookup (keys, line);
  const double *height = key == NULL ? NULL : g_hash_table_lookup (heights, key);

  return height != NULL && ABS (line->y0 - *height) <= MAX_DRIFT;
}

static guint
remove_heads (GPtrArray *lines, GHashTable *keys, GHashTable *heights)
{
  guint n_kept = 0;
  guint n_lines = lines->len;

  for (guint i = 0; i < n_lines; i++) {
    OblPdfLine *line = lines->pdata[i];

    if (is_head (line, keys, heights))
      obl_pdf_line_free (line);
    else
      lines->pdata[n_kept++] = line;
  }
  for (guint i = n_kept; i < n_lines; i++)
    lines->pdata[i] = NULL;
  g_ptr_array_set_size (lines, (int)n_kept);
  return n_lines - n_kept;
}

guint
obl_pdf_heads_remove (GPtrArray *lines)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) places
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  g_autoptr (GHashTable) heights = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_autoptr (GPtrArray) page = g_ptr_array_new ();
  guint n_pages = 0;
  GHashTableIter each;
  gpointer key;
  gpointer of_key;

  for (guint i = 0; i < lines->len; i++) {
    OblPdfLine *line = lines->pdata[i];

    if (!line->is_sideways)
      g_ptr_array_add (page, line);
    if (i + 1 < lines->len && ((OblPdfLine *)lines->pdata[i + 1])->page == line->page)
      continue;
    look_at_page (page, keys, places);
    g_ptr_array_set_size (page, 0);
    n_pages++;
  }
  g_hash_table_iter_init (&each, places);
  while (g_hash_table_iter_next (&each, &key, &of_key)) {
    double height = find_height (of_key, n_pages);

    if (height >= 0)
      accept (heights, key, height);
  }
  accept_neighbours (places, heights);
  return remove_heads (lines, keys, heights);
}
