/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The block table of a record.  Ranges and kinds are as frozen as the text: a new document's are
 * taken if they fit it, those of a document that is there can only be given other roles. */
#define G_LOG_DOMAIN "obl-record"

#include "config.h"

#include "core/record/obl-record-apply.h"

#include <glib/gi18n-lib.h>

#include "core/import/obl-import.h"

static gboolean
read_block_names (const OblJsonNode *node, OblBlock *block, GError **error)
{
  g_autofree char *kind = NULL;
  g_autofree char *role = NULL;

  if (!obl_record_read_name (node, "kind", &kind, error)
      || !obl_record_read_name (node, "role", &role, error))
    return FALSE;
  if (kind != NULL && !obl_block_kind_from_string (kind, &block->kind))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("“%s” is no kind of block: paragraph, heading, list-item, "
                               "table-cell, quote, preformatted or caption"),
                            kind);
  if (role != NULL && !obl_block_role_from_string (role, &block->role))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("“%s” is no role of a block: body, title, meta or boilerplate"),
                            role);
  return TRUE;
}

static gboolean
read_block_range (const OblJsonNode *node, OblRange *range, GError **error)
{
  const OblJsonNode *member = obl_json_node_get_member (node, "range");

  if (member == NULL)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node, _ ("a block needs a “range”"));
  return obl_record_read_range (member, range, error);
}

static gboolean
read_block (const OblJsonNode *node, OblBlock *block, GError **error)
{
  gint64 level = 0;
  gint64 row = -1;
  gint64 column = -1;
  gint64 page = 0;

  if (!obl_record_check_kind (node, OBL_JSON_OBJECT, error)
      || !read_block_names (node, block, error) || !read_block_range (node, &block->range, error)
      || !obl_record_read_int (node, "level", 0, G_MAXUINT8, &level, error)
      || !obl_record_read_int (node, "row", -1, G_MAXINT32, &row, error)
      || !obl_record_read_int (node, "column", -1, G_MAXINT32, &column, error)
      || !obl_record_read_int (node, "page", 0, G_MAXINT32, &page, error))
    return FALSE;
  block->level = (guint8)level;
  block->row = (gint32)row;
  block->column = (gint32)column;
  block->page = (guint32)page;
  return TRUE;
}

/* @block begins where the one before it ended, but for one separator. */
static gboolean
check_joint (const OblJsonNode *node,
             const OblBlock *block,
             guint32 due,
             const OblText *text,
             GError **error)
{
  gunichar separator;

  if (block->range.start != due || block->range.end < due
      || block->range.end > obl_text_get_n_chars (text))
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("the block [%u, %u) does not fit: blocks cover the text of %u "
                               "characters in order, one line feed or tab apart, and this one "
                               "must begin at %u"),
                            block->range.start, block->range.end, obl_text_get_n_chars (text), due);
  if (due == 0)
    return TRUE;
  separator = obl_text_get_char (text, due - 1);
  if (separator != '\n' && separator != '\t')
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, node,
                            _ ("before the block [%u, %u) there is no line feed or tab"),
                            block->range.start, block->range.end);
  return TRUE;
}

gboolean
obl_record_read_blocks (const OblJsonNode *root, OblDocument *document, GError **error)
{
  const OblJsonNode *list;
  guint32 due = 0;

  if (!obl_record_read_child (root, "blocks", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  if (list == NULL || list->first == NULL) {
    g_array_unref (document->blocks);
    document->blocks = obl_import_blocks_from_text (document->text);
    return TRUE;
  }
  g_array_set_size (document->blocks, 0);
  for (const OblJsonNode *node = list->first; node != NULL; node = node->next) {
    OblBlock block = { .row = -1, .column = -1 };

    if (!read_block (node, &block, error)
        || !check_joint (node, &block, due, document->text, error))
      return FALSE;
    due = block.range.end + 1;
    g_array_append_val (document->blocks, block);
  }
  if (due != obl_text_get_n_chars (document->text) + 1)
    return obl_record_fail (error, OBL_RECORD_ERROR_INVALID, list,
                            _ ("the blocks end at %u, but the text has %u characters"), due - 1,
                            obl_text_get_n_chars (document->text));
  return TRUE;
}

gboolean
obl_record_read_block_roles (const OblJsonNode *root, OblDocument *document, GError **error)
{
  const OblJsonNode *list;

  if (!obl_record_read_child (root, "blocks", OBL_JSON_ARRAY, &list, error))
    return FALSE;
  for (const OblJsonNode *node = list == NULL ? NULL : list->first; node != NULL;
       node = node->next) {
    OblBlock block = { .row = -1, .column = -1 };
    OblBlock *ours = NULL;
    int index;

    if (!obl_record_check_kind (node, OBL_JSON_OBJECT, error)
        || !read_block_range (node, &block.range, error))
      return FALSE;
    index = obl_document_find_block (document, block.range.start);
    if (index >= 0)
      ours = &g_array_index (document->blocks, OblBlock, index);
    if (ours == NULL || ours->range.start != block.range.start
        || ours->range.end != block.range.end)
      return obl_record_fail (error, OBL_RECORD_ERROR_MISMATCH, node,
                              _ ("the article has no block [%u, %u)"), block.range.start,
                              block.range.end);
    block = *ours;
    if (!read_block_names (node, &block, error))
      return FALSE;
    if (block.kind != ours->kind)
      return obl_record_fail (error, OBL_RECORD_ERROR_MISMATCH, node,
                              _ ("the block is a “%s” in the project and a “%s” in the record"),
                              obl_block_kind_to_string (ours->kind),
                              obl_block_kind_to_string (block.kind));
    ours->role = block.role;
  }
  return TRUE;
}
