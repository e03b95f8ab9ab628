/* SPDX-License-Identifier: GPL-3.0-or-later */
/* OpenDocument text to HTML: the text as it stands with all changes accepted.  What was deleted,
 * what colleagues remarked beside it and tables of contents are left out; notes come at the end.
 *
 * The same elements in a zip file (ODT) and in one file of XML (FODT). */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-odt.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/import/obl-date.h"
#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-members.h"
#include "core/read/obl-read-odt-text.h"
#include "core/read/obl-read-xml.h"

static OblDocument *
read_facts (const xmlNode *meta)
{
  OblDocument *facts = obl_document_new ();
  g_autofree char *first = obl_read_xml_dup_child_text (meta, "initial-creator");
  g_autofree char *last = obl_read_xml_dup_child_text (meta, "creator");
  g_autofree char *created = obl_read_xml_dup_child_text (meta, "creation-date");
  g_autofree char *changed = obl_read_xml_dup_child_text (meta, "date");
  g_autofree char *title = obl_read_xml_dup_child_text (meta, "title");
  gboolean has_first = first != NULL && *first != '\0';

  if (obl_read_title_is_useful (title))
    facts->title = g_steal_pointer (&title);
  /* The creator is who saved it last. */
  facts->byline = has_first ? g_steal_pointer (&first) : g_steal_pointer (&last);
  facts->language = obl_read_xml_dup_child_text (meta, "language");
  if (created != NULL)
    facts->published = obl_date_find (created);
  if (changed != NULL)
    facts->updated = obl_date_find (changed);
  return facts;
}

static OblDocument *
import (const GString *html,
        OblDocument *facts,
        OblAssets *assets,
        const OblReadItem *item,
        OblImportOptions *options,
        GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html->str, html->len);

  obl_read_facts_complete (facts, options->facts);
  options->format = "html";
  options->charset = "utf-8";
  options->original = item->bytes;
  options->reader = "odt 1";
  options->facts = facts;
  options->assets = assets;
  options->is_article = TRUE;
  return obl_import_bytes (bytes, options, error);
}

/* The element of the text below office:body; NULL with @error for what is no text. */
static const xmlNode *
find_text (xmlNode *root, const char *name, GError **error)
{
  const xmlNode *body = obl_read_xml_child (root, "body");
  const xmlNode *text = obl_read_xml_child (body, "text");

  if (body == NULL)
    obl_read_set_broken (error, name, _ ("the text in it is damaged"));
  else if (obl_read_xml_child (body, "spreadsheet") != NULL)
    obl_read_set_broken (error, name, _ ("it is a spreadsheet; save it as CSV to import its rows"));
  else if (obl_read_xml_child (body, "presentation") != NULL)
    obl_read_set_broken (error, name,
                         _ ("it is a presentation; save its text as a document first"));
  else if (text == NULL)
    obl_read_set_broken (error, name, _ ("there is no text document in it"));
  return text;
}

/* @content, @styles and @meta are the roots of three files, or all the one of a flat file. */
static OblDocument *
convert (OblReadMembers *members,
         xmlNode *content,
         xmlNode *styles,
         xmlNode *meta,
         const OblReadItem *item,
         OblImportOptions *options,
         GError **error)
{
  const xmlNode *text = find_text (content, item->name, error);
  g_autoptr (OblAssets) assets = obl_assets_new ();
  g_autoptr (OblOdtStyles) all = obl_odt_styles_new ();
  g_autoptr (OblDocument) facts = NULL;
  g_autoptr (GString) html = NULL;
  char *title;

  if (text == NULL)
    return NULL;
  obl_odt_styles_add (all, content);
  obl_odt_styles_add (all, styles);
  html = obl_odt_write (members, all, assets, text, &title);
  facts = read_facts (obl_read_xml_child (meta, "meta"));
  if (title != NULL) {
    g_free (facts->title);
    facts->title = title;
  }
  return import (html, facts, assets, item, options, error);
}

static xmlNode *
get_root (const xmlDoc *document)
{
  return document == NULL ? NULL : xmlDocGetRootElement (document);
}

static gboolean
check_open (const OblReadMembers *members, const char *name, GError **error)
{
  g_autoptr (xmlDoc) manifest
      = obl_read_xml_parse (obl_read_members_find (members, "META-INF/manifest.xml"));

  if (obl_read_xml_find (get_root (manifest), "encryption-data") == NULL)
    return TRUE;
  obl_read_set_broken (error, name, _ ("it is protected by a password; save it without one first"));
  return FALSE;
}

static OblDocument *
read_zipped (const OblReadItem *item, OblImportOptions *options, GError **error)
{
  g_autoptr (OblReadMembers) members = obl_read_members_new (item->bytes, item->name, error);
  g_autoptr (xmlDoc) content = NULL;
  g_autoptr (xmlDoc) styles = NULL;
  g_autoptr (xmlDoc) meta = NULL;

  if (members == NULL || !check_open (members, item->name, error))
    return NULL;
  content = obl_read_xml_parse (obl_read_members_find (members, "content.xml"));
  styles = obl_read_xml_parse (obl_read_members_find (members, "styles.xml"));
  meta = obl_read_xml_parse (obl_read_members_find (members, "meta.xml"));
  return convert (members, get_root (content), get_root (styles), get_root (meta), item, options,
                  error);
}

static OblDocument *
read_odt (const OblReadItem *item, OblImportOptions *options, GError **error)
{
  gsize n_bytes;
  const char *data = g_bytes_get_data (item->bytes, &n_bytes);
  g_autoptr (xmlDoc) flat = NULL;

  if (n_bytes >= 2 && memcmp (data, "PK", 2) == 0)
    return read_zipped (item, options, error);
  flat = obl_read_xml_parse (item->bytes);
  return convert (NULL, get_root (flat), get_root (flat), get_root (flat), item, options, error);
}

/* Spreadsheets and presentations too: they are refused in words of their own. */
static gboolean
recognise (const OblReadHead *head)
{
  const char *text = (const char *)head->bytes;

  if (obl_read_members_head_is (head, "application/vnd.oasis.opendocument.")
      || (obl_read_members_head_has (head, "content.xml")
          && (obl_read_members_head_has (head, "mimetype")
              || obl_read_members_head_has (head, "styles.xml"))))
    return TRUE;
  return head->n_bytes > 0 && *text == '<'
         && g_strstr_len (text, (gssize)head->n_bytes, "<office:document") != NULL
         && g_strstr_len (text, (gssize)head->n_bytes, "urn:oasis:names:tc:opendocument:") != NULL;
}

const OblReader obl_reader_odt = {
  .format = "odt",
  .media_type = "application/vnd.oasis.opendocument.text",
  .recognise = recognise,
  .read = read_odt,
};
