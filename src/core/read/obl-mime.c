/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the outermost part inwards: a multipart's body is cut at its boundary, then each piece is
 * read in the same way. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-mime.h"

#include <string.h>

#include <gmime/gmime.h>

#include "core/read/obl-mime-lines.h"
#include "core/read/obl-mime-words.h"

#define MAX_DEPTH 8
#define MAX_PARTS 5000u
/* Bytes of one header that are looked at. */
#define MAX_VALUE_BYTES (64u * 1024)

typedef struct {
  GBytes *bytes;
  const char *data;
  guint n_parts;
} Parsing;

/* Never NULL, as an empty file's is. */
static const char *
get_data (GBytes *bytes, gsize *n_bytes)
{
  const char *data = g_bytes_get_data (bytes, n_bytes);

  return data == NULL ? "" : data;
}

/* --- Heads ------------------------------------------------------------------------------------ */

/* Where the head of the part at @begin ends and its body begins. A line that cannot be in a head
 * ends it, but for one among headers, which is broken. */
static void
find_body (const Parsing *self, OblMimePart *part, gsize begin, gsize end)
{
  gsize at = begin;

  part->head_at = begin;
  while (at < end) {
    gsize n_line = obl_mime_line_length (self->data + at, end - at);
    OblMimeLine kind = obl_mime_line_classify (self->data + at, n_line);
    gsize next = at + n_line;

    if (kind == OBL_MIME_LINE_BLANK) {
      part->n_head = at - begin;
      part->body_at = next;
      part->n_body = end - next;
      return;
    }
    if (kind == OBL_MIME_LINE_OTHER || (kind == OBL_MIME_LINE_CONTINUATION && at == begin)) {
      gsize n_next = obl_mime_line_length (self->data + next, end - next);
      OblMimeLine after = obl_mime_line_classify (self->data + next, n_next);

      if (at == begin || after == OBL_MIME_LINE_OTHER || after == OBL_MIME_LINE_CONTINUATION)
        break;
    }
    at = next;
  }
  part->n_head = at - begin;
  part->body_at = at;
  part->n_body = end - at;
}

static void
append_value (GString *value, const char *bytes, gsize n_bytes)
{
  n_bytes = MIN (n_bytes, MAX_VALUE_BYTES - MIN (value->len, MAX_VALUE_BYTES));
  for (gsize i = 0; i < n_bytes; i++) {
    if (bytes[i] != '\0' && bytes[i] != '\r' && bytes[i] != '\n')
      g_string_append_c (value, bytes[i]);
  }
}

char *
obl_mime_part_dup_header (const OblMimePart *part, const char *name)
{
  const char *head = get_data (part->bytes, NULL) + part->head_at;
  gsize n_name = strlen (name);
  g_autoptr (GString) value = NULL;

  for (gsize at = 0; at < part->n_head;) {
    const char *line = head + at;
    gsize n_line = obl_mime_line_length (line, part->n_head - at);
    OblMimeLine kind = obl_mime_line_classify (line, n_line);

    at += n_line;
    if (value != NULL && kind == OBL_MIME_LINE_CONTINUATION) {
      append_value (value, line, n_line);
    } else if (value != NULL) {
      break;
    } else if (kind == OBL_MIME_LINE_HEADER && obl_mime_line_is (line, n_line, name)) {
      const char *colon = memchr (line + n_name, ':', n_line - n_name);

      value = g_string_new (NULL);
      append_value (value, colon + 1, n_line - (gsize)(colon + 1 - line));
    }
  }
  return value == NULL ? NULL : g_strstrip (g_string_free (g_steal_pointer (&value), FALSE));
}

char *
obl_mime_part_dup_text (const OblMimePart *part, const char *name, const char *charset)
{
  g_autofree char *value = obl_mime_part_dup_header (part, name);
  g_autofree char *text = value == NULL ? NULL : obl_mime_decode_words (value, charset);

  return text == NULL || *text == '\0' ? NULL : g_steal_pointer (&text);
}

char *
obl_mime_part_dup_parameter (const OblMimePart *part, const char *header, const char *name)
{
  g_autofree char *value = obl_mime_part_dup_header (part, header);

  return value == NULL ? NULL : obl_mime_decode_parameter (value, name, NULL);
}

GDateTime *
obl_mime_part_dup_date (const OblMimePart *part, const char *name)
{
  g_autofree char *value = obl_mime_part_dup_header (part, name);
  g_autoptr (GDateTime) date = value == NULL ? NULL : g_mime_utils_header_decode_date (value);

  /* Clocks that were never set say 1970. */
  if (date == NULL || g_date_time_get_year (date) <= 1970)
    return NULL;
  return g_steal_pointer (&date);
}

/* --- Structure -------------------------------------------------------------------------------- */

static OblMimePart *
parse_part (Parsing *self, gsize begin, gsize end, const char *default_type, guint depth);

static char *
dup_type (const OblMimePart *part, const char *default_type)
{
  g_autofree char *value = obl_mime_part_dup_header (part, "Content-Type");
  g_autofree char *type = NULL;

  if (value == NULL)
    return g_strdup (default_type);
  type = g_ascii_strdown (value, (gssize)strcspn (value, "; \t"));
  if (strchr (type, '/') == NULL || !g_utf8_validate (type, -1, NULL))
    return g_strdup (default_type);
  return g_steal_pointer (&type);
}

typedef enum {
  NO_BOUNDARY,
  BOUNDARY,
  LAST_BOUNDARY,
} Boundary;

static Boundary
match_boundary (const char *line, gsize n_line, const char *boundary, gsize n_boundary)
{
  Boundary kind = BOUNDARY;
  gsize at = 2 + n_boundary;

  if (n_line < at || line[0] != '-' || line[1] != '-'
      || memcmp (line + 2, boundary, n_boundary) != 0)
    return NO_BOUNDARY;
  if (n_line >= at + 2 && line[at] == '-' && line[at + 1] == '-') {
    kind = LAST_BOUNDARY;
    at += 2;
  }
  for (; at < n_line; at++) {
    if (!g_ascii_isspace (line[at]))
      return NO_BOUNDARY;
  }
  return kind;
}

/* The line end before a boundary belongs to it. */
static gsize
trim_line_end (const char *data, gsize begin, gsize end)
{
  if (end > begin && data[end - 1] == '\n')
    end--;
  if (end > begin && data[end - 1] == '\r')
    end--;
  return end;
}

static void
cut (Parsing *self, OblMimePart *part, const char *boundary, guint depth)
{
  gboolean is_digest = strcmp (part->type, "multipart/digest") == 0;
  const char *default_type = is_digest ? "message/rfc822" : "text/plain";
  gsize n_boundary = strlen (boundary);
  gsize end = part->body_at + part->n_body;
  gboolean is_inside = FALSE;
  Boundary kind = NO_BOUNDARY;
  gsize begin = 0;
  gsize n_line;

  for (gsize at = part->body_at; at < end && kind != LAST_BOUNDARY && self->n_parts < MAX_PARTS;
       at += n_line) {
    n_line = obl_mime_line_length (self->data + at, end - at);
    kind = match_boundary (self->data + at, n_line, boundary, n_boundary);
    if (kind == NO_BOUNDARY)
      continue;
    if (is_inside)
      g_ptr_array_add (part->parts, parse_part (self, begin, trim_line_end (self->data, begin, at),
                                                default_type, depth + 1));
    is_inside = TRUE;
    begin = at + n_line;
  }
  /* What is cut off has no boundary at its end. */
  if (is_inside && kind != LAST_BOUNDARY && self->n_parts < MAX_PARTS)
    g_ptr_array_add (part->parts, parse_part (self, begin, end, default_type, depth + 1));
}

static OblMimePart *
new_part (Parsing *self, gsize begin, gsize end, const char *default_type)
{
  OblMimePart *part = g_new0 (OblMimePart, 1);

  self->n_parts++;
  part->bytes = g_bytes_ref (self->bytes);
  part->parts = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_mime_part_free);
  find_body (self, part, begin, end);
  part->type = dup_type (part, default_type);
  return part;
}

static OblMimePart *
parse_part (Parsing *self, gsize begin, gsize end, const char *default_type, guint depth)
{
  OblMimePart *part = new_part (self, begin, end, default_type);
  g_autofree char *content = NULL;
  g_autofree char *boundary = NULL;

  if (!g_str_has_prefix (part->type, "multipart/"))
    return part;
  content = obl_mime_part_dup_header (part, "Content-Type");
  boundary = obl_mime_dup_parameter_bytes (content, "boundary");
  part->is_too_deep = depth == MAX_DEPTH;
  if (boundary != NULL && *boundary != '\0' && !part->is_too_deep)
    cut (self, part, boundary, depth);
  return part;
}

OblMimePart *
obl_mime_parse (GBytes *bytes)
{
  gsize n_bytes;
  Parsing self = { .bytes = bytes, .data = get_data (bytes, &n_bytes) };
  gsize start = obl_mime_lines_get_start (self.data, n_bytes);

  return parse_part (&self, start, n_bytes, "text/plain", 0);
}

OblMimePart *
obl_mime_parse_head (GBytes *bytes)
{
  gsize n_bytes;
  Parsing self = { .bytes = bytes, .data = get_data (bytes, &n_bytes) };
  gsize start = obl_mime_lines_get_start (self.data, n_bytes);

  return new_part (&self, start, n_bytes, "text/plain");
}

void
obl_mime_part_free (OblMimePart *part)
{
  if (part == NULL)
    return;
  g_bytes_unref (part->bytes);
  g_free (part->type);
  g_ptr_array_unref (part->parts);
  g_free (part);
}

/* --- Contents --------------------------------------------------------------------------------- */

gboolean
obl_mime_part_has_prefix (const OblMimePart *part, const char *prefix)
{
  return g_str_has_prefix (part->type, prefix);
}

/* Both encodings make what they encode longer, so that nothing unpacks to more than it was. */
GBytes *
obl_mime_part_decode (const OblMimePart *part)
{
  g_autofree char *value = obl_mime_part_dup_header (part, "Content-Transfer-Encoding");
  g_autofree char *name = value == NULL ? NULL : g_strndup (value, strcspn (value, "; \t("));
  GMimeContentEncoding encoding
      = name == NULL ? GMIME_CONTENT_ENCODING_DEFAULT : g_mime_content_encoding_from_string (name);
  const char *body = get_data (part->bytes, NULL) + part->body_at;
  GMimeEncoding state;
  gsize n_bytes;
  char *bytes;

  if (encoding != GMIME_CONTENT_ENCODING_BASE64
      && encoding != GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE)
    return g_bytes_new_from_bytes (part->bytes, part->body_at, part->n_body);
  g_mime_encoding_init_decode (&state, encoding);
  bytes = g_malloc (g_mime_encoding_outlen (&state, part->n_body) + 1);
  n_bytes = g_mime_encoding_flush (&state, body, part->n_body, bytes);
  return g_bytes_new_take (g_realloc (bytes, n_bytes + 1), n_bytes);
}

static char *
dup_id (const char *value)
{
  gsize n_value;

  if (*value == '<')
    value++;
  n_value = strcspn (value, "> \t");
  return g_strndup (value, n_value);
}

const OblMimePart *
obl_mime_part_get_root (const OblMimePart *part)
{
  g_autofree char *start = obl_mime_part_dup_parameter (part, "Content-Type", "start");
  g_autofree char *wanted = start == NULL ? NULL : dup_id (start);

  for (guint i = 0; wanted != NULL && i < part->parts->len; i++) {
    const OblMimePart *child = part->parts->pdata[i];
    g_autofree char *value = obl_mime_part_dup_header (child, "Content-ID");
    g_autofree char *id = value == NULL ? NULL : dup_id (value);

    if (g_strcmp0 (id, wanted) == 0)
      return child;
  }
  return part->parts->len == 0 ? NULL : part->parts->pdata[0];
}

static void
add_picture (const OblMimePart *part, const char *base, OblAssets *assets)
{
  g_autofree char *location = obl_mime_part_dup_text (part, "Content-Location", NULL);
  g_autofree char *value = obl_mime_part_dup_header (part, "Content-ID");
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *data;
  gsize n_bytes;

  if (location == NULL && value == NULL)
    return;
  bytes = obl_mime_part_decode (part);
  data = g_bytes_get_data (bytes, &n_bytes);
  if (obl_assets_sniff (data, n_bytes) == NULL)
    return;
  if (location != NULL) {
    g_autofree char *whole
        = base == NULL ? NULL : g_uri_resolve_relative (base, location, G_URI_FLAGS_NONE, NULL);

    obl_assets_add (assets, location, bytes);
    if (whole != NULL)
      obl_assets_add (assets, whole, bytes);
  }
  if (value != NULL) {
    g_autofree char *id = dup_id (value);
    g_autofree char *utf8 = g_utf8_make_valid (id, -1);
    g_autofree char *name = g_strconcat ("cid:", utf8, NULL);

    obl_assets_add (assets, name, bytes);
  }
}

void
obl_mime_add_pictures (const OblMimePart *part, const char *base, OblAssets *assets)
{
  /* Programs that do not know what they have call it a stream. */
  if (obl_mime_part_has_prefix (part, "image/")
      || obl_mime_part_has_prefix (part, "application/octet-stream"))
    add_picture (part, base, assets);
  for (guint i = 0; i < part->parts->len; i++)
    obl_mime_add_pictures (part->parts->pdata[i], base, assets);
}
