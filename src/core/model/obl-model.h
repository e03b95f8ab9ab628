/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The nouns of a project as plain structs, and nothing about where they are kept.
 *
 * Span, frame, entity, proposition and assessment are reference counted and read-only once
 * another part of the program has seen them: change a copy (obl_*_copy) and put it through
 * core/edit.  A field that is a pointer may be NULL unless it says otherwise.  Texts are owned by
 * their struct.  Moments are as in obl-time.h. */
#pragma once

#include "core/base/obl-id.h"
#include "core/text/obl-text.h"

G_BEGIN_DECLS

/* --- Attributes: name and value, sorted by name ----------------------------------------------- */

typedef struct {
  char *name;
  char *value; /* JSON text: a string, number, boolean, or an array of those */
} OblAttribute;

/* An attribute list is a GPtrArray of OblAttribute, sorted by name, each name once. */
GPtrArray *obl_attributes_new (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *obl_attributes_copy (const GPtrArray *attributes) G_GNUC_WARN_UNUSED_RESULT;
/* @json_value NULL removes the attribute. */
void obl_attributes_set (GPtrArray *attributes, const char *name, const char *json_value);
void obl_attributes_set_string (GPtrArray *attributes, const char *name, const char *value);
const char *obl_attributes_get (const GPtrArray *attributes, const char *name);
/* The value as a person reads it: a string without its quotes; NULL when unset. */
char *obl_attributes_dup_string (const GPtrArray *attributes,
                                 const char *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean obl_attributes_equal (const GPtrArray *a, const GPtrArray *b);

/* --- Origin ----------------------------------------------------------------------------------- */

typedef enum {
  OBL_ORIGIN_HUMAN,
  OBL_ORIGIN_RULE,
  OBL_ORIGIN_MODEL,
  OBL_ORIGIN_IMPORT,
} OblOriginKind;

typedef struct {
  OblOriginKind kind;
  char *name;    /* of the rule, model or format */
  char *version; /* of the model */
  double score;  /* of a model, 0 to 1; -1 for none */
} OblOrigin;

const char *obl_origin_kind_to_string (OblOriginKind kind);
gboolean obl_origin_kind_from_string (const char *string, OblOriginKind *kind);

/* --- Span ------------------------------------------------------------------------------------- */

typedef struct {
  OblId id;
  OblId document_id;
  char *label;
  GArray *fragments; /* OblRange, sorted, not touching, at least one */
  char *quote;       /* the fragments' texts joined by one space */
  OblId entity_id;   /* or OBL_ID_NONE */
  GPtrArray *attributes;
  char *comment;
  OblId annotator_id;
  OblOrigin origin;
  gint64 created;
  gint64 modified;
} OblSpan;

/* A span with a new id, no label and no fragments, of human origin. */
OblSpan *obl_span_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The same with an id that it has already: a new one costs more than all the rest of a span. */
OblSpan *obl_span_new_with_id (const OblId *id) G_GNUC_WARN_UNUSED_RESULT;
OblSpan *obl_span_copy (const OblSpan *span) G_GNUC_WARN_UNUSED_RESULT;
OblSpan *obl_span_ref (OblSpan *span);
void obl_span_unref (OblSpan *span);
void obl_span_add_fragment (OblSpan *span, guint32 start, guint32 end);
/* From the first fragment's start to the last one's end. */
OblRange obl_span_get_extent (const OblSpan *span);
/* Text order: by start, then the longer one first, then by id.  For g_ptr_array_sort(). */
int obl_span_compare (gconstpointer a, gconstpointer b);

/* Sorts fragments and joins those that touch or overlap. */
void obl_fragments_normalise (GArray *fragments);

/* --- Frame: claim, relation, … ---------------------------------------------------------------- */

typedef enum {
  OBL_FILLER_SPAN,
  OBL_FILLER_FRAME,
  OBL_FILLER_ENTITY,
  OBL_FILLER_DOCUMENT,
  OBL_FILLER_URL,
} OblFillerKind;

typedef struct {
  char *role;
  OblFillerKind kind;
  OblId id;  /* unless a URL */
  char *url; /* of a URL */
} OblRole;

typedef struct {
  OblId id;
  OblId document_id;
  char *type;
  GPtrArray *roles; /* OblRole, in the order given; several of one name are several fillers */
  GPtrArray *attributes;
  OblId proposition_id; /* or OBL_ID_NONE */
  char *comment;
  OblId annotator_id;
  OblOrigin origin;
  gint64 created;
  gint64 modified;
} OblFrame;

OblFrame *obl_frame_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblFrame *obl_frame_copy (const OblFrame *frame) G_GNUC_WARN_UNUSED_RESULT;
OblFrame *obl_frame_ref (OblFrame *frame);
void obl_frame_unref (OblFrame *frame);
void obl_frame_add_role (OblFrame *frame, const char *role, OblFillerKind kind, const OblId *id);
void obl_frame_add_url (OblFrame *frame, const char *role, const char *url);
/* Takes out every filler of @role (all roles when NULL) that is @id (any when NULL); TRUE when
 * something went. */
gboolean obl_frame_remove_role (OblFrame *frame, const char *role, const OblId *id);
/* The first filler of @role, or NULL; owned by the frame. */
const OblRole *obl_frame_get_role (const OblFrame *frame, const char *role);
gboolean obl_frame_has_filler (const OblFrame *frame, const OblId *id);

/* --- Entity ----------------------------------------------------------------------------------- */

typedef struct {
  char *name;
  char *language; /* BCP 47 */
  char *script;   /* ISO 15924 */
} OblAlias;

typedef struct {
  char *scheme; /* "wikidata", … */
  char *value;
} OblExternalId;

typedef struct {
  OblId id;
  char *type;
  char *name;          /* the preferred one */
  GPtrArray *aliases;  /* OblAlias, other names, in the order given, each name once */
  GPtrArray *external; /* OblExternalId, sorted by scheme, each scheme once */
  char *notes;
  gint64 created;
  gint64 modified;
  guint n_mentions; /* in the project; filled by list queries */
} OblEntity;

OblEntity *obl_entity_new (void) G_GNUC_WARN_UNUSED_RESULT;
OblEntity *obl_entity_copy (const OblEntity *entity) G_GNUC_WARN_UNUSED_RESULT;
OblEntity *obl_entity_ref (OblEntity *entity);
void obl_entity_unref (OblEntity *entity);
/* FALSE when the name is there already, as the preferred one or as an alias. */
gboolean obl_entity_add_alias (OblEntity *entity,
                               const char *name,
                               const char *language,
                               const char *script);
void obl_entity_set_external (OblEntity *entity, const char *scheme, const char *value);

/* --- Proposition, link, assessment ------------------------------------------------------------ */

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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblSpan, obl_span_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblFrame, obl_frame_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblEntity, obl_entity_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblProposition, obl_proposition_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblPropositionLink, obl_proposition_link_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblAssessment, obl_assessment_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblAnnotator, obl_annotator_free)

G_END_DECLS
