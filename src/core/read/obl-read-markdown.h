/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markdown (CommonMark with GitHub's tables, footnotes and strikethrough). */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

/* Loads what is needed. */
void obl_read_markdown_init (void);

extern const OblReader obl_reader_markdown;

G_END_DECLS
