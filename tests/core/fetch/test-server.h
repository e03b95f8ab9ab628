/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A web server on 127.0.0.1, on a thread of its own, since fetching blocks. */
#pragma once

#include <gio/gio.h>
#include <libsoup/soup.h>

#include "core/fetch/obl-fetch.h"

G_BEGIN_DECLS

typedef struct TestServer TestServer;

/* Called on the server's thread. */
typedef void (*TestAnswer) (SoupServerMessage *message, const char *path, gpointer data);

/* @certificate: for https, or NULL. */
TestServer *test_server_new (TestAnswer answer, gpointer data, GTlsCertificate *certificate);
void test_server_free (TestServer *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)

guint test_server_get_port (const TestServer *self);
/* Without a slash at its end. */
const char *test_server_get_base (const TestServer *self);
guint test_server_count_requests (TestServer *self);

void
test_answer_with (SoupServerMessage *message, guint status, const char *type, const char *body);
void test_answer_redirect (SoupServerMessage *message, guint status, const char *location);

/* Fetches @path of @self past any proxy; with private addresses when @options does not say. */
OblFetched *test_server_fetch (TestServer *self,
                               const char *path,
                               const OblFetchOptions *options,
                               GError **error);

G_END_DECLS
