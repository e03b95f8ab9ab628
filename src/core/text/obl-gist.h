/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a sentence is compared to find others that say the same: the stems of its words without the
 * commonest ones, its numbers, and whether it is negated. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  GPtrArray *stems;   /* char *, folded, each once, in the order they come */
  GPtrArray *numbers; /* char *: digits, each once */
  gboolean negated;
} OblGist;

OblGist *obl_gist_new (const char *sentence) G_GNUC_WARN_UNUSED_RESULT;
void obl_gist_free (OblGist *gist);
gboolean obl_gist_has_stem (const OblGist *gist, const char *stem);
/* 1: they have a number in common; -1: both have numbers, and none in common; 0 otherwise. */
int obl_gist_compare_numbers (const OblGist *a, const OblGist *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblGist, obl_gist_free)

G_END_DECLS
