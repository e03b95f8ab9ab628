/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Web archives (ISO 28500), as crawlers write them. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_warc; /* compressed with gzip or not */

G_END_DECLS
