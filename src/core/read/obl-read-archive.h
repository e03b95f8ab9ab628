/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives and compressed files, see obl-read-archive.c. */
#pragma once

#include <locale.h>

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

/* Loads what is needed; for a process that can open no file later. */
void obl_read_archive_init (void);

/* To be called before libarchive is; give the result to uselocale() after it. */
locale_t obl_read_archive_enter (void);

extern const OblReader obl_reader_zip;
extern const OblReader obl_reader_tar;
extern const OblReader obl_reader_compressed; /* with a tar in it, or one file */

G_END_DECLS
