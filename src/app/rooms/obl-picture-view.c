/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in sight, and some way around it, is rendered on another thread at the pixels of the screen;
 * until that is there, what was rendered before is shown in its place, however blurred. */
#define G_LOG_DOMAIN "obl-picture-view"

#include "config.h"

#include "app/rooms/obl-picture-view.h"

#include <adwaita.h>
#include <math.h>

#include "app/rooms/obl-picture-view-keys.h"

/* Zoom: pixels to a unit. */
#define MIN_ZOOM 0.2
#define MAX_ZOOM 6.0
#define ZOOM_STEP 1.25
/* How much more than what is in sight is rendered on each side, of its size. */
#define AROUND 0.5
/* Around the mark that stands out. */
#define RING 3.0
/* The desktop's blue; its accent can be asked for from libadwaita 1.6 on. */
#define ACCENT_ON_LIGHT "#1c71d8"
#define ACCENT_ON_DARK "#78aeed"

struct _OblPictureView {
  GtkWidget parent_instance;

  OblDiagram *diagram;
  guint current;
  double wish; /* the zoom that a person chose, 0: to fit */

  GdkTexture *texture;
  graphene_rect_t area; /* what of the picture the texture shows, in its units */
  double texture_scale; /* pixels to a unit */
  GCancellable *rendering;
  graphene_rect_t rendering_area;
  double rendering_scale;

  guint zoom_source;

  GtkAdjustment *adjustments[2]; /* of the scrolled window around it */
};

G_DEFINE_FINAL_TYPE (OblPictureView, obl_picture_view, GTK_TYPE_WIDGET)

enum {
  OPENED,
  ZOOMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Where things are ------------------------------------------------------------------------- */

static GtkWidget *
get_scroller (OblPictureView *self)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
}

double
obl_picture_view_get_zoom (OblPictureView *self)
{
  GtkWidget *scroller;
  double fitting;

  g_return_val_if_fail (OBL_IS_PICTURE_VIEW (self), 1);

  if (self->wish > 0 || self->diagram == NULL)
    return self->wish > 0 ? self->wish : 1;
  scroller = get_scroller (self);
  if (scroller == NULL || gtk_widget_get_width (scroller) == 0)
    return 1;
  fitting = MIN (gtk_widget_get_width (scroller) / self->diagram->width,
                 gtk_widget_get_height (scroller) / self->diagram->height);
  return CLAMP (fitting, MIN_ZOOM, 1);
}

/* The corner of the picture within the widget, which may be larger. */
static graphene_point_t
get_corner (OblPictureView *self)
{
  const double zoom = obl_picture_view_get_zoom (self);
  const double x = (gtk_widget_get_width (GTK_WIDGET (self)) - self->diagram->width * zoom) / 2;
  const double y = (gtk_widget_get_height (GTK_WIDGET (self)) - self->diagram->height * zoom) / 2;

  return GRAPHENE_POINT_INIT ((float)floor (MAX (x, 0)), (float)floor (MAX (y, 0)));
}

static guint
find_mark (OblPictureView *self, double x, double y)
{
  const double zoom = obl_picture_view_get_zoom (self);
  graphene_point_t corner;

  if (self->diagram == NULL)
    return G_MAXUINT;
  corner = get_corner (self);
  return obl_diagram_find_mark (self->diagram, (x - corner.x) / zoom, (y - corner.y) / zoom);
}

/* What of the picture is in sight, in its units. */
static graphene_rect_t
get_sight (OblPictureView *self)
{
  const double zoom = obl_picture_view_get_zoom (self);
  const graphene_point_t corner = get_corner (self);
  GtkWidget *scroller = get_scroller (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double x = 0;
  double y = 0;

  if (scroller != NULL && self->adjustments[0] != NULL) {
    x = gtk_adjustment_get_value (self->adjustments[0]);
    y = gtk_adjustment_get_value (self->adjustments[1]);
    width = MIN (width, gtk_widget_get_width (scroller));
    height = MIN (height, gtk_widget_get_height (scroller));
  }
  return GRAPHENE_RECT_INIT ((float)((x - corner.x) / zoom), (float)((y - corner.y) / zoom),
                             (float)(width / zoom), (float)(height / zoom));
}

/* --- Rendering -------------------------------------------------------------------------------- */

typedef struct {
  OblDiagram *diagram;
  graphene_rect_t area;
  double scale;
  guint width;
  guint height;
} Render;

static void
render_free (gpointer data)
{
  Render *render = data;

  obl_diagram_unref (render->diagram);
  g_free (render);
}

static void
render_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Render *render = task_data;
  GError *error = NULL;
  GBytes *pixels
      = obl_diagram_render (render->diagram, render->area.origin.x, render->area.origin.y,
                            render->width, render->height, render->scale, &error);

  if (pixels != NULL)
    g_task_return_pointer (task, pixels, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
rendered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  OblPictureView *self = OBL_PICTURE_VIEW (source);
  const Render *render = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pixels = g_task_propagate_pointer (G_TASK (result), &error);

  if (pixels == NULL) {
    if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
      g_debug ("Cannot show the picture: %s", error->message);
    return;
  }
  g_clear_object (&self->rendering);
  g_set_object (&self->texture, NULL);
  self->texture = gdk_memory_texture_new ((int)render->width, (int)render->height,
                                          GDK_MEMORY_DEFAULT, pixels, (gsize)render->width * 4);
  self->area = render->area;
  self->texture_scale = render->scale;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stop_rendering (OblPictureView *self)
{
  if (self->rendering != NULL)
    g_cancellable_cancel (self->rendering);
  g_clear_object (&self->rendering);
}

/* The part of the picture that is worth rendering around @sight. */
static graphene_rect_t
get_wanted (OblPictureView *self, const graphene_rect_t *sight)
{
  const graphene_rect_t all
      = GRAPHENE_RECT_INIT (0, 0, (float)self->diagram->width, (float)self->diagram->height);
  graphene_rect_t wanted;

  graphene_rect_inset_r (sight, -sight->size.width * (float)AROUND,
                         -sight->size.height * (float)AROUND, &wanted);
  return graphene_rect_intersection (&wanted, &all, &wanted) ? wanted : all;
}

static gboolean
covers (OblPictureView *self,
        const graphene_rect_t *area,
        double area_scale,
        const graphene_rect_t *sight,
        double scale)
{
  const graphene_rect_t all
      = GRAPHENE_RECT_INIT (0, 0, (float)self->diagram->width, (float)self->diagram->height);
  graphene_rect_t needed;

  if (area_scale < scale - 0.001 || area_scale > scale + 0.001)
    return FALSE;
  return !graphene_rect_intersection (sight, &all, &needed)
         || graphene_rect_contains_rect (area, &needed);
}

static void
ensure_rendered (OblPictureView *self)
{
  const double scale
      = obl_picture_view_get_zoom (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  const graphene_rect_t sight = get_sight (self);
  Render *render;
  GTask *task;

  if (self->texture != NULL && covers (self, &self->area, self->texture_scale, &sight, scale))
    return;
  if (self->rendering != NULL
      && covers (self, &self->rendering_area, self->rendering_scale, &sight, scale))
    return;
  stop_rendering (self);
  self->rendering = g_cancellable_new ();
  self->rendering_area = get_wanted (self, &sight);
  self->rendering_scale = scale;
  render = g_new0 (Render, 1);
  render->diagram = obl_diagram_ref (self->diagram);
  render->area = self->rendering_area;
  render->scale = scale;
  render->width = (guint)MAX (ceil (render->area.size.width * scale), 1);
  render->height = (guint)MAX (ceil (render->area.size.height * scale), 1);
  /* As many units as there are whole pixels. */
  render->area.size.width = (float)(render->width / scale);
  render->area.size.height = (float)(render->height / scale);
  task = g_task_new (self, self->rendering, rendered_cb, NULL);
  g_task_set_source_tag (task, ensure_rendered);
  g_task_set_task_data (task, render, render_free);
  g_task_run_in_thread (task, render_thread);
  g_object_unref (task);
}

/* --- Painting --------------------------------------------------------------------------------- */

static void
trace_mark (cairo_t *cairo, const OblDiagramMark *mark, double zoom)
{
  const double ring = RING / zoom;

  switch (mark->shape) {
  case OBL_DIAGRAM_CIRCLE:
    cairo_arc (cairo, mark->x + mark->width / 2, mark->y + mark->height / 2, mark->width / 2 + ring,
               0, 2 * G_PI);
    break;
  case OBL_DIAGRAM_LINE:
    for (guint i = 0; i < mark->path->len; i++) {
      const OblDiagramPoint *point = &g_array_index (mark->path, OblDiagramPoint, i);

      cairo_line_to (cairo, point->x, point->y);
    }
    break;
  case OBL_DIAGRAM_RECTANGLE:
  default:
    cairo_rectangle (cairo, mark->x - ring, mark->y - ring, mark->width + 2 * ring,
                     mark->height + 2 * ring);
  }
}

/* A ring in the colour of what has the focus, with the page's colour around it. */
static void
paint_current (OblPictureView *self, GtkSnapshot *snapshot, graphene_point_t corner)
{
  const OblDiagramMark *mark = self->diagram->marks->pdata[self->current];
  const double zoom = obl_picture_view_get_zoom (self);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (GTK_WIDGET (self)),
                                            (float)gtk_widget_get_height (GTK_WIDGET (self)));
  GdkRGBA accent;
  cairo_t *cairo;

  gdk_rgba_parse (&accent, adw_style_manager_get_dark (adw_style_manager_get_default ())
                               ? ACCENT_ON_DARK
                               : ACCENT_ON_LIGHT);
  cairo = gtk_snapshot_append_cairo (snapshot, &all);
  cairo_translate (cairo, corner.x, corner.y);
  cairo_scale (cairo, zoom, zoom);
  trace_mark (cairo, mark, zoom);
  cairo_set_line_width (cairo, (mark->shape == OBL_DIAGRAM_LINE ? 6 : 2.5) / zoom);
  gdk_cairo_set_source_rgba (cairo, &accent);
  if (mark->shape == OBL_DIAGRAM_LINE)
    cairo_set_source_rgba (cairo, accent.red, accent.green, accent.blue, 0.5);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

static void
obl_picture_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  OblPictureView *self = OBL_PICTURE_VIEW (widget);
  const double zoom = obl_picture_view_get_zoom (self);
  graphene_point_t corner;

  if (self->diagram == NULL)
    return;
  ensure_rendered (self);
  corner = get_corner (self);
  if (self->texture != NULL) {
    graphene_rect_t place = GRAPHENE_RECT_INIT ((float)(corner.x + self->area.origin.x * zoom),
                                                (float)(corner.y + self->area.origin.y * zoom),
                                                (float)(self->area.size.width * zoom),
                                                (float)(self->area.size.height * zoom));

    gtk_snapshot_append_texture (snapshot, self->texture, &place);
  }
  if (self->current < self->diagram->marks->len)
    paint_current (self, snapshot, corner);
}

static void
obl_picture_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  OblPictureView *self = OBL_PICTURE_VIEW (widget);
  double size = 0;

  /* One that fits takes what there is, and asks for nothing: it would never shrink again. */
  if (self->diagram != NULL && self->wish > 0)
    size = self->wish
           * (orientation == GTK_ORIENTATION_HORIZONTAL ? self->diagram->width
                                                        : self->diagram->height);
  else if (self->diagram != NULL)
    size = MIN_ZOOM
           * (orientation == GTK_ORIENTATION_HORIZONTAL ? self->diagram->width
                                                        : self->diagram->height);
  *minimum = (int)ceil (size);
  *natural = *minimum;
}

/* --- What is chosen --------------------------------------------------------------------------- */

static void
clamp_into (GtkAdjustment *adjustment, double low, double high)
{
  if (adjustment != NULL)
    gtk_adjustment_clamp_page (adjustment, low, high);
}

static void
scroll_to_current (OblPictureView *self)
{
  const OblDiagramMark *mark = self->diagram->marks->pdata[self->current];
  const double zoom = obl_picture_view_get_zoom (self);
  const graphene_point_t corner = get_corner (self);
  double x = mark->x;
  double y = mark->y;
  double width = mark->width;
  double height = mark->height;

  if (mark->path != NULL && mark->path->len > 0) {
    const OblDiagramPoint *middle
        = &g_array_index (mark->path, OblDiagramPoint, mark->path->len / 2);

    x = middle->x;
    y = middle->y;
  }
  clamp_into (self->adjustments[0], corner.x + x * zoom - 24, corner.x + (x + width) * zoom + 24);
  clamp_into (self->adjustments[1], corner.y + y * zoom - 24, corner.y + (y + height) * zoom + 24);
}

static void
describe (OblPictureView *self)
{
  g_autofree char *label = NULL;

  if (self->diagram == NULL)
    return;
  if (self->current < self->diagram->marks->len)
    label = g_strdup (((OblDiagramMark *)self->diagram->marks->pdata[self->current])->title);
  else
    label = g_strdup_printf ("%s: %s", self->diagram->title, self->diagram->summary);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
obl_picture_view_set_current (OblPictureView *self, guint mark)
{
  g_return_if_fail (OBL_IS_PICTURE_VIEW (self));

  if (self->current == mark)
    return;
  self->current = mark;
  if (self->diagram != NULL && mark < self->diagram->marks->len)
    scroll_to_current (self);
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
open_mark (OblPictureView *self, guint mark)
{
  obl_picture_view_set_current (self, mark);
  if (mark != G_MAXUINT)
    g_signal_emit (self, signals[OPENED], 0, mark);
}

static void
released_cb (OblPictureView *self, int n_press, double x, double y)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  open_mark (self, find_mark (self, x, y));
}

static gboolean
query_tooltip_cb (OblPictureView *self, int x, int y, gboolean by_key, GtkTooltip *tooltip)
{
  const guint mark = by_key ? self->current : find_mark (self, x, y);

  if (self->diagram == NULL || mark >= self->diagram->marks->len)
    return FALSE;
  gtk_tooltip_set_text (tooltip, ((OblDiagramMark *)self->diagram->marks->pdata[mark])->title);
  return TRUE;
}

static gboolean
key_pressed_cb (OblPictureView *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint next = self->current;

  if (self->diagram == NULL)
    return GDK_EVENT_PROPAGATE;
  switch (obl_picture_view_read_key (self->diagram, keyval, state, &next)) {
  case OBL_PICTURE_KEY_MOVE:
    obl_picture_view_set_current (self, next);
    return GDK_EVENT_STOP;
  case OBL_PICTURE_KEY_OPEN:
    if (next != G_MAXUINT)
      g_signal_emit (self, signals[OPENED], 0, next);
    return GDK_EVENT_STOP;
  case OBL_PICTURE_KEY_NEARER:
    obl_picture_view_step_zoom (self, 1);
    return GDK_EVENT_STOP;
  case OBL_PICTURE_KEY_FARTHER:
    obl_picture_view_step_zoom (self, -1);
    return GDK_EVENT_STOP;
  case OBL_PICTURE_KEY_FIT:
    obl_picture_view_set_zoom (self, 0);
    return GDK_EVENT_STOP;
  case OBL_PICTURE_KEY_NONE:
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

/* --- Zoom ------------------------------------------------------------------------------------- */

void
obl_picture_view_set_zoom (OblPictureView *self, double zoom)
{
  g_return_if_fail (OBL_IS_PICTURE_VIEW (self));

  self->wish = zoom > 0 ? CLAMP (zoom, MIN_ZOOM, MAX_ZOOM) : 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[ZOOMED], 0);
}

void
obl_picture_view_step_zoom (OblPictureView *self, int direction)
{
  const double zoom = obl_picture_view_get_zoom (self);

  obl_picture_view_set_zoom (self, direction > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  const GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  obl_picture_view_step_zoom (OBL_PICTURE_VIEW (user_data), dy < 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

/* --- The widget ------------------------------------------------------------------------------- */

void
obl_picture_view_set_diagram (OblPictureView *self, OblDiagram *diagram)
{
  g_return_if_fail (OBL_IS_PICTURE_VIEW (self));

  stop_rendering (self);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->diagram, obl_diagram_unref);
  if (diagram != NULL)
    self->diagram = obl_diagram_ref (diagram);
  self->current = G_MAXUINT;
  describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
leave_scroller (OblPictureView *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++) {
    if (self->adjustments[i] != NULL)
      g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
    g_clear_object (&self->adjustments[i]);
  }
}

static void
obl_picture_view_root (GtkWidget *widget)
{
  OblPictureView *self = OBL_PICTURE_VIEW (widget);
  GtkWidget *scroller = get_scroller (self);

  GTK_WIDGET_CLASS (obl_picture_view_parent_class)->root (widget);
  leave_scroller (self);
  if (scroller == NULL)
    return;
  g_set_object (&self->adjustments[0],
                gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)));
  g_set_object (&self->adjustments[1],
                gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    g_signal_connect_swapped (self->adjustments[i], "value-changed",
                              G_CALLBACK (gtk_widget_queue_draw), self);
}

static void
obl_picture_view_unroot (GtkWidget *widget)
{
  leave_scroller (OBL_PICTURE_VIEW (widget));

  GTK_WIDGET_CLASS (obl_picture_view_parent_class)->unroot (widget);
}

static gboolean
tell_zoom_cb (gpointer user_data)
{
  OblPictureView *self = user_data;

  self->zoom_source = 0;
  g_signal_emit (self, signals[ZOOMED], 0);
  return G_SOURCE_REMOVE;
}

/* Who shows the zoom must not ask for another size of the window in the middle of this. */
static void
obl_picture_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OblPictureView *self = OBL_PICTURE_VIEW (widget);

  if (self->wish == 0 && self->zoom_source == 0)
    self->zoom_source = g_idle_add (tell_zoom_cb, self);
}

static void
obl_picture_view_dispose (GObject *object)
{
  OblPictureView *self = OBL_PICTURE_VIEW (object);

  stop_rendering (self);
  g_clear_handle_id (&self->zoom_source, g_source_remove);
  leave_scroller (self);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->diagram, obl_diagram_unref);

  G_OBJECT_CLASS (obl_picture_view_parent_class)->dispose (object);
}

static void
obl_picture_view_class_init (OblPictureViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_picture_view_dispose;
  widget_class->measure = obl_picture_view_measure;
  widget_class->snapshot = obl_picture_view_snapshot;
  widget_class->size_allocate = obl_picture_view_size_allocate;
  widget_class->root = obl_picture_view_root;
  widget_class->unroot = obl_picture_view_unroot;
  signals[OPENED] = g_signal_new ("opened", OBL_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ZOOMED] = g_signal_new ("zoomed", OBL_TYPE_PICTURE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "pictureview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
obl_picture_view_init (OblPictureView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->current = G_MAXUINT;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

GtkWidget *
obl_picture_view_new (void)
{
  return g_object_new (OBL_TYPE_PICTURE_VIEW, NULL);
}
