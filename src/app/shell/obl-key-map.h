/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plain key does while one reads: the fixed keys of the program, and those that the label
 * set gives to labels, frames and roles. */
#pragma once

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

typedef struct _OblKeyMap OblKeyMap;

/* @set may be NULL: the fixed keys only. */
OblKeyMap *obl_key_map_new (OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;
void obl_key_map_free (OblKeyMap *map);

/* The action that @key stands for, as a detailed action name ("win.mark::Person"), or NULL.  A key
 * means one thing: a fixed command, a label or a frame type; what is left are the roles of the frame
 * in hand, which is of @frame_type (NULL: there is none). */
char *
obl_key_map_lookup (OblKeyMap *map, gunichar key, const char *frame_type) G_GNUC_WARN_UNUSED_RESULT;

/* Labels, frame types and roles whose key does something else already (char *), for a person to
 * read. */
GPtrArray *obl_key_map_list_conflicts (OblKeyMap *map) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKeyMap, obl_key_map_free)

G_END_DECLS
