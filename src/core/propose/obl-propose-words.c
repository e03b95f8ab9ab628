/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed classes of English words, as lists. */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include "core/propose/obl-propose-words.h"

#include <string.h>

typedef struct {
  OblWordClass class;
  const char *words;
} List;

static const List lists[] = {
  { OBL_WORD_DETERMINER, "a an the this that these those his her its their our my your some any "
                         "no every each several many most all both another such" },
  { OBL_WORD_PRONOUN, "i you he she it we they this there these those everyone everybody someone "
                      "somebody nobody nothing everything who" },
  { OBL_WORD_PREPOSITION,
    "in on at during after before by with from to for of via through about against over under "
    "among between into near since until without within amid despite following outside inside "
    "across as" },
  { OBL_WORD_AUXILIARY, "is are was were be been being am has have had having do does did will "
                        "would shall should can could may might must isn't aren't wasn't weren't "
                        "hasn't haven't hadn't don't doesn't didn't won't wouldn't shan't "
                        "shouldn't can't cannot couldn't" },
  { OBL_WORD_BE, "is are was were be been being am isn't aren't wasn't weren't" },
  { OBL_WORD_ADVERB,
    "also later earlier then now still once again just only already even ever never not often "
    "always soon first instead meanwhile however therefore nevertheless nonetheless moreover "
    "yesterday today tomorrow too since thus further long reportedly" },
  { OBL_WORD_CONJUNCTION, "and or but nor" },
  { OBL_WORD_OPENER, "that because while when although though if whereas whether where why how "
                     "what unless so after before as since until" },
  { OBL_WORD_RELATIVE, "who which whose whom" },
  { OBL_WORD_TIME,
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december yesterday today tomorrow tonight earlier "
    "later week month year morning evening afternoon night weekend day days weeks months years "
    "hours ago last next" },
  { OBL_WORD_TITLE,
    "minister president premier chancellor secretary ambassador general gen. admiral adm. colonel "
    "col. captain capt. major maj. lieutenant lt. senator sen. representative rep. governor gov. "
    "mayor judge justice king queen prince princess pope professor prof. spokesman spokeswoman "
    "spokesperson director chairman chairwoman commander inspector chief envoy diplomat leader "
    "officer commissioner sergeant analyst economist deputy" },
  { OBL_WORD_NOT, "not never isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't "
                  "didn't won't wouldn't can't cannot couldn't" },
  { OBL_WORD_AGENCY, "agency newspaper daily newswire website broadcaster magazine weekly" },
  { OBL_WORD_CALENDAR,
    "monday tuesday wednesday thursday friday saturday sunday january february march april june "
    "july august september october november december" },
  { OBL_WORD_NUMBER, "one two three four five six seven eight nine ten dozen hundred thousand" },
};

static gpointer
make_classes (G_GNUC_UNUSED gpointer unused)
{
  GHashTable *classes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    g_auto (GStrv) words = g_strsplit (lists[i].words, " ", -1);

    for (guint j = 0; words[j] != NULL; j++) {
      guint known = GPOINTER_TO_UINT (g_hash_table_lookup (classes, words[j]));

      g_hash_table_insert (classes, g_strdup (words[j]), GUINT_TO_POINTER (known | lists[i].class));
    }
  }
  return classes;
}

guint
obl_words_classify (const char *word)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *classes = g_once (&once, make_classes, NULL);
  guint class = GPOINTER_TO_UINT (g_hash_table_lookup (classes, word));
  gsize n = strlen (word);

  if (class == 0 && n > 4 && strcmp (word + n - 2, "ly") == 0 && strcmp (word, "family") != 0
      && strcmp (word, "assembly") != 0)
    class = OBL_WORD_ADVERB;
  return class;
}
