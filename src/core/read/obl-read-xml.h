/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XML from strangers, and HTML made of it.  No entity is declared, nothing is fetched or opened;
 * depth and size have limits.  Elements are known by their local names: documents differ in
 * prefixes and name spaces, not in these. */
#pragma once

#include <glib.h>

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Loads what is needed. */
void obl_read_xml_init (void);
/* NULL when it is no XML, or @bytes is NULL. */
xmlDoc *obl_read_xml_parse (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* What can be read of text that may be broken or cut off. */
xmlDoc *obl_read_xml_parse_broken (const char *utf8,
                                   gsize n_utf8,
                                   gboolean *is_broken) G_GNUC_WARN_UNUSED_RESULT;
/* The text of @bytes, XML or XHTML, by the encoding that it declares; NULL when that is unknown. */
char *obl_read_xml_dup_utf8 (GBytes *bytes, gsize *n_utf8) G_GNUC_WARN_UNUSED_RESULT;

gboolean obl_read_xml_is (const xmlNode *node, const char *name);
/* The first child element of that name; NULL for none, or a @node of NULL. */
xmlNode *obl_read_xml_child (const xmlNode *node, const char *name);
/* The first below @node, at any depth, in the order of the document. */
xmlNode *obl_read_xml_find (xmlNode *node, const char *name);
/* The element after @node in the order of the document, within @top; NULL at the end. */
xmlNode *obl_read_xml_next (const xmlNode *node, const xmlNode *top);
/* NULL when there is none; free with g_free(). */
char *obl_read_xml_dup (const xmlNode *node, const char *attribute) G_GNUC_WARN_UNUSED_RESULT;
int obl_read_xml_get_int (const xmlNode *node, const char *attribute, int otherwise);
/* What is written below @node; free with g_free(). */
char *obl_read_xml_dup_text (const xmlNode *node) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the first child of that name, trimmed; NULL when there is none. */
char *obl_read_xml_dup_child_text (const xmlNode *node, const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* Appends text to HTML, and ' name="value"'. */
void obl_read_html_text (GString *html, const char *text);
void obl_read_html_attribute (GString *html, const char *name, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlDoc, xmlFreeDoc)

G_END_DECLS
