/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list, show: commands that read. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/base/obl-time.h"
#include "core/record/obl-record.h"

/* --- list ------------------------------------------------------------------------------------- */

static void
write_listed (const OblDocument *document)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);
  g_autofree char *created = document->created == 0 ? NULL : obl_time_format (document->created);
  char id[OBL_ID_STRING_SIZE];

  obl_json_begin_object (json);
  obl_json_member_string (json, "id", obl_id_format (&document->id, id));
  obl_json_member_string (json, "title", document->title);
  obl_json_member_string (json, "status", obl_status_to_string (document->status));
  obl_json_member_string (json, "language", document->language);
  obl_json_member_string (json, "source", document->source.name);
  obl_json_member_string (json, "url", document->source.url);
  obl_json_member_string (json, "publisher", document->publisher);
  obl_json_member_string (json, "published", document->published);
  obl_json_member_string (json, "created", created);
  obl_json_member_string (json, "text_sha256", document->text_sha256);
  obl_json_member_int (json, "n_chars", document->n_chars);
  obl_json_member_int (json, "n_spans", document->n_spans);
  obl_json_member_int (json, "n_frames", document->n_frames);
  obl_json_member_string (
      json, "copy_of",
      obl_id_is_none (&document->copy_of) ? NULL : obl_id_format (&document->copy_of, id));
  obl_doubts_write (json, document->doubts);
  obl_json_end_object (json);
  obl_cli_print ("%s", out->str);
}

static void
print_listed (const OblDocument *document)
{
  g_autofree char *title = obl_cli_dup_clean (document->title);
  char id[OBL_ID_STRING_SIZE];
  char copy_of[OBL_ID_STRING_SIZE];

  obl_cli_print ("%s  %-11s  %7u  %6u  %6u  %-36s  %s", obl_id_format (&document->id, id),
                 obl_status_to_string (document->status), document->n_chars, document->n_spans,
                 document->n_frames,
                 obl_id_is_none (&document->copy_of) ? ""
                                                     : obl_id_format (&document->copy_of, copy_of),
                 title);
}

static void
print_doubts (const OblDocument *document)
{
  for (guint bit = 1; bit <= OBL_ALL_DOUBTS; bit <<= 1) {
    if ((document->doubts & bit) != 0)
      obl_cli_print ("  %s", obl_doubt_describe ((OblDoubt)bit));
  }
}

static gboolean
read_statuses (const OblCommand *command, char **names, guint *wanted)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++) {
    OblStatus status = OBL_STATUS_NEW;

    if (!obl_status_from_string (names[i], &status)) {
      obl_cli_usage (command,
                     _ ("there is no status “%s”; there are new, in-progress, done, flagged"),
                     names[i]);
      return FALSE;
    }
    *wanted |= 1u << status;
  }
  return TRUE;
}

OblExit
obl_cli_run_list (const OblCommand *command, int argc, char **argv)
{
  gboolean no_copies = FALSE;
  gboolean only_doubts = FALSE;
  g_auto (GStrv) statuses = NULL;
  guint wanted = 0; /* of OblStatus, a bit each; 0: all */
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "no-copies", 0, 0, G_OPTION_ARG_NONE, &no_copies,
      N_ ("Of articles that say nearly the same, only the first"), NULL },
    { "doubts", 0, 0, G_OPTION_ARG_NONE, &only_doubts,
      N_ ("Only articles that should be looked at, and why"), NULL },
    { "status", 's', 0, G_OPTION_ARG_STRING_ARRAY, &statuses,
      N_ ("Only articles of that status: new, in-progress, done, flagged; can be repeated"),
      N_ ("STATUS") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (OblStore) store = NULL;
  g_autoptr (GPtrArray) documents = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (!read_statuses (command, statuses, &wanted))
    return OBL_EXIT_USAGE;
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  documents = obl_store_list_documents (store, &error);
  if (documents == NULL)
    return obl_cli_fail (error);
  if (!as_json && documents->len > 0)
    obl_cli_print ("%-36s  %-11s  %7s  %6s  %6s  %-36s  %s", _ ("id"), _ ("status"), _ ("chars"),
                   _ ("spans"), _ ("frames"), _ ("copy of"), _ ("title"));
  for (guint i = 0; i < documents->len; i++) {
    const OblDocument *document = documents->pdata[i];

    if ((no_copies && !obl_id_is_none (&document->copy_of))
        || (only_doubts && document->doubts == 0)
        || (wanted != 0 && (wanted & 1u << document->status) == 0))
      continue;
    if (as_json) {
      write_listed (document);
      continue;
    }
    print_listed (document);
    if (only_doubts)
      print_doubts (document);
  }
  return OBL_EXIT_DONE;
}

/* --- show ------------------------------------------------------------------------------------- */

static void
print_known (const char *title, const char *value)
{
  g_autofree char *clean = obl_cli_dup_clean (value);

  if (value != NULL)
    obl_cli_print ("%-12s %s", title, clean);
}

static void
print_document (const OblDocument *document)
{
  char id[OBL_ID_STRING_SIZE];

  print_known (_ ("Title"), document->title);
  print_known (_ ("Id"), obl_id_format (&document->id, id));
  print_known (_ ("Status"), obl_status_to_string (document->status));
  print_known (_ ("Byline"), document->byline);
  print_known (_ ("Publisher"), document->publisher);
  print_known (_ ("Agency"), document->agency);
  print_known (_ ("Published"), document->published);
  print_known (_ ("Updated"), document->updated);
  print_known (_ ("Language"), document->language);
  print_known (_ ("Source"), document->source.name);
  print_known (_ ("Address"), document->source.url);
  for (guint i = 0; i < document->tags->len; i++)
    print_known (_ ("Tag"), document->tags->pdata[i]);
  for (guint i = 0; i < document->labels->len; i++) {
    const OblDocumentLabel *label = document->labels->pdata[i];
    g_autofree char *text = label->value == NULL
                                ? g_strdup (label->name)
                                : g_strdup_printf ("%s: %s", label->name, label->value);

    print_known (_ ("Label"), text);
  }
  print_known (_ ("Notes"), document->notes);
}

static void
print_span (OblStore *store, const OblSpan *span)
{
  g_autoptr (GString) ranges = g_string_new (NULL);
  g_autoptr (OblEntity) entity = NULL;
  g_autofree char *label = obl_cli_dup_clean (span->label);
  g_autofree char *quote = obl_cli_dup_clean (span->quote);
  g_autofree char *name = NULL;

  for (guint i = 0; i < span->fragments->len; i++) {
    OblRange range = g_array_index (span->fragments, OblRange, i);

    g_string_append_printf (ranges, "%s%u-%u", i == 0 ? "" : ",", range.start, range.end);
  }
  if (!obl_id_is_none (&span->entity_id))
    entity = obl_store_get_entity (store, &span->entity_id, NULL);
  if (entity != NULL)
    name = obl_cli_dup_clean (entity->name);
  obl_cli_print ("%-14s  %-14s  “%s”%s%s%s%s", ranges->str, label, quote, name == NULL ? "" : " → ",
                 name == NULL ? "" : name, span->mention == OBL_MENTION_UNSET ? "" : ", ",
                 span->mention == OBL_MENTION_UNSET ? ""
                                                    : obl_mention_kind_to_string (span->mention));
}

/* What fills a role, in words where there are any. */
static char *
dup_filler (OblStore *store, const OblRole *role)
{
  g_autoptr (OblSpan) span = NULL;
  g_autoptr (OblEntity) entity = NULL;
  char id[OBL_ID_STRING_SIZE];

  if (role->kind == OBL_FILLER_URL)
    return obl_cli_dup_clean (role->url);
  if (role->kind == OBL_FILLER_SPAN)
    span = obl_store_get_span (store, &role->id, NULL);
  if (role->kind == OBL_FILLER_ENTITY)
    entity = obl_store_get_entity (store, &role->id, NULL);
  if (span != NULL)
    return obl_cli_dup_clean (span->quote);
  if (entity != NULL)
    return obl_cli_dup_clean (entity->name);
  return g_strdup (obl_id_format (&role->id, id));
}

static void
print_frame (OblStore *store, const OblFrame *frame)
{
  g_autofree char *type = obl_cli_dup_clean (frame->type);
  char id[OBL_ID_STRING_SIZE];

  obl_cli_print ("\n%s  %s", type, obl_id_format (&frame->id, id));
  for (guint i = 0; i < frame->roles->len; i++) {
    const OblRole *role = frame->roles->pdata[i];
    g_autofree char *name = obl_cli_dup_clean (role->role);
    g_autofree char *filler = dup_filler (store, role);

    obl_cli_print ("  %-12s “%s”", name, filler);
  }
  for (guint i = 0; i < frame->attributes->len; i++) {
    const OblAttribute *attribute = frame->attributes->pdata[i];
    g_autofree char *name = obl_cli_dup_clean (attribute->name);
    g_autofree char *value = obl_attributes_dup_string (frame->attributes, attribute->name);
    g_autofree char *clean = obl_cli_dup_clean (value);

    obl_cli_print ("  %-12s %s", name, clean);
  }
}

static gboolean
print_all (OblStore *store, const OblId *id, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, id, error);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) frames = NULL;

  if (document == NULL)
    return FALSE;
  spans = obl_store_list_spans (store, document, problems, error);
  if (spans == NULL)
    return FALSE;
  frames = obl_store_list_frames (store, id, error);
  if (frames == NULL)
    return FALSE;
  print_document (document);
  if (spans->len > 0)
    obl_cli_print ("%s", "");
  for (guint i = 0; i < spans->len; i++)
    print_span (store, spans->pdata[i]);
  for (guint i = 0; i < frames->len; i++)
    print_frame (store, frames->pdata[i]);
  for (guint i = 0; i < problems->len; i++)
    obl_cli_say ("%s", (const char *)problems->pdata[i]);
  return TRUE;
}

static gboolean
write_record (OblStore *store, const OblId *id, GError **error)
{
  g_autoptr (GString) record = g_string_new (NULL);

  if (!obl_record_write (store, id, NULL, record, NULL, error))
    return FALSE;
  obl_cli_write (record->str, record->len);
  return TRUE;
}

static gboolean
write_text (OblStore *store, const OblId *id, gboolean as_html, GError **error)
{
  g_autoptr (OblDocument) document = obl_store_get_document (store, id, error);

  if (document == NULL)
    return FALSE;
  if (as_html)
    obl_cli_write (document->html, strlen (document->html));
  else
    obl_cli_write (obl_text_get_utf8 (document->text), obl_text_get_n_bytes (document->text));
  return TRUE;
}

OblExit
obl_cli_run_show (const OblCommand *command, int argc, char **argv)
{
  gboolean as_text = FALSE;
  gboolean as_html = FALSE;
  gboolean as_json = FALSE;
  const GOptionEntry entries[] = {
    { "text", 't', 0, G_OPTION_ARG_NONE, &as_text, N_ ("Only the text, byte for byte"), NULL },
    { "html", 0, 0, G_OPTION_ARG_NONE, &as_html, N_ ("Only the HTML that the window shows"), NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("The native record"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 2, 2);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;
  gboolean done;
  OblId id;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (as_text + as_html + as_json > 1)
    return obl_cli_usage (command, _ ("--text, --html and --json exclude each other"));
  store = obl_cli_open (arguments[0], OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!obl_store_begin_read (store, &error))
    return obl_cli_fail (error);
  done = obl_store_find_document (store, arguments[1], &id, &error);
  if (done && as_json)
    done = write_record (store, &id, &error);
  else if (done && (as_text || as_html))
    done = write_text (store, &id, as_html, &error);
  else if (done)
    done = print_all (store, &id, &error);
  obl_store_end_read (store);
  return done ? OBL_EXIT_DONE : obl_cli_fail (error);
}
