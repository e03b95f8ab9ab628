/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON-LD: what the page tells search engines about the article. */
#define G_LOG_DOMAIN "obl-page-json"

#include "config.h"

#include <string.h>

#include "core/base/obl-json-tree.h"
#include "core/import/obl-language.h"
#include "core/import/obl-page-private.h"

#define MAX_BYTES (1024u * 1024)
/* Objects: enough to find an author among. */
#define MAX_SEARCHED 5000u
#define MAX_AUTHORS 20u

/* NULL when it is none, and for a text that would not survive as a C string. */
static const char *
get_string (const OblJsonNode *node)
{
  if (node == NULL || node->kind != OBL_JSON_STRING || strlen (node->text) != node->n_bytes)
    return NULL;
  return node->text;
}

static gboolean
is_article_type (const char *type)
{
  return type != NULL
         && (g_str_has_suffix (type, "Article") || g_str_has_suffix (type, "BlogPosting")
             || strcmp (type, "Report") == 0 || strcmp (type, "Recipe") == 0
             || strcmp (type, "Review") == 0 || strcmp (type, "DiscussionForumPosting") == 0);
}

static gboolean
is_page_type (const char *type)
{
  return type != NULL
         && (g_str_has_suffix (type, "Page") || strcmp (type, "CreativeWork") == 0
             || strcmp (type, "VideoObject") == 0 || strcmp (type, "PodcastEpisode") == 0);
}

typedef gboolean (*IsType) (const char *type);

static gboolean
is_of_type (const OblJsonNode *node, IsType is_type)
{
  const OblJsonNode *type = obl_json_node_get_member (node, "@type");

  if (type == NULL || type->kind != OBL_JSON_ARRAY)
    return is_type (get_string (type));
  for (const OblJsonNode *one = type->first; one != NULL; one = one->next) {
    if (is_type (get_string (one)))
      return TRUE;
  }
  return FALSE;
}

/* The first of that type in document order, or NULL. */
static const OblJsonNode *
find_of_type (const OblJsonNode *node, IsType is_type)
{
  const OblJsonNode *found = is_of_type (node, is_type) ? node : NULL;

  for (const OblJsonNode *child = node->first; found == NULL && child != NULL; child = child->next)
    found = find_of_type (child, is_type);
  return found;
}

/* The object that has that name and says more than it, for most graphs tell of authors once. */
static const OblJsonNode *
find_by_id (const OblJsonNode *node, const char *id, guint *n_searched)
{
  const OblJsonNode *found = NULL;

  if (++*n_searched > MAX_SEARCHED)
    return NULL;
  if (node->kind == OBL_JSON_OBJECT && obl_json_node_get_member (node, "name") != NULL
      && g_strcmp0 (get_string (obl_json_node_get_member (node, "@id")), id) == 0)
    return node;
  for (const OblJsonNode *child = node->first; found == NULL && child != NULL; child = child->next)
    found = find_by_id (child, id, n_searched);
  return found;
}

/* A name given as text, as an object with a name or a reference to one, or as an array of these. */
static void
append_names (GString *names, const OblJsonNode *root, const OblJsonNode *node, guint *n_names)
{
  const char *name = NULL;

  if (node == NULL || ++*n_names > MAX_AUTHORS)
    return;
  if (node->kind == OBL_JSON_ARRAY) {
    for (const OblJsonNode *one = node->first; one != NULL; one = one->next)
      append_names (names, root, one, n_names);
    return;
  }
  if (node->kind == OBL_JSON_OBJECT) {
    const OblJsonNode *member = obl_json_node_get_member (node, "name");
    const char *id = get_string (obl_json_node_get_member (node, "@id"));
    guint n_searched = 0;

    if (member != NULL && member->kind == OBL_JSON_ARRAY) {
      append_names (names, root, member, n_names);
      return;
    }
    if (member == NULL && id != NULL) {
      node = find_by_id (root, id, &n_searched);
      member = node == NULL ? NULL : obl_json_node_get_member (node, "name");
    }
    name = get_string (member);
  } else {
    name = get_string (node);
  }
  if (name == NULL || *name == '\0' || g_str_has_prefix (name, "http")
      || strstr (names->str, name) != NULL)
    return;
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* Not a person. */
static gboolean
is_organisation (const OblJsonNode *author)
{
  if (author != NULL && author->kind == OBL_JSON_ARRAY && author->first != NULL
      && author->first->next == NULL)
    author = author->first;
  return author != NULL && author->kind == OBL_JSON_OBJECT
         && g_strcmp0 (get_string (obl_json_node_get_member (author, "@type")), "Organization")
                == 0;
}

static void
add_names (OblPageFacts *facts,
           OblFact fact,
           const OblJsonNode *root,
           const OblJsonNode *object,
           guint rank)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_names = 0;

  if (fact == OBL_FACT_PUBLISHER) {
    append_names (names, root, obl_json_node_get_member (object, "publisher"), &n_names);
    obl_page_facts_add (facts, fact, names->str, "json-ld publisher", rank);
    return;
  }
  if (is_organisation (obl_json_node_get_member (object, "author")))
    rank += OBL_RANK_LINE;
  append_names (names, root, obl_json_node_get_member (object, "author"), &n_names);
  obl_page_facts_add_byline (facts, names->str, "json-ld author", rank);
  if (names->len == 0) {
    append_names (names, root, obl_json_node_get_member (object, "creator"), &n_names);
    obl_page_facts_add_byline (facts, names->str, "json-ld creator", rank);
  }
}

static void
add_date (
    OblPageFacts *facts, OblFact fact, const OblJsonNode *object, const char *member, guint rank)
{
  const char *string = get_string (obl_json_node_get_member (object, member));
  g_autofree char *from = g_strconcat ("json-ld ", member, NULL);

  if (string != NULL)
    obl_page_facts_add_date (facts, fact, string, from, rank);
}

static void
add_object (OblPageFacts *facts, const OblJsonNode *root, const OblJsonNode *object, guint rank)
{
  const char *tag = get_string (obl_json_node_get_member (object, "inLanguage"));
  g_autofree char *language = tag == NULL ? NULL : obl_language_dup_tag (tag);

  if (rank == OBL_RANK_JSON)
    obl_page_facts_add (facts, OBL_FACT_TITLE,
                        get_string (obl_json_node_get_member (object, "headline")),
                        "json-ld headline", rank);
  add_names (facts, OBL_FACT_BYLINE, root, object, rank);
  add_names (facts, OBL_FACT_PUBLISHER, root, object, rank);
  add_date (facts, OBL_FACT_PUBLISHED, object, "datePublished", rank);
  add_date (facts, OBL_FACT_PUBLISHED, object, "dateCreated", rank + 1);
  add_date (facts, OBL_FACT_PUBLISHED, object, "uploadDate", rank + 1);
  add_date (facts, OBL_FACT_UPDATED, object, "dateModified", rank);
  obl_page_facts_add (facts, OBL_FACT_LANGUAGE, language, "json-ld inLanguage", rank);
}

/* Many pages break lines within strings, which JSON does not allow; outside of strings a line break is
 * as good as a space.  Some wrap it as if it were a script for browsers that know none. */
static OblJsonTree *
parse (const char *json)
{
  const char *start = json + strcspn (json, "{[");
  const char *end = json + strlen (json);
  char *text;

  while (end > start && end[-1] != '}' && end[-1] != ']')
    end--;
  /* "]]>" closes CDATA. */
  if (end - start > 2 && g_str_has_prefix (end - 2, "]]>") && strstr (json, "CDATA[") != NULL) {
    start = strstr (json, "CDATA[") + strlen ("CDATA[");
    end -= 2;
  }
  text = g_strndup (start, (gsize)(end - start));
  for (char *p = text; *p != '\0'; p++) {
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  }
  return obl_json_tree_parse_take (text, strlen (text), NULL, NULL);
}

/* The value of "name": "value" in what is not quite JSON. */
static char *
dup_value (const char *json, const char *name)
{
  g_autofree char *key = g_strdup_printf ("\"%s\"", name);
  const char *p = strstr (json, key);

  if (p == NULL)
    return NULL;
  p += strlen (key);
  p += strspn (p, " \t\r\n:");
  return *p == '"' ? g_strndup (p + 1, strcspn (p + 1, "\"\\")) : NULL;
}

static void
add_broken (OblPageFacts *facts, const char *json)
{
  g_autofree char *published = dup_value (json, "datePublished");
  g_autofree char *updated = dup_value (json, "dateModified");
  g_autofree char *headline = dup_value (json, "headline");

  if (published != NULL)
    obl_page_facts_add_date (facts, OBL_FACT_PUBLISHED, published, "json-ld datePublished",
                             OBL_RANK_JSON_PAGE);
  if (updated != NULL)
    obl_page_facts_add_date (facts, OBL_FACT_UPDATED, updated, "json-ld dateModified",
                             OBL_RANK_JSON_PAGE);
  obl_page_facts_add (facts, OBL_FACT_TITLE, headline, "json-ld headline", OBL_RANK_JSON_PAGE);
}

void
obl_page_read_json_ld (const char *json, OblPageFacts *facts)
{
  g_autoptr (OblJsonTree) tree = strlen (json) > MAX_BYTES ? NULL : parse (json);
  const OblJsonNode *root = tree == NULL ? NULL : obl_json_tree_get_root (tree);
  const OblJsonNode *article;
  const OblJsonNode *page;

  if (root == NULL) {
    add_broken (facts, json);
    return;
  }
  article = find_of_type (root, is_article_type);
  page = find_of_type (root, is_page_type);
  if (article != NULL)
    add_object (facts, root, article, OBL_RANK_JSON);
  if (page != NULL)
    add_object (facts, root, page, OBL_RANK_JSON_PAGE);
}
