/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures that came along with an article: in its mail, its archive, its own address.  Known by
 * the names under which the article may refer to them; nothing is ever fetched. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _OblAssets OblAssets;

OblAssets *obl_assets_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_assets_free (OblAssets *assets);

/* @name: as an article writes it in src: an address ("https://…/a.png", "cid:1@x"), or a path
 * inside an archive.  The first of a name stays. */
void obl_assets_add (OblAssets *assets, const char *name, GBytes *bytes);
/* NULL when there is none of that name, or it is no picture that is shown. @media_type is static. */
GBytes *obl_assets_find (OblAssets *assets, const char *name, const char **media_type);

/* See obl_asset_sniff(). */
const char *obl_assets_sniff (const guint8 *bytes, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblAssets, obl_assets_free)

G_END_DECLS
