/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Carrying annotations over to other articles in which the same paragraphs stand, as agencies' texts
 * do in several papers. */
#pragma once

#include "core/edit/obl-edit.h"
#include "core/model/obl-document.h"

G_BEGIN_DECLS

/* What is annotated in one article, to be carried over. */
typedef struct _OblCarry OblCarry;

/* The annotations of @document that stand wholly within @range (code points; an empty one: anywhere).
 * A frame goes along when all the spans that fill it do, and the claims that it is nested in. */
OblCarry *obl_carry_new (OblStore *store,
                         const OblDocument *document,
                         OblRange range,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void obl_carry_free (OblCarry *carry);

/* What becomes of it in one other article. */
typedef struct {
  OblId document_id;
  char *title;
  GPtrArray *spans;  /* OblSpan, new ones with ids of their own */
  GPtrArray *frames; /* OblFrame, the same */
  guint n_there;     /* are there already */
  guint n_left;      /* stand in paragraphs that this article has not */
} OblCarried;

void obl_carried_free (OblCarried *carried);

/* Changes nothing.  Blocks are the same when all their characters are; of several that are alike the
 * first goes with the first. */
OblCarried *obl_carry_plan (const OblCarry *carry,
                            OblStore *store,
                            const OblId *document_id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same for each of @ids (OblId; NULL: all copies of the article that it comes from), but for that
 * article itself; OblCarried. */
GPtrArray *obl_carry_plan_all (const OblCarry *carry,
                               OblStore *store,
                               const GArray *ids,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For the history; @title: of the article that they come from; free with g_free(). */
char *obl_carry_dup_history_label (const char *title) G_GNUC_WARN_UNUSED_RESULT;

/* Puts what @plans (OblCarried) hold, as one entry of the history that names @title; nothing at all
 * after an error. */
gboolean obl_carry_put (OblStore *store,
                        const GPtrArray *plans,
                        const char *title,
                        const char *annotator,
                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblCarry, obl_carry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblCarried, obl_carried_free)

G_END_DECLS
