/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The session does not keep annotators; their few names are read from the store as they are met,
 * and kept. */
#define G_LOG_DOMAIN "obl-byline"

#include "config.h"

#include "app/panes/obl-byline.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"

struct _OblByline {
  OblPane parent_instance;

  GtkLabel *label;
  GHashTable *names; /* OblId → char *, of this session */
  OblId annotator_id;
  char *made; /* how and when, without who */
};

G_DEFINE_FINAL_TYPE (OblByline, obl_byline, OBL_TYPE_PANE)

static char *
describe_origin (const OblOrigin *origin)
{
  const char *name = origin->name == NULL ? "" : origin->name;

  switch (origin->kind) {
  case OBL_ORIGIN_HUMAN:
    return NULL;
  case OBL_ORIGIN_RULE:
    return g_strdup_printf (_ ("by the rule %s"), name);
  case OBL_ORIGIN_MODEL:
    return g_strdup_printf (_ ("by the model %s %s"), name,
                            origin->version == NULL ? "" : origin->version);
  case OBL_ORIGIN_IMPORT:
    return g_strdup_printf (_ ("imported from %s"), name);
  }
  g_return_val_if_reached (NULL);
}

static void
show_text (OblByline *self)
{
  const char *name = g_hash_table_lookup (self->names, &self->annotator_id);
  g_autofree char *text = NULL;

  if (name != NULL && self->made != NULL)
    text = g_strdup_printf ("%s · %s", name, self->made);
  gtk_label_set_text (self->label, text != NULL ? text : self->made);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), gtk_label_get_text (self->label));
}

/* --- The name of an annotator ------------------------------------------------------------------- */

static gpointer
read_annotator_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_get_annotator (store, data, error);
}

static void
annotator_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblByline) self = OBL_BYLINE (user_data);
  g_autoptr (GError) error = NULL;
  gpointer annotator = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, &annotator, &error)) {
    g_debug ("Cannot read an annotator: %s", error->message);
    return;
  }
  if (annotator == NULL)
    return;
  g_hash_table_insert (self->names, obl_id_dup (&((OblAnnotator *)annotator)->id),
                       g_strdup (((OblAnnotator *)annotator)->name));
  obl_annotator_free (annotator);
  show_text (self);
}

static void
ask_for_name (OblByline *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  if (session == NULL || obl_id_is_none (&self->annotator_id)
      || g_hash_table_contains (self->names, &self->annotator_id))
    return;
  obl_service_run_async (
      obl_session_get_service (session), read_annotator_job, obl_id_dup (&self->annotator_id),
      g_free, (GDestroyNotify)obl_annotator_free, NULL, annotator_read_cb, g_object_ref (self));
}

/* --- The object --------------------------------------------------------------------------------- */

static void
obl_byline_refresh (OblPane *pane)
{
  g_hash_table_remove_all (OBL_BYLINE (pane)->names);
}

static void
obl_byline_finalize (GObject *object)
{
  OblByline *self = OBL_BYLINE (object);

  g_hash_table_unref (self->names);
  g_free (self->made);

  G_OBJECT_CLASS (obl_byline_parent_class)->finalize (object);
}

static void
obl_byline_class_init (OblBylineClass *class)
{
  G_OBJECT_CLASS (class)->finalize = obl_byline_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_byline_refresh;
}

static void
obl_byline_init (OblByline *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  self->names = g_hash_table_new_full (obl_id_hash, obl_id_equal, g_free, g_free);
  self->label = GTK_LABEL (label);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  adw_bin_set_child (ADW_BIN (self), label);
}

GtkWidget *
obl_byline_new (void)
{
  return g_object_new (OBL_TYPE_BYLINE, NULL);
}

void
obl_byline_show (OblByline *self,
                 const OblId *annotator_id,
                 const OblOrigin *origin,
                 gint64 created,
                 gint64 modified)
{
  g_autofree char *how = NULL;
  g_autofree char *when = NULL;
  g_autofree char *then = NULL;
  g_autofree char *made = NULL;

  g_return_if_fail (OBL_IS_BYLINE (self));

  how = describe_origin (origin);
  when = obl_look_moment (created);
  if (modified / 60000 > created / 60000) {
    g_autofree char *moment = obl_look_moment (modified);

    then = g_strdup_printf (_ ("changed %s"), moment);
  }
  made = how == NULL ? g_strdup (when) : g_strdup_printf ("%s · %s", how, when);
  g_free (self->made);
  self->made = then == NULL ? g_steal_pointer (&made) : g_strdup_printf ("%s · %s", made, then);
  self->annotator_id = *annotator_id;
  show_text (self);
  ask_for_name (self);
}
