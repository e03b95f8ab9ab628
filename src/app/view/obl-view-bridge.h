/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the program and the page script: calls go in with their arguments as values, never as
 * script text; messages come out as JSON.  The script lives in a world of its own, which no script
 * of a page can see. */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

typedef struct _OblViewBridge OblViewBridge;

typedef void (*OblViewMessageFunc) (const char *json, gpointer user_data);

OblViewBridge *obl_view_bridge_new (WebKitWebView *view,
                                    OblViewMessageFunc func,
                                    gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void obl_view_bridge_free (OblViewBridge *bridge);

/* The body of a function; @arguments is a dictionary (a{sv}) of its parameters, or NULL; takes a
 * floating reference.  WebKit takes numbers and strings, but no booleans.  What comes of the call
 * is only logged. */
void obl_view_bridge_run (OblViewBridge *bridge, const char *body, GVariant *arguments);

/* The same, with an answer.  WebKit may die before it answers: after @seconds the answer is an
 * error. */
void obl_view_bridge_call_async (OblViewBridge *bridge,
                                 const char *body,
                                 GVariant *arguments,
                                 guint seconds,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
JSCValue *obl_view_bridge_call_finish (GAsyncResult *result,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A dictionary with one parameter. */
GVariant *obl_view_bridge_argument (const char *name, GVariant *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblViewBridge, obl_view_bridge_free)

G_END_DECLS
