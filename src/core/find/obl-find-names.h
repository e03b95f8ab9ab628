/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where names that are known stand in an article: so that who is known already need not be looked for. */
#pragma once

#include "core/model/obl-document.h"
#include "core/model/obl-entity.h"

G_BEGIN_DECLS

/* The names and aliases of entities, ready to be looked for; immutable. */
typedef struct _OblFindNames OblFindNames;

/* @entities: OblEntity.  A name that two of them bear says nothing about who is meant, and one of a
 * single character stands for too much: both are left out. */
OblFindNames *obl_find_names_new (const GPtrArray *entities) G_GNUC_WARN_UNUSED_RESULT;
void obl_find_names_free (OblFindNames *names);

typedef struct {
  OblRange range;
  OblId entity_id;
} OblFindName;

/* Every place in @document's text, furniture left out, where one of the names stands as whole words and
 * in the same letters, small or large; of names that begin at one word the longest.  OblFindName in
 * order, none overlapping another. */
GArray *obl_find_names_run (const OblFindNames *names,
                            const OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;

/* Takes out of @found what mentions of somebody, of @spans (OblSpan), are over. */
void obl_find_names_leave (GArray *found, const GPtrArray *spans);

/* The first of @found that begins at @position (code points) or behind it; with @direction below 0 the
 * last that ends there or before.  What mentions of somebody, of @spans, are over is passed by.  Owned
 * by @found; %NULL: there is none. */
const OblFindName *
obl_find_names_next (const GArray *found, const GPtrArray *spans, guint32 position, int direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFindNames, obl_find_names_free)

G_END_DECLS
