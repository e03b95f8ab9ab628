/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line after another into entries, whatever the format.
 *
 * Files come from strangers: a line has a limit, an entry has limits, and what is wrong with one line
 * is said and does no harm to the next. */
#define G_LOG_DOMAIN "obl-knowledge"

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json-tree.h"
#include "core/knowledge/obl-ftm.h"
#include "core/knowledge/obl-knowledge-lines.h"
#include "core/knowledge/obl-knowledge-private.h"

/* Bytes: of an id, a name and a description; aliases that an entry keeps (each new one is compared
 * with all others). */
#define MAX_ID 200u
#define MAX_NAME 600u
#define MAX_DESCRIPTION 1000u
#define MAX_ALIASES 200u

struct _OblKnowledgeReader {
  OblKnowledgeLines *lines;
  OblKnowledgeFormat format;
  OblKnowledgeTable *table; /* of a table */
  char delimiter;           /* of a table; NUL */
  guint64 n_others;
};

G_DEFINE_QUARK (obl_knowledge_error_quark, obl_knowledge_error)

static const char *const formats[OBL_N_KNOWLEDGE_FORMATS]
    = { "auto", "csv", "tsv", "jsonl", "ftm" };

const char *
obl_knowledge_format_to_string (OblKnowledgeFormat format)
{
  return formats[format];
}

gboolean
obl_knowledge_format_from_string (const char *string, OblKnowledgeFormat *format)
{
  for (guint i = 0; i < OBL_N_KNOWLEDGE_FORMATS; i++) {
    if (g_strcmp0 (string, formats[i]) == 0) {
      *format = (OblKnowledgeFormat)i;
      return TRUE;
    }
  }
  return FALSE;
}

/* --- Parts of an entry ------------------------------------------------------------------------- */

/* "<http://www.wikidata.org/entity/Q42>" is Q42. */
static char *
dup_bare (const char *id)
{
  static const char *const before[]
      = { "http://www.wikidata.org/entity/", "https://www.wikidata.org/entity/",
          "https://www.wikidata.org/wiki/", "wd:", NULL };
  g_autofree char *bare = g_strstrip (g_strdup (id));
  const gsize n_bytes = strlen (bare);

  if (n_bytes >= 2 && bare[0] == '<' && bare[n_bytes - 1] == '>') {
    bare[n_bytes - 1] = '\0';
    memmove (bare, bare + 1, n_bytes - 1);
  }
  for (guint i = 0; before[i] != NULL; i++) {
    if (g_str_has_prefix (bare, before[i]))
      return g_strdup (bare + strlen (before[i]));
  }
  return g_steal_pointer (&bare);
}

void
obl_knowledge_set_id (OblKnowledgeEntry *entry, const char *id)
{
  g_autofree char *bare = dup_bare (id);

  if (entry->id == NULL && *bare != '\0')
    entry->id = g_steal_pointer (&bare);
}

void
obl_knowledge_set_type (OblKnowledgeEntry *entry, const char *type)
{
  g_autofree char *bare = dup_bare (type);

  if (entry->entity->type == NULL && *bare != '\0' && strlen (bare) <= MAX_ID)
    entry->entity->type = g_steal_pointer (&bare);
}

void
obl_knowledge_add_name (OblKnowledgeEntry *entry, const char *name, const char *language)
{
  g_autofree char *bare = g_strstrip (g_strdup (name));

  if (*bare == '\0' || strlen (bare) > MAX_NAME)
    return;
  if (entry->entity->name == NULL)
    entry->entity->name = g_steal_pointer (&bare);
  else if (entry->entity->aliases->len < MAX_ALIASES)
    obl_entity_add_alias (entry->entity, bare, language, NULL);
}

void
obl_knowledge_add_names (OblKnowledgeEntry *entry, const char *names, gboolean by_comma)
{
  const char *separator = strchr (names, '|') != NULL   ? "|"
                          : strchr (names, ';') != NULL ? ";"
                          : by_comma                    ? ", "
                                                        : NULL;
  g_auto (GStrv) parts = NULL;

  if (separator == NULL) {
    obl_knowledge_add_name (entry, names, NULL);
    return;
  }
  parts = g_strsplit (names, separator, (int)MAX_ALIASES);
  for (guint i = 0; parts[i] != NULL; i++)
    obl_knowledge_add_name (entry, parts[i], NULL);
}

void
obl_knowledge_set_description (OblKnowledgeEntry *entry, const char *description)
{
  g_autofree char *bare = g_strstrip (g_strdup (description));
  gsize n_bytes = strlen (bare);

  if (entry->description != NULL || n_bytes == 0)
    return;
  if (n_bytes > MAX_DESCRIPTION) {
    n_bytes = MAX_DESCRIPTION;
    while (((guchar)bare[n_bytes] & 0xc0) == 0x80)
      n_bytes--;
    bare[n_bytes] = '\0';
  }
  entry->description = g_steal_pointer (&bare);
}

void
obl_knowledge_set_popularity (OblKnowledgeEntry *entry, const char *number)
{
  const double value = g_ascii_strtod (number, NULL);

  if (value > 0 && value < 1e15)
    entry->popularity = MAX (entry->popularity, (gint64)value);
}

/* NULL when it is one. */
static char *
dup_fault (const OblKnowledgeEntry *entry)
{
  if (entry->id == NULL)
    return g_strdup (_ ("it has no id"));
  if (strlen (entry->id) > MAX_ID)
    return g_strdup (_ ("its id is too long"));
  /* The query service of Wikidata puts the id where it knows no name. */
  if (entry->entity->name == NULL || g_str_equal (entry->entity->name, entry->id))
    return g_strdup (_ ("it has no name"));
  return NULL;
}

/* --- The file --------------------------------------------------------------------------------- */

static gboolean
has_ending (const char *name, const char *const *endings)
{
  g_autofree char *small = g_ascii_strdown (name, -1);

  for (guint i = 0; endings[i] != NULL; i++) {
    if (g_str_has_suffix (small, endings[i]))
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_ftm_line (const char *start, gsize n_bytes)
{
  const char *end = memchr (start, '\n', n_bytes);
  const gsize n_line = end != NULL ? (gsize)(end - start) : n_bytes;
  g_autoptr (OblJsonTree) tree
      = obl_json_tree_parse_take (g_strndup (start, n_line), n_line, NULL, NULL);

  return tree != NULL && obl_ftm_is_entity (obl_json_tree_get_root (tree));
}

static OblKnowledgeFormat
guess_format (const char *name, const char *start, gsize n_bytes)
{
  static const char *const ftm[] = { ".ftm", ".ftm.json", ".ftm.jsonl", NULL };
  static const char *const json[] = { ".json", ".jsonl", ".ndjson", NULL };
  static const char *const tsv[] = { ".tsv", ".tab", NULL };

  if (has_ending (name, ftm))
    return OBL_KNOWLEDGE_FTM;
  if (has_ending (name, json) || (n_bytes > 0 && (*start == '{' || *start == '[')))
    return is_ftm_line (start, n_bytes) ? OBL_KNOWLEDGE_FTM : OBL_KNOWLEDGE_JSONL;
  return has_ending (name, tsv) ? OBL_KNOWLEDGE_TSV : OBL_KNOWLEDGE_CSV;
}

/* What cannot be read at all, by its first bytes. */
static const char *
find_fault (const char *start, gsize n_bytes)
{
  if (n_bytes == 0)
    return _ ("the file is empty");
  if (n_bytes >= 2 && memcmp (start, "\x1f\x8b", 2) == 0)
    return _ ("the file is compressed; unpack it first");
  if (n_bytes >= 2 && (memcmp (start, "\xff\xfe", 2) == 0 || memcmp (start, "\xfe\xff", 2) == 0))
    return _ ("the file is in UTF-16; save it as UTF-8");
  if (memchr (start, '\0', MIN (n_bytes, 4096)) != NULL)
    return _ ("the file is no text");
  return NULL;
}

/* The head of a table. */
static gboolean
begin_table (OblKnowledgeReader *reader, const char *start, gsize n_bytes, GError **error)
{
  const char *end = memchr (start, '\n', n_bytes);
  const gsize n_line = end != NULL ? (gsize)(end - start) : n_bytes;
  const char *line;
  gsize n_head;
  guint64 number;

  reader->delimiter = reader->format == OBL_KNOWLEDGE_TSV
                          ? '\t'
                          : obl_knowledge_table_guess_delimiter (start, n_line);
  switch (obl_knowledge_lines_next (reader->lines, reader->delimiter, &line, &n_head, &number, NULL,
                                    error)) {
  case OBL_LINE_FOUND:
    break;
  case OBL_LINE_ERROR:
    return FALSE;
  case OBL_LINE_TOO_LONG:
  case OBL_LINE_OPEN:
  case OBL_LINE_END:
    g_set_error_literal (error, OBL_KNOWLEDGE_ERROR, OBL_KNOWLEDGE_ERROR_FORMAT,
                         _ ("line 1 is no head of a table"));
    return FALSE;
  }
  if (!g_utf8_validate (line, (gssize)n_head, NULL)) {
    g_set_error_literal (error, OBL_KNOWLEDGE_ERROR, OBL_KNOWLEDGE_ERROR_FORMAT,
                         _ ("line 1 is not UTF-8; save the file in that encoding"));
    return FALSE;
  }
  reader->table = obl_knowledge_table_new (line, n_head, reader->delimiter, error);
  return reader->table != NULL;
}

OblKnowledgeReader *
obl_knowledge_reader_new (GInputStream *stream,
                          const char *name,
                          OblKnowledgeFormat format,
                          GError **error)
{
  g_autoptr (OblKnowledgeReader) reader = g_new0 (OblKnowledgeReader, 1);
  const char *start;
  const char *fault;
  gsize n_bytes;

  reader->lines = obl_knowledge_lines_new (stream);
  start = obl_knowledge_lines_peek (reader->lines, &n_bytes, error);
  if (start == NULL)
    return NULL;
  if (n_bytes >= 3 && memcmp (start, "\xef\xbb\xbf", 3) == 0) {
    obl_knowledge_lines_skip (reader->lines, 3);
    start += 3;
    n_bytes -= 3;
  }
  fault = find_fault (start, n_bytes);
  if (fault != NULL) {
    g_set_error_literal (error, OBL_KNOWLEDGE_ERROR, OBL_KNOWLEDGE_ERROR_FORMAT, fault);
    return NULL;
  }
  reader->format = format != OBL_KNOWLEDGE_AUTO ? format : guess_format (name, start, n_bytes);
  if ((reader->format == OBL_KNOWLEDGE_CSV || reader->format == OBL_KNOWLEDGE_TSV)
      && !begin_table (reader, start, n_bytes, error))
    return NULL;
  return g_steal_pointer (&reader);
}

void
obl_knowledge_reader_free (OblKnowledgeReader *reader)
{
  if (reader == NULL)
    return;
  g_clear_pointer (&reader->lines, obl_knowledge_lines_free);
  g_clear_pointer (&reader->table, obl_knowledge_table_free);
  g_free (reader);
}

OblKnowledgeFormat
obl_knowledge_reader_get_format (const OblKnowledgeReader *reader)
{
  return reader->format;
}

guint64
obl_knowledge_reader_get_n_others (const OblKnowledgeReader *reader)
{
  return reader->n_others;
}

guint64
obl_knowledge_reader_get_position (const OblKnowledgeReader *reader)
{
  return obl_knowledge_lines_get_position (reader->lines);
}

/* --- Lines ------------------------------------------------------------------------------------ */

typedef enum {
  TAKEN,
  PASSED_OVER, /* nothing is in it */
  OTHER,       /* something that is no entry */
  BAD,
} Outcome;

static Outcome
read_object (OblKnowledgeReader *reader,
             const char *line,
             gsize n_bytes,
             OblKnowledgeEntry *entry,
             char **why)
{
  g_autoptr (OblJsonTree) tree = NULL;
  g_autoptr (GError) problem = NULL;
  OblJsonPlace place;
  const OblJsonNode *object;

  /* Wikidata's dumps are one array with an item on each line. */
  if (n_bytes > 0 && line[n_bytes - 1] == ',')
    n_bytes--;
  if (n_bytes == 1 && (*line == '[' || *line == ']'))
    return PASSED_OVER;
  tree = obl_json_tree_parse_take (g_strndup (line, n_bytes), n_bytes, &place, &problem);
  if (tree == NULL) {
    *why = g_strdup_printf (_ ("character %" PRIu64 ": %s"), place.column, problem->message);
    return BAD;
  }
  object = obl_json_tree_get_root (tree);
  if (object->kind != OBL_JSON_OBJECT
      || (reader->format == OBL_KNOWLEDGE_FTM && !obl_ftm_is_entity (object))) {
    *why = g_strdup (reader->format == OBL_KNOWLEDGE_FTM ? _ ("it is no FollowTheMoney entity")
                                                         : _ ("it is no JSON object"));
    return BAD;
  }
  if (reader->format == OBL_KNOWLEDGE_FTM)
    return obl_ftm_read (object, entry) ? TAKEN : OTHER;
  obl_knowledge_read_json (object, entry);
  return TAKEN;
}

static Outcome
read_line (OblKnowledgeReader *reader,
           const char *line,
           gsize n_bytes,
           OblKnowledgeEntry **entry,
           char **why)
{
  g_autoptr (OblKnowledgeEntry) made = NULL;
  Outcome outcome = TAKEN;

  while (n_bytes > 0 && reader->table == NULL && g_ascii_isspace (*line)) {
    line++;
    n_bytes--;
  }
  while (n_bytes > 0 && reader->table == NULL && g_ascii_isspace (line[n_bytes - 1]))
    n_bytes--;
  if (n_bytes == 0)
    return PASSED_OVER;
  if (!g_utf8_validate (line, (gssize)n_bytes, NULL)) {
    *why = g_strdup (_ ("it is not UTF-8"));
    return BAD;
  }
  made = obl_knowledge_entry_new ();
  if (reader->table != NULL)
    obl_knowledge_table_read (reader->table, line, n_bytes, made);
  else
    outcome = read_object (reader, line, n_bytes, made, why);
  if (outcome != TAKEN)
    return outcome;
  *why = dup_fault (made);
  if (*why != NULL)
    return BAD;
  *entry = g_steal_pointer (&made);
  return TAKEN;
}

OblKnowledgeStep
obl_knowledge_reader_next (OblKnowledgeReader *reader,
                           OblKnowledgeEntry **entry,
                           guint64 *line,
                           char **why,
                           GCancellable *cancellable,
                           GError **error)
{
  for (;;) {
    const char *text;
    gsize n_bytes;

    switch (obl_knowledge_lines_next (reader->lines, reader->delimiter, &text, &n_bytes, line,
                                      cancellable, error)) {
    case OBL_LINE_FOUND:
      switch (read_line (reader, text, n_bytes, entry, why)) {
      case TAKEN:
        return OBL_KNOWLEDGE_ENTRY;
      case BAD:
        return OBL_KNOWLEDGE_BAD_LINE;
      case OTHER:
        reader->n_others++;
        break;
      case PASSED_OVER:
        break;
      }
      break;
    case OBL_LINE_TOO_LONG:
      *why = g_strdup (_ ("it is longer than any entry"));
      return OBL_KNOWLEDGE_BAD_LINE;
    case OBL_LINE_OPEN:
      *why = g_strdup (_ ("a quotation mark in it is never closed"));
      return OBL_KNOWLEDGE_BAD_LINE;
    case OBL_LINE_END:
      return OBL_KNOWLEDGE_END;
    case OBL_LINE_ERROR:
      return OBL_KNOWLEDGE_FAILED;
    }
  }
}
