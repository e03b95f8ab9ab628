/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What WebKit's processes have worked, which other programs on the machine disturb less than the
 * time that has passed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Milliseconds of all threads of the web processes that this program has started and that still
 * run. */
double bench_cpu_of_web (void);

G_END_DECLS
