/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arguments, messages and output of all commands. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include "cli/obl-cli.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

/* --- Arguments -------------------------------------------------------------------------------- */

OblExit
obl_cli_usage (const OblCommand *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  obl_cli_say ("%s", message);
  /* Translators: %s is the name of a command, as typed. */
  obl_cli_say (_ ("see “obelusctl %s --help”"), command->name);
  return OBL_EXIT_USAGE;
}

static GOptionContext *
make_context (const OblCommand *command, const GOptionEntry *entries, char ***arguments)
{
  GOptionContext *context
      = g_option_context_new (command->arguments == NULL ? NULL : _ (command->arguments));
  const GOptionEntry rest[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, arguments, NULL, NULL },
    { NULL },
  };
  g_autofree char *prgname = g_strdup_printf ("obelusctl %s", command->name);

  g_set_prgname (prgname);
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ (command->summary));
  if (command->description != NULL)
    g_option_context_set_description (context, _ (command->description));
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, rest, GETTEXT_PACKAGE);
  return context;
}

OblArguments
obl_cli_parse (const OblCommand *command,
               const GOptionEntry *entries,
               int argc,
               char **argv,
               guint min,
               guint max)
{
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GOptionContext) context = make_context (command, entries, &arguments);
  g_autoptr (GError) error = NULL;
  guint n;

  if (!g_option_context_parse (context, &argc, &argv, &error)) {
    obl_cli_usage (command, "%s", error->message);
    return NULL;
  }
  if (arguments == NULL)
    arguments = g_new0 (char *, 1);
  n = g_strv_length (arguments);
  if (n < min || n > max) {
    obl_cli_usage (command,
                   n < min ? _ ("an argument is missing: obelusctl %s %s")
                           : _ ("too many arguments: obelusctl %s %s"),
                   command->name, command->arguments == NULL ? "" : _ (command->arguments));
    return NULL;
  }
  return g_steal_pointer (&arguments);
}

char *
obl_cli_dup_annotator (const char *option)
{
  const char *name = option;

  if (name == NULL || *name == '\0')
    name = g_getenv ("OBELUS_ANNOTATOR");
  if (name == NULL || *name == '\0')
    name = g_get_real_name ();
  /* GLib's word for somebody whose account has no name. */
  if (*name == '\0' || strcmp (name, "Unknown") == 0)
    name = g_get_user_name ();
  return g_utf8_make_valid (name, -1);
}

/* --- Messages and output ---------------------------------------------------------------------- */

void
obl_cli_say (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  fprintf (stderr, "obelusctl: %s\n", message);
}

OblExit
obl_cli_fail (GError *error)
{
  obl_cli_say ("%s", error->message);
  g_error_free (error);
  return OBL_EXIT_FAILED;
}

void
obl_cli_print (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  obl_cli_write (line, strlen (line));
  obl_cli_write ("\n", 1);
}

char *
obl_cli_dup_clean (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    g_string_append_unichar (clean, g_unichar_iscntrl (c) ? ' ' : c);
  }
  return g_string_free (clean, FALSE);
}

void
obl_cli_write (const char *bytes, gsize n_bytes)
{
  /* A failure is remembered by the stream: see obl_cli_finish(). */
  (void)fwrite (bytes, 1, n_bytes, stdout);
}

OblExit
obl_cli_finish (OblExit status)
{
  gboolean failed = ferror (stdout) != 0;
  int saved = errno;

  if (fflush (stdout) != 0) {
    failed = TRUE;
    saved = errno;
  }
  if (!failed)
    return status;
  /* Whoever closed the pipe has read enough. */
  if (saved != EPIPE)
    obl_cli_say (_ ("cannot write to standard output: %s"), g_strerror (saved));
  return OBL_EXIT_FAILED;
}

/* --- Projects --------------------------------------------------------------------------------- */

OblStore *
obl_cli_open (const char *path, OblStoreMode mode)
{
  GError *error = NULL;
  OblStore *store = obl_store_open (path, mode, &error);

  if (store == NULL)
    obl_cli_fail (error);
  return store;
}

static GArray *
list_documents (OblStore *store, GError **error)
{
  g_autoptr (GPtrArray) documents = obl_store_list_documents (store, error);
  GArray *ids = NULL;

  if (documents == NULL)
    return NULL;
  ids = g_array_sized_new (FALSE, FALSE, sizeof (OblId), documents->len);
  for (guint i = 0; i < documents->len; i++)
    g_array_append_val (ids, ((const OblDocument *)documents->pdata[i])->id);
  return ids;
}

GArray *
obl_cli_choose_documents (OblStore *store, char **names, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);

  if (names == NULL)
    return list_documents (store, error);
  for (guint i = 0; names[i] != NULL; i++) {
    OblId id;

    if (!obl_store_find_document (store, names[i], &id, error))
      return NULL;
    if (g_hash_table_add (seen, obl_id_dup (&id)))
      g_array_append_val (ids, id);
  }
  return g_steal_pointer (&ids);
}
