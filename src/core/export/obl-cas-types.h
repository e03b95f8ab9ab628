/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of a CAS (UIMA): those that INCEpTION has built in, and what a label set makes beside them. */
#pragma once

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_CAS_META "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
#define OBL_CAS_TOKEN "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
#define OBL_CAS_SENTENCE "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence"
#define OBL_CAS_NAMED_ENTITY "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
/* One for each fragment of a span, with the span's id. */
#define OBL_CAS_SPAN "webanno.custom.Span"
/* Layers that a person adds in INCEpTION are named like this. */
#define OBL_CAS_CUSTOM "webanno.custom."

/* Names of types and features are those of Java: what they cannot have is “_”. */
char *obl_cas_dup_name (const char *name) G_GNUC_WARN_UNUSED_RESULT;
/* "webanno.custom.Claim" */
char *obl_cas_dup_frame_type (const char *type) G_GNUC_WARN_UNUSED_RESULT;
/* "webanno.custom.ClaimSourceLink" */
char *obl_cas_dup_link_type (const char *type, const char *role) G_GNUC_WARN_UNUSED_RESULT;

/* TypeSystem.xml */
char *obl_cas_make_type_system (const OblLabelSet *set) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
