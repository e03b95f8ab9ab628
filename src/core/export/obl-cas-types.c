/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strict readers refuse a type or feature that is not declared, so that everything the writer may write
 * stands here. */
#define G_LOG_DOMAIN "obl-export"

#include "config.h"

#include "core/export/obl-cas-types.h"

#define ANNOTATION "uima.tcas.Annotation"
#define STRING "uima.cas.String"
#define INTEGER "uima.cas.Integer"
#define BOOLEAN "uima.cas.Boolean"

char *
obl_cas_dup_name (const char *name)
{
  GString *out = g_string_new (NULL);

  if (!g_ascii_isalpha (*name))
    g_string_append_c (out, 'x');
  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    g_string_append_c (out, g_ascii_isalnum (*c) || *c == '_' ? *c : '_');
  /* Two names in another script would both be underlines. */
  if (!g_str_is_ascii (name))
    g_string_append_printf (out, "%04x", g_str_hash (name) & 0xffffu);

  return g_string_free (out, FALSE);
}

char *
obl_cas_dup_frame_type (const char *type)
{
  g_autofree char *name = obl_cas_dup_name (type);

  name[0] = g_ascii_toupper (name[0]);

  return g_strconcat (OBL_CAS_CUSTOM, name, NULL);
}

char *
obl_cas_dup_link_type (const char *type, const char *role)
{
  g_autofree char *frame_type = obl_cas_dup_frame_type (type);
  g_autofree char *name = obl_cas_dup_name (role);

  name[0] = g_ascii_toupper (name[0]);

  return g_strconcat (frame_type, name, "Link", NULL);
}

/* --- The description -------------------------------------------------------------------------- */

static void
begin_type (GString *out, const char *name, const char *supertype)
{
  g_string_append_printf (out,
                          "    <typeDescription>\n"
                          "      <name>%s</name>\n"
                          "      <description/>\n"
                          "      <supertypeName>%s</supertypeName>\n"
                          "      <features>\n",
                          name, supertype);
}

static void
end_type (GString *out)
{
  g_string_append (out, "      </features>\n"
                        "    </typeDescription>\n");
}

/* @element: of an array, or NULL. */
static void
add_feature (GString *out, const char *name, const char *range, const char *element)
{
  g_string_append_printf (out,
                          "        <featureDescription>\n"
                          "          <name>%s</name>\n"
                          "          <description/>\n"
                          "          <rangeTypeName>%s</rangeTypeName>\n",
                          name, range);
  if (element != NULL)
    g_string_append_printf (
        out,
        "          <elementType>%s</elementType>\n"
        "          <multipleReferencesAllowed>false</multipleReferencesAllowed>\n",
        element);
  g_string_append (out, "        </featureDescription>\n");
}

static void
add_built_in (GString *out)
{
  static const char *const meta[]
      = { "documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri" };

  begin_type (out, OBL_CAS_META, "uima.tcas.DocumentAnnotation");
  for (guint i = 0; i < G_N_ELEMENTS (meta); i++)
    add_feature (out, meta[i], STRING, NULL);
  add_feature (out, "isLastSegment", BOOLEAN, NULL);
  end_type (out);
  begin_type (out, OBL_CAS_TOKEN, ANNOTATION);
  end_type (out);
  begin_type (out, OBL_CAS_SENTENCE, ANNOTATION);
  end_type (out);
  begin_type (out, OBL_CAS_NAMED_ENTITY, ANNOTATION);
  add_feature (out, "value", STRING, NULL);
  add_feature (out, "identifier", STRING, NULL);
  end_type (out);
}

static void
add_span (GString *out)
{
  static const char *const features[]
      = { "label", "entity", "entityName", "spanId", "attributes", "comment", "annotator" };

  begin_type (out, OBL_CAS_SPAN, ANNOTATION);
  for (guint i = 0; i < G_N_ELEMENTS (features); i++)
    add_feature (out, features[i], STRING, NULL);
  add_feature (out, "part", INTEGER, NULL);
  end_type (out);
}

static void
add_frame (GString *out, const OblFrameType *type)
{
  static const char *const features[]
      = { "frameId", "attributes", "proposition", "comment", "annotator" };
  g_autofree char *name = obl_cas_dup_frame_type (type->name);

  begin_type (out, name, ANNOTATION);
  for (guint i = 0; i < G_N_ELEMENTS (features); i++)
    add_feature (out, features[i], STRING, NULL);
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);
    g_autofree char *feature = obl_cas_dup_name (role->name);
    g_autofree char *link = obl_cas_dup_link_type (type->name, role->name);

    add_feature (out, feature, "uima.cas.FSArray", link);
  }
  end_type (out);
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);
    g_autofree char *link = obl_cas_dup_link_type (type->name, role->name);

    begin_type (out, link, "uima.cas.TOP");
    add_feature (out, "role", STRING, NULL);
    add_feature (out, "target", ANNOTATION, NULL);
    end_type (out);
  }
}

char *
obl_cas_make_type_system (const OblLabelSet *set)
{
  GString *out
      = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<typeSystemDescription xmlns=\"http://uima.apache.org/resourceSpecifier\">\n"
                      "  <types>\n");

  add_built_in (out);
  add_span (out);
  for (guint i = 0; i < set->frame_types->len; i++)
    add_frame (out, g_ptr_array_index (set->frame_types, i));
  g_string_append (out, "  </types>\n</typeSystemDescription>\n");

  return g_string_free (out, FALSE);
}
