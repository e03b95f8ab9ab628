/* SPDX-License-Identifier: GPL-3.0-or-later */
/* RSS 0.9x, 1.0 and 2.0, Atom, JSON Feed: a container of articles.
 *
 * A feed is written by hand or by a template as often as by a library of XML: ampersands stand alone,
 * entities of HTML are not declared, files are cut off.  What can be read of it is read.  The item
 * as it stands, with the name spaces it needs, is the article's original. */
#define G_LOG_DOMAIN "obl-read"

#include "config.h"

#include "core/read/obl-read-feed.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/read/obl-read-facts.h"
#include "core/read/obl-read-feed-item.h"
#include "core/read/obl-read-xhtml.h"
#include "core/read/obl-read-xml.h"

#define JSON_FEED "https://jsonfeed.org/version/"

/* --- Recognising ------------------------------------------------------------------------------ */

/* Past declarations and comments: at the first element, or at the end. */
static const char *
skip_prolog (const char *text)
{
  const char *p = text;

  while (p != NULL) {
    p += strspn (p, " \t\r\n]>");
    if (g_str_has_prefix (p, "<!--"))
      p = strstr (p, "-->");
    else if (!g_str_has_prefix (p, "<?") && !g_str_has_prefix (p, "<!"))
      return p;
    else
      p = strchr (p, '>');
    if (p != NULL)
      p = strchr (p, '>') + 1;
  }
  return "";
}

static gboolean
is_element (const char *p, const char *name)
{
  gsize n_name = strlen (name);

  return *p == '<' && strncmp (p + 1, name, n_name) == 0
         && (g_ascii_isspace (p[n_name + 1]) || p[n_name + 1] == '>');
}

static gboolean
recognise (const OblReadHead *head)
{
  g_autoptr (GString) text = g_string_sized_new (head->n_bytes);
  const char *p;

  /* In UTF-16, too, the signs are plain but for bytes of zero. */
  for (gsize i = 0; i < head->n_bytes; i++) {
    if (head->bytes[i] != '\0' && (i > 2 || head->bytes[i] < 0x80))
      g_string_append_c (text, (char)head->bytes[i]);
  }
  p = skip_prolog (text->str);
  if (*p == '{')
    return strstr (p, "\"" JSON_FEED) != NULL
           || strstr (p, "\"https:\\/\\/jsonfeed.org\\/") != NULL;
  if (is_element (p, "rss"))
    return TRUE;
  if (is_element (p, "feed") || is_element (p, "atom:feed"))
    return strstr (p, "http://www.w3.org/2005/Atom") != NULL
           || strstr (p, "http://purl.org/atom/ns#") != NULL;
  return is_element (p, "rdf:RDF")
         && (strstr (p, "http://purl.org/rss/1.0/") != NULL
             || strstr (p, "http://my.netscape.com/rdf/simple/0.9/") != NULL);
}

/* --- Mending ---------------------------------------------------------------------------------- */

static gboolean
is_sound_reference (const char *p)
{
  static const char *const names[] = { "&amp;", "&lt;", "&gt;", "&quot;", "&apos;" };
  gsize n_digits;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    if (g_str_has_prefix (p, names[i]))
      return TRUE;
  }
  if (p[1] != '#')
    return FALSE;
  n_digits
      = p[2] == 'x' ? strspn (p + 3, "0123456789abcdefABCDEF") + 1 : strspn (p + 2, "0123456789");
  return n_digits > (p[2] == 'x' ? 1 : 0) && p[2 + n_digits] == ';';
}

/* Where a part that begins at @p ends in which "&" is none; NULL when @p is not at one, or it never
 * ends, which @has_end remembers. */
static const char *
find_end_of_part (const char *p, const char *begin, const char *end, gboolean *has_end)
{
  const char *found;

  if (!*has_end || !g_str_has_prefix (p, begin))
    return NULL;
  found = strstr (p, end);
  *has_end = found != NULL;
  return found;
}

/* Every "&" that XML does not know is taken for one: the page's parser reads it as HTML does. */
static GString *
mend_references (const char *utf8)
{
  GString *out = g_string_sized_new (strlen (utf8));
  gboolean has_cdata = TRUE;
  gboolean has_comments = TRUE;

  for (const char *p = utf8; *p != '\0'; p++) {
    const char *end = find_end_of_part (p, "<![CDATA[", "]]>", &has_cdata);

    if (end == NULL)
      end = find_end_of_part (p, "<!--", "-->", &has_comments);
    if (end != NULL) {
      g_string_append_len (out, p, end - p);
      p = end;
    }
    g_string_append_c (out, *p);
    if (*p == '&' && !is_sound_reference (p))
      g_string_append (out, "amp;");
  }
  return out;
}

/* --- Items ------------------------------------------------------------------------------------ */

/* The first child of that name that is in the same name space, not in a module's. */
static const xmlNode *
find_own (const xmlNode *item, const char *name)
{
  const xmlChar *space = item->ns == NULL ? NULL : item->ns->href;

  for (const xmlNode *node = item->children; node != NULL; node = node->next) {
    if (obl_read_xml_is (node, name)
        && xmlStrEqual (node->ns == NULL ? NULL : node->ns->href, space))
      return node;
  }
  return NULL;
}

static char *
dup_text (const xmlNode *node)
{
  return node == NULL ? NULL : g_strstrip (obl_read_xml_dup_text (node));
}

static char *
dup_xhtml (const xmlNode *node)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  GString *html = g_string_new (NULL);

  xmlNodeDump (buffer, node->doc, (xmlNode *)node, 0, 0);
  obl_read_xhtml_to_html ((const char *)xmlBufferContent (buffer), (gsize)xmlBufferLength (buffer),
                          NULL, NULL, html);
  xmlBufferFree (buffer);
  return g_string_free (html, FALSE);
}

/* A construct of Atom, or text of RSS, which is HTML whether it says so or not; NULL when there is
 * nothing in it. */
static char *
dup_html (const xmlNode *node, gboolean is_atom)
{
  g_autofree char *type = obl_read_xml_dup (node, "type");
  g_autofree char *text = NULL;

  if (node == NULL)
    return NULL;
  if (g_strcmp0 (type, "xhtml") == 0 || g_strcmp0 (type, "application/xhtml+xml") == 0
      || obl_read_xml_is (node, "body"))
    return dup_xhtml (node);
  if (is_atom && type != NULL && strchr (type, '/') != NULL && !g_str_has_prefix (type, "text/"))
    return NULL;
  text = dup_text (node);
  if (*text == '\0')
    return NULL;
  if (is_atom && (type == NULL || strcmp (type, "text") == 0 || strcmp (type, "text/plain") == 0))
    return obl_feed_dup_html (text);
  if (strchr (text, '<') == NULL) {
    g_auto (GStrv) paragraphs = g_strsplit (text, "\n\n", -1);

    g_free (text);
    text = g_strjoinv ("<p>", paragraphs);
  }
  return g_steal_pointer (&text);
}

static char *
dup_title (const xmlNode *node, gboolean is_atom)
{
  g_autofree char *html = dup_html (node, is_atom);

  return html == NULL ? NULL : obl_feed_dup_plain (html);
}

static char *
dup_content (const xmlNode *item, gboolean is_atom)
{
  const xmlNode *nodes[] = { obl_read_xml_child (item, "encoded"), find_own (item, "content"),
                             obl_read_xml_child (item, "body"), find_own (item, "description"),
                             find_own (item, "summary") };
  char *content = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (nodes) && content == NULL; i++)
    content = dup_html (nodes[i], is_atom);
  return content;
}

/* Of an item or a feed: Atom has links of several kinds, RSS one and an identifier that may be
 * one. */
static char *
dup_link (const xmlNode *item, const char *base)
{
  const xmlNode *guid = find_own (item, "guid");
  g_autofree char *is_link = obl_read_xml_dup (guid, "isPermaLink");
  g_autofree char *address = NULL;

  for (const xmlNode *node = item->children; node != NULL; node = node->next) {
    g_autofree char *kind = obl_read_xml_is (node, "link") ? obl_read_xml_dup (node, "rel") : NULL;
    g_autofree char *own = NULL;

    if (!obl_read_xml_is (node, "link") || (kind != NULL && strcmp (kind, "alternate") != 0))
      continue;
    own = obl_read_xml_dup (node, "href");
    if (own == NULL)
      own = dup_text (node);
    if (*own != '\0')
      return obl_feed_dup_url (base, own);
  }
  if (guid == NULL || g_strcmp0 (is_link, "false") == 0)
    return NULL;
  address = dup_text (guid);
  return obl_feed_dup_url (NULL, address);
}

/* RSS 2.0 wants "someone@example.org (Some One)". */
static void
add_author (OblDocument *facts, const xmlNode *node)
{
  const xmlNode *name = obl_read_xml_child (node, "name");
  g_autofree char *text = dup_text (name == NULL ? node : name);
  char *open = strchr (text, '(');
  char *close = strrchr (text, ')');

  if (strchr (text, '@') != NULL && open != NULL && close > open) {
    *close = '\0';
    obl_read_facts_add_author (facts, open + 1);
  } else if (strchr (text, '@') == NULL) {
    obl_read_facts_add_author (facts, text);
  }
}

static void
take_authors (OblDocument *facts, const xmlNode *item)
{
  for (const xmlNode *node = item->children; node != NULL; node = node->next) {
    if (obl_read_xml_is (node, "author") || obl_read_xml_is (node, "creator"))
      add_author (facts, node);
  }
}

static char *
dup_date (const xmlNode *item, const char *const *names)
{
  char *date = NULL;

  for (; *names != NULL && date == NULL; names++) {
    g_autofree char *value = dup_text (obl_read_xml_child (item, *names));

    date = obl_feed_dup_date (value);
  }
  return date;
}

static OblDocument *
read_facts (const OblFeed *feed, const xmlNode *item, gboolean is_atom)
{
  static const char *const published[]
      = { "pubDate", "published", "issued", "date", "created", NULL };
  static const char *const updated[] = { "updated", "modified", NULL };
  OblDocument *facts = obl_document_new ();
  const char *base = feed->container->url != NULL ? feed->container->url : feed->home;

  facts->title = dup_title (find_own (item, "title"), is_atom);
  facts->published = dup_date (item, published);
  facts->updated = dup_date (item, updated);
  /* Many feeds of Atom have only this, and mean the other. */
  if (facts->published == NULL)
    facts->published = g_strdup (facts->updated);
  facts->language = obl_read_xml_dup (item, "lang");
  if (facts->language == NULL)
    facts->language = dup_text (obl_read_xml_child (item, "language"));
  facts->source.url = dup_link (item, base);
  take_authors (facts, item);
  return facts;
}

/* The same bytes for the same item, wherever it stands. */
static GBytes *
dup_original (const xmlNode *item)
{
  xmlDoc *document = xmlNewDoc ((const xmlChar *)"1.0");
  xmlChar *text = NULL;
  int n_bytes = 0;
  GBytes *bytes;

  xmlDocSetRootElement (document, xmlDocCopyNode ((xmlNode *)item, document, 1));
  xmlDocDumpMemoryEnc (document, &text, &n_bytes, "UTF-8");
  bytes = g_bytes_new (text, (gsize)n_bytes);
  xmlFree (text);
  xmlFreeDoc (document);
  return bytes;
}

static gboolean
add_item (OblFeed *feed, const xmlNode *item)
{
  gboolean is_atom = obl_read_xml_is (item, "entry");
  g_autoptr (OblDocument) facts = read_facts (feed, item, is_atom);
  g_autofree char *content = dup_content (item, is_atom);
  g_autoptr (GBytes) original = dup_original (item);

  return obl_feed_add (feed, facts, content, original,
                       is_atom ? "application/atom+xml" : "application/rss+xml");
}

/* --- The whole -------------------------------------------------------------------------------- */

static void
read_feed_facts (OblFeed *feed, xmlNode *root, const xmlNode *channel)
{
  OblDocument *facts = feed->facts;

  facts->publisher = dup_title (find_own (channel, "title"), obl_read_xml_is (channel, "feed"));
  facts->language = obl_read_xml_dup (root, "lang");
  if (facts->language == NULL)
    facts->language = dup_text (obl_read_xml_child (channel, "language"));
  /* Who answers for an RSS feed is not who wrote its articles; who wrote an Atom feed is. */
  if (obl_read_xml_is (channel, "feed"))
    take_authors (facts, channel);
}

/* FALSE when nothing more is wanted. */
static gboolean
add_items (OblFeed *feed, const xmlNode *parent)
{
  for (const xmlNode *node = parent->children; node != NULL; node = node->next) {
    if ((obl_read_xml_is (node, "item") || obl_read_xml_is (node, "entry"))
        && !add_item (feed, node))
      return FALSE;
  }
  return TRUE;
}

static gboolean
unpack_xml (OblFeed *feed, const char *utf8, GError **error)
{
  g_autoptr (GString) mended = mend_references (utf8);
  gboolean is_broken;
  g_autoptr (xmlDoc) document = obl_read_xml_parse_broken (mended->str, mended->len, &is_broken);
  xmlNode *root = document == NULL ? NULL : xmlDocGetRootElement (document);
  const xmlNode *channel = obl_read_xml_child (root, "channel");

  if (root != NULL) {
    feed->home = dup_link (channel == NULL ? root : channel, NULL);
    read_feed_facts (feed, root, channel == NULL ? root : channel);
    /* RSS 1.0 has its items beside the channel, not in it. */
    if (!add_items (feed, channel == NULL || obl_read_xml_is (root, "RDF") ? root : channel))
      return TRUE;
  }
  if (is_broken && feed->n_items > 0)
    obl_read_set_broken (error, feed->container->name,
                         _ ("the feed is damaged or cut off; what could be read of it is "
                            "imported"));
  else if (is_broken)
    obl_read_set_broken (error, feed->container->name,
                         _ ("the feed is damaged, and no article in it can be read"));
  else if (feed->n_items == 0)
    obl_read_set_broken (error, feed->container->name, _ ("there is no article in this feed"));
  return !is_broken && feed->n_items > 0;
}

static gboolean
unpack (OblReadJob *job, const OblReadItem *item, GInputStream *stream, GError **error)
{
  g_autoptr (GBytes) bytes = obl_read_all (stream, item->name, error);
  g_autoptr (OblDocument) facts = obl_document_new ();
  OblFeed feed = { .job = job, .container = item, .facts = facts };
  g_autofree char *utf8 = NULL;
  gboolean done;
  gsize n_utf8;

  if (bytes == NULL)
    return FALSE;
  utf8 = obl_read_xml_dup_utf8 (bytes, &n_utf8);
  if (utf8 == NULL) {
    obl_read_set_broken (error, item->name, _ ("its character encoding is not known"));
    return FALSE;
  }
  if (utf8[strspn (utf8, " \t\r\n")] == '{')
    return obl_feed_unpack_json (&feed, g_steal_pointer (&utf8), n_utf8, error);
  done = unpack_xml (&feed, utf8, error);
  g_free (feed.home);
  return done;
}

const OblReader obl_reader_feed = {
  .format = "feed",
  .media_type = "application/rss+xml",
  .recognise = recognise,
  .unpack = unpack,
};
