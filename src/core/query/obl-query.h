/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language that the search understands.
 *
 *   north korea            all of these words          "north korea"     in this order
 *   artill*                words that begin so         NEAR(a b, 5)      at most 5 words apart
 *   a OR b   a -b   NOT b  (a OR b) c
 *   label:Person  entity:"Choe Son-hui"  type:Government  status:done  date:2024-01..2024-03 …
 *   claim(source:(type:Government) act:deny content:"strait")     frames, by roles and attributes
 *
 * Reading it needs no project: what a name means there, the store finds out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define OBL_QUERY_ERROR (obl_query_error_quark ())

typedef enum {
  OBL_QUERY_ERROR_SYNTAX,  /* it cannot be read */
  OBL_QUERY_ERROR_UNKNOWN, /* it names what the project does not know */
} OblQueryError;

GQuark obl_query_error_quark (void);

typedef enum {
  OBL_QUERY_ALL,   /* of children */
  OBL_QUERY_ANY,   /* of children */
  OBL_QUERY_NOT,   /* one child */
  OBL_QUERY_WORDS, /* text */
  OBL_QUERY_NEAR,  /* children that are words, in any order, at most distance words apart */
  OBL_QUERY_FIELD, /* name, and either text or one child */
  OBL_QUERY_FRAME, /* name, its type, and no child or one */
} OblQueryKind;

typedef struct {
  OblQueryKind kind;
  guint start; /* in characters of the query */
  guint end;
  char *name;
  char *text;
  gboolean is_prefix; /* an asterisk stands behind text */
  guint distance;
  GPtrArray *children; /* OblQueryNode; NULL for none */
} OblQueryNode;

typedef struct _OblQuery OblQuery;

/* An error says what was expected; @position, if not NULL, becomes the character it is about. */
OblQuery *
obl_query_parse (const char *string, guint *position, GError **error) G_GNUC_WARN_UNUSED_RESULT;
OblQuery *obl_query_ref (OblQuery *query);
void obl_query_unref (OblQuery *query);
const OblQueryNode *obl_query_get_root (const OblQuery *query);
const char *obl_query_get_string (const OblQuery *query);

/* Sets @error to “at character …: …”. */
void
obl_query_set_error (GError **error, OblQueryError code, guint position, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* --- Fields (obl-query-fields.c) -------------------------------------------------------------- */

typedef enum {
  OBL_QUERY_IN_DOCUMENT = 1 << 0,   /* says something of the article */
  OBL_QUERY_IN_SPAN = 1 << 1,       /* of a mark in it */
  OBL_QUERY_IN_ANNOTATION = 1 << 2, /* of a mark or a frame */
} OblQueryScope;

typedef enum {
  OBL_QUERY_FIELD_LABEL,
  OBL_QUERY_FIELD_TEXT,
  OBL_QUERY_FIELD_ENTITY,
  OBL_QUERY_FIELD_TYPE,
  OBL_QUERY_FIELD_MENTION,
  OBL_QUERY_FIELD_BY,
  OBL_QUERY_FIELD_ORIGIN,
  OBL_QUERY_FIELD_COMMENT,
  OBL_QUERY_FIELD_STATUS,
  OBL_QUERY_FIELD_PUBLISHER,
  OBL_QUERY_FIELD_LANGUAGE,
  OBL_QUERY_FIELD_DATE,
  OBL_QUERY_FIELD_TITLE,
  OBL_QUERY_FIELD_TAG,
} OblQueryFieldId;

typedef struct {
  OblQueryFieldId id;
  OblQueryScope scope;
  const char *name;
  const char *summary; /* translatable */
} OblQueryField;

/* Ended by one without a name. */
const OblQueryField *obl_query_list_fields (void);
/* NULL: an attribute or a role of some label set. */
const OblQueryField *obl_query_find_field (const char *name);

/* --- What is being typed (obl-query-complete.c) ----------------------------------------------- */

typedef enum {
  OBL_QUERY_PLACE_NONE, /* in quotes, or in the middle of a number: nothing to offer */
  OBL_QUERY_PLACE_TERM, /* a word, or the beginning of a field's or frame's name */
  OBL_QUERY_PLACE_VALUE,
} OblQueryPlaceKind;

typedef struct {
  OblQueryPlaceKind kind;
  guint start; /* in characters: what an offer would replace, up to the cursor */
  char *typed; /* what stands there, without quotes */
  char *field; /* of a value */
  char *frame; /* the name of the frame it stands in, or NULL */
} OblQueryPlace;

/* @cursor: in characters.  What is read may be unfinished. */
OblQueryPlace *obl_query_get_place (const char *string, guint cursor) G_GNUC_WARN_UNUSED_RESULT;
void obl_query_place_free (OblQueryPlace *place);
/* @value as it has to be written behind a field: in quotes where that is needed. */
char *obl_query_quote (const char *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblQuery, obl_query_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblQueryPlace, obl_query_place_free)

G_END_DECLS
