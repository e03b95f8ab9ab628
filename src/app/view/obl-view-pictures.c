/* SPDX-License-Identifier: GPL-3.0-or-later */
/* WebKit knows one handler per scheme in the whole program; it finds the view that asks, and that
 * view's pictures, from the request. */
#define G_LOG_DOMAIN "obl-view-pictures"

#include "config.h"

#include "app/view/obl-view-pictures.h"

#include <string.h>

#include "core/model/obl-document.h"

#define KEY "obl-view-pictures"
#define SHA256_DIGITS 64

struct _OblViewPictures {
  WebKitWebView *view;
  OblViewPictureFunc func;
  gpointer user_data;
  GHashTable *waiting; /* char *: sha256 → GPtrArray of WebKitURISchemeRequest */
};

static void
refuse (WebKitURISchemeRequest *request)
{
  g_autoptr (GError) error
      = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no such picture");

  webkit_uri_scheme_request_finish_error (request, error);
}

/* NULL when @address is not that of a picture. */
static const char *
find_sha256 (const char *address)
{
  static const char prefix[] = OBL_ASSET_SCHEME ":";
  const char *digits = NULL;

  if (!g_str_has_prefix (address, prefix))
    return NULL;
  digits = address + strlen (prefix);

  return strlen (digits) == SHA256_DIGITS && strspn (digits, "0123456789abcdef") == SHA256_DIGITS
             ? digits
             : NULL;
}

static void
request_cb (WebKitURISchemeRequest *request, gpointer user_data)
{
  WebKitWebView *view = webkit_uri_scheme_request_get_web_view (request);
  OblViewPictures *pictures = view == NULL ? NULL : g_object_get_data (G_OBJECT (view), KEY);
  const char *sha256 = find_sha256 (webkit_uri_scheme_request_get_uri (request));
  GPtrArray *requests = NULL;

  if (pictures == NULL || sha256 == NULL) {
    refuse (request);
    return;
  }
  requests = g_hash_table_lookup (pictures->waiting, sha256);
  if (requests != NULL) {
    g_ptr_array_add (requests, g_object_ref (request));
    return;
  }
  requests = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (requests, g_object_ref (request));
  g_hash_table_insert (pictures->waiting, g_strdup (sha256), requests);
  pictures->func (sha256, pictures->user_data);
}

static void
register_scheme (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once)) {
    webkit_web_context_register_uri_scheme (webkit_web_context_get_default (), OBL_ASSET_SCHEME,
                                            request_cb, NULL, NULL);
    g_once_init_leave (&once, 1);
  }
}

OblViewPictures *
obl_view_pictures_new (WebKitWebView *view, OblViewPictureFunc func, gpointer user_data)
{
  OblViewPictures *pictures = g_new0 (OblViewPictures, 1);

  register_scheme ();
  pictures->view = g_object_ref (view);
  pictures->func = func;
  pictures->user_data = user_data;
  pictures->waiting
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
  g_object_set_data (G_OBJECT (view), KEY, pictures);

  return pictures;
}

void
obl_view_pictures_free (OblViewPictures *pictures)
{
  if (pictures == NULL)
    return;
  g_object_set_data (G_OBJECT (pictures->view), KEY, NULL);
  obl_view_pictures_forget (pictures);
  g_hash_table_unref (pictures->waiting);
  g_clear_object (&pictures->view);
  g_free (pictures);
}

static void
answer (WebKitURISchemeRequest *request, GBytes *bytes)
{
  g_autoptr (GInputStream) stream = NULL;
  const char *media_type = NULL;
  gconstpointer data = NULL;
  gsize n_bytes = 0;

  if (bytes != NULL) {
    data = g_bytes_get_data (bytes, &n_bytes);
    media_type = obl_asset_sniff (data, n_bytes);
  }
  if (media_type == NULL) {
    refuse (request);
    return;
  }
  stream = g_memory_input_stream_new_from_bytes (bytes);
  webkit_uri_scheme_request_finish (request, stream, (gint64)n_bytes, media_type);
}

void
obl_view_pictures_give (OblViewPictures *pictures, const char *sha256, GBytes *bytes)
{
  g_autofree char *key = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  if (!g_hash_table_steal_extended (pictures->waiting, sha256, (gpointer *)&key,
                                    (gpointer *)&requests))
    return;
  for (guint i = 0; i < requests->len; i++)
    answer (g_ptr_array_index (requests, i), bytes);
}

void
obl_view_pictures_forget (OblViewPictures *pictures)
{
  g_autoptr (GList) keys = g_hash_table_get_keys (pictures->waiting);

  for (GList *l = keys; l != NULL; l = l->next) {
    g_autofree char *sha256 = g_strdup (l->data);

    obl_view_pictures_give (pictures, sha256, NULL);
  }
}
