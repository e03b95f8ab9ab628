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

static void
check_attribute (const char *element, const char *own, const GumboAttribute *attribute)
{
  const char *name = attribute->name;
  const char *value = attribute->value;
  g_autofree char *spaced = g_strdup_printf (" %s ", name);

  if (strcmp (name, "href") == 0 && strstr (own, spaced) != NULL) {
    g_assert_true (g_ascii_strncasecmp (value, "http://", 7) == 0
                   || g_ascii_strncasecmp (value, "https://", 8) == 0
                   || g_ascii_strncasecmp (value, "mailto:", 7) == 0 || *value == '#');
    for (const char *p = value; *p != '\0'; p++)
      g_assert_true ((guchar)*p >= 0x20 && *p != 0x7f);
    return;
  }
  if (strcmp (name, "src") == 0 && strstr (own, spaced) != NULL) {
    g_assert_true (g_regex_match_simple ("^obelus-asset:[0-9a-f]{64}$", value, 0, 0));
    return;
  }
  if (strcmp (name, "data-s") == 0 || strcmp (name, "data-page") == 0
      || (strstr (own, spaced) != NULL
          && (strcmp (name, "width") == 0 || strcmp (name, "height") == 0
              || strcmp (name, "rowspan") == 0))
      || strcmp (name, "colspan") == 0 || strcmp (name, "start") == 0
      || strcmp (name, "value") == 0) {
    g_assert_true (is_number (value));
  } else if (strcmp (name, "data-r") == 0) {
    g_assert_true (g_str_equal (value, "body") || g_str_equal (value, "title")
                   || g_str_equal (value, "meta") || g_str_equal (value, "boilerplate"));
  } else if (strcmp (name, "dir") == 0) {
    g_assert_true (g_str_equal (value, "auto") || g_str_equal (value, "ltr")
                   || g_str_equal (value, "rtl"));
  } else if (strcmp (name, "lang") == 0) {
    g_assert_cmpuint (
        strspn (value, "-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), ==,
        strlen (value));
  } else if (strstr (own, spaced) == NULL) {
    g_error ("<%s %s=\"%s\">", element, name, value);
  }
}

static void
check_element (const GumboNode *node)
{
  const char *name = gumbo_normalized_tagname (node->v.element.tag);
  const GumboVector *attributes = &node->v.element.attributes;

  g_assert_cmpint (node->v.element.tag_namespace, ==, GUMBO_NAMESPACE_HTML);
  for (guint i = 0; i < G_N_ELEMENTS (allowed); i++) {
    if (strcmp (allowed[i].element, name) != 0)
      continue;
    for (guint k = 0; k < attributes->length; k++)
      check_attribute (name, allowed[i].attributes, attributes->data[k]);
    return;
  }
  g_error ("<%s>", name);
}

static void
check_tree (const GumboNode *node)
{
  g_assert_cmpint (node->type, !=, GUMBO_NODE_COMMENT);
  g_assert_cmpint (node->type, !=, GUMBO_NODE_TEMPLATE);
  if (node->type != GUMBO_NODE_ELEMENT)
    return;
  check_element (node);
  for (guint i = 0; i < node->v.element.children.length; i++)
    check_tree (node->v.element.children.data[i]);
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

void
allowed_check (const OblDocument *document)
{
  g_autofree char *page = g_strdup_printf ("<!doctype html><body>%s", document->html);
  g_autoptr (GString) text = g_string_new (NULL);
  GumboOutput *output = gumbo_parse (page);
  const GumboNode *body = output->root->v.element.children.data[1];

  g_assert_cmpuint (body->v.element.children.length, ==, 1);
  check_tree (body->v.element.children.data[0]);
  append_text (text, body->v.element.children.data[0]);
  g_assert_cmpstr (text->str, ==, obl_text_get_utf8 (document->text));
  gumbo_destroy_output (&kGumboDefaultOptions, output);
}
