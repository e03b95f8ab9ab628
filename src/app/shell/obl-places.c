/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of lines, "id place", the latest last.  Several windows and programs may share it: each
 * reads it anew and adds what it knows better.  Whatever is wrong with it, an article then opens at
 * its beginning, and nobody needs to hear of it. */
#define G_LOG_DOMAIN "obl-places"

#include "config.h"

#include "app/shell/obl-places.h"

#include <errno.h>
#include <string.h>

#include <gio/gio.h>

/* Who reads on has not come to rest yet. */
#define QUIET_MILLISECONDS 500
#define MAX_PLACES 5000

struct _OblPlaces {
  char *path;
  GHashTable *changed; /* char * id → place, as a pointer */
  GPtrArray *order;    /* char *, of changed: the latest last */
  guint save_id;
};

OblPlaces *
obl_places_new (void)
{
  OblPlaces *places = g_new0 (OblPlaces, 1);

  places->path = g_build_filename (g_get_user_state_dir (), "obelus", "places", NULL);
  places->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  places->order = g_ptr_array_new ();
  return places;
}

void
obl_places_free (OblPlaces *places)
{
  if (places == NULL) {
    return;
  }
  obl_places_save (places);
  g_hash_table_unref (places->changed);
  g_ptr_array_unref (places->order);
  g_free (places->path);
  g_free (places);
}

static char **
read_lines (OblPlaces *places)
{
  g_autofree char *text = NULL;

  if (!g_file_get_contents (places->path, &text, NULL, NULL)) {
    return g_new0 (char *, 1);
  }
  return g_strsplit (text, "\n", -1);
}

guint32
obl_places_get (OblPlaces *places, const OblId *document_id)
{
  g_auto (GStrv) lines = NULL;
  char id[OBL_ID_STRING_SIZE];
  gpointer place = NULL;
  guint64 number = 0;

  obl_id_format (document_id, id);
  if (g_hash_table_lookup_extended (places->changed, id, NULL, &place)) {
    return GPOINTER_TO_UINT (place);
  }
  lines = read_lines (places);
  for (guint i = 0; lines[i] != NULL; i++) {
    if (g_str_has_prefix (lines[i], id)
        && g_ascii_string_to_unsigned (lines[i] + strlen (id) + (lines[i][strlen (id)] == ' '), 10,
                                       0, G_MAXUINT32, &number, NULL)) {
      return (guint32)number;
    }
  }
  return 0;
}

static gboolean
save_cb (gpointer user_data)
{
  OblPlaces *places = user_data;

  places->save_id = 0;
  obl_places_save (places);
  return G_SOURCE_REMOVE;
}

void
obl_places_set (OblPlaces *places, const OblId *document_id, guint32 place)
{
  g_autofree char *id = obl_id_dup_string (document_id);
  gpointer known = NULL;

  if (g_hash_table_lookup_extended (places->changed, id, &known, NULL)) {
    g_ptr_array_remove (places->order, known);
  } else {
    known = id;
  }
  g_ptr_array_add (places->order, known);
  /* Keeps the key that it has. */
  g_hash_table_insert (places->changed, g_steal_pointer (&id), GUINT_TO_POINTER (place));
  if (places->save_id == 0) {
    places->save_id = g_timeout_add (QUIET_MILLISECONDS, save_cb, places);
  }
}

/* Of others, and of earlier days: whole lines whose article we know nothing newer of. */
static void
keep_others (OblPlaces *places, GPtrArray *kept, char **lines)
{
  for (guint i = 0; lines[i] != NULL; i++) {
    g_autofree char *id = g_strndup (lines[i], OBL_ID_STRING_SIZE - 1);

    if (strlen (lines[i]) > OBL_ID_STRING_SIZE && !g_hash_table_contains (places->changed, id)) {
      g_ptr_array_add (kept, g_strdup (lines[i]));
    }
  }
}

static char *
make_text (OblPlaces *places)
{
  g_auto (GStrv) lines = read_lines (places);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  GString *text = g_string_new (NULL);

  keep_others (places, kept, lines);
  for (guint i = 0; i < places->order->len; i++) {
    const char *id = g_ptr_array_index (places->order, i);
    const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places->changed, id));

    if (place != 0) {
      g_ptr_array_add (kept, g_strdup_printf ("%s %u", id, place));
    }
  }
  for (guint i = kept->len > MAX_PLACES ? kept->len - MAX_PLACES : 0; i < kept->len; i++) {
    g_string_append_printf (text, "%s\n", (const char *)g_ptr_array_index (kept, i));
  }
  return g_string_free (text, FALSE);
}

void
obl_places_save (OblPlaces *places)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (places->path);
  g_autofree char *text = NULL;

  g_clear_handle_id (&places->save_id, g_source_remove);
  if (g_hash_table_size (places->changed) == 0) {
    return;
  }
  text = make_text (places);
  if (g_mkdir_with_parents (folder, 0700) != 0
      || !g_file_set_contents (places->path, text, -1, &error)) {
    g_debug ("Places are not kept: %s", error != NULL ? error->message : g_strerror (errno));
  }
}
