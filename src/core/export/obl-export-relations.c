/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formats name what a relation goes from and to; a claim has its cue in the middle. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-relations.h"

#include <string.h>

static const OblSpan *
find_written (const OblExportArticle *article, GHashTable *written, const OblRole *role)
{
  if (role == NULL || role->kind != OBL_FILLER_SPAN || !g_hash_table_contains (written, &role->id))
    return NULL;

  return obl_export_article_find_span (article, &role->id);
}

/* What relations begin at. */
static const OblSpan *
find_anchor (const OblExportArticle *article, GHashTable *written, const OblFrame *frame)
{
  const OblSpan *anchor = find_written (article, written, obl_frame_get_role (frame, "cue"));

  if (anchor == NULL)
    anchor = find_written (article, written, obl_frame_get_role (frame, "content"));
  for (guint i = 0; anchor == NULL && i < frame->roles->len; i++)
    anchor = find_written (article, written, g_ptr_array_index (frame->roles, i));

  return anchor;
}

static guint
add_relations (OblExportJob *job,
               const OblExportArticle *article,
               GHashTable *written,
               const OblFrame *frame,
               GArray *relations)
{
  const OblSpan *anchor = find_anchor (article, written, frame);
  guint n_added = 0;

  for (guint i = 0; anchor != NULL && i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);
    const OblSpan *span = find_written (article, written, role);

    if (span != NULL && span != anchor) {
      OblExportRelation relation = { frame, anchor, span, role->role };

      g_array_append_val (relations, relation);
      n_added++;
    }
  }
  for (guint i = 0; n_added > 0 && i < frame->roles->len; i++) {
    const OblRole *role = g_ptr_array_index (frame->roles, i);

    if (find_written (article, written, role) == NULL)
      obl_export_lose_role (job->report, frame, role);
  }

  return n_added;
}

GArray *
obl_export_relations_new (OblExportJob *job, const OblExportArticle *article, GHashTable *written)
{
  GArray *relations = g_array_new (FALSE, FALSE, sizeof (OblExportRelation));

  for (guint i = 0; i < article->frames->len; i++) {
    const OblFrame *frame = g_ptr_array_index (article->frames, i);
    const gboolean is_written = add_relations (job, article, written, frame, relations) > 0;

    if (is_written)
      job->report->n_frames_out++;
    obl_export_lose_frame (job, article, frame,
                           is_written ? OBL_LOSS_FRAME_RELATIONS : OBL_LOSS_FRAME, 0);
  }

  return relations;
}

GPtrArray *
obl_export_list_continuous (OblExportJob *job,
                            const OblExportArticle *article,
                            guint carries,
                            GHashTable *written)
{
  GPtrArray *spans = g_ptr_array_new ();

  for (guint i = 0; i < article->spans->len; i++) {
    OblSpan *span = g_ptr_array_index (article->spans, i);

    if (span->fragments->len > 1) {
      obl_export_lose_span (job->report, OBL_LOSS_SPAN_DISCONTINUOUS, span);
      continue;
    }
    g_ptr_array_add (spans, span);
    g_hash_table_insert (written, &span->id, GUINT_TO_POINTER (spans->len));
    obl_export_lose_details (job->report, carries, span);
    job->report->n_spans_out++;
  }

  return spans;
}
