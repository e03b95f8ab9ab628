/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page in the middle and a pane on each side.
 *
 * There are two wishes per pane: "wanted" counts while there is room beside the page, "covering"
 * while there is none.  So a window that is made narrow and wide again looks as before, and opening
 * a pane over the page in a narrow window changes nothing for a wide one.
 *
 * Sides are start and end throughout; only allocate_child() knows left and right. */
#define G_LOG_DOMAIN "obl-desk"

#include "config.h"

#include "app/widgets/obl-desk.h"

#include <glib/gi18n.h>

/* Narrower than this, the end pane has no room beside the page; then the start pane. */
#define END_FITS_FROM 1000
#define START_FITS_FROM 820

#define MIN_PANE_WIDTH 220
#define MAX_PANE_WIDTH 560
#define MIN_PAGE_WIDTH 380
#define HANDLE_WIDTH 7
#define KEY_STEP 16

/* What a covering pane leaves of the page, so that one sees what it covers. */
#define UNCOVERED 48

typedef struct {
  GtkWidget *pane;
  GtkWidget *handle; /* dragged to change the width */
  gboolean wanted;
  gboolean covering;
  gboolean fits;
  int told; /* whether it is shown, as last told; -1 before the first time */
  int width;
  int width_at_drag;
} Side;

struct _OblDesk {
  GtkWidget parent_instance;

  GtkWidget *page;
  GtkWidget *shade; /* over the page, under a pane that covers it; a click takes the pane away */
  Side sides[2];
  guint tell_id; /* properties to be announced when the layout is done */
};

enum {
  PROP_0,
  PROP_START_SHOWN,
  PROP_END_SHOWN,
  PROP_START_WANTED,
  PROP_END_WANTED,
  PROP_START_WIDTH,
  PROP_END_WIDTH,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (OblDesk, obl_desk, GTK_TYPE_WIDGET)

static gboolean
is_shown (const Side *side)
{
  return side->pane != NULL && (side->fits ? side->wanted : side->covering);
}

static void
set_covering_class (Side *side)
{
  if (side->pane == NULL) {
    return;
  }
  if (is_shown (side) && !side->fits) {
    gtk_widget_add_css_class (side->pane, "covering");
  } else {
    gtk_widget_remove_css_class (side->pane, "covering");
  }
}

/* GTK 4.8 reads out what is there, shown or not. */
static void
tell_screen_reader (Side *side)
{
  const gboolean is_hidden = !is_shown (side);

  if (side->pane != NULL) {
    gtk_accessible_update_state (GTK_ACCESSIBLE (side->pane), GTK_ACCESSIBLE_STATE_HIDDEN,
                                 is_hidden, -1);
  }
  gtk_accessible_update_state (GTK_ACCESSIBLE (side->handle), GTK_ACCESSIBLE_STATE_HIDDEN,
                               is_hidden, -1);
}

static gboolean
tell_cb (gpointer user_data)
{
  OblDesk *self = user_data;

  self->tell_id = 0;
  for (int i = 0; i < 2; i++) {
    Side *side = &self->sides[i];

    set_covering_class (side);
    tell_screen_reader (side);
    if (side->told != is_shown (side)) {
      side->told = is_shown (side);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_SHOWN + i]);
    }
  }
  return G_SOURCE_REMOVE;
}

/* --- Layout ----------------------------------------------------------------------------------- */

static void
obl_desk_measure (GtkWidget *widget,
                  GtkOrientation orientation,
                  int for_size,
                  int *minimum,
                  int *natural,
                  int *minimum_baseline,
                  int *natural_baseline)
{
  OblDesk *self = OBL_DESK (widget);
  int min = 0;
  int nat = 0;

  if (self->page != NULL) {
    gtk_widget_measure (self->page, orientation, -1, &min, &nat, NULL, NULL);
  }
  for (int i = 0; i < 2; i++) {
    const Side *side = &self->sides[i];
    int pane_min = 0;
    int pane_nat = 0;

    if (side->pane == NULL) {
      continue;
    }
    gtk_widget_measure (side->pane, orientation, -1, &pane_min, &pane_nat, NULL, NULL);
    if (orientation == GTK_ORIENTATION_VERTICAL) {
      min = MAX (min, pane_min);
      nat = MAX (nat, pane_nat);
    } else {
      min = MAX (min, pane_min + UNCOVERED);
      nat += side->wanted ? side->width : 0;
    }
  }
  *minimum = min;
  *natural = MAX (min, nat);
  *minimum_baseline = *natural_baseline = -1;
}

/* @x counts from the side where reading starts. */
static void
allocate_child (OblDesk *self, GtkWidget *child, int x, int width, int height)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  const int left = rtl ? gtk_widget_get_width (GTK_WIDGET (self)) - x - width : x;

  gtk_widget_size_allocate (child, &(GtkAllocation){ left, 0, width, height }, -1);
}

static int
get_pane_width (const Side *side, int room)
{
  int min = 0;

  gtk_widget_measure (side->pane, GTK_ORIENTATION_HORIZONTAL, -1, &min, NULL, NULL, NULL);
  return MAX (min, MIN (side->width, room));
}

/* Puts one pane in its place; gives the width that it takes from the page. */
static int
allocate_side (OblDesk *self, int index, int width, int height, int room)
{
  Side *side = &self->sides[index];
  const gboolean shown = is_shown (side);
  int pane_width = 0;
  int x = 0;

  if (side->pane == NULL) {
    return 0;
  }
  gtk_widget_set_child_visible (side->pane, shown);
  gtk_widget_set_child_visible (side->handle, shown && side->fits);
  if (!shown) {
    return 0;
  }
  pane_width = get_pane_width (side, room);
  x = index == OBL_DESK_START ? 0 : width - pane_width;
  allocate_child (self, side->pane, x, pane_width, height);
  if (!side->fits) {
    return 0;
  }
  /* The handle straddles the border and takes no room of its own. */
  x = index == OBL_DESK_START ? pane_width : width - pane_width;
  allocate_child (self, side->handle, x - HANDLE_WIDTH / 2, HANDLE_WIDTH, height);
  return pane_width;
}

static void
set_fits (Side *side, gboolean fits)
{
  if (side->fits != fits) {
    side->fits = fits;
    side->covering = FALSE;
  }
}

static void
obl_desk_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OblDesk *self = OBL_DESK (widget);
  Side *start = &self->sides[OBL_DESK_START];
  Side *end = &self->sides[OBL_DESK_END];
  gboolean covered = FALSE;
  int start_width = 0;
  int end_width = 0;

  set_fits (start, width >= START_FITS_FROM);
  set_fits (end, width >= END_FITS_FROM);
  covered = (is_shown (start) && !start->fits) || (is_shown (end) && !end->fits);
  start_width = allocate_side (self, OBL_DESK_START, width, height,
                               start->fits ? width - MIN_PAGE_WIDTH : width - UNCOVERED);
  end_width = allocate_side (self, OBL_DESK_END, width, height,
                             end->fits ? width - start_width - MIN_PAGE_WIDTH : width - UNCOVERED);
  if (self->page != NULL) {
    allocate_child (self, self->page, start_width, MAX (0, width - start_width - end_width),
                    height);
  }
  gtk_widget_set_child_visible (self->shade, covered);
  if (covered) {
    allocate_child (self, self->shade, 0, width, height);
  }
  if ((start->told != is_shown (start) || end->told != is_shown (end)) && self->tell_id == 0) {
    self->tell_id = g_idle_add (tell_cb, self);
  }
}

static void
update (OblDesk *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (self->tell_id == 0) {
    self->tell_id = g_idle_add (tell_cb, self);
  }
}

/* --- Widths ----------------------------------------------------------------------------------- */

static void
set_width (OblDesk *self, int index, int width)
{
  Side *side = &self->sides[index];

  width = CLAMP (width, MIN_PANE_WIDTH, MAX_PANE_WIDTH);
  if (side->width != width) {
    side->width = width;
    gtk_widget_queue_resize (GTK_WIDGET (self));
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_WIDTH + index]);
  }
}

static int
get_index (GtkEventController *controller)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (controller), "side"));
}

/* +1 when moving right makes the pane wider. */
static int
get_sense (OblDesk *self, int index)
{
  const gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  return (index == OBL_DESK_START) != rtl ? 1 : -1;
}

static void
drag_begin_cb (GtkGestureDrag *drag, double x, double y, OblDesk *self)
{
  Side *side = &self->sides[get_index (GTK_EVENT_CONTROLLER (drag))];

  side->width_at_drag = gtk_widget_get_width (side->pane);
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
drag_update_cb (GtkGestureDrag *drag, double dx, double dy, OblDesk *self)
{
  const int index = get_index (GTK_EVENT_CONTROLLER (drag));

  set_width (self, index, self->sides[index].width_at_drag + (int)dx * get_sense (self, index));
}

static gboolean
key_pressed_cb (
    GtkEventControllerKey *keys, guint keyval, guint keycode, GdkModifierType state, OblDesk *self)
{
  const int index = get_index (GTK_EVENT_CONTROLLER (keys));
  const int step = keyval == GDK_KEY_Right ? KEY_STEP : keyval == GDK_KEY_Left ? -KEY_STEP : 0;

  if (step == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0) {
    return FALSE;
  }
  set_width (self, index, self->sides[index].width + step * get_sense (self, index));
  return TRUE;
}

static GtkWidget *
make_handle (OblDesk *self, int index)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_SEPARATOR, "orientation", GTK_ORIENTATION_VERTICAL,
                                    "focusable", TRUE, NULL);
  GtkEventController *drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_cursor_from_name (handle, "col-resize");
  gtk_widget_add_css_class (handle, "handle");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (handle), GTK_ACCESSIBLE_PROPERTY_LABEL,
      index == OBL_DESK_START ? _ ("Width of the articles") : _ ("Width of the annotations"), -1);
  g_object_set_data (G_OBJECT (drag), "side", GINT_TO_POINTER (index));
  g_object_set_data (G_OBJECT (keys), "side", GINT_TO_POINTER (index));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (handle, drag);
  gtk_widget_add_controller (handle, keys);
  return handle;
}

/* --- The object ------------------------------------------------------------------------------- */

static void
obl_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  OblDesk *self = OBL_DESK (object);

  switch (id) {
  case PROP_START_SHOWN:
  case PROP_END_SHOWN:
    g_value_set_boolean (value, is_shown (&self->sides[id - PROP_START_SHOWN]));
    break;
  case PROP_START_WANTED:
  case PROP_END_WANTED:
    g_value_set_boolean (value, self->sides[id - PROP_START_WANTED].wanted);
    break;
  case PROP_START_WIDTH:
  case PROP_END_WIDTH:
    g_value_set_int (value, self->sides[id - PROP_START_WIDTH].width);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
obl_desk_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  OblDesk *self = OBL_DESK (object);

  switch (id) {
  case PROP_START_WANTED:
  case PROP_END_WANTED:
    self->sides[id - PROP_START_WANTED].wanted = g_value_get_boolean (value);
    update (self);
    break;
  case PROP_START_WIDTH:
  case PROP_END_WIDTH:
    set_width (self, (int)id - PROP_START_WIDTH, g_value_get_int (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
obl_desk_dispose (GObject *object)
{
  OblDesk *self = OBL_DESK (object);

  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_pointer (&self->shade, gtk_widget_unparent);
  for (int i = 0; i < 2; i++) {
    g_clear_pointer (&self->sides[i].pane, gtk_widget_unparent);
    g_clear_pointer (&self->sides[i].handle, gtk_widget_unparent);
  }
  G_OBJECT_CLASS (obl_desk_parent_class)->dispose (object);
}

static void
obl_desk_class_init (OblDeskClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = obl_desk_get_property;
  object_class->set_property = obl_desk_set_property;
  object_class->dispose = obl_desk_dispose;
  widget_class->measure = obl_desk_measure;
  widget_class->size_allocate = obl_desk_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "desk");

  properties[PROP_START_SHOWN]
      = g_param_spec_boolean ("start-shown", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_END_SHOWN]
      = g_param_spec_boolean ("end-shown", NULL, NULL, FALSE, G_PARAM_READABLE | flags);
  properties[PROP_START_WANTED]
      = g_param_spec_boolean ("start-wanted", NULL, NULL, TRUE, G_PARAM_READWRITE | flags);
  properties[PROP_END_WANTED]
      = g_param_spec_boolean ("end-wanted", NULL, NULL, TRUE, G_PARAM_READWRITE | flags);
  properties[PROP_START_WIDTH]
      = g_param_spec_int ("start-width", NULL, NULL, 0, G_MAXINT, 264, G_PARAM_READWRITE | flags);
  properties[PROP_END_WIDTH]
      = g_param_spec_int ("end-width", NULL, NULL, 0, G_MAXINT, 336, G_PARAM_READWRITE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
obl_desk_init (OblDesk *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->sides[OBL_DESK_START] = (Side){ .wanted = TRUE, .fits = TRUE, .told = -1, .width = 264 };
  self->sides[OBL_DESK_END] = (Side){ .wanted = TRUE, .fits = TRUE, .told = -1, .width = 336 };
  self->shade = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->shade, "shade");
  gtk_widget_set_child_visible (self->shade, FALSE);
  g_signal_connect_swapped (click, "released", G_CALLBACK (obl_desk_uncover), self);
  gtk_widget_add_controller (self->shade, GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_parent (self->shade, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
obl_desk_new (void)
{
  return g_object_new (OBL_TYPE_DESK, NULL);
}

void
obl_desk_set_page (OblDesk *self, GtkWidget *page)
{
  g_assert (self->page == NULL);
  self->page = page;
  gtk_widget_insert_before (page, GTK_WIDGET (self), self->shade);
}

void
obl_desk_set_pane (OblDesk *self, OblDeskSide index, GtkWidget *pane)
{
  Side *side = &self->sides[index];

  g_assert (side->pane == NULL);
  side->pane = pane;
  side->handle = make_handle (self, (int)index);
  gtk_widget_add_css_class (pane, "pane");
  gtk_widget_set_parent (pane, GTK_WIDGET (self));
  gtk_widget_set_parent (side->handle, GTK_WIDGET (self));
  update (self);
}

gboolean
obl_desk_is_shown (OblDesk *self, OblDeskSide index)
{
  return is_shown (&self->sides[index]);
}

void
obl_desk_show (OblDesk *self, OblDeskSide index, gboolean shown)
{
  Side *side = &self->sides[index];
  Side *other = &self->sides[1 - index];

  if (side->fits) {
    side->wanted = shown;
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_START_WANTED + index]);
  } else {
    side->covering = shown;
    other->covering = FALSE;
  }
  update (self);
}

gboolean
obl_desk_uncover (OblDesk *self)
{
  gboolean uncovered = FALSE;

  for (int i = 0; i < 2; i++) {
    Side *side = &self->sides[i];

    uncovered = uncovered || (is_shown (side) && !side->fits);
    side->covering = FALSE;
  }
  update (self);
  return uncovered;
}
