/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands of obelusctl share: reading their arguments, opening the project, and saying
 * what went wrong.  Data goes to standard output and is UTF-8 whatever the locale; everything a
 * person should know besides goes to standard error. */
#pragma once

#include <gio/gio.h>

#include "core/base/obl-json.h"
#include "core/store/obl-store.h"

G_BEGIN_DECLS

typedef enum {
  OBL_EXIT_DONE = 0,
  OBL_EXIT_FAILED = 1, /* or partly failed */
  OBL_EXIT_USAGE = 2,
} OblExit;

typedef struct _OblCommand OblCommand;

struct _OblCommand {
  const char *name;
  const char *arguments;   /* translatable: "PROJECT PATH…"; or NULL */
  const char *summary;     /* translatable, one line */
  const char *description; /* translatable: what --json gives, examples; or NULL */
  OblExit (*run) (const OblCommand *command, int argc, char **argv);
};

/* All of them in the order of the help, ended by one without a name. */
extern const OblCommand obl_commands[];

OblExit obl_cli_run_new (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_import (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_list (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_show (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_propose (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_roles (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_labels (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_reread (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_apply (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_search (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_find (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_names (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_entities (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_knowledge (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_carry (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_review (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_claims (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_propositions (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_assess (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_undo (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_redo (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_history (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_picture (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_export (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_formats (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_stats (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_check (const OblCommand *command, int argc, char **argv);
OblExit obl_cli_run_backup (const OblCommand *command, int argc, char **argv);

/* --- Arguments -------------------------------------------------------------------------------- */

/* What stands on the command line besides options: file names in the file system's encoding. */
typedef char **OblArguments;

/* Reads options into what @entries (or NULL) point at, and gives the other arguments, from @min to
 * @max of them; NULL after having said what is wrong. */
OblArguments obl_cli_parse (const OblCommand *command,
                            const GOptionEntry *entries,
                            int argc,
                            char **argv,
                            guint min,
                            guint max) G_GNUC_WARN_UNUSED_RESULT;
/* Says what is wrong and where help is; gives OBL_EXIT_USAGE. */
OblExit obl_cli_usage (const OblCommand *command, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* --annotator, else $OBELUS_ANNOTATOR, else the user's name. */
char *obl_cli_dup_annotator (const char *option) G_GNUC_WARN_UNUSED_RESULT;

/* --- Messages and output ---------------------------------------------------------------------- */

/* "obelusctl: …" on standard error. */
void obl_cli_say (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* Says and frees @error; gives OBL_EXIT_FAILED. */
OblExit obl_cli_fail (GError *error);
/* A line of text for people on standard output. */
void obl_cli_print (const char *format, ...) G_GNUC_PRINTF (1, 2);
/* @text without what a terminal would obey: control characters become spaces. */
char *obl_cli_dup_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Bytes to standard output as they are. */
void obl_cli_write (const char *bytes, gsize n_bytes);
/* Sees to it that all output arrived; @status if it did. */
OblExit obl_cli_finish (OblExit status);

/* --- Projects --------------------------------------------------------------------------------- */

/* NULL after having said why. */
OblStore *obl_cli_open (const char *path, OblStoreMode mode) G_GNUC_WARN_UNUSED_RESULT;
/* The entity of that id, or of that name when no other has it. */
OblEntity *
obl_cli_find_entity (OblStore *store, const char *wanted, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The documents that @names name, each once; all when it is NULL; OblId. */
GArray *
obl_cli_choose_documents (OblStore *store, char **names, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
