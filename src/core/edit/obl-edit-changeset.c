/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads from a changeset what it touches.
 *
 * An update lists only its key and what changed, so the document of an updated span is asked of the
 * project; a deleted or inserted one carries it. */
#define G_LOG_DOMAIN "obl-edit-changeset"

#include "config.h"

#include "core/edit/obl-edit-private.h"

#include <string.h>

typedef enum {
  TOUCHES_NOTHING,
  TOUCHES_SPAN,
  TOUCHES_FRAME,
  TOUCHES_ENTITY,
  TOUCHES_DOCUMENT,
  TOUCHES_PROPOSITION,
  TOUCHES_ASSESSMENT,
} Touches;

typedef struct {
  const char *table;
  Touches touches;     /* what the first key column, or id_column, names */
  int id_column;       /* of that thing's id */
  int document_column; /* or -1 */
  guint kinds;         /* OblChangeKind */
} Table;

/* Columns as in the schema. */
static const Table tables[] = {
  { "span", TOUCHES_SPAN, 0, 1, 0 },
  { "fragment", TOUCHES_SPAN, 0, -1, 0 },
  { "span_attribute", TOUCHES_SPAN, 0, -1, 0 },
  { "frame", TOUCHES_FRAME, 0, 1, 0 },
  { "frame_role", TOUCHES_FRAME, 0, -1, 0 },
  { "frame_attribute", TOUCHES_FRAME, 0, -1, 0 },
  { "entity", TOUCHES_ENTITY, 0, -1, OBL_CHANGE_ENTITIES },
  { "entity_alias", TOUCHES_ENTITY, 0, -1, OBL_CHANGE_ENTITIES },
  { "entity_external", TOUCHES_ENTITY, 0, -1, OBL_CHANGE_ENTITIES },
  { "entity_merge", TOUCHES_NOTHING, 0, -1, OBL_CHANGE_ENTITIES },
  { "entity_distinct", TOUCHES_NOTHING, 0, -1, OBL_CHANGE_ENTITIES },
  { "document", TOUCHES_DOCUMENT, 0, 0, OBL_CHANGE_DOCUMENTS },
  { "block", TOUCHES_DOCUMENT, 0, 0, OBL_CHANGE_DOCUMENTS },
  { "document_tag", TOUCHES_DOCUMENT, 0, 0, OBL_CHANGE_DOCUMENTS },
  { "document_label", TOUCHES_DOCUMENT, 1, 1, OBL_CHANGE_DOCUMENTS },
  { "label_set", TOUCHES_NOTHING, 0, -1, OBL_CHANGE_LABEL_SET },
  { "proposition", TOUCHES_PROPOSITION, 0, -1, OBL_CHANGE_PROPOSITIONS },
  { "proposition_link", TOUCHES_PROPOSITION, 1, -1, OBL_CHANGE_PROPOSITIONS },
  { "assessment", TOUCHES_ASSESSMENT, 0, -1, OBL_CHANGE_PROPOSITIONS },
};

static const Table *
find_table (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++) {
    if (strcmp (tables[i].table, name) == 0)
      return &tables[i];
  }
  return NULL;
}

/* The id in @column, new or old; FALSE when an update does not carry it. */
static gboolean
read_id (sqlite3_changeset_iter *iter, int operation, int column, OblId *id)
{
  sqlite3_value *value = NULL;

  if (operation == SQLITE_INSERT)
    sqlite3changeset_new (iter, column, &value);
  else
    sqlite3changeset_old (iter, column, &value);
  if (value == NULL || sqlite3_value_bytes (value) != (int)sizeof id->bytes)
    return FALSE;
  memcpy (id->bytes, sqlite3_value_blob (value), sizeof id->bytes);
  return TRUE;
}

static void
add_id (GHashTable *seen, GArray *ids, const OblId *id)
{
  if (g_hash_table_contains (seen, id))
    return;
  g_hash_table_add (seen, obl_id_dup (id));
  g_array_append_vals (ids, id, 1);
}

typedef struct {
  OblStore *store;
  OblChange *change;
  GHashTable *seen; /* OblId of anything */
  OblStmt *of_span; /* ask for the document; or NULL */
  OblStmt *of_frame;
} Reader;

static void
add_document_of (Reader *reader, OblStmt *stmt, const OblId *id)
{
  OblId document_id;

  if (stmt == NULL)
    return;
  obl_stmt_reset (stmt);
  obl_stmt_bind_id (stmt, 1, id);
  if (obl_stmt_step (stmt, NULL) == OBL_STEP_ROW && obl_stmt_column_id (stmt, 0, &document_id))
    add_id (reader->seen, reader->change->document_ids, &document_id);
}

/* What it is of, one of two; assessments come and go, and are not changed. */
static void
add_assessed (Reader *reader, sqlite3_changeset_iter *iter, int operation)
{
  OblId id;

  if (read_id (iter, operation, 1, &id))
    add_id (reader->seen, reader->change->proposition_ids, &id);
  else if (read_id (iter, operation, 2, &id))
    g_array_append_val (reader->change->assessed_ids, id);
}

static void
read_row (Reader *reader, sqlite3_changeset_iter *iter, const Table *table, int operation)
{
  OblChange *change = reader->change;
  gboolean is_new;
  OblId id, document_id;

  change->kinds |= table->kinds;
  if (table->document_column >= 0
      && read_id (iter, operation, table->document_column, &document_id))
    add_id (reader->seen, change->document_ids, &document_id);
  if (table->touches == TOUCHES_NOTHING || !read_id (iter, operation, table->id_column, &id))
    return;
  is_new = !g_hash_table_contains (reader->seen, &id);
  switch (table->touches) {
  case TOUCHES_SPAN:
    add_id (reader->seen, change->span_ids, &id);
    if (is_new)
      add_document_of (reader, reader->of_span, &id);
    break;
  case TOUCHES_FRAME:
    add_id (reader->seen, change->frame_ids, &id);
    if (is_new)
      add_document_of (reader, reader->of_frame, &id);
    break;
  case TOUCHES_ENTITY:
    add_id (reader->seen, change->entity_ids, &id);
    break;
  case TOUCHES_DOCUMENT:
    add_id (reader->seen, change->document_ids, &id);
    break;
  case TOUCHES_PROPOSITION:
    add_id (reader->seen, change->proposition_ids, &id);
    break;
  case TOUCHES_ASSESSMENT:
    add_assessed (reader, iter, operation);
    break;
  case TOUCHES_NOTHING:
    break;
  }
}

void
obl_change_add_changeset (
    OblChange *change, GHashTable *seen, OblStore *store, gpointer changeset, int n_bytes)
{
  static const char of_span[] = "SELECT document_id FROM span WHERE id = ?1";
  static const char of_frame[] = "SELECT document_id FROM frame WHERE id = ?1";
  g_autoptr (OblStmt) ask_span = obl_stmt_get (store, of_span, NULL);
  g_autoptr (OblStmt) ask_frame = obl_stmt_get (store, of_frame, NULL);
  Reader reader = { store, change, seen, ask_span, ask_frame };
  sqlite3_changeset_iter *iter = NULL;

  if (sqlite3changeset_start (&iter, n_bytes, changeset) != SQLITE_OK)
    return;
  while (sqlite3changeset_next (iter) == SQLITE_ROW) {
    const char *name;
    const Table *table;
    int n_columns, operation, indirect;

    sqlite3changeset_op (iter, &name, &n_columns, &operation, &indirect);
    table = find_table (name);
    if (table != NULL)
      read_row (&reader, iter, table, operation);
  }
  sqlite3changeset_finalize (iter);
}

GHashTable *
obl_change_new_seen (void)
{
  return g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
}

OblChange *
obl_change_from_changeset (OblStore *store, gpointer changeset, int n_bytes)
{
  g_autoptr (GHashTable) seen = obl_change_new_seen ();
  OblChange *change = obl_change_new ();

  obl_change_add_changeset (change, seen, store, changeset, n_bytes);
  return change;
}
