/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of labels are in both: numbers without them mean nothing. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-huggingface-card.h"

#include <inttypes.h>

#include "core/base/obl-json.h"
#include "core/export/obl-huggingface-row.h"

static gboolean
is_label (const OblParquetField *field)
{
  return g_str_equal (field->name, OBL_HUGGINGFACE_LABEL) && field->kind == OBL_PARQUET_INT64;
}

/* --- In a Parquet file ------------------------------------------------------------------------ */

static void
write_value (OblJson *json, const char *dtype)
{
  obl_json_begin_object (json);
  obl_json_member_string (json, "dtype", dtype);
  obl_json_member_string (json, "_type", "Value");
  obl_json_end_object (json);
}

static void
write_class (OblJson *json, const OblLabelSet *set)
{
  obl_json_begin_object (json);
  obl_json_name (json, "names");
  obl_json_begin_array (json);
  for (guint i = 0; i < set->span_labels->len; i++)
    obl_json_string (json, ((const OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->name);
  obl_json_end_array (json);
  obl_json_member_string (json, "_type", "ClassLabel");
  obl_json_end_object (json);
}

static void
write_features (OblJson *json, const OblParquetField *fields, const OblLabelSet *set)
{
  obl_json_begin_object (json);
  for (const OblParquetField *field = fields; field->name != NULL; field++) {
    obl_json_name (json, field->name);
    if (field->kind == OBL_PARQUET_LIST) {
      obl_json_begin_object (json);
      obl_json_name (json, "feature");
      write_features (json, field->fields, set);
      obl_json_member_string (json, "_type", "List");
      obl_json_end_object (json);
    } else if (is_label (field)) {
      write_class (json, set);
    } else {
      write_value (json, field->kind == OBL_PARQUET_INT64 ? "int64" : "string");
    }
  }
  obl_json_end_object (json);
}

char *
obl_huggingface_make_features (const OblParquetField *fields, const OblLabelSet *set)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_name (json, "info");
  obl_json_begin_object (json);
  obl_json_name (json, "features");
  write_features (json, fields, set);
  obl_json_end_object (json);
  obl_json_end_object (json);

  return g_string_free (out, FALSE);
}

/* --- The card --------------------------------------------------------------------------------- */

static void
append_indent (GString *out, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (out, "  ");
}

/* YAML takes JSON's strings. */
static void
append_string (GString *out, const char *string)
{
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_string (json, string);
}

static void
append_class (GString *out, const OblLabelSet *set, guint depth)
{
  append_indent (out, depth);
  g_string_append (out, "dtype:\n");
  append_indent (out, depth + 1);
  g_string_append (out, "class_label:\n");
  append_indent (out, depth + 2);
  g_string_append (out, "names:\n");
  for (guint i = 0; i < set->span_labels->len; i++) {
    append_indent (out, depth + 3);
    g_string_append_printf (out, "'%u': ", i);
    append_string (out, ((const OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->name);
    g_string_append_c (out, '\n');
  }
}

static void
append_features (GString *out, const OblParquetField *fields, const OblLabelSet *set, guint depth)
{
  for (const OblParquetField *field = fields; field->name != NULL; field++) {
    append_indent (out, depth);
    g_string_append_printf (out, "- name: %s\n", field->name);
    if (field->kind == OBL_PARQUET_LIST) {
      append_indent (out, depth + 1);
      g_string_append (out, "list:\n");
      append_features (out, field->fields, set, depth + 1);
    } else if (is_label (field)) {
      append_class (out, set, depth + 1);
    } else {
      append_indent (out, depth + 1);
      g_string_append_printf (out, "dtype: %s\n",
                              field->kind == OBL_PARQUET_INT64 ? "int64" : "string");
    }
  }
}

static void
append_config (GString *out,
               const char *name,
               const char *extension,
               gboolean is_default,
               const GArray *splits)
{
  g_string_append_printf (out, "- config_name: %s\n", name);
  if (is_default)
    g_string_append (out, "  default: true\n");
  g_string_append (out, "  data_files:\n");
  for (guint i = 0; i < splits->len; i++) {
    const OblHuggingfaceSplit *split = &g_array_index (splits, OblHuggingfaceSplit, i);

    g_string_append_printf (out, "  - split: %s\n    path: %s/%s.%s\n", split->name,
                            is_default ? "data" : "jsonl", split->name, extension);
  }
}

static void
append_info (GString *out,
             const OblParquetField *fields,
             const OblLabelSet *set,
             const GArray *splits)
{
  g_string_append (out, "dataset_info:\n  features:\n");
  append_features (out, fields, set, 1);
  g_string_append (out, "  splits:\n");
  for (guint i = 0; i < splits->len; i++) {
    const OblHuggingfaceSplit *split = &g_array_index (splits, OblHuggingfaceSplit, i);

    g_string_append_printf (out, "  - name: %s\n    num_examples: %" PRIu64 "\n", split->name,
                            split->n_rows);
  }
}

/* The licence of somebody's articles is for them to say. */
char *
obl_huggingface_make_card (const OblParquetField *fields,
                           const OblExportJob *job,
                           const GArray *splits,
                           const GPtrArray *languages)
{
  const OblExportReport *report = job->report;
  GString *out = g_string_new ("---\n"
                               "pretty_name: Annotated news articles\n"
                               "license: other\n"
                               "annotations_creators:\n- expert-generated\n"
                               "task_categories:\n- token-classification\n");

  if (languages->len > 0)
    g_string_append (out, "language:\n");
  for (guint i = 0; i < languages->len; i++) {
    g_string_append (out, "- ");
    append_string (out, g_ptr_array_index (languages, i));
    g_string_append_c (out, '\n');
  }
  g_string_append (out, "configs:\n");
  append_config (out, "default", "parquet", TRUE, splits);
  append_config (out, "jsonl", "jsonl", FALSE, splits);
  append_info (out, fields, job->choice->set, splits);
  g_string_append_printf (out,
                          "---\n\n# Annotated news articles\n\n"
                          "%" PRIu64 " articles with %" PRIu64 " spans, %" PRIu64
                          " claims and relations; written by Obelus " OBL_VERSION ".\n\n"
                          "A row is an article.  `start` and `end` count Unicode code points of "
                          "`text`, as Python's slices do; `start` is included, `end` is not.  A "
                          "span may have several `fragments`, and spans may overlap.  `label` is a "
                          "number whose name the features have.  What fills a role of a claim is "
                          "named by its id in `filler`.\n",
                          report->n_documents, report->n_spans_out, report->n_frames_out);

  return g_string_free (out, FALSE);
}
