/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the blocks of the open article are: its text, its title, lines about it, page furniture.
 *
 * However many blocks a person means, it is one entry of the history.  The store remembers what was
 * done to a line for the site it comes from, so blocks go there one by one. */
#define G_LOG_DOMAIN "obl-session"

#include "config.h"

#include "app/shell/obl-session-private.h"

#include <glib/gi18n.h>

static char *
make_label (OblBlockRole role, const char *excerpt)
{
  switch (role) {
  case OBL_ROLE_BODY:
    return g_strdup_printf (_ ("Take “%s” for text of the article"), excerpt);
  case OBL_ROLE_TITLE:
    return g_strdup_printf (_ ("Take “%s” for the title"), excerpt);
  case OBL_ROLE_META:
    return g_strdup_printf (_ ("Take “%s” for a line about the article"), excerpt);
  case OBL_ROLE_BOILERPLATE:
    return g_strdup_printf (_ ("Take “%s” for page furniture"), excerpt);
  }
  g_assert_not_reached ();
}

static char *
make_done (OblBlockRole role, const char *excerpt)
{
  switch (role) {
  case OBL_ROLE_BODY:
    return g_strdup_printf (_ ("“%s” is text of the article"), excerpt);
  case OBL_ROLE_TITLE:
    return g_strdup_printf (_ ("“%s” is the title"), excerpt);
  case OBL_ROLE_META:
    return g_strdup_printf (_ ("“%s” is a line about the article"), excerpt);
  case OBL_ROLE_BOILERPLATE:
    return g_strdup_printf (_ ("“%s” is page furniture"), excerpt);
  }
  g_assert_not_reached ();
}

static char *
make_label_of_several (OblBlockRole role, guint n)
{
  switch (role) {
  case OBL_ROLE_BODY:
    return g_strdup_printf (ngettext ("Take %u paragraph for text of the article",
                                      "Take %u paragraphs for text of the article", n),
                            n);
  case OBL_ROLE_TITLE:
    return g_strdup_printf (
        ngettext ("Take %u paragraph for the title", "Take %u paragraphs for the title", n), n);
  case OBL_ROLE_META:
    return g_strdup_printf (ngettext ("Take %u paragraph for a line about the article",
                                      "Take %u paragraphs for lines about the article", n),
                            n);
  case OBL_ROLE_BOILERPLATE:
    return g_strdup_printf (ngettext ("Take %u paragraph for page furniture",
                                      "Take %u paragraphs for page furniture", n),
                            n);
  }
  g_assert_not_reached ();
}

static const OblBlock *
get_block (OblSession *self, guint index)
{
  return &g_array_index (self->document->blocks, OblBlock, index);
}

/* The blocks that a selection touches, or the one the caret is in.  FALSE when there is none. */
static gboolean
find_blocks (OblSession *self, OblRange range, guint *first, guint *last)
{
  const int from
      = self->document != NULL ? obl_document_find_block (self->document, range.start) : -1;
  const int to = from >= 0 && range.end > range.start
                     ? obl_document_find_block (self->document, range.end - 1)
                     : from;

  if (from < 0) {
    return FALSE;
  }
  *first = (guint)from;
  /* A selection up to the very beginning of a line does not mean the separator before it. */
  *last = (guint)MAX (from, to);
  return TRUE;
}

void
obl_session_set_block_roles (OblSession *self, OblRange range, OblBlockRole role)
{
  OblBatch *batch = NULL;
  guint first = 0;
  guint last = 0;
  guint n_changed = 0;
  guint changed = 0;

  if (!find_blocks (self, range, &first, &last)) {
    return;
  }
  batch = obl_batch_new (NULL, NULL);
  for (guint i = first; i <= last; i++) {
    if (get_block (self, i)->role != role) {
      obl_batch_set_block_role (batch, &self->document->id, i, role);
      changed = i;
      n_changed++;
    }
  }
  if (n_changed == 0) {
    obl_batch_free (batch);
    return;
  }
  if (n_changed == 1) {
    g_autofree char *excerpt = obl_session_dup_excerpt (self, get_block (self, changed)->range);

    obl_batch_set_texts (batch, make_label (role, excerpt), make_done (role, excerpt));
  } else {
    obl_batch_set_texts (batch, make_label_of_several (role, n_changed),
                         g_strdup_printf (ngettext ("Changed what %u paragraph is",
                                                    "Changed what %u paragraphs are", n_changed),
                                          n_changed));
  }
  obl_session_commit (self, batch);
}

void
obl_session_set_block_role (OblSession *self, guint32 position, OblBlockRole role)
{
  obl_session_set_block_roles (self, (OblRange){ position, position }, role);
}

/* Of several, the first says which way it goes. */
void
obl_session_toggle_furniture (OblSession *self)
{
  const OblRange range = self->aim.serial != 0 ? self->aim.range : self->text_selection;
  guint first = 0;
  guint last = 0;

  if (find_blocks (self, range, &first, &last)) {
    obl_session_set_block_roles (self, range,
                                 get_block (self, first)->role == OBL_ROLE_BOILERPLATE
                                     ? OBL_ROLE_BODY
                                     : OBL_ROLE_BOILERPLATE);
  }
}
