/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of each scale, in its own order and with the words of its source. */
#define G_LOG_DOMAIN "obl-scale"

#include "config.h"

#include "core/model/obl-scale.h"

#include <glib/gi18n-lib.h>

/* Admiralty code: NATO STANAG 2511, AJP-2.1, annex “source reliability”. */
static const OblScaleValue source_reliability[] = {
  { "A", N_ ("Completely reliable"), 0, 0 }, { "B", N_ ("Usually reliable"), 0, 0 },
  { "C", N_ ("Fairly reliable"), 0, 0 },     { "D", N_ ("Not usually reliable"), 0, 0 },
  { "E", N_ ("Unreliable"), 0, 0 },          { "F", N_ ("Reliability cannot be judged"), 0, 0 },
};

/* The same: “credibility of the information”, judged without regard to the source. */
static const OblScaleValue info_credibility[] = {
  { "1", N_ ("Confirmed by other sources"), 0, 0 },
  { "2", N_ ("Probably true"), 0, 0 },
  { "3", N_ ("Possibly true"), 0, 0 },
  { "4", N_ ("Doubtful"), 0, 0 },
  { "5", N_ ("Improbable"), 0, 0 },
  { "6", N_ ("Truth cannot be judged"), 0, 0 },
};

/* US Intelligence Community Directive 203, Analytic Standards (2015), section D.6.e.(2)(a). */
static const OblScaleValue likelihood[] = {
  { "almost no chance", N_ ("Almost no chance"), 1, 5 },
  { "very unlikely", N_ ("Very unlikely"), 5, 20 },
  { "unlikely", N_ ("Unlikely"), 20, 45 },
  { "roughly even chance", N_ ("Roughly even chance"), 45, 55 },
  { "likely", N_ ("Likely"), 55, 80 },
  { "very likely", N_ ("Very likely"), 80, 95 },
  { "almost certain", N_ ("Almost certain"), 95, 99 },
};

/* AVeriTeC (Schlichtkrull and others, 2023), section 3, with what cannot be checked beside it. */
static const OblScaleValue verdict[] = {
  { "supported", N_ ("Supported"), 0, 0 },
  { "refuted", N_ ("Refuted"), 0, 0 },
  { "not enough evidence", N_ ("Not enough evidence"), 0, 0 },
  { "conflicting/cherry-picked", N_ ("Conflicting evidence or cherry-picked"), 0, 0 },
  { "not checkable", N_ ("Not checkable"), 0, 0 },
};

static const OblScale scales[] = {
  { "source_reliability", N_ ("Reliability of the source"), source_reliability,
    G_N_ELEMENTS (source_reliability) },
  { "info_credibility", N_ ("Credibility of the information"), info_credibility,
    G_N_ELEMENTS (info_credibility) },
  { "likelihood", N_ ("Likelihood"), likelihood, G_N_ELEMENTS (likelihood) },
  { "verdict", N_ ("Verdict"), verdict, G_N_ELEMENTS (verdict) },
};

static const OblLinkType link_types[] = {
  { "same_as", N_ ("says the same as") },
  { "narrower", N_ ("is narrower than") },
  { "contradicts", N_ ("contradicts") },
  { "supports", N_ ("supports") },
  { "attacks", N_ ("attacks") },
  { "denies", N_ ("denies") },
  { "corrects", N_ ("corrects") },
  { "derived_from", N_ ("is derived from") },
  { NULL, NULL },
};

const OblScale *
obl_scales_list (guint *n_scales)
{
  *n_scales = G_N_ELEMENTS (scales);
  return scales;
}

const OblScale *
obl_scale_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++) {
    if (g_strcmp0 (scales[i].name, name) == 0)
      return &scales[i];
  }
  return NULL;
}

const OblScaleValue *
obl_scale_find_value (const OblScale *scale, const char *value)
{
  for (guint i = 0; i < scale->n_values; i++) {
    if (g_strcmp0 (scale->values[i].value, value) == 0)
      return &scale->values[i];
  }
  return NULL;
}

char *
obl_scale_value_dup_text (const OblScale *scale, const OblScaleValue *value)
{
  if (value->percent_to > 0)
    /* Translators: a likelihood with its percentages: “Likely (55–80 %)”. */
    return g_strdup_printf (_ ("%s (%d–%d %%)"), _ (value->title), value->percent_from,
                            value->percent_to);
  if (scale->values == verdict)
    return g_strdup (_ (value->title));
  /* Translators: a grade and what it means: “B: Usually reliable”. */
  return g_strdup_printf (_ ("%s: %s"), value->value, _ (value->title));
}

char *
obl_scale_dup_values (const OblScale *scale)
{
  GString *values = g_string_new (NULL);

  for (guint i = 0; i < scale->n_values; i++)
    g_string_append_printf (values, "%s%s", i > 0 ? ", " : "", scale->values[i].value);
  return g_string_free (values, FALSE);
}

const OblLinkType *
obl_link_types_list (void)
{
  return link_types;
}

const OblLinkType *
obl_link_type_find (const char *name)
{
  for (const OblLinkType *type = link_types; type->name != NULL; type++) {
    if (g_strcmp0 (type->name, name) == 0)
      return type;
  }
  return NULL;
}
