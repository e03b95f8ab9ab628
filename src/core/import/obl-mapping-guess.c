/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What columns are called, and what their values look like.
 *
 * Names are compared without case, accents and anything but letters and digits, so that
 * "date_publication", "Date publication" and "datePublication" are one. */
#define G_LOG_DOMAIN "obl-mapping"

#include "config.h"

#include "core/import/obl-mapping.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/import/obl-import.h"

/* More columns than any table of articles has. */
#define MAX_COLUMNS 1000u
/* Of those there are, told in an error. */
#define MAX_TOLD 20u
/* Bytes. */
#define MAX_NAME_BYTES 200u
#define MAX_SHORT_BYTES 60u
#define MAX_TITLE_MEAN 250u
#define MIN_TITLE_MEAN 12u
/* An article's text is longer, if nothing but its length makes it one. */
#define MIN_TEXT_MEAN 30u

typedef struct {
  char *name;
  char *key; /* of names: the name as it is compared */
  guint n_filled;
  guint64 n_bytes;
  guint n_html;
  guint n_urls;
  guint n_dates;
} Column;

struct _OblMappingSample {
  GPtrArray *columns;  /* Column */
  GHashTable *by_name; /* name → Column */
};

/* The surer first.  Of the texts the longest is taken, whichever its name. */
static const char *const text_names[]
    = { "text",     "body",        "content",   "article",     "articlebody", "maintext",
        "fulltext", "articletext", "bodytext",  "contenttext", "plaintext",   "textcontent",
        "rawtext",  "cleantext",   "story",     "document",    "message",     "texte",
        "corps",    "contenu",     "volltext",  "inhalt",      "artikel",     "artikeltext",
        "texto",    "cuerpo",      "contenido", "articulo",    NULL };
static const char *const short_text_names[]
    = { "description", "summary",         "abstract", "snippet", "excerpt",     "lead", "resume",
        "chapeau",     "zusammenfassung", "auszug",   "resumen", "descripcion", NULL };
static const char *const html_names[]
    = { "html",     "rawhtml",  "bodyhtml",   "htmlbody", "contenthtml",     "htmlcontent",
        "pagehtml", "htmltext", "sourcehtml", "fullhtml", "contentrendered", NULL };
static const char *const title_names[]
    = { "title",       "headline", "heading", "articletitle", "titlerendered", "titre", "titel",
        "uberschrift", "titulo",   "titular", "encabezado",   "subject",       "name",  NULL };
static const char *const author_names[]
    = { "author",  "authors",    "byline",   "authorname", "creator",    "by",        "writer",
        "writers", "journalist", "reporter", "auteur",     "auteurs",    "autor",     "autoren",
        "autorin", "verfasser",  "autores",  "firma",      "periodista", "dccreator", NULL };
static const char *const date_names[] = { "published",
                                          "datepublished",
                                          "publishedat",
                                          "publisheddate",
                                          "pubdate",
                                          "publicationdate",
                                          "publishdate",
                                          "publishedon",
                                          "pub",
                                          "date",
                                          "datetime",
                                          "articledate",
                                          "firstpublished",
                                          "createdat",
                                          "created",
                                          "timestamp",
                                          "time",
                                          "datedepublication",
                                          "datepublication",
                                          "publiele",
                                          "publie",
                                          "datum",
                                          "veroffentlicht",
                                          "veroffentlichtam",
                                          "veroffentlichungsdatum",
                                          "erscheinungsdatum",
                                          "fecha",
                                          "fechapublicacion",
                                          "fechadepublicacion",
                                          "publicado",
                                          "dcdate",
                                          NULL };
static const char *const updated_names[]
    = { "updated",    "updatedat",    "modified",    "datemodified", "lastmodified",
        "modifiedat", "modifieddate", "lastupdated", "misajour",     "datedemiseajour",
        "modifie",    "aktualisiert", "geandert",    "actualizado",  NULL };
static const char *const language_names[]
    = { "language", "lang", "inlanguage", "langue", "sprache", "idioma", "lengua", "locale", NULL };
static const char *const url_names[]
    = { "url",       "link", "articleurl", "canonicalurl", "permalink", "weburl",     "sourceurl",
        "pageurl",   "href", "uri",        "lien",         "adresse",   "webadresse", "enlace",
        "direccion", NULL };
static const char *const publisher_names[]
    = { "publisher", "publishername", "outlet",       "newspaper",   "publication", "sourcename",
        "source",    "sitename",      "site",         "website",     "media",       "medium",
        "journal",   "provider",      "sourcedomain", "domain",      "hostname",    "feed",
        "editeur",   "quelle",        "zeitung",      "herausgeber", "verlag",      "fuente",
        "periodico", "diario",        "medio",        NULL };
static const char *const id_names[]
    = { "id",          "uuid", "guid", "docid",   "documentid",    "articleid", "identifier",
        "identifiant", "uid",  "key",  "kennung", "identificador", NULL };

static const char *const *const field_names[OBL_MAPPING_N_FIELDS]
    = { text_names,    html_names,     title_names, author_names,    date_names,
        updated_names, language_names, url_names,   publisher_names, id_names };

/* --- The sample ------------------------------------------------------------------------------- */

static void
free_column (gpointer data)
{
  Column *column = data;

  g_free (column->name);
  g_free (column->key);
  g_free (column);
}

OblMappingSample *
obl_mapping_sample_new (void)
{
  OblMappingSample *sample = g_new0 (OblMappingSample, 1);

  sample->columns = g_ptr_array_new_with_free_func (free_column);
  sample->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  return sample;
}

void
obl_mapping_sample_free (OblMappingSample *sample)
{
  if (sample == NULL)
    return;
  g_hash_table_unref (sample->by_name);
  g_ptr_array_unref (sample->columns);
  g_free (sample);
}

gboolean
obl_mapping_sample_is_empty (const OblMappingSample *sample)
{
  return sample->columns->len == 0;
}

static char *
dup_key (const char *name)
{
  g_autofree char *part = g_strndup (name, MIN (strlen (name), MAX_NAME_BYTES));
  g_autofree char *valid = g_utf8_make_valid (part, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *taken_apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  GString *key = g_string_new (NULL);

  for (const char *p = taken_apart; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c))
      g_string_append_unichar (key, c);
  }
  return g_string_free (key, FALSE);
}

gboolean
obl_mapping_looks_like_html (const char *text)
{
  static const char *const tags[]
      = { "</p>",  "<p>",   "<br",     "</div>",  "</a>",          "</li>",
          "</h1>", "</h2>", "</body>", "</span>", "<!doctype html" };
  const char *at = text;

  while ((at = strchr (at, '<')) != NULL) {
    for (guint i = 0; i < G_N_ELEMENTS (tags); i++) {
      if (g_ascii_strncasecmp (at, tags[i], strlen (tags[i])) == 0)
        return TRUE;
    }
    at++;
  }
  return FALSE;
}

void
obl_mapping_sample_add (OblMappingSample *sample, const char *name, const char *value)
{
  Column *column = g_hash_table_lookup (sample->by_name, name);
  g_autofree char *date = NULL;

  if (column == NULL) {
    if (sample->columns->len == MAX_COLUMNS)
      return;
    column = g_new0 (Column, 1);
    column->name = g_strdup (name);
    column->key = dup_key (name);
    g_ptr_array_add (sample->columns, column);
    g_hash_table_insert (sample->by_name, column->name, column);
  }
  if (value == NULL || *value == '\0')
    return;
  column->n_filled++;
  column->n_bytes += strlen (value);
  column->n_html += obl_mapping_looks_like_html (value);
  column->n_urls += g_str_has_prefix (value, "http://") || g_str_has_prefix (value, "https://");
  date = strlen (value) <= MAX_SHORT_BYTES ? obl_mapping_dup_date (value) : NULL;
  column->n_dates += date != NULL;
}

/* --- Choosing --------------------------------------------------------------------------------- */

static int
find_key (const char *const *keys, const char *key)
{
  for (int i = 0; keys[i] != NULL; i++) {
    if (strcmp (keys[i], key) == 0)
      return i;
  }
  return -1;
}

static guint64
get_mean (const Column *column)
{
  return column->n_filled == 0 ? 0 : column->n_bytes / column->n_filled;
}

static gboolean
is_taken (const OblMapping *mapping, const Column *column)
{
  for (guint i = 0; i < OBL_MAPPING_N_FIELDS; i++) {
    if (mapping->columns[i] != NULL && strcmp (mapping->columns[i], column->name) == 0)
      return TRUE;
  }
  return FALSE;
}

/* Empty columns are taken only when there is nothing else to tell by. */
static Column *
find_by_name (const OblMappingSample *sample, const OblMapping *mapping, const char *const *keys)
{
  Column *best = NULL;
  int best_rank = G_MAXINT;

  for (guint i = 0; i < sample->columns->len; i++) {
    Column *column = sample->columns->pdata[i];
    int rank = find_key (keys, column->key);

    if (rank < 0 || is_taken (mapping, column))
      continue;
    if (column->n_filled == 0)
      rank += 1000;
    if (rank < best_rank) {
      best = column;
      best_rank = rank;
    }
  }
  return best;
}

/* A column of texts by its length; @keys NULL: whatever its name. */
static Column *
find_longest (const OblMappingSample *sample, const OblMapping *mapping, const char *const *keys)
{
  Column *best = NULL;

  for (guint i = 0; i < sample->columns->len; i++) {
    Column *column = sample->columns->pdata[i];
    gboolean is_text
        = keys != NULL ? find_key (keys, column->key) >= 0
                       : get_mean (column) >= MIN_TEXT_MEAN && column->n_urls < column->n_filled;

    if (is_text && !is_taken (mapping, column)
        && (best == NULL || get_mean (column) > get_mean (best)))
      best = column;
  }
  return best;
}

static void
take (OblMapping *mapping, OblMappingField field, const Column *column)
{
  if (column != NULL && mapping->columns[field] == NULL)
    mapping->columns[field] = g_strdup (column->name);
}

/* Where no name tells: what all the values of a column are. */
static void
guess_from_values (const OblMappingSample *sample, OblMapping *mapping)
{
  for (guint i = 0; i < sample->columns->len; i++) {
    const Column *column = sample->columns->pdata[i];

    if (column->n_filled == 0 || is_taken (mapping, column))
      continue;
    if (column->n_urls == column->n_filled)
      take (mapping, OBL_MAPPING_URL, column);
    else if (column->n_dates == column->n_filled)
      take (mapping, OBL_MAPPING_DATE, column);
  }
}

static void
guess_title (const OblMappingSample *sample, OblMapping *mapping)
{
  for (guint i = 0; i < sample->columns->len; i++) {
    const Column *column = sample->columns->pdata[i];
    guint64 mean = get_mean (column);

    /* A shorter text is not the title of the longer. */
    if (find_key (text_names, column->key) >= 0 || find_key (short_text_names, column->key) >= 0)
      continue;
    if (!is_taken (mapping, column) && mean >= MIN_TITLE_MEAN && mean <= MAX_TITLE_MEAN
        && column->n_urls == 0 && column->n_dates == 0)
      take (mapping, OBL_MAPPING_TITLE, column);
  }
}

static void
guess_text (const OblMappingSample *sample, OblMapping *mapping)
{
  Column *column = find_longest (sample, mapping, text_names);

  if (column == NULL && mapping->columns[OBL_MAPPING_HTML] == NULL)
    column = find_longest (sample, mapping, short_text_names);
  if (column == NULL && mapping->columns[OBL_MAPPING_HTML] == NULL)
    column = find_longest (sample, mapping, NULL);
  if (column == NULL)
    return;
  if (2 * column->n_html > column->n_filled)
    take (mapping, OBL_MAPPING_HTML, column);
  else
    take (mapping, OBL_MAPPING_TEXT, column);
}

OblMapping *
obl_mapping_guess (const OblMappingSample *sample)
{
  OblMapping *mapping = g_new0 (OblMapping, 1);
  gboolean has_names;

  for (guint i = OBL_MAPPING_HTML; i < OBL_MAPPING_N_FIELDS; i++)
    take (mapping, (OblMappingField)i, find_by_name (sample, mapping, field_names[i]));
  guess_from_values (sample, mapping);
  has_names = mapping->columns[OBL_MAPPING_TITLE] != NULL;
  guess_text (sample, mapping);
  if (!has_names)
    guess_title (sample, mapping);
  return mapping;
}

gboolean
obl_mapping_knows (const char *name, gboolean *is_text)
{
  g_autofree char *key = dup_key (name);
  gboolean is_known = FALSE;

  *is_text = find_key (text_names, key) >= 0 || find_key (html_names, key) >= 0
             || find_key (short_text_names, key) >= 0;
  for (guint i = 0; !is_known && i < OBL_MAPPING_N_FIELDS; i++)
    is_known = find_key (field_names[i], key) >= 0;
  return is_known || *is_text;
}

/* --- Checking --------------------------------------------------------------------------------- */

static char *
dup_list (const OblMappingSample *sample)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < sample->columns->len && i < MAX_TOLD; i++) {
    const Column *column = sample->columns->pdata[i];
    g_autofree char *part
        = g_utf8_substring (column->name, 0, MIN (g_utf8_strlen (column->name, -1), 40));

    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", part);
  }
  if (sample->columns->len > MAX_TOLD)
    g_string_append (list, " …");
  return g_string_free (list, FALSE);
}

gboolean
obl_mapping_check (const OblMapping *mapping, const OblMappingSample *sample, GError **error)
{
  g_autofree char *list = dup_list (sample);

  for (guint i = 0; i < OBL_MAPPING_N_FIELDS; i++) {
    const char *column = mapping->columns[i];

    if (column == NULL || g_hash_table_contains (sample->by_name, column))
      continue;
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED,
                 _ ("there is no column “%s”, which the mapping names; there are: %s"), column,
                 list);
    return FALSE;
  }
  if (mapping->columns[OBL_MAPPING_TEXT] != NULL || mapping->columns[OBL_MAPPING_HTML] != NULL)
    return TRUE;
  g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED,
               _ ("which column has the articles’ text is not clear; say so with a mapping such as "
                  "text=COLUMN; there are: %s"),
               list);
  return FALSE;
}
