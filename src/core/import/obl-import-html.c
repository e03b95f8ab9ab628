/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page reader. */
#define G_LOG_DOMAIN "obl-import-html"

#include "config.h"

#include "core/import/obl-import-private.h"

#include "core/html/obl-html-walk.h"

OblReading *
obl_import_read_html (OblImportInput *input, GError **error)
{
  OblHtmlWalkOptions options = { .base_url = input->url };
  g_autoptr (OblHtmlTree) tree = obl_html_tree_parse (input->utf8, input->n_bytes, error);
  OblReading *reading;

  if (tree == NULL)
    return NULL;
  reading = obl_reading_new ();
  obl_html_walk (obl_html_tree_get_root (tree), &options, reading);
  return reading;
}
