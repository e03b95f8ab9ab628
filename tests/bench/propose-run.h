/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often what is proposed for a claim is what people marked.
 *
 * Taken are native records (the export of a project, or annotations whose articles lie in the same
 * folder), and of them every claim with a cue.  The cue is given to the proposal, and what comes is
 * held against the fillers of the claim's roles. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum { PROPOSE_SOURCE, PROPOSE_CONTENT, PROPOSE_TARGET, PROPOSE_ADDRESSEE, PROPOSE_N_ROLES };

/* Of one role: */
typedef struct {
  guint n;         /* claims that have it */
  guint n_exact;   /* every border as people set it */
  guint n_overlap; /* at least a character in common */
  guint n_extra;   /* proposed where people marked none; not in n */
} ProposeCount;

typedef struct {
  guint n_claims;
  ProposeCount roles[PROPOSE_N_ROLES];
} ProposeGroup;

typedef struct {
  guint n_records;
  ProposeGroup english;  /* from the text alone */
  ProposeGroup mentions; /* the same claims, the names in the text being marked already */
  ProposeGroup others;   /* in other languages */
} ProposeFigures;

/* "source", "content", "target", "addressee" */
const char *propose_get_role (guint role);
/* Adds the claims of the file at @path; @list (or NULL) gets a line of JSON per claim. */
gboolean propose_run (const char *path, ProposeFigures *figures, GString *list, GError **error);

G_END_DECLS
