/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributes of a mark: name and value, sorted by name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  char *name;
  char *value; /* JSON text: a string, number, boolean, or an array of those */
} OblAttribute;

/* An attribute list is a GPtrArray of OblAttribute, sorted by name, each name once. */
GPtrArray *obl_attributes_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_attributes_copy (const GPtrArray *attributes) G_GNUC_WARN_UNUSED_RESULT;
/* @json_value NULL removes the attribute. */
void obl_attributes_set (GPtrArray *attributes, const char *name, const char *json_value);
void obl_attributes_set_string (GPtrArray *attributes, const char *name, const char *value);
const char *obl_attributes_get (const GPtrArray *attributes, const char *name);
/* The value as a person reads it: a string without its quotes; NULL when unset. */
char *obl_attributes_dup_string (const GPtrArray *attributes,
                                 const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* Whether "review_state" is "discuss": @attributes are those of an annotation to be talked about. */
gboolean obl_attributes_are_discussed (const GPtrArray *attributes);
gboolean obl_attributes_equal (const GPtrArray *a, const GPtrArray *b);

G_END_DECLS
