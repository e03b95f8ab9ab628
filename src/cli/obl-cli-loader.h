/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads files into documents, several at a time, and hands them on in the order of the command line.
 * Never more are waiting than the threads need, so that a folder of any size fits in memory. */
#pragma once

#include "cli/obl-cli.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* One of @document, @records and @error is set. */
typedef struct {
  char *path; /* "-" for standard input */
  OblDocument *document;
  GInputStream *records; /* the file holds native records: unread */
  GError *error;
} OblLoaded;

void obl_loaded_free (OblLoaded *loaded);

typedef struct _OblLoader OblLoader;

/* @paths: char *; @format: as in OblImportOptions, or "jsonl". */
OblLoader *
obl_loader_new (const GPtrArray *paths, const char *format, guint n_jobs) G_GNUC_WARN_UNUSED_RESULT;
void obl_loader_free (OblLoader *loader);
/* NULL at the end. */
OblLoaded *obl_loader_next (OblLoader *loader) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblLoader, obl_loader_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblLoaded, obl_loaded_free)

G_END_DECLS
