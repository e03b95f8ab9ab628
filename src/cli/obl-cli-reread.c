/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reread: an article made anew from its original, as the whole page or as the article in it. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/edit/obl-edit.h"
#include "core/intake/obl-reread.h"

static gboolean
reread (OblStore *store,
        const OblId *id,
        const char *charset,
        gboolean whole_page,
        const char *annotator,
        GError **error)
{
  g_autoptr (OblDocument) old = obl_store_get_document (store, id, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (OblDocument) again = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (old == NULL)
    return FALSE;
  bytes = obl_store_get_source_bytes (store, old, error);
  again = bytes == NULL ? NULL : obl_reread (bytes, old, charset, whole_page, error);
  if (again == NULL)
    return FALSE;
  label = g_strdup_printf (_ ("Read “%s” again"), old->title);
  edit = obl_edit_begin (store, label, annotator, error);
  return edit != NULL && obl_edit_replace_content (edit, id, again, error)
         && obl_edit_commit (edit, error);
}

OblExit
obl_cli_run_reread (const OblCommand *command, int argc, char **argv)
{
  gboolean whole_page = FALSE;
  g_autofree char *charset = NULL;
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;
  OblId id;
  const GOptionEntry entries[] = {
    { "whole-page", 0, 0, G_OPTION_ARG_NONE, &whole_page,
      N_ ("Take no part of the page for furniture"), NULL },
    { "charset", 0, 0, G_OPTION_ARG_STRING, &charset, N_ ("Character encoding of the original"),
      N_ ("NAME") },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  annotator = obl_cli_dup_annotator (annotator_option);
  store = obl_cli_open (arguments[0], OBL_STORE_READ_WRITE);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!obl_store_find_document (store, arguments[1], &id, &error)
      || !reread (store, &id, charset, whole_page, annotator, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
