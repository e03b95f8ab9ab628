/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looked for by a job that shows how far it is and can be stopped.  What is decided is a change of the
 * project like any other, after which the queue is made anew; where one was stays. */
#define G_LOG_DOMAIN "obl-duplicates-view"

#include "config.h"

#include "app/rooms/obl-duplicates-view.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/obl-form.h"

/* More would not be decided at one sitting. */
#define MAX_PAIRS 200

struct _OblDuplicatesView {
  OblPane parent_instance;

  GtkWidget *stack; /* "busy", "list", "none" */
  GtkWidget *progress;
  GtkWidget *list;

  GPtrArray *pairs; /* OblDuplicate, as the rows; or NULL */
  int at;           /* the row one was at */
  gboolean wants_focus;
  GCancellable *looking;
  double done; /* of the job; written on the store's thread, under the lock */
  GMutex lock;
  guint tick;
};

G_DEFINE_FINAL_TYPE (OblDuplicatesView, obl_duplicates_view, OBL_TYPE_PANE)

/* --- Looking ---------------------------------------------------------------------------------- */

static void
progress_cb (double done, gpointer user_data)
{
  OblDuplicatesView *self = user_data;

  g_mutex_lock (&self->lock);
  self->done = done;
  g_mutex_unlock (&self->lock);
}

static gpointer
duplicates_job (OblStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return obl_store_list_duplicates (store, MAX_PAIRS, cancellable, progress_cb, data, error);
}

static gboolean
tick_cb (gpointer user_data)
{
  OblDuplicatesView *self = user_data;
  double done;

  g_mutex_lock (&self->lock);
  done = self->done;
  g_mutex_unlock (&self->lock);
  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), done);
  return G_SOURCE_CONTINUE;
}

static void
stop (OblDuplicatesView *self)
{
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_handle_id (&self->tick, g_source_remove);
}

/* --- Rows ------------------------------------------------------------------------------------- */

static char *
describe (const OblDuplicate *pair)
{
  static const struct {
    OblAlikeReason reason;
    const char *text;
  } reasons[] = {
    { OBL_ALIKE_EXTERNAL, N_ ("the same external id") },
    { OBL_ALIKE_NAME, N_ ("the same name") },
    { OBL_ALIKE_SPELLING, N_ ("similar names") },
    { OBL_ALIKE_PART, N_ ("a part of the name") },
  };

  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%.0f %%", 100 * pair->score);
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    if ((pair->reasons & reasons[i].reason) != 0)
      g_string_append_printf (text, " · %s", _ (reasons[i].text));
  }
  if (pair->n_documents_shared > 0)
    g_string_append_printf (text,
                            ngettext (" · together in %u article", " · together in %u articles",
                                      pair->n_documents_shared),
                            pair->n_documents_shared);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_side (const OblEntity *entity, const char *alike)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *name = gtk_label_new (entity->name);
  g_autofree char *mentions = g_strdup_printf (
      ngettext ("%'u mention", "%'u mentions", entity->n_mentions), entity->n_mentions);
  g_autofree char *about = g_strdup_printf ("%s%s%s%s%s", entity->type == NULL ? "" : entity->type,
                                            entity->type == NULL ? "" : " · ", mentions,
                                            g_str_equal (alike, entity->name) ? "" : " · ",
                                            g_str_equal (alike, entity->name) ? "" : alike);
  GtkWidget *caption = gtk_label_new (about);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_ellipsize (GTK_LABEL (caption), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (caption, "caption");
  gtk_widget_add_css_class (caption, "dim-label");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, 120, -1);
  return box;
}

static const OblDuplicate *
get_pair (OblDuplicatesView *self, GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  self->at = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));
  return self->pairs->pdata[self->at];
}

static void
merge (OblDuplicatesView *self, GtkWidget *widget)
{
  const OblDuplicate *pair = get_pair (self, widget);
  char from[OBL_ID_STRING_SIZE];
  char into[OBL_ID_STRING_SIZE];

  self->wants_focus = TRUE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.merge-entities", "(ss)",
                              obl_id_format (&pair->second->id, from),
                              obl_id_format (&pair->first->id, into));
}

static void show (OblDuplicatesView *self);

/* The pair goes at once: the key after this one is about the next, also before the queue is made anew. */
static void
judge (OblDuplicatesView *self, GtkWidget *widget)
{
  const OblDuplicate *pair = get_pair (self, widget);

  obl_session_judge_distinct (obl_pane_get_session (OBL_PANE (self)), pair->first, pair->second,
                              TRUE);
  g_ptr_array_remove_index (self->pairs, (guint)self->at);
  self->wants_focus = TRUE;
  show (self);
  self->wants_focus = TRUE;
}

static void
merge_cb (GtkWidget *button, OblDuplicatesView *self)
{
  merge (self, button);
}

static void
judge_cb (GtkWidget *button, OblDuplicatesView *self)
{
  judge (self, button);
}

static GtkWidget *
make_row (OblDuplicatesView *self, const OblDuplicate *pair)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *why = describe (pair);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s, %s", pair->first->name, pair->second->name, why);
  GtkWidget *reason = gtk_label_new (why);
  GtkWidget *merge_button = gtk_button_new_with_label (_ ("Merge…"));
  GtkWidget *judge_button = gtk_button_new_with_label (_ ("Not the same"));

  gtk_box_append (GTK_BOX (sides), make_side (pair->first, pair->first_name));
  gtk_box_append (GTK_BOX (sides), make_side (pair->second, pair->second_name));
  gtk_box_set_homogeneous (GTK_BOX (sides), TRUE);
  gtk_label_set_xalign (GTK_LABEL (reason), 0);
  gtk_label_set_ellipsize (GTK_LABEL (reason), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (reason, TRUE);
  gtk_widget_add_css_class (reason, "dim-label");
  g_signal_connect_object (merge_button, "clicked", G_CALLBACK (merge_cb), self, 0);
  g_signal_connect_object (judge_button, "clicked", G_CALLBACK (judge_cb), self, 0);
  gtk_box_append (GTK_BOX (foot), reason);
  gtk_box_append (GTK_BOX (foot), merge_button);
  gtk_box_append (GTK_BOX (foot), judge_button);
  gtk_box_append (GTK_BOX (box), sides);
  gtk_box_append (GTK_BOX (box), foot);
  gtk_widget_add_css_class (box, "duplicate-pair");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
focus (OblDuplicatesView *self)
{
  GtkListBoxRow *row;

  self->at = CLAMP (self->at, 0, (int)self->pairs->len - 1);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), self->at);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
show (OblDuplicatesView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < self->pairs->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self, self->pairs->pdata[i]));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->pairs->len > 0 ? "list" : "none");
  if (self->wants_focus && self->pairs->len > 0)
    focus (self);
  self->wants_focus = FALSE;
}

static void
duplicates_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (OblDuplicatesView) self = user_data;
  GPtrArray *pairs = NULL;

  if (!obl_service_run_finish (OBL_SERVICE (source), result, (gpointer *)&pairs, NULL))
    return;
  g_clear_handle_id (&self->tick, g_source_remove);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  self->pairs = pairs;
  if (obl_pane_get_session (OBL_PANE (self)) != NULL)
    show (self);
}

static void
look (OblDuplicatesView *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  stop (self);
  if (session == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->pairs == NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "busy");
  self->done = 0;
  self->tick = g_timeout_add (100, tick_cb, self);
  self->looking = g_cancellable_new ();
  obl_service_run_async (obl_session_get_service (session), duplicates_job, self, NULL,
                         (GDestroyNotify)g_ptr_array_unref, self->looking, duplicates_cb,
                         g_object_ref (self));
}

void
obl_duplicates_view_enter (OblDuplicatesView *self)
{
  g_return_if_fail (OBL_IS_DUPLICATES_VIEW (self));

  self->wants_focus = TRUE;
  look (self);
}

/* --- Keys ------------------------------------------------------------------------------------- */

static gboolean
key_cb (OblDuplicatesView *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkWidget *focused = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focused == NULL || !GTK_IS_LIST_BOX_ROW (focused)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_m || keyval == GDK_KEY_M) {
    merge (self, focused);
    return GDK_EVENT_STOP;
  }
  if (keyval == GDK_KEY_n || keyval == GDK_KEY_N) {
    judge (self, focused);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
row_activated_cb (OblDuplicatesView *self, GtkListBoxRow *row)
{
  merge (self, GTK_WIDGET (row));
}

/* --- The object ------------------------------------------------------------------------------- */

static void
obl_duplicates_view_refresh (OblPane *pane)
{
  OblDuplicatesView *self = OBL_DUPLICATES_VIEW (pane);

  stop (self);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
}

static void
obl_duplicates_view_dispose (GObject *object)
{
  OblDuplicatesView *self = OBL_DUPLICATES_VIEW (object);

  stop (self);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);

  G_OBJECT_CLASS (obl_duplicates_view_parent_class)->dispose (object);
}

static void
obl_duplicates_view_finalize (GObject *object)
{
  g_mutex_clear (&OBL_DUPLICATES_VIEW (object)->lock);

  G_OBJECT_CLASS (obl_duplicates_view_parent_class)->finalize (object);
}

static void
obl_duplicates_view_class_init (OblDuplicatesViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = obl_duplicates_view_dispose;
  G_OBJECT_CLASS (class)->finalize = obl_duplicates_view_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_duplicates_view_refresh;
}

static GtkWidget *
make_busy (OblDuplicatesView *self)
{
  GtkWidget *page = adw_status_page_new ();

  self->progress = gtk_progress_bar_new ();
  gtk_widget_set_size_request (self->progress, 240, -1);
  gtk_widget_set_halign (self->progress, GTK_ALIGN_CENTER);
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Comparing Names"));
  adw_status_page_set_child (ADW_STATUS_PAGE (page), self->progress);
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static GtkWidget *
make_list (OblDuplicatesView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *hint = gtk_label_new (_ ("m or Enter: merge · n: not the same · ↓: later"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), FALSE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Likely duplicates"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, keys);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_box_append (GTK_BOX (box), hint);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_widget_add_css_class (box, "duplicates");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  return scroller;
}

static void
obl_duplicates_view_init (OblDuplicatesView *self)
{
  GtkWidget *none = adw_status_page_new ();

  g_mutex_init (&self->lock);
  adw_status_page_set_title (ADW_STATUS_PAGE (none), _ ("No Likely Duplicates"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (none),
      _ ("Entities with names that are alike, or with the same external id, will be listed here "
         "in pairs, to merge or to tell apart."));
  gtk_widget_add_css_class (none, "compact");
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), make_busy (self), "busy");
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), none, "none");
  adw_bin_set_child (ADW_BIN (self), self->stack);
  obl_pane_watch (OBL_PANE (self), "entities-changed", G_CALLBACK (look));
}

GtkWidget *
obl_duplicates_view_new (void)
{
  return g_object_new (OBL_TYPE_DUPLICATES_VIEW, NULL);
}
