/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Archives for tests, made in memory. */
#pragma once

#include <glib.h>

#include <archive.h>

typedef struct _TestPack TestPack;

/* @format and @filter: libarchive's numbers, ARCHIVE_FORMAT_ZIP and ARCHIVE_FILTER_NONE. */
TestPack *test_pack_new (int format, int filter);
void test_pack_add (TestPack *pack, const char *name, const char *text);
/* @kind: AE_IFREG …; @bytes is where a symbolic link leads. */
void
test_pack_add_entry (TestPack *pack, const char *name, int kind, const char *bytes, gsize n_bytes);
/* Frees @pack; free the result with g_byte_array_unref(). */
GByteArray *test_pack_finish (TestPack *pack);
