/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Electronic books, EPUB 2 and 3: one document, or one per chapter. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_epub;

G_END_DECLS
