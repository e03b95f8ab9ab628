/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Gives up whatever a process that parses strangers' files does not need. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of address space. */
#define OBL_CONFINE_MAX_BYTES (G_GUINT64_CONSTANT (1024) * 1024 * 1024)

/* From here on this process can read and write what it has open, take descriptors that it is sent,
 * and ask for memory; to open a file, a socket or a process fails with EPERM.  There is no way back.
 * FALSE when the kernel refuses. */
gboolean obl_confine (GError **error);

G_END_DECLS
