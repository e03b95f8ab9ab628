/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A label set as brat's configuration, and the names that its parts have in brat. */
#pragma once

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

/* Names of types and attributes have letters, digits, “_” and “-”, of ASCII.  What has anything else is
 * written with “_” in its place and a number that keeps it apart from others. */
char *obl_brat_dup_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean obl_brat_is_name (const char *name);
/* The same of a role: with a capital first letter, and no digit at the end, which would count. */
char *obl_brat_dup_role (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* A value: no white space. */
char *obl_brat_dup_value (const char *value) G_GNUC_WARN_UNUSED_RESULT;
/* Whether annotations with this attribute have it as one; others have it in a note. */
gboolean obl_brat_has_attribute (const GPtrArray *types, const char *name);

/* Of events that no word triggers. */
#define OBL_BRAT_NO_CUE "NoCue"

/* annotation.conf, visual.conf, tools.conf. */
char *obl_brat_make_annotation_conf (const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;
char *obl_brat_make_visual_conf (const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;
char *obl_brat_make_tools_conf (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
