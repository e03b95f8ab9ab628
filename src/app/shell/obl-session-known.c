/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Going through the places where the name of somebody known stands and nobody has marked it. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

#include "core/find/obl-find-names.h"

struct _OblSessionKnown {
  GPtrArray *entities;   /* of which these names are; the session's array when it is still that */
  OblDocument *document; /* in which they were looked for */
  OblFindNames *names;
  GArray *found;  /* OblFindName */
  OblFindName at; /* the one a person is asked about; an empty range: none */
};

void
obl_session_known_free (OblSessionKnown *known)
{
  if (known == NULL) {
    return;
  }
  g_clear_pointer (&known->entities, g_ptr_array_unref);
  g_clear_pointer (&known->document, obl_document_unref);
  g_clear_pointer (&known->names, obl_find_names_free);
  g_clear_pointer (&known->found, g_array_unref);
  g_free (known);
}

/* Looks only when it is another article, or when entities are others by now. */
static OblSessionKnown *
look (OblSession *self)
{
  OblSessionKnown *known = self->known;

  if (known == NULL) {
    known = self->known = g_new0 (OblSessionKnown, 1);
  }
  if (known->entities == self->entities && known->document == self->document) {
    return known;
  }
  if (known->entities != self->entities) {
    g_clear_pointer (&known->names, obl_find_names_free);
    g_clear_pointer (&known->entities, g_ptr_array_unref);
    known->entities = g_ptr_array_ref (self->entities);
    known->names = obl_find_names_new (known->entities);
  }
  g_clear_pointer (&known->document, obl_document_unref);
  g_clear_pointer (&known->found, g_array_unref);
  known->document = obl_document_ref (self->document);
  known->found = obl_find_names_run (known->names, known->document);
  return known;
}

static void
ask (OblSession *self, const OblFindName *name)
{
  const OblEntity *entity = obl_session_find_entity (self, &name->entity_id);
  /* Translators: a label and the name of an entity, as in “Person: Choe Son-hui? …”. */
  g_autofree char *question = g_strdup_printf (
      _ ("%s: %s? Enter marks it"), obl_session_get_label_title (self, entity->type), entity->name);

  obl_session_say (self, question, FALSE);
}

static gboolean
step_from (OblSession *self, guint32 position, int direction, OblRange *range)
{
  OblSessionKnown *known = look (self);
  const OblFindName *next
      = obl_find_names_next (known->found, obl_marks_get_spans (self->marks), position, direction);

  known->at = next != NULL ? *next : (OblFindName){ { 0, 0 }, OBL_ID_NONE };
  if (next == NULL) {
    return FALSE;
  }
  *range = next->range;
  ask (self, next);
  return TRUE;
}

gboolean
obl_session_step_known (OblSession *self, int direction, OblRange *range)
{
  if (self->document == NULL) {
    return FALSE;
  }
  return step_from (self, obl_session_get_place (self, direction), direction, range);
}

void
obl_session_add_known (OblSession *self, GArray *ranges)
{
  const GArray *found = look (self)->found;

  for (guint i = 0; found != NULL && i < found->len; i++) {
    g_array_append_val (ranges, g_array_index (found, OblFindName, i).range);
  }
}

/* The question about the next one is what is said, and not that this one is done. */
static void
mark (OblSession *self, const OblFindName *name, const OblEntity *entity)
{
  g_autoptr (GArray) range = g_array_new (FALSE, FALSE, sizeof (OblRange));
  g_autofree char *words = obl_session_dup_excerpt (self, name->range);
  OblBatch *batch
      = obl_batch_new (obl_find_dup_history_label (self->label_set, entity->type, words, 1), NULL);

  g_array_append_val (range, name->range);
  obl_batch_mark_hits (batch, entity->type, &entity->id, obl_find_hits_new (self->document, range));
  obl_session_commit (self, batch);
}

/* Who was asked about, while those words are selected; or NULL. */
static const OblEntity *
get_asked (OblSession *self)
{
  const OblSessionKnown *known = self->known;
  const OblRange selected = obl_session_get_text_selection (self);

  if (known == NULL || known->document != self->document || known->at.range.end == 0
      || obl_range_compare (&selected, &known->at.range) != 0) {
    return NULL;
  }
  return obl_session_find_entity (self, &known->at.entity_id);
}

char *
obl_session_dup_asked (OblSession *self)
{
  const OblEntity *entity = get_asked (self);

  return entity != NULL ? g_strdup_printf (
             "%s: %s", obl_session_get_label_title (self, entity->type), entity->name)
                        : NULL;
}

gboolean
obl_session_take_known (OblSession *self, OblRange *next)
{
  const OblEntity *entity = get_asked (self);
  OblFindName name;

  if (entity == NULL) {
    return FALSE;
  }
  name = self->known->at;
  mark (self, &name, entity);
  if (!step_from (self, name.range.end, 1, next)) {
    *next = (OblRange){ name.range.end, name.range.end };
    obl_session_say (self, _ ("That was the last known name from here on"), TRUE);
  }
  return TRUE;
}
