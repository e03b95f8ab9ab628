/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The written form of a mapping, and dates as tables have them. */
#define G_LOG_DOMAIN "obl-mapping"

#include "config.h"

#include "core/import/obl-mapping.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/base/obl-time.h"
#include "core/import/obl-date.h"
#include "core/import/obl-import.h"

/* Bytes; a date is short. */
#define MAX_DATE_BYTES 100u
/* 1973 and 2286 in seconds; what is larger is in milliseconds. */
#define MIN_EPOCH G_GINT64_CONSTANT (100000000)
#define MAX_EPOCH G_GINT64_CONSTANT (9999999999)

static const char *const names[OBL_MAPPING_N_FIELDS] = {
  "text", "html", "title", "author", "date", "updated", "language", "url", "publisher", "id"
};

static char *
dup_fields (void)
{
  GString *list = g_string_new (names[0]);

  for (guint i = 1; i < OBL_MAPPING_N_FIELDS; i++)
    g_string_append_printf (list, ", %s", names[i]);
  return g_string_free (list, FALSE);
}

/* Ends at a comma that no backslash precedes; gives where it ended. */
static const char *
read_part (const char *at, GString *part)
{
  for (; *at != '\0' && *at != ','; at++) {
    if (*at == '\\' && (at[1] == ',' || at[1] == '\\'))
      at++;
    g_string_append_c (part, *at);
  }
  return at;
}

static int
find_field (const char *name)
{
  for (int i = 0; i < OBL_MAPPING_N_FIELDS; i++) {
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return i;
  }
  return -1;
}

static gboolean
take_part (OblMapping *mapping, char *part, GError **error)
{
  g_autofree char *fields = dup_fields ();
  char *equals;
  const char *column;
  int field;

  if (*g_strstrip (part) == '\0')
    return TRUE;
  equals = strchr (part, '=');
  if (equals == NULL || *g_strstrip (equals + 1) == '\0') {
    g_set_error (
        error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED,
        _ ("“%s” in the mapping names no column; write FIELD=COLUMN, where FIELD is one of "
           "%s"),
        part, fields);
    return FALSE;
  }
  *equals = '\0';
  column = equals + 1;
  field = find_field (g_strchomp (part));
  if (field < 0) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED,
                 _ ("the mapping has “%s”, which is not a field; there are %s"), part, fields);
    return FALSE;
  }
  if (mapping->columns[field] != NULL) {
    g_set_error (error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_FAILED,
                 _ ("the mapping has “%s” twice; each of %s may be there once"), part, fields);
    return FALSE;
  }
  mapping->columns[field] = g_strdup (column);
  return TRUE;
}

OblMapping *
obl_mapping_parse (const char *string, GError **error)
{
  g_autoptr (OblMapping) mapping = g_new0 (OblMapping, 1);
  const char *at = string;

  while (TRUE) {
    g_autoptr (GString) part = g_string_new (NULL);

    at = read_part (at, part);
    if (!take_part (mapping, part->str, error))
      return NULL;
    if (*at == '\0')
      return g_steal_pointer (&mapping);
    at++;
  }
}

char *
obl_mapping_format (const OblMapping *mapping)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < OBL_MAPPING_N_FIELDS; i++) {
    const char *column = mapping->columns[i];

    if (column == NULL)
      continue;
    g_string_append_printf (out, "%s%s=", out->len > 0 ? "," : "", names[i]);
    for (; *column != '\0'; column++) {
      if (*column == ',' || *column == '\\')
        g_string_append_c (out, '\\');
      g_string_append_c (out, *column);
    }
  }
  return g_string_free (out, FALSE);
}

void
obl_mapping_free (OblMapping *mapping)
{
  if (mapping == NULL)
    return;
  for (guint i = 0; i < OBL_MAPPING_N_FIELDS; i++)
    g_free (mapping->columns[i]);
  g_free (mapping);
}

/* --- Dates ------------------------------------------------------------------------------------ */

static gboolean
is_date (int year, int month, int day)
{
  return year >= 1500 && year < 2200 && month >= 1 && month <= 12 && day >= 1
         && g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

/* Digits alone: 20240131, with or without the time of day, or a moment as computers count. */
static char *
dup_date_from_number (const char *value)
{
  gsize n_digits = strspn (value, "0123456789");
  gint64 number = g_ascii_strtoll (value, NULL, 10);
  int day = 0;

  /* "1700000000.0", as tables of numbers write it. */
  if (value[n_digits] == '.'
      && value[n_digits + 1 + strspn (value + n_digits + 1, "0123456789")] != '\0')
    return NULL;
  if (value[n_digits] != '\0' && value[n_digits] != '.')
    return NULL;
  if (value[n_digits] == '\0')
    day = (int)(n_digits == 8 ? number : n_digits == 14 ? number / 1000000 : 0);
  if (day != 0)
    return is_date (day / 10000, day / 100 % 100, day % 100)
               ? g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100)
               : NULL;
  if (number >= MIN_EPOCH && number <= MAX_EPOCH)
    number *= 1000;
  else if (number < MIN_EPOCH * 1000 || number > MAX_EPOCH * 1000)
    return NULL;
  return obl_time_format (number - number % 1000);
}

/* "2024/3/1", with anything after it: the year first, and there is one way to read that. */
static char *
dup_date_with_slashes (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", 3);
  guint64 year, month, day;

  if (g_strv_length (parts) != 3)
    return NULL;
  parts[2][strspn (parts[2], "0123456789")] = '\0';
  if (!g_ascii_string_to_unsigned (parts[0], 10, 1000, 9999, &year, NULL)
      || !g_ascii_string_to_unsigned (parts[1], 10, 1, 12, &month, NULL)
      || !g_ascii_string_to_unsigned (parts[2], 10, 1, 31, &day, NULL)
      || !is_date ((int)year, (int)month, (int)day))
    return NULL;
  return g_strdup_printf ("%04d-%02d-%02d", (int)year, (int)month, (int)day);
}

char *
obl_mapping_dup_date (const char *value)
{
  g_autofree char *clean = NULL;
  g_autofree char *date = NULL;

  if (value == NULL || strlen (value) > MAX_DATE_BYTES)
    return NULL;
  clean = g_strstrip (g_strdup (value));
  if (g_ascii_isdigit (*clean))
    date = dup_date_from_number (clean);
  if (date == NULL)
    date = dup_date_with_slashes (clean);
  if (date == NULL)
    return obl_date_find (clean);
  /* Whole seconds. */
  if (g_str_has_suffix (date, ".000Z"))
    memcpy (date + strlen (date) - strlen (".000Z"), "Z", 2);
  return g_steal_pointer (&date);
}
