/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the registry of a project's entities tells: rows of its list, candidates for a mention, likely
 * duplicates, mentions where they stand, merges and judgements.  Plain, each made by the store and
 * owned by whoever asked. */
#pragma once

#include "core/model/obl-entity.h"
#include "core/text/obl-text.h"

G_BEGIN_DECLS

/* An entity in a list of very many. */
typedef struct {
  OblId id;
  char *type;
  char *name;
  guint n_aliases;
  guint n_external;
  guint n_mentions;
  guint n_documents;
} OblEntityLine;

void obl_entity_line_free (OblEntityLine *line);

/* Whom a mention may speak of. */
typedef struct {
  OblEntity *entity;
  char *matched;      /* the one of its names that is most alike */
  double similarity;  /* of that name, see obl_name_form_compare() */
  guint n_here;       /* mentions of it in the article already */
  gboolean same_type; /* as the mention's label says */
  double score;       /* by which they are ranked, 0 to 1 */
} OblLinkCandidate;

void obl_link_candidate_free (OblLinkCandidate *candidate);
/* Whether the first of @candidates (OblLinkCandidate, ranked) is good enough to be taken without asking:
 * its name is the mention's, and no other's is as near. */
gboolean obl_candidates_are_clear (const GPtrArray *candidates);

/* Why two may be one. */
typedef enum {
  OBL_ALIKE_EXTERNAL = 1 << 0, /* the same external id */
  OBL_ALIKE_NAME = 1 << 1,     /* the same name but for case, accents, spacing or script */
  OBL_ALIKE_SPELLING = 1 << 2, /* a name that is similar */
  OBL_ALIKE_PART = 1 << 3,     /* a name that is a part of the other's */
  OBL_ALIKE_CONTEXT = 1 << 4,  /* they are mentioned in the same articles */
} OblAlikeReason;

typedef struct {
  OblEntity *first; /* the one with more mentions */
  OblEntity *second;
  char *first_name; /* the two names that are most alike */
  char *second_name;
  double score;
  guint reasons; /* OblAlikeReason */
  guint n_documents_shared;
} OblDuplicate;

void obl_duplicate_free (OblDuplicate *duplicate);

/* A span that may be linked, with some words around it. */
typedef struct {
  OblId span_id;
  OblId document_id;
  char *document_title;
  char *label;
  OblId entity_id; /* whom it mentions now, or none */
  char *entity_name;
  OblRange range; /* of its first fragment */
  char *before;   /* at most 40 characters of the same paragraph */
  char *quote;
  char *after;
} OblMention;

void obl_mention_free (OblMention *mention);

/* How mentions of an entity are spelled. */
typedef struct {
  char *quote;
  guint n_mentions;
  guint n_documents;
} OblSpelling;

void obl_spelling_free (OblSpelling *spelling);

typedef struct {
  OblId from_id;
  OblId into_id; /* as it was then; it may have gone into another since */
  char *name;    /* of the one that is gone */
  char *type;
  guint n_mentions; /* that moved */
  OblId annotator_id;
  char *annotator;
  gint64 created;
} OblMerge;

void obl_merge_free (OblMerge *merge);

typedef struct {
  OblId other_id;
  char *other_name; /* NULL when the project has it not */
  OblId annotator_id;
  char *annotator;
  gint64 created;
} OblDistinct;

void obl_distinct_free (OblDistinct *distinct);

/* What merging two entities would do. */
typedef struct {
  OblEntity *into; /* as it is */
  OblEntity *from;
  OblEntity *merged; /* as it would be */
  guint n_mentions;  /* that would move, in so many articles */
  guint n_documents;
  guint n_roles;
  gboolean differs_in_type;
  gboolean judged_distinct;
  GPtrArray *lost_external; /* OblExternalId of @from; its scheme has another value in @into */
} OblMergePlan;

void obl_merge_plan_free (OblMergePlan *plan);
/* @into with the names, external ids and notes of @from.  An external id whose scheme @into has with
 * another value is kept in the notes, and appended to @lost (borrowed, or NULL). */
OblEntity *obl_registry_unite (const OblEntity *into,
                               const OblEntity *from,
                               GPtrArray *lost) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblEntityLine, obl_entity_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblLinkCandidate, obl_link_candidate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblDuplicate, obl_duplicate_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblMention, obl_mention_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblMergePlan, obl_merge_plan_free)

G_END_DECLS
