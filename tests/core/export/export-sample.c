/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For test-corpus.py: makes a project of articles in several scripts, annotated in every shape there
 * is, closes it, opens it from disk, and exports it in each format into the folder that is given. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include <glib.h>

#include "core/edit/obl-edit.h"
#include "core/export/obl-export.h"
#include "core/import/obl-import.h"

/* A mark is LABEL:QUOTE, with "|" between the parts of a discontinuous one. */
static const struct {
  const char *name;
  const char *bytes;
  const char *marks[12];
} articles[] = {
  { "english.txt",
    "Talks in Seoul\r\n\r\n"
    "Gen. Lee met Mr. Kim in the U.S. on Jan. 5. They said nothing.\r\n\r\n"
    "\xe2\x80\x9cWe will wait,\xe2\x80\x9d Kim Yo Jong of the Bank of Korea said, "
    "\xe2\x80\x9cuntil spring.\xe2\x80\x9d\r\n",
    { "Place:Seoul", "Person:Lee", "Person:Kim", "Place:U.S.", "Person:Kim Yo Jong",
      "Organization:Bank of Korea", "Place:Korea", "Organization:of the Bank",
      "Event:We will wait|until spring", "Date:Jan. 5. They",
      "Source:Kim Yo Jong of the Bank of Korea" } },
  { "emoji.txt",
    "😀 Angela 👩‍👩‍👧 met Zoë 🇰🇷🇺🇸 at noon.\n\nThen\u00a0Angela\u2009"
    "paid 1\u202f000 €.\n",
    { "Person:Angela", "Person:Zoë", "Place:🇰🇷", "Quantity:1\u202f000 €",
      "Event:👩‍👩‍👧" } },
  { "combining.txt",
    "Ame\u0301lie Poulain re\u0301pond a\u0300 Rene\u0301.\n\nQ\u0323\u0307 is a letter.\n",
    { "Person:Ame\u0301lie Poulain", "Person:Rene\u0301", "Person:Rene", "Event:Q\u0323\u0307" } },
  { "korean.txt",
    "김정은 국무위원장은 21일 평양에서 말했다. 서울은 침묵했다.\n\n"
    "조선중앙통신이 보도했다.\n",
    { "Person:김정은", "Date:21일", "Place:평양", "Place:서울은", "Media:조선중앙통신이" } },
  { "arabic.txt",
    "قالت أنغيلا ميركل إن برلين لن تتراجع.\n\n"
    "وأضافت «لن نقبل» يوم الاثنين؟\n",
    { "Person:أنغيلا ميركل", "Place:برلين", "Date:يوم الاثنين" } },
  { "furniture.html",
    "<!DOCTYPE html><html lang=en><title>Rounds</title><nav><a href='#m'>Skip to content</a> "
    "<a href='/b'>Subscribe to KCNA news</a></nav>"
    "<main id=m><article><h1>A million rounds for Russia</h1>"
    "<p>Seoul accused Pyongyang of supplying Russia with more than a million artillery rounds, "
    "the <b>Yon</b>hap agency said. Nobody else confirmed it, and the ministry declined to say "
    "more about it for the time being.</p>"
    "<table><tr><td>Tokyo</td><td>Beijing</td></tr></table>"
    "<p>It is not known when the shipments began, or how many ships took part in them.</p>"
    "</article></main></html>",
    { "Government:Seoul", "Place:Russia", "Quantity:more than a million", "Weapon:artillery rounds",
      "Media:Yonhap", "Place:Tokyo\tBeijing", "Media:KCNA", "Place:content" } },
};

static void
must (gboolean done, GError *error)
{
  if (!done)
    g_error ("%s", error->message);
}

static void
mark (OblEdit *edit, const OblDocument *document, const char *mark_up, OblId *id)
{
  const char *utf8 = obl_text_get_utf8 (document->text);
  const char *from = utf8;
  const char *colon = strchr (mark_up, ':');
  g_auto (GStrv) parts = g_strsplit (colon + 1, "|", -1);
  g_autoptr (OblSpan) span = obl_span_new ();
  GError *error = NULL;

  span->document_id = document->id;
  span->label = g_strndup (mark_up, (gsize)(colon - mark_up));
  for (guint i = 0; parts[i] != NULL; i++) {
    const char *found = strstr (from, parts[i]);

    /* What the importer made of the article decides whether it is there. */
    if (found == NULL)
      return;
    obl_span_add_fragment (
        span, obl_text_from_byte (document->text, (gsize)(found - utf8)),
        obl_text_from_byte (document->text, (gsize)(found - utf8) + strlen (parts[i])));
    from = found + strlen (parts[i]);
  }
  obl_attributes_set_string (span->attributes, "sure", "yes\u2028no");
  must (obl_edit_put_span (edit, span, &error), error);
  *id = span->id;
}

static void
add_article (OblStore *store, guint index)
{
  OblImportOptions options = { .name = articles[index].name };
  g_autoptr (GBytes) bytes
      = g_bytes_new_static (articles[index].bytes, strlen (articles[index].bytes));
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autoptr (OblFrame) frame = obl_frame_new ();
  g_autoptr (OblEntity) entity = obl_entity_new ();
  GError *error = NULL;
  OblId id = OBL_ID_NONE;

  document = obl_import_bytes (bytes, &options, &error);
  must (document != NULL, error);
  edit = obl_edit_begin (store, "Make", "tester", &error);
  must (edit != NULL && obl_edit_add_document (edit, document, &error), error);
  for (guint i = 0; i < G_N_ELEMENTS (articles[index].marks) && articles[index].marks[i] != NULL;
       i++)
    mark (edit, document, articles[index].marks[i], &id);

  frame->document_id = document->id;
  frame->type = g_strdup ("Claim");
  obl_frame_add_role (frame, "source", OBL_FILLER_SPAN, &id);
  must (obl_edit_put_frame (edit, frame, &error), error);
  entity->name = g_strdup ("Somebody");
  entity->type = g_strdup ("Person");
  must (obl_edit_put_entity (edit, entity, &error)
            && obl_edit_link_span (edit, &id, &entity->id, &error)
            && obl_edit_commit (edit, &error),
        error);
}

static void
export_all (const char *project, const char *folder)
{
  GError *error = NULL;
  g_autoptr (OblStore) store = obl_store_open (project, OBL_STORE_READ_ONLY, &error);

  must (store != NULL, error);
  for (guint i = 0; obl_export_list_formats ()[i] != NULL; i++) {
    const OblExportFormat *format = obl_export_list_formats ()[i];

    /* The others have tests of their own, by the command line. */
    if (!g_str_equal (format->name, "jsonl") && !g_str_equal (format->name, "conll"))
      continue;

    for (guint round = 1; round <= 2; round++) {
      g_autofree char *output
          = g_strdup_printf ("%s/corpus-%u.%s", folder, round, format->extension);
      g_autofree char *report = g_strdup_printf ("%s/report.%s.json", folder, format->extension);
      OblExportOptions options = { .format = format->name, .output = output, .report = report };

      must (obl_export_run (store, &options, NULL, &error), error);
    }
  }
}

int
main (int argc, char **argv)
{
  GError *error = NULL;
  g_autoptr (OblLabelSet) set = obl_label_set_load_preset ("news-analysis", NULL);
  g_autofree char *project = NULL;
  OblStore *store = NULL;

  if (argc != 2) {
    fprintf (stderr, "Usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  project = g_build_filename (argv[1], "sample.obelus", NULL);
  store = obl_store_create (project, set, &error);
  must (store != NULL, error);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    add_article (store, i);
  obl_store_close (store);
  export_all (project, argv[1]);

  return 0;
}
