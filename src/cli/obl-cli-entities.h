/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of the command “entities” share. */
#pragma once

#include "cli/obl-cli.h"
#include "core/store/obl-store-registry.h"

G_BEGIN_DECLS

typedef struct {
  char *text; /* what is looked for; or NULL */
  /* What is to be done: one of these, or none for a list. */
  gboolean duplicates;
  char *candidates;
  char *show;
  char *put;
  char *merge;
  char *split;
  char *link;
  char *distinct;
  char *delete;
  /* How. */
  char *name;
  char *type;
  char *notes;
  char **aliases;
  char **no_aliases;
  char **external;
  char *into;
  char *to;
  char *from;
  char *label;
  char **quotes;
  char **documents;
  char **spans;
  char *annotator;
  int limit;
  gboolean relink;
  gboolean forget;
  gboolean dry_run;
  gboolean as_json;
} OblEntitiesOptions;

/* Lists, finds and shows (obl-cli-entities-show.c). */
gboolean obl_cli_entities_list (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean obl_cli_entities_show (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean
obl_cli_entities_duplicates (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean
obl_cli_entities_candidates (OblStore *store, const OblEntitiesOptions *options, GError **error);

void obl_cli_write_entity (OblJson *json, const OblEntity *entity);
void obl_cli_write_mention (OblJson *json, const OblMention *mention);
void obl_cli_print_mention (const OblMention *mention);

/* Changes (obl-cli-entities-change.c, -many.c). */
gboolean obl_cli_entities_put (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean
obl_cli_entities_delete (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean
obl_cli_entities_merge (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean
obl_cli_entities_distinct (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean
obl_cli_entities_split (OblStore *store, const OblEntitiesOptions *options, GError **error);
gboolean obl_cli_entities_link (OblStore *store, const OblEntitiesOptions *options, GError **error);

G_END_DECLS
