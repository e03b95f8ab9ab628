/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a program and its reading processes say to each other, over a socket.
 *
 * A message is its length (4 bytes, of this machine's order, not counting itself), its kind (1 byte)
 * and a GVariant of that kind's type.  A request brings the file to read along as a descriptor:
 * the reading process can open nothing itself.
 *
 *   program          reader
 *   REQUEST  ->
 *                <-  OFFER       an article was found; answered by
 *   CHOICE   ->
 *                <-  TAKE, REFUSE, PASS, NOTE    any number
 *                <-  DONE
 *
 * The reader parses what strangers wrote and may be theirs by now: what comes from it is checked like
 * any foreign data. */
#pragma once

#include <glib.h>

#include "core/import/obl-read-options.h"

G_BEGIN_DECLS

typedef enum {
  OBL_WIRE_REQUEST = 'R', /* a{sv}, and a descriptor */
  OBL_WIRE_CHOICE = 'C',  /* u: OblReadChoice */
  OBL_WIRE_OFFER = 'O',   /* (ss): name, SHA-256 */
  OBL_WIRE_TAKE = 'T',    /* see obl-wire-document.h */
  OBL_WIRE_REFUSE = 'F',  /* (sus): name, OblImportError, message */
  OBL_WIRE_PASS = 'P',    /* (ssay): name, format, bytes */
  OBL_WIRE_NOTE = 'N',    /* (ss): name, mapping */
  OBL_WIRE_DONE = 'D',    /* (bus): whether the file was read, and why not */
} OblWireKind;

/* Bytes of a message; more is not sent, and not believed. */
#define OBL_WIRE_MAX_BYTES (512u * 1024 * 1024)

/* The type of a kind's value; NULL when there is no such kind. */
const GVariantType *obl_wire_get_type (guint8 kind);

/* Sends a message with the descriptor @fd unless it is -1; takes a floating @value.  FALSE when the
 * other side is gone, or does not listen and @socket does not block (errno says more): what was sent
 * may be half a message then. */
gboolean obl_wire_send (int socket, OblWireKind kind, GVariant *value, int fd);

/* --- The reader's side: blocking -------------------------------------------------------------- */

/* The next message; @fd, which may be NULL, is set to the descriptor that came along, or -1.  NULL
 * at the end, or when the other side breaks the rules. */
GVariant *obl_wire_receive (int socket, OblWireKind *kind, int *fd) G_GNUC_WARN_UNUSED_RESULT;

/* --- The program's side: as bytes come -------------------------------------------------------- */

/* The first message of @bytes, and how many of them it takes up.  FALSE when they are no message;
 * @value is NULL, and @n_taken 0, while it is not there as a whole. */
gboolean obl_wire_take (
    const guint8 *bytes, gsize n_bytes, gsize *n_taken, OblWireKind *kind, GVariant **value);

/* --- Values ----------------------------------------------------------------------------------- */

GVariant *obl_wire_request_new (const OblReadOptions *options) G_GNUC_WARN_UNUSED_RESULT;
/* Strings are borrowed from @request. */
void obl_wire_request_read (GVariant *request, OblReadOptions *options);

G_END_DECLS
