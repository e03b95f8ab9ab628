/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the programs ask of the readers, which work in a process of their own. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What to do with an article that was found. */
typedef enum {
  OBL_READ_FULL,
  OBL_READ_REDUCED, /* its words alone: reading it in full has failed before */
  OBL_READ_SKIP,    /* it is known, or it has failed for good */
  OBL_READ_STOP,    /* nothing more is wanted */
} OblReadChoice;

typedef struct {
  const char *name;   /* of the file, for people; UTF-8 */
  const char *format; /* of the file itself; NULL or "auto": by content */
  const char *url;    /* where it came from, or NULL */
  const char *charset;
  const char *media_type; /* as a transport told it, or NULL */
  gint64 retrieved;       /* 0: not from the web */
  guint64 n_bytes;        /* the file's size; what it may unpack to grows with it */
  const char *mapping;    /* fields of a table or of JSON lines, or NULL for a guess */
  const char *mappings;   /* such as were used before, a line each: the first that fits is taken */
  gboolean splits_books;  /* a document per chapter */
  gboolean is_whole_page; /* no part of a page is taken for furniture */
} OblReadOptions;

G_END_DECLS
