/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What could be meant at the place of a query where a person is typing. */
#pragma once

#include "app/shell/obl-session.h"
#include "core/query/obl-query.h"

G_BEGIN_DECLS

typedef struct {
  char *text;  /* what is written in the place of what was typed */
  char *title; /* as it is shown */
  char *about; /* or NULL */
} OblQueryOffer;

/* OblQueryOffer, the likeliest first, a handful at most; none where nothing helps. */
GPtrArray *obl_query_offers_list (OblSession *session,
                                  const OblQueryPlace *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
