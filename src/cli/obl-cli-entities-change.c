/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entities: putting, deleting, merging and judging. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-entities.h"
#include "core/edit/obl-edit.h"

static OblEdit *
begin (OblStore *store, const OblEntitiesOptions *options, const char *label, GError **error)
{
  g_autofree char *annotator = obl_cli_dup_annotator (options->annotator);

  return obl_edit_begin (store, label, annotator, error);
}

static void
print_result (const OblEntity *entity, gboolean as_json)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char string[OBL_ID_STRING_SIZE];

  if (!as_json) {
    obl_cli_print ("%s  %s", obl_id_format (&entity->id, string), entity->name);
    return;
  }
  obl_json_begin_object (json);
  obl_cli_write_entity (json, entity);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

/* --- Putting ---------------------------------------------------------------------------------- */

static void
replace (char **text, const char *with)
{
  if (with == NULL)
    return;
  g_free (*text);
  *text = *with == '\0' ? NULL : g_strdup (with);
}

/* "NAME", "NAME|LANGUAGE", "NAME|LANGUAGE|SCRIPT". */
static void
add_alias (OblEntity *entity, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", 3);
  const char *language = parts[0] == NULL ? NULL : parts[1];
  const char *script = language == NULL ? NULL : parts[2];

  if (parts[0] != NULL && *parts[0] != '\0')
    obl_entity_add_alias (entity, parts[0], language == NULL || *language == '\0' ? NULL : language,
                          script == NULL || *script == '\0' ? NULL : script);
}

static gboolean
remove_alias (OblEntity *entity, const char *name, GError **error)
{
  for (guint i = 0; i < entity->aliases->len; i++) {
    if (strcmp (((const OblAlias *)entity->aliases->pdata[i])->name, name) == 0) {
      g_ptr_array_remove_index (entity->aliases, i);
      return TRUE;
    }
  }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("“%s” has no alias “%s”"), entity->name,
               name);
  return FALSE;
}

static gboolean
set_external (OblEntity *entity, const char *text, GError **error)
{
  const char *sign = strchr (text, '=');
  g_autofree char *scheme = sign == NULL ? NULL : g_strndup (text, (gsize)(sign - text));

  if (scheme == NULL || *scheme == '\0') {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("“%s”: an external id is given as SCHEME=VALUE"), text);
    return FALSE;
  }
  obl_entity_set_external (entity, scheme, sign[1] == '\0' ? NULL : sign + 1);
  return TRUE;
}

static gboolean
change (OblEntity *entity, const OblEntitiesOptions *options, GError **error)
{
  if (options->name != NULL && *options->name != '\0'
      && strcmp (options->name, entity->name) != 0) {
    g_autofree char *old = entity->name;
    g_autoptr (GError) ignored = NULL;

    entity->name = NULL;
    /* What it was called stays one of its names, and its new name is none besides. */
    obl_entity_add_alias (entity, old, NULL, NULL);
    entity->name = g_strdup (options->name);
    remove_alias (entity, entity->name, &ignored);
  }
  replace (&entity->type, options->type);
  replace (&entity->notes, options->notes);
  for (char **alias = options->no_aliases; alias != NULL && *alias != NULL; alias++) {
    if (!remove_alias (entity, *alias, error))
      return FALSE;
  }
  for (char **alias = options->aliases; alias != NULL && *alias != NULL; alias++)
    add_alias (entity, *alias);
  for (char **external = options->external; external != NULL && *external != NULL; external++) {
    if (!set_external (entity, *external, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
obl_cli_entities_put (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  GError *problem = NULL;
  g_autoptr (OblEntity) old = obl_cli_find_entity (store, options->put, &problem);
  g_autoptr (OblEntity) entity = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;
  OblId id;

  if (old == NULL
      && (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
          || obl_id_parse (options->put, &id))) {
    g_propagate_error (error, problem);
    return FALSE;
  }
  g_clear_error (&problem);
  entity = old == NULL ? obl_entity_new () : obl_entity_copy (old);
  if (old == NULL)
    entity->name = g_strdup (options->put);
  entity->modified = 0;
  if (!change (entity, options, error))
    return FALSE;
  label = g_strdup_printf (old == NULL ? _ ("Add the entity “%s”") : _ ("Change the entity “%s”"),
                           entity->name);
  edit = begin (store, options, label, error);
  if (edit == NULL || !obl_edit_put_entity (edit, entity, error)
      || (!options->dry_run && !obl_edit_commit (edit, error)))
    return FALSE;
  print_result (entity, options->as_json);
  return TRUE;
}

gboolean
obl_cli_entities_delete (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (OblEntity) entity = obl_cli_find_entity (store, options->delete, error);
  g_autofree char *label
      = entity == NULL ? NULL : g_strdup_printf (_ ("Delete the entity “%s”"), entity->name);
  g_autoptr (OblEdit) edit = entity == NULL ? NULL : begin (store, options, label, error);

  if (edit == NULL || !obl_edit_delete_entity (edit, &entity->id, error)
      || (!options->dry_run && !obl_edit_commit (edit, error)))
    return FALSE;
  print_result (entity, options->as_json);
  return TRUE;
}

/* --- Merging ---------------------------------------------------------------------------------- */

static void
write_side (OblJson *json, const char *name, const OblEntity *entity)
{
  obl_json_name (json, name);
  obl_json_begin_object (json);
  obl_cli_write_entity (json, entity);
  obl_json_end_object (json);
}

static void
write_plan (const OblMergePlan *plan, gboolean dry_run)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  write_side (json, "into", plan->into);
  write_side (json, "from", plan->from);
  write_side (json, "merged", plan->merged);
  obl_json_member_int (json, "n_mentions", plan->n_mentions);
  obl_json_member_int (json, "n_documents", plan->n_documents);
  obl_json_member_int (json, "n_roles", plan->n_roles);
  obl_json_member_boolean (json, "differs_in_type", plan->differs_in_type);
  obl_json_member_boolean (json, "judged_distinct", plan->judged_distinct);
  obl_json_name (json, "conflicts");
  obl_json_begin_array (json);
  for (guint i = 0; i < plan->lost_external->len; i++) {
    const OblExternalId *external = plan->lost_external->pdata[i];

    obl_json_begin_object (json);
    obl_json_member_string (json, "scheme", external->scheme);
    obl_json_member_string (json, "value", external->value);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
  obl_json_member_boolean (json, "dry_run", dry_run);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_plan (const OblMergePlan *plan, gboolean dry_run)
{
  g_autofree char *from = obl_cli_dup_clean (plan->from->name);
  g_autofree char *into = obl_cli_dup_clean (plan->into->name);

  obl_cli_print (_ ("“%s” becomes “%s”"), from, into);
  obl_cli_print (ngettext ("  %u mention moves, in %u article", "  %u mentions move, articles: %u",
                           plan->n_mentions),
                 plan->n_mentions, plan->n_documents);
  if (plan->n_roles > 0)
    obl_cli_print (
        ngettext ("  %u role of claims moves", "  %u roles of claims move", plan->n_roles),
        plan->n_roles);
  for (guint i = plan->into->aliases->len; i < plan->merged->aliases->len; i++) {
    g_autofree char *alias
        = obl_cli_dup_clean (((const OblAlias *)plan->merged->aliases->pdata[i])->name);

    obl_cli_print (_ ("  also called %s from now on"), alias);
  }
  if (plan->differs_in_type)
    obl_cli_print (_ ("  they differ in type: %s stays, not %s"), plan->into->type,
                   plan->from->type);
  if (plan->judged_distinct)
    obl_cli_print ("%s", _ ("  they were judged not to be the same"));
  for (guint i = 0; i < plan->lost_external->len; i++) {
    const OblExternalId *external = plan->lost_external->pdata[i];

    obl_cli_print (_ ("  %s %s goes into the notes: the other has another one"), external->scheme,
                   external->value);
  }
  if (dry_run)
    obl_cli_print ("%s", _ ("This was a dry run: nothing has been changed."));
}

gboolean
obl_cli_entities_merge (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (OblEntity) from = obl_cli_find_entity (store, options->merge, error);
  g_autoptr (OblEntity) into
      = from == NULL ? NULL : obl_cli_find_entity (store, options->into, error);
  g_autoptr (OblMergePlan) plan
      = into == NULL ? NULL : obl_store_plan_merge (store, &into->id, &from->id, error);
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (plan == NULL)
    return FALSE;
  if (!options->dry_run) {
    label = g_strdup_printf (_ ("Merge “%s” into “%s”"), from->name, into->name);
    edit = begin (store, options, label, error);
    if (edit == NULL || !obl_edit_merge_entities (edit, &into->id, &from->id, error)
        || !obl_edit_commit (edit, error))
      return FALSE;
  }
  if (options->as_json)
    write_plan (plan, options->dry_run);
  else
    print_plan (plan, options->dry_run);
  return TRUE;
}

/* --- Judging ---------------------------------------------------------------------------------- */

gboolean
obl_cli_entities_distinct (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (OblEntity) first = obl_cli_find_entity (store, options->distinct, error);
  g_autoptr (OblEntity) second
      = first == NULL ? NULL : obl_cli_find_entity (store, options->from, error);
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (second == NULL)
    return FALSE;
  label = g_strdup_printf (options->forget ? _ ("“%s” may be “%s” after all")
                                           : _ ("“%s” is not the same as “%s”"),
                           first->name, second->name);
  edit = begin (store, options, label, error);
  if (edit == NULL
      || !(options->forget ? obl_edit_delete_distinct (edit, &first->id, &second->id, error)
                           : obl_edit_put_distinct (edit, &first->id, &second->id, NULL, 0, error)))
    return FALSE;
  if (!options->dry_run && !obl_edit_commit (edit, error))
    return FALSE;
  obl_cli_say ("%s", label);
  return TRUE;
}
