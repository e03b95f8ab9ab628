/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in, documents out, read by processes of their own.
 *
 * The window and the command line take in articles by the same few calls:
 *
 *   obl_ingest_new(), obl_ingest_add_…(), then obl_ingest_next() until it gives NULL.
 *
 * Several processes read at a time; what they find comes in the order in which the files were added,
 * however long each takes.  A process that takes too long, or dies, is replaced, and what it was
 * reading is tried once more in a reduced form, then refused. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-document.h"

G_BEGIN_DECLS

typedef struct {
  guint n_readers;        /* processes at a time; 0: as many as there are processors */
  const char *format;     /* of every file, or NULL: by content */
  const char *charset;    /* of every file, or NULL */
  const char *mapping;    /* of fields, see obl-mapping.h, or NULL for a guess */
  const char *mappings;   /* those of earlier imports, see obl_intake_dup_mappings(), or NULL */
  gboolean splits_books;  /* a document per chapter */
  gboolean is_whole_page; /* no part of a page is taken for furniture */
  /* Whether the project has an article of these bytes (SHA-256, hexadecimal) already; called within
   * obl_ingest_next().  May be NULL. */
  gboolean (*is_known) (gpointer data, const char *sha256);
  /* Whether a file holds native records, which are not read here but given back as they are; the
   * same.  May be NULL. */
  gboolean (*is_records) (gpointer data, const char *path);
  gpointer data;
} OblIngestOptions;

typedef enum {
  OBL_INGEST_DOCUMENT, /* @document */
  OBL_INGEST_KNOWN,    /* the project has the article of @name already */
  OBL_INGEST_REFUSED,  /* @error says why @name is not taken */
  OBL_INGEST_RECORDS,  /* the file at @path holds native records */
  OBL_INGEST_MAPPING,  /* the fields of table @name are taken as @mapping says */
  OBL_INGEST_FILE,     /* all of a file has been seen */
} OblIngestKind;

typedef struct {
  OblIngestKind kind;
  char *path;   /* of the file it comes from; NULL when there is none */
  char *name;   /* of the article: the file's, and the way inside it after slashes; UTF-8 */
  char *sha256; /* of the original's bytes, of what is known */
  OblDocument *document;
  GInputStream *records; /* native records that are at no @path, or NULL */
  char *mapping;
  GError *error;
} OblIngestEvent;

void obl_ingest_event_free (OblIngestEvent *event);

/* Bytes that come from elsewhere. */
typedef struct {
  const char *name; /* for people */
  const char *url;
  const char *media_type;
  const char *charset;
  const char *head; /* what the server said before them */
  gint64 retrieved;
} OblIngestOrigin;

typedef struct _OblIngest OblIngest;

/* Strings of @options are copied. */
OblIngest *obl_ingest_new (const OblIngestOptions *options) G_GNUC_WARN_UNUSED_RESULT;
/* Ends what is still being read. */
void obl_ingest_free (OblIngest *ingest);

/* A regular file. */
void obl_ingest_add_path (OblIngest *ingest, const char *path);
void obl_ingest_add_bytes (OblIngest *ingest, GBytes *bytes, const OblIngestOrigin *origin);
guint obl_ingest_get_n_files (const OblIngest *ingest);
guint obl_ingest_get_n_done (const OblIngest *ingest);

/* Waits for what comes next; NULL at the end, and, with @error set, when @cancellable was cancelled
 * or no process can be started. */
OblIngestEvent *obl_ingest_next (OblIngest *ingest,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* One article from bytes: the first document that is found in them. */
OblDocument *obl_ingest_one (GBytes *bytes,
                             const OblIngestOrigin *origin,
                             const OblIngestOptions *options,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblIngest, obl_ingest_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblIngestEvent, obl_ingest_event_free)

G_END_DECLS
