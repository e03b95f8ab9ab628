/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that say nearly the same: found when one is taken in, kept as groups.
 *
 * Contents that agree in a band of their signatures are candidates; the signatures tell which are
 * worth looking at, and the words themselves decide.  A group is named by its first content.  Contents
 * are never taken out, so that a group outlives the documents in it: the first document that is
 * there stands for it, and the others are its copies. */
#define G_LOG_DOMAIN "obl-store-copies"

#include "config.h"

#include "core/store/obl-store-private.h"

#include "core/model/obl-document-signature.h"
#include "core/text/obl-minhash.h"

/* Contents of one band that are kept and looked at: what a thousand articles share says little. */
#define MAX_BAND_ROWS 8
/* Candidates whose signatures are compared, and whose words are. */
#define MAX_COMPARED 16u
#define MAX_CONFIRMED 4u
/* Of signatures: less than half of what words must have, for signatures tell it to within 0.1. */
#define MIN_ESTIMATE 0.09

typedef struct {
  gint64 row;
  guint n_bands; /* in which it was met */
  double estimate;
} Candidate;

/* --- Bands ------------------------------------------------------------------------------------ */

/* Appends the rows of @band to @met, and adds @row to the band while it has few. */
static gboolean
meet (OblStmt *select, OblStmt *insert, gint64 band, gint64 row, GArray *met, GError **error)
{
  guint n_before = met->len;
  OblStep step;

  obl_stmt_bind_int (select, 1, band);
  obl_stmt_bind_int (select, 2, MAX_BAND_ROWS);
  while ((step = obl_stmt_step (select, error)) == OBL_STEP_ROW) {
    gint64 other = obl_stmt_column_int (select, 0);

    g_array_append_val (met, other);
  }
  obl_stmt_reset (select);
  if (step == OBL_STEP_ERROR || met->len - n_before >= MAX_BAND_ROWS)
    return step == OBL_STEP_END;
  obl_stmt_bind_int (insert, 1, band);
  obl_stmt_bind_int (insert, 2, row);
  return obl_stmt_run (insert, error);
}

static gboolean
meet_all (OblStore *store, const guint8 *signature, gint64 row, GArray *met, GError **error)
{
  static const char select[] = "SELECT row FROM content_band WHERE band = ?1 ORDER BY row LIMIT ?2";
  static const char insert[] = "INSERT INTO content_band (band, row) VALUES (?1, ?2)";
  g_autoptr (OblStmt) get = obl_stmt_get (store, select, error);
  g_autoptr (OblStmt) put = get == NULL ? NULL : obl_stmt_get (store, insert, error);
  gint64 bands[OBL_MINHASH_N_BANDS];

  if (put == NULL)
    return FALSE;
  obl_minhash_get_bands (signature, bands);
  for (guint i = 0; i < OBL_MINHASH_N_BANDS; i++) {
    if (!meet (get, put, bands[i], row, met, error))
      return FALSE;
  }
  return TRUE;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a;
  gint64 y = *(const gint64 *)b;

  return x < y ? -1 : x > y;
}

/* Most bands first, then oldest first. */
static int
compare_by_bands (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->n_bands != y->n_bands)
    return x->n_bands > y->n_bands ? -1 : 1;
  return compare_rows (&x->row, &y->row);
}

static int
compare_by_estimate (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  if (x->estimate != y->estimate)
    return x->estimate > y->estimate ? -1 : 1;
  return compare_rows (&x->row, &y->row);
}

/* The contents that share bands with @signature, the most promising first; @row joins the bands. */
static GArray *
find_candidates (OblStore *store, const guint8 *signature, gint64 row, GError **error)
{
  g_autoptr (GArray) met = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));

  if (!meet_all (store, signature, row, met, error))
    return NULL;
  g_array_sort (met, compare_rows);
  for (guint i = 0; i < met->len; i++) {
    Candidate candidate = { g_array_index (met, gint64, i), 1, 0 };

    if (i > 0 && candidate.row == g_array_index (met, gint64, i - 1))
      g_array_index (candidates, Candidate, candidates->len - 1).n_bands++;
    else
      g_array_append_val (candidates, candidate);
  }
  g_array_sort (candidates, compare_by_bands);
  g_array_set_size (candidates, MIN (candidates->len, MAX_COMPARED));
  return g_steal_pointer (&candidates);
}

/* Leaves those whose signatures promise enough, best first. */
static gboolean
estimate_candidates (OblStore *store, GArray *candidates, const guint8 *signature, GError **error)
{
  static const char sql[] = "SELECT signature FROM content_signature WHERE row = ?1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  guint n_kept = 0;

  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < candidates->len; i++) {
    Candidate candidate = g_array_index (candidates, Candidate, i);
    gsize n_bytes = 0;
    const guint8 *other = NULL;
    OblStep step;

    obl_stmt_bind_int (stmt, 1, candidate.row);
    step = obl_stmt_step (stmt, error);
    if (step == OBL_STEP_ERROR)
      return FALSE;
    if (step == OBL_STEP_ROW)
      other = obl_stmt_column_blob (stmt, 0, &n_bytes);
    if (other != NULL && n_bytes == OBL_MINHASH_N_BYTES)
      candidate.estimate = obl_minhash_compare (signature, other);
    obl_stmt_reset (stmt);
    if (candidate.estimate >= MIN_ESTIMATE)
      g_array_index (candidates, Candidate, n_kept++) = candidate;
  }
  g_array_set_size (candidates, n_kept);
  g_array_sort (candidates, compare_by_estimate);
  return TRUE;
}

/* --- Words ------------------------------------------------------------------------------------ */

/* The body of a document as it is now; FALSE only for an error. */
static gboolean
read_body (
    OblStore *store, const OblId *document_id, const OblText *text, GArray *ranges, GError **error)
{
  static const char sql[] = "SELECT start, \"end\" FROM block WHERE document_id = ?1 AND role = 0 "
                            "ORDER BY ordinal";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  guint32 at = 0;
  OblStep step;

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_id (stmt, 1, document_id);
  while ((step = obl_stmt_step (stmt, error)) == OBL_STEP_ROW) {
    OblRange range
        = { (guint32)obl_stmt_column_int (stmt, 0), (guint32)obl_stmt_column_int (stmt, 1) };

    /* In order, so that a made-up project cannot have its text read a million times. */
    if (range.start < at || range.start >= range.end || !obl_text_contains (text, range))
      continue;
    at = range.end;
    g_array_append_val (ranges, range);
  }
  return step == OBL_STEP_END;
}

/* Of the body, or of the whole text when no document is there to tell what is body; *@shingles is
 * NULL for a text that is too short. */
static gboolean
read_shingles (OblStore *store, gint64 row, GArray **shingles, GError **error)
{
  static const char sql[] = "SELECT c.text, d.id FROM content c "
                            "LEFT JOIN document d ON d.content_id = c.id WHERE c.row = ?1 LIMIT 1";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (OblText) text = NULL;
  g_autoptr (GArray) ranges = g_array_new (FALSE, FALSE, sizeof (OblRange));
  OblId document_id;
  OblStep step;

  *shingles = NULL;
  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, row);
  step = obl_stmt_step (stmt, error);
  if (step != OBL_STEP_ROW)
    return step == OBL_STEP_END;
  text = obl_text_new_take (obl_stmt_column_dup_required (stmt, 0));
  if (obl_stmt_column_id (stmt, 1, &document_id)) {
    if (!read_body (store, &document_id, text, ranges, error))
      return FALSE;
  } else {
    OblRange whole = { 0, obl_text_get_n_chars (text) };

    g_array_append_val (ranges, whole);
  }
  *shingles = obl_shingles_new (text, (const OblRange *)(gconstpointer)ranges->data, ranges->len);
  return TRUE;
}

/* The first candidate whose words say that it is the same article: *@row, or 0 for none. */
static gboolean
confirm (OblStore *store,
         const OblDocument *document,
         const GArray *candidates,
         gint64 *row,
         double *similarity,
         GError **error)
{
  g_autoptr (GArray) ours = candidates->len == 0 ? NULL : obl_document_get_shingles (document);

  *row = 0;
  for (guint i = 0; ours != NULL && i < MIN (candidates->len, MAX_CONFIRMED); i++) {
    gint64 candidate = g_array_index (candidates, Candidate, i).row;
    g_autoptr (GArray) theirs = NULL;
    OblLikeness likeness = { 0, 0 };

    if (!read_shingles (store, candidate, &theirs, error))
      return FALSE;
    if (theirs != NULL)
      likeness = obl_shingles_compare (ours, theirs);
    if (obl_likeness_is_copy (likeness)) {
      *row = candidate;
      *similarity = likeness.resemblance;
      return TRUE;
    }
  }
  return TRUE;
}

/* --- Groups ----------------------------------------------------------------------------------- */

static gboolean
write_signature (OblStore *store, gint64 row, GBytes *signature, GError **error)
{
  static const char sql[] = "INSERT INTO content_signature (row, signature) VALUES (?1, ?2)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  gsize n_bytes;
  gconstpointer data = g_bytes_get_data (signature, &n_bytes);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, row);
  obl_stmt_bind_blob (stmt, 2, data, n_bytes);
  return obl_stmt_run (stmt, error);
}

/* A copy of a copy is one of the first. */
static gboolean
write_copy (OblStore *store, gint64 row, gint64 of, double similarity, GError **error)
{
  static const char sql[]
      = "INSERT INTO content_copy (row, first_row, similarity) VALUES "
        "(?1, coalesce((SELECT first_row FROM content_copy WHERE row = ?2), ?2), ?3)";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);

  if (stmt == NULL)
    return FALSE;
  obl_stmt_bind_int (stmt, 1, row);
  obl_stmt_bind_int (stmt, 2, of);
  obl_stmt_bind_double (stmt, 3, similarity);
  return obl_stmt_run (stmt, error);
}

gboolean
obl_store_note_copies (OblStore *store, OblDocument *document, gint64 row, GError **error)
{
  g_autoptr (GArray) candidates = NULL;
  const guint8 *signature;
  double similarity = 0;
  gint64 of;

  obl_document_sign (document);
  if (document->signature == NULL)
    return TRUE;
  signature = g_bytes_get_data (document->signature, NULL);
  candidates = find_candidates (store, signature, row, error);
  return candidates != NULL && write_signature (store, row, document->signature, error)
         && estimate_candidates (store, candidates, signature, error)
         && confirm (store, document, candidates, &of, &similarity, error)
         && (of == 0 || write_copy (store, row, of, similarity, error));
}

static gpointer
read_id (OblStmt *stmt)
{
  OblId *id = g_new0 (OblId, 1);

  obl_stmt_column_id (stmt, 0, id);
  return id;
}

GPtrArray *
obl_store_list_copies (OblStore *store, const OblId *document_id, GError **error)
{
  static const char sql[]
      = "WITH first (row) AS (SELECT coalesce (y.first_row, c.row) FROM document d "
        "JOIN content c ON c.id = d.content_id LEFT JOIN content_copy y ON y.row = c.row "
        "WHERE d.id = ?1), "
        "member (row) AS (SELECT row FROM first UNION ALL "
        "SELECT y.row FROM first f JOIN content_copy y ON y.first_row = f.row) "
        "SELECT d.id FROM member m JOIN content c ON c.row = m.row "
        "JOIN document d ON d.content_id = c.id ORDER BY m.row";
  g_autoptr (OblStmt) stmt = obl_stmt_get (store, sql, error);
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_unref);
  g_autoptr (GPtrArray) ids = NULL;

  if (stmt == NULL)
    return NULL;
  obl_stmt_bind_id (stmt, 1, document_id);
  ids = obl_stmt_collect (stmt, read_id, g_free, error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; ids->len > 1 && i < ids->len; i++) {
    OblDocument *document = obl_store_get_document_info (store, ids->pdata[i], error);

    if (document == NULL)
      return NULL;
    g_ptr_array_add (group, document);
  }
  return g_steal_pointer (&group);
}
