/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files of core/query share: cutting a query into tokens. */
#pragma once

#include "core/query/obl-query.h"

G_BEGIN_DECLS

typedef enum {
  OBL_TOKEN_END,
  OBL_TOKEN_WORD,
  OBL_TOKEN_PHRASE,
  OBL_TOKEN_FIELD, /* a name with its colon */
  OBL_TOKEN_FRAME, /* a name with its opening bracket */
  OBL_TOKEN_NEAR,  /* NEAR with its opening bracket */
  OBL_TOKEN_OPEN,
  OBL_TOKEN_CLOSE,
  OBL_TOKEN_OR,
  OBL_TOKEN_AND,
  OBL_TOKEN_NOT,
} OblTokenKind;

typedef struct {
  OblTokenKind kind;
  char *text;         /* without quotes, colon, bracket and asterisk */
  gboolean is_prefix; /* an asterisk stood behind it */
  gboolean is_open;   /* a phrase whose second quote is not there */
  guint start;        /* in characters */
  guint end;
} OblToken;

typedef struct {
  const char *at;
  guint n_chars;        /* before at */
  gboolean takes_value; /* a field's name was read: what follows is no operator */
} OblScanner;

void obl_scanner_init (OblScanner *scanner, const char *string);
/* The next one; frees what @token had. */
void obl_scanner_next (OblScanner *scanner, OblToken *token);
void obl_token_clear (OblToken *token);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblToken, obl_token_clear)

G_END_DECLS
