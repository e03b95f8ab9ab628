/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts in one line, "Northern Wire · 14 March 2025 · en", in this order whatever the direction in
 * which each of them is written. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Adds @fact to what stands in @line; NULL or nothing adds nothing. */
void obl_facts_append (GString *line, const char *fact);

G_END_DECLS
