/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entities: who is who in a project. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-entities.h"

static void
options_clear (OblEntitiesOptions *options)
{
  char **const strings[]
      = { &options->text,  &options->candidates, &options->show,  &options->put,
          &options->merge, &options->split,      &options->link,  &options->distinct,
          &options->name,  &options->type,       &options->notes, &options->into,
          &options->to,    &options->from,       &options->label, &options->annotator,
          &options->delete };
  char ***const lists[] = { &options->aliases, &options->no_aliases, &options->external,
                            &options->quotes,  &options->documents,  &options->spans };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_clear_pointer (strings[i], g_free);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblEntitiesOptions, options_clear)

typedef gboolean (*Run) (OblStore *store, const OblEntitiesOptions *options, GError **error);

/* What is to be done; NULL for two things at once. */
static Run
choose (const OblEntitiesOptions *options)
{
  const struct {
    gboolean wanted;
    Run run;
  } all[] = {
    { options->duplicates, obl_cli_entities_duplicates },
    { options->candidates != NULL, obl_cli_entities_candidates },
    { options->show != NULL, obl_cli_entities_show },
    { options->put != NULL, obl_cli_entities_put },
    { options->delete != NULL, obl_cli_entities_delete },
    { options->merge != NULL, obl_cli_entities_merge },
    { options->split != NULL, obl_cli_entities_split },
    { options->link != NULL, obl_cli_entities_link },
    { options->distinct != NULL, obl_cli_entities_distinct },
  };

  Run run = obl_cli_entities_list;
  guint n_wanted = options->text != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++) {
    if (!all[i].wanted)
      continue;
    run = all[i].run;
    n_wanted++;
  }
  return n_wanted > 1 ? NULL : run;
}

static gboolean
is_change (const OblEntitiesOptions *options)
{
  return options->put != NULL || options->delete != NULL || options->merge != NULL
         || options->split != NULL || options->link != NULL || options->distinct != NULL;
}

/* What goes with what; NULL when all is there. */
static const char *
find_missing (const OblEntitiesOptions *options)
{
  if (options->merge != NULL && options->into == NULL)
    return _ ("--merge needs --into");
  if (options->link != NULL && options->to == NULL)
    return _ ("--link needs --to");
  if (options->distinct != NULL && options->from == NULL)
    return _ ("--distinct needs --from");
  if (options->split != NULL && options->name == NULL)
    return _ ("--split needs --name, what the new entity is called");
  if (options->split != NULL && options->quotes == NULL && options->documents == NULL
      && options->spans == NULL)
    return _ ("--split needs --quote, --document or --span");
  if (options->limit < 0)
    return _ ("--limit cannot be less than 0");
  return NULL;
}

OblExit
obl_cli_run_entities (const OblCommand *command, int argc, char **argv)
{
  g_auto (OblEntitiesOptions) options = { 0 };
  const GOptionEntry entries[] = {
    { "type", 't', 0, G_OPTION_ARG_STRING, &options.type,
      N_ ("Only of this type; or the type given"), N_ ("TYPE") },
    { "limit", 'n', 0, G_OPTION_ARG_INT, &options.limit, N_ ("At most this many"), N_ ("NUMBER") },
    { "show", 's', 0, G_OPTION_ARG_STRING, &options.show,
      N_ ("One with its mentions, merges and judgements"), N_ ("ENTITY") },
    { "candidates", 0, 0, G_OPTION_ARG_STRING, &options.candidates,
      N_ ("Whom a mention may speak of (--label, --document)"), N_ ("TEXT") },
    { "duplicates", 'D', 0, G_OPTION_ARG_NONE, &options.duplicates,
      N_ ("Pairs that may be one, the likeliest first"), NULL },
    { "put", 'p', 0, G_OPTION_ARG_STRING, &options.put, N_ ("Change one, or make one of this name"),
      N_ ("ENTITY") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options.name, N_ ("What it is called"), N_ ("NAME") },
    { "notes", 0, 0, G_OPTION_ARG_STRING, &options.notes, N_ ("Its notes"), N_ ("TEXT") },
    { "alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.aliases,
      N_ ("Another name, with its language and script"), N_ ("NAME[|LANGUAGE[|SCRIPT]]") },
    { "no-alias", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.no_aliases,
      N_ ("Take another name away"), N_ ("NAME") },
    { "external", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.external,
      N_ ("Its id elsewhere; without a value: none"), N_ ("SCHEME=VALUE") },
    { "delete", 0, 0, G_OPTION_ARG_STRING, &options.delete,
      N_ ("Delete one; its mentions stay, unlinked"), N_ ("ENTITY") },
    { "merge", 0, 0, G_OPTION_ARG_STRING, &options.merge,
      N_ ("Make one a part of another (--into)"), N_ ("ENTITY") },
    { "into", 0, 0, G_OPTION_ARG_STRING, &options.into, N_ ("The one that stays"), N_ ("ENTITY") },
    { "split", 0, 0, G_OPTION_ARG_STRING, &options.split,
      N_ ("Make a new one (--name) of some mentions (--quote, --document, --span)"),
      N_ ("ENTITY") },
    { "quote", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.quotes, N_ ("Mentions that say this"),
      N_ ("TEXT") },
    { "document", 'd', 0, G_OPTION_ARG_STRING_ARRAY, &options.documents,
      N_ ("Those in this article"), N_ ("DOC") },
    { "span", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.spans, N_ ("This one"), N_ ("ID") },
    { "link", 0, 0, G_OPTION_ARG_STRING, &options.link,
      N_ ("Link all mentions that say this (--to)"), N_ ("TEXT") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("Whom they mention"), N_ ("ENTITY") },
    { "label", 'l', 0, G_OPTION_ARG_STRING, &options.label, N_ ("Only those of this label"),
      N_ ("LABEL") },
    { "relink", 0, 0, G_OPTION_ARG_NONE, &options.relink,
      N_ ("Also those that are linked to somebody else"), NULL },
    { "distinct", 0, 0, G_OPTION_ARG_STRING, &options.distinct,
      N_ ("Remember that one is not another (--from)"), N_ ("ENTITY") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("The other one"), N_ ("ENTITY") },
    { "forget", 0, 0, G_OPTION_ARG_NONE, &options.forget, N_ ("Take that judgement back"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Change nothing"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &options.annotator, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 2);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;
  Run run;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  options.text = g_strdup (arguments[1]);
  run = choose (&options);
  if (run == NULL)
    return obl_cli_usage (command, _ ("One thing at a time, please"));
  if (find_missing (&options) != NULL)
    return obl_cli_usage (command, "%s", find_missing (&options));
  store = obl_cli_open (arguments[0],
                        is_change (&options) ? OBL_STORE_READ_WRITE : OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!run (store, &options, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
