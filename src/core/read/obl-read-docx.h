/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Word processors' documents, see obl-read-docx.c. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

extern const OblReader obl_reader_docx;

G_END_DECLS
