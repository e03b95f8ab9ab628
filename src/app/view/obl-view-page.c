/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading HTML was sanitised when the article came in, but a project file may come from a
 * stranger: the page allows no source of anything, but for the project's own pictures, whatever
 * the HTML says.  Our style and scripts
 * come from outside the page, where its policy does not reach. */
#define G_LOG_DOMAIN "obl-view-page"

#include "config.h"

#include "app/view/obl-view-page.h"

#include <glib/gi18n-lib.h>

#include "core/base/obl-json.h"

#define POLICY                                                                                     \
  "default-src 'none'; img-src " OBL_ASSET_SCHEME ":; base-uri 'none'; form-action 'none'"

/* An attribute of the root element, when its value is made of letters, digits and hyphens. */
static void
append_attribute (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return;
  g_string_append_printf (out, " %s=\"%s\"", name, value);
}

char *
obl_view_page_new_html (const OblDocument *document, guint32 serial, const OblPageLook *look)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n<html");
  const char *classes = obl_view_style_get_classes (look->theme);
  g_autofree char *json = obl_page_look_to_json (look);
  g_autofree char *escaped = g_markup_escape_text (json, -1);

  if (document != NULL) {
    append_attribute (out, "lang", document->language);
    append_attribute (out, "dir", document->direction);
  }
  if (*classes != '\0')
    g_string_append_printf (out, " class=\"%s\"", classes);
  g_string_append_printf (out, " data-look=\"%s\"", escaped);
  g_string_append_printf (out,
                          " data-serial=\"%u\"><head><meta charset=\"utf-8\">"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"" POLICY "\">"
                          "<meta name=\"referrer\" content=\"no-referrer\">"
                          "<title></title></head><body>",
                          serial);
  /* Nothing between the tags: the body holds the article and not a space more. */
  g_string_append (out, document == NULL ? "<article></article>" : document->html);
  g_string_append (out, "</body></html>");

  return g_string_free (out, FALSE);
}

static void
write_roles (OblJson *json, const GArray *blocks)
{
  obl_json_name (json, "roles");
  obl_json_begin_array (json);
  for (guint i = 0; i < blocks->len; i++) {
    const OblBlock *block = &g_array_index (blocks, OblBlock, i);

    if (block->role == OBL_ROLE_BODY)
      continue;
    obl_json_int (json, i);
    obl_json_string (json, obl_block_role_to_string (block->role));
  }
  obl_json_end_array (json);
}

static void
write_fold (OblJson *json, guint first, guint past)
{
  guint n = past - first;
  /* Translators: stands for lines of a web page that are not the article, such as menus. */
  g_autofree char *label = g_strdup_printf (
      ngettext ("%u line of page furniture", "%u lines of page furniture", n), n);

  obl_json_begin_array (json);
  obl_json_int (json, first);
  obl_json_int (json, past);
  obl_json_string (json, label);
  obl_json_end_array (json);
}

/* Runs of boilerplate blocks. */
static void
write_folds (OblJson *json, const GArray *blocks)
{
  guint first = 0;
  guint past = 0;

  obl_json_name (json, "folds");
  obl_json_begin_array (json);
  for (first = 0; first < blocks->len; first = past + 1) {
    for (past = first;
         past < blocks->len && g_array_index (blocks, OblBlock, past).role == OBL_ROLE_BOILERPLATE;
         past++)
      ;
    if (past > first)
      write_fold (json, first, past);
  }
  obl_json_end_array (json);
}

char *
obl_view_page_new_setup (const OblDocument *document,
                         const OblPageLook *look,
                         gboolean show_boilerplate)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (OblBlock));
  g_autofree char *look_json = obl_page_look_to_json (look);
  const GArray *blocks = document != NULL && document->blocks != NULL ? document->blocks : none;

  obl_json_begin_object (json);
  obl_json_name (json, "look");
  obl_json_raw (json, look_json);
  obl_json_member_boolean (json, "unfolded", show_boilerplate);
  obl_json_member_int (json, "blocks", blocks->len);
  write_roles (json, blocks);
  write_folds (json, blocks);
  obl_json_end_object (json);

  return g_string_free (out, FALSE);
}
