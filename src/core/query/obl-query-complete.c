/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where in a query a person is typing, and so what could be meant there. */
#define G_LOG_DOMAIN "obl-query-complete"

#include "config.h"

#include "core/query/obl-query-private.h"

#include <string.h>

void
obl_query_place_free (OblQueryPlace *place)
{
  if (place == NULL)
    return;
  g_free (place->typed);
  g_free (place->field);
  g_free (place->frame);
  g_free (place);
}

/* The names of what is open at the cursor: of a frame, of a field's group; "" of mere brackets. */
typedef struct {
  GPtrArray *open;
  char *field; /* that was read last, and has no value yet */
  char *ended; /* the field whose value was read last */
} Reading;

static void
note (Reading *reading, const OblToken *token)
{
  g_autofree char *field = g_steal_pointer (&reading->field);

  g_clear_pointer (&reading->ended, g_free);
  switch (token->kind) {
  case OBL_TOKEN_FIELD:
    reading->field = g_strdup (token->text);
    break;
  case OBL_TOKEN_FRAME:
    g_ptr_array_add (reading->open, g_strconcat ("(", token->text, NULL));
    break;
  case OBL_TOKEN_OPEN:
    g_ptr_array_add (reading->open, g_strdup (field == NULL ? "" : field));
    break;
  case OBL_TOKEN_NEAR:
    g_ptr_array_add (reading->open, g_strdup (""));
    break;
  case OBL_TOKEN_CLOSE:
    if (reading->open->len > 0)
      g_ptr_array_set_size (reading->open, (int)reading->open->len - 1);
    break;
  case OBL_TOKEN_WORD:
  case OBL_TOKEN_PHRASE:
    reading->ended = g_steal_pointer (&field);
    break;
  case OBL_TOKEN_OR:
  case OBL_TOKEN_AND:
  case OBL_TOKEN_NOT:
  case OBL_TOKEN_END:
    break;
  }
}

/* Roles' brackets hold conditions, those of fields hold values. */
static char *
dup_group_field (const GPtrArray *open)
{
  const char *last = open->len == 0 ? "" : open->pdata[open->len - 1];

  return *last == '\0' || *last == '(' || obl_query_find_field (last) == NULL ? NULL
                                                                              : g_strdup (last);
}

static char *
dup_frame (const GPtrArray *open)
{
  for (guint i = open->len; i > 0; i--) {
    const char *name = open->pdata[i - 1];

    if (*name == '(')
      return g_strdup (name + 1);
    /* Within a role's brackets it is the filler that is described. */
    if (*name != '\0')
      return NULL;
  }
  return NULL;
}

static void
fill_place (OblQueryPlace *place, Reading *reading, const OblToken *last, guint cursor)
{
  gboolean touches = last->kind != OBL_TOKEN_END && last->end == cursor;

  place->frame = dup_frame (reading->open);
  place->kind = OBL_QUERY_PLACE_TERM;
  place->start = cursor;
  place->typed = g_strdup ("");
  if (touches
      && (last->kind == OBL_TOKEN_WORD || (last->kind == OBL_TOKEN_PHRASE && last->is_open))) {
    place->start = last->start;
    g_free (place->typed);
    place->typed = g_strdup (last->text);
    place->field = g_strdup (reading->ended);
    if (last->kind == OBL_TOKEN_PHRASE && place->field == NULL)
      place->kind = OBL_QUERY_PLACE_NONE;
  } else if (touches && last->kind == OBL_TOKEN_PHRASE)
    place->kind = OBL_QUERY_PLACE_NONE;
  else if (touches)
    place->field = g_strdup (reading->field);
  if (place->field == NULL)
    place->field = dup_group_field (reading->open);
  if (place->field != NULL && place->kind == OBL_QUERY_PLACE_TERM)
    place->kind = OBL_QUERY_PLACE_VALUE;
}

OblQueryPlace *
obl_query_get_place (const char *string, guint cursor)
{
  g_autofree char *before = g_strndup (
      string,
      (gsize)(g_utf8_offset_to_pointer (string, MIN ((glong)cursor, g_utf8_strlen (string, -1)))
              - string));
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  OblQueryPlace *place = g_new0 (OblQueryPlace, 1);
  Reading reading = { .open = open };
  g_auto (OblToken) token = { 0 };
  g_auto (OblToken) last = { 0 };
  OblScanner scanner;

  cursor = (guint)g_utf8_strlen (before, -1);
  obl_scanner_init (&scanner, before);
  for (;;) {
    obl_scanner_next (&scanner, &token);
    if (token.kind == OBL_TOKEN_END)
      break;
    note (&reading, &token);
    obl_token_clear (&last);
    last = token;
    memset (&token, 0, sizeof token);
  }
  fill_place (place, &reading, &last, cursor);
  g_free (reading.field);
  g_free (reading.ended);
  return place;
}

char *
obl_query_quote (const char *value)
{
  g_autofree char *clean = NULL;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (g_unichar_isalnum (c) || c == '-' || c == '_' || c == '.')
      continue;
    clean = g_strdelimit (g_strdup (value), "\"", ' ');
    return g_strconcat ("\"", clean, "\"", NULL);
  }
  return *value == '\0' ? g_strdup ("\"\"") : g_strdup (value);
}
