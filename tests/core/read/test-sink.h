/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sink for tests of readers: keeps what they find. */
#pragma once

#include "core/read/obl-read.h"

typedef struct {
  GPtrArray *documents; /* OblDocument */
  GPtrArray *refused;   /* char *: the messages */
  GPtrArray *offered;   /* char *: the names */
  GPtrArray *passed_on; /* char *: "name: format" */
  GPtrArray *noted;     /* char *: "name: mapping" */
  OblReadChoice choice; /* the answer to every offer */
} TestFound;

/* Reads @bytes as a file of the name options->name.  The error of a file that is refused as a whole
 * is in found->refused too. */
TestFound *test_read (const void *bytes, gsize n_bytes, const OblReadOptions *options);
/* The same with a choice other than OBL_READ_FULL. */
TestFound *test_read_as (const void *bytes,
                         gsize n_bytes,
                         const OblReadOptions *options,
                         OblReadChoice choice);
/* The only document; aborts the test, printing what was refused, when there is none or more. */
OblDocument *test_found_get_only (TestFound *found);
/* The text of the blocks of one role, joined by "|"; free with g_free(). */
char *test_dup_role (const OblDocument *document, OblBlockRole role);
void test_found_free (TestFound *found);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestFound, test_found_free)
