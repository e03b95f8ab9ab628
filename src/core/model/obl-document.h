/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document: a frozen snapshot of an article, what is known about it, and its blocks.
 *
 * The importer makes it, the store keeps it, the view shows it.  A document from a list query is
 * light: text, html, blocks, labels and tags are NULL and the counts are filled.  Once shared it
 * is read-only. */
#pragma once

#include "core/base/obl-json.h"
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
  guint32 page; /* of a paginated original on which it begins, from 1; 0 otherwise */
} OblBlock;

/* Why an article should be looked at before it is relied on. */
typedef enum {
  OBL_DOUBT_LITTLE_TEXT = 1 << 0,  /* far less text than the file would let one expect */
  OBL_DOUBT_UNSURE_BODY = 1 << 1,  /* where the article begins and ends was hard to tell */
  OBL_DOUBT_TEXT_ONLY = 1 << 2,    /* it did not read back as its text: structure left out */
  OBL_DOUBT_REDUCED = 1 << 3,      /* it could not be read in full */
  OBL_DOUBT_ODD_ENCODING = 1 << 4, /* guessed, or with characters that could not be decoded */
} OblDoubt;

#define OBL_ALL_DOUBTS 31u

/* "little-text", "unsure-body", "text-only", "reduced", "odd-encoding"; @doubt is one of them. */
const char *obl_doubt_to_string (OblDoubt doubt);
gboolean obl_doubt_from_string (const char *string, OblDoubt *doubt);
/* The member "doubts": an array of their names. */
void obl_doubts_write (OblJson *json, guint doubts);
/* In a sentence for people, in their language. */
const char *obl_doubt_describe (OblDoubt doubt);

/* What a piece of metadata could be, and where that was found. */
typedef struct {
  char *field; /* "title", "byline", "publisher", "published", "updated", "language", "url" */
  char *value;
  char *from; /* "json-ld", "meta og:title", "time", "url" …, for people who ask */
} OblCandidate;

OblCandidate *obl_candidate_new (const char *field,
                                 const char *value,
                                 const char *from) G_GNUC_WARN_UNUSED_RESULT;
void obl_candidate_free (OblCandidate *candidate);

/* A picture that came along. */
typedef struct {
  char *sha256;     /* of the bytes, hexadecimal: its name in reading HTML */
  char *media_type; /* "image/png" … */
  GBytes *bytes;
} OblAsset;

OblAsset *obl_asset_new (GBytes *bytes, const char *media_type) G_GNUC_WARN_UNUSED_RESULT;
void obl_asset_free (OblAsset *asset);

/* The address of a picture in reading HTML: this scheme, and its sha256. */
#define OBL_ASSET_SCHEME "obelus-asset"

/* The kind of picture by its first bytes: "image/png", "image/jpeg", "image/gif", "image/webp",
 * "image/avif", "image/bmp"; static.  NULL for anything else, SVG (which is a page) included. */
const char *obl_asset_sniff (const guint8 *bytes, gsize n_bytes);

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
  char *head;         /* what the server said before the bytes, or NULL */
  GBytes *bytes;      /* the original bytes; only while importing, NULL when loaded */
  gboolean is_packed; /* @bytes are deflated (zlib) */
} OblSource;

/* Deflates the bytes, where that makes them fewer. */
void obl_source_pack (OblSource *source);

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
  guint doubts;      /* OblDoubt */
  /* Frozen as well; NULL in a light document. */
  GPtrArray *candidates; /* OblCandidate; of a field, the first is the one that was taken */
  GPtrArray *assets;     /* OblAsset; only while importing, NULL when loaded */
  GBytes *signature;     /* of its body, or NULL: the same; see obl-document-signature.h */
  gboolean keeps_roles;  /* its roles are somebody's work: no rule changes them; the same */
  /* Filled by list queries and full loads. */
  char *text_sha256;
  guint32 n_chars;
  guint32 n_spans;
  guint32 n_frames;
  OblId copy_of; /* the first document of the project that says nearly the same, or none */
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
/* Notes what a field could be, once; a @value of NULL or "" is nothing. */
void obl_document_add_candidate (OblDocument *document,
                                 const char *field,
                                 const char *value,
                                 const char *from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDocument, obl_document_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDocumentLabel, obl_document_label_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblCandidate, obl_candidate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblAsset, obl_asset_free)

G_END_DECLS
