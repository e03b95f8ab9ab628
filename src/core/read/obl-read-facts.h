/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the properties of an office document or a book say about it. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* FALSE for what programs put where a title should be: the name of a file, "Untitled". */
gboolean obl_read_title_is_useful (const char *title);
/* The Dublin Core elements (title, creator, date …) anywhere in @bytes, which is XML or NULL. */
OblDocument *obl_read_facts_from_core (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* What @facts lacks, from @others (or NULL). */
void obl_read_facts_complete (OblDocument *facts, const OblDocument *others);

G_END_DECLS
