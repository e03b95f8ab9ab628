/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Propositions, links between them, assessments and annotators: what stays out of the text layer. */
#pragma once

#include "core/base/obl-id.h"

G_BEGIN_DECLS

typedef struct {
  OblId id;
  char *text;
  char *language;
  char *notes;
  gint64 created;
  gint64 modified;
} OblProposition;

OblProposition *obl_proposition_new (void) G_GNUC_WARN_UNUSED_RESULT;
void obl_proposition_unref (OblProposition *proposition);

typedef struct {
  OblId id;
  OblId from_id;
  OblId to_id;
  char
      *type; /* same_as, narrower, contradicts, supports, attacks, denies, corrects, derived_from */
  OblId annotator_id;
  gint64 created;
} OblPropositionLink;

OblPropositionLink *obl_proposition_link_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblPropositionLink *obl_proposition_link_ref (OblPropositionLink *link);
void obl_proposition_link_unref (OblPropositionLink *link);

typedef struct {
  OblId id;
  OblId proposition_id; /* one of these two is set */
  OblId frame_id;
  char *scale; /* source_reliability, info_credibility, likelihood, verdict */
  char *value;
  char *note;
  OblId annotator_id;
  gint64 created;
} OblAssessment;

OblAssessment *obl_assessment_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblAssessment *obl_assessment_ref (OblAssessment *assessment);
void obl_assessment_unref (OblAssessment *assessment);

/* --- Annotator -------------------------------------------------------------------------------- */

typedef struct {
  OblId id;
  char *name;
  gint64 created;
} OblAnnotator;

void obl_annotator_free (OblAnnotator *annotator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblProposition, obl_proposition_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPropositionLink, obl_proposition_link_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblAssessment, obl_assessment_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblAnnotator, obl_annotator_free)

G_END_DECLS
