/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of what is allowed is written here a second time, by hand, and the HTML is taken apart by
 * the parser alone: nothing of the code under test is believed. */
#include "config.h"

#include "allowed.h"

#include <gumbo.h>
#include <string.h>

static const struct {
  const char *element;
  const char *attributes; /* beside data-s, data-r, data-page, dir, lang; with spaces around each */
} allowed[] = {
  { "article", "" },
  { "p", "" },
  { "h1", "" },
  { "h2", "" },
  { "h3", "" },
  { "h4", "" },
  { "h5", "" },
  { "h6", "" },
  { "ul", "" },
  { "ol", " start " },
  { "li", " value " },
  { "blockquote", "" },
  { "pre", "" },
  { "figure", "" },
  { "figcaption", "" },
  { "table", "" },
  { "tbody", "" },
  { "tr", "" },
  { "td", " colspan rowspan " },
  { "th", " colspan rowspan " },
  { "dl", "" },
  { "dt", "" },
  { "dd", "" },
  { "img", " src alt width height " },
  { "a", " href " },
  { "em", "" },
  { "strong", "" },
  { "b", "" },
  { "i", "" },
  { "u", "" },
  { "s", "" },
  { "sub", "" },
  { "sup", "" },
  { "code", "" },
  { "q", "" },
  { "cite", "" },
  { "abbr", " title " },
  { "time", " datetime " },
  { "mark", "" },
  { "small", "" },
  { "span", " data-alt " },
  { "br", "" },
  { "wbr", "" },
  { "ruby", "" },
  { "rt", " data-rt " },
};

static gboolean
is_number (const char *value)
{
  return *value != '\0' && value[strspn (value, "-0123456789")] == '\0';
}

static gboolean
is_one_of (const char *value, const char *const *values)
{
  return g_strv_contains (values, value);
}

static gboolean
is_link (const char *value)
{
  for (const char *p = value; *p != '\0'; p++) {
    if ((guchar)*p < 0x20 || *p == 0x7f)
      return FALSE;
  }
  return g_regex_match_simple ("^(https?://|mailto:|#)", value, G_REGEX_CASELESS, 0);
}

/* @own: the attributes that are allowed on this element, beside those that all may have. */
static gboolean
is_allowed (const char *own, const char *name, const char *value)
{
  static const char *const roles[] = { "body", "title", "meta", "boilerplate", NULL };
  static const char *const directions[] = { "auto", "ltr", "rtl", NULL };
  g_autofree char *spaced = g_strdup_printf (" %s ", name);

  if (strcmp (name, "data-s") == 0 || strcmp (name, "data-page") == 0)
    return is_number (value);
  if (strcmp (name, "data-r") == 0)
    return is_one_of (value, roles);
  if (strcmp (name, "dir") == 0)
    return is_one_of (value, directions);
  if (strcmp (name, "lang") == 0)
    return g_regex_match_simple ("^[-a-zA-Z0-9]+$", value, 0, 0);
  if (strstr (own, spaced) == NULL)
    return FALSE;
  if (strcmp (name, "href") == 0)
    return is_link (value);
  if (strcmp (name, "src") == 0)
    return g_regex_match_simple ("^obelus-asset:[0-9a-f]{64}$", value, 0, 0);
  return strstr (" colspan rowspan start value width height ", spaced) == NULL || is_number (value);
}

/* What must not be there, or NULL. */
static char *
find_in_element (const GumboNode *node)
{
  const char *name = gumbo_normalized_tagname (node->v.element.tag);
  const GumboVector *attributes = &node->v.element.attributes;

  if (node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
    return g_strdup_printf ("<%s> of another namespace", name);
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    if (strcmp (allowed[i].element, name) != 0)
      continue;
    for (guint k = 0; k < attributes->length; k++) {
      const GumboAttribute *attribute = attributes->data[k];

      if (!is_allowed (allowed[i].attributes, attribute->name, attribute->value))
        return g_strdup_printf ("<%s %s=\"%s\">", name, attribute->name, attribute->value);
    }
    return NULL;
  }
  return g_strdup_printf ("<%s>", name);
}

static char *
find_in_tree (const GumboNode *node)
{
  char *fault = NULL;

  if (node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_TEMPLATE)
    return g_strdup ("a comment or template");
  if (node->type != GUMBO_NODE_ELEMENT)
    return NULL;
  fault = find_in_element (node);
  for (guint i = 0; fault == NULL && i < node->v.element.children.length; i++)
    fault = find_in_tree (node->v.element.children.data[i]);
  return fault;
}

static void
append_text (GString *text, const GumboNode *node)
{
  if (node->type != GUMBO_NODE_ELEMENT) {
    g_string_append (text, node->v.text.text);
    return;
  }
  for (guint i = 0; i < node->v.element.children.length; i++)
    append_text (text, node->v.element.children.data[i]);
}

char *
allowed_find_fault (const OblDocument *document)
{
  g_autofree char *page = g_strdup_printf ("<!doctype html><body>%s", document->html);
  g_autoptr (GString) text = g_string_new (NULL);
  GumboOutput *output = gumbo_parse (page);
  const GumboNode *body = output->root->v.element.children.data[1];
  char *fault = NULL;

  if (body->v.element.children.length != 1)
    fault = g_strdup ("more than one article");
  else
    fault = find_in_tree (body->v.element.children.data[0]);
  if (fault == NULL) {
    append_text (text, body->v.element.children.data[0]);
    if (strcmp (text->str, obl_text_get_utf8 (document->text)) != 0)
      fault = g_strdup ("another text");
  }
  gumbo_destroy_output (&kGumboDefaultOptions, output);
  return fault;
}

void
allowed_check (const OblDocument *document)
{
  g_autofree char *fault = allowed_find_fault (document);

  if (fault != NULL)
    g_error ("%s in %s", fault, document->html);
}
