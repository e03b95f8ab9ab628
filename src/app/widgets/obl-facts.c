/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each fact is isolated as Unicode's bidirectional algorithm has it, or an Arabic one would turn the
 * numbers beside it round. */
#define G_LOG_DOMAIN "obl-facts"

#include "config.h"

#include "app/widgets/obl-facts.h"

#define FIRST_STRONG_ISOLATE 0x2068
#define POP_DIRECTIONAL_ISOLATE 0x2069

void
obl_facts_append (GString *line, const char *fact)
{
  if (fact == NULL || *fact == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append_unichar (line, FIRST_STRONG_ISOLATE);
  g_string_append (line, fact);
  g_string_append_unichar (line, POP_DIRECTIONAL_ISOLATE);
}
