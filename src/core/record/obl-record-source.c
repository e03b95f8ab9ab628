/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a record's article comes from, and what its metadata could have been: frozen, so taken only
 * for a document that the record makes. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <string.h>

#include <glib/gi18n-lib.h>

static gboolean
is_sha256 (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

gboolean
obl_record_read_source (OblRecordApply *apply, OblSource *source, GError **error)
{
  static const char *const known[]
      = { "name", "media_type", "sha256", "url", "retrieved", "head", NULL };
  const OblJsonNode *node;

  if (!obl_record_read_child (apply->root, "source", OBL_JSON_OBJECT, &node, error))
    return FALSE;
  if (node == NULL) {
    source->name = g_strdup (apply->file);
    return TRUE;
  }
  obl_record_note_unknown (apply, node, known);
  if (!obl_record_read_text (node, "name", &source->name, error)
      || !obl_record_read_text (node, "media_type", &source->media_type, error)
      || !obl_record_read_text (node, "sha256", &source->sha256, error)
      || !obl_record_read_text (node, "url", &source->url, error)
      || !obl_record_read_time (node, "retrieved", &source->retrieved, error)
      || !obl_record_read_text (node, "head", &source->head, error))
    return FALSE;
  if (source->sha256 != NULL && !is_sha256 (source->sha256))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID,
                            obl_json_node_get_member (node, "sha256"),
                            _ ("a SHA-256 is 64 hexadecimal digits in lower case"));
  return TRUE;
}

static gboolean
read_candidate (OblRecordApply *apply,
                const OblJsonNode *node,
                OblCandidate *candidate,
                GError **error)
{
  static const char *const known[] = { "field", "value", "from", NULL };

  if (!obl_record_check_kind (node, OBL_JSON_OBJECT, error))
    return FALSE;
  obl_record_note_unknown (apply, node, known);
  if (!obl_record_read_name (node, "field", &candidate->field, error)
      || !obl_record_read_name (node, "value", &candidate->value, error)
      || !obl_record_read_name (node, "from", &candidate->from, error))
    return FALSE;
  if (candidate->field == NULL || candidate->value == NULL || candidate->from == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("a candidate needs “field”, “value” and “from”"));
  return TRUE;
}

gboolean
obl_record_read_candidates (OblRecordApply *apply, GPtrArray *candidates, GError **error)
{
  const OblJsonNode *list;

  if (!obl_record_read_few (apply->root, "candidates", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    g_autoptr (OblCandidate) candidate = g_new0 (OblCandidate, 1);

    if (!read_candidate (apply, node, candidate, error))
      return FALSE;
    g_ptr_array_add (candidates, g_steal_pointer (&candidate));
  }
  return TRUE;
}
