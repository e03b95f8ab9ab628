/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Splits: which shares are understood, and that a document's part depends on nothing but its id and
 * the seed. */
#include "config.h"

#include <glib.h>

#include "core/export/obl-export-split.h"
#include "core/export/obl-export.h"

static void
test_mistakes (void)
{
  static const char *const cases[]
      = { "",          "train",     "train=",    "train=0", "train=-1", "train=1.5", "=80",
          "train=80,", "a=1,a=2",   "../x=1",    "a b=1",   "-a=1",     "a=80;b=20", "a=9999999",
          "a=b=c",     "train=80%", "tr/ain=80", ".=1",     "a=1,,b=1" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (OblExportSplit) split = obl_export_split_parse (cases[i], 0, &error);

    g_test_message ("%s", cases[i]);
    g_assert_null (split);
    g_assert_error (error, OBL_EXPORT_ERROR, OBL_EXPORT_ERROR_OPTIONS);
  }
}

static void
test_known (void)
{
  /* Computed by hand with Python's hashlib: int.from_bytes (sha256 (seed + id)[:4], "big") * 100
   * >> 32 gives 12 and 59 for seed 0, 71 and 26 for seed 7. */
  static const struct {
    const char *id;
    guint64 seed;
    guint part;
  } cases[] = {
    { "01890a5d-ac96-774b-bcce-b302099a8057", 0, 0 },
    { "01890a5d-ac96-774b-bcce-b302099a8058", 0, 1 },
    { "01890a5d-ac96-774b-bcce-b302099a8057", 7, 1 },
    { "01890a5d-ac96-774b-bcce-b302099a8058", 7, 0 },
  };

  g_test_summary ("The split is the same on every machine and in every version.");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (OblExportSplit) split
        = obl_export_split_parse (" train = 50, dev=25 ,test=25", cases[i].seed, NULL);
    OblId id;

    g_assert_true (obl_id_parse (cases[i].id, &id));
    g_assert_cmpuint (obl_export_split_choose (split, &id), ==, cases[i].part);
  }
}

static void
test_shares (void)
{
  g_autoptr (OblExportSplit) split = obl_export_split_parse ("a=8,b=1,c=1", 42, NULL);
  guint n[3] = { 0 };

  g_test_summary ("Parts are about as large as their shares say.");

  for (guint i = 0; i < 20000; i++) {
    OblId id = OBL_ID_NONE;

    id.bytes[0] = (guint8)i;
    id.bytes[1] = (guint8)(i >> 8);
    n[obl_export_split_choose (split, &id)]++;
  }
  g_assert_cmpuint (n[0], >, 15700);
  g_assert_cmpuint (n[0], <, 16300);
  g_assert_cmpuint (n[1], >, 1800);
  g_assert_cmpuint (n[2], >, 1800);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/export/split/mistakes", test_mistakes);
  g_test_add_func ("/core/export/split/known", test_known);
  g_test_add_func ("/core/export/split/shares", test_shares);

  return g_test_run ();
}
