/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cue words as a table of lemmas by kind; their forms are made by rule the first time one is
 * looked up, but for those of irregular verbs, which are written behind a colon ("say:said"). */
#define G_LOG_DOMAIN "obl-propose"

#include "config.h"

#include "core/propose/obl-cue-words.h"

#include <string.h>

typedef struct {
  guint kinds;
  const char *lemmas; /* parted by spaces */
} Row;

static const Row verbs[] = {
  { OBL_CUE_SAY,
    "say:said appeal announce report claim state declare assert allege insist maintain argue "
    "contend "
    "confirm deny acknowledge admit concede explain reveal disclose reiterate repeat respond reply "
    "comment remark quip joke predict forecast:forecast estimate believe suspect conclude suggest "
    "recommend propose demand reject dismiss refute dispute threaten vow pledge promise "
    "swear:swore "
    "guarantee stress emphasise emphasize underline underscore recall recount tweet quote testify "
    "swear:sworn complain lament whisper shout yell mutter exclaim protest caution opine muse "
    "boast "
    "brag proclaim hint imply speculate fear doubt vouch attest avow profess decree rule clarify "
    "elaborate counter retort concur voice express" },
  { OBL_CUE_SAY | OBL_CUE_WEAK,
    "add note observe mention write:wrote write:written point indicate show:showed show:shown "
    "find:found think:thought feel:felt know:knew know:known see:saw see:seen hear:heard "
    "learn hope want expect intend plan wish consider judge assume agree disagree decide "
    "determine signal continue put:put hold:held read:read answer warrant understand:understood "
    "foresee:foresaw mean:meant sense stipulate publish detail post describe venture submit "
    "advocate raise request order support oppose welcome regret seek:sought offer accept "
    "backtrack conjecture reason wonder" },
  { OBL_CUE_TELL, "tell:told inform assure remind notify brief convince persuade reassure" },
  { OBL_CUE_SAY | OBL_CUE_TO, "warn ask advise" },
  { OBL_CUE_SAY | OBL_CUE_TO | OBL_CUE_WEAK, "instruct direct teach:taught" },
  { OBL_CUE_TO, "urge implore beseech:besought" },
  { OBL_CUE_TO | OBL_CUE_WEAK, "command encourage invite press allow beg" },
  { OBL_CUE_OF, "accuse" },
  { OBL_CUE_OF | OBL_CUE_WEAK, "convict acquit" },
  { OBL_CUE_FOR, "blame praise criticise criticize condemn rebuke chide scold berate castigate "
                 "fault applaud laud thank chastise lambast slam" },
  { OBL_CUE_FOR | OBL_CUE_AS, "denounce deride decry hail" },
  { OBL_CUE_AS | OBL_CUE_WEAK,
    "characterise characterize describe portray depict regard view brand "
    "paint cast:cast label" },
  { OBL_CUE_WITH | OBL_CUE_WEAK, "charge" },
  { OBL_CUE_CALL, "dub term" },
  { OBL_CUE_CALL | OBL_CUE_WEAK, "call" },
  { OBL_CUE_MUTE | OBL_CUE_WEAK, "decline refuse" },
};

static const char nouns[]
    = "claim allegation accusation assertion statement report announcement denial suggestion "
      "warning argument belief view contention admission insistence complaint suspicion "
      "prediction promise pledge threat demand call declaration conclusion charge rumour rumor "
      "confirmation assurance estimate assumption hint remark comment fear hope";

typedef struct {
  guint kinds;
  OblCueForm form;
} Entry;

static gboolean
is_vowel (char c)
{
  return c != '\0' && strchr ("aeiou", c) != NULL;
}

/* Of "admit", not of "repeat" or "listen": a last syllable of one vowel that is stressed. */
static gboolean
doubles_last (const char *lemma)
{
  static const char *const doubling[]
      = { "admit", "submit", "brag", "beg", "plan", "slam", "quip", "dub", "concur" };

  for (guint i = 0; i < G_N_ELEMENTS (doubling); i++) {
    if (strcmp (doubling[i], lemma) == 0)
      return TRUE;
  }
  return FALSE;
}

static char *
make_s (const char *lemma)
{
  gsize n = strlen (lemma);
  char last = lemma[n - 1];

  if (last == 'y' && !is_vowel (lemma[n - 2]))
    return g_strdup_printf ("%.*s%s", (int)n - 1, lemma, "ies");
  if (strchr ("sxz", last) != NULL || g_str_has_suffix (lemma, "ch")
      || g_str_has_suffix (lemma, "sh"))
    return g_strconcat (lemma, "es", NULL);
  return g_strconcat (lemma, "s", NULL);
}

static char *
make_past (const char *lemma)
{
  gsize n = strlen (lemma);

  if (lemma[n - 1] == 'e')
    return g_strconcat (lemma, "d", NULL);
  if (lemma[n - 1] == 'y' && !is_vowel (lemma[n - 2]))
    return g_strdup_printf ("%.*s%s", (int)n - 1, lemma, "ied");
  if (doubles_last (lemma))
    return g_strdup_printf ("%s%ced", lemma, lemma[n - 1]);
  return g_strconcat (lemma, "ed", NULL);
}

static char *
make_ing (const char *lemma)
{
  gsize n = strlen (lemma);

  if (lemma[n - 1] == 'e' && lemma[n - 2] != 'e')
    return g_strdup_printf ("%.*sing", (int)n - 1, lemma);
  if (doubles_last (lemma) || strcmp (lemma, "put") == 0)
    return g_strdup_printf ("%s%cing", lemma, lemma[n - 1]);
  return g_strconcat (lemma, "ing", NULL);
}

/* Two lemmas that share a form share what it can be: the stronger reading stays. */
static void
add_form (GHashTable *forms, char *word, guint kinds, OblCueForm form)
{
  Entry *entry = g_hash_table_lookup (forms, word);

  if (entry != NULL) {
    gboolean is_weak = (entry->kinds & kinds & OBL_CUE_WEAK) != 0;

    entry->kinds = ((entry->kinds | kinds) & ~(guint)OBL_CUE_WEAK) | (is_weak ? OBL_CUE_WEAK : 0);
    g_free (word);
    return;
  }
  entry = g_new (Entry, 1);
  entry->kinds = kinds;
  entry->form = form;
  g_hash_table_insert (forms, word, entry);
}

static void
add_lemma (GHashTable *forms, char *lemma, guint kinds)
{
  char *past = strchr (lemma, ':');

  if (past != NULL)
    *past++ = '\0';
  add_form (forms, g_strdup (lemma), kinds, OBL_FORM_BASE);
  add_form (forms, make_s (lemma), kinds, OBL_FORM_S);
  add_form (forms, make_ing (lemma), kinds, OBL_FORM_ING);
  if (past == NULL)
    add_form (forms, make_past (lemma), kinds, OBL_FORM_PAST);
  else if (strcmp (past, lemma) != 0)
    add_form (forms, g_strdup (past), kinds, OBL_FORM_PAST);
}

static gpointer
make_verbs (G_GNUC_UNUSED gpointer unused)
{
  GHashTable *forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++) {
    g_auto (GStrv) lemmas = g_strsplit (verbs[i].lemmas, " ", -1);

    for (guint j = 0; lemmas[j] != NULL; j++)
      add_lemma (forms, lemmas[j], verbs[i].kinds);
  }
  return forms;
}

static gpointer
make_nouns (G_GNUC_UNUSED gpointer unused)
{
  GHashTable *forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) lemmas = g_strsplit (nouns, " ", -1);

  for (guint i = 0; lemmas[i] != NULL; i++) {
    g_hash_table_add (forms, g_strdup (lemmas[i]));
    g_hash_table_add (forms, make_s (lemmas[i]));
  }
  return forms;
}

guint
obl_cue_words_look_up (const char *word, OblCueForm *form)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *forms = g_once (&once, make_verbs, NULL);
  const Entry *entry = g_hash_table_lookup (forms, word);

  *form = entry == NULL ? OBL_FORM_BASE : entry->form;
  return entry == NULL ? 0 : entry->kinds;
}

gboolean
obl_cue_words_has_noun (const char *word)
{
  static GOnce once = G_ONCE_INIT;
  GHashTable *forms = g_once (&once, make_nouns, NULL);

  return g_hash_table_contains (forms, word);
}
