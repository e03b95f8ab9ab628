/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nearest in a direction: what lies aside counts more than twice what lies ahead. */
#define G_LOG_DOMAIN "obl-picture-view"

#include "config.h"

#include <math.h>

#include "app/rooms/obl-picture-view-keys.h"

#define ASIDE 2.2

static OblDiagramPoint
get_middle (const OblDiagramMark *mark)
{
  if (mark->path != NULL && mark->path->len > 0)
    return g_array_index (mark->path, OblDiagramPoint, mark->path->len / 2);
  return (OblDiagramPoint){ mark->x + mark->width / 2, mark->y + mark->height / 2 };
}

/* The mark to go to by (@dx, @dy), one of which is 0; @from itself when there is none. */
static guint
find_towards (const OblDiagram *diagram, guint from, int dx, int dy)
{
  const OblDiagramPoint start = get_middle (diagram->marks->pdata[from]);
  double best = INFINITY;
  guint found = from;

  for (guint i = 0; i < diagram->marks->len; i++) {
    const OblDiagramPoint at = get_middle (diagram->marks->pdata[i]);
    const double ahead = (at.x - start.x) * dx + (at.y - start.y) * dy;
    const double aside = fabs (dx != 0 ? at.y - start.y : at.x - start.x);
    const double distance = ahead + ASIDE * aside;

    if (i != from && ahead > 0.5 && distance < best) {
      best = distance;
      found = i;
    }
  }
  return found;
}

static OblPictureKey
move (const OblDiagram *diagram, guint *mark, int dx, int dy)
{
  if (diagram->marks->len == 0)
    return OBL_PICTURE_KEY_NONE;
  *mark = *mark >= diagram->marks->len ? 0 : find_towards (diagram, *mark, dx, dy);
  return OBL_PICTURE_KEY_MOVE;
}

/* Behind the last mark, and before the first one, the key goes on to what is beside the picture. */
static OblPictureKey
step (const OblDiagram *diagram, guint *mark, int direction)
{
  const guint n = diagram->marks->len;

  if (*mark >= n) {
    if (n == 0 || direction < 0)
      return OBL_PICTURE_KEY_NONE;
    *mark = 0;
    return OBL_PICTURE_KEY_MOVE;
  }
  if ((direction > 0 && *mark + 1 >= n) || (direction < 0 && *mark == 0))
    return OBL_PICTURE_KEY_NONE;
  *mark += (guint)direction;
  return OBL_PICTURE_KEY_MOVE;
}

OblPictureKey
obl_picture_view_read_key (const OblDiagram *diagram,
                           guint keyval,
                           GdkModifierType state,
                           guint *mark)
{
  if ((state & (GDK_ALT_MASK | GDK_SUPER_MASK | GDK_CONTROL_MASK)) != 0)
    return OBL_PICTURE_KEY_NONE;
  switch (keyval) {
  case GDK_KEY_Right:
    return move (diagram, mark, 1, 0);
  case GDK_KEY_Left:
    return move (diagram, mark, -1, 0);
  case GDK_KEY_Down:
    return move (diagram, mark, 0, 1);
  case GDK_KEY_Up:
    return move (diagram, mark, 0, -1);
  case GDK_KEY_Tab:
    return step (diagram, mark, 1);
  case GDK_KEY_ISO_Left_Tab:
    return step (diagram, mark, -1);
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_space:
    return OBL_PICTURE_KEY_OPEN;
  case GDK_KEY_plus:
  case GDK_KEY_equal:
  case GDK_KEY_KP_Add:
    return OBL_PICTURE_KEY_NEARER;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    return OBL_PICTURE_KEY_FARTHER;
  case GDK_KEY_0:
  case GDK_KEY_KP_0:
    return OBL_PICTURE_KEY_FIT;
  default:
    return OBL_PICTURE_KEY_NONE;
  }
}
