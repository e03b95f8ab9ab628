/* SPDX-License-Identifier: GPL-3.0-or-later */
/* entities: many mentions at once: splitting some off, and linking all that say the same. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli-entities.h"
#include "core/edit/obl-edit.h"

static OblEdit *
begin (OblStore *store, const OblEntitiesOptions *options, const char *label, GError **error)
{
  g_autofree char *annotator = obl_cli_dup_annotator (options->annotator);

  return obl_edit_begin (store, label, annotator, error);
}

/* --- Splitting -------------------------------------------------------------------------------- */

static GArray *
parse_spans (char **texts, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (OblId));

  for (char **text = texts; text != NULL && *text != NULL; text++) {
    OblId id;

    if (!obl_id_parse (*text, &id)) {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _ ("“%s” is no id of a span"),
                   *text);
      return NULL;
    }
    g_array_append_val (ids, id);
  }
  return g_steal_pointer (&ids);
}

/* The mentions of @whole that the options choose; OblId. */
static GArray *
choose (OblStore *store, const OblEntitiesOptions *options, const OblId *whole, GError **error)
{
  g_autoptr (GArray) spans = parse_spans (options->spans, error);
  g_autoptr (GArray) documents = NULL;
  OblMentionChoice choice = { (const char *const *)options->quotes, NULL, spans };

  if (spans == NULL)
    return NULL;
  if (options->documents != NULL) {
    documents = obl_cli_choose_documents (store, options->documents, error);
    if (documents == NULL)
      return NULL;
    choice.document_ids = documents;
  }
  return obl_store_choose_mentions (store, whole, &choice, error);
}

static void
print_split (const OblEntity *part, guint n_mentions, const OblEntitiesOptions *options)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char string[OBL_ID_STRING_SIZE];

  if (!options->as_json) {
    obl_cli_print (ngettext ("%s  %s: %u mention", "%s  %s: %u mentions", n_mentions),
                   obl_id_format (&part->id, string), part->name, n_mentions);
    if (options->dry_run)
      obl_cli_print ("%s", _ ("This was a dry run: nothing has been changed."));
    return;
  }
  obl_json_begin_object (json);
  obl_json_member_string (json, "id", obl_id_format (&part->id, string));
  obl_json_member_string (json, "name", part->name);
  obl_json_member_int (json, "n_mentions", n_mentions);
  obl_json_member_boolean (json, "dry_run", options->dry_run);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

gboolean
obl_cli_entities_split (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (OblEntity) whole = obl_cli_find_entity (store, options->split, error);
  g_autoptr (GArray) spans = whole == NULL ? NULL : choose (store, options, &whole->id, error);
  g_autoptr (OblEntity) part = NULL;
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;

  if (spans == NULL)
    return FALSE;
  part = obl_entity_new ();
  part->name = g_strdup (options->name);
  part->type = g_strdup (options->type != NULL ? options->type : whole->type);
  label = g_strdup_printf (_ ("Split “%s” off from “%s”"), part->name, whole->name);
  edit = begin (store, options, label, error);
  if (edit == NULL || !obl_edit_split_entity (edit, &whole->id, part, spans, error)
      || (!options->dry_run && !obl_edit_commit (edit, error)))
    return FALSE;
  print_split (part, spans->len, options);
  return TRUE;
}

/* --- Linking ---------------------------------------------------------------------------------- */

typedef struct {
  GArray *spans; /* OblId, to be linked */
  guint n_there; /* linked to the entity already */
  guint n_elsewhere;
} Links;

static void
sort_mentions (const GPtrArray *mentions,
               const OblId *entity_id,
               const OblEntitiesOptions *options,
               Links *links)
{
  for (guint i = 0; i < mentions->len; i++) {
    const OblMention *mention = mentions->pdata[i];

    if (obl_id_equal (&mention->entity_id, entity_id)) {
      links->n_there++;
      continue;
    }
    if (!obl_id_is_none (&mention->entity_id) && !options->relink) {
      links->n_elsewhere++;
      continue;
    }
    g_array_append_val (links->spans, mention->span_id);
  }
}

static void
print_mentions (const GPtrArray *mentions, gboolean as_json)
{
  for (guint i = 0; i < mentions->len; i++) {
    g_autoptr (GString) out = g_string_new (NULL);
    g_autoptr (OblJson) json = obl_json_new (out);

    if (as_json) {
      obl_cli_write_mention (json, mentions->pdata[i]);
      obl_cli_print ("%s", out->str);
    } else {
      obl_cli_print_mention (mentions->pdata[i]);
    }
  }
}

static void
print_links (const Links *links, const OblEntity *entity, const OblEntitiesOptions *options)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  char string[OBL_ID_STRING_SIZE];

  if (!options->as_json) {
    obl_cli_print (
        ngettext ("%u mention of “%s” linked", "%u mentions of “%s” linked", links->spans->len),
        links->spans->len, entity->name);
    if (links->n_elsewhere > 0)
      obl_cli_print (ngettext ("%u is linked to somebody else (--relink takes it too)",
                               "%u are linked to somebody else (--relink takes them too)",
                               links->n_elsewhere),
                     links->n_elsewhere);
    if (options->dry_run)
      obl_cli_print ("%s", _ ("This was a dry run: nothing has been changed."));
    return;
  }
  obl_json_begin_object (json);
  obl_json_member_string (json, "entity", obl_id_format (&entity->id, string));
  obl_json_member_int (json, "n_linked", links->spans->len);
  obl_json_member_int (json, "n_there", links->n_there);
  obl_json_member_int (json, "n_elsewhere", links->n_elsewhere);
  obl_json_member_boolean (json, "dry_run", options->dry_run);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

gboolean
obl_cli_entities_link (OblStore *store, const OblEntitiesOptions *options, GError **error)
{
  g_autoptr (OblEntity) entity = obl_cli_find_entity (store, options->to, error);
  g_autoptr (GPtrArray) mentions
      = entity == NULL ? NULL
                       : obl_store_list_same_text (store, options->link, options->label, error);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (OblId));
  g_autoptr (OblEdit) edit = NULL;
  g_autofree char *label = NULL;
  Links links = { spans, 0, 0 };

  if (mentions == NULL)
    return FALSE;
  sort_mentions (mentions, &entity->id, options, &links);
  if (options->dry_run) {
    print_mentions (mentions, options->as_json);
  } else {
    label = g_strdup_printf (_ ("Link all “%s” to “%s”"), options->link, entity->name);
    edit = begin (store, options, label, error);
    if (edit == NULL || !obl_edit_link_spans (edit, spans, &entity->id, error)
        || !obl_edit_commit (edit, error))
      return FALSE;
  }
  print_links (&links, entity, options);
  return TRUE;
}
