/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another annotator's figures on the same article, in the same WebKit and the same run. */
#pragma once

#include "core/base/obl-json-tree.h"
#include "core/model/obl-document.h"
#include "core/model/obl-span.h"

G_BEGIN_DECLS

/* Milliseconds, as bench-view.c has them. */
typedef struct {
  double painted; /* from opening the page to its annotations on the screen */
  double key_median;
  double key_worst;
  double scroll_median;
  double scroll_worst;
} BenchPeer;

/* Shows @document's HTML with @spans annotated by the script at @path, the UMD build of
 * @recogito/text-annotator (the package's dist/text-annotator.umd.js).  @n_keys: annotations that
 * are then added one by one; @n_jumps: scrolls.  Ends the program when that fails. */
void bench_peer_measure (const char *path,
                         const OblDocument *document,
                         const GPtrArray *spans,
                         guint n_keys,
                         guint n_jumps,
                         BenchPeer *figures);

/* A member of what a page has measured; -1: it was not measured. */
double bench_get_number (const OblJsonTree *tree, const char *member);

G_END_DECLS
