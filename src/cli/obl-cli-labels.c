/* SPDX-License-Identifier: GPL-3.0-or-later */
/* labels: what can be marked in a project, changing that, and comparing it. */
#define G_LOG_DOMAIN "obelusctl"

#include "config.h"

#include <inttypes.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/obl-cli.h"
#include "core/base/obl-time.h"
#include "core/edit/obl-edit.h"
#include "core/model/obl-label-set-diff.h"

typedef struct {
  char *add;
  char *add_frame;
  char *add_role;
  char *add_attribute;
  char *add_value;
  char *rename;
  char *merge;
  char *remove;
  char *set;
  char *move;
  char *replace;
  char *diff;
  char *annotator;
  gboolean versions;
  gboolean dry_run;
  gboolean as_json;
} Options;

static void
options_clear (Options *options)
{
  char **const strings[]
      = { &options->add,       &options->add_frame, &options->add_role, &options->add_attribute,
          &options->add_value, &options->rename,    &options->merge,    &options->remove,
          &options->set,       &options->move,      &options->replace,  &options->diff,
          &options->annotator };

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_clear_pointer (strings[i], g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* --- Which change ------------------------------------------------------------------------------ */

/* "Claim.act" as "Claim" and "act"; what has no dot as NULL and itself. */
static void
split_path (const char *path, char **owner, char **name)
{
  const char *dot = strrchr (path, '.');

  *owner = dot == NULL ? NULL : g_strndup (path, (gsize)(dot - path));
  *name = g_strdup (dot == NULL ? path : dot + 1);
}

static OblLabelChange *
make_added (OblLabelChangeKind kind, const char *text)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  g_autofree char *owner = NULL;
  g_autofree char *name = NULL;

  if (kind == OBL_LABEL_CHANGE_ADD_VALUE)
    return obl_label_change_new (kind, sides[0], sides[0] == NULL ? NULL : sides[1], NULL);
  split_path (sides[0] == NULL ? "" : sides[0], &owner, &name);
  return obl_label_change_new (kind, owner, name, sides[0] == NULL ? NULL : sides[1]);
}

/* "PATH=NAME", and for what is set "PATH:MEMBER=VALUE". */
static OblLabelChange *
make_changed (OblLabelChangeKind kind, const char *text)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  const char *value = sides[0] == NULL ? NULL : sides[1];
  char *colon = sides[0] == NULL ? NULL : strrchr (sides[0], ':');

  if (kind == OBL_LABEL_CHANGE_MOVE)
    return obl_label_change_new (kind, sides[0], NULL, value);
  if (kind != OBL_LABEL_CHANGE_SET)
    return obl_label_change_new (kind, sides[0], value, NULL);
  if (colon == NULL)
    return obl_label_change_new (kind, sides[0], NULL, value);
  *colon = '\0';
  return obl_label_change_new (kind, sides[0], colon + 1, value);
}

static OblLabelChange *
make_replaced (const char *path, GError **error)
{
  g_autofree char *json = NULL;

  if (!g_file_get_contents (path, &json, NULL, error))
    return NULL;
  return obl_label_change_new (OBL_LABEL_CHANGE_REPLACE, NULL, NULL, json);
}

/* The changes that were asked for, in @changes; FALSE with @error. */
static gboolean
list_changes (const Options *options, GPtrArray *changes, GError **error)
{
  const struct {
    const char *text;
    OblLabelChangeKind kind;
  } added[] = {
    { options->add, OBL_LABEL_CHANGE_ADD_LABEL },
    { options->add_frame, OBL_LABEL_CHANGE_ADD_FRAME },
    { options->add_role, OBL_LABEL_CHANGE_ADD_ROLE },
    { options->add_attribute, OBL_LABEL_CHANGE_ADD_ATTRIBUTE },
    { options->add_value, OBL_LABEL_CHANGE_ADD_VALUE },
  }, changed[] = {
    { options->rename, OBL_LABEL_CHANGE_RENAME },
    { options->merge, OBL_LABEL_CHANGE_MERGE },
    { options->remove, OBL_LABEL_CHANGE_REMOVE },
    { options->set, OBL_LABEL_CHANGE_SET },
    { options->move, OBL_LABEL_CHANGE_MOVE },
  };

  OblLabelChange *replaced = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (added); i++)
    if (added[i].text != NULL)
      g_ptr_array_add (changes, make_added (added[i].kind, added[i].text));
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    if (changed[i].text != NULL)
      g_ptr_array_add (changes, make_changed (changed[i].kind, changed[i].text));
  if (options->replace == NULL)
    return TRUE;
  replaced = make_replaced (options->replace, error);
  if (replaced != NULL)
    g_ptr_array_add (changes, replaced);
  return replaced != NULL;
}

static gboolean
change (OblStore *store, const OblLabelChange *what, const Options *options, GError **error)
{
  g_autofree char *annotator = obl_cli_dup_annotator (options->annotator);
  g_autofree char *label = obl_label_change_describe (what);
  g_autoptr (OblEdit) edit = NULL;
  OblLabelUse use = { 0 };

  if (what->path != NULL && !obl_edit_count_label_uses (store, what->path, &use, error))
    return FALSE;
  edit = obl_edit_begin (store, label, annotator, error);
  if (edit == NULL || !obl_edit_change_labels (edit, what, error))
    return FALSE;
  obl_cli_say (g_dngettext (GETTEXT_PACKAGE, "%s (%" PRId64 " annotation)",
                            "%s (%" PRId64 " annotations)", (gulong)use.n_annotations),
               label, use.n_annotations);
  return options->dry_run || obl_edit_commit (edit, error);
}

/* --- Showing ----------------------------------------------------------------------------------- */

static gboolean
print_use (OblStore *store, const char *path, const char *kind, const char *key, GError **error)
{
  OblLabelUse use;

  if (!obl_edit_count_label_uses (store, path, &use, error))
    return FALSE;
  obl_cli_print ("%8" PRId64 "  %-10s  %-2s  %s", use.n_annotations, kind, key == NULL ? "" : key,
                 path);
  return TRUE;
}

static gboolean
print_attributes (OblStore *store, const char *owner, const GPtrArray *types, GError **error)
{
  for (guint i = 0; i < types->len; i++) {
    const OblAttributeType *type = g_ptr_array_index (types, i);
    g_autofree char *path = g_strdup_printf ("attribute:%s.%s", owner, type->name);

    if (!print_use (store, path, "attribute", NULL, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
print_frame (OblStore *store, const OblFrameType *type, GError **error)
{
  g_autofree char *path = g_strconcat ("frame:", type->name, NULL);

  if (!print_use (store, path, "frame", type->key, error))
    return FALSE;
  for (guint i = 0; i < type->roles->len; i++) {
    const OblRoleType *role = g_ptr_array_index (type->roles, i);
    g_autofree char *role_path = g_strdup_printf ("%s.%s", path, role->name);

    if (!print_use (store, role_path, "role", role->key, error))
      return FALSE;
  }
  return print_attributes (store, type->name, type->attributes, error);
}

static gboolean
show (OblStore *store, gboolean as_json, GError **error)
{
  g_autoptr (OblLabelSet) set = obl_store_get_label_set (store, error);

  if (set == NULL)
    return FALSE;
  if (as_json) {
    g_autofree char *json = obl_label_set_to_json (set);

    obl_cli_print ("%s", json);
    return TRUE;
  }
  for (guint i = 0; i < set->span_labels->len; i++) {
    const OblSpanLabel *label = g_ptr_array_index (set->span_labels, i);

    if (!print_use (store, label->name, "label", label->key, error)
        || !print_attributes (store, label->name, label->attributes, error))
      return FALSE;
  }
  for (guint i = 0; i < set->frame_types->len; i++)
    if (!print_frame (store, g_ptr_array_index (set->frame_types, i), error))
      return FALSE;
  return TRUE;
}

/* --- Comparing --------------------------------------------------------------------------------- */

/* A version of the project's, or a file. */
static OblLabelSet *
load_other (OblStore *store, const char *which, GError **error)
{
  guint64 version = 0;
  g_autofree char *json = NULL;

  if (g_ascii_string_to_unsigned (which, 10, 1, G_MAXINT32, &version, NULL))
    return obl_store_get_label_set_version (store, (gint64)version, error);
  if (!g_file_get_contents (which, &json, NULL, error))
    return NULL;
  return obl_label_set_parse (json, -1, error);
}

/* As one line of JSON. */
static void
print_json (void (*write) (OblJson *json, const void *what), const void *what)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (OblJson) json = obl_json_new (out);

  write (json, what);
  obl_cli_print ("%s", out->str);
}

static void
write_difference (OblJson *json, const void *what)
{
  const OblLabelDifference *difference = what;

  obl_json_begin_object (json);
  obl_json_member_string (json, "path", difference->path);
  obl_json_member_string (json, "member", difference->member);
  obl_json_member_string (json, "before", difference->before);
  obl_json_member_string (json, "after", difference->after);
  obl_json_end_object (json);
}

static void
print_difference (const OblLabelDifference *difference)
{
  if (difference->before == NULL)
    obl_cli_print ("+ %s (%s)", difference->path, difference->after);
  else if (difference->after == NULL)
    obl_cli_print ("- %s (%s)", difference->path, difference->before);
  else
    obl_cli_print ("~ %s %s: “%s” → “%s”", difference->path, difference->member, difference->before,
                   difference->after);
}

static gboolean
compare (OblStore *store, const Options *options, GError **error)
{
  g_autoptr (OblLabelSet) before = load_other (store, options->diff, error);
  g_autoptr (OblLabelSet) after = before == NULL ? NULL : obl_store_get_label_set (store, error);
  g_autoptr (GPtrArray) found = NULL;

  if (after == NULL)
    return FALSE;
  found = obl_label_set_diff (before, after);
  for (guint i = 0; i < found->len; i++) {
    if (options->as_json)
      print_json (write_difference, g_ptr_array_index (found, i));
    else
      print_difference (g_ptr_array_index (found, i));
  }
  return TRUE;
}

/* --- Versions ---------------------------------------------------------------------------------- */

static void
write_version (OblJson *json, const void *what)
{
  const OblLabelVersion *version = what;

  obl_json_begin_object (json);
  obl_json_member_int (json, "version", version->version);
  obl_json_member_int (json, "created", version->created);
  obl_json_member_string (json, "annotator", version->annotator);
  obl_json_member_string (json, "action", version->action);
  obl_json_name (json, "differences");
  obl_json_begin_array (json);
  for (guint i = 0; i < version->differences->len; i++)
    write_difference (json, g_ptr_array_index (version->differences, i));
  obl_json_end_array (json);
  obl_json_end_object (json);
}

static void
print_version (const OblLabelVersion *version)
{
  g_autofree char *when = version->created == 0 ? NULL : obl_time_format (version->created);

  obl_cli_print ("%" PRId64 "  %s  %s  %s", version->version, when == NULL ? "" : when,
                 version->annotator == NULL ? "" : version->annotator,
                 version->action == NULL ? "" : version->action);
  for (guint i = 0; i < version->differences->len; i++) {
    g_autofree char *line
        = obl_label_difference_describe (g_ptr_array_index (version->differences, i));

    obl_cli_print ("    %s", line);
  }
}

static gboolean
list_versions (OblStore *store, gboolean as_json, GError **error)
{
  g_autoptr (GPtrArray) versions = obl_store_list_label_versions (store, G_MAXINT32, error);

  for (guint i = 0; versions != NULL && i < versions->len; i++) {
    if (as_json)
      print_json (write_version, g_ptr_array_index (versions, i));
    else
      print_version (g_ptr_array_index (versions, i));
  }
  return versions != NULL;
}

static gboolean
run (OblStore *store, const Options *options, const GPtrArray *changes, GError **error)
{
  if (options->diff != NULL)
    return compare (store, options, error);
  if (options->versions)
    return list_versions (store, options->as_json, error);
  if (changes->len > 0)
    return change (store, g_ptr_array_index (changes, 0), options, error);
  return show (store, options->as_json, error);
}

OblExit
obl_cli_run_labels (const OblCommand *command, int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_STRING, &options.add, N_ ("Add a label (=role, =other: its kind)"),
      N_ ("NAME[=KIND]") },
    { "add-frame", 0, 0, G_OPTION_ARG_STRING, &options.add_frame, N_ ("Add a type of frames"),
      N_ ("NAME") },
    { "add-role", 0, 0, G_OPTION_ARG_STRING, &options.add_role, N_ ("Add a role"),
      N_ ("FRAME.NAME") },
    { "add-attribute", 0, 0, G_OPTION_ARG_STRING, &options.add_attribute,
      N_ ("Add an attribute with its values, or =text, =number, =boolean"),
      N_ ("OWNER.NAME=A,B…") },
    { "add-value", 0, 0, G_OPTION_ARG_STRING, &options.add_value, N_ ("Add a value"),
      N_ ("OWNER.ATTRIBUTE=NAME") },
    { "rename", 0, 0, G_OPTION_ARG_STRING, &options.rename,
      N_ ("Give a part another name, and all annotations with it"), N_ ("PATH=NAME") },
    { "merge", 0, 0, G_OPTION_ARG_STRING, &options.merge,
      N_ ("Make all annotations of a label those of another, and remove it"), N_ ("LABEL=INTO") },
    { "remove", 0, 0, G_OPTION_ARG_STRING, &options.remove, N_ ("Remove what nothing uses"),
      N_ ("PATH") },
    { "set", 0, 0, G_OPTION_ARG_STRING, &options.set,
      N_ ("Set title, key, color, guideline, required or examples"), N_ ("PATH:MEMBER=VALUE") },
    { "move", 0, 0, G_OPTION_ARG_STRING, &options.move, N_ ("Move a part so many places down"),
      N_ ("PATH=N") },
    { "replace", 0, 0, G_OPTION_ARG_FILENAME, &options.replace, N_ ("Take the set of a file"),
      N_ ("FILE") },
    { "diff", 0, 0, G_OPTION_ARG_FILENAME, &options.diff,
      N_ ("What is not as in a version, or in a file"), N_ ("VERSION|FILE") },
    { "versions", 0, 0, G_OPTION_ARG_NONE, &options.versions,
      N_ ("How the labels have changed, the latest first"), NULL },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run, N_ ("Change nothing"), NULL },
    { "annotator", 'a', 0, G_OPTION_ARG_STRING, &options.annotator, N_ ("Who does it"),
      N_ ("NAME") },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.as_json, N_ ("Write JSON"), NULL },
    { NULL },
  };
  g_auto (GStrv) arguments = obl_cli_parse (command, entries, argc, argv, 1, 1);
  g_autoptr (GPtrArray) changes
      = g_ptr_array_new_with_free_func ((GDestroyNotify)obl_label_change_free);
  g_autoptr (OblStore) store = NULL;
  GError *error = NULL;

  if (arguments == NULL)
    return OBL_EXIT_USAGE;
  if (!list_changes (&options, changes, &error))
    return obl_cli_fail (error);
  if (changes->len > 1)
    return obl_cli_usage (command, _ ("One change at a time, please"));
  store
      = obl_cli_open (arguments[0], changes->len > 0 ? OBL_STORE_READ_WRITE : OBL_STORE_READ_ONLY);
  if (store == NULL)
    return OBL_EXIT_FAILED;
  if (!run (store, &options, changes, &error))
    return obl_cli_fail (error);
  return OBL_EXIT_DONE;
}
