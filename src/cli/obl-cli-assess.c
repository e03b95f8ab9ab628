/* SPDX-License-Identifier: GPL-3.0-or-later */
/* assess: what an analyst thinks of a claim or of a proposition, beside what others think of it. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-claims.h"
#include "cli/obl-cli.h"
#include "core/edit/obl-edit.h"

/* A proposition or a claim whose id begins so. */
static gboolean
find_subject (OblStore *store, const char *prefix, OblAssessment *assessment, GError **error)
{
  GError *problem = NULL;

  if (obl_store_find_proposition (store, prefix, &assessment->proposition_id, NULL))
    return TRUE;
  assessment->proposition_id = OBL_ID_NONE;
  if (obl_store_find_frame (store, prefix, &assessment->frame_id, &problem))
    return TRUE;
  assessment->frame_id = OBL_ID_NONE;
  g_error_free (problem);
  g_set_error (error, OBL_STORE_ERROR, OBL_STORE_ERROR_NOT_FOUND,
               _ ("there is no claim or proposition, or no single one, whose id begins with “%s”"),
               prefix);
  return FALSE;
}

static gboolean
put (OblStore *store, const OblAssessment *assessment, const char *annotator, GError **error)
{
  g_autofree char *label
      = g_strdup_printf (_ ("Assess as “%s: %s”"), assessment->scale, assessment->value);
  g_autoptr (OblEdit) edit = obl_edit_begin (store, label, annotator, error);

  return edit != NULL && obl_edit_put_assessment (edit, assessment, error)
         && obl_edit_commit (edit, error);
}

static gboolean
assess (OblStore *store,
        const char *subject,
        OblAssessment *assessment,
        const char *annotator,
        GError **error)
{
  char id[OBL_ID_STRING_SIZE];

  if (!find_subject (store, subject, assessment, error)
      || !put (store, assessment, annotator, error))
    return FALSE;
  obl_cli_print ("%s", obl_id_format (&assessment->id, id));
  return TRUE;
}

OblExit
obl_cli_run_assess (const OblCommand *command, int argc, char **argv)
{
  g_autoptr (OblAssessment) assessment = obl_assessment_new ();
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  const GOptionEntry entries[] = {
    { "scale", 's', 0, G_OPTION_ARG_STRING, &assessment->scale, N_ ("On which scale"),
      N_ ("SCALE") },
    { "value", 'v', 0, G_OPTION_ARG_STRING, &assessment->value, N_ ("A value of the scale"),
      N_ ("VALUE") },
    { "note", 'n', 0, G_OPTION_ARG_STRING, &assessment->note, N_ ("Why"), N_ ("TEXT") },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (assessment->scale == NULL || assessment->value == NULL)
    return obl_cli_usage (command, _ ("an assessment needs --scale and --value"));
  store = obl_cli_open (arguments[0], OBL_STORE_READ_WRITE);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  annotator = obl_cli_dup_annotator (annotator_option);
  if (!assess (store, arguments[1], assessment, annotator, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
