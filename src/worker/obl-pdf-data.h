/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poppler's own files, at hand without a file system. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Maps all of them into memory, once; from then on they are read from there. */
void obl_pdf_data_init (void);

G_END_DECLS
