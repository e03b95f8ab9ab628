/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables: which column is what, and a row into an entry.
 *
 * What the columns are called differs by where the table comes from: a person's spreadsheet, the
 * query service of Wikidata (item, itemLabel, itemAltLabel), lists of OpenSanctions.  A column like
 * name_ko has names in that language. */
#define G_LOG_DOMAIN "obl-knowledge"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/knowledge/obl-knowledge-private.h"

typedef enum {
  COLUMN_NONE,
  COLUMN_ID,
  COLUMN_NAME,
  COLUMN_ALIASES,
  COLUMN_ALIASES_BY_COMMA,
  COLUMN_TYPE,
  COLUMN_DESCRIPTION,
  COLUMN_POPULARITY,
} Column;

/* Heads without letter case and signs; of two columns the one that stands further up here is taken. */
static const struct {
  const char *head;
  Column column;
} heads[] = {
  { "id", COLUMN_ID },
  { "qid", COLUMN_ID },
  { "item", COLUMN_ID },
  { "wikidataid", COLUMN_ID },
  { "wikidata", COLUMN_ID },
  { "entityid", COLUMN_ID },
  { "entity", COLUMN_ID },
  { "uri", COLUMN_ID },
  { "identifier", COLUMN_ID },
  { "code", COLUMN_ID },
  { "key", COLUMN_ID },
  { "name", COLUMN_NAME },
  { "itemlabel", COLUMN_NAME },
  { "entitylabel", COLUMN_NAME },
  { "label", COLUMN_NAME },
  { "preferredname", COLUMN_NAME },
  { "preflabel", COLUMN_NAME },
  { "caption", COLUMN_NAME },
  { "title", COLUMN_NAME },
  { "aliases", COLUMN_ALIASES },
  { "alias", COLUMN_ALIASES },
  { "altlabels", COLUMN_ALIASES },
  { "altlabel", COLUMN_ALIASES },
  { "itemaltlabel", COLUMN_ALIASES_BY_COMMA },
  { "alsoknownas", COLUMN_ALIASES },
  { "aka", COLUMN_ALIASES },
  { "othernames", COLUMN_ALIASES },
  { "synonyms", COLUMN_ALIASES },
  { "variants", COLUMN_ALIASES },
  { "names", COLUMN_ALIASES },
  { "type", COLUMN_TYPE },
  { "typelabel", COLUMN_TYPE },
  { "instanceoflabel", COLUMN_TYPE },
  { "instanceof", COLUMN_TYPE },
  { "class", COLUMN_TYPE },
  { "schema", COLUMN_TYPE },
  { "category", COLUMN_TYPE },
  { "kind", COLUMN_TYPE },
  { "description", COLUMN_DESCRIPTION },
  { "itemdescription", COLUMN_DESCRIPTION },
  { "summary", COLUMN_DESCRIPTION },
  { "desc", COLUMN_DESCRIPTION },
  { "notes", COLUMN_DESCRIPTION },
  { "sitelinks", COLUMN_POPULARITY },
  { "popularity", COLUMN_POPULARITY },
  { "nsitelinks", COLUMN_POPULARITY },
  { "score", COLUMN_POPULARITY },
  { "weight", COLUMN_POPULARITY },
};

typedef struct {
  Column column;
  guint rank;     /* in heads */
  char *language; /* of a column of names in one language, or NULL */
} Cell;

struct _OblKnowledgeTable {
  char delimiter;
  GArray *cells; /* Cell */
};

/* --- Cells ------------------------------------------------------------------------------------ */

/* Takes the cell at *@at, and moves that behind the delimiter; NULL after the last one.  In a cell that
 * begins with a quotation mark two are one, and what follows the last is dropped where it is a
 * language ("…"@en). */
static char *
take_cell (const char **at, const char *end, char delimiter)
{
  GString *cell;
  const char *p = *at;

  if (p == NULL)
    return NULL;
  cell = g_string_new (NULL);
  if (p < end && *p == '"') {
    for (p++; p < end; p++) {
      if (*p == '"') {
        p++;
        if (p == end || *p != '"')
          break;
      }
      g_string_append_c (cell, *p);
    }
    if (p < end && *p == '@') {
      while (p < end && *p != delimiter)
        p++;
    }
  }
  while (p < end && *p != delimiter)
    g_string_append_c (cell, *p++);
  *at = p < end ? p + 1 : NULL;
  g_strstrip (cell->str);
  return g_string_free (cell, FALSE);
}

char
obl_knowledge_table_guess_delimiter (const char *head, gsize n_bytes)
{
  static const char delimiters[] = { '\t', ',', ';', '|' };
  char best = ',';
  guint n_best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++) {
    guint n = 0;

    for (gsize j = 0; j < n_bytes; j++)
      n += head[j] == delimiters[i];
    if (n > n_best) {
      best = delimiters[i];
      n_best = n;
    }
  }
  return best;
}

/* --- The head --------------------------------------------------------------------------------- */

/* "name_ko", "label (fr)", "alias@ar": the language, or NULL. */
static char *
dup_language (const char *head)
{
  static const char *const stems[] = { "name", "label", "alias", "aliases", "altlabel" };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++) {
    const gsize n_stem = strlen (stems[i]);
    const char *rest = head + n_stem;
    gsize n;

    if (g_ascii_strncasecmp (head, stems[i], n_stem) != 0 || strchr ("_@(: ", *rest) == NULL)
      continue;
    rest += strspn (rest, "_@(: ");
    n = strspn (rest, "abcdefghijklmnopqrstuvwxyz");
    if ((n == 2 || n == 3) && (rest[n] == '\0' || rest[n] == ')' || rest[n] == '-'))
      return g_strndup (rest, n);
  }
  return NULL;
}

static void
judge_head (const char *head, Cell *cell)
{
  g_autoptr (GString) bare = g_string_new (NULL);

  cell->column = COLUMN_NONE;
  cell->rank = G_MAXUINT;
  cell->language = dup_language (head);
  if (cell->language != NULL) {
    cell->column = COLUMN_ALIASES;
    return;
  }
  for (const char *p = head; *p != '\0'; p++) {
    if (g_ascii_isalnum (*p))
      g_string_append_c (bare, g_ascii_tolower (*p));
  }
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++) {
    if (strcmp (bare->str, heads[i].head) == 0) {
      cell->column = heads[i].column;
      cell->rank = i;
      return;
    }
  }
}

/* Of the columns that say @column only the likeliest stays. */
static gboolean
keep_one (GArray *cells, Column column)
{
  Cell *best = NULL;

  for (guint i = 0; i < cells->len; i++) {
    Cell *cell = &g_array_index (cells, Cell, i);

    if (cell->column != column)
      continue;
    if (best == NULL || cell->rank < best->rank) {
      if (best != NULL)
        best->column = column == COLUMN_NAME ? COLUMN_ALIASES : COLUMN_NONE;
      best = cell;
    } else {
      cell->column = column == COLUMN_NAME ? COLUMN_ALIASES : COLUMN_NONE;
    }
  }
  return best != NULL;
}

/* A name in some language does where there is none without. */
static gboolean
find_name (GArray *cells)
{
  if (keep_one (cells, COLUMN_NAME))
    return TRUE;
  for (guint i = 0; i < cells->len; i++) {
    Cell *cell = &g_array_index (cells, Cell, i);

    if (cell->language != NULL) {
      cell->column = COLUMN_NAME;
      return TRUE;
    }
  }
  return FALSE;
}

static void
clear_cell (gpointer data)
{
  Cell *cell = data;

  g_free (cell->language);
}

OblKnowledgeTable *
obl_knowledge_table_new (const char *head, gsize n_bytes, char delimiter, GError **error)
{
  g_autoptr (OblKnowledgeTable) table = g_new0 (OblKnowledgeTable, 1);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *at = head;
  char *name;

  table->delimiter = delimiter;
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  g_array_set_clear_func (table->cells, clear_cell);
  while ((name = take_cell (&at, head + n_bytes, delimiter)) != NULL) {
    Cell cell;

    judge_head (name, &cell);
    g_array_append_val (table->cells, cell);
    g_ptr_array_add (names, name);
  }
  keep_one (table->cells, COLUMN_TYPE);
  keep_one (table->cells, COLUMN_DESCRIPTION);
  if (!keep_one (table->cells, COLUMN_ID) || !find_name (table->cells)) {
    g_autofree char *list = NULL;

    g_ptr_array_add (names, NULL);
    list = g_strjoinv (", ", (char **)names->pdata);
    g_set_error (
        error, OBL_KNOWLEDGE_ERROR, OBL_KNOWLEDGE_ERROR_FORMAT,
        /* Translators: id and name are not translated; %.200s are the columns there are. */
        _ ("line 1: the head of the table needs a column “id” and a column “name”; its "
           "columns are: %.200s"),
        list);
    return NULL;
  }
  return g_steal_pointer (&table);
}

void
obl_knowledge_table_free (OblKnowledgeTable *table)
{
  if (table == NULL)
    return;
  g_array_unref (table->cells);
  g_free (table);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static void
read_cell (const Cell *cell, const char *text, OblKnowledgeEntry *entry)
{
  switch (cell->column) {
  case COLUMN_ID:
    obl_knowledge_set_id (entry, text);
    break;
  case COLUMN_ALIASES:
    if (cell->language != NULL)
      obl_knowledge_add_name (entry, text, cell->language);
    else
      obl_knowledge_add_names (entry, text, FALSE);
    break;
  case COLUMN_ALIASES_BY_COMMA:
    obl_knowledge_add_names (entry, text, TRUE);
    break;
  case COLUMN_TYPE:
    obl_knowledge_set_type (entry, text);
    break;
  case COLUMN_DESCRIPTION:
    obl_knowledge_set_description (entry, text);
    break;
  case COLUMN_POPULARITY:
    obl_knowledge_set_popularity (entry, text);
    break;
  case COLUMN_NAME:
  case COLUMN_NONE:
    break;
  }
}

void
obl_knowledge_table_read (const OblKnowledgeTable *table,
                          const char *row,
                          gsize n_bytes,
                          OblKnowledgeEntry *entry)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  const char *at = row;
  char *text;

  while (texts->len < table->cells->len
         && (text = take_cell (&at, row + n_bytes, table->delimiter)) != NULL)
    g_ptr_array_add (texts, text);
  /* The preferred name comes first, wherever its column is. */
  for (guint i = 0; i < texts->len; i++) {
    const Cell *cell = &g_array_index (table->cells, Cell, i);

    if (cell->column == COLUMN_NAME)
      obl_knowledge_add_name (entry, texts->pdata[i], cell->language);
  }
  for (guint i = 0; i < texts->len; i++)
    read_cell (&g_array_index (table->cells, Cell, i), texts->pdata[i], entry);
}
