/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens of a query.  Every text has some: what is unfinished ends where the text does. */
#define G_LOG_DOMAIN "obl-query-scan"

#include "config.h"

#include "core/query/obl-query-private.h"

#include <string.h>

void
obl_token_clear (OblToken *token)
{
  g_clear_pointer (&token->text, g_free);
  memset (token, 0, sizeof *token);
}

void
obl_scanner_init (OblScanner *scanner, const char *string)
{
  scanner->at = string;
  scanner->n_chars = 0;
  scanner->takes_value = FALSE;
}

static void
advance (OblScanner *scanner, const char *to)
{
  scanner->n_chars += (guint)g_utf8_strlen (scanner->at, to - scanner->at);
  scanner->at = to;
}

/* Typographic quotes are what some keyboards and programs make of plain ones. */
static gboolean
is_quote (gunichar c)
{
  return c == '"' || c == 0x201c || c == 0x201d || c == 0x201e || c == 0xab || c == 0xbb;
}

static gboolean
ends_word (gunichar c)
{
  return c == '\0' || g_unichar_isspace (c) || is_quote (c) || c == '(' || c == ')';
}

/* Where a field's name ends that begins at @at, at its colon; NULL when none does.  An address
 * (https://…) is none, nor a time (10:30). */
static const char *
find_colon (const char *at)
{
  const char *p = at;

  if (!g_unichar_isalpha (g_utf8_get_char (p)))
    return NULL;
  while (g_unichar_isalnum (g_utf8_get_char (p)) || *p == '_' || *p == '.' || *p == '-')
    p = g_utf8_next_char (p);
  return *p == ':' && !(p[1] == '/' && p[2] == '/') ? p : NULL;
}

static void
read_phrase (OblScanner *scanner, OblToken *token)
{
  const char *begin = g_utf8_next_char (scanner->at);
  const char *end = begin;

  while (*end != '\0' && !is_quote (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  token->kind = OBL_TOKEN_PHRASE;
  token->text = g_strndup (begin, (gsize)(end - begin));
  token->is_open = *end == '\0';
  if (*end != '\0')
    end = g_utf8_next_char (end);
  if (*end == '*') {
    token->is_prefix = TRUE;
    end++;
  }
  advance (scanner, end);
}

static OblTokenKind
find_operator (const char *word)
{
  if (strcmp (word, "OR") == 0 || strcmp (word, "|") == 0)
    return OBL_TOKEN_OR;
  if (strcmp (word, "AND") == 0 || strcmp (word, "&") == 0)
    return OBL_TOKEN_AND;
  if (strcmp (word, "NOT") == 0)
    return OBL_TOKEN_NOT;
  return OBL_TOKEN_WORD;
}

static void
read_word (OblScanner *scanner, OblToken *token)
{
  const char *end = scanner->at;
  gsize length;

  while (!ends_word (g_utf8_get_char (end)))
    end = g_utf8_next_char (end);
  token->text = g_strndup (scanner->at, (gsize)(end - scanner->at));
  length = strlen (token->text);
  token->kind = scanner->takes_value ? OBL_TOKEN_WORD : find_operator (token->text);
  if (*end == '(' && length > 0) {
    token->kind = strcmp (token->text, "NEAR") == 0 ? OBL_TOKEN_NEAR : OBL_TOKEN_FRAME;
    if (token->kind == OBL_TOKEN_FRAME && find_operator (token->text) != OBL_TOKEN_WORD)
      token->kind = find_operator (token->text); /* a OR(b c) */
    else
      end++;
  } else if (length > 0 && token->text[length - 1] == '*') {
    token->text[length - 1] = '\0';
    token->is_prefix = TRUE;
  }
  advance (scanner, end);
}

static gboolean
read_field (OblScanner *scanner, OblToken *token)
{
  const char *colon = find_colon (scanner->at);

  if (colon == NULL)
    return FALSE;
  token->kind = OBL_TOKEN_FIELD;
  token->text = g_strndup (scanner->at, (gsize)(colon - scanner->at));
  advance (scanner, colon + 1);
  return TRUE;
}

static gboolean
read_sign (OblScanner *scanner, OblToken *token)
{
  gunichar next;

  switch (*scanner->at) {
  case '(':
    token->kind = OBL_TOKEN_OPEN;
    break;
  case ')':
    token->kind = OBL_TOKEN_CLOSE;
    break;
  case '-':
    next = g_utf8_get_char (scanner->at + 1);
    if (scanner->takes_value || (ends_word (next) && !is_quote (next) && next != '('))
      return FALSE;
    token->kind = OBL_TOKEN_NOT;
    break;
  default:
    return FALSE;
  }
  advance (scanner, scanner->at + 1);
  return TRUE;
}

void
obl_scanner_next (OblScanner *scanner, OblToken *token)
{
  gunichar c;

  obl_token_clear (token);
  while (g_unichar_isspace (g_utf8_get_char (scanner->at)))
    advance (scanner, g_utf8_next_char (scanner->at));
  token->start = scanner->n_chars;
  c = g_utf8_get_char (scanner->at);
  if (c == '\0')
    token->kind = OBL_TOKEN_END;
  else if (is_quote (c))
    read_phrase (scanner, token);
  else if (!read_sign (scanner, token) && !read_field (scanner, token))
    read_word (scanner, token);
  token->end = scanner->n_chars;
  scanner->takes_value = token->kind == OBL_TOKEN_FIELD;
}
