/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file on its way through a reading process.  For core/ingest. */
#pragma once

#include "core/ingest/obl-ingest.h"
#include "core/ingest/obl-reader-process.h"

G_BEGIN_DECLS

typedef struct {
  OblReaderKind kind;
  char *path;    /* of the file that it is, or lies in; NULL when there is none */
  GBytes *bytes; /* NULL: what is at @path */
  char *name;
  char *format; /* what it is known to be, or NULL */
  char *url;
  char *media_type;
  char *charset;
  char *head;
  gint64 retrieved;

  OblReaderProcess *process; /* NULL: none yet, or no more */
  GQueue events;             /* OblIngestEvent, not fetched yet */
  guint64 n_pushed;          /* events, in all */
  guint64 n_given;           /* of them, fetched */
  gsize n_queued_bytes;      /* that they take up, about */
  gboolean is_done;
  GQueue inner;     /* OblIngestJob: what another kind of process must read, not fetched yet */
  guint64 n_before; /* events of the file that it lies in that come before its own */

  /* What has been dealt with, and what a process died over: a file that is read again from its
   * beginning does not give twice what it gave. */
  GHashTable *settled; /* char * */
  GHashTable *tried;   /* char * → OblReadChoice */
  char *reading;       /* its key, or NULL */
  char *reading_name;
  guint n_deaths;  /* outside of any article */
  guint n_losses;  /* over an article */
  guint n_unasked; /* messages since the last offer */
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
/* The next event of the file and of what was found in it, in their order; NULL while there is none. */
OblIngestEvent *obl_ingest_job_pop (OblIngestJob *job) G_GNUC_WARN_UNUSED_RESULT;
/* TRUE when there will be none any more. */
gboolean obl_ingest_job_is_over (const OblIngestJob *job);
/* TRUE when so much was found in it that its process should wait until some has been fetched. */
gboolean obl_ingest_job_is_full (const OblIngestJob *job);
/* The process, when the job does not need it any more. */
OblReaderProcess *obl_ingest_job_release (OblIngestJob *job);
/* Says that the file is not taken.  Takes @error. */
void obl_ingest_job_refuse (OblIngestJob *job, const char *name, GError *error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblIngestJob, obl_ingest_job_free)

G_END_DECLS
