/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of files to read, and all that reading them gives, as lines. */
#pragma once

#include "core/ingest/obl-ingest.h"

typedef struct {
  char *path;
  GPtrArray *paths; /* char *, of its files, in the order in which they were added */
} TestFolder;

TestFolder *test_folder_new (void);
/* Removes its files, too. */
void test_folder_free (TestFolder *folder);
const char *
test_folder_add (TestFolder *folder, const char *name, const void *bytes, gsize n_bytes);
/* Small articles that differ, "00.txt" and on. */
void test_folder_add_articles (TestFolder *folder, guint n_articles);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFolder, test_folder_free)

/* All of the folder's files; free with obl_ingest_free(). */
OblIngest *test_ingest_new (const TestFolder *folder, const OblIngestOptions *options);

/* "document a.txt", "reduced a.txt", "known a.txt", "refused a.txt: Cannot …", "records a.txt",
 * "mapping …" and "file a.txt".  Free with g_free(). */
char *test_describe_event (const OblIngestEvent *event);
/* The lines of all events to the end; free with g_free(). */
char *test_gather (OblIngest *ingest);
/* How often @line is among the lines of @gathered. */
guint test_count_line (const char *gathered, const char *line);

/* The reading programs of this build, or @program in place of the one for files, are used from now
 * on.  @folder must stay. */
void test_use_reader (TestFolder *folder, const char *build, const char *program);
