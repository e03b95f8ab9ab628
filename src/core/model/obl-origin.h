/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a mark comes from: a person, a rule, a model, a file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  OBL_ORIGIN_HUMAN,
  OBL_ORIGIN_RULE,
  OBL_ORIGIN_MODEL,
  OBL_ORIGIN_IMPORT,
} OblOriginKind;

typedef struct {
  OblOriginKind kind;
  char *name;    /* of the rule, model or format */
  char *version; /* of the model */
  double score;  /* of a model, 0 to 1; -1 for none */
} OblOrigin;

const char *obl_origin_kind_to_string (OblOriginKind kind);
gboolean obl_origin_kind_from_string (const char *string, OblOriginKind *kind);

/* Fills @to with a copy of @from; what it held before is not freed. */
void obl_origin_copy (OblOrigin *to, const OblOrigin *from);
/* Frees what @origin holds. */
void obl_origin_clear (OblOrigin *origin);

G_END_DECLS
