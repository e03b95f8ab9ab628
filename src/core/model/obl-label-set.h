/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The label set of a project: what can be marked, with which key and colour, and which roles a
 * frame has.  A JSON file (data/labels/, data/label-set.schema.json); immutable and shared once
 * read.  Every string the struct holds is never NULL unless it says so. */
#pragma once

#include "core/model/obl-model.h"

G_BEGIN_DECLS

typedef enum {
  OBL_VALUE_CHOICE,  /* one of values */
  OBL_VALUE_CHOICES, /* several of values */
  OBL_VALUE_TEXT,
  OBL_VALUE_NUMBER,
  OBL_VALUE_BOOLEAN,
} OblValueKind;

typedef struct {
  char *name;
  char *title; /* for people */
  OblValueKind kind;
  GPtrArray *values; /* char * */
  gboolean advanced; /* shown only when all attributes are asked for */
  gboolean required; /* what has none is not finished */
  char *guideline;   /* may be NULL */
} OblAttributeType;

typedef enum {
  OBL_SPAN_ENTITY, /* mentions something that can be an entity */
  OBL_SPAN_ROLE,   /* made only to fill a frame's role: Source, Cue, Content … */
  OBL_SPAN_OTHER,
} OblSpanKind;

typedef struct {
  char *name; /* as stored in spans */
  char *title;
  OblSpanKind kind;
  char *color;           /* a swatch's name, see obl-palette.h */
  char *key;             /* one character, or NULL */
  GPtrArray *attributes; /* OblAttributeType */
  char *guideline;       /* may be NULL */
  GPtrArray *examples;   /* char *, words that it is for */
} OblSpanLabel;

typedef struct {
  char *name; /* "source" */
  char *title;
  char *span_label; /* the label of a span made only to fill this role: "Source"; it is in the
                     * set; NULL when no span may fill the role */
  guint min;
  guint max;                /* G_MAXUINT: any number */
  guint fillers;            /* 1 << OblFillerKind, added up */
  GPtrArray *filler_labels; /* char *, span labels or entity types that may fill it; empty: any */
  char *key;                /* fills this role of the claim in hand; or NULL */
  gboolean advanced;
  char *guideline;     /* may be NULL */
  GPtrArray *examples; /* char * */
} OblRoleType;

typedef struct {
  char *name; /* "Claim" */
  char *title;
  char *color;
  char *key;             /* or NULL */
  GPtrArray *roles;      /* OblRoleType; two roles exactly make it a relation */
  GPtrArray *attributes; /* OblAttributeType */
  char *guideline;       /* may be NULL */
  GPtrArray *examples;   /* char * */
} OblFrameType;

typedef struct {
  char *name;
  char *title;
  GPtrArray *values; /* char *; empty: free text */
} OblDocumentLabelType;

typedef struct {
  char *id;   /* "news-analysis" */
  char *name; /* "News analysis" */
  char *description;
  GPtrArray *span_labels;     /* OblSpanLabel */
  GPtrArray *frame_types;     /* OblFrameType */
  GPtrArray *document_labels; /* OblDocumentLabelType */
  gint64 version;             /* within the project, from 1; 0 for a file */
} OblLabelSet;

/* Reads a label set; the error names the place in the JSON and what was expected there. */
OblLabelSet *
obl_label_set_parse (const char *json, gssize n_bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The JSON of the whole set, deterministic; free with g_free().  Parsing it gives an equal set. */
char *obl_label_set_to_json (const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;
OblLabelSet *obl_label_set_copy (const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;
OblLabelSet *obl_label_set_ref (OblLabelSet *set);
void obl_label_set_unref (OblLabelSet *set);

/* The presets that ship with the program, from its own resources: ids, NULL-terminated, static. */
const char *const *obl_label_set_list_presets (void);
OblLabelSet *obl_label_set_load_preset (const char *id, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For showing only, never for storing: a copy whose titles, guidelines and descriptions are in the
 * reader's language where they are those of a preset; and the same for one value or title. */
OblLabelSet *obl_label_set_dup_translated (const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;
const char *obl_label_set_translate (const char *words);

/* NULL when there is none of that name; owned by the set. */
const OblSpanLabel *obl_label_set_find_span_label (const OblLabelSet *set, const char *name);
const OblFrameType *obl_label_set_find_frame_type (const OblLabelSet *set, const char *name);
const OblRoleType *obl_frame_type_find_role (const OblFrameType *type, const char *name);
/* "span", "frame", "entity", "document", "url"; static. */
const char *obl_filler_kind_to_string (OblFillerKind kind);
const OblAttributeType *obl_attribute_types_find (const GPtrArray *types, const char *name);

/* Add what is missing while the set is still this caller's own (after copy): a label in the next
 * unused swatch and key, a frame type or role that anything may fill. */
void obl_label_set_add_span_label (OblLabelSet *set, const char *name, OblSpanKind kind);
void obl_label_set_add_frame_type (OblLabelSet *set, const char *name);
void obl_label_set_add_role (OblLabelSet *set, const char *frame_type, const char *role);

#define OBL_LABEL_SET_ERROR (obl_label_set_error_quark ())

typedef enum {
  OBL_LABEL_SET_ERROR_INVALID,
  OBL_LABEL_SET_ERROR_NOT_FOUND,
} OblLabelSetError;

GQuark obl_label_set_error_quark (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblLabelSet, obl_label_set_unref)

G_END_DECLS
