/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loop, and a sink that writes messages.
 *
 * When the program is gone a message cannot be sent, and the process ends at once: nobody waits for
 * what it was doing. */
#define G_LOG_DOMAIN "obl-worker"

#include "config.h"

#include "worker/obl-worker.h"

#include <libintl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "core/base/obl-locale.h"
#include "core/ingest/obl-reader-process.h"
#include "core/ingest/obl-wire-document.h"
#include "core/ingest/obl-wire.h"
#include "worker/obl-confine.h"

static void
tell (OblWireKind kind, GVariant *value)
{
  if (!obl_wire_send (OBL_READER_FD, kind, value, -1))
    _exit (EXIT_FAILURE);
}

static OblReadChoice
offer (gpointer data, const char *name, const char *sha256)
{
  g_autoptr (GVariant) answer = NULL;
  OblWireKind kind;
  guint32 choice;

  tell (OBL_WIRE_OFFER, g_variant_new ("(ss)", name, sha256));
  answer = obl_wire_receive (OBL_READER_FD, &kind, NULL);
  if (answer == NULL || kind != OBL_WIRE_CHOICE)
    _exit (EXIT_FAILURE);
  choice = g_variant_get_uint32 (answer);
  return choice > OBL_READ_STOP ? OBL_READ_STOP : (OblReadChoice)choice;
}

static void
take (gpointer data, OblDocument *document)
{
  tell (OBL_WIRE_TAKE, obl_wire_document_new (document));
  obl_document_unref (document);
}

static void
refuse (gpointer data, const char *name, const GError *error)
{
  tell (OBL_WIRE_REFUSE, g_variant_new ("(sus)", name, (guint32)error->code, error->message));
}

static void
pass_on (gpointer data, const char *name, const char *format, GBytes *bytes)
{
  tell (OBL_WIRE_PASS,
        g_variant_new ("(ss@ay)", name, format,
                       g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, bytes, TRUE)));
}

static void
note (gpointer data, const char *name, const char *mapping)
{
  tell (OBL_WIRE_NOTE, g_variant_new ("(ss)", name, mapping));
}

static void
serve (GVariant *request, int fd, OblWorkerRead read_file)
{
  const OblReadSink sink
      = { .offer = offer, .take = take, .refuse = refuse, .pass_on = pass_on, .note = note };
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (fd, TRUE);
  g_autoptr (GError) error = NULL;
  OblReadOptions options;
  gboolean done;

  obl_wire_request_read (request, &options);
  done = read_file (stream, &options, &sink, &error);
  tell (OBL_WIRE_DONE,
        g_variant_new ("(bus)", done, done ? 0 : (guint32)error->code, done ? "" : error->message));
}

/* What the C library would otherwise open when it is first asked: translations and the time zone. */
static void
load_locale (void)
{
  obl_locale_init ();
  dgettext (GETTEXT_PACKAGE, "");
  dgettext ("glib20", "");
  tzset ();
}

int
obl_worker_run (void (*init) (void), OblWorkerRead read_file)
{
  g_autoptr (GError) error = NULL;

  load_locale ();
  init ();
  if (!obl_confine (&error)) {
    tell (OBL_WIRE_DONE, g_variant_new ("(bus)", FALSE, (guint32)error->code, error->message));
    return EXIT_FAILURE;
  }
  while (TRUE) {
    g_autoptr (GVariant) request = NULL;
    OblWireKind kind;
    int fd;

    request = obl_wire_receive (OBL_READER_FD, &kind, &fd);
    if (request == NULL)
      break;
    if (kind != OBL_WIRE_REQUEST || fd < 0)
      break;
    serve (request, fd, read_file);
  }
  /* Nothing is worth tidying up, and what libraries do at exit may not be allowed any more. */
  _exit (EXIT_SUCCESS);
}
