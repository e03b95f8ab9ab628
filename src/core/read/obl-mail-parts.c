/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A mail says the same in several forms, of which one is read; it carries pictures and signatures,
 * which are no articles; the rest are attachments. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-mail-parts.h"

#include <string.h>

static void sort_part (OblMailParts *parts, const OblMimePart *part);

static gboolean
is_text (const OblMimePart *part)
{
  return strcmp (part->type, "text/plain") == 0 || strcmp (part->type, "text/html") == 0;
}

static gboolean
has_html (const OblMimePart *part)
{
  if (strcmp (part->type, "text/html") == 0)
    return TRUE;
  for (guint i = 0; i < part->parts->len; i++) {
    if (has_html (part->parts->pdata[i]))
      return TRUE;
  }
  return FALSE;
}

/* What no article is in: pictures and sounds, signatures, visiting cards, appointments. */
static gboolean
is_never_an_article (const OblMimePart *part, const char *name)
{
  static const char *const prefixes[] = { "image/",
                                          "audio/",
                                          "video/",
                                          "font/",
                                          "text/calendar",
                                          "text/vcard",
                                          "text/x-vcard",
                                          "text/directory",
                                          "application/ics",
                                          "text/css",
                                          "application/pgp-",
                                          "application/pkcs7-",
                                          "application/x-pkcs7-",
                                          "application/ms-tnef" };

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++) {
    if (obl_mime_part_has_prefix (part, prefixes[i]))
      return TRUE;
  }
  return name != NULL && obl_import_is_asset (name);
}

char *
obl_mail_part_dup_file_name (const OblMimePart *part)
{
  g_autofree char *name = obl_mime_part_dup_parameter (part, "Content-Disposition", "filename");
  char *base;

  if (name == NULL)
    name = obl_mime_part_dup_parameter (part, "Content-Type", "name");
  if (name == NULL)
    return NULL;
  g_strdelimit (name, "\\", '/');
  base = strrchr (name, '/');
  base = base == NULL ? name : base + 1;
  return *base == '\0' ? NULL : g_strdup (base);
}

static gboolean
is_attached (const OblMimePart *part, const char *name)
{
  g_autofree char *disposition = obl_mime_part_dup_header (part, "Content-Disposition");

  return name != NULL
         || (disposition != NULL && g_ascii_strncasecmp (disposition, "attachment", 10) == 0);
}

static void
sort_leaf (OblMailParts *parts, const OblMimePart *part)
{
  g_autofree char *name = obl_mail_part_dup_file_name (part);
  gboolean is_message
      = strcmp (part->type, "message/rfc822") == 0 || strcmp (part->type, "message/global") == 0;

  if (obl_mime_part_has_prefix (part, "application/pkcs7-mime")
      || obl_mime_part_has_prefix (part, "application/x-pkcs7-mime")) {
    parts->encrypted = part;
  } else if (!is_message && !is_attached (part, name)
             && (is_text (part) || obl_mime_part_has_prefix (part, "message/"))) {
    /* A report of delivery is text too. */
    g_ptr_array_add (parts->bodies, (gpointer)part);
  } else if (!is_never_an_article (part, name)) {
    g_ptr_array_add (parts->attachments, (gpointer)part);
  }
}

/* The last of those with a page in it, for the best comes last; or else the last that is text. */
static void
sort_alternatives (OblMailParts *parts, const OblMimePart *part)
{
  const OblMimePart *best = NULL;

  for (guint i = 0; i < part->parts->len; i++) {
    const OblMimePart *child = part->parts->pdata[i];

    if (has_html (child) || best == NULL || (is_text (child) && !has_html (best)))
      best = child;
  }
  sort_part (parts, best);
}

/* What belongs to a page is for the page, unless it is called an attachment. */
static void
sort_related (OblMailParts *parts, const OblMimePart *part)
{
  const OblMimePart *root = obl_mime_part_get_root (part);

  sort_part (parts, root);
  for (guint i = 0; i < part->parts->len; i++) {
    const OblMimePart *child = part->parts->pdata[i];
    g_autofree char *name = obl_mail_part_dup_file_name (child);

    if (child != root && is_attached (child, name))
      sort_part (parts, child);
  }
}

static void
sort_part (OblMailParts *parts, const OblMimePart *part)
{
  if (part->is_too_deep) {
    parts->is_too_deep = TRUE;
  } else if (strcmp (part->type, "multipart/encrypted") == 0) {
    parts->encrypted = part;
  } else if (part->parts->len == 0 && obl_mime_part_has_prefix (part, "multipart/")) {
    /* Its boundary is missing: what is there is better than nothing. */
    g_ptr_array_add (parts->bodies, (gpointer)part);
  } else if (strcmp (part->type, "multipart/alternative") == 0) {
    sort_alternatives (parts, part);
  } else if (strcmp (part->type, "multipart/related") == 0) {
    sort_related (parts, part);
  } else if (part->parts->len > 0) {
    for (guint i = 0; i < part->parts->len; i++)
      sort_part (parts, part->parts->pdata[i]);
  } else {
    sort_leaf (parts, part);
  }
}

void
obl_mail_parts_sort (OblMailParts *parts, const OblMimePart *mail)
{
  parts->bodies = g_ptr_array_new ();
  parts->attachments = g_ptr_array_new ();
  /* A mail of one text is that text, whatever name it has. */
  if (is_text (mail))
    g_ptr_array_add (parts->bodies, (gpointer)mail);
  else
    sort_part (parts, mail);
}

void
obl_mail_parts_clear (OblMailParts *parts)
{
  g_clear_pointer (&parts->bodies, g_ptr_array_unref);
  g_clear_pointer (&parts->attachments, g_ptr_array_unref);
}
