/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A process that reads files for a program: answers its requests, one after another, until it goes. */
#pragma once

#include "core/read/obl-read.h"

G_BEGIN_DECLS

/* As obl_read_stream(). */
typedef gboolean (*OblWorkerRead) (GInputStream *stream,
                                   const OblReadOptions *options,
                                   const OblReadSink *sink,
                                   GError **error);

/* The whole of a reading program's main(): sets up the language, calls @init, gives up its rights
 * and serves descriptor OBL_WORKER_FD.  Gives the exit status. */
int obl_worker_run (void (*init) (void), OblWorkerRead read);

G_END_DECLS
