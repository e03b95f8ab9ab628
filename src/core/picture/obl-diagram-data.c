/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture shows, as data: comma-separated values of what is drawn, and JSON that says who is
 * who and how many claims have which act. */
#define G_LOG_DOMAIN "obl-diagram-data"

#include "config.h"

#include <string.h>

#include "core/base/obl-json.h"
#include "core/picture/obl-diagram-private.h"

static void
append_field (GString *out, const char *words)
{
  if (words[strcspn (words, ",\"\r\n")] == '\0') {
    g_string_append (out, words);
    return;
  }
  g_string_append_c (out, '"');
  for (const char *at = words; *at != '\0'; at++)
    g_string_append_printf (out, *at == '"' ? "\"\"" : "%c", *at);
  g_string_append_c (out, '"');
}

char *
obl_diagram_to_csv (const OblDiagram *diagram)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < diagram->cells->len; i++) {
    const GPtrArray *row = diagram->cells->pdata[i];

    for (guint k = 0; k < row->len; k++) {
      g_string_append (out, k > 0 ? "," : "");
      append_field (out, row->pdata[k]);
    }
    g_string_append (out, "\r\n");
  }
  return g_string_free (out, FALSE);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void
write_party (const OblClaimTable *table, OblJson *json, const char *name, guint index)
{
  const OblParty *party;
  char id[OBL_ID_STRING_SIZE];

  obl_json_name (json, name);
  if (index >= table->parties->len) {
    obl_json_null (json);
    return;
  }
  party = obl_claim_table_get_party (table, index);
  obl_json_begin_object (json);
  obl_json_member_string (json, "entity",
                          obl_id_is_none (&party->id) ? NULL : obl_id_format (&party->id, id));
  obl_json_member_string (
      json, "document",
      obl_id_is_none (&party->document_id) ? NULL : obl_id_format (&party->document_id, id));
  obl_json_member_string (json, "name", party->name);
  obl_json_member_string (json, "type", party->type);
  obl_json_end_object (json);
}

static void
write_day (OblJson *json, const char *name, guint32 day)
{
  g_autofree char *date = day > 0 ? obl_claim_day_format (day) : NULL;

  obl_json_member_string (json, name, date);
}

static void
write_mark (const OblClaimTable *table, OblJson *json, const OblDiagramMark *mark)
{
  g_autoptr (GArray) ids = obl_diagram_list_behind (table, mark, 0);
  char id[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  if (mark->party != OBL_DIAGRAM_ANY) {
    write_party (table, json, "party", mark->party);
  } else if (mark->from > 0) {
    write_day (json, "from", mark->from);
    write_day (json, "to", mark->to);
    obl_json_member_string (json, "act",
                            mark->act < table->acts->len ? table->acts->pdata[mark->act] : NULL);
  } else {
    write_party (table, json, "source", mark->source);
    write_party (table, json, "target", mark->target);
  }
  obl_json_member_int (json, "n", mark->n_claims);
  obl_json_member_int (json, "n_articles", mark->n_documents);
  obl_json_name (json, "ids");
  obl_json_begin_array (json);
  for (guint i = 0; i < ids->len; i++)
    obl_json_string (json, obl_id_format (&g_array_index (ids, OblId, i), id));
  obl_json_end_array (json);
  obl_json_end_object (json);
}

char *
obl_diagram_to_json (const OblDiagram *diagram, const OblClaimTable *table)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_string (json, "kind", obl_diagram_kind_get_name (diagram->kind));
  obl_json_member_string (json, "title", diagram->title);
  obl_json_member_int (json, "n", diagram->n_claims);
  obl_json_member_int (json, "n_articles", diagram->n_documents);
  obl_json_member_string (json, "left_out", diagram->left_out);
  obl_json_name (json, "marks");
  obl_json_begin_array (json);
  for (guint i = 0; i < diagram->marks->len; i++)
    write_mark (table, json, diagram->marks->pdata[i]);
  obl_json_end_array (json);
  obl_json_end_object (json);
  g_string_append_c (out, '\n');
  return g_string_free (out, FALSE);
}
