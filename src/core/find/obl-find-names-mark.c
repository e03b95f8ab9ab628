/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entity by entity, through the same step as any other words that are marked at once. */
#define G_LOG_DOMAIN "obl-find-names"

#include "config.h"

#include "core/find/obl-find-names-mark.h"

#include <glib/gi18n-lib.h>

void
obl_find_mention_free (OblFindMention *mention)
{
  if (mention == NULL)
    return;
  obl_entity_unref (mention->entity);
  obl_find_hits_free (mention->hits);
  g_free (mention);
}

static OblEntity *
find_entity (const GPtrArray *entities, const OblId *id)
{
  for (guint i = 0; i < entities->len; i++) {
    OblEntity *entity = entities->pdata[i];

    if (obl_id_equal (&entity->id, id))
      return entity;
  }
  return NULL;
}

static OblFindMention *
get_mention (GPtrArray *mentions,
             const GPtrArray *entities,
             const OblDocument *document,
             const OblId *entity_id)
{
  OblFindMention *mention = NULL;
  g_autoptr (GArray) hits = NULL;

  for (guint i = 0; i < mentions->len; i++) {
    mention = mentions->pdata[i];
    if (obl_id_equal (&mention->entity->id, entity_id))
      return mention;
  }
  hits = g_array_new (FALSE, FALSE, sizeof (OblRange));
  mention = g_new0 (OblFindMention, 1);
  mention->entity = obl_entity_ref (find_entity (entities, entity_id));
  mention->hits = obl_find_hits_new (document, hits);
  g_ptr_array_add (mentions, mention);
  return mention;
}

GPtrArray *
obl_find_names_left (OblStore *store,
                     const OblFindNames *names,
                     const GPtrArray *entities,
                     const OblDocument *document,
                     GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) spans = obl_store_list_spans (store, document, problems, error);
  g_autoptr (GArray) found = NULL;
  GPtrArray *mentions = NULL;

  if (spans == NULL)
    return NULL;
  found = obl_find_names_run (names, document);
  obl_find_names_leave (found, spans);
  mentions = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_find_mention_free);
  for (guint i = 0; i < found->len; i++) {
    const OblFindName *name = &g_array_index (found, OblFindName, i);
    const OblFindMention *mention = get_mention (mentions, entities, document, &name->entity_id);

    g_array_append_val (mention->hits->hits, name->range);
  }
  return mentions;
}

gboolean
obl_find_mark_names (OblStore *store,
                     const GPtrArray *mentions,
                     const char *annotator,
                     OblFindCounts *counts,
                     GError **error)
{
  g_autoptr (OblEdit) edit = obl_edit_begin (store, "", annotator, error);
  OblFindCounts counted = { 0 };
  g_autofree char *label = NULL;

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < mentions->len; i++) {
    const OblFindMention *mention = mentions->pdata[i];
    const OblFindMark how = { .label = mention->entity->type,
                              .entity_id = &mention->entity->id,
                              .words = mention->entity->name };

    if (!obl_find_mark_document (edit, store, &how, mention->hits, &counted, error))
      return FALSE;
  }
  if (counted.n_made + counted.n_linked > 0) {
    /* Translators: an entry of the history; %u is how often. */
    label = g_strdup_printf (
        ngettext ("Mark %u known name", "Mark %u known names", counted.n_made + counted.n_linked),
        counted.n_made + counted.n_linked);
    obl_edit_set_label (edit, label);
    if (!obl_edit_commit (edit, error))
      return FALSE;
  }
  counts->n_made += counted.n_made;
  counts->n_there += counted.n_there;
  counts->n_linked += counted.n_linked;
  return TRUE;
}
