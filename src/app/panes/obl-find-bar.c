/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is typed goes to the session as it is typed; what it finds comes back by "hits-changed". */
#define G_LOG_DOMAIN "obl-find-bar"

#include "config.h"

#include "app/panes/obl-find-bar.h"

#include <glib/gi18n-lib.h>

#include "app/panes/obl-label-menu.h"
#include "app/widgets/obl-form.h"

struct _OblFindBar {
  OblPane parent_instance;

  GtkWidget *entry;
  GtkWidget *match_case;
  GtkWidget *whole_word;
  GtkWidget *regex;
  GtkWidget *count;
  GtkWidget *mark;
  GMenu *labels;
  guint hit;        /* the one the person is at, or G_MAXUINT */
  guint32 position; /* of the caret when they began */
  gboolean is_old;  /* nothing has been typed since it was opened on what was looked for before */
};

G_DEFINE_FINAL_TYPE (OblFindBar, obl_find_bar, OBL_TYPE_PANE)

enum {
  MOVED,
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GArray *
get_hits (OblFindBar *self, gboolean *has_more)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));

  *has_more = FALSE;
  return session != NULL ? obl_session_get_hits (session, has_more) : NULL;
}

/* --- What is found ---------------------------------------------------------------------------- */

static char *
dup_count (OblFindBar *self, const GArray *hits, gboolean has_more)
{
  if (hits == NULL)
    return g_strdup ("");
  if (hits->len == 0)
    return g_strdup (_ ("Not found"));
  if (self->hit == G_MAXUINT)
    return g_strdup_printf (has_more ? _ ("more than %u") : "%u", hits->len);
  /* Translators: the number of this hit, and how many there are. */
  return g_strdup_printf (has_more ? _ ("%u of more than %u") : _ ("%u of %u"), self->hit + 1,
                          hits->len);
}

static void
show (OblFindBar *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  const char *error = session != NULL ? obl_session_get_find_error (session) : NULL;
  gboolean has_more;
  const GArray *hits = get_hits (self, &has_more);
  g_autofree char *count = dup_count (self, hits, has_more);

  gtk_label_set_text (GTK_LABEL (self->count), error != NULL ? error : count);
  gtk_widget_set_tooltip_text (self->count, error);
  gtk_widget_set_sensitive (self->mark, hits != NULL && hits->len > 0);
  if (error != NULL || (hits != NULL && hits->len == 0))
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
}

/* The first one at or after the caret, or else the first one of all. */
static guint
find_nearest (OblFindBar *self, const GArray *hits)
{
  for (guint i = 0; hits != NULL && i < hits->len; i++) {
    if (g_array_index (hits, OblRange, i).start >= self->position)
      return i;
  }
  return hits != NULL && hits->len > 0 ? 0 : G_MAXUINT;
}

static void
hits_changed_cb (OblFindBar *self)
{
  gboolean has_more;

  /* Words that the page selects are unselected in the field, and typing would no longer replace what
   * stands there. */
  self->hit = self->is_old ? G_MAXUINT : find_nearest (self, get_hits (self, &has_more));
  show (self);
  g_signal_emit (self, signals[MOVED], 0);
}

guint
obl_find_bar_get_hit (OblFindBar *self, OblRange *range)
{
  gboolean has_more;
  const GArray *hits = NULL;

  g_return_val_if_fail (OBL_IS_FIND_BAR (self), G_MAXUINT);

  hits = get_hits (self, &has_more);
  if (hits == NULL || self->hit >= hits->len)
    return G_MAXUINT;
  *range = g_array_index (hits, OblRange, self->hit);
  return self->hit;
}

void
obl_find_bar_set_place (OblFindBar *self, guint32 position)
{
  g_return_if_fail (OBL_IS_FIND_BAR (self));

  self->position = position;
}

void
obl_find_bar_step (OblFindBar *self, int direction)
{
  gboolean has_more;
  const GArray *hits = NULL;

  g_return_if_fail (OBL_IS_FIND_BAR (self));

  hits = get_hits (self, &has_more);
  if (hits == NULL || hits->len == 0)
    return;
  self->is_old = FALSE;
  if (self->hit == G_MAXUINT)
    self->hit = find_nearest (self, hits);
  else
    self->hit = (self->hit + hits->len + (direction > 0 ? 1 : hits->len - 1)) % hits->len;
  show (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/* --- What is looked for ----------------------------------------------------------------------- */

static void
look (OblFindBar *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblFindFlags flags = OBL_FIND_PLAIN;

  if (session == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->match_case)))
    flags |= OBL_FIND_CASE;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->whole_word)))
    flags |= OBL_FIND_WORD;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->regex)))
    flags |= OBL_FIND_REGEX;
  obl_session_find (session, gtk_editable_get_text (GTK_EDITABLE (self->entry)), flags);
}

static void
entry_changed_cb (OblFindBar *self)
{
  self->is_old = FALSE;
  look (self);
}

void
obl_find_bar_open (OblFindBar *self, const char *words)
{
  g_return_if_fail (OBL_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (words != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  self->is_old = words == NULL;
  gtk_widget_grab_focus (self->entry);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  look (self);
}

void
obl_find_bar_close (OblFindBar *self)
{
  OblSession *session = NULL;

  g_return_if_fail (OBL_IS_FIND_BAR (self));

  session = obl_pane_get_session (OBL_PANE (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (session != NULL)
    obl_session_find (session, "", OBL_FIND_PLAIN);
}

static void
close_cb (OblFindBar *self)
{
  obl_find_bar_close (self);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
next_cb (OblFindBar *self)
{
  obl_find_bar_step (self, 1);
}

static void
previous_cb (OblFindBar *self)
{
  obl_find_bar_step (self, -1);
}

/* The entry itself knows Enter without Shift only. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                OblFindBar *self)
{
  if ((keyval != GDK_KEY_Return && keyval != GDK_KEY_KP_Enter) || (state & GDK_SHIFT_MASK) == 0)
    return FALSE;
  obl_find_bar_step (self, -1);
  return TRUE;
}

/* --- Marking all ------------------------------------------------------------------------------ */

static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (widget));

  if (session != NULL)
    obl_session_mark_hits (session, g_variant_get_string (parameter, NULL));
}

static void
fill_labels (OblFindBar *self)
{
  OblSession *session = obl_pane_get_session (OBL_PANE (self));
  OblLabelSet *set = session != NULL ? obl_session_get_label_set (session) : NULL;

  g_menu_remove_all (self->labels);
  if (set != NULL)
    obl_label_menu_append_labels (self->labels, set, "find.mark", FALSE);
}

/* --- Life ------------------------------------------------------------------------------------- */

static void
obl_find_bar_refresh (OblPane *pane)
{
  OblFindBar *self = OBL_FIND_BAR (pane);

  self->hit = G_MAXUINT;
  fill_labels (self);
  look (self);
  show (self);
}

static void
obl_find_bar_finalize (GObject *object)
{
  OblFindBar *self = OBL_FIND_BAR (object);

  g_clear_object (&self->labels);

  G_OBJECT_CLASS (obl_find_bar_parent_class)->finalize (object);
}

static void
obl_find_bar_class_init (OblFindBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = obl_find_bar_finalize;
  OBL_PANE_CLASS (class)->refresh = obl_find_bar_refresh;
  gtk_widget_class_install_action (widget_class, "find.mark", "s", mark_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);

  signals[MOVED] = g_signal_new ("moved", OBL_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[CLOSED] = g_signal_new ("closed", OBL_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_switch (OblFindBar *self, const char *label, const char *hint)
{
  GtkWidget *button = gtk_toggle_button_new ();

  /* Not as the button's own label, which would be its name for a screen reader. */
  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (label));
  gtk_widget_add_css_class (button, "flat");
  obl_set_hint (button, hint, NULL);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (look), self);
  return button;
}

static GtkWidget *
make_button (OblFindBar *self, const char *icon, const char *hint, GCallback callback)
{
  GtkWidget *button = obl_icon_button_new (icon, hint, NULL);

  g_signal_connect_swapped (button, "clicked", callback, self);
  return button;
}

static GtkWidget *
make_entry (OblFindBar *self)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  g_object_set (entry, "placeholder-text", _ ("Find in the article"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Find in the article"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (entry, keys);
  g_signal_connect_swapped (entry, "search-changed", G_CALLBACK (entry_changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (next_cb), self);
  g_signal_connect_swapped (entry, "stop-search", G_CALLBACK (close_cb), self);
  return entry;
}

static GtkWidget *
make_mark_button (OblFindBar *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->labels = g_menu_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_Mark all"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (self->labels));
  gtk_widget_add_css_class (button, "flat");
  obl_set_hint (button, _ ("Mark everything that is found as …"), NULL);
  return button;
}

static void
obl_find_bar_init (OblFindBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  self->hit = G_MAXUINT;
  self->entry = make_entry (self);
  self->match_case = make_switch (self, "Aa", _ ("Tell large from small letters"));
  self->whole_word = make_switch (self, "\u201cab\u201d", _ ("Only whole words"));
  self->regex = make_switch (self, ".*", _ ("A regular expression"));
  self->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->count), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (self->count), 8);
  gtk_label_set_max_width_chars (GTK_LABEL (self->count), 40);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_widget_add_css_class (self->count, "dim-label");
  self->mark = make_mark_button (self);

  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_box_append (GTK_BOX (box), self->match_case);
  gtk_box_append (GTK_BOX (box), self->whole_word);
  gtk_box_append (GTK_BOX (box), self->regex);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box),
                  make_button (self, "go-up-symbolic", _ ("Previous place (Shift+Enter)"),
                               G_CALLBACK (previous_cb)));
  gtk_box_append (GTK_BOX (box), make_button (self, "go-down-symbolic", _ ("Next place (Enter)"),
                                              G_CALLBACK (next_cb)));
  gtk_box_append (GTK_BOX (box), self->mark);
  gtk_box_append (GTK_BOX (box), make_button (self, "window-close-symbolic", _ ("Close (Escape)"),
                                              G_CALLBACK (close_cb)));
  gtk_widget_add_css_class (GTK_WIDGET (self), "find-bar");
  adw_bin_set_child (ADW_BIN (self), box);
  obl_pane_watch (OBL_PANE (self), "hits-changed", G_CALLBACK (hits_changed_cb));
  obl_pane_watch (OBL_PANE (self), "label-set-changed", G_CALLBACK (fill_labels));
}

GtkWidget *
obl_find_bar_new (void)
{
  return g_object_new (OBL_TYPE_FIND_BAR, "visible", FALSE, NULL);
}
