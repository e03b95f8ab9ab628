/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file on its way through a reading process.  For core/ingest. */
#pragma once

#include "core/ingest/obl-ingest.h"
#include "core/ingest/obl-reader-process.h"

G_BEGIN_DECLS

typedef struct {
  OblReaderKind kind;
  char *path;    /* NULL: @bytes */
  GBytes *bytes; /* NULL: @path */
  char *name;
  char *format; /* what it is known to be, or NULL */
  char *url;
  char *media_type;
  char *charset;
  char *head;
  gint64 retrieved;
  gboolean is_inner; /* it was found in another file */

  OblReaderProcess *process; /* NULL: none yet, or no more */
  GQueue events;             /* OblIngestEvent, not fetched yet */
  gsize n_queued_bytes;      /* of their texts, about */
  gboolean is_done;
  GQueue passed; /* OblIngestJob: what another kind of process must read */

  /* What has been dealt with, and what a process died over: a file that is read again from its
   * beginning does not give twice what it gave. */
  GHashTable *settled; /* char * */
  GHashTable *tried;   /* char * → OblReadChoice */
  char *reading;       /* its key, or NULL */
  char *reading_name;
  guint n_deaths; /* outside of any article */
} OblIngestJob;

OblIngestJob *obl_ingest_job_new (OblReaderKind kind, const char *name) G_GNUC_WARN_UNUSED_RESULT;
void obl_ingest_job_free (OblIngestJob *job);

/* Asks @process, which the job takes, to read the file.  FALSE when the file cannot be opened (the
 * job is done then, and says so). */
gboolean obl_ingest_job_start (OblIngestJob *job,
                               OblReaderProcess *process,
                               const OblIngestOptions *options);
/* Deals with what the process has said.  FALSE when it broke the rules or is gone. */
gboolean obl_ingest_job_hear (OblIngestJob *job, const OblIngestOptions *options);
/* The process is gone or was ended: the job is to be started again with another one, unless that
 * was tried. */
void obl_ingest_job_lose (OblIngestJob *job, OblReaderState why);
/* The process, when the job does not need it any more. */
OblReaderProcess *obl_ingest_job_release (OblIngestJob *job);
/* Says that the file is not taken.  Takes @error. */
void obl_ingest_job_refuse (OblIngestJob *job, const char *name, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblIngestJob, obl_ingest_job_free)

G_END_DECLS
