/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Memory for thousands of small things that are freed together: a parser's nodes, a tree. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OblArena OblArena;

OblArena *obl_arena_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_arena_free (OblArena *arena);

/* Aligned for any type, not cleared; lives until the arena is freed. */
gpointer obl_arena_alloc (OblArena *arena, gsize n_bytes);
gpointer obl_arena_alloc0 (OblArena *arena, gsize n_bytes);
/* A copy with a closing NUL. */
char *obl_arena_strndup (OblArena *arena, const char *string, gsize n_bytes);

/* What has been handed out. */
gsize obl_arena_get_n_bytes (const OblArena *arena);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblArena, obl_arena_free)

G_END_DECLS
