/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a query that is words alone, as one expression for FTS5. */
#define G_LOG_DOMAIN "obl-store-query-match"

#include "config.h"

#include "core/store/obl-store-query.h"

#include "core/text/obl-word-term.h"

static gboolean append_expression (const OblQueryNode *node, GString *match);

static gboolean
has_no_words (const OblQueryNode *node)
{
  g_autoptr (OblWordTerm) term = obl_word_term_new (node->text, node->is_prefix);

  return obl_word_term_is_empty (term);
}

static void
append_words (const OblQueryNode *node, gboolean within_near, GString *match)
{
  g_autoptr (OblWordTerm) term = obl_word_term_new (node->text, node->is_prefix);

  obl_word_term_append_match (term, within_near, match);
}

static gboolean
append_near (const OblQueryNode *node, GString *match)
{
  g_string_append (match, "NEAR(");
  for (guint i = 0; i < node->children->len; i++) {
    if (has_no_words (node->children->pdata[i]))
      return FALSE;
    append_words (node->children->pdata[i], TRUE, match);
    g_string_append_c (match, ' ');
  }
  g_string_append_printf (match, ", %u)", node->distance);
  return TRUE;
}

/* FTS5 knows “a NOT b” only, so what is not wanted comes behind what is. */
static gboolean
append_all (const OblQueryNode *node, GString *match)
{
  g_autoptr (GString) group = g_string_new (NULL);

  for (guint i = 0; i < node->children->len; i++) {
    const OblQueryNode *child = node->children->pdata[i];

    if (child->kind == OBL_QUERY_NOT)
      continue;
    if (group->len > 0)
      g_string_append (group, " AND ");
    if (!append_expression (child, group))
      return FALSE;
  }
  for (guint i = 0; i < node->children->len; i++) {
    const OblQueryNode *child = node->children->pdata[i];

    if (child->kind != OBL_QUERY_NOT)
      continue;
    if (group->len == 0)
      return FALSE;
    g_string_prepend_c (group, '(');
    g_string_append (group, ") NOT ");
    if (!append_expression (child->children->pdata[0], group))
      return FALSE;
  }
  g_string_append_printf (match, "(%s)", group->str);
  return TRUE;
}

static gboolean
append_any (const OblQueryNode *node, GString *match)
{
  g_string_append_c (match, '(');
  for (guint i = 0; i < node->children->len; i++) {
    if (i > 0)
      g_string_append (match, " OR ");
    if (!append_expression (node->children->pdata[i], match))
      return FALSE;
  }
  g_string_append_c (match, ')');
  return TRUE;
}

/* FALSE when @node says more than words; what was appended then is of no use. */
static gboolean
append_expression (const OblQueryNode *node, GString *match)
{
  switch (node->kind) {
  case OBL_QUERY_WORDS:
    if (has_no_words (node))
      return FALSE;
    append_words (node, FALSE, match);
    return TRUE;
  case OBL_QUERY_NEAR:
    return append_near (node, match);
  case OBL_QUERY_ALL:
    return append_all (node, match);
  case OBL_QUERY_ANY:
    return append_any (node, match);
  case OBL_QUERY_NOT:
  case OBL_QUERY_FIELD:
  case OBL_QUERY_FRAME:
    break;
  }
  return FALSE;
}

char *
obl_store_query_dup_expression (const OblQueryNode *node)
{
  g_autoptr (GString) match = g_string_new (NULL);

  return append_expression (node, match) ? g_strdup (match->str) : NULL;
}

char *
obl_store_query_dup_match (const OblQuery *query)
{
  const OblQueryNode *root = obl_query_get_root (query);
  char *whole = obl_store_query_dup_expression (root);
  g_autoptr (GString) match = NULL;

  if (whole != NULL || root->kind != OBL_QUERY_ALL)
    return whole;
  /* The parts that are words; the others are asked of what these give. */
  match = g_string_new (NULL);
  for (guint i = 0; i < root->children->len; i++) {
    g_autofree char *part = obl_store_query_dup_expression (root->children->pdata[i]);

    if (part != NULL)
      g_string_append_printf (match, "%s%s", match->len == 0 ? "" : " AND ", part);
  }
  return match->len == 0 ? NULL : g_strdup (match->str);
}
