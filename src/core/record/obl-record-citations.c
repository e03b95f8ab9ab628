/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames that cite an article which stands further down in the file, or does not come at all.
 *
 * Such a frame is put without the citation, which is added when the file is through.  Where the
 * cited article has not come, the citing one, which this import made, goes again: a record is taken
 * whole or not at all. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

struct _OblCitation {
  OblFrame *frame; /* complete */
  guint64 line;
};

void
obl_citation_free (OblCitation *citation)
{
  obl_frame_unref (citation->frame);
  g_free (citation);
}

/* The first article that @frame cites and that is not there; NULL for none, or with @error. */
static const OblId *
find_missing (OblRecordApply *apply, const OblFrame *frame, GHashTable *refused, GError **error)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    GError *problem = NULL;

    if (role->kind != OBL_FILLER_DOCUMENT)
      continue;
    if ((refused != NULL && g_hash_table_contains (refused, &role->id))
        || !obl_record_has_document (apply, &role->id, &problem)) {
      if (problem == NULL)
        return &role->id;
      g_propagate_error (error, problem);
      return NULL;
    }
  }
  return NULL;
}

gboolean
obl_record_put_frame (OblRecordApply *apply, OblFrame *frame, GError **error)
{
  g_autoptr (OblFrame) without = NULL;
  OblCitation *citation;
  const OblId *missing;
  GError *problem = NULL;

  while ((missing = find_missing (apply, without == NULL ? frame : without, NULL, &problem))
         != NULL) {
    OblId id = *missing;

    if (without == NULL)
      without = obl_frame_copy (frame);
    obl_frame_remove_role (without, NULL, &id);
  }
  if (problem != NULL) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  if (without != NULL) {
    citation = g_new0 (OblCitation, 1);
    citation->frame = obl_frame_ref (frame);
    citation->line = apply->line;
    g_ptr_array_add (apply->citations, citation);
  }
  return obl_edit_put_frame (apply->edit, without == NULL ? frame : without, error);
}

static const char *
find_role_of (const OblFrame *frame, const OblId *cited)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];

    if (obl_id_equal (&role->id, cited))
      return role->role;
  }
  g_return_val_if_reached ("");
}

static gboolean
take_back (OblRecordApply *apply, const OblCitation *citation, const OblId *missing, GError **error)
{
  g_autoptr (OblDocument) document
      = obl_store_get_document_info (apply->store, &citation->frame->document_id, error);
  OblRecordReport *report = apply->report;
  char id[OBL_ID_STRING_SIZE];

  if (document == NULL || !obl_edit_delete_document (apply->edit, &document->id, error))
    return FALSE;
  report->n_documents_added--;
  report->n_documents_failed++;
  report->n_spans_added -= document->n_spans;
  report->n_frames_added -= document->n_frames;
  /* Translators: file, line, the citing article's title, a frame's type (Claim), its role
   * (evidence), and the id of the cited article. */
  g_ptr_array_add (
      report->problems,
      g_strdup_printf (_ ("%s, line %" PRIu64 ": “%s” was left out, because a %s of it "
                          "cites as %s the article %s, which is neither in this file "
                          "nor in the project. Import that article first, or take the "
                          "citation out of the record."),
                       apply->file, citation->line, document->title, citation->frame->type,
                       find_role_of (citation->frame, missing), obl_id_format (missing, id)));
  return TRUE;
}

/* One round of taking back; each can leave another without what it cites. */
static gboolean
take_back_unmet (OblRecordApply *apply, GHashTable *refused, GError **error)
{
  for (guint i = 0; i < apply->citations->len; i++) {
    const OblCitation *citation = apply->citations->pdata[i];
    GError *problem = NULL;
    const OblId *missing;

    if (g_hash_table_contains (refused, &citation->frame->document_id))
      continue;
    missing = find_missing (apply, citation->frame, refused, &problem);
    if (problem != NULL) {
      g_propagate_error (error, problem);
      return FALSE;
    }
    if (missing == NULL)
      continue;
    if (!take_back (apply, citation, missing, error))
      return FALSE;
    g_hash_table_add (refused, &citation->frame->document_id);
  }
  return TRUE;
}

gboolean
obl_record_finish_citations (OblRecordApply *apply, GError **error)
{
  g_autoptr (GHashTable) refused = g_hash_table_new (obl_id_hash, obl_id_equal);
  guint n_before;

  do {
    n_before = g_hash_table_size (refused);
    if (!take_back_unmet (apply, refused, error))
      return FALSE;
  } while (g_hash_table_size (refused) > n_before);
  for (guint i = 0; i < apply->citations->len; i++) {
    const OblCitation *citation = apply->citations->pdata[i];

    if (!g_hash_table_contains (refused, &citation->frame->document_id)
        && !obl_edit_put_frame (apply->edit, citation->frame, error))
      return FALSE;
  }
  return TRUE;
}
