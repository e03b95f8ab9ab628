/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What apply and import share about native records. */
#pragma once

#include "cli/obl-cli.h"
#include "core/record/obl-record.h"

G_BEGIN_DECLS

/* The file, or standard input for "-". */
GInputStream *obl_cli_open_input (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What messages call it. */
char *obl_cli_dup_input_name (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Problems and notes on standard error. */
void obl_cli_say_problems (const OblRecordReport *report);

G_END_DECLS
