/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-gather.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

TestFolder *
test_folder_new (void)
{
  TestFolder *folder = g_new0 (TestFolder, 1);
  g_autoptr (GError) error = NULL;

  folder->path = g_dir_make_tmp ("obelus-ingest-XXXXXX", &error);
  g_assert_no_error (error);
  folder->paths = g_ptr_array_new_with_free_func (g_free);
  return folder;
}

void
test_folder_free (TestFolder *folder)
{
  for (guint i = 0; i < folder->paths->len; i++)
    g_remove (folder->paths->pdata[i]);
  g_assert_cmpint (g_rmdir (folder->path), ==, 0);
  g_ptr_array_unref (folder->paths);
  g_free (folder->path);
  g_free (folder);
}

const char *
test_folder_add (TestFolder *folder, const char *name, const void *bytes, gsize n_bytes)
{
  char *path = g_build_filename (folder->path, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize)n_bytes, &error);
  g_assert_no_error (error);
  g_ptr_array_add (folder->paths, path);
  return path;
}

void
test_folder_add_articles (TestFolder *folder, guint n_articles)
{
  for (guint i = 0; i < n_articles; i++) {
    g_autofree char *name = g_strdup_printf ("%02u.txt", i);
    g_autofree char *text = g_strdup_printf (
        "Harbour news, number %u\n\nThe harbour of Halmar was opened for ship %u on Monday, as "
        "the port authority said.\n",
        i, i);

    test_folder_add (folder, name, text, strlen (text));
  }
}

OblIngest *
test_ingest_new (const TestFolder *folder, const OblIngestOptions *options)
{
  OblIngest *ingest = obl_ingest_new (options);

  for (guint i = 0; i < folder->paths->len; i++)
    obl_ingest_add_path (ingest, folder->paths->pdata[i]);
  return ingest;
}

char *
test_describe_event (const OblIngestEvent *event)
{
  switch (event->kind) {
  case OBL_INGEST_DOCUMENT:
    return g_strdup_printf (
        "%s %s",
        strstr (event->document->importer, "structure left out") != NULL ? "reduced" : "document",
        event->name);
  case OBL_INGEST_KNOWN:
    return g_strdup_printf ("known %s", event->name);
  case OBL_INGEST_REFUSED:
    return g_strdup_printf ("refused %s: %s", event->name, event->error->message);
  case OBL_INGEST_RECORDS:
    return g_strdup_printf ("records %s", event->name);
  case OBL_INGEST_MAPPING:
    return g_strdup_printf ("mapping %s: %s", event->name, event->mapping);
  case OBL_INGEST_FILE:
    return g_strdup_printf ("file %s", event->name);
  }
  g_assert_not_reached ();
}

char *
test_gather (OblIngest *ingest)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  while (TRUE) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblIngestEvent) event = obl_ingest_next (ingest, NULL, &error);
    g_autofree char *line = NULL;

    g_assert_no_error (error);
    if (event == NULL)
      return g_string_free (g_steal_pointer (&lines), FALSE);
    line = test_describe_event (event);
    g_string_append_printf (lines, "%s\n", line);
  }
}

guint
test_count_line (const char *gathered, const char *line)
{
  g_auto (GStrv) lines = g_strsplit (gathered, "\n", -1);
  guint n_found = 0;

  for (char **one = lines; *one != NULL; one++)
    n_found += strcmp (*one, line) == 0;
  return n_found;
}

static void
link_program (TestFolder *folder, const char *target, const char *name)
{
  char *path = g_build_filename (folder->path, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
  g_ptr_array_add (folder->paths, path);
}

void
test_use_reader (TestFolder *folder, const char *build, const char *program)
{
  g_autofree char *files = g_build_filename (build, "obelus-read", NULL);
  g_autofree char *pdf = g_build_filename (build, "obelus-read-pdf", NULL);

  link_program (folder, program != NULL ? program : files, "obelus-read");
  link_program (folder, pdf, "obelus-read-pdf");
  g_assert_true (g_setenv ("OBELUS_LIBEXEC_DIR", folder->path, TRUE));
}
