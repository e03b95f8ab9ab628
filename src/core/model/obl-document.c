/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying and freeing documents, and the names of their statuses, block kinds and roles. */
#define G_LOG_DOMAIN "obl-document"

#include "config.h"

#include "core/model/obl-document.h"

#include <string.h>

static const char *const statuses[] = { "new", "in-progress", "done", "flagged" };
static const char *const block_kinds[]
    = { "paragraph", "heading", "list-item", "table-cell", "quote", "preformatted", "caption" };
static const char *const block_roles[] = { "body", "title", "meta", "boilerplate" };

static gboolean
find_name (const char *const *names, guint n_names, const char *string, guint *index)
{
  for (guint i = 0; i < n_names; i++) {
    if (g_strcmp0 (string, names[i]) == 0) {
      *index = i;
      return TRUE;
    }
  }
  return FALSE;
}

const char *
obl_status_to_string (OblStatus status)
{
  return statuses[status];
}

gboolean
obl_status_from_string (const char *string, OblStatus *status)
{
  guint index;

  if (!find_name (statuses, G_N_ELEMENTS (statuses), string, &index))
    return FALSE;
  *status = (OblStatus)index;
  return TRUE;
}

const char *
obl_block_kind_to_string (OblBlockKind kind)
{
  return block_kinds[kind];
}

gboolean
obl_block_kind_from_string (const char *string, OblBlockKind *kind)
{
  guint index;

  if (!find_name (block_kinds, G_N_ELEMENTS (block_kinds), string, &index))
    return FALSE;
  *kind = (OblBlockKind)index;
  return TRUE;
}

const char *
obl_block_role_to_string (OblBlockRole role)
{
  return block_roles[role];
}

gboolean
obl_block_role_from_string (const char *string, OblBlockRole *role)
{
  guint index;

  if (!find_name (block_roles, G_N_ELEMENTS (block_roles), string, &index))
    return FALSE;
  *role = (OblBlockRole)index;
  return TRUE;
}

OblDocument *
obl_document_new (void)
{
  OblDocument *document = g_atomic_rc_box_new0 (OblDocument);

  document->id = obl_id_new ();
  document->content_id = obl_id_new ();
  document->blocks = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  document->tags = g_ptr_array_new_with_free_func (g_free);
  document->labels = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_label_free);
  document->candidates = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_candidate_free);
  document->assets = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_asset_free);
  return document;
}

static OblDocumentLabel *
copy_label (const OblDocumentLabel *label)
{
  OblDocumentLabel *copy = g_memdup2 (label, sizeof *label);

  copy->name = g_strdup (label->name);
  copy->value = g_strdup (label->value);
  return copy;
}

static void
copy_source (OblSource *to, const OblSource *from)
{
  to->name = g_strdup (from->name);
  to->media_type = g_strdup (from->media_type);
  to->sha256 = g_strdup (from->sha256);
  to->url = g_strdup (from->url);
  to->retrieved = from->retrieved;
  to->head = g_strdup (from->head);
  to->is_packed = from->is_packed;
  to->bytes = from->bytes == NULL ? NULL : g_bytes_ref (from->bytes);
}

OblDocument *
obl_document_copy (const OblDocument *document)
{
  OblDocument *copy = g_atomic_rc_box_new0 (OblDocument);

  *copy = *document;
  copy->title = g_strdup (document->title);
  copy->byline = g_strdup (document->byline);
  copy->publisher = g_strdup (document->publisher);
  copy->published = g_strdup (document->published);
  copy->updated = g_strdup (document->updated);
  copy->language = g_strdup (document->language);
  copy->direction = g_strdup (document->direction);
  copy->agency = g_strdup (document->agency);
  copy->notes = g_strdup (document->notes);
  copy_source (&copy->source, &document->source);
  copy->text = document->text == NULL ? NULL : obl_text_ref (document->text);
  copy->html = g_strdup (document->html);
  copy->importer = g_strdup (document->importer);
  copy->text_sha256 = g_strdup (document->text_sha256);
  copy->blocks = document->blocks == NULL ? NULL : g_array_copy (document->blocks);
  copy->tags = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; document->tags != NULL && i < document->tags->len; i++)
    g_ptr_array_add (copy->tags, g_strdup (document->tags->pdata[i]));
  copy->labels = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_document_label_free);
  for (guint i = 0; document->labels != NULL && i < document->labels->len; i++)
    g_ptr_array_add (copy->labels, copy_label (document->labels->pdata[i]));
  copy->candidates = document->candidates == NULL ? NULL : g_ptr_array_ref (document->candidates);
  copy->assets = document->assets == NULL ? NULL : g_ptr_array_ref (document->assets);
  copy->signature = document->signature == NULL ? NULL : g_bytes_ref (document->signature);
  return copy;
}

OblDocument *
obl_document_ref (OblDocument *document)
{
  return g_atomic_rc_box_acquire (document);
}

static void
clear_document (gpointer data)
{
  OblDocument *document = data;

  g_free (document->title);
  g_free (document->byline);
  g_free (document->publisher);
  g_free (document->published);
  g_free (document->updated);
  g_free (document->language);
  g_free (document->direction);
  g_free (document->agency);
  g_free (document->notes);
  g_free (document->source.name);
  g_free (document->source.media_type);
  g_free (document->source.sha256);
  g_free (document->source.url);
  g_free (document->source.head);
  g_clear_pointer (&document->source.bytes, g_bytes_unref);
  g_clear_pointer (&document->text, obl_text_unref);
  g_free (document->html);
  g_free (document->importer);
  g_free (document->text_sha256);
  g_clear_pointer (&document->blocks, g_array_unref);
  g_clear_pointer (&document->tags, g_ptr_array_unref);
  g_clear_pointer (&document->labels, g_ptr_array_unref);
  g_clear_pointer (&document->candidates, g_ptr_array_unref);
  g_clear_pointer (&document->assets, g_ptr_array_unref);
  g_clear_pointer (&document->signature, g_bytes_unref);
}

void
obl_document_unref (OblDocument *document)
{
  if (document != NULL)
    g_atomic_rc_box_release_full (document, clear_document);
}

int
obl_document_find_block (const OblDocument *document, guint32 position)
{
  guint low = 0;
  guint high = document->blocks->len;

  if (high == 0)
    return -1;
  while (high - low > 1) {
    guint middle = low + (high - low) / 2;

    if (g_array_index (document->blocks, OblBlock, middle).range.start <= position)
      low = middle;
    else
      high = middle;
  }
  return (int)low;
}

void
obl_document_add_tag (OblDocument *document, const char *tag)
{
  guint i;

  for (i = 0; i < document->tags->len; i++) {
    int order = strcmp (document->tags->pdata[i], tag);

    if (order == 0)
      return;
    if (order > 0)
      break;
  }
  g_ptr_array_insert (document->tags, (int)i, g_strdup (tag));
}

void
obl_document_label_free (OblDocumentLabel *label)
{
  if (label == NULL)
    return;
  g_free (label->name);
  g_free (label->value);
  g_free (label);
}
