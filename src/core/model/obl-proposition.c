/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making and freeing what stays out of the text layer. */
#define G_LOG_DOMAIN "obl-proposition"

#include "config.h"

#include "core/model/obl-proposition.h"

OblProposition *
obl_proposition_new (void)
{
  OblProposition *proposition = g_atomic_rc_box_new0 (OblProposition);

  proposition->id = obl_id_new ();
  return proposition;
}

static void
clear_proposition (gpointer data)
{
  OblProposition *proposition = data;

  g_free (proposition->text);
  g_free (proposition->language);
  g_free (proposition->notes);
}

void
obl_proposition_unref (OblProposition *proposition)
{
  if (proposition != NULL)
    g_atomic_rc_box_release_full (proposition, clear_proposition);
}

OblPropositionLink *
obl_proposition_link_new (void)
{
  OblPropositionLink *link = g_atomic_rc_box_new0 (OblPropositionLink);

  link->id = obl_id_new ();
  return link;
}

OblPropositionLink *
obl_proposition_link_ref (OblPropositionLink *link)
{
  return g_atomic_rc_box_acquire (link);
}

static void
clear_link (gpointer data)
{
  g_free (((OblPropositionLink *)data)->type);
}

void
obl_proposition_link_unref (OblPropositionLink *link)
{
  if (link != NULL)
    g_atomic_rc_box_release_full (link, clear_link);
}

OblAssessment *
obl_assessment_new (void)
{
  OblAssessment *assessment = g_atomic_rc_box_new0 (OblAssessment);

  assessment->id = obl_id_new ();
  return assessment;
}

OblAssessment *
obl_assessment_ref (OblAssessment *assessment)
{
  return g_atomic_rc_box_acquire (assessment);
}

static void
clear_assessment (gpointer data)
{
  OblAssessment *assessment = data;

  g_free (assessment->scale);
  g_free (assessment->value);
  g_free (assessment->note);
}

void
obl_assessment_unref (OblAssessment *assessment)
{
  if (assessment != NULL)
    g_atomic_rc_box_release_full (assessment, clear_assessment);
}

void
obl_annotator_free (OblAnnotator *annotator)
{
  if (annotator == NULL)
    return;
  g_free (annotator->name);
  g_free (annotator);
}
