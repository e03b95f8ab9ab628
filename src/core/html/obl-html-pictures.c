/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages name a picture in many ways: plainly, for later (data-src, where src is a grey pixel), in
 * several sizes (srcset, <picture>), or, in pages that SingleFile saved, by a variable of the style
 * sheet.  Each name is tried until one leads to a picture that came along. */
#define G_LOG_DOMAIN "obl-html-pictures"

#include "config.h"

#include "core/html/obl-html-pictures.h"

#include <string.h>

#include "core/html/obl-html-guard.h"
#include "core/html/obl-picture.h"
#include "core/html/obl-reading.h"

#define MAX_ALT_CHARS 500
#define MAX_NAME_BYTES 4096u
/* Pixels of each side. */
#define MIN_SIDE 3u
#define MIN_SIDE_ALONE 32u
#define MAX_SIDE 30000u
/* Of the whole: what a decoder would need memory for. */
#define MAX_PIXELS (80u * 1000 * 1000)
#define SHA256_DIGITS 64u

struct _OblHtmlPictures {
  OblAssets *cut;
  OblAssets *along;
  GUri *base;
  GPtrArray *taken;     /* OblAsset */
  GHashTable *by_bytes; /* GBytes → OblAsset of taken */
  GHashTable *by_sha256;
  gsize n_bytes;
};

/* What is known of one picture of the page. */
typedef struct {
  OblHtmlPictures *pictures;
  gboolean in_line;
  gboolean is_elsewhere; /* it has a name, but did not come along */
  GBytes *bytes;         /* what was found */
  guint width;
  guint height;
} Search;

OblHtmlPictures *
obl_html_pictures_new (OblAssets *cut, OblAssets *along, GUri *base, GPtrArray *taken)
{
  OblHtmlPictures *pictures = g_new0 (OblHtmlPictures, 1);

  pictures->cut = cut;
  pictures->along = along;
  pictures->base = base == NULL ? NULL : g_uri_ref (base);
  pictures->taken = g_ptr_array_ref (taken);
  pictures->by_bytes = g_hash_table_new_full (NULL, NULL, (GDestroyNotify)g_bytes_unref, NULL);
  pictures->by_sha256 = g_hash_table_new (g_str_hash, g_str_equal);
  return pictures;
}

void
obl_html_pictures_free (OblHtmlPictures *pictures)
{
  if (pictures == NULL)
    return;
  g_clear_pointer (&pictures->base, g_uri_unref);
  g_ptr_array_unref (pictures->taken);
  g_hash_table_unref (pictures->by_bytes);
  g_hash_table_unref (pictures->by_sha256);
  g_free (pictures);
}

/* --- Finding ---------------------------------------------------------------------------------- */

static GBytes *
look_up (OblAssets *assets, const char *name)
{
  const char *media_type;
  GBytes *bytes
      = assets == NULL || name == NULL ? NULL : obl_assets_find (assets, name, &media_type);

  return bytes == NULL ? NULL : g_bytes_ref (bytes);
}

/* The name as it is, as the address it means, without what a server only would need, and with its
 * escapes undone: whichever way whoever packed it wrote it down. */
static GBytes *
find_along (OblHtmlPictures *pictures, const char *name)
{
  g_autofree char *bare = g_strndup (name, strcspn (name, "?#"));
  g_autofree char *plain = g_uri_unescape_string (bare, NULL);
  g_autoptr (GUri) uri = NULL;
  g_autofree char *address = NULL;
  GBytes *bytes = look_up (pictures->along, name);

  if (bytes == NULL && pictures->base != NULL) {
    uri = g_uri_parse_relative (pictures->base, name,
                                G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
    address = uri == NULL ? NULL : g_uri_to_string (uri);
    bytes = look_up (pictures->along, address);
  }
  if (bytes == NULL)
    bytes = look_up (pictures->along, bare);
  if (bytes == NULL)
    bytes = look_up (pictures->along, plain);
  if (bytes == NULL && plain != NULL && g_str_has_prefix (plain, "./"))
    bytes = look_up (pictures->along, plain + 2);
  return bytes;
}

static gboolean
is_shown (const Search *search, GBytes *bytes, guint *width, guint *height)
{
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  *width = *height = 0;
  if (n_bytes > OBL_HTML_MAX_PICTURE_BYTES || obl_assets_sniff (data, n_bytes) == NULL)
    return FALSE;
  if (!obl_picture_measure (data, n_bytes, width, height))
    return TRUE;
  if (*width < MIN_SIDE || *height < MIN_SIDE || *width > MAX_SIDE || *height > MAX_SIDE
      || (guint64)*width * *height > MAX_PIXELS)
    return FALSE;
  return search->in_line || *width >= MIN_SIDE_ALONE || *height >= MIN_SIDE_ALONE;
}

/* TRUE when @name leads to a picture to be shown. */
static gboolean
try_name (Search *search, const char *name, gsize n_bytes)
{
  g_autofree char *clean = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (n_bytes == 0 || n_bytes > MAX_NAME_BYTES)
    return FALSE;
  clean = g_strstrip (g_strndup (name, n_bytes));
  if (*clean == '\0')
    return FALSE;
  if (g_ascii_strncasecmp (clean, "data:", 5) == 0) {
    bytes = obl_picture_decode_data_uri (clean, strlen (clean));
  } else if (g_str_has_prefix (clean, OBL_HTML_CUT_PREFIX)) {
    bytes = look_up (search->pictures->cut, clean);
  } else {
    bytes = find_along (search->pictures, clean);
    search->is_elsewhere = search->is_elsewhere || bytes == NULL;
  }
  if (bytes == NULL || !is_shown (search, bytes, &search->width, &search->height))
    return FALSE;
  search->bytes = g_steal_pointer (&bytes);
  return TRUE;
}

/* "a.png 1x, b.png 2x": from the last one on, for that is most often the largest. */
static gboolean
try_set (Search *search, const char *set)
{
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (const char *));
  gsize length;

  for (const char *p = set; *p != '\0' && names->len < OBL_HTML_MAX_ATTRIBUTES;) {
    p += strspn (p, " \t\n\r\f,");
    if (*p == '\0')
      break;
    g_array_append_val (names, p);
    p += strcspn (p, " \t\n\r\f");
    if (p[-1] != ',')
      p += strcspn (p, ",");
  }
  for (guint i = names->len; i-- > 0;) {
    const char *name = g_array_index (names, const char *, i);

    length = strcspn (name, " \t\n\r\f");
    while (length > 0 && name[length - 1] == ',')
      length--;
    if (try_name (search, name, length))
      return TRUE;
  }
  return FALSE;
}

static gboolean
try_attributes (Search *search, const OblHtmlNode *node)
{
  static const char *const names[]
      = { "src",           "data-src",       "data-original", "data-lazy",
          "data-lazy-src", "data-actualsrc", "data-url",      "data-hi-res-src" };
  static const char *const sets[] = { "srcset", "data-srcset", "data-lazy-srcset" };
  const char *value;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    value = obl_html_node_get_attribute (node, names[i]);
    if (value != NULL && try_name (search, value, strlen (value)))
      return TRUE;
  }
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++) {
    value = obl_html_node_get_attribute (node, sets[i]);
    if (value != NULL && try_set (search, value))
      return TRUE;
  }
  return FALSE;
}

/* "background-image: var(--sf-img-3)": a picture that SingleFile found more than once. */
static gboolean
try_style (Search *search, const OblHtmlNode *node)
{
  const char *style = obl_html_node_get_attribute (node, "style");
  const char *name = style == NULL ? NULL : strstr (style, OBL_HTML_STYLE_PREFIX);
  g_autofree char *variable = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (name == NULL)
    return FALSE;
  variable = g_strndup (name, strcspn (name, ") \t,;"));
  bytes = look_up (search->pictures->cut, variable);
  if (bytes == NULL || !is_shown (search, bytes, &search->width, &search->height))
    return FALSE;
  search->bytes = g_steal_pointer (&bytes);
  return TRUE;
}

static gboolean
find_picture (Search *search, const OblHtmlNode *img)
{
  if (try_attributes (search, img) || try_style (search, img))
    return TRUE;
  if (img->parent == NULL || !obl_html_node_is (img->parent, "picture"))
    return FALSE;
  for (const OblHtmlNode *node = img->parent->first_child; node != NULL; node = node->next) {
    if (obl_html_node_is (node, "source") && try_attributes (search, node))
      return TRUE;
  }
  return FALSE;
}

/* NULL when there are too many already. */
static const OblAsset *
take (OblHtmlPictures *pictures, GBytes *bytes)
{
  OblAsset *asset = g_hash_table_lookup (pictures->by_bytes, bytes);
  OblAsset *same;
  gsize n_bytes;
  const guint8 *data = g_bytes_get_data (bytes, &n_bytes);

  if (asset != NULL)
    return asset;
  if (pictures->taken->len >= OBL_HTML_MAX_PICTURES
      || pictures->n_bytes + n_bytes > OBL_HTML_MAX_PICTURES_BYTES)
    return NULL;
  asset = obl_asset_new (bytes, obl_assets_sniff (data, n_bytes));
  same = g_hash_table_lookup (pictures->by_sha256, asset->sha256);
  if (same != NULL) {
    obl_asset_free (asset);
    asset = same;
  } else {
    g_ptr_array_add (pictures->taken, asset);
    g_hash_table_insert (pictures->by_sha256, asset->sha256, asset);
    pictures->n_bytes += n_bytes;
  }
  g_hash_table_insert (pictures->by_bytes, g_bytes_ref (bytes), asset);
  return asset;
}

/* --- Writing ---------------------------------------------------------------------------------- */

/* One line, not too long; NULL for nothing. */
static char *
dup_alt (const char *alt)
{
  g_autofree char *line = NULL;
  g_autoptr (GString) out = NULL;

  if (alt == NULL)
    return NULL;
  line = g_strstrip (g_strdelimit (g_strdup (alt), "\t\n\r\f\v", ' '));
  if (*line == '\0')
    return NULL;
  return g_utf8_substring (line, 0, MIN (g_utf8_strlen (line, -1), MAX_ALT_CHARS));
}

/* A side in pixels as the page gives it; @missing when it gives none. */
static guint
get_side (const OblHtmlNode *node, const char *name, guint missing)
{
  const char *value = obl_html_node_get_attribute (node, name);
  char *end = NULL;
  guint64 side;

  if (value == NULL || !g_ascii_isdigit (*value))
    return missing;
  side = g_ascii_strtoull (value, &end, 10);
  return strchr (end, '%') != NULL ? missing : (guint)MIN (side, MAX_SIDE);
}

static char *
make_markup (const char *address, const char *alt, guint width, guint height)
{
  GString *markup = g_string_new ("<img");

  obl_reading_append_attribute (markup, "src", address);
  obl_reading_append_attribute (markup, "alt", alt == NULL ? "" : alt);
  if (width > 0 && height > 0)
    g_string_append_printf (markup, " width=\"%u\" height=\"%u\"", width, height);
  g_string_append_c (markup, '>');
  return g_string_free (markup, FALSE);
}

static char *
make_placeholder (const char *alt)
{
  GString *markup = g_string_new ("<span");

  obl_reading_append_attribute (markup, "data-alt", alt);
  g_string_append (markup, "></span>");
  return g_string_free (markup, FALSE);
}

/* The width that the page wants, and the height that goes with it; so nothing moves when the
 * picture comes. */
static void
fit (Search *search, const OblHtmlNode *img)
{
  guint wanted = get_side (img, "width", 0);

  if (search->width == 0 || search->height == 0) {
    search->width = wanted;
    search->height = get_side (img, "height", 0);
  } else if (wanted >= MIN_SIDE && wanted < search->width) {
    search->height = MAX (1u, (guint)((guint64)search->height * wanted / search->width));
    search->width = wanted;
  }
}

char *
obl_html_pictures_dup_markup (OblHtmlPictures *pictures, const OblHtmlNode *img, gboolean in_line)
{
  Search search = { .pictures = pictures, .in_line = in_line };
  g_autofree char *alt = dup_alt (obl_html_node_get_attribute (img, "alt"));
  guint width = get_side (img, "width", MIN_SIDE_ALONE);
  guint height = get_side (img, "height", MIN_SIDE_ALONE);
  const OblAsset *asset = NULL;
  g_autofree char *address = NULL;

  if (width < MIN_SIDE || height < MIN_SIDE)
    return NULL;
  if (find_picture (&search, img)) {
    asset = take (pictures, search.bytes);
    search.is_elsewhere = asset == NULL;
    g_bytes_unref (search.bytes);
  }
  if (asset != NULL) {
    fit (&search, img);
    address = g_strconcat (OBL_ASSET_SCHEME ":", asset->sha256, NULL);
    return make_markup (address, alt, search.width, search.height);
  }
  if (!search.is_elsewhere || alt == NULL
      || (!in_line && width < MIN_SIDE_ALONE && height < MIN_SIDE_ALONE))
    return NULL;
  return make_placeholder (alt);
}

static gboolean
is_own_address (const char *address)
{
  static const char prefix[] = OBL_ASSET_SCHEME ":";
  const char *digits = address + strlen (prefix);

  return g_str_has_prefix (address, prefix) && strlen (digits) == SHA256_DIGITS
         && strspn (digits, "0123456789abcdef") == SHA256_DIGITS;
}

char *
obl_html_pictures_dup_own_markup (const OblHtmlNode *node)
{
  const char *address = obl_html_node_get_attribute (node, "src");
  gboolean is_picture = obl_html_node_is (node, "img");
  g_autofree char *alt
      = dup_alt (obl_html_node_get_attribute (node, is_picture ? "alt" : "data-alt"));

  if (!is_picture)
    return alt == NULL ? NULL : make_placeholder (alt);
  if (address == NULL || !is_own_address (address))
    return NULL;
  return make_markup (address, alt, get_side (node, "width", 0), get_side (node, "height", 0));
}
