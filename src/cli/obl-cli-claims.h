/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about claims, propositions and assessments write alike. */
#pragma once

#include "core/base/obl-json.h"
#include "core/base/obl-time.h"
#include "core/store/obl-store-claims.h"

G_BEGIN_DECLS

/* The name of each annotator by its id. */
GHashTable *obl_cli_load_annotators (OblStore *store, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A member "assessments": those of the claim and of the proposition, either of which may be NULL. */
gboolean obl_cli_write_assessments (OblJson *json,
                                    OblStore *store,
                                    GHashTable *annotators,
                                    const OblId *frame_id,
                                    const OblId *proposition_id,
                                    GError **error);
gboolean obl_cli_write_claim (
    OblJson *json, OblStore *store, GHashTable *annotators, const OblClaim *claim, GError **error);
void obl_cli_print_claim (const OblClaim *claim);

G_END_DECLS
