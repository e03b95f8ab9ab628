/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words are compared folded: without case, accents and forms.  Folding takes longer than comparing,
 * so each item is folded once, when it is first looked through. */
#define G_LOG_DOMAIN "obl-jump-item"

#include "config.h"

#include "app/models/obl-jump-item.h"

#include <string.h>

#include "app/models/obl-place-row.h"
#include "core/text/obl-fold.h"

/* Around a place, on either side: few before it, for the line is cut at its end. */
#define CONTEXT_CHARS 24u

struct _OblJumpItem {
  GObject parent_instance;

  OblJumpKind kind;
  char *title;
  char *about;
  char *action;
  char *key;
  GString *words;
  char *folded; /* title, about and words, a line each; NULL until it is needed */
  OblId id;
  OblDocument *document; /* the place's, or NULL */
  OblRange place;
};

G_DEFINE_FINAL_TYPE (OblJumpItem, obl_jump_item, G_TYPE_OBJECT)

static void
obl_jump_item_finalize (GObject *object)
{
  OblJumpItem *self = OBL_JUMP_ITEM (object);

  g_free (self->title);
  g_free (self->about);
  g_free (self->action);
  g_free (self->key);
  g_free (self->folded);
  g_clear_pointer (&self->document, obl_document_unref);
  if (self->words != NULL)
    g_string_free (self->words, TRUE);

  G_OBJECT_CLASS (obl_jump_item_parent_class)->finalize (object);
}

static void
obl_jump_item_class_init (OblJumpItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_jump_item_finalize;
}

static void
obl_jump_item_init (OblJumpItem *self)
{
}

OblJumpItem *
obl_jump_item_new (OblJumpKind kind, const char *title, const char *about)
{
  OblJumpItem *self = g_object_new (OBL_TYPE_JUMP_ITEM, NULL);

  self->kind = kind;
  self->title = g_strdup (title);
  self->about = g_strdup (about);
  return self;
}

void
obl_jump_item_set_action (OblJumpItem *self, const char *action, const char *key)
{
  g_return_if_fail (OBL_IS_JUMP_ITEM (self));

  self->action = g_strdup (action);
  self->key = g_strdup (key);
}

void
obl_jump_item_set_id (OblJumpItem *self, const OblId *id)
{
  g_return_if_fail (OBL_IS_JUMP_ITEM (self));

  self->id = *id;
}

void
obl_jump_item_add_words (OblJumpItem *self, const char *words)
{
  g_return_if_fail (OBL_IS_JUMP_ITEM (self));

  if (self->words == NULL)
    self->words = g_string_new (NULL);
  g_string_append_printf (self->words, "\n%s", words);
}

void
obl_jump_item_set_place (OblJumpItem *self, OblDocument *document, OblRange place)
{
  g_return_if_fail (OBL_IS_JUMP_ITEM (self));

  self->document = obl_document_ref (document);
  self->place = place;
}

OblJumpKind
obl_jump_item_get_kind (OblJumpItem *self)
{
  g_return_val_if_fail (OBL_IS_JUMP_ITEM (self), OBL_JUMP_COMMAND);

  return self->kind;
}

const char *
obl_jump_item_get_title (OblJumpItem *self)
{
  g_return_val_if_fail (OBL_IS_JUMP_ITEM (self), NULL);

  return self->title;
}

const char *
obl_jump_item_get_about (OblJumpItem *self)
{
  g_return_val_if_fail (OBL_IS_JUMP_ITEM (self), NULL);

  return self->about;
}

const char *
obl_jump_item_get_action (OblJumpItem *self)
{
  g_return_val_if_fail (OBL_IS_JUMP_ITEM (self), NULL);

  return self->action;
}

const char *
obl_jump_item_get_key (OblJumpItem *self)
{
  g_return_val_if_fail (OBL_IS_JUMP_ITEM (self), NULL);

  return self->key;
}

const OblId *
obl_jump_item_get_id (OblJumpItem *self)
{
  g_return_val_if_fail (OBL_IS_JUMP_ITEM (self), NULL);

  return &self->id;
}

/* Made when the row is shown: a place's words are looked for in the whole line. */
char *
obl_jump_item_dup_markup (OblJumpItem *self)
{
  g_autoptr (OblFindPlace) place = NULL;

  g_return_val_if_fail (OBL_IS_JUMP_ITEM (self), NULL);

  if (self->document == NULL)
    return g_markup_escape_text (self->title, -1);
  place = obl_find_place_new (self->document, self->place, CONTEXT_CHARS);
  return obl_place_dup_markup (place);
}

/* --- Matching --------------------------------------------------------------------------------- */

static const char *
get_folded (OblJumpItem *item)
{
  if (item->folded == NULL) {
    g_autofree char *all = g_strconcat (item->title, "\n", item->about == NULL ? "" : item->about,
                                        item->words == NULL ? "" : item->words->str, NULL);

    item->folded = obl_fold_loosely (all);
  }
  return item->folded;
}

static gboolean
begins_a_word (const char *text, const char *at)
{
  return at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (at)));
}

/* 0: not at all; more is better. */
static guint
rate (OblJumpItem *item, char **words)
{
  const char *text = get_folded (item);
  guint rating = 3;

  for (guint i = 0; words[i] != NULL; i++) {
    const char *at = strstr (text, words[i]);
    const char *found = at;

    if (*words[i] == '\0')
      continue;
    if (at == NULL)
      return 0;
    while (found != NULL && !begins_a_word (text, found))
      found = strstr (found + 1, words[i]);
    if (found == NULL)
      rating = 1;
    else if (i == 0 && at != text)
      rating = MIN (rating, 2);
  }
  return rating;
}

GPtrArray *
obl_jump_items_match (const GPtrArray *items, const char *typed, guint limit)
{
  g_autofree char *folded = obl_fold_loosely (typed);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t", -1);
  GPtrArray *found[4] = { NULL, g_ptr_array_new (), g_ptr_array_new (), g_ptr_array_new () };
  GPtrArray *best = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean is_empty = TRUE;

  for (guint i = 0; words[i] != NULL; i++)
    is_empty &= *words[i] == '\0';
  for (guint i = 0; i < items->len; i++) {
    OblJumpItem *item = items->pdata[i];
    guint rating = 0;

    if (is_empty)
      rating = item->kind == OBL_JUMP_COMMAND ? 3 : 0;
    else
      rating = rate (item, words);
    if (rating > 0 && found[rating]->len < limit)
      g_ptr_array_add (found[rating], item);
  }
  for (guint rating = G_N_ELEMENTS (found) - 1; rating > 0; rating--) {
    for (guint i = 0; i < found[rating]->len && best->len < limit; i++)
      g_ptr_array_add (best, g_object_ref (found[rating]->pdata[i]));
    g_ptr_array_unref (found[rating]);
  }
  return best;
}
