/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comments that programs leave in pages that they save:
 *
 *   <!-- saved from url=(0024)https://example.org/a/ -->
 *   <!-- Page saved with SingleFile url: https://example.org/a/ saved date: Sat Mar 02 2024
 *        11:22:33 GMT+0100 (Central European Standard Time) -->
 *
 * Read before the page's own metadata, for this address is where the page was, whatever the page
 * says of itself. */
#define G_LOG_DOMAIN "obl-import"

#include "config.h"

#include "core/import/obl-import-private.h"

#include <string.h>

/* Bytes; no program writes its comment further down. */
#define HEAD_BYTES 8192u
#define MAX_URL_BYTES 4096u

static gboolean
is_web_address (const char *url)
{
  return g_ascii_strncasecmp (url, "http://", 7) == 0
         || g_ascii_strncasecmp (url, "https://", 8) == 0;
}

/* The word at @text; NULL when it is no address on the web. */
static char *
dup_address (const char *text)
{
  gsize length = strcspn (text, " \t\r\n");
  g_autofree char *url = g_strndup (text, length);

  if (g_str_has_suffix (url, "--"))
    url[length - 2] = '\0';
  return length > MAX_URL_BYTES || !is_web_address (url) ? NULL : g_steal_pointer (&url);
}

static char *
dup_counted_address (const char *comment)
{
  const char *at = strstr (comment, "saved from url=(");

  at = at == NULL ? NULL : strchr (at, ')');
  return at == NULL ? NULL : dup_address (at + 1);
}

static char *
dup_named_address (const char *comment)
{
  const char *at = strstr (comment, "url:");

  if (at == NULL)
    return NULL;
  at += strlen ("url:");
  return dup_address (at + strspn (at, " \t\r\n"));
}

/* "Sat Mar 02 2024 11:22:33 GMT+0100 …" in milliseconds; 0 for anything else. */
static gint64
read_moment (const char *text)
{
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  g_auto (GStrv) words = g_strsplit (text, " ", 7);
  const char *found;
  g_autofree char *iso = NULL;
  g_autoptr (GDateTime) moment = NULL;

  /* Weekday, month, day, year, time, zone. */
  if (g_strv_length (words) < 6 || strlen (words[1]) != 3 || !g_str_has_prefix (words[5], "GMT"))
    return 0;
  found = strstr (months, words[1]);
  if (found == NULL || (found - months) % 3 != 0)
    return 0;
  iso = g_strdup_printf ("%s-%02d-%sT%s%.5s", words[3], (int)(found - months) / 3 + 1, words[2],
                         words[4], words[5] + strlen ("GMT"));
  moment = g_date_time_new_from_iso8601 (iso, NULL);
  return moment == NULL ? 0 : g_date_time_to_unix (moment) * 1000;
}

static void
read_comment (OblDocument *document, const char *comment)
{
  gboolean is_single_file = strstr (comment, "SingleFile") != NULL;
  const char *date = is_single_file ? strstr (comment, "saved date:") : NULL;
  g_autofree char *url
      = is_single_file ? dup_named_address (comment) : dup_counted_address (comment);

  if (url == NULL)
    return;
  obl_document_add_candidate (document, "url", url, is_single_file ? "SingleFile" : "saved from");
  obl_import_fill (&document->source.url, url);
  if (date == NULL || document->source.retrieved != 0)
    return;
  date += strlen ("saved date:");
  document->source.retrieved = read_moment (date + strspn (date, " \t\r\n"));
}

void
obl_import_read_saved_from (OblImportInput *input)
{
  g_autofree char *head = g_strndup (input->utf8, MIN (input->n_bytes, HEAD_BYTES));
  char *at = head;

  while ((at = strstr (at, "<!--")) != NULL) {
    char *end = strstr (at, "-->");

    if (end == NULL)
      return;
    *end = '\0';
    read_comment (input->document, at + strlen ("<!--"));
    at = end + 1;
  }
}
