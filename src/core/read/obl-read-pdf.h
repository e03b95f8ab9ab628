/* SPDX-License-Identifier: GPL-3.0-or-later */
/* PDF files, see obl-read-pdf.c. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_pdf;

G_END_DECLS
