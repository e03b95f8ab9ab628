/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an id in a record means: something that this file defines, else something in the project. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

static const struct {
  const char *member;
  OblNameKind kind;
} lists[] = {
  { "entities", OBL_NAME_ENTITY }, { "propositions", OBL_NAME_PROPOSITION },
  { "links", OBL_NAME_LINK },      { "assessments", OBL_NAME_ASSESSMENT },
  { "spans", OBL_NAME_SPAN },      { "frames", OBL_NAME_FRAME },
  { "labels", OBL_NAME_LABEL },
};

gboolean
obl_record_define_names (OblRecordApply *apply, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
    const OblJsonNode *list;

    if (!obl_record_read_child (apply->root, lists[i].member, OBL_JSON_ARRAY, &list, error))
      return FALSE;
    for (const OblJsonNode *object = list == NULL ? NULL : list->first; object != NULL;
         object = object->next) {
      if (!obl_record_check_kind (object, OBL_JSON_OBJECT, error)
          || !obl_record_names_define (apply->names, object, lists[i].kind, NULL, error))
        return FALSE;
    }
  }
  return TRUE;
}

OblId
obl_record_ensure_id (OblRecordApply *apply, const OblJsonNode *object)
{
  const OblName *name = obl_record_names_get (apply->names, object);

  return name == NULL ? obl_id_new () : name->id;
}

/* --- Looking in the project ------------------------------------------------------------------- */

/* Turns "there is none" and "it could not be read" into one answer each. */
static gboolean
is_there (gpointer object, GDestroyNotify unref, GError *problem, GError **error)
{
  if (object != NULL)
    unref (object);
  if (g_error_matches (problem, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND))
    g_error_free (problem);
  else if (problem != NULL)
    g_propagate_error (error, problem);
  return object != NULL;
}

static gboolean
list_has (GPtrArray *objects, const OblId *id)
{
  for (guint i = 0; objects != NULL && i < objects->len; i++) {
    if (obl_id_equal (objects->pdata[i], id)) /* each begins with its id */
      return TRUE;
  }
  return FALSE;
}

static gboolean
project_has (OblRecordApply *apply, OblNameKind kind, const OblId *id, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  GError *problem = NULL;
  gpointer object;

  switch (kind) {
  case OBL_NAME_DOCUMENT:
    object = obl_store_get_document_info (apply->store, id, &problem);
    return is_there (object, (GDestroyNotify)obl_document_unref, problem, error);
  case OBL_NAME_SPAN:
    object = obl_store_get_span (apply->store, id, &problem);
    return is_there (object, (GDestroyNotify)obl_span_unref, problem, error);
  case OBL_NAME_FRAME:
    object = obl_store_get_frame (apply->store, id, &problem);
    return is_there (object, (GDestroyNotify)obl_frame_unref, problem, error);
  case OBL_NAME_ENTITY:
    object = obl_store_get_entity (apply->store, id, &problem);
    return is_there (object, (GDestroyNotify)obl_entity_unref, problem, error);
  case OBL_NAME_PROPOSITION:
    object = obl_store_get_proposition (apply->store, id, &problem);
    return is_there (object, (GDestroyNotify)obl_proposition_unref, problem, error);
  case OBL_NAME_LABEL:
    return list_has (apply->document == NULL ? NULL : apply->document->labels, id);
  case OBL_NAME_LINK:
    all = obl_store_list_proposition_links (apply->store, NULL, error);
    return list_has (all, id);
  case OBL_NAME_ASSESSMENT:
    all = obl_store_list_assessments (apply->store, NULL, error);
    return list_has (all, id);
  }
  g_return_val_if_reached (FALSE);
}

gboolean
obl_record_has_document (OblRecordApply *apply, const OblId *id, GError **error)
{
  return project_has (apply, OBL_NAME_DOCUMENT, id, error);
}

gboolean
obl_record_find_object (
    OblRecordApply *apply, const char *text, OblNameKind *kind, OblId *id, GError **error)
{
  /* The likely ones first, those that have to be looked for in a list last. */
  static const OblNameKind kinds[]
      = { OBL_NAME_SPAN,     OBL_NAME_ENTITY, OBL_NAME_FRAME, OBL_NAME_PROPOSITION,
          OBL_NAME_DOCUMENT, OBL_NAME_LABEL,  OBL_NAME_LINK,  OBL_NAME_ASSESSMENT };
  const OblName *name = obl_record_names_find (apply->names, text);

  if (name != NULL) {
    *kind = name->kind;
    *id = name->id;
    return TRUE;
  }
  if (!obl_id_parse (text, id))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    GError *problem = NULL;

    if (project_has (apply, kinds[i], id, &problem)) {
      *kind = kinds[i];
      return TRUE;
    }
    if (problem != NULL) {
      g_propagate_error (error, problem);
      return FALSE;
    }
  }
  return FALSE;
}

gboolean
obl_record_fail_elsewhere (const OblJsonNode *node, const OblId *document_id, GError **error)
{
  char id[OBL_ID_STRING_SIZE];

  return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                          _ ("this id belongs to something in the article %s already"),
                          obl_id_format (document_id, id));
}

/* --- References ------------------------------------------------------------------------------- */

gboolean
obl_record_read_reference (OblRecordApply *apply,
                           const OblJsonNode *object,
                           const char *name,
                           OblNameKind kind,
                           OblId *id,
                           GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, name);
  const OblName *known;
  GError *problem = NULL;
  OblId found;

  if (node == NULL)
    return TRUE;
  if (node->kind == OBL_JSON_NULL) {
    *id = OBL_ID_NONE;
    return TRUE;
  }
  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  known = obl_record_names_find (apply->names, node->text);
  if (known != NULL && known->kind == kind) {
    *id = known->id;
    return TRUE;
  }
  if (known == NULL && obl_id_parse (node->text, &found)
      && project_has (apply, kind, &found, &problem)) {
    *id = found;
    return TRUE;
  }
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  return obl_record_fail (error, OBL_RECORD_ERROR_NOT_FOUND, node,
                          _ ("neither this file, up to here, nor the project has anything with "
                             "the id “%s” that can be its “%s”"),
                          node->text, name);
}

/* --- Annotators ------------------------------------------------------------------------------- */

/* The name that the record's own list gives the annotator @text; NULL for none. */
static const OblJsonNode *
find_listed_annotator (const OblJsonNode *root, const char *text)
{
  const OblJsonNode *list = obl_json_node_get_member (root, "annotators");

  for (const OblJsonNode *entry = list == NULL ? NULL : list->first; entry != NULL;
       entry = entry->next) {
    const OblJsonNode *id = obl_json_node_get_member (entry, "id");
    const OblJsonNode *name = obl_json_node_get_member (entry, "name");

    if (id != NULL && id->kind == OBL_JSON_STRING && strcmp (id->text, text) == 0 && name != NULL
        && name->kind == OBL_JSON_STRING && name->n_bytes > 0)
      return name;
  }
  return NULL;
}

gboolean
obl_record_read_annotator (OblRecordApply *apply,
                           const OblJsonNode *object,
                           OblId *id,
                           GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, "annotator");
  const OblJsonNode *listed;
  g_autoptr (OblAnnotator) annotator = NULL;
  GError *problem = NULL;
  OblId given = OBL_ID_NONE;

  if (node == NULL || node->kind == OBL_JSON_NULL)
    return TRUE;
  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  if (node->n_bytes == 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("this must not be empty"));
  if (obl_id_parse (node->text, &given)) {
    annotator = obl_store_get_annotator (apply->store, &given, &problem);
    if (problem != NULL) {
      g_propagate_error (error, problem);
      return FALSE;
    }
    if (annotator != NULL) {
      *id = given;
      return TRUE;
    }
  }
  listed = find_listed_annotator (apply->root, node->text);
  if (listed == NULL && !obl_id_is_none (&given))
    return obl_record_fail (error, OBL_RECORD_ERROR_NOT_FOUND, node,
                            _ ("neither “annotators” nor the project has an annotator %s"),
                            node->text);
  return obl_edit_ensure_annotator (apply->edit, listed == NULL ? node->text : listed->text, &given,
                                    id, error);
}

/* --- Members nobody knows --------------------------------------------------------------------- */

/* Who has that many has another format. */
#define MAX_NOTES 100

void
obl_record_note_unknown (OblRecordApply *apply, const OblJsonNode *object, const char *const *known)
{
  for (const OblJsonNode *member = object->first; member != NULL; member = member->next) {
    const char *owner = object->parent == NULL ? "" : object->parent->name;
    g_autofree char *key = NULL;
    g_autofree char *path = NULL;

    if (apply->report->notes->len == MAX_NOTES || g_strv_contains (known, member->name))
      continue;
    key = g_strdup_printf ("%s.%s", owner == NULL ? "" : owner, member->name);
    if (!g_hash_table_add (apply->ignored, g_steal_pointer (&key)))
      continue;
    path = obl_json_node_dup_path (member);
    /* Translators: a file, a line in it, a place in that line's JSON. */
    g_ptr_array_add (
        apply->report->notes,
        g_strdup_printf (_ ("%s, line %" PRIu64 ": %s is no part of a record and is not kept"),
                         apply->file, apply->line, path));
  }
}
