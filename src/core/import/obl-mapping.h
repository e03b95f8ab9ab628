/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which column of a table, or member of JSON objects, is an article's text, title, date …
 *
 * Written as "text=body,title=headline,date=pub": ours on the left, theirs on the right; a comma or
 * backslash in one of their names has a backslash before it.  What people call such things in
 * English, French, German and Spanish is known, and values tell where names do not, so that a
 * mapping can be guessed, shown, mended and given again. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_MAPPING_TEXT,
  OBL_MAPPING_HTML,
  OBL_MAPPING_TITLE,
  OBL_MAPPING_AUTHOR,
  OBL_MAPPING_DATE,
  OBL_MAPPING_UPDATED,
  OBL_MAPPING_LANGUAGE,
  OBL_MAPPING_URL,
  OBL_MAPPING_PUBLISHER,
  OBL_MAPPING_ID,
  OBL_MAPPING_N_FIELDS,
} OblMappingField;

typedef struct {
  char *columns[OBL_MAPPING_N_FIELDS]; /* NULL: there is none */
} OblMapping;

/* OBL_IMPORT_ERROR_FAILED, a clause, for what is no mapping. */
OblMapping *obl_mapping_parse (const char *string, GError **error) G_GNUC_WARN_UNUSED_RESULT;
char *obl_mapping_format (const OblMapping *mapping) G_GNUC_WARN_UNUSED_RESULT;
void obl_mapping_free (OblMapping *mapping);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblMapping, obl_mapping_free)

/* --- Guessing --------------------------------------------------------------------------------- */

/* The columns of a table and what some of its rows have in them. */
typedef struct _OblMappingSample OblMappingSample;

OblMappingSample *obl_mapping_sample_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_mapping_sample_free (OblMappingSample *sample);
/* @value NULL: the column is there. */
void obl_mapping_sample_add (OblMappingSample *sample, const char *name, const char *value);
gboolean obl_mapping_sample_is_empty (const OblMappingSample *sample);

/* Has neither text nor html when nothing in @sample can be an article. */
OblMapping *obl_mapping_guess (const OblMappingSample *sample) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE, with a clause in @error that names the column and those there are, when @mapping speaks of
 * a column that is not in @sample, or of none with text. */
gboolean
obl_mapping_check (const OblMapping *mapping, const OblMappingSample *sample, GError **error);

/* TRUE when @name is what a column of texts (or pages, or titles) is called: a row of such names is
 * the head of a table of articles. */
gboolean obl_mapping_knows (const char *name, gboolean *is_text);
/* TRUE when @text has tags of a web page in it. */
gboolean obl_mapping_looks_like_html (const char *text);
/* A date in whatever form a column may have it (words, ISO 8601, 20240131, seconds or milliseconds
 * since 1970) as ISO 8601, or NULL. */
char *obl_mapping_dup_date (const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblMappingSample, obl_mapping_sample_free)

G_END_DECLS
