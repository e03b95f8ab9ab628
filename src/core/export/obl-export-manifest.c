/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing here depends on when or where the export was made: the same project and options give the
 * same bytes. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-manifest.h"

#include "core/export/obl-export-tree.h"

void
obl_export_append_field (GString *out, const char *value)
{
  for (const char *c = value != NULL ? value : ""; *c != '\0'; c++) {
    switch (*c) {
    case '\t':
      g_string_append (out, "\\t");
      break;
    case '\n':
      g_string_append (out, "\\n");
      break;
    case '\r':
      g_string_append (out, "\\r");
      break;
    case '\\':
      g_string_append (out, "\\\\");
      break;
    default:
      g_string_append_c (out, *c);
      break;
    }
  }
}

static void
append_id (GString *out, const OblId *id)
{
  char buffer[OBL_ID_STRING_SIZE];

  if (!obl_id_is_none (id))
    g_string_append (out, obl_id_format (id, buffer));
}

static char *
make_losses (const OblExportReport *report)
{
  GString *out = g_string_new ("document\tid\tkind\tcode\twhat\treason\n");

  for (guint i = 0; i < report->losses->len; i++) {
    const OblLoss *loss = g_ptr_array_index (report->losses, i);

    append_id (out, &loss->document_id);
    g_string_append_c (out, '\t');
    append_id (out, &loss->object_id);
    g_string_append_printf (out, "\t%s\t%s\t", loss->kind, loss->code);
    obl_export_append_field (out, loss->what);
    g_string_append_c (out, '\t');
    obl_export_append_field (out, loss->reason);
    g_string_append_c (out, '\n');
  }

  return g_string_free (out, FALSE);
}

static void
write_counts (OblJson *json, const OblExportReport *report)
{
  obl_json_name (json, "counts");
  obl_json_begin_object (json);
  obl_json_member_int (json, "documents", (gint64)report->n_documents);
  obl_json_member_int (json, "spans", (gint64)report->n_spans_out);
  obl_json_member_int (json, "frames", (gint64)report->n_frames_out);
  obl_json_member_int (json, "entities", (gint64)report->n_entities_out);
  obl_json_member_int (json, "losses", (gint64)report->n_losses);
  obl_json_end_object (json);
}

static void
write_list (OblJson *json, const char *name, const char *const *list)
{
  if (list == NULL)
    return;
  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; list[i] != NULL; i++)
    obl_json_string (json, list[i]);
  obl_json_end_array (json);
}

static void
write_options (OblJson *json, const OblExportOptions *options)
{
  obl_json_name (json, "options");
  obl_json_begin_object (json);
  write_list (json, "documents", options->documents);
  write_list (json, "labels", options->labels);
  write_list (json, "annotators", options->annotators);
  write_list (json, "statuses", options->statuses);
  if (options->split != NULL) {
    obl_json_member_string (json, "split", options->split);
    obl_json_member_int (json, "seed", (gint64)options->seed);
  }
  obl_json_member_boolean (json, "without_copies", options->without_copies);
  obl_json_end_object (json);
}

static void
write_files (OblJson *json, const GPtrArray *members)
{
  obl_json_name (json, "files");
  obl_json_begin_array (json);
  for (guint i = 0; i < members->len; i++) {
    const OblExportMember *member = g_ptr_array_index (members, i);

    obl_json_begin_object (json);
    obl_json_member_string (json, "name", member->name);
    obl_json_member_int (json, "bytes", (gint64)member->n_bytes);
    obl_json_member_string (json, "sha256", member->sha256);
    obl_json_end_object (json);
  }
  obl_json_end_array (json);
}

static char *
make_manifest (const GPtrArray *members, const OblExportJob *job, const OblExportOptions *options)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *labels = obl_label_set_to_json (job->choice->set);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, labels, -1);

  obl_json_begin_object (json);
  obl_json_member_int (json, "obelus_export", 1);
  obl_json_member_string (json, "program", "Obelus " OBL_VERSION);
  obl_json_member_string (json, "format", job->report->format);
  obl_json_member_string (json, "offset_unit", job->offset_unit);
  obl_json_member_string (json, "label_set_sha256", hash);
  write_counts (json, job->report);
  write_options (json, options);
  write_files (json, members);
  obl_json_end_object (json);
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}

gboolean
obl_export_manifest_add (OblExportFolder *folder,
                         const OblExportJob *job,
                         const OblExportOptions *options,
                         GError **error)
{
  g_autofree char *losses = make_losses (job->report);
  g_autofree char *manifest = NULL;

  if (!obl_export_folder_put (folder, OBL_EXPORT_LOSSES, losses, -1, error)
      || !obl_export_folder_finish (folder, error))
    return FALSE;
  manifest = make_manifest (obl_export_folder_list (folder), job, options);

  return obl_export_folder_put (folder, OBL_EXPORT_MANIFEST, manifest, -1, error);
}
