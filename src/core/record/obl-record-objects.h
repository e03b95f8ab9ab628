/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: each noun as the JSON object it is in a record.  Also how two versions of
 * one are compared: they are the same when their objects are. */
#pragma once

#include "core/base/obl-json.h"
#include "core/model/obl-document.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

void obl_record_write_span (OblJson *json, const OblSpan *span);
void obl_record_write_frame (OblJson *json, const OblFrame *frame);
void obl_record_write_label (OblJson *json, const OblDocumentLabel *label);
void obl_record_write_entity (OblJson *json, const OblEntity *entity);
void obl_record_write_proposition (OblJson *json, const OblProposition *proposition);
void obl_record_write_link (OblJson *json, const OblPropositionLink *link);
void obl_record_write_assessment (OblJson *json, const OblAssessment *assessment);
void obl_record_write_annotator (OblJson *json, const OblAnnotator *annotator);
/* The members of a document up to its annotations, into an object that is open. */
void obl_record_write_document (OblJson *json, const OblDocument *document);

/* Which of @entities (OblEntity) others were merged into, and which are not the same as others: the
 * members “merges” and “distinct” (obl-record-registry.c).  Who decided is added to @annotator_ids. */
gboolean obl_record_write_merges (OblJson *json,
                                  OblStore *store,
                                  const GPtrArray *entities,
                                  GHashTable *annotator_ids,
                                  GError **error);
gboolean obl_record_write_distinct (OblJson *json,
                                    OblStore *store,
                                    const GPtrArray *entities,
                                    GHashTable *annotator_ids,
                                    GError **error);

/* Any of the above; for comparing. */
typedef void (*OblRecordWriter) (OblJson *json, gconstpointer object);
gboolean obl_record_equal (OblRecordWriter writer, gconstpointer a, gconstpointer b);

G_END_DECLS
