/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does to entities and to the mentions that are linked to them. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

void
obl_session_link (OblSession *self,
                  const OblId *span_id,
                  const OblId *entity_id,
                  const char *new_name)
{
  OblSpan *span = obl_marks_find_span (self->marks, span_id);
  const OblEntity *entity = NULL;
  g_autoptr (OblEntity) made = NULL;
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (span == NULL) {
    return;
  }
  excerpt = obl_session_shorten (span->quote, OBL_SESSION_EXCERPT_CHARS);
  if (entity_id != NULL) {
    entity = obl_session_find_entity (self, entity_id);
  } else {
    made = obl_entity_new ();
    made->type = g_strdup (span->label);
    made->name = g_strdup (new_name != NULL && new_name[0] != '\0' ? new_name : span->quote);
    entity = made;
  }
  if (entity == NULL || obl_id_equal (&span->entity_id, &entity->id)) {
    return;
  }
  /* Translators: an entry of the history: the words of a mention and the entity's name. */
  batch = obl_batch_new (g_strdup_printf (_ ("Link “%s” to %s"), excerpt, entity->name),
                         g_strdup_printf (_ ("Linked “%s” to %s"), excerpt, entity->name));
  if (made != NULL) {
    obl_batch_put_entity (batch, made);
  }
  obl_batch_link_span (batch, span_id, &entity->id);
  obl_session_commit (self, batch);
}

void
obl_session_unlink (OblSession *self, const OblId *span_id)
{
  OblSpan *span = obl_marks_find_span (self->marks, span_id);
  g_autofree char *excerpt = NULL;
  OblBatch *batch = NULL;

  if (span == NULL || obl_id_is_none (&span->entity_id)) {
    return;
  }
  excerpt = obl_session_shorten (span->quote, OBL_SESSION_EXCERPT_CHARS);
  batch = obl_batch_new (g_strdup_printf (_ ("Unlink “%s”"), excerpt),
                         g_strdup_printf (_ ("Unlinked “%s”"), excerpt));
  obl_batch_link_span (batch, span_id, &OBL_ID_NONE);
  obl_session_commit (self, batch);
}

void
obl_session_put_entity (OblSession *self, const OblEntity *entity)
{
  /* Translators: an entry of the history; %s is an entity's name. */
  OblBatch *batch = obl_batch_new (g_strdup_printf (_ ("Change the entity %s"), entity->name),
                                   g_strdup_printf (_ ("Changed the entity %s"), entity->name));

  obl_batch_put_entity (batch, entity);
  obl_session_commit (self, batch);
}

void
obl_session_merge_entities (OblSession *self, const OblId *into, const OblId *from)
{
  const OblEntity *kept = obl_session_find_entity (self, into);
  const OblEntity *merged = obl_session_find_entity (self, from);
  OblBatch *batch = NULL;

  if (kept == NULL || merged == NULL || kept == merged) {
    return;
  }
  /* Translators: an entry of the history; %s are two entities, of which the second stays. */
  batch = obl_batch_new (g_strdup_printf (_ ("Merge %s into %s"), merged->name, kept->name),
                         g_strdup_printf (_ ("Merged %s into %s"), merged->name, kept->name));
  obl_batch_merge_entities (batch, into, from);
  obl_session_commit (self, batch);
}

void
obl_session_delete_entity (OblSession *self, const OblId *id)
{
  const OblEntity *entity = obl_session_find_entity (self, id);
  OblBatch *batch = NULL;

  if (entity == NULL) {
    return;
  }
  batch = obl_batch_new (g_strdup_printf (_ ("Delete the entity %s"), entity->name),
                         g_strdup_printf (_ ("Deleted the entity %s"), entity->name));
  obl_batch_delete_entity (batch, id);
  obl_session_commit (self, batch);
}
