/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page reader: tree, metadata, article, walk, roles. */
#define G_LOG_DOMAIN "obl-import-html"

#include "config.h"

#include "core/import/obl-import-private.h"

#include "core/html/obl-html-guard.h"
#include "core/html/obl-html-inline.h"
#include "core/html/obl-html-walk.h"
#include "core/import/obl-language.h"
#include "core/import/obl-page.h"

/* The page's own headline, when there is one, for that is what is in the text; else the title the
 * page names. */
static void
fill_title (OblDocument *document, OblReading *reading, const char *title)
{
  const GArray *blocks = obl_reading_get_blocks (reading);

  for (guint i = 0; i < blocks->len; i++) {
    g_autofree char *text = NULL;

    if (g_array_index (blocks, OblBlock, i).role != OBL_ROLE_TITLE)
      continue;
    text = g_strdelimit (obl_reading_dup_block_text (reading, i), "\n", ' ');
    if (title == NULL || obl_page_titles_match (text, title))
      obl_import_fill (&document->title, text);
  }
  obl_import_fill (&document->title, title);
}

/* A page that ended this process before is taken as its bare paragraphs. */
static OblHtmlTree *
parse (const OblImportInput *input, GError **error)
{
  g_autoptr (GString) flat = NULL;

  if (!input->is_reduced)
    return obl_html_tree_parse (input->utf8, input->n_bytes, error);
  g_string_append (input->provenance, "; structure left out: it could not be read in full");
  input->document->doubts |= OBL_DOUBT_REDUCED;
  flat = obl_html_flatten (input->utf8, input->n_bytes);
  return obl_html_tree_parse (flat->str, flat->len, error);
}

/* The article as a reader of another format gives it: no part of it is furniture. */
static void
set_all_body (OblReading *reading, const char *title, guint n_meta)
{
  GArray *blocks = obl_reading_get_blocks (reading);
  gboolean has_title = title == NULL;

  for (guint i = 0; i < blocks->len; i++) {
    OblBlock *block = &g_array_index (blocks, OblBlock, i);
    g_autofree char *text = NULL;

    block->role = OBL_ROLE_BODY;
    if (n_meta > 0 && block->kind != OBL_BLOCK_HEADING) {
      block->role = OBL_ROLE_META;
      n_meta--;
    }
    if (has_title || block->kind != OBL_BLOCK_HEADING)
      continue;
    text = g_strdelimit (obl_reading_dup_block_text (reading, i), "\n", ' ');
    has_title = obl_page_titles_match (text, title);
    if (has_title)
      block->role = OBL_ROLE_TITLE;
  }
}

/* The address that relative ones are meant from; NULL when nobody knows. */
static GUri *
find_base (OblHtmlNode *root, const char *url)
{
  g_autoptr (GUri) page
      = url == NULL ? NULL
                    : g_uri_parse (url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
  OblHtmlNode *node = obl_html_node_find (root, "base");
  const char *href = node == NULL ? NULL : obl_html_node_get_attribute (node, "href");
  g_autofree char *base = href == NULL ? NULL : obl_html_dup_link (href, page);

  if (base == NULL || *base == '#')
    return g_steal_pointer (&page);
  return g_uri_parse (base, G_URI_FLAGS_ENCODED | G_URI_FLAGS_PARSE_RELAXED, NULL);
}

static OblReading *
walk (OblImportInput *input, OblHtmlTree *tree)
{
  const char *url = input->url != NULL ? input->url : input->document->source.url;
  OblHtmlNode *root = obl_html_tree_get_root (tree);
  g_autoptr (GUri) base = find_base (root, url);
  g_autofree char *base_url = base == NULL ? NULL : g_uri_to_string (base);
  g_autoptr (OblHtmlPictures) pictures = obl_html_pictures_new (
      obl_html_tree_get_assets (tree), input->assets, base, input->document->assets);
  const OblHtmlWalkOptions options = { .base_url = base_url,
                                       .has_pages = input->has_pages,
                                       .pictures = pictures,
                                       .bare_hints = OBL_PAGE_FURNITURE };
  OblReading *reading = obl_reading_new ();

  obl_html_walk (root, &options, reading);
  return reading;
}

OblReading *
obl_import_read_html (OblImportInput *input, GError **error)
{
  g_autoptr (OblHtmlTree) tree = parse (input, error);
  g_autoptr (OblReading) reading = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  OblHtmlNode *root;

  if (tree == NULL)
    return NULL;
  root = obl_html_tree_get_root (tree);
  g_string_append_printf (input->provenance, "; gumbo " OBL_GUMBO_VERSION "; rules %d",
                          OBL_IMPORT_RULES);
  if (obl_html_tree_is_flattened (tree)) {
    g_string_append (input->provenance, "; structure left out: nested too deep or too large");
    input->document->doubts |= OBL_DOUBT_REDUCED;
  }
  obl_import_read_saved_from (input);
  title = obl_page_read_metadata (root, input->document);
  if (!input->is_article)
    obl_page_find_article (root, title);
  reading = walk (input, tree);
  if (input->is_article)
    set_all_body (reading, input->document->title != NULL ? input->document->title : title,
                  input->n_meta);
  else
    obl_page_set_roles (reading, input->document);
  fill_title (input->document, reading, title);
  text = obl_reading_dup_text (reading);
  obl_import_fill (&input->document->language, obl_language_guess (text));
  return g_steal_pointer (&reading);
}
