/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The article's pictures, for which the page asks by their hash (obelus-asset:…).  They come out of
 * the project, from another thread, so each is given later. */
#pragma once

#include <webkit/webkit.h>

G_BEGIN_DECLS

typedef struct _OblViewPictures OblViewPictures;

/* Once for each picture that is wanted: obl_view_pictures_give() answers. */
typedef void (*OblViewPictureFunc) (const char *sha256, gpointer user_data);

OblViewPictures *obl_view_pictures_new (WebKitWebView *view,
                                        OblViewPictureFunc func,
                                        gpointer user_data) G_GNUC_WARN_UNUSED_RESULT;
void obl_view_pictures_free (OblViewPictures *pictures);

/* @bytes: NULL when there is none.  What is not a picture, whatever the project calls it, is not
 * given to the page. */
void obl_view_pictures_give (OblViewPictures *pictures, const char *sha256, GBytes *bytes);
/* Another page is loaded: what the one before waits for is of no use any more. */
void obl_view_pictures_forget (OblViewPictures *pictures);

G_END_DECLS
