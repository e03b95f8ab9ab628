/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a folder with a corpus says about itself: which files there are and what they hold
 * (manifest.json), and what could not be carried (LOSSES.tsv). */
#pragma once

#include "core/export/obl-export-private.h"

G_BEGIN_DECLS

#define OBL_EXPORT_LOSSES "LOSSES.tsv"

/* Adds both to @folder, whose other files are finished by that. */
gboolean obl_export_manifest_add (OblExportFolder *folder,
                                  const OblExportJob *job,
                                  const OblExportOptions *options,
                                  GError **error);

/* Appends @value to tab-separated values: they have no quoting, so that tab, line feed and backslash
 * are escaped; NULL is nothing. */
void obl_export_append_field (GString *out, const char *value);

G_END_DECLS
