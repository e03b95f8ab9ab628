/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the properties of an office document, a book or a feed say about it. */
#pragma once

#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* FALSE for what programs put where a title should be: the name of a file, "Untitled". */
gboolean obl_read_title_is_useful (const char *title);
/* The Dublin Core elements (title, creator, date …) anywhere in @bytes, which is XML or NULL. */
OblDocument *obl_read_facts_from_core (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* One more author: of several, the byline names all. */
void obl_read_facts_add_author (OblDocument *facts, const char *name);
/* What @facts lacks, from @others (or NULL). */
void obl_read_facts_complete (OblDocument *facts, const OblDocument *others);
/* @title as a part of a name inside a container: one line, not long, no slash. */
char *obl_read_title_to_name (const char *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
