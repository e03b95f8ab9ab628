/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One transaction per portion, and what became of each thing in it. */
#define G_LOG_DOMAIN "obl-intake"

#include "config.h"

#include "core/intake/obl-intake.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"
#include "core/edit/obl-edit.h"
#include "core/record/obl-record.h"

/* A portion is over after so many documents, bytes of text or microseconds, whichever is first. */
#define PORTION_DOCUMENTS 250u
#define PORTION_BYTES (16u * 1024 * 1024)
#define PORTION_TIME (2 * G_USEC_PER_SEC)
/* The project's value with the mappings, and how many are kept. */
#define MAPPINGS "mappings"
#define MAX_MAPPINGS 20u

OblIntake *
obl_intake_new (void)
{
  OblIntake *intake = g_new0 (OblIntake, 1);

  intake->items = g_ptr_array_new ();
  intake->notes = g_ptr_array_new_with_free_func (g_free);
  return intake;
}

static void
free_item (OblIntakeItem *item)
{
  g_free (item->name);
  g_free (item->title);
  g_free (item->message);
  g_free (item);
}

void
obl_intake_free (OblIntake *intake)
{
  if (intake == NULL)
    return;
  g_ptr_array_set_free_func (intake->items, (GDestroyNotify)free_item);
  g_ptr_array_unref (intake->items);
  g_ptr_array_unref (intake->notes);
  g_free (intake);
}

gboolean
obl_intake_is_portion (guint n_documents, gsize n_bytes, gint64 started)
{
  return n_documents >= PORTION_DOCUMENTS || n_bytes >= PORTION_BYTES
         || (n_documents > 0 && g_get_monotonic_time () - started >= PORTION_TIME);
}

/* --- Items ------------------------------------------------------------------------------------ */

/* The path of the file, and after it the way inside. */
static char *
dup_name (const OblIngestEvent *event)
{
  g_autofree char *path = event->path == NULL ? NULL : g_filename_display_name (event->path);
  const char *inside = event->name == NULL ? NULL : strchr (event->name, '/');

  if (path == NULL)
    return g_strdup (event->name);
  return inside == NULL ? g_steal_pointer (&path) : g_strconcat (path, inside, NULL);
}

static OblIntakeItem *
add_item (GPtrArray *items, OblIntakeOutcome outcome, char *name)
{
  OblIntakeItem *item = g_new0 (OblIntakeItem, 1);

  item->outcome = outcome;
  item->name = name;
  g_ptr_array_add (items, item);
  return item;
}

void
obl_intake_refuse (OblIntake *intake, const char *name, const char *message)
{
  add_item (intake->items, OBL_INTAKE_REFUSED, g_strdup (name))->message = g_strdup (message);
  intake->n_refused++;
}

/* What a portion has come to, once it is on disk. */
static void
count_items (OblIntake *intake, const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    const OblIntakeItem *item = items->pdata[i];

    intake->n_imported += item->outcome == OBL_INTAKE_IMPORTED;
    intake->n_present += item->outcome == OBL_INTAKE_PRESENT;
    intake->n_refused += item->outcome == OBL_INTAKE_REFUSED;
    intake->n_copies += !obl_id_is_none (&item->copy_of);
    intake->n_doubted += item->doubts != 0;
    if (obl_id_is_none (&intake->first))
      intake->first = item->id;
    g_ptr_array_add (intake->items, (gpointer)item);
  }
}

/* --- Documents -------------------------------------------------------------------------------- */

typedef struct {
  OblStore *store;
  OblEdit *edit; /* NULL until there is something to write */
  const char *annotator;
  GPtrArray *items; /* OblIntakeItem, of this portion */
  guint n_added;
  char *name; /* of the first one added */
} Portion;

static void
portion_clear (Portion *portion)
{
  g_clear_pointer (&portion->edit, obl_edit_free);
  g_ptr_array_unref (portion->items);
  g_free (portion->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Portion, portion_clear)

static gboolean
is_present (Portion *portion, const OblDocument *document, OblId *id)
{
  return obl_store_find_document_by_source (portion->store, document->source.sha256, id)
         || obl_store_find_document_by_text (portion->store, document->text_sha256, id);
}

static gboolean
begin_edit (Portion *portion, GError **error)
{
  if (portion->edit == NULL)
    portion->edit = obl_edit_begin (portion->store, "", portion->annotator, error);
  return portion->edit != NULL;
}

/* A document that breaks a rule is left out of the portion; FALSE when the project fails. */
static gboolean
write_document (Portion *portion, OblDocument *document, GError **refusal, GError **error)
{
  if (!begin_edit (portion, error) || !obl_edit_push (portion->edit, error))
    return FALSE;
  if (obl_edit_add_document (portion->edit, document, refusal))
    return obl_edit_pop (portion->edit, TRUE, error);
  if ((*refusal)->domain == OBL_EDIT_ERROR)
    return obl_edit_pop (portion->edit, FALSE, error);
  g_propagate_error (error, g_steal_pointer (refusal));
  return FALSE;
}

static gboolean
add_document (Portion *portion, const OblIngestEvent *event, GError **error)
{
  OblDocument *document = event->document;
  g_autoptr (OblDocument) light = NULL;
  g_autoptr (GError) refusal = NULL;
  OblIntakeItem *item = NULL;
  OblId id;

  if (is_present (portion, document, &id)) {
    add_item (portion->items, OBL_INTAKE_PRESENT, dup_name (event))->id = id;
    return TRUE;
  }
  /* Made here and not by whoever read it, so that ids sort as the files do. */
  document->id = obl_id_new ();
  if (!write_document (portion, document, &refusal, error))
    return FALSE;
  item = add_item (portion->items, refusal != NULL ? OBL_INTAKE_REFUSED : OBL_INTAKE_IMPORTED,
                   dup_name (event));
  if (refusal != NULL) {
    item->message = g_strdup_printf (_ ("Cannot import “%s”: %s"), event->name, refusal->message);
    return TRUE;
  }
  item->id = document->id;
  item->title = g_strdup (document->title);
  item->doubts = document->doubts;
  light = obl_store_get_document_info (portion->store, &document->id, error);
  if (light == NULL)
    return FALSE;
  item->copy_of = light->copy_of;
  if (portion->n_added++ == 0)
    portion->name = g_strdup (event->name);
  return TRUE;
}

static gboolean
commit (OblIntake *intake, Portion *portion, GError **error)
{
  g_autoptr (OblEdit) edit = g_steal_pointer (&portion->edit);
  g_autofree char *label = NULL;

  if (edit != NULL && portion->n_added > 0) {
    label = portion->n_added == 1
                ? g_strdup_printf (_ ("Import “%s”"), portion->name)
                : g_strdup_printf (
                    ngettext ("Import %u article", "Import %u articles", portion->n_added),
                    portion->n_added);
    obl_edit_set_label (edit, label);
    if (!obl_edit_commit (edit, error))
      return FALSE;
    intake->n_entries++;
  }
  count_items (intake, portion->items);
  g_ptr_array_set_size (portion->items, 0);
  portion->n_added = 0;
  g_clear_pointer (&portion->name, g_free);
  return TRUE;
}

/* --- Native records --------------------------------------------------------------------------- */

static void
take_report (OblIntake *intake, const char *name, const OblRecordReport *report)
{
  for (guint i = 0; i < report->problems->len; i++)
    obl_intake_refuse (intake, name, report->problems->pdata[i]);
  for (guint i = 0; i < report->notes->len; i++)
    g_ptr_array_add (intake->notes, g_strdup (report->notes->pdata[i]));
  intake->n_imported += (guint)report->n_documents_added;
  intake->n_present += (guint)report->n_documents_present;
  intake->n_spans += report->n_spans_added;
  intake->n_frames += report->n_frames_added;
  intake->n_entities += report->n_entities_added;
  intake->n_labels_added += report->n_labels_added;
  if (report->n_entities_present > 0)
    g_ptr_array_add (
        intake->notes,
        g_strdup_printf (
            ngettext ("%s: %" PRIu64 " entity differs from the project's, which was left as it was",
                      "%s: %" PRIu64 " entities differ from the project's, which were left as they "
                      "were",
                      (gulong)report->n_entities_present),
            name, report->n_entities_present));
}

static GInputStream *
open_records (const OblIngestEvent *event, GError **error)
{
  g_autoptr (GFile) file = NULL;
  GFileInputStream *stream;

  if (event->records != NULL)
    return g_object_ref (event->records);
  file = g_file_new_for_path (event->path);
  stream = g_file_read (file, NULL, error);
  return stream == NULL ? NULL : G_INPUT_STREAM (stream);
}

/* FALSE when the project fails; a file that breaks the rules of records is refused. */
static gboolean
add_records (OblIntake *intake, Portion *portion, const OblIngestEvent *event, GError **error)
{
  g_autofree char *name = dup_name (event);
  g_autofree char *label = g_strdup_printf (_ ("Import “%s”"), event->name);
  g_autoptr (GError) problem = NULL;
  g_autoptr (GInputStream) stream = open_records (event, &problem);
  g_autoptr (OblRecordReport) report = NULL;
  const OblRecordOptions options = { .make_documents = TRUE,
                                     .add_labels = TRUE,
                                     .name = name,
                                     .annotator = portion->annotator,
                                     .label = label };

  if (stream != NULL && obl_record_apply (portion->store, stream, &options, &report, &problem)) {
    intake->n_entries++;
    take_report (intake, name, report);
    return TRUE;
  }
  g_assert (problem != NULL);
  if (problem->domain != OBL_RECORD_ERROR && problem->domain != G_IO_ERROR) {
    g_propagate_error (error, g_steal_pointer (&problem));
    return FALSE;
  }
  obl_intake_refuse (intake, name, problem->message);
  return TRUE;
}

/* --- Mappings of fields ----------------------------------------------------------------------- */

char *
obl_intake_dup_mappings (OblStore *store)
{
  return obl_store_dup_value (store, MAPPINGS);
}

/* Kept for the next file of the same kind: the latest first, each once. */
static gboolean
keep_mapping (Portion *portion, const char *mapping, GError **error)
{
  g_autofree char *before = obl_intake_dup_mappings (portion->store);
  g_auto (GStrv) lines = g_strsplit (before == NULL ? "" : before, "\n", -1);
  g_autoptr (GString) after = g_string_new (mapping);

  if (lines[0] != NULL && strcmp (lines[0], mapping) == 0)
    return TRUE;
  for (guint i = 0; lines[i] != NULL && i < MAX_MAPPINGS; i++) {
    if (*lines[i] != '\0' && strcmp (lines[i], mapping) != 0)
      g_string_append_printf (after, "\n%s", lines[i]);
  }
  return begin_edit (portion, error)
         && obl_edit_put_value (portion->edit, MAPPINGS, after->str, error);
}

/* --- A portion -------------------------------------------------------------------------------- */

static gboolean
add_event (OblIntake *intake, Portion *portion, const OblIngestEvent *event, GError **error)
{
  OblIntakeItem *item;

  switch (event->kind) {
  case OBL_INGEST_DOCUMENT:
    return add_document (portion, event, error);
  case OBL_INGEST_KNOWN:
    item = add_item (portion->items, OBL_INTAKE_PRESENT, dup_name (event));
    obl_store_find_document_by_source (portion->store, event->sha256, &item->id);
    return TRUE;
  case OBL_INGEST_REFUSED:
    item = add_item (portion->items, OBL_INTAKE_REFUSED, dup_name (event));
    item->message = g_strdup (event->error->message);
    return TRUE;
  case OBL_INGEST_RECORDS:
    return commit (intake, portion, error) && add_records (intake, portion, event, error);
  case OBL_INGEST_MAPPING:
    g_ptr_array_add (intake->notes, g_strdup_printf (_ ("%s: fields are taken as %s"), event->name,
                                                     event->mapping));
    return keep_mapping (portion, event->mapping, error);
  case OBL_INGEST_FILE:
    intake->n_files++;
    return TRUE;
  }
  return TRUE;
}

gboolean
obl_intake_add (OblIntake *intake,
                OblStore *store,
                const GPtrArray *events,
                const char *annotator,
                GError **error)
{
  g_auto (Portion) portion
      = { .store = store, .annotator = annotator, .items = g_ptr_array_new_with_free_func (NULL) };
  gboolean done = TRUE;

  for (guint i = 0; done && i < events->len; i++)
    done = add_event (intake, &portion, events->pdata[i], error);
  done = done && commit (intake, &portion, error);
  if (!done)
    g_ptr_array_set_free_func (portion.items, (GDestroyNotify)free_item);
  return done;
}

/* --- The report ------------------------------------------------------------------------------- */

static void
write_item (OblJson *json, const OblIntakeItem *item)
{
  char buffer[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "path", item->name);
  if (item->title != NULL)
    obl_json_member_string (json, "title", item->title);
  if (item->message != NULL)
    obl_json_member_string (json, "message", item->message);
  if (item->outcome == OBL_INTAKE_PRESENT)
    obl_json_member_string (json, "reason", "present");
  if (!obl_id_is_none (&item->id))
    obl_json_member_string (json, "id", obl_id_format (&item->id, buffer));
  if (!obl_id_is_none (&item->copy_of))
    obl_json_member_string (json, "copy_of", obl_id_format (&item->copy_of, buffer));
  if (item->doubts != 0)
    obl_doubts_write (json, item->doubts);
  obl_json_end_object (json);
}

static void
write_items (OblJson *json, const char *name, const OblIntake *intake, OblIntakeOutcome outcome)
{
  obl_json_name (json, name);
  obl_json_begin_array (json);
  for (guint i = 0; i < intake->items->len; i++) {
    const OblIntakeItem *item = intake->items->pdata[i];

    if (item->outcome == outcome)
      write_item (json, item);
  }
  obl_json_end_array (json);
}

char *
obl_intake_dup_report (const OblIntake *intake)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_begin_object (json);
  obl_json_member_int (json, "n_files", intake->n_files);
  obl_json_member_int (json, "n_imported", intake->n_imported);
  obl_json_member_int (json, "n_skipped", intake->n_present);
  obl_json_member_int (json, "n_failed", intake->n_refused);
  obl_json_member_int (json, "n_copies", intake->n_copies);
  obl_json_member_int (json, "n_doubted", intake->n_doubted);
  obl_json_member_int (json, "n_spans", (gint64)intake->n_spans);
  obl_json_member_int (json, "n_frames", (gint64)intake->n_frames);
  obl_json_member_int (json, "n_entities", (gint64)intake->n_entities);
  obl_json_member_int (json, "n_labels_added", (gint64)intake->n_labels_added);
  write_items (json, "imported", intake, OBL_INTAKE_IMPORTED);
  write_items (json, "skipped", intake, OBL_INTAKE_PRESENT);
  write_items (json, "failed", intake, OBL_INTAKE_REFUSED);
  obl_json_end_object (json);
  return g_string_free (out, FALSE);
}
