/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a text says about itself in lines of "key: value" between "---" at its beginning. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* The text after it, within @utf8, which is the whole when there is none.  @facts: where what is
 * known goes, or NULL. */
const char *obl_front_matter_read (const char *utf8, OblDocument *facts);

G_END_DECLS
