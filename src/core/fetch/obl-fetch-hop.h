/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One address on the way to a page: which way leads to it, and whether it may be taken. */
#pragma once

#include "core/fetch/obl-fetch-private.h"

G_BEGIN_DECLS

typedef struct {
  const char *url; /* as asked for */
  const char *proxy;
  gboolean allow_private;
  guint64 max_bytes;
  guint silence_seconds;
  GMainContext *context;
  GCancellable *cancellable; /* of everything below: by the caller, by the clock, by the guard */
  gboolean is_late;
} OblFetchRun;

typedef struct {
  OblFetchRun *fetch;
  GUri *url;
  char *shown; /* the same as text */
  GStrv proxies;
  gboolean is_proxied;
  gboolean met_private; /* the guard closed a socket */
  SoupSession *session;
  SoupMessage *message;
} OblFetchHop;

/* A GAsyncReadyCallback, and what runs everything until it was called. */
void obl_fetch_keep_result (GObject *source, GAsyncResult *result, gpointer kept);
void obl_fetch_wait_for (OblFetchRun *self, GAsyncResult **result);

/* Sets the proxies, and refuses what leads to a private address. */
gboolean obl_fetch_hop_check (OblFetchHop *hop, GError **error);
/* Keeps the message from connecting to what obl_fetch_hop_check() would refuse by now. */
void obl_fetch_hop_guard (OblFetchHop *hop);
/* Why the hop ended: @problem, unless it was ended from here. */
void obl_fetch_hop_set_failed (const OblFetchHop *hop, const GError *problem, GError **error);
void obl_fetch_hop_clear (OblFetchHop *hop);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OblFetchHop, obl_fetch_hop_clear)

G_END_DECLS
