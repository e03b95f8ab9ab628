/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A short word one can press, with a label's mark before it, a key after it, and a cross to take it
 * away; each of the three only when it is set. */
#pragma once

#include "app/widgets/obl-swatch-mark.h"

G_BEGIN_DECLS

#define OBL_TYPE_CHIP (obl_chip_get_type ())
G_DECLARE_FINAL_TYPE (OblChip, obl_chip, OBL, CHIP, GtkWidget)

/* Signals: "clicked" (), "removed" ().  Text that does not fit is shortened, and whole in the
 * tooltip unless the caller sets one. */
GtkWidget *obl_chip_new (const char *text);

void obl_chip_set_mark (OblChip *chip, OblShape shape, const char *light, const char *dark);
void obl_chip_set_key (OblChip *chip, const char *key);
/* Shows the cross; @tooltip says what it does. */
void obl_chip_set_removable (OblChip *chip, const char *tooltip);
/* That this is the one of its kind in use now. */
void obl_chip_set_current (OblChip *chip, gboolean is_current);
gboolean obl_chip_is_current (OblChip *chip);
/* To give it an action; owned by the chip. */
GtkWidget *obl_chip_get_button (OblChip *chip);

G_END_DECLS
