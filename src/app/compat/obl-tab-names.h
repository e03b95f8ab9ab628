/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tabs that a screen reader can tell: libadwaita before 1.4 gives those of its bar no role and no
 * name. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* In the reader's language. */
typedef struct {
  const char *list;
  const char *close; /* the button of a tab */
} OblTabNames;

/* Once, when a bar shows @view and there are no pages yet. */
void obl_tab_names_prepare (AdwTabView *view);
/* After pages came, went, were named or chosen. */
void obl_tab_names_update (AdwTabBar *bar, const OblTabNames *names);

G_END_DECLS
