/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Label sets: any bytes are refused with an error or make a set that is written and read back
 * equal. */
#include "config.h"

#include <glib.h>

#include "core/model/obl-label-set.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (OblLabelSet) set = NULL;
  g_autoptr (OblLabelSet) again = NULL;
  g_autofree char *json = NULL;
  g_autofree char *json_again = NULL;

  if (n_bytes > 64 * 1024)
    return 0;
  set = obl_label_set_parse ((const char *)bytes, (gssize)n_bytes, &error);
  if (set == NULL) {
    g_assert_nonnull (error);
    return 0;
  }
  json = obl_label_set_to_json (set);
  again = obl_label_set_parse (json, -1, &error);
  g_assert_no_error (error);
  json_again = obl_label_set_to_json (again);
  g_assert_cmpstr (json, ==, json_again);

  return 0;
}
