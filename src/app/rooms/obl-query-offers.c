/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names come from the language itself, the label set, the entities and the list of articles: all of that
 * is in memory, so that an answer comes with the key. */
#define G_LOG_DOMAIN "obl-query-offers"

#include "config.h"

#include "app/rooms/obl-query-offers.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text/obl-fold.h"

#define MAX_OFFERS 8u

typedef struct {
  OblSession *session;
  const OblLabelSet *set;
  const char *needle; /* folded */
  GPtrArray *offers;
  GHashTable *seen; /* titles */
} Offering;

static void
offer_free (OblQueryOffer *offer)
{
  g_free (offer->text);
  g_free (offer->title);
  g_free (offer->about);
  g_free (offer);
}

/* Takes @text. */
static void
add (Offering *offering, char *text, const char *title, const char *about)
{
  OblQueryOffer *offer;

  if (offering->offers->len >= MAX_OFFERS || g_hash_table_contains (offering->seen, title)) {
    g_free (text);
    return;
  }
  offer = g_new0 (OblQueryOffer, 1);
  offer->text = text;
  offer->title = g_strdup (title);
  offer->about = g_strdup (about);
  g_ptr_array_add (offering->offers, offer);
  g_hash_table_add (offering->seen, offer->title);
}

static gboolean
begins (const Offering *offering, const char *name)
{
  g_autofree char *folded = name == NULL ? NULL : obl_fold_loosely (name);

  return folded != NULL && g_str_has_prefix (folded, offering->needle);
}

/* --- Names ------------------------------------------------------------------------------------ */

static void
add_name (
    Offering *offering, const char *name, const char *title, const char *sign, const char *about)
{
  g_autofree char *whole = g_strconcat (name, sign, NULL);

  if (begins (offering, name) || begins (offering, title))
    add (offering, g_strdup (whole), whole, about);
}

static void
add_attributes (Offering *offering, const GPtrArray *attributes)
{
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttributeType *type = attributes->pdata[i];

    add_name (offering, type->name, type->title, ":", type->title);
  }
}

static void
add_frame_parts (Offering *offering, const OblFrameType *type)
{
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = type->roles->pdata[i];

    add_name (offering, role->name, role->title, ":", role->title);
  }
  add_attributes (offering, type->attributes);
}

static const OblFrameType *
find_frame (const Offering *offering, const char *name)
{
  for (guint i = 0; name != NULL && i < offering->set->frame_types->len; i++) {
    const OblFrameType *type = offering->set->frame_types->pdata[i];

    if (g_ascii_strcasecmp (type->name, name) == 0)
      return type;
  }
  return NULL;
}

static void
add_fields (Offering *offering)
{
  for (const OblQueryField *field = obl_query_list_fields (); field->name != NULL; field++)
    add_name (offering, field->name, NULL, ":", _ (field->summary));
}

static void
add_frames (Offering *offering)
{
  for (guint i = 0; i < offering->set->frame_types->len; i++) {
    const OblFrameType *type = offering->set->frame_types->pdata[i];
    g_autofree char *name = g_utf8_strdown (type->name, -1);

    add_name (offering, name, type->title, "(", type->title);
  }
}

static void
add_all_attributes (Offering *offering)
{
  for (guint i = 0; i < offering->set->frame_types->len; i++)
    add_attributes (offering, ((OblFrameType *)offering->set->frame_types->pdata[i])->attributes);
  for (guint i = 0; i < offering->set->span_labels->len; i++)
    add_attributes (offering, ((OblSpanLabel *)offering->set->span_labels->pdata[i])->attributes);
}

static void
offer_terms (Offering *offering, const OblQueryPlace *place)
{
  const OblFrameType *frame = find_frame (offering, place->frame);

  if (frame != NULL)
    add_frame_parts (offering, frame);
  if (*place->typed == '\0')
    return;
  add_fields (offering);
  add_frames (offering);
  add_all_attributes (offering);
}

/* --- Values ----------------------------------------------------------------------------------- */

static void
add_value (Offering *offering, const char *value, const char *title, const char *about)
{
  g_autofree char *quoted = obl_query_quote (value);

  if (begins (offering, value) || begins (offering, title))
    add (offering, g_strconcat (quoted, " ", NULL), value, about);
}

static void
add_labels (Offering *offering, gboolean only_entities)
{
  for (guint i = 0; i < offering->set->span_labels->len; i++) {
    const OblSpanLabel *label = offering->set->span_labels->pdata[i];

    if (!only_entities || label->kind == OBL_SPAN_ENTITY)
      add_value (offering, label->name, label->title,
                 strcmp (label->name, label->title) == 0 ? NULL : label->title);
  }
}

static gboolean
is_called (const Offering *offering, const OblEntity *entity)
{
  if (obl_fold_contains (entity->name, offering->needle))
    return TRUE;
  for (guint i = 0; i < entity->aliases->len; i++) {
    if (obl_fold_contains (((OblAlias *)entity->aliases->pdata[i])->name, offering->needle))
      return TRUE;
  }
  return FALSE;
}

/* @sign: what stands before the name, "" or "entity:". */
static void
add_entities (Offering *offering, const char *sign)
{
  GPtrArray *entities = obl_session_get_entities (offering->session);

  for (guint i = 0; entities != NULL && i < entities->len && offering->offers->len < MAX_OFFERS;
       i++) {
    const OblEntity *entity = entities->pdata[i];
    g_autofree char *quoted = NULL;

    if (!is_called (offering, entity))
      continue;
    quoted = obl_query_quote (entity->name);
    add (offering, g_strconcat (sign, quoted, " ", NULL), entity->name, entity->type);
  }
}

static void
add_of_articles (Offering *offering, gboolean languages)
{
  GPtrArray *documents = obl_session_get_documents (offering->session);

  for (guint i = 0; documents != NULL && i < documents->len && offering->offers->len < MAX_OFFERS;
       i++) {
    const OblDocument *document = documents->pdata[i];
    const char *value = languages ? document->language : document->publisher;

    if (value != NULL && *value != '\0')
      add_value (offering, value, NULL, NULL);
  }
}

static void
add_values_of (Offering *offering, const GPtrArray *attributes, const char *name)
{
  for (guint i = 0; i < attributes->len; i++) {
    const OblAttributeType *type = attributes->pdata[i];

    if (g_ascii_strcasecmp (type->name, name) != 0)
      continue;
    for (guint j = 0; j < type->values->len; j++)
      add_value (offering, type->values->pdata[j], obl_label_set_translate (type->values->pdata[j]),
                 NULL);
  }
}

static void
offer_own_values (Offering *offering, const OblQueryPlace *place)
{
  const char *dot = strrchr (place->field, '.');
  const char *name = dot == NULL ? place->field : dot + 1;
  const OblFrameType *frame = find_frame (offering, place->frame);

  if (frame != NULL && obl_frame_type_find_role (frame, name) != NULL) {
    if (*place->typed != '\0')
      add_entities (offering, "entity:");
    return;
  }
  for (guint i = 0; i < offering->set->frame_types->len; i++)
    add_values_of (offering, ((OblFrameType *)offering->set->frame_types->pdata[i])->attributes,
                   name);
  for (guint i = 0; i < offering->set->span_labels->len; i++)
    add_values_of (offering, ((OblSpanLabel *)offering->set->span_labels->pdata[i])->attributes,
                   name);
}

static void
offer_statuses (Offering *offering)
{
  for (guint status = OBL_STATUS_NEW; status <= OBL_STATUS_FLAGGED; status++)
    add_value (offering, obl_status_to_string ((OblStatus)status), NULL, NULL);
}

static void
offer_origins (Offering *offering)
{
  for (guint kind = OBL_ORIGIN_HUMAN; kind <= OBL_ORIGIN_IMPORT; kind++)
    add_value (offering, obl_origin_kind_to_string ((OblOriginKind)kind), NULL, NULL);
}

static void
offer_mentions (Offering *offering)
{
  for (guint kind = OBL_MENTION_NAME; kind <= OBL_MENTION_PRONOUN; kind++)
    add_value (offering, obl_mention_kind_to_string ((OblMentionKind)kind), NULL, NULL);
}

static void
offer_values (Offering *offering, const OblQueryPlace *place)
{
  const OblQueryField *field = obl_query_find_field (place->field);

  if (field == NULL) {
    offer_own_values (offering, place);
    return;
  }
  switch ((int)field->id) {
  case OBL_QUERY_FIELD_LABEL:
    add_labels (offering, FALSE);
    break;
  case OBL_QUERY_FIELD_TYPE:
    add_labels (offering, TRUE);
    break;
  case OBL_QUERY_FIELD_ENTITY:
    add_entities (offering, "");
    break;
  case OBL_QUERY_FIELD_MENTION:
    offer_mentions (offering);
    break;
  case OBL_QUERY_FIELD_STATUS:
    offer_statuses (offering);
    break;
  case OBL_QUERY_FIELD_ORIGIN:
    offer_origins (offering);
    break;
  case OBL_QUERY_FIELD_PUBLISHER:
    add_of_articles (offering, FALSE);
    break;
  case OBL_QUERY_FIELD_LANGUAGE:
    add_of_articles (offering, TRUE);
    break;
  default:
    break;
  }
}

GPtrArray *
obl_query_offers_list (OblSession *session, const OblQueryPlace *place)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *needle = obl_fold_loosely (place->typed);
  Offering offering = { .session = session,
                        .set = obl_session_get_label_set (session),
                        .needle = needle,
                        .offers = g_ptr_array_new_with_free_func ((GDestroyNotify)offer_free),
                        .seen = seen };

  if (offering.set == NULL)
    return offering.offers;
  if (place->kind == OBL_QUERY_PLACE_TERM)
    offer_terms (&offering, place);
  else if (place->kind == OBL_QUERY_PLACE_VALUE)
    offer_values (&offering, place);
  return offering.offers;
}
