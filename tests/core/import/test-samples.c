/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The samples that come with Obelus import as a reader would expect. */
#include "config.h"

#include "core/import/obl-import.h"

static const char *samples_folder;

static OblDocument *
import (const char *path, const char *name, GError **error)
{
  const OblImportOptions options = { .name = name };
  g_autoptr (GBytes) bytes = NULL;
  char *content;
  gsize n_bytes;

  if (!g_file_get_contents (path, &content, &n_bytes, error))
    return NULL;
  bytes = g_bytes_new_take (content, n_bytes);
  return obl_import_bytes (bytes, &options, error);
}

static void
test_samples (void)
{
  static const struct {
    const char *name;
    const char *language;
    const char *direction;
    const char *publisher;
    const char *published;
    guint n_headings;
    guint n_meta;
    guint n_boilerplate;
  } samples[] = {
    { "halmar-envoys.txt", "en", "ltr", "Northern Wire", "2025-03-14", 2, 4, 5 },
    { "halmar-shipping.html", "en", "ltr", "Harbour Times", "2025-03-17T06:30:00+01:00", 2, 3, 14 },
    { "halmar-ko.txt", "ko", "ltr", "북방통신", "2025-03-15", 1, 3, 3 },
    { "halmar-ar.txt", "ar", "rtl", "برق الشمال", "2025-03-15", 1, 3, 3 },
    { "halmar-fr.txt", "fr", "ltr", "Dépêche du Nord", "2025-03-15", 1, 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++) {
    g_autofree char *path = g_build_filename (samples_folder, samples[i].name, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (OblDocument) document = import (path, samples[i].name, &error);
    guint n_roles[4] = { 0 };
    guint n_headings = 0;

    g_assert_no_error (error);
    g_test_message ("%s", samples[i].name);
    g_assert_cmpstr (document->language, ==, samples[i].language);
    g_assert_cmpstr (document->direction, ==, samples[i].direction);
    g_assert_cmpstr (document->publisher, ==, samples[i].publisher);
    g_assert_cmpstr (document->published, ==, samples[i].published);
    g_assert_nonnull (document->byline);
    for (guint k = 0; k < document->blocks->len; k++) {
      const OblBlock *block = &g_array_index (document->blocks, OblBlock, k);
      g_autofree char *text = obl_text_dup_range (document->text, block->range);

      n_roles[block->role]++;
      n_headings += block->kind == OBL_BLOCK_HEADING && block->role == OBL_ROLE_BODY;
      if (block->role == OBL_ROLE_TITLE)
        g_assert_cmpstr (text, ==, document->title);
    }
    g_assert_cmpuint (n_roles[OBL_ROLE_TITLE], ==, 1);
    g_assert_cmpuint (n_roles[OBL_ROLE_META], ==, samples[i].n_meta);
    g_assert_cmpuint (n_roles[OBL_ROLE_BOILERPLATE], ==, samples[i].n_boilerplate);
    g_assert_cmpuint (n_headings, ==, samples[i].n_headings);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  samples_folder = argv[1];
  g_test_add_func ("/core/import/samples", test_samples);
  return g_test_run ();
}
