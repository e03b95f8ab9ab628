/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The look of the page, kept by the view and told to the page.  A family's name comes from the
 * person's settings, and stands in a style as a string. */
#define G_LOG_DOMAIN "obl-page-look"

#include "config.h"

#include "app/view/obl-page-look.h"

#include "core/base/obl-json.h"

#define MEASURE 68
#define LEADING 1.6

OblPageLook *
obl_page_look_new (void)
{
  OblPageLook *look = g_new0 (OblPageLook, 1);

  look->face = g_strdup ("");
  look->measure = MEASURE;
  look->leading = LEADING;

  return look;
}

OblPageLook *
obl_page_look_copy (const OblPageLook *look)
{
  OblPageLook *copy = g_new0 (OblPageLook, 1);

  *copy = *look;
  copy->face = g_strdup (look->face);

  return copy;
}

void
obl_page_look_free (OblPageLook *look)
{
  if (look == NULL)
    return;
  g_free (look->face);
  g_free (look);
}

gboolean
obl_page_look_equal (const OblPageLook *a, const OblPageLook *b)
{
  return a->theme == b->theme && a->measure == b->measure && a->leading == b->leading
         && a->hyphenate == b->hyphenate && g_str_equal (a->face, b->face);
}

/* What goes before the reading serif in a list of families: nothing, or a family and a comma. */
static char *
dup_family (const char *face)
{
  GString *css = NULL;

  if (*face == '\0')
    return g_strdup (" ");
  if (g_str_equal (face, "sans"))
    return g_strdup ("var(--sans),");
  if (g_str_equal (face, "system"))
    return g_strdup ("system-ui,");
  css = g_string_new ("\"");
  for (const char *p = face; *p != '\0'; p++) {
    if (*p == '"' || *p == '\\')
      g_string_append_c (css, '\\');
    if (!g_ascii_iscntrl (*p))
      g_string_append_c (css, *p);
  }
  g_string_append (css, "\",");

  return g_string_free (css, FALSE);
}

char *
obl_page_look_to_json (const OblPageLook *look)
{
  GString *out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *family = dup_family (look->face);
  char leading[G_ASCII_DTOSTR_BUF_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "classes", obl_view_style_get_classes (look->theme));
  obl_json_member_string (json, "face", family);
  obl_json_member_int (json, "measure", look->measure);
  obl_json_member_string (json, "leading",
                          g_ascii_formatd (leading, sizeof leading, "%.2f", look->leading));
  obl_json_member_string (json, "hyphens", look->hyphenate ? "auto" : "none");
  obl_json_end_object (json);

  return g_string_free (out, FALSE);
}
