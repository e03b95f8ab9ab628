/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The claims of the open article as an outline: in text order, each after the one that it is nested
 * in, one step deeper. */
#pragma once

#include "app/shell/obl-session.h"

G_BEGIN_DECLS

typedef struct {
  GPtrArray *frames;  /* OblFrame, referenced */
  GHashTable *depths; /* OblId in a frame → depth, from 0 */
} OblFrameOutline;

OblFrameOutline *obl_frame_outline_new (OblSession *session) G_GNUC_WARN_UNUSED_RESULT;
void obl_frame_outline_free (OblFrameOutline *outline);
guint obl_frame_outline_get_depth (OblFrameOutline *outline, const OblId *id);
/* Whether @inner is nested, at any depth, in @outer, or is it. */
gboolean obl_frame_outline_is_within (OblSession *session, const OblId *inner, const OblId *outer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFrameOutline, obl_frame_outline_free)

G_END_DECLS
