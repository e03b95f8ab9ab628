/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attributes of a span or frame, as the label set defines them: a control for each, the daily
 * ones first, the advanced ones behind "All attributes". */
#pragma once

#include <adwaita.h>

#include "core/model/obl-label-set.h"

G_BEGIN_DECLS

#define OBL_TYPE_ATTRIBUTE_FORM (obl_attribute_form_get_type ())
G_DECLARE_FINAL_TYPE (OblAttributeForm, obl_attribute_form, OBL, ATTRIBUTE_FORM, AdwBin)

/* Signals: "changed" (const char *name, const char *json_value)   a person chose; NULL: none */

GtkWidget *obl_attribute_form_new (void);

/* @types: OblAttributeType; @attributes: OblAttribute.  Both may be NULL. */
void
obl_attribute_form_show (OblAttributeForm *form, GPtrArray *types, const GPtrArray *attributes);
/* What is typed counts now. */
void obl_attribute_form_commit (OblAttributeForm *form);

G_END_DECLS
