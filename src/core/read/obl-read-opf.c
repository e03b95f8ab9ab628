/* SPDX-License-Identifier: GPL-3.0-or-later */
/* META-INF/container.xml names the package; the package has metadata, a manifest of files and a
 * spine, the order in which they are read.
 *
 * The table of contents and other navigation is left out; the chapters' names are taken from it.
 * What the spine calls not linear (notes, answers, a picture of the cover) is text of the book that
 * other chapters lead to: it comes last, so that it neither interrupts nor is lost. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-opf.h"

#include <string.h>

#include "core/import/obl-date.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-xml.h"

/* One file standing in for another. */
#define MAX_FALLBACKS 5u

typedef struct {
  const OblReadMembers *members;
  char *name; /* of the package document */
  OblOpf *opf;
  GHashTable *items;   /* id → xmlNode item */
  GHashTable *refined; /* "id property" → value, of the metadata */
  GHashTable *labels;  /* member → label */
  GHashTable *seen;    /* members that are chapters already, or shall be none */
} Opf;

static void
chapter_free (OblOpfChapter *chapter)
{
  g_free (chapter->name);
  g_free (chapter->label);
  g_free (chapter);
}

void
obl_opf_free (OblOpf *opf)
{
  if (opf == NULL)
    return;
  g_clear_pointer (&opf->facts, obl_document_unref);
  g_ptr_array_unref (opf->chapters);
  g_free (opf);
}

static char *
dup_trimmed (const xmlNode *node)
{
  return node == NULL ? NULL : g_strstrip (obl_read_xml_dup_text (node));
}

/* The member that a path with a fragment ("text/1.xhtml#a") leads to from @base. */
static char *
resolve (const char *base, const char *path)
{
  g_autofree char *plain = g_strndup (path, strcspn (path, "#"));

  return obl_read_members_resolve (base, plain);
}

/* --- Metadata --------------------------------------------------------------------------------- */

/* <meta refines="#id" property="role">aut</meta> */
static void
index_refined (Opf *self, xmlNode *metadata)
{
  for (xmlNode *node = metadata; node != NULL; node = obl_read_xml_next (node, metadata)) {
    g_autofree char *refined
        = obl_read_xml_is (node, "meta") ? obl_read_xml_dup (node, "refines") : NULL;
    g_autofree char *property = refined == NULL ? NULL : obl_read_xml_dup (node, "property");

    if (property != NULL && *refined == '#')
      g_hash_table_replace (self->refined, g_strconcat (refined + 1, " ", property, NULL),
                            dup_trimmed (node));
  }
}

/* What is said of @node in an attribute (EPUB 2) or an element of its own (EPUB 3). */
static char *
dup_refined (Opf *self, const xmlNode *node, const char *attribute, const char *property)
{
  g_autofree char *id = obl_read_xml_dup (node, "id");
  g_autofree char *key = id == NULL ? NULL : g_strconcat (id, " ", property, NULL);
  char *value = obl_read_xml_dup (node, attribute);

  if (value == NULL && key != NULL)
    value = g_strdup (g_hash_table_lookup (self->refined, key));
  return value;
}

static void
take (char **field, const char *value)
{
  if (*field == NULL && *value != '\0')
    *field = g_strdup (value);
}

static void
take_date (char **field, const char *value)
{
  if (*field == NULL)
    *field = obl_date_find (value);
}

static void
take_title (Opf *self, const xmlNode *node, const char *value)
{
  OblDocument *facts = self->opf->facts;
  g_autofree char *kind = dup_refined (self, node, "title-type", "title-type");

  if (!obl_read_title_is_useful (value))
    return;
  if (g_strcmp0 (kind, "main") == 0)
    g_clear_pointer (&facts->title, g_free);
  take (&facts->title, value);
}

static void
take_metadata (Opf *self, const xmlNode *node)
{
  OblDocument *facts = self->opf->facts;
  const char *name = (const char *)node->name;
  g_autofree char *value = dup_trimmed (node);
  g_autofree char *kind = NULL;

  if (strcmp (name, "title") == 0) {
    take_title (self, node, value);
  } else if (strcmp (name, "creator") == 0) {
    kind = dup_refined (self, node, "role", "role");
    if (kind == NULL || strcmp (kind, "aut") == 0)
      obl_read_facts_add_author (facts, value);
  } else if (strcmp (name, "publisher") == 0) {
    take (&facts->publisher, value);
  } else if (strcmp (name, "language") == 0) {
    take (&facts->language, value);
  } else if (strcmp (name, "date") == 0) {
    kind = obl_read_xml_dup (node, "event");
    take_date (g_strcmp0 (kind, "modification") == 0 ? &facts->updated : &facts->published, value);
  } else if (strcmp (name, "meta") == 0) {
    kind = obl_read_xml_dup (node, "property");
    if (g_strcmp0 (kind, "dcterms:modified") == 0)
      take_date (&facts->updated, value);
  }
}

static void
read_metadata (Opf *self, xmlNode *metadata)
{
  if (metadata == NULL)
    return;
  index_refined (self, metadata);
  for (xmlNode *node = metadata; node != NULL; node = obl_read_xml_next (node, metadata)) {
    /* Not what holds others: EPUB 2 has groups of them. */
    if (node != metadata && xmlFirstElementChild (node) == NULL)
      take_metadata (self, node);
  }
}

/* --- Navigation ------------------------------------------------------------------------------- */

static void
add_label (Opf *self, const char *base, const char *path, const xmlNode *text)
{
  g_autofree char *member = path == NULL ? NULL : resolve (base, path);
  g_autofree char *label = dup_trimmed (text);

  if (member != NULL && label != NULL && *label != '\0'
      && !g_hash_table_contains (self->labels, member))
    g_hash_table_insert (self->labels, g_steal_pointer (&member), g_steal_pointer (&label));
}

/* EPUB 3's navigation and EPUB 2's, whichever it is. */
static void
read_navigation (Opf *self, const char *member)
{
  g_autoptr (xmlDoc) document = obl_read_xml_parse (obl_read_members_find (self->members, member));
  xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement (document);

  for (xmlNode *node = root; node != NULL; node = obl_read_xml_next (node, root)) {
    gboolean is_point = obl_read_xml_is (node, "navPoint");
    g_autofree char *path = NULL;

    if (is_point)
      path = obl_read_xml_dup (obl_read_xml_child (node, "content"), "src");
    else if (obl_read_xml_is (node, "a"))
      path = obl_read_xml_dup (node, "href");
    add_label (self, member, path, is_point ? obl_read_xml_child (node, "navLabel") : node);
  }
}

static void
read_manifest (Opf *self, const xmlNode *manifest)
{
  for (xmlNode *node = manifest == NULL ? NULL : manifest->children; node != NULL;
       node = node->next) {
    char *id = obl_read_xml_is (node, "item") ? obl_read_xml_dup (node, "id") : NULL;
    g_autofree char *path = id == NULL ? NULL : obl_read_xml_dup (node, "href");
    g_autofree char *properties = id == NULL ? NULL : obl_read_xml_dup (node, "properties");
    g_autofree char *type = id == NULL ? NULL : obl_read_xml_dup (node, "media-type");
    g_autofree char *member = path == NULL ? NULL : resolve (self->name, path);
    gboolean is_nav = properties != NULL && strstr (properties, "nav") != NULL;

    if (id == NULL)
      continue;
    if (member != NULL && (is_nav || g_strcmp0 (type, "application/x-dtbncx+xml") == 0)
        && !g_hash_table_contains (self->seen, member)) {
      read_navigation (self, member);
      g_hash_table_add (self->seen, g_steal_pointer (&member));
    }
    g_hash_table_replace (self->items, id, node);
  }
}

/* EPUB 2 says here which chapter is the table of contents. */
static void
read_guide (Opf *self, const xmlNode *guide)
{
  for (xmlNode *node = guide == NULL ? NULL : guide->children; node != NULL; node = node->next) {
    g_autofree char *type
        = obl_read_xml_is (node, "reference") ? obl_read_xml_dup (node, "type") : NULL;
    g_autofree char *path = type == NULL ? NULL : obl_read_xml_dup (node, "href");

    if (path != NULL && strcmp (type, "toc") == 0)
      g_hash_table_add (self->seen, resolve (self->name, path));
  }
}

/* --- Chapters --------------------------------------------------------------------------------- */

static gboolean
is_text (const xmlNode *item)
{
  static const char *const types[]
      = { "application/xhtml+xml", "text/html", "text/x-oeb1-document", "text/xml", NULL };
  g_autofree char *type = obl_read_xml_dup (item, "media-type");

  return type == NULL || g_strv_contains (types, type);
}

/* The item of that id, or what stands in for it. */
static const xmlNode *
find_item (Opf *self, const char *id)
{
  const xmlNode *item = g_hash_table_lookup (self->items, id);

  for (guint i = 0; i < MAX_FALLBACKS && item != NULL && !is_text (item); i++) {
    g_autofree char *other = obl_read_xml_dup (item, "fallback");

    item = other == NULL ? NULL : g_hash_table_lookup (self->items, other);
  }
  return item != NULL && is_text (item) ? item : NULL;
}

/* Each file once, however often the spine names it. */
static void
add_chapter (Opf *self, const char *id)
{
  const xmlNode *item = find_item (self, id);
  g_autofree char *path = obl_read_xml_dup (item, "href");
  g_autofree char *member = path == NULL ? NULL : resolve (self->name, path);
  OblOpfChapter *chapter;

  if (member == NULL || obl_read_members_find (self->members, member) == NULL
      || !g_hash_table_add (self->seen, g_strdup (member)))
    return;
  chapter = g_new0 (OblOpfChapter, 1);
  chapter->label = g_strdup (g_hash_table_lookup (self->labels, member));
  chapter->name = g_steal_pointer (&member);
  g_ptr_array_add (self->opf->chapters, chapter);
}

static void
read_spine (Opf *self, const xmlNode *spine, gboolean is_linear)
{
  for (xmlNode *node = spine == NULL ? NULL : spine->children; node != NULL; node = node->next) {
    g_autofree char *id
        = obl_read_xml_is (node, "itemref") ? obl_read_xml_dup (node, "idref") : NULL;
    g_autofree char *linear = id == NULL ? NULL : obl_read_xml_dup (node, "linear");

    if (id != NULL && (g_strcmp0 (linear, "no") != 0) == is_linear)
      add_chapter (self, id);
  }
}

static void
read_package (Opf *self, xmlNode *package)
{
  const xmlNode *spine = obl_read_xml_child (package, "spine");

  read_metadata (self, obl_read_xml_child (package, "metadata"));
  read_manifest (self, obl_read_xml_child (package, "manifest"));
  read_guide (self, obl_read_xml_child (package, "guide"));
  read_spine (self, spine, TRUE);
  read_spine (self, spine, FALSE);
}

static char *
find_package (const OblReadMembers *members)
{
  g_autoptr (xmlDoc) container
      = obl_read_xml_parse (obl_read_members_find (members, "META-INF/container.xml"));
  xmlNode *root = container == NULL ? NULL : xmlDocGetRootElement (container);
  g_autofree char *path = obl_read_xml_dup (obl_read_xml_find (root, "rootfile"), "full-path");

  return path == NULL ? NULL : obl_read_members_resolve ("", path);
}

OblOpf *
obl_opf_load (const OblReadMembers *members)
{
  g_autofree char *name = find_package (members);
  g_autoptr (xmlDoc) document
      = name == NULL ? NULL : obl_read_xml_parse (obl_read_members_find (members, name));
  Opf self = { .members = members, .name = name };

  if (document == NULL)
    return NULL;
  self.opf = g_new0 (OblOpf, 1);
  self.opf->facts = obl_document_new ();
  self.opf->chapters = g_ptr_array_new_with_free_func ((GDestroyNotify)chapter_free);
  self.items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.refined = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  read_package (&self, xmlDocGetRootElement (document));
  g_hash_table_unref (self.items);
  g_hash_table_unref (self.refined);
  g_hash_table_unref (self.labels);
  g_hash_table_unref (self.seen);
  return self.opf;
}
