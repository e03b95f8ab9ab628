/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plain text of a mail as HTML: paragraphs, and what is quoted as quotations. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @text: UTF-8.  @is_flowed, @drops_space: format=flowed and delsp=yes (RFC 3676). */
void
obl_mail_text_append (GString *html, const char *text, gboolean is_flowed, gboolean drops_space);

G_END_DECLS
