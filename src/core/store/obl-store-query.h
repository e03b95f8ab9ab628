/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query as conditions of SQL. */
#pragma once

#include "core/query/obl-query.h"
#include "core/store/obl-store-sql.h"

G_BEGIN_DECLS

/* What a query finds. */
typedef enum {
  OBL_TARGET_TEXTS = 1 << 0,
  OBL_TARGET_SPANS = 1 << 1,
  OBL_TARGET_FRAMES = 1 << 2,
} OblTarget;

/* OblTarget, several when what is asked for can be said of each. */
guint obl_store_query_get_targets (const OblQuery *query, const OblLabelSet *set);

/* The condition by which all spans that it finds mention some entities, or have one of several labels;
 * NULL when none says so. */
OblSql *obl_store_query_compile_marks (const OblQuery *query,
                                       const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;

/* The condition on a row of span “s”, of frame “f” or, of texts, of content “c”; and of document “d”
 * in any case.  @in_order: of spans that are gone through article by article.
 * @position: as obl_query_parse() has it. */
OblSql *obl_store_query_compile (const OblQuery *query,
                                 OblTarget target,
                                 const OblLabelSet *set,
                                 gboolean in_order,
                                 guint *position,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- Words (obl-store-query-match.c) ----------------------------------------------------------- */

/* What a text must have for @node, for FTS5; NULL when @node says more than words. */
char *obl_store_query_dup_expression (const OblQueryNode *node) G_GNUC_WARN_UNUSED_RESULT;
/* What all hits of texts must fit, for FTS5, and taken out of the condition; NULL when it is not all
 * one expression of words. */
char *obl_store_query_dup_match (const OblQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/* --- Names (obl-store-query-names.c) ---------------------------------------------------------- */

/* As the label set writes it, whatever letters were typed large; NULL when it knows none. */
const char *obl_query_names_find_frame (const OblLabelSet *set, const char *typed);
const OblRoleType *
obl_query_names_find_role (const OblLabelSet *set, const char *frame, const char *typed);
const OblAttributeType *obl_query_names_find_attribute (const OblLabelSet *set, const char *typed);
/* Where annotations have that attribute: OBL_TARGET_SPANS, OBL_TARGET_FRAMES; 0: nowhere. */
guint obl_query_names_get_owners (const OblLabelSet *set, const char *typed);
/* char *, static as long as the set: all that it names, or what was typed itself. */
GPtrArray *obl_query_names_list_labels (const OblLabelSet *set,
                                        const char *typed,
                                        gboolean is_prefix) G_GNUC_WARN_UNUSED_RESULT;
/* "role.source" and "attribute.act" say what they are; what is behind the dot, or NULL. */
const char *obl_query_names_skip (const char *name, const char *kind);

G_END_DECLS
