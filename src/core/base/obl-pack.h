/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes deflated for keeping (zlib), and back; or for other programs (gzip). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GBytes *obl_pack (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* As a file of gzip, without name and time. */
GBytes *obl_pack_gzip (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* NULL, with @error set, when @packed is damaged or would be more than @max_bytes. */
GBytes *obl_unpack (GBytes *packed, gsize max_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
