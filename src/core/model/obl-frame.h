/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame: a claim or a relation, whose roles spans, entities, other frames … fill. */
#pragma once

#include "core/base/obl-id.h"
#include "core/model/obl-attributes.h"
#include "core/model/obl-origin.h"

G_BEGIN_DECLS

typedef enum {
  OBL_FILLER_SPAN,
  OBL_FILLER_FRAME,
  OBL_FILLER_ENTITY,
  OBL_FILLER_DOCUMENT,
  OBL_FILLER_URL,
} OblFillerKind;

typedef struct {
  char *role;
  OblFillerKind kind;
  OblId id;  /* unless a URL */
  char *url; /* of a URL */
} OblRole;

typedef struct {
  OblId id;
  OblId document_id;
  char *type;
  GPtrArray *roles; /* OblRole, in the order given; several of one name are several fillers */
  GPtrArray *attributes;
  OblId proposition_id; /* or OBL_ID_NONE */
  char *comment;
  OblId annotator_id;
  OblOrigin origin;
  gint64 created;
  gint64 modified;
} OblFrame;

OblFrame *obl_frame_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblFrame *obl_frame_copy (const OblFrame *frame) G_GNUC_WARN_UNUSED_RESULT;
OblFrame *obl_frame_ref (OblFrame *frame);
void obl_frame_unref (OblFrame *frame);
void obl_frame_add_role (OblFrame *frame, const char *role, OblFillerKind kind, const OblId *id);
void obl_frame_add_url (OblFrame *frame, const char *role, const char *url);
/* Takes out every filler of @role (all roles when NULL) that is @id (any when NULL); TRUE when
 * something went. */
gboolean obl_frame_remove_role (OblFrame *frame, const char *role, const OblId *id);
/* The first filler of @role, or NULL; owned by the frame. */
const OblRole *obl_frame_get_role (const OblFrame *frame, const char *role);
gboolean obl_frame_has_filler (const OblFrame *frame, const OblId *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFrame, obl_frame_unref)

G_END_DECLS
