/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people say a page holds: one JSON object per line.
 *
 *   {"path": "pages/1.html", "text": "…", "title": "…", "author": "…", "date": "2024-01-21",
 *    "with": ["…"], "without": ["…"], "url": "https://…"}
 *
 * `path` goes from the file's folder.  All else may be missing, null or empty, and is not scored
 * then: `text` is the article's; `with` and `without` are pieces that must and must not be in it;
 * `author` may be a list; `date` is the day it was published; `url` is told to the importer. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *path; /* with the folder */
  char *text;
  char *title;
  char *author; /* "Ruth Amsel, Jo Bell" */
  char *date;
  char *url;
  GPtrArray *with; /* char * */
  GPtrArray *without;
} Gold;

/* Gold * for each line of the file at @path; NULL when one cannot be read. */
GPtrArray *gold_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
