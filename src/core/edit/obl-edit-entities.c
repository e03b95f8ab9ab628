/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities: putting, deleting, and linking a mention to one. */
#define G_LOG_DOMAIN "obl-edit-entities"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* Longer than any name: what is longer was a description. */
#define MAX_ALIAS_CHARS 100

static gboolean
write_names (OblEdit *edit, const OblEntity *entity, GError **error)
{
  static const char sql[] = "INSERT INTO entity_alias (entity_id, ordinal, name, language, script) "
                            "VALUES (?1, ?2, ?3, ?4, ?5)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL
      || !obl_edit_run_with_id (edit, "DELETE FROM entity_alias WHERE entity_id = ?1", &entity->id,
                                error))
    return FALSE;
  for (guint i = 0; i < entity->aliases->len; i++) {
    const OblAlias *alias = entity->aliases->pdata[i];

    obl_stmt_bind_id (stmt, 1, &entity->id);
    obl_stmt_bind_int (stmt, 2, i);
    obl_stmt_bind_text (stmt, 3, alias->name);
    obl_stmt_bind_text (stmt, 4, alias->language);
    obl_stmt_bind_text (stmt, 5, alias->script);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_external (OblEdit *edit, const OblEntity *entity, GError **error)
{
  static const char sql[]
      = "INSERT INTO entity_external (entity_id, scheme, value) VALUES (?1, ?2, ?3)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);

  if (stmt == NULL
      || !obl_edit_run_with_id (edit, "DELETE FROM entity_external WHERE entity_id = ?1",
                                &entity->id, error))
    return FALSE;
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    obl_stmt_bind_id (stmt, 1, &entity->id);
    obl_stmt_bind_text (stmt, 2, external->scheme);
    obl_stmt_bind_text (stmt, 3, external->value);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
obl_edit_put_entity (OblEdit *edit, const OblEntity *entity, GError **error)
{
  static const char sql[] = "INSERT INTO entity (id, type, name, notes, created, modified) "
                            "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (id) DO UPDATE SET "
                            "type = ?2, name = ?3, notes = ?4, created = ?5, modified = ?6";
  g_autoptr (OblStmt) stmt = obl_stmt_get (edit->store, sql, error);
  g_autoptr (OblEntity) old = NULL;
  gint64 created = entity->created;
  gint64 modified = entity->modified;

  if (stmt == NULL)
    return FALSE;
  if (entity->name == NULL || *entity->name == '\0') {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_INVALID,
                         _ ("An entity needs a name"));
    return FALSE;
  }
  old = obl_store_get_entity (edit->store, &entity->id, NULL);
  obl_edit_fill_times (edit, old == NULL ? 0 : old->created, &created, &modified);
  obl_stmt_bind_id (stmt, 1, &entity->id);
  obl_stmt_bind_text (stmt, 2, entity->type);
  obl_stmt_bind_text (stmt, 3, entity->name);
  obl_stmt_bind_text (stmt, 4, entity->notes);
  obl_stmt_bind_int (stmt, 5, created);
  obl_stmt_bind_int (stmt, 6, modified);
  return obl_stmt_run (stmt, error) && write_names (edit, entity, error)
         && write_external (edit, entity, error);
}

gboolean
obl_edit_delete_entity_rows (OblEdit *edit, const OblId *id, GError **error)
{
  return obl_edit_run_with_id (edit, "DELETE FROM entity_alias WHERE entity_id = ?1", id, error)
         && obl_edit_run_with_id (edit, "DELETE FROM entity_external WHERE entity_id = ?1", id,
                                  error)
         && obl_edit_run_with_id (edit, "DELETE FROM entity WHERE id = ?1", id, error);
}

gboolean
obl_edit_delete_entity (OblEdit *edit, const OblId *id, GError **error)
{
  return obl_edit_run_with_id (edit, "UPDATE span SET entity_id = NULL WHERE entity_id = ?1", id,
                               error)
         && obl_edit_run_with_id (edit, "DELETE FROM frame_role WHERE entity_id = ?1", id, error)
         && obl_edit_forget_judgements (edit, id, error)
         && obl_edit_delete_entity_rows (edit, id, error);
}

OblEntity *
obl_edit_require_entity (OblEdit *edit, const OblId *id, GError **error)
{
  GError *problem = NULL;
  OblEntity *entity = obl_store_get_entity (edit->store, id, &problem);
  char string[OBL_ID_STRING_SIZE];

  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (entity == NULL)
    g_set_error (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                 _ ("There is no entity %s in the project"), obl_id_format (id, string));
  return entity;
}

/* What somebody has said it is, else what its words look like. */
OblMentionKind
obl_edit_find_mention (OblEdit *edit, const OblSpan *span)
{
  static const char sql[] = "SELECT language FROM document WHERE id = ?1";
  g_autofree char *said = obl_attributes_dup_string (span->attributes, "mention");
  g_autoptr (OblStmt) stmt = NULL;
  OblMentionKind mention = span->mention;

  if (mention != OBL_MENTION_UNSET || obl_mention_kind_from_string (said, &mention))
    return mention;
  stmt = obl_stmt_get (edit->store, sql, NULL);
  if (stmt == NULL)
    return OBL_MENTION_UNSET;
  obl_stmt_bind_id (stmt, 1, &span->document_id);
  return obl_mention_kind_guess (span->quote, obl_stmt_step (stmt, NULL) == OBL_STEP_ROW
                                                  ? obl_stmt_column_text (stmt, 0)
                                                  : NULL);
}

/* Spellings that other mentions may have too, as opposed to "the official" or "he". */
gboolean
obl_edit_is_alias (const OblSpan *span, OblMentionKind mention)
{
  return mention == OBL_MENTION_NAME && span->fragments->len == 1
         && g_utf8_strlen (span->quote, -1) <= MAX_ALIAS_CHARS;
}

gboolean
obl_edit_link_span (OblEdit *edit, const OblId *span_id, const OblId *entity_id, GError **error)
{
  g_autoptr (OblSpan) span = obl_store_get_span (edit->store, span_id, NULL);
  g_autoptr (OblSpan) linked = NULL;
  g_autoptr (OblEntity) entity = NULL;
  g_autoptr (OblEntity) named = NULL;

  if (span == NULL) {
    g_set_error_literal (error, OBL_EDIT_ERROR, OBL_EDIT_ERROR_UNKNOWN,
                         _ ("The mention is not in the project any more"));
    return FALSE;
  }
  linked = obl_span_copy (span);
  linked->entity_id = *entity_id;
  linked->modified = 0;
  if (!obl_id_is_none (entity_id))
    linked->mention = obl_edit_find_mention (edit, span);
  if (!obl_edit_put_span (edit, linked, error))
    return FALSE;
  if (obl_id_is_none (entity_id) || !obl_edit_is_alias (linked, linked->mention))
    return TRUE;
  entity = obl_edit_require_entity (edit, entity_id, error);
  if (entity == NULL)
    return FALSE;
  named = obl_entity_copy (entity);
  return !obl_entity_add_alias (named, span->quote, NULL, NULL)
         || obl_edit_put_entity (edit, named, error);
}
