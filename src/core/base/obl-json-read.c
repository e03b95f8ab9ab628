/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one door through which JSON comes in.
 *
 * json-glib does the reading; this adds what it leaves out: a limit on nesting (without one a file
 * of a million brackets overruns the stack) and a check of the encoding before anything else. */
#define G_LOG_DOMAIN "obl-json"

#include "config.h"

#include "core/base/obl-json-read.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The line in which the nesting first exceeds the limit, or 0.  Brackets inside strings do not
 * count. */
static guint
find_too_deep (const char *json, gsize n_bytes)
{
  guint line = 1;
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < n_bytes; i++) {
    char c = json[i];

    if (c == '\n')
      line++;
    if (in_string) {
      if (c == '\\')
        i++;
      else if (c == '"')
        in_string = FALSE;
    } else if (c == '"') {
      in_string = TRUE;
    } else if (c == '[' || c == '{') {
      if (++depth > OBL_JSON_MAX_DEPTH)
        return line;
    } else if ((c == ']' || c == '}') && depth > 0) {
      depth--;
    }
  }

  return 0;
}

JsonNode *
obl_json_read (const char *json, gssize n_bytes, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  gsize n = n_bytes < 0 ? strlen (json) : (gsize)n_bytes;
  const char *end = NULL;
  guint line = 0;
  JsonNode *root = NULL;

  if (!g_utf8_validate_len (json, n, &end)) {
    g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA,
                 _ ("The JSON is not valid UTF-8 at byte %" G_GSIZE_FORMAT "."),
                 (gsize)(end - json));
    return NULL;
  }

  line = find_too_deep (json, n);
  if (line != 0) {
    g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA,
                 _ ("The JSON is nested more than %d levels deep in line %u."), OBL_JSON_MAX_DEPTH,
                 line);
    return NULL;
  }

  parser = json_parser_new_immutable ();
  if (!json_parser_load_from_data (parser, json, (gssize)n, error))
    return NULL;

  root = json_parser_steal_root (parser);
  if (root == NULL)
    g_set_error (error, JSON_PARSER_ERROR, JSON_PARSER_ERROR_INVALID_DATA,
                 _ ("There is no JSON in it."));

  return root;
}
