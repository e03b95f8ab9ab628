/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of an article in, documents out; knows nothing of projects or windows.  Makes no request
 * and runs nothing, whatever the bytes say. */
#pragma once

#include <gio/gio.h>

#include "core/html/obl-assets.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

#define OBL_IMPORT_ERROR (obl_import_error_quark ())

typedef enum {
  OBL_IMPORT_ERROR_FAILED,
  OBL_IMPORT_ERROR_EMPTY,
  OBL_IMPORT_ERROR_TOO_LARGE,
  OBL_IMPORT_ERROR_UNSUPPORTED, /* binary, or a format that is not read yet */
  OBL_IMPORT_ERROR_ENCODING,
  OBL_IMPORT_ERROR_UNREADABLE, /* the file could not be opened or read */
} OblImportError;

GQuark obl_import_error_quark (void);

/* Bytes; more is refused. */
#define OBL_IMPORT_MAX_BYTES (64u * 1024 * 1024)

typedef struct {
  const char *format;  /* "auto" (or NULL), "text", "html" */
  const char *name;    /* of the file, for messages, the source and a title of last resort */
  const char *url;     /* where it came from, or NULL */
  const char *charset; /* as given by a transport or a person, or NULL */
  gint64 retrieved;    /* when it came from @url; 0: now */
  /* When the bytes were made from a file of another format: that file, which is what is kept. */
  GBytes *original;
  const char *original_media_type;
  const char *reader;       /* what made them: "docx 1", for the document's importer */
  const OblDocument *facts; /* its metadata, where not NULL, is taken before the article's own */
  OblAssets *assets;        /* pictures that came along, or NULL */
  /* There is no furniture: every block is of the article.  When a @reader is named too, data-page on
   * an element says on which page of the original it begins. */
  gboolean is_article;
  guint n_meta;        /* of an article: blocks that tell about it, after its title */
  gboolean is_reduced; /* the words alone, at whatever cost to structure */
} OblImportOptions;

/* Reads one article.  The document is complete: ids, text, html, blocks, metadata, source. */
OblDocument *obl_import_bytes (GBytes *bytes,
                               const OblImportOptions *options,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Notes in the document's importer that it was read as a whole page: what is_article stands for when
 * a person has asked for it. */
void obl_import_set_whole_page (OblDocument *document);
gboolean obl_import_is_whole_page (const OblDocument *document);
/* Regular files below @paths that can be articles, folders recursively, sorted by name; symbolic
 * links inside folders and files whose name begins with a dot are passed over.  Gives char *
 * paths; what cannot be read goes to @problems (GError *). */
GPtrArray *obl_import_collect (const char *const *paths,
                               GPtrArray *problems) G_GNUC_WARN_UNUSED_RESULT;

/* TRUE for the name of a picture, a style, a script …: what pages are saved together with. */
gboolean obl_import_is_asset (const char *name);

/* Text that somebody else made into a document (a native record, a line of a batch): makes reading
 * HTML for it from its blocks alone, or one paragraph per line when @blocks is NULL.  The
 * document's textContent is @text exactly. */
char *obl_import_html_from_blocks (const OblText *text,
                                   const GArray *blocks) G_GNUC_WARN_UNUSED_RESULT;
GArray *obl_import_blocks_from_text (const OblText *text) G_GNUC_WARN_UNUSED_RESULT;
/* Sanitises @html (from a stranger's record) and gives it back only when its textContent is exactly
 * @text and its blocks are @blocks; NULL otherwise. */
char *obl_import_html_if_true (const char *html,
                               const OblText *text,
                               const GArray *blocks) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
