/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of a file's ids.  Spans, frames, labels and documents are defined once in a file;
 * entities, propositions and what hangs on them belong to no document, so that each record that
 * refers to one lists it, and only within one line must it be unique. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-names.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "core/record/obl-record-fields.h"

struct _OblRecordNames {
  GHashTable *by_text; /* char * → OblName * */
  GPtrArray *of_line;  /* char *, owned by by_text: new on this line */
  guint64 line;
};

OblRecordNames *
obl_record_names_new (void)
{
  OblRecordNames *names = g_new0 (OblRecordNames, 1);

  names->by_text = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names->of_line = g_ptr_array_new ();
  return names;
}

void
obl_record_names_free (OblRecordNames *names)
{
  if (names == NULL)
    return;
  g_ptr_array_unref (names->of_line);
  g_hash_table_unref (names->by_text);
  g_free (names);
}

void
obl_record_names_begin_line (OblRecordNames *names, guint64 line)
{
  g_ptr_array_set_size (names->of_line, 0);
  names->line = line;
}

void
obl_record_names_forget_line (OblRecordNames *names)
{
  for (guint i = 0; i < names->of_line->len; i++)
    g_hash_table_remove (names->by_text, names->of_line->pdata[i]);
  g_ptr_array_set_size (names->of_line, 0);
}

/* Two spellings of one UUID are one name. */
static char *
normalise (const char *text, OblId *id)
{
  return obl_id_parse (text, id) ? obl_id_dup_string (id) : g_strdup (text);
}

static gboolean
belongs_to_document (OblNameKind kind)
{
  return kind <= OBL_NAME_LABEL;
}

gboolean
obl_record_names_define (OblRecordNames *names,
                         const OblJsonNode *object,
                         OblNameKind kind,
                         const OblId *id,
                         GError **error)
{
  const OblJsonNode *node = obl_json_node_get_member (object, "id");
  g_autofree char *text = NULL;
  OblId given = OBL_ID_NONE;
  OblName *name;

  if (node == NULL || node->kind == OBL_JSON_NULL)
    return TRUE;
  if (!obl_record_check_kind (node, OBL_JSON_STRING, error))
    return FALSE;
  if (node->n_bytes == 0)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("an id must not be empty"));
  text = normalise (node->text, &given);
  name = g_hash_table_lookup (names->by_text, text);
  if (name != NULL) {
    if (name->line == names->line || name->kind != kind || belongs_to_document (kind))
      return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                              _ ("the id “%s” is defined twice: on line %" PRIu64 " too"), text,
                              name->line);
    name->line = names->line;
    return TRUE;
  }
  name = g_new0 (OblName, 1);
  name->kind = kind;
  name->line = names->line;
  if (!obl_id_is_none (&given))
    name->id = given;
  else
    name->id = id != NULL ? *id : obl_id_new ();
  g_ptr_array_add (names->of_line, text);
  g_hash_table_insert (names->by_text, g_steal_pointer (&text), name);
  return TRUE;
}

OblName *
obl_record_names_find (OblRecordNames *names, const char *text)
{
  OblId id;
  g_autofree char *key = normalise (text, &id);

  return g_hash_table_lookup (names->by_text, key);
}

OblName *
obl_record_names_get (OblRecordNames *names, const OblJsonNode *object)
{
  const OblJsonNode *node = obl_json_node_get_member (object, "id");

  if (node == NULL || node->kind != OBL_JSON_STRING)
    return NULL;
  return obl_record_names_find (names, node->text);
}
