/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When brat cannot read annotation.conf it takes one of its own without a word.  So all four sections
 * are always there, and nothing in them is empty. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-brat-conf.h"

#include <string.h>

#include "core/model/obl-palette.h"

/* --- Names ------------------------------------------------------------------------------------ */

static gboolean
is_name_character (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-';
}

gboolean
obl_brat_is_name (const char *name)
{
  for (const char *c = name; *c != '\0'; c++)
    if (!is_name_character (*c))
      return FALSE;

  return *name != '\0';
}

char *
obl_brat_dup_name (const char *name)
{
  GString *out = g_string_new (NULL);

  if (obl_brat_is_name (name))
    return g_string_free (g_string_append (out, name), FALSE);
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_c (out, is_name_character (*c) ? *c : '_');
  g_string_append_printf (out, "-%04x", g_str_hash (name) & 0xffffu);

  return g_string_free (out, FALSE);
}

char *
obl_brat_dup_role (const char *name)
{
  g_autofree char *role = obl_brat_dup_name (name);

  role[0] = g_ascii_toupper (role[0]);

  return g_ascii_isdigit (role[strlen (role) - 1]) ? g_strconcat (role, "_", NULL)
                                                   : g_steal_pointer (&role);
}

char *
obl_brat_dup_value (const char *value)
{
  GString *out = g_string_new (NULL);

  for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c)) {
    const gunichar character = g_utf8_get_char (c);

    g_string_append_unichar (
        out, g_unichar_isspace (character) || g_unichar_iscntrl (character) ? '_' : character);
  }

  return g_string_free (out, FALSE);
}

static gboolean
is_choice (const OblAttributeType *type)
{
  return type->kind == OBL_VALUE_CHOICE || type->kind == OBL_VALUE_CHOICES
         || type->kind == OBL_VALUE_BOOLEAN;
}

gboolean
obl_brat_has_attribute (const GPtrArray *types, const char *name)
{
  const OblAttributeType *type = obl_attribute_types_find (types, name);

  return type != NULL && is_choice (type);
}

/* --- annotation.conf -------------------------------------------------------------------------- */

static void
append_events (GString *out, const OblFrameType *type)
{
  g_autofree char *name = obl_brat_dup_name (type->name);

  g_string_append_printf (out, "%s\t", name);
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);
    g_autofree char *role_name = obl_brat_dup_role (role->name);

    g_string_append_printf (out, "%s%s*:<ANY>", i > 0 ? ", " : "", role_name);
  }
  g_string_append_c (out, '\n');
}

/* Attributes of one name may belong to several types. */
typedef struct {
  const OblAttributeType *type;
  GString *owners; /* "Claim|Person" */
} Attribute;

static void
attribute_free (Attribute *attribute)
{
  g_string_free (attribute->owners, TRUE);
  g_free (attribute);
}

static void
gather (GPtrArray *attributes, const GPtrArray *types, const char *owner)
{
  g_autofree char *owner_name = obl_brat_dup_name (owner);

  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);
    Attribute *attribute = NULL;

    if (!is_choice (type))
      continue;
    for (guint j = 0; j < attributes->len; j++) {
      Attribute *other = g_ptr_array_index (attributes, j);

      if (strcmp (other->type->name, type->name) == 0)
        attribute = other;
    }
    if (attribute == NULL) {
      attribute = g_new0 (Attribute, 1);
      attribute->type = type;
      attribute->owners = g_string_new (NULL);
      g_ptr_array_add (attributes, attribute);
    }
    g_string_append_printf (attribute->owners, "%s%s", attribute->owners->len > 0 ? "|" : "",
                            owner_name);
  }
}

static void
append_attribute (GString *out, const Attribute *attribute)
{
  const GPtrArray *values = attribute->type->values;
  g_autofree char *name = obl_brat_dup_name (attribute->type->name);

  g_string_append_printf (out, "%s\tArg:%s", name, attribute->owners->str);
  for (guint i = 0; i < values->len; i++) {
    g_autofree char *value = obl_brat_dup_value (g_ptr_array_index (values, i));

    g_string_append_printf (out, "%s%s", i > 0 ? "|" : ", Value:", value);
  }
  g_string_append_c (out, '\n');
}

static void
append_attributes (GString *out, const OblLabelSet *set)
{
  g_autoptr (GPtrArray) attributes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)attribute_free);
  g_autoptr (GString) frames = g_string_new (NULL);

  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    gather (attributes, label->attributes, label->name);
  }
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);
    g_autofree char *name = obl_brat_dup_name (type->name);

    gather (attributes, type->attributes, type->name);
    g_string_append_printf (frames, "%s%s", frames->len > 0 ? "|" : "", name);
  }
  if (frames->len > 0)
    g_string_append_printf (out, OBL_BRAT_NO_CUE "\tArg:%s\n", frames->str);
  for (guint i = 0; i < attributes->len; i++)
    append_attribute (out, g_ptr_array_index (attributes, i));
}

char *
obl_brat_make_annotation_conf (const OblLabelSet *set)
{
  GString *out = g_string_new ("[entities]\n");

  for (guint i = 0; i < set->span_labels->len; i++) {
    g_autofree char *name
        = obl_brat_dup_name (((const OblSpanLabel *)g_ptr_array_index (set->span_labels, i))->name);

    g_string_append_printf (out, "%s\n", name);
  }
  /* Without this the verifier refuses spans that touch one another. */
  g_string_append (out, "\n[relations]\n"
                        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>\n"
                        "\n[events]\n");
  for (guint i = 0; i < set->frame_types->len; i++)
    append_events (out, g_ptr_array_index (set->frame_types, i));
  g_string_append (out, "\n[attributes]\n");
  append_attributes (out, set);

  return g_string_free (out, FALSE);
}

/* --- The other two ---------------------------------------------------------------------------- */

static void
append_label (GString *out, const char *name, const char *title)
{
  g_autofree char *brat_name = obl_brat_dup_name (name);

  g_string_append_printf (out, "%s | %s\n", brat_name, title);
}

static void
append_colour (GString *out, const char *name, const char *colour)
{
  const OblSwatch *swatch = obl_palette_find (colour);
  g_autofree char *brat_name = obl_brat_dup_name (name);

  if (swatch != NULL)
    g_string_append_printf (out, "%s\tbgColor:%s\n", brat_name, swatch->tint_light);
}

char *
obl_brat_make_visual_conf (const OblLabelSet *set)
{
  GString *out = g_string_new ("[labels]\n");

  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    append_label (out, label->name, label->title);
  }
  for (guint i = 0; i < set->frame_types->len; i++) {
    const OblFrameType *type = g_ptr_array_index (set->frame_types, i);

    append_label (out, type->name, type->title);
  }
  g_string_append (out, "\n[drawing]\n");
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    append_colour (out, label->name, label->color);
  }

  return g_string_free (out, FALSE);
}

char *
obl_brat_make_tools_conf (void)
{
  return g_strdup ("[options]\n"
                   "Validation\tvalidate:all\n"
                   "\n[search]\n"
                   "\n[annotators]\n"
                   "\n[disambiguators]\n"
                   "\n[normalization]\n"
                   "Wikidata\tDB:wikidata, <URL>:https://www.wikidata.org, "
                   "<URLBASE>:https://www.wikidata.org/wiki/%s\n");
}
