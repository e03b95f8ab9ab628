/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which marks a person wants to see.  Plain data: knows no store and no widgets, and changes no
 * mark. */
#pragma once

#include "app/shell/obl-marks.h"
#include "app/shell/obl-session.h"

G_BEGIN_DECLS

typedef struct _OblLayers OblLayers;

OblLayers *obl_layers_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_layers_free (OblLayers *layers);

/* Marks or the label set have changed: what was worked out before counts no more. */
void obl_layers_forget (OblLayers *layers);

/* FALSE when nothing has changed.  @name as in OblLayer. */
gboolean obl_layers_show (OblLayers *layers, OblLayerKind kind, const char *name, gboolean shown);
gboolean obl_layers_shows (const OblLayers *layers, OblLayerKind kind, const char *name);
/* Only this frame and what fills its roles; OBL_ID_NONE: all that the layers let through. */
void obl_layers_set_only (OblLayers *layers, const OblId *frame_id);
const OblId *obl_layers_get_only (const OblLayers *layers);
/* Everything is shown again. */
void obl_layers_clear (OblLayers *layers);
/* Whether anything could be hidden at all. */
gboolean obl_layers_is_clear (const OblLayers *layers);
/* Shows the layers that hide this mark. */
void
obl_layers_reveal (OblLayers *layers, OblMarks *marks, const OblLabelSet *set, const OblId *id);

gboolean
obl_layers_is_hidden (OblLayers *layers, OblMarks *marks, const OblLabelSet *set, const OblId *id);
guint obl_layers_count_hidden (OblLayers *layers, OblMarks *marks, const OblLabelSet *set);

/* The layers that these marks are in, and those that are hidden: OblLayer without titles, by kind,
 * in the order of the label set; free with g_ptr_array_unref(). */
GPtrArray *obl_layers_list (const OblLayers *layers,
                            OblMarks *marks,
                            const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblLayers, obl_layers_free)

G_END_DECLS
