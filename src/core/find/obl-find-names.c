/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The text is cut into words once, and each word looked up among the first words of all names, so that
 * it takes no longer with many names than with few. */
#define G_LOG_DOMAIN "obl-find-names"

#include "config.h"

#include "core/find/obl-find-names.h"

#include <string.h>

#include "core/model/obl-span.h"
#include "core/text/obl-segment.h"

typedef struct {
  char *text; /* composed, with one blank between words as the text has it */
  OblId entity_id;
  gboolean is_shared; /* by several entities */
} Name;

struct _OblFindNames {
  GHashTable *by_text;  /* text → Name, owned */
  GHashTable *by_first; /* the first word → GPtrArray of Name, the longest first */
};

static void
name_free (Name *name)
{
  g_free (name->text);
  g_free (name);
}

/* As a name is compared: letters with marks in one piece, white space as one blank. */
static char *
dup_compared (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  GString *out = g_string_new (NULL);
  gboolean wants_blank = FALSE;

  for (const char *p = composed == NULL ? text : composed; *p != '\0'; p = g_utf8_next_char (p)) {
    const gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c)) {
      wants_blank = out->len > 0;
      continue;
    }
    if (wants_blank)
      g_string_append_c (out, ' ');
    wants_blank = FALSE;
    g_string_append_unichar (out, c);
  }
  return g_string_free (out, FALSE);
}

static void
add_name (OblFindNames *names, const char *text, const OblId *entity_id)
{
  g_autofree char *compared = dup_compared (text);
  Name *known = g_hash_table_lookup (names->by_text, compared);

  if (known != NULL) {
    known->is_shared |= !obl_id_equal (&known->entity_id, entity_id);
    return;
  }
  if (g_utf8_strlen (compared, -1) < 2)
    return;
  known = g_new0 (Name, 1);
  known->text = g_steal_pointer (&compared);
  known->entity_id = *entity_id;
  g_hash_table_insert (names->by_text, known->text, known);
}

/* --- First words ------------------------------------------------------------------------------ */

static char *
dup_first_word (const char *name)
{
  g_autoptr (OblText) text = obl_text_new (name);
  g_autoptr (GArray) tokens
      = obl_segment_tokens (text, (OblRange){ 0, obl_text_get_n_chars (text) }, NULL);
  return tokens->len == 0 ? NULL : obl_text_dup_range (text, g_array_index (tokens, OblRange, 0));
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  const size_t first = strlen ((*(const Name *const *)a)->text);
  const size_t second = strlen ((*(const Name *const *)b)->text);

  return first > second ? -1 : first < second;
}

static void
index_names (OblFindNames *names)
{
  GHashTableIter iter;
  gpointer value = NULL;

  g_hash_table_iter_init (&iter, names->by_text);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Name *name = value;
    g_autofree char *first = name->is_shared ? NULL : dup_first_word (name->text);
    GPtrArray *list = first == NULL ? NULL : g_hash_table_lookup (names->by_first, first);

    if (first == NULL)
      continue;
    if (list == NULL) {
      list = g_ptr_array_new ();
      g_hash_table_insert (names->by_first, g_steal_pointer (&first), list);
    }
    g_ptr_array_add (list, name);
  }
  g_hash_table_iter_init (&iter, names->by_first);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_sort (value, compare_lengths);
}

OblFindNames *
obl_find_names_new (const GPtrArray *entities)
{
  OblFindNames *names = g_new0 (OblFindNames, 1);

  names->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)name_free);
  names->by_first
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  for (guint i = 0; i < entities->len; i++) {
    const OblEntity *entity = entities->pdata[i];

    add_name (names, entity->name, &entity->id);
    for (guint j = 0; j < entity->aliases->len; j++)
      add_name (names, ((const OblAlias *)entity->aliases->pdata[j])->name, &entity->id);
  }
  index_names (names);
  return names;
}

void
obl_find_names_free (OblFindNames *names)
{
  if (names == NULL)
    return;
  g_hash_table_unref (names->by_first);
  g_hash_table_unref (names->by_text);
  g_free (names);
}

/* --- Looking ---------------------------------------------------------------------------------- */

/* The words of a block, each ending where a name may end. */
typedef struct {
  const OblFindNames *names;
  const OblText *text;
  GArray *tokens; /* OblRange */
} Search;

static char *
dup_compared_range (const OblText *text, OblRange range)
{
  g_autofree char *words = obl_text_dup_range (text, range);

  return dup_compared (words);
}

/* Whether @name stands at token @at; behind its last token then, and where it ends. */
static gboolean
match (const Search *search, guint at, const Name *name, guint *behind, guint32 *end)
{
  const guint32 start = g_array_index (search->tokens, OblRange, at).start;
  const size_t length = strlen (name->text);

  for (guint i = at; i < search->tokens->len; i++) {
    const OblRange token = g_array_index (search->tokens, OblRange, i);
    const guint32 ends[] = { token.end, obl_segment_bare_end (search->text, token) };
    size_t least = 0;

    for (guint j = 0; j < (ends[0] == ends[1] ? 1 : 2); j++) {
      g_autofree char *words = dup_compared_range (search->text, (OblRange){ start, ends[j] });

      if (strcmp (words, name->text) == 0) {
        *behind = i + 1;
        *end = ends[j];
        return TRUE;
      }
      least = strlen (words);
    }
    if (least >= length)
      return FALSE;
  }
  return FALSE;
}

static gboolean
match_any (const Search *search, guint at, guint *behind, OblFindName *found)
{
  const OblRange token = g_array_index (search->tokens, OblRange, at);
  const guint32 ends[] = { token.end, obl_segment_bare_end (search->text, token) };

  for (guint i = 0; i < (ends[0] == ends[1] ? 1 : 2); i++) {
    g_autofree char *first = dup_compared_range (search->text, (OblRange){ token.start, ends[i] });
    const GPtrArray *list = g_hash_table_lookup (search->names->by_first, first);

    for (guint j = 0; list != NULL && j < list->len; j++) {
      const Name *name = list->pdata[j];

      if (match (search, at, name, behind, &found->range.end)) {
        found->range.start = token.start;
        found->entity_id = name->entity_id;
        return TRUE;
      }
    }
  }
  return FALSE;
}

GArray *
obl_find_names_run (const OblFindNames *names, const OblDocument *document)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (OblFindName));

  for (guint i = 0; i < document->blocks->len; i++) {
    const OblBlock *block = &g_array_index (document->blocks, OblBlock, i);
    g_autoptr (GArray) tokens = NULL;
    Search search = { names, document->text, NULL };
    guint at = 0;

    if (block->role == OBL_ROLE_BOILERPLATE)
      continue;
    tokens = obl_segment_tokens (document->text, block->range, document->language);
    search.tokens = tokens;
    while (at < tokens->len) {
      OblFindName name = { { 0, 0 }, OBL_ID_NONE };
      guint behind = at + 1;

      if (match_any (&search, at, &behind, &name))
        g_array_append_val (found, name);
      at = behind;
    }
  }
  return found;
}

/* --- What is left ----------------------------------------------------------------------------- */

/* What mentions of somebody cover, in order and without overlap. */
static GArray *
list_covered (const GPtrArray *spans)
{
  GArray *covered = g_array_new (FALSE, FALSE, sizeof (OblRange));

  for (guint i = 0; i < spans->len; i++) {
    const OblSpan *span = spans->pdata[i];

    if (!obl_id_is_none (&span->entity_id))
      g_array_append_vals (covered, span->fragments->data, span->fragments->len);
  }
  obl_fragments_normalise (covered);
  return covered;
}

void
obl_find_names_leave (GArray *found, const GPtrArray *spans)
{
  g_autoptr (GArray) covered = list_covered (spans);
  guint n_left = 0;

  for (guint i = 0; i < found->len; i++) {
    const OblFindName name = g_array_index (found, OblFindName, i);

    if (obl_fragments_leave_free (covered, name.range))
      g_array_index (found, OblFindName, n_left++) = name;
  }
  g_array_set_size (found, n_left);
}

const OblFindName *
obl_find_names_next (const GArray *found, const GPtrArray *spans, guint32 position, int direction)
{
  g_autoptr (GArray) covered = list_covered (spans);

  for (guint i = 0; i < found->len; i++) {
    const guint at = direction > 0 ? i : found->len - 1 - i;
    const OblFindName *name = &g_array_index (found, OblFindName, at);

    if ((direction > 0 ? name->range.start >= position : name->range.end <= position)
        && obl_fragments_leave_free (covered, name->range))
      return name;
  }
  return NULL;
}
