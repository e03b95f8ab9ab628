/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XHTML, as books and feeds hold it, rewritten so that a parser of HTML reads it the same. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The name under which a picture is known (see OblAssets) of the address that the text gives it;
 * NULL for one that is not there. */
typedef char *(*OblReadResolve) (gpointer data, const char *address);

/* Appends what @xhtml, valid UTF-8 of @n_bytes, shows of itself to @html: as a div, without head,
 * navigation and scripts.  @resolve may be NULL: addresses stay as they are. */
void obl_read_xhtml_to_html (
    const char *xhtml, gsize n_bytes, OblReadResolve resolve, gpointer data, GString *html);

G_END_DECLS
