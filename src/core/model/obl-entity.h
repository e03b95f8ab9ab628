/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entity: who or what mentions speak of, with its other names. */
#pragma once

#include "core/base/obl-id.h"

G_BEGIN_DECLS

typedef struct {
  char *name;
  char *language; /* BCP 47 */
  char *script;   /* ISO 15924 */
} OblAlias;

typedef struct {
  char *scheme; /* "wikidata", … */
  char *value;
} OblExternalId;

typedef struct {
  OblId id;
  char *type;
  char *name;          /* the preferred one */
  GPtrArray *aliases;  /* OblAlias, other names, in the order given, each name once */
  GPtrArray *external; /* OblExternalId, sorted by scheme, each scheme once */
  char *notes;
  gint64 created;
  gint64 modified;
  guint n_mentions; /* in the project; filled by list queries */
} OblEntity;

OblEntity *obl_entity_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblEntity *obl_entity_copy (const OblEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
OblEntity *obl_entity_ref (OblEntity *entity);
void obl_entity_unref (OblEntity *entity);
/* FALSE when the name is there already, as the preferred one or as an alias. */
gboolean obl_entity_add_alias (OblEntity *entity,
                               const char *name,
                               const char *language,
                               const char *script);
void obl_entity_set_external (OblEntity *entity, const char *scheme, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblEntity, obl_entity_unref)

G_END_DECLS
