/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One change of a label set, as a person asks for it: the window and the command line describe it by
 * words, and it is carried out on the set that the project has then, together with the annotations
 * (obl-edit-labels.c).
 *
 * A part of a set is named by a path: "Person" a label of spans or else a type of frames, "frame:Name"
 * that type for certain; "Claim.source" a role or else an attribute, "attribute:Claim.time" that
 * attribute for certain; "Claim.act.assert" a value. */
#pragma once

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

typedef enum {
  OBL_LABEL_CHANGE_ADD_LABEL,     /* name; value: its kind, "entity" when NULL */
  OBL_LABEL_CHANGE_ADD_FRAME,     /* name */
  OBL_LABEL_CHANGE_ADD_ROLE,      /* path: the type of frames; name */
  OBL_LABEL_CHANGE_ADD_ATTRIBUTE, /* path: its owner; name; value: choices apart by commas, or
                                   * "text", "number", "boolean" */
  OBL_LABEL_CHANGE_ADD_VALUE,     /* path: the attribute; name */
  OBL_LABEL_CHANGE_RENAME,        /* path; name */
  OBL_LABEL_CHANGE_MERGE,   /* path: what goes; name: the path of what stays; labels of spans */
  OBL_LABEL_CHANGE_REMOVE,  /* path; only what no annotation uses */
  OBL_LABEL_CHANGE_SET,     /* path; name: title, key, color, guideline, required ("true") or
                                   * examples (apart by line ends); value, or NULL for none */
  OBL_LABEL_CHANGE_MOVE,    /* path; value: how many places down, as "-1" */
  OBL_LABEL_CHANGE_REPLACE, /* value: the JSON of another set */
} OblLabelChangeKind;

typedef struct {
  OblLabelChangeKind kind;
  char *path;
  char *name;
  char *value;
} OblLabelChange;

typedef enum {
  OBL_LABEL_PART_NONE, /* there is nothing of that path */
  OBL_LABEL_PART_LABEL,
  OBL_LABEL_PART_FRAME,
  OBL_LABEL_PART_ROLE,
  OBL_LABEL_PART_ATTRIBUTE,
  OBL_LABEL_PART_VALUE,
} OblLabelPartKind;

/* What a path leads to; strings belong to the set. */
typedef struct {
  OblLabelPartKind kind;
  OblLabelPartKind owner; /* of an attribute, or of the attribute of a value: LABEL or FRAME */
  const OblSpanLabel *label;
  const OblFrameType *frame;
  const OblRoleType *role;
  const OblAttributeType *attribute;
  const char *value;
} OblLabelPart;

/* Copies what it is given. */
OblLabelChange *obl_label_change_new (OblLabelChangeKind kind,
                                      const char *path,
                                      const char *name,
                                      const char *value) G_GNUC_WARN_UNUSED_RESULT;
void obl_label_change_free (OblLabelChange *change);
/* For the history: "Rename “Person” to “Human”"; free with g_free(). */
char *obl_label_change_describe (const OblLabelChange *change) G_GNUC_WARN_UNUSED_RESULT;

/* @path without what tells it from another of the same name; points into it; "" for NULL. */
const char *obl_label_path_get_shown (const char *path);
OblLabelPart obl_label_set_find_part (const OblLabelSet *set, const char *path);

/* The set as it is afterwards, whole and sound; NULL with an error that says what to do. */
OblLabelSet *obl_label_change_apply (const OblLabelChange *change,
                                     const OblLabelSet *set,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblLabelChange, obl_label_change_free)

G_END_DECLS
