/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hosts from the outside in: what fills an outer slot may be a host itself.  Each node is looked
 * at once as part of its own tree, so the whole is linear. */
#define G_LOG_DOMAIN "obl-html-shadow"

#include "config.h"

#include "core/html/obl-html-shadow.h"

const OblHtmlElement obl_html_shadow_root = { "template", OBL_HTML_TRANSPARENT, NULL };

static gboolean
is_shadow_root (const OblHtmlNode *node)
{
  return node->element == &obl_html_shadow_root;
}

static void
append (OblHtmlNode *parent, OblHtmlNode *child)
{
  child->parent = parent;
  child->next = NULL;
  if (parent->last_child == NULL)
    parent->first_child = child;
  else
    parent->last_child->next = child;
  parent->last_child = child;
}

/* The node after @node in document order, without what is below it. */
static OblHtmlNode *
skip (const OblHtmlNode *node, const OblHtmlNode *root)
{
  for (; node != root; node = node->parent) {
    if (node->next != NULL)
      return node->next;
  }
  return NULL;
}

static const char *
get_name (const OblHtmlNode *node, const char *attribute)
{
  const char *name = node->element == NULL ? NULL : obl_html_node_get_attribute (node, attribute);

  return name == NULL ? "" : name;
}

/* The slots of one shadow tree by name; of two with the same name the first. */
static GHashTable *
collect_slots (OblHtmlNode *host)
{
  GHashTable *slots = g_hash_table_new (g_str_hash, g_str_equal);
  OblHtmlNode *node = host->first_child;

  while (node != NULL) {
    if (is_shadow_root (node)) {
      node = skip (node, host);
      continue;
    }
    if (obl_html_node_is (node, "slot") && !g_hash_table_contains (slots, get_name (node, "name")))
      g_hash_table_insert (slots, (gpointer)get_name (node, "name"), node);
    node = obl_html_node_next (node, host);
  }
  return slots;
}

/* What a slot shows when nothing fills it gives way to the first thing that does. */
static void
fill (GHashTable *slots, GHashTable *filled, OblHtmlNode *light)
{
  OblHtmlNode *slot = g_hash_table_lookup (slots, get_name (light, "slot"));

  if (slot == NULL)
    return;
  if (g_hash_table_add (filled, slot))
    slot->first_child = slot->last_child = NULL;
  append (slot, light);
}

static void
compose (OblHtmlNode *host, OblHtmlNode *shadow)
{
  OblHtmlNode *light = host->first_child;
  OblHtmlNode *inner = shadow->first_child;
  g_autoptr (GHashTable) filled = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) slots = NULL;
  OblHtmlNode *next;

  host->first_child = host->last_child = NULL;
  for (; inner != NULL; inner = next) {
    next = inner->next;
    append (host, inner);
  }
  slots = collect_slots (host);
  for (; light != NULL; light = next) {
    next = light->next;
    if (!is_shadow_root (light))
      fill (slots, filled, light);
  }
}

static OblHtmlNode *
find_shadow_root (const OblHtmlNode *host)
{
  for (OblHtmlNode *child = host->first_child; child != NULL; child = child->next) {
    if (is_shadow_root (child))
      return child;
  }
  return NULL;
}

void
obl_html_shadow_compose (OblHtmlNode *root)
{
  for (OblHtmlNode *node = root; node != NULL; node = obl_html_node_next (node, root)) {
    OblHtmlNode *shadow;

    /* A shadow root's content may begin with another, which then belongs to the same host. */
    while ((shadow = find_shadow_root (node)) != NULL)
      compose (node, shadow);
  }
}
