/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A JSON writer that appends to a string.  Misuse (a value where a name is due) is the caller's
 * error; only commas are kept track of here. */
#define G_LOG_DOMAIN "obl-json"

#include "config.h"

#include "core/base/obl-json.h"

#include <math.h>
#include <string.h>

struct _OblJson {
  GString *out;
  gboolean comma; /* something stands before the next name or value on this level */
};

OblJson *
obl_json_new (GString *out)
{
  OblJson *json = g_new0 (OblJson, 1);

  json->out = out;
  return json;
}

void
obl_json_free (OblJson *json)
{
  g_free (json);
}

static void
begin_value (OblJson *json)
{
  if (json->comma)
    g_string_append_c (json->out, ',');
  json->comma = TRUE;
}

static void
begin_level (OblJson *json, char bracket)
{
  begin_value (json);
  g_string_append_c (json->out, bracket);
  json->comma = FALSE;
}

static void
end_level (OblJson *json, char bracket)
{
  g_string_append_c (json->out, bracket);
  json->comma = TRUE;
}

void
obl_json_begin_object (OblJson *json)
{
  begin_level (json, '{');
}

void
obl_json_end_object (OblJson *json)
{
  end_level (json, '}');
}

void
obl_json_begin_array (OblJson *json)
{
  begin_level (json, '[');
}

void
obl_json_end_array (OblJson *json)
{
  end_level (json, ']');
}

/* The bytes of a line separator at @value (U+0085, U+2028, U+2029), or 0.  JSON has no need to escape
 * them, but programs that take a file of records apart by lines may break at them. */
static gsize
measure_line_separator (const char *value, gsize n_bytes)
{
  static const char *const separators[] = { "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9" };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++) {
    gsize n = strlen (separators[i]);

    if (n <= n_bytes && memcmp (value, separators[i], n) == 0)
      return n;
  }
  return 0;
}

/* What stands for itself in a string: most of any text, so that this decides by one look. */
static gboolean
is_plain (guchar c)
{
  return c >= 0x20 && c != '"' && c != '\\' && c != 0x7f && c != 0xc2 && c != 0xe2;
}

static void
append_escaped (GString *out, guchar c)
{
  switch (c) {
  case '"':
    g_string_append (out, "\\\"");
    break;
  case '\\':
    g_string_append (out, "\\\\");
    break;
  case '\n':
    g_string_append (out, "\\n");
    break;
  case '\r':
    g_string_append (out, "\\r");
    break;
  case '\t':
    g_string_append (out, "\\t");
    break;
  default:
    g_string_append_printf (out, "\\u%04x", c);
  }
}

static void
append_quoted (GString *out, const char *value, gsize n_bytes)
{
  gsize i = 0;

  g_string_append_c (out, '"');
  while (i < n_bytes) {
    gsize start = i;
    gsize n_separator;

    while (i < n_bytes && is_plain ((guchar)value[i]))
      i++;
    g_string_append_len (out, value + start, (gssize)(i - start));
    if (i == n_bytes)
      break;
    n_separator = measure_line_separator (value + i, n_bytes - i);
    if (n_separator > 0) {
      g_string_append_printf (out, "\\u%04x", g_utf8_get_char (value + i));
      i += n_separator;
    } else if ((guchar)value[i] >= 0x80)
      g_string_append_c (out, value[i++]);
    else
      append_escaped (out, (guchar)value[i++]);
  }
  g_string_append_c (out, '"');
}

void
obl_json_name (OblJson *json, const char *name)
{
  begin_value (json);
  append_quoted (json->out, name, strlen (name));
  g_string_append_c (json->out, ':');
  json->comma = FALSE;
}

void
obl_json_string (OblJson *json, const char *value)
{
  if (value == NULL)
    obl_json_null (json);
  else
    obl_json_string_len (json, value, strlen (value));
}

void
obl_json_string_len (OblJson *json, const char *value, gsize n_bytes)
{
  begin_value (json);
  append_quoted (json->out, value, n_bytes);
}

void
obl_json_int (OblJson *json, gint64 value)
{
  char digits[24];
  char *first = digits + sizeof digits;
  guint64 rest = value < 0 ? 0 - (guint64)value : (guint64)value;

  do {
    *--first = (char)('0' + rest % 10);
    rest /= 10;
  } while (rest > 0);
  if (value < 0)
    *--first = '-';
  begin_value (json);
  g_string_append_len (json->out, first, digits + sizeof digits - first);
}

void
obl_json_double (OblJson *json, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value)) {
    obl_json_null (json); /* JSON has no infinities */
    return;
  }
  if (value == floor (value) && fabs (value) < 1e15) {
    obl_json_int (json, (gint64)value); /* not 1e+02 */
    return;
  }
  /* The shortest form that reads back as the same number: most scores have two digits. */
  for (int digits = 1; digits <= 17; digits++) {
    char format[8];

    g_snprintf (format, sizeof format, "%%.%dg", digits);
    g_ascii_formatd (buffer, sizeof buffer, format, value);
    if (g_ascii_strtod (buffer, NULL) == value)
      break;
  }
  begin_value (json);
  g_string_append (json->out, buffer);
}

void
obl_json_boolean (OblJson *json, gboolean value)
{
  obl_json_raw (json, value ? "true" : "false");
}

void
obl_json_null (OblJson *json)
{
  obl_json_raw (json, "null");
}

void
obl_json_raw (OblJson *json, const char *text)
{
  begin_value (json);
  g_string_append (json->out, text);
}

void
obl_json_member_string (OblJson *json, const char *name, const char *value)
{
  obl_json_name (json, name);
  obl_json_string (json, value);
}

void
obl_json_member_int (OblJson *json, const char *name, gint64 value)
{
  obl_json_name (json, name);
  obl_json_int (json, value);
}

void
obl_json_member_boolean (OblJson *json, const char *name, gboolean value)
{
  obl_json_name (json, name);
  obl_json_boolean (json, value);
}
