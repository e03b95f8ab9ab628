/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of every format into documents.
 *
 * A file is known by its content.  The reader of its format either makes one document of it or, for
 * a container (an archive, a mailbox, a crawl), hands on what is inside, which may be containers
 * again.  Whatever comes of it goes to a sink, one thing after another.
 *
 * This parses what strangers wrote, so only the worker process (src/worker) links it; the programs
 * talk to that process through core/ingest. */
#pragma once

#include <gio/gio.h>

#include "core/import/obl-read-options.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* Where results go.  @name: the file, and the way inside it after slashes, UTF-8. */
typedef struct {
  /* An article was found; @sha256 is of its original bytes. */
  OblReadChoice (*offer) (gpointer data, const char *name, const char *sha256);
  /* Takes the document. */
  void (*take) (gpointer data, OblDocument *document);
  void (*refuse) (gpointer data, const char *name, const GError *error);
  /* Bytes that another process must read: @format is a name for it ("pdf").  May be NULL. */
  void (*pass_on) (gpointer data, const char *name, const char *format, GBytes *bytes);
  /* Which column or member of the file @name is taken for what, as in core/import/obl-mapping.h.
   * Before its first article.  May be NULL. */
  void (*note) (gpointer data, const char *name, const char *mapping);
  gpointer data;
} OblReadSink;

/* Loads whatever a reader may need, so that no file has to be opened later.  For a process that gives
 * up the right to. */
void obl_read_init (void);

/* Reads to the end of @stream, seekable or not.  FALSE when the file as a whole is refused; what
 * had been taken from it before stays taken. */
gboolean obl_read_stream (GInputStream *stream,
                          const OblReadOptions *options,
                          const OblReadSink *sink,
                          GError **error);

G_END_DECLS
