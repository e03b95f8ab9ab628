/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A gzip file of any number of members, one after another, as one stream: what crawlers write, and
 * what GLib's own decompressor, which ends after the first, does not read. */
#pragma once

#include "core/read/obl-read-window.h"
#include "core/read/obl-reader.h"

G_BEGIN_DECLS

/* What is unpacked counts against @job.  @name: for messages; it, @window and @job must outlive the
 * stream. */
GInputStream *obl_read_gunzip_new (OblReadWindow *window,
                                   OblReadJob *job,
                                   const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Unpacks the beginning of @bytes into @out, which has room for @n_out; gives how many bytes that
 * are. */
gsize obl_read_gunzip_head (const guint8 *bytes, gsize n_bytes, guint8 *out, gsize n_out);

G_END_DECLS
