/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mappings: written, read, guessed and checked. */
#include "config.h"

#include <string.h>

#include "core/import/obl-import.h"
#include "core/import/obl-mapping.h"

static const char words[] = "The harbour of Halmar reopened on Monday, the port authority said.";

static void
check_written (const char *string, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblMapping) mapping = obl_mapping_parse (string, &error);
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  written = obl_mapping_format (mapping);
  g_assert_cmpstr (written, ==, expected);
}

static void
test_written (void)
{
  check_written ("text=body,title=headline,date=pub,author=by,url=link",
                 "text=body,title=headline,author=by,date=pub,url=link");
  check_written (" Text = body , publisher= source.name,", "text=body,publisher=source.name");
  check_written ("text=a\\,b=c\\\\d", "text=a\\,b=c\\\\d");
  check_written ("", "");
}

static void
check_not_written (const char *string, const char *told)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblMapping) mapping = obl_mapping_parse (string, &error);

  g_assert_null (mapping);
  g_assert_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, told));
  g_assert_nonnull (strstr (error->message, "publisher"));
}

static void
test_not_written (void)
{
  check_not_written ("text", "text");
  check_not_written ("text=a,text=b", "twice");
  check_not_written ("text=", "no column");
  check_not_written ("words=body", "words");
}

/* @row: names and values in turn. */
static char *
guess (const char *const *row)
{
  g_autoptr (OblMappingSample) sample = obl_mapping_sample_new ();
  g_autoptr (OblMapping) mapping = NULL;

  for (; *row != NULL; row += 2)
    obl_mapping_sample_add (sample, row[0], row[1]);
  mapping = obl_mapping_guess (sample);
  return obl_mapping_format (mapping);
}

static void
check_guess (const char *const *row, const char *expected)
{
  g_autofree char *guessed = guess (row);

  g_assert_cmpstr (guessed, ==, expected);
}

static void
test_names (void)
{
  const char *const english[] = { "id",
                                  "7",
                                  "Headline",
                                  "Harbour reopens",
                                  "byline",
                                  "Ada N",
                                  "pub_date",
                                  "2024-03-01",
                                  "article_text",
                                  words,
                                  "outlet",
                                  "Halmar Post",
                                  "lang",
                                  "en",
                                  "Link",
                                  "http://h.example/1",
                                  NULL };
  const char *const french[]
      = { "Titre",       "Le port rouvre", "Auteur", "A. N.",  "Date de publication",
          "1 mars 2024", "Contenu",        words,    "Langue", "fr",
          NULL };
  const char *const german[]
      = { "Überschrift", "Hafen offen", "Verfasser", "A. N.",  "Veröffentlicht am",
          "01.03.2024",  "Volltext",    words,       "Quelle", "Post",
          NULL };
  const char *const spanish[]
      = { "título", "El puerto", "autor",     "A. N.",  "fecha", "2024-03-01",
          "cuerpo", words,       "periódico", "Correo", NULL };

  check_guess (english,
               "text=article_text,title=Headline,author=byline,date=pub_date,language=lang,"
               "url=Link,publisher=outlet,id=id");
  check_guess (french, "text=Contenu,title=Titre,author=Auteur,date=Date de publication,"
                       "language=Langue");
  check_guess (german, "text=Volltext,title=Überschrift,author=Verfasser,date=Veröffentlicht am,"
                       "publisher=Quelle");
  check_guess (spanish, "text=cuerpo,title=título,author=autor,date=fecha,publisher=periódico");
}

static void
test_values (void)
{
  const char *const nameless[]
      = { "1", "http://h.example/1", "2", "2024-03-01", "3", "Harbour reopens", "4", words, NULL };
  const char *const none[] = { "a", "1", "b", "2", NULL };
  const char *const two_texts[] = { "content", "The harbour …", "body", words, NULL };
  const char *const description[] = { "title", "Harbour", "description", words, NULL };
  const char *const page[] = { "title", "Harbour", "content", "<p>The harbour</p>", NULL };
  const char *const empty[] = { "text", "", "story", words, NULL };

  check_guess (nameless, "text=4,title=3,date=2,url=1");
  check_guess (none, "");
  check_guess (two_texts, "text=body");
  check_guess (description, "text=description,title=title");
  check_guess (page, "html=content,title=title");
  check_guess (empty, "text=story");
}

static void
test_check (void)
{
  g_autoptr (OblMappingSample) sample = obl_mapping_sample_new ();
  g_autoptr (OblMapping) right = obl_mapping_parse ("text=b,title=a", NULL);
  g_autoptr (OblMapping) wrong = obl_mapping_parse ("text=b,title=headline", NULL);
  g_autoptr (OblMapping) textless = obl_mapping_parse ("title=a", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (obl_mapping_sample_is_empty (sample));
  obl_mapping_sample_add (sample, "a", NULL);
  obl_mapping_sample_add (sample, "b", NULL);
  g_assert_false (obl_mapping_sample_is_empty (sample));
  g_assert_true (obl_mapping_check (right, sample, &error));
  g_assert_no_error (error);
  g_assert_false (obl_mapping_check (wrong, sample, &error));
  g_assert_nonnull (strstr (error->message, "headline"));
  g_assert_nonnull (strstr (error->message, "a, b"));
  g_clear_error (&error);
  g_assert_false (obl_mapping_check (textless, sample, &error));
  g_assert_nonnull (strstr (error->message, "text=COLUMN"));
}

static void
check_date (const char *value, const char *expected)
{
  g_autofree char *date = obl_mapping_dup_date (value);

  g_assert_cmpstr (date, ==, expected);
}

static void
test_dates (void)
{
  check_date ("2024-03-01", "2024-03-01");
  check_date ("20240301", "2024-03-01");
  check_date ("20240301143000", "2024-03-01");
  check_date ("2024/03/01 14:30", "2024-03-01");
  check_date ("1709303400", "2024-03-01T14:30:00Z");
  check_date ("1709303400000", "2024-03-01T14:30:00Z");
  check_date ("1709303400.0", "2024-03-01T14:30:00Z");
  check_date ("Fri, 01 Mar 2024 14:30:00 GMT", "2024-03-01");
  check_date ("1er mars 2024", "2024-03-01");
  check_date ("20241301", NULL);
  check_date ("03/04/2024", NULL);
  check_date ("1234", NULL);
  check_date ("1709303400x", NULL);
  check_date ("99999999999999999999", NULL);
  check_date (NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/mapping/written", test_written);
  g_test_add_func ("/import/mapping/not-written", test_not_written);
  g_test_add_func ("/import/mapping/names", test_names);
  g_test_add_func ("/import/mapping/values", test_values);
  g_test_add_func ("/import/mapping/check", test_check);
  g_test_add_func ("/import/mapping/dates", test_dates);
  return g_test_run ();
}
