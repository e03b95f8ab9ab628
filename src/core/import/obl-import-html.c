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

/* The beginning of an article tells its language. */
#define MAX_LANGUAGE_BYTES 20000u

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
walk (OblImportInput *input, OblHtmlTree *tree, const char *url)
{
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

/* What the article's text says against what the page says, which often is what its template says. */
static void
add_language (OblReading *reading, OblPageFacts *facts)
{
  const char *named = obl_page_facts_get (facts, OBL_FACT_LANGUAGE);
  g_autoptr (GString) text = g_string_new (NULL);
  const GArray *blocks = obl_reading_get_blocks (reading);
  const char *language;
  gboolean is_sure;

  for (guint i = 0; i < blocks->len && text->len < MAX_LANGUAGE_BYTES; i++) {
    g_autofree char *line = NULL;

    if (g_array_index (blocks, OblBlock, i).role != OBL_ROLE_BODY)
      continue;
    line = obl_reading_dup_block_text (reading, i);
    g_string_append_printf (text, "%s\n", line);
  }
  language = obl_language_guess (text->str, &is_sure);
  if (language != NULL && named != NULL && is_sure && !obl_language_are_near (language, named))
    obl_page_facts_add (facts, OBL_FACT_LANGUAGE, language, "text", 0);
  else
    obl_page_facts_add (facts, OBL_FACT_LANGUAGE, language, "text", OBL_RANK_LINE);
}

OblReading *
obl_import_read_html (OblImportInput *input, GError **error)
{
  g_autoptr (OblHtmlTree) tree = parse (input, error);
  g_autoptr (OblReading) reading = NULL;
  g_autoptr (OblPageFacts) facts = obl_page_facts_new ();
  g_autofree char *title = NULL;
  OblPageArticle article = { 0 };
  const char *url;
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
  url = input->url != NULL ? input->url : input->document->source.url;
  obl_page_read_metadata (root, url, facts);
  obl_page_read_direction (root, input->document);
  title = g_strdup (obl_page_facts_get (facts, OBL_FACT_TITLE));
  if (!input->is_article) {
    article = obl_page_find_article (root, title);
    obl_page_read_body_facts (root, facts);
  }
  reading = walk (input, tree, url != NULL ? url : obl_page_facts_get (facts, OBL_FACT_URL));
  if (input->is_article)
    set_all_body (reading, input->document->title != NULL ? input->document->title : title,
                  input->n_meta);
  else
    obl_page_set_roles (reading, facts);
  if (!input->is_article)
    input->document->doubts |= obl_page_doubt (&article, reading);
  obl_page_choose_title (reading, facts, url);
  add_language (reading, facts);
  obl_page_facts_apply (facts, input->document);
  return g_steal_pointer (&reading);
}
