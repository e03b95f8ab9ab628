/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument text (ODT), zipped or as one flat XML file (FODT). */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_odt;

G_END_DECLS
