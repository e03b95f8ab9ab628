/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words as they are looked for, in scripts of several kinds. */
#include "config.h"

#include <string.h>

#include "core/text/obl-word-term.h"

static void
test_cutting (void)
{
  static const struct {
    const char *text;
    const char *words;
  } cases[] = {
    { "The Élysée, said", "the elysee said" },
    { "E\xcc\x81lyse\xcc\x81"
      "e",
      "elysee" },
    { "İstanbul ISTANBUL ıslak", "istanbul istanbul islak" },
    { "STRASSE Straße", "strasse strasse" },
    { "ＫＣＮＡ １２", "kcna 12" },
    { "소식통은 \xe1\x84\x87\xe1\x85\xae\xe1\x86\xa8", "소식통은 북" },
    { "朝鲜外务省。", "朝鲜 鲜外 外务 务省 省" },
    { "ｶﾞｽ ガス", "ガス ス ガス ス" },
    { "ไทย", "ไท ทย ย" },
    { "والوزارة الوزارة وزارة", "وزاره وزاره وزاره" },
    { "مُسْتَعِدَّة مستعـدة", "مستعده مستعده" },
    { "إلى أن آخر ٢٠٢٤", "الي ان اخر 2024" },
    { "الله", "الله" },
    { "$5 😀", "$ 5 😀" },
    { "soft\xc2\xadhyphen", "softhyphen" },
    { "—…", "" },
  };

  g_test_summary ("Accents, widths, particles and scripts without spaces");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblWords) words = obl_words_new (cases[i].text, strlen (cases[i].text));
    g_autofree char *joined = obl_words_join (words);

    g_assert_cmpstr (joined, ==, cases[i].words);
  }
}

static void
test_finding (void)
{
  static const struct {
    const char *text;
    const char *term;
    gboolean is_prefix;
    const char *found; /* NULL: nothing */
  } cases[] = {
    { "The Élysée said", "elysee", FALSE, "Élysée" },
    { "The Élysée said", "elys", FALSE, NULL },
    { "The Élysée said", "elys", TRUE, "Élysée" },
    { "the other side", "the other", FALSE, "the other" },
    { "북한은 밝혔다", "북한", FALSE, "북한은" },
    { "한국은 밝혔다", "북한", FALSE, NULL },
    { "朝鲜外务省说", "外务", FALSE, "外务" },
    { "朝鲜外务省说", "外务省", FALSE, "外务省" },
    { "朝鲜外务省说", "省", FALSE, "省" },
    { "朝鲜外务省说", "说", FALSE, "说" },
    { "朝鲜外务省说", "外省", FALSE, NULL },
    { "กระทรวงกลาโหม", "กลาโหม", FALSE, "กลาโหม" },
    { "قالت والوزارة إن", "وزارة", FALSE, "والوزارة" },
    { "قالت وزارة إن", "الوزارة", FALSE, "وزارة" },
    { "زار بوزارة إن", "وزارة", FALSE, "بوزارة" },
    { "وزارته", "وزارت", FALSE, "وزارته" },
    { "ＫＣＮＡ said", "kcna", FALSE, "ＫＣＮＡ" },
    { "İSTANBUL", "istanbul", FALSE, "İSTANBUL" },
  };

  g_test_summary ("Where a term stands, in the letters of the text");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblWords) words = obl_words_new (cases[i].text, strlen (cases[i].text));
    g_autoptr (OblWordTerm) term = obl_word_term_new (cases[i].term, cases[i].is_prefix);
    g_autofree char *found = NULL;

    for (guint j = 0; found == NULL && j < obl_words_get_length (words); j++) {
      if (obl_word_term_match (term, words, j) > 0) {
        OblRange bytes = obl_word_term_get_bytes (term, words, j);

        found = g_strndup (cases[i].text + bytes.start, bytes.end - bytes.start);
      }
    }
    g_test_message ("%s in %s", cases[i].term, cases[i].text);
    g_assert_cmpstr (found, ==, cases[i].found);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text/words/cutting", test_cutting);
  g_test_add_func ("/core/text/words/finding", test_finding);
  return g_test_run ();
}
