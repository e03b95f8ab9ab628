/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/propose/obl-propose.h"

/* A document of one block. */
static OblDocument *
make_document (const char *utf8, const char *language, OblBlockKind kind, OblBlockRole role)
{
  OblDocument *document = obl_document_new ();
  OblBlock block = { .kind = kind, .role = role };

  document->text = obl_text_new (utf8);
  document->language = g_strdup (language);
  block.range.end = obl_text_get_n_chars (document->text);
  g_array_append_val (document->blocks, block);
  return document;
}

static void
check_block (const char *utf8,
             const char *language,
             OblBlockKind kind,
             OblBlockRole role,
             const char *expected)
{
  g_autoptr (OblDocument) document = make_document (utf8, language, kind, role);
  g_autoptr (GArray) names = obl_propose_list_names (document, 0);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++) {
    g_autofree char *name = obl_text_dup_range (document->text, g_array_index (names, OblRange, i));

    g_string_append_printf (found, "%s%s", i > 0 ? "|" : "", name);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
check_names (const char *utf8, const char *language, const char *expected)
{
  check_block (utf8, language, OBL_BLOCK_PARAGRAPH, OBL_ROLE_BODY, expected);
}

static void
test_runs (void)
{
  g_test_summary ("Runs of capitalised words, with hyphens and initials, without “’s”");
  check_names ("It was Ilka Dorn who met Anna-Lise Kol and J. P. Berg in Port Sarn.", "en",
               "Ilka Dorn|Anna-Lise Kol|J. P. Berg|Port Sarn");
  check_names ("We saw Marvenia’s Coast Guard, Tolvia's boats and the Estavians’ nets.", "en",
               "Marvenia|Coast Guard|Tolvia|Estavians");
  check_names ("He asked Dorn, Rael and “Tack” (Brask).", "en", "Dorn|Rael|Tack|Brask");
  check_names ("Nothing here is a name.", "en", "");
  check_names ("The People’s Republic of Tolvia met the Bank of the North and the mayor of Brask.",
               "en", "People’s Republic of Tolvia|Bank of the North|Brask");
  check_names ("He went to “Port Sarn.” (a harbour) for Hale Corp. (a firm).", "en",
               "Port Sarn|Hale Corp.");
}

static void
test_titles (void)
{
  g_test_summary ("A name is without the titles before it; a body is none that bears a title");
  check_names ("They met Foreign Minister Ilka Dorn and General Bruno Tack.", "en",
               "Ilka Dorn|Bruno Tack");
  check_names ("It is before the General Assembly and the Foreign Ministry.", "en",
               "General Assembly|Foreign Ministry");
}

static void
test_beginnings (void)
{
  g_test_summary ("At the beginning of a sentence a capital is no sign; days and months are");
  check_names ("The League met. In Port Sarn it rained. Boats left; the boats came back.", "en",
               "League|Port Sarn");
  check_names ("Seoul denied it. “Their Norland is ours,” she said. On Friday he left.", "en",
               "Seoul|Norland|Friday");
  check_names ("Tuesday was wet.", "en", "Tuesday");
}

static void
test_nowhere (void)
{
  g_test_summary ("None where capitals tell nothing: headings, German, page furniture");
  check_block ("He reads more from Port Sarn", "en", OBL_BLOCK_PARAGRAPH, OBL_ROLE_BOILERPLATE, "");
  check_block ("Envoys Leave Talks Without Word On Ferries", "en", OBL_BLOCK_HEADING,
               OBL_ROLE_TITLE, "");
  check_block ("Marvenia accuses Tolvia of theft", "en", OBL_BLOCK_HEADING, OBL_ROLE_TITLE,
               "Marvenia|Tolvia");
  check_names ("Die Ministerin Ilka Dorn sprach am Kai.", "de", "");
  check_names ("La ministre Ilka Dorn parle à Port Sarn.", "fr", "La|Ilka Dorn|Port Sarn");
  check_names ("장관은 평양에서 말했다.", "ko", "");
  check_names ("", "en", "");
}

static void
check_word (const char *utf8, guint32 position, const char *expected)
{
  g_autoptr (OblDocument) document = make_document (utf8, "en", OBL_BLOCK_PARAGRAPH, OBL_ROLE_BODY);
  OblRange range = { 0, 0 };
  g_autofree char *word = NULL;

  if (obl_propose_find_word_at (document, position, &range))
    word = obl_text_dup_range (document->text, range);
  g_assert_cmpstr (word, ==, expected);
}

static void
test_word_at (void)
{
  const char *text = "He met Minister Ilka Dorn’s aides , twice";

  g_test_summary ("The word at a caret: before, in and behind it; of a name all of it");
  check_word (text, 0, "He");
  check_word (text, 2, "He");
  check_word (text, 4, "met");
  check_word (text, 8, "Minister");
  check_word (text, 17, "Ilka Dorn");
  check_word (text, 25, "Ilka Dorn");
  check_word (text, 34, NULL);
  check_word (text, 36, "twice");
  check_word (text, 41, "twice");
  check_word ("", 0, NULL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/propose-names/runs", test_runs);
  g_test_add_func ("/propose-names/titles", test_titles);
  g_test_add_func ("/propose-names/beginnings", test_beginnings);
  g_test_add_func ("/propose-names/nowhere", test_nowhere);
  g_test_add_func ("/propose-names/word-at", test_word_at);
  return g_test_run ();
}
