/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page's style and scripts come from the program's resources and are given to the user content
 * manager, so they are there in every page from its beginning. */
#define G_LOG_DOMAIN "obl-view-bridge"

#include "config.h"

#include "app/view/obl-view-bridge.h"

#include "app/view/obl-view-style.h"

#define WORLD "obelus"
#define HANDLER "obelus"
#define RESOURCES "/org/obelus/Obelus/page/"

struct _OblViewBridge {
  WebKitWebView *view;
  OblViewMessageFunc func;
  gpointer user_data;
};

/* In the order in which they are run; each uses what the ones before it define. */
static const char *const scripts[]
    = { "text.js",  "marks.js",  "hits.js",  "sketch.js",  "viewport.js", "place.js",  "overlay.js",
        "brush.js", "stamps.js", "sheet.js", "paint.js",   "chips.js",    "margin.js", "fold.js",
        "strip.js", "select.js", "grips.js", "measure.js", "look.js",     "main.js" };

static char *
dup_resource (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  gconstpointer data = NULL;
  gsize n_bytes = 0;

  if (bytes == NULL)
    g_error ("The program is incomplete: %s", error->message);
  data = g_bytes_get_data (bytes, &n_bytes);

  return g_strndup (data, n_bytes);
}

static void
add_style (WebKitUserContentManager *manager)
{
  g_autofree char *reader = dup_resource ("page.css");
  g_autofree char *colors = obl_view_style_new_css ();
  g_autofree char *css = g_strconcat (reader, colors, NULL);
  /* Not at the author's level: there each box that is added costs ten times as much (2.50). */
  WebKitUserStyleSheet *sheet = webkit_user_style_sheet_new (
      css, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_STYLE_LEVEL_USER, NULL, NULL);

  webkit_user_content_manager_add_style_sheet (manager, sheet);
  webkit_user_style_sheet_unref (sheet);
}

static void
add_script (WebKitUserContentManager *manager, const char *name)
{
  g_autofree char *source = dup_resource (name);
  WebKitUserScript *script = webkit_user_script_new_for_world (
      source, WEBKIT_USER_CONTENT_INJECT_TOP_FRAME, WEBKIT_USER_SCRIPT_INJECT_AT_DOCUMENT_END,
      WORLD, NULL, NULL);

  webkit_user_content_manager_add_script (manager, script);
  webkit_user_script_unref (script);
}

static void
message_received_cb (WebKitUserContentManager *manager, JSCValue *value, OblViewBridge *bridge)
{
  g_autofree char *json = jsc_value_to_json (value, 0);

  if (json != NULL)
    bridge->func (json, bridge->user_data);
}

OblViewBridge *
obl_view_bridge_new (WebKitWebView *view, OblViewMessageFunc func, gpointer user_data)
{
  OblViewBridge *bridge = g_new0 (OblViewBridge, 1);
  WebKitUserContentManager *manager = webkit_web_view_get_user_content_manager (view);

  bridge->view = g_object_ref (view);
  bridge->func = func;
  bridge->user_data = user_data;
  add_style (manager);
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    add_script (manager, scripts[i]);
  g_signal_connect (manager, "script-message-received::" HANDLER, G_CALLBACK (message_received_cb),
                    bridge);
  if (!webkit_user_content_manager_register_script_message_handler (manager, HANDLER, WORLD))
    g_warning ("The page cannot be heard");

  return bridge;
}

void
obl_view_bridge_free (OblViewBridge *bridge)
{
  if (bridge == NULL)
    return;
  g_signal_handlers_disconnect_by_data (webkit_web_view_get_user_content_manager (bridge->view),
                                        bridge);
  g_clear_object (&bridge->view);
  g_free (bridge);
}

GVariant *
obl_view_bridge_argument (const char *name, GVariant *value)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert_value (&dict, name, value);

  return g_variant_dict_end (&dict);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);

  if (value == NULL)
    g_debug ("A call into the page failed: %s", error->message);
}

void
obl_view_bridge_run (OblViewBridge *bridge, const char *body, GVariant *arguments)
{
  webkit_web_view_call_async_javascript_function (bridge->view, body, -1, arguments, WORLD, NULL,
                                                  NULL, ran_cb, NULL);
}

/* One call with an answer: whichever comes first, the answer or the end of patience, ends it. */
typedef struct {
  guint timeout;
} Call;

static void
call_free (gpointer data)
{
  Call *call = data;

  g_clear_handle_id (&call->timeout, g_source_remove);
  g_free (call);
}

static gboolean
lost_patience_cb (gpointer user_data)
{
  GTask *task = user_data;
  Call *call = g_task_get_task_data (task);

  call->timeout = 0;
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The page does not answer");

  return G_SOURCE_REMOVE;
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (JSCValue) value = webkit_web_view_call_async_javascript_function_finish (
      WEBKIT_WEB_VIEW (source), result, &error);
  Call *call = g_task_get_task_data (task);

  if (call->timeout == 0) /* too late */
    return;
  g_clear_handle_id (&call->timeout, g_source_remove);
  if (value != NULL)
    g_task_return_pointer (task, g_steal_pointer (&value), g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
obl_view_bridge_call_async (OblViewBridge *bridge,
                            const char *body,
                            GVariant *arguments,
                            guint seconds,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  GTask *task = g_task_new (bridge->view, NULL, callback, user_data);
  Call *call = g_new0 (Call, 1);

  g_task_set_source_tag (task, obl_view_bridge_call_async);
  g_task_set_task_data (task, call, call_free);
  call->timeout = g_timeout_add_seconds (seconds, lost_patience_cb, task);
  webkit_web_view_call_async_javascript_function (bridge->view, body, -1, arguments, WORLD, NULL,
                                                  NULL, called_cb, task);
}

JSCValue *
obl_view_bridge_call_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, obl_view_bridge_call_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
