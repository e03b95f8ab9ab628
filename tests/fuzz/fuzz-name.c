/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a name: its keys are made, are keys of themselves, and compare both ways alike. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "core/text/obl-name-key.h"
#include "core/text/obl-name-match.h"
#include "fuzz.h"

static void
check_trimmed (const char *text)
{
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (*text == '\0' || (*text != ' ' && text[strlen (text) - 1] != ' '));
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t n_bytes)
{
  const size_t half = n_bytes / 2;
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *key = NULL;
  g_autofree char *skeleton = NULL;
  g_autofree char *fingerprint = NULL;
  double value;

  if (n_bytes > 4096)
    return 0;
  name = g_utf8_make_valid ((const char *)bytes, (gssize)half);
  other = g_utf8_make_valid ((const char *)bytes + half, (gssize)(n_bytes - half));
  folded = obl_name_fold (name);
  key = obl_name_key (name);
  skeleton = obl_name_skeleton (key);
  fingerprint = obl_name_fingerprint (skeleton);
  check_trimmed (folded);
  check_trimmed (key);
  check_trimmed (skeleton);
  g_assert_true (*key == '\0' || *fingerprint != '\0');
  value = obl_name_similarity (name, other);
  g_assert_true (value >= 0 && value <= 1);
  g_assert_true (fabs (value - obl_name_similarity (other, name)) < 1e-9);
  g_assert_true (obl_name_similarity (name, name) == 1);
  return 0;
}
