/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines begin a file decides whether it is a mail.  Articles too begin with "From: " and
 * "Date: ", so that what only a program writes must be there: an address, a path, a version. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-mime-lines.h"

#include <string.h>

#include "core/read/obl-mime.h"

#define MAX_NAME_BYTES 100u
/* Bytes of a mailbox's line that are looked at. */
#define MAX_ENVELOPE_BYTES 300u
/* Lines that are no headers, in a head that is one for certain. */
#define MAX_BROKEN 2u

gsize
obl_mime_line_length (const char *bytes, gsize n_bytes)
{
  const char *end = n_bytes == 0 ? NULL : memchr (bytes, '\n', n_bytes);

  return end == NULL ? n_bytes : (gsize)(end + 1 - bytes);
}

OblMimeLine
obl_mime_line_classify (const char *line, gsize n_line)
{
  gsize at = 0;

  if (n_line == 0 || line[0] == '\n' || (n_line >= 2 && line[0] == '\r' && line[1] == '\n')
      || (n_line == 1 && line[0] == '\r'))
    return OBL_MIME_LINE_BLANK;
  if (line[0] == ' ' || line[0] == '\t')
    return OBL_MIME_LINE_CONTINUATION;
  while (at < n_line && line[at] > 32 && line[at] < 127 && line[at] != ':')
    at++;
  if (at == 0 || at > MAX_NAME_BYTES)
    return OBL_MIME_LINE_OTHER;
  while (at < n_line && (line[at] == ' ' || line[at] == '\t'))
    at++;
  return at < n_line && line[at] == ':' ? OBL_MIME_LINE_HEADER : OBL_MIME_LINE_OTHER;
}

gboolean
obl_mime_line_is (const char *line, gsize n_line, const char *name)
{
  gsize n_name = strlen (name);

  return n_line > n_name && g_ascii_strncasecmp (line, name, n_name) == 0
         && (line[n_name] == ':' || line[n_name] == ' ' || line[n_name] == '\t');
}

static gboolean
begins (const char *bytes, gsize n_bytes, const char *with)
{
  return n_bytes >= strlen (with) && memcmp (bytes, with, strlen (with)) == 0;
}

/* A time of day, and a year after it or before. */
gboolean
obl_mime_line_is_envelope (const char *line, gsize n_line)
{
  gboolean has_time = FALSE;
  guint n_digits = 0;
  gboolean has_year = FALSE;

  if (!begins (line, n_line, "From "))
    return FALSE;
  n_line = MIN (n_line, MAX_ENVELOPE_BYTES);
  for (gsize i = 5; i < n_line; i++) {
    if (g_ascii_isdigit (line[i])) {
      n_digits++;
      continue;
    }
    if (line[i] == ':' && n_digits == 2 && i + 2 < n_line && g_ascii_isdigit (line[i + 1])
        && g_ascii_isdigit (line[i + 2]))
      has_time = TRUE;
    has_year = has_year || n_digits == 4;
    n_digits = 0;
  }
  return has_time && (has_year || n_digits == 4);
}

gsize
obl_mime_lines_get_start (const char *bytes, gsize n_bytes)
{
  gsize at = begins (bytes, n_bytes, "\xef\xbb\xbf") ? 3 : 0;

  if (n_bytes == 0)
    return 0;
  while (at < n_bytes && (bytes[at] == '\n' || bytes[at] == '\r'))
    at++;
  if (begins (bytes + at, n_bytes - at, "From ") || begins (bytes + at, n_bytes - at, ">From "))
    at += obl_mime_line_length (bytes + at, n_bytes - at);
  return at;
}

/* --- Recognising ------------------------------------------------------------------------------ */

static const char *const known[]
    = { "From", "To", "Subject", "Date", "Message-ID", "Received", "MIME-Version" };
static const char *const of_programs[]
    = { "Message-ID", "Received", "MIME-Version", "Return-Path", "Delivered-To" };
static const char *const of_mails[]
    = { "Cc",       "Bcc",        "Sender",     "Reply-To",     "Sent",   "In-Reply-To",
        "Priority", "Importance", "References", "Organization", "Status", "User-Agent" };
static const char *const prefixes[]
    = { "X-", "Content-", "List-", "Resent-", "DKIM-", "Thread-", "ARC-", "Authentication-" };

static gboolean
is_any (const char *line, gsize n_line, const char *const *names, guint n_names, guint *which)
{
  for (guint i = 0; i < n_names; i++) {
    if (obl_mime_line_is (line, n_line, names[i])) {
      *which = i;
      return TRUE;
    }
  }
  return FALSE;
}

static gboolean
is_of_mails (const char *line, gsize n_line)
{
  guint which;

  if (is_any (line, n_line, of_mails, G_N_ELEMENTS (of_mails), &which))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    if (n_line > strlen (prefixes[i])
        && g_ascii_strncasecmp (line, prefixes[i], strlen (prefixes[i])) == 0)
      return TRUE;
  }
  return FALSE;
}

/* What a program writes there: a path or an identifier has its marks, a version a digit. */
static gboolean
is_of_program (const char *line, gsize n_line)
{
  guint which;

  if (!is_any (line, n_line, of_programs, G_N_ELEMENTS (of_programs), &which))
    return FALSE;
  if (strcmp (of_programs[which], "MIME-Version") == 0)
    return g_strstr_len (line, (gssize)n_line, "1.") != NULL;
  if (strcmp (of_programs[which], "Received") == 0)
    return g_strstr_len (line, (gssize)n_line, "from ") != NULL
           || g_strstr_len (line, (gssize)n_line, "by ") != NULL;
  return memchr (line, '@', n_line) != NULL;
}

static void
take_header (const char *line, gsize n_line, guint *seen, OblMimeHead *found)
{
  g_autofree char *text = g_ascii_strdown (line, (gssize)n_line);
  guint which;
  gboolean is_known = is_any (line, n_line, known, G_N_ELEMENTS (known), &which);

  if (is_known && (*seen & (1u << which)) == 0) {
    *seen |= 1u << which;
    found->n_known++;
  }
  if (is_of_program (line, n_line))
    found->is_sent = TRUE;
  else if (!is_known && !is_of_mails (line, n_line))
    found->has_other = TRUE;
  if (obl_mime_line_is (line, n_line, "From")) {
    found->has_sender = found->has_sender || memchr (line, '@', n_line) != NULL;
    found->is_saved_page = found->is_saved_page || strstr (text, "<saved by ") != NULL;
  } else if (obl_mime_line_is (line, n_line, "Snapshot-Content-Location")) {
    found->is_saved_page = TRUE;
  } else if (obl_mime_line_is (line, n_line, "Content-Type")) {
    found->is_related = strstr (text, "multipart/related") != NULL;
  }
}

gboolean
obl_mime_look (const guint8 *bytes, gsize n_bytes, OblMimeHead *found)
{
  const char *data = (const char *)bytes;
  gsize at = obl_mime_lines_get_start (data, n_bytes);
  gboolean is_first = TRUE;
  guint seen = 0;
  gsize n_line;

  memset (found, 0, sizeof *found);
  for (; at < n_bytes; at += n_line, is_first = FALSE) {
    OblMimeLine kind;

    n_line = obl_mime_line_length (data + at, n_bytes - at);
    kind = obl_mime_line_classify (data + at, n_line);
    if (kind == OBL_MIME_LINE_BLANK)
      return found->n_known > 0;
    if (kind == OBL_MIME_LINE_HEADER)
      take_header (data + at, n_line, &seen, found);
    else if (kind == OBL_MIME_LINE_OTHER)
      found->n_broken++;
    if (found->n_broken > MAX_BROKEN || (is_first && kind != OBL_MIME_LINE_HEADER))
      return FALSE;
  }
  return found->n_known > 0;
}
