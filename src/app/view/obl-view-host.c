/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Four locks, each enough for most attacks and all different in kind:
 *   - scripts in the page's markup are not run (enable-javascript-markup is off; our own script
 *     world does not need it);
 *   - the page comes with a policy that allows no source whatever, but for pictures out of the
 *     project (obl-view-page.c, obl-view-pictures.c);
 *   - every navigation but the load that we began is denied;
 *   - the network session's proxy is of a kind that does not exist, so whatever still asks for a
 *     connection fails within this machine.  WebKit connects ahead of a navigation that is denied
 *     a moment later; only this lock stops that (tests/page/test-hostile.c).
 * WebKit's own sandbox around the process is the fifth; it is always on. */
#define G_LOG_DOMAIN "obl-view-host"

#include "config.h"

#include "app/view/obl-view-host.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#define NO_PROXY_AT_ALL "obelus-nowhere://nowhere"

/* Every load has an address of its own, which no page can guess. */
#define ADDRESS "obelus-page:/"

struct _OblViewHost {
  WebKitWebView *view;
  char *expected; /* the address of the load that we began; NULL once it was let through */
};

/* WebKit (2.46 and later) paints by OpenGL even where Mesa's llvmpipe draws that: a jump in a dense
 * article then takes a third longer than when the processor paints it directly.  A card that can be
 * drawn with has a render node. */
void
obl_view_host_choose_painter (void)
{
  g_autoptr (GDir) cards = g_dir_open ("/dev/dri", 0, NULL);
  const char *name = NULL;

  while (cards != NULL && (name = g_dir_read_name (cards)) != NULL)
    if (g_str_has_prefix (name, "render"))
      return;
  g_setenv ("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1", FALSE);
}

static WebKitSettings *
new_settings (void)
{
  return WEBKIT_SETTINGS (g_object_new (
      WEBKIT_TYPE_SETTINGS, "enable-javascript", TRUE, /* our own world needs it */
      "enable-javascript-markup", FALSE, "enable-caret-browsing", TRUE, "enable-media", FALSE,
      "enable-media-stream", FALSE, "enable-mediasource", FALSE, "enable-encrypted-media", FALSE,
      "enable-webaudio", FALSE, "enable-webgl", FALSE, "enable-webrtc", FALSE,
      "enable-html5-database", FALSE, "enable-html5-local-storage", FALSE, "enable-page-cache",
      FALSE, "enable-fullscreen", FALSE, "enable-tabs-to-links", FALSE,
      "enable-resizable-text-areas", FALSE, "enable-back-forward-navigation-gestures", FALSE,
      "enable-developer-extras", FALSE, "enable-site-specific-quirks", FALSE, "allow-modal-dialogs",
      FALSE, "javascript-can-access-clipboard", FALSE, "javascript-can-open-windows-automatically",
      FALSE, "default-charset", "utf-8", NULL));
}

static WebKitNetworkSession *
new_network_session (void)
{
  WebKitNetworkSession *session = webkit_network_session_new_ephemeral ();
  WebKitNetworkProxySettings *nowhere = webkit_network_proxy_settings_new (NO_PROXY_AT_ALL, NULL);

  webkit_network_session_set_proxy_settings (session, WEBKIT_NETWORK_PROXY_MODE_CUSTOM, nowhere);
  webkit_network_proxy_settings_free (nowhere);

  return session;
}

static gboolean
decide_policy_cb (WebKitWebView *view,
                  WebKitPolicyDecision *decision,
                  WebKitPolicyDecisionType type,
                  OblViewHost *host)
{
  WebKitNavigationAction *action = NULL;
  const char *address = NULL;

  if (type == WEBKIT_POLICY_DECISION_TYPE_NAVIGATION_ACTION) {
    action = webkit_navigation_policy_decision_get_navigation_action (
        WEBKIT_NAVIGATION_POLICY_DECISION (decision));
    address = webkit_uri_request_get_uri (webkit_navigation_action_get_request (action));
  }
  if (address != NULL && g_strcmp0 (address, host->expected) == 0) {
    g_clear_pointer (&host->expected, g_free);
    webkit_policy_decision_use (decision);
  } else {
    webkit_policy_decision_ignore (decision);
  }

  return TRUE;
}

static void
download_started_cb (WebKitNetworkSession *session, WebKitDownload *download, gpointer user_data)
{
  webkit_download_cancel (download);
}

static gboolean
deny_permission_cb (WebKitWebView *view, WebKitPermissionRequest *request, gpointer user_data)
{
  webkit_permission_request_deny (request);
  return TRUE;
}

static GtkWidget *
deny_window_cb (WebKitWebView *view, WebKitNavigationAction *action, gpointer user_data)
{
  return NULL;
}

/* Says that a signal with one object is dealt with, and so keeps WebKit from its own answer: a
 * dialog, a file chooser, a notification, the print dialog, a menu. */
static gboolean
swallow_cb (WebKitWebView *view, gpointer object, gpointer user_data)
{
  return TRUE;
}

static gboolean
swallow_menu_cb (WebKitWebView *view,
                 WebKitContextMenu *menu,
                 WebKitHitTestResult *result,
                 gpointer user_data)
{
  return TRUE;
}

/* A file dropped on the article is dropped on the window, which imports it.  WebKit's own target has
 * to go: told to take no part, it still hears that something came, and answers when all is over. */
static void
leave_drops_to_window (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = g_list_model_get_n_items (controllers); i > 0; i--) {
    g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i - 1);

    if (GTK_IS_DROP_TARGET_ASYNC (controller) || GTK_IS_DROP_TARGET (controller))
      gtk_widget_remove_controller (widget, controller);
  }
}

OblViewHost *
obl_view_host_new (void)
{
  OblViewHost *host = g_new0 (OblViewHost, 1);
  g_autoptr (WebKitSettings) settings = new_settings ();
  g_autoptr (WebKitNetworkSession) session = new_network_session ();
  static const char *const swallowed[]
      = { "authenticate",     "print",         "run-color-chooser",
          "run-file-chooser", "script-dialog", "show-notification" };

  host->view = g_object_ref_sink (g_object_new (WEBKIT_TYPE_WEB_VIEW, "settings", settings,
                                                "network-session", session, "accessible-role",
                                                GTK_ACCESSIBLE_ROLE_DOCUMENT, NULL));
  gtk_accessible_update_property (GTK_ACCESSIBLE (host->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"), -1);
  g_signal_connect (session, "download-started", G_CALLBACK (download_started_cb), NULL);
  g_signal_connect (host->view, "decide-policy", G_CALLBACK (decide_policy_cb), host);
  g_signal_connect (host->view, "permission-request", G_CALLBACK (deny_permission_cb), NULL);
  g_signal_connect (host->view, "create", G_CALLBACK (deny_window_cb), NULL);
  g_signal_connect (host->view, "context-menu", G_CALLBACK (swallow_menu_cb), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (swallowed); i++)
    g_signal_connect (host->view, swallowed[i], G_CALLBACK (swallow_cb), NULL);
  leave_drops_to_window (GTK_WIDGET (host->view));

  return host;
}

void
obl_view_host_free (OblViewHost *host)
{
  if (host == NULL)
    return;
  if (host->view != NULL)
    g_signal_handlers_disconnect_by_data (host->view, host);
  g_clear_object (&host->view);
  g_free (host->expected);
  g_free (host);
}

WebKitWebView *
obl_view_host_get_web_view (OblViewHost *host)
{
  return host->view;
}

void
obl_view_host_load (OblViewHost *host, const char *html)
{
  g_autofree char *secret = g_uuid_string_random ();

  g_free (host->expected);
  host->expected = g_strconcat (ADDRESS, secret, NULL);
  webkit_web_view_load_html (host->view, html, host->expected);
}
