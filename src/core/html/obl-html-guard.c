/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scanner that knows just enough of HTML to find tags and their attributes.
 *
 * It is no parser and nothing rests on its being right: where it errs, a page loses an attribute
 * that nobody reads, or is flattened without need, or is stopped later by the parser's budget.  It
 * must only be linear, whatever it is given. */
#define G_LOG_DOMAIN "obl-html-guard"

#include "config.h"

#include "core/html/obl-html-guard.h"

#include <string.h>

#include "core/html/obl-html-element.h"
#include "core/html/obl-picture.h"

#define MAX_DATA_URI_BYTES 1024u
#define MAX_VALUE_BYTES (64u * 1024)
#define MAX_NAME_BYTES 16u
#define N_NAMES 4096u

typedef enum {
  PIECE_TEXT,
  PIECE_RAW, /* the inside of a script or another element that holds no markup */
  PIECE_START_TAG,
  PIECE_END_TAG,
  PIECE_OTHER, /* comment, doctype */
} PieceKind;

typedef struct {
  PieceKind kind;
  const char *start;
  const char *end;
  char name[MAX_NAME_BYTES]; /* of a tag, or around raw text: lower case, cut off when too long */
  gboolean is_self_closing;
} Piece;

typedef struct {
  const char *at;
  const char *limit;
  char raw[MAX_NAME_BYTES]; /* the element whose raw text comes next, or "" */
} Scanner;

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static gboolean
holds_raw_text (const char *name)
{
  static const char *const names[] = { "script",   "style",    "xmp",   "iframe",   "noembed",
                                       "noframes", "textarea", "title", "plaintext" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (names[i], name) == 0)
      return TRUE;
  }
  return FALSE;
}

static const char *
copy_name (const char *at, const char *limit, char name[MAX_NAME_BYTES])
{
  guint n = 0;

  while (at < limit && !is_space (*at) && *at != '/' && *at != '>') {
    if (n + 1 < MAX_NAME_BYTES)
      name[n++] = g_ascii_tolower (*at);
    at++;
  }
  name[n] = '\0';
  return at;
}

typedef struct {
  const char *start; /* of the name */
  const char *end;
  const char *value; /* NULL: none */
  const char *value_end;
} Attribute;

/* The attribute at or after @at; its start is NULL at the end of the tag.  Gives where to go on. */
static const char *
scan_attribute (const char *at, const char *limit, Attribute *attribute)
{
  memset (attribute, 0, sizeof *attribute);
  while (at < limit && (is_space (*at) || *at == '/'))
    at++;
  if (at >= limit || *at == '>')
    return at;
  attribute->start = at++;
  while (at < limit && !is_space (*at) && *at != '/' && *at != '>' && *at != '=')
    at++;
  attribute->end = at;
  while (at < limit && is_space (*at))
    at++;
  if (at >= limit || *at != '=')
    return attribute->end;
  at++;
  while (at < limit && is_space (*at))
    at++;
  if (at >= limit || *at == '>')
    return at;
  if (*at == '"' || *at == '\'') {
    const char *quote = memchr (at + 1, *at, limit - at - 1);

    attribute->value = at + 1;
    attribute->value_end = quote == NULL ? limit : quote;
    return quote == NULL ? limit : quote + 1;
  }
  attribute->value = at;
  while (at < limit && !is_space (*at) && *at != '>')
    at++;
  attribute->value_end = at;
  return at;
}

static const char *
find_string (const char *at, const char *limit, const char *string)
{
  const char *found = g_strstr_len (at, limit - at, string);

  return found == NULL ? limit : found + strlen (string);
}

static void
scan_tag (Scanner *scanner, Piece *piece)
{
  const char *at = scanner->at + (piece->kind == PIECE_END_TAG ? 2 : 1);
  Attribute attribute;

  at = copy_name (at, scanner->limit, piece->name);
  do
    at = scan_attribute (at, scanner->limit, &attribute);
  while (attribute.start != NULL);
  piece->is_self_closing = at > scanner->at && at[-1] == '/';
  piece->end = at < scanner->limit ? at + 1 : at;
  if (piece->kind == PIECE_START_TAG && holds_raw_text (piece->name))
    g_strlcpy (scanner->raw, piece->name, sizeof scanner->raw);
}

static void
scan_raw_text (Scanner *scanner, Piece *piece)
{
  gsize n_name = strlen (scanner->raw);
  const char *at = scanner->at;

  piece->kind = PIECE_RAW;
  memcpy (piece->name, scanner->raw, MAX_NAME_BYTES);
  piece->end = scanner->limit;
  while ((at = memchr (at, '<', scanner->limit - at)) != NULL) {
    if ((gsize)(scanner->limit - at) > n_name + 2 && at[1] == '/'
        && g_ascii_strncasecmp (at + 2, scanner->raw, n_name) == 0
        && !g_ascii_isalnum (at[2 + n_name])) {
      piece->end = at;
      break;
    }
    at++;
  }
  scanner->raw[0] = '\0';
}

static gboolean
scan (Scanner *scanner, Piece *piece)
{
  gsize n_left = scanner->limit - scanner->at;
  const char *at = scanner->at;

  if (n_left == 0)
    return FALSE;
  memset (piece, 0, sizeof *piece);
  piece->start = at;
  if (scanner->raw[0] != '\0') {
    scan_raw_text (scanner, piece);
  } else if (*at == '<' && n_left > 1 && g_ascii_isalpha (at[1])) {
    piece->kind = PIECE_START_TAG;
    scan_tag (scanner, piece);
  } else if (*at == '<' && n_left > 2 && at[1] == '/' && g_ascii_isalpha (at[2])) {
    piece->kind = PIECE_END_TAG;
    scan_tag (scanner, piece);
  } else if (*at == '<' && n_left > 3 && strncmp (at, "<!--", 4) == 0) {
    piece->kind = PIECE_OTHER;
    piece->end = find_string (at + 2, scanner->limit, "-->");
  } else if (*at == '<' && n_left > 1 && (at[1] == '!' || at[1] == '?' || at[1] == '/')) {
    piece->kind = PIECE_OTHER;
    piece->end = find_string (at, scanner->limit, ">");
  } else {
    const char *next = n_left > 1 ? memchr (at + 1, '<', n_left - 1) : NULL;

    piece->kind = PIECE_TEXT;
    piece->end = next == NULL ? scanner->limit : next;
  }
  scanner->at = piece->end;
  return TRUE;
}

/* --- The nesting estimate --------------------------------------------------------------------- */

/* Open elements by a hash of their names.  Elements that others close by themselves (p, li, td …)
 * never lie deeper than what holds them and are not counted. */
typedef struct {
  guint16 stack[OBL_HTML_MAX_DEPTH + 1];
  guint32 n_open[N_NAMES];
  guint depth;
  gboolean is_deep;
} Nesting;

static gboolean
is_counted (const Piece *piece)
{
  static const char *const names[]
      = { "a",       "area",  "base",     "basefont", "bgsound",  "body",   "br",
          "caption", "col",   "colgroup", "dd",       "dt",       "embed",  "frame",
          "head",    "hr",    "html",     "image",    "img",      "input",  "keygen",
          "li",      "link",  "meta",     "nobr",     "optgroup", "option", "p",
          "param",   "rb",    "rp",       "rt",       "rtc",      "source", "tbody",
          "td",      "tfoot", "th",       "thead",    "tr",       "track",  "wbr" };

  if (piece->is_self_closing && obl_html_element_find (piece->name)->name[0] == '\0')
    return FALSE; /* a picture's parts: <path/> */
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (strcmp (names[i], piece->name) == 0)
      return FALSE;
  }
  return !holds_raw_text (piece->name);
}

static void
count_nesting (Nesting *nesting, const Piece *piece)
{
  guint16 name = (guint16)(g_str_hash (piece->name) % N_NAMES);

  if (nesting->is_deep || !is_counted (piece))
    return;
  if (piece->kind == PIECE_START_TAG) {
    if (nesting->depth == OBL_HTML_MAX_DEPTH) {
      nesting->is_deep = TRUE;
      return;
    }
    nesting->stack[nesting->depth++] = name;
    nesting->n_open[name]++;
  } else if (nesting->n_open[name] > 0) {
    guint16 closed;

    do {
      closed = nesting->stack[--nesting->depth];
      nesting->n_open[closed]--;
    } while (closed != name);
  }
}

/* --- The two passes --------------------------------------------------------------------------- */

typedef struct {
  GString *out;
  OblAssets *assets;
  guint n_cut;
} Copy;

static gboolean
is_data_uri (const char *value, const char *end)
{
  return end - value > 5 && g_ascii_strncasecmp (value, "data:", 5) == 0;
}

/* Where the value begins, and the white space before it ends. */
static const char *
skip_space (const char *value, const char *end)
{
  while (value < end && is_space (*value))
    value++;
  return value;
}

static gboolean
is_ballast (const Attribute *attribute)
{
  const char *value = attribute->value;

  if (value == NULL)
    return FALSE;
  value = skip_space (value, attribute->value_end);
  return attribute->value_end - value > MAX_VALUE_BYTES
         || (attribute->value_end - value > MAX_DATA_URI_BYTES
             && is_data_uri (value, attribute->value_end));
}

/* TRUE when the @n_bytes at @uri are a picture, which is then known as @name. */
static gboolean
keep_picture (Copy *copy, const char *uri, gsize n_bytes, const char *name)
{
  g_autoptr (GBytes) bytes = obl_picture_decode_data_uri (uri, n_bytes);
  gsize n_decoded;
  const guint8 *data = bytes == NULL ? NULL : g_bytes_get_data (bytes, &n_decoded);

  if (data == NULL || obl_assets_sniff (data, n_decoded) == NULL)
    return FALSE;
  obl_assets_add (copy->assets, name, bytes);
  return TRUE;
}

/* A picture's bytes give way to a name; anything else of that size goes. */
static void
append_cut (Copy *copy, const char *tag, const Attribute *attribute)
{
  const char *value = skip_space (attribute->value, attribute->value_end);
  const char *end = attribute->value_end;
  gsize n_name = (gsize)(attribute->end - attribute->start);
  g_autofree char *name = NULL;

  if (n_name > MAX_NAME_BYTES || !is_data_uri (value, end)
      || (strcmp (tag, "img") != 0 && strcmp (tag, "source") != 0))
    return;
  /* In a set of addresses, what comes after a space is about the picture. */
  if (n_name >= 6 && g_ascii_strncasecmp (attribute->end - 6, "srcset", 6) == 0) {
    end = value;
    while (end < attribute->value_end && !is_space (*end))
      end++;
  }
  name = g_strdup_printf (OBL_HTML_CUT_PREFIX "%u", copy->n_cut);
  if (!keep_picture (copy, value, (gsize)(end - value), name))
    return;
  copy->n_cut++;
  g_string_append_len (copy->out, attribute->start, (gssize)n_name);
  g_string_append_printf (copy->out, "=\"%s\"", name);
}

static void
append_tag (Copy *copy, const Piece *piece)
{
  const char *at = piece->start;
  const char *written = piece->start; /* up to here the tag has been dealt with */
  guint n_attributes = 0;
  char name[MAX_NAME_BYTES];
  Attribute attribute;

  at = copy_name (at + 1, piece->end, name);
  while (TRUE) {
    gboolean is_one_too_many;

    at = scan_attribute (at, piece->end, &attribute);
    if (attribute.start == NULL)
      break;
    is_one_too_many = ++n_attributes > OBL_HTML_MAX_ATTRIBUTES;
    if (!is_one_too_many && !is_ballast (&attribute))
      continue;
    g_string_append_len (copy->out, written, attribute.start - written);
    if (!is_one_too_many)
      append_cut (copy, name, &attribute);
    written = at;
  }
  g_string_append_len (copy->out, written, piece->end - written);
}

/* The name of the variable of which the value at @value is the picture; NULL: of none. */
static char *
dup_variable (const char *start, const char *value)
{
  static const char prefix[] = OBL_HTML_STYLE_PREFIX;
  const char *end = value;
  const char *digits;

  while (end > start && strchr ("\"' ", end[-1]) != NULL)
    end--;
  if (end - start < 4 || g_ascii_strncasecmp (end - 4, "url(", 4) != 0)
    return NULL;
  end -= 4;
  while (end > start && (end[-1] == ' ' || end[-1] == ':'))
    end--;
  digits = end;
  while (digits > start && end - digits < 8 && g_ascii_isdigit (digits[-1]))
    digits--;
  if (digits == end || digits - start < (gssize)strlen (prefix)
      || strncmp (digits - strlen (prefix), prefix, strlen (prefix)) != 0)
    return NULL;
  return g_strndup (digits - strlen (prefix), strlen (prefix) + (gsize)(end - digits));
}

static void
append_style (Copy *copy, const Piece *piece)
{
  const char *written = piece->start;
  const char *at = piece->start;

  while ((at = memchr (at, ':', (gsize)(piece->end - at))) != NULL) {
    const char *uri = at - 4;
    const char *end = ++at;
    g_autofree char *variable = NULL;

    if (uri < written || g_ascii_strncasecmp (uri, "data:", 5) != 0)
      continue;
    while (end < piece->end && strchr ("\"')<", *end) == NULL)
      end++;
    at = end;
    if (end - uri <= MAX_DATA_URI_BYTES)
      continue;
    variable = dup_variable (written, uri);
    if (variable != NULL)
      keep_picture (copy, uri, (gsize)(end - uri), variable);
    g_string_append_len (copy->out, written, uri - written);
    written = end;
  }
  g_string_append_len (copy->out, written, piece->end - written);
}

static GString *
drop_nul (const char *html, gsize n_bytes)
{
  GString *out = g_string_sized_new (n_bytes + 1);

  for (gsize i = 0; i < n_bytes; i++) {
    if (html[i] != '\0')
      g_string_append_c (out, html[i]);
  }
  return out;
}

static GString *
copy_guarded (const char *html, gsize n_bytes, OblAssets *assets, gboolean *is_deep)
{
  Copy copy = { g_string_sized_new (n_bytes + 1), assets, 0 };
  g_autofree Nesting *nesting = g_new0 (Nesting, 1);
  Scanner scanner = { html, html + n_bytes, "" };
  Piece piece;

  while (scan (&scanner, &piece)) {
    gboolean is_long = piece.end - piece.start > MAX_DATA_URI_BYTES;

    if (piece.kind == PIECE_START_TAG || piece.kind == PIECE_END_TAG)
      count_nesting (nesting, &piece);
    if (is_long && piece.kind == PIECE_START_TAG)
      append_tag (&copy, &piece);
    else if (is_long && piece.kind == PIECE_RAW && strcmp (piece.name, "style") == 0)
      append_style (&copy, &piece);
    else
      g_string_append_len (copy.out, piece.start, piece.end - piece.start);
  }
  *is_deep = nesting->is_deep;
  return copy.out;
}

GString *
obl_html_guard (const char *html, gsize n_bytes, OblAssets *assets, gboolean *is_deep)
{
  if (memchr (html, '\0', n_bytes) != NULL) {
    GString *clean = drop_nul (html, n_bytes);
    GString *out = copy_guarded (clean->str, clean->len, assets, is_deep);

    g_string_free (clean, TRUE);
    return out;
  }
  return copy_guarded (html, n_bytes, assets, is_deep);
}

static void
append_as_text (GString *out, const Piece *piece, gboolean *has_text)
{
  g_autofree char *escaped = g_markup_escape_text (piece->start, piece->end - piece->start);

  g_string_append (out, escaped);
  *has_text = TRUE;
}

static void
append_flat (GString *out, const Piece *piece, gboolean *has_text)
{
  const OblHtmlElement *element;

  switch (piece->kind) {
  case PIECE_TEXT:
    g_string_append_len (out, piece->start, piece->end - piece->start);
    for (const char *p = piece->start; p < piece->end && !*has_text; p++)
      *has_text = !is_space (*p);
    return;
  case PIECE_START_TAG:
  case PIECE_END_TAG:
    element = obl_html_element_find (piece->name);
    if (*has_text && (obl_html_element_is_block (element) || element->use == OBL_HTML_BREAK)) {
      g_string_append (out, "<p>");
      *has_text = FALSE;
    }
    return;
  case PIECE_RAW:
    if (strcmp (piece->name, "xmp") == 0 || strcmp (piece->name, "plaintext") == 0)
      append_as_text (out, piece, has_text);
    return;
  case PIECE_OTHER:
    return;
  }
}

GString *
obl_html_flatten (const char *html, gsize n_bytes)
{
  GString *out = g_string_new ("<!DOCTYPE html><p>");
  Scanner scanner = { html, html + n_bytes, "" };
  gboolean has_text = FALSE;
  Piece piece;

  while (scan (&scanner, &piece))
    append_flat (out, &piece, &has_text);
  return out;
}
