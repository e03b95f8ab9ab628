/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two halves of “search” share: looking, and doing something to what was found. */
#pragma once

#include "cli/obl-cli.h"
#include "core/store/obl-search.h"

G_BEGIN_DECLS

/* What is to be done to the hits; at most one of the first six. */
typedef struct {
  char *mark;
  char *relabel;
  char *link;
  char *set; /* NAME=VALUE */
  gboolean unlink;
  gboolean delete_them;
  char *entity; /* of mark */
  char *annotator;
  gboolean dry_run;
} OblSearchAct;

void obl_search_act_clear (OblSearchAct *act);
/* Whether there is anything to do. */
gboolean obl_search_act_is_given (const OblSearchAct *act);
/* FALSE after having said what does not go together. */
gboolean obl_search_act_check (const OblSearchAct *act, const OblCommand *command);
/* Does it and prints what was done. */
gboolean obl_search_act_run (const OblSearchAct *act,
                             OblStore *store,
                             const GPtrArray *hits,
                             const char *query,
                             gboolean as_json,
                             GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblSearchAct, obl_search_act_clear)

G_END_DECLS
