/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: a frozen snapshot of an article, what is known about it, and its blocks.
 *
 * The importer makes it, the store keeps it, the view shows it.  A document from a list query is
 * light: text, html, blocks, labels and tags are NULL and the counts are filled.  Once shared it
 * is read-only. */
#pragma once

#include "core/model/obl-model.h"

G_BEGIN_DECLS

typedef enum {
  OBL_STATUS_NEW,
  OBL_STATUS_IN_PROGRESS,
  OBL_STATUS_DONE,
  OBL_STATUS_FLAGGED,
} OblStatus;

/* "new", "in-progress", "done", "flagged": as in files and on the command line. */
const char *obl_status_to_string (OblStatus status);
gboolean obl_status_from_string (const char *string, OblStatus *status);

typedef enum {
  OBL_BLOCK_PARAGRAPH,
  OBL_BLOCK_HEADING,
  OBL_BLOCK_LIST_ITEM,
  OBL_BLOCK_TABLE_CELL,
  OBL_BLOCK_QUOTE,
  OBL_BLOCK_PREFORMATTED,
  OBL_BLOCK_CAPTION,
} OblBlockKind;

typedef enum {
  OBL_ROLE_BODY,
  OBL_ROLE_TITLE,
  OBL_ROLE_META,
  OBL_ROLE_BOILERPLATE,
} OblBlockRole;

/* "paragraph", "heading", "list-item", "table-cell", "quote", "preformatted", "caption". */
const char *obl_block_kind_to_string (OblBlockKind kind);
gboolean obl_block_kind_from_string (const char *string, OblBlockKind *kind);
/* "body", "title", "meta", "boilerplate". */
const char *obl_block_role_to_string (OblBlockRole role);
gboolean obl_block_role_from_string (const char *string, OblBlockRole *role);

/* Blocks are in text order, do not overlap, and lie exactly one LF (or, between cells of a table
 * row, one TAB) apart; together they cover the text. */
typedef struct {
  OblRange range;
  OblBlockKind kind;
  OblBlockRole role;
  guint8 level; /* of a heading, 1 to 6; depth of a list item, from 1; 0 otherwise */
  gint32 row;   /* of a table cell, from 0; -1 otherwise */
  gint32 column;
} OblBlock;

typedef struct {
  OblId id;
  char *name;
  char *value;
  OblId annotator_id;
  gint64 created;
} OblDocumentLabel;

typedef struct {
  char *name;       /* file name, for people */
  char *media_type; /* "text/plain", "text/html" … */
  char *sha256;     /* of the original bytes, hexadecimal */
  char *url;
  gint64 retrieved;
  GBytes *bytes; /* the original bytes; only while importing, NULL when loaded */
} OblSource;

typedef struct {
  OblId id;
  OblId content_id; /* the frozen part, see core/store */
  /* What is known about it; all may be NULL but title, which is never empty. */
  char *title;
  char *byline;
  char *publisher;
  char *published; /* ISO 8601 date or date and time */
  char *updated;   /* the same */
  char *language;  /* BCP 47 */
  char *direction; /* "ltr", "rtl" */
  char *agency;
  char *notes;
  OblStatus status;
  gint64 created; /* taken into a project for the first time */
  OblSource source;
  /* Frozen at import. */
  OblText *text;
  char *html;        /* reading HTML: one <article> whose textContent is the text */
  char *importer;    /* what made text and html: name and version of reader and rules */
  GArray *blocks;    /* OblBlock */
  GPtrArray *tags;   /* char *, sorted, each once */
  GPtrArray *labels; /* OblDocumentLabel */
  /* Filled by list queries and full loads. */
  char *text_sha256;
  guint32 n_chars;
  guint32 n_spans;
  guint32 n_frames;
} OblDocument;

OblDocument *obl_document_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A copy of what a person can change (metadata, status, notes, blocks, tags, labels), sharing
 * nothing that can change; text and html are shared. */
OblDocument *obl_document_copy (const OblDocument *document) G_GNUC_WARN_UNUSED_RESULT;
OblDocument *obl_document_ref (OblDocument *document);
void obl_document_unref (OblDocument *document);

/* The block that holds @position, or the one before the separator it points at; -1 in an empty
 * document.  Binary search. */
int obl_document_find_block (const OblDocument *document, guint32 position);
void obl_document_add_tag (OblDocument *document, const char *tag);
void obl_document_label_free (OblDocumentLabel *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDocument, obl_document_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDocumentLabel, obl_document_label_free)

G_END_DECLS
