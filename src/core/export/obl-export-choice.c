/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Resolving the choices before anything is written: a slip of the pen in a label's name must not
 * end as an empty corpus. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-export-choice.h"

#include <string.h>

#include <glib/gi18n-lib.h>

void
obl_export_choice_free (OblExportChoice *choice)
{
  if (choice == NULL)
    return;

  g_clear_pointer (&choice->documents, g_array_unref);
  g_clear_pointer (&choice->copies, g_array_unref);
  g_clear_pointer (&choice->labels, g_ptr_array_unref);
  g_clear_pointer (&choice->annotators, g_array_unref);
  g_clear_pointer (&choice->set, obl_label_set_unref);
  g_free (choice);
}

/* --- Labels ----------------------------------------------------------------------------------- */

static gboolean
has_count (const GPtrArray *counts, const char *name)
{
  for (guint i = 0; i < counts->len; i++)
    if (strcmp (((const OblCount *)g_ptr_array_index (counts, i))->name, name) == 0)
      return TRUE;

  return FALSE;
}

/* In the label set, or used all the same: an older label set may have had it. */
static gboolean
check_label (OblStore *store, const OblLabelSet *set, const char *name, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autofree char *list = NULL;
  OblStats *stats = NULL;
  gboolean used = FALSE;

  if (obl_label_set_find_span_label (set, name) != NULL
      || obl_label_set_find_frame_type (set, name) != NULL)
    return TRUE;

  stats = obl_store_get_stats (store, error);
  if (stats == NULL)
    return FALSE;
  used = has_count (stats->labels, name) || has_count (stats->frame_types, name);
  obl_stats_free (stats);
  if (used)
    return TRUE;

  known = g_ptr_array_new ();
  for (guint i = 0; i < set->span_labels->len; i++)
    g_ptr_array_add (known, ((OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->name);
  for (guint i = 0; i < set->frame_types->len; i++)
    g_ptr_array_add (known, ((OblFrameType *)g_ptr_array_index (set->frame_types, i))->name);
  g_ptr_array_add (known, NULL);
  list = g_strjoinv (", ", (char **)known->pdata);
  g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
               _ ("Cannot export the label “%s”: the project has none of that name. It has: %s."),
               name, list);

  return FALSE;
}

static gboolean
choose_labels (OblExportChoice *choice, OblStore *store, const char *const *labels, GError **error)
{
  if (labels == NULL || labels[0] == NULL)
    return TRUE;

  choice->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; labels[i] != NULL; i++) {
    if (!check_label (store, choice->set, labels[i], error))
      return FALSE;
    g_ptr_array_add (choice->labels, g_strdup (labels[i]));
  }
  g_ptr_array_add (choice->labels, NULL);

  return TRUE;
}

/* --- Annotators ------------------------------------------------------------------------------- */

static gboolean
find_annotator (OblStore *store, const char *name_or_id, OblId *id, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *list = NULL;
  OblId parsed = OBL_ID_NONE;
  gboolean is_id = FALSE;

  if (obl_store_find_annotator (store, name_or_id, id))
    return TRUE;

  known = obl_store_list_annotators (store, error);
  if (known == NULL)
    return FALSE;
  is_id = obl_id_parse (name_or_id, &parsed);
  names = g_ptr_array_new ();
  for (guint i = 0; i < known->len; i++) {
    const OblAnnotator *annotator = g_ptr_array_index (known, i);

    if (is_id && obl_id_equal (&parsed, &annotator->id)) {
      *id = parsed;
      return TRUE;
    }
    g_ptr_array_add (names, annotator->name);
  }
  if (names->len == 0) {
    g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                 _ ("Cannot export what “%s” annotated: nobody has annotated anything yet."),
                 name_or_id);
    return FALSE;
  }
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (", ", (char **)names->pdata);
  g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
               _ ("Cannot export what “%s” annotated: nobody of that name or id worked in the "
                  "project. Those who did: %s."),
               name_or_id, list);

  return FALSE;
}

static gboolean
choose_annotators (OblExportChoice *choice,
                   OblStore *store,
                   const char *const *annotators,
                   GError **error)
{
  if (annotators == NULL || annotators[0] == NULL)
    return TRUE;

  choice->annotators = g_array_new (FALSE, FALSE, sizeof (OblId));
  for (guint i = 0; annotators[i] != NULL; i++) {
    OblId id = OBL_ID_NONE;

    if (!find_annotator (store, annotators[i], &id, error))
      return FALSE;
    g_array_append_val (choice->annotators, id);
  }

  return TRUE;
}

/* --- Documents -------------------------------------------------------------------------------- */

/* The statuses as bits; all when none are named. */
static gboolean
read_statuses (const char *const *statuses, guint *bits, GError **error)
{
  *bits = 0;
  for (guint i = 0; statuses != NULL && statuses[i] != NULL; i++) {
    OblStatus status = OBL_STATUS_NEW;

    if (!obl_status_from_string (statuses[i], &status)) {
      g_set_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS,
                   _ ("There is no status “%s”. The statuses are: new, in-progress, done, "
                      "flagged."),
                   statuses[i]);
      return FALSE;
    }
    *bits |= 1u << status;
  }
  if (*bits == 0)
    *bits = G_MAXUINT;

  return TRUE;
}

static GHashTable *
find_named_documents (OblStore *store, const char *const *prefixes, GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, NULL);

  for (guint i = 0; prefixes[i] != NULL; i++) {
    OblId id = OBL_ID_NONE;

    if (!obl_store_find_document (store, prefixes[i], &id, error))
      return NULL;
    g_hash_table_add (named, obl_id_dup (&id));
  }

  return g_steal_pointer (&named);
}

/* Sixteen bytes of each are all that is kept while documents stream by.  Of a group of copies one
 * stays: its first document or, when that one was not chosen, the first that was. */
static void
take_documents (OblExportChoice *choice, const GPtrArray *chosen, gboolean without_copies)
{
  /* The first documents of the groups of which one is taken. */
  g_autoptr (GHashTable) taken = g_hash_table_new (obl_id_hash, obl_id_equal);

  choice->documents = g_array_new (FALSE, FALSE, sizeof (OblId));
  choice->copies = g_array_new (FALSE, FALSE, sizeof (OblId));
  for (guint i = 0; without_copies && i < chosen->len; i++) {
    const OblDocument *document = g_ptr_array_index (chosen, i);

    if (obl_id_is_none (&document->copy_of))
      g_hash_table_add (taken, (gpointer)&document->id);
  }
  for (guint i = 0; i < chosen->len; i++) {
    const OblDocument *document = g_ptr_array_index (chosen, i);
    gboolean is_copy = without_copies && !obl_id_is_none (&document->copy_of);

    if (is_copy && !g_hash_table_add (taken, (gpointer)&document->copy_of))
      g_array_append_val (choice->copies, document->id);
    else
      g_array_append_val (choice->documents, document->id);
  }
}

static gboolean
choose_documents (OblExportChoice *choice,
                  OblStore *store,
                  const OblExportOptions *options,
                  GError **error)
{
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GHashTable) named = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  guint statuses = 0;

  if (!read_statuses (options->statuses, &statuses, error))
    return FALSE;
  if (options->documents != NULL && options->documents[0] != NULL) {
    named = find_named_documents (store, options->documents, error);
    if (named == NULL)
      return FALSE;
  }

  documents = obl_store_list_documents (store, error);
  if (documents == NULL)
    return FALSE;
  chosen = g_ptr_array_new ();
  for (guint i = 0; i < documents->len; i++) {
    const OblDocument *document = g_ptr_array_index (documents, i);

    if ((statuses & (1u << document->status)) != 0
        && (named == NULL || g_hash_table_contains (named, &document->id)))
      g_ptr_array_add (chosen, (gpointer)document);
  }
  take_documents (choice, chosen, options->without_copies);

  return TRUE;
}

OblExportChoice *
obl_export_choice_new (OblStore *store, const OblExportOptions *options, GError **error)
{
  g_autoptr (OblExportChoice) choice = g_new0 (OblExportChoice, 1);

  choice->set = obl_store_get_label_set (store, error);
  if (choice->set == NULL || !choose_labels (choice, store, options->labels, error)
      || !choose_annotators (choice, store, options->annotators, error)
      || !choose_documents (choice, store, options, error))
    return NULL;

  return g_steal_pointer (&choice);
}

gboolean
obl_export_choice_has_label (const OblExportChoice *choice, const char *name)
{
  return choice->labels == NULL
         || g_strv_contains ((const char *const *)choice->labels->pdata, name);
}

gboolean
obl_export_choice_has_annotator (const OblExportChoice *choice, const OblId *id)
{
  if (choice->annotators == NULL)
    return TRUE;
  for (guint i = 0; i < choice->annotators->len; i++)
    if (obl_id_equal (&g_array_index (choice->annotators, OblId, i), id))
      return TRUE;

  return FALSE;
}
