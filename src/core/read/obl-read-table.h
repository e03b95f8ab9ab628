/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of articles: CSV, TSV and their kind, a row for each. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_table;

G_END_DECLS
