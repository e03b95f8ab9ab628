/* SPDX-License-Identifier: GPL-3.0-or-later */
/* EPUB: a zip file of XHTML pages.  A container, for a book can be wanted as one document or as one
 * per chapter; either way the page reader gets HTML, for chapters are pages and are no better made
 * than others. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-epub.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/html/obl-html-tree.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-members.h"
#include "core/read/obl-read-opf.h"
#include "core/read/obl-read-xhtml.h"
#include "core/read/obl-read-xml.h"

typedef struct {
  OblReadJob *job;
  const OblReadItem *item;
  GBytes *bytes; /* of the book */
  OblReadMembers *members;
  OblOpf *opf;
  OblAssets *assets;
  const char *chapter; /* the member that is being read */
} Epub;

/* Fonts that only their book may use are no secret texts. */
static gboolean
is_protected (const OblReadMembers *members)
{
  static const char *const harmless[]
      = { "http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC", NULL };
  g_autoptr (xmlDoc) document
      = obl_read_xml_parse (obl_read_members_find (members, "META-INF/encryption.xml"));
  xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement (document);

  for (xmlNode *node = root; node != NULL; node = obl_read_xml_next (node, root)) {
    g_autofree char *method = NULL;

    /* An EncryptedKey, too, has a method; it is of a key, and only protected books have one. */
    if (!obl_read_xml_is (node, "EncryptionMethod"))
      continue;
    method = obl_read_xml_dup (node, "Algorithm");
    if (method == NULL || !g_strv_contains (harmless, method))
      return TRUE;
  }
  return FALSE;
}

static char *
resolve_picture (gpointer data, const char *address)
{
  Epub *self = data;
  g_autofree char *name = obl_read_members_resolve (self->chapter, address);
  GBytes *bytes = obl_read_members_find (self->members, name);

  if (bytes == NULL)
    return NULL;
  obl_assets_add (self->assets, name, bytes);
  return g_steal_pointer (&name);
}

static void
write_chapter (Epub *self, const OblOpfChapter *chapter, GString *html)
{
  gsize n_utf8;
  g_autofree char *utf8
      = obl_read_xml_dup_utf8 (obl_read_members_find (self->members, chapter->name), &n_utf8);

  self->chapter = chapter->name;
  if (utf8 != NULL)
    obl_read_xhtml_to_html (utf8, n_utf8, resolve_picture, self, html);
}

static gboolean
add_html (Epub *self, OblReadItem *item, GString *html)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html->str, html->len);

  item->bytes = bytes;
  item->format = "html";
  item->charset = "utf-8";
  item->url = self->item->url;
  item->retrieved = self->item->retrieved;
  item->assets = self->assets;
  item->reader = "epub 1";
  item->is_article = TRUE;
  return obl_read_job_add (self->job, item);
}

static gboolean
add_book (Epub *self, GError **error)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html>\n");
  OblReadItem item = {
    .name = self->item->name,
    .original = self->bytes,
    .original_media_type = "application/epub+zip",
    .facts = self->opf->facts,
  };

  for (guint i = 0; i < self->opf->chapters->len && html->len <= OBL_IMPORT_MAX_BYTES; i++)
    write_chapter (self, self->opf->chapters->pdata[i], html);
  if (!obl_read_job_charge (self->job, self->item->name, html->len, error))
    return FALSE;
  obl_read_facts_complete (self->opf->facts, self->item->facts);
  add_html (self, &item, html);
  return TRUE;
}

/* FALSE when there is no text in the chapter: a cover, a map.  @title: its first heading, or NULL. */
static gboolean
look_into (const GString *html, char **title)
{
  g_autoptr (OblHtmlTree) tree = obl_html_tree_parse (html->str, html->len, NULL);
  OblHtmlNode *root = tree == NULL ? NULL : obl_html_tree_get_root (tree);
  g_autofree char *text = root == NULL ? NULL : obl_html_node_dup_text (root);

  *title = NULL;
  for (OblHtmlNode *node = root; node != NULL && *title == NULL;
       node = obl_html_node_next (node, root)) {
    if (node->element != NULL && node->element->use == OBL_HTML_HEADING)
      *title = obl_html_node_dup_text (node);
    if (*title != NULL && **title == '\0')
      g_clear_pointer (title, g_free);
  }
  /* What cannot be parsed is refused in words further on. */
  return text == NULL || *text != '\0';
}

static gboolean
add_chapter (Epub *self, const OblOpfChapter *chapter, guint number, GError **error)
{
  g_autoptr (GString) html = g_string_new ("<!doctype html>\n");
  g_autoptr (OblDocument) facts = obl_document_new ();
  g_autofree char *label = NULL;
  g_autofree char *inner = NULL;
  g_autofree char *name = NULL;
  OblReadItem item = {
    .original = obl_read_members_find (self->members, chapter->name),
    .original_media_type = "application/xhtml+xml",
    .facts = facts,
  };

  write_chapter (self, chapter, html);
  if (!obl_read_job_charge (self->job, self->item->name, html->len, error))
    return FALSE;
  if (!look_into (html, &facts->title))
    return TRUE;
  if (facts->title == NULL)
    facts->title = g_strdup (chapter->label);
  label = obl_read_title_to_name (facts->title == NULL ? chapter->name : facts->title);
  inner = g_strdup_printf ("%02u %s", number, label);
  name = obl_read_join_name (self->item->name, inner);
  item.name = name;
  if (facts->title == NULL && self->opf->facts->title != NULL)
    facts->title = g_strdup_printf ("%s, %u", self->opf->facts->title, number);
  obl_read_facts_complete (facts, self->opf->facts);
  obl_read_facts_complete (facts, self->item->facts);
  return add_html (self, &item, html);
}

static gboolean
add_chapters (Epub *self, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean goes_on = TRUE;

  for (guint i = 0; goes_on && i < self->opf->chapters->len; i++)
    goes_on = add_chapter (self, self->opf->chapters->pdata[i], i + 1, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
unpack (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  g_autoptr (GBytes) bytes = obl_read_all (stream, item->name, error);
  g_autoptr (OblReadMembers) members
      = bytes == NULL ? NULL : obl_read_members_new (bytes, item->name, error);
  g_autoptr (OblOpf) opf = members == NULL ? NULL : obl_opf_load (members);
  g_autoptr (OblAssets) assets = obl_assets_new ();
  Epub self = { job, item, bytes, members, opf, assets, NULL };

  if (members == NULL)
    return FALSE;
  if (is_protected (members)) {
    obl_read_set_broken (error, item->name,
                         _ ("the book is locked by its seller, and can only be read with the "
                            "seller's program; ask for a copy without copy protection"));
    return FALSE;
  }
  if (opf == NULL || opf->chapters->len == 0) {
    obl_read_set_broken (error, item->name, _ ("the list of its chapters is missing or damaged"));
    return FALSE;
  }
  if (obl_read_job_get_options (job)->splits_books)
    return add_chapters (&self, error);
  return add_book (&self, error);
}

static gboolean
recognise (const OblReadHead *head)
{
  return obl_read_members_head_is (head, "application/epub+zip")
         || obl_read_members_head_has (head, "META-INF/container.xml");
}

const OblReader obl_reader_epub = {
  .format = "epub",
  .media_type = "application/epub+zip",
  .recognise = recognise,
  .unpack = unpack,
};
