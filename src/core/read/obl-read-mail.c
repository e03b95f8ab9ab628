/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail (RFC 5322) is a container: of what it says itself, and of its attachments.
 *
 * What it says becomes one page: the subject as its headline, a line for each of those who wrote it
 * and got it, so that they can be annotated, then its text.  That page is made when somebody wants
 * it, from the mail's own bytes, by a reader that no file is recognised for. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-mail.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include <gmime/gmime.h>

#include "core/read/obl-mail-parts.h"
#include "core/read/obl-mail-text.h"
#include "core/read/obl-mime-words.h"
#include "core/read/obl-mime.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-xml.h"

#include "core/import/obl-date.h"

#define BODY_FORMAT "eml-body"

void
obl_read_mail_init (void)
{
  g_mime_init ();
  /* Its table of words is made when the first date is read. */
  g_date_time_unref (g_mime_utils_header_decode_date ("Thu, 1 Jan 2026 00:00:00 +0000"));
}

/* --- What is known about it ------------------------------------------------------------------- */

/* The name in "Name <address>" or "address (Name)"; the address when there is none. */
static char *
dup_person (const char *text)
{
  const char *angle = strchr (text, '<');
  const char *round = strchr (text, '(');
  g_autofree char *name = NULL;

  if (angle != NULL)
    name = g_strndup (text, (gsize)(angle - text));
  else if (round != NULL)
    name = g_strndup (round + 1, strcspn (round + 1, ")"));
  else
    name = g_strdup (text);
  g_strdelimit (name, "\"", ' ');
  if (*g_strstrip (name) == '\0' && angle != NULL) {
    g_free (name);
    name = g_strndup (angle + 1, strcspn (angle + 1, ">"));
  }
  return *name == '\0' ? NULL : g_steal_pointer (&name);
}

/* A zone is a number with a sign or letters, after the time of day. */
static gboolean
has_zone (const char *time_of_day)
{
  while (*time_of_day != '\0' && strchr ("+-", *time_of_day) == NULL
         && !g_ascii_isalpha (*time_of_day))
    time_of_day++;
  return *time_of_day != '\0';
}

/* The day alone, as in an article; clocks that were never set say 1970. */
static char *
dup_day (const char *text)
{
  g_autofree char *day = obl_date_find (text);

  return day == NULL || g_str_has_prefix (day, "1970-01-01") ? NULL : g_steal_pointer (&day);
}

/* In ISO 8601, in the sender's own time; what the mail does not say is not made up. */
static char *
dup_published (const OblMimePart *mail)
{
  g_autoptr (GDateTime) date = obl_mime_part_dup_date (mail, "Date");
  g_autofree char *text = obl_mime_part_dup_text (mail, "Date", NULL);
  const char *colon = text == NULL ? NULL : strchr (text, ':');
  g_autoptr (GString) out = NULL;
  int offset;

  if (text == NULL)
    return NULL;
  if (date == NULL || colon == NULL)
    return dup_day (text);
  out = g_string_new (NULL);
  g_string_printf (out, "%04d-%02d-%02dT%02d:%02d:%02d", g_date_time_get_year (date),
                   g_date_time_get_month (date), g_date_time_get_day_of_month (date),
                   g_date_time_get_hour (date), g_date_time_get_minute (date),
                   g_date_time_get_second (date));
  offset = (int)(g_date_time_get_utc_offset (date) / G_TIME_SPAN_MINUTE);
  if (has_zone (colon))
    g_string_append_printf (out, "%c%02d:%02d", offset < 0 ? '-' : '+', ABS (offset) / 60,
                            ABS (offset) % 60);
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static OblDocument *
make_facts (const OblMimePart *mail, const char *charset)
{
  g_autofree char *from = obl_mime_part_dup_text (mail, "From", charset);
  OblDocument *facts = obl_document_new ();

  if (from == NULL)
    from = obl_mime_part_dup_text (mail, "Sender", charset);
  facts->title = obl_mime_part_dup_text (mail, "Subject", charset);
  facts->byline = from == NULL ? NULL : dup_person (from);
  facts->published = dup_published (mail);
  return facts;
}

/* --- What it says ----------------------------------------------------------------------------- */

/* Gives how many lines there are before the text. */
static guint
write_head (GString *html, const OblMimePart *mail, const char *title, const char *charset)
{
  static const char *const names[] = { "From", "To", "Cc", "Date" };
  guint n_lines = 0;

  if (title != NULL) {
    g_string_append (html, "<h1>");
    obl_read_html_text (html, title);
    g_string_append (html, "</h1>\n");
  }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *value = obl_mime_part_dup_text (mail, names[i], charset);

    if (value == NULL)
      continue;
    g_string_append_printf (html, "<p>%s: ", names[i]);
    obl_read_html_text (html, value);
    g_string_append (html, "</p>\n");
    n_lines++;
  }
  return n_lines;
}

static gboolean
is_set (const OblMimePart *part, const char *name, const char *value)
{
  g_autofree char *own = obl_mime_part_dup_parameter (part, "Content-Type", name);

  return own != NULL && g_ascii_strcasecmp (own, value) == 0;
}

static void
write_body (GString *html, const OblMimePart *part)
{
  g_autofree char *charset = obl_mime_part_dup_parameter (part, "Content-Type", "charset");
  gboolean is_html = strcmp (part->type, "text/html") == 0;
  g_autoptr (GBytes) bytes = obl_mime_part_decode (part);
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *text = n_bytes == 0 ? NULL : obl_mime_to_utf8 (data, n_bytes, charset, is_html);

  if (text == NULL)
    return;
  if (is_html)
    g_string_append_printf (html, "<div>\n%s\n</div>\n", text);
  else
    obl_mail_text_append (html, text, is_set (part, "format", "flowed"),
                          is_set (part, "delsp", "yes"));
}

static OblDocument *
read_body (const OblReadItem *item, OblImportOptions *options, GError **error)
{
  g_autoptr (OblMimePart) mail = obl_mime_parse (item->bytes);
  g_auto (OblMailParts) parts = { NULL };
  g_autoptr (GString) html = g_string_new ("<!doctype html>\n");
  g_autoptr (OblAssets) assets = obl_assets_new ();
  g_autoptr (OblDocument) facts = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *charset = NULL;

  obl_mail_parts_sort (&parts, mail);
  if (parts.bodies->len > 0)
    charset = obl_mime_part_dup_parameter (parts.bodies->pdata[0], "Content-Type", "charset");
  facts = make_facts (mail, charset);
  options->n_meta = write_head (html, mail, facts->title, charset);
  for (guint i = 0; i < parts.bodies->len; i++)
    write_body (html, parts.bodies->pdata[i]);
  obl_mime_add_pictures (mail, NULL, assets);
  obl_read_facts_complete (facts, options->facts);
  bytes = g_bytes_new (html->str, html->len);
  options->format = "html";
  options->charset = "utf-8";
  options->original = item->bytes;
  options->reader = "eml 1";
  options->facts = facts;
  options->assets = assets;
  options->is_article = TRUE;
  return obl_import_bytes (bytes, options, error);
}

/* --- What came along -------------------------------------------------------------------------- */

static char *
dup_attachment_name (const OblReadItem *item, const OblMimePart *part, guint number)
{
  g_autofree char *name = obl_mail_part_dup_file_name (part);

  if (name == NULL && obl_mime_part_has_prefix (part, "message/")) {
    g_autoptr (GBytes) bytes = obl_mime_part_decode (part);
    g_autoptr (OblMimePart) head = obl_mime_parse_head (bytes);

    name = obl_mime_part_dup_text (head, "Subject", NULL);
    if (name != NULL)
      g_strdelimit (name, "/\\", '-');
  }
  if (name == NULL)
    name = g_strdup_printf ("%u", number);
  return obl_read_join_name (item->name, name);
}

/* FALSE when nothing more is wanted. */
static gboolean
add_attachment (OblReadJob *job, const OblReadItem *mail, const OblMimePart *part, guint number)
{
  g_autofree char *name = dup_attachment_name (mail, part, number);
  g_autofree char *charset = obl_mime_part_dup_parameter (part, "Content-Type", "charset");
  g_autoptr (GBytes) bytes = obl_mime_part_decode (part);
  gboolean is_mail = obl_mime_part_has_prefix (part, "message/");
  OblReadItem item = { .name = name,
                       .bytes = bytes,
                       .format = is_mail ? "eml" : NULL,
                       .media_type = part->type,
                       .charset = charset,
                       .retrieved = mail->retrieved };

  return obl_read_job_add (job, &item);
}

static void
refuse (OblReadJob *job, const char *name, const char *why)
{
  g_autoptr (GError) error = NULL;

  obl_read_set_broken (&error, name, why);
  obl_read_job_refuse (job, name, error);
}

static void
unpack_mail (OblReadJob *job, const OblReadItem *item)
{
  g_autoptr (OblMimePart) mail = obl_mime_parse (item->bytes);
  g_auto (OblMailParts) parts = { NULL };
  OblReadItem body = *item;

  body.format = BODY_FORMAT;
  body.charset = NULL;
  if (!obl_read_job_add (job, &body))
    return;
  obl_mail_parts_sort (&parts, mail);
  if (parts.encrypted != NULL)
    refuse (job, item->name,
            _ ("what it says is encrypted; save it decrypted from your mail program, and import "
               "that"));
  if (parts.is_too_deep)
    refuse (job, item->name, _ ("its parts are packed into parts too often"));
  for (guint i = 0; i < parts.attachments->len; i++) {
    if (!add_attachment (job, item, parts.attachments->pdata[i], i + 1))
      return;
  }
}

static gboolean
unpack (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  g_autoptr (GBytes) bytes
      = item->bytes != NULL ? g_bytes_ref (item->bytes) : obl_read_all (stream, item->name, error);
  OblReadItem mail = *item;

  if (bytes == NULL)
    return FALSE;
  mail.bytes = bytes;
  unpack_mail (job, &mail);
  return TRUE;
}

static gboolean
recognise (const OblReadHead *head)
{
  OblMimeHead found;

  if (!obl_mime_look (head->bytes, head->n_bytes, &found) || found.n_known < 2)
    return FALSE;
  if (found.is_sent)
    return found.n_broken == 0 || found.n_known > 2;
  return found.has_sender && !found.has_other && found.n_broken == 0;
}

static gboolean
recognise_never (const OblReadHead *head)
{
  return FALSE;
}

const OblReader obl_reader_mail = {
  .format = "eml",
  .media_type = "message/rfc822",
  .recognise = recognise,
  .unpack = unpack,
};

const OblReader obl_reader_mail_body = {
  .format = BODY_FORMAT,
  .media_type = "message/rfc822",
  .recognise = recognise_never,
  .read = read_body,
};
