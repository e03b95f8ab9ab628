/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The index of words. */
#pragma once

#include "core/store/obl-store-private.h"

G_BEGIN_DECLS

/* Of the text of the content at @row. */
gboolean obl_store_index_words (
    OblStore *store, const char *utf8, gsize n_bytes, gint64 row, GError **error);
/* Of all contents, which have none yet. */
gboolean obl_store_index_all_words (OblStore *store, GError **error);

/* obelus_has_words() and obelus_contains(), for statements of this room; the schema cannot call them. */
gboolean obl_store_add_functions (OblStore *store, GError **error);

G_END_DECLS
