/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By whole blocks: a span that reaches over several goes along when all of them are there, one after
 * another or not. */
#define G_LOG_DOMAIN "obl-carry"

#include "config.h"

#include "core/find/obl-carry.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/obl-attributes.h"

struct _OblCarry {
  OblDocument *document;
  GPtrArray *spans;  /* OblSpan */
  GPtrArray *frames; /* OblFrame; a nested one behind the one around it */
};

void
obl_carry_free (OblCarry *carry)
{
  if (carry == NULL)
    return;
  obl_document_unref (carry->document);
  g_ptr_array_unref (carry->spans);
  g_ptr_array_unref (carry->frames);
  g_free (carry);
}

void
obl_carried_free (OblCarried *carried)
{
  if (carried == NULL)
    return;
  g_free (carried->title);
  g_ptr_array_unref (carried->spans);
  g_ptr_array_unref (carried->frames);
  g_free (carried);
}

/* --- What there is to carry -------------------------------------------------------------------- */

static gboolean
is_within (const OblSpan *span, OblRange range)
{
  const OblRange extent = obl_span_get_extent (span);

  return range.start >= range.end || (extent.start >= range.start && extent.end <= range.end);
}

/* Whether everything of this article that fills @frame is in @ids (a set of OblId). */
static gboolean
is_whole (const OblFrame *frame, GHashTable *ids)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];

    if ((role->kind == OBL_FILLER_SPAN || role->kind == OBL_FILLER_FRAME)
        && !g_hash_table_contains (ids, &role->id))
      return FALSE;
  }
  return TRUE;
}

/* Round and round, until no more of them are whole. */
static void
add_frames (OblCarry *carry, const GPtrArray *frames, GHashTable *ids)
{
  guint before;

  do {
    before = carry->frames->len;
    for (guint i = 0; i < frames->len; i++) {
      OblFrame *frame = frames->pdata[i];

      if (!g_hash_table_contains (ids, &frame->id) && is_whole (frame, ids)) {
        g_hash_table_add (ids, &frame->id);
        g_ptr_array_add (carry->frames, obl_frame_ref (frame));
      }
    }
  } while (carry->frames->len > before);
}

OblCarry *
obl_carry_new (OblStore *store, const OblDocument *document, OblRange range, GError **error)
{
  g_autoptr (GPtrArray) spans = obl_store_list_spans (store, document, NULL, error);
  g_autoptr (GPtrArray) frames = NULL;
  g_autoptr (GHashTable) ids = g_hash_table_new (obl_id_hash, obl_id_equal);
  OblCarry *carry = NULL;

  if (spans == NULL)
    return NULL;
  frames = obl_store_list_frames (store, &document->id, error);
  if (frames == NULL)
    return NULL;
  carry = g_new0 (OblCarry, 1);
  carry->document = obl_document_ref ((OblDocument *)document);
  carry->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  carry->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  for (guint i = 0; i < spans->len; i++) {
    OblSpan *span = spans->pdata[i];

    if (is_within (span, range)) {
      g_hash_table_add (ids, &span->id);
      g_ptr_array_add (carry->spans, obl_span_ref (span));
    }
  }
  add_frames (carry, frames, ids);
  return carry;
}

/* --- Where it goes ----------------------------------------------------------------------------- */

static char *
dup_block (const OblDocument *document, guint ordinal)
{
  return obl_text_dup_range (document->text,
                             g_array_index (document->blocks, OblBlock, ordinal).range);
}

/* By ordinal of @from: the ordinal of the block of @to with the same text, or -1. */
static GArray *
match_blocks (const OblDocument *from, const OblDocument *to)
{
  g_autoptr (GHashTable) queues
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_queue_free);
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint i = 0; i < to->blocks->len; i++) {
    char *text = dup_block (to, i);
    GQueue *queue = g_hash_table_lookup (queues, text);

    if (queue == NULL) {
      queue = g_queue_new ();
      g_hash_table_insert (queues, text, queue);
    } else {
      g_free (text);
    }
    g_queue_push_tail (queue, GUINT_TO_POINTER (i));
  }
  for (guint i = 0; i < from->blocks->len; i++) {
    g_autofree char *text = dup_block (from, i);
    GQueue *queue = g_hash_table_lookup (queues, text);
    const int match = queue == NULL || g_queue_is_empty (queue)
                          ? -1
                          : (int)GPOINTER_TO_UINT (g_queue_pop_head (queue));

    g_array_append_val (matches, match);
  }
  return matches;
}

typedef struct {
  const OblDocument *from;
  const OblDocument *to;
  GArray *matches;
  GPtrArray *there_spans;  /* OblSpan of @to */
  GPtrArray *there_frames; /* OblFrame of @to */
  GHashTable *ids;         /* OblId of what is carried → OblId of what it becomes or is */
} Way;

static gboolean
move_range (const Way *way, OblRange range, OblRange *moved)
{
  const int first = obl_document_find_block (way->from, range.start);
  const int last = obl_document_find_block (way->from, range.end - 1);
  int match;
  guint32 start;

  if (first < 0 || first != last)
    return FALSE;
  match = g_array_index (way->matches, int, (guint)first);
  if (match < 0)
    return FALSE;
  start = g_array_index (way->to->blocks, OblBlock, (guint)match).range.start;
  start += range.start - g_array_index (way->from->blocks, OblBlock, (guint)first).range.start;
  *moved = (OblRange){ start, start + (range.end - range.start) };
  return TRUE;
}

/* A fragment over several blocks: the parts of it in each, one by one. */
static gboolean
move_fragment (const Way *way, OblRange fragment, OblSpan *span)
{
  guint32 at = fragment.start;

  while (at < fragment.end) {
    const int ordinal = obl_document_find_block (way->from, at);
    OblRange part = { at, fragment.end };
    OblRange moved;

    if (ordinal < 0)
      return FALSE;
    part.end
        = MIN (part.end, g_array_index (way->from->blocks, OblBlock, (guint)ordinal).range.end);
    if (part.start < part.end) {
      if (!move_range (way, part, &moved))
        return FALSE;
      obl_span_add_fragment (span, moved.start, moved.end);
    }
    at = part.end + 1; /* what is between blocks */
  }
  return TRUE;
}

static void
copy_attributes (GPtrArray *to, const GPtrArray *from)
{
  for (guint i = 0; i < from->len; i++) {
    const OblAttribute *attribute = from->pdata[i];

    obl_attributes_set (to, attribute->name, attribute->value);
  }
}

static gboolean
is_same_span (const OblSpan *a, const OblSpan *b)
{
  return strcmp (a->label, b->label) == 0 && a->fragments->len == b->fragments->len
         && memcmp (a->fragments->data, b->fragments->data, a->fragments->len * sizeof (OblRange))
                == 0;
}

static void
remember (Way *way, const OblId *from, const OblId *to)
{
  g_hash_table_insert (way->ids, obl_id_dup (from), obl_id_dup (to));
}

static void
plan_span (Way *way, const OblSpan *span, OblCarried *carried)
{
  g_autoptr (OblSpan) copy = obl_span_new ();

  copy->document_id = way->to->id;
  copy->label = g_strdup (span->label);
  for (guint i = 0; i < span->fragments->len; i++) {
    if (!move_fragment (way, g_array_index (span->fragments, OblRange, i), copy)) {
      carried->n_left++;
      return;
    }
  }
  obl_fragments_normalise (copy->fragments);
  for (guint i = 0; i < way->there_spans->len; i++) {
    const OblSpan *other = way->there_spans->pdata[i];

    if (is_same_span (copy, other)) {
      carried->n_there++;
      remember (way, &span->id, &other->id);
      return;
    }
  }
  copy->entity_id = span->entity_id;
  copy->mention = span->mention;
  copy->comment = g_strdup (span->comment);
  copy_attributes (copy->attributes, span->attributes);
  remember (way, &span->id, &copy->id);
  g_ptr_array_add (carried->spans, g_steal_pointer (&copy));
}

/* --- Frames ------------------------------------------------------------------------------------ */

static gboolean
is_same_filler (const OblRole *a, const OblRole *b)
{
  return a->kind == b->kind && strcmp (a->role, b->role) == 0 && obl_id_equal (&a->id, &b->id)
         && g_strcmp0 (a->url, b->url) == 0;
}

static gboolean
is_same_frame (const OblFrame *a, const OblFrame *b)
{
  if (strcmp (a->type, b->type) != 0 || a->roles->len != b->roles->len)
    return FALSE;
  for (guint i = 0; i < a->roles->len; i++)
    if (!is_same_filler (a->roles->pdata[i], b->roles->pdata[i]))
      return FALSE;
  return TRUE;
}

/* FALSE when one of its spans does not go along. */
static gboolean
copy_roles (const Way *way, const OblFrame *frame, OblFrame *copy)
{
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    const gboolean is_of_article = role->kind == OBL_FILLER_SPAN || role->kind == OBL_FILLER_FRAME;
    const OblId *id = is_of_article ? g_hash_table_lookup (way->ids, &role->id) : &role->id;

    if (id == NULL)
      return FALSE;
    if (role->kind == OBL_FILLER_URL)
      obl_frame_add_url (copy, role->role, role->url);
    else
      obl_frame_add_role (copy, role->role, role->kind, id);
  }
  return TRUE;
}

static void
plan_frame (Way *way, const OblFrame *frame, OblCarried *carried)
{
  g_autoptr (OblFrame) copy = obl_frame_new ();

  copy->document_id = way->to->id;
  copy->type = g_strdup (frame->type);
  if (!copy_roles (way, frame, copy)) {
    carried->n_left++;
    return;
  }
  for (guint i = 0; i < way->there_frames->len; i++) {
    const OblFrame *other = way->there_frames->pdata[i];

    if (is_same_frame (copy, other)) {
      carried->n_there++;
      remember (way, &frame->id, &other->id);
      return;
    }
  }
  copy->proposition_id = frame->proposition_id;
  copy->comment = g_strdup (frame->comment);
  copy_attributes (copy->attributes, frame->attributes);
  remember (way, &frame->id, &copy->id);
  g_ptr_array_add (carried->frames, g_steal_pointer (&copy));
}

/* --- All of it --------------------------------------------------------------------------------- */

static void
clear_way (Way *way)
{
  g_clear_pointer (&way->matches, g_array_unref);
  g_clear_pointer (&way->there_spans, g_ptr_array_unref);
  g_clear_pointer (&way->there_frames, g_ptr_array_unref);
  g_clear_pointer (&way->ids, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Way, clear_way)

OblCarried *
obl_carry_plan (const OblCarry *carry, OblStore *store, const OblId *document_id, GError **error)
{
  g_autoptr (OblDocument) to = obl_store_get_document (store, document_id, error);
  g_auto (Way) way = { .from = carry->document, .to = to };
  OblCarried *carried = NULL;

  if (to == NULL)
    return NULL;
  way.there_spans = obl_store_list_spans (store, to, NULL, error);
  if (way.there_spans == NULL)
    return NULL;
  way.there_frames = obl_store_list_frames (store, document_id, error);
  if (way.there_frames == NULL)
    return NULL;
  way.matches = match_blocks (carry->document, to);
  way.ids = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);
  carried = g_new0 (OblCarried, 1);
  carried->document_id = *document_id;
  carried->title = g_strdup (to->title);
  carried->spans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_span_unref);
  carried->frames = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_frame_unref);
  for (guint i = 0; i < carry->spans->len; i++)
    plan_span (&way, carry->spans->pdata[i], carried);
  for (guint i = 0; i < carry->frames->len; i++)
    plan_frame (&way, carry->frames->pdata[i], carried);
  return carried;
}

static GArray *
list_copies (OblStore *store, const OblId *document_id, GError **error)
{
  g_autoptr (GPtrArray) copies = obl_store_list_copies (store, document_id, error);
  GArray *ids = NULL;

  if (copies == NULL)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (OblId));
  for (guint i = 0; i < copies->len; i++)
    g_array_append_val (ids, ((const OblDocument *)copies->pdata[i])->id);
  return ids;
}

GPtrArray *
obl_carry_plan_all (const OblCarry *carry, OblStore *store, const GArray *ids, GError **error)
{
  const OblId *own = &carry->document->id;
  g_autoptr (GArray) copies = ids == NULL ? list_copies (store, own, error) : NULL;
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_carried_free);

  if (ids == NULL)
    ids = copies;
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++) {
    const OblId *id = &g_array_index (ids, OblId, i);
    OblCarried *carried = NULL;

    if (obl_id_equal (id, own))
      continue;
    carried = obl_carry_plan (carry, store, id, error);
    if (carried == NULL)
      return NULL;
    g_ptr_array_add (plans, carried);
  }
  return g_steal_pointer (&plans);
}

static gboolean
put_one (OblEdit *edit, const OblCarried *carried, GError **error)
{
  for (guint i = 0; i < carried->spans->len; i++)
    if (!obl_edit_put_span (edit, carried->spans->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < carried->frames->len; i++)
    if (!obl_edit_put_frame (edit, carried->frames->pdata[i], error))
      return FALSE;
  return TRUE;
}

char *
obl_carry_dup_history_label (const char *title)
{
  /* Translators: an entry of the history: %s is the title of the article that they come from. */
  return g_strdup_printf (_ ("Carry annotations of “%s” over"), title);
}

gboolean
obl_carry_put (OblStore *store,
               const GPtrArray *plans,
               const char *title,
               const char *annotator,
               GError **error)
{
  g_autofree char *label = obl_carry_dup_history_label (title);
  g_autoptr (OblEdit) edit = obl_edit_begin (store, label, annotator, error);

  if (edit == NULL)
    return FALSE;
  for (guint i = 0; i < plans->len; i++)
    if (!put_one (edit, plans->pdata[i], error))
      return FALSE;
  return obl_edit_commit (edit, error);
}
