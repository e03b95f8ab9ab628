/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of authors, as pages write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "By Jane Doe | 3 May 2024" gives "Jane Doe"; NULL when no name is left.  A news agency is no
 * author if there is another: it goes to @agency (or NULL). */
char *obl_names_clean (const char *text, char **agency) G_GNUC_WARN_UNUSED_RESULT;

/* "12 May 2024, by Jane Doe in Politics" gives "Jane Doe"; NULL when there is no such name. */
char *obl_names_find (const char *line) G_GNUC_WARN_UNUSED_RESULT;
/* "Courier GmbH", "courier.example": no person. */
gboolean obl_names_is_company (const char *names);

/* The same letters and digits, whatever their case and what stands between; "Courier" and
 * "courier.example" are the same. */
gboolean obl_names_are_same (const char *a, const char *b);

G_END_DECLS
