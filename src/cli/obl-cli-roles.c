/* SPDX-License-Identifier: GPL-3.0-or-later */
/* roles: what each block of an article is taken for, and changing that. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <errno.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/edit/obl-edit.h"

/* Characters of a block's text. */
#define EXCERPT_CHARS 60

typedef struct {
  guint ordinal;
  OblBlockRole role;
} Flip;

/* --- Showing ---------------------------------------------------------------------------------- */

static char *
dup_excerpt (const OblDocument *document, const OblBlock *block)
{
  OblRange range = block->range;
  g_autofree char *text = NULL;

  range.end = MIN (range.end, range.start + EXCERPT_CHARS);
  text = obl_text_dup_range (document->text, range);
  return obl_cli_dup_clean (text);
}

static void
write_block (const OblDocument *document, guint ordinal)
{
  const OblBlock *block = &g_array_index (document->blocks, OblBlock, ordinal);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *excerpt = dup_excerpt (document, block);

  obl_json_begin_object (json);
  obl_json_member_int (json, "ordinal", ordinal);
  obl_json_member_string (json, "role", obl_block_role_to_string (block->role));
  obl_json_member_string (json, "kind", obl_block_kind_to_string (block->kind));
  obl_json_name (json, "range");
  obl_json_begin_array (json);
  obl_json_int (json, block->range.start);
  obl_json_int (json, block->range.end);
  obl_json_end_array (json);
  obl_json_member_string (json, "text", excerpt);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_block (const OblDocument *document, guint ordinal)
{
  const OblBlock *block = &g_array_index (document->blocks, OblBlock, ordinal);
  g_autofree char *excerpt = dup_excerpt (document, block);

  obl_cli_print ("%5u  %-11s  %-12s  %s", ordinal, obl_block_role_to_string (block->role),
                 obl_block_kind_to_string (block->kind), excerpt);
}

static gboolean
show_blocks (OblStore *store, const OblId *id, gboolean as_json, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, id, error);

  if (document == NULL)
    return FALSE;
  for (guint i = 0; i < document->blocks->len; i++) {
    if (as_json)
      write_block (document, i);
    else
      print_block (document, i);
  }
  return TRUE;
}

/* --- Changing --------------------------------------------------------------------------------- */

/* "12=boilerplate" */
static gboolean
parse_flip (const char *string, Flip *flip)
{
  char *end = NULL;
  guint64 ordinal;

  if (!g_ascii_isdigit (*string))
    return FALSE;
  errno = 0;
  ordinal = g_ascii_strtoull (string, &end, 10);
  flip->ordinal = (guint)ordinal;
  return errno == 0 && ordinal <= G_MAXINT32 && *end == '='
         && obl_block_role_from_string (end + 1, &flip->role);
}

/* NULL after having said which is wrong. */
static GArray *
parse_flips (const OblCommand *command, char **strings)
{
  g_autoptr (GArray) flips = g_array_new (FALSE, FALSE, sizeof (Flip));

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++) {
    Flip flip;

    if (!parse_flip (strings[i], &flip)) {
      obl_cli_usage (command,
                     _ ("“%s” is not NUMBER=ROLE, with a role of body, title, meta or boilerplate"),
                     strings[i]);
      return NULL;
    }
    g_array_append_val (flips, flip);
  }
  return g_steal_pointer (&flips);
}

static gboolean
change_roles (
    OblStore *store, const OblId *id, const GArray *flips, const char *annotator, GError **error)
{
  g_autofree char *label = g_strdup_printf (
      ngettext ("Change the role of %u block", "Change the roles of %u blocks", flips->len),
      flips->len);
  g_autoptr (OblEdit) edit = obl_edit_begin (store, label, annotator, error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < flips->len; i++) {
    const Flip *flip = &g_array_index (flips, Flip, i);

    if (!obl_edit_set_block_role (edit, id, flip->ordinal, flip->role, error))
      return FALSE;
  }
  return obl_edit_commit (edit, error);
}

OblExit
obl_cli_run_roles (const OblCommand *command, int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_auto (GStrv) set = NULL;
  g_autofree char *annotator_option = NULL;
  g_autofree char *annotator = NULL;
  const GOptionEntry entries[] = {
    { "set", 0, 0, G_OPTION_ARG_STRING_ARRAY, &set,
      N_ ("Give a block another role: body, title, meta or boilerplate"), N_ ("NUMBER=ROLE") },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &annotator_option, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);
  g_autoptr (GArray) flips = NULL;
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;
  OblId id;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  flips = parse_flips (command, set);
  if (flips == NULL)
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], flips->len > 0 ? OBL_STORE_READ_WRITE : OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  annotator = obl_cli_dup_annotator (annotator_option);
  if (!obl_store_find_document (store, arguments[1], &id, &error)
      || (flips->len > 0 && !change_roles (store, &id, flips, annotator, &error))
      || ((flips->len == 0 || as_json) && !show_blocks (store, &id, as_json, &error)))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
