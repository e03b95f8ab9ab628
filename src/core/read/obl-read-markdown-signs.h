/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text is Markdown, and whether it is safe to parse as such. */
#pragma once

#include "core/read/obl-reader.h"

G_BEGIN_DECLS

gboolean obl_markdown_recognise (const OblReadHead *head);
/* FALSE for a text that is larger or nested deeper than anybody writes. */
gboolean obl_markdown_is_tame (const char *utf8);

G_END_DECLS
