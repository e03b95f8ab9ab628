/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of knowledge bases, of the format that the first byte says: any bytes are refused in words, or
 * give entries that have an id and a name, and those are found by each of their names. */
#include "config.h"

#include <string.h>

#include "core/knowledge/obl-knowledge-reader.h"
#include "core/store/obl-store-knowledge.h"
#include "fuzz-project.h"
#include "fuzz.h"

/* Of one input; more of them say nothing new. */
#define MAX_ENTRIES 20u

static void
check_entry (const OblKnowledgeEntry *entry)
{
  g_assert_true (entry->id != NULL && *entry->id != '\0');
  g_assert_true (entry->entity->name != NULL && *entry->entity->name != '\0');
  g_assert_true (g_utf8_validate (entry->id, -1, NULL));
  g_assert_true (g_utf8_validate (entry->entity->name, -1, NULL));
  g_assert_true (entry->description == NULL || g_utf8_validate (entry->description, -1, NULL));
  for (guint i = 0; i < entry->entity->aliases->len; i++)
    g_assert_true (
        g_utf8_validate (((const OblAlias *)entry->entity->aliases->pdata[i])->name, -1, NULL));
}

static GPtrArray *
read_all (OblKnowledgeReader *reader)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_knowledge_entry_unref);
  guint64 last = 0;

  for (;;) {
    g_autofree char *why = NULL;
    OblKnowledgeEntry *entry = NULL;
    guint64 line = 0;
    OblKnowledgeStep step = obl_knowledge_reader_next (reader, &entry, &line, &why, NULL, NULL);

    g_assert_cmpint (step, !=, OBL_KNOWLEDGE_FAILED);
    if (step == OBL_KNOWLEDGE_END)
      return entries;
    g_assert_cmpuint (line, >, last);
    last = line;
    if (step == OBL_KNOWLEDGE_BAD_LINE) {
      g_assert_nonnull (why);
    } else {
      check_entry (entry);
      if (entries->len < MAX_ENTRIES)
        g_ptr_array_add (entries, entry);
      else
        obl_knowledge_entry_unref (entry);
    }
  }
}

static gboolean
is_found (OblStore *store, const char *name, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = obl_store_search_knowledge (store, name, NULL, 2 * MAX_ENTRIES, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++) {
    if (strcmp (((const OblKnowledgeEntry *)found->pdata[i])->id, id) == 0)
      return TRUE;
  }
  return FALSE;
}

static void
check_found (OblStore *store, const GPtrArray *entries)
{
  const OblKnowledgeBase base
      = { .name = (char *)"fuzz", .source = (char *)"", .format = (char *)"" };
  g_autoptr (GError) error = NULL;
  g_autoptr (OblKnowledgeWriter) writer = obl_knowledge_writer_new (store, &base, TRUE, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    gboolean is_new;

    obl_knowledge_writer_add (writer, entries->pdata[i], &is_new, &error);
    g_assert_no_error (error);
  }
  obl_knowledge_writer_finish (writer, "fuzz", NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++) {
    const OblKnowledgeEntry *entry = entries->pdata[i];

    g_assert_true (is_found (store, entry->entity->name, entry->id));
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (OblKnowledgeReader) reader = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (n_bytes < 1 || n_bytes > 64 * 1024)
    return 0;
  stream = g_memory_input_stream_new_from_data (bytes + 1, (gssize)n_bytes - 1, NULL);
  reader = obl_knowledge_reader_new (
      stream, "fuzz", (OblKnowledgeFormat)(bytes[0] % OBL_N_KNOWLEDGE_FORMATS), &error);
  if (reader == NULL) {
    g_assert_nonnull (error);
    return 0;
  }
  entries = read_all (reader);
  if (entries->len > 0)
    check_found (fuzz_get_project (), entries);
  return 0;
}
