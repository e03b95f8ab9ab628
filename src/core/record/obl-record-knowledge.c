/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What lives across articles: entities, propositions, the links between those, and assessments.
 *
 * Every record that refers to one lists it, so that one file may bring it many times.  `apply`
 * updates what the project has; an import only makes things, and leaves what was there before it as
 * it was. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static const OblJsonNode *
get_first (OblRecordApply *apply, const char *name)
{
  const OblJsonNode *list = obl_json_node_get_member (apply->root, name);

  return list == NULL ? NULL : list->first;
}

/* Whether what @node describes, which the project has, is to be changed. */
static gboolean
may_change (OblRecordApply *apply, const OblJsonNode *node)
{
  const OblName *name = obl_record_names_get (apply->names, node);

  return !apply->options->make_documents || (name != NULL && name->made);
}

static void
mark_made (OblRecordApply *apply, const OblJsonNode *node)
{
  OblName *name = obl_record_names_get (apply->names, node);

  if (name != NULL)
    name->made = TRUE;
}

/* --- Entities --------------------------------------------------------------------------------- */

static gboolean
read_alias (const OblJsonNode *node, OblEntity *entity, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *language = NULL;
  g_autofree char *script = NULL;

  if (node->kind != OBL_JSON_OBJECT) {
    if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
      return FALSE;
    name = g_strndup (node->text, node->n_bytes);
  } else if (!obl_record_read_name (node, "name", &name, error)
             || !obl_record_read_text (node, "language", &language, error)
             || !obl_record_read_text (node, "script", &script, error)) {
    return FALSE;
  }
  if (name == NULL || *name == '\0')
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("an alias needs a name"));
  obl_entity_add_alias (entity, name, language, script);
  return TRUE;
}

static gboolean
read_aliases (const OblJsonNode *node, OblEntity *entity, GError **error)
{
  const OblJsonNode *list;

  if (!obl_record_read_few (node, "aliases", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  if (list == NULL)
    return TRUE;
  g_ptr_array_set_size (entity->aliases, 0);
  for (const OblJsonNode *alias = list->first; alias != NULL; alias = alias->next) {
    if (!read_alias (alias, entity, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
read_external (const OblJsonNode *node, OblEntity *entity, GError **error)
{
  const OblJsonNode *object;

  if (!obl_record_read_few (node, "external", OBL_JSON_OBJECT, &object, error))
    return FALSE;
  for (const OblJsonNode *id = object == NULL ? NULL : object->first; id != NULL; id = id->next) {
    if (id->kind != OBL_JSON_NULL && !obl_record_check_kind (id, OBL_JSON_STRING, error))
      return FALSE;
    if (*id->name == '\0')
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, id,
                              _ ("an external id needs the name of its scheme"));
    obl_entity_set_external (entity, id->name, id->kind == OBL_JSON_NULL ? NULL : id->text);
  }
  return TRUE;
}

static gboolean
read_entity (OblRecordApply *apply, const OblJsonNode *node, OblEntity *entity, GError **error)
{
  static const char *const known[]
      = { "id", "type", "name", "aliases", "external", "notes", "created", "modified", NULL };

  obl_record_note_unknown (apply, node, known);
  if (!obl_record_read_text (node, "type", &entity->type, error)
      || !obl_record_read_name (node, "name", &entity->name, error)
      || !read_aliases (node, entity, error) || !read_external (node, entity, error)
      || !obl_record_read_text (node, "notes", &entity->notes, error)
      || !obl_record_read_time (node, "created", &entity->created, error)
      || !obl_record_read_time (node, "modified", &entity->modified, error))
    return FALSE;
  if (entity->name == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("an entity needs a “name”"));
  return TRUE;
}

static gboolean
put_entity (OblRecordApply *apply, const OblJsonNode *node, GError **error)
{
  OblId id = obl_record_ensure_id (apply, node);
  g_autoptr (OblEntity) old = NULL;
  g_autoptr (OblEntity) entity = NULL;
  GError *problem = NULL;

  old = obl_store_get_entity (apply->store, &id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  entity = old == NULL ? obl_entity_new () : obl_entity_copy (old);
  entity->id = id;
  if (!read_entity (apply, node, entity, error))
    return FALSE;
  if (old != NULL && obl_record_equal ((OblRecordWriter)obl_record_write_entity, old, entity))
    return TRUE;
  if (old != NULL && !may_change (apply, node)) {
    apply->report->n_entities_present++;
    return TRUE;
  }
  if (old != NULL && entity->modified == old->modified)
    entity->modified = 0;
  if (!obl_edit_put_entity (apply->edit, entity, error))
    return obl_record_fail_at (error, node);
  apply->changed = TRUE;
  if (old != NULL) {
    apply->report->n_entities_changed++;
  } else {
    apply->report->n_entities_added++;
    mark_made (apply, node);
  }
  return TRUE;
}

gboolean
obl_record_put_entities (OblRecordApply *apply, GError **error)
{
  for (const OblJsonNode *node = get_first (apply, "entities"); node != NULL; node = node->next) {
    if (!put_entity (apply, node, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Propositions and links ------------------------------------------------------------------- */

static OblProposition *
copy_proposition (const OblProposition *old)
{
  OblProposition *copy = obl_proposition_new ();

  copy->id = old->id;
  copy->text = g_strdup (old->text);
  copy->language = g_strdup (old->language);
  copy->notes = g_strdup (old->notes);
  copy->created = old->created;
  copy->modified = old->modified;
  return copy;
}

static gboolean
read_proposition (OblRecordApply *apply,
                  const OblJsonNode *node,
                  OblProposition *proposition,
                  GError **error)
{
  static const char *const known[]
      = { "id", "text", "language", "notes", "created", "modified", NULL };

  obl_record_note_unknown (apply, node, known);
  if (!obl_record_read_name (node, "text", &proposition->text, error)
      || !obl_record_read_text (node, "language", &proposition->language, error)
      || !obl_record_read_text (node, "notes", &proposition->notes, error)
      || !obl_record_read_time (node, "created", &proposition->created, error)
      || !obl_record_read_time (node, "modified", &proposition->modified, error))
    return FALSE;
  if (proposition->text == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a proposition needs its “text”"));
  return TRUE;
}

static gboolean
put_proposition (OblRecordApply *apply, const OblJsonNode *node, GError **error)
{
  OblId id = obl_record_ensure_id (apply, node);
  g_autoptr (OblProposition) old = NULL;
  g_autoptr (OblProposition) proposition = NULL;
  GError *problem = NULL;

  old = obl_store_get_proposition (apply->store, &id, &problem);
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  proposition = old == NULL ? obl_proposition_new () : copy_proposition (old);
  proposition->id = id;
  if (!read_proposition (apply, node, proposition, error))
    return FALSE;
  if (old != NULL
      && (!may_change (apply, node)
          || obl_record_equal ((OblRecordWriter)obl_record_write_proposition, old, proposition)))
    return TRUE;
  if (old != NULL && proposition->modified == old->modified)
    proposition->modified = 0;
  if (!obl_edit_put_proposition (apply->edit, proposition, error))
    return obl_record_fail_at (error, node);
  apply->changed = TRUE;
  if (old == NULL)
    mark_made (apply, node);
  return TRUE;
}

/* The object of @id among @objects, which each begin with theirs. */
static gpointer
find_by_id (const GPtrArray *objects, const OblId *id)
{
  for (guint i = 0; i < objects->len; i++) {
    if (obl_id_equal (objects->pdata[i], id))
      return objects->pdata[i];
  }
  return NULL;
}

static gboolean
read_link (OblRecordApply *apply, const OblJsonNode *node, OblPropositionLink *link, GError **error)
{
  static const char *const known[] = { "id", "from", "to", "type", "annotator", "created", NULL };

  obl_record_note_unknown (apply, node, known);
  if (!obl_record_read_reference (apply, node, "from", OBL_NAME_PROPOSITION, &link->from_id, error)
      || !obl_record_read_reference (apply, node, "to", OBL_NAME_PROPOSITION, &link->to_id, error)
      || !obl_record_read_name (node, "type", &link->type, error)
      || !obl_record_read_annotator (apply, node, &link->annotator_id, error)
      || !obl_record_read_time (node, "created", &link->created, error))
    return FALSE;
  if (obl_id_is_none (&link->from_id) || obl_id_is_none (&link->to_id) || link->type == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a link needs “from”, “to” and “type”"));
  return TRUE;
}

static gboolean
put_link (OblRecordApply *apply, const OblJsonNode *node, const GPtrArray *ours, GError **error)
{
  g_autoptr (OblPropositionLink) link = obl_proposition_link_new ();
  const OblPropositionLink *old;

  link->id = obl_record_ensure_id (apply, node);
  old = find_by_id (ours, &link->id);
  if (old != NULL) {
    link->from_id = old->from_id;
    link->to_id = old->to_id;
    link->type = g_strdup (old->type);
    link->annotator_id = old->annotator_id;
    link->created = old->created;
  }
  if (!read_link (apply, node, link, error))
    return FALSE;
  if (old != NULL
      && (!may_change (apply, node)
          || obl_record_equal ((OblRecordWriter)obl_record_write_link, old, link)))
    return TRUE;
  if (!obl_edit_put_proposition_link (apply->edit, link, error))
    return obl_record_fail_at (error, node);
  apply->changed = TRUE;
  if (old == NULL)
    mark_made (apply, node);
  return TRUE;
}

gboolean
obl_record_put_propositions (OblRecordApply *apply, GError **error)
{
  g_autoptr (GPtrArray) ours = NULL;

  for (const OblJsonNode *node = get_first (apply, "propositions"); node != NULL;
       node = node->next) {
    if (!put_proposition (apply, node, error))
      return FALSE;
  }
  if (get_first (apply, "links") == NULL)
    return TRUE;
  ours = obl_store_list_proposition_links (apply->store, NULL, error);
  if (ours == NULL)
    return FALSE;
  for (const OblJsonNode *node = get_first (apply, "links"); node != NULL; node = node->next) {
    if (!put_link (apply, node, ours, error))
      return FALSE;
  }
  return TRUE;
}

/* --- Assessments ------------------------------------------------------------------------------ */

static gboolean
read_assessment (OblRecordApply *apply,
                 const OblJsonNode *node,
                 OblAssessment *assessment,
                 GError **error)
{
  static const char *const known[]
      = { "id", "proposition", "frame", "scale", "value", "note", "annotator", "created", NULL };

  obl_record_note_unknown (apply, node, known);
  if (!obl_record_read_reference (apply, node, "proposition", OBL_NAME_PROPOSITION,
                                  &assessment->proposition_id, error)
      || !obl_record_read_reference (apply, node, "frame", OBL_NAME_FRAME, &assessment->frame_id,
                                     error)
      || !obl_record_read_name (node, "scale", &assessment->scale, error)
      || !obl_record_read_name (node, "value", &assessment->value, error)
      || !obl_record_read_text (node, "note", &assessment->note, error)
      || !obl_record_read_annotator (apply, node, &assessment->annotator_id, error)
      || !obl_record_read_time (node, "created", &assessment->created, error))
    return FALSE;
  if (obl_id_is_none (&assessment->proposition_id) == obl_id_is_none (&assessment->frame_id))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("an assessment is of a “proposition” or of a “frame”, one of the "
                               "two"));
  if (assessment->scale == NULL || assessment->value == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("an assessment needs a “scale” and a “value”"));
  return TRUE;
}

static gboolean
put_assessment (OblRecordApply *apply,
                const OblJsonNode *node,
                const GPtrArray *ours,
                GError **error)
{
  g_autoptr (OblAssessment) assessment = obl_assessment_new ();
  const OblAssessment *old;

  assessment->id = obl_record_ensure_id (apply, node);
  old = find_by_id (ours, &assessment->id);
  if (old != NULL) {
    assessment->proposition_id = old->proposition_id;
    assessment->frame_id = old->frame_id;
    assessment->scale = g_strdup (old->scale);
    assessment->value = g_strdup (old->value);
    assessment->note = g_strdup (old->note);
    assessment->annotator_id = old->annotator_id;
    assessment->created = old->created;
  }
  if (!read_assessment (apply, node, assessment, error))
    return FALSE;
  if (old != NULL
      && (!may_change (apply, node)
          || obl_record_equal ((OblRecordWriter)obl_record_write_assessment, old, assessment)))
    return TRUE;
  if (!obl_edit_put_assessment (apply->edit, assessment, error))
    return obl_record_fail_at (error, node);
  apply->changed = TRUE;
  if (old == NULL)
    mark_made (apply, node);
  return TRUE;
}

gboolean
obl_record_put_assessments (OblRecordApply *apply, GError **error)
{
  g_autoptr (GPtrArray) ours = NULL;

  if (get_first (apply, "assessments") == NULL)
    return TRUE;
  ours = obl_store_list_assessments (apply->store, NULL, error);
  if (ours == NULL)
    return FALSE;
  for (const OblJsonNode *node = get_first (apply, "assessments"); node != NULL;
       node = node->next) {
    if (!put_assessment (apply, node, ours, error))
      return FALSE;
  }
  return TRUE;
}
