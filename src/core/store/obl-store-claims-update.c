/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the rows of claims: one per frame whose type has a content, with the words that are shown.
 *
 * First all that is affected is found out, then each row is written anew, then the chains of sources
 * of the documents in question.  A row keeps its number as long as its frame is there. */
#define G_LOG_DOMAIN "obl-store-claims"

#include "config.h"

#include "core/store/obl-store-private.h"

#include <string.h>

/* Longer words are cut in a row; the article has them. */
#define MAX_CHARS 2000u

typedef struct {
  OblStore *store;
  gboolean is_bulk;      /* nothing is there yet: the search index is made at the end */
  GHashTable *frames;    /* OblId: rows to write */
  GHashTable *documents; /* OblId: chains to find out */
} Update;

static void
update_clear (Update *update)
{
  g_clear_pointer (&update->frames, g_hash_table_unref);
  g_clear_pointer (&update->documents, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Update, update_clear)

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);
}

static void
update_init (Update *update, OblStore *store)
{
  update->store = store;
  update->frames = new_set ();
  update->documents = new_set ();
}

/* --- A row ------------------------------------------------------------------------------------ */

typedef struct {
  OblId frame_id, document_id, proposition_id;
  char *type, *title, *publisher, *published, *proposition, *act;
  GString *source, *target, *content, *attributes, *assessments;
  GString *source_words, *target_words;
  gint64 inner_at, start, end;
} Row;

static void
row_free (Row *row)
{
  GString **strings[]
      = { &row->source,      &row->target,       &row->content,     &row->attributes,
          &row->assessments, &row->source_words, &row->target_words };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_string_free (*strings[i], TRUE);
  g_free (row->type);
  g_free (row->title);
  g_free (row->publisher);
  g_free (row->published);
  g_free (row->proposition);
  g_free (row->act);
  g_free (row);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Row, row_free)

static Row *
row_new (const OblId *frame_id)
{
  Row *row = g_new0 (Row, 1);

  row->frame_id = *frame_id;
  row->source = g_string_new (NULL);
  row->target = g_string_new (NULL);
  row->content = g_string_new (NULL);
  row->attributes = g_string_new (NULL);
  row->assessments = g_string_new (NULL);
  row->source_words = g_string_new (NULL);
  row->target_words = g_string_new (NULL);
  row->inner_at = -1;
  row->start = -1;
  return row;
}

/* Appends @text in one line, with one space where white space was, at most MAX_CHARS of it. */
static void
append_squeezed (GString *out, const char *text)
{
  gboolean space = FALSE;
  guint n_chars = 0;

  for (const char *p = text; *p != '\0' && n_chars < MAX_CHARS; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isspace (c) || g_unichar_iscntrl (c)) {
      space = n_chars > 0;
      continue;
    }
    if (space)
      g_string_append_c (out, ' ');
    space = FALSE;
    g_string_append_unichar (out, c);
    n_chars++;
  }
}

static void
append_line (GString *lines, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  append_squeezed (lines, text);
}

static char *
dup_squeezed (OblStmt *stmt, int column)
{
  GString *out = g_string_new (NULL);
  const char *text = obl_stmt_column_text (stmt, column);

  if (text != NULL)
    append_squeezed (out, text);
  return g_string_free (out, FALSE);
}

/* FALSE without an error: it is not a claim, or not there any more. */
static gboolean
read_base (OblStore *store, Row *row, GError **error)
{
  static const char sql[]
      = "SELECT f.document_id, f.type, f.proposition_id, d.title, d.publisher, d.published, p.text "
        "FROM frame f JOIN claim_type t ON t.type = f.type JOIN document d ON d.id = f.document_id "
        "LEFT JOIN proposition p ON p.id = f.proposition_id WHERE f.id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &row->frame_id);
  if (obl_stmt_step (stmt, error) != OBL_STEP_ROW)
    return FALSE;
  obl_stmt_column_id (stmt, 0, &row->document_id);
  row->type = obl_stmt_column_dup_required (stmt, 1);
  obl_stmt_column_id (stmt, 2, &row->proposition_id);
  row->title = dup_squeezed (stmt, 3);
  row->publisher = dup_squeezed (stmt, 4);
  row->published = dup_squeezed (stmt, 5);
  row->proposition = dup_squeezed (stmt, 6);
  return TRUE;
}

/* One filler, as its fragments come in. */
typedef struct {
  gint64 ordinal;
  char *role;
  char *name; /* of its entity, or what it is besides; or NULL */
  GString *words;
  gint64 start, end;
} Filler;

static void
add_party (GString *names, GString *words, const Filler *filler)
{
  append_line (names, filler->name != NULL ? filler->name : filler->words->str);
  if (filler->name != NULL && strcmp (filler->name, filler->words->str) != 0)
    append_line (words, filler->words->str);
}

static void
take_filler (Row *row, Filler *filler)
{
  if (filler->role == NULL)
    return;
  if (strcmp (filler->role, "source") == 0) {
    add_party (row->source, row->source_words, filler);
  } else if (strcmp (filler->role, "target") == 0) {
    add_party (row->target, row->target_words, filler);
  } else if (strcmp (filler->role, "content") == 0) {
    append_line (row->content, filler->words->str);
    if (filler->end > 0 && (row->start < 0 || filler->start < row->start))
      row->start = filler->start;
    row->end = MAX (row->end, filler->end);
  } else if (strcmp (filler->role, "cue") == 0 && filler->end > 0) {
    row->inner_at = filler->start;
  }
  g_clear_pointer (&filler->role, g_free);
  g_clear_pointer (&filler->name, g_free);
  g_string_truncate (filler->words, 0);
  filler->start = filler->end = 0;
}

static gboolean
note_name (OblStore *store, const OblId *entity_id, const char *name, GError **error)
{
  static const char sql[]
      = "INSERT INTO claim_name (entity_id, name) VALUES (?1, ?2) ON CONFLICT (entity_id) "
        "DO UPDATE SET name = excluded.name WHERE name <> excluded.name";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, entity_id);
  obl_stmt_bind_text (stmt, 2, name);
  return obl_stmt_run (stmt, error);
}

static gboolean
begin_filler (OblStore *store, OblStmt *stmt, Filler *filler, GError **error)
{
  OblId entity_id;

  filler->ordinal = obl_stmt_column_int (stmt, 0);
  filler->role = obl_stmt_column_dup_required (stmt, 1);
  if (obl_stmt_column_id (stmt, 2, &entity_id)) {
    if (!note_name (store, &entity_id, obl_stmt_column_required (stmt, 3), error))
      return FALSE;
  }
  filler->name = obl_stmt_column_dup (stmt, 3);
  return TRUE;
}

static void
add_fragment (OblStmt *stmt, Filler *filler)
{
  const char *quote = obl_stmt_column_text (stmt, 6);

  if (quote == NULL)
    return;
  if (filler->end == 0)
    filler->start = obl_stmt_column_int (stmt, 4);
  filler->end = MAX (filler->end, obl_stmt_column_int (stmt, 5));
  if (filler->words->len > 0)
    g_string_append_c (filler->words, ' ');
  append_squeezed (filler->words, quote);
}

static gboolean
read_roles (OblStore *store, Row *row, GError **error)
{
  static const char sql[]
      = "SELECT r.ordinal, r.role, e.id, coalesce (e.name, d.title, r.url), x.start, x.\"end\", "
        "x.quote FROM frame_role r LEFT JOIN span s ON s.id = r.span_id "
        "LEFT JOIN entity e ON e.id = coalesce (r.entity_id, s.entity_id) "
        "LEFT JOIN document d ON d.id = r.filler_document_id "
        "LEFT JOIN fragment x ON x.span_id = r.span_id "
        "WHERE r.frame_id = ?1 ORDER BY r.ordinal, x.ordinal";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  Filler filler = { -1, NULL, NULL, g_string_new (NULL), 0, 0 };
  OblStep step = OBL_STEP_ERROR;
  gboolean done = stmt != NULL;

  if (stmt != NULL)
    obl_stmt_bind_id (stmt, 1, &row->frame_id);
  while (done && (step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    if (filler.role == NULL || obl_stmt_column_int (stmt, 0) != filler.ordinal) {
      take_filler (row, &filler);
      done = begin_filler (store, stmt, &filler, error);
    }
    add_fragment (stmt, &filler);
  }
  take_filler (row, &filler);
  g_string_free (filler.words, TRUE);
  return done && step == OBL_STEP_END;
}

static gboolean
read_attributes (OblStore *store, Row *row, GError **error)
{
  static const char sql[]
      = "SELECT name, value FROM frame_attribute WHERE frame_id = ?1 ORDER BY name";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (GPtrArray) attributes = obl_attributes_new ();
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &row->frame_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW)
    obl_stmt_column_attribute (stmt, 0, attributes);
  row->act = obl_attributes_dup_string (attributes, "act");
  for (guint i = 0; i < attributes->len; i++) {
    const char *name = ((const OblAttribute *)attributes->pdata[i])->name;
    g_autofree char *value = obl_attributes_dup_string (attributes, name);
    g_autofree char *line = g_strdup_printf ("%s: %s", name, value);

    if (strcmp (name, "act") != 0)
      append_line (row->attributes, line);
  }
  return step == OBL_STEP_END;
}

/* The latest of each analyst on each scale, of the claim itself and of what it says. */
static gboolean
read_assessments (OblStore *store, Row *row, GError **error)
{
  static const char sql[]
      = "SELECT DISTINCT scale, value FROM ("
        "SELECT scale, value, row_number () OVER (PARTITION BY scale, annotator_id, frame_id "
        "ORDER BY created DESC, id DESC) AS n FROM assessment "
        "WHERE frame_id = ?1 OR proposition_id = ?2) WHERE n = 1 ORDER BY scale, value";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &row->frame_id);
  obl_stmt_bind_id (stmt, 2, &row->proposition_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    g_autofree char *line = g_strdup_printf ("%s: %s", obl_stmt_column_required (stmt, 0),
                                             obl_stmt_column_required (stmt, 1));

    append_line (row->assessments, line);
  }
  return step == OBL_STEP_END;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static gboolean
run_on_row (OblStore *store, const char *sql, const OblId *frame_id, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, frame_id);
  return obl_stmt_run (stmt, error);
}

/* The index is told the words that it is to forget. */
static gboolean
forget_words (Update *update, const OblId *frame_id, GError **error)
{
  static const char sql[]
      = "INSERT INTO claim_search (claim_search, rowid, source, act, target, content, title, "
        "publisher, proposition, source_words, target_words) "
        "SELECT 'delete', row, source, act, target, content, title, publisher, proposition, "
        "source_words, target_words FROM claim WHERE frame_id = ?1";

  return update->is_bulk || run_on_row (update->store, sql, frame_id, error);
}

static gboolean
index_words (Update *update, const OblId *frame_id, GError **error)
{
  static const char sql[]
      = "INSERT INTO claim_search (rowid, source, act, target, content, title, publisher, "
        "proposition, source_words, target_words) "
        "SELECT row, source, act, target, content, title, publisher, proposition, source_words, "
        "target_words FROM claim WHERE frame_id = ?1";

  return update->is_bulk || run_on_row (update->store, sql, frame_id, error);
}

static void
bind_string (OblStmt *stmt, int index, const GString *string)
{
  obl_stmt_bind_static (stmt, index, string->str, string->len);
}

static void
bind_or_empty (OblStmt *stmt, int index, const char *text)
{
  obl_stmt_bind_text (stmt, index, text == NULL ? "" : text);
}

static gboolean
put_row (Update *update, const Row *row, GError **error)
{
  static const char sql[]
      = "INSERT INTO claim (frame_id, document_id, type, source, act, target, content, title, "
        "publisher, published, attributes, proposition, assessments, chain, source_words, "
        "target_words, proposition_id, inner_at, start, \"end\") VALUES "
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, '', ?14, ?15, ?16, ?17, ?18, "
        "?19) "
        "ON CONFLICT (frame_id) DO UPDATE SET document_id = ?2, type = ?3, source = ?4, act = ?5, "
        "target = ?6, content = ?7, title = ?8, publisher = ?9, published = ?10, attributes = ?11, "
        "proposition = ?12, assessments = ?13, source_words = ?14, target_words = ?15, "
        "proposition_id = ?16, inner_at = ?17, start = ?18, \"end\" = ?19";
  g_autoptr (OblStmt) stmt = obl_stmt_get (update->store, sql, error);
  const gint64 start = MAX (row->start, 0);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, &row->frame_id);
  obl_stmt_bind_id (stmt, 2, &row->document_id);
  obl_stmt_bind_text (stmt, 3, row->type);
  bind_string (stmt, 4, row->source);
  bind_or_empty (stmt, 5, row->act);
  bind_string (stmt, 6, row->target);
  bind_string (stmt, 7, row->content);
  obl_stmt_bind_text (stmt, 8, row->title);
  obl_stmt_bind_text (stmt, 9, row->publisher);
  obl_stmt_bind_text (stmt, 10, row->published);
  bind_string (stmt, 11, row->attributes);
  obl_stmt_bind_text (stmt, 12, row->proposition);
  bind_string (stmt, 13, row->assessments);
  bind_string (stmt, 14, row->source_words);
  bind_string (stmt, 15, row->target_words);
  obl_stmt_bind_id (stmt, 16, &row->proposition_id);
  obl_stmt_bind_int (stmt, 17, row->inner_at >= 0 ? row->inner_at : start);
  obl_stmt_bind_int (stmt, 18, start);
  obl_stmt_bind_int (stmt, 19, row->end);
  return obl_stmt_run (stmt, error);
}

/* The document that the row has been of until now. */
static gboolean
note_old_document (Update *update, const OblId *frame_id, GError **error)
{
  static const char sql[] = "SELECT document_id FROM claim WHERE frame_id = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (update->store, sql, error);
  OblId document_id;
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, frame_id);
  step = obl_stmt_step (stmt, error);
  if (step == OBL_STEP_ROW && obl_stmt_column_id (stmt, 0, &document_id))
    g_hash_table_add (update->documents, obl_id_dup (&document_id));
  return step != OBL_STEP_ERROR;
}

static gboolean
write_row (Update *update, const OblId *frame_id, GError **error)
{
  OblStore *store = update->store;
  g_autoptr (Row) row = row_new (frame_id);
  GError *problem = NULL;

  if (!update->is_bulk
      && (!note_old_document (update, frame_id, error) || !forget_words (update, frame_id, error)))
    return FALSE;
  if (!read_base (store, row, &problem)) {
    if (problem == NULL)
      return run_on_row (store, "DELETE FROM claim WHERE frame_id = ?1", frame_id, error);
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (!g_hash_table_contains (update->documents, &row->document_id))
    g_hash_table_add (update->documents, obl_id_dup (&row->document_id));
  return read_roles (store, row, error) && read_attributes (store, row, error)
         && read_assessments (store, row, error) && put_row (update, row, error)
         && index_words (update, frame_id, error);
}

static gboolean
write_all (Update *update, GError **error)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, update->frames);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (!write_row (update, id, error))
      return FALSE;
  }
  g_hash_table_iter_init (&iter, update->documents);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (!obl_store_update_chains (update->store, id, error))
      return FALSE;
  }
  return TRUE;
}

/* --- What is affected ------------------------------------------------------------------------- */

static void
add_frame (Update *update, const OblId *id)
{
  if (!g_hash_table_contains (update->frames, id))
    g_hash_table_add (update->frames, obl_id_dup (id));
}

static void
add_frames (Update *update, const GArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    add_frame (update, &g_array_index (ids, OblId, i));
}

/* The frames that @sql gives for each of @ids. */
static gboolean
add_frames_of (Update *update, const char *sql, const GArray *ids, GError **error)
{
  g_autoptr (OblStmt) stmt = obl_stmt_get (update->store, sql, error);

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++) {
    OblStep step;
    OblId id;

    obl_stmt_reset (stmt);
    obl_stmt_bind_id (stmt, 1, &g_array_index (ids, OblId, i));
    while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
      if (obl_stmt_column_id (stmt, 0, &id))
        add_frame (update, &id);
    }
    if (step == OBL_STEP_ERROR)
      return FALSE;
  }
  return TRUE;
}

static gboolean
find_affected (Update *update, const OblChange *change, GError **error)
{
  static const char of_span[] = "SELECT frame_id FROM frame_role WHERE span_id = ?1";
  /* Of an entity that goes by another name than in the rows.  In just this order: left to itself,
   * SQLite walks all roles of the project. */
  static const char of_entity[]
      = "WITH renamed (id) AS (SELECT n.entity_id FROM claim_name n "
        "LEFT JOIN entity e ON e.id = n.entity_id "
        "WHERE n.entity_id = ?1 AND (e.name IS NULL OR e.name <> n.name)) "
        "SELECT r.frame_id FROM renamed n JOIN frame_role r ON r.entity_id = n.id UNION ALL "
        "SELECT r.frame_id FROM renamed n CROSS JOIN span s ON s.entity_id = n.id "
        "CROSS JOIN frame_role r ON r.span_id = s.id";
  static const char of_document[]
      = "SELECT c.frame_id FROM document d JOIN claim c ON c.document_id = d.id WHERE d.id = ?1 "
        "AND (c.title <> d.title OR c.publisher <> coalesce (d.publisher, '') "
        "OR c.published <> coalesce (d.published, '')) UNION ALL "
        "SELECT r.frame_id FROM frame_role r WHERE r.filler_document_id = ?1";
  static const char of_proposition[] = "SELECT frame_id FROM claim WHERE proposition_id = ?1";

  add_frames (update, change->frame_ids);
  add_frames (update, change->assessed_ids);
  return add_frames_of (update, of_span, change->span_ids, error)
         && add_frames_of (update, of_entity, change->entity_ids, error)
         && ((change->kinds & OBL_CHANGE_DOCUMENTS) == 0
             || add_frames_of (update, of_document, change->document_ids, error))
         && add_frames_of (update, of_proposition, change->proposition_ids, error);
}

/* --- Which types are claims ------------------------------------------------------------------- */

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/* The names of the types, each in a line. */
static char *
dup_types (const OblLabelSet *set)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = set->frame_types->pdata[i];

    if (obl_frame_type_find_role (type, "content") != NULL)
      g_ptr_array_add (names, type->name);
  }
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("\n", (char **)names->pdata);
}

static gboolean
read_types (OblStore *store, char **types, GError **error)
{
  static const char sql[] = "SELECT group_concat (type, char (10)) FROM "
                            "(SELECT type FROM claim_type ORDER BY type)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL || obl_stmt_step (stmt, error) == OBL_STEP_ERROR)
    return FALSE;
  *types = obl_stmt_column_dup (stmt, 0);
  return TRUE;
}

static gboolean
write_types (OblStore *store, const char *types, GError **error)
{
  g_autoptr (OblStmt) stmt
      = obl_stmt_get (store, "INSERT INTO claim_type (type) VALUES (?1)", error);
  g_auto (GStrv) names = g_strsplit (types, "\n", -1);

  if (stmt == NULL || !obl_store_exec (store, "DELETE FROM claim_type", error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++) {
    obl_stmt_bind_text (stmt, 1, names[i]);
    if (!obl_stmt_run (stmt, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
find_all (Update *update, GError **error)
{
  static const char sql[] = "SELECT f.id FROM frame f JOIN claim_type t ON t.type = f.type";
  g_autoptr (OblStmt) stmt = obl_stmt_get (update->store, sql, error);
  OblStep step;
  OblId id;

  if (stmt == NULL)
    return FALSE;
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    if (obl_stmt_column_id (stmt, 0, &id))
      add_frame (update, &id);
  }
  return step == OBL_STEP_END;
}

static gboolean
make_all (OblStore *store, const char *types, GError **error)
{
  g_auto (Update) update = { 0 };

  update_init (&update, store);
  update.is_bulk = TRUE;
  return obl_store_exec (store, "DELETE FROM claim; DELETE FROM claim_name;", error)
         && write_types (store, types, error) && find_all (&update, error)
         && write_all (&update, error)
         && obl_store_exec (store, "INSERT INTO claim_search (claim_search) VALUES ('rebuild')",
                            error);
}

/* --- Doors ------------------------------------------------------------------------------------ */

gboolean
obl_store_update_claims (OblStore *store, const OblChange *change, GError **error)
{
  g_auto (Update) update = { 0 };

  if ((change->kinds & OBL_CHANGE_LABEL_SET) != 0) {
    g_autofree char *before = NULL;
    g_autofree char *now = NULL;
    OblLabelSet *set;

    g_clear_pointer (&store->label_set, obl_label_set_unref); /* undo may have changed it */
    set = obl_store_peek_label_set (store, error);
    if (set == NULL || !read_types (store, &before, error))
      return FALSE;
    now = dup_types (set);
    if (g_strcmp0 (now, before != NULL ? before : "") != 0)
      return make_all (store, now, error);
  }
  update_init (&update, store);
  return find_affected (&update, change, error) && write_all (&update, error);
}

gboolean
obl_store_fill_claims (OblStore *store, GError **error)
{
  g_autoptr (OblTxn) txn = NULL;
  g_autofree char *before = NULL;
  g_autofree char *now = NULL;
  OblLabelSet *set = obl_store_peek_label_set (store, NULL);

  /* Without labels nothing is a claim; “check” says what is wrong with them. */
  if (set == NULL)
    return TRUE;
  if (!read_types (store, &before, error))
    return FALSE;
  now = dup_types (set);
  if (g_strcmp0 (now, before != NULL ? before : "") == 0)
    return TRUE;
  txn = obl_txn_begin (store, error);
  return txn != NULL && make_all (store, now, error) && obl_txn_commit (txn, error);
}
