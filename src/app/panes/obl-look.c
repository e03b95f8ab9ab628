/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Titles, colours and dates: everything that turns the project's own words into what a person reads
 * in a row. */
#define G_LOG_DOMAIN "obl-look"

#include "config.h"

#include "app/panes/obl-look.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/obl-palette.h"

/* @color: a swatch's name, or NULL for what no label set knows. */
static OblLook
make_look (OblShape shape, const char *color, const char *title, const char *key)
{
  const OblSwatch *swatch = obl_palette_find (color);
  OblLook look = { shape, swatch->line_light, swatch->line_dark, title, key };

  return look;
}

OblLook
obl_look_of_label (const OblLabelSet *set, const char *label)
{
  const OblSpanLabel *found = set == NULL ? NULL : obl_label_set_find_span_label (set, label);
  OblShape shape = OBL_SHAPE_DIAMOND;

  if (found == NULL)
    return make_look (OBL_SHAPE_DIAMOND, NULL, label, NULL);
  switch (found->kind) {
  case OBL_SPAN_ENTITY:
    shape = OBL_SHAPE_SQUARE;
    break;
  case OBL_SPAN_ROLE:
    shape = OBL_SHAPE_RING;
    break;
  case OBL_SPAN_OTHER:
    shape = OBL_SHAPE_DIAMOND;
    break;
  }
  return make_look (shape, found->color, found->title, found->key);
}

OblLook
obl_look_of_frame_type (const OblLabelSet *set, const char *type)
{
  const OblFrameType *found = set == NULL ? NULL : obl_label_set_find_frame_type (set, type);

  if (found == NULL)
    return make_look (OBL_SHAPE_BRACKET, NULL, type, NULL);
  return make_look (OBL_SHAPE_BRACKET, found->color, found->title, found->key);
}

OblLook
obl_look_of_role (const OblLabelSet *set, const char *frame_type, const char *role)
{
  const OblFrameType *type = set == NULL ? NULL : obl_label_set_find_frame_type (set, frame_type);
  const OblRoleType *found = type == NULL ? NULL : obl_frame_type_find_role (type, role);
  OblLook look;

  if (found == NULL)
    return make_look (OBL_SHAPE_RING, type == NULL ? NULL : type->color, role, NULL);
  /* A role that only frames fill has no spans of its own. */
  if (found->span_label == NULL)
    return make_look (OBL_SHAPE_BRACKET, type->color, found->title, found->key);
  look = obl_look_of_label (set, found->span_label);
  look.shape = OBL_SHAPE_RING;
  look.title = found->title;
  look.key = found->key;
  return look;
}

void
obl_look_apply (const OblLook *look, OblSwatchMark *mark)
{
  obl_swatch_mark_set (mark, look->shape, look->light, look->dark);
}

void
obl_look_apply_to_chip (const OblLook *look, OblChip *chip)
{
  obl_chip_set_mark (chip, look->shape, look->light, look->dark);
}

const char *
obl_look_status_title (OblStatus status)
{
  switch (status) {
  case OBL_STATUS_NEW:
    return _ ("New");
  case OBL_STATUS_IN_PROGRESS:
    return _ ("In progress");
  case OBL_STATUS_DONE:
    return _ ("Done");
  case OBL_STATUS_FLAGGED:
    return _ ("Flagged");
  }
  g_return_val_if_reached ("");
}

const char *
obl_look_status_icon (OblStatus status)
{
  switch (status) {
  case OBL_STATUS_NEW:
    return "obl-status-new-symbolic";
  case OBL_STATUS_IN_PROGRESS:
    return "obl-status-in-progress-symbolic";
  case OBL_STATUS_DONE:
    return "obl-status-done-symbolic";
  case OBL_STATUS_FLAGGED:
    return "obl-status-flagged-symbolic";
  }
  g_return_val_if_reached (NULL);
}

const char *
obl_look_block_role_title (OblBlockRole role)
{
  switch (role) {
  case OBL_ROLE_BODY:
    return _ ("Body");
  case OBL_ROLE_TITLE:
    return _ ("Title");
  case OBL_ROLE_META:
    return _ ("About the article");
  case OBL_ROLE_BOILERPLATE:
    return _ ("Page furniture");
  }
  g_return_val_if_reached ("");
}

char *
obl_look_doubts (guint doubts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint bit = 1; bit <= OBL_ALL_DOUBTS; bit <<= 1) {
    if ((doubts & bit) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                              obl_doubt_describe ((OblDoubt)bit));
  }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

char *
obl_look_date (const char *iso)
{
  g_autofree char *midnight = NULL;
  g_autoptr (GDateTime) date = NULL;

  if (iso == NULL)
    return g_strdup ("");
  /* The day alone, in any time zone: "2024-01-21", whatever stands behind it. */
  midnight = g_strdup_printf ("%.10sT00:00:00Z", iso);
  date = g_date_time_new_from_iso8601 (midnight, NULL);
  if (date == NULL)
    return g_strdup (iso);
  /* Translators: a short date as in g_date_time_format(): 21 Jan 2024. */
  return g_date_time_format (date, _ ("%-d %b %Y"));
}

char *
obl_look_moment (gint64 milliseconds)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (milliseconds / 1000);

  if (milliseconds == 0 || date == NULL)
    return g_strdup ("");
  /* Translators: date and time of day as in g_date_time_format(): 21 Jan 2024, 14:05. */
  return g_date_time_format (date, _ ("%-d %b %Y, %H:%M"));
}
