/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queries that a person keeps in the project: a list of JSON strings among its values. */
#pragma once

#include "core/edit/obl-edit.h"

G_BEGIN_DECLS

/* char *, in the order in which they were kept. */
GPtrArray *obl_searches_list (OblStore *store) G_GNUC_WARN_UNUSED_RESULT;
/* Adds @query at the end, or takes it away; one that is there is not kept twice. */
gboolean obl_searches_keep (
    OblEdit *edit, OblStore *store, const char *query, gboolean keep, GError **error);

G_END_DECLS
