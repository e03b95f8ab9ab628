/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A parsed page as our own tree, whatever parser made it.
 *
 * Comments and everything that is dropped with its content (scripts, styles, frames …) is not in
 * it; the head and JSON-LD scripts are, for what they say about the page.  Of a noscript element
 * only its pictures are, and custom elements are there as a browser shows them.  No path from the
 * root is longer than OBL_HTML_MAX_DEPTH, so a walk may recurse. */
#pragma once

#include <glib.h>

#include "core/html/obl-assets.h"
#include "core/html/obl-html-element.h"

G_BEGIN_DECLS

#define OBL_HTML_ERROR (obl_html_error_quark ())

typedef enum {
  OBL_HTML_ERROR_TOO_COMPLEX,
} OblHtmlError;

GQuark obl_html_error_quark (void);

typedef struct {
  const char *name; /* in lower case */
  const char *value;
} OblHtmlAttribute;

typedef struct _OblHtmlNode OblHtmlNode;

struct _OblHtmlNode {
  const OblHtmlElement *element; /* NULL: a text node */
  OblHtmlNode *parent;
  OblHtmlNode *first_child;
  OblHtmlNode *last_child;
  OblHtmlNode *next;
  const OblHtmlAttribute *attributes;
  guint n_attributes;
  gboolean holds_blocks; /* some descendant begins a line of text */
  const char *text;      /* of a text node */
  gsize n_bytes;
  /* For whoever chooses the article out of the page; the tree itself does not look at them. */
  guint hints;          /* given to the blocks of text below, see obl-html-walk.h */
  guint32 n_chars;      /* of text below */
  guint32 n_link_chars; /* of these, in links */
  guint32 own_mass;     /* of these, running text right here, not in blocks below */
  guint32 mass;         /* running text here and below */
};

typedef struct _OblHtmlTree OblHtmlTree;

/* Parses @n_bytes of @html, valid UTF-8, as a browser would.  A page that is nested too deep, is too
 * large or costs too much is taken as its bare paragraphs; the error says when even that is too
 * much. */
OblHtmlTree *
obl_html_tree_parse (const char *html, gsize n_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_html_tree_free (OblHtmlTree *tree);

/* The html element. */
OblHtmlNode *obl_html_tree_get_root (const OblHtmlTree *tree);
/* TRUE when the page was taken as bare paragraphs. */
gboolean obl_html_tree_is_flattened (const OblHtmlTree *tree);
/* The pictures that were written into the page, under the names that its attributes have now. */
OblAssets *obl_html_tree_get_assets (const OblHtmlTree *tree);

/* "" for an attribute without a value, NULL when there is none. */
const char *obl_html_node_get_attribute (const OblHtmlNode *node, const char *name);
gboolean obl_html_node_is (const OblHtmlNode *node, const char *name);
/* The node after @node in document order, within @root; NULL at the end. */
OblHtmlNode *obl_html_node_next (const OblHtmlNode *node, const OblHtmlNode *root);
OblHtmlNode *obl_html_node_find (OblHtmlNode *root, const char *name);
/* The text below, white space runs made one space, none at the edges. */
char *obl_html_node_dup_text (const OblHtmlNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* All character data in the body of @html, as a browser's textContent gives it; NULL when @html
 * cannot be parsed or has more in its body than one article element. */
char *obl_html_dup_text_content (const char *html, gsize n_bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblHtmlTree, obl_html_tree_free)

G_END_DECLS
