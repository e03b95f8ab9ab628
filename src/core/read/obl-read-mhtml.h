/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web pages that browsers saved as one file, see obl-read-mhtml.c. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_mhtml;

G_END_DECLS
