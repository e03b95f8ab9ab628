/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The loss report: what was chosen, what arrived, and each thing that did not.
 *
 * The reasons are a closed list, so that programs can rely on their codes and people read them
 * grouped.  All losses are counted; the first hundred thousand are kept by id. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include <inttypes.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/export/obl-export-private.h"

#define MAX_KEPT 100000u
/* Of one reason, in the report for people; the JSON has them all. */
#define MAX_SHOWN 200u

static const struct {
  const char *kind;
  const char *code;
  const char *reason;
} reasons[OBL_N_LOSS_REASONS] = {
  [OBL_LOSS_SPAN_NOT_CHOSEN]
  = { NC_ ("loss", "span"), "not-tagged",
      N_ ("One tag per token leaves no room for the parts of claims beside entities. Choose "
          "labels to tag others.") },
  [OBL_LOSS_SPAN_DISCONTINUOUS]
  = { NC_ ("loss", "span"), "discontinuous", N_ ("The format has no spans of several parts.") },
  [OBL_LOSS_SPAN_OVERLAP]
  = { NC_ ("loss", "span"), "overlap",
      N_ ("The format has no overlaps; a longer span, or one that comes first, has these "
          "words.") },
  [OBL_LOSS_SPAN_BOILERPLATE]
  = { NC_ ("loss", "span"), "boilerplate", N_ ("It lies in page furniture, which is left out.") },
  [OBL_LOSS_SPAN_NO_TOKEN]
  = { NC_ ("loss", "span"), "no-token", N_ ("No word or sign lies in it.") },
  [OBL_LOSS_SPAN_MISMATCH]
  = { NC_ ("loss", "span"), "mismatch",
      N_ ("Its stored words are not those of the text. Check the project.") },
  [OBL_LOSS_SPAN_CUT]
  = { NC_ ("loss", "span"), "cut",
      N_ ("It crosses the end of a sentence and is tagged as one entity in each.") },
  [OBL_LOSS_SPAN_EXPANDED] = { NC_ ("loss", "span"), "expanded",
                               N_ ("It ends within a token, and the whole token is tagged.") },
  [OBL_LOSS_SPAN_RENAMED]
  = { NC_ ("loss", "span"), "renamed",
      N_ ("Its label's name is written with other characters, as the format has to.") },
  [OBL_LOSS_SPAN_LINES] = { NC_ ("loss", "span"), "lines",
                            N_ ("It goes over the end of a line, and has a part for each line.") },
  [OBL_LOSS_TOKEN_SPACE]
  = { NC_ ("loss", "token"), "space", N_ ("White space within the token is written as “_”.") },
  [OBL_LOSS_TEXT_CHARACTERS]
  = { NC_ ("loss", "text"), "characters",
      N_ ("So many characters of the text are written as spaces, as XML does not have them.") },
  [OBL_LOSS_ATTRIBUTE]
  = { NC_ ("loss", "attribute"), "attribute", N_ ("The format has no attributes.") },
  [OBL_LOSS_ATTRIBUTE_VALUE]
  = { NC_ ("loss", "attribute"), "value", N_ ("White space in its value is written as “_”.") },
  [OBL_LOSS_COMMENT] = { NC_ ("loss", "comment"), "comment", N_ ("The format has no comments.") },
  [OBL_LOSS_ENTITY]
  = { NC_ ("loss", "entity"), "entity", N_ ("The format has no entities that mentions link to.") },
  [OBL_LOSS_ENTITY_NAMES]
  = { NC_ ("loss", "entity"), "entity-names",
      N_ ("The format has the entity's id; its names and whatever else is known are left out.") },
  [OBL_LOSS_ENTITY_TYPE]
  = { NC_ ("loss", "entity"), "type", N_ ("The format has no entities of this type.") },
  [OBL_LOSS_SPAN_NO_ENTITY]
  = { NC_ ("loss", "span"), "no-entity", N_ ("The format has only mentions of entities.") },
  [OBL_LOSS_SPAN_NO_NAME]
  = { NC_ ("loss", "span"), "no-name",
      N_ ("The format has only mentions by name, and this one is a description or pronoun.") },
  [OBL_LOSS_SPAN_UNRESOLVED]
  = { NC_ ("loss", "span"), "unresolved",
      N_ ("Its link to the entity is lost: the format links only mentions of people and "
          "organizations.") },
  [OBL_LOSS_FRAME]
  = { NC_ ("loss", "frame"), "frame", N_ ("The format has no claims and relations.") },
  [OBL_LOSS_FRAME_RELATIONS]
  = { NC_ ("loss", "frame"), "relations",
      N_ ("It is written as relations from its cue to each of its other parts.") },
  [OBL_LOSS_ROLE]
  = { NC_ ("loss", "role"), "role", N_ ("What fills the role has no place in the format.") },
  [OBL_LOSS_PROPOSITION]
  = { NC_ ("loss", "proposition"), "proposition", N_ ("The format has no propositions.") },
  [OBL_LOSS_DOCUMENT_LABEL] = { NC_ ("loss", "document-label"), "document-label",
                                N_ ("The format has no labels of whole articles.") },
};

static void
loss_free (OblLoss *loss)
{
  g_free (loss->what);
  g_free (loss);
}

OblExportReport *
obl_export_report_new (const char *format)
{
  OblExportReport *report = g_new0 (OblExportReport, 1);

  report->format = format;
  report->n_losses_by_reason = g_new0 (guint64, OBL_N_LOSS_REASONS);
  report->losses = g_ptr_array_new_with_free_func ((GDestroyNotify)loss_free);
  report->files = g_ptr_array_new_with_free_func (g_free);
  report->copies = g_array_new (FALSE, FALSE, sizeof (OblId));

  return report;
}

void
obl_export_report_free (OblExportReport *report)
{
  if (report == NULL)
    return;

  g_free (report->n_losses_by_reason);
  g_ptr_array_unref (report->losses);
  g_ptr_array_unref (report->files);
  g_array_unref (report->copies);
  g_free (report);
}

gboolean
obl_export_report_keeps_losses (const OblExportReport *report)
{
  return report->losses->len < MAX_KEPT;
}

void
obl_export_report_take_loss (OblExportReport *report,
                             OblLossReason reason,
                             const OblId *document_id,
                             const OblId *object_id,
                             char *what)
{
  OblLoss *loss = NULL;

  report->n_losses++;
  report->n_losses_by_reason[reason]++;
  if (!obl_export_report_keeps_losses (report)) {
    g_free (what);
    return;
  }

  loss = g_new0 (OblLoss, 1);
  loss->document_id = document_id != NULL ? *document_id : OBL_ID_NONE;
  loss->object_id = object_id != NULL ? *object_id : OBL_ID_NONE;
  loss->kind = reasons[reason].kind;
  loss->code = reasons[reason].code;
  loss->reason = reasons[reason].reason;
  loss->what = what;
  g_ptr_array_add (report->losses, loss);
}

/* --- For people ------------------------------------------------------------------------------- */

/* What the format leaves out by its nature, and so is counted as no loss; or NULL. */
static char *
describe_nature (const OblExportReport *report)
{
  static const struct {
    OblCarries carries;
    const char *name;
  } parts[] = {
    { OBL_CARRIES_METADATA, N_ ("metadata and notes of the articles") },
    { OBL_CARRIES_BLOCKS, N_ ("headings and other structure") },
    { OBL_CARRIES_ANNOTATORS, N_ ("ids, annotators and times") },
  };

  const OblExportFormat *format = obl_export_find_format (report->format);
  g_autoptr (GPtrArray) missing = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; format != NULL && i < G_N_ELEMENTS (parts); i++)
    if ((format->carries & parts[i].carries) == 0)
      g_ptr_array_add (missing, (char *)_ (parts[i].name));
  if (missing->len == 0)
    return NULL;
  g_ptr_array_add (missing, NULL);
  /* Translators: between the parts of a list. */
  list = g_strjoinv (_ (", "), (char **)missing->pdata);

  /* Translators: %s is a list like “metadata, headings”. */
  return g_strdup_printf (_ ("Not part of this format: %s."), list);
}

static void
append_counts (GString *text, const char *title, guint64 in, guint64 out)
{
  g_string_append_printf (text, "  %s %'" PRIu64 " → %'" PRIu64 "\n", title, in, out);
}

static void
append_loss (GString *text, const OblLoss *loss)
{
  char buffer[OBL_ID_STRING_SIZE];

  g_string_append (text, "    ");
  if (!obl_id_is_none (&loss->object_id))
    g_string_append_printf (text, "%s  ", obl_id_format (&loss->object_id, buffer));
  if (loss->what != NULL)
    g_string_append (text, loss->what);
  if (!obl_id_is_none (&loss->document_id))
    g_string_append_printf (text, _ ("  (article %s)"), obl_id_format (&loss->document_id, buffer));
  g_string_append_c (text, '\n');
}

static void
append_losses (GString *text, const OblExportReport *report, OblLossReason reason)
{
  guint64 n_losses = report->n_losses_by_reason[reason];
  guint64 n_shown = 0;

  if (n_losses == 0)
    return;

  /* Translators: how many, of which kind, and why they are lost. */
  g_string_append_printf (text, _ ("  %'" PRIu64 " × %s: %s\n"), n_losses,
                          g_dpgettext2 (GETTEXT_PACKAGE, "loss", reasons[reason].kind),
                          _ (reasons[reason].reason));
  for (guint i = 0; i < report->losses->len && n_shown < MAX_SHOWN; i++) {
    const OblLoss *loss = g_ptr_array_index (report->losses, i);

    if (loss->code == reasons[reason].code) {
      append_loss (text, loss);
      n_shown++;
    }
  }
  if (n_shown < n_losses)
    g_string_append_printf (text,
                            ngettext ("    … and %'" PRIu64 " more; the report as a file has it.\n",
                                      "    … and %'" PRIu64
                                      " more; the report as a file has them.\n",
                                      (gulong)(n_losses - n_shown)),
                            n_losses - n_shown);
}

char *
obl_export_report_to_text (const OblExportReport *report)
{
  GString *text = g_string_new (NULL);
  g_autofree char *nature = describe_nature (report);

  g_string_append_printf (text,
                          ngettext ("%'" PRIu64 " article chosen for %s; in it and in "
                                    "the corpus:\n",
                                    "%'" PRIu64 " articles chosen for %s; in them and "
                                    "in the corpus:\n",
                                    (gulong)report->n_documents),
                          report->n_documents, report->format);
  append_counts (text, _ ("spans:"), report->n_spans_in, report->n_spans_out);
  append_counts (text, _ ("claims and relations:"), report->n_frames_in, report->n_frames_out);
  append_counts (text, _ ("entities:"), report->n_entities_in, report->n_entities_out);
  for (guint i = 0; i < report->files->len; i++) {
    const char *path = g_ptr_array_index (report->files, i);

    if (g_str_equal (path, "-"))
      g_string_append (text, _ ("Written to standard output.\n"));
    else
      g_string_append_printf (text, _ ("Written: %s\n"), path);
  }
  if (nature != NULL)
    g_string_append_printf (text, "%s\n", nature);
  if (report->n_boilerplate_blocks > 0)
    g_string_append_printf (text,
                            ngettext ("%'" PRIu64 " block of page furniture was left out.\n",
                                      "%'" PRIu64 " blocks of page furniture were left out.\n",
                                      (gulong)report->n_boilerplate_blocks),
                            report->n_boilerplate_blocks);
  if (report->copies->len > 0)
    g_string_append_printf (text,
                            ngettext ("%'u copy of another article was left out, as chosen.\n",
                                      "%'u copies of other articles were left out, as chosen.\n",
                                      report->copies->len),
                            report->copies->len);

  if (report->n_losses == 0) {
    g_string_append (text, _ ("Nothing was lost.\n"));
    return g_string_free (text, FALSE);
  }
  g_string_append_printf (
      text, ngettext ("%'" PRIu64 " loss:\n", "%'" PRIu64 " losses:\n", (gulong)report->n_losses),
      report->n_losses);
  for (OblLossReason reason = 0; reason < OBL_N_LOSS_REASONS; reason++)
    append_losses (text, report, reason);

  return g_string_free (text, FALSE);
}

/* --- For programs ----------------------------------------------------------------------------- */

static void
write_counts (OblJson *json, const char *name, guint64 in, guint64 out)
{
  obl_json_name (json, name);
  obl_json_begin_object (json);
  obl_json_member_int (json, "in", (gint64)in);
  obl_json_member_int (json, "out", (gint64)out);
  obl_json_end_object (json);
}

static void
write_id (OblJson *json, const char *name, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_member_string (json, name, obl_id_is_none (id) ? NULL : obl_id_format (id, buffer));
}

static void
write_copies (OblJson *json, const OblExportReport *report)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_name (json, "copies_left_out");
  obl_json_begin_array (json);
  for (guint i = 0; i < report->copies->len; i++)
    obl_json_string (json, obl_id_format (&g_array_index (report->copies, OblId, i), buffer));
  obl_json_end_array (json);
}

static void
write_reasons (OblJson *json, const OblExportReport *report)
{
  obl_json_name (json, "losses_by_reason");
  obl_json_begin_array (json);
  for (OblLossReason reason = 0; reason < OBL_N_LOSS_REASONS; reason++) {
    if (report->n_losses_by_reason[reason] == 0)
      continue;
    obl_json_begin_object (json);
    obl_json_member_string (json, "kind", reasons[reason].kind);
    obl_json_member_string (json, "code", reasons[reason].code);
    obl_json_member_string (json, "reason", reasons[reason].reason);
    obl_json_member_int (json, "count", (gint64)report->n_losses_by_reason[reason]);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static void
write_losses (OblJson *json, const OblExportReport *report)
{
  obl_json_name (json, "losses");
  obl_json_begin_array (json);
  for (guint i = 0; i < report->losses->len; i++) {
    const OblLoss *loss = g_ptr_array_index (report->losses, i);

    obl_json_begin_object (json);
    write_id (json, "document", &loss->document_id);
    write_id (json, "id", &loss->object_id);
    obl_json_member_string (json, "kind", loss->kind);
    obl_json_member_string (json, "code", loss->code);
    obl_json_member_string (json, "what", loss->what);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

char *
obl_export_report_to_json (const OblExportReport *report)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "obelus_export_report", 1);
  obl_json_member_string (json, "format", report->format);
  obl_json_name (json, "files");
  obl_json_begin_array (json);
  for (guint i = 0; i < report->files->len; i++)
    obl_json_string (json, g_ptr_array_index (report->files, i));
  obl_json_end_array (json);
  obl_json_member_int (json, "documents", (gint64)report->n_documents);
  write_counts (json, "spans", report->n_spans_in, report->n_spans_out);
  write_counts (json, "frames", report->n_frames_in, report->n_frames_out);
  write_counts (json, "entities", report->n_entities_in, report->n_entities_out);
  obl_json_member_int (json, "boilerplate_blocks_left_out", (gint64)report->n_boilerplate_blocks);
  write_copies (json, report);
  obl_json_member_int (json, "n_losses", (gint64)report->n_losses);
  write_reasons (json, report);
  write_losses (json, report);
  obl_json_end_object (json);
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}
