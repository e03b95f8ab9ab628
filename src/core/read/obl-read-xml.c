/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libxml2 with its doors shut. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-xml.h"

#include <string.h>

#include <libxml/parser.h>

#include "core/import/obl-charset.h"

/* A tree is up to thirty times as large as what it was read from. */
#define MAX_BYTES (32u * 1024 * 1024)
/* Of one element. */
#define MAX_ATTRIBUTES 1000u
/* Where a declaration says which encoding it is. */
#define DECLARATION_BYTES 200u

void
obl_read_xml_init (void)
{
  xmlInitParser ();
}

/* libxml2 would convert by iconv, which loads its converters from files. */
char *
obl_read_xml_dup_utf8 (GBytes *bytes, gsize *n_utf8)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (bytes, &n_bytes);
  g_autofree char *head = g_strndup (data, MIN (n_bytes, DECLARATION_BYTES));
  g_autofree char *declared = NULL;
  g_autofree char *charset = NULL;
  char *from = strstr (head, "encoding=");
  OblCharsetSource source;

  if (from != NULL && g_str_has_prefix (head, "<?xml")) {
    from += strlen ("encoding=") + 1;
    declared = g_strndup (from, strcspn (from, "\"'>"));
  }
  charset = obl_charset_detect (data, n_bytes, declared, FALSE, &source);
  return charset == NULL ? NULL : obl_charset_convert (data, n_bytes, charset, n_utf8);
}

static const char *
skip_space (const char *p)
{
  return p + strspn (p, " \t\r\n");
}

/* Past the attribute at @p; NULL when there is none.  @has_quote: whether more of these follow, for
 * none may be looked for twice in vain. */
static const char *
skip_attribute (const char *p, gboolean has_quote[2])
{
  gsize n_name = strcspn (p, " \t\r\n=<>\"'/");
  const char *value = skip_space (p + n_name);
  const char *end;

  if (n_name == 0 || *value != '=')
    return NULL;
  value = skip_space (value + 1);
  if ((*value != '"' && *value != '\'') || !has_quote[*value == '"'])
    return NULL;
  end = strchr (value + 1, *value);
  has_quote[*value == '"'] = end != NULL;
  return end == NULL ? NULL : end + 1;
}

/* libxml2 compares every attribute of an element with every other. */
static gboolean
has_too_many_attributes (const char *utf8)
{
  gboolean has_quote[2] = { TRUE, TRUE };

  for (const char *p = strchr (utf8, '<'); p != NULL; p = strchr (p, '<')) {
    const char *next;
    guint n_attributes = 0;

    p++;
    p = skip_space (p + strcspn (p, " \t\r\n=<>\"'/"));
    while ((next = skip_attribute (p, has_quote)) != NULL) {
      if (++n_attributes > MAX_ATTRIBUTES)
        return TRUE;
      p = skip_space (next);
    }
  }
  return FALSE;
}

/* @is_broken: NULL, or where to say that it is no sound XML; then what can be read is given. */
static xmlDoc *
parse_text (const char *utf8, gsize n_utf8, gboolean *is_broken)
{
  const int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT
                      | XML_PARSE_NOCDATA;
  xmlParserCtxt *parser;
  xmlDoc *document = NULL;

  if (n_utf8 == 0 || n_utf8 > MAX_BYTES || has_too_many_attributes (utf8))
    return NULL;
  parser = xmlNewParserCtxt ();
  if (parser == NULL)
    return NULL;
  parser->sax->entityDecl = NULL;
  parser->sax->externalSubset = NULL;
  document = xmlCtxtReadMemory (parser, utf8, (int)n_utf8, NULL, "UTF-8",
                                options | (is_broken == NULL ? 0 : XML_PARSE_RECOVER));
  if (is_broken != NULL)
    *is_broken = !parser->wellFormed;
  xmlFreeParserCtxt (parser);
  return document;
}

xmlDoc *
obl_read_xml_parse (GBytes *bytes)
{
  g_autofree char *utf8 = NULL;
  gsize n_utf8;

  if (bytes == NULL || g_bytes_get_size (bytes) == 0 || g_bytes_get_size (bytes) > MAX_BYTES)
    return NULL;
  utf8 = obl_read_xml_dup_utf8 (bytes, &n_utf8);
  return utf8 == NULL ? NULL : parse_text (utf8, n_utf8, NULL);
}

xmlDoc *
obl_read_xml_parse_broken (const char *utf8, gsize n_utf8, gboolean *is_broken)
{
  *is_broken = TRUE;
  return parse_text (utf8, n_utf8, is_broken);
}

gboolean
obl_read_xml_is (const xmlNode *node, const char *name)
{
  return node != NULL && node->type == XML_ELEMENT_NODE
         && strcmp ((const char *)node->name, name) == 0;
}

xmlNode *
obl_read_xml_child (const xmlNode *node, const char *name)
{
  for (xmlNode *child = node == NULL ? NULL : node->children; child != NULL; child = child->next) {
    if (obl_read_xml_is (child, name))
      return child;
  }
  return NULL;
}

xmlNode *
obl_read_xml_next (const xmlNode *node, const xmlNode *top)
{
  const xmlNode *next = node;

  do {
    if (next->type == XML_ELEMENT_NODE && next->children != NULL) {
      next = next->children;
    } else {
      while (next != top && next->next == NULL)
        next = next->parent;
      if (next == top)
        return NULL;
      next = next->next;
    }
  } while (next->type != XML_ELEMENT_NODE);
  return (xmlNode *)next;
}

xmlNode *
obl_read_xml_find (xmlNode *node, const char *name)
{
  xmlNode *found = node;

  while (found != NULL && (found = obl_read_xml_next (found, node)) != NULL) {
    if (obl_read_xml_is (found, name))
      return found;
  }
  return NULL;
}

static char *
take_string (xmlChar *string)
{
  char *own = string == NULL ? NULL : g_strdup ((const char *)string);

  if (string != NULL)
    xmlFree (string);
  return own;
}

char *
obl_read_xml_dup (const xmlNode *node, const char *attribute)
{
  return node == NULL ? NULL : take_string (xmlGetProp (node, (const xmlChar *)attribute));
}

int
obl_read_xml_get_int (const xmlNode *node, const char *attribute, int otherwise)
{
  g_autofree char *value = obl_read_xml_dup (node, attribute);
  gint64 number;

  if (value == NULL || !g_ascii_string_to_signed (value, 10, G_MININT, G_MAXINT, &number, NULL))
    return otherwise;
  return (int)number;
}

char *
obl_read_xml_dup_text (const xmlNode *node)
{
  return node == NULL ? NULL : take_string (xmlNodeGetContent (node));
}

char *
obl_read_xml_dup_child_text (const xmlNode *node, const char *name)
{
  char *text = obl_read_xml_dup_text (obl_read_xml_child (node, name));

  return text == NULL ? NULL : g_strstrip (text);
}

void
obl_read_html_text (GString *html, const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++) {
    if (*p == '&')
      g_string_append (html, "&amp;");
    else if (*p == '<')
      g_string_append (html, "&lt;");
    else if (*p == '>')
      g_string_append (html, "&gt;");
    else if (*p == '"')
      g_string_append (html, "&quot;");
    else
      g_string_append_c (html, *p);
  }
}

void
obl_read_html_attribute (GString *html, const char *name, const char *value)
{
  g_string_append_printf (html, " %s=\"", name);
  obl_read_html_text (html, value);
  g_string_append_c (html, '"');
}
