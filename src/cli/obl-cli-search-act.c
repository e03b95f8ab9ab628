/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search --mark, --relabel, --link, --set, --delete: one thing done to all hits, one undo. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-search.h"
#include "core/find/obl-hit-change.h"

void
obl_search_act_clear (OblSearchAct *act)
{
  g_free (act->mark);
  g_free (act->relabel);
  g_free (act->link);
  g_free (act->set);
  g_free (act->entity);
  g_free (act->annotator);
}

static guint
count_actions (const OblSearchAct *act)
{
  return (act->mark != NULL) + (act->relabel != NULL) + (act->link != NULL) + (act->set != NULL)
         + act->unlink + act->delete_them;
}

gboolean
obl_search_act_is_given (const OblSearchAct *act)
{
  return count_actions (act) > 0;
}

gboolean
obl_search_act_check (const OblSearchAct *act, const OblCommand *command)
{
  const char *problem = NULL;

  if (count_actions (act) > 1)
    problem = _ ("--mark, --relabel, --link, --unlink, --set and --delete exclude each other");
  else if (act->entity != NULL && act->mark == NULL)
    problem = _ ("--entity needs --mark");
  else if (act->dry_run && count_actions (act) == 0)
    problem = _ ("--dry-run needs something that would be done");
  else if (act->set != NULL && (strchr (act->set, '=') == NULL || *act->set == '='))
    problem = _ ("--set takes NAME=VALUE; NAME= takes the value away");
  if (problem != NULL)
    obl_cli_usage (command, "%s", problem);
  return problem == NULL;
}

static void
write_counts (const OblHitCounts *counts, guint n_hits, gboolean dry_run)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "n_hits", n_hits);
  obl_json_member_int (json, "n_changed", counts->n_changed);
  obl_json_member_int (json, "n_there", counts->n_there);
  obl_json_member_int (json, "n_left", counts->n_left);
  obl_json_member_int (json, "n_documents", counts->n_documents);
  obl_json_member_boolean (json, "dry_run", dry_run);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_counts (const OblHitCounts *counts, gboolean dry_run)
{
  obl_cli_print ("%s", "");
  obl_cli_print (ngettext ("%u hit changed", "%u hits changed", counts->n_changed),
                 counts->n_changed);
  if (counts->n_there > 0)
    obl_cli_print (ngettext ("%u was so already", "%u were so already", counts->n_there),
                   counts->n_there);
  if (counts->n_left > 0)
    obl_cli_print (ngettext ("%u is left: this cannot be done to what it is",
                             "%u are left: this cannot be done to what they are", counts->n_left),
                   counts->n_left);
  if (dry_run)
    obl_cli_print ("%s", _ ("This was a dry run: nothing has been changed."));
}

/* Points @change to what @act names; @entity and @pair keep it. */
static gboolean
read_change (const OblSearchAct *act,
             OblStore *store,
             OblHitChange *change,
             OblEntity **entity,
             char ***pair,
             GError **error)
{
  static const OblId nobody = { { 0 } };
  const char *name = act->mark != NULL ? act->entity : act->link;

  change->action = act->mark != NULL      ? OBL_HIT_MARK
                   : act->relabel != NULL ? OBL_HIT_RELABEL
                   : act->set != NULL     ? OBL_HIT_SET
                   : act->delete_them     ? OBL_HIT_DELETE
                                          : OBL_HIT_LINK;
  change->label = act->mark != NULL ? act->mark : act->relabel;
  if (act->unlink)
    change->entity_id = &nobody;
  if (name != NULL) {
    *entity = obl_cli_find_entity (store, name, error);
    if (*entity == NULL)
      return FALSE;
    change->entity_id = &(*entity)->id;
  }
  if (act->set != NULL) {
    *pair = g_strsplit (act->set, "=", 2);
    change->name = (*pair)[0];
    change->value = *(*pair)[1] == '\0' ? NULL : (*pair)[1];
  }
  return TRUE;
}

gboolean
obl_search_act_run (const OblSearchAct *act,
                    OblStore *store,
                    const GPtrArray *hits,
                    const char *query,
                    gboolean as_json,
                    GError **error)
{
  OblHitChange change = { .words = query, .dry_run = act->dry_run };
  g_autofree char *annotator = obl_cli_dup_annotator (act->annotator);
  g_autoptr (OblEntity) entity = NULL;
  g_auto (GStrv) pair = NULL;
  OblHitCounts counts;

  if (!read_change (act, store, &change, &entity, &pair, error)
      || !obl_hits_change (store, &change, hits, annotator, &counts, error))
    return FALSE;
  if (as_json)
    write_counts (&counts, hits->len, act->dry_run);
  else
    print_counts (&counts, act->dry_run);
  return TRUE;
}
