/* SPDX-License-Identifier: GPL-3.0-or-later */
/* formats: what goes out and what comes in. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/export/obl-export.h"
#include "core/import/obl-formats.h"

#define N_CARRIES 13u

static void
write_format (const OblExportFormat *format)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_string (json, "name", format->name);
  obl_json_member_string (json, "title", _ (format->title));
  obl_json_member_string (json, "extension", format->extension);
  obl_json_member_string (json, "media_type", format->media_type);
  obl_json_member_boolean (json, "reads", format->reads);
  obl_json_member_boolean (json, "writes", TRUE);
  obl_json_name (json, "carries");
  obl_json_begin_array (json);
  for (guint i = 0; i < N_CARRIES; i++) {
    if ((format->carries & (1u << i)) != 0)
      obl_json_string (json, obl_carries_to_string ((OblCarries)(1u << i)));
  }
  obl_json_end_array (json);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_format (const OblExportFormat *format)
{
  g_autoptr (GString) carries = g_string_new (NULL);

  for (guint i = 0; i < N_CARRIES; i++) {
    if ((format->carries & (1u << i)) != 0)
      g_string_append_printf (carries, "%s%s", carries->len == 0 ? "" : ", ",
                              obl_carries_to_string ((OblCarries)(1u << i)));
  }
  obl_cli_print ("%-12s %s\n             %s\n             %s", format->name, _ (format->title),
                 format->reads ? _ ("reads and writes") : _ ("writes"), carries->str);
}

/* A format that articles come in, and no corpus goes out. */
static void
write_source (const OblFormat *format)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_string (json, "name", format->name);
  obl_json_member_string (json, "title", _ (format->title));
  obl_json_member_boolean (json, "reads", TRUE);
  obl_json_member_boolean (json, "writes", FALSE);
  obl_json_member_boolean (json, "has_many", format->has_many);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_source (const OblFormat *format)
{
  obl_cli_print ("%-12s %s\n             %s", format->name, _ (format->title),
                 format->has_many ? _ ("reads; one file can hold many articles") : _ ("reads"));
}

OblExit
obl_cli_run_formats (const OblCommand *command, int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 0, 0);

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  for (const OblExportFormat *const *format = obl_export_list_formats (); *format != NULL;
       format++) {
    if (as_json)
      write_format (*format);
    else
      print_format (*format);
  }
  for (const OblFormat *format = obl_formats; format->name != NULL; format++) {
    if (as_json)
      write_source (format);
    else
      print_source (format);
  }
  return OBL_EXIT_DONE;
}
