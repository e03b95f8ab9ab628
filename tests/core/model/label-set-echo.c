/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a label set on standard input and writes it back as Obelus does, for test-label-set-schema;
 * a refused one gives exit status 1 and the message. */
#include "config.h"

#include <stdio.h>

#include <glib.h>

#include "core/model/obl-label-set.h"

int
main (void)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (fileno (stdin));
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (OblLabelSet) set = NULL;
  g_autoptr (GError) error = NULL;
  gsize n_bytes = 0;

  g_io_channel_set_encoding (input, NULL, NULL);
  if (g_io_channel_read_to_end (input, &json, &n_bytes, &error) == G_IO_STATUS_NORMAL)
    set = obl_label_set_parse (json, (gssize)n_bytes, &error);
  if (set == NULL) {
    fprintf (stderr, "%s\n", error != NULL ? error->message : "nothing to read");
    return 1;
  }
  again = obl_label_set_to_json (set);
  puts (again);

  return 0;
}
