/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making, copying and freeing spans, frames, entities and their kin.  No rule lives here that needs
 * more than one of them: those are core/edit's. */
#define G_LOG_DOMAIN "obl-model"

#include "config.h"

#include "core/model/obl-model.h"

#include <string.h>

#include "core/base/obl-json-tree.h"

/* --- Attributes ------------------------------------------------------------------------------- */

static void
attribute_free (gpointer data)
{
  OblAttribute *attribute = data;

  g_free (attribute->name);
  g_free (attribute->value);
  g_free (attribute);
}

GPtrArray *
obl_attributes_new (void)
{
  return g_ptr_array_new_with_free_func (attribute_free);
}

GPtrArray *
obl_attributes_copy (const GPtrArray *attributes)
{
  GPtrArray *copy = obl_attributes_new ();

  for (guint i = 0; attributes != NULL && i < attributes->len; i++) {
    const OblAttribute *attribute = attributes->pdata[i];

    obl_attributes_set (copy, attribute->name, attribute->value);
  }
  return copy;
}

/* Where @name is or would stand. */
static guint
find_attribute (const GPtrArray *attributes, const char *name, gboolean *found)
{
  guint i;

  *found = FALSE;
  for (i = 0; i < attributes->len; i++) {
    const OblAttribute *attribute = attributes->pdata[i];
    int order = strcmp (attribute->name, name);

    if (order >= 0) {
      *found = order == 0;
      break;
    }
  }
  return i;
}

void
obl_attributes_set (GPtrArray *attributes, const char *name, const char *json_value)
{
  gboolean found;
  guint index = find_attribute (attributes, name, &found);

  if (json_value == NULL) {
    if (found)
      g_ptr_array_remove_index (attributes, index);
  } else if (found) {
    OblAttribute *attribute = attributes->pdata[index];
    char *value = g_strdup (json_value);

    g_free (attribute->value);
    attribute->value = value;
  } else {
    OblAttribute *attribute = g_new0 (OblAttribute, 1);

    attribute->name = g_strdup (name);
    attribute->value = g_strdup (json_value);
    g_ptr_array_insert (attributes, (int)index, attribute);
  }
}

void
obl_attributes_set_string (GPtrArray *attributes, const char *name, const char *value)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  obl_json_string (json, value);
  obl_attributes_set (attributes, name, value == NULL ? NULL : out->str);
}

const char *
obl_attributes_get (const GPtrArray *attributes, const char *name)
{
  gboolean found;
  guint index;

  if (attributes == NULL)
    return NULL;
  index = find_attribute (attributes, name, &found);
  return found ? ((const OblAttribute *)attributes->pdata[index])->value : NULL;
}

char *
obl_attributes_dup_string (const GPtrArray *attributes, const char *name)
{
  const char *value = obl_attributes_get (attributes, name);
  g_autoptr (OblJsonTree) tree = NULL;

  if (value == NULL)
    return NULL;
  tree = obl_json_tree_parse_take (g_strdup (value), strlen (value), NULL, NULL);
  if (tree != NULL && obl_json_tree_get_root (tree)->kind == OBL_JSON_STRING)
    return g_strdup (obl_json_tree_get_root (tree)->text);
  return g_strdup (value);
}

gboolean
obl_attributes_equal (const GPtrArray *a, const GPtrArray *b)
{
  guint n_a = a == NULL ? 0 : a->len;
  guint n_b = b == NULL ? 0 : b->len;

  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++) {
    const OblAttribute *x = a->pdata[i];
    const OblAttribute *y = b->pdata[i];

    if (strcmp (x->name, y->name) != 0 || strcmp (x->value, y->value) != 0)
      return FALSE;
  }
  return TRUE;
}

/* --- Origin ----------------------------------------------------------------------------------- */

static const char *const origin_kinds[] = { "human", "rule", "model", "import" };

const char *
obl_origin_kind_to_string (OblOriginKind kind)
{
  return origin_kinds[kind];
}

gboolean
obl_origin_kind_from_string (const char *string, OblOriginKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (origin_kinds); i++) {
    if (g_strcmp0 (string, origin_kinds[i]) == 0) {
      *kind = (OblOriginKind)i;
      return TRUE;
    }
  }
  return FALSE;
}

static void
copy_origin (OblOrigin *to, const OblOrigin *from)
{
  to->kind = from->kind;
  to->name = g_strdup (from->name);
  to->version = g_strdup (from->version);
  to->score = from->score;
}

static void
clear_origin (OblOrigin *origin)
{
  g_free (origin->name);
  g_free (origin->version);
}

/* --- Span ------------------------------------------------------------------------------------- */

OblSpan *
obl_span_new (void)
{
  OblId id = obl_id_new ();

  return obl_span_new_with_id (&id);
}

OblSpan *
obl_span_new_with_id (const OblId *id)
{
  OblSpan *span = g_atomic_rc_box_new0 (OblSpan);

  span->id = *id;
  span->fragments = g_array_new (FALSE, FALSE, sizeof (OblRange));
  span->attributes = obl_attributes_new ();
  span->origin.score = -1;
  return span;
}

OblSpan *
obl_span_copy (const OblSpan *span)
{
  OblSpan *copy = g_atomic_rc_box_new0 (OblSpan);

  *copy = *span;
  copy->label = g_strdup (span->label);
  copy->fragments = g_array_copy (span->fragments);
  copy->quote = g_strdup (span->quote);
  copy->attributes = obl_attributes_copy (span->attributes);
  copy->comment = g_strdup (span->comment);
  copy_origin (&copy->origin, &span->origin);
  return copy;
}

OblSpan *
obl_span_ref (OblSpan *span)
{
  return g_atomic_rc_box_acquire (span);
}

static void
clear_span (gpointer data)
{
  OblSpan *span = data;

  g_free (span->label);
  g_array_unref (span->fragments);
  g_free (span->quote);
  g_ptr_array_unref (span->attributes);
  g_free (span->comment);
  clear_origin (&span->origin);
}

void
obl_span_unref (OblSpan *span)
{
  if (span != NULL)
    g_atomic_rc_box_release_full (span, clear_span);
}

void
obl_span_add_fragment (OblSpan *span, guint32 start, guint32 end)
{
  OblRange range = { start, end };

  g_array_append_val (span->fragments, range);
}

OblRange
obl_span_get_extent (const OblSpan *span)
{
  OblRange extent = { 0, 0 };

  if (span->fragments->len > 0) {
    extent.start = g_array_index (span->fragments, OblRange, 0).start;
    extent.end = g_array_index (span->fragments, OblRange, span->fragments->len - 1).end;
  }
  return extent;
}

int
obl_span_compare (gconstpointer a, gconstpointer b)
{
  const OblSpan *x = *(const OblSpan *const *)a;
  const OblSpan *y = *(const OblSpan *const *)b;
  OblRange p = obl_span_get_extent (x);
  OblRange q = obl_span_get_extent (y);

  if (p.start != q.start)
    return p.start < q.start ? -1 : 1;
  if (p.end != q.end)
    return p.end > q.end ? -1 : 1;
  return obl_id_compare (&x->id, &y->id);
}

void
obl_fragments_normalise (GArray *fragments)
{
  guint kept = 0;

  g_array_sort (fragments, obl_range_compare);
  for (guint i = 1; i < fragments->len; i++) {
    OblRange next = g_array_index (fragments, OblRange, i);
    OblRange *last = &g_array_index (fragments, OblRange, kept);

    if (next.start <= last->end)
      last->end = MAX (last->end, next.end);
    else
      g_array_index (fragments, OblRange, ++kept) = next;
  }
  if (fragments->len > 0)
    g_array_set_size (fragments, kept + 1);
}

/* --- Frame ------------------------------------------------------------------------------------ */

static void
role_free (gpointer data)
{
  OblRole *role = data;

  g_free (role->role);
  g_free (role->url);
  g_free (role);
}

OblFrame *
obl_frame_new (void)
{
  OblFrame *frame = g_atomic_rc_box_new0 (OblFrame);

  frame->id = obl_id_new ();
  frame->roles = g_ptr_array_new_with_free_func (role_free);
  frame->attributes = obl_attributes_new ();
  frame->origin.score = -1;
  return frame;
}

OblFrame *
obl_frame_copy (const OblFrame *frame)
{
  OblFrame *copy = g_atomic_rc_box_new0 (OblFrame);

  *copy = *frame;
  copy->type = g_strdup (frame->type);
  copy->roles = g_ptr_array_new_with_free_func (role_free);
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];

    if (role->kind == OBL_FILLER_URL)
      obl_frame_add_url (copy, role->role, role->url);
    else
      obl_frame_add_role (copy, role->role, role->kind, &role->id);
  }
  copy->attributes = obl_attributes_copy (frame->attributes);
  copy->comment = g_strdup (frame->comment);
  copy_origin (&copy->origin, &frame->origin);
  return copy;
}

OblFrame *
obl_frame_ref (OblFrame *frame)
{
  return g_atomic_rc_box_acquire (frame);
}

static void
clear_frame (gpointer data)
{
  OblFrame *frame = data;

  g_free (frame->type);
  g_ptr_array_unref (frame->roles);
  g_ptr_array_unref (frame->attributes);
  g_free (frame->comment);
  clear_origin (&frame->origin);
}

void
obl_frame_unref (OblFrame *frame)
{
  if (frame != NULL)
    g_atomic_rc_box_release_full (frame, clear_frame);
}

void
obl_frame_add_role (OblFrame *frame, const char *role, OblFillerKind kind, const OblId *id)
{
  OblRole *filled = g_new0 (OblRole, 1);

  filled->role = g_strdup (role);
  filled->kind = kind;
  filled->id = *id;
  g_ptr_array_add (frame->roles, filled);
}

void
obl_frame_add_url (OblFrame *frame, const char *role, const char *url)
{
  OblRole *filled = g_new0 (OblRole, 1);

  filled->role = g_strdup (role);
  filled->kind = OBL_FILLER_URL;
  filled->url = g_strdup (url);
  g_ptr_array_add (frame->roles, filled);
}

gboolean
obl_frame_remove_role (OblFrame *frame, const char *role, const OblId *id)
{
  gboolean removed = FALSE;

  for (guint i = frame->roles->len; i > 0; i--) {
    const OblRole *filled = frame->roles->pdata[i - 1];

    if ((role == NULL || strcmp (filled->role, role) == 0)
        && (id == NULL || obl_id_equal (&filled->id, id))) {
      g_ptr_array_remove_index (frame->roles, i - 1);
      removed = TRUE;
    }
  }
  return removed;
}

const OblRole *
obl_frame_get_role (const OblFrame *frame, const char *role)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filled = frame->roles->pdata[i];

    if (strcmp (filled->role, role) == 0)
      return filled;
  }
  return NULL;
}

gboolean
obl_frame_has_filler (const OblFrame *frame, const OblId *id)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *filled = frame->roles->pdata[i];

    if (filled->kind != OBL_FILLER_URL && obl_id_equal (&filled->id, id))
      return TRUE;
  }
  return FALSE;
}

/* --- Entity ----------------------------------------------------------------------------------- */

static void
alias_free (gpointer data)
{
  OblAlias *alias = data;

  g_free (alias->name);
  g_free (alias->language);
  g_free (alias->script);
  g_free (alias);
}

static void
external_free (gpointer data)
{
  OblExternalId *external = data;

  g_free (external->scheme);
  g_free (external->value);
  g_free (external);
}

OblEntity *
obl_entity_new (void)
{
  OblEntity *entity = g_atomic_rc_box_new0 (OblEntity);

  entity->id = obl_id_new ();
  entity->aliases = g_ptr_array_new_with_free_func (alias_free);
  entity->external = g_ptr_array_new_with_free_func (external_free);
  return entity;
}

OblEntity *
obl_entity_copy (const OblEntity *entity)
{
  OblEntity *copy = g_atomic_rc_box_new0 (OblEntity);

  *copy = *entity;
  copy->type = g_strdup (entity->type);
  copy->name = g_strdup (entity->name);
  copy->notes = g_strdup (entity->notes);
  copy->aliases = g_ptr_array_new_with_free_func (alias_free);
  for (guint i = 0; i < entity->aliases->len; i++) {
    const OblAlias *alias = entity->aliases->pdata[i];

    obl_entity_add_alias (copy, alias->name, alias->language, alias->script);
  }
  copy->external = g_ptr_array_new_with_free_func (external_free);
  for (guint i = 0; i < entity->external->len; i++) {
    const OblExternalId *external = entity->external->pdata[i];

    obl_entity_set_external (copy, external->scheme, external->value);
  }
  return copy;
}

OblEntity *
obl_entity_ref (OblEntity *entity)
{
  return g_atomic_rc_box_acquire (entity);
}

static void
clear_entity (gpointer data)
{
  OblEntity *entity = data;

  g_free (entity->type);
  g_free (entity->name);
  g_free (entity->notes);
  g_ptr_array_unref (entity->aliases);
  g_ptr_array_unref (entity->external);
}

void
obl_entity_unref (OblEntity *entity)
{
  if (entity != NULL)
    g_atomic_rc_box_release_full (entity, clear_entity);
}

gboolean
obl_entity_add_alias (OblEntity *entity, const char *name, const char *language, const char *script)
{
  OblAlias *alias;

  if (g_strcmp0 (entity->name, name) == 0)
    return FALSE;
  for (guint i = 0; i < entity->aliases->len; i++) {
    if (strcmp (((const OblAlias *)entity->aliases->pdata[i])->name, name) == 0)
      return FALSE;
  }
  alias = g_new0 (OblAlias, 1);
  alias->name = g_strdup (name);
  alias->language = g_strdup (language);
  alias->script = g_strdup (script);
  g_ptr_array_add (entity->aliases, alias);
  return TRUE;
}

void
obl_entity_set_external (OblEntity *entity, const char *scheme, const char *value)
{
  OblExternalId *external;
  guint i;

  for (i = 0; i < entity->external->len; i++) {
    int order = strcmp (((const OblExternalId *)entity->external->pdata[i])->scheme, scheme);

    if (order == 0)
      g_ptr_array_remove_index (entity->external, i);
    if (order >= 0)
      break;
  }
  if (value == NULL)
    return;
  external = g_new0 (OblExternalId, 1);
  external->scheme = g_strdup (scheme);
  external->value = g_strdup (value);
  g_ptr_array_insert (entity->external, (int)i, external);
}
