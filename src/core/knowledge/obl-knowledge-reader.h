/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a knowledge base from a file, entry by entry: tables, JSON lines, FollowTheMoney. */
#pragma once

#include <gio/gio.h>

#include "core/model/obl-knowledge.h"

G_BEGIN_DECLS

#define OBL_KNOWLEDGE_ERROR (obl_knowledge_error_quark ())

typedef enum {
  OBL_KNOWLEDGE_ERROR_FORMAT, /* the file as a whole is not what it should be */
  OBL_KNOWLEDGE_ERROR_EMPTY,  /* there is no entry in it */
} OblKnowledgeError;

GQuark obl_knowledge_error_quark (void);

typedef enum {
  OBL_KNOWLEDGE_AUTO, /* by the file's name and its beginning */
  OBL_KNOWLEDGE_CSV,
  OBL_KNOWLEDGE_TSV,
  OBL_KNOWLEDGE_JSONL,
  OBL_KNOWLEDGE_FTM,
  OBL_N_KNOWLEDGE_FORMATS,
} OblKnowledgeFormat;

/* "auto", "csv", "tsv", "jsonl", "ftm"; static. */
const char *obl_knowledge_format_to_string (OblKnowledgeFormat format);
gboolean obl_knowledge_format_from_string (const char *string, OblKnowledgeFormat *format);

typedef struct _OblKnowledgeReader OblKnowledgeReader;

typedef enum {
  OBL_KNOWLEDGE_ENTRY,
  OBL_KNOWLEDGE_BAD_LINE,
  OBL_KNOWLEDGE_END,
  OBL_KNOWLEDGE_FAILED,
} OblKnowledgeStep;

/* @name: of the file, for messages and its ending.  OBL_KNOWLEDGE_ERROR_FORMAT for a file that is no
 * text, or a table in which there is no column of ids or of names. */
OblKnowledgeReader *obl_knowledge_reader_new (GInputStream *stream,
                                              const char *name,
                                              OblKnowledgeFormat format,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_knowledge_reader_free (OblKnowledgeReader *reader);
/* As found out. */
OblKnowledgeFormat obl_knowledge_reader_get_format (const OblKnowledgeReader *reader);
/* Gives an @entry, or for a bad line @why, a clause, with the @line it begins at; lines count from 1.
 * A line that is no entry by its nature (another kind of FollowTheMoney object) is passed over. */
OblKnowledgeStep obl_knowledge_reader_next (OblKnowledgeReader *reader,
                                            OblKnowledgeEntry **entry,
                                            guint64 *line,
                                            char **why,
                                            GCancellable *cancellable,
                                            GError **error);
/* Lines that were passed over so. */
guint64 obl_knowledge_reader_get_n_others (const OblKnowledgeReader *reader);
/* Bytes of the file that were read. */
guint64 obl_knowledge_reader_get_position (const OblKnowledgeReader *reader);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKnowledgeReader, obl_knowledge_reader_free)

G_END_DECLS
