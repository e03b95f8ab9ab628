/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keeps the one reference a pane has to the session, and a signal group on it.
 *
 * Panes and rows are AdwBins, whose dispose lets go of the child that their template made; asking for
 * gtk_widget_dispose_template() as well would unparent that child twice. */
#define G_LOG_DOMAIN "obl-pane"

#include "config.h"

#include "app/panes/obl-pane.h"

typedef struct {
  OblSession *session;
  GSignalGroup *signals;
} OblPanePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (OblPane, obl_pane, ADW_TYPE_BIN)

enum {
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
obl_pane_dispose (GObject *object)
{
  OblPane *self = OBL_PANE (object);
  OblPanePrivate *private = obl_pane_get_instance_private (self);

  obl_pane_set_session (self, NULL);
  g_clear_object (&private->signals);

  G_OBJECT_CLASS (obl_pane_parent_class)->dispose (object);
}

static void
obl_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, obl_pane_get_session (OBL_PANE (object)));
}

static void
obl_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  obl_pane_set_session (OBL_PANE (object), g_value_get_object (value));
}

static void
obl_pane_class_init (OblPaneClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->dispose = obl_pane_dispose;
  object_class->get_property = obl_pane_get_property;
  object_class->set_property = obl_pane_set_property;

  properties[PROP_SESSION]
      = g_param_spec_object ("session", NULL, NULL, OBL_TYPE_SESSION,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
obl_pane_init (OblPane *self)
{
  OblPanePrivate *private = obl_pane_get_instance_private (self);

  private->signals = g_signal_group_new (OBL_TYPE_SESSION);
}

OblSession *
obl_pane_get_session (OblPane *self)
{
  OblPanePrivate *private = obl_pane_get_instance_private (self);

  g_return_val_if_fail (OBL_IS_PANE (self), NULL);

  return private->session;
}

void
obl_pane_set_session (OblPane *self, OblSession *session)
{
  OblPanePrivate *private = obl_pane_get_instance_private (self);
  OblPaneClass *class = OBL_PANE_GET_CLASS (self);

  g_return_if_fail (OBL_IS_PANE (self));
  g_return_if_fail (session == NULL || OBL_IS_SESSION (session));

  if (private->session == session)
    return;
  if (private->session != NULL && class->leave != NULL)
    class->leave (self);
  g_set_object (&private->session, session);
  g_signal_group_set_target (private->signals, session);
  /* Panes inside this one are bound to the property, and have to have the session before it. */
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
  class->refresh (self);
}

void
obl_pane_watch (OblPane *self, const char *signal, GCallback callback)
{
  OblPanePrivate *private = obl_pane_get_instance_private (self);

  g_return_if_fail (OBL_IS_PANE (self));

  g_signal_group_connect_swapped (private->signals, signal, callback, self);
}
