/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A web view that can do nothing but show the page it was given: makes no request, runs no script
 * of that page, goes nowhere, opens nothing. */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

typedef struct _OblViewHost OblViewHost;

/* Lets the processor paint pages where it would have to play the graphics card as well, as in many
 * virtual machines.  To be called first of all in a program, before it has threads. */
void obl_view_host_choose_painter (void);

OblViewHost *obl_view_host_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The web view itself stays with its parent. */
void obl_view_host_free (OblViewHost *host);

WebKitWebView *obl_view_host_get_web_view (OblViewHost *host);
/* Shows @html, which becomes the only page there is. */
void obl_view_host_load (OblViewHost *host, const char *html);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblViewHost, obl_view_host_free)

G_END_DECLS
