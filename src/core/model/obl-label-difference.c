/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words for one difference of two label sets. */
#define G_LOG_DOMAIN "obl-label-difference"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/model/obl-label-set-diff.h"

void
obl_label_difference_free (OblLabelDifference *difference)
{
  if (difference == NULL)
    return;
  g_free (difference->path);
  g_free (difference->name);
  g_free (difference->owner);
  g_free (difference->member);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

/* --- Come, gone, renamed ----------------------------------------------------------------------- */

static char *
dup_come (OblDifferentPart part, const char *name, const char *owner)
{
  switch (part) {
  case OBL_DIFFERENT_LABEL:
    /* Translators: these are lines about what has changed in the labels of a project. */
    return g_strdup_printf (_ ("The label “%s” is new"), name);
  case OBL_DIFFERENT_FRAME:
    return g_strdup_printf (_ ("The kind of claim or relation “%s” is new"), name);
  case OBL_DIFFERENT_ROLE:
    return g_strdup_printf (_ ("The role “%s” of “%s” is new"), name, owner);
  case OBL_DIFFERENT_ATTRIBUTE:
    return g_strdup_printf (_ ("The attribute “%s” of “%s” is new"), name, owner);
  case OBL_DIFFERENT_VALUE:
    return g_strdup_printf (_ ("The value “%s” of “%s” is new"), name, owner);
  case OBL_DIFFERENT_DOCUMENT_LABEL:
    return g_strdup_printf (_ ("The label of articles “%s” is new"), name);
  }
  g_return_val_if_reached (NULL);
}

static char *
dup_gone (OblDifferentPart part, const char *name, const char *owner)
{
  switch (part) {
  case OBL_DIFFERENT_LABEL:
    return g_strdup_printf (_ ("The label “%s” is gone"), name);
  case OBL_DIFFERENT_FRAME:
    return g_strdup_printf (_ ("The kind of claim or relation “%s” is gone"), name);
  case OBL_DIFFERENT_ROLE:
    return g_strdup_printf (_ ("The role “%s” of “%s” is gone"), name, owner);
  case OBL_DIFFERENT_ATTRIBUTE:
    return g_strdup_printf (_ ("The attribute “%s” of “%s” is gone"), name, owner);
  case OBL_DIFFERENT_VALUE:
    return g_strdup_printf (_ ("The value “%s” of “%s” is gone"), name, owner);
  case OBL_DIFFERENT_DOCUMENT_LABEL:
    return g_strdup_printf (_ ("The label of articles “%s” is gone"), name);
  }
  g_return_val_if_reached (NULL);
}

static char *
dup_renamed (const OblLabelDifference *difference)
{
  const char *name = difference->before;
  const char *owner = difference->owner;
  const char *now = difference->after;

  switch (difference->part) {
  case OBL_DIFFERENT_LABEL:
    return g_strdup_printf (_ ("The label “%s” is now called “%s”"), name, now);
  case OBL_DIFFERENT_FRAME:
    return g_strdup_printf (_ ("The kind of claim or relation “%s” is now called “%s”"), name, now);
  case OBL_DIFFERENT_ROLE:
    return g_strdup_printf (_ ("The role “%s” of “%s” is now called “%s”"), name, owner, now);
  case OBL_DIFFERENT_ATTRIBUTE:
    return g_strdup_printf (_ ("The attribute “%s” of “%s” is now called “%s”"), name, owner, now);
  case OBL_DIFFERENT_VALUE:
    return g_strdup_printf (_ ("The value “%s” of “%s” is now called “%s”"), name, owner, now);
  case OBL_DIFFERENT_DOCUMENT_LABEL:
    return g_strdup_printf (_ ("The label of articles “%s” is now called “%s”"), name, now);
  }
  g_return_val_if_reached (NULL);
}

/* --- Changed ----------------------------------------------------------------------------------- */

/* What the window calls a member, or what it is for. */
static const char *
get_caption (const char *member)
{
  static const struct {
    const char *member;
    const char *caption;
  } captions[] = {
    { "title", N_ ("Title") },
    { "kind", N_ ("Kind") },
    { "color", N_ ("Colour") },
    { "key", N_ ("Key") },
    { "guideline", N_ ("What it is for") },
    { "examples", N_ ("Examples") },
    { "place", N_ ("Place in the list") },
    { "min", N_ ("At least") },
    { "max", N_ ("At most") },
    { "fillers", N_ ("What may fill it") },
    { "filler_labels", N_ ("Which labels may fill it") },
    { "span_label", N_ ("Label of words made for it") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (captions); i++)
    if (strcmp (captions[i].member, member) == 0)
      return _ (captions[i].caption);
  return member;
}

static char *
dup_shown (const OblLabelDifference *difference)
{
  return difference->owner == NULL ? g_strdup (difference->name)
                                   : g_strconcat (difference->owner, ".", difference->name, NULL);
}

static char *
dup_switched (const char *shown, const char *member, gboolean is_on)
{
  if (strcmp (member, "required") == 0)
    return g_strdup_printf (is_on ? _ ("“%s” is required") : _ ("“%s” is not required any more"),
                            shown);
  return g_strdup_printf (
      is_on ? _ ("“%s” is shown only with all of them") : _ ("“%s” is always shown"), shown);
}

static char *
dup_changed (const OblLabelDifference *difference)
{
  const char *member = difference->member;
  const char *caption = get_caption (member);
  g_autofree char *shown = dup_shown (difference);

  if (strcmp (member, "required") == 0 || strcmp (member, "advanced") == 0)
    return dup_switched (shown, member, strcmp (difference->after, "true") == 0);
  /* Translators: “Person”, Key: … of a label, what it says about it, and what that was and is. */
  if (*difference->before == '\0')
    return g_strdup_printf (_ ("“%s”, %s: “%s”, none before"), shown, caption, difference->after);
  if (*difference->after == '\0')
    return g_strdup_printf (_ ("“%s”, %s: none, “%s” before"), shown, caption, difference->before);
  return g_strdup_printf (_ ("“%s”, %s: “%s” → “%s”"), shown, caption, difference->before,
                          difference->after);
}

char *
obl_label_difference_describe (const OblLabelDifference *difference)
{
  if (difference->before == NULL)
    return dup_come (difference->part, difference->name, difference->owner);
  if (difference->after == NULL)
    return dup_gone (difference->part, difference->name, difference->owner);
  if (strcmp (difference->member, "name") == 0)
    return dup_renamed (difference);
  return dup_changed (difference);
}
