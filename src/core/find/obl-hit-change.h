/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Doing one thing to many hits of a search, as one entry of the history. */
#pragma once

#include "core/edit/obl-edit.h"
#include "core/store/obl-search.h"

G_BEGIN_DECLS

typedef enum {
  OBL_HIT_MARK,    /* words of articles become marks */
  OBL_HIT_RELABEL, /* marks get another label */
  OBL_HIT_LINK,    /* marks become mentions of an entity */
  OBL_HIT_SET,     /* marks and frames get an attribute, or lose it */
  OBL_HIT_DELETE,  /* marks and frames go */
} OblHitAction;

typedef struct {
  OblHitAction action;
  const char *label;      /* of MARK and RELABEL */
  const OblId *entity_id; /* of LINK, where OBL_ID_NONE means nobody; may be given with MARK */
  const char *name;       /* of SET: the attribute */
  const char *value;      /* of SET; NULL takes it away */
  const char *words;      /* what was looked for, for the history */
  gboolean dry_run;       /* counts and finds faults, and changes nothing */
} OblHitChange;

typedef struct {
  guint n_changed;
  guint n_there;     /* were so already */
  guint n_left;      /* of a kind that this cannot be done to */
  guint n_documents; /* in which something was changed */
} OblHitCounts;

/* Owns all that it points to. */
OblHitChange *obl_hit_change_copy (const OblHitChange *change) G_GNUC_WARN_UNUSED_RESULT;
void obl_hit_change_free (OblHitChange *change);

/* Does it to all of @hits (OblSearchHit), or to none after an error.  OBL_EDIT_ERROR_CONFLICT when the
 * text of an article is another one since.  When nothing has to change there is no entry. */
gboolean obl_hits_change (OblStore *store,
                          const OblHitChange *change,
                          const GPtrArray *hits,
                          const char *annotator,
                          OblHitCounts *counts,
                          GError **error);

/* The same within an edit, which gets its label if anything has changed. */
gboolean obl_hits_change_within (OblEdit *edit,
                                 OblStore *store,
                                 const OblHitChange *change,
                                 const GPtrArray *hits,
                                 OblHitCounts *counts,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblHitChange, obl_hit_change_free)

G_END_DECLS
