/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reading HTML may hold, for tests and fuzz targets: a list of its own. */
#pragma once

#include "core/model/obl-document.h"

/* Aborts, naming what it found, when @document's HTML is not one article of allowed elements and
 * attributes whose textContent is the text. */
void allowed_check (const OblDocument *document);
/* The same as a sentence; NULL when all is well. */
char *allowed_find_fault (const OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
