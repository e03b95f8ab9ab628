/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four widgets in a row whose places depend on its width alone. */
#define G_LOG_DOMAIN "obl-hit-row"

#include "config.h"

#include "app/rooms/obl-hit-row.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "app/panes/obl-look.h"
#include "app/widgets/obl-tip.h"

#define MARGIN 9
#define GAP 6
#define SOURCE_WIDTH 220
/* Of a row that has room for where a line comes from. */
#define WIDE 820
/* Where the hit begins, in the room for the line. */
#define NODE_SHARE 0.42

#define LEFT_TO_RIGHT_MARK "\xe2\x80\x8e"
#define RIGHT_TO_LEFT_MARK "\xe2\x80\x8f"

struct _OblHitRow {
  GtkWidget parent_instance;

  GtkWidget *check;
  GtkWidget *left;   /* what ends at the hit */
  GtkWidget *right;  /* what begins with it */
  GtkWidget *source; /* label, publisher, date */
  OblHitItem *item;
  gulong tick_id;
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (OblHitRow, obl_hit_row, GTK_TYPE_WIDGET)

enum {
  TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- Places ----------------------------------------------------------------------------------- */

static void
obl_hit_row_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  OblHitRow *self = OBL_HIT_ROW (widget);
  GtkWidget *const parts[] = { self->check, self->left, self->right, self->source };

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 300;
    *natural = 900;
    return;
  }
  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    int height = 0;

    gtk_widget_measure (parts[i], orientation, -1, NULL, &height, NULL, NULL);
    *minimum = *natural = MAX (*natural, height);
  }
}

static void
place (GtkWidget *part, int x, int width, int height)
{
  int natural = 0;

  gtk_widget_measure (part, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  natural = MIN (natural, height);
  gtk_widget_size_allocate (part, &(GtkAllocation){ x, (height - natural) / 2, width, natural },
                            -1);
}

/* As wide as its words, or as the room that there is. */
static int
measure_words (GtkWidget *label, int room)
{
  int minimum = 0;
  int natural = 0;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, room));
}

static void
obl_hit_row_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  OblHitRow *self = OBL_HIT_ROW (widget);
  const gboolean is_wide = width >= WIDE;
  int check = measure_words (self->check, width);
  int start = MARGIN + check + GAP;
  int end = width - MARGIN - (is_wide ? SOURCE_WIDTH + 2 * GAP : 0);
  int node = start + (int)((end - start) * NODE_SHARE);
  int left = measure_words (self->left, node - start - GAP / 2);

  place (self->check, MARGIN, check, height);
  place (self->left, node - GAP / 2 - left, left, height);
  place (self->right, node, measure_words (self->right, end - node), height);
  gtk_widget_set_child_visible (self->source, is_wide);
  if (is_wide)
    place (self->source, width - MARGIN - SOURCE_WIDTH, SOURCE_WIDTH, height);
}

/* --- Words ------------------------------------------------------------------------------------ */

/* On one line. */
static char *
dup_line (const char *text)
{
  return g_strdelimit (g_strdup (text), "\n\r\t", ' ');
}

/* 1: from left to right, -1: from right to left, 0: no letter tells. */
static int
get_direction (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    if (!g_unichar_isalpha (c))
      continue;
    switch ((int)g_unichar_get_script (c)) {
    case G_UNICODE_SCRIPT_ARABIC:
    case G_UNICODE_SCRIPT_HEBREW:
    case G_UNICODE_SCRIPT_SYRIAC:
    case G_UNICODE_SCRIPT_THAANA:
    case G_UNICODE_SCRIPT_NKO:
      return -1;
    default:
      return 1;
    }
  }
  return 0;
}

static gboolean
is_right_to_left (const OblSearchHit *hit)
{
  int direction = get_direction (hit->match);

  return (direction != 0 ? direction : get_direction (hit->before)) < 0;
}

/* Strong from @start to @end, in bytes. */
static void
emphasise (GtkWidget *label, gsize start, gsize end)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

  bold->start_index = (guint)start;
  bold->end_index = (guint)end;
  pango_attr_list_insert (attributes, bold);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
show_words (OblHitRow *self, const OblSearchHit *hit)
{
  const gboolean mirrored = is_right_to_left (hit);
  const char *sign = mirrored ? RIGHT_TO_LEFT_MARK : LEFT_TO_RIGHT_MARK;
  g_autofree char *before = dup_line (hit->before);
  g_autofree char *match = dup_line (hit->match);
  g_autofree char *after = dup_line (hit->after);
  g_autofree char *outer = g_strconcat (sign, mirrored ? after : before, sign, NULL);
  g_autofree char *inner = mirrored ? g_strconcat (sign, before, match, sign, NULL)
                                    : g_strconcat (sign, match, after, sign, NULL);
  gsize start = strlen (sign) + (mirrored ? strlen (before) : 0);

  /* The far ends are cut off: behind the words of a mirrored line, before those of another. */
  gtk_label_set_ellipsize (GTK_LABEL (self->left),
                           mirrored ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_START);
  gtk_label_set_ellipsize (GTK_LABEL (self->right),
                           mirrored ? PANGO_ELLIPSIZE_START : PANGO_ELLIPSIZE_END);
  gtk_label_set_text (GTK_LABEL (self->left), outer);
  gtk_label_set_text (GTK_LABEL (self->right), inner);
  emphasise (self->right, start, start + strlen (match));
}

static void
show_source (OblHitRow *self, const OblSearchHit *hit, const char *title)
{
  GString *source = g_string_new (title);
  g_autofree char *date = hit->published == NULL ? NULL : obl_look_date (hit->published);
  const char *const parts[] = { hit->publisher, date };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++) {
    if (parts[i] == NULL || *parts[i] == '\0')
      continue;
    if (source->len > 0)
      g_string_append (source, " · ");
    /* Each keeps its own direction. */
    g_string_append_printf (source, "\xe2\x81\xa8%s\xe2\x81\xa9", parts[i]);
  }
  gtk_label_set_text (GTK_LABEL (self->source), source->str);
  gtk_widget_set_visible (self->source, source->len > 0);
  g_string_free (source, TRUE);
}

/* --- Ticks ------------------------------------------------------------------------------------ */

static void
show_tick (OblHitRow *self)
{
  self->is_showing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check),
                               self->item != NULL && obl_hit_item_is_ticked (self->item));
  self->is_showing = FALSE;
}

static void
toggled_cb (OblHitRow *self)
{
  if (!self->is_showing && self->item != NULL)
    g_signal_emit (self, signals[TICKED], 0,
                   gtk_check_button_get_active (GTK_CHECK_BUTTON (self->check)));
}

void
obl_hit_row_show (OblHitRow *self, OblHitItem *item, const char *title)
{
  const OblSearchHit *hit = obl_hit_item_get (item);
  g_autofree char *line = NULL;
  g_autofree char *whole = g_strconcat (hit->before, hit->match, hit->after, NULL);

  obl_hit_row_clear (self);
  self->item = g_object_ref (item);
  self->tick_id
      = g_signal_connect_swapped (item, "notify::is-ticked", G_CALLBACK (show_tick), self);
  show_words (self, hit);
  show_source (self, hit, title);
  show_tick (self);
  line = dup_line (whole);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, line,
                                  -1);
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (self))),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, line, -1);
  obl_tip_set (GTK_WIDGET (self), hit->document_title);
}

void
obl_hit_row_clear (OblHitRow *self)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->tick_id, self->item);
  g_clear_object (&self->item);
}

OblHitItem *
obl_hit_row_get_item (OblHitRow *self)
{
  return self->item;
}

static void
obl_hit_row_dispose (GObject *object)
{
  OblHitRow *self = OBL_HIT_ROW (object);

  obl_hit_row_clear (self);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->left, gtk_widget_unparent);
  g_clear_pointer (&self->right, gtk_widget_unparent);
  g_clear_pointer (&self->source, gtk_widget_unparent);

  G_OBJECT_CLASS (obl_hit_row_parent_class)->dispose (object);
}

static void
obl_hit_row_class_init (OblHitRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = obl_hit_row_dispose;
  widget_class->measure = obl_hit_row_measure;
  widget_class->size_allocate = obl_hit_row_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "hit");
  signals[TICKED] = g_signal_new ("ticked", OBL_TYPE_HIT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
obl_hit_row_init (OblHitRow *self)
{
  self->check = gtk_check_button_new ();
  self->left = gtk_label_new (NULL);
  self->right = gtk_label_new (NULL);
  self->source = gtk_label_new (NULL);
  gtk_widget_set_focusable (self->check, FALSE);
  gtk_label_set_xalign (GTK_LABEL (self->source), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->source), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->source, "dim-label");
  gtk_widget_add_css_class (self->source, "caption");
  gtk_widget_set_parent (self->check, GTK_WIDGET (self));
  gtk_widget_set_parent (self->left, GTK_WIDGET (self));
  gtk_widget_set_parent (self->right, GTK_WIDGET (self));
  gtk_widget_set_parent (self->source, GTK_WIDGET (self));
  /* Lines of both directions stand in one list: their places do not depend on the reader's. */
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
}

GtkWidget *
obl_hit_row_new (void)
{
  return g_object_new (OBL_TYPE_HIT_ROW, NULL);
}
