/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files that are one article per record, as tables and JSON lines are: fields by a mapping that was
 * given or is guessed from the first records, and a record made into an item. */
#pragma once

#include "core/import/obl-mapping.h"
#include "core/read/obl-read-window.h"
#include "core/read/obl-reader.h"

G_BEGIN_DECLS

/* What a mapping is guessed from and held against: so many records, or so many bytes of them. */
#define OBL_READ_BATCH_SAMPLE_RECORDS 200u
#define OBL_READ_BATCH_SAMPLE_BYTES (1024u * 1024)

/* Names with their values: two arrays of char * of one length.  A name may be there twice. */
typedef struct {
  GPtrArray *names;
  GPtrArray *values;
} OblReadRecord;

typedef struct _OblReadBatch OblReadBatch;

struct _OblReadBatch {
  OblReadJob *job;
  const OblReadItem *item; /* the file */
  const char *reader;      /* "table 1" */
  const char *media_type;  /* of a record */
  /* What @bytes, a record as it stands in the file, say.  FALSE when it is broken. */
  gboolean (*parse) (
      OblReadBatch *batch, GBytes *bytes, OblReadRecord *record, const char *name, GError **error);
  /* From here on the batch's own. */
  OblMapping *mapping;
  GPtrArray *kept; /* the records before there is a mapping, GBytes */
  GArray *lines;   /* and where they were, guint64 */
  gsize n_kept;
};

void obl_read_batch_init (OblReadBatch *batch);
/* Takes the record that begins at @line.  FALSE when nothing more is to be read: with @error for
 * a file that cannot be mapped, and without. */
gboolean obl_read_batch_add (OblReadBatch *batch, guint64 line, GBytes *bytes, GError **error);
/* The last record was added. */
gboolean obl_read_batch_finish (OblReadBatch *batch, GError **error);
void obl_read_batch_clear (OblReadBatch *batch);

/* "FILE/line 12". */
char *obl_read_batch_dup_name (const OblReadBatch *batch, guint64 line) G_GNUC_WARN_UNUSED_RESULT;
void obl_read_batch_refuse (OblReadBatch *batch, guint64 line, const char *why);

/* A stream of the same text in an encoding whose lines end with an LF byte: @stream itself but for
 * UTF-16 and UTF-32, which come whole.  @charset: what it is in, for obl_read_batch_decode(). */
OblReadWindow *obl_read_batch_open (GInputStream *stream,
                                    const OblReadItem *item,
                                    char **charset,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A part of such a stream as UTF-8. */
char *obl_read_batch_decode (const char *charset, const void *bytes, gsize n_bytes, gsize *n_utf8)
    G_GNUC_WARN_UNUSED_RESULT;
/* The beginning of a file as UTF-8, whole lines if there are any, for recognising.  NULL when it is
 * no text. */
char *obl_read_batch_dup_head (const OblReadHead *head) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
