/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One process that reads files, seen from the program: started, asked, listened to, and ended when it
 * takes too long.  Belongs to the thread that made it, and ends with it. */
#pragma once

#include "core/ingest/obl-wire.h"

G_BEGIN_DECLS

/* Where the process finds its end of the socket. */
#define OBL_READER_FD 3

typedef enum {
  OBL_READER_FILES, /* every format but PDF */
  OBL_READER_PDF,
  OBL_N_READERS,
} OblReaderKind;

typedef enum {
  OBL_READER_ALIVE,
  OBL_READER_SLOW,  /* has worked on one thing for longer than it may */
  OBL_READER_ENDED, /* it crashed, or it was ended: out of memory */
} OblReaderState;

/* Seconds of processor time for one article, and of waiting without a whole message: of these the
 * first is what counts on a busy machine. */
#define OBL_READER_CPU_SECONDS 4
#define OBL_READER_WALL_SECONDS 60

typedef struct _OblReaderProcess OblReaderProcess;

/* NULL when the program is not there or cannot be started. */
OblReaderProcess *obl_reader_process_new (OblReaderKind kind,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ends it. */
void obl_reader_process_free (OblReaderProcess *process);

OblReaderKind obl_reader_process_get_kind (const OblReaderProcess *process);
/* To poll for reading. */
int obl_reader_process_get_fd (const OblReaderProcess *process);
/* TRUE when it has served long enough to be replaced by a fresh one. */
gboolean obl_reader_process_is_worn (const OblReaderProcess *process);

/* Both FALSE when it is gone.  @fd: the file to read; stays the caller's. */
gboolean obl_reader_process_ask (OblReaderProcess *process, const OblReadOptions *options, int fd);
gboolean obl_reader_process_answer (OblReaderProcess *process, OblReadChoice choice);

/* Reads what has come, without waiting; FALSE when it is gone. */
gboolean obl_reader_process_listen (OblReaderProcess *process);
/* The next message; NULL when there is none as a whole.  FALSE when what it sends is no message. */
gboolean obl_reader_process_take (OblReaderProcess *process, OblWireKind *kind, GVariant **value);

/* Whether it must be ended.  Called after all that has come from it was dealt with. */
OblReaderState obl_reader_process_get_state (OblReaderProcess *process);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblReaderProcess, obl_reader_process_free)

G_END_DECLS
