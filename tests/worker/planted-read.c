/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading process with faults planted in it: files and articles of certain names end it, stall
 * it, or make it try what it may not do.  Everything else is read as ever.
 *
 * With the argument “attempts” it tries the same without giving up its rights first. */
#include "config.h"

#include "planted-attempts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/import/obl-import.h"
#include "worker/obl-worker.h"

static void
stall (void)
{
  for (volatile guint i = 0;; i++)
    continue;
}

/* "kills-full.txt" ends the process unless it is read in reduced form. */
static void
misbehave (const char *name, OblReadChoice choice)
{
  if (choice != OBL_READ_FULL && choice != OBL_READ_REDUCED)
    return;
  if (strstr (name, "kills-always") != NULL
      || (strstr (name, "kills-full") != NULL && choice == OBL_READ_FULL))
    abort ();
  if (strstr (name, "stalls-always") != NULL
      || (strstr (name, "stalls-full") != NULL && choice == OBL_READ_FULL))
    stall ();
}

static OblReadChoice
offer (gpointer data, const char *name, const char *sha256)
{
  const OblReadSink *sink = data;
  OblReadChoice choice = sink->offer (sink->data, name, sha256);

  misbehave (name, choice);
  return choice;
}

static void
take (gpointer data, OblDocument *document)
{
  const OblReadSink *sink = data;

  sink->take (sink->data, document);
}

static void
refuse (gpointer data, const char *name, const GError *error)
{
  const OblReadSink *sink = data;

  sink->refuse (sink->data, name, error);
}

static void
pass_on (gpointer data, const char *name, const char *format, GBytes *bytes)
{
  const OblReadSink *sink = data;

  sink->pass_on (sink->data, name, format, bytes);
}

/* What came of each attempt goes out as a refusal under its name. */
static void
make_attempts (const OblReadSink *sink)
{
  for (const PlantedAttempt *attempt = planted_attempts; attempt->name != NULL; attempt++) {
    g_autofree char *result = planted_attempt_make (attempt);
    g_autoptr (GError) error
        = g_error_new_literal (OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED, result);

    sink->refuse (sink->data, attempt->name, error);
  }
}

static gboolean
read_planted (GInputStream *stream,
              const OblReadOptions *options,
              const OblReadSink *sink,
              GError **error)
{
  const OblReadSink between = {
    .offer = offer, .take = take, .refuse = refuse, .pass_on = pass_on, .data = (gpointer)sink
  };

  if (strstr (options->name, "attempts") != NULL)
    make_attempts (sink);
  if (strstr (options->name, "dies-at-once") != NULL)
    abort ();
  return obl_read_stream (stream, options, &between, error);
}

int
main (int argc, char **argv)
{
  if (argc < 2 || strcmp (argv[1], "attempts") != 0)
    return obl_worker_run (obl_read_init, read_planted);
  for (const PlantedAttempt *attempt = planted_attempts; attempt->name != NULL; attempt++) {
    if (attempt->works_elsewhere) {
      g_autofree char *result = planted_attempt_make (attempt);

      printf ("%s: %s\n", attempt->name, result);
    }
  }
  return EXIT_SUCCESS;
}
