/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From gumbo's tree to ours.
 *
 * gumbo parses exactly as HTML5 says, but has no limits: some small pages make it work for hours or
 * fill the memory.  All its memory comes from an arena with a budget of bytes and of work; when that is
 * used up, a long jump leaves the parser, the arena goes as a whole, and nothing is lost but the
 * parse.  Copying is iterative, for the same pages are deeper than any stack. */
#define G_LOG_DOMAIN "obl-html-tree"

#include "config.h"

#include "core/html/obl-html-tree.h"

#include <gumbo.h>
#include <setjmp.h>
#include <string.h>
#include <time.h>

#include <glib/gi18n-lib.h>

#include "core/html/obl-arena.h"
#include "core/html/obl-html-guard.h"
#include "core/html/obl-html-shadow.h"

/* A page of 64 MB of text needs a third of it. */
#define MAX_PARSER_BYTES ((gsize)1 << 30)
#define MAX_PARSER_TIME (4 * G_TIME_SPAN_SECOND)
#define MAX_SECOND_PARSER_TIME (3 * G_TIME_SPAN_SECOND)
/* Of markup and scripts, without the pictures that were cut out; more takes too long. */
#define MAX_MARKUP_BYTES ((gsize)24 * 1024 * 1024)
#define ALLOCATIONS_PER_CLOCK_LOOK 256u

struct _OblHtmlTree {
  OblArena *arena;
  OblHtmlNode *root;
  OblAssets *assets;
  gboolean is_flattened;
};

G_DEFINE_QUARK (obl_html_error_quark, obl_html_error)

/* --- gumbo within a budget -------------------------------------------------------------------- */

/* Microseconds that this thread has worked: a busy machine must not change what a page becomes. */
static gint64
get_work_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64)time.tv_sec * G_TIME_SPAN_SECOND + time.tv_nsec / 1000;
}

typedef struct {
  OblArena *arena;
  jmp_buf give_up;
  gint64 deadline;
  guint n_allocations;
} Budget;

static void *
allocate (void *user_data, size_t n_bytes)
{
  Budget *budget = user_data;

  budget->n_allocations++;
  if (obl_arena_get_n_bytes (budget->arena) + n_bytes > MAX_PARSER_BYTES
      || (budget->n_allocations % ALLOCATIONS_PER_CLOCK_LOOK == 0
          && get_work_time () > budget->deadline))
    longjmp (budget->give_up, 1);
  return obl_arena_alloc (budget->arena, n_bytes);
}

static void
deallocate (void *user_data, void *memory)
{
}

/* NULL when the budget did not suffice.  What is given belongs to @arena. */
static const GumboNode *
parse_within_budget (OblArena *arena, const char *html, gsize n_bytes, gint64 max_time)
{
  Budget budget = { .arena = arena, .deadline = get_work_time () + max_time };
  GumboOptions options = kGumboDefaultOptions;

  options.allocator = allocate;
  options.deallocator = deallocate;
  options.userdata = &budget;
  options.max_errors = 0;
  if (setjmp (budget.give_up) != 0)
    return NULL;
  return gumbo_parse_with_options (&options, html, n_bytes)->root;
}

/* --- Walking gumbo's tree --------------------------------------------------------------------- */

static const GumboVector *
get_children (const GumboNode *node)
{
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
    return &node->v.element.children;
  return NULL;
}

static const GumboNode *
get_child (const GumboNode *node, guint index)
{
  const GumboVector *children = get_children (node);

  return children == NULL || index >= children->length ? NULL : children->data[index];
}

/* The node after @node, without what is below it; keeps count of @depth. */
static const GumboNode *
skip_node (const GumboNode *node, const GumboNode *root, guint *depth)
{
  while (node != root) {
    const GumboNode *sibling = get_child (node->parent, (guint)node->index_within_parent + 1);

    if (sibling != NULL)
      return sibling;
    node = node->parent;
    (*depth)--;
  }
  return NULL;
}

static gboolean
is_text (const GumboNode *node)
{
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA
         || node->type == GUMBO_NODE_WHITESPACE;
}

static const char *
get_attribute (const GumboNode *node, const char *name)
{
  const GumboAttribute *attribute = gumbo_get_attribute (&node->v.element.attributes, name);

  return attribute == NULL ? NULL : attribute->value;
}

/* --- Copying ---------------------------------------------------------------------------------- */

static const OblHtmlElement *
find_element (const GumboNode *node)
{
  const GumboElement *element = &node->v.element;
  GumboStringPiece piece = element->original_tag;
  g_autofree char *name = NULL;

  if (element->tag != GUMBO_TAG_UNKNOWN)
    return obl_html_element_find (gumbo_normalized_tagname (element->tag));
  gumbo_tag_from_original_text (&piece);
  name = piece.data == NULL ? g_strdup ("") : g_ascii_strdown (piece.data, (gssize)piece.length);
  return obl_html_element_find (name);
}

/* Within noscript: what is not a picture is there only for what it holds. */
static const OblHtmlElement hollow = { "", OBL_HTML_TRANSPARENT, NULL };

static gboolean
is_hollow (const OblHtmlNode *parent)
{
  return parent != NULL
         && (parent->element == &hollow || obl_html_element_is (parent->element, "noscript"));
}

/* NULL: left out with everything in it. */
static const OblHtmlElement *
find_kept_element (const GumboNode *node, const OblHtmlNode *parent)
{
  const OblHtmlElement *element;
  const char *type;

  if (node->v.element.tag_namespace != GUMBO_NAMESPACE_HTML)
    return NULL;
  element = find_element (node);
  if (obl_html_element_is (element, "template")) {
    /* What a custom element shows, as pages saved from a browser write it. */
    return get_attribute (node, "shadowrootmode") != NULL && !is_hollow (parent)
               ? &obl_html_shadow_root
               : NULL;
  }
  if (obl_html_element_is (element, "script")) {
    type = get_attribute (node, "type");
    return type != NULL && g_ascii_strcasecmp (type, "application/ld+json") == 0 ? element : NULL;
  }
  if (element->use == OBL_HTML_DROPPED)
    return NULL;
  if (is_hollow (parent) && element->use != OBL_HTML_PICTURE
      && !obl_html_element_is (element, "picture") && !obl_html_element_is (element, "source"))
    return &hollow;
  return element;
}

static void
copy_attributes (OblArena *arena, OblHtmlNode *copy, const GumboNode *node)
{
  const GumboVector *vector = &node->v.element.attributes;
  OblHtmlAttribute *attributes;

  if (vector->length == 0)
    return;
  attributes = obl_arena_alloc (arena, vector->length * sizeof *attributes);
  for (guint i = 0; i < vector->length; i++) {
    const GumboAttribute *attribute = vector->data[i];

    attributes[i].name = obl_arena_strndup (arena, attribute->name, strlen (attribute->name));
    attributes[i].value = obl_arena_strndup (arena, attribute->value, strlen (attribute->value));
  }
  copy->attributes = attributes;
  copy->n_attributes = vector->length;
}

/* A copy of @node alone; NULL when it is left out. */
static OblHtmlNode *
copy_node (OblArena *arena, const GumboNode *node, const OblHtmlNode *parent)
{
  const OblHtmlElement *element = NULL;
  OblHtmlNode *copy;

  if (get_children (node) != NULL) {
    element = find_kept_element (node, parent);
    if (element == NULL)
      return NULL;
  } else if (!is_text (node) || is_hollow (parent)) {
    return NULL;
  }
  copy = obl_arena_alloc0 (arena, sizeof *copy);
  copy->element = element;
  if (element != NULL) {
    copy_attributes (arena, copy, node);
  } else {
    copy->n_bytes = strlen (node->v.text.text);
    copy->text = obl_arena_strndup (arena, node->v.text.text, copy->n_bytes);
  }
  return copy;
}

static void
add_child (OblHtmlNode *parent, OblHtmlNode *child)
{
  child->parent = parent;
  if (parent->last_child == NULL)
    parent->first_child = child;
  else
    parent->last_child->next = child;
  parent->last_child = child;
}

/* FALSE when the tree is too deep. */
static gboolean
finish_tree (OblHtmlNode *root)
{
  const OblHtmlNode *node = root;
  guint depth = 0;

  while (TRUE) {
    if (node->element != NULL && obl_html_element_is_block (node->element)) {
      for (OblHtmlNode *up = node->parent; up != NULL && !up->holds_blocks; up = up->parent)
        up->holds_blocks = TRUE;
    }
    if (node->first_child != NULL) {
      node = node->first_child;
      if (++depth > OBL_HTML_MAX_DEPTH)
        return FALSE;
      continue;
    }
    for (; node != root && node != NULL && node->next == NULL; depth--)
      node = node->parent;
    if (node == root || node == NULL)
      return TRUE;
    node = node->next;
  }
}

/* NULL when the tree is too deep. */
static OblHtmlNode *
copy_tree (OblArena *arena, const GumboNode *root)
{
  OblHtmlNode *top = copy_node (arena, root, NULL);
  OblHtmlNode *parent = top;
  const GumboNode *node = get_child (root, 0);
  guint depth = 1; /* of node, the root's being 0 */
  guint parent_depth = 0;

  while (node != NULL) {
    OblHtmlNode *copy;

    for (; parent_depth >= depth; parent_depth--)
      parent = parent->parent;
    copy = copy_node (arena, node, parent);
    if (copy != NULL)
      add_child (parent, copy);
    if (copy != NULL && get_child (node, 0) != NULL) {
      if (depth >= OBL_HTML_MAX_DEPTH)
        return NULL;
      parent = copy;
      parent_depth = depth;
      depth++;
      node = get_child (node, 0);
    } else {
      node = skip_node (node, root, &depth);
    }
  }
  obl_html_shadow_compose (top);
  return finish_tree (top) ? top : NULL;
}

/* --- The tree --------------------------------------------------------------------------------- */

static OblHtmlTree *
parse_and_copy (const char *html, gsize n_bytes, gint64 max_time)
{
  g_autoptr (OblHtmlTree) tree = g_new0 (OblHtmlTree, 1);
  g_autoptr (OblArena) arena = obl_arena_new ();
  const GumboNode *root = parse_within_budget (arena, html, n_bytes, max_time);

  if (root == NULL)
    return NULL;
  tree->arena = obl_arena_new ();
  tree->root = copy_tree (tree->arena, root);
  return tree->root == NULL ? NULL : g_steal_pointer (&tree);
}

OblHtmlTree *
obl_html_tree_parse (const char *html, gsize n_bytes, GError **error)
{
  gboolean is_deep = FALSE;
  g_autoptr (OblAssets) assets = obl_assets_new ();
  GString *guarded = obl_html_guard (html, n_bytes, assets, &is_deep);
  OblHtmlTree *tree = NULL;

  if (!is_deep && guarded->len <= MAX_MARKUP_BYTES)
    tree = parse_and_copy (guarded->str, guarded->len, MAX_PARSER_TIME);
  if (tree == NULL) {
    GString *flat = obl_html_flatten (guarded->str, guarded->len);

    if (flat->len <= MAX_MARKUP_BYTES)
      tree = parse_and_copy (flat->str, flat->len, MAX_SECOND_PARSER_TIME);
    if (tree != NULL)
      tree->is_flattened = TRUE;
    else
      g_set_error_literal (error, OBL_HTML_ERROR, OBL_HTML_ERROR_TOO_COMPLEX,
                           _ ("the page is longer, or has more elements, than Obelus can take in"));
    g_string_free (flat, TRUE);
  }
  g_string_free (guarded, TRUE);
  if (tree != NULL)
    tree->assets = g_steal_pointer (&assets);
  return tree;
}

void
obl_html_tree_free (OblHtmlTree *tree)
{
  if (tree == NULL)
    return;
  obl_arena_free (tree->arena);
  obl_assets_free (tree->assets);
  g_free (tree);
}

OblHtmlNode *
obl_html_tree_get_root (const OblHtmlTree *tree)
{
  return tree->root;
}

gboolean
obl_html_tree_is_flattened (const OblHtmlTree *tree)
{
  return tree->is_flattened;
}

OblAssets *
obl_html_tree_get_assets (const OblHtmlTree *tree)
{
  return tree->assets;
}

const char *
obl_html_node_get_attribute (const OblHtmlNode *node, const char *name)
{
  for (guint i = 0; i < node->n_attributes; i++) {
    if (strcmp (node->attributes[i].name, name) == 0)
      return node->attributes[i].value;
  }
  return NULL;
}

gboolean
obl_html_node_is (const OblHtmlNode *node, const char *name)
{
  return obl_html_element_is (node->element, name);
}

OblHtmlNode *
obl_html_node_next (const OblHtmlNode *node, const OblHtmlNode *root)
{
  if (node->first_child != NULL)
    return node->first_child;
  while (node != root) {
    if (node->next != NULL)
      return node->next;
    node = node->parent;
  }
  return NULL;
}

OblHtmlNode *
obl_html_node_find (OblHtmlNode *root, const char *name)
{
  for (OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    if (obl_html_node_is (node, name))
      return node;
  }
  return NULL;
}

char *
obl_html_node_dup_text (const OblHtmlNode *root)
{
  GString *out = g_string_new (NULL);
  gboolean has_space = FALSE;

  for (const OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    if (node->element != NULL) {
      has_space = has_space || obl_html_element_is_block (node->element)
                  || node->element->use == OBL_HTML_BREAK;
      continue;
    }
    for (const char *p = node->text; p < node->text + node->n_bytes; p++) {
      if (g_ascii_isspace (*p)) {
        has_space = TRUE;
        continue;
      }
      if (has_space && out->len > 0)
        g_string_append_c (out, ' ');
      has_space = FALSE;
      g_string_append_c (out, *p);
    }
  }
  return g_string_free (out, FALSE);
}

/* --- The self-check's reading ----------------------------------------------------------------- */

static const GumboNode *
find_body (const GumboNode *root)
{
  for (guint i = 0; get_child (root, i) != NULL; i++) {
    const GumboNode *child = get_child (root, i);

    if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_BODY)
      return child;
  }
  return NULL;
}

char *
obl_html_dup_text_content (const char *html, gsize n_bytes)
{
  g_autoptr (OblArena) arena = obl_arena_new ();
  g_autoptr (GString) page = g_string_new ("<!DOCTYPE html><html><head></head><body>");
  const GumboNode *root;
  const GumboNode *body;
  const GumboNode *node;
  GString *out;
  guint depth = 0;

  g_string_append_len (page, html, (gssize)n_bytes);
  g_string_append (page, "</body></html>");
  root = parse_within_budget (arena, page->str, page->len, MAX_SECOND_PARSER_TIME);
  body = root == NULL ? NULL : find_body (root);
  if (body == NULL || body->v.element.children.length != 1)
    return NULL;
  node = get_child (body, 0);
  if (node->type != GUMBO_NODE_ELEMENT || node->v.element.tag != GUMBO_TAG_ARTICLE)
    return NULL;
  out = g_string_new (NULL);
  for (body = node; node != NULL;) {
    if (is_text (node))
      g_string_append (out, node->v.text.text);
    if (get_child (node, 0) != NULL)
      node = get_child (node, 0);
    else
      node = skip_node (node, body, &depth);
  }
  return g_string_free (out, FALSE);
}
