/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Private to this room: the ids that a file of records defines.
 *
 * In a file an id may be any string.  One that is a UUID is kept, any other stands for an id made
 * here, the same on every line.  What a line that failed had defined is forgotten. */
#pragma once

#include "core/base/obl-json-tree.h"
#include "core/base/obl-id.h"

G_BEGIN_DECLS

typedef enum {
  OBL_NAME_DOCUMENT,
  OBL_NAME_SPAN,
  OBL_NAME_FRAME,
  OBL_NAME_LABEL,
  OBL_NAME_ENTITY,
  OBL_NAME_PROPOSITION,
  OBL_NAME_LINK,
  OBL_NAME_ASSESSMENT,
} OblNameKind;

typedef struct {
  OblId id;
  OblNameKind kind;
  guint64 line;  /* that defined it last */
  gboolean made; /* it was not in the project before this file */
} OblName;

typedef struct _OblRecordNames OblRecordNames;

OblRecordNames *obl_record_names_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_record_names_free (OblRecordNames *names);

void obl_record_names_begin_line (OblRecordNames *names, guint64 line);
void obl_record_names_forget_line (OblRecordNames *names);

/* Defines what the "id" of @object says, or nothing when it has none.  @id, or NULL: what a name
 * that is new and no UUID is to stand for. */
gboolean obl_record_names_define (OblRecordNames *names,
                                  const OblJsonNode *object,
                                  OblNameKind kind,
                                  const OblId *id,
                                  GError **error);
/* NULL when the file has not defined it (yet). */
OblName *obl_record_names_find (OblRecordNames *names, const char *text);
/* What the "id" of @object has been defined as; NULL when it has none. */
OblName *obl_record_names_get (OblRecordNames *names, const OblJsonNode *object);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblRecordNames, obl_record_names_free)

G_END_DECLS
