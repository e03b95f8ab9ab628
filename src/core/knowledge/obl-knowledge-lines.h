/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a file of any size, one at a time, each with its number. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OblKnowledgeLines OblKnowledgeLines;

typedef enum {
  OBL_LINE_FOUND,
  OBL_LINE_TOO_LONG, /* passed over */
  OBL_LINE_OPEN,     /* a quotation mark in it is never closed; passed over */
  OBL_LINE_END,
  OBL_LINE_ERROR,
} OblLine;

OblKnowledgeLines *obl_knowledge_lines_new (GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void obl_knowledge_lines_free (OblKnowledgeLines *lines);

/* The beginning of the file, up to 64 kB, before the first line is taken; borrowed until then.  NULL
 * on failure. */
const char *obl_knowledge_lines_peek (OblKnowledgeLines *lines, gsize *n_bytes, GError **error);
/* Passes over the first bytes of the file. */
void obl_knowledge_lines_skip (OblKnowledgeLines *lines, gsize n_bytes);

/* The next line without its end; @line is borrowed until the next call.  With a @delimiter that is not
 * NUL it is a row of a table: line ends within a cell in quotation marks belong to it. */
OblLine obl_knowledge_lines_next (OblKnowledgeLines *lines,
                                  char delimiter,
                                  const char **line,
                                  gsize *n_bytes,
                                  guint64 *number,
                                  GCancellable *cancellable,
                                  GError **error);
/* Bytes of the file that were taken. */
guint64 obl_knowledge_lines_get_position (const OblKnowledgeLines *lines);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKnowledgeLines, obl_knowledge_lines_free)

G_END_DECLS
