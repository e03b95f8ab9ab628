/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A knowledge base of a million entries, three names each: taking it in, and what each key press of
 * somebody who types a name costs.
 *
 *   bench-knowledge [--json] [ENTRIES]
 *
 * Beside it, in the same run, what one would write without thinking: bare SQLite with an index of the
 * names and LIKE 'text%'.  Figures are milliseconds. */
#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "core/base/obl-json.h"
#include "core/knowledge/obl-knowledge-import.h"

#define SEED 20261128
#define LIMIT 7

typedef struct {
  char *folder;
  char *table;
  OblStore *store;
  guint n_entries;
  gboolean as_json;
  OblJson *json;
  GString *out;
  sqlite3 *peer;
} Bench;

static double
now_ms (void)
{
  return (double)g_get_monotonic_time () / 1000;
}

static void
report (Bench *bench, const char *what, double ms)
{
  if (bench->as_json) {
    obl_json_name (bench->json, what);
    obl_json_double (bench->json, round (ms * 1000) / 1000);
  } else {
    g_print ("%-52s %12.3f\n", what, ms);
  }
}

/* --- The table -------------------------------------------------------------------------------- */

static void
append_word (GString *out, GRand *random)
{
  static const char *const syllables[]
      = { "ka",  "ri",  "mo",   "chan", "lee", "son",  "hui",  "park", "kim",  "jong",  "un",
          "pet", "rov", "sky",  "ivan", "mar", "al",   "has",  "san",  "ab",   "du",    "rah",
          "man", "gar", "cia",  "lo",   "pez", "smi",  "thor", "jon",  "es",   "gol",   "li",
          "am",  "bro", "wn",   "ta",   "yo",  "shi",  "da",   "to",   "wang", "zhang", "mül",
          "ler", "sch", "midt", "we",   "ber", "pont", "tin",  "nard", "ro",   "si" };
  const gsize start = out->len;
  const int n = g_rand_int_range (random, 1, 4);

  for (int i = 0; i < n; i++)
    g_string_append (out, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);
  out->str[start] = g_ascii_toupper (out->str[start]);
}

/* Three names of each, and popularity as it is spread in the world: few have much of it. */
static void
append_entry (GString *out, GRand *random, guint number)
{
  static const char *const types[] = { "human", "city", "business", "ministry", "newspaper" };
  g_autoptr (GString) first = g_string_new (NULL);
  g_autoptr (GString) last = g_string_new (NULL);
  const double popularity = pow (1 - g_rand_double (random), -0.8);

  append_word (first, random);
  append_word (last, random);
  g_string_append_printf (out, "Q%u,%s %s,%s %s|%c. %s,%s,", number, first->str, last->str,
                          last->str, first->str, first->str[0], last->str,
                          types[g_rand_int_range (random, 0, G_N_ELEMENTS (types))]);
  append_word (out, random);
  g_string_append (out, " of ");
  append_word (out, random);
  g_string_append_printf (out, ",%d\n", (int)MIN (popularity, 1000));
}

static void
make_table (Bench *bench)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GString) out = g_string_new ("id,name,aliases,type,description,sitelinks\n");

  for (guint i = 0; i < bench->n_entries; i++)
    append_entry (out, random, i + 1);
  bench->table = g_build_filename (bench->folder, "people.csv", NULL);
  if (!g_file_set_contents (bench->table, out->str, (gssize)out->len, NULL))
    g_error ("cannot write %s", bench->table);
}

/* --- Taking it in ----------------------------------------------------------------------------- */

static double
memory_mb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double)usage.ru_maxrss / 1024;
}

static void
bench_import (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "p.obelus", NULL);
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  const OblKnowledgeImport import = { .path = bench->table };
  g_autoptr (OblKnowledgeReport) done = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  double started;

  bench->store = obl_store_create (path, set, &error);
  if (bench->store == NULL)
    g_error ("%s", error->message);
  started = now_ms ();
  done = obl_knowledge_import (bench->store, &import, NULL, &error);
  if (done == NULL)
    g_error ("%s", error->message);
  report (bench, "taken in, ms", now_ms () - started);
  if (g_stat (path, &status) == 0)
    report (bench, "size of the project, MB", (double)status.st_size / 1024 / 1024);
  report (bench, "most memory, MB", memory_mb ());
}

/* --- Key presses ------------------------------------------------------------------------------ */

typedef struct {
  double sum;
  double worst;
  guint n;
} Presses;

static void
press (Bench *bench, const char *text, const char *label, Presses *presses)
{
  const double started = now_ms ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found
      = obl_store_search_knowledge (bench->store, text, label, LIMIT, &error);
  const double ms = now_ms () - started;

  if (found == NULL)
    g_error ("%s", error->message);
  presses->sum += ms;
  presses->worst = MAX (presses->worst, ms);
  presses->n++;
}

/* The names as somebody types them, a letter after the other. */
static void
type (Bench *bench, const char *const *names, const char *label, const char *what)
{
  Presses presses = { 0 };
  g_autofree char *mean = g_strconcat (what, ", mean of a key press, ms", NULL);
  g_autofree char *worst = g_strconcat (what, ", worst, ms", NULL);

  for (guint i = 0; names[i] != NULL; i++) {
    for (const char *p = names[i]; *p != '\0';) {
      g_autofree char *typed = NULL;

      p = g_utf8_next_char (p);
      typed = g_strndup (names[i], (gsize)(p - names[i]));
      press (bench, typed, label, &presses);
    }
  }
  report (bench, mean, presses.sum / presses.n);
  report (bench, worst, presses.worst);
}

/* --- Beside it -------------------------------------------------------------------------------- */

static void
run_peer (Bench *bench, const char *sql)
{
  if (sqlite3_exec (bench->peer, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->peer));
}

static void
make_peer (Bench *bench)
{
  g_autofree char *path = g_build_filename (bench->folder, "peer.db", NULL);
  g_autofree char *project
      = g_strdup_printf ("ATTACH '%s' AS p", obl_store_get_path (bench->store));

  if (sqlite3_open (path, &bench->peer) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->peer));
  run_peer (bench, project);
  run_peer (bench, "CREATE TABLE n (name TEXT, row INTEGER, popularity INTEGER);"
                   "INSERT INTO n SELECT name, row, popularity FROM p.knowledge_entry;"
                   "INSERT INTO n SELECT json_extract(a.value, '$[0]'), e.row, e.popularity "
                   "FROM p.knowledge_entry e, json_each(e.aliases) a;"
                   "CREATE INDEX n_by_name ON n (name COLLATE NOCASE)");
}

static void
bench_peer (Bench *bench, const char *text)
{
  static const char sql[]
      = "SELECT name FROM n WHERE name LIKE ?1 || '%' ORDER BY popularity DESC LIMIT 7";
  g_autofree char *what = g_strdup_printf ("bare SQLite, LIKE '%s%%', ms", text);
  sqlite3_stmt *stmt = NULL;
  double started;

  if (sqlite3_prepare_v2 (bench->peer, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bench->peer));
  sqlite3_bind_text (stmt, 1, text, -1, SQLITE_STATIC);
  started = now_ms ();
  while (sqlite3_step (stmt) == SQLITE_ROW)
    continue;
  report (bench, what, now_ms () - started);
  sqlite3_finalize (stmt);
}

/* --- All of it -------------------------------------------------------------------------------- */

static void
run (Bench *bench)
{
  static const char *const names[]
      = { "Kim Jongun", "Smijon Brown", "Zhangli Wang", "Müller Schmidt", NULL };
  static const char *const turned[] = { "Jongun Mokim", "Wang Zhangli Ta", NULL };
  static const char *const misspelt[] = { "Kimm Chongun", "Shmidt Weber", "Garsia Lopes", NULL };
  Presses single = { 0 };
  double started;

  make_table (bench);
  bench_import (bench);
  for (char c = 'a'; c <= 'z'; c++) {
    const char text[] = { c, '\0' };

    press (bench, text, NULL, &single);
  }
  report (bench, "one letter, mean, ms", single.sum / single.n);
  report (bench, "one letter, worst, ms", single.worst);
  type (bench, names, NULL, "names");
  type (bench, names, "Person", "names of a type");
  type (bench, turned, NULL, "words in another order");
  type (bench, misspelt, NULL, "other spellings");
  make_peer (bench);
  bench_peer (bench, "k");
  bench_peer (bench, "kim");
  bench_peer (bench, "kimjong");
  sqlite3_close (bench->peer);
  started = now_ms ();
  if (!obl_store_remove_knowledge (bench->store, "people", NULL, NULL))
    g_error ("cannot remove it");
  report (bench, "removed, ms", now_ms () - started);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  Bench bench = { .n_entries = 1000000 };

  for (int i = 1; i < argc; i++) {
    if (strcmp (argv[i], "--json") == 0)
      bench.as_json = TRUE;
    else
      bench.n_entries = (guint)strtoul (argv[i], NULL, 10);
  }
  bench.folder = g_dir_make_tmp ("obelus-bench-XXXXXX", NULL);
  bench.out = g_string_new (NULL);
  bench.json = obl_json_new (bench.out);
  obl_json_begin_object (bench.json);
  if (!bench.as_json)
    g_print ("%'u entries, three names each\n", bench.n_entries);
  run (&bench);
  obl_json_end_object (bench.json);
  if (bench.as_json)
    g_print ("%s\n", bench.out->str);
  obl_store_close (bench.store);
  remove_folder (bench.folder);
  obl_json_free (bench.json);
  g_string_free (bench.out, TRUE);
  g_free (bench.table);
  g_free (bench.folder);
  return 0;
}
