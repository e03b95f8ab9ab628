/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the readers of core/import.  A reader takes UTF-8, fills in what it finds out about the
 * document and gives a reading; obl-import.c does the rest. */
#pragma once

#include "core/html/obl-reading.h"
#include "core/import/obl-import.h"

G_BEGIN_DECLS

typedef struct {
  const char *utf8; /* valid, without NUL */
  gsize n_bytes;
  const char *url; /* where it came from, or NULL */
  OblDocument *document;
  GString *provenance; /* notes for OblDocument.importer, each after "; " */
  OblAssets *assets;   /* pictures that came along, or NULL */
  gboolean is_article; /* nothing in it is furniture */
  guint n_meta;        /* blocks at its beginning, but for the title, that tell about it */
  gboolean is_reduced; /* the words alone */
} OblImportInput;

/* NULL only when the page is too complex (OBL_HTML_ERROR). */
OblReading *obl_import_read_text (OblImportInput *input) G_GNUC_WARN_UNUSED_RESULT;
OblReading *obl_import_read_html (OblImportInput *input, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* TRUE when @html is one article element whose textContent is @text, byte for byte. */
gboolean obl_import_check (const char *html, const char *text);

/* Puts @value where @field has nothing yet, as one clean line.  Empty is nothing. */
void obl_import_fill (char **field, const char *value);

G_END_DECLS
