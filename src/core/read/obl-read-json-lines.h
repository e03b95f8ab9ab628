/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Other programs' articles in JSON: an object on each line, objects one after another, or one array
 * of them. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_json_lines;

G_END_DECLS
