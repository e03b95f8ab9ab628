/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file into a project: as a knowledge base beside the history, or as entities within it. */
#pragma once

#include "core/knowledge/obl-knowledge-reader.h"
#include "core/store/obl-store-knowledge.h"

G_BEGIN_DECLS

typedef struct {
  const char *path;
  const char *shown; /* what messages call the file; NULL: its path */
  const char *name;  /* of the base; NULL: the file's without its ending */
  OblKnowledgeFormat format;
  gboolean replace;
  OblKnowledgeProgress progress; /* on the caller's thread; or NULL */
  gpointer progress_data;
} OblKnowledgeImport;

typedef struct {
  char *name; /* of the base */
  OblKnowledgeFormat format;
  guint64 n_entries;   /* taken in; as entities: made */
  guint64 n_merged;    /* lines with more of an entry that was there; as entities: changed */
  guint64 n_same;      /* entities that were there as they are */
  guint64 n_others;    /* lines of no entry: documents, relations … */
  guint64 n_bad;       /* lines */
  GPtrArray *problems; /* char *, "file, line 7: it has no name", the first hundred */
} OblKnowledgeReport;

void obl_knowledge_report_free (OblKnowledgeReport *report);

/* All of it in one transaction.  Bad lines are in the report, the rest goes in.  OBL_KNOWLEDGE_ERROR
 * names the file; G_IO_ERROR_CANCELLED leaves the project as it was. */
OblKnowledgeReport *obl_knowledge_import (OblStore *store,
                                          const OblKnowledgeImport *import,
                                          GCancellable *cancellable,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same as entities of the project, in one entry of the history: who is there already, by the id,
 * takes the names that it has not. */
OblKnowledgeReport *obl_knowledge_import_entities (OblStore *store,
                                                   const OblKnowledgeImport *import,
                                                   const char *annotator,
                                                   GCancellable *cancellable,
                                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblKnowledgeReport, obl_knowledge_report_free)

G_END_DECLS
