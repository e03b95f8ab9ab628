/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which entity a person means on the command line. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/store/obl-store-registry.h"

/* More than one of the same name are enough to say so. */
#define SEVERAL 8

static OblEntity *
find_by_id (OblStore *store, const OblId *id, const char *wanted, GError **error)
{
  GError *problem = NULL;
  OblEntity *entity = obl_store_get_entity (store, id, &problem);

  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (entity == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("no entity of the project has the id %s"), wanted);
  return entity;
}

OblEntity *
obl_cli_find_entity (OblStore *store, const char *wanted, GError **error)
{
  g_autoptr (GPtrArray) candidates = NULL;
  const OblLinkCandidate *first;
  OblId id;

  if (obl_id_parse (wanted, &id))
    return find_by_id (store, &id, wanted, error);
  candidates = obl_store_list_candidates (store, wanted, NULL, NULL, NULL, SEVERAL, error);
  if (candidates == NULL)
    return NULL;
  first = candidates->len > 0 ? candidates->pdata[0] : NULL;
  if (first == NULL || first->similarity < 1) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                 _ ("no entity of the project is called “%s”"), wanted);
    return NULL;
  }
  if (candidates->len > 1 && ((const OblLinkCandidate *)candidates->pdata[1])->similarity >= 1) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("several entities are called “%s”; give the id of one (“entities” tells them)"),
                 wanted);
    return NULL;
  }
  return obl_entity_ref (first->entity);
}
