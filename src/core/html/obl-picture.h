/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the first bytes of a picture tell, without decoding it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* FALSE when the size cannot be told from the header (or the bytes are no picture). */
gboolean obl_picture_measure (const guint8 *bytes, gsize n_bytes, guint *width, guint *height);

/* What a "data:" address carries; NULL when it is none.  Blanks within base64 are allowed. */
GBytes *obl_picture_decode_data_uri (const char *uri, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
