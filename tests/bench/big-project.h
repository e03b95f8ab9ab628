/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project as large as an office's: for each article ten spans, of which eight are mentions, and one
 * claim; half as many entities as articles. */
#pragma once

#include "core/store/obl-store.h"

/* Who is mentioned in every tenth article each, and what they are called. */
#define BIG_PROJECT_N_OFTEN 2u
extern const OblId big_project_often[BIG_PROJECT_N_OFTEN];

/* Makes it at @path, where nothing may be yet; the same articles each time.  @said, may be NULL, hears
 * how many articles are made. */
gboolean
big_project_make (const char *path, guint n_articles, void (*said) (guint n_made), GError **error);
