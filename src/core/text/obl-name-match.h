/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much two names are alike, whatever their order, spelling, spacing and script. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A name made ready for comparing; reading it is free of threads' matters. */
typedef struct _OblNameForm OblNameForm;

/* @key: obl_name_key() of the name; copied. */
OblNameForm *obl_name_form_new (const char *key) G_GNUC_WARN_UNUSED_RESULT;
void obl_name_form_free (OblNameForm *form);

/* 0 for nothing in common, 1 for the same key.  Symmetric.  As a rule of thumb: from 0.9 on it is
 * another spelling, from 0.8 on it may be, or one is a part of the other (“Putin” of “Vladimir
 * Putin”), below 0.7 it is not. */
double obl_name_form_compare (const OblNameForm *a, const OblNameForm *b);

/* The same for two names as they are written. */
double obl_name_similarity (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OblNameForm, obl_name_form_free)

G_END_DECLS
