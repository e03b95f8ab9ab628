/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promise that what is seen is the text, looked at for any page in the real engine. */
#pragma once

#include "page-fixture.h"

G_BEGIN_DECLS

typedef struct {
  guint n_pages;
  guint n_refused;  /* by the importer, with a reason */
  guint n_faults;   /* something that is not allowed, another text, not shown */
  guint n_doubtful; /* text only, or reduced */
  guint n_pictures;
} PageCheck;

/* Imports the page at @path, as an article and as a whole, and shows both.  What is wrong is printed
 * and counted. */
void page_check_file (Fixture *fixture, const char *path, PageCheck *check);
/* Regular files in @folder and below, sorted by name; @extension NULL: of any kind. */
void
page_check_folder (Fixture *fixture, const char *folder, const char *extension, PageCheck *check);

G_END_DECLS
