/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a label set, made and freed: shared by the files that read, copy and extend one. */
#pragma once

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

/* The version of the JSON, in its member "obelus_label_set". */
#define OBL_LABEL_SET_FORMAT 1

OblLabelSet *obl_label_set_new (void) G_GNUC_WARN_UNUSED_RESULT;

OblAttributeType *obl_attribute_type_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblSpanLabel *obl_span_label_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblRoleType *obl_role_type_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblFrameType *obl_frame_type_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblDocumentLabelType *obl_document_label_type_new (void) G_GNUC_WARN_UNUSED_RESULT;

void obl_attribute_type_free (OblAttributeType *type);
void obl_span_label_free (OblSpanLabel *label);
void obl_role_type_free (OblRoleType *role);
void obl_frame_type_free (OblFrameType *type);
void obl_document_label_type_free (OblDocumentLabelType *type);

OblAttributeType *obl_attribute_type_copy (const OblAttributeType *type) G_GNUC_WARN_UNUSED_RESULT;

/* The words of the JSON for the enumerations: "choice", "entity", "span" … */
const char *obl_value_kind_to_string (OblValueKind kind);
gboolean obl_value_kind_from_string (const char *string, OblValueKind *kind);
const char *obl_span_kind_to_string (OblSpanKind kind);
gboolean obl_span_kind_from_string (const char *string, OblSpanKind *kind);
gboolean obl_filler_kind_from_string (const char *string, OblFillerKind *kind);

/* "source" gives "Source": how a role's name becomes its span label and a name its title. */
char *obl_label_set_capitalise (const char *name) G_GNUC_WARN_UNUSED_RESULT;

/* The next swatch that no span label or frame type of @set uses; the least used one when all are
 * taken. */
const char *obl_label_set_next_color (const OblLabelSet *set);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblAttributeType, obl_attribute_type_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblSpanLabel, obl_span_label_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblRoleType, obl_role_type_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFrameType, obl_frame_type_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDocumentLabelType, obl_document_label_type_free)

G_END_DECLS
