/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a person likes the window, in GSettings; and the two lists that say where they were. */
#pragma once

#include <gio/gio.h>

#include "app/view/obl-page-look.h"

G_BEGIN_DECLS

/* The settings of the program; NULL, with @error saying what to do, when the installation lacks
 * their description. */
GSettings *obl_settings_new (GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The name that new marks carry: as set, or that of the user account; free with g_free(). */
char *obl_settings_dup_annotator (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* Through what pages from the web are fetched: NULL as the system has it, "none", or an address;
 * free with g_free(). */
char *obl_settings_dup_proxy (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/* How the article should look, in a window that is dark or not, with or without high contrast. */
OblPageLook *
obl_settings_dup_look (GSettings *settings, gboolean dark, gboolean high) G_GNUC_WARN_UNUSED_RESULT;

/* Paths of projects that still exist, the latest first; free with g_strfreev(). */
char **obl_settings_list_recent (GSettings *settings) G_GNUC_WARN_UNUSED_RESULT;
void obl_settings_add_recent (GSettings *settings, const char *path);

/* The id of the article that was open last in the project at @path, or NULL; free with g_free(). */
char *obl_settings_dup_last_article (GSettings *settings,
                                     const char *path) G_GNUC_WARN_UNUSED_RESULT;
void obl_settings_set_last_article (GSettings *settings, const char *path, const char *id);
/* The articles that had tabs in the project at @path; free with g_strfreev(). */
char **obl_settings_list_tabs (GSettings *settings, const char *path) G_GNUC_WARN_UNUSED_RESULT;
void obl_settings_set_tabs (GSettings *settings, const char *path, const char *const *ids);

G_END_DECLS
