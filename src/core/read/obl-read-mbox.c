/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Mailboxes in one file.  Of a mailbox of any size one mail is held, in blocks, so that neither a
 * mail nor a line without end fills the machine. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-mail.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/read/obl-mime-lines.h"
#include "core/read/obl-mime.h"

#define BLOCK_BYTES (64u * 1024)
/* Characters of a subject, in the name of a mail. */
#define MAX_SUBJECT_CHARS 80

typedef struct {
  OblReadJob *job;
  const OblReadItem *item;
  GInputStream *stream;
  char *block;
  gsize at; /* what is not taken of the block */
  gsize n_block;
  gboolean is_end; /* of the stream */
  GByteArray *mail;
  gboolean is_open; /* a mail has begun */
  gboolean is_too_large;
  guint n_mails;
} Unpacking;

static gboolean
recognise (const OblReadHead *head)
{
  const char *bytes = (const char *)head->bytes;
  gsize n_line = obl_mime_line_length (bytes, head->n_bytes);
  OblMimeHead found;

  return obl_mime_line_is_envelope (bytes, n_line)
         && obl_mime_look (head->bytes, head->n_bytes, &found);
}

/* --- Lines ------------------------------------------------------------------------------------ */

static gboolean
fill (Unpacking *self, GError **error)
{
  gssize n_read;

  memmove (self->block, self->block + self->at, self->n_block - self->at);
  self->n_block -= self->at;
  self->at = 0;
  n_read = g_input_stream_read (self->stream, self->block + self->n_block,
                                BLOCK_BYTES - self->n_block, NULL, error);
  self->is_end = n_read == 0;
  self->n_block += n_read > 0 ? (gsize)n_read : 0;
  return n_read >= 0;
}

/* The next line with its end, or as much of it as a block holds. *n_line is 0 at the end. */
static gboolean
take_line (Unpacking *self, const char **line, gsize *n_line, GError **error)
{
  while (memchr (self->block + self->at, '\n', self->n_block - self->at) == NULL && !self->is_end
         && self->n_block - self->at < BLOCK_BYTES) {
    if (!fill (self, error))
      return FALSE;
  }
  *line = self->block + self->at;
  *n_line = obl_mime_line_length (*line, self->n_block - self->at);
  self->at += *n_line;
  return TRUE;
}

/* --- Mails ------------------------------------------------------------------------------------ */

/* "box.mbox/12 About the harbour". */
static char *
dup_name (const Unpacking *self, GBytes *bytes)
{
  g_autoptr (OblMimePart) part = bytes == NULL ? NULL : obl_mime_parse_head (bytes);
  g_autofree char *subject = part == NULL ? NULL : obl_mime_part_dup_text (part, "Subject", NULL);
  g_autofree char *inner = NULL;

  if (subject != NULL) {
    g_autofree char *valid = g_utf8_make_valid (subject, -1);
    g_autofree char *shortened
        = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), MAX_SUBJECT_CHARS));

    g_strdelimit (shortened, "/\\", '-');
    inner = g_strdup_printf ("%u %s", self->n_mails, shortened);
  } else {
    inner = g_strdup_printf ("%u", self->n_mails);
  }
  return obl_read_join_name (self->item->name, inner);
}

/* The empty line before the next mail is the mailbox's. */
static void
trim_end (GByteArray *mail)
{
  guint n_bytes = mail->len;

  if (n_bytes < 2 || mail->data[n_bytes - 1] != '\n')
    return;
  n_bytes -= mail->data[n_bytes - 2] == '\r' ? 2 : 1;
  if (n_bytes > 0 && mail->data[n_bytes - 1] == '\n')
    g_byte_array_set_size (mail, n_bytes);
}

/* FALSE when nothing more is wanted. */
static gboolean
finish_mail (Unpacking *self)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  OblReadItem item = { .format = "eml", .retrieved = self->item->retrieved };

  if (!self->is_open)
    return TRUE;
  self->is_open = FALSE;
  self->n_mails++;
  if (!self->is_too_large)
    trim_end (self->mail);
  bytes = g_byte_array_free_to_bytes (self->mail);
  self->mail = g_byte_array_new ();
  name = dup_name (self, bytes);
  if (self->is_too_large) {
    g_set_error (&error, OBL_IMPORT_ERROR, OBL_IMPORT_ERROR_TOO_LARGE,
                 _ ("Cannot import “%s”: it is larger than %u MB, the most that is read"), name,
                 OBL_IMPORT_MAX_BYTES / 1024 / 1024);
    obl_read_job_refuse (self->job, name, error);
    return TRUE;
  }
  if (g_bytes_get_size (bytes) == 0)
    return TRUE;
  item.name = name;
  item.bytes = bytes;
  return obl_read_job_add (self->job, &item);
}

static void
append (Unpacking *self, const char *line, gsize n_line, gboolean is_start)
{
  gsize n_marks = 0;

  if (!self->is_open || self->is_too_large)
    return;
  if (self->mail->len + n_line > OBL_IMPORT_MAX_BYTES) {
    self->is_too_large = TRUE;
    return;
  }
  /* A line of the mail that looked like the mailbox's own was given a mark. */
  while (is_start && n_marks < n_line && line[n_marks] == '>')
    n_marks++;
  if (n_marks > 0 && n_line >= n_marks + 5 && memcmp (line + n_marks, "From ", 5) == 0) {
    line++;
    n_line--;
  }
  g_byte_array_append (self->mail, (const guint8 *)line, (guint)n_line);
}

static gboolean
unpack_mails (Unpacking *self, GError **error)
{
  gboolean is_start = TRUE; /* of a line */
  gboolean is_after_blank = TRUE;
  const char *line;
  gsize n_line;

  while (TRUE) {
    if (!take_line (self, &line, &n_line, error))
      return FALSE;
    if (n_line == 0)
      break;
    if (is_start && is_after_blank && obl_mime_line_is_envelope (line, n_line)) {
      if (!finish_mail (self))
        return TRUE;
      self->is_open = TRUE;
      self->is_too_large = FALSE;
    } else {
      append (self, line, n_line, is_start);
    }
    is_after_blank = is_start && obl_mime_line_classify (line, n_line) == OBL_MIME_LINE_BLANK;
    is_start = line[n_line - 1] == '\n';
  }
  finish_mail (self);
  if (self->n_mails > 0)
    return TRUE;
  obl_read_set_broken (error, self->item->name, _ ("there is no mail in it"));
  return FALSE;
}

static gboolean
unpack (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  g_autofree char *block = g_malloc (BLOCK_BYTES);
  Unpacking self = { .job = job, .item = item, .stream = stream, .block = block };
  gboolean done;

  self.mail = g_byte_array_new ();
  done = unpack_mails (&self, error);
  g_byte_array_unref (self.mail);
  return done;
}

const OblReader obl_reader_mbox = {
  .format = "mbox",
  .media_type = "application/mbox",
  .recognise = recognise,
  .unpack = unpack,
};
