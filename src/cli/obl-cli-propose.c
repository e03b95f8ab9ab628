/* SPDX-License-Identifier: GPL-3.0-or-later */
/* propose: what a claim may consist of, from its cue; nothing is saved. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/propose/obl-propose.h"

/* "120-127" */
static gboolean
parse_range (const char *string, OblRange *range)
{
  char *end = NULL;
  guint64 first;
  guint64 last;

  if (!g_ascii_isdigit (*string))
    return FALSE;
  errno = 0;
  first = g_ascii_strtoull (string, &end, 10);
  if (*end != '-' || !g_ascii_isdigit (end[1]))
    return FALSE;
  last = g_ascii_strtoull (end + 1, &end, 10);
  if (errno != 0 || *end != '\0' || first > last || last > G_MAXUINT32)
    return FALSE;
  *range = (OblRange){ (guint32)first, (guint32)last };
  return TRUE;
}

/* --- Writing ---------------------------------------------------------------------------------- */

static void
write_role (
    OblJson *json, const char *name, const OblText *text, const OblRange *ranges, guint n_ranges)
{
  g_autofree char *quote = NULL;

  obl_json_name (json, name);
  if (n_ranges == 0 || ranges[0].start >= ranges[0].end) {
    obl_json_null (json);
    return;
  }
  quote = obl_text_dup_quote (text, ranges, n_ranges);
  obl_json_begin_object (json);
  obl_json_name (json, "fragments");
  obl_json_begin_array (json);
  for (guint i = 0; i < n_ranges; i++) {
    obl_json_begin_array (json);
    obl_json_int (json, ranges[i].start);
    obl_json_int (json, ranges[i].end);
    obl_json_end_array (json);
  }
  obl_json_end_array (json);
  obl_json_member_string (json, "quote", quote);
  obl_json_end_object (json);
}

static void
write_proposal (const OblText *text, const OblProposal *proposal)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  write_role (json, "cue", text, &proposal->cue, 1);
  write_role (json, "source", text, &proposal->source, 1);
  write_role (json, "target", text, &proposal->target, 1);
  write_role (json, "addressee", text, &proposal->addressee, 1);
  write_role (json, "content", text, (const OblRange *)proposal->content->data,
              proposal->content->len);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
append_role (
    GString *line, const char *name, const OblText *text, const OblRange *ranges, guint n_ranges)
{
  g_autofree char *quote = NULL;
  g_autofree char *clean = NULL;

  if (n_ranges == 0 || ranges[0].start >= ranges[0].end)
    return;
  quote = obl_text_dup_quote (text, ranges, n_ranges);
  clean = obl_cli_dup_clean (quote);
  g_string_append_printf (line, "  %s: %s", name, clean);
}

static void
print_proposal (const OblText *text, const OblProposal *proposal)
{
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%u-%u", proposal->cue.start, proposal->cue.end);
  append_role (line, "cue", text, &proposal->cue, 1);
  append_role (line, "source", text, &proposal->source, 1);
  append_role (line, "target", text, &proposal->target, 1);
  append_role (line, "addressee", text, &proposal->addressee, 1);
  append_role (line, "content", text, (const OblRange *)proposal->content->data,
               proposal->content->len);
  obl_cli_print ("%s", line->str);
}

/* --- The command ------------------------------------------------------------------------------ */

static gboolean
propose_all (
    OblStore *store, const OblId *id, const OblRange *cue, gboolean as_json, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, id, error);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GArray) mentions = NULL;
  g_autoptr (GArray) cues = NULL;

  if (document == NULL)
    return FALSE;
  if (cue != NULL && !obl_text_contains (document->text, *cue)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("%u-%u is not within the article, which has %u characters"), cue->start,
                 cue->end, obl_text_get_n_chars (document->text));
    return FALSE;
  }
  spans = obl_store_list_spans (store, document, NULL, error);
  if (spans == NULL)
    return FALSE;
  mentions = obl_propose_collect_mentions (spans);
  if (cue == NULL)
    cues = obl_propose_find_cues (document);
  else {
    cues = g_array_new (FALSE, FALSE, sizeof (OblRange));
    g_array_append_vals (cues, cue, 1);
  }
  for (guint i = 0; i < cues->len; i++) {
    g_autoptr (OblProposal) proposal
        = obl_propose_in_document (document, g_array_index (cues, OblRange, i),
                                   (const OblRange *)mentions->data, mentions->len);

    if (as_json)
      write_proposal (document->text, proposal);
    else
      print_proposal (document->text, proposal);
  }
  return TRUE;
}

OblExit
obl_cli_run_propose (const OblCommand *command, int argc, char **argv)
{
  gboolean as_json = FALSE;
  g_autofree char *cue_option = NULL;
  const GOptionEntry entries[] = {
    { "cue", 0, 0, G_OPTION_ARG_STRING, &cue_option,
      N_ ("Only for the cue there, in characters from the beginning"), N_ ("START-END") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;
  OblRange cue = { 0, 0 };
  OblId id;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (cue_option != NULL && !parse_range (cue_option, &cue))
    return obl_cli_usage (command, _ ("“%s” is not START-END, as in 120-127"), cue_option);
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!obl_store_find_document (store, arguments[1], &id, &error)
      || !propose_all (store, &id, cue_option == NULL ? NULL : &cue, as_json, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
