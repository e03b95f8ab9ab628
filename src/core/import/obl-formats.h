/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats that articles are read from, by name: what `formats` lists and --format takes.  The
 * readers themselves are in core/read. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  const char *name;  /* "html"; NULL at the end of the list */
  const char *title; /* for people, to be translated: "Web page" */
  gboolean has_many; /* one file can hold more than one article */
} OblFormat;

extern const OblFormat obl_formats[];

/* NULL when there is none of that name. */
const OblFormat *obl_format_find (const char *name);

G_END_DECLS
