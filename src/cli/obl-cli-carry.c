/* SPDX-License-Identifier: GPL-3.0-or-later */
/* carry: the annotations of an article onto the same paragraphs in others. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/find/obl-carry.h"

static void
write_plan (const OblCarried *carried, gboolean is_dry)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char id[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "document", obl_id_format (&carried->document_id, id));
  obl_json_member_string (json, "title", carried->title);
  obl_json_member_int (json, "n_spans", carried->spans->len);
  obl_json_member_int (json, "n_frames", carried->frames->len);
  obl_json_member_int (json, "n_there", carried->n_there);
  obl_json_member_int (json, "n_left", carried->n_left);
  obl_json_member_boolean (json, "dry_run", is_dry);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_plan (const OblCarried *carried)
{
  const guint n = carried->spans->len + carried->frames->len;
  g_autofree char *title = obl_cli_dup_clean (carried->title);
  char id[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s  %s", obl_id_format (&carried->document_id, id), title);
  obl_cli_print (ngettext ("  %u annotation; there already: %u; in other paragraphs: %u",
                           "  %u annotations; there already: %u; in other paragraphs: %u", n),
                 n, carried->n_there, carried->n_left);
}

static gboolean
run (OblStore *store,
     const char *name,
     char **to,
     const char *annotator,
     gboolean is_dry,
     gboolean as_json,
     GError **error)
{
  g_autoptr (OblDocument) document = NULL;
  g_autoptr (OblCarry) carry = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  OblId id;

  if (!obl_store_find_document (store, name, &id, error))
    return FALSE;
  document = obl_store_get_document (store, &id, error);
  if (document == NULL)
    return FALSE;
  ids = to != NULL ? obl_cli_choose_documents (store, to, error) : NULL;
  if (to != NULL && ids == NULL)
    return FALSE;
  carry = obl_carry_new (store, document, (OblRange){ 0, 0 }, error);
  plans = carry == NULL ? NULL : obl_carry_plan_all (carry, store, ids, error);
  if (plans == NULL)
    return FALSE;
  if (plans->len == 0 && !as_json)
    obl_cli_say (_ ("this article has no copies; name others with --to"));
  if (!is_dry && !obl_carry_put (store, plans, document->title, annotator, error))
    return FALSE;
  for (guint i = 0; i < plans->len; i++) {
    if (as_json)
      write_plan (plans->pdata[i], is_dry);
    else
      print_plan (plans->pdata[i]);
  }
  return TRUE;
}

OblExit
obl_cli_run_carry (const OblCommand *command, int argc, char **argv)
{
  g_auto (GStrv) to = NULL;
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  gboolean is_dry = FALSE;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "to", 't', 0, G_OPTION_ARG_STRING_ARRAY, &to, N_ ("To this article, instead of all copies"),
      N_ ("DOC") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &is_dry, N_ ("Only say what would be done"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], is_dry ? OBL_STORE_READ_ONLY : OBL_STORE_READ_WRITE);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  annotator = obl_cli_dup_annotator (annotator_option);
  if (!run (store, arguments[1], to, annotator, is_dry, as_json, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
