/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the import command share. */
#pragma once

#include "cli/obl-cli.h"
#include "core/intake/obl-intake.h"

G_BEGIN_DECLS

/* One run of the command. */
typedef struct {
  OblStore *store;
  OblIntake *intake;
  OblIngest *ingest;
  GPtrArray *events; /* OblIngestEvent, of the portion so far */
  guint n_documents; /* in it */
  gsize n_bytes;
  gint64 started; /* the portion */
  guint n_said;   /* items of the intake */
  guint n_notes_said;
  const char *annotator;
  char *format;
  gboolean as_json;
  char *report_path;
  gint64 began;
  gint64 last_progress;
  char *proxy;
  gboolean allow_private;
} Import;

/* Takes @event, and what is complete into the project. */
gboolean obl_cli_import_take (Import *import, OblIngestEvent *event, GError **error);
/* Makes room for a message where the progress is shown. */
void obl_cli_import_end_progress (Import *import);
/* Files, folders, addresses and standard input ("-"), to be read (obl-cli-import-sources.c). */
gboolean
obl_cli_import_add (Import *import, char **arguments, GCancellable *cancellable, GError **error);

G_END_DECLS
