/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table of words, looked up for each word of each class: most pages have thousands. */
#define G_LOG_DOMAIN "obl-page-words"

#include "config.h"

#include "core/import/obl-page-words.h"

#include <string.h>

/* Bytes: no word of the tables is longer. */
#define MAX_WORD_BYTES 24u
#define MAX_SHORT_BYTES 3u
/* Of class and id together; what is longer was made by a machine. */
#define MAX_VALUE_BYTES 600u
#define MAX_ID_WORDS 3u

/* clang-format off */
static const struct {
  guint says;
  const char *words; /* separated by one space */
} lists[] = {
  { OBL_WORD_FURNITURE,
    "nav navbar navigation menu menus submenu breadcrumb breadcrumbs sidebar aside share sharing shares "
    "sharebar sharebuttons sharedaddy shariff addtoany addthis social socials socialmedia related "
    "relatedposts relatedarticles relatedcontent recommended recommendation recommendations recommend "
    "promo promos promotion promobox advert adverts advertisement advertising ad ads adsbygoogle adslot "
    "adunit adbox anzeige werbung publicidad publicite reklama banner sponsored sponsor sponsors newsletter "
    "newsletters newsletterbox subscribe subscriber subscription subscriptions signup abo abonnement "
    "optin cookie cookies consent gdpr popular trending footer colophon masthead skip skiplink toolbar "
    "tags taglist tagcloud keywords pagination pager paging popup modal overlay tooltip paywall login "
    "outbrain taboola plista widget widgets copyright imprint print printfriendly rss follow followus "
    "donate donation donations spenden smartbanner rating ratings vote votes voting feedback jump "
    "disclosure disclaimer affiliate readmore seealso morestories similar suggested suggestions upsell "
    "cta crosslink crosslinks linklist linkbox infobar ticker carousel slider crp yarpp interesting "
    "webform captcha button buttons btn shop ecommerce permalink "
    "nextpost prevpost postnav backlink backlinks" },
  { OBL_WORD_FURNITURE | OBL_WORD_COMMENT,
    "comments commentlist commentarea commentthread comentarios commentaires kommentare disqus respond "
    "replies replys trackback trackbacks pingback pingbacks discussion livefyre" },
  { OBL_WORD_WEAK,
    "teaser teasers header recent latest more links listing box tile tiles card cards "
    "gallery list lists topic topics promoted next prev previous" },
  { OBL_WORD_META,
    "byline dateline timestamp credit credits meta metadata postmeta entrymeta articlemeta postinfo "
    "postmetadata infoline submitted" },
  { OBL_WORD_AUTHOR,
    "byline author authors autor autoren autora autores auteur auteurs autore autori writer reporter "
    "journalist redakteur verfasser vcard creator contributor contributors signature firma byauthor "
    "authorname articleauthor postauthor redacteur skribent forfatter kirjoittaja yazar penulis" },
  { OBL_WORD_DATE,
    "date dates dateline datetime datum timestamp time published pubdate publishdate publisheddate "
    "publication postdate posted created createdate fecha data datapublicacao zeit zeitstempel tarih "
    "tanggal dato pvm paivays articledate entrydate newsdate dateposted datepublished publishing publicado "
    "stamp" },
  { OBL_WORD_UPDATED, "updated update modified lastmod lastmodified aktualisiert actualizado" },
  { OBL_WORD_ABOUT,
    "bio biography biographie about info box card description desc profile details detail image text "
    "content teaser excerpt summary vita short" },
  { OBL_WORD_CAPTION,
    "caption captions figcaption imagecaption photocaption legende legend bildunterschrift "
    "imagedescription bildtext imgcaption mediacaption wpcaptiontext" },
  { OBL_WORD_CREDIT, "credit credits copyright photographer imagecredit photocredit bildnachweis license" },
  { OBL_WORD_WHAT,
    "article articles story post entry news blog artikel beitrag noticia nota articulo articolo materia "
    "articol clanek artykul single" },
  { OBL_WORD_PART,
    "body content text copy inhalt cuerpo corpo texto contenido contenu tresc inner main" },
  { OBL_WORD_BODY,
    "articlebody articlecontent articletext storybody storycontent storytext postcontent postbody entrycontent "
    "newscontent newstext artikeltext bodytext bodycopy fulltext" },
};

/* clang-format on */

static GHashTable *
get_table (void)
{
  static gsize once = 0;
  static GHashTable *table;

  if (g_once_init_enter (&once)) {
    table = g_hash_table_new (g_str_hash, g_str_equal);
    for (guint i = 0; i < G_N_ELEMENTS (lists); i++) {
      g_auto (GStrv) words = g_strsplit (lists[i].words, " ", -1);

      for (guint k = 0; words[k] != NULL; k++) {
        guint says = GPOINTER_TO_UINT (g_hash_table_lookup (table, words[k])) | lists[i].says;

        g_hash_table_insert (table, (gpointer)g_intern_string (words[k]), GUINT_TO_POINTER (says));
      }
    }
    g_once_init_leave (&once, 1);
  }
  return table;
}

static guint
read_words (const char *value, guint *n_words)
{
  static const char *const denials[] = { "no", "not", "with", "without", "has", "before", NULL };
  GHashTable *table = get_table ();
  const char *start = value;
  const char *end = value + strnlen (value, MAX_VALUE_BYTES);
  char word[MAX_WORD_BYTES + 1];
  gboolean is_denied = FALSE; /* "no-sidebar", "with-sidebar" have none of their own */
  guint says = 0;

  while (value < end) {
    guint n_bytes = 0;
    gboolean is_part;

    while (value < end && !g_ascii_isalpha (*value))
      value++;
    is_part = value > start && g_ascii_isalpha (value[-1]);
    do {
      if (n_bytes < MAX_WORD_BYTES)
        word[n_bytes] = g_ascii_tolower (*value);
      n_bytes++;
      value++;
    } while (value < end && g_ascii_isalpha (*value)
             && !(g_ascii_isupper (*value) && !g_ascii_isupper (value[-1])));
    if (n_bytes < 2 || n_bytes > MAX_WORD_BYTES)
      continue;
    word[n_bytes] = '\0';
    (*n_words)++;
    /* Names that a machine made, "hJpAdx", are full of these. */
    if (n_bytes <= MAX_SHORT_BYTES && (is_part || (value < end && g_ascii_isalpha (*value))))
      continue;
    if (!is_denied)
      says |= GPOINTER_TO_UINT (g_hash_table_lookup (table, word));
    /* "comment-list", but not "gallery-item__comment". */
    if (value < end && (*value == '-' || *value == '_' || g_ascii_isupper (*value))
        && (strcmp (word, "comment") == 0 || strcmp (word, "kommentar") == 0
            || strcmp (word, "reply") == 0))
      says |= OBL_WORD_FURNITURE | OBL_WORD_COMMENT;
    is_denied = g_strv_contains (denials, word);
  }
  return says;
}

guint
obl_page_get_words (const OblHtmlNode *node)
{
  const char *class;
  const char *id;
  guint n_words = 0;
  guint says = 0;

  if (node->element == NULL)
    return 0;
  id = obl_html_node_get_attribute (node, "id");
  if (id != NULL)
    says = read_words (id, &n_words);
  /* The id of a chapter says what it is about. */
  if (n_words > MAX_ID_WORDS)
    says = 0;
  class = obl_html_node_get_attribute (node, "class");
  return says | (class == NULL ? 0 : read_words (class, &n_words));
}
