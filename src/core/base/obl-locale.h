/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The person's language, for both programs. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Once, at the start of a program.  Translations are looked for where they were installed, or where
 * OBELUS_LOCALE_DIR says, so that a program that was moved or not installed finds them, too. */
void obl_locale_init (void);

G_END_DECLS
