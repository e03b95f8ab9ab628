/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Knowledge bases through the core: the index finds what many names begin with, cancelling leaves
 * nothing behind, and what kind of mention words are. */
#include "config.h"

#include <glib/gstdio.h>

#include "core/knowledge/obl-knowledge-import.h"
#include "core/model/obl-mention-kind.h"
#include "core/store/obl-store-knowledge.h"

/* More than are looked through at a key press. */
#define N_MANY 5000

typedef struct {
  char *folder;
  char *table;
  OblStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("obelus-knowledge-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->table = g_build_filename (fixture->folder, "many.csv", NULL);
  path = g_build_filename (fixture->folder, "p.obelus", NULL);
  fixture->store = obl_store_create (path, set, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  obl_store_close (fixture->store);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->table);
}

/* Thousands that begin alike; the most popular ones stand last. */
static void
write_many (Fixture *fixture)
{
  g_autoptr (GString) out = g_string_new ("id,name,aliases,sitelinks\n");

  for (int i = 0; i < N_MANY; i++)
    g_string_append_printf (out, "x%d,University of Place%d,U. of %d,%d\n", i, i, i, i % 4999);
  g_string_append (out, "last,Universe,,1\n");
  g_assert_true (g_file_set_contents (fixture->table, out->str, (gssize)out->len, NULL));
}

static OblKnowledgeReport *
take_in (Fixture *fixture, GCancellable *cancellable, OblKnowledgeProgress progress, GError **error)
{
  const OblKnowledgeImport import
      = { .path = fixture->table, .progress = progress, .progress_data = cancellable };

  return obl_knowledge_import (fixture->store, &import, cancellable, error);
}

static char *
find (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = obl_store_search_knowledge (fixture->store, text, NULL, 3, &error);
  g_autoptr (GString) ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((const OblKnowledgeEntry *)found->pdata[i])->id);
  return g_strdup (ids->str);
}

static void
assert_found (Fixture *fixture, const char *text, const char *expected)
{
  g_autofree char *ids = find (fixture, text);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblKnowledgeReport) report = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  g_test_summary ("Of thousands that begin alike the most popular come first, at every letter");
  write_many (fixture);
  report = take_in (fixture, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->n_entries, ==, N_MANY + 1);
  assert_found (fixture, "u", "x4998 x4997 x4996");
  assert_found (fixture, "university of", "x4998 x4997 x4996");
  assert_found (fixture, "university of place49", "x49 x4998 x4997");
  assert_found (fixture, "university of place17", "x17 x1799 x1798");
  /* What sounds alike comes after it. */
  assert_found (fixture, "universe", "last x4998 x4997");
  assert_found (fixture, "place4998", "x4998");
  assert_found (fixture, "", "");
  assert_found (fixture, " ", "");
  problems = obl_store_check (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
}

static void
cancel_cb (double done, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GCancellable) other = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) bases = NULL;
  g_autoptr (OblKnowledgeReport) report = NULL;

  g_test_summary ("What is given up leaves nothing, and the next try works");
  write_many (fixture);
  g_assert_null (take_in (fixture, cancellable, cancel_cb, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  bases = obl_store_list_knowledge (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bases->len, ==, 0);
  assert_found (fixture, "university", "");
  report = take_in (fixture, NULL, NULL, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (other);
  g_assert_false (obl_store_remove_knowledge (fixture->store, "many", other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_found (fixture, "universe", "last x4998 x4997");
}

static void
test_kinds (void)
{
  static const struct {
    const char *quote;
    const char *language;
    OblMentionKind kind;
  } mentions[] = {
    { "Choe Song-hee", "en", OBL_MENTION_NAME },
    { "he", "en", OBL_MENTION_PRONOUN },
    { "She", "en", OBL_MENTION_PRONOUN },
    { "I", NULL, OBL_MENTION_PRONOUN },
    { "US", "en", OBL_MENTION_NAME },
    { "It", "en-GB", OBL_MENTION_PRONOUN },
    { "IT", "en", OBL_MENTION_NAME },
    { "the official", "en", OBL_MENTION_NOMINAL },
    { "The reclusive country", "en", OBL_MENTION_NOMINAL },
    { "the South Korean president", "en", OBL_MENTION_NOMINAL },
    { "the United Nations", "en", OBL_MENTION_NAME },
    { "officials", NULL, OBL_MENTION_NOMINAL },
    { "al-Qaeda", "en", OBL_MENTION_NAME },
    { "“Seoul”", "en", OBL_MENTION_NAME },
    { "der Beamte", "de", OBL_MENTION_NOMINAL },
    { "Angela Merkel", "de", OBL_MENTION_NAME },
    { "Sie", "de", OBL_MENTION_PRONOUN },
    { "la ministre", "fr", OBL_MENTION_NOMINAL },
    { "elle", "fr", OBL_MENTION_PRONOUN },
    { "Él", "es", OBL_MENTION_PRONOUN },
    { "최선희", "ko", OBL_MENTION_NAME },
    { "그녀", "ko", OBL_MENTION_PRONOUN },
    { "هو", "ar", OBL_MENTION_PRONOUN },
    { "他", "zh-Hant", OBL_MENTION_PRONOUN },
    { "Она", "ru", OBL_MENTION_PRONOUN },
    { "1917", "en", OBL_MENTION_UNSET },
    { "", NULL, OBL_MENTION_UNSET },
  };

  g_test_summary ("Words tell whether they are a name, a description or a pronoun");
  for (guint i = 0; i < G_N_ELEMENTS (mentions); i++) {
    g_test_message ("%s", mentions[i].quote);
    g_assert_cmpint (obl_mention_kind_guess (mentions[i].quote, mentions[i].language), ==,
                     mentions[i].kind);
  }
}

static void
test_types (void)
{
  g_autoptr (OblLabelSet) news = obl_label_set_load_preset ("news-analysis", NULL);
  g_autoptr (OblLabelSet) conll = obl_label_set_load_preset ("conll-2003", NULL);

  g_test_summary ("What other bases call their types are our labels");
  g_assert_cmpstr (obl_knowledge_find_label (news, "human"), ==, "Person");
  g_assert_cmpstr (obl_knowledge_find_label (news, "Q5"), ==, "Person");
  g_assert_cmpstr (obl_knowledge_find_label (news, "PublicBody"), ==, "Government");
  g_assert_cmpstr (obl_knowledge_find_label (conll, "PublicBody"), ==, "ORG");
  g_assert_cmpstr (obl_knowledge_find_label (conll, "human settlement"), ==, "LOC");
  g_assert_null (obl_knowledge_find_label (news, "taxon"));
  g_assert_null (obl_knowledge_find_label (news, NULL));
  g_assert_true (obl_knowledge_type_fits ("city", "Place"));
  g_assert_false (obl_knowledge_type_fits ("city", "Person"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/core/knowledge/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/core/knowledge/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/core/model/mention-kinds", test_kinds);
  g_test_add_func ("/core/model/knowledge-types", test_types);
  return g_test_run ();
}
