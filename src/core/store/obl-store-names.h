/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of names, for the files of this room. */
#pragma once

#include "core/store/obl-store-private.h"

G_BEGIN_DECLS

/* Gives the names of a project that an older program wrote their keys; within the migration. */
gboolean obl_store_fill_names (OblStore *store, GError **error);
/* Names of the entities that @change touched, as they are now. */
gboolean obl_store_update_names (OblStore *store, const OblChange *change, GError **error);

typedef struct _OblNameSearch OblNameSearch;

/* An entity with the one of its names that fits best. */
typedef struct {
  OblId entity_id;
  int ordinal;       /* of the alias, -1 for the preferred name */
  guint step;        /* 0: the same, 1 and 2: begins with it, 3: contains it, 4 and 5: is like it */
  double similarity; /* of that name: 0 to 1 */
} OblNameHit;

/* By step and then likeness; looks for looser ones until there are @wanted.  OblNameHit. */
GPtrArray *obl_store_find_names (OblStore *store, const char *text, guint wanted, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
char *obl_store_dup_name (OblStore *store, const OblNameHit *hit, GError **error);

G_END_DECLS
