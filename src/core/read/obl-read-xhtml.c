/* SPDX-License-Identifier: GPL-3.0-or-later */
/* In XHTML any element may close itself and CDATA may stand anywhere; a parser of HTML takes
 * <title/> for the beginning of a title that never ends.  Parsers of XML, on the other hand, refuse
 * a whole chapter for one stray ampersand.  So this goes from tag to tag, once, and writes each as
 * HTML wants it; what it takes wrong, the page's parser takes as it takes any page. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-xhtml.h"

#include <string.h>

#include "core/read/obl-read-xml.h"

#define MAX_NAME_BYTES 32u

typedef struct {
  char name[MAX_NAME_BYTES]; /* lower case, without a prefix */
  gboolean is_end;
  gboolean is_closed; /* <a/> */
  GString *attributes;
  char *picture; /* its address */
} Tag;

typedef struct {
  const char *at;
  const char *limit;
  OblReadResolve resolve;
  gpointer data;
  GString *html;
  Tag tag;
  char skipped[MAX_NAME_BYTES]; /* the element that is being left out; "": none */
  guint depth;                  /* elements of that name that are open */
} Scan;

static gboolean
is_listed (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
is_void (const char *name)
{
  static const char *const names[]
      = { "area", "base", "br",    "col",    "embed", "hr",  "img", "input",
          "link", "meta", "param", "source", "track", "wbr", NULL };

  return is_listed (name, names);
}

/* With what is in them.  A nav is never part of the text. */
static gboolean
is_left_out (const char *name)
{
  static const char *const names[]
      = { "head",    "script", "style", "title",    "template", "iframe",
          "noembed", "select", "nav",   "noframes", "textarea", "svg",
          "math",    "audio",  "video", "object",   NULL };

  return is_listed (name, names);
}

/* Past the next @end, or to where the text ends. */
static void
skip_past (Scan *self, const char *end)
{
  const char *found = g_strstr_len (self->at, self->limit - self->at, end);

  self->at = found == NULL ? self->limit : found + strlen (end);
}

static void
skip_declaration (Scan *self)
{
  const char *p = self->at;

  while (p < self->limit && *p != '>' && *p != '[')
    p++;
  self->at = p;
  if (p < self->limit && *p == '[')
    skip_past (self, "]");
  skip_past (self, ">");
}

static void
write_text (Scan *self, const char *text, gsize n_bytes)
{
  if (*self->skipped == '\0')
    g_string_append_len (self->html, text, (gssize)n_bytes);
}

static void
write_cdata (Scan *self)
{
  const char *start = self->at;
  const char *end = g_strstr_len (start, self->limit - start, "]]>");
  g_autofree char *text = g_strndup (start, (gsize)((end == NULL ? self->limit : end) - start));

  self->at = end == NULL ? self->limit : end + strlen ("]]>");
  if (*self->skipped == '\0')
    obl_read_html_text (self->html, text);
}

/* --- Tags ------------------------------------------------------------------------------------- */

static gboolean
is_name_char (char c)
{
  return !g_ascii_isspace (c) && strchr ("=/><\"'", c) == NULL;
}

/* The name at the cursor, in @name without its prefix; one that is too long is cut off. */
static const char *
scan_name (Scan *self, char *name, gsize *n_prefix)
{
  const char *start = self->at;
  const char *local = start;

  while (self->at < self->limit && is_name_char (*self->at)) {
    if (*self->at == ':')
      local = self->at + 1;
    self->at++;
  }
  *n_prefix = (gsize)(local - start);
  for (gsize i = 0; i < MAX_NAME_BYTES; i++)
    name[i] = i + 1 < MAX_NAME_BYTES && local + i < self->at ? g_ascii_tolower (local[i]) : '\0';
  return start;
}

static void
skip_space (Scan *self)
{
  while (self->at < self->limit && g_ascii_isspace (*self->at))
    self->at++;
}

/* The value after "=", as it is written there. */
static char *
scan_value (Scan *self)
{
  const char *start;
  const char *end;
  char quote;

  skip_space (self);
  if (self->at == self->limit || *self->at != '=')
    return g_strdup ("");
  self->at++;
  skip_space (self);
  quote = self->at < self->limit ? *self->at : '\0';
  if (quote != '"' && quote != '\'') {
    start = self->at;
    while (self->at < self->limit && !g_ascii_isspace (*self->at) && *self->at != '>')
      self->at++;
    return g_strndup (start, (gsize)(self->at - start));
  }
  start = ++self->at;
  end = memchr (start, quote, (gsize)(self->limit - start));
  if (end == NULL)
    end = self->limit;
  self->at = MIN (end + 1, self->limit);
  return g_strndup (start, (gsize)(end - start));
}

static gboolean
is_picture (const Tag *tag)
{
  return strcmp (tag->name, "img") == 0 || strcmp (tag->name, "image") == 0;
}

static void
keep_attribute (Tag *tag, const char *prefix, gsize n_prefix, const char *name, const char *value)
{
  gboolean is_language = n_prefix == 4 && strncmp (prefix, "xml:", 4) == 0;

  if (is_picture (tag) && (strcmp (name, "src") == 0 || strcmp (name, "href") == 0)) {
    g_auto (GStrv) parts = g_strsplit (value, "&amp;", -1);

    g_free (tag->picture);
    tag->picture = g_strjoinv ("&", parts);
  } else if (*name != '\0' && (n_prefix == 0 || is_language)) {
    g_string_append_printf (tag->attributes, " %s=\"", name);
    for (const char *p = value; *p != '\0'; p++) {
      if (*p == '"')
        g_string_append (tag->attributes, "&quot;");
      else
        g_string_append_c (tag->attributes, *p);
    }
    g_string_append_c (tag->attributes, '"');
  }
}

/* The cursor is past "<" or "</" and at a letter. */
static void
scan_tag (Scan *self, gboolean is_end)
{
  Tag *tag = &self->tag;
  gsize n_prefix;

  tag->is_end = is_end;
  tag->is_closed = FALSE;
  g_clear_pointer (&tag->picture, g_free);
  g_string_truncate (tag->attributes, 0);
  scan_name (self, tag->name, &n_prefix);
  while (TRUE) {
    char name[MAX_NAME_BYTES];
    g_autofree char *value = NULL;
    const char *prefix;

    skip_space (self);
    if (self->at == self->limit)
      return;
    if (*self->at == '>') {
      self->at++;
      return;
    }
    if (!is_name_char (*self->at)) {
      tag->is_closed = *self->at == '/';
      self->at++;
      continue;
    }
    tag->is_closed = FALSE;
    prefix = scan_name (self, name, &n_prefix);
    value = scan_value (self);
    if (!is_end)
      keep_attribute (tag, prefix, n_prefix, name, value);
  }
}

static void
write_picture (Scan *self)
{
  g_autofree char *name = NULL;

  if (self->tag.picture == NULL)
    return;
  name = self->resolve == NULL ? g_strdup (self->tag.picture)
                               : self->resolve (self->data, self->tag.picture);
  if (name == NULL)
    return;
  g_string_append_printf (self->html, "<img%s", self->tag.attributes->str);
  obl_read_html_attribute (self->html, "src", name);
  g_string_append_c (self->html, '>');
}

/* Inside of an element that is left out: only a picture that a drawing shows is taken, for that is
 * how books show their covers. */
static void
pass_tag (Scan *self)
{
  const Tag *tag = &self->tag;

  if (strcmp (self->skipped, "svg") == 0 && strcmp (tag->name, "image") == 0 && !tag->is_end)
    write_picture (self);
  if (strcmp (tag->name, self->skipped) != 0 || tag->is_closed)
    return;
  self->depth += tag->is_end ? -1u : 1u;
  if (self->depth == 0)
    *self->skipped = '\0';
}

static void
begin_skipping (Scan *self)
{
  const char *name = self->tag.name;

  if (self->tag.is_closed || self->tag.is_end)
    return;
  g_strlcpy (self->skipped, name, sizeof self->skipped);
  self->depth = 1;
  /* Where "<" is no tag. */
  if (strcmp (name, "script") == 0 || strcmp (name, "style") == 0) {
    g_autofree char *end = g_strconcat ("</", name, NULL);
    const char *found = g_strstr_len (self->at, self->limit - self->at, end);

    self->at = found == NULL ? self->limit : found;
  }
}

static void
write_tag (Scan *self)
{
  const Tag *tag = &self->tag;
  const char *name = tag->name;

  if (*self->skipped != '\0') {
    pass_tag (self);
  } else if (is_left_out (name)) {
    begin_skipping (self);
  } else if (is_picture (tag)) {
    if (!tag->is_end)
      write_picture (self);
  } else if (strcmp (name, "xmp") != 0 && strcmp (name, "plaintext") != 0) {
    if (strcmp (name, "html") == 0 || strcmp (name, "body") == 0)
      name = "div";
    if (!tag->is_end)
      g_string_append_printf (self->html, "<%s%s>", name, tag->attributes->str);
    if ((tag->is_end || tag->is_closed) && !is_void (name))
      g_string_append_printf (self->html, "</%s>", name);
  }
}

/* --- The whole -------------------------------------------------------------------------------- */

static gboolean
begins (const Scan *self, const char *start)
{
  gsize n_bytes = strlen (start);

  return (gsize)(self->limit - self->at) >= n_bytes && memcmp (self->at, start, n_bytes) == 0;
}

/* At a "<". */
static void
scan_markup (Scan *self)
{
  gboolean is_end = begins (self, "</");
  gsize n_before = is_end ? 2 : 1;
  gboolean is_tag
      = (gsize)(self->limit - self->at) > n_before && g_ascii_isalpha (self->at[n_before]);

  if (begins (self, "<!--")) {
    self->at += strlen ("<!--");
    skip_past (self, "-->");
  } else if (begins (self, "<![CDATA[")) {
    self->at += strlen ("<![CDATA[");
    write_cdata (self);
  } else if (begins (self, "<!")) {
    skip_declaration (self);
  } else if (begins (self, "<?")) {
    skip_past (self, "?>");
  } else if (is_tag) {
    self->at += n_before;
    scan_tag (self, is_end);
    write_tag (self);
  } else {
    write_text (self, "&lt;", strlen ("&lt;"));
    self->at++;
  }
}

void
obl_read_xhtml_to_html (
    const char *xhtml, gsize n_bytes, OblReadResolve resolve, gpointer data, GString *html)
{
  Scan self = {
    .at = xhtml,
    .limit = xhtml + n_bytes,
    .resolve = resolve,
    .data = data,
    .html = html,
    .tag = { .attributes = g_string_new (NULL) },
  };

  g_string_append (html, "<div>");
  while (self.at < self.limit) {
    const char *next = memchr (self.at, '<', (gsize)(self.limit - self.at));

    if (next == NULL)
      next = self.limit;
    write_text (&self, self.at, (gsize)(next - self.at));
    self.at = next;
    if (next < self.limit)
      scan_markup (&self);
  }
  g_string_append (html, "</div>\n");
  g_string_free (self.tag.attributes, TRUE);
  g_free (self.tag.picture);
}
