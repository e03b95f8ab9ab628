/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which parts of a mail are what it says, and which came along. */
#pragma once

#include "core/read/obl-mime.h"

G_BEGIN_DECLS

/* Borrowed from the mail. */
typedef struct {
  GPtrArray *bodies;      /* OblMimePart, text of one kind or other, in the order of reading */
  GPtrArray *attachments; /* OblMimePart, what may be articles */
  const OblMimePart *encrypted; /* or NULL */
  gboolean is_too_deep;         /* something in it was not read */
} OblMailParts;

void obl_mail_parts_sort (OblMailParts *parts, const OblMimePart *mail);
void obl_mail_parts_clear (OblMailParts *parts);
/* Without folders; NULL when it has none. */
char *obl_mail_part_dup_file_name (const OblMimePart *part) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblMailParts, obl_mail_parts_clear)

G_END_DECLS
