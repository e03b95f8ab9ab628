/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place where typing becomes an edit, so that no pane loses what was typed when the
 * selection moves on, and none takes its own refresh for typing.
 *
 * "stored" is what the project holds as far as the field knows.  The field is dirty when its text
 * differs from that; only a dirty field commits, and only a clean one shows a new stored text. */
#define G_LOG_DOMAIN "obl-field"

#include "config.h"

#include "app/widgets/obl-field.h"

struct _OblField {
  GtkWidget parent_instance;

  gboolean is_multiline;
  GtkWidget *child;       /* the entry, or the frame around the text view */
  GtkWidget *editor;      /* the entry or the text view */
  GtkWidget *placeholder; /* of a text view */
  GtkWidget *problem;
  GtkTextBuffer *buffer; /* of a text view; owned by it */
  char *stored;
  char *shown; /* what get_text() gave last */
};

G_DEFINE_FINAL_TYPE (OblField, obl_field, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_MULTILINE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  COMMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
dup_text (OblField *self)
{
  GtkTextIter start;
  GtkTextIter end;

  if (!self->is_multiline)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->editor)));
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE);
}

static void
show_text (OblField *self, const char *text)
{
  g_autofree char *now = dup_text (self);

  if (g_strcmp0 (now, text) == 0)
    return;
  if (self->is_multiline)
    gtk_text_buffer_set_text (self->buffer, text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->editor), text);
}

static gboolean
is_dirty (OblField *self)
{
  g_autofree char *now = dup_text (self);

  return g_strcmp0 (now, self->stored) != 0 && g_strcmp0 (g_strstrip (now), self->stored) != 0;
}

static void
revert (OblField *self)
{
  show_text (self, self->stored);
  obl_field_set_problem (self, NULL);
}

static gboolean
key_pressed_cb (OblField *self, guint keyval, guint keycode, GdkModifierType state)
{
  gboolean is_enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape && is_dirty (self)) {
    revert (self);
    return GDK_EVENT_STOP;
  }
  /* Shift+Enter makes a new line. */
  if (self->is_multiline && is_enter && (state & GDK_SHIFT_MASK) == 0) {
    obl_field_commit (self);
    return GDK_EVENT_STOP;
  }
  return GDK_EVENT_PROPAGATE;
}

static void
buffer_changed_cb (OblField *self)
{
  gtk_widget_set_visible (self->placeholder, gtk_text_buffer_get_char_count (self->buffer) == 0);
}

static void
make_entry (OblField *self)
{
  self->editor = self->child = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->editor), 4);
  g_signal_connect_object (self->editor, "activate", G_CALLBACK (obl_field_commit), self,
                           G_CONNECT_SWAPPED);
}

static void
make_text_view (OblField *self)
{
  GtkTextView *view;

  self->editor = gtk_text_view_new ();
  view = GTK_TEXT_VIEW (self->editor);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (view, FALSE);
  gtk_text_view_set_top_margin (view, 7);
  gtk_text_view_set_bottom_margin (view, 7);
  gtk_text_view_set_left_margin (view, 9);
  gtk_text_view_set_right_margin (view, 9);
  self->buffer = gtk_text_view_get_buffer (view);

  self->placeholder = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->placeholder), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->placeholder, 7);
  gtk_widget_set_margin_start (self->placeholder, 9);
  gtk_widget_set_margin_end (self->placeholder, 9);
  gtk_widget_set_can_target (self->placeholder, FALSE);

  self->child = gtk_overlay_new ();
  gtk_widget_add_css_class (self->child, "note");
  gtk_overlay_set_child (GTK_OVERLAY (self->child), self->editor);
  gtk_overlay_add_overlay (GTK_OVERLAY (self->child), self->placeholder);
  g_signal_connect_object (self->buffer, "changed", G_CALLBACK (buffer_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
obl_field_constructed (GObject *object)
{
  OblField *self = OBL_FIELD (object);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  G_OBJECT_CLASS (obl_field_parent_class)->constructed (object);

  if (self->is_multiline)
    make_text_view (self);
  else
    make_entry (self);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
  gtk_widget_set_hexpand (self->child, TRUE);

  self->problem = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_widget_add_css_class (self->problem, "error");
  gtk_widget_set_visible (self->problem, FALSE);
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (obl_field_commit), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->editor, focus);
}

static gboolean
obl_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (OBL_FIELD (widget)->editor);
}

static void
obl_field_dispose (GObject *object)
{
  OblField *self = OBL_FIELD (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);

  G_OBJECT_CLASS (obl_field_parent_class)->dispose (object);
}

static void
obl_field_finalize (GObject *object)
{
  OblField *self = OBL_FIELD (object);

  g_free (self->stored);
  g_free (self->shown);

  G_OBJECT_CLASS (obl_field_parent_class)->finalize (object);
}

static void
obl_field_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OBL_FIELD (object)->is_multiline = g_value_get_boolean (value);
}

static void
obl_field_class_init (OblFieldClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->constructed = obl_field_constructed;
  object_class->dispose = obl_field_dispose;
  object_class->finalize = obl_field_finalize;
  object_class->set_property = obl_field_set_property;
  widget_class->grab_focus = obl_field_grab_focus;

  properties[PROP_MULTILINE]
      = g_param_spec_boolean ("multiline", NULL, NULL, FALSE,
                              G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COMMITTED] = g_signal_new ("committed", OBL_TYPE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                     NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "field");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
obl_field_init (OblField *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->stored = g_strdup ("");
}

static GtkWidget *
field_new (const char *label, gboolean is_multiline)
{
  OblField *self = g_object_new (OBL_TYPE_FIELD, "multiline", is_multiline, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  return GTK_WIDGET (self);
}

GtkWidget *
obl_field_new (const char *label)
{
  return field_new (label, FALSE);
}

GtkWidget *
obl_field_new_multiline (const char *label)
{
  return field_new (label, TRUE);
}

void
obl_field_set_text (OblField *self, const char *text)
{
  gboolean was_dirty;

  g_return_if_fail (OBL_IS_FIELD (self));

  text = text == NULL ? "" : text;
  was_dirty = is_dirty (self);
  if (g_strcmp0 (self->stored, text) != 0) {
    g_free (self->stored);
    self->stored = g_strdup (text);
  }
  if (!was_dirty)
    revert (self);
}

const char *
obl_field_get_text (OblField *self)
{
  g_return_val_if_fail (OBL_IS_FIELD (self), NULL);

  g_free (self->shown);
  self->shown = dup_text (self);
  return self->shown;
}

void
obl_field_set_placeholder (OblField *self, const char *placeholder)
{
  g_return_if_fail (OBL_IS_FIELD (self));

  if (self->is_multiline)
    gtk_label_set_text (GTK_LABEL (self->placeholder), placeholder);
  else
    g_object_set (self->editor, "placeholder-text", placeholder, NULL);
}

void
obl_field_commit (OblField *self)
{
  g_autofree char *text = NULL;

  g_return_if_fail (OBL_IS_FIELD (self));

  if (!is_dirty (self))
    return;
  /* Clean before the signal: its handler may come back here through a refresh. */
  text = g_strstrip (dup_text (self));
  g_free (self->stored);
  self->stored = g_strdup (text);
  show_text (self, text);
  obl_field_set_problem (self, NULL);
  g_signal_emit (self, signals[COMMITTED], 0, text);
}

void
obl_field_set_problem (OblField *self, const char *problem)
{
  g_return_if_fail (OBL_IS_FIELD (self));

  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_label_set_text (GTK_LABEL (self->problem), problem == NULL ? "" : problem);
  if (problem == NULL)
    gtk_widget_remove_css_class (self->child, "error");
  else
    gtk_widget_add_css_class (self->child, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->editor), GTK_ACCESSIBLE_STATE_INVALID,
      problem == NULL ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}
